//! When an alignment check is offered.
//!
//! Source: checkins.toml, `alignment.every_days` and `also_after`. Decided here: a reason is over with the first check of its day or
//! later; three setbacks running offer it from the second day after the last of them on, for four weeks; a big goal is an active
//! one of outcome, time or place, of the season or the long run, and offers it from the day after it was written, for two weeks;
//! whoever has never done a check is offered one from two weeks after the first check-in on, for two weeks, and not again. An
//! offer that was put away keeps all of them away for two weeks, and ends every reason that there was until then.

use chrono::NaiveDate;

/// From one check to the next, in days.
pub const EVERY_DAYS: i64 = 28;
/// So many days after a race that was a setback, from and to.
pub const AFTER_A_SETBACK: (i64, i64) = (7, 14);
/// So many days after the last of three setbacks running.
pub const AFTER_THREE: (i64, i64) = (2, 28);
/// So many days after a big goal was written.
pub const AFTER_A_GOAL: (i64, i64) = (1, 14);
/// So many days after the first check-in ever, where no check was ever done.
pub const FIRST: (i64, i64) = (14, 27);
/// An offer that was put away does not come back for so many days.
pub const PUT_AWAY_DAYS: i64 = 14;

/// Why a check is offered, the most telling reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The last three races were setbacks.
    ThreeSetbacks,
    /// A race was a setback a week or two ago.
    Setback,
    /// A big goal was written.
    BigGoal,
    /// The last check was four weeks ago.
    FourWeeks,
    /// There never was one, and check-ins go on for two weeks.
    First,
}

/// What decides it, as it is known on a day; days ahead are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// The day of the last check that was finished.
    pub last: Option<NaiveDate>,
    /// The day on which the offer was put away last.
    pub put_away: Option<NaiveDate>,
    /// The day of the first check-in ever.
    pub first_check_in: Option<NaiveDate>,
    /// Races that were setbacks.
    pub setbacks: Vec<NaiveDate>,
    /// The last race, where it and the two before it were setbacks.
    pub three_setbacks: Option<NaiveDate>,
    /// The days on which big goals were written that are active.
    pub big_goals: Vec<NaiveDate>,
}

