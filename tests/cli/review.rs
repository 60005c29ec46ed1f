//! `secondwind review`

use secondwind::domain::change::Change;
use secondwind::domain::id::{LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::race::{Outcome, Race};
use serde_json::Value;
use uuid::Uuid;

use crate::place::{Place, check_in, day, stamp};

fn journal() -> Place {
    let place = Place::new();
    let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Two \u{1b}[31mRivers", day("2026-06-14"));
    race.outcome = Some(Outcome::Dnf);
    let mut before = Race::new(RaceId(Uuid::from_u128(2)), "Harbour Ten", day("2025-06-14"));
    before.outcome = Some(Outcome::Finished);
    let lesson = Lesson {
        race: Some(race.id),
        ..Lesson::new(
            LessonId(Uuid::from_u128(3)),
            Verb::Keep,
            "Eat early",
            stamp("2026-06-15T08:00:00+02:00"),
        )
    };
    place.write(&[
        Change::PutRace { race: Box::new(race), base: None },
        Change::PutRace { race: Box::new(before), base: None },
        Change::PutLesson { lesson: Box::new(lesson), base: None },
        Change::PutCheckIn { check_in: Box::new(check_in(day("2026-06-20"), 7, 8)), base: None },
    ]);
    place
}

#[test]
fn this_years_season_is_told_as_text() {
    assert_eq!(
        journal().call(&["review", "season"]).lines(),
        [
            "Season 2026",
            "1 race, 0 finished · 1 lesson",
            "Mind: Jun 8.0",
            "Body: Jun 7.0",
            "",
            "Races",
            "  Two [31mRivers   14 Jun · DNF",
            "",
            "Which race taught most",
            "  Two [31mRivers   1 lesson, not used yet",
            "    “Eat early”",
        ]
    );
}

#[test]
fn another_year_is_told_as_markdown() {
    let told = journal().call(&["review", "season", "2025", "--markdown"]);
    assert_eq!(told.lines()[..3], ["# Season 2025", "", "1 race, 1 finished"]);
    assert!(told.out.contains("- **Harbour Ten** (14 Jun · finished)"), "{}", told.out);
}

#[test]
fn it_is_told_as_json() {
    let told = journal().call(&["review", "season", "--json"]);
    let data: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!((&data["format"], &data["year"]), (&Value::from(1), &Value::from(2026)));
    assert_eq!(data["races"][0]["outcome"], "dnf");
    assert_eq!(data["taught_most"]["lessons"], 1);
    assert_eq!(data["months"]["mind"][5], 8.0);
    assert_eq!(data["months"]["body"][0], Value::Null);
}

#[test]
fn until_the_middle_of_january_it_is_the_last_year() {
    let place = journal();
    let mut command = place.command(&["review", "season"]);
    command.env("SECONDWIND_NOW", "2027-01-15T08:00:00+02:00");
    assert_eq!(crate::place::told(&mut command).lines()[0], "Season 2026");
}

#[test]
fn a_week_needs_a_terminal_and_no_journal_is_made_by_asking() {
    let told = journal().call(&["review", "week"]);
    assert!(told.refusal().contains("needs a terminal"), "{}", told.error);
    let place = Place::new();
    assert!(place.call(&["review", "season"]).refusal().contains("There is no journal at"));
    assert!(!place.journal().exists());
}

#[test]
fn a_review_needs_a_terminal_and_says_so() {
    let place = Place::new();
    for words in [&["review"][..], &["review", "goals"]] {
        let told = place.call(words);
        assert_eq!(
            told.refusal(),
            "secondwind: Second Wind needs a terminal. Run it directly in one, without redirecting its input or output."
        );
    }
    assert!(!place.journal().exists(), "nothing is made by that");
}

#[test]
fn its_help_tells_what_can_be_reviewed_and_anything_else_is_refused() {
    let place = Place::new();
    let help = place.call(&["review", "--help"]);
    assert_eq!(help.code, Some(0));
    for words in ["goals", "one key a verdict", "goes on where it was", "secondwind review"] {
        assert!(help.out.contains(words), "{words:?} is missing:\n{}", help.out);
    }
    let wrong = place.call(&["review", "shoes"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.error.contains("shoes"), "{}", wrong.error);
}
