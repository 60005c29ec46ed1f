//! Where the items of a bounce plan stand: by the runner's hand, or by what the journal knows.
//!
//! Source: DOMAIN.md, the seed "action plan", and the issue that asks for goals: lessons, a recovery goal and the guide, two things
//! for body and head, the plan updated, the next goal, someone talked to, the first small win. Decided here: what the runner says
//! wins over what is known, also where they say less; what was written or done before the day of the race counts for nothing, nor
//! does a goal that was let go or that aimed at this very race; what is done twice in the same way is one thing, and one of the two
//! for the body or the head is part of it; the next goal has time until the 14th day, as a time goal has, and one that rests
//! until then is not set yet; a talk is a step about a person, or time with somebody or with a professional that was noted for the
//! arc; part of a step is part of the item.

use chrono::{Days, NaiveDate};

use crate::domain::arc::{Part, Try};
use crate::domain::bounce::{BOUNCE_DAYS, BounceBasis, BounceTick, Counts, Tick};
use crate::domain::goal::{Goal, GoalKind, GoalState, Step, StepState};
use crate::domain::lesson::Lesson;
use crate::domain::race::{Race, words};
use crate::domain::rules::goal_review::QUIET_DAYS;
use crate::domain::rules::what_helped::is_same;

/// On so many days, that of the race included, the plan does not come up unasked: they are for rest.
pub const REST_DAYS: i64 = 2;
/// So many different things for the body are what the plan asks for, and so many for the head.
pub const THINGS: usize = 2;

words! {
    /// Where an item stands.
    Stand {
        /// Done.
        Done = "done", "done";
        /// Part of it is done.
        Part = "part", "part of it";
        /// The runner says that it is not for them.
        NotForMe = "not_for_me", "not for me";
        /// Nobody has looked at it.
        Open = "open", "open";
    }
}

/// What the journal knows of an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence<'b> {
    /// The lessons of the race, first written first.
    Lessons(Vec<&'b Lesson>),
    /// The recovery goal that was written last.
    Recovery(Option<&'b Goal>),
    /// The different things that were done for the body or for the head, each as it was first done.
    Tries(Vec<&'b Try>),
    /// Only the runner can say it.
    OwnWord,
    /// The other goal that was written last.
    Goal(Option<&'b Goal>),
    /// No other goal but a time goal, which rests because it was written so soon after the race: it is not set yet.
    Resting(&'b Goal),
    /// Talks that are planned or were had, and time with people that was noted.
    Talks {
        /// Steps about a person that were not dropped, first written first.
        steps: Vec<&'b Step>,
        /// Time with somebody, by day.
        tries: Vec<&'b Try>,
    },
    /// Steps that are done, or done in part, first written first.
    Steps(Vec<&'b Step>),
}

impl Evidence<'_> {
    /// Where an item stands by this alone: done, in part, or open.
    #[must_use]
    pub fn stand(&self) -> Stand {
        let of_steps = |steps: &[&Step]| {
            let any = |state| steps.iter().any(|step| step.state == state);
            match (any(StepState::Done), any(StepState::Part)) {
                (true, _) => Stand::Done,
                (false, true) => Stand::Part,
                (false, false) => Stand::Open,
            }
        };
        let when = |done: bool| if done { Stand::Done } else { Stand::Open };
        match self {
            Self::Lessons(lessons) => when(!lessons.is_empty()),
            Self::Recovery(goal) | Self::Goal(goal) => when(goal.is_some()),
            Self::Tries(different) => match different.len() {
                0 => Stand::Open,
                known if known < THINGS => Stand::Part,
                _ => Stand::Done,
            },
            Self::OwnWord | Self::Resting(_) => Stand::Open,
            Self::Talks { tries, .. } if !tries.is_empty() => Stand::Done,
            Self::Talks { steps, .. } | Self::Steps(steps) => of_steps(steps),
        }
    }
}

/// Where an item stands, and from what that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'b> {
    /// Where it stands.
    pub stand: Stand,
    /// What the runner said of it or wrote about it.
    pub tick: Option<&'b BounceTick>,
    /// What the journal knows.
    pub evidence: Evidence<'b>,
}

impl Standing<'_> {
    /// Whether the runner has said where it stands.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        self.tick.is_some_and(|tick| tick.tick.is_some())
    }

    /// Whether somebody has looked at it: what is not for the runner was looked at as well.
    #[must_use]
    pub fn is_looked_at(&self) -> bool {
        self.stand != Stand::Open
    }
}

/// Where the item `id` stands that counts by `counts`.
#[must_use]
pub fn standing<'b>(id: &str, counts: Counts, basis: &'b BounceBasis) -> Standing<'b> {
    let evidence = evidence(counts, basis);
    let tick = basis.tick(id);
    let stand = match tick.and_then(|tick| tick.tick) {
        Some(Tick::Done) => Stand::Done,
        Some(Tick::Part) => Stand::Part,
        Some(Tick::NotForMe) => Stand::NotForMe,
        // A line about what only the runner can say is a part of it.
        None if counts == Counts::OwnWord && tick.is_some_and(|tick| !tick.note.trim().is_empty()) => {
            Stand::Part
        }
        None => evidence.stand(),
    };
    Standing { stand, tick, evidence }
}

