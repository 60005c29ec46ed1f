//! What became of one arc, and of all of them together.

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};

use super::days::{Calendar, Span, later};
use super::sessions::training_again;
use super::{RaceMark, Recovery, Status};
use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::Side;
use crate::domain::history::History;
use crate::domain::id::RaceId;
use crate::domain::race::{Outcome, Race, SetbackMark, Tier};
use crate::domain::rules::baseline::{Baseline, Label, Measure};
use crate::domain::rules::course::{Course, LONG_TAIL_DAYS, Return, course_since};
use crate::domain::rules::race_goals::{GoalResult, goal_result};
use crate::domain::rules::recovery_guide::recovery_guide;
use crate::domain::units::rounding::EPS;
use crate::domain::units::time::{TimeContext, Travel};

/// At most so many days of an open arc are kept out of the usual.
const ARC_DAYS_KEPT_OUT: u64 = 42;
/// A late usual is made from these days after the start of an arc, and only after the last of them.
const LATE_DAYS: (u64, u64) = (35, 70);
/// Satisfied so much, a race answers a setback.
const SATISFIED: u8 = 7;

/// Reckons arcs.
pub(super) struct Reckoner<'h> {
    history: &'h History,
    calendar: &'h Calendar,
    today: NaiveDate,
    /// Every race by its id.
    by_id: HashMap<RaceId, &'h Race>,
    /// The races up to today, by day.
    past: Vec<PastRace<'h>>,
}

/// A race that is over. Whether it went well is read from the words of its goals, so it is found out only when it matters.
struct PastRace<'h> {
    race: &'h Race,
    went_well: OnceCell<bool>,
}

impl PastRace<'_> {
    fn went_well(&self) -> bool {
        *self.went_well.get_or_init(|| went_well(self.race))
    }
}

impl<'h> Reckoner<'h> {
    pub(super) fn new(history: &'h History, calendar: &'h Calendar, today: NaiveDate) -> Self {
        let by_id = history.races.iter().map(|race| (race.id, race)).collect();
        let past = history.races.iter().filter(|race| race.date <= today);
        let mut past: Vec<_> = past.map(|race| PastRace { race, went_well: OnceCell::new() }).collect();
        // Of two on one day the one that was entered first: ids grow with time.
        past.sort_by_key(|past| (past.race.date, past.race.id));
        Self { history, calendar, today, by_id, past }
    }

    /// What became of each arc, in the order of the history.
    pub(super) fn recoveries(&self) -> Vec<Recovery> {
        let arcs = &self.history.arcs;
        let mut recoveries: Vec<Recovery> = arcs.iter().map(|arc| self.recovery(arc)).collect();
        // A late usual leaves the days of the other arcs out, whenever those began. None of them is changed by it before all
        // are made, so that the order of the arcs does not matter.
        let kept_out = days_kept_out(&recoveries);
        for (place, arc) in arcs.iter().enumerate() {
            let recovery = &mut recoveries[place];
            let is_missing = recovery.baseline.body.is_none() || recovery.baseline.mind.is_none();
            if is_missing && later(arc.start, LATE_DAYS.1).is_some_and(|last| last < self.today) {
                let others: Vec<Span> =
                    kept_out[..place].iter().chain(&kept_out[place + 1..]).copied().collect();
                let late = |side| self.late_baseline(arc.start, side, &others);
                recovery.baseline.body = recovery.baseline.body.or_else(|| late(Side::Body));
                recovery.baseline.mind = recovery.baseline.mind.or_else(|| late(Side::Mind));
                recovery.body = self.course(arc, Side::Body, recovery.baseline.body.as_ref());
                recovery.mind = self.course(arc, Side::Mind, recovery.baseline.mind.as_ref());
                self.settle(recovery, arc.put_down);
            }
        }
        recoveries
    }

    /// What became of an arc, measured by the usual that was frozen for it.
    fn recovery(&self, arc: &RecoveryArc) -> Recovery {
        let first_race = arc.races.first().and_then(|race| self.by_id.get(race).copied());
        let guide = first_race.and_then(recovery_guide);
        let after = &self.past[self.past.partition_point(|past| past.race.date <= arc.start)..];
        let first = |is_it: &dyn Fn(&PastRace<'_>) -> bool| -> Option<RaceMark> {
            after.iter().find(|past| is_it(past)).map(|past| (past.race.id, past.race.date))
        };
        let told = |day: Option<NaiveDate>| day.filter(|day| *day <= self.today);
        let mut recovery = Recovery {
            arc: arc.id,
            start: arc.start,
            day: u32::try_from((self.today - arc.start).num_days()).unwrap_or(0),
            baseline: arc.baseline,
            body: self.course(arc, Side::Body, arc.baseline.body.as_ref()),
            mind: self.course(arc, Side::Mind, arc.baseline.mind.as_ref()),
            status: Status::Open,
            closed: None,
            guide,
            guide_from: guide.and(first_race).map(|race| race.date),
            training: told(arc.training_as_usual)
                .or_else(|| training_again(&self.calendar.trained, arc.start, self.today)),
            next_start: first(&|past| past.race.was_started() && Some(&past.race.id) != arc.races.first()),
            next_finish: first(&|past| {
                past.race.outcome == Some(Outcome::Finished) && Some(&past.race.id) != arc.races.first()
            }),
            answered: first(&|past| answers(past.race, first_race, &arc.races) && past.went_well()),
        };
        self.settle(&mut recovery, arc.put_down);
        recovery
    }

