//! Finishing a debrief anew: its goals and steps are known again, and what the runner made of them stays.

use proptest::prelude::*;
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::goal::{Goal, GoalKind, Horizon, Step, StepEvent, StepState, StepVerdict, Verdict};
use secondwind::domain::goal_story::GoalStory;
use secondwind::domain::id::StepEventId;
use secondwind::store::Store;
use uuid::Uuid;

use crate::goal_life::{judge, put_goal};
use crate::sample::{
    day, evening, finish, finished_race, goal, goal_id, harvest, put_race, race, race_id, step, step_id,
};

/// A debrief with a goal for each of these answers, and a step for each of those lines.
fn debrief(goals: &[(&str, u128, &str)], steps: &[(u128, &str)]) -> Harvest {
    let mut harvest = harvest(1, finished_race(1, "2026-05-09"));
    let told = goals.iter().map(|(prompt, number, text)| {
        (QuestionKey::once(*prompt), Goal { why: String::new(), ..goal(*number, text, &harvest) })
    });
    let goals = told.collect();
    let told = steps.iter().enumerate().map(|(place, (number, text))| {
        (QuestionKey::about("next.step", (place + 1).to_string()), step(*number, text, &harvest))
    });
    harvest.steps = told.collect();
    harvest.goals = goals;
    harvest
}

/// The same debrief, finished again.
fn again(harvest: Harvest) -> Change {
    finish(&Harvest { race_before: Some(harvest.race.clone()), ..harvest })
}

fn with(changes: &[Change]) -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(changes).expect("saved");
    store
}

fn story(store: &Store, number: u128) -> GoalStory {
    store.goal_story(goal_id(number), day("2026-05-20")).expect("readable").expect("there")
}

/// Every goal that can be seen, by its number.
fn goals(store: &Store) -> Vec<(u128, String)> {
    let rows = store.goals(day("2026-05-20")).expect("readable").rows;
    let mut told: Vec<_> =
        rows.into_iter().map(|row| (row.goal.id.0.as_u128() - 0x4000, row.goal.text)).collect();
    told.sort();
    told
}

/// Every step that can be seen, by its number.
fn steps(store: &Store) -> Vec<(u128, String)> {
    let told = store.race_story(race_id(1)).expect("readable").expect("there").steps;
    let mut told: Vec<_> = told.into_iter().map(|step| (step.id.0.as_u128() - 0x5000, step.text)).collect();
    told.sort();
    told
}

fn named(list: &[(u128, &str)]) -> Vec<(u128, String)> {
    list.iter().map(|(number, text)| (*number, (*text).to_owned())).collect()
}

#[test]
fn a_line_taken_out_leaves_each_step_its_own_life() {
    let mut store = with(&[finish(&debrief(&[], &[(1, "Shoes"), (2, "Physio"), (3, "Ruth")]))]);
    let done = Change::DecideStep(StepEvent {
        id: StepEventId(Uuid::from_u128(1)),
        step: step_id(2),
        verdict: StepVerdict::Done,
        was_day: Some(day("2026-05-14")),
        day: Some(day("2026-05-14")),
        review: None,
        at: evening(15),
    });
    store.apply(&[done]).expect("saved");
    store.apply(&[again(debrief(&[], &[(12, "Physio"), (13, "Ruth")]))]).expect("saved");
    assert_eq!(steps(&store), named(&[(2, "Physio"), (3, "Ruth")]));
    let told = store.race_story(race_id(1)).expect("readable").expect("there").steps;
    let states: Vec<_> = told.iter().map(|step| (step.text.as_str(), step.state)).collect();
    assert_eq!(states, [("Physio", StepState::Done), ("Ruth", StepState::Open)]);
    // The line comes back in another place, and is the step that it was.
    store.apply(&[again(debrief(&[], &[(22, "Ruth"), (21, "Shoes")]))]).expect("saved");
    assert_eq!(steps(&store), named(&[(1, "Shoes"), (3, "Ruth")]));
}

#[test]
fn a_step_that_was_moved_or_reworded_stays_so_until_its_answer_is_another_one() {
    let first = debrief(&[], &[(1, "Ring the physio")]);
    let own = Step { text: "Ring Åsa, the physio".to_owned(), ..first.steps[0].1.clone() };
    let moved = Change::DecideStep(StepEvent {
        id: StepEventId(Uuid::from_u128(1)),
        step: step_id(1),
        verdict: StepVerdict::Moved,
        was_day: Some(day("2026-05-14")),
        day: Some(day("2026-05-21")),
        review: None,
        at: evening(15),
    });
    let mut store = with(&[finish(&first), Change::PutStep(own), moved]);
    let told = |store: &Store| {
        let told = store.race_story(race_id(1)).expect("readable").expect("there").steps;
        told.into_iter().map(|step| (step.text, step.day)).collect::<Vec<_>>()
    };
    store.apply(&[again(first.clone())]).expect("saved");
    assert_eq!(told(&store), [("Ring Åsa, the physio".to_owned(), Some(day("2026-05-21")))]);
    // Another day was answered: the day is that one, the words stay the runner's own.
    let mut later = first.clone();
    later.steps[0].1.day = Some(day("2026-05-30"));
    store.apply(&[again(later.clone())]).expect("saved");
    assert_eq!(told(&store), [("Ring Åsa, the physio".to_owned(), Some(day("2026-05-30")))]);
    later.steps[0].1.text = "Ring the coach".to_owned();
    store.apply(&[again(later)]).expect("saved");
    assert_eq!(told(&store), [("Ring the coach".to_owned(), Some(day("2026-05-30")))]);
}