/// What the journal knows of an item that counts so.
#[must_use]
pub fn evidence(counts: Counts, basis: &BounceBasis) -> Evidence<'_> {
    let since = basis.race.date;
    let tries = |part: Part| basis.tries.iter().filter(move |done| done.part == part && done.day >= since);
    let steps = || basis.steps.iter().filter(|step| step.written.date_naive() >= since);
    match counts {
        Counts::Lessons => Evidence::Lessons(basis.lessons.iter().collect()),
        Counts::Recovery => {
            Evidence::Recovery(last_goal(basis, |goal: &Goal| goal.kind == GoalKind::Recovery))
        }
        Counts::Body => Evidence::Tries(different(tries(Part::Body))),
        Counts::Head => Evidence::Tries(different(tries(Part::Head))),
        Counts::OwnWord => Evidence::OwnWord,
        Counts::NextGoal => {
            let is_next = |goal: &Goal| goal.kind != GoalKind::Recovery;
            match last_goal(basis, |goal| is_next(goal) && !rests_by_the_rule(goal, &basis.race)) {
                None => last_goal(basis, is_next).map_or(Evidence::Goal(None), Evidence::Resting),
                set => Evidence::Goal(set),
            }
        }
        Counts::Talk => Evidence::Talks {
            steps: steps().filter(|step| step.person.is_some() && step.state != StepState::Dropped).collect(),
            tries: basis
                .tries
                .iter()
                .filter(|done| matches!(done.part, Part::Person | Part::Professional) && done.day >= since)
                .collect(),
        },
        Counts::SmallWin => Evidence::Steps(
            steps().filter(|step| matches!(step.state, StepState::Done | StepState::Part)).collect(),
        ),
    }
}

/// Each thing once, as it was first done.
fn different<'b>(tries: impl Iterator<Item = &'b Try>) -> Vec<&'b Try> {
    let mut different: Vec<&Try> = Vec::new();
    for done in tries {
        if !different.iter().any(|known| is_same(&known.what, &done.what)) {
            different.push(done);
        }
    }
    different
}

/// The goal of a kind that was written last since the race and was not let go.
fn last_goal(basis: &BounceBasis, is_wanted: impl Fn(&Goal) -> bool) -> Option<&Goal> {
    let race = &basis.race;
    // What aimed at this race itself is no goal after it; nor is what is to be done in one race a goal of the stack.
    let aimed_at_it =
        |goal: &Goal| goal.race == Some(race.id) && goal.debrief.is_none() && goal.kind != GoalKind::Recovery;
    basis
        .goals
        .iter()
        .filter(|goal| goal.written.date_naive() >= race.date && goal.state() != GoalState::LetGo)
        .filter(|goal| !aimed_at_it(goal) && !goal.is_for_its_race() && is_wanted(goal))
        .max_by_key(|goal| goal.written)
}

/// Whether it is a time goal that rests because it was written in the first 14 days: it may be set when they are over. One that
/// the runner lets rest for longer is a decision of theirs, and counts.
fn rests_by_the_rule(goal: &Goal, race: &Race) -> bool {
    let until = race.date.checked_add_days(Days::new(QUIET_DAYS));
    let ends = |again: NaiveDate| until.is_some_and(|until| again <= until);
    goal.kind == GoalKind::TimeOrPlace && goal.state() == GoalState::Resting && goal.again.is_some_and(ends)
}

/// The day until which an item that counts so has time, where that day is still to come: the next goal has until the 14th.
#[must_use]
pub fn has_time_until(counts: Counts, race: &Race, today: NaiveDate) -> Option<NaiveDate> {
    let until = race.date.checked_add_days(Days::new(QUIET_DAYS))?;
    (counts == Counts::NextGoal && today < until).then_some(until)
}

/// The step that comes next: of the open ones that came out of the race or were written since, the one whose day is nearest to
/// today, one ahead before one that has passed; those without a day come last, first written first.
#[must_use]
pub fn next_step(basis: &BounceBasis, today: NaiveDate) -> Option<&Step> {
    let race = &basis.race;
    let came_of_it = |step: &Step| step.debrief.is_some() && step.race == Some(race.id);
    basis
        .steps
        .iter()
        .filter(|step| step.state == StepState::Open)
        .filter(|step| came_of_it(step) || step.written.date_naive() >= race.date)
        .min_by_key(|step| {
            let away = step.day.map(|day| (day - today).num_days());
            (away.is_none(), away.map(|away| (away.abs(), away < 0)), step.written)
        })
}

/// How many days have gone since a race; `None` before it.
#[must_use]
pub fn days_since(race: &Race, today: NaiveDate) -> Option<u32> {
    u32::try_from((today - race.date).num_days()).ok()
}

/// Whether the days of rest after a race are not over yet.
#[must_use]
pub fn is_resting(race: &Race, today: NaiveDate) -> bool {
    (today - race.date).num_days() < REST_DAYS
}

/// Whether the plan after a race comes up unasked on a day, unless it was put away.
#[must_use]
pub fn comes_up(race: &Race, today: NaiveDate) -> bool {
    (REST_DAYS..=BOUNCE_DAYS).contains(&(today - race.date).num_days())
}

#[cfg(test)]
mod tests;
