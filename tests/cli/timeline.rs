//! `secondwind timeline`

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use secondwind::domain::arc::RecoveryArc;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{Illness, Trained};
use secondwind::domain::id::{ArcId, RaceId};
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Place, check_in, check_ins, day, stamp, told};

fn race(number: u128, name: &str, date: &str, outcome: Option<Outcome>) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(number)), name, day(date));
    race.kind = Some(RaceKind::Ultra);
    race.distance = Some(Metres(89_000.0));
    race.outcome = outcome;
    race
}

/// A usual of 7, a race that was a setback on 1 November, Body back on day 7, Mind not yet; a race ahead.
fn journal() -> Place {
    let place = Place::new();
    place.write(&check_ins(day("2026-09-10"), 50, 7));
    let mut setback = race(1, "Comrades", "2026-11-01", Some(Outcome::Dnf));
    setback.setback = Some(SetbackMark::Yes);
    setback.covered = Some(Metres(60_000.0));
    let mut best = race(2, "Lidingö 走", "2026-09-05", Some(Outcome::Finished));
    best.official = Some(Seconds(9000.0));
    let ahead = race(3, "Two Oceans", "2027-04-03", None);
    let put = |race: Race| Change::PutRace { race: Box::new(race), base: None };
    place.write(&[put(setback.clone()), put(best), put(ahead)]);
    let opened = stamp("2026-11-03T20:00:00+02:00");
    let mut arc = RecoveryArc::of_race(ArcId(Uuid::from_u128(9)), &setback, opened);
    arc.first_easy_run = Some(day("2026-11-10"));
    let low = [(2, 3, 2), (4, 4, 3), (6, 5, 3), (8, 7, 4), (10, 7, 4), (12, 7, 5)];
    let days = low.map(|(date, body, mind)| {
        let mut one = check_in(day(&format!("2026-11-{date:02}")), body, mind);
        if date == 4 {
            one.ill = Some(Illness::AboveNeck);
            one.note = String::from("slept at last");
        }
        if date == 12 {
            one.trained = Some(Trained::Easy);
            one.minutes = Some(30);
        }
        Change::PutCheckIn { check_in: Box::new(one), base: None }
    });
    place.write(&days);
    place.write(&[Change::OpenArc(Box::new(arc))]);
    place
}

#[test]
fn the_table_tells_days_races_and_arcs_with_the_usual_they_are_measured_by() {
    let told = journal().call(&["timeline", "--from", "2026-10-28"]);
    assert_eq!(
        told.lines(),
        [
            "Timeline, 28 Oct – 21 Nov 2026",
            "",
            "Body  usual 7.0 ± 0.6 (measured, 40 check-ins, 20 Sep – 29 Oct 2026)",
            "Mind  usual 7.0 ± 0.6 (measured, 40 check-ins, 20 Sep – 29 Oct 2026)",
            "",
            "Day              Body  Mind",
            "Wed 28 Oct 2026   7.0   7.0",
            "Thu 29 Oct 2026   7.0   7.0",
            "Sun 1 Nov 2026      –     –  race: Comrades, 89 km, did not finish, a setback; arc opens: Comrades",
            "Mon 2 Nov 2026    3.0   2.0",
            "Wed 4 Nov 2026    4.0   3.0  ill above the neck; “slept at last”",
            "Fri 6 Nov 2026    5.0   3.0",
            "Sun 8 Nov 2026    7.0   4.0  Body back on day 6-7: Comrades",
            "Tue 10 Nov 2026   7.0   4.0  first easy run: Comrades",
            "Thu 12 Nov 2026   7.0   5.0  easy; 30 min",
            "",
            "Arcs",
            "  Comrades, since 1 Nov 2026, day 20: rising",
            "    Body  back on day 6-7 (8 Nov 2026), dip of 4.0 on day 1; usual 7.0 ± 0.6 (measured, 40 check-ins, 20 Sep – \
             29 Oct 2026)",
            "    Mind  not back yet, dip of 5.0 on day 1; usual 7.0 ± 0.6 (measured, 40 check-ins, 20 Sep – 29 Oct 2026)",
            "    usual easy time after this race: 20-37 days",
            "",
            "Phases, as the reading of each day was",
            "  build  18 Oct – 31 Oct 2026, 14 days",
            "  hold   1 Nov 2026",
            "  reset  2 Nov – 4 Nov 2026, 3 days",
            "  hold   5 Nov 2026",
            "  reset  6 Nov – 19 Nov 2026, 14 days",
        ]
    );
}

