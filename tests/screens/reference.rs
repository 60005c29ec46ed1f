//! Seasons of real races with made-up check-ins, held against the reference formulas. Where those, the reports or Python are
//! not there, nothing is checked.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use secondwind::app::screens::Screen;
use secondwind::domain::arc::RecoveryArc;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Illness, Item, Side};
use secondwind::domain::clock::Stamp;
use secondwind::domain::history::History;
use secondwind::domain::id::{ArcId, CheckInId, RaceId};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::rules::baseline::{Baseline, side_score};
use secondwind::domain::rules::course::{Course, Return};
use secondwind::domain::rules::reckoning::{Reckoning, Recovery};
use secondwind::domain::timeline::What;
use secondwind::domain::units::Metres;
use secondwind::store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

use super::harness::Journal;
use super::season;

/// Check-ins begin so many days before a setback and go on for so many after it: half a year.
const BEFORE: u64 = 62;
const AFTER: u64 = 120;

fn shared(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    path.exists().then_some(path)
}

/// A race that was run and told about.
struct Report {
    race: Race,
    is_setback: bool,
}

/// The reports that may be shown and whose day is known.
fn reports() -> Option<Vec<Report>> {
    let text = std::fs::read_to_string(shared("races/reports.toml")?).expect("the reports can be read");
    let told: toml::Table = text.parse().expect("the reports are TOML");
    let reports = told["report"].as_array().expect("reports");
    let open = reports.iter().filter(|report| report["side"].as_str() == Some("open"));
    let mut found: Vec<Report> = open
        .filter_map(|report| {
            let date: NaiveDate = report.get("date")?.as_str()?.parse().ok()?;
            let kilometres = report.get("distance_km")?;
            let whole = || i32::try_from(kilometres.as_integer()?).ok().map(f64::from);
            let kilometres = kilometres.as_float().or_else(whole)?;
            let outcome = report.get("outcome")?.as_str()?;
            let mut race = Race::new(RaceId(Uuid::nil()), report["race"].as_str()?, date);
            race.kind = Some(if kilometres > 43.0 { RaceKind::Ultra } else { RaceKind::Road });
            race.distance = Some(Metres(kilometres * 1000.0));
            race.outcome = Some(if outcome == "dnf" { Outcome::Dnf } else { Outcome::Finished });
            let is_setback = ["dnf", "missed", "injured"].iter().any(|word| outcome.contains(word));
            Some(Report { race, is_setback })
        })
        .collect();
    found.sort_by_key(|report| report.race.date);
    for (report, number) in found.iter_mut().zip(1..) {
        report.race.id = RaceId(Uuid::from_u128(number));
    }
    Some(found)
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    /// A number from 0 up to, but not with, 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) / 4_294_967_296.0
    }

    /// About normal, with a standard deviation of 1.
    fn noise(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

/// How the runner of one season is doing.
struct Runner {
    usual: f64,
    depth: [f64; 2],
    days_down: [f64; 2],
    filled: f64,
    relapses: bool,
}

impl Runner {
    fn drawn(chance: &mut Chance) -> Self {
        Self {
            usual: 5.5 + 2.0 * chance.next(),
            depth: [5.0 * chance.next(), 5.0 * chance.next()],
            days_down: [3.0 + 25.0 * chance.next(), 3.0 + 40.0 * chance.next()],
            filled: 0.3 + 0.6 * chance.next(),
            relapses: chance.next() < 0.3,
        }
    }

    /// The level of Body (0) or Mind (1) so many days after the setback.
    fn level(&self, side: usize, days: f64) -> f64 {
        let dip = if days <= 0.0 { 0.0 } else { self.depth[side] * (-days / self.days_down[side]).exp() };
        let relapse = if self.relapses && (45.0..56.0).contains(&days) { 3.0 } else { 0.0 };
        self.usual - dip - relapse
    }
}

fn at(day: NaiveDate) -> Stamp {
    day.and_time(NaiveTime::from_hms_opt(20, 0, 0).expect("an hour")).and_utc().fixed_offset()
}

fn check_in(chance: &mut Chance, runner: &Runner, day: NaiveDate, days: i64) -> CheckIn {
    let mut check_in = CheckIn::new(CheckInId(Uuid::now_v7()), day, at(day));
    let days = f64::from(i32::try_from(days).expect("few"));
    for (place, side) in Side::ALL.iter().enumerate() {
        for item in side.items() {
            let value = (runner.level(place, days) + 1.1 * chance.noise()).round().clamp(0.0, 10.0);
            let good = (0..=10_u8).find(|good| f64::from(*good) >= value).unwrap_or(10);
            check_in.scores.set(*item, (chance.next() < 0.95).then(|| item.good(good)));
        }
    }
    if chance.next() < 0.04 {
        check_in.ill = Some(Illness::BelowNeck);
    }
    check_in
}

fn arc(number: u128, race: &Race) -> RecoveryArc {
    RecoveryArc::of_race(ArcId(Uuid::from_u128(number)), race, at(race.date))
}

/// What a runner writes who lives through these seasons, day by day: the check-in of each day, the race, its arc. Seasons of
/// neighbouring setbacks overlap.
fn lived(reports: &[Report], seed: u64) -> BTreeMap<NaiveDate, Vec<Change>> {
    let mut chance = Chance(seed);
    let mut changes: BTreeMap<NaiveDate, Vec<Change>> = BTreeMap::new();
    let mut put = |day: NaiveDate, change| changes.entry(day).or_default().push(change);
    let mut told: BTreeMap<NaiveDate, CheckIn> = BTreeMap::new();
    for (report, number) in reports.iter().zip(1..) {
        put(report.race.date, season::put(&report.race));
        if !report.is_setback {
            continue;
        }
        put(report.race.date, Change::OpenArc(Box::new(arc(number, &report.race))));
        let runner = Runner::drawn(&mut chance);
        for number in 0..BEFORE + AFTER {
            let day = report.race.date - Days::new(BEFORE) + Days::new(number);
            if chance.next() < runner.filled {
                let days = (day - report.race.date).num_days();
                told.insert(day, check_in(&mut chance, &runner, day, days));
            }
        }
    }
    for (day, check_in) in told {
        put(day, Change::PutCheckIn { check_in: Box::new(check_in), base: None });
    }
    changes
}

/// What the reference formulas are asked about one side of one arc.
fn question(history: &History, reckoning: &Reckoning, recovery: &Recovery, side: Side) -> Value {
    let start = recovery.start;
    let value = |one: &CheckIn| side_score(&one.scores, side);
    // The usual as it was to be frozen: of the days before, without what is left out. Arcs that were open then are known by
    // what was known then.
    let then = Reckoning::of(history, start);
    let earlier: Vec<(NaiveDate, Option<NaiveDate>)> = then
        .recoveries
        .iter()
        .filter(|other| other.start < start)
        .map(|other| (other.start, other.closed))
        .collect();
    let is_left_out = |one: &CheckIn| {
        let in_arc = earlier.iter().any(|(first, closed)| {
            (0..42).contains(&(one.day - *first).num_days()) && closed.is_none_or(|closed| one.day < closed)
        });
        let raced = history.races.iter().any(|race| (0..=2).contains(&(one.day - race.date).num_days()));
        in_arc || raced || one.ill == Some(Illness::BelowNeck) || history.first_days.contains(&one.day)
    };
    let before: BTreeMap<String, f64> = history
        .check_ins
        .iter()
        .filter(|one| (1..=42).contains(&(start - one.day).num_days()) && !is_left_out(one))
        .filter_map(|one| Some(((one.day - start).num_days().to_string(), value(one)?)))
        .collect();
    let after: BTreeMap<String, f64> = history
        .check_ins
        .iter()
        .filter(|one| one.day > start && one.day <= reckoning.today)
        .filter_map(|one| Some(((one.day - start).num_days().to_string(), value(one)?)))
        .collect();
    let items = history.check_ins.iter().filter(|one| one.day > start).take(5).map(|one| {
        let items = Item::CORE.iter().filter_map(|item| Some((item.id(), one.scores.get(*item)?)));
        json!({ "items": items.collect::<BTreeMap<_, _>>(), "value": value(one) })
    });
    json!({ "side": side.id(), "before": before, "after": after, "today": recovery.day, "items": items.collect::<Vec<_>>() })
}

/// Asks the reference formulas; for each question what they say of the usual, of the return, and of single check-ins.
const ASK: &str = r#"
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("reference", sys.argv[1])
reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reference)
answers = []
for question in json.load(sys.stdin):
    before = {int(day): value for day, value in question["before"].items()}
    after = {int(day): value for day, value in question["after"].items()}
    usual = reference.baseline(before, 0.6)
    back = None
    if usual:
        values = [before[day] for day in sorted(before)]
        back = reference.back(after, reference.med(values), reference.spread(values, 0.6), question["today"])
    scores = [reference.domain(one["items"], question["side"]) for one in question["items"]]
    answers.append({"usual": usual, "back": back, "scores": scores})
