//! Whether the splits look like hitting the wall. A hint only: hills give many false alarms.
//!
//! Source: races.toml, `rules.wall_hint`, and `wall5` of the reference formulas: on the road, from 30 km up to the marathon and
//! beyond, with even splits: a 5-km split at least 7.3 % slower, or a 1-km split at least 11 % slower, than the mean of the
//! others. Fewer than three splits say nothing.

use crate::domain::race::{Race, RaceKind, Split};
use crate::domain::units::Seconds;
use crate::domain::units::rounding::EPS;

/// The length of even splits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SplitLength {
    /// 1 km: from 11 % on.
    OneKm,
    /// 5 km: from 7.3 % on.
    FiveKm,
}

impl SplitLength {
    fn metres(self) -> f64 {
        match self {
            Self::OneKm => 1000.0,
            Self::FiveKm => 5000.0,
        }
    }

    /// From how much slower than the others a split looks like the wall, as a part of their mean.
    fn threshold(self) -> f64 {
        match self {
            Self::OneKm => 0.11,
            Self::FiveKm => 0.073,
        }
    }
}

/// One split that looks like the wall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WallSplit {
    /// Which split, counted from 1.
    pub number: usize,
    /// How much slower than the mean of the others, in percent; exact, not rounded.
    pub percent: f64,
}

/// The splits of a race that look like the wall; empty where the rule does not apply: not on the road, shorter than 30 km,
/// or without even splits of 1 km or 5 km. A shorter rest at the end of the course is left out.
#[must_use]
pub fn looks_like_wall(race: &Race) -> Vec<WallSplit> {
    let long_road =
        race.kind == Some(RaceKind::Road) && race.distance.is_some_and(|distance| distance.0 >= 30_000.0);
    if !long_road {
        return Vec::new();
    }
    [SplitLength::FiveKm, SplitLength::OneKm]
        .into_iter()
        .find_map(|length| even_splits(&race.splits, length).map(|times| wall_splits(&times, length)))
        .unwrap_or_default()
}

/// The splits of this length, in order, that are so much slower than the mean of the others.
#[must_use]
pub fn wall_splits(times: &[Seconds], length: SplitLength) -> Vec<WallSplit> {
    if times.len() < 3 {
        return Vec::new();
    }
    (0..times.len())
        .filter_map(|at| {
            let (sum, count) = times
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .fold((0.0, 0.0), |(sum, count), (_, time)| (sum + time.0, count + 1.0));
            let slower = times[at].0 / (sum / count) - 1.0;
            (slower >= length.threshold() - EPS)
                .then_some(WallSplit { number: at + 1, percent: 100.0 * slower })
        })
        .collect()
}

/// The times of splits that are all of this length (within 1 %), without a shorter rest at the end.
fn even_splits(splits: &[Split], length: SplitLength) -> Option<Vec<Seconds>> {
    let is_even = |split: &Split| {
        split.distance.is_some_and(|distance| (distance.0 - length.metres()).abs() <= length.metres() * 0.01)
    };
    let full = match splits.split_last() {
        Some((last, before)) if last.distance.is_some_and(|rest| rest.0 < length.metres() * 0.99) => before,
        _ => splits,
    };
    (!full.is_empty() && full.iter().all(is_even)).then(|| full.iter().map(|split| split.time).collect())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::RaceId;
    use crate::domain::units::rounding::shown;
    use crate::domain::units::{Metres, UnitSystem, splits::parse_splits};

    fn wall(times: &[f64], length: SplitLength) -> Vec<(usize, f64)> {
        let times: Vec<Seconds> = times.iter().copied().map(Seconds).collect();
        wall_splits(&times, length).iter().map(|split| (split.number, shown(split.percent, 1))).collect()
    }

    #[test]
    fn the_golden_five_kilometre_splits_hit_their_golden_walls() {
        assert_eq!(wall(&[1500.0; 8], SplitLength::FiveKm), vec![]);
        assert_eq!(
            wall(&[1500.0, 1500.0, 1505.0, 1510.0, 1530.0, 1560.0, 1700.0, 1790.0], SplitLength::FiveKm),
            vec![(7, 9.2), (8, 16.0)]
        );
    }

    #[test]
    fn the_edge_counts_and_two_splits_say_nothing() {
        assert_eq!(wall(&[1000.0, 1000.0, 1073.0], SplitLength::FiveKm), vec![(3, 7.3)]);
        assert_eq!(wall(&[1000.0, 1000.0, 1072.9], SplitLength::FiveKm), vec![]);
        assert_eq!(wall(&[1000.0, 2000.0], SplitLength::FiveKm), vec![]);
    }

    #[test]
    fn single_kilometres_must_be_eleven_percent_slower() {
        assert_eq!(wall(&[300.0, 300.0, 332.0], SplitLength::OneKm), vec![]);
        assert_eq!(wall(&[300.0, 300.0, 333.0], SplitLength::OneKm), vec![(3, 11.0)]);
    }

    #[test]
    fn only_long_road_races_with_even_splits_are_looked_at() {
        let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Marathon", NaiveDate::MIN);
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(42_195.0));
        race.splits = parse_splits(
            "5 km 25:00, 10 km 50:00, 15 km 1:15:00, 20 km 1:40:00, 25 km 2:05:00, 30 km 2:30:00, 35 km 2:58:00, \
             40 km 3:30:00, marathon 3:44:00",
            UnitSystem::Metric,
        )
        .expect("splits");
        let numbers =
            |race: &Race| -> Vec<usize> { looks_like_wall(race).iter().map(|split| split.number).collect() };
        assert_eq!(numbers(&race), vec![7, 8]);
        race.kind = Some(RaceKind::Trail);
        assert_eq!(numbers(&race), Vec::<usize>::new());
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(21_097.5));
        assert_eq!(numbers(&race), Vec::<usize>::new());
        race.distance = Some(Metres(42_195.0));
        race.splits.remove(2);
        race.splits[1].distance = Some(Metres(10_000.0));
        assert_eq!(numbers(&race), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn a_split_is_named_exactly_when_whole_numbers_say_so(times in prop::collection::vec(1000..3000_u64, 3..10)) {
            let seconds: Vec<Seconds> =
                times.iter().map(|&time| Seconds(f64::from(u32::try_from(time).expect("small")))).collect();
            let named: Vec<usize> =
                wall_splits(&seconds, SplitLength::FiveKm).iter().map(|split| split.number).collect();
            let total: u64 = times.iter().sum();
            let others = u64::try_from(times.len()).expect("small") - 1;
            let expected: Vec<usize> = times
                .iter()
                .zip(1..)
                .filter(|(time, _)| **time * others * 1000 >= (total - **time) * 1073)
                .map(|(_, number)| number)
                .collect();
            prop_assert_eq!(named, expected);
        }
    }
}