#[test]
fn lines_are_no_wider_than_they_may_be_and_wide_letters_count_twice() {
    let place = journal();
    for columns in [40, 60, 80, 120] {
        let told = told(place.command(&["timeline", "--from", "start"]).env("COLUMNS", columns.to_string()));
        for line in told.lines() {
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(width <= columns, "{width} of {columns}: {line}");
        }
    }
    let narrow =
        told(place.command(&["timeline", "--from", "2026-09-05", "--to", "2026-09-06"]).env("COLUMNS", "44"));
    assert_eq!(narrow.lines().last(), Some(&"Sat 5 Sep 2026      –     –  race: Lidingö…"));
}

#[test]
fn an_empty_stretch_says_so_and_a_journal_that_is_not_there_is_not_made() {
    let place = journal();
    let told = place.call(&["timeline", "--from", "2025-01-01", "--to", "2025-02-01"]);
    assert_eq!(told.lines().last(), Some(&"Nothing is told of these days."));
    let empty = Place::new();
    let refused = empty.call(&["timeline"]);
    assert_eq!(
        refused.refusal(),
        format!(
            "secondwind: There is no journal at {} yet. Begin one with secondwind, or with secondwind checkin.",
            empty.journal().display()
        )
    );
    assert!(!empty.journal().exists());
}

#[test]
fn days_that_cannot_be_read_are_told_together_and_so_is_the_wrong_order() {
    let place = journal();
    assert_eq!(
        place.call(&["timeline", "--from", "then", "--to", "31 april"]).refusal(),
        "secondwind: Both days need another look:
  --from then: “then” cannot be read as a day. Write it like yesterday, 12 April or 2025-04-12.
  --to 31 april: April 2026 has 30 days, so there is no 31 April."
    );
    assert_eq!(
        place.call(&["timeline", "--from", "yesterday", "--to", "3 days ago"]).refusal(),
        "secondwind: The first day, 2026-11-20, comes after the last, 2026-11-18. Change them round."
    );
}

#[test]
fn races_ahead_are_told_up_to_a_last_day_that_lies_ahead() {
    let place = journal();
    let told = place.call(&["timeline", "--from", "2027-01-01", "--to", "2027-06-30"]);
    assert_eq!(told.lines()[6], "Sat 3 Apr 2027      –     –  race: Two Oceans, 89 km, ahead");
}

/// The JSON of a call.
fn data(place: &Place, words: &[&str]) -> Value {
    let told = place.call(&[&["timeline", "--json"], words].concat());
    serde_json::from_str(&told.lines().join("\n")).expect("JSON")
}

#[test]
fn the_json_has_the_fields_that_are_promised() {
    let told = data(&journal(), &["--from", "2026-11-01"]);
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&told),
        ["arcs", "format", "from", "goals", "made", "phases", "races", "series", "step_backs", "to", "usual"]
    );
    assert_eq!(
        (&told["format"], &told["from"], &told["to"], &told["made"]),
        (&json!(1), &json!("2026-11-01"), &json!("2026-11-21"), &json!("2026-11-21T20:00:00+02:00"))
    );
    let usual = json!({
        "centre": 7.0, "spread": 0.6, "n": 40, "first": "2026-09-20", "last": "2026-10-29", "label": "measured",
    });
    assert_eq!(told["usual"], json!({ "body": usual, "mind": usual }));
    assert_eq!(told["series"].as_array().map(Vec::len), Some(6));
    assert_eq!(
        told["series"][1],
        json!({
            "day": "2026-11-04", "body": 4.0, "mind": 3.0,
            "items": {
                "sleep": 4, "energy": 4, "soreness": 6, "mood": 3, "stress": 7, "motivation": 3, "confidence": 3,
            },
            "ill": "above", "trained": null, "minutes": null, "effort": null, "note": "slept at last", "later": 0,
        })
    );
    assert_eq!(
        told["races"],
        json!([{
            "id": "00000000-0000-0000-0000-000000000001", "day": "2026-11-01", "name": "Comrades", "kind": "ultra",
            "distance_m": 89000.0, "covered_m": 60000.0, "outcome": "dnf", "time_s": null, "goals": "not_set",
            "goal_met": null, "satisfaction": null, "setback": "yes",
        }])
    );
    assert_eq!(told["goals"], json!([]));
}

