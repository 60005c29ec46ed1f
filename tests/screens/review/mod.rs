//! Review mode: a stack of steps and goals worked through like an inbox.

mod again;
mod deciding;
mod pages;
mod sample;
mod saving;
mod stack;

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{Goal, Step};
use secondwind::domain::goal_story::{GoalStory, Goals};
use secondwind::domain::review::{ReviewBasis, ReviewKind, ReviewStory};

use super::harness::Journal;
use super::life::{EVENING, day};
use sample::{goal_id, step_id, three_steps, twelve};

/// A journal with these changes, its review open.
fn review(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    open(&mut journal);
    journal
}

/// From Today into the review, by the row there or by the name of the command.
fn open(journal: &mut Journal) {
    journal.press(":");
    journal.type_text("review goals");
    journal.press("enter");
    journal.tick();
    assert!(is_review(journal), "{}", journal.screen());
}

fn is_review(journal: &Journal) -> bool {
    matches!(journal.state.screen(), Screen::Review(_))
}

fn twelve_and_steps() -> Vec<Change> {
    let mut changes = twelve();
    changes.extend(three_steps());
    changes
}

fn goals(journal: &Journal) -> Goals {
    journal.store().goals(day(0)).expect("readable")
}

fn goal(journal: &Journal, number: u128) -> Goal {
    goals(journal).row(goal_id(number)).expect("the goal").goal.clone()
}

fn story(journal: &Journal, number: u128) -> GoalStory {
    journal.store().goal_story(goal_id(number), day(0)).expect("readable").expect("the goal")
}

fn step(journal: &Journal, number: u128) -> Step {
    let goals = goals(journal);
    let mut steps = goals.rows.iter().flat_map(|row| &row.steps).chain(&goals.loose);
    steps.find(|step| step.id == step_id(number)).expect("the step").clone()
}

fn basis(journal: &Journal) -> ReviewBasis {
    journal.store().review(ReviewKind::Goals, day(0)).expect("readable")
}

/// The review that is begun and not finished.
fn begun(journal: &Journal) -> Option<ReviewStory> {
    basis(journal).open
}
