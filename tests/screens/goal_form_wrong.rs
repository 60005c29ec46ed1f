//! What the form of a goal says of what it cannot read.

use secondwind::domain::goal::{GoalKind, Measure};
use secondwind::domain::goal_story::GoalRow;

use super::harness::Journal;

fn new() -> Journal {
    let mut journal = Journal::at("2026-08-05T20:00:00+02:00");
    journal.press("5 +");
    journal.type_text("Read sixty books");
    journal
}

fn only(journal: &Journal) -> GoalRow {
    let rows = journal.store().goals("2026-08-05".parse().expect("a day")).expect("readable").rows;
    let [row] = rows.try_into().expect("one goal");
    row
}

/// To "Counted by", where a number is chosen.
fn by_a_number(journal: &mut Journal) {
    journal.press("tab tab tab tab tab tab tab tab");
    journal.type_text("number");
    journal.must_see(&["‹ a number ›"]);
}

#[test]
fn one_number_that_cannot_be_read_keeps_the_whole_measure_from_being_kept_and_that_is_said() {
    let mut journal = new();
    by_a_number(&mut journal);
    journal.press("tab");
    journal.type_text("zwanzig");
    journal.press("tab");
    journal.type_text("60");
    journal.press("esc");
    assert_eq!(journal.notice(), "How it is counted is not kept: “from” is no number. The rest is kept.");
    assert_eq!(only(&journal).goal.measure, None);
    // Where it was counted before, that stays.
    journal.press("e");
    by_a_number(&mut journal);
    journal.press("tab tab");
    journal.type_text("60");
    journal.press("esc e tab tab tab tab tab tab tab tab tab tab ctrl-u");
    journal.press("esc");
    assert_eq!(journal.notice(), "How it is counted was left as it was: “to” is empty. The rest is kept.");
    let sixty = Measure::Number { from: 0.0, to: 60.0, unit: String::new() };
    assert_eq!(only(&journal).goal.measure, Some(sixty));
}

#[test]
fn a_day_or_a_race_that_cannot_be_read_is_named_with_what_was_typed() {
    let mut journal = new();
    journal.press("tab tab tab tab");
    journal.type_text("xyzzy");
    journal.press("tab");
    journal.type_text("32 foo");
    journal.press("esc");
    assert_eq!(
        journal.notice(),
        "The race is not kept: “xyzzy” is no race ahead. The day is not kept: “32 foo” is no day. The rest is kept."
    );
    assert_eq!(only(&journal).goal.by, None);
    assert_eq!(only(&journal).goal.kind, GoalKind::Process);
}

#[test]
fn an_empty_number_is_called_wrong_only_once_it_was_passed_and_its_mark_stands_apart() {
    let mut journal = new();
    by_a_number(&mut journal);
    journal.must_not_see(&["!"]);
    journal.press("tab");
    journal.type_text("12");
    journal.press("tab");
    journal.must_not_see(&["!"]);
    journal.press("tab");
    assert!(
        journal.screen().lines().any(|row| row.contains("to ") && row.contains(" !")),
        "{}",
        journal.screen()
    );
    journal.press("up up up");
    journal.type_text("d");
    journal.must_see(&["‹ days on which it was kept ›"]);
    journal.press("tab");
    journal.type_text("often");
    assert!(
        journal.screen().lines().any(|row| row.contains("days ") && row.contains(" ! ")),
        "{}",
        journal.screen()
    );
    // Nothing was typed at all: it is told when the form is left.
    let mut journal = new();
    by_a_number(&mut journal);
    journal.press("esc");
    assert_eq!(journal.notice(), "How it is counted is not kept: “to” is empty. The rest is kept.");
}
