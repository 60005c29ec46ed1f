//! Stops that came unplanned: days without training that no plan covers, noticed from what check-ins say of training.
//!
//! Source: checkins.toml, `stepback.stops`: "7+ days without any 'trained' tag other than rest and no plan".
//!
//! Decided here, so that nobody is asked without need:
//! - It is noticed only where the runner notes training at all: on three days or more of the six weeks up to the last one.
//! - Somebody who does not check in has not stopped. Three check-ins have to lie in the stop, and days more than a week away from
//!   the next check-in belong to none.
//! - A race that was run, and minutes that were noted, are training, whatever the tag says.
//! - The recovery guide after a race is plan enough: a stop begins after its high end. So it is with a step back that was planned.
//! - It is asked about while it lasts and for two weeks after. What the runner has said of any day of it is said of all of it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::domain::check_in::{CheckIn, Trained};
use crate::domain::history::History;
use crate::domain::rules::recovery_guide::recovery_guide;
use crate::domain::step_back::{StepBack, WAITS_DAYS};

/// So many days without training are a stop.
pub const STOP_DAYS: i64 = 7;
/// So many check-ins have to lie in it.
const CHECK_INS: usize = 3;
/// Training has to be noted on so many days before it ...
const USES: usize = 3;
/// ... of so many.
const USED_WITHIN: u64 = 42;
/// Days that lie farther from the next check-in are not known.
const SILENCE: i64 = 7;
/// A stop that is over is asked about for so many days.
const ASKED_FOR: i64 = 14;
/// One that was answered is followed for so many days after its last known one.
const GROWS_FOR: i64 = 30;

/// A stop that came unplanned, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, or the last one that is known of one that goes on.
    pub to: NaiveDate,
    /// Whether training was noted after it.
    pub is_over: bool,
}

impl Stop {
    /// How many days it has, both ends included.
    #[must_use]
    pub fn days(self) -> u32 {
        u32::try_from((self.to - self.from).num_days() + 1).unwrap_or(1)
    }
}

/// Whether a check-in tells of training.
fn tells_of_training(check_in: &CheckIn) -> bool {
    let is_tagged = check_in.trained.is_some_and(|trained| trained != Trained::Rest);
    is_tagged || check_in.minutes.is_some_and(|minutes| minutes > 0)
}

/// The days of a history, up to one of them.
struct Known {
    trained: BTreeSet<NaiveDate>,
    checked_in: BTreeSet<NaiveDate>,
}

impl Known {
    fn of(history: &History, today: NaiveDate) -> Self {
        let check_ins = || history.check_ins.iter().filter(|check_in| check_in.day <= today);
        let raced = history.races.iter().filter(|race| race.was_started() && race.date <= today);
        let trained = check_ins().filter(|check_in| tells_of_training(check_in)).map(|check_in| check_in.day);
        Self {
            trained: trained.chain(raced.map(|race| race.date)).collect(),
            checked_in: check_ins().map(|check_in| check_in.day).collect(),
        }
    }

    /// The day of training after another one.
    fn next(&self, after: NaiveDate) -> Option<NaiveDate> {
        self.trained.range(after..).find(|day| **day > after).copied()
    }

    /// The known days without training between two days of training, both left out; without a second one, up to now.
    fn still(&self, last_trained: NaiveDate, next: Option<NaiveDate>) -> Option<Stop> {
        let between = |day: &&NaiveDate| **day > last_trained && next.is_none_or(|next| **day < next);
        let days: Vec<NaiveDate> = self.checked_in.iter().filter(between).copied().collect();
        let last = *days.last()?;
        let mut first = last;
        for day in days.iter().rev() {
            if (first - *day).num_days() <= SILENCE {
                first = *day;
            }
        }
        let from =
            if (first - last_trained).num_days() <= SILENCE { last_trained.succ_opt()? } else { first };
        let until_next = next.filter(|next| (*next - last).num_days() <= SILENCE);
        let to = until_next.and_then(|next| next.pred_opt()).unwrap_or(last);
        Some(Stop { from, to, is_over: next.is_some() })
    }

