//! The course of Body or Mind after a setback: how deep the dip was, and when it was back.
//!
//! Source: checkins.toml, `arc`, the rulings of DOMAIN.md, and `back` of the reference formulas. Days are counted from the
//! start of the arc, which is day 0 and no early check-in. Nothing is rounded before it is compared.

mod told;

use super::baseline::Baseline;
use crate::domain::units::rounding::EPS;

/// Check-ins up to this day tell whether there is enough to measure, and how soon a relapse follows a return.
const EARLY_DAYS: u32 = 21;
/// So many early check-ins are needed, and the first so many tell whether there is a dip.
const ENOUGH: u32 = 3;
/// The lowest check-in up to this day makes the dip.
const DIP_DAYS: u32 = 14;
/// The next two check-ins have to lie within so many days.
const CONFIRM_DAYS: u32 = 14;
/// After this day an arc that was not measured is over.
pub const LONG_TAIL_DAYS: u32 = 28;

/// A check-in's value on a day of the arc.
pub type DayValue = (u32, f64);
/// A check-in's value on a day with a number in any count of days.
pub(super) type NumberedValue = (i32, f64);

/// Where a side stands on the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// Nothing to compare with: there is no usual.
    NoBaseline,
    /// Fewer than three check-ins in days 1 to 21, and that time has passed.
    NotMeasured {
        /// How many there are.
        have: u32,
    },
    /// Fewer than three yet, and there is still time.
    TooEarly {
        /// How many there are.
        have: u32,
    },
    /// None of the first three check-ins was below the band; nothing is looked for.
    NoDip,
    /// Not back yet.
    Open,
    /// It looks back, and further check-ins can still confirm it.
    Pending {
        /// Since this day.
        since: u32,
        /// How many more it takes.
        more: u32,
    },
    /// Back.
    Back(Interval),
}

/// Back on a day between these two, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The day after the last check-in below the band.
    pub from: u32,
    /// The day of the first check-in in band.
    pub to: u32,
}

impl Interval {
    /// "day 7-8", or "day 8" where both are one.
    #[must_use]
    pub fn told(&self) -> String {
        if self.from == self.to {
            format!("day {}", self.to)
        } else {
            format!("day {}-{}", self.from, self.to)
        }
    }
}

/// The lowest point of the first two weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dip {
    /// Its day.
    pub day: u32,
    /// The value, 0 to 10.
    pub value: f64,
    /// How far below the centre, in points.
    pub depth: f64,
}

/// The whole course of one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Where it stands.
    pub now: Return,
    /// The dip, where one was measured: one of the first three check-ins was below the band, and one of days 1 to 14 below
    /// the centre.
    pub dip: Option<Dip>,
    /// Each time it was back, the last one included; more than one when the arc reopened.
    pub backs: Vec<Interval>,
    /// The days on which it reopened: the first of three check-ins running below the band.
    pub reopened: Vec<u32>,
    /// Check-ins in days 1 to 21.
    pub early: u32,
    /// The day from which on nothing is looked for any more: the day it was back, the third check-in without a dip, or the
    /// day after the last one on which it could have been measured. `None` while it is not settled.
    pub settled: Option<u32>,
}

/// The course of a side from its check-ins `after` day 0 (by day, earlier days are passed over), as it is known on the day
/// `today`.
#[must_use]
pub fn course(after: &[DayValue], baseline: Option<&Baseline>, today: u32) -> Course {
    let number = |day: u32| i32::try_from(day).unwrap_or(i32::MAX);
    let values: Vec<NumberedValue> = after.iter().map(|(day, value)| (number(*day), *value)).collect();
    course_since(&values, 0, baseline, today)
}

