//! Goals that a debrief asks about, and its verdicts when it is finished anew.

use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::goal::{Goal, GoalKind, GoalState, Verdict};
use secondwind::store::Store;

use crate::goal_life::{judge, put_goal};
use crate::sample::{
    day, debrief_id, evening, finish, finished_race, goal, goal_id, harvest, judged, race_id, trash,
};

fn own(number: u128) -> Goal {
    Goal::new(goal_id(number), GoalKind::Open, format!("Goal {number}"), evening(1))
}

fn asked(store: &Store, debrief: u128) -> Vec<String> {
    let goals = store.background(race_id(1), debrief_id(debrief)).expect("readable").goals;
    goals.into_iter().map(|goal| goal.text).collect()
}

fn state(store: &Store, number: u128) -> GoalState {
    let found = store.goal_story(goal_id(number), day("2026-05-20")).expect("readable").expect("there");
    found.row.goal.state()
}

/// A debrief that has let go of the first goal, keeps the second one, and has made the fifth.
fn told() -> Harvest {
    let mut told = harvest(1, finished_race(1, "2026-05-09"));
    told.verdicts = vec![judged(1, Verdict::LetGo, "it gave mornings", 11), judged(2, Verdict::Keep, "", 11)];
    told.goals = vec![(QuestionKey::once("goals.wish"), goal(5, "Goal 5", &told))];
    told
}

/// The same debrief, finished anew in the evening of a day of May.
fn anew(told: &Harvest, on: u32) -> Harvest {
    let mut anew = told.clone();
    anew.debrief.finished = Some(evening(on));
    anew.race_before = Some(told.race.clone());
    anew
}

fn with(told: &Harvest) -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[put_goal(own(1)), put_goal(own(2)), finish(told)]).expect("saved");
    store
}

#[test]
fn a_debrief_that_is_opened_again_asks_about_what_it_let_go_and_not_about_what_it_made() {
    let store = with(&told());
    assert_eq!(asked(&store, 1), ["Goal 1", "Goal 2"]);
    assert_eq!(asked(&store, 2), ["Goal 2", "Goal 5"], "another one asks about what is active");
}

#[test]
fn a_process_goal_of_another_race_is_asked_about_where_the_debrief_has_judged_it() {
    let mut store = with(&told());
    let process = Goal { kind: GoalKind::Process, race: Some(race_id(2)), ..own(2) };
    store
        .apply(&[
            finish(&Harvest { race_before: None, ..harvest(2, finished_race(2, "2026-05-10")) }),
            Change::PutGoal { goal: Box::new(process), base: Some(Box::new(own(2))) },
        ])
        .expect("saved");
    assert_eq!(asked(&store, 1), ["Goal 1", "Goal 2"]);
    assert_eq!(asked(&store, 3), ["Goal 5"]);
}

#[test]
fn finishing_anew_leaves_what_was_decided_since_the_last_word() {
    let told = told();
    let mut store = with(&told);
    store.apply(&[judge(1, 2, Verdict::Rest, "tired", 13), finish(&anew(&told, 15))]).expect("saved");
    assert_eq!((state(&store, 1), state(&store, 2)), (GoalState::LetGo, GoalState::Resting));
    // Neither has the other reason that was written on the day before.
    let mut reworded = anew(&told, 16);
    reworded.verdicts[1] = judged(2, Verdict::Keep, "it is mine", 12);
    store.apply(&[finish(&reworded)]).expect("saved");
    let given = store.goal_story(goal_id(2), day("2026-05-20")).expect("readable").expect("there").verdicts;
    let told: Vec<_> = given.iter().map(|given| (given.verdict, given.reason.as_str(), given.at)).collect();
    assert_eq!(told, [(Verdict::Keep, "it is mine", evening(12)), (Verdict::Rest, "tired", evening(13))]);
    // What is answered anew later is the last word.
    reworded.verdicts[1] = judged(2, Verdict::Reached, "", 16);
    store.apply(&[finish(&reworded)]).expect("saved");
    assert_eq!(state(&store, 2), GoalState::Reached);
}

#[test]
fn a_verdict_that_stays_keeps_the_day_to_which_it_put_the_next_look_off() {
    let mut told = told();
    told.verdicts = vec![judged(1, Verdict::Later, "", 11)];
    let mut store = with(&told);
    let again = |store: &Store| {
        let found = store.goal_story(goal_id(1), day("2026-05-20")).expect("readable").expect("there");
        (found.row.goal.again, found.row.looked_at)
    };
    let before = again(&store);
    store.apply(&[finish(&anew(&told, 19))]).expect("saved");
    assert_eq!(again(&store), before);
}

#[test]
fn a_goal_in_the_trash_is_not_asked_about_and_keeps_its_verdict() {
    let mut told = told();
    let mut store = with(&told);
    told.verdicts.remove(0);
    store
        .apply(&[
            trash(Item::Goal(goal_id(1))),
            finish(&anew(&told, 15)),
            Change::Restore(Item::Goal(goal_id(1))),
        ])
        .expect("saved");
    assert_eq!(state(&store, 1), GoalState::LetGo);
}
