//! A second computation of the reading, for tests: written from the rules alone, day by day, with no code of the rules it checks.
//! Only what an arc comes to is taken from the second computation of the reckoning.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::domain::rules::oracle::{Back, Oracle};

/// Centre and spread.
type Middle = (f64, f64);

struct Plain<'h> {
    history: &'h History,
    today: NaiveDate,
    arcs: Oracle<'h>,
    ordinary: BTreeSet<NaiveDate>,
}

fn back(day: NaiveDate, days: i64) -> NaiveDate {
    day - TimeDelta::days(days)
}

fn middle_of(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2])
}

impl<'h> Plain<'h> {
    fn new(history: &'h History, today: NaiveDate) -> Self {
        let arcs = Oracle::new(history, today);
        let ordinary = arcs.ordinary();
        Self { history, today, arcs, ordinary }
    }

    /// Here each day has one check-in, and it counts.
    fn of_day(&self, day: NaiveDate) -> Option<&CheckIn> {
        self.history.check_ins.iter().find(|check_in| check_in.day == day && day <= self.today)
    }

    fn good(&self, day: NaiveDate, item: &str) -> Option<f64> {
        let value = f64::from(self.of_day(day)?.scores.get(Item::from_id(item)?)?);
        Some(if ["soreness", "stress", "pain"].contains(&item) { 10.0 - value } else { value })
    }

    fn usual_of_window(&self, day: NaiveDate, item: &str) -> Option<(Middle, usize)> {
        let days: Vec<NaiveDate> =
            (1..=42).map(|days| back(day, days)).filter(|day| self.ordinary.contains(day)).collect();
        let told: Vec<(NaiveDate, f64)> =
            days.iter().filter_map(|day| Some((*day, self.good(*day, item)?))).collect();
        let values: Vec<f64> = told.iter().map(|(_, value)| *value).collect();
        let span = told.first().zip(told.last()).map_or(0, |(last, first)| (last.0 - first.0).num_days() + 1);
        let rank = match values.len() {
            0..=2 => return None,
            n if n >= 7 && span >= 10 => 0,
            _ => 1,
        };
        let centre = middle_of(&values);
        let off: Vec<f64> = values.iter().map(|value| (value - centre).abs()).collect();
        Some(((centre, f64::max(1.0, 1.4826 * middle_of(&off))), rank))
    }

    /// Inside an arc, and up to day 84 where it is no worse founded, the usual of the days before the arc.
    fn usual(&self, day: NaiveDate, item: &str) -> Option<Middle> {
        let arcs = self.history.arcs.iter().enumerate();
        let near = arcs.rev().find(|(_, arc)| (0..84).contains(&(day - arc.start).num_days()));
        let now = self.usual_of_window(day, item);
        let Some((place, arc)) = near else { return now.map(|(middle, _)| middle) };
        let before = self.usual_of_window(arc.start, item);
        let is_inside = self.arcs.recovery(place).closed.is_none_or(|closed| day <= closed);
        match (before, now) {
            (Some((before, _)), _) if is_inside => Some(before),
            (Some((before, _)), None) => Some(before),
            (Some((before, rank)), Some((now, other))) => Some(if other <= rank { now } else { before }),
            (None, now) => now.map(|(middle, _)| middle),
        }
    }

    fn window(&self, day: NaiveDate) -> Option<Vec<NaiveDate>> {
        let of = |days: i64| -> Vec<NaiveDate> {
            (0..days)
                .rev()
                .map(|ago| back(day, ago))
                .filter(|day| self.of_day(*day).is_some_and(|one| !one.scores.is_empty()))
                .collect()
        };
        let (seven, fourteen) = (of(7), of(14));
        if seven.len() >= 3 {
            Some(seven)
        } else if fourteen.len() >= 4 {
            Some(fourteen)
        } else {
            None
        }
    }

