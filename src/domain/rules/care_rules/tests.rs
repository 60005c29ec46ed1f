//! Literal cases with their edges, and the rules once more in the plainest way.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{CareRule, Concern, come_first, concerns, hurts, is_low};
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::{CheckIn, Illness, Item};
use crate::domain::clock::Stamp;
use crate::domain::history::History;
use crate::domain::id::{ArcId, CheckInId};
use crate::domain::rules::reckoning::Reckoning;

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day") + Days::new(number)
}

fn stamp() -> Stamp {
    chrono::DateTime::parse_from_rfc3339("2026-09-01T20:00:00+02:00").expect("a moment")
}

fn check_in(number: u64) -> CheckIn {
    CheckIn::new(CheckInId(uuid::Uuid::from_u128(u128::from(number) + 1)), day(number), stamp())
}

/// A history of one item on numbered days.
fn of(item: Item, answers: &[(u64, u8)]) -> History {
    let check_ins = answers.iter().map(|(number, value)| {
        let mut check_in = check_in(*number);
        check_in.scores.set(item, Some(*value));
        check_in
    });
    History { check_ins: check_ins.collect(), ..History::default() }
}

fn told(history: &History, today: u64) -> Vec<Concern> {
    concerns(history, &Reckoning::of(history, day(today)))
}

#[test]
fn pain_of_four_on_two_check_ins_in_a_week() {
    assert!(hurts(&of(Item::Pain, &[(0, 4), (6, 4)]), day(6)));
    assert!(!hurts(&of(Item::Pain, &[(0, 4), (7, 4)]), day(7)), "eight days");
    assert!(!hurts(&of(Item::Pain, &[(0, 4), (6, 3)]), day(6)));
    assert!(!hurts(&of(Item::Pain, &[(0, 4), (1, 4)]), day(7)), "only one of them within the week");
    assert!(!hurts(&of(Item::Pain, &[(6, 9)]), day(6)), "once");
}

#[test]
fn pain_that_rises_over_three_check_ins() {
    assert!(hurts(&of(Item::Pain, &[(0, 1), (2, 2), (4, 3)]), day(4)));
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (2, 2), (4, 2)]), day(4)));
    assert!(!hurts(&of(Item::Pain, &[(0, 0), (2, 1), (4, 2)]), day(4)), "there was none at first");
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (2, 2), (4, 3)]), day(11)), "a week old");
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (10, 2), (14, 3)]), day(14)), "over more than 14 days");
}

#[test]
fn pain_that_is_still_there_after_14_days() {
    let kept: Vec<(u64, u8)> = (0..=14).step_by(7).map(|number| (number, 1)).collect();
    assert!(hurts(&of(Item::Pain, &kept), day(14)));
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (7, 1), (13, 1)]), day(13)));
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (7, 0), (14, 1)]), day(14)), "it was gone in between");
    assert!(!hurts(&of(Item::Pain, &[(0, 1), (14, 1)]), day(14)), "nobody knows of the days between");
    assert!(!hurts(&of(Item::Pain, &kept), day(22)), "nothing is known since");
}

#[test]
fn what_is_said_of_a_pain_holds_until_something_else_is_said() {
    let says = |said: fn(&mut CheckIn)| {
        let mut history = of(Item::Pain, &[(0, 1)]);
        said(&mut history.check_ins[0]);
        history
    };
    for said in [
        (|check_in| check_in.pain.changes_gait = Some(true)) as fn(&mut CheckIn),
        |check_in| check_in.pain.at_rest = Some(true),
        |check_in| check_in.pain.on_bone = Some(true),
    ] {
        let mut history = says(said);
        assert_eq!(come_first(&history, day(0)), [CareRule::Pain]);
        assert_eq!(come_first(&history, day(6)), [CareRule::Pain]);
        assert_eq!(come_first(&history, day(7)), []);
        // A check-in that does not speak of pain takes nothing back; one that says "none" does.
        history.check_ins.push(check_in(1));
        assert_eq!(come_first(&history, day(1)), [CareRule::Pain]);
        history.check_ins.extend(of(Item::Pain, &[(2, 0)]).check_ins);
        assert_eq!(come_first(&history, day(2)), []);
    }
    assert!(!hurts(&says(|check_in| check_in.pain.on_bone = Some(false)), day(0)));
}

