use proptest::prelude::*;
use uuid::Uuid;

use super::{Share, progress, read_number};
use crate::domain::goal::{Goal, GoalKind, Measure, Step, StepState};
use crate::domain::goal_story::GoalRow;
use crate::domain::id::{GoalId, StepId};

fn row(measure: Option<Measure>, reached: Option<f64>, states: &[StepState]) -> GoalRow {
    let written = "2026-11-24T20:00:00+02:00".parse().expect("a moment");
    let goal = Goal { measure, ..Goal::new(GoalId(Uuid::nil()), GoalKind::Process, "a goal", written) };
    let step = |(number, state): (u128, &StepState)| Step {
        id: StepId(Uuid::from_u128(number)),
        goal: Some(goal.id),
        race: None,
        debrief: None,
        person: None,
        text: "a step".to_owned(),
        day: None,
        state: *state,
        written,
    };
    GoalRow {
        steps: (0..).zip(states).map(step).collect(),
        race: None,
        last: None,
        looked_at: written.date_naive(),
        reached,
        goal,
    }
}

fn number(from: f64, to: f64, reached: f64) -> Option<Share> {
    progress(&row(Some(Measure::Number { from, to, unit: String::new() }), Some(reached), &[]))
}

fn share(from: f64, to: f64, reached: f64) -> f64 {
    number(from, to, reached).expect("a share").share
}

#[test]
fn a_number_counts_from_where_it_began_up_or_down_and_never_beyond_either_end() {
    let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-12, "{one} is not {other}");
    close(share(0.0, 60.0, 45.0), 0.75);
    close(share(20.0, 60.0, 30.0), 0.25);
    close(share(90.0, 80.0, 87.5), 0.25);
    close(share(0.0, 60.0, 80.0), 1.0);
    close(share(90.0, 80.0, 95.0), 0.0);
    assert_eq!(number(50.0, 50.0, 50.0), None, "what ends where it began cannot be counted along");
}

#[test]
fn nothing_is_reckoned_without_a_measure_a_number_or_a_step() {
    use StepState::{Done, Dropped};
    assert_eq!(progress(&row(None, Some(3.0), &[Done])), None);
    let measure = Measure::Number { from: 0.0, to: 60.0, unit: "km".to_owned() };
    assert_eq!(progress(&row(Some(measure), None, &[])), None);
    assert_eq!(progress(&row(Some(Measure::Steps), None, &[])), None);
    assert_eq!(progress(&row(Some(Measure::Steps), None, &[Dropped, Dropped])), None);
    // Days begin at none.
    let none = progress(&row(Some(Measure::Days { wanted: 20 }), None, &[]));
    assert_eq!(none, Some(Share { reached: 0.0, wanted: 20.0, share: 0.0 }));
}

#[test]
fn part_of_a_step_counts_half_and_a_dropped_one_not_at_all() {
    use StepState::{Done, Dropped, Open, Part};
    let told = progress(&row(Some(Measure::Steps), None, &[Done, Part, Open, Open, Dropped]));
    assert_eq!(told, Some(Share { reached: 1.5, wanted: 4.0, share: 0.375 }));
}

#[test]
fn numbers_are_read_as_they_are_typed_with_or_without_their_unit() {
    let read = ["52", " 7,5 ", "7.5 km", "52km", "0"].map(read_number);
    assert_eq!(read, [Some(52.0), Some(7.5), Some(7.5), Some(52.0), Some(0.0)]);
    for text in ["", "km", "-3", "1e9", "fifty", "5 to 6", "nan", "3.4.5"] {
        assert_eq!(read_number(text), None, "{text}");
    }
}

fn states() -> impl Strategy<Value = Vec<StepState>> {
    prop::collection::vec(prop::sample::select(StepState::ALL.to_vec()), 0..9)
}

proptest! {
    /// Counted in halves, in whole numbers.
    #[test]
    fn steps_come_to_the_same_in_halves(states in states()) {
        let count = |wanted: StepState| states.iter().filter(|state| **state == wanted).count();
        let halves = 2 * count(StepState::Done) + count(StepState::Part);
        let all = 2 * (states.len() - count(StepState::Dropped));
        let told = progress(&row(Some(Measure::Steps), None, &states));
        prop_assert_eq!(told.is_some(), all > 0);
        if let Some(told) = told {
            let (halves, all) = (u32::try_from(halves).expect("few"), u32::try_from(all).expect("few"));
            prop_assert!((told.reached * 2.0 - f64::from(halves)).abs() < 1e-12);
            prop_assert!((told.wanted * 2.0 - f64::from(all)).abs() < 1e-12);
            prop_assert!((told.share * f64::from(all) - f64::from(halves)).abs() < 1e-9);
        }
    }

    /// The way there and the way back make one whole.
    #[test]
    fn a_number_seen_from_the_other_end_is_the_rest(from in -500_i32..500, to in -500_i32..500, at in -700_i32..700) {
        prop_assume!(from != to);
        let (there, back) = (share(from.into(), to.into(), at.into()), share(to.into(), from.into(), at.into()));
        prop_assert!((0.0..=1.0).contains(&there));
        prop_assert!((there + back - 1.0).abs() < 1e-9);
        let between = (from.min(to)..=from.max(to)).contains(&at);
        let by_hand = if between { f64::from(at - from) / f64::from(to - from) } else { there.round() };
        prop_assert!((there - by_hand).abs() < 1e-9);
    }

    /// One step further towards the goal is never less.
    #[test]
    fn more_is_never_less(wanted in 0_u32..400, reached in 0_u32..500) {
        let told = |reached: u32| progress(&row(Some(Measure::Days { wanted }), Some(reached.into()), &[])).expect("a share");
        prop_assert!(told(reached + 1).share >= told(reached).share);
        prop_assert_eq!(told(reached).share >= 1.0, reached >= wanted.max(1));
    }
}
