//! When something that looks after the runner was done last, and in which order that is told.
//!
//! Source: checkins.toml, `care_log`: "days since / wanted, most overdue first". Decided here: how far something is overdue is a
//! share of what is wanted, since two days count for more in what is wanted every day than in what is wanted twice a year; what was
//! never done is not overdue, for nobody knows since when, and stands behind what is; what has time comes after it, that which
//! comes up soonest first; what is wanted on no day comes last, the longest ago first. On Today it is told of one thing at most,
//! and only when twice the wanted time and a week more than that time have gone: the journal records, and presses nobody.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;

/// It is told on Today when so many times the wanted days have gone ...
const GOOD_WHILE_TIMES: u32 = 2;
/// ... and at least so many days more than are wanted.
const GOOD_WHILE_DAYS: u32 = 7;

/// How long ago something was done, beside how often it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CareSince {
    /// So many days ago; `None` where it was never done.
    pub days: Option<u32>,
    /// Wanted every so many days, 1 or more; `None` where nothing is wanted.
    pub wanted: Option<u16>,
}

impl CareSince {
    /// As it stands on a day; what was done on a day ahead counts as done today.
    #[must_use]
    pub fn on(today: NaiveDate, last: Option<NaiveDate>, wanted: Option<u16>) -> Self {
        let days = last.map(|last| u32::try_from((today - last).num_days()).unwrap_or(0));
        Self { days, wanted: wanted.filter(|wanted| *wanted > 0) }
    }

    /// By how many days it is overdue; `None` where it has time, was never done, or is wanted on no day.
    #[must_use]
    pub fn overdue(self) -> Option<u32> {
        let over = self.days?.checked_sub(u32::from(self.wanted?))?;
        (over > 0).then_some(over)
    }

    /// In how many days it comes up, 0 on the day itself; `None` where it is overdue, was never done, or is wanted on no day.
    #[must_use]
    pub fn comes_up(self) -> Option<u32> {
        u32::from(self.wanted?).checked_sub(self.days?)
    }

    /// Whether it is overdue by so much that Today may say so.
    #[must_use]
    pub fn is_overdue_for_a_good_while(self) -> bool {
        let (Some(days), Some(wanted)) = (self.days, self.wanted) else { return false };
        let wanted = u32::from(wanted);
        days >= wanted * GOOD_WHILE_TIMES && days >= wanted + GOOD_WHILE_DAYS
    }

    /// Which of two is told first; equal ones stay in the order in which they were written.
    #[must_use]
    pub fn told_before(self, other: Self) -> Ordering {
        self.group().cmp(&other.group()).then_with(|| match (self.wanted, other.wanted) {
            (Some(wanted), Some(others)) => {
                // days / wanted, the larger share first, compared without a division.
                let share = u64::from(self.days.unwrap_or(0)) * u64::from(others);
                let other = u64::from(other.days.unwrap_or(0)) * u64::from(wanted);
                other.cmp(&share)
            }
            _ => Reverse(self.days).cmp(&Reverse(other.days)),
        })
    }

    fn group(self) -> u8 {
        match (self.wanted, self.days) {
            (Some(_), Some(_)) if self.overdue().is_some() => 0,
            (Some(_), None) => 1,
            (Some(_), Some(_)) => 2,
            (None, Some(_)) => 3,
            (None, None) => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn since(days: Option<u32>, wanted: Option<u16>) -> CareSince {
        CareSince { days, wanted }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_are_counted_from_the_last_time_and_a_day_ahead_is_today() {
        let today = day("2026-11-24");
        let on = |last: &str| CareSince::on(today, Some(day(last)), Some(7));
        assert_eq!(on("2026-11-24"), since(Some(0), Some(7)));
        assert_eq!(on("2025-11-24"), since(Some(365), Some(7)));
        assert_eq!(on("2026-12-24"), since(Some(0), Some(7)));
        assert_eq!(CareSince::on(today, None, Some(0)), since(None, None));
    }

    #[test]
    fn on_the_wanted_day_it_comes_up_and_a_day_later_it_is_overdue() {
        assert_eq!([6, 7, 8].map(|days| since(Some(days), Some(7)).overdue()), [None, None, Some(1)]);
        assert_eq!([6, 7, 8].map(|days| since(Some(days), Some(7)).comes_up()), [Some(1), Some(0), None]);
        for never in [since(None, Some(7)), since(Some(400), None), since(None, None)] {
            assert_eq!((never.overdue(), never.comes_up()), (None, None));
        }
    }

    #[test]
    fn the_most_overdue_stands_first_never_done_ones_behind_and_what_is_not_wanted_last() {
        let mut rows = [
            ("no wish, never", since(None, None)),
            ("no wish, long ago", since(Some(90), None)),
            ("no wish, lately", since(Some(3), None)),
            ("wanted weekly, 6 days ago", since(Some(6), Some(7))),
            ("wanted weekly, today", since(Some(0), Some(7))),
            ("wanted, never", since(None, Some(30))),
            ("twice a year, 5 days over", since(Some(185), Some(180))),
            ("daily, 3 days over", since(Some(4), Some(1))),
        ];
        rows.sort_by(|one, other| one.1.told_before(other.1));
        let told: Vec<&str> = rows.iter().map(|row| row.0).collect();
        assert_eq!(
            told,
            [
                "daily, 3 days over",
                "twice a year, 5 days over",
                "wanted, never",
                "wanted weekly, 6 days ago",
                "wanted weekly, today",
                "no wish, long ago",
                "no wish, lately",
                "no wish, never",
            ]
        );
    }

    #[test]
    fn today_waits_for_twice_the_wanted_time_and_at_least_a_week() {
        let tells = |days, wanted| since(Some(days), Some(wanted)).is_overdue_for_a_good_while();
        assert_eq!([tells(7, 1), tells(8, 1)], [false, true]);
        assert_eq!([tells(13, 7), tells(14, 7)], [false, true]);
        assert_eq!([tells(359, 180), tells(360, 180)], [false, true]);
        assert!(!since(None, Some(1)).is_overdue_for_a_good_while());
        assert!(!since(Some(4000), None).is_overdue_for_a_good_while());
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_shares_as_fractions(
            rows in prop::collection::vec((prop::option::of(0_u32..500), prop::option::of(1_u16..400)), 0..12),
        ) {
            let mut told: Vec<CareSince> = rows.iter().map(|(days, wanted)| since(*days, *wanted)).collect();
            told.sort_by(|one, other| one.told_before(*other));
            for pair in told.windows(2) {
                let [one, other] = pair else { unreachable!("a window of two") };
                let share = |row: &CareSince| Some(f64::from(row.days?) / f64::from(row.wanted?));
                if let (Some(one), Some(other)) = (share(one), share(other)) {
                    prop_assert!(one >= other - 1e-12, "{told:?}");
                }
                // Whatever is overdue comes before whatever is not.
                prop_assert!(one.overdue().is_some() || other.overdue().is_none(), "{told:?}");
                prop_assert!(one.wanted.is_some() || other.wanted.is_none(), "{told:?}");
            }
        }
    }
}
