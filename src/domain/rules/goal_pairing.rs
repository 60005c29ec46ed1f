//! What stands beside what: a goal that only the clock or the result list can grant wants one that looks after the runner, and one
//! that is in their own hands.
//!
//! Source: checkins.toml, `goal.pairing`: an active race goal without an active recovery or wellbeing goal, and one without a process
//! goal. Decided here: an outcome, a time and a place are race goals.

use crate::domain::goal::{Goal, GoalKind, GoalState};

/// A gentle line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// There is a race goal, and nothing that looks after the runner.
    LooksAfterYou,
    /// There is a race goal, and nothing that is in the runner's own hands.
    InYourHands,
}

impl Pairing {
    /// The line.
    #[must_use]
    pub fn line(self) -> &'static str {
        match self {
            Self::LooksAfterYou => {
                "What looks after you? A recovery or a wellbeing goal can stand beside the race goal."
            }
            Self::InYourHands => {
                "What is in your own hands? A process goal is something you do, whatever the clock says."
            }
        }
    }
}

/// The lines for these goals.
#[must_use]
pub fn pairings<'g>(goals: impl Iterator<Item = &'g Goal>) -> Vec<Pairing> {
    let kinds: Vec<GoalKind> =
        goals.filter(|goal| goal.state() == GoalState::Active).map(|goal| goal.kind).collect();
    let has = |wanted: &[GoalKind]| kinds.iter().any(|kind| wanted.contains(kind));
    if !has(&[GoalKind::Outcome, GoalKind::TimeOrPlace]) {
        return Vec::new();
    }
    let missing = [
        (Pairing::LooksAfterYou, has(&[GoalKind::Recovery, GoalKind::Wellbeing])),
        (Pairing::InYourHands, has(&[GoalKind::Process])),
    ];
    missing.into_iter().filter(|(_, is_there)| !is_there).map(|(pairing, _)| pairing).collect()
}

#[cfg(test)]
mod tests;
