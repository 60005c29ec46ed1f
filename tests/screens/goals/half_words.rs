//! Other words for a step that are only half written.

use secondwind::domain::change::Change;
use secondwind::domain::goal::GoalKind;

use super::*;

fn with_a_step() -> Vec<Change> {
    vec![
        put(goal(1, GoalKind::Process, "Run more evenly", "2026-11-20")),
        Change::PutStep(step(1, Some(1), "Call the physio", None)),
        Change::PutStep(step(2, None, "Send the shoes back", None)),
    ]
}

fn of_the_goal(journal: &Journal) -> String {
    kept(journal, 1).row.steps[0].text.clone()
}

fn loose(journal: &Journal) -> String {
    journal.store().goals(day("2026-11-24")).expect("goals").loose[0].text.clone()
}

/// Takes the words away letter by letter, with pauses.
fn empty_slowly(journal: &mut Journal) {
    journal.press("e");
    for _ in 0..25 {
        journal.press("backspace");
        journal.tick();
    }
}

#[test]
fn a_step_does_not_end_as_its_first_letter_when_the_program_ends_while_it_is_reworded() {
    let mut journal = page_of("Run more evenly", &with_a_step());
    journal.choose("Call the physio");
    empty_slowly(&mut journal);
    assert_eq!(of_the_goal(&journal), "Call the physio");
    journal.press("ctrl-c");
    assert!(journal.has_left());
    assert_eq!(of_the_goal(&journal), "Call the physio");
    let mut journal = goals(&with_a_step());
    journal.choose("Send the shoes");
    empty_slowly(&mut journal);
    journal.press("ctrl-c");
    assert!(journal.has_left());
    assert_eq!(loose(&journal), "Send the shoes back");
}

#[test]
fn after_a_kill_a_step_says_what_it_said_and_half_its_words_were_never_told_to_be_saved() {
    let mut journal = page_of("Run more evenly", &with_a_step());
    journal.choose("Call the physio");
    journal.press("e ctrl-u");
    journal.type_text("Ca");
    journal.tick();
    journal.must_see(&["kept when you leave"]);
    journal.must_not_see(&["saved ✓"]);
    journal.restart();
    assert_eq!(of_the_goal(&journal), "Call the physio");
}

#[test]
fn whole_words_are_kept_when_the_program_ends_and_when_the_page_is_left() {
    let mut journal = page_of("Run more evenly", &with_a_step());
    journal.choose("Call the physio");
    journal.press("e");
    journal.type_text(" tonight");
    journal.press("ctrl-c");
    assert_eq!(of_the_goal(&journal), "Call the physio tonight");
    let mut journal = goals(&with_a_step());
    journal.choose("Send the shoes");
    journal.press("e");
    journal.type_text(" today");
    journal.press("ctrl-c");
    assert_eq!(loose(&journal), "Send the shoes back today");
}

#[test]
fn words_that_are_left_come_back_by_undo() {
    let mut journal = goals(&with_a_step());
    journal.choose("Send the shoes");
    journal.press("e");
    journal.type_text(" today");
    journal.press("esc");
    assert_eq!(loose(&journal), "Send the shoes back");
    journal.press("u");
    assert_eq!(loose(&journal), "Send the shoes back today");
}
