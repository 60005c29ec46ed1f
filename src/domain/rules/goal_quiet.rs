//! What a setback keeps from being set: for 14 days no time goal is new. One that is written all the same is kept, and rests.
//!
//! Source: the issue that asks for goals ("no new time goal in the first 14 days after a setback, recovery goal first"); the days
//! are those of [`goal_review`](super::goal_review). Decided here: a goal that is turned into a time or a place is new in this
//! sense, one that was such a goal before is not; a goal that rests for longer anyway, is reached or was let go stays as it is.

use chrono::{Days, NaiveDate};

use super::goal_review::{QUIET_DAYS, too_early};
use crate::domain::goal::{Goal, GoalKind, GoalState};
use crate::domain::goal_story::{GoalRow, Goals, PastRaceForGoals};
use crate::domain::units::days::told_calendar;

/// Why such a goal rests, as its history tells it.
pub const REASON: &str = "recovery first";

/// The day until which a goal rests that is written now, `before` being what it was; `None` where nothing keeps it.
#[must_use]
pub fn rests_until(
    goal: &Goal,
    before: Option<&Goal>,
    races: &[PastRaceForGoals],
    today: NaiveDate,
) -> Option<NaiveDate> {
    let is_new = before.is_none_or(|before| before.kind != GoalKind::TimeOrPlace);
    let until = too_early(goal, races, today).filter(|_| is_new)?;
    let rests = match goal.state() {
        GoalState::Active => true,
        GoalState::Resting => goal.again.is_some_and(|again| again < until),
        GoalState::Reached | GoalState::LetGo => false,
    };
    rests.then_some(until)
}

/// The day until which a goal that rests is not taken up again; `None` where nothing keeps it. One that was there before the
/// setback and that the runner lets rest may be taken up on any day.
#[must_use]
pub fn held_until(row: &GoalRow, races: &[PastRaceForGoals], today: NaiveDate) -> Option<NaiveDate> {
    let until = too_early(&row.goal, races, today).filter(|_| row.goal.state() == GoalState::Resting)?;
    let by_the_rule = row.last.as_ref().is_some_and(|last| last.reason == REASON);
    let setback = until.checked_sub_days(Days::new(QUIET_DAYS));
    let is_new = setback.is_some_and(|setback| row.goal.written.date_naive() > setback);
    (by_the_rule || is_new).then_some(until)
}

/// What is said of it, kindly.
#[must_use]
pub fn line(until: NaiveDate, today: NaiveDate) -> String {
    let day = told_calendar(until, today);
    format!(
        "Recovery first: a time goal can be set from {day}. Until then it rests, and the review asks about it that day."
    )
}

/// Whether there is a recovery goal that is being pursued.
#[must_use]
pub fn has_recovery_goal(goals: &Goals) -> bool {
    let is_one = |goal: &Goal| goal.kind == GoalKind::Recovery && goal.state() == GoalState::Active;
    goals.rows.iter().any(|row| is_one(&row.goal))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::goal::Verdict;
    use crate::domain::goal_story::GoalRace;
    use crate::domain::id::{GoalId, RaceId};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn goal(kind: GoalKind) -> Goal {
        let written = chrono::DateTime::parse_from_rfc3339("2026-08-01T20:00:00+02:00").expect("a moment");
        Goal::new(GoalId(Uuid::nil()), kind, "Under four", written)
    }

    fn past(date: NaiveDate, is_setback: bool) -> PastRaceForGoals {
        let race = GoalRace { id: RaceId(Uuid::nil()), name: "A race".to_owned(), date };
        PastRaceForGoals { race, is_setback }
    }

    #[test]
    fn a_new_time_goal_rests_until_the_fourteenth_day_after_a_setback_and_no_other_goal_does() {
        let races = [past(day("2026-07-31"), true)];
        let until = |goal: &Goal, today: &str| rests_until(goal, None, &races, day(today));
        let time = goal(GoalKind::TimeOrPlace);
        assert_eq!(until(&time, "2026-07-31"), Some(day("2026-08-14")));
        assert_eq!(until(&time, "2026-08-13"), Some(day("2026-08-14")));
        assert_eq!(until(&time, "2026-08-14"), None);
        for kind in GoalKind::ALL.iter().filter(|kind| **kind != GoalKind::TimeOrPlace) {
            assert_eq!(until(&goal(*kind), "2026-08-01"), None, "{kind:?}");
        }
        assert_eq!(rests_until(&time, None, &[past(day("2026-07-31"), false)], day("2026-08-01")), None);
    }

    #[test]
    fn a_goal_turned_into_a_time_is_new_and_one_that_was_a_time_is_not() {
        let races = [past(day("2026-07-31"), true)];
        let time = goal(GoalKind::TimeOrPlace);
        let today = day("2026-08-05");
        assert_eq!(rests_until(&time, Some(&goal(GoalKind::Open)), &races, today), Some(day("2026-08-14")));
        assert_eq!(rests_until(&time, Some(&time), &races, today), None);
    }

    #[test]
    fn what_rests_longer_or_is_over_stays_as_it_is() {
        let races = [past(day("2026-07-31"), true)];
        let with = |verdict, again: Option<&str>| {
            let goal = Goal { verdict: Some(verdict), again: again.map(day), ..goal(GoalKind::TimeOrPlace) };
            rests_until(&goal, Some(&self::goal(GoalKind::Open)), &races, day("2026-08-05"))
        };
        assert_eq!(with(Verdict::Rest, Some("2026-10-20")), None);
        assert_eq!(with(Verdict::Rest, Some("2026-08-10")), Some(day("2026-08-14")));
        assert_eq!(with(Verdict::Reached, None), None);
        assert_eq!(with(Verdict::LetGo, None), None);
        assert_eq!(with(Verdict::Keep, None), Some(day("2026-08-14")));
    }

    #[test]
    fn the_line_names_the_day_and_the_year_only_where_it_is_another_one() {
        let told = |until, today| line(day(until), day(today));
        assert_eq!(
            told("2026-08-14", "2026-08-01"),
            "Recovery first: a time goal can be set from 14 Aug. Until then it rests, and the review asks about it that day."
        );
        assert!(told("2027-01-03", "2026-12-25").contains("from 3 Jan 2027."));
    }

    proptest! {
        /// A second computation: the latest of the setbacks that lie at most 13 days back decides, a day of the future never.
        #[test]
        fn the_latest_setback_of_the_last_fortnight_decides(
            backs in proptest::collection::vec((-40_i64..40, any::<bool>()), 0..8),
        ) {
            let today = day("2026-12-28");
            let at = |back: i64| today - chrono::TimeDelta::days(back);
            let races: Vec<_> = backs.iter().map(|(back, setback)| past(at(*back), *setback)).collect();
            let least = backs.iter().filter(|(back, setback)| *setback && (0..14).contains(back)).map(|(back, _)| *back).min();
            let wanted = least.map(|back| at(back) + Days::new(14));
            prop_assert_eq!(rests_until(&goal(GoalKind::TimeOrPlace), None, &races, today), wanted);
        }
    }
}
