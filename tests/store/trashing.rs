//! The trash: away, back, and gone for good.

use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::debrief::{QuestionKey, Value};
use secondwind::domain::goal::Step;
use secondwind::domain::story::TrashRow;
use secondwind::store::Store;

use crate::sample::{
    day, debrief, debrief_id, evening, finished_race, goal, goal_id, harvest, lesson, lesson_id, put_answer,
    race_id, step, step_id, trash,
};

/// One race with a finished debrief, a lesson, a goal with a step, and a step of its own; and a draft of another race.
fn journal() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let mut full = harvest(1, finished_race(1, "2026-05-09"));
    full.wins = vec!["I finished".to_owned()];
    full.lessons = vec![(QuestionKey::once("lesson.one"), lesson(1, "Start slow", &full))];
    full.goals = vec![(QuestionKey::once("goals.well"), goal(1, "Sleep", &full))];
    full.steps = vec![
        (
            QuestionKey::once("next.step"),
            Step { goal: Some(goal_id(1)), ..step(1, "Lights out at ten", &full) },
        ),
        (QuestionKey::once("people.who"), step(2, "Talk to Åsa", &full)),
    ];
    store
        .apply(&[
            Change::Finish(Box::new(full)),
            put_answer(1, "held.one", Value::Text("I finished".to_owned())),
            Change::PutDebrief(debrief(2, race_id(2))),
            put_answer(2, "facts.name", Value::Text("Lidingö".to_owned())),
        ])
        .expect("saved");
    store
}

/// All that can be seen, to compare before and after.
fn everything(store: &Store) -> String {
    let home = store.home(day("2026-05-12")).expect("readable");
    let told = store.race_story(race_id(1)).expect("readable");
    let page = store.race_page(0, 10).expect("readable");
    let background = store.background(race_id(2), debrief_id(2)).expect("readable");
    format!("{home:#?}{told:#?}{page:#?}{background:#?}")
}

fn items(store: &Store) -> Vec<Item> {
    let rows = store.trash().expect("readable");
    rows.into_iter().map(|row| row.item).collect()
}

#[test]
fn each_thing_goes_to_the_trash_and_comes_back_as_it_was() {
    let things = [
        Item::Race(race_id(1)),
        Item::Debrief(debrief_id(1)),
        Item::Debrief(debrief_id(2)),
        Item::Lesson(lesson_id(1)),
        Item::Goal(goal_id(1)),
        Item::Step(step_id(2)),
    ];
    for item in things {
        let mut store = journal();
        let before = everything(&store);
        store.apply(&[trash(item)]).expect("saved");
        assert_ne!(everything(&store), before, "{item:?} is away");
        assert_eq!(items(&store), [item]);
        store.apply(&[Change::Restore(item)]).expect("saved");
        assert_eq!(everything(&store), before, "{item:?} is back");
        assert_eq!(items(&store), []);
    }
}

#[test]
fn a_race_takes_what_hangs_on_it_along_and_brings_back_exactly_that() {
    let mut store = journal();
    store.apply(&[trash(Item::Step(step_id(2))), trash(Item::Race(race_id(1)))]).expect("saved");
    let home = store.home(day("2026-05-12")).expect("readable");
    assert_eq!(home.lesson, None);
    assert_eq!(home.steps, []);
    assert_eq!(home.recent, []);
    assert_eq!(store.race_story(race_id(1)).expect("readable"), None);
    assert_eq!(store.debrief(debrief_id(1)).expect("readable"), None);
    assert_eq!(store.race_page(0, 10).expect("readable").total, 0);
    let background = store.background(race_id(2), debrief_id(2)).expect("readable");
    assert_eq!((background.past.len(), background.goals.len()), (0, 0));

    store.apply(&[Change::Restore(Item::Race(race_id(1)))]).expect("saved");
    let told = store.race_story(race_id(1)).expect("readable").expect("the race is back");
    assert_eq!(told.debriefs.len(), 1);
    assert_eq!(told.lessons.len(), 1);
    assert_eq!(told.goals.len(), 1);
    let steps = told.steps.iter().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(steps, [step_id(1)], "the step that was thrown away before stays away");
}

