//! What a history comes to on a day: the scores of each day, your usual at any time, and what became of each arc.
//!
//! Source: checkins.toml, `baseline` and `arc`, and the rulings of DOMAIN.md. An arc is measured by the usual that was frozen
//! when it was opened, so that most arcs can be reckoned on their own; only a late usual has to know of the others.
//!
//! Decided here: of several check-ins of one day that count, the one written last is taken; a day is ill when any check-in of
//! it says so; a race whose outcome is not told counts as raced for the usual, but is no start line; an arc's days are kept
//! out from its start to the day before it closed; "back" may be told of an arc before it is closed, of each side by itself.

use chrono::{Days, NaiveDate};

use super::baseline::{Baseline, Measure, WINDOW_DAYS};
use super::course::{Course, Interval, Return};
use super::recovery_guide::RecoveryGuide;
use crate::domain::arc::FrozenBaseline;
use crate::domain::check_in::{Scores, Side};
use crate::domain::history::History;
use crate::domain::id::{ArcId, RaceId};
use crate::domain::race::words;

mod days;
mod recovery;
mod sessions;

use days::Calendar;
use recovery::{Reckoner, days_kept_out};

words! {
    /// Where an arc stands.
    Status {
        /// Nothing can be said yet.
        Open = "open", "open";
        /// The last check-in is the lowest so far.
        Dipping = "dipping", "dipping";
        /// On the way up.
        Rising = "rising", "rising";
        /// Body and Mind are back, as far as they were measured.
        Back = "back", "back (felt)";
        /// Training is as usual.
        Training = "training", "training as usual";
        /// A race like it went well since.
        Answered = "answered", "answered";
        /// The runner has put it down.
        PutDown = "put_down", "put down by you";
        /// Too few check-ins to tell.
        NotMeasured = "not_measured", "not measured";
        /// It never went below the band.
        NoDip = "no_dip", "no dip measured";
        /// Open for more than four weeks.
        LongTail = "long_tail", "long tail";
    }
}

/// The check-in of a day that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct DayScore {
    /// The day.
    pub day: NaiveDate,
    /// Its place in the history's check-ins.
    pub place: usize,
    /// The numbers.
    pub scores: Scores,
    /// Body, 0 to 10.
    pub body: Option<f64>,
    /// Mind, 0 to 10.
    pub mind: Option<f64>,
}

impl DayScore {
    /// Body or Mind.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<f64> {
        match side {
            Side::Body => self.body,
            Side::Mind => self.mind,
        }
    }
}

/// A race that matters to an arc, and its day.
pub type RaceMark = (RaceId, NaiveDate);

/// Inside an arc its own usual counts for so many days: until no day that it keeps out lies in the window any more.
const USUAL_OF_ARC_DAYS: i64 = 42 + WINDOW_DAYS as i64;

/// Whoever reads a part of a history to tell the usual of a day needs to reach no further back than this: to the window of an
/// arc that began when its own usual still counts.
pub const USUAL_REACH_DAYS: u64 = 84 + WINDOW_DAYS as u64;

/// What became of one arc.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    /// The arc's id.
    pub arc: ArcId,
    /// Day 0.
    pub start: NaiveDate,
    /// Which day of the arc today is.
    pub day: u32,
    /// The usual it is measured by; a late one where there was no other.
    pub baseline: FrozenBaseline,
    /// Body.
    pub body: Course,
    /// Mind.
    pub mind: Course,
    /// Where it stands.
    pub status: Status,
    /// The day on which it closed.
    pub closed: Option<NaiveDate>,
    /// The recovery guide of its first race.
    pub guide: Option<RecoveryGuide>,
    /// The day of that race, from which the guide counts.
    pub guide_from: Option<NaiveDate>,
    /// The day on which training was as usual again: the runner's word, or the end of two weeks running with 80 % of the
    /// sessions of before.
    pub training: Option<NaiveDate>,
    /// The first race that was started after it.
    pub next_start: Option<RaceMark>,
    /// The first race that was finished after it.
    pub next_finish: Option<RaceMark>,
    /// The first race like it that went well: B goal met, or satisfied 7 or more.
    pub answered: Option<RaceMark>,
}

impl Recovery {
    /// Body or Mind.
    #[must_use]
    pub fn side(&self, side: Side) -> &Course {
        match side {
            Side::Body => &self.body,
            Side::Mind => &self.mind,
        }
    }

    /// The usual of Body or Mind that it is measured by.
    #[must_use]
    pub fn baseline(&self, side: Side) -> Option<&Baseline> {
        match side {
            Side::Body => self.baseline.body.as_ref(),
            Side::Mind => self.baseline.mind.as_ref(),
        }
    }

    /// The calendar day of a day of the arc.
    #[must_use]
    pub fn date(&self, day: u32) -> NaiveDate {
        self.start.checked_add_days(Days::new(day.into())).unwrap_or(self.start)
    }

    /// Whether it is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Which day of the recovery guide today is, counted from the race that it is for.
    #[must_use]
    pub fn guide_day(&self) -> Option<u32> {
        let today = self.date(self.day);
        u32::try_from((today - self.guide_from?).num_days()).ok()
    }

    /// Whether Body feels back while the low end of the recovery guide is still ahead.
    #[must_use]
    pub fn is_felt_and_not_healed(&self) -> bool {
        let is_ahead = self.guide.zip(self.guide_day()).is_some_and(|(guide, day)| day < guide.low);
        is_ahead && self.felt_before_healed()
    }

