//! What check-ins tell a debrief: whether running feels like a duty, whether the mood is down after a race that went well, and
//! whether something has hurt since.
//!
//! Source: `prompts_outline.toml`, the branches burnout ("check-in choice <= 3 twice in 14 days"), comedown ("mood below usual 7-21 days
//! after a race that was no setback") and injury ("pain >= 4 or pain changes gait"). Decided here: of several check-ins of a day the
//! one that counts; the 14 days end today; the mood is the mean of the last 7 days with two answers or more, none of them of the first
//! week after the race, held against the usual as it stood on the day of the race, its edge counts as below; what hurt on the day of
//! the race itself is the debrief's own question, and pain is looked at for 21 days.

use chrono::{Days, NaiveDate};

use super::baseline::Measure;
use super::reckoning::Reckoning;
use crate::domain::check_in::{Item, Standing};
use crate::domain::history::History;

/// Running is a duty up to here.
const DUTY: u8 = 3;
/// Days that are looked at for that.
const DUTY_DAYS: u64 = 14;
/// The mood is looked at from this day after a race on ...
const COMEDOWN_FIRST: i64 = 7;
/// ... to this one, and so is pain.
const COMEDOWN_LAST: i64 = 21;
/// The mean is of so many days.
const MOOD_DAYS: u64 = 7;
/// From so many answers.
const MOOD_LEAST: u32 = 2;
/// What comparisons allow.
const EPSILON: f64 = 1e-9;

/// On how many of the last 14 days running felt like a duty.
#[must_use]
pub fn days_of_duty(history: &History, today: NaiveDate) -> u32 {
    let first = today.checked_sub_days(Days::new(DUTY_DAYS - 1)).unwrap_or(NaiveDate::MIN);
    let is_duty = |scores: &crate::domain::check_in::Scores| {
        scores.get(Item::Choice).is_some_and(|choice| choice <= DUTY)
    };
    let days = counting(history).filter(|check_in| (first..=today).contains(&check_in.day));
    days.map(|check_in| u32::from(is_duty(&check_in.scores))).sum()
}

/// Whether the mood is below its usual, in the second or third week after a race. Whether that race was a setback is for the caller.
#[must_use]
pub fn mood_is_down_since(history: &History, race_day: NaiveDate, today: NaiveDate) -> bool {
    if !(COMEDOWN_FIRST..=COMEDOWN_LAST).contains(&(today - race_day).num_days()) {
        return false;
    }
    let of_today = today.checked_sub_days(Days::new(MOOD_DAYS - 1)).unwrap_or(NaiveDate::MIN);
    let first =
        race_day.checked_add_days(Days::new(COMEDOWN_FIRST.unsigned_abs())).unwrap_or(today).max(of_today);
    let (mut sum, mut count) = (0_u32, 0_u32);
    for check_in in counting(history).filter(|check_in| (first..=today).contains(&check_in.day)) {
        if let Some(mood) = check_in.scores.good(Item::Mood) {
            sum += u32::from(mood);
            count += 1;
        }
    }
    if count < MOOD_LEAST {
        return false;
    }
    let usual = Reckoning::of(history, today).baseline(Measure::Item(Item::Mood), race_day);
    usual.is_some_and(|usual| f64::from(sum) / f64::from(count) <= usual.band() + EPSILON)
}

/// The worst pain of the check-ins of the three weeks after a race, 0 to 10; `None` where none of them told of it.
#[must_use]
pub fn worst_pain_since(history: &History, race_day: NaiveDate, today: NaiveDate) -> Option<u8> {
    after(history, race_day, today).filter_map(|check_in| check_in.scores.get(Item::Pain)).max()
}

/// Whether pain has changed how the runner walks, in the check-ins of the three weeks after a race.
#[must_use]
pub fn pain_changed_gait_since(history: &History, race_day: NaiveDate, today: NaiveDate) -> bool {
    after(history, race_day, today).any(|check_in| {
        check_in.scores.get(Item::Pain).is_some_and(|pain| pain > 0)
            && check_in.pain.changes_gait == Some(true)
    })
}

fn counting(history: &History) -> impl Iterator<Item = &crate::domain::check_in::CheckIn> {
    history.check_ins.iter().filter(|check_in| check_in.standing == Standing::Counts)
}

