//! The alignment check: how well training fits the life around it.
//!
//! Source: checkins.toml, `alignment`, and `alignment` of the reference formulas: 100 times the mean of the answered scored items,
//! divided by 4, from 9 answers on; rounded half away from zero. Two further items stand beside the score and never in it.

use crate::domain::units::rounding::whole;

/// The highest answer.
pub const HIGHEST: u8 = 4;
/// From so many answers on there is a score.
pub const LEAST_ANSWERED: usize = 9;

/// The score, 0 to 100, of the answers (0 to 4 each) to the scored items; `None` with fewer than nine.
#[must_use]
pub fn score(answers: &[Option<u8>]) -> Option<u64> {
    let answered: Vec<u32> =
        answers.iter().flatten().map(|answer| u32::from((*answer).min(HIGHEST))).collect();
    let count = u32::try_from(answered.len()).ok().filter(|_| answered.len() >= LEAST_ANSWERED)?;
    let sum: u32 = answered.iter().sum();
    Some(whole(100.0 * f64::from(sum) / f64::from(count) / f64::from(HIGHEST)))
}

/// The places of the two lowest answers, the lower one first; of equal ones the first asked. Fewer where fewer were answered.
#[must_use]
pub fn lowest(answers: &[Option<u8>]) -> Vec<usize> {
    let mut answered: Vec<(u8, usize)> =
        answers.iter().enumerate().filter_map(|(place, answer)| Some(((*answer)?, place))).collect();
    answered.sort_unstable();
    answered.into_iter().take(2).map(|(_, place)| place).collect()
}

/// Below this score the note about effort may be shown.
const GRIT_BELOW: u64 = 50;
/// From this wish to run on, 0 to 10, effort is not what is missing.
const HIGH_DRIVE: f64 = 7.0;

/// Whether effort is not what is missing: little fits, and the wish to run (its mean in the week before the check, 0 to 10) is high or
/// a hard goal is active. Without a score nothing is said.
#[must_use]
pub fn effort_is_not_missing(score: Option<u64>, drive: Option<f64>, hard_goals: usize) -> bool {
    let is_high = drive.is_some_and(|drive| drive >= HIGH_DRIVE - 1e-9);
    score.is_some_and(|score| score < GRIT_BELOW) && (is_high || hard_goals > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nine_answers_make_a_score_and_eight_do_not() {
        let some = |count: usize| (0..13).map(|place| (place < count).then_some(3)).collect::<Vec<_>>();
        assert_eq!(score(&some(8)), None);
        assert_eq!(score(&some(9)), Some(75));
        assert_eq!(score(&[Some(4); 13]), Some(100));
        assert_eq!(score(&[]), None);
    }

    #[test]
    fn the_lowest_come_first() {
        assert_eq!(lowest(&[Some(3), Some(1), None, Some(0), Some(1)]), [3, 1]);
        assert_eq!(lowest(&[None, Some(2)]), [1]);
    }

    #[test]
    fn the_note_about_effort_needs_a_low_score_and_much_effort() {
        for (score, drive, hard_goals, is_shown) in [
            (Some(49), Some(7.0), 0, true),
            (Some(49), Some(6.9), 0, false),
            (Some(49), None, 1, true),
            (Some(50), Some(9.0), 3, false),
            (None, Some(9.0), 3, false),
            (Some(0), None, 0, false),
        ] {
            assert_eq!(
                effort_is_not_missing(score, drive, hard_goals),
                is_shown,
                "{score:?} {drive:?} {hard_goals}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_score_is_that_of_whole_numbers(answers in prop::collection::vec(prop::option::of(0_u8..=4), 13)) {
            let answered: Vec<u64> = answers.iter().flatten().map(|answer| u64::from(*answer)).collect();
            // Half up in whole numbers: (2 * 25 * sum + n) / (2 * n).
            let n = answered.len() as u64;
            let expected = (n >= 9).then(|| (50 * answered.iter().sum::<u64>() + n) / (2 * n));
            prop_assert_eq!(score(&answers), expected);
        }
    }
}
