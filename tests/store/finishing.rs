//! Finish, once and again.

use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::feeling::{Felt, Moment};
use secondwind::domain::goal::{Step, StepState, Verdict};
use secondwind::domain::id::DebriefId;
use secondwind::domain::story::RaceStory;
use secondwind::store::Store;

use crate::sample::{
    debrief_id, evening, finished_race, goal, goal_id, harvest, judged, lesson, lesson_id, person, person_id,
    race_id, step, step_id, trash,
};

fn finish(harvest: &Harvest) -> Change {
    Change::Finish(Box::new(harvest.clone()))
}

fn story(store: &Store) -> RaceStory {
    store.race_story(race_id(1)).expect("readable").expect("the race is there")
}

fn cause(id: &str, impact: u8) -> RaceCause {
    RaceCause {
        cause: id.to_owned(),
        effect: Effect::Hindered,
        impact: Some(impact),
        control: Some(6),
        changeable: Some("partly".to_owned()),
        spread: Some("only here".to_owned()),
        shared: Some("most would".to_owned()),
        reachable: Some("start slower".to_owned()),
        put_down: true,
    }
}

/// Everything a debrief can become: two lessons, a goal, two steps (one to somebody), feelings, causes, wins.
fn full_harvest() -> Harvest {
    let mut full = harvest(1, finished_race(1, "2026-05-09"));
    let lines = |line: &str| QuestionKey::about("lesson.rule", line);
    full.feelings = vec![
        (Moment::Now, Felt { feeling: "relieved".to_owned(), own: false, strength: 5 }),
        (Moment::Then, Felt { feeling: "hollow".to_owned(), own: true, strength: 8 }),
    ];
    full.causes = vec![cause("pacing", 3), cause("heat", 1)];
    full.wins = vec!["I finished".to_owned(), "I thanked the marshals".to_owned()];
    full.lessons =
        vec![(lines("1"), lesson(1, "Start slow", &full)), (lines("2"), lesson(2, "Eat early", &full))];
    full.goals = vec![(QuestionKey::once("goals.recovery"), goal(1, "Sleep back to usual", &full))];
    full.people = vec![person(1, "Åsa Berg")];
    full.steps = vec![
        (
            QuestionKey::once("next.step"),
            Step { goal: Some(goal_id(1)), ..step(1, "Walk with the dog", &full) },
        ),
        (
            QuestionKey::once("people.who"),
            Step { person: Some(person_id(1)), ..step(2, "Talk to Åsa", &full) },
        ),
    ];
    full
}

/// The same harvest as it is built anew from the answers: with fresh ids.
fn built_again(harvest: &Harvest) -> Harvest {
    let mut again = harvest.clone();
    again.race_before = Some(harvest.race.clone());
    for (number, (_, lesson)) in (101..).zip(&mut again.lessons) {
        lesson.id = lesson_id(number);
    }
    for (number, (_, goal)) in (101..).zip(&mut again.goals) {
        goal.id = goal_id(number);
    }
    for (number, (_, step)) in (101..).zip(&mut again.steps) {
        step.id = step_id(number);
        step.goal = step.goal.map(|_| goal_id(101));
        step.person = step.person.map(|_| person_id(101));
    }
    for person in &mut again.people {
        person.id = person_id(101);
    }
    again
}

#[test]
fn everything_a_debrief_became_is_in_the_story_of_its_race() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    store.apply(&[finish(&full)]).expect("saved");

    let told = story(&store);
    assert_eq!(told.race, full.race);
    assert_eq!(told.debriefs.len(), 1);
    assert_eq!(told.debriefs[0].debrief, full.debrief);
    assert_eq!(told.debriefs[0].feelings, full.feelings);
    assert_eq!(told.causes, full.causes);
    assert_eq!(told.wins, full.wins);
    assert_eq!(told.lessons, [full.lessons[0].1.clone(), full.lessons[1].1.clone()]);
    assert_eq!(told.goals, [full.goals[0].1.clone()]);
    assert_eq!(told.steps, [full.steps[0].1.clone(), full.steps[1].1.clone()]);
    assert_eq!(store.people().expect("readable"), full.people);
}

