//! When a goal or a step is looked at again, and what a setback keeps from being set.
//!
//! Source: DOMAIN.md, "Lessons and goals", and the issue that asks for goals: steps every week, goals every 28 days and after
//! each race, those of the long run every 84 days; no new time goal in the first 14 days after a setback. Decided here: a look
//! after a race is due the day after it, after a setback on the 14th day; a verdict that was given in looking back at that race is
//! such a look. "Decide later" books a look in 7 days, within 14 days of a setback on the 14th; a goal that rests is asked about
//! after 84 days. A day that has passed asks once: whoever looked at the goal since is asked on the usual days again.
//! One of the long run is not asked about after each race, but after the one that it belongs to.
//! What a runner does in one race, and wrote down for it, is asked about when that race is over, and besides only on the day to
//! which the runner has put that off.

use chrono::{Days, NaiveDate};

use crate::domain::goal::{Goal, GoalKind, GoalState, Horizon, Step, StepState, Verdict};
use crate::domain::goal_story::{GoalRow, Goals, PastRaceForGoals};
use crate::domain::id::StepId;
use crate::domain::review::{Card, Review};

/// A goal is looked at after so many days.
pub const EVERY_DAYS: u64 = 28;
/// One of the long run, and one that rests, after so many.
pub const LONG_DAYS: u64 = 84;
/// A step is looked at after so many days.
pub const STEP_DAYS: u64 = 7;
/// "Decide later" means so many days later.
pub const LATER_DAYS: u64 = 7;
/// So many days after a setback no new time goal is set.
pub const QUIET_DAYS: u64 = 14;

/// Why a goal is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The day by which it shall be reached has passed.
    Passed(NaiveDate),
    /// A race was run.
    AfterRace {
        /// Its name.
        race: String,
        /// Whether it was a setback.
        is_setback: bool,
    },
    /// A look was put off to this day.
    Booked,
    /// So much time has passed.
    Time,
}

/// A look that a goal asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// From which day on.
    pub day: NaiveDate,
    /// Why.
    pub reason: Reason,
}

/// The next look at a goal; `None` for one that is reached or was let go.
#[must_use]
pub fn next_look(row: &GoalRow, races: &[PastRaceForGoals]) -> Option<Look> {
    looks(row, races).into_iter().min_by_key(|(day, _)| *day).map(|(day, why)| why.look(day))
}

/// The look that a goal asks for on a day, where it asks for one: from the day on which it first asked, for the reason that says
/// most.
#[must_use]
pub fn due(row: &GoalRow, races: &[PastRaceForGoals], today: NaiveDate) -> Option<Look> {
    let looks = looks(row, races);
    let due = || looks.iter().filter(|(day, _)| *day <= today);
    let first = due().map(|(day, _)| *day).min()?;
    due().next().map(|(_, why)| why.look(first))
}

/// A [`Reason`] that names its race by the race itself: of the many that a goal may have, one is told.
#[derive(Debug, Clone, Copy)]
enum Why<'r> {
    Passed(NaiveDate),
    AfterRace(&'r PastRaceForGoals),
    Booked,
    Time,
}

impl Why<'_> {
    fn look(self, day: NaiveDate) -> Look {
        let reason = match self {
            Self::Passed(by) => Reason::Passed(by),
            Self::AfterRace(past) => {
                Reason::AfterRace { race: past.race.name.clone(), is_setback: past.is_setback }
            }
            Self::Booked => Reason::Booked,
            Self::Time => Reason::Time,
        };
        Look { day, reason }
    }
}

/// All looks that a goal asks for, whenever that is, the reason that says most first: its day that passes, a race, the newest one
/// first, and then the usual days.
fn looks<'r>(row: &GoalRow, races: &'r [PastRaceForGoals]) -> Vec<(NaiveDate, Why<'r>)> {
    let goal = &row.goal;
    let looked = row.looked_at;
    let booked = goal.again.map(|day| (day, Why::Booked));
    match goal.state() {
        GoalState::Reached | GoalState::LetGo => Vec::new(),
        GoalState::Resting => {
            let (day, why) = booked.unwrap_or_else(|| (after(looked, LONG_DAYS), Why::Booked));
            // What passed while it rested is asked about when it is looked at again.
            let passed = goal.by.filter(|by| looked <= *by && *by < day);
            vec![(day, passed.map_or(why, Why::Passed))]
        }
        GoalState::Active => {
            let every = if goal.horizon == Horizon::Long { LONG_DAYS } else { EVERY_DAYS };
            if goal.is_for_its_race() {
                let own = races.iter().filter(|past| Some(past.race.id) == goal.race);
                let own = own.filter(|past| !was_looked_at_since(row, past)).map(after_race);
                return own.chain(booked).collect();
            }
            let usual = booked.unwrap_or_else(|| (after(looked, every), Why::Time));
            let passed = goal.by.filter(|by| looked <= *by);
            let passed = passed.map(|by| (after(by, 1), Why::Passed(by)));
            let concerns =
                |past: &&PastRaceForGoals| goal.horizon != Horizon::Long || Some(past.race.id) == goal.race;
            let after_races = races.iter().filter(concerns).filter(|past| !was_looked_at_since(row, past));
            let after_races = after_races.map(after_race);
            passed.into_iter().chain(after_races).chain([usual]).collect()
        }
    }
}