    fn mean(&self, window: &[NaiveDate], item: &str) -> Option<f64> {
        let values: Vec<f64> = window.iter().filter_map(|day| self.good(*day, item)).collect();
        (values.len() >= 2)
            .then(|| values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).expect("few")))
    }

    fn points(&self, day: NaiveDate) -> Option<u8> {
        let window = self.window(day)?;
        let first_of_seven = back(day, 6);
        let mut points = 0;
        for item in ["energy", "sleep", "soreness", "mood", "stress", "motivation"] {
            if let (Some(mean), Some((centre, spread))) =
                (self.mean(&window, item), self.usual(first_of_seven, item))
            {
                if mean <= centre - spread + 1e-9 {
                    points += 1;
                }
                if mean <= centre - 2.0 * spread + 1e-9 {
                    points += 1;
                }
            }
        }
        let latest = window.iter().rev().find_map(|day| self.good(*day, "choice"));
        let low = self.mean(&window, "choice").zip(self.usual(first_of_seven, "choice"));
        let duty = latest.is_some_and(|latest| latest <= 3.0)
            || low.is_some_and(|(mean, (centre, _))| mean <= centre - 3.0 + 1e-9);
        let weeks: Vec<&WeekEffort> = self.history.weeks.iter().filter(|week| week.until <= day).collect();
        let flat = match weeks.as_slice() {
            [.., before, last] => {
                before.is_less
                    && last.is_less
                    && (last.until - before.until).num_days() == 7
                    && (day - last.until).num_days() <= 14
            }
            _ => false,
        };
        let aches = (0..7)
            .map(|ago| back(day, ago))
            .filter(|day| self.good(*day, "pain").is_some_and(|good| (7.0..=9.0).contains(&good)));
        let niggle = aches.count() >= 3;
        let creep = [0, 1].into_iter().any(|side| {
            let ordinary: Vec<f64> = (1..=42)
                .map(|days| back(day, days))
                .filter(|day| self.ordinary.contains(day))
                .filter_map(|day| self.arcs.value(day, side))
                .collect();
            let long: Vec<f64> =
                (0..180).map(|days| back(day, days)).filter_map(|day| self.arcs.value(day, side)).collect();
            ordinary.len() >= 3 && long.len() >= 20 && middle_of(&ordinary) <= middle_of(&long) - 1.0 + 1e-9
        });
        let latest = self.history.alignments.iter().rfind(|check| check.day <= day);
        let capacity = latest.is_some_and(|check| {
            let low = |item| check.fits.get(item).is_some_and(|fit| fit <= 1);
            (day - check.day).num_days() <= 45 && (low(FitItem::Capacity) || low(FitItem::Fuel))
        });
        for sign in [duty, flat, niggle, creep, capacity] {
            points += u8::from(sign);
        }
        Some(points)
    }

    fn verdict(&self) -> &'static str {
        let day = self.today;
        let week: Vec<&CheckIn> = (0..7).rev().filter_map(|ago| self.of_day(back(day, ago))).collect();
        let pain = |check_in: &CheckIn| check_in.scores.get(Item::Pain).unwrap_or(0);
        // The rules of care have a second computation of their own.
        if !care_rules::come_first(self.history, day).is_empty() {
            return "care";
        }
        let backs = &self.history.step_backs;
        if backs
            .iter()
            .any(|back| day >= back.from && day <= back.ended.unwrap_or(back.to + TimeDelta::days(14)))
        {
            return "reset";
        }
        let Some(points) = self.points(day) else { return "none" };
        if points >= 4
            || points == 3
                && (7..=14).any(|ago| self.points(back(day, ago)).is_some_and(|points| points >= 3))
        {
            return "reset";
        }
        let guide = self.history.races.iter().any(|race| {
            let km = race.distance.expect("a distance").0 / 1000.0;
            let high = (km / 1.609_344 + 0.5).floor().clamp(2.0, 42.0);
            let after = (day - race.date).num_days();
            race.outcome == Some(Outcome::Finished)
                && after >= 0
                && after <= (0..=42).find(|days| f64::from(*days) >= high).map_or(42, i64::from)
        });
        let ended = backs
            .iter()
            .map(|back| back.ended.unwrap_or(back.to).max(back.from))
            .filter(|last| *last < day)
            .max();
        let after_reset = ended.is_some_and(|ended| (day - ended).num_days() < 7);
        let in_arc = (0..self.history.arcs.len()).any(|place| {
            let recovery = self.arcs.recovery(place);
            recovery.closed.is_none()
                && self.history.arcs[place].start <= day
                && matches!(recovery.courses[0].now, Back::Open | Back::Pending { .. })
        });
        let quiet =
            week.iter().all(|check_in| pain(check_in) == 0 && check_in.ill != Some(Illness::BelowNeck));
        let two_weeks = (0..14)
            .filter(|ago| self.of_day(back(day, *ago)).is_some_and(|one| !one.scores.is_empty()))
            .count();
        let core = ["energy", "sleep", "soreness", "mood", "stress", "motivation"];
        let has_usual = core.iter().any(|item| self.usual(back(day, 6), item).is_some());
        if has_usual && points <= 1 && two_weeks >= 6 && quiet && !guide && !after_reset && !in_arc {
            "build"
        } else {
            "hold"
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_reading_is_what_a_second_computation_says(seed: u64, with_arcs: bool, number in 10..DAYS + 5) {
        let history = random(seed, if with_arcs { Arcs::Some } else { Arcs::None });
        let today = first_day() + Days::new(number);
        let plain = Plain::new(&history, today);
        let reading = read(&history, today);
        let has_reading = !reading.signs.is_empty();
        prop_assert_eq!(has_reading.then_some(reading.points), plain.points(today), "{} {:?}", today, reading);
        prop_assert_eq!(reading.verdict.id(), plain.verdict(), "{} {:?}", today, reading);
    }
}

/// Every verdict comes up, or the comparison above would say little.
#[test]
fn random_histories_come_to_every_verdict() {
    let mut seen = [0; 5];
    for seed in 0..20 {
        let history = random(seed, if seed % 2 == 0 { Arcs::Some } else { Arcs::None });
        let today = first_day() + Days::new(DAYS);
        for reading in Readings::of(&history, &Reckoning::of(&history, today)).days() {
            seen[reading.verdict as usize] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}
