//! The golden vectors as literals, the edges of the states, and a second computation.

use proptest::prelude::*;

use super::*;
use crate::domain::lesson::UseVerdict;
use crate::domain::units::rounding::shown;

fn tally(helped: u32, partly: u32, no_help: u32) -> UseTally {
    UseTally { helped, partly, no_help, forgot: 0 }
}

fn told(sure: u8, tally: UseTally) -> (f64, LessonState) {
    (shown(confidence(Some(sure), tally), 2), state(LessonStanding::Active, Some(sure), tally))
}

#[test]
fn the_golden_vectors_hold() {
    assert_eq!(told(3, tally(0, 0, 0)), (0.6, LessonState::Fresh));
    assert_eq!(told(3, tally(1, 0, 0)), (0.73, LessonState::Trying));
    assert_eq!(told(4, tally(3, 0, 0)), (0.92, LessonState::Proven));
    assert_eq!(told(2, tally(1, 0, 2)), (0.36, LessonState::Doubtful));
    assert_eq!(told(5, tally(0, 0, 3)), (0.4, LessonState::InUse));
    assert_eq!(told(3, tally(3, 1, 0)), (0.78, LessonState::Proven));
}

#[test]
fn a_lesson_whose_sureness_was_never_told_counts_as_three_of_five() {
    for uses in [tally(0, 0, 0), tally(2, 1, 0), tally(0, 0, 4)] {
        assert!((confidence(None, uses) - confidence(Some(3), uses)).abs() < EPS, "{uses:?}");
        assert_eq!(state(LessonStanding::Active, None, uses), state(LessonStanding::Active, Some(3), uses));
    }
}

#[test]
fn the_edges_belong_to_the_friendlier_side() {
    // 3.5 of 5 are 0.70, and 2 of 5 are 0.40.
    assert_eq!(told(5, tally(1, 1, 1)), (0.7, LessonState::Proven));
    assert_eq!(told(5, tally(0, 0, 3)), (0.4, LessonState::InUse));
    assert_eq!(told(4, tally(1, 1, 1)), (0.62, LessonState::InUse));
}

#[test]
fn two_uses_prove_nothing_and_what_was_not_used_is_no_use() {
    assert_eq!(told(5, tally(2, 0, 0)).1, LessonState::Trying);
    assert_eq!(told(1, tally(0, 0, 2)).1, LessonState::Trying);
    let mut uses = tally(2, 0, 0);
    for verdict in [UseVerdict::Forgot, UseVerdict::NoChance, UseVerdict::ChoseNot] {
        uses.count(verdict);
    }
    assert_eq!((uses.uses(), uses.forgot), (2, 1));
    assert_eq!(told(5, uses).1, LessonState::Trying);
}

#[test]
fn a_lesson_that_was_put_aside_says_so_whatever_it_has_done() {
    for uses in [tally(0, 0, 0), tally(5, 0, 0), tally(0, 0, 5)] {
        assert_eq!(state(LessonStanding::Resting, Some(4), uses), LessonState::Resting);
        assert_eq!(state(LessonStanding::Retired, Some(4), uses), LessonState::Retired);
    }
}

/// The same in whole numbers: everything times ten.
fn in_tenths(sure: u32, helped: u32, partly: u32, no_help: u32) -> (u32, u32, LessonState) {
    let (upper, lower) = (4 * sure + 10 * helped + 5 * partly, 10 * (2 + helped + partly + no_help));
    let state = match helped + partly + no_help {
        0 => LessonState::Fresh,
        1 | 2 => LessonState::Trying,
        _ if 10 * upper >= 7 * lower => LessonState::Proven,
        _ if 10 * upper < 4 * lower => LessonState::Doubtful,
        _ => LessonState::InUse,
    };
    (upper, lower, state)
}

proptest! {
    #[test]
    fn whatever_became_of_a_lesson_its_state_is_that_of_the_second_computation(
        sure in 1..=5_u8, helped in 0..40_u32, partly in 0..40_u32, no_help in 0..40_u32, forgot in 0..9_u32,
    ) {
        let tally = UseTally { forgot, ..tally(helped, partly, no_help) };
        let (upper, lower, expected) = in_tenths(sure.into(), helped, partly, no_help);
        let confidence = confidence(Some(sure), tally);
        prop_assert!((confidence * f64::from(lower) - f64::from(upper)).abs() < 1e-6);
        prop_assert!((0.0..=1.0).contains(&confidence));
        prop_assert_eq!(state(LessonStanding::Active, Some(sure), tally), expected);
    }
}
