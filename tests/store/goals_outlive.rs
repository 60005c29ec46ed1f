//! The runner's own goals and steps outlive the race they are tied to, and the debrief whose goal they serve.

use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState};
use secondwind::store::Store;

use crate::goal_life::put_goal;
use crate::sample::{
    Place, day, debrief_id, evening, finish, finished_race, goal, goal_id, harvest, race_id, step, step_id,
    trash,
};

fn own_goal() -> Goal {
    Goal {
        race: Some(race_id(1)),
        ..Goal::new(goal_id(1), GoalKind::Outcome, "Under four hours", evening(1))
    }
}

fn own_step(number: u128, goal: Option<u128>, text: &str) -> Step {
    Step {
        id: step_id(number),
        goal: goal.map(goal_id),
        race: Some(race_id(1)),
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: None,
        state: StepState::Open,
        written: evening(1),
    }
}

/// A race whose debrief has made a goal and a step; and the runner's own goal with a step, a step on its own, and one for the
/// debrief's goal.
fn fill(store: &mut Store) {
    let mut told = harvest(1, finished_race(1, "2026-05-09"));
    told.goals = vec![(QuestionKey::once("goals.wish"), goal(5, "Of the debrief", &told))];
    told.steps = vec![(QuestionKey::once("step.one"), step(5, "Step of the debrief", &told))];
    store
        .apply(&[
            finish(&told),
            put_goal(own_goal()),
            Change::PutStep(own_step(1, Some(1), "For my goal")),
            Change::PutStep(own_step(2, None, "On its own")),
            Change::PutStep(own_step(3, Some(5), "For the debrief's goal")),
        ])
        .expect("saved");
}

/// The goals and steps, each with whether it is tied to a race.
fn told(store: &Store) -> Vec<(String, bool)> {
    let goals = store.goals(day("2026-05-20")).expect("readable");
    let mut told = Vec::new();
    for row in &goals.rows {
        assert_eq!(row.goal.race, row.race.as_ref().map(|race| race.id));
        told.push((row.goal.text.clone(), row.goal.race.is_some()));
        told.extend(row.steps.iter().map(|step| (step.text.clone(), step.race.is_some())));
    }
    told.extend(goals.loose.iter().map(|step| (step.text.clone(), step.race.is_some())));
    told
}

fn wanted(told: &[(&str, bool)]) -> Vec<(String, bool)> {
    told.iter().map(|(text, tied)| ((*text).to_owned(), *tied)).collect()
}

#[test]
fn ones_own_goals_outlive_the_race_they_are_tied_to() {
    let place = Place::new();
    let (mut store, mut other) = (place.open(), place.open());
    fill(&mut store);
    let before = told(&store);
    assert_eq!(before.len(), 6);
    store.apply(&[trash(Item::Race(race_id(1)))]).expect("saved");
    let left = wanted(&[("Under four hours", false), ("For my goal", false), ("On its own", false)]);
    assert_eq!(told(&store), left);
    // What another window changes meanwhile takes no tie away: with the race it is as it was.
    let base = other.goal_story(goal_id(1), day("2026-05-20")).expect("readable").expect("there").row.goal;
    let changed = Goal { why: "For me".to_owned(), ..base.clone() };
    other.apply(&[Change::PutGoal { goal: Box::new(changed), base: Some(Box::new(base)) }]).expect("saved");
    store.apply(&[Change::Restore(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(told(&store), before);
    store.apply(&[trash(Item::Race(race_id(1))), Change::EmptyTrash]).expect("saved");
    assert_eq!(
        told(&store),
        [&left[..], &wanted(&[("For the debrief's goal", false)])].concat(),
        "nothing is lost that no debrief has made"
    );
}

#[test]
fn a_step_outlives_the_debrief_whose_goal_it_serves_and_not_a_goal_that_was_thrown_away() {
    let mut store = Store::in_memory().expect("opens");
    fill(&mut store);
    store
        .apply(&[trash(Item::Debrief(debrief_id(1))), trash(Item::Goal(goal_id(1))), Change::EmptyTrash])
        .expect("saved");
    assert_eq!(told(&store), wanted(&[("On its own", true), ("For the debrief's goal", true)]));
}