#[test]
fn an_illness_below_the_neck_holds_until_one_is_well_again() {
    let mut history = of(Item::Sleep, &[(0, 5), (1, 5)]);
    history.check_ins[0].ill = Some(Illness::BelowNeck);
    assert_eq!(come_first(&history, day(1)), [CareRule::Illness], "nothing else was said");
    history.check_ins[1].ill = Some(Illness::No);
    assert_eq!(come_first(&history, day(1)), []);
    history.check_ins[1].ill = Some(Illness::AboveNeck);
    assert_eq!(come_first(&history, day(1)), []);
}

#[test]
fn low_mood_is_sixty_of_a_hundred_of_at_least_five() {
    assert!(is_low(&of(Item::Mood, &[(0, 3), (3, 3), (6, 3), (9, 8), (13, 8)]), day(13)), "3 of 5");
    assert!(!is_low(&of(Item::Mood, &[(0, 3), (3, 3), (6, 4), (9, 8), (13, 8)]), day(13)), "2 of 5");
    assert!(!is_low(&of(Item::Mood, &[(0, 0), (3, 0), (6, 0), (9, 0)]), day(13)), "only four");
    assert!(
        !is_low(&of(Item::Mood, &[(0, 3), (3, 3), (6, 3), (9, 8), (14, 8)]), day(14)),
        "the first is out"
    );
    let mut history = History { hopeless: vec![day(0), day(13)], ..History::default() };
    assert!(is_low(&history, day(13)));
    assert!(!is_low(&history, day(14)));
    history.hopeless = vec![day(13), day(13)];
    assert!(is_low(&history, day(13)), "twice on one day is twice");
}

#[test]
fn where_pain_is_never_asked_nothing_is_looked_for_beyond_a_week() {
    let unasked: Vec<(u64, u8)> = (30..60).map(|number| (number, 7)).collect();
    let mut history = of(Item::Mood, &unasked);
    let pain = of(Item::Pain, &(0..20).map(|number| (number, 2)).collect::<Vec<_>>());
    history.check_ins.splice(0..0, pain.check_ins);
    assert!(hurts(&history, day(19)));
    assert!(!hurts(&history, day(59)));
}

#[test]
fn the_row_of_low_mood_stays_for_a_week_and_comes_again_after_two() {
    let low: Vec<(u64, u8)> = (0..60).map(|number| (number, 2)).collect();
    let history = of(Item::Mood, &low);
    let days: Vec<u64> = (0..32).filter(|today| told(&history, *today).contains(&Concern::LowMood)).collect();
    // Five check-ins are there on day 4.
    let wanted: Vec<u64> = (4..11).chain(18..25).collect();
    assert_eq!(days, wanted);
}

#[test]
fn the_row_of_low_mood_never_comes_to_stay_however_long_it_lasts() {
    for begin in 0..14 {
        let low: Vec<(u64, u8)> = (begin..begin + 134).map(|number| (number, 2)).collect();
        let history = of(Item::Mood, &low);
        // Five check-ins are there on the fifth day.
        let first = begin + 4;
        let is_told: Vec<bool> =
            (first..first + 120).map(|today| told(&history, today).contains(&Concern::LowMood)).collect();
        let runs: Vec<(bool, usize)> =
            is_told.chunk_by(|one, other| one == other).map(|run| (run[0], run.len())).collect();
        // Seven days of each in turn; once, as its beginning leaves the last eight weeks, the calendar takes over.
        let uneven = runs[..runs.len() - 1].iter().filter(|(_, days)| *days != 7).count();
        assert!(uneven <= 2, "{begin}: {runs:?}");
        assert!(runs.iter().all(|(_, days)| *days < 21), "{begin}: {runs:?}");
        let late = &is_told[70..];
        assert!(late.iter().zip(&late[7..]).all(|(one, other)| one != other), "{begin}: {runs:?}");
    }
}

