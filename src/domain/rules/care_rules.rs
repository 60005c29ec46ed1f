//! Number rules of care: when the check-ins say that somebody else should look at it.
//!
//! Source: safety.toml. What fires is told and forgotten: nothing about it is kept.

use chrono::{Days, NaiveDate};

use crate::domain::check_in::{CheckIn, Illness, Item};
use crate::domain::history::History;
use crate::domain::race::words;

words! {
    /// A rule of care.
    CareRule {
        /// Pain that is worth a professional's eyes.
        Pain = "pain", "pain";
        /// An illness below the neck, or fever.
        Illness = "illness", "illness";
    }
}

/// Pain of this or more counts, on two check-ins in a week.
const PAIN: u8 = 4;
/// The days that a rule looks at.
const WEEK: u64 = 7;

/// The rules that come before any question of training on a day: pain, and an illness below the neck.
#[must_use]
pub fn come_first(history: &History, today: NaiveDate) -> Vec<CareRule> {
    let first = today.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(NaiveDate::MIN);
    let begin = history.check_ins.partition_point(|check_in| check_in.day < first);
    let end = history.check_ins.partition_point(|check_in| check_in.day <= today);
    let week = &history.check_ins[begin.min(end)..end];
    let strong =
        week.iter().filter(|check_in| check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= PAIN));
    let tells = |check_in: &CheckIn| {
        [check_in.pain.changes_gait, check_in.pain.at_rest, check_in.pain.on_bone].contains(&Some(true))
    };
    let hurts = strong.count() >= 2 || week.last().is_some_and(tells);
    let is_ill = week.last().is_some_and(|check_in| check_in.ill == Some(Illness::BelowNeck));
    let fired = [(CareRule::Pain, hurts), (CareRule::Illness, is_ill)];
    fired.into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule).collect()
}
