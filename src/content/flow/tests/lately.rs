//! Branches that open by what check-ins tell.

use super::{stage, yesterday};
use crate::content::testing::{Situation, date};
use crate::domain::check_in::{CheckIn, Item};
use crate::domain::id::CheckInId;

/// A check-in so many days before the evening of 2 March 2026.
fn check_in(days_ago: u64, item: Item, value: u8) -> CheckIn {
    let day = date("2026-03-02") - chrono::Days::new(days_ago);
    let written = format!("{day}T20:00:00+01:00").parse().expect("a moment");
    let mut check_in = CheckIn::new(CheckInId(uuid::Uuid::from_u128(u128::from(days_ago) + 1)), day, written);
    check_in.scores.set(item, Some(value));
    check_in
}

fn with(mut situation: Situation, check_ins: &[CheckIn]) -> Situation {
    situation.background.lately.check_ins = check_ins.to_vec();
    situation
}

#[test]
fn two_days_of_duty_in_two_weeks_open_the_questions_about_burning_out() {
    let duty = [check_in(9, Item::Choice, 3), check_in(2, Item::Choice, 2)];
    let burnout = with(yesterday("cold_short", "finished"), &duty);
    assert_eq!(stage(&burnout, "causes_one"), "causes.pick_one burn.load");
    assert_eq!(stage(&burnout, "next_step"), "burn.off next.step");
    let once = with(yesterday("cold_short", "finished"), &duty[1..]);
    assert_eq!(stage(&once, "next_step"), "next.step");
}

#[test]
fn a_low_mood_in_the_second_week_after_a_race_that_was_no_setback_opens_the_comedown() {
    let mut moods: Vec<CheckIn> = (11..40).rev().map(|days_ago| check_in(days_ago, Item::Mood, 8)).collect();
    moods.extend([check_in(2, Item::Mood, 4), check_in(1, Item::Mood, 5)]);
    let run = |setback: &str| {
        let situation = Situation::new("cold_short")
            .text("facts.name", "Old Town 10")
            .date("facts.date", "2026-02-20")
            .pick("facts.outcome", "finished")
            .pick("facts.setback", setback);
        with(situation, &moods)
    };
    assert_eq!(stage(&run("no"), "feel"), "feel.pick come.gap");
    assert_eq!(stage(&run("unsure"), "next_step"), "come.fill next.step");
    assert_eq!(stage(&run("yes"), "feel"), "feel.pick");
}

#[test]
fn pain_since_the_race_opens_the_questions_about_an_injury() {
    let on = |pain, gait| {
        let mut hurts = check_in(1, Item::Pain, pain);
        hurts.pain.changes_gait = gait;
        let situation = Situation::new("cold_short")
            .text("facts.name", "Old Town 10")
            .date("facts.date", "2026-02-27")
            .pick("facts.outcome", "finished");
        with(situation, &[hurts])
    };
    assert_eq!(stage(&on(4, None), "next_step"), "inj.today next.step");
    assert_eq!(stage(&on(1, Some(true)), "next_step"), "inj.today next.step");
    assert_eq!(stage(&on(3, Some(false)), "next_step"), "next.step");
}