    fn check_ins_in(&self, stop: Stop) -> usize {
        self.checked_in.range(stop.from..=stop.to).count()
    }
}

/// The stop that the runner may be asked about on a day: the last one of which they have said nothing yet.
#[must_use]
pub fn stop_to_ask(history: &History, today: NaiveDate) -> Option<Stop> {
    let known = Known::of(history, today);
    // What ended more than two weeks ago is not asked about any more.
    let lasts = |stop: &Stop| (today - stop.to).num_days() <= ASKED_FOR;
    for last_trained in known.trained.iter().rev().copied() {
        let next = known.next(last_trained);
        if next.is_some_and(|next| (today - next).num_days() > ASKED_FOR + 1) {
            return None;
        }
        let found = known.still(last_trained, next).and_then(|stop| uncovered(stop, history));
        let Some(stop) = found.filter(lasts) else { continue };
        let is_long = stop.days() >= u32::try_from(STOP_DAYS).unwrap_or(u32::MAX);
        if is_long && known.check_ins_in(stop) >= CHECK_INS && notes_training(history, last_trained) {
            return Some(stop);
        }
    }
    None
}

/// Whether training was noted by a tag often enough up to a day.
fn notes_training(history: &History, until: NaiveDate) -> bool {
    let first = until.checked_sub_days(Days::new(USED_WITHIN - 1)).unwrap_or(until);
    let tagged = history.check_ins.iter().filter(|check_in| (first..=until).contains(&check_in.day));
    let days: BTreeSet<NaiveDate> =
        tagged.filter(|check_in| tells_of_training(check_in)).map(|check_in| check_in.day).collect();
    days.len() >= USES
}

/// What of a stop no plan covers; `None` where the runner has said something of it, or nothing is left.
fn uncovered(stop: Stop, history: &History) -> Option<Stop> {
    if history.no_breaks.iter().any(|day| (stop.from..=stop.to).contains(day)) {
        return None;
    }
    let mut from = stop.from;
    for race in history.races.iter().filter(|race| race.was_started() && race.date <= stop.to) {
        let rests_until =
            recovery_guide(race).and_then(|guide| race.date.checked_add_days(Days::new(guide.high.into())));
        if let Some(next) = rests_until.and_then(|until| until.succ_opt()) {
            from = from.max(next);
        }
    }
    for step_back in &history.step_backs {
        let waits = if step_back.is_planned() && step_back.ended.is_none() { WAITS_DAYS } else { 0 };
        let last = step_back.last_day().checked_add_days(Days::new(waits))?;
        if step_back.from > stop.to || last < stop.from {
            continue;
        }
        if !step_back.is_planned() {
            return None;
        }
        from = from.max(last.succ_opt()?);
    }
    (from <= stop.to).then_some(Stop { from, ..stop })
}

/// Whether a stop that came unplanned may still get longer.
pub(super) fn may_grow(stop: &StepBack, today: NaiveDate) -> bool {
    stop.ended.is_none() && (today - stop.to).num_days() <= GROWS_FOR
}

/// A stop that was answered while it went on, with the days that it has by now; `None` where nothing is new. It is over with the
/// next training; before that it reaches to the last check-in. It only grows: what the runner has said stays, and one of which
/// nothing was heard for a month is left as it is.
#[must_use]
pub fn as_it_went(step_back: &StepBack, history: &History, today: NaiveDate) -> Option<StepBack> {
    if step_back.is_planned() || !may_grow(step_back, today) {
        return None;
    }
    let known = Known::of(history, today);
    let next = known.next(step_back.to);
    let mut to = step_back.to;
    for day in known.checked_in.range(step_back.to..) {
        if next.is_none_or(|next| *day < next) && (*day - to).num_days() <= SILENCE {
            to = *day;
        }
    }
    let near = next.filter(|next| (*next - to).num_days() <= SILENCE);
    if let Some(day_before) = near.and_then(|next| next.pred_opt()) {
        to = day_before.max(step_back.to);
    }
    let is_silent = (today - to).num_days() > SILENCE;
    let ended = (next.is_some() || is_silent).then_some(to);
    let went = StepBack { to, ended, ..step_back.clone() };
    (went != *step_back).then_some(went)
}