#[test]
fn the_json_of_an_arc_tells_the_way_back_of_each_side() {
    let told = data(&journal(), &[]);
    let usual = json!({
        "centre": 7.0, "spread": 0.6, "n": 40, "first": "2026-09-20", "last": "2026-10-29", "label": "measured",
    });
    let back =
        json!({ "from": { "day": 6, "date": "2026-11-07" }, "to": { "day": 7, "date": "2026-11-08" } });
    assert_eq!(
        told["arcs"],
        json!([{
            "id": "00000000-0000-0000-0000-000000000009", "kind": "race", "name": "Comrades", "start": "2026-11-01",
            "day": 20, "status": "rising", "closed": null, "races": ["00000000-0000-0000-0000-000000000001"],
            "usual": { "body": usual, "mind": usual },
            "body": {
                "state": "back", "early": 6, "back": back, "pending": null,
                "dip": { "at": { "day": 1, "date": "2026-11-02" }, "value": 3.0, "depth": 4.0 },
                "backs": [back], "reopened": [],
            },
            "mind": {
                "state": "open", "early": 6, "back": null, "pending": null,
                "dip": { "at": { "day": 1, "date": "2026-11-02" }, "value": 2.0, "depth": 5.0 },
                "backs": [], "reopened": [],
            },
            "guide": { "low": 20, "high": 37 }, "felt_before_healed": true,
            "markers": {
                "first_easy_run": "2026-11-10", "training_as_usual": null, "next_start": null, "next_finish": null,
                "answered": null, "put_down": null,
            },
            "note": "",
        }])
    );
}

#[test]
fn what_is_known_later_is_not_told_of_an_earlier_day() {
    let place = journal();
    let then = data(&place, &["--to", "2026-11-08"]);
    let now = data(&place, &[]);
    assert_eq!(then["arcs"][0]["body"]["state"], "pending");
    assert_eq!(now["arcs"][0]["body"]["state"], "back");
    assert_eq!(then["arcs"][0]["markers"]["first_easy_run"], Value::Null);
    assert_eq!(now["arcs"][0]["markers"]["first_easy_run"], "2026-11-10");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let place = journal();
    // More than a pipe holds when nobody reads it.
    place.write(&check_ins(day("2025-01-01"), 400, 7));
    let mut program = place
        .command(&["timeline", "--from", "start", "--json"])
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
    assert_eq!(first, "{\n");
}

#[test]
fn the_help_has_examples() {
    let help = Place::new().call(&["timeline", "--help"]);
    let help = help.lines().join("\n");
    for words in ["Examples:", "--from \"3 weeks ago\"", "--json", "start"] {
        assert!(help.contains(words), "{words}: {help}");
    }
}

/// A step back that was planned and kept, in a quiet time of check-ins on each day.
fn stepped_back() -> Place {
    use secondwind::domain::id::StepBackId;
    use secondwind::domain::step_back::{BreakKind, Kept, Purpose, StepBack};
    let place = Place::new();
    place.write(&check_ins(day("2026-09-10"), 72, 7));
    let id = StepBackId(Uuid::from_u128(0x51));
    let days = (day("2026-10-19"), day("2026-10-25"));
    let mut planned = StepBack::new(id, BreakKind::Planned, days, stamp("2026-10-18T20:00:00+02:00"));
    planned.ended = Some(day("2026-10-25"));
    planned.purpose = Some(Purpose::Refresh);
    planned.cut = Some(30);
    planned.kept = Some(Kept::Fully);
    planned.keep = String::from("two easy runs");
    place.write(&[Change::PutStepBack { step_back: Box::new(planned), base: None }]);
    place
}

#[test]
fn phases_are_told_as_runs_and_steps_back_with_what_became_of_them() {
    let place = stepped_back();
    let told = place.call(&["timeline", "--from", "2026-10-10", "--to", "2026-11-10", "--json"]);
    let told: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(
        told["phases"],
        json!([
            {"reading": "build", "first": "2026-09-22", "last": "2026-10-18"},
            {"reading": "reset", "first": "2026-10-19", "last": "2026-10-25"},
            {"reading": "hold", "first": "2026-10-26", "last": "2026-10-31"},
            {"reading": "build", "first": "2026-11-01", "last": "2026-11-10"},
        ])
    );
    assert_eq!(told["step_backs"].as_array().map(Vec::len), Some(1));
    let step_back = &told["step_backs"][0];
    assert_eq!(
        ["kind", "from", "to", "ended", "purpose", "kept", "keep"]
            .map(|key| step_back[key].as_str().unwrap_or("?")),
        ["planned", "2026-10-19", "2026-10-25", "2026-10-25", "refresh", "fully", "two easy runs"]
    );
    assert_eq!((step_back["days"].as_u64(), step_back["cut_percent"].as_u64()), (Some(7), Some(30)));
    let table = place.call(&["timeline", "--from", "2026-10-10", "--to", "2026-11-10"]);
    for line in [
        "Phases, as the reading of each day was",
        "  reset  19 Oct – 25 Oct 2026, 7 days",
        "  hold   26 Oct – 31 Oct 2026, 6 days",
        "  planned: 19 Oct – 25 Oct 2026, 7 days, refresh the body, 30 % less, kept fully, stays: two easy runs",
    ] {
        assert!(table.out.contains(line), "{line}\n{}", table.out);
    }
}
