//! What one key does with a step, wherever it is selected: each is written down, and each can be taken back.

use chrono::NaiveDate;

use super::super::super::command::Command;
use super::super::super::shared::Shared;
use super::super::super::step_deciding::{self, Room};
use super::line::{Asks, Line};
use crate::domain::change::Item;
use crate::domain::goal::{Step, StepEvent, StepState, StepVerdict};
use crate::domain::id::StepId;
use crate::domain::units::days::{Toward, parse_day};

/// How a day is typed.
const DAY_HINT: &str = "tomorrow, sat, in 2 weeks, 12 dec";

/// What came of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Acted {
    /// Nothing.
    Nothing,
    /// The step stands so now, and this was written down.
    Decided(Step, StepEvent),
    /// A line is written about it.
    Asks(Box<Line>),
    /// It has gone to the trash.
    Gone(StepId),
}

/// Whether a command would do something with a step.
#[must_use]
pub fn is_enabled(step: &Step, command: Command) -> bool {
    match command {
        Command::PartOfStep | Command::MoveStep => step.state == StepState::Open,
        Command::LeaveStep => matches!(step.state, StepState::Open | StepState::Part),
        _ => true,
    }
}

/// Performs a command of [`Scope::GoalStep`](super::super::super::command::Scope::GoalStep); `room` tells of the other steps of its
/// goal.
pub fn perform(step: &Step, command: Command, room: Room, shared: &mut Shared) -> Acted {
    let verdict = match (command, step.state) {
        (Command::FinishStep, StepState::Open | StepState::Part) => StepVerdict::Done,
        (Command::FinishStep, _) if room == Room::None => {
            tell_no_room(shared);
            return Acted::Nothing;
        }
        (Command::FinishStep, _) => StepVerdict::Reopened,
        (Command::PartOfStep, _) => StepVerdict::Part,
        (Command::LeaveStep, _) => StepVerdict::Dropped,
        (Command::MoveStep, _) => {
            let question = format!("To which day? {}", step.text);
            return Acted::Asks(Box::new(Line::new(Asks::MoveTo(step.clone()), question, DAY_HINT, "")));
        }
        (Command::RewordStep, _) => {
            let hint = "What it says from now on.";
            let line = Line::new(Asks::Reword(step.clone()), "The step in one line", hint, &step.text);
            return Acted::Asks(Box::new(line));
        }
        (Command::DeleteStep, _) => {
            shared.throw_away(Item::Step(step.id), &step.text);
            return Acted::Gone(step.id);
        }
        _ => return Acted::Nothing,
    };
    let (step, event) = decide(step, verdict, step.day, shared);
    Acted::Decided(step, event)
}

/// Decides about a step, and says so.
pub fn decide(
    step: &Step,
    verdict: StepVerdict,
    day: Option<NaiveDate>,
    shared: &mut Shared,
) -> (Step, StepEvent) {
    let (step, event) = step_deciding::decide(step, verdict, day, shared);
    shared.tell(step_deciding::told(&event, &step.text, shared.now.today()));
    (step, event)
}

/// Says that no more than three are open, and which keys make room.
pub fn tell_no_room(shared: &mut Shared) {
    let key = |command| shared.settings.keymap.told(command);
    let words = format!(
        "Three steps are open, and more are not manageable. {} done, {} part of it or {} dropped makes room.",
        key(Command::FinishStep),
        key(Command::PartOfStep),
        key(Command::LeaveStep)
    );
    shared.tell(words);
}

/// The line for a new step.
#[must_use]
pub fn new_line() -> Line {
    let hint = "The smaller the better: something that can be done in a day.";
    Line::new(Asks::NewStep(None), "What is the next small step?", hint, "")
}

/// The line for its day.
#[must_use]
pub fn day_line(step: Step) -> Line {
    let question = format!("On which day? {}", step.text);
    Line::new(Asks::StepDay(step), question, format!("{DAY_HINT}; it may stay empty"), "")
}

/// Reads a day; an empty line is none.
///
/// # Errors
/// The line for the field, where it is no day.
pub fn read_day(words: &str, shared: &Shared) -> Result<Option<NaiveDate>, String> {
    if words.is_empty() {
        return Ok(None);
    }
    parse_day(words, shared.now.today(), Toward::Future).map(Some).map_err(|error| error.to_string())
}