    /// Whether Body felt back before the low end of the recovery guide: felt is not healed.
    #[must_use]
    pub fn felt_before_healed(&self) -> bool {
        match (self.body.now, self.guide, self.guide_from) {
            (Return::Back(Interval { to, .. }), Some(guide), Some(raced)) => {
                (0..i64::from(guide.low)).contains(&(self.date(to) - raced).num_days())
            }
            _ => false,
        }
    }
}

/// What a history comes to on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoning {
    /// The day.
    pub today: NaiveDate,
    /// One check-in a day, by day, up to today.
    pub days: Vec<DayScore>,
    /// What became of each arc of the history, in its order.
    pub recoveries: Vec<Recovery>,
    /// Days that make a usual, by day.
    ordinary: Vec<(NaiveDate, Scores)>,
    declared: Scores,
}

impl Reckoning {
    /// Reckons a history as it is known on `today`: later check-ins and races are passed over, an arc that begins later is not
    /// measured yet. Ten years with a check-in on each day, 200 races and 40 arcs take about half a millisecond.
    #[must_use]
    pub fn of(history: &History, today: NaiveDate) -> Self {
        let calendar = Calendar::of(history, today);
        let reckoner = Reckoner::new(history, &calendar, today);
        let recoveries = reckoner.recoveries();
        let ordinary = calendar.ordinary(&(NaiveDate::MIN..=NaiveDate::MAX), &days_kept_out(&recoveries));
        let ordinary = ordinary.map(|day| (day.day, day.scores)).collect();
        Self { today, days: calendar.days, recoveries, ordinary, declared: history.declared }
    }

    /// Your usual as it stands on a day: from the 42 days before it, else as declared.
    #[must_use]
    pub fn baseline(&self, measure: Measure, day: NaiveDate) -> Option<Baseline> {
        let of_values = match measure {
            Measure::Item(item) => {
                let days = self.ordinary_before(day).iter();
                Baseline::of_answers(days.filter_map(|(at, scores)| Some((*at, scores.good(item)?))))
            }
            Measure::Side(_) => {
                let values: Vec<(NaiveDate, f64)> = self.values_before(measure, day).collect();
                Baseline::of_values(&values, measure.floor())
            }
        };
        of_values.or_else(|| Baseline::declared(&self.declared, measure))
    }

    /// From how many check-ins a usual on that day could be made; enough are [`PROVISIONAL`](super::baseline::PROVISIONAL).
    #[must_use]
    pub fn count_before(&self, measure: Measure, day: NaiveDate) -> usize {
        self.values_before(measure, day).count()
    }

    /// The values of the ordinary days of the window before a day.
    fn values_before(&self, measure: Measure, day: NaiveDate) -> impl Iterator<Item = (NaiveDate, f64)> + '_ {
        let days = self.ordinary_before(day).iter();
        days.filter_map(move |(at, scores)| Some((*at, measure.of(scores)?)))
    }

    /// The ordinary days of the window before a day.
    fn ordinary_before(&self, day: NaiveDate) -> &[(NaiveDate, Scores)] {
        let first = day.checked_sub_days(Days::new(WINDOW_DAYS.into())).unwrap_or(NaiveDate::MIN);
        let begin = self.ordinary.partition_point(|(at, _)| *at < first);
        let end = self.ordinary.partition_point(|(at, _)| *at < day);
        &self.ordinary[begin.min(end)..end]
    }

    /// The usual that counts on a day; `None` after today. Inside an arc it is that of the days before the arc (for Body and
    /// Mind the very one that the arc is measured by), else that of the six weeks before.
    ///
    /// Decided here: an arc keeps 42 of its days out of the usual. Once those have left the window, after day 84, what has
    /// become usual counts again, also while the arc is still open. Until then a usual of fewer check-ins than make a
    /// measured one does not push out the better founded one of an arc that has just closed.
    #[must_use]
    pub fn usual(&self, measure: Measure, day: NaiveDate) -> Option<Baseline> {
        if day > self.today {
            return None;
        }
        let near = self
            .recoveries
            .iter()
            .rev()
            .find(|recovery| (0..USUAL_OF_ARC_DAYS).contains(&(day - recovery.start).num_days()));
        let of_the_arc = near.and_then(|recovery| match measure {
            Measure::Side(side) => recovery.baseline(side).copied(),
            Measure::Item(_) => self.baseline(measure, recovery.start),
        });
        let is_inside = near.is_some_and(|recovery| recovery.closed.is_none_or(|closed| day <= closed));
        let of_the_window = || self.baseline(measure, day);
        match of_the_arc {
            Some(usual) if is_inside => Some(usual),
            // The labels stand in the order in which they count.
            Some(usual) => Some(of_the_window().filter(|other| other.label <= usual.label).unwrap_or(usual)),
            None => of_the_window(),
        }
    }

    /// The usual that an arc which starts on a day is measured by from then on.
    #[must_use]
    pub fn freeze(&self, start: NaiveDate) -> FrozenBaseline {
        FrozenBaseline {
            body: self.baseline(Measure::Side(Side::Body), start),
            mind: self.baseline(Measure::Side(Side::Mind), start),
        }
    }

    /// Body or Mind of each day on which it was measured.
    pub fn series(&self, side: Side) -> impl Iterator<Item = (NaiveDate, f64)> + '_ {
        self.days.iter().filter_map(move |day| Some((day.day, day.side(side)?)))
    }

    /// What became of an arc.
    #[must_use]
    pub fn recovery_of(&self, arc: ArcId) -> Option<&Recovery> {
        self.recoveries.iter().find(|recovery| recovery.arc == arc)
    }
}

#[cfg(test)]
mod tests;
