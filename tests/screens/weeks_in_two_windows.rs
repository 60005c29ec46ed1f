//! The review of a week in two windows.

use secondwind::domain::change::Change;
use secondwind::domain::goal::{Goal, GoalKind, Measure};
use secondwind::domain::review::ReviewKind;

use super::harness::Journal;

const SUNDAY: &str = "2026-07-26T20:00:00+02:00";

fn open(journal: &mut Journal) {
    journal.press(":");
    journal.type_text("looks back at the week");
    journal.press("enter");
}

fn write(journal: &mut Journal, words: &str) {
    journal.type_text(words);
    journal.tick();
}

fn told(journal: &Journal) -> Vec<String> {
    let basis =
        journal.store().review(ReviewKind::Week, "2026-07-26".parse().expect("a day")).expect("readable");
    assert_eq!(basis.past, [], "one review holds everything");
    let open = basis.open.map_or_else(Vec::new, |open| open.answers);
    open.into_iter().filter_map(|answer| answer.value).map(|value| format!("{value:?}")).collect()
}

#[test]
fn answers_of_two_windows_stand_in_one_review() {
    let mut first = Journal::on_disk(SUNDAY);
    let mut second = first.another_window();
    open(&mut first);
    open(&mut second);
    first.press("home enter");
    write(&mut first, "the long run");
    second.press("home enter tab");
    write(&mut second, "two short nights");
    first.press("esc");
    second.press("esc");
    let told = told(&second);
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn an_answer_stays_where_another_window_takes_back_what_began_the_review() {
    let mut first = Journal::on_disk(SUNDAY);
    open(&mut first);
    first.press("home enter");
    write(&mut first, "the long run");
    first.press("esc");
    let mut second = first.another_window();
    open(&mut second);
    second.press("home enter tab");
    first.press("u");
    assert_eq!(told(&first), Vec::<String>::new());
    write(&mut second, "two short nights");
    let told = told(&second);
    assert!(told.len() == 1 && told[0].contains("two short nights"), "{told:?}");
}

#[test]
fn a_copy_of_what_could_not_be_saved_tells_everything_that_was_written_about_a_goal() {
    let goal = Goal {
        why: "for the mornings".to_owned(),
        if_then: "If it rains, then I go out all the same".to_owned(),
        notes: "The shoes by the door".to_owned(),
        by: Some("2026-12-13".parse().expect("a day")),
        measure: Some(Measure::Number { from: 0.0, to: 40.0, unit: "furlongs".to_owned() }),
        ..Goal::new(
            secondwind::domain::id::GoalId(uuid::Uuid::from_u128(1)),
            GoalKind::Open,
            "Enjoy it",
            SUNDAY.parse().expect("a moment"),
        )
    };
    let mut journal = Journal::on_disk(SUNDAY);
    let mut text = String::new();
    let lesson = secondwind::domain::lesson::Lesson::new(
        secondwind::domain::id::LessonId(uuid::Uuid::from_u128(2)),
        secondwind::domain::lesson::Verb::Keep,
        "Start slow",
        SUNDAY.parse().expect("a moment"),
    );
    for change in [
        Change::PutGoal { goal: Box::new(goal), base: None },
        Change::PutLesson { lesson: Box::new(lesson), base: None },
    ] {
        secondwind::app::screens::unsaved::tell(&mut text, &change);
    }
    journal.tick();
    for words in [
        "Enjoy it",
        "for the mornings",
        "If it rains, then I go out all the same",
        "The shoes by the door",
        "2026-12-13",
        "furlongs",
        "Start slow",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}
