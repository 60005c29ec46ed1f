//! How far a goal has come, where that can be counted.
//!
//! Decided here: part of a step counts half; a step that was dropped does not count at all; what goes beyond the goal, or back
//! behind where it began, is shown as the whole or as nothing.

mod told;

use crate::domain::goal::{Measure, StepState};
use crate::domain::goal_story::GoalRow;
use crate::domain::units::number::{decimal, number_and_unit};

pub use told::{Told, number, told};

/// How far a goal has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// What is reached: the number, the steps (halves for parts) or the days.
    pub reached: f64,
    /// What is wanted.
    pub wanted: f64,
    /// From 0 to 1.
    pub share: f64,
}

/// Reads a number of progress: "52", "7,5", "52 km". `None` for anything else. What is counted is never below nothing.
#[must_use]
pub fn read_number(text: &str) -> Option<f64> {
    let (number, unit) = number_and_unit(text);
    decimal(number).filter(|_| unit.chars().all(|letter| !letter.is_ascii_digit()))
}

/// How far a goal has come; `None` where it has no measure, no number has been written yet, or there is no step.
#[must_use]
pub fn progress(row: &GoalRow) -> Option<Share> {
    let (reached, from, wanted) = match row.goal.measure.as_ref()? {
        Measure::Number { from, to, .. } => (row.reached?, *from, *to),
        Measure::Days { wanted } => (row.reached.unwrap_or(0.0), 0.0, f64::from((*wanted).max(1))),
        Measure::Steps => {
            let worth = |state| match state {
                StepState::Done => Some(1.0),
                StepState::Part => Some(0.5),
                StepState::Open => Some(0.0),
                StepState::Dropped => None,
            };
            let worths: Vec<f64> = row.steps.iter().filter_map(|step| worth(step.state)).collect();
            if worths.is_empty() {
                return None;
            }
            (worths.iter().sum(), 0.0, worths.iter().map(|_| 1.0).sum())
        }
    };
    // A goal that ends where it began is no way to count along.
    let share = (reached - from) / (wanted - from);
    share.is_finite().then_some(Share { reached, wanted, share: share.clamp(0.0, 1.0) })
}

#[cfg(test)]
mod tests;
