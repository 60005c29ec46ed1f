//! The golden vectors of the reference formulas, where the file lies beside the project. Without it the same vectors are
//! checked as literals in the tests of each rule.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::alignment;
use super::baseline::{Baseline, Label};
use super::course::{Return, course};
use super::lesson_state::{confidence, state};
use super::reading::{Before, Deciding, points, verdict};
use super::recovery_guide::guide_for_distance;
use super::split_shape::split_shape;
use super::wall::{SplitLength, wall_splits};
use crate::domain::lesson::{LessonStanding, UseTally};
use crate::domain::units::rounding::shown;
use crate::domain::units::time::{TimeContext, Travel, parse_time};
use crate::domain::units::{Metres, Seconds};

type Checked = Result<(), Box<dyn std::error::Error>>;

/// All vectors; `None` where the file is not there.
fn vectors() -> Option<Value> {
    let root = std::env::var("CARGO_MANIFEST_DIR").ok()?;
    let text = std::fs::read_to_string(format!("{root}/../shared/domain/vectors.json")).ok()?;
    Some(serde_json::from_str(&text).expect("the vectors are JSON"))
}

/// The lines of one table; `None` where the file is not there.
fn table(name: &str) -> Option<Vec<Value>> {
    Some(vectors()?[name].as_array().expect(name).clone())
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn times_agree_with_the_vectors() -> Checked {
    for line in table("time").unwrap_or_default() {
        let context = TimeContext { distance: line[1].as_f64().map(Metres), travel: Travel::OnFoot };
        let time = parse_time(line[0].as_str().expect("a text"), context)?;
        assert_eq!(time, Seconds(number(&line[2])), "{line}");
        assert_eq!(Some(time.told().as_str()), line[3].as_str(), "{line}");
    }
    for line in table("not_a_time").unwrap_or_default() {
        let text = line[0].as_str().expect("a text");
        assert!(parse_time(text, TimeContext::default()).is_err(), "{line}");
    }
    Ok(())
}

#[test]
fn shapes_agree_with_the_vectors() -> Checked {
    for line in table("shape").unwrap_or_default() {
        let shape =
            split_shape(Seconds(number(&line[0][0])), Seconds(number(&line[0][1]))).ok_or("a shape")?;
        assert_eq!(shown(shape.percent, 1).to_string(), number(&line[1][0]).to_string(), "{line}");
        assert_eq!(Some(shape.shape.id()), line[1][1].as_str(), "{line}");
    }
    Ok(())
}

#[test]
fn walls_agree_with_the_vectors() {
    for line in table("wall").unwrap_or_default() {
        let times = line[0].as_array().expect("times").iter().map(|time| Seconds(number(time)));
        let walls: Vec<String> = wall_splits(&times.collect::<Vec<_>>(), SplitLength::FiveKm)
            .iter()
            .map(|split| format!("{} {}", split.number, shown(split.percent, 1)))
            .collect();
        let expected: Vec<String> = line[1]
            .as_array()
            .expect("walls")
            .iter()
            .map(|wall| format!("{} {}", wall[0], number(&wall[1])))
            .collect();
        assert_eq!(walls, expected, "{line}");
    }
}

#[test]
fn guides_agree_with_the_vectors() {
    for line in table("guide").unwrap_or_default() {
        let guide = guide_for_distance(Metres(number(&line[0]) * 1000.0));
        assert_eq!(
            vec![Some(u64::from(guide.low)), Some(u64::from(guide.high))],
            vec![line[1][0].as_u64(), line[1][1].as_u64()],
            "{line}"
        );
    }
}

/// The golden cases whose name begins so; none where the file is not there.
fn cases(beginning: &str) -> Vec<(String, Value)> {
    let Some(Value::Object(all)) = vectors() else { return Vec::new() };
    all.into_iter().filter(|(name, _)| name.starts_with(beginning)).collect()
}

/// The values of a case by the number of their day.
fn by_day(case: &Value) -> Vec<(u32, f64)> {
    let values = case["in"].as_object().expect("values by day");
    let mut values: Vec<(u32, f64)> =
        values.iter().map(|(day, value)| (day.parse().expect("a day"), number(value))).collect();
    values.sort_by_key(|(day, _)| *day);
    values
}

#[test]
fn usuals_agree_with_the_vectors() {
    for (name, case) in cases("baseline") {
        let start = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let values: Vec<(NaiveDate, f64)> =
            by_day(&case).into_iter().map(|(day, value)| (start + Days::new(day.into()), value)).collect();
        let usual = Baseline::of_values(&values, number(&case["floor"])).expect("a usual");
        let out = &case["out"];
        assert_eq!(shown(usual.centre, 2).to_string(), number(&out["centre"]).to_string(), "{name}");
        assert_eq!(shown(usual.spread, 2).to_string(), number(&out["spread"]).to_string(), "{name}");
        assert_eq!(Some(u64::from(usual.n)), out["n"].as_u64(), "{name}");
        assert_eq!(Some(usual.label.id()), out["label"].as_str(), "{name}");
    }
}

#[test]
fn courses_agree_with_the_vectors() {
    for (name, case) in cases("back_") {
        let (centre, spread) = (number(&case["centre"]), number(&case["spread"]));
        let usual = Baseline { centre, spread, n: 10, first: None, last: None, label: Label::Measured };
        let today = u32::try_from(case["today"].as_u64().expect("a day")).expect("a small number");
        let told = match course(&by_day(&case), Some(&usual), today).now {
            Return::NoBaseline => json!({ "state": "no baseline" }),
            Return::NotMeasured { have } => json!({ "state": "not measured", "have": have }),
            Return::TooEarly { have } => json!({ "state": "too early", "have": have }),
            Return::NoDip => json!({ "state": "no dip measured" }),
            Return::Open => json!({ "state": "open" }),
            Return::Pending { since, more } => json!({ "state": "pending", "since": since, "more": more }),
            Return::Back(back) => json!({ "state": "back", "from": back.from, "to": back.to }),
        };
        assert_eq!(told, case["out"], "{name}");
    }
}

#[test]
fn lessons_agree_with_the_vectors() {
    for line in table("lesson").unwrap_or_default() {
        let count =
            |place: usize| u32::try_from(line[0][place].as_u64().expect("a count")).expect("a small number");
        let sure = u8::try_from(count(0)).ok();
        let tally = UseTally { helped: count(1), partly: count(2), no_help: count(3), forgot: 0 };
        assert_eq!(shown(confidence(sure, tally), 2).to_string(), number(&line[1]).to_string(), "{line}");
        let state = state(LessonStanding::Active, sure, tally);
        assert_eq!(Some(state.label()), line[2].as_str(), "{line}");
    }
}

#[test]
fn points_and_readings_agree_with_the_vectors() {
    for line in table("points").unwrap_or_default() {
        let [mean, centre, spread] = [0, 1, 2].map(|place| number(&line[place]));
        assert_eq!(u64::from(points(mean, centre, spread)), line[3].as_u64().expect("points"), "{line}");
    }
    for line in table("reading").unwrap_or_default() {
        let told = &line["kw"];
        let is = |name: &str| told[name].as_bool().unwrap_or_default();
        let count = |name: &str| told[name].as_u64().unwrap_or_default();
        let since_reset = told["since_reset"].as_u64();
        let may_build = count("n14") >= 6 && count("pain7") == 0 && !is("ill7");
        let deciding = Deciding {
            before: is("care").then_some(Before::Care),
            points: (!is("thin")).then(|| u8::try_from(count("pts")).expect("few")),
            had_three: is("prev3"),
            is_held: !may_build
                || is("in_guide")
                || is("arc_body_open")
                || since_reset.is_some_and(|days| days < 7),
        };
        let wanted = match line["out"].as_str().expect("a verdict") {
            "no reading" => "none",
            other => other,
        };
        assert_eq!(verdict(deciding).id(), wanted, "{line}");
    }
}

#[test]
fn alignment_agrees_with_the_vectors() {
    for line in table("alignment").unwrap_or_default() {
        let answers = line[0].as_array().expect("answers").iter();
        let answers: Vec<Option<u8>> = answers
            .map(|answer| answer.as_u64().map(|answer| u8::try_from(answer).expect("0 to 4")))
            .collect();
        assert_eq!(alignment::score(&answers), line[1].as_u64(), "{line}");
    }
}
