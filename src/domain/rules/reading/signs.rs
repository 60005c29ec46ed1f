//! What a reading looks at: each sign with its points, as it stood on a day.

use chrono::{Days, NaiveDate};

use super::{
    Besides, EPSILON, Sign, SignKind, WIDER_DAYS, WIDER_LEAST, WINDOW_DAYS, WINDOW_LEAST, WeekEffort, points,
};
use crate::domain::check_in::{Item, Side};
use crate::domain::rules::baseline::{Baseline, Label, Measure, median};
use crate::domain::rules::reckoning::{DayScore, Reckoning};

/// An item with fewer answers gives no sign.
const LEAST_ANSWERS: usize = 2;
/// The latest alignment check counts for so many days.
pub(super) const ALIGNMENT_DAYS: i64 = 45;
/// Two weeks running count for so many days after the second.
pub(super) const FLAT_DAYS: i64 = 14;
/// Over so many days the usual itself is watched, from so many values on.
const CREEP: (u64, usize) = (180, 20);
/// It has slipped when the middle of the last six weeks lies so far below.
const CREEP_BY: f64 = 1.0;
/// Running feels like duty from this answer down.
pub(super) const DUTY: u8 = 3;
/// It does as well when the mean lies so far below its usual.
const DUTY_BELOW: f64 = 3.0;
/// Pain in this range on so many check-ins of a week is a niggle.
pub(super) const NIGGLE: (std::ops::RangeInclusive<u8>, usize) = (1..=3, 3);

/// All signs, with how many check-ins they are made from and over how many days.
pub(super) type Read = (Vec<Sign>, (usize, u64));

/// How much is wanted of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything, to be told.
    All,
    /// Only its points: of the readings of many days nobody reads the half year behind each.
    Points,
}

/// The points of all signs together.
pub(super) fn sum(signs: &[Sign]) -> u8 {
    signs.iter().map(|sign| sign.points).sum()
}

/// The check-ins that answer something, of the `days` days that end with a day.
pub(super) fn days_of(
    reckoning: &Reckoning,
    day: NaiveDate,
    days: u64,
) -> impl Iterator<Item = &DayScore> + Clone {
    let first = day.checked_sub_days(Days::new(days - 1)).unwrap_or(NaiveDate::MIN);
    let begin = reckoning.days.partition_point(|score| score.day < first);
    let end = reckoning.days.partition_point(|score| score.day <= day);
    reckoning.days[begin.min(end)..end].iter().filter(|score| !score.scores.is_empty())
}

/// The points of a day; `None` with too few check-ins.
pub(super) fn counted(reckoning: &Reckoning, besides: &Besides, day: NaiveDate) -> Option<u8> {
    signs(reckoning, besides, day, Detail::Points).map(|(signs, _)| sum(&signs))
}

/// All signs as they stood on a day; `None` with too few check-ins.
pub(super) fn signs(
    reckoning: &Reckoning,
    besides: &Besides,
    day: NaiveDate,
    detail: Detail,
) -> Option<Read> {
    let windows = [(WINDOW_DAYS, WINDOW_LEAST), (WIDER_DAYS, WIDER_LEAST)];
    let (days, count) = windows.into_iter().find_map(|(days, least)| {
        let count = days_of(reckoning, day, days).count();
        (count >= least).then_some((days, count))
    })?;
    let look = Look { reckoning, day, days, usual_day: day.checked_sub_days(Days::new(WINDOW_DAYS - 1))? };
    let signs = SignKind::ALL.iter().map(|kind| match (kind, kind.item()) {
        (SignKind::Duty, _) => look.duty(),
        (SignKind::Niggle, _) => look.niggle(),
        (SignKind::Flat, _) => flat(&besides.weeks, day),
        (SignKind::Capacity, _) => capacity(&besides.alignments, day),
        (_, Some(item)) => look.item(*kind, item),
        (_, None) => creep(reckoning, day, detail),
    });
    Some((signs.collect(), (count, days)))
}

/// The window of a day, and the day on which the usual is looked up: the first of the last seven, so that the usual is made from
/// the 42 days before them.
struct Look<'a> {
    reckoning: &'a Reckoning,
    day: NaiveDate,
    days: u64,
    usual_day: NaiveDate,
}