fn after_race(past: &PastRaceForGoals) -> (NaiveDate, Why<'_>) {
    (after(past.race.date, if past.is_setback { QUIET_DAYS } else { 1 }), Why::AfterRace(past))
}

fn was_looked_at_since(row: &GoalRow, past: &PastRaceForGoals) -> bool {
    let in_a_debrief = match &row.last {
        Some(verdict) => verdict.debrief.is_some(),
        None => row.goal.debrief.is_some(),
    };
    row.looked_at > past.race.date || (row.looked_at == past.race.date && in_a_debrief)
}

/// Whether a step is looked at on a day: its day has come, or a week has gone since it was written or last decided about.
#[must_use]
pub fn is_step_due(step: &Step, decided: Option<NaiveDate>, today: NaiveDate) -> bool {
    let since = decided.unwrap_or_else(|| step.written.date_naive());
    step.state == StepState::Open
        && match step.day {
            Some(day) => day <= today,
            None => after(since, STEP_DAYS) <= today,
        }
}

/// The cards of a review on a day: the steps that are due, those of goals that do not rest and those without a goal, then the
/// goals that are due: recovery first, then those held up, then those that have waited longest.
#[must_use]
pub fn cards(goals: &Goals, today: NaiveDate) -> Vec<Card> {
    let decided =
        |step: &Step| goals.decided.iter().find(|(known, _)| *known == step.id).map(|(_, day)| *day);
    let active = goals.rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let steps = active.flat_map(|row| &row.steps).chain(&goals.loose);
    let steps = steps.filter(|step| is_step_due(step, decided(step), today)).map(|step| Card::Step(step.id));
    let mut looks: Vec<(&GoalRow, Look)> =
        goals.rows.iter().filter_map(|row| Some((row, due(row, &goals.races, today)?))).collect();
    looks.sort_by_key(|(row, look)| {
        (row.goal.kind != GoalKind::Recovery, !row.goal.pinned, look.day, row.goal.written)
    });
    steps.chain(looks.into_iter().map(|(row, _)| Card::Goal(row.goal.id))).collect()
}

/// The cards that a review which is open still has: those on it that want a decision, and those that have become due since it began.
/// What was decided about it anywhere since wants none.
#[must_use]
pub fn left(review: &Review, goals: &Goals, today: NaiveDate) -> Vec<Card> {
    let is_decided = |step: StepId| {
        goals.decided.iter().any(|(known, day)| *known == step && *day >= review.started.date_naive())
    };
    let active = goals.rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let steps: Vec<&Step> = active.flat_map(|row| &row.steps).chain(&goals.loose).collect();
    let waits = |card: &Card| match card {
        Card::Goal(goal) => goals.row(*goal).is_some_and(|row| {
            let is_over = matches!(row.goal.state(), GoalState::Reached | GoalState::LetGo);
            let looked = row
                .last
                .as_ref()
                .is_some_and(|last| last.review == Some(review.id) || last.at > review.started);
            !is_over && !looked
        }),
        Card::Step(id) => {
            steps.iter().any(|step| step.id == *id && step.state == StepState::Open) && !is_decided(*id)
        }
    };
    let on_it = review.cards.iter().copied().filter(&waits);
    let since = cards(goals, today).into_iter().filter(|card| !review.cards.contains(card));
    let since = since.filter(|card| matches!(card, Card::Step(_)) || waits(card));
    on_it.chain(since).collect()
}

/// The cards of a review of everything that is not over, asked for when nothing is due.
#[must_use]
pub fn all_cards(goals: &Goals) -> Vec<Card> {
    let active = || goals.rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let steps = active().flat_map(|row| &row.steps).chain(&goals.loose);
    let steps = steps.filter(|step| step.state == StepState::Open).map(|step| Card::Step(step.id));
    steps.chain(active().map(|row| Card::Goal(row.goal.id))).collect()
}

/// The day on which a goal is asked about again after a verdict that puts it off; `None` where the usual days count.
#[must_use]
pub fn again(verdict: Verdict, races: &[PastRaceForGoals], today: NaiveDate) -> Option<NaiveDate> {
    match verdict {
        Verdict::Later => Some(quiet_until(races, today).unwrap_or_else(|| after(today, LATER_DAYS))),
        Verdict::Rest => Some(after(today, LONG_DAYS)),
        Verdict::Keep | Verdict::Adjust | Verdict::Reached | Verdict::LetGo => None,
    }
}

/// The first day on which a new time goal is set again, while a setback is that near: its 14th day.
#[must_use]
pub fn quiet_until(races: &[PastRaceForGoals], today: NaiveDate) -> Option<NaiveDate> {
    let setbacks = races.iter().filter(|past| past.is_setback && past.race.date <= today);
    setbacks.map(|past| after(past.race.date, QUIET_DAYS)).filter(|day| *day > today).max()
}

/// Why a goal cannot be set now: the first day on which it can.
#[must_use]
pub fn too_early(goal: &Goal, races: &[PastRaceForGoals], today: NaiveDate) -> Option<NaiveDate> {
    quiet_until(races, today).filter(|_| goal.kind == GoalKind::TimeOrPlace)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