/// Whether a check is offered on a day, and why.
#[must_use]
pub fn due(known: &Circumstances, today: NaiveDate) -> Option<Reason> {
    let since = |day: NaiveDate| (today - day).num_days();
    let put_away = known.put_away.filter(|day| *day <= today);
    let last = known.last.filter(|day| *day <= today);
    if put_away.is_some_and(|day| since(day) < PUT_AWAY_DAYS) || last == Some(today) {
        return None;
    }
    let waits = |day: NaiveDate, (from, to): (i64, i64)| {
        let first_day = today - chrono::Duration::days(since(day) - from);
        let is_over = last.is_some_and(|last| last >= day) || put_away.is_some_and(|away| away >= first_day);
        (from..=to).contains(&since(day)) && !is_over
    };
    if known.three_setbacks.is_some_and(|day| waits(day, AFTER_THREE)) {
        return Some(Reason::ThreeSetbacks);
    }
    if known.setbacks.iter().any(|day| waits(*day, AFTER_A_SETBACK)) {
        return Some(Reason::Setback);
    }
    if known.big_goals.iter().any(|day| waits(*day, AFTER_A_GOAL)) {
        return Some(Reason::BigGoal);
    }
    match last {
        Some(last) => (since(last) >= EVERY_DAYS).then_some(Reason::FourWeeks),
        None => known.first_check_in.filter(|day| waits(*day, FIRST)).map(|_| Reason::First),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// The first and the last day on which a reason holds, and how many there are.
    fn days_of(known: &Circumstances, wanted: Reason, first: &str) -> Option<(NaiveDate, NaiveDate, usize)> {
        let days: Vec<NaiveDate> =
            day(first).iter_days().take(120).filter(|today| due(known, *today) == Some(wanted)).collect();
        Some((*days.first()?, *days.last()?, days.len()))
    }

    #[test]
    fn four_weeks_after_the_last_check_also_over_a_year_end_and_a_leap_day() {
        for (last, first) in [
            ("2025-12-10", "2026-01-07"),
            ("2028-02-10", "2028-03-09"),
            ("2027-02-10", "2027-03-10"),
            ("2028-02-29", "2028-03-28"),
        ] {
            let known = Circumstances { last: Some(day(last)), ..Circumstances::default() };
            let before = day(first).pred_opt().expect("a day before");
            assert_eq!(due(&known, before), None, "{last}");
            assert_eq!(due(&known, day(first)), Some(Reason::FourWeeks), "{last}");
        }
    }

    #[test]
    fn a_setback_offers_it_from_the_seventh_day_to_the_fourteenth_until_a_check_is_done() {
        let mut known = Circumstances { setbacks: vec![day("2025-12-28")], ..Circumstances::default() };
        assert_eq!(
            days_of(&known, Reason::Setback, "2025-12-01"),
            Some((day("2026-01-04"), day("2026-01-11"), 8))
        );
        known.last = Some(day("2025-12-30"));
        assert_eq!(days_of(&known, Reason::Setback, "2025-12-01"), None);
        known.last = Some(day("2025-12-27"));
        assert!(days_of(&known, Reason::Setback, "2025-12-01").is_some());
    }

    #[test]
    fn three_setbacks_running_say_so_before_a_single_one_does() {
        let last = day("2028-02-25");
        let known = Circumstances {
            setbacks: vec![day("2027-09-01"), day("2027-11-01"), last],
            three_setbacks: Some(last),
            ..Circumstances::default()
        };
        assert_eq!(
            days_of(&known, Reason::ThreeSetbacks, "2028-02-01"),
            Some((day("2028-02-27"), day("2028-03-24"), 27))
        );
        assert_eq!(days_of(&known, Reason::Setback, "2028-02-01"), None);
    }

    #[test]
    fn a_big_goal_offers_it_for_two_weeks_and_a_first_check_is_offered_once() {
        let known = Circumstances { big_goals: vec![day("2026-03-01")], ..Circumstances::default() };
        assert_eq!(
            days_of(&known, Reason::BigGoal, "2026-02-01"),
            Some((day("2026-03-02"), day("2026-03-15"), 14))
        );
        let mut known = Circumstances { first_check_in: Some(day("2026-03-01")), ..Circumstances::default() };
        assert_eq!(
            days_of(&known, Reason::First, "2026-03-01"),
            Some((day("2026-03-15"), day("2026-03-28"), 14))
        );
        known.put_away = Some(day("2026-03-15"));
        assert_eq!(days_of(&known, Reason::First, "2026-03-16"), None);
    }

    #[test]
    fn an_offer_that_was_put_away_rests_for_two_weeks_and_ends_its_reason() {
        let known = Circumstances {
            last: Some(day("2026-01-01")),
            put_away: Some(day("2026-02-01")),
            setbacks: vec![day("2026-01-20")],
            ..Circumstances::default()
        };
        for today in day("2026-02-01").iter_days().take(14) {
            assert_eq!(due(&known, today), None, "{today}");
        }
        assert_eq!(due(&known, day("2026-02-15")), Some(Reason::FourWeeks));
    }

    /// The same, by the days on which each reason holds, written down one by one.
    fn counted(known: &Circumstances, today: NaiveDate) -> Option<Reason> {
        let span = |day: NaiveDate, (from, to): (i64, i64)| -> BTreeSet<NaiveDate> {
            let days: Vec<NaiveDate> = (from..=to).map(|count| day + chrono::Duration::days(count)).collect();
            let begins = days[0];
            let is_ended = known.last.is_some_and(|last| last <= today && last >= day)
                || known.put_away.is_some_and(|away| away <= today && away >= begins);
            if is_ended { BTreeSet::new() } else { days.into_iter().collect() }
        };
        let quiet: BTreeSet<NaiveDate> =
            known.put_away.into_iter().flat_map(|away| away.iter_days().take(14)).chain(known.last).collect();
        if quiet.contains(&today) {
            return None;
        }
        let mut reasons = BTreeSet::new();
        let mut add = |reason, day: NaiveDate, from_to| {
            if span(day, from_to).contains(&today) {
                reasons.insert(reason);
            }
        };
        known.three_setbacks.into_iter().for_each(|day| add(Reason::ThreeSetbacks, day, (2, 28)));
        known.setbacks.iter().for_each(|day| add(Reason::Setback, *day, (7, 14)));
        known.big_goals.iter().for_each(|day| add(Reason::BigGoal, *day, (1, 14)));
        let done = known.last.filter(|last| *last <= today);
        if let Some(last) = done {
            if last.iter_days().nth(28).is_some_and(|fourth_week| fourth_week <= today) {
                reasons.insert(Reason::FourWeeks);
            }
        } else if let Some(first) = known.first_check_in {
            add(Reason::First, first, (14, 27));
        }
        reasons.into_iter().next()
    }

    proptest! {
        #[test]
        fn it_is_offered_on_the_days_that_are_written_down(
            last in prop::option::of(0_u64..90),
            put_away in prop::option::of(0_u64..90),
            first_check_in in prop::option::of(0_u64..90),
            setbacks in prop::collection::vec(0_u64..90, 0..3),
            three_setbacks in prop::option::of(0_u64..90),
            big_goals in prop::collection::vec(0_u64..90, 0..3),
            today in 0_u64..90,
        ) {
            let at = |count: u64| day("2027-12-20") + chrono::Days::new(count);
            let known = Circumstances {
                last: last.map(at),
                put_away: put_away.map(at),
                first_check_in: first_check_in.map(at),
                setbacks: setbacks.into_iter().map(at).collect(),
                three_setbacks: three_setbacks.map(at),
                big_goals: big_goals.into_iter().map(at).collect(),
            };
            prop_assert_eq!(due(&known, at(today)), counted(&known, at(today)));
        }
    }
}
