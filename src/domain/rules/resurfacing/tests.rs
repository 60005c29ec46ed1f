//! The days on which a lesson comes back, as literals and against a second computation.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;
use LessonEventKind::{Later, Reworded, Sooner, StillTrue};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Every day on which a lesson comes back, where each answer is given `after` so many days of asking.
fn all_due(written: &str, answers: &[(u64, LessonEventKind)]) -> Vec<String> {
    let mut told = vec![due(day(written), &[], None)];
    let mut given = Vec::new();
    for (after, answer) in answers {
        given.push((told[told.len() - 1] + Days::new(*after), *answer));
        told.push(due(day(written), &given, None));
    }
    told.iter().map(NaiveDate::to_string).collect()
}

#[test]
fn a_lesson_that_stays_true_comes_back_more_and_more_rarely() {
    assert_eq!(
        all_due("2026-01-01", &[(0, StillTrue); 6]),
        ["2026-01-08", "2026-01-29", "2026-03-30", "2026-07-28", "2027-01-24", "2027-07-23", "2028-01-19"]
    );
}

#[test]
fn sooner_halves_the_next_gap_and_later_doubles_it_and_neither_lasts() {
    // 21 days halved are eleven: half a day is rounded up.
    assert_eq!(
        all_due("2026-01-01", &[(0, Sooner), (0, StillTrue)]),
        ["2026-01-08", "2026-01-19", "2026-03-20"]
    );
    assert_eq!(
        all_due("2026-01-01", &[(0, Later), (0, StillTrue)]),
        ["2026-01-08", "2026-02-19", "2026-04-20"]
    );
    assert_eq!(all_due("2026-01-01", &[(0, Reworded)]), ["2026-01-08", "2026-01-29"]);
}

#[test]
fn an_answer_that_comes_late_moves_everything_after_it() {
    assert_eq!(
        all_due("2026-01-01", &[(10, StillTrue), (3, Later)]),
        ["2026-01-08", "2026-02-08", "2026-06-11"]
    );
}

#[test]
fn a_leap_day_is_a_day_like_any_other() {
    assert_eq!(all_due("2028-02-22", &[(0, Sooner)]), ["2028-02-29", "2028-03-11"]);
    assert_eq!(all_due("2027-02-22", &[(0, Sooner)]), ["2027-03-01", "2027-03-12"]);
}

#[test]
fn what_is_taken_up_again_leaves_a_week_of_quiet_and_is_not_brought_forward() {
    let written = day("2026-01-01");
    assert_eq!(due(written, &[], Some(day("2026-05-01"))), day("2026-05-08"));
    assert_eq!(due(written, &[], Some(day("2026-01-01"))), day("2026-01-08"));
    let answered = [(day("2026-05-01"), Later)];
    assert_eq!(due(written, &answered, Some(day("2026-05-02"))), day("2026-06-12"));
}

#[test]
fn the_end_of_the_calendar_is_no_place_to_fall_off() {
    assert_eq!(due(NaiveDate::MAX, &[], None), NaiveDate::MAX);
    assert_eq!(due(day("2026-01-01"), &[(NaiveDate::MAX, Later)], Some(NaiveDate::MAX)), NaiveDate::MAX);
}

#[test]
fn two_may_ask_in_a_week() {
    assert_eq!([0, 1, 2, 3].map(may_ask), [2, 1, 0, 0]);
}

/// A second computation: the day is walked to one by one, by a calendar of its own.
fn walked(
    written: (i32, u32, u32),
    answers: &[((i32, u32, u32), &str)],
    taken_up: Option<(i32, u32, u32)>,
) -> (i32, u32, u32) {
    fn next((year, month, day): (i32, u32, u32)) -> (i32, u32, u32) {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let long = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        match (month, day) {
            (12, 31) => (year + 1, 1, 1),
            (_, last) if last == long => (year, month + 1, 1),
            _ => (year, month, day + 1),
        }
    }
    let walk = |from, days: u32| (0..days).fold(from, |day, _| next(day));
    let mut told = walk(written, 7);
    for (place, (day, answer)) in answers.iter().enumerate() {
        // Half days, so that halving needs no rounding of its own.
        let gap: u32 = match place {
            0 => 42,
            1 => 120,
            2 => 240,
            _ => 360,
        };
        let gap = if *answer == "sooner" {
            gap / 2
        } else if *answer == "later" {
            gap * 2
        } else {
            gap
        };
        told = walk(*day, gap / 2 + gap % 2);
    }
    taken_up.map_or(told, |day| told.max(walk(day, 7)))
}

fn an_answer() -> impl Strategy<Value = LessonEventKind> {
    prop::sample::select(vec![StillTrue, Sooner, Later, Reworded])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_answered_and_whenever_the_day_is_that_of_the_second_computation(
        first in 0..2_000_u64,
        answers in prop::collection::vec((0..400_u64, an_answer()), 0..9),
        quiet in prop::option::of(0..4_000_u64),
    ) {
        // From a leap year on, past the year that is none though four divides it.
        let start = day("2096-01-01");
        let written = start + Days::new(first);
        let mut day = written;
        let mut given = Vec::new();
        for (gap, answer) in answers {
            day = day + Days::new(gap);
            given.push((day, answer));
        }
        let taken_up = quiet.map(|days| start + Days::new(days));
        let parts = |day: NaiveDate| (day.year(), day.month(), day.day());
        let told: Vec<_> = given.iter().map(|(day, answer)| (parts(*day), answer.id())).collect();
        let expected = walked(parts(written), &told, taken_up.map(parts));
        prop_assert_eq!(parts(due(written, &given, taken_up)), expected);
        // Nothing that was answered comes back within the week.
        if let Some((last, _)) = given.last() {
            prop_assert!(due(written, &given, taken_up) >= *last + Days::new(WEEK));
        }
    }
}
