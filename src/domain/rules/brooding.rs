//! When a race goes round and round in the head, and when what got in the way is opened again and again.
//!
//! Source: `prompts_outline.toml`, `guard`: "check-in item 'loop' >= 7 on 3 of the last 5 -> offer 'park it'", and "same entry's 'got
//! in the way' opened 3 times in 7 days". Decided here: the last five check-ins are those that answered the item, of each day the one
//! that counts, and none is older than two weeks; whoever has parked a thought within a week, or has put the offer away within a
//! week, is not offered it again. The seven days end with the day of the last opening.

use chrono::{Days, NaiveDate};

use crate::domain::check_in::{CheckIn, Item, Standing};
use crate::domain::clock::Stamp;

/// From here on it goes round a lot.
pub const LOUD: u8 = 7;
/// On so many ...
const LOUD_TIMES: usize = 3;
/// ... of the last so many check-ins.
const OF_THE_LAST: usize = 5;
/// None of which is older than so many days.
const LATELY_DAYS: i64 = 14;
/// What was put away, or answered, does not come back for so many days.
pub const QUIET_DAYS: i64 = 7;
/// What got in the way is opened so many times ...
const OPENINGS: usize = 3;
/// ... in so many days, and something else is offered.
const OPENING_DAYS: u64 = 7;
/// A thought is parked for so many days where no day is named.
pub const PARKED_DAYS: u64 = 7;

/// Whether the race goes round so much that parking it may be offered, by the check-ins alone.
#[must_use]
pub fn goes_round(check_ins: &[CheckIn], today: NaiveDate) -> bool {
    let mut answers: Vec<(NaiveDate, u8)> = check_ins
        .iter()
        .filter(|check_in| check_in.standing == Standing::Counts)
        .filter(|check_in| (0..LATELY_DAYS).contains(&(today - check_in.day).num_days()))
        .filter_map(|check_in| Some((check_in.day, check_in.scores.get(Item::Loop)?)))
        .collect();
    answers.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    answers.iter().take(OF_THE_LAST).filter(|(_, loud)| *loud >= LOUD).count() >= LOUD_TIMES
}

/// Whether something that was put away, or done, on a day is left alone on another.
#[must_use]
pub fn is_left_alone(since: Option<NaiveDate>, today: NaiveDate) -> bool {
    since.is_some_and(|since| (0..QUIET_DAYS).contains(&(today - since).num_days()))
}

/// Whether what got in the way was opened so often, this opening included, that something else is offered. `earlier` are the
/// openings before this one, in any order.
#[must_use]
pub fn opened_too_often(earlier: &[Stamp], now: &Stamp) -> bool {
    let first = now.date_naive().checked_sub_days(Days::new(OPENING_DAYS - 1)).unwrap_or(NaiveDate::MIN);
    let lately = earlier.iter().filter(|at| at.date_naive() >= first && *at <= now).count();
    lately + 1 >= OPENINGS
}

/// The day on which a thought comes back that is parked today.
#[must_use]
pub fn comes_back(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(PARKED_DAYS)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::CheckInId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn stamp(text: &str) -> Stamp {
        text.parse().expect("a moment")
    }

    fn check_in(on: NaiveDate, loud: Option<u8>) -> CheckIn {
        let mut check_in = CheckIn::new(CheckInId(Uuid::nil()), on, stamp(&format!("{on}T20:00:00+02:00")));
        check_in.scores.set(Item::Loop, loud);
        check_in
    }

    /// Check-ins of the days up to 24 November, the last one first.
    fn days(loud: &[Option<u8>]) -> Vec<CheckIn> {
        let back =
            |days: usize| day("2026-11-24") - chrono::TimeDelta::days(i64::try_from(days).expect("few"));
        let mut days: Vec<CheckIn> =
            loud.iter().enumerate().map(|(place, loud)| check_in(back(place), *loud)).collect();
        days.reverse();
        days
    }

    #[test]
    fn three_loud_ones_of_the_last_five_are_enough_and_two_are_not() {
        let today = day("2026-11-24");
        assert!(goes_round(&days(&[Some(7), Some(2), Some(9), Some(1), Some(10)]), today));
        assert!(!goes_round(&days(&[Some(7), Some(2), Some(9), Some(1), Some(6)]), today));
        // The sixth is not looked at.
        assert!(!goes_round(&days(&[Some(7), Some(2), Some(9), Some(1), Some(6), Some(10)]), today));
        // Those that do not answer it are passed over.
        assert!(goes_round(&days(&[None, Some(7), None, Some(9), None, Some(10)]), today));
        assert!(goes_round(&days(&[Some(7), Some(7), Some(7)]), today));
        assert!(!goes_round(&[], today));
    }

    #[test]
    fn what_is_older_than_two_weeks_or_stands_beside_the_one_that_counts_is_left_out() {
        let loud = days(&[Some(8), Some(8), Some(8)]);
        assert!(goes_round(&loud, day("2026-12-05")));
        assert!(!goes_round(&loud, day("2026-12-06")));
        let mut later = loud.clone();
        later[0].standing = Standing::Later;
        assert!(!goes_round(&later, day("2026-11-24")));
    }

    #[test]
    fn the_third_opening_in_seven_days_is_too_many() {
        let now = stamp("2026-11-24T20:00:00+02:00");
        let at = |text: &str| stamp(&format!("{text}:00+02:00"));
        assert!(!opened_too_often(&[], &now));
        assert!(!opened_too_often(&[at("2026-11-24T08:00")], &now));
        assert!(opened_too_often(&[at("2026-11-24T08:00"), at("2026-11-18T01:00")], &now));
        assert!(!opened_too_often(&[at("2026-11-24T08:00"), at("2026-11-17T23:00")], &now));
    }

    #[test]
    fn what_was_put_away_comes_back_after_a_week() {
        let put_away = Some(day("2026-11-24"));
        assert!(is_left_alone(put_away, day("2026-11-24")) && is_left_alone(put_away, day("2026-11-30")));
        assert!(!is_left_alone(put_away, day("2026-12-01")) && !is_left_alone(None, day("2026-11-24")));
        assert_eq!(comes_back(day("2026-12-28")), day("2027-01-04"));
    }

    proptest! {
        #[test]
        fn it_goes_round_when_counting_backwards_finds_three(
            loud in prop::collection::vec(prop::option::of(0_u8..=10), 0..14),
        ) {
            // Once more, by walking back from the last day and stopping at the fifth answer.
            let (mut seen, mut high) = (0, 0);
            for answer in &loud {
                if seen == 5 { break; }
                if let Some(answer) = answer {
                    seen += 1;
                    if *answer > 6 { high += 1; }
                }
            }
            prop_assert_eq!(goes_round(&days(&loud), day("2026-11-24")), high >= 3);
        }
    }
}