json.dump(answers, sys.stdout)
"#;

fn ask(questions: &[Value]) -> Option<Vec<Value>> {
    let reference = shared("domain/reference.py")?;
    let mut python = Command::new("python3")
        .args(["-B", "-c", ASK])
        .arg(reference)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut asked = python.stdin.take().expect("its input");
    asked.write_all(json!(questions).to_string().as_bytes()).expect("asked");
    drop(asked);
    let answered = python.wait_with_output().expect("an answer");
    assert!(answered.status.success(), "the reference formulas failed");
    Some(serde_json::from_slice(&answered.stdout).expect("the answers are JSON"))
}

/// What the journal says of a side, in the words of the reference formulas, which do not know of reopening: the first return.
fn in_their_words(course: &Course) -> Value {
    if let Some(first) = course.backs.first() {
        return json!({ "state": "back", "from": first.from, "to": first.to });
    }
    match course.now {
        Return::NotMeasured { have } => json!({ "state": "not measured", "have": have }),
        Return::TooEarly { have } => json!({ "state": "too early", "have": have }),
        Return::NoDip => json!({ "state": "no dip measured" }),
        Return::Pending { since, more } => json!({ "state": "pending", "since": since, "more": more }),
        Return::Open => json!({ "state": "open" }),
        Return::NoBaseline | Return::Back(_) => Value::Null,
    }
}

