//! What the journal knows of an item, in a line.

use chrono::NaiveDate;

use crate::domain::bounce::BounceBasis;
use crate::domain::goal::{Goal, GoalState, Step, StepState};
use crate::domain::rules::bounce::{Evidence, days_since};
use crate::domain::rules::recovery_guide::recovery_guide;
use crate::domain::units::days;

/// The facts of what is known of an item, the most important first; empty where nothing is.
pub(super) fn facts(evidence: &Evidence<'_>, basis: &BounceBasis, today: NaiveDate) -> Vec<String> {
    match evidence {
        Evidence::Lessons(lessons) => match lessons.as_slice() {
            [] => Vec::new(),
            [one] => vec![format!("1 lesson: “{}”", one.text)],
            [.., last] => vec![format!("{} lessons, the last: “{}”", lessons.len(), last.text)],
        },
        Evidence::Recovery(goal) => {
            let goal = goal.map(told_goal);
            goal.into_iter().chain(guide(basis, today)).collect()
        }
        Evidence::Goal(goal) => goal.map(told_goal).into_iter().collect(),
        Evidence::Resting(goal) => vec![told_goal(goal)],
        Evidence::Tries(different) => match different.as_slice() {
            [] => Vec::new(),
            [one] => vec![one.what.clone(), "one more, something else, makes two".to_owned()],
            several => {
                vec![several.iter().map(|done| done.what.as_str()).collect::<Vec<_>>().join(", ")]
            }
        },
        Evidence::OwnWord => Vec::new(),
        Evidence::Talks { steps, tries } => {
            let tries =
                tries.iter().map(|done| format!("{}, {}", done.what, days::told_day(done.day, today)));
            let steps = steps.iter().map(|step| told_step(step, today));
            tries.chain(steps).collect()
        }
        Evidence::Steps(steps) => match steps.as_slice() {
            [] => Vec::new(),
            [first] => vec![told_step(first, today)],
            [first, others @ ..] => vec![told_step(first, today), format!("and {} more", others.len())],
        },
    }
}

/// The easy days after the race, while they run: "easy days: 9 of 20-38".
pub(super) fn guide(basis: &BounceBasis, today: NaiveDate) -> Option<String> {
    let guide = recovery_guide(&basis.race)?;
    let day = days_since(&basis.race, today)?;
    Some(if day > guide.high {
        format!("the easy days ({}) are over", guide.told())
    } else {
        format!("easy days: {day} of {}-{}", guide.low, guide.high)
    })
}

/// "“Sleep back to usual”, reached".
pub(super) fn told_goal(goal: &Goal) -> String {
    let state = match goal.state() {
        GoalState::Active => String::new(),
        state => format!(", {}", state.label()),
    };
    format!("“{}”{state}", goal.text)
}

/// "Talk to Åsa, tomorrow", "Talk to Åsa, done".
pub(super) fn told_step(step: &Step, today: NaiveDate) -> String {
    match (step.state, step.day) {
        (StepState::Open, Some(day)) => format!("{}, {}", step.text, days::told_day(day, today)),
        (StepState::Open, None) => format!("{}, no day yet", step.text),
        (state, _) => format!("{}, {}", step.text, state.label()),
    }
}