#[test]
fn finishing_again_keeps_the_ids_and_takes_the_new_words() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    store.apply(&[finish(&full)]).expect("saved");
    let mut again = built_again(&full);
    again.lessons[1].1.text = "Eat every 30 minutes".to_owned();
    again.people[0].name = "åsa  berg".to_owned();
    store.apply(&[finish(&again)]).expect("saved");

    let told = story(&store);
    let lessons = told.lessons.iter().map(|lesson| (lesson.id, lesson.text.as_str())).collect::<Vec<_>>();
    assert_eq!(lessons, [(lesson_id(1), "Start slow"), (lesson_id(2), "Eat every 30 minutes")]);
    assert_eq!(told.goals[0].id, goal_id(1));
    assert_eq!(told.steps[0].id, step_id(1));
    assert_eq!(told.steps[0].goal, Some(goal_id(1)));
    assert_eq!(told.steps[1].person, Some(person_id(1)));
    assert_eq!(told.causes.len(), 2);
    assert_eq!(store.people().expect("readable"), full.people);
    assert_eq!(store.trash().expect("readable"), []);
}

#[test]
fn who_was_named_is_told_last_named_first_and_not_from_a_debrief_in_the_trash() {
    let mut store = Store::in_memory().expect("opens");
    let named = |debrief: u128, name: &str, day: u32| {
        let mut harvest = harvest(debrief, finished_race(debrief, "2026-05-09"));
        let person = person(debrief, name);
        let talk = Step { person: Some(person.id), written: evening(day), ..step(debrief, "Talk", &harvest) };
        harvest.people = vec![person];
        harvest.steps = vec![(QuestionKey::once("people.who"), talk)];
        Change::Finish(Box::new(harvest))
    };
    let told = |store: &Store| {
        let people = store.people_named().expect("readable");
        people.into_iter().map(|person| person.name).collect::<Vec<_>>()
    };
    store
        .apply(&[named(1, "Åsa", 11), named(2, "Coach Moeti", 12), named(3, "Jun", 13), named(4, "åsa", 14)])
        .expect("saved");
    assert_eq!(told(&store), ["Åsa", "Jun", "Coach Moeti"]);
    store.apply(&[trash(Item::Debrief(debrief_id(4))), trash(Item::Race(race_id(3)))]).expect("saved");
    assert_eq!(told(&store), ["Coach Moeti", "Åsa"]);
    store.apply(&[Change::EmptyTrash]).expect("saved");
    assert_eq!(told(&store), ["Coach Moeti", "Åsa"]);
    let kept: Vec<_> = store.people().expect("readable").into_iter().map(|person| person.name).collect();
    assert_eq!(kept, ["Coach Moeti", "Åsa"], "who was named only in what was ended is ended, too");
}

#[test]
fn what_has_no_answer_any_more_goes_to_the_trash_and_comes_back_with_its_answer() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    let mut less = built_again(&full);
    less.lessons.remove(0);
    less.goals.clear();
    store.apply(&[finish(&full), finish(&less)]).expect("saved");

    let after = story(&store);
    assert_eq!(after.lessons.len(), 1);
    assert_eq!(after.lessons[0].id, lesson_id(2));
    assert_eq!(after.goals, []);
    let mut items = store.trash().expect("readable").into_iter().map(|row| row.item).collect::<Vec<_>>();
    items.sort_by_key(|item| format!("{item:?}"));
    assert_eq!(items, [Item::Goal(goal_id(1)), Item::Lesson(lesson_id(1))]);

    store.apply(&[finish(&built_again(&full))]).expect("saved");
    let back = story(&store);
    assert_eq!(back.lessons[0].id, lesson_id(1));
    assert_eq!(back.goals[0].id, goal_id(1));
    assert_eq!(store.trash().expect("readable"), []);
}

