//! `secondwind lessons` and `secondwind search`

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use secondwind::domain::change::Change;
use secondwind::domain::id::{LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::units::Metres;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

use crate::place::{Place, check_in, day, stamp, told};

fn race(number: u128, name: &str, date: &str, metres: f64) -> Change {
    let mut race = Race::new(RaceId(Uuid::from_u128(number)), name, day(date));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(metres));
    race.outcome = Some(if number == 1 { Outcome::Dnf } else { Outcome::Finished });
    race.notes = if number == 1 { "Too hot for gels".to_owned() } else { String::new() };
    Change::PutRace { race: Box::new(race), base: None }
}

fn lesson(number: u128, text: &str, race: Option<u128>) -> Lesson {
    Lesson {
        race: race.map(|race| RaceId(Uuid::from_u128(race))),
        ..Lesson::new(
            LessonId(Uuid::from_u128(number)),
            Verb::Change,
            text,
            stamp("2026-11-02T19:00:00+02:00"),
        )
    }
}

fn put(lesson: Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

/// Two races, three lessons, a note.
fn journal() -> Place {
    let place = Place::new();
    let mut start = lesson(11, "Start slower than feels right", Some(1));
    start.sure = Some(4);
    start.cause = Some("pacing_start".to_owned());
    "If the first km feels easy, then I will hold back".clone_into(&mut start.trigger);
    let mut gel = lesson(12, "Take every gel \u{1b}[31m前", Some(2));
    gel.verb = Verb::Keep;
    gel.pinned = true;
    let mut note = check_in(day("2026-11-20"), 7, 7);
    "no gel today".clone_into(&mut note.note);
    place.write(&[
        race(1, "Comrades", "2026-06-14", 89_000.0),
        race(2, "Berlin Marathon", "2025-09-21", 42_195.0),
        put(start),
        put(gel),
        put(lesson(13, "Sleep is training", None)),
        Change::PutUse(LessonUse {
            lesson: LessonId(Uuid::from_u128(11)),
            race: RaceId(Uuid::from_u128(2)),
            debrief: None,
            verdict: UseVerdict::Helped,
            at: stamp("2026-11-02T19:00:00+02:00"),
        }),
        Change::PutCheckIn { check_in: Box::new(note), base: None },
    ]);
    place
}

#[test]
fn all_lessons_are_told_what_is_pinned_first() {
    assert_eq!(
        journal().call(&["lessons"]).lines(),
        [
            "3 lessons",
            "",
            "Take every gel [31m前",
            "  keep · fresh · pinned · not used yet · Berlin Marathon, 21 Sep 2025",
            "",
            "Sleep is training",
            "  change · fresh · not used yet · 2 Nov 2026",
            "",
            "Start slower than feels right",
            "  If the first km feels easy, then I will hold back",
            "  change · trying · helped 1 of 1 · Started too fast · Comrades, 14 Jun 2026",
        ]
    );
}

#[test]
fn words_and_filters_narrow_them_and_what_is_not_understood_is_said_beside() {
    let place = journal();
    let first = |words: &[&str]| place.call(words).lines()[..3].join("|");
    assert_eq!(first(&["lessons", "slow"]), "1 lesson||Start slower than feels right");
    assert_eq!(first(&["lessons", "distance:89km"]), "1 lesson||Start slower than feels right");
    assert_eq!(first(&["lessons", "cause:pacing", "hold back"]), "1 lesson||Start slower than feels right");
    assert_eq!(first(&["lessons", "is:pinned -slow"]), "1 lesson||Take every gel [31m前");
    assert_eq!(first(&["lessons", "--limit", "1"]), "3 lessons, the first 1||Take every gel [31m前");
    assert_eq!(place.call(&["lessons", "xylophone"]).lines(), ["No lesson was found."]);
    let unknown = place.call(&["lessons", "outcome:lost"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(0), "No lesson was found.\n"));
    assert_eq!(
        unknown.error,
        "secondwind: outcome:lost finds nothing; outcome: finished, dnf, dns, cut_off, dsq, cancelled\n"
    );
    let forgiven = place.call(&["lessons", "slwoer"]);
    assert_eq!(forgiven.error, "secondwind: “slwoer” is nowhere; looked for “slower”.\n");
    assert!(forgiven.out.starts_with("1 lesson\n"), "{}", forgiven.out);
    place.write(&[put(lesson(21, "Keep it short", None)), put(lesson(22, "Eyes shut", None))]);
    let both = place.call(&["lessons", "shrt"]);
    assert_eq!(both.error, "secondwind: “shrt” is nowhere; looked for “short” or “shut”.\n");
    assert!(both.out.starts_with("2 lessons\n"), "{}", both.out);
}

#[test]
fn everything_is_searched_and_long_lines_keep_to_the_width() {
    let place = journal();
    assert_eq!(
        place.call(&["search", "gel"]).lines(),
        [
            "3 entries",
            "",
            "21 Sep 2025  lesson · Berlin Marathon",
            "  Take every gel [31m前",
            "",
            "20 Nov 2026  check-in",
            "  no gel today",
            "",
            "14 Jun 2026  race · Comrades",
            "  Too hot for gels",
        ]
    );
    assert_eq!(place.call(&["search", "nothing-like-it"]).lines(), ["Nothing was found."]);
    place.write(&[put(lesson(20, &"a long lesson about 走る and gels ".repeat(12), None))]);
    for columns in [30, 60, 80] {
        for words in [["search", "gel"], ["lessons", "gel"]] {
            let told = told(place.command(&words).env("COLUMNS", columns.to_string()));
            for line in told.lines() {
                assert!(line.width() <= columns, "{columns}: {line}");
            }
        }
    }
}

#[test]
fn the_json_has_the_fields_that_are_promised() {
    let place = journal();
    let data = |words: &[&str]| -> Value {
        serde_json::from_str(&place.call(words).lines().join("\n")).expect("JSON")
    };
    assert_eq!(
        data(&["lessons", "slow", "--json"]),
        json!({
            "format": 1, "query": "slow", "total": 1, "more": false, "forgiven": [],
            "lessons": [{
                "id": "00000000-0000-0000-0000-00000000000b", "day": "2026-06-14", "verb": "change",
                "text": "Start slower than feels right",
                "if_then": "If the first km feels easy, then I will hold back",
                "state": "trying", "standing": "active", "confidence": 0.87, "sure": 4, "pinned": false,
                "cause": "pacing_start", "kind": null, "distance_m": null, "conditions": [],
                "race": { "id": "00000000-0000-0000-0000-000000000001", "name": "Comrades", "day": "2026-06-14" },
                "uses": { "helped": 1, "partly": 0, "no_help": 0, "forgot": 0 },
                "written": "2026-11-02T19:00:00+02:00",
                "excerpt": "Start slower than feels right", "marks": [[6, 12]],
            }],
        })
    );
    assert_eq!(
        data(&["search", "--json", "\"hot\""])["hits"],
        json!([{
            "kind": "race", "id": "00000000-0000-0000-0000-000000000001", "day": "2026-06-14",
            "race": { "id": "00000000-0000-0000-0000-000000000001", "name": "Comrades", "day": "2026-06-14" },
            "question": null, "excerpt": "Too hot for gels", "marks": [[4, 7]],
        }])
    );
}

#[test]
fn a_lesson_is_written_and_found_again() {
    let place = journal();
    let words = [
        "lessons",
        "add",
        "Walk  the\nclimbs",
        "--verb",
        "start",
        "--if-then",
        "If it gets steep, then I will walk",
        "--sure",
        "4",
        "--cause",
        "heat",
        "--race",
        "comr",
    ];
    assert_eq!(
        place.call(&words).lines(),
        [
            "Written: Walk the climbs",
            "  If it gets steep, then I will walk",
            "  start · Heat and humidity · sure 4 of 5 · Comrades, 14 Jun 2026",
        ]
    );
    let told = place.call(&["lessons", "climbs", "verb:start", "cause:heat", "outcome:dnf"]);
    assert_eq!(told.lines()[2], "Walk the climbs");
    // The first lesson of all makes the journal.
    let empty = Place::new();
    assert_eq!(empty.call(&["lessons", "add", "Rest counts"]).lines(), ["Written: Rest counts", "  keep"]);
    assert_eq!(empty.call(&["lessons"]).lines()[0], "1 lesson");
}

#[test]
fn what_is_wrong_with_a_new_lesson_is_told_at_once_and_nothing_is_written() {
    let place = journal();
    let words =
        ["lessons", "add", " ", "--verb", "hop", "--sure", "9", "--cause", "pacing", "--race", "Boston"];
    assert_eq!(
        place.call(&words).refusal(),
        "secondwind: Nothing was written. 5 things need another look:
  A lesson needs words.
  --verb hop: it is keep, change, start or stop.
  --sure 9: it is a number from 1 (hardly) to 5 (very).
  --cause pacing: which one? pacing_start, pacing_fade.
  --race Boston: there is no such race in the journal."
    );
    let cause = |name: &str| place.call(&["lessons", "add", "Drink", "--cause", name]).refusal().to_owned();
    assert_eq!(
        cause("hidration"),
        "secondwind: Nothing was written. --cause hidration: there is no such cause. Near it: hydration."
    );
    let bogus = cause("bogus");
    let all = "--cause bogus: there is no such cause. There are pacing_start, pacing_fade, tactics, skill, ";
    assert!(bogus.contains(all) && bogus.ends_with(", luck, unknown, other."), "{bogus}");
    let empty = Place::new();
    assert!(
        empty.call(&["lessons", "add", ""]).refusal().ends_with("Nothing was written. A lesson needs words.")
    );
    assert!(!empty.journal().exists());
    for words in [["lessons", "x"], ["search", "x"]] {
        assert!(empty.call(&words).refusal().contains("There is no journal at"));
    }
}

#[test]
fn hostile_words_find_nothing_and_break_nothing() {
    let place = journal();
    for words in ["\"", "(", "AND", "NEAR(a b)", "*", "x' OR 1=1 --", "cause:", "\u{7}\u{1b}[2J", "--", "-"] {
        for kind in ["lessons", "search"] {
            let told = place.call(&[kind, "--", words]);
            assert_eq!(told.code, Some(0), "{words}: {}", told.error);
        }
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let place = journal();
    let many = (100..400).map(|number| put(lesson(number, &"gel and more of it ".repeat(12), None)));
    place.write(&many.collect::<Vec<_>>());
    let mut program = place
        .command(&["lessons", "gel", "--json", "--limit", "300"])
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
fn the_help_tells_the_language_and_has_examples() {
    for kind in ["lessons", "search"] {
        let help = Place::new().call(&[kind, "--help"]);
        let help = help.lines().join("\n");
        for words in ["Examples:", "cause:heat", "since:3m", "\"easy start\"", "--json"] {
            assert!(help.contains(words), "{words}: {help}");
        }
    }
}
