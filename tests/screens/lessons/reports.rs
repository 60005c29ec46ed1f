//! A journal made of all the race reports: each of their lessons is three keys and one word away. Where the reports are not
//! there, nothing is checked.

use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use secondwind::domain::change::Change;
use secondwind::domain::id::{LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::units::Metres;
use toml::Value;
use uuid::Uuid;

use super::sample::EVENING;
use super::typing::open_lesson;
use crate::harness::Journal;

/// Every report with its lessons, first report first.
fn reports() -> Option<Vec<(Race, Vec<String>)>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/races/reports.toml");
    let text = path.exists().then(|| std::fs::read_to_string(path).expect("the reports can be read"))?;
    let told: toml::Table = text.parse().expect("the reports are TOML");
    let reports = told["report"].as_array().expect("reports");
    let report = |(number, report): (u128, &Value)| {
        let words = |key: &str| report.get(key).and_then(Value::as_str).unwrap_or_default();
        // Where a report does not say the day, any will do: first the month that it says, or the year.
        let said = words("date");
        let day = [said.to_owned(), format!("{said}-01"), format!("{}-01", said.get(..7).unwrap_or("?"))]
            .iter()
            .find_map(|day| day.parse::<NaiveDate>().ok())
            .unwrap_or_else(|| {
                NaiveDate::from_ymd_opt(2014, 6, 1).expect("a day")
                    + Days::new(u64::try_from(number).unwrap_or(0))
            });
        let kilometres = report.get("distance_km").and_then(|value| {
            value.as_float().or_else(|| i32::try_from(value.as_integer()?).ok().map(f64::from))
        });
        let mut race = Race::new(RaceId(Uuid::from_u128(0x1000 + number)), words("race"), day);
        race.distance = kilometres.map(|kilometres| Metres(kilometres * 1000.0));
        race.kind = Some(if kilometres.is_some_and(|kilometres| kilometres > 43.0) {
            RaceKind::Ultra
        } else {
            RaceKind::Road
        });
        race.outcome = Some(if words("outcome").contains("dnf") { Outcome::Dnf } else { Outcome::Finished });
        let lessons = report.get("lessons").and_then(Value::as_array).into_iter().flatten();
        (race, lessons.filter_map(Value::as_str).map(str::to_owned).collect())
    };
    Some((1..).zip(reports).map(report).collect())
}

fn changes(reports: &[(Race, Vec<String>)]) -> (Vec<Change>, Vec<(LessonId, String)>) {
    let mut changes = Vec::new();
    let mut told = Vec::new();
    for (race, lessons) in reports {
        changes.push(Change::PutRace { race: Box::new(race.clone()), base: None });
        for text in lessons {
            let id = LessonId(Uuid::from_u128(0x3000 + u128::try_from(told.len()).expect("few")));
            let written =
                (race.date + Days::new(2)).and_hms_opt(20, 0, 0).expect("an hour").and_utc().fixed_offset();
            let lesson =
                Lesson { race: Some(race.id), sure: Some(4), ..Lesson::new(id, Verb::Change, text, written) };
            changes.push(Change::PutLesson { lesson: Box::new(lesson), base: None });
            told.push((id, text.clone()));
        }
    }
    (changes, told)
}

/// Three keys and a word, in a program that has just been started; the text of the lesson that is open then.
fn found_by(keys: &str, word: &str, changes: &[Change], told: &[(LessonId, String)]) -> String {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press(keys);
    journal.type_text(word);
    journal.press("enter");
    let pressed = keys.split(' ').count() + word.chars().count() + 1;
    assert_eq!(journal.counted_keys(), pressed);
    let open = open_lesson(&journal);
    told.iter().find(|(id, _)| *id == open).map(|(_, text)| text.clone()).expect("a lesson of the reports")
}

#[test]
fn the_lesson_that_matters_is_three_keys_and_its_word_away_in_all_reports() {
    let Some(reports) = reports() else { return };
    let (changes, told) = changes(&reports);
    assert!(reports.len() >= 26 && told.len() >= 34, "{} reports, {} lessons", reports.len(), told.len());
    for (word, lesson) in [
        ("bank", "do not try to bank time because training was short"),
        ("bottle", "carry a bottle next time"),
        ("electro", "electrolytes when it is humid even if cool"),
        ("junction", "ask for help at the junction earlier"),
        ("downhill", "train for downhill"),
        ("maths", "do not do slow-down maths in the last quarter"),
        ("marker", "watch the markers, not the runner ahead"),
        ("gym", "coming back means starting over in the gym"),
        ("10 000", "live at 10 000 ft for four to six weeks before such a race"),
        ("trust group", "trust the even pace group"),
        ("\"even pace\"", "trust the even pace group"),
        ("crew -ask", "carry the warm layer instead of relying on the crew"),
        ("eletrolytes", "electrolytes when it is humid even if cool"),
        ("juncton", "ask for help at the junction earlier"),
        ("distance:100k outcome:dnf weeks", "live at 10 000 ft for four to six weeks before such a race"),
    ] {
        for keys in ["4 /", "/"] {
            assert_eq!(found_by(keys, word, &changes, &told), lesson, "{keys} {word}");
        }
    }
}

#[test]
fn every_lesson_of_the_reports_is_found_by_a_word_that_it_alone_has() {
    let Some(reports) = reports() else { return };
    let (changes, told) = changes(&reports);
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|letter: char| !letter.is_alphanumeric());
        split.map(str::to_lowercase).filter(|word| word.chars().count() > 2).collect()
    };
    let mut found = 0;
    for (_, text) in &told {
        let begins = |word: &str| {
            told.iter().filter(|(_, text)| words(text).iter().any(|other| other.starts_with(word))).count()
        };
        let own = words(text).into_iter().filter(|word| begins(word) == 1).max_by_key(String::len);
        if let Some(word) = own {
            assert_eq!(found_by("4 /", &word, &changes, &told), *text, "{word}");
            found += 1;
        }
    }
    assert!(found >= 30, "{found}");
}
