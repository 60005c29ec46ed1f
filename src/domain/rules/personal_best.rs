//! Personal bests and first times at a distance.
//!
//! Source: races.toml, `rules.pb` and `rules.time_kinds`: the same kind group (road, track and trail apart) and the same
//! class, finished races only, official before gun before the watch's elapsed time; a GPS distance never makes a best, so
//! only the length of the course is looked at, never the distance covered. Cross-country and obstacle races do not
//! compare, nor do timed races and relay legs, whose result is no time over a course. Decided here: parkrun counts as road;
//! every other kind is a group of its own; races of an unknown kind compare among themselves; only races on or before the
//! day count, so that an older race filled in later is judged as it was then; an equal time is no best.

use std::collections::HashSet;

use crate::domain::id::RaceId;
use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::units::Seconds;
use crate::domain::units::distance_class::same_distance;

/// How the time of a race stands among the runner's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// Faster than every time before.
    PersonalBest {
        /// The best before.
        before: Seconds,
    },
    /// The first time at this distance: nothing to compare with yet.
    FirstTime,
    /// Not faster than the best.
    NotABest {
        /// The best.
        best: Seconds,
    },
    /// The race has no time that compares.
    DoesNotCompare,
}

/// How the time of `race` stands among `past`. The race itself may be among them.
#[must_use]
pub fn standing<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> Standing {
    let (true, Some(time)) = (times_compare(race), finishing_time(race)) else {
        return Standing::DoesNotCompare;
    };
    let best = past
        .into_iter()
        .filter(|other| is_earlier(other, race) && is_like(race, other))
        .filter_map(finishing_time)
        .min_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        None => Standing::FirstTime,
        Some(before) if time < before => Standing::PersonalBest { before },
        Some(best) => Standing::NotABest { best },
    }
}

/// Whether `race` is the runner's fastest at its distance. A first time at a distance is none.
#[must_use]
pub fn is_personal_best<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> bool {
    matches!(standing(race, past), Standing::PersonalBest { .. })
}

/// All races of a list that were personal bests when they were run: [`is_personal_best`] of each, in one walk by day.
#[must_use]
pub fn personal_bests(races: &[Race]) -> HashSet<RaceId> {
    let mut by_day: Vec<&Race> =
        races.iter().filter(|race| times_compare(race) && finishing_time(race).is_some()).collect();
    by_day.sort_by_key(|race| race.date);
    // A runner has run few different courses, however many races: the best of each is enough.
    let mut courses: Vec<(&Race, Seconds)> = Vec::new();
    let mut bests = HashSet::new();
    for day in by_day.chunk_by(|one, other| one.date == other.date) {
        for race in day {
            let known = courses.iter().filter(|(course, _)| is_like(race, course)).map(|(_, best)| *best);
            let same_day = day.iter().filter(|other| is_earlier(other, race) && is_like(race, other));
            let best = known
                .chain(same_day.filter_map(|other| finishing_time(other)))
                .min_by(|one, other| one.0.total_cmp(&other.0));
            if best.is_some_and(|best| finishing_time(race).is_some_and(|time| time < best)) {
                bests.insert(race.id);
            }
        }
        for race in day {
            let Some(time) = finishing_time(race) else { continue };
            let same_course = |course: &Race| course.kind == race.kind && course.distance == race.distance;
            match courses.iter_mut().find(|(course, _)| same_course(course)) {
                Some((_, best)) if time < *best => *best = time,
                Some(_) => {}
                None => courses.push((race, time)),
            }
        }
    }
    bests
}

/// Whether the runner had never before started a race of this kind over this distance. Not known (and so `false`) for a race
/// without a distance; a race that was not started is no first time.
#[must_use]
pub fn first_at_distance<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> bool {
    race.distance.is_some()
        && was_started(race)
        && !past
            .into_iter()
            .any(|other| is_earlier(other, race) && was_started(other) && is_like(race, other))
}

/// Which kinds are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Road,
    Only(Option<RaceKind>),
}

fn group(kind: Option<RaceKind>) -> Group {
    match kind {
        Some(RaceKind::Road | RaceKind::Parkrun) => Group::Road,
        kind => Group::Only(kind),
    }
}

fn times_compare(race: &Race) -> bool {
    let kind_compares = !matches!(
        race.kind,
        Some(RaceKind::CrossCountry | RaceKind::Obstacle | RaceKind::Timed | RaceKind::Relay)
    );
    kind_compares && race.distance.is_some()
}

fn finishing_time(race: &Race) -> Option<Seconds> {
    race.time().filter(|_| race.outcome == Some(Outcome::Finished))
}

fn was_started(race: &Race) -> bool {
    matches!(race.outcome, Some(Outcome::Finished | Outcome::Dnf | Outcome::CutOff | Outcome::Disqualified))
}

