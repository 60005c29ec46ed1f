//! `secondwind goals`

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalKind, GoalState, Horizon, Measure, Progress, Step, StepState, Verdict,
};
use secondwind::domain::goal_story::GoalRow;
use secondwind::domain::id::{GoalId, ProgressId, RaceId, StepId, VerdictId};
use secondwind::domain::race::{Outcome, Race, SetbackMark, Tier};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Place, day, stamp, told};

fn at(day: &str) -> Stamp {
    stamp(&format!("{day}T19:00:00+02:00"))
}

fn race(number: u128, name: &str, date: &str) -> Race {
    Race::new(RaceId(Uuid::from_u128(number)), name, day(date))
}

fn put_race(race: Race) -> Change {
    Change::PutRace { race: Box::new(race), base: None }
}

fn goal(number: u128, kind: GoalKind, text: &str, written: &str) -> Goal {
    Goal::new(GoalId(Uuid::from_u128(number)), kind, text, at(written))
}

fn put(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

fn judge(number: u128, goal: u128, verdict: Verdict, reason: &str, on: &str) -> Change {
    Change::Judge(GivenVerdict {
        id: Some(VerdictId(Uuid::from_u128(number))),
        goal: GoalId(Uuid::from_u128(goal)),
        verdict,
        reason: reason.to_owned(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: at(on),
    })
}

fn step(number: u128, goal: Option<u128>, text: &str, on: Option<&str>) -> Change {
    Change::PutStep(Step {
        id: StepId(Uuid::from_u128(number)),
        goal: goal.map(|goal| GoalId(Uuid::from_u128(goal))),
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: on.map(day),
        state: StepState::Open,
        written: at("2026-11-18"),
    })
}

/// Four goals, one of them let go, and two steps; the evening is that of Saturday, 21 November 2026.
fn journal() -> Place {
    let place = Place::new();
    let ahead = race(2, "Harbour Lights", "2026-12-13");
    let read = Goal {
        measure: Some(Measure::Number { from: 0.0, to: 12.0, unit: "books".to_owned() }),
        by: Some(day("2026-11-15")),
        ..goal(11, GoalKind::Wellbeing, "Read \u{1b}[31mat night 前", "2026-10-10")
    };
    let smile = Goal {
        race: Some(ahead.id),
        tier: Some(Tier::C),
        pinned: true,
        if_then: "If it hurts, then I will count lamps".to_owned(),
        ..goal(12, GoalKind::Outcome, "Come home smiling", "2026-11-01")
    };
    place.write(&[
        put_race(ahead),
        put(read),
        put(smile),
        put(goal(13, GoalKind::Open, "See what I can do", "2026-11-10")),
        put(goal(14, GoalKind::TimeOrPlace, "Under 4:00", "2026-09-01")),
        Change::PutProgress(Progress {
            id: ProgressId(Uuid::from_u128(1)),
            goal: GoalId(Uuid::from_u128(11)),
            day: day("2026-11-02"),
            value: 3.0,
            at: at("2026-11-02"),
        }),
        judge(21, 12, Verdict::Keep, "it makes me glad", "2026-11-14"),
        judge(22, 14, Verdict::LetGo, "it gave me early mornings", "2026-11-14"),
        step(31, Some(12), "Look at the course", Some("2026-11-20")),
        step(32, None, "Ring the physio", Some("2026-12-01")),
    ]);
    place
}

fn rows(place: &Place) -> Vec<GoalRow> {
    place.store().goals(day("2026-11-21")).expect("readable").rows
}

#[test]
fn goals_are_told_what_is_due_first_then_what_is_pinned() {
    assert_eq!(
        journal().call(&["goals"]).lines(),
        [
            "3 goals, 1 due for a look",
            "",
            "Read [31mat night 前",
            "  wellbeing · this season · by 15 Nov · 3 of 12 books",
            "  a look is due since 7 Nov",
            "",
            "Come home smiling",
            "  outcome · C · this season · pinned · Harbour Lights, 13 Dec 2026",
            "  If it hurts, then I will count lamps",
            "  7 days ago “keep”: it makes me glad",
            "  next look on 12 Dec",
            "  › Look at the course, yesterday · due",
            "",
            "See what I can do",
            "  open · this season",
            "  next look on 8 Dec",
            "",
            "Steps of their own",
            "  › Ring the physio, in 10 days",
        ]
    );
}

#[test]
fn only_what_is_due_is_told_where_it_is_asked_for_and_what_is_over_too() {
    let place = journal();
    let due = place.call(&["goals", "--due"]);
    let firsts: Vec<&str> = due.lines().into_iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(firsts, ["2 goals, 1 due for a look", "", "Read [31mat night 前", "", "Come home smiling"]);
    let all = place.call(&["goals", "--all"]).lines().join("\n");
    assert!(all.ends_with("Under 4:00\n  let go · time or place · this season\n  7 days ago “let it go”: it gave me early mornings\n\nSteps of their own\n  › Ring the physio, in 10 days"), "{all}");
    place.write(&[judge(23, 11, Verdict::Keep, "", "2026-11-20"), step(31, Some(12), "Look", None)]);
    assert_eq!(
        place.call(&["goals", "--due"]).lines(),
        ["Nothing is due today. The next look is at “See what I can do” on 8 Dec."]
    );
}

#[test]
fn the_json_tells_everything_of_each() {
    let told = journal().call(&["goals", "--json"]);
    let value: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(
        (&value["format"], &value["day"], &value["total"], &value["due"]),
        (&json!(1), &json!("2026-11-21"), &json!(3), &json!(1))
    );
    let id = |number: u128| json!(Uuid::from_u128(number).to_string());
    assert_eq!(
        value["goals"][1],
        json!({
            "id": id(12),
            "text": "Come home smiling",
            "kind": "outcome",
            "state": "active",
            "tier": "c",
            "horizon": "season",
            "race": {"id": id(2), "name": "Harbour Lights", "day": "2026-12-13"},
            "by": null,
            "why": null,
            "if_then": "If it hurts, then I will count lamps",
            "notes": null,
            "pinned": true,
            "measure": null,
            "progress": null,
            "verdict": {"verdict": "keep", "reason": "it makes me glad", "carries": null, "day": "2026-11-14"},
            "looked_at": "2026-11-14",
            "next_look": {"day": "2026-12-12", "due": false, "reason": "time", "race": null},
            "steps": [
                {"id": id(31), "text": "Look at the course", "state": "open", "day": "2026-11-20", "due": true}
            ],
            "written": "2026-11-01T19:00:00+02:00",
        })
    );
    let first = &value["goals"][0];
    assert_eq!(first["measure"], json!({"by": "number", "from": 0.0, "to": 12.0, "unit": "books"}));
    assert_eq!(first["progress"], json!({"reached": 3.0, "wanted": 12.0, "share": 0.25}));
    assert_eq!(first["text"], json!("Read \u{1b}[31mat night 前"));
    assert_eq!(value["steps"][0]["text"], json!("Ring the physio"));
}

#[test]
fn a_goal_is_written_with_everything_that_is_said_of_it() {
    let place = journal();
    let told = place.call(&[
        "goals",
        "add",
        "Run  the lights\twith my head up",
        "--kind",
        "open",
        "--tier",
        "A",
        "--race",
        "lights",
        "--by",
        "13 december",
        "--why",
        "For the lamps",
        "--if-then",
        "If the wind turns, then I will tuck in",
        "--horizon",
        "weeks",
    ]);
    assert_eq!(
        told.lines(),
        [
            "Written: Run the lights with my head up",
            "  open · A · the next weeks · Harbour Lights, 13 Dec 2026 · by 13 Dec",
            "  If the wind turns, then I will tuck in",
        ]
    );
    let rows = rows(&place);
    let written = &rows[4].goal;
    assert_eq!(
        (written.kind, written.tier, written.horizon),
        (GoalKind::Open, Some(Tier::A), Horizon::Weeks)
    );
    assert_eq!((written.by, written.why.as_str()), (Some(day("2026-12-13")), "For the lamps"));
    // The first goal of all makes the journal.
    let empty = Place::new();
    assert_eq!(
        empty.call(&["goals", "add", "Seven easy days", "--kind", "rec"]).lines(),
        ["Written: Seven easy days", "  recovery · the next weeks"]
    );
    assert_eq!(empty.call(&["goals"]).lines()[0], "1 goal");
    assert_eq!(
        place.call(&["goals", "add", "Drink early", "--kind", "process", "--race", "harbour"]).lines()[2],
        "  It stands in the brief of Harbour Lights, too."
    );
}

#[test]
fn soon_after_a_setback_a_time_goal_is_kept_and_rests() {
    let place = Place::new();
    let hard = Race {
        outcome: Some(Outcome::Dnf),
        setback: Some(SetbackMark::Yes),
        ..race(1, "Comrades", "2026-11-19")
    };
    place.write(&[put_race(hard)]);
    let add = |words: &[&str]| place.call(&[&["goals", "add"], words].concat()).lines().join("\n");
    assert_eq!(
        add(&["Under four hours", "--kind", "place"]),
        "Written: Under four hours
  time or place · this season
  Recovery first: a time goal can be set from 3 Dec. Until then it rests, and the review asks about it that day.
  secondwind goals add \"...\" --kind recovery writes the recovery goal."
    );
    let rows = rows(&place);
    assert_eq!((rows[0].goal.state(), rows[0].goal.again), (GoalState::Resting, Some(day("2026-12-03"))));
    assert!(!add(&["Sleep back to usual", "--kind", "recovery"]).contains("Recovery first"));
    let again = add(&["Under five hours", "--kind", "time"]);
    assert!(again.contains("Recovery first") && !again.contains("writes the recovery goal"), "{again}");
}

#[test]
fn what_is_wrong_with_a_new_goal_is_told_at_once_and_nothing_is_written() {
    let place = journal();
    let words = [
        "goals",
        "add",
        " ",
        "--kind",
        "big",
        "--tier",
        "d",
        "--horizon",
        "soon",
        "--by",
        "13 octember",
        "--race",
        "Boston",
    ];
    assert_eq!(
        place.call(&words).refusal(),
        "secondwind: Nothing was written. 6 things need another look:
  --kind big: it is outcome, time, process, recovery, wellbeing or open.
  A goal needs words.
  --tier d: it is a, b or c.
  --horizon soon: it is weeks, season or long.
  --by 13 octember: “13 octember” cannot be read as a day. Write it like yesterday, 12 April or 2025-04-12.
  --race Boston: no race ahead is called so. Ahead are Harbour Lights."
    );
    assert_eq!(rows(&place).len(), 4);
    let empty = Place::new();
    let refused = empty.call(&["goals", "add", ""]);
    assert!(refused.refusal().ends_with("Nothing was written. A goal needs words."));
    assert!(!empty.journal().exists());
    assert!(empty.call(&["goals"]).refusal().contains("There is no journal at"));
    let both = place.call(&["goals", "--due", "--all"]);
    assert_eq!(both.code, Some(2));
}

#[test]
fn an_empty_journal_says_how_a_goal_is_written() {
    let place = Place::new();
    place.write(&[]);
    assert_eq!(
        place.call(&["goals"]).lines(),
        ["There are no goals yet. secondwind goals add \"...\" writes one."]
    );
    assert_eq!(place.call(&["goals", "--due"]).lines(), ["Nothing is due today."]);
}

#[test]
fn lines_are_broken_at_the_width_of_the_page() {
    let place = journal();
    let out = told(place.command(&["goals"]).env("COLUMNS", "40"));
    for line in out.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 40, "{line}");
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let place = journal();
    let many =
        (100..500).map(|number| put(goal(number, GoalKind::Open, &"far and wide ".repeat(12), "2026-11-02")));
    place.write(&many.collect::<Vec<_>>());
    let mut program = place
        .command(&["goals", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut first = String::new();
    let mut out = BufReader::with_capacity(16, program.stdout.take().expect("its output"));
    out.read_line(&mut first).expect("a line");
    drop(out);
    let ended = program.wait_with_output().expect("its end");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn the_help_has_examples() {
    let place = Place::new();
    let help = |words: &[&str]| place.call(words).lines().join("\n");
    for words in ["Examples:", "--due", "--all", "--json", "add"] {
        assert!(help(&["goals", "--help"]).contains(words), "{words}");
    }
    for words in
        ["Examples:", "--kind", "--tier", "--race", "--by", "--why", "--if-then", "--horizon", "14 days"]
    {
        assert!(help(&["goals", "add", "--help"]).contains(words), "{words}");
    }
}
