//! A past day is read as it was known then.

use proptest::prelude::*;

use super::super::change::known_on;
use super::*;

/// The readings of every day from a reckoning of the last one.
fn every_day(history: &History) -> (Reckoning, Readings) {
    let reckoning = Reckoning::of(history, first_day() + Days::new(DAYS));
    let readings = Readings::of(history, &reckoning);
    (reckoning, readings)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn without_arcs_each_day_reads_exactly_as_it_did_that_evening(seed: u64) {
        let history = random(seed, Arcs::None);
        let (reckoning, readings) = every_day(&history);
        for told in readings.days().iter().step_by(3) {
            let then = read(&known_on(&history, (NaiveDate::MIN, told.day)), told.day);
            prop_assert_eq!((told.verdict, told.points), (then.verdict, then.points), "{}", told.day);
            prop_assert_eq!(&Reading::on(&history, &reckoning, told.day), &then);
        }
    }

    #[test]
    fn an_arc_holds_back_exactly_as_it_did_that_evening(seed: u64) {
        let history = random(seed, Arcs::Some);
        let (reckoning, readings) = every_day(&history);
        for told in readings.days() {
            let now = Reading::on(&history, &reckoning, told.day);
            prop_assert_eq!((told.verdict, told.points), (now.verdict, now.points), "{}", told.day);
            let then = read(&known_on(&history, (NaiveDate::MIN, told.day)), told.day);
            // Whether there is a usual is another matter: which days an arc keeps out of it is known only later.
            let held = |reading: &Reading| -> Vec<HeldBy> {
                reading.held_by.iter().copied().filter(|held| *held != HeldBy::NoUsual).collect()
            };
            prop_assert_eq!(held(&now), held(&then), "{}", told.day);
        }
    }
}

#[test]
fn the_last_day_of_all_days_is_the_reading_of_today() {
    for seed in 0..40 {
        let history = random(seed, Arcs::Some);
        let (reckoning, readings) = every_day(&history);
        let today = read(&history, reckoning.today);
        let last = readings.days().last().expect("a day");
        assert_eq!((last.day, last.verdict, last.points), (today.day, today.verdict, today.points));
        assert_eq!(Reading::on(&history, &reckoning, reckoning.today), today);
    }
}

#[test]
fn runs_cover_every_day_that_has_a_reading_and_no_other() {
    let (_, readings) = every_day(&random(7, Arcs::Some));
    let in_runs: i64 = readings.runs().iter().map(|run| (run.last - run.first).num_days() + 1).sum();
    let read = readings.days().iter().filter(|reading| reading.verdict != ReadingVerdict::NoReading).count();
    assert_eq!(usize::try_from(in_runs).expect("few"), read);
    for pair in readings.runs().windows(2) {
        assert!(pair[0].last < pair[1].first);
    }
    assert_eq!(readings.on(first_day() - Days::new(1)), None);
    assert_eq!(readings.on(first_day() + Days::new(DAYS + 1)), None);
}

#[test]
fn nothing_is_read_of_an_empty_journal() {
    let today = day("2026-03-01");
    let history = History::default();
    assert_eq!(Readings::of(&history, &Reckoning::of(&history, today)), Readings::default());
    assert_eq!(read(&history, today).verdict, ReadingVerdict::NoReading);
}
