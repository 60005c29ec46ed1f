use chrono::NaiveDate;
use proptest::prelude::*;
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
        assert_eq!(standing(&race(kind, 8000.0, 1900.0, 2026), &past), Standing::DoesNotCompare, "{kind:?}");
    }
    let mut dnf = race(RaceKind::Road, 10_000.0, 1900.0, 2026);
    dnf.outcome = Some(Outcome::Dnf);
    assert_eq!(standing(&dnf, []), Standing::DoesNotCompare);
}

#[test]
fn an_old_race_filled_in_later_is_judged_as_it_was_then() {
    let old = race(RaceKind::Road, 10_000.0, 2500.0, 2020);
    let past = [race(RaceKind::Road, 10_000.0, 2600.0, 2019), race(RaceKind::Road, 10_000.0, 2400.0, 2025)];
    assert!(is_personal_best(&old, &past));
}

#[test]
fn the_official_time_beats_the_watch() {
    let mut new = race(RaceKind::Road, 10_000.0, 2500.0, 2026);
    new.watch = Some(Seconds(2390.0));
    assert!(!is_personal_best(&new, &[race(RaceKind::Road, 10_000.0, 2400.0, 2025)]));
}

fn some_races() -> impl Strategy<Value = Vec<Race>> {
    let kinds = vec![
        None,
        Some(RaceKind::Road),
        Some(RaceKind::Parkrun),
        Some(RaceKind::Trail),
        Some(RaceKind::Relay),
    ];
    let distances = vec![None, Some(5000.0), Some(5050.0), Some(10_000.0), Some(10_010.0), Some(12_345.0)];
    let outcomes =
        vec![None, Some(Outcome::Finished), Some(Outcome::Finished), Some(Outcome::Dnf), Some(Outcome::Dns)];
    let one = (
        prop::sample::select(kinds),
        prop::sample::select(distances),
        prop::sample::select(outcomes),
        prop::option::weighted(0.9, 1000..1010_u32),
        2000..2012_i32,
    );
    prop::collection::vec(one, 0..30).prop_map(|drawn| {
        let made = drawn.into_iter().zip(1_u128..).map(|((kind, metres, outcome, seconds, year), number)| {
            let mut race = race(RaceKind::Road, 0.0, 0.0, year);
            race.id = RaceId(Uuid::from_u128(number));
            race.kind = kind;
            race.distance = metres.map(Metres);
            race.outcome = outcome;
            race.official = seconds.map(|seconds| Seconds(f64::from(seconds)));
            race
        });
        made.collect()
    })
}

proptest! {
    #[test]
    fn the_milestones_of_all_races_are_those_of_each_by_itself(races in some_races()) {
        let mut expected: Vec<(RaceId, Milestone)> = Vec::new();
        for race in races.iter().filter(|race| race.outcome == Some(Outcome::Finished)) {
            if first_at_distance(race, &races) {
                expected.push((race.id, Milestone::FirstTime));
            } else if is_personal_best(race, &races) {
                expected.push((race.id, Milestone::PersonalBest));
            }
        }
        let mut told: Vec<_> = milestones(&races).into_iter().map(|(race, what)| (race.id, what)).collect();
        told.sort_by_key(|(id, _)| *id);
        prop_assert_eq!(told, expected);
    }
}
