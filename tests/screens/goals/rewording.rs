//! A step that is worded anew while another window decides about it, or the program ends.

use secondwind::domain::goal::{GoalKind, StepState, StepVerdict};
use secondwind::store::Store;

use super::*;

const WORDS: &str = "Call the physio";

/// The page of a goal with one step, or the list of goals where the step has none; the step is about to be worded anew.
fn rewording(goal_of_step: Option<u128>) -> Journal {
    let mut journal = Journal::on_disk(EVENING);
    let changes = [
        put(goal(1, GoalKind::Open, "The track", "2026-11-20")),
        Change::PutStep(step(1, goal_of_step, WORDS, Some("2026-11-26"))),
    ];
    elsewhere(&journal).apply(&changes).expect("saved");
    journal.press("5");
    if goal_of_step.is_some() {
        journal.press("enter");
    }
    journal.choose(WORDS);
    journal.press("e");
    journal
}

fn elsewhere(journal: &Journal) -> Store {
    Store::open(&journal.folder().join("journal.db")).expect("the journal")
}

fn stands(journal: &Journal, goal_of_step: Option<u128>) -> (String, StepState) {
    let goals = elsewhere(journal).goals(day("2026-11-24")).expect("readable");
    let step = match goal_of_step {
        Some(_) => goals.rows[0].steps[0].clone(),
        None => goals.loose.first().expect("there").clone(),
    };
    (step.text, step.state)
}

#[test]
fn a_step_that_is_decided_about_in_another_window_stays_decided_while_it_is_worded_anew() {
    let mut journal = rewording(Some(1));
    journal.type_text(" n");
    elsewhere(&journal).apply(&[decided(1, 1, StepVerdict::Done, "2026-11-26")]).expect("saved");
    journal.type_text("ow");
    journal.tick();
    assert_eq!(
        stands(&journal, Some(1)),
        (WORDS.to_owned(), StepState::Done),
        "half of the words is no step"
    );
    journal.press("enter");
    assert_eq!(stands(&journal, Some(1)), ("Call the physio now".to_owned(), StepState::Done));
    journal.press("u");
    assert_eq!(stands(&journal, Some(1)), (WORDS.to_owned(), StepState::Done));
}

#[test]
fn a_new_step_that_is_decided_about_while_it_is_written_stays_decided() {
    let mut journal = rewording(Some(1));
    journal.press("esc +");
    journal.type_text("Hil");
    journal.tick();
    let goals = elsewhere(&journal).goals(day("2026-11-24")).expect("readable");
    let new = goals.rows[0].steps.iter().find(|step| step.text == "Hil").expect("written").clone();
    let event = StepEvent { step: new.id, ..event_of(decided(2, 1, StepVerdict::Done, "2026-11-26")) };
    elsewhere(&journal).apply(&[Change::DecideStep(event)]).expect("saved");
    journal.type_text("ls");
    journal.tick();
    let goals = elsewhere(&journal).goals(day("2026-11-24")).expect("readable");
    let told = goals.rows[0].steps.iter().find(|step| step.id == new.id).expect("there");
    assert_eq!((told.text.as_str(), told.state), ("Hills", StepState::Done));
}

fn event_of(change: Change) -> StepEvent {
    match change {
        Change::DecideStep(event) => event,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_does_not_end_as_what_is_left_of_it_while_it_is_emptied() {
    for goal_of_step in [Some(1), None] {
        let mut journal = rewording(goal_of_step);
        for _ in 1..WORDS.len() {
            journal.press("backspace");
            journal.tick();
            assert_eq!(stands(&journal, goal_of_step).0, WORDS, "this is what a power cut leaves");
        }
        // Other words are handed over when they are whole.
        journal.type_text("all Mum");
        journal.tick();
        assert_eq!(stands(&journal, goal_of_step).0, WORDS);
        journal.press("ctrl-u");
        journal.press("enter");
        assert_eq!(stands(&journal, goal_of_step).0, WORDS, "a step without words says what it said");
    }
}

#[test]
fn what_a_step_says_when_the_program_is_left_is_kept_and_nothing_in_between() {
    for goal_of_step in [Some(1), None] {
        let mut journal = rewording(goal_of_step);
        for _ in 0.." the physio".len() {
            journal.press("backspace");
        }
        journal.press("ctrl-c");
        assert!(journal.has_left());
        assert_eq!(stands(&journal, goal_of_step).0, "Call");

        let mut journal = rewording(goal_of_step);
        journal.type_text(" now");
        journal.tick();
        for _ in 0.." now".len() {
            journal.press("backspace");
        }
        journal.press("enter");
        assert_eq!(stands(&journal, goal_of_step).0, WORDS, "typed and taken away again, it is as before");
    }
}
