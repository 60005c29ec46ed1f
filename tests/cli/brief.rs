//! `secondwind brief`

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use secondwind::domain::brief::{BriefPlan, Ready, ReadyItem};
use secondwind::domain::change::Change;
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState};
use secondwind::domain::id::{GoalId, LessonId, RaceId, StepId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::units::Metres;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Place, day, stamp, told};

fn race(number: u128, name: &str, date: &str, outcome: Option<Outcome>) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(number)), name, day(date));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(42_195.0));
    race.outcome = outcome;
    race
}

fn put(race: &Race) -> Change {
    Change::PutRace { race: Box::new(race.clone()), base: None }
}

fn lesson(number: u128, text: &str, trigger: &str) -> Change {
    let written = stamp("2025-11-25T20:00:00+02:00");
    let mut lesson = Lesson::new(LessonId(Uuid::from_u128(100 + number)), Verb::Change, text, written);
    lesson.race = Some(RaceId(Uuid::from_u128(1)));
    trigger.clone_into(&mut lesson.trigger);
    lesson.sure = Some(5 - u8::try_from(number).expect("small"));
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

/// A marathon of last year with three lessons, the same one in two weeks, planned, and a half after it.
fn journal() -> Place {
    let place = Place::new();
    let last_year = race(1, "Two Rivers Marathon 2025", "2025-11-23", Some(Outcome::Dnf));
    let mut next = race(2, "Two Rivers Marathon", "2026-12-05", None);
    next.goals.a = "under 3:45".into();
    next.goals.c = "finish smiling".into();
    next.location = "Riverton".into();
    next.company = "Lerato at 30 km".into();
    next.conditions.weather = "28 degrees, *dry*".into();
    let half = race(3, "Autumn Half", "2027-02-06", None);
    let at = stamp("2026-11-20T20:00:00+02:00");
    let plan = BriefPlan {
        why: "For the morning by the river.".into(),
        switch_point: "At the second bridge.".into(),
        cue: "tall, quiet".into(),
        what_ifs: vec!["If my calf pulls, then I will walk one table.".into()],
        ready: vec![
            ReadyItem { item: "alternation".into(), ready: Ready::Yes },
            ReadyItem { item: "strength".into(), ready: Ready::Partly },
            ReadyItem { item: "race_food".into(), ready: Ready::No },
        ],
        ..BriefPlan::blank(next.id, at)
    };
    let id = GoalId(Uuid::from_u128(50));
    let goal = Goal { race: Some(next.id), ..Goal::new(id, GoalKind::Process, "Drink at every table", at) };
    let step = Step {
        id: StepId(Uuid::from_u128(60)),
        goal: None,
        race: Some(next.id),
        debrief: None,
        person: None,
        text: "Take the race food on the next long run".into(),
        day: Some(day("2026-11-28")),
        state: StepState::Open,
        written: at,
    };
    place.write(&[
        put(&last_year),
        put(&next),
        put(&half),
        lesson(1, "Start slower than feels right", "If it feels easy, then I will hold back."),
        lesson(2, "Drink before I am thirsty", ""),
        lesson(3, "Walk through every table", ""),
        Change::PutPlan { plan: Box::new(plan), base: None },
        Change::PutStep(step),
        Change::PutGoal { goal: Box::new(goal), base: None },
    ]);
    place
}

fn shown(place: &Place, number: u128) -> usize {
    let race = RaceId(Uuid::from_u128(number));
    let basis = place.store().brief(Some(race), day("2026-11-21")).expect("readable").expect("there");
    basis.lessons.iter().filter(|lesson| lesson.shown.is_some()).count()
}

#[test]
fn the_brief_of_the_next_race_is_told_to_be_read_and_counts_as_shown() {
    let place = journal();
    assert_eq!(
        place.call(&["brief"]).lines(),
        [
            "Two Rivers Marathon, 14 days to go",
            "42.2 km · Road · Riverton · Sat 5 Dec 2026",
            "Here before: 2025 did not finish",
            "Time to read the lessons and to write the what-ifs. A last look at the fundamentals.",
            "",
            "Lessons you have paid for already",
            "  change  Start slower than feels right",
            "          If it feels easy, then I will hold back.",
            "          same race · not used yet · from Two Rivers Marathon 2025",
            "  change  Drink before I am thirsty",
            "          same race · not used yet · from Two Rivers Marathon 2025",
            "  change  Walk through every table",
            "          same race · not used yet · from Two Rivers Marathon 2025",
            "",
            "What if",
            "  - If my calf pulls, then I will walk one table.",
            "",
            "Goals",
            "  A             under 3:45",
            "  C             finish smiling",
            "  In my hands   Drink at every table",
            "",
            "The day and its hard part",
            "  The day       28 degrees, *dry* (taken as hot)",
            "  Switch point  At the second bridge.",
            "",
            "To carry along",
            "  Cue           tall, quiet",
            "  Why           For the morning by the river.",
            "  With me       Lerato at 30 km",
            "",
            "The fundamentals",
            "  hard days and easy days take turns: yes",
            "  strength or mobility twice a week: partly",
            "  race food practised: no",
            "    step: Take the race food on the next long run, Sat 28 Nov 2026",
        ]
    );
    assert_eq!(shown(&place, 2), 3);
}

#[test]
fn in_the_last_week_the_cue_and_the_switch_point_come_first() {
    let place = journal();
    let mut next = race(2, "Two Rivers Marathon", "2026-11-28", None);
    next.company = "Lerato at 30 km".into();
    place.write(&[put(&next)]);
    let told = place.call(&["brief"]);
    let lines = told.lines();
    let at = |wanted: &str| lines.iter().position(|line| *line == wanted).expect(wanted);
    assert_eq!(
        lines[at("To keep in mind")..][..5],
        [
            "To keep in mind",
            "  Cue           tall, quiet",
            "  Switch point  At the second bridge.",
            "",
            "Lessons you have paid for already"
        ]
    );
    assert_eq!(
        lines[at("Why, and with whom")..][..3],
        [
            "Why, and with whom",
            "  Why           For the morning by the river.",
            "  With me       Lerato at 30 km"
        ]
    );
    assert_eq!(lines.iter().filter(|line| line.contains("Switch point")).count(), 1);
}

#[test]
fn in_a_narrow_terminal_lines_go_on_under_their_words() {
    let place = journal();
    let mut command = place.command(&["brief"]);
    let told = told(command.env("COLUMNS", "40"));
    let lines = told.lines();
    assert!(lines.iter().all(|line| line.chars().count() <= 40), "{lines:#?}");
    assert!(lines.contains(&"          from Two Rivers Marathon 2025"), "{lines:#?}");
    assert!(lines.iter().all(|line| !line.trim_start().starts_with('·')), "{lines:#?}");
}

#[test]
fn markdown_is_one_page_with_what_is_needed_first_at_its_top() {
    let place = journal();
    assert_eq!(
        place.call(&["brief", "--markdown"]).lines(),
        [
            "# Two Rivers Marathon",
            "",
            "42.2 km · Road · Riverton · Sat 5 Dec 2026 (14 days to go)",
            "",
            "## Now",
            "",
            "- **Cue:** tall, quiet",
            "- **Switch point:** At the second bridge.",
            "",
            "## Lessons",
            "",
            "1. **change** Start slower than feels right",
            "   If it feels easy, then I will hold back.",
            "2. **change** Drink before I am thirsty",
            "3. **change** Walk through every table",
            "",
            "## What if",
            "",
            "- If my calf pulls, then I will walk one table.",
            "",
            "## Goals",
            "",
            "- **A:** under 3:45",
            "- **C:** finish smiling",
            "- **In my hands:** Drink at every table",
            "",
            "## The day",
            "",
            "- **The day:** 28 degrees, \\*dry\\* (taken as hot)",
            "- **Why:** For the morning by the river.",
            "- **With me:** Lerato at 30 km",
            "",
            "## The fundamentals",
            "",
            "- strength or mobility twice a week: partly",
            "- race food practised: no; step: Take the race food on the next long run, Sat 28 Nov 2026",
        ]
    );
    assert_eq!(shown(&place, 2), 3);
}

#[test]
fn json_tells_everything_with_the_reasons_and_counts_as_no_showing() {
    let place = journal();
    let told = place.call(&["brief", "--json"]);
    let data: Value = serde_json::from_str(&told.lines().join("\n")).expect("JSON");
    assert_eq!(data["format"], json!(1));
    assert_eq!(data["race"]["days_to_go"], json!(14));
    assert_eq!(data["lessons"][0]["text"], json!("Start slower than feels right"));
    assert_eq!(
        data["lessons"][0]["reasons"],
        json!([
            { "reason": "same_distance" },
            { "reason": "same_kind", "kind": "road" },
            { "reason": "same_event" },
            { "reason": "not_seen_lately" },
        ])
    );
    assert_eq!(data["lessons"][0]["state"], json!("fresh"));
    assert_eq!(data["goals"]["process"], json!(["Drink at every table"]));
    assert_eq!(
        data["fundamentals"][5],
        json!({ "id": "race_food", "text": "race food practised", "ready": "no" })
    );
    assert_eq!(data["fundamentals"][1]["ready"], Value::Null);
    assert_eq!(shown(&place, 2), 0);
}

#[test]
fn a_race_is_named_by_a_part_of_its_name_or_by_its_day() {
    let place = journal();
    let head = |words: &[&str]| place.call(words).lines().first().map(|line| (*line).to_owned());
    let half = Some("Autumn Half, 77 days to go".to_owned());
    assert_eq!(head(&["brief", "autumn"]), half);
    assert_eq!(head(&["brief", "2027-02-06"]), half);
    // Of two editions the one that is still ahead is meant.
    assert_eq!(head(&["brief", "two rivers"]), Some("Two Rivers Marathon, 14 days to go".to_owned()));
    assert_eq!(head(&["brief", "2025"]), Some("Two Rivers Marathon 2025, did not finish".to_owned()));
}

#[test]
fn several_races_are_listed_and_an_unknown_one_is_told() {
    let place = journal();
    assert_eq!(
        place.call(&["brief", "A"]).refusal(),
        "secondwind: “A” means 3 races. Say more of the name, or the day:\n  Sat 6 Feb 2027  Autumn Half\n  \
         Sat 5 Dec 2026  Two Rivers Marathon\n  Sun 23 Nov 2025  Two Rivers Marathon 2025"
    );
    assert_eq!(
        place.call(&["brief", "Comrades\u{1b}[2J"]).refusal(),
        "secondwind: No race has “Comrades[2J” in its name or on its day. secondwind timeline --from start tells all of them."
    );
    assert_eq!(place.call(&["brief", "--json", "--markdown"]).code, Some(2));
}

#[test]
fn without_a_race_ahead_or_a_journal_it_says_so() {
    let place = Place::new();
    assert!(place.call(&["brief"]).refusal().contains("There is no journal at"));
    place.write(&[put(&race(1, "Two Rivers", "2025-11-23", Some(Outcome::Finished)))]);
    assert_eq!(
        place.call(&["brief"]).refusal(),
        "secondwind: There is no race ahead. Enter one in secondwind, with the key a."
    );
}

#[test]
fn of_a_race_that_is_over_it_tells_what_became_of_each_lesson_and_shows_nothing_anew() {
    let place = journal();
    place.call(&["brief"]).lines();
    let id = RaceId(Uuid::from_u128(2));
    let mut over = race(2, "Two Rivers Marathon", "2026-11-20", Some(Outcome::Finished));
    over.goals.a = "under 3:45".into();
    let used = LessonUse {
        lesson: LessonId(Uuid::from_u128(101)),
        race: id,
        debrief: None,
        verdict: UseVerdict::Helped,
        at: stamp("2026-11-21T08:00:00+02:00"),
    };
    place.write(&[put(&over), Change::PutUse(used)]);
    let told = place.call(&["brief", "2026-11-20"]);
    let lines = told.lines();
    assert_eq!(lines[0], "Two Rivers Marathon, finished");
    assert!(lines.contains(&"          used and it helped"), "{lines:#?}");
    assert!(lines.contains(&"          not said yet what became of it"), "{lines:#?}");
}

#[test]
fn what_a_runner_wrote_cannot_reach_the_terminal_as_a_command() {
    let place = journal();
    let nasty = "\u{1b}]0;title\u{7}calm\u{202e}";
    let plan = BriefPlan {
        cue: nasty.into(),
        what_ifs: vec![nasty.into()],
        ..BriefPlan::blank(RaceId(Uuid::from_u128(2)), stamp("2026-11-20T20:00:00+02:00"))
    };
    place.write(&[Change::PutPlan { plan: Box::new(plan), base: None }]);
    for words in [&["brief"][..], &["brief", "--markdown"]] {
        let told = place.call(words);
        assert!(!told.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", told.out);
    }
}

#[test]
fn a_pipe_that_is_closed_early_is_no_error() {
    let place = journal();
    let mut child =
        place.command(&["brief"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut first).expect("a line");
    let ended = child.wait_with_output().expect("its end");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}
