//! Goals and steps that wait for a review on the evening of 29 July 2026.

use chrono::NaiveDate;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalKind, Horizon, Measure, Step, StepEvent, StepState, StepVerdict, Verdict,
};
use secondwind::domain::id::{GoalId, StepEventId, StepId, VerdictId};
use secondwind::domain::race::{Outcome, Race, SetbackMark, Tier};
use uuid::Uuid;

use crate::life::{day, morning, race, run};

pub fn goal_id(number: u128) -> GoalId {
    GoalId(Uuid::from_u128(70_000 + number))
}

pub fn step_id(number: u128) -> StepId {
    StepId(Uuid::from_u128(71_000 + number))
}

/// A goal that was written so many days ago.
pub fn goal(number: u128, kind: GoalKind, text: &str, days_ago: u64) -> Goal {
    Goal::new(goal_id(number), kind, text, morning(days_ago))
}

pub fn wanted(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

pub fn judged(number: u128, goal: u128, verdict: Verdict, reason: &str, days_ago: u64) -> Change {
    Change::Judge(GivenVerdict {
        id: Some(VerdictId(Uuid::from_u128(72_000 + number))),
        goal: goal_id(goal),
        verdict,
        reason: reason.to_owned(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: morning(days_ago),
    })
}

pub fn step(number: u128, goal: Option<u128>, text: &str, on: Option<NaiveDate>, days_ago: u64) -> Step {
    Step {
        id: step_id(number),
        goal: goal.map(goal_id),
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: on,
        state: StepState::Open,
        written: morning(days_ago),
    }
}

pub fn moved(number: u128, step: u128, from: NaiveDate, to: NaiveDate, days_ago: u64) -> Change {
    Change::DecideStep(StepEvent {
        id: StepEventId(Uuid::from_u128(73_000 + number)),
        step: step_id(step),
        verdict: StepVerdict::Moved,
        was_day: Some(from),
        day: Some(to),
        review: None,
        at: morning(days_ago),
    })
}

/// Twelve goals of all kinds, each of them due.
pub fn twelve() -> Vec<Change> {
    let mut marathon = goal(2, GoalKind::TimeOrPlace, "Under four hours in autumn", 40);
    marathon.tier = Some(Tier::A);
    marathon.by = Some(day(2));
    let mut easy = goal(3, GoalKind::Process, "Run the easy days easy", 60);
    easy.why.push_str("The hard days need what the easy days save.");
    easy.if_then.push_str("If the pulse climbs over 140, then I walk until the next lamp.");
    easy.measure = Some(Measure::Steps);
    let mut long = goal(10, GoalKind::Open, "See what a hundred miles is like", 100);
    long.horizon = Horizon::Long;
    let mut pinned = goal(12, GoalKind::Wellbeing, "One evening a week without a watch", 33);
    pinned.pinned = true;
    let mut changes: Vec<Change> = [
        goal(1, GoalKind::Recovery, "Sleep eight hours until the legs are quiet", 29),
        marathon,
        easy,
        goal(4, GoalKind::Outcome, "Finish the ridge race with a smile", 50),
        goal(5, GoalKind::Wellbeing, "Sunday breakfast at home", 45),
        goal(6, GoalKind::Open, "See what trails do to me", 44),
        goal(7, GoalKind::Process, "Drink at every table", 43),
        goal(8, GoalKind::TimeOrPlace, "Ten kilometres under 45 minutes", 42),
        goal(9, GoalKind::Process, "Two short strength sessions a week", 41),
        long,
        goal(11, GoalKind::Recovery, "No running with a sore calf", 35),
        pinned,
    ]
    .into_iter()
    .map(wanted)
    .collect();
    changes.push(judged(1, 3, Verdict::Keep, "it holds, mostly", 29));
    changes
}

/// Three steps that are due, the first two for goals of [`twelve`].
pub fn three_steps() -> Vec<Change> {
    let mut changes: Vec<Change> = [
        step(1, Some(3), "Ask Lerato for her slow loop", Some(day(1)), 20),
        step(2, Some(7), "Buy the small bottle", None, 8),
        step(3, None, "Send the photographs", Some(day(0)), 9),
    ]
    .into_iter()
    .map(Change::PutStep)
    .collect();
    changes.push(moved(1, 1, day(15), day(8), 15));
    changes.push(moved(2, 1, day(8), day(1), 8));
    changes
}

/// A race that was not finished and is marked as a setback.
pub fn a_setback(days_ago: u64) -> Change {
    let race =
        Race { setback: Some(SetbackMark::Yes), ..race("Two Rivers 100", days_ago, 42.0, Outcome::Dnf) };
    run(&race)
}
