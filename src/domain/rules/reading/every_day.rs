//! The reading of every day, made in one walk.

use chrono::{Days, NaiveDate};

use super::{APART_DAYS, Besides, Reading, ReadingVerdict, WIDER_DAYS, held, signs};
use crate::domain::history::History;
use crate::domain::rules::reckoning::Reckoning;

/// The reading of a day, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayReading {
    /// The day.
    pub day: NaiveDate,
    /// What it said.
    pub verdict: ReadingVerdict,
    /// The points of all signs; 0 with too few check-ins.
    pub points: u8,
}

/// Days running with the same reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// What they said.
    pub verdict: ReadingVerdict,
    /// The first of them.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

/// The reading of each day from the first check-in, or the first step back, to today.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readings {
    days: Vec<DayReading>,
}

impl Readings {
    /// Reads every day, each as it was known then ([`Reading::on`]). Ten years with a check-in on each day, 200 races and 40 arcs take
    /// about 33 milliseconds in a release build.
    #[must_use]
    pub fn of(history: &History, reckoning: &Reckoning) -> Self {
        let today = reckoning.today;
        let planned = history.step_backs.iter().filter(|step_back| step_back.is_planned());
        let first_step_back = planned.map(|step_back| step_back.from).min();
        let first_check_in = reckoning.days.first().map(|score| score.day);
        let Some(first) = [first_step_back, first_check_in].into_iter().flatten().min() else {
            return Self::default();
        };
        let mut open = held::days_with_body_open(history, reckoning);
        open.sort_unstable();
        let mut besides = Besides::of_all_days(history);
        let mut days: Vec<DayReading> = Vec::new();
        // Of each day, whether it had three points.
        let mut threes: Vec<bool> = Vec::new();
        for day in first.iter_days().take_while(|day| *day <= today) {
            besides.stand_on(history, day);
            let read = signs::signs(reckoning, &besides, day, signs::Detail::Points);
            let sum = read.as_ref().map(|(signs, _)| signs::sum(signs));
            let ago = |days: u64| threes.len().checked_sub(usize::try_from(days).unwrap_or(usize::MAX));
            let was_three = |days: u64| ago(days).is_some_and(|place| threes[place]);
            let had_three = sum == Some(3) && (APART_DAYS..=WIDER_DAYS).any(was_three);
            threes.push(sum >= Some(3));
            let body = if open.binary_search(&day).is_ok() { held::Body::Open } else { held::Body::NotOpen };
            let Reading { verdict, points, .. } =
                Reading::decided((history, reckoning), &besides, (day, read), (had_three, body));
            days.push(DayReading { day, verdict, points });
        }
        Self { days }
    }

    /// Every day, in order.
    #[must_use]
    pub fn days(&self) -> &[DayReading] {
        &self.days
    }

    /// That of a day; `None` before the first one and after today.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<DayReading> {
        let first = self.days.first()?.day;
        let place = usize::try_from((day - first).num_days()).ok()?;
        self.days.get(place).copied()
    }

    /// Those of the days from one to another, both counted, as far as there are any.
    #[must_use]
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> &[DayReading] {
        let begin = self.days.partition_point(|reading| reading.day < first);
        let end = self.days.partition_point(|reading| reading.day <= last);
        &self.days[begin.min(end)..end]
    }

    /// Days running with the same reading, in order; days without a reading are left out.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let alike = self.days.chunk_by(|one, other| one.verdict == other.verdict);
        let ends = alike.filter_map(|days| days.first().zip(days.last()));
        ends.filter(|(first, _)| first.verdict != ReadingVerdict::NoReading)
            .map(|(first, last)| Run { verdict: first.verdict, first: first.day, last: last.day })
            .collect()
    }
}

/// So many days before a day take part in its reading: those of the usual of a day two weeks ago on which the usual itself is
/// watched. Whoever reads a part of a history to tell the reading of a day needs to reach no further back than this.
pub const READING_REACH_DAYS: u64 = WIDER_DAYS + 180;

/// The first of those days.
#[must_use]
pub fn reach(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(READING_REACH_DAYS)).unwrap_or(NaiveDate::MIN)
}