fn is_earlier(other: &Race, race: &Race) -> bool {
    other.id != race.id && other.date <= race.date
}

fn is_like(race: &Race, other: &Race) -> bool {
    group(race.kind) == group(other.kind)
        && match (race.distance, other.distance) {
            (Some(one), Some(other)) => same_distance(one, other, race.kind),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::RaceId;
    use crate::domain::units::Metres;

    fn race(kind: RaceKind, metres: f64, seconds: f64, year: i32) -> Race {
        let date = NaiveDate::from_ymd_opt(year, 6, 1).expect("a day");
        let mut race = Race::new(RaceId(Uuid::from_u128(u128::from(year.unsigned_abs()))), "A race", date);
        race.kind = Some(kind);
        race.distance = Some(Metres(metres));
        race.official = Some(Seconds(seconds));
        race.outcome = Some(Outcome::Finished);
        race
    }

    #[test]
    fn a_faster_time_over_the_same_class_is_a_best() {
        let new = race(RaceKind::Road, 10_000.0, 2420.0, 2026);
        let past = [
            race(RaceKind::Road, 10_050.0, 2462.0, 2024),
            race(RaceKind::Road, 10_000.0, 2500.0, 2025),
            race(RaceKind::Road, 5000.0, 1200.0, 2025),
        ];
        assert_eq!(standing(&new, &past), Standing::PersonalBest { before: Seconds(2462.0) });
        assert!(is_personal_best(&new, &past));
        assert!(!first_at_distance(&new, &past));
    }

    #[test]
    fn an_equal_time_is_no_best() {
        let new = race(RaceKind::Road, 10_000.0, 2420.0, 2026);
        let past = [race(RaceKind::Parkrun, 10_000.0, 2420.0, 2024)];
        assert_eq!(standing(&new, &past), Standing::NotABest { best: Seconds(2420.0) });
    }

    #[test]
    fn a_first_time_at_a_distance_is_a_first_time_and_no_best() {
        let new = race(RaceKind::Road, 42_195.0, 14_400.0, 2026);
        let past = [race(RaceKind::Trail, 42_195.0, 18_000.0, 2025), new.clone()];
        assert_eq!(standing(&new, &past), Standing::FirstTime);
        assert!(!is_personal_best(&new, &past));
        assert!(first_at_distance(&new, &past));
    }

    #[test]
    fn a_start_without_a_finish_ends_the_first_times_but_gives_no_time() {
        let new = race(RaceKind::Road, 42_195.0, 14_400.0, 2026);
        let mut dnf = race(RaceKind::Road, 42_195.0, 9000.0, 2025);
        dnf.outcome = Some(Outcome::Dnf);
        assert_eq!(standing(&new, [&dnf]), Standing::FirstTime);
        assert!(!first_at_distance(&new, [&dnf]));
        dnf.outcome = Some(Outcome::Dns);
        assert!(first_at_distance(&new, [&dnf]));
    }

    #[test]
    fn the_distance_on_the_watch_makes_no_best_at_a_shorter_class() {
        let past = [race(RaceKind::Road, 21_097.5, 6300.0, 2025)];
        let mut long = race(RaceKind::Road, 30_000.0, 6200.0, 2026);
        long.covered = Some(Metres(21_097.5));
        assert_eq!(standing(&long, &past), Standing::FirstTime);
    }

    #[test]
    fn kinds_whose_times_do_not_compare_have_no_bests() {
        for kind in [RaceKind::CrossCountry, RaceKind::Obstacle, RaceKind::Timed, RaceKind::Relay] {
            let past = [race(kind, 8000.0, 2000.0, 2025)];
            assert_eq!(
                standing(&race(kind, 8000.0, 1900.0, 2026), &past),
                Standing::DoesNotCompare,
                "{kind:?}"
            );
        }
        let mut dnf = race(RaceKind::Road, 10_000.0, 1900.0, 2026);
        dnf.outcome = Some(Outcome::Dnf);
        assert_eq!(standing(&dnf, []), Standing::DoesNotCompare);
    }

    #[test]
    fn an_old_race_filled_in_later_is_judged_as_it_was_then() {
        let old = race(RaceKind::Road, 10_000.0, 2500.0, 2020);
        let past =
            [race(RaceKind::Road, 10_000.0, 2600.0, 2019), race(RaceKind::Road, 10_000.0, 2400.0, 2025)];
        assert!(is_personal_best(&old, &past));
    }

    #[test]
    fn the_official_time_beats_the_watch() {
        let mut new = race(RaceKind::Road, 10_000.0, 2500.0, 2026);
        new.watch = Some(Seconds(2390.0));
        assert!(!is_personal_best(&new, &[race(RaceKind::Road, 10_000.0, 2400.0, 2025)]));
    }
}