impl Look<'_> {
    /// The mean of `g` and how many answers it is from, with the usual.
    fn compare(&self, kind: SignKind, item: Item) -> Sign {
        let (mut total, mut count) = (0_u32, 0_u32);
        for good in days_of(self.reckoning, self.day, self.days).filter_map(|score| score.scores.good(item)) {
            total += u32::from(good);
            count += 1;
        }
        let answers = usize::try_from(count).unwrap_or(usize::MAX);
        let value = (answers >= LEAST_ANSWERS).then(|| f64::from(total) / f64::from(count));
        let usual = self.reckoning.usual(Measure::Item(item), self.usual_day);
        Sign { kind, points: 0, value, usual, count: answers, side: None }
    }

    fn item(&self, kind: SignKind, item: Item) -> Sign {
        let sign = self.compare(kind, item);
        let both = sign.value.zip(sign.usual);
        Sign { points: both.map_or(0, |(value, usual)| points(value, usual.centre, usual.spread)), ..sign }
    }

    fn duty(&self) -> Sign {
        let sign = self.compare(SignKind::Duty, Item::Choice);
        let window = days_of(self.reckoning, self.day, self.days);
        let latest = window.filter_map(|score| score.scores.get(Item::Choice)).last();
        let both = sign.value.zip(sign.usual);
        let is_below = both.is_some_and(|(value, usual)| value <= usual.centre - DUTY_BELOW + EPSILON);
        Sign { points: u8::from(latest.is_some_and(|latest| latest <= DUTY) || is_below), ..sign }
    }

    fn niggle(&self) -> Sign {
        let (range, least) = NIGGLE;
        let count = days_of(self.reckoning, self.day, WINDOW_DAYS)
            .filter(|score| score.scores.get(Item::Pain).is_some_and(|pain| range.contains(&pain)))
            .count();
        bare(SignKind::Niggle, count >= least, count)
    }
}

/// A sign that is either there or not.
fn bare(kind: SignKind, is_there: bool, count: usize) -> Sign {
    Sign { kind, points: u8::from(is_there), value: None, usual: None, count, side: None }
}

fn flat(weeks: &[WeekEffort], day: NaiveDate) -> Sign {
    let known = &weeks[..weeks.partition_point(|week| week.until <= day)];
    let is_running = known.last_chunk::<2>().is_some_and(|[before, last]| {
        let is_near = (day - last.until).num_days() <= FLAT_DAYS;
        let apart = (last.until - before.until).num_days();
        is_near && (1..=7).contains(&apart) && before.is_less && last.is_less
    });
    bare(SignKind::Flat, is_running, known.len())
}

fn capacity(alignments: &[(NaiveDate, Option<u8>, Option<u8>)], day: NaiveDate) -> Sign {
    let known = &alignments[..alignments.partition_point(|(at, ..)| *at <= day)];
    let latest = known.last().filter(|(at, ..)| (day - *at).num_days() <= ALIGNMENT_DAYS);
    let is_low = |answer: Option<u8>| answer.is_some_and(|answer| answer <= 1);
    let is_there = latest.is_some_and(|(_, capacity, fuel)| is_low(*capacity) || is_low(*fuel));
    bare(SignKind::Capacity, is_there, usize::from(latest.is_some()))
}

/// Whether the usual itself has slipped, of Body or of Mind: of the two the one that lies farther below is told.
fn creep(reckoning: &Reckoning, day: NaiveDate, detail: Detail) -> Sign {
    let first = day.checked_sub_days(Days::new(CREEP.0 - 1)).unwrap_or(NaiveDate::MIN);
    let begin = reckoning.days.partition_point(|score| score.day < first);
    let end = reckoning.days.partition_point(|score| score.day <= day);
    let days = &reckoning.days[begin.min(end)..end];
    let of_side = |side: Side| {
        let usual = reckoning.baseline(Measure::Side(side), day).filter(|usual| usual.n > 0)?;
        let mut values: Vec<f64> = days.iter().filter_map(|score| score.side(side)).collect();
        let count = values.len();
        if count < CREEP.1 {
            return None;
        }
        // The middle can lie so far above only where half of the values do.
        let is_above = |value: &&f64| **value >= usual.centre + CREEP_BY - 2.0 * EPSILON;
        if detail == Detail::Points && values.iter().filter(is_above).count() < count / 2 {
            return None;
        }
        let measured = || days.iter().filter(|score| score.side(side).is_some()).map(|score| score.day);
        let long = Baseline {
            centre: median(&mut values),
            spread: CREEP_BY,
            n: u32::try_from(count).unwrap_or(u32::MAX),
            first: measured().next(),
            last: measured().next_back(),
            label: Label::Measured,
        };
        Some((
            long.centre - usual.centre,
            Sign {
                kind: SignKind::Creep,
                points: u8::from(usual.centre <= long.centre - CREEP_BY + EPSILON),
                value: Some(usual.centre),
                usual: Some(long),
                count,
                side: Some(side),
            },
        ))
    };
    let farthest = Side::SHOWN.into_iter().filter_map(of_side).max_by(|one, other| one.0.total_cmp(&other.0));
    farthest.map_or_else(|| bare(SignKind::Creep, false, 0), |(_, sign)| sign)
}