fn usual_in_their_words(usual: Option<&Baseline>) -> Value {
    let two_places = |value: f64| (value * 100.0 + 0.5 + 1e-9).floor() / 100.0;
    usual.map_or(Value::Null, |usual| {
        json!({
            "centre": two_places(usual.centre),
            "spread": two_places(usual.spread),
            "n": usual.n,
            "label": usual.label.id(),
        })
    })
}

#[test]
fn seasons_of_real_races_come_out_as_the_reference_formulas_say() {
    let Some(reports) = reports() else { return };
    assert!(reports.iter().filter(|report| report.is_setback).count() >= 8);
    let mut questions = Vec::new();
    let mut told = Vec::new();
    for seed in 1..=12 {
        let mut store = Store::in_memory().expect("opens");
        for of_day in lived(&reports, seed).into_values() {
            store.apply(&of_day).expect("saved");
        }
        let history = store.history(None).expect("readable");
        for arc in &history.arcs {
            // As it looks on some days of the way, and in the end.
            for days in [4, 9, 15, 22, 30, 45, 70, 110] {
                let reckoning = Reckoning::of(&history, arc.start + TimeDelta::days(days));
                let recovery = reckoning.recovery_of(arc.id).expect("its recovery");
                for side in Side::ALL {
                    questions.push(question(&history, &reckoning, recovery, *side));
                    let frozen = if *side == Side::Body { arc.baseline.body } else { arc.baseline.mind };
                    let course = recovery.side(*side).clone();
                    let scores = questions.last().map(|asked| asked["items"].clone());
                    told.push((
                        frozen,
                        course,
                        scores.unwrap_or_default(),
                        format!("{} {side:?} {days}", arc.name),
                    ));
                }
            }
        }
    }
    let Some(answers) = ask(&questions) else { return };
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for ((frozen, course, scores, what), answer) in told.iter().zip(&answers) {
        assert_eq!(usual_in_their_words(frozen.as_ref()), answer["usual"], "the usual of {what}");
        let back = if frozen.is_some() { in_their_words(course) } else { Value::Null };
        assert_eq!(back, answer["back"], "the way back of {what}");
        let scores: Vec<_> =
            scores.as_array().expect("check-ins").iter().map(|one| one["value"].as_f64()).collect();
        let expected: Vec<_> =
            answer["scores"].as_array().expect("scores").iter().map(Value::as_f64).collect();
        for (score, expected) in scores.iter().zip(&expected) {
            assert_eq!(score.is_some(), expected.is_some(), "a check-in of {what}");
            assert!((score.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-9, "a check-in of {what}");
        }
        *seen.entry(back["state"].as_str().unwrap_or("no usual").to_owned()).or_default() += 1;
    }
    for state in ["back", "pending", "open", "no dip measured", "too early"] {
        assert!(seen.get(state).copied().unwrap_or(0) > 5, "{state} came up too rarely: {seen:?}");
    }
}

/// What the timeline has to say of a side, when the reference formulas say this of it.
fn on_the_screen(side: Side, back: &Value) -> String {
    let name = side.label().to_lowercase();
    let number = |key: &str| back[key].as_u64().expect("a number");
    match back["state"].as_str() {
        Some("back") if number("from") == number("to") => format!("{name} back on day {}", number("to")),
        Some("back") => format!("{name} back on day {}-{}", number("from"), number("to")),
        Some("pending") => format!("{name} looks back since day {}", number("since")),
        Some("open") => format!("{name} open"),
        Some("no dip measured") => format!("{name}: no dip measured"),
        Some("too early") => format!("{name}: too early to tell, {} of 3 check-ins", number("have")),
        _ => format!("{name} not measured"),
    }
}

#[test]
fn the_timeline_says_of_each_arc_of_real_races_what_the_reference_formulas_say() {
    let Some(reports) = reports() else { return };
    let seasons = lived(&reports, 3);
    let setbacks: Vec<&Race> =
        reports.iter().filter(|report| report.is_setback).map(|report| &report.race).collect();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for days in [12, 120] {
        for race in &setbacks {
            let today = race.date + TimeDelta::days(days);
            let changes: Vec<Change> =
                seasons.range(..=today).flat_map(|(_, of_day)| of_day.clone()).collect();
            let mut journal = Journal::holding(&format!("{today}T20:00:00+00:00"), &changes).sized(200, 60);
            let history = journal.store().history(None).expect("readable");
            let reckoning = Reckoning::of(&history, today);
            let place = history.arcs.iter().position(|arc| arc.races.contains(&race.id)).expect("its arc");
            let recovery = &reckoning.recoveries[place];
            let questions = Side::ALL
                .iter()
                .map(|side| question(&history, &reckoning, recovery, *side))
                .collect::<Vec<_>>();
            let Some(answers) = ask(&questions) else { return };
            journal.press("3 home");
            let Screen::Timeline(page) = journal.state.screen() else { panic!("no timeline") };
            let before =
                page.events.iter().position(|event| event.what == What::Race(race.id)).expect("its race");
            journal.press(&"right ".repeat(before));
            journal.must_see(&[&format!(" {}   ", race.name)]);
            for (side, answer) in Side::ALL.iter().zip(&answers) {
                let words = on_the_screen(*side, &answer["back"]);
                journal.must_see(&[&words]);
                *seen.entry(answer["back"]["state"].as_str().unwrap_or_default().to_owned()).or_default() +=
                    1;
            }
        }
    }
    assert!(seen.len() >= 4 && seen["back"] >= 10, "{seen:?}");
}