/// The same from all values of a side, by the number of their day; the arc starts on the day with the number `start`. Only the
/// days up to where the course is settled are looked at, however long the series is.
pub(super) fn course_since(
    values: &[NumberedValue],
    start: i32,
    baseline: Option<&Baseline>,
    today: u32,
) -> Course {
    let begin = values.partition_point(|(number, _)| *number <= start);
    let end = values.partition_point(|(number, _)| i64::from(*number) - i64::from(start) <= today.into());
    let values = &values[begin..end.max(begin)];
    let early = count(values.iter().take_while(|(number, _)| number - start <= EARLY_DAYS.cast_signed()));
    let bare =
        |now, settled| Course { now, dip: None, backs: Vec::new(), reopened: Vec::new(), early, settled };
    let over = Some(LONG_TAIL_DAYS + 1).filter(|over| *over <= today);
    let Some(baseline) = baseline else {
        return bare(Return::NoBaseline, over);
    };
    if early < ENOUGH {
        return if today > EARLY_DAYS {
            bare(Return::NotMeasured { have: early }, over)
        } else {
            bare(Return::TooEarly { have: early }, None)
        };
    }
    let way = Way { values, start, baseline, today };
    if !(0..3).any(|place| way.is_below(place)) {
        return bare(Return::NoDip, Some(way.day(2)));
    }
    let mut course = bare(Return::Open, None);
    course.dip = way.dip();
    let mut from = 0;
    loop {
        course.now = way.search(from);
        let Return::Back(back) = course.now else {
            course.settled = None;
            return course;
        };
        course.backs.push(back);
        course.settled = Some(back.to);
        let Some(place) = way.relapse(back.to) else {
            return course;
        };
        course.reopened.push(way.day(place));
        from = place + 3;
    }
}

/// The check-ins of one side after the start of an arc, and what they are measured by. A check-in is named by its place.
struct Way<'a> {
    values: &'a [NumberedValue],
    start: i32,
    baseline: &'a Baseline,
    today: u32,
}

impl Way<'_> {
    fn day(&self, place: usize) -> u32 {
        (self.values[place].0 - self.start).unsigned_abs()
    }

    fn is_below(&self, place: usize) -> bool {
        self.values[place].1 < self.baseline.band() - EPS
    }

    /// Whether it may be the one of three that misses the band.
    fn is_near(&self, place: usize) -> bool {
        self.values[place].1 >= self.baseline.centre - 1.5 * self.baseline.spread - EPS
    }

    /// The lowest of days 1 to 14; the earlier of two that are equal.
    fn dip(&self) -> Option<Dip> {
        let early = (0..self.values.len()).take_while(|place| self.day(*place) <= DIP_DAYS);
        let lowest = early.min_by(|one, other| self.values[*one].1.total_cmp(&self.values[*other].1))?;
        let value = self.values[lowest].1;
        let depth = self.baseline.centre - value;
        // The first three check-ins may reach beyond the two weeks, and those within lie above the centre: no dip is told.
        (depth > EPS).then(|| Dip { day: self.day(lowest), value, depth })
    }

    /// Looks for the first check-in from the place `from` on that is in band, comes after one below it, and is confirmed by
    /// the next two within two weeks: of the three, one may miss the band if it comes within 1.5 spreads of the centre.
    fn search(&self, from: usize) -> Return {
        // After a relapse the three check-ins before `from` were below the band.
        let mut last_below = from.checked_sub(1).map(|place| self.day(place));
        for place in from..self.values.len() {
            let day = self.day(place);
            if self.is_below(place) {
                last_below = Some(day);
                continue;
            }
            let Some(last_below) = last_below else { continue };
            let next = place..self.values.len().min(place + 3);
            let in_time = || next.clone().filter(|place| self.day(*place) - day <= CONFIRM_DAYS);
            let misses = in_time().filter(|place| self.is_below(*place)).count();
            if misses > 1 || !in_time().all(|place| self.is_near(place)) {
                continue;
            }
            let have = count(in_time());
            if have == 3 {
                return Return::Back(Interval { from: last_below + 1, to: day });
            }
            if next.len() < 3 && self.today - day <= CONFIRM_DAYS {
                return Return::Pending { since: day, more: 3 - have };
            }
        }
        Return::Open
    }

    /// The place of the first of three check-ins running below the band after the day it was back, the first of them within
    /// 21 days.
    fn relapse(&self, back: u32) -> Option<usize> {
        let begins = self.values.partition_point(|(number, _)| (number - self.start).unsigned_abs() <= back);
        (begins..self.values.len().saturating_sub(2))
            .take_while(|place| self.day(*place) - back <= EARLY_DAYS)
            .find(|place| (*place..place + 3).all(|place| self.is_below(place)))
    }
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(super) mod tests;