#[test]
fn food_is_asked_about_where_most_check_ins_of_three_weeks_say_too_little() {
    let answers = |low: u64| -> Vec<(u64, u8)> {
        (0..7).map(|number| (number * 3, if number < low { 4 } else { 5 })).collect()
    };
    assert_eq!(told(&of(Item::Fuelled, &answers(4)), 18), [Concern::Fuel]);
    assert_eq!(told(&of(Item::Fuelled, &answers(3)), 18), []);
    assert_eq!(told(&of(Item::Fuelled, &answers(4)[..5]), 18), [], "only five answers");
}

#[test]
fn two_injuries_in_half_a_year_ask_about_food_only_with_signs_of_being_tired() {
    let arc = |id: u128, start: u64| {
        RecoveryArc::new(ArcId(uuid::Uuid::from_u128(id)), ArcKind::Injury, day(start), stamp())
    };
    let mut history = of(Item::Energy, &(0..60).map(|number| (number, 7)).collect::<Vec<_>>());
    history.arcs = vec![arc(1, 1), arc(2, 2)];
    for arc in &mut history.arcs {
        arc.put_down = Some(day(3));
    }
    assert_eq!(told(&history, 59), []);
    for check_in in &mut history.check_ins[53..] {
        check_in.scores.set(Item::Energy, Some(3));
    }
    assert_eq!(told(&history, 59), [Concern::Fuel]);
    history.arcs.pop();
    assert_eq!(told(&history, 59), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The rule about pain, day by day and without any shortcut.
    #[test]
    fn pain_comes_out_the_same_when_it_is_computed_another_way(
        answers in proptest::collection::btree_map(0_u64..40, 0_u8..=10, 0..25),
        today in 0_u64..45,
    ) {
        let pairs: Vec<(u64, u8)> = answers.iter().map(|(number, value)| (*number, *value)).collect();
        let known: Vec<(u64, u8)> = pairs.iter().copied().filter(|(number, _)| *number <= today).collect();
        let strong = known.iter().filter(|(number, value)| today - number < 7 && *value >= 4).count() >= 2;
        let near: Vec<(u64, u8)> = known.iter().copied().filter(|(number, _)| today - number < 14).collect();
        let rising = near.len() >= 3 && {
            let [one, two, three] = [near[near.len() - 3], near[near.len() - 2], near[near.len() - 1]];
            one.1 > 0 && two.1 > one.1 && three.1 > two.1 && today - three.0 < 7
        };
        let stays = (0..known.len()).any(|first| {
            let run = &known[first..];
            run.iter().all(|(_, value)| *value > 0)
                && run.windows(2).all(|two| two[1].0 - two[0].0 <= 7)
                && today - run[run.len() - 1].0 <= 7
                && run[run.len() - 1].0 - run[0].0 >= 14
        });
        prop_assert_eq!(hurts(&of(Item::Pain, &pairs), day(today)), strong || rising || stays);
    }

    #[test]
    fn low_mood_comes_out_the_same_when_it_is_computed_another_way(
        answers in proptest::collection::btree_map(0_u64..20, 0_u8..=10, 0..15),
        today in 0_u64..25,
    ) {
        let pairs: Vec<(u64, u8)> = answers.iter().map(|(number, value)| (*number, *value)).collect();
        let near: Vec<u8> = pairs.iter().filter(|(number, _)| *number <= today && today - number <= 13).map(|(_, value)| *value).collect();
        let low = near.iter().filter(|value| **value <= 3).count();
        let wanted = near.len() >= 5 && f64::from(u32::try_from(low).unwrap_or(0)) / f64::from(u32::try_from(near.len()).unwrap_or(1)) >= 0.6 - 1e-9;
        prop_assert_eq!(is_low(&of(Item::Mood, &pairs), day(today)), wanted);
    }
}