#[test]
fn what_the_runner_made_of_a_goal_stays_until_its_answer_is_another_one() {
    let first = debrief(&[("goals.well", 1, "Sleep")], &[]);
    let made = first.goals[0].1.clone();
    let own = Goal {
        text: "Sleep before midnight".to_owned(),
        kind: GoalKind::Process,
        race: Some(race_id(2)),
        horizon: Horizon::Long,
        by: Some(day("2026-09-01")),
        if_then: "If the phone is in my hand, then I will put it in the hall".to_owned(),
        pinned: true,
        ..made.clone()
    };
    let change = Change::PutGoal { goal: Box::new(own.clone()), base: Some(Box::new(made)) };
    let mut store = with(&[
        finish(&first),
        put_race(race(2, "2026-12-13")),
        change,
        judge(1, 1, Verdict::Keep, "it helps", 16),
    ]);
    let told = |store: &Store| Goal { verdict: None, ..story(store, 1).row.goal };
    store.apply(&[again(first.clone())]).expect("saved");
    assert_eq!(told(&store), own);
    assert_eq!(story(&store, 1).changes, []);
    // Another answer: its words take the place of the runner's own, and those stay in the history. All else stays.
    let mut other = first;
    other.goals[0].1.text = "Sleep well".to_owned();
    store.apply(&[again(other.clone()), again(other)]).expect("saved");
    assert_eq!(told(&store), Goal { text: "Sleep well".to_owned(), ..own });
    let was: Vec<String> = story(&store, 1).changes.into_iter().map(|change| change.was.text).collect();
    assert_eq!(was, ["Sleep before midnight"]);
    assert_eq!(story(&store, 1).verdicts.len(), 1);
}

#[test]
fn a_goal_whose_answer_moved_to_another_question_is_the_same_goal() {
    let mut store =
        with(&[finish(&debrief(&[("goals.well", 1, "Sleep"), ("goals.wish", 2, "Run far")], &[]))]);
    store
        .apply(&[again(debrief(&[("goals.wish", 11, "Sleep"), ("goals.well", 12, "Read")], &[]))])
        .expect("saved");
    assert_eq!(goals(&store), named(&[(1, "Sleep"), (12, "Read")]));
    // The same words in answer to two questions are two goals, each known by its question.
    let twice = || debrief(&[("goals.well", 21, "Sleep"), ("goals.wish", 22, "Sleep")], &[]);
    let mut store = with(&[finish(&twice())]);
    store
        .apply(&[again(debrief(&[("goals.wish", 31, "Sleep"), ("goals.well", 32, "Sleep")], &[]))])
        .expect("saved");
    assert_eq!(goals(&store), named(&[(21, "Sleep"), (22, "Sleep")]));
}

#[test]
fn a_goal_that_was_thrown_away_by_hand_stays_away_when_its_debrief_is_finished_anew() {
    let first = debrief(&[("goals.well", 1, "Sleep")], &[(1, "Ring the physio")]);
    let mut store = with(&[
        finish(&first),
        crate::sample::trash(secondwind::domain::change::Item::Goal(goal_id(1))),
        crate::sample::trash(secondwind::domain::change::Item::Step(step_id(1))),
    ]);
    store.apply(&[again(first)]).expect("saved");
    assert_eq!((goals(&store), steps(&store)), (vec![], vec![]));
}

#[test]
fn a_goal_of_the_runners_own_is_none_of_a_debriefs() {
    let own = Goal::new(goal_id(9), GoalKind::Open, "Sleep", evening(3));
    let mut store = with(&[put_goal(own), finish(&debrief(&[("goals.well", 1, "Sleep")], &[]))]);
    store.apply(&[again(debrief(&[], &[]))]).expect("saved");
    assert_eq!(goals(&store), named(&[(9, "Sleep")]));
}

const LINES: [&str; 5] = ["Shoes", "Physio", "Ruth", "Sleep", "Walk"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A second computation, by words alone: with lines that differ from each other, whoever was there before is the same step
    /// after any other finishing in between, and what was done with it is kept.
    #[test]
    fn whatever_is_taken_out_added_or_moved_a_line_is_the_step_that_it_was(
        orders in proptest::collection::vec(
            Just(LINES.to_vec()).prop_shuffle().prop_flat_map(|lines| {
                (0..=LINES.len()).prop_map(move |count| lines[..count].to_vec())
            }),
            1..5,
        ),
    ) {
        let all: Vec<(u128, &str)> = (1..).zip(LINES).collect();
        let mut store = with(&[finish(&debrief(&[], &all))]);
        for (round, order) in (1_u128..).zip(&orders) {
            let lines: Vec<(u128, &str)> = (100 * round..).zip(order.iter().copied()).collect();
            store.apply(&[again(debrief(&[], &lines))]).expect("saved");
            let mut wanted: Vec<(u128, String)> =
                all.iter().filter(|(_, line)| order.contains(line)).map(|(id, line)| (*id, (*line).to_owned())).collect();
            wanted.sort();
            prop_assert_eq!(steps(&store), wanted);
        }
    }
}