    /// Tells from the course of both sides whether the arc is closed, and where it stands.
    fn settle(&self, recovery: &mut Recovery, put_down: Option<NaiveDate>) {
        let settled = recovery.body.settled.zip(recovery.mind.settled);
        let settled = settled.map(|(body, mind)| recovery.date(body.max(mind)));
        // A race that began an arc may be moved behind the day on which it was put down.
        let put_down = put_down.filter(|day| *day <= self.today).map(|day| day.max(recovery.start));
        recovery.closed = settled.into_iter().chain(put_down).min();
        recovery.status = self.status(recovery, put_down);
    }

    /// The course of a side. What comes after an arc was put down is no part of it any more.
    fn course(&self, arc: &RecoveryArc, side: Side, baseline: Option<&Baseline>) -> Course {
        let put_down = arc.put_down.filter(|day| *day <= self.today);
        let last = u32::try_from((put_down.unwrap_or(self.today) - arc.start).num_days()).unwrap_or(0);
        let mut course = course_since(self.calendar.side(side), arc.start.num_days_from_ce(), baseline, last);
        if put_down.is_some() && matches!(course.now, Return::TooEarly { .. }) {
            // Nothing more can come.
            course.now = Return::NotMeasured { have: course.early };
        }
        course
    }

    /// The usual from days 35 to 70 of an arc, which have to be over.
    fn late_baseline(&self, start: NaiveDate, side: Side, others: &[Span]) -> Option<Baseline> {
        let days = later(start, LATE_DAYS.0)?..=later(start, LATE_DAYS.1)?;
        let ordinary = self.calendar.ordinary(&days, others);
        let values: Vec<(NaiveDate, f64)> =
            ordinary.filter_map(|day| Some((day.day, day.side(side)?))).collect();
        let baseline = Baseline::of_values(&values, Measure::Side(side).floor())?;
        Some(Baseline { label: Label::Late, ..baseline })
    }

    fn status(&self, recovery: &Recovery, put_down: Option<NaiveDate>) -> Status {
        let states = [recovery.body.now, recovery.mind.now];
        if put_down.is_some() {
            Status::PutDown
        } else if recovery.answered.is_some() {
            Status::Answered
        } else if recovery.training.is_some() {
            Status::Training
        } else if recovery.closed.is_some() {
            if states.iter().any(|state| matches!(state, Return::Back(_))) {
                Status::Back
            } else if states.contains(&Return::NoDip) {
                Status::NoDip
            } else {
                Status::NotMeasured
            }
        } else if recovery.day > LONG_TAIL_DAYS {
            Status::LongTail
        } else {
            self.on_the_way(recovery)
        }
    }

    /// Dipping, rising, or nothing to say yet. The first four weeks of an arc hold few check-ins.
    fn on_the_way(&self, recovery: &Recovery) -> Status {
        let mut status = Status::Open;
        let start = recovery.start.num_days_from_ce();
        for side in Side::ALL {
            if !matches!(recovery.side(*side).now, Return::Open | Return::Pending { .. }) {
                continue;
            }
            let values = self.calendar.side(*side);
            // After it reopened only what came since tells which way it goes.
            let reopened = recovery.side(*side).reopened.last().and_then(|day| i32::try_from(*day).ok());
            let from = reopened.map_or(start, |day| start + day - 1);
            let values = &values[values.partition_point(|(number, _)| *number <= from)..];
            let Some(((_, last), before)) = values.split_last() else { continue };
            if before.iter().all(|(_, value)| last <= value) {
                return Status::Dipping;
            }
            status = Status::Rising;
        }
        status
    }
}

/// The first day of each arc that is kept out of the usual, and the first one after it that is not.
pub(super) fn days_kept_out(recoveries: &[Recovery]) -> Vec<Span> {
    let span = |recovery: &Recovery| {
        let start = recovery.start;
        let most = start.checked_add_days(Days::new(ARC_DAYS_KEPT_OUT)).unwrap_or(NaiveDate::MAX);
        (start, recovery.closed.map_or(most, |closed| closed.min(most)))
    };
    recoveries.iter().map(span).collect()
}

/// Whether a race was started and went well: B goal met, or satisfied 7 or more.
fn went_well(race: &Race) -> bool {
    let goal_met = || match goal_result(race) {
        // With only C set, C is what was met.
        GoalResult::Met => !race.goals.a.trim().is_empty() || !race.goals.b.trim().is_empty(),
        GoalResult::Partly(tier) => tier <= Tier::B,
        _ => false,
    };
    race.was_started() && (race.satisfaction.is_some_and(|satisfied| satisfied >= SATISFIED) || goal_met())
}

/// Whether a race answers, if it went well, an arc that began with `first`: half to twice its length, and no setback itself.
/// An arc that no race began is answered by any race.
fn answers(race: &Race, first: Option<&Race>, of_arc: &[RaceId]) -> bool {
    let is_comparable = first.is_none_or(|first| {
        let on_foot = |race: &Race| TimeContext::of(race).travel == Travel::OnFoot;
        let is_alike = race.kind == first.kind || (on_foot(race) && on_foot(first));
        is_alike
            && match (length(first), length(race)) {
                (Some(first), Some(length)) => (first * 0.5 - EPS..=first * 2.0 + EPS).contains(&length),
                // Without a length, only the kind can be compared.
                (None, _) => race.kind == first.kind,
                (Some(_), None) => false,
            }
    });
    is_comparable && race.setback != Some(SetbackMark::Yes) && !of_arc.contains(&race.id)
}

/// How long a race is in metres: its course, else what was covered (in a timed race).
fn length(race: &Race) -> Option<f64> {
    race.distance.or(race.covered).map(|length| length.0)
}
