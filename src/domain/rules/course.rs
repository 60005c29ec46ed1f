//! The course of Body or Mind after a setback: how deep the dip was, and when it was back.
//!
//! Source: checkins.toml, `arc`, the rulings of DOMAIN.md, and `back` of the reference formulas. Days are counted from the
//! start of the arc, which is day 0 and no early check-in. Nothing is rounded before it is compared.

use super::baseline::Baseline;
use crate::domain::units::rounding::EPS;

/// Check-ins up to this day tell whether there is enough to measure, and how soon a relapse follows a return.
const EARLY_DAYS: u32 = 21;
/// So many early check-ins are needed, and the first so many tell whether there is a dip.
const ENOUGH: usize = 3;
/// The lowest check-in up to this day makes the dip.
const DIP_DAYS: u32 = 14;
/// The next two check-ins have to lie within so many days.
const CONFIRM_DAYS: u32 = 14;
/// After this day an arc that was not measured is over.
pub const LONG_TAIL_DAYS: u32 = 28;

/// A check-in's value on a day of the arc.
pub type DayValue = (u32, f64);

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
    /// The dip, where one was measured.
    pub dip: Option<Dip>,
    /// Each time it was back, the last one included; more than one when the arc reopened.
    pub backs: Vec<Interval>,
    /// The days on which it reopened: the first of three check-ins running below the band.
    pub reopened: Vec<u32>,
    /// Check-ins in days 1 to 21.
    pub early: u32,
    /// The day on which the last of the check-ins that settled it was made; `None` while it is not settled.
    pub settled: Option<u32>,
}

/// The course of a side from its check-ins `after` day 0 (by day, earlier days are passed over), as it is known on the day
/// `today`.
#[must_use]
pub fn course(after: &[DayValue], baseline: Option<&Baseline>, today: u32) -> Course {
    let days: Vec<DayValue> = after.iter().copied().filter(|(day, _)| (1..=today).contains(day)).collect();
    let early = count(days.iter().filter(|(day, _)| *day <= EARLY_DAYS));
    let bare =
        |now, settled| Course { now, dip: None, backs: Vec::new(), reopened: Vec::new(), early, settled };
    let Some(baseline) = baseline else {
        return bare(Return::NoBaseline, Some(LONG_TAIL_DAYS + 1).filter(|over| *over <= today));
    };
    if days.iter().take_while(|(day, _)| *day <= EARLY_DAYS).count() < ENOUGH {
        return if today > EARLY_DAYS {
            let over = Some(LONG_TAIL_DAYS + 1).filter(|over| *over <= today);
            bare(Return::NotMeasured { have: early }, over)
        } else {
            bare(Return::TooEarly { have: early }, None)
        };
    }
    let below = |value: f64| value < baseline.band() - EPS;
    if !days.iter().take(ENOUGH).any(|(_, value)| below(*value)) {
        return bare(Return::NoDip, days.get(ENOUGH - 1).map(|(day, _)| *day));
    }
    let mut course = bare(Return::Open, None);
    course.dip = dip(&days, baseline.centre);
    let mut from = 0;
    loop {
        course.now = search(&days, from, baseline, today);
        let Return::Back(back) = course.now else {
            course.settled = None;
            return course;
        };
        course.backs.push(back);
        course.settled = Some(back.to);
        let Some(place) = relapse(&days, back.to, below) else {
            return course;
        };
        course.reopened.push(days[place].0);
        from = place + 3;
    }
}

/// The lowest of days 1 to 14; the earlier of two that are equal.
fn dip(days: &[DayValue], centre: f64) -> Option<Dip> {
    let early = days.iter().filter(|(day, _)| *day <= DIP_DAYS);
    let (day, value) = *early.min_by(|one, other| one.1.total_cmp(&other.1))?;
    Some(Dip { day, value, depth: centre - value })
}

/// Looks for the first check-in from place `from` on that is in band, comes after one below it, and is confirmed by the next
/// two within two weeks: of the three, one may miss the band if it comes within 1.5 spreads of the centre.
fn search(days: &[DayValue], from: usize, baseline: &Baseline, today: u32) -> Return {
    let below = |value: f64| value < baseline.band() - EPS;
    let near = |value: f64| value >= baseline.centre - 1.5 * baseline.spread - EPS;
    // After a relapse the three check-ins before `from` were below the band.
    let mut last_below = from.checked_sub(1).map(|place| days[place].0);
    for (place, (day, value)) in days.iter().copied().enumerate().skip(from) {
        if below(value) {
            last_below = Some(day);
            continue;
        }
        let Some(last_below) = last_below else { continue };
        let next = &days[place..days.len().min(place + 3)];
        let in_time = || next.iter().filter(|(next, _)| next - day <= CONFIRM_DAYS);
        let misses = in_time().filter(|(_, value)| below(*value)).count();
        if misses > 1 || !in_time().all(|(_, value)| near(*value)) {
            continue;
        }
        let have = count(in_time());
        if have == 3 {
            return Return::Back(Interval { from: last_below + 1, to: day });
        }
        if next.len() < 3 && today - day <= CONFIRM_DAYS {
            return Return::Pending { since: day, more: 3 - have };
        }
    }
    Return::Open
}

/// The place of the first of three check-ins running below the band after the day it was back, the first of them within 21
/// days.
fn relapse(days: &[DayValue], back: u32, below: impl Fn(f64) -> bool) -> Option<usize> {
    let begins = days.partition_point(|(day, _)| *day <= back);
    (begins..days.len()).take_while(|place| days[*place].0 - back <= EARLY_DAYS).find(|place| {
        days.get(*place..place + 3).is_some_and(|three| three.iter().all(|(_, value)| below(*value)))
    })
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