#[test]
fn a_lesson_that_the_runner_has_thrown_away_stays_away_when_the_debrief_is_finished_again() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    store
        .apply(&[finish(&full), trash(Item::Lesson(lesson_id(1))), finish(&built_again(&full))])
        .expect("saved");
    assert_eq!(story(&store).lessons.len(), 1);
    assert_eq!(store.trash().expect("readable")[0].item, Item::Lesson(lesson_id(1)));
}

#[test]
fn a_step_that_is_done_stays_done_when_the_debrief_is_finished_again() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    let done = Step { state: StepState::Done, ..full.steps[0].1.clone() };
    store.apply(&[finish(&full), Change::PutStep(done.clone()), finish(&built_again(&full))]).expect("saved");
    assert_eq!(story(&store).steps[0], done);
}

#[test]
fn several_things_out_of_one_question_are_told_apart_by_their_order() {
    let mut store = Store::in_memory().expect("opens");
    let mut three = harvest(1, finished_race(1, "2026-05-09"));
    three.lessons = [(1, "one"), (2, "two"), (3, "three")]
        .into_iter()
        .map(|(number, text)| (QuestionKey::once("lesson.rule"), lesson(number, text, &three)))
        .collect();
    let mut two = built_again(&three);
    two.lessons.truncate(2);
    two.lessons[1].1.text = "TWO".to_owned();
    store.apply(&[finish(&three), finish(&two)]).expect("saved");
    let lessons =
        story(&store).lessons.into_iter().map(|lesson| (lesson.id, lesson.text)).collect::<Vec<_>>();
    assert_eq!(lessons, [(lesson_id(1), "one".to_owned()), (lesson_id(2), "TWO".to_owned())]);
}

#[test]
fn the_last_verdict_on_a_goal_counts_and_goes_when_it_is_taken_back() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    let second = |verdicts| Harvest {
        debrief: secondwind::domain::debrief::Debrief {
            finished: Some(evening(25)),
            ..harvest(2, full.race.clone()).debrief
        },
        race_before: Some(full.race.clone()),
        verdicts,
        ..harvest(2, full.race.clone())
    };
    let rest = vec![judged(1, Verdict::Rest, "tired", 11)];
    store.apply(&[finish(&full), finish(&second(rest))]).expect("saved");
    assert_eq!(story(&store).goals[0].verdict, Some(Verdict::Rest));
    let except = DebriefId(debrief_id(3).0);
    assert_eq!(
        store.background(race_id(1), except).expect("readable").goals,
        [],
        "a goal that rests is not active"
    );

    store.apply(&[finish(&second(Vec::new()))]).expect("saved");
    assert_eq!(story(&store).goals[0].verdict, None);
}

#[test]
fn the_last_look_at_a_cause_counts() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    let mut later = harvest(2, full.race.clone());
    later.debrief.started = evening(15);
    later.causes = vec![cause("pacing", 1)];
    later.wins = vec!["I finished".to_owned(), "I slept".to_owned()];
    store.apply(&[finish(&full), finish(&later)]).expect("saved");
    let told = story(&store);
    assert_eq!(told.causes, [cause("pacing", 1), cause("heat", 1)]);
    assert_eq!(told.wins, ["I finished", "I thanked the marshals", "I slept"]);
}

#[test]
fn a_step_whose_goal_was_ended_meanwhile_is_kept_on_its_own() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_harvest();
    let orphan = Step { id: step_id(9), goal: Some(goal_id(77)), ..full.steps[0].1.clone() };
    store.apply(&[finish(&full), Change::PutStep(orphan.clone())]).expect("saved");
    assert!(story(&store).steps.contains(&Step { goal: None, ..orphan }));
}