fn after(
    history: &History,
    race_day: NaiveDate,
    today: NaiveDate,
) -> impl Iterator<Item = &crate::domain::check_in::CheckIn> {
    counting(history).filter(move |check_in| {
        check_in.day <= today && (1..=COMEDOWN_LAST).contains(&(check_in.day - race_day).num_days())
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::check_in::CheckIn;
    use crate::domain::id::CheckInId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn history(answers: &[(&str, Item, u8)]) -> History {
        let check_ins = answers.iter().enumerate().map(|(place, (on, item, value))| {
            let written = format!("{on}T20:00:00+01:00").parse().expect("a moment");
            let id = CheckInId(Uuid::from_u128(u128::try_from(place).expect("few")));
            let mut check_in = CheckIn::new(id, day(on), written);
            check_in.scores.set(*item, Some(*value));
            check_in
        });
        History { check_ins: check_ins.collect(), ..History::default() }
    }

    #[test]
    fn running_is_a_duty_on_each_day_with_a_choice_of_three_or_less_in_two_weeks() {
        let choice = |on, value| (on, Item::Choice, value);
        let mut history = history(&[
            choice("2026-03-01", 0),
            choice("2026-03-02", 3),
            choice("2026-03-14", 4),
            choice("2026-03-15", 1),
        ]);
        assert_eq!(days_of_duty(&history, day("2026-03-15")), 2, "the first of March is 15 days back");
        assert_eq!(days_of_duty(&history, day("2026-03-14")), 2);
        history.check_ins[3].standing = Standing::Later;
        assert_eq!(days_of_duty(&history, day("2026-03-15")), 1);
    }

    /// A mood of 8 or 7 on each day of February, and then these.
    fn moods(since: &[(&'static str, u8)]) -> History {
        let days: Vec<String> = (1..=28).map(|day| format!("2026-02-{day:02}")).collect();
        let mut answers: Vec<(&str, Item, u8)> = days
            .iter()
            .enumerate()
            .map(|(place, day)| (day.as_str(), Item::Mood, 8 - u8::from(place % 2 == 0)))
            .collect();
        answers.extend(since.iter().map(|(day, mood)| (*day, Item::Mood, *mood)));
        history(&answers)
    }

    #[test]
    fn the_mood_is_down_in_the_second_and_third_week_only_and_from_two_answers_on() {
        let race = day("2026-03-01");
        let low = [("2026-03-09", 6), ("2026-03-10", 6)];
        assert!(mood_is_down_since(&moods(&low), race, day("2026-03-10")));
        assert!(!mood_is_down_since(&moods(&low[..1]), race, day("2026-03-10")), "one answer");
        assert!(!mood_is_down_since(
            &moods(&[("2026-03-09", 8), ("2026-03-10", 7)]),
            race,
            day("2026-03-10")
        ));
        // In the first week, and of the first week, everybody is tired.
        assert!(!mood_is_down_since(
            &moods(&[("2026-03-06", 2), ("2026-03-07", 2)]),
            race,
            day("2026-03-07")
        ));
        assert!(!mood_is_down_since(
            &moods(&[("2026-03-06", 2), ("2026-03-07", 2)]),
            race,
            day("2026-03-09")
        ));
        let late = [("2026-03-21", 3), ("2026-03-22", 3)];
        assert!(mood_is_down_since(&moods(&late), race, day("2026-03-22")));
        assert!(!mood_is_down_since(&moods(&late), race, day("2026-03-23")));
        // Without a usual nothing is below it.
        let alone = history(&[("2026-03-09", Item::Mood, 1), ("2026-03-10", Item::Mood, 1)]);
        assert!(!mood_is_down_since(&alone, race, day("2026-03-10")));
    }

    #[test]
    fn pain_counts_from_the_day_after_the_race_for_three_weeks() {
        let race = day("2026-03-01");
        let pain = |on, value| (on, Item::Pain, value);
        let mut history = history(&[
            pain("2026-03-01", 9),
            pain("2026-03-02", 2),
            pain("2026-03-22", 5),
            pain("2026-03-23", 8),
        ]);
        let worst = |today: &str| worst_pain_since(&history, race, day(today));
        assert_eq!([worst("2026-03-01"), worst("2026-03-02"), worst("2026-04-01")], [None, Some(2), Some(5)]);
        assert!(!pain_changed_gait_since(&history, race, day("2026-04-01")));
        history.check_ins[1].pain.changes_gait = Some(true);
        assert!(pain_changed_gait_since(&history, race, day("2026-03-02")));
        history.check_ins[1].scores.set(Item::Pain, Some(0));
        assert!(!pain_changed_gait_since(&history, race, day("2026-03-02")));
    }
}
