//! Deciding about a step, wherever it is read: what is written down, how it is told, and whether one more can be open.

use chrono::{Days, NaiveDate};

use super::shared::Shared;
use crate::domain::change::Change;
use crate::domain::goal::{MOST_OPEN_STEPS, Step, StepEvent, StepState, StepVerdict};
use crate::domain::id::StepEventId;
use crate::domain::units::days;

/// A step that is moved without a word goes so many days ahead.
const MOVED_DAYS: u64 = 7;

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
    pub fn beside<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Self {
        let open = steps.into_iter().filter(|step| step.state == StepState::Open).count();
        if open >= MOST_OPEN_STEPS { Self::None } else { Self::Left }
    }
}

/// The day to which a step is moved where none is named.
#[must_use]
pub fn in_a_week(shared: &Shared) -> NaiveDate {
    shared.now.today().checked_add_days(Days::new(MOVED_DAYS)).unwrap_or(NaiveDate::MAX)
}

/// What is decided about a step now; its day stays.
pub fn step_event(step: &Step, verdict: StepVerdict, shared: &mut Shared) -> StepEvent {
    StepEvent {
        id: StepEventId(shared.ids.fresh(&shared.now)),
        step: step.id,
        verdict,
        was_day: step.day,
        day: step.day,
        review: None,
        at: shared.now.wall,
    }
}

/// Decides about a step, which has the day `day` from then on: it is written down and can be taken back. Nothing is said of it.
pub fn decide(
    step: &Step,
    verdict: StepVerdict,
    day: Option<NaiveDate>,
    shared: &mut Shared,
) -> (Step, StepEvent) {
    let event = StepEvent { day, ..step_event(step, verdict, shared) };
    shared.write(Change::DecideStep(event.clone()));
    shared.can_undo(format!("As before: {}", step.text), Change::UndecideStep(event.id));
    (Step { state: verdict.state(), day, ..step.clone() }, event)
}

/// What is said of a decision; `text` is that of the step.
#[must_use]
pub fn told(event: &StepEvent, text: &str, today: NaiveDate) -> String {
    match (event.verdict, event.day) {
        (StepVerdict::Done, _) => format!("Done: {text}"),
        (StepVerdict::Part, _) => format!("Part of it, and that counts: {text}"),
        (StepVerdict::Dropped, _) => format!("Dropped: {text}"),
        (StepVerdict::Reopened, _) => format!("Open again: {text}"),
        (StepVerdict::Moved, Some(day)) => format!("Moved, {}: {text}", days::told_day(day, today)),
        (StepVerdict::Moved, None) => format!("Moved, some day: {text}"),
    }
}

/// The same where the day to which it is moved was not typed, and so is told with its date.
#[must_use]
pub fn told_with_date(event: &StepEvent, text: &str, today: NaiveDate) -> String {
    match (event.verdict, event.day) {
        (StepVerdict::Moved, Some(day)) => format!("Moved to {}: {text}", days::told_date(day)),
        _ => told(event, text, today),
    }
}