#[test]
fn a_goal_hides_its_steps() {
    let mut store = journal();
    store.apply(&[trash(Item::Goal(goal_id(1)))]).expect("saved");
    let steps = store.home(day("2026-05-12")).expect("readable").steps;
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].id, step_id(2));
}

#[test]
fn the_trash_tells_what_lies_in_it() {
    let mut store = journal();
    let at = |item, day| Change::Trash { item, at: evening(day) };
    store
        .apply(&[
            at(Item::Lesson(lesson_id(1)), 12),
            at(Item::Race(race_id(1)), 14),
            at(Item::Debrief(debrief_id(2)), 13),
        ])
        .expect("saved");
    let row = |item, label: &str, at, day| TrashRow { item, label: label.to_owned(), at: evening(at), day };
    let race_day = Some(day("2026-05-09"));
    assert_eq!(
        store.trash().expect("readable"),
        [
            row(Item::Race(race_id(1)), "Race 1", 14, race_day),
            row(Item::Debrief(debrief_id(2)), "Lidingö", 13, None),
            row(Item::Lesson(lesson_id(1)), "Start slow", 12, race_day),
        ]
    );
}

#[test]
fn throwing_away_twice_keeps_the_first_time() {
    let mut store = journal();
    let item = Item::Race(race_id(1));
    let at = |day| Change::Trash { item, at: evening(day) };
    store.apply(&[at(12), at(13)]).expect("saved");
    assert_eq!(store.trash().expect("readable")[0].at, evening(12));
}

#[test]
fn writing_to_what_lies_in_the_trash_does_not_take_it_out() {
    let mut store = journal();
    let changed = crate::sample::race(1, "2026-05-10");
    store.apply(&[trash(Item::Race(race_id(1))), crate::sample::put_race(changed)]).expect("saved");
    assert_eq!(items(&store), [Item::Race(race_id(1))]);
}

#[test]
fn emptying_the_trash_ends_what_lies_in_it_and_nothing_else() {
    let mut store = journal();
    let other: Harvest = harvest(3, finished_race(3, "2026-04-01"));
    store
        .apply(&[Change::Finish(Box::new(other)), trash(Item::Race(race_id(1))), Change::EmptyTrash])
        .expect("saved");
    assert_eq!(items(&store), []);
    store
        .apply(&[
            Change::Restore(Item::Race(race_id(1))),
            Change::Restore(Item::Debrief(debrief_id(1))),
            Change::Restore(Item::Lesson(lesson_id(1))),
        ])
        .expect("nothing is there to come back");
    assert_eq!(store.race_story(race_id(1)).expect("readable"), None);
    assert_eq!(store.debrief(debrief_id(1)).expect("readable"), None);
    let page = store.race_page(0, 10).expect("readable");
    assert_eq!(page.total, 1);
    assert_eq!(page.rows[0].race.id, race_id(3));
    let home = store.home(day("2026-05-12")).expect("readable");
    assert_eq!(home.lesson, None);
    assert_eq!(home.steps, []);
    assert_eq!(home.drafts.len(), 1);
}

#[test]
fn an_ended_debrief_takes_its_lessons_along_and_leaves_its_race() {
    let mut store = journal();
    store.apply(&[trash(Item::Debrief(debrief_id(1))), Change::EmptyTrash]).expect("saved");
    let told = store.race_story(race_id(1)).expect("readable").expect("the race is still there");
    assert_eq!(told.debriefs, []);
    assert_eq!(told.lessons, []);
    assert_eq!(told.goals, []);
    assert_eq!(told.steps, []);
    assert_eq!(told.wins, Vec::<String>::new());
}
