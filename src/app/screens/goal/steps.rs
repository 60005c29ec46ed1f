//! What one key does with a step, wherever it is selected: each is written down, and each can be taken back.

use chrono::NaiveDate;

use super::super::super::command::Command;
use super::super::super::shared::Shared;
use super::line::{Asks, Line};
use crate::domain::change::{Change, Item};
use crate::domain::goal::{MOST_OPEN_STEPS, Step, StepEvent, StepState, StepVerdict};
use crate::domain::id::{StepEventId, StepId};
use crate::domain::units::days::{self, Toward, parse_day};

/// How a day is typed.
const DAY_HINT: &str = "tomorrow, sat, in 2 weeks, 12 dec";

/// Whether one more step of a goal can be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It can.
    Left,
    /// As many are open as are manageable.
    None,
}

impl Room {
    /// Beside these steps of the same goal.
    #[must_use]
    pub fn beside(steps: &[Step]) -> Self {
        let open = steps.iter().filter(|step| step.state == StepState::Open).count();
        if open >= MOST_OPEN_STEPS { Self::None } else { Self::Left }
    }
}

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

/// Decides about a step.
pub fn decide(
    step: &Step,
    verdict: StepVerdict,
    day: Option<NaiveDate>,
    shared: &mut Shared,
) -> (Step, StepEvent) {
    let event = StepEvent {
        id: StepEventId(shared.ids.fresh(&shared.now)),
        step: step.id,
        verdict,
        was_day: step.day,
        day,
        review: None,
        at: shared.now.wall,
    };
    shared.write(Change::DecideStep(event.clone()));
    shared.can_undo(format!("As before: {}", step.text), Change::UndecideStep(event.id));
    let text = &step.text;
    shared.tell(match verdict {
        StepVerdict::Done => format!("Done: {text}"),
        StepVerdict::Part => format!("Part of it, and that counts: {text}"),
        StepVerdict::Dropped => format!("Dropped: {text}"),
        StepVerdict::Reopened => format!("Open again: {text}"),
        StepVerdict::Moved => match day {
            Some(day) => format!("Moved, {}: {text}", days::told_day(day, shared.now.today())),
            None => format!("Moved, some day: {text}"),
        },
    });
    (Step { state: verdict.state(), day, ..step.clone() }, event)
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
