//! The bounce plan: what is ticked stays, what the journal knows comes along, and whose plan comes up unasked.

use secondwind::domain::arc::{Part, Try};
use secondwind::domain::bounce::{BounceBasis, BounceTick, Counts, PUT_AWAY, Tick};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState};
use secondwind::domain::id::RaceId;
use secondwind::domain::race::SetbackMark;
use secondwind::domain::rules::bounce::{Stand, standing};
use secondwind::store::Store;

use crate::sample::{
    Place, after, arc_id, day, debrief_id, evening, evening_of, finish, finished_race, goal, goal_id, lesson,
    person, race_id, setback, stamp, step, step_id, trash, try_id,
};

/// A race of 10 May 2026 that a debrief of 12 May calls a setback.
fn bounced() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let race = finished_race(1, "2026-05-10");
    store.apply(&[finish(&setback(1, &race, SetbackMark::Yes))]).expect("saved");
    store
}

fn basis(store: &Store) -> BounceBasis {
    store.bounce(race_id(1)).expect("readable").expect("there")
}

fn tick(item: &str, tick: Option<Tick>, note: &str) -> Change {
    let (race, at) = (race_id(1), evening(14));
    Change::PutTick(BounceTick { race, item: item.to_owned(), tick, note: note.to_owned(), at })
}

fn coming_up(store: &Store, today: &str) -> Vec<RaceId> {
    store.home(day(today)).expect("readable").bouncing.into_iter().map(|race| race.id).collect()
}

#[test]
fn what_is_ticked_is_read_back_and_the_last_word_counts() {
    let place = Place::new();
    let mut store = place.open();
    let race = finished_race(1, "2026-05-10");
    store.apply(&[finish(&setback(1, &race, SetbackMark::Yes))]).expect("saved");
    store
        .apply(&[tick("training", Some(Tick::Part), "two days less"), tick("win", Some(Tick::Done), "")])
        .expect("saved");
    let note = BounceTick {
        race: race_id(1),
        item: "win".to_owned(),
        tick: None,
        note: "later".to_owned(),
        at: evening(14),
    };
    store.apply(&[tick("win", None, ""), Change::NoteTick(note)]).expect("saved");
    drop(store);
    let ticks = basis(&place.open()).ticks;
    let told: Vec<_> = ticks.iter().map(|tick| (tick.item.as_str(), tick.tick, tick.note.as_str())).collect();
    assert_eq!(told, [("training", Some(Tick::Part), "two days less"), ("win", None, "later")]);
    assert_eq!(ticks[0].at, evening(14));
}

#[test]
fn of_a_race_that_is_not_there_nothing_is_kept_or_told() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[tick("training", Some(Tick::Done), "")]).expect("passed over");
    assert_eq!(store.bounce(race_id(1)).expect("readable"), None);
}

#[test]
fn a_plan_comes_up_for_eight_weeks_after_a_setback_that_was_looked_back_at_until_it_is_put_away() {
    let mut store = bounced();
    assert_eq!(coming_up(&store, "2026-05-12"), [race_id(1)]);
    assert_eq!(coming_up(&store, "2026-07-05"), [race_id(1)]);
    assert_eq!(coming_up(&store, "2026-07-06"), []);
    store.apply(&[tick(PUT_AWAY, Some(Tick::Done), "")]).expect("saved");
    assert_eq!(coming_up(&store, "2026-05-14"), []);
    store.apply(&[tick(PUT_AWAY, None, "")]).expect("saved");
    assert_eq!(coming_up(&store, "2026-05-14"), [race_id(1)]);
    // Another tick of it changes nothing about that.
    store.apply(&[tick("training", Some(Tick::Done), "")]).expect("saved");
    assert_eq!(coming_up(&store, "2026-05-14"), [race_id(1)]);
    store.apply(&[trash(Item::Debrief(debrief_id(1)))]).expect("saved");
    assert_eq!(coming_up(&store, "2026-05-14"), []);
    store
        .apply(&[Change::Restore(Item::Debrief(debrief_id(1))), trash(Item::Race(race_id(1)))])
        .expect("saved");
    assert_eq!(coming_up(&store, "2026-05-14"), []);
    assert_eq!(store.bounce(race_id(1)).expect("readable"), None);
}

#[test]
fn other_races_and_those_of_which_the_runner_is_not_sure_have_no_plan_that_comes_up_and_the_last_is_first() {
    let mut store = bounced();
    for (number, mark) in [(2, SetbackMark::No), (3, SetbackMark::Unsure), (4, SetbackMark::Yes)] {
        let race = finished_race(number, "2026-05-20");
        let number = u32::try_from(number).expect("small");
        store.apply(&[finish(&setback(number.into(), &race, mark))]).expect("saved");
    }
    assert_eq!(coming_up(&store, "2026-05-30"), [race_id(4), race_id(1)]);
}

#[test]
fn lessons_goals_steps_and_what_was_done_come_along() {
    let mut store = Store::in_memory().expect("opens");
    let race = finished_race(1, "2026-05-10");
    let mut harvest = setback(1, &race, SetbackMark::Yes);
    harvest.lessons = vec![(QuestionKey::about("lesson.lines", "1"), lesson(1, "Start slower", &harvest))];
    harvest.goals = vec![(QuestionKey::once("goals.recovery"), goal(1, "Sleep back to usual", &harvest))];
    harvest.people = vec![person(1, "Åsa")];
    let talk = Step { person: Some(person(1, "Åsa").id), ..step(1, "Talk to Åsa", &harvest) };
    harvest.steps = vec![(QuestionKey::once("people.who"), talk)];
    store.apply(&[finish(&harvest)]).expect("saved");
    let written = evening(16);
    let put = |goal: Goal| Change::PutGoal { goal: Box::new(goal), base: None };
    let older = Goal::new(goal_id(2), GoalKind::Open, "from before", stamp("2026-05-08T10:00:00+02:00"));
    let newer = Goal::new(goal_id(3), GoalKind::Open, "from since", written);
    let noted = |number, part, days| {
        Change::PutTry(Try {
            id: try_id(number),
            arc: arc_id(1),
            part,
            what: "walk".to_owned(),
            day: after(race.date, days),
            helped: None,
            written,
        })
    };
    store.apply(&[put(older), put(newer), noted(1, Part::Body, 3), noted(2, Part::Head, 4)]).expect("saved");
    let basis = basis(&store);
    assert_eq!(basis.lessons.iter().map(|lesson| lesson.text.as_str()).collect::<Vec<_>>(), ["Start slower"]);
    let goals: Vec<&str> = basis.goals.iter().map(|goal| goal.text.as_str()).collect();
    assert_eq!(goals, ["Sleep back to usual", "from since"]);
    assert_eq!(basis.arc.as_ref().map(|arc| arc.id), Some(arc_id(1)));
    let stand = |counts| standing("an item", counts, &basis).stand;
    let stands: Vec<Stand> = Counts::ALL.iter().map(|counts| stand(*counts)).collect();
    let (done, open) = (Stand::Done, Stand::Open);
    let part = Stand::Part;
    assert_eq!(stands, [done, done, part, part, open, done, open, open]);
}

#[test]
fn what_lies_in_the_trash_is_not_known() {
    let mut store = bounced();
    let done = Try {
        id: try_id(1),
        arc: arc_id(1),
        part: Part::Body,
        what: "walk".to_owned(),
        day: day("2026-05-12"),
        helped: None,
        written: evening(12),
    };
    store.apply(&[Change::PutTry(done), trash(Item::Arc(arc_id(1)))]).expect("saved");
    let basis = basis(&store);
    assert_eq!((basis.arc, basis.tries), (None, Vec::new()));
}

#[test]
fn a_race_that_is_called_a_setback_no_more_has_left_its_arc() {
    let mut store = bounced();
    assert!(basis(&store).arc.is_some());
    let race = finished_race(1, "2026-05-10");
    let mut anew = setback(1, &race, SetbackMark::No);
    anew.race_before = store.race_story(race_id(1)).expect("readable").map(|story| story.race);
    store.apply(&[finish(&anew)]).expect("saved");
    let basis = basis(&store);
    assert_eq!((basis.arc, basis.tries), (None, Vec::new()));
}

#[test]
fn a_talk_is_about_the_person_who_was_there_under_that_name() {
    let mut store = bounced();
    let talk = |number, name: &str| Change::PutTalk {
        step: Box::new(Step {
            id: step_id(number),
            goal: None,
            race: Some(race_id(1)),
            debrief: None,
            person: None,
            text: format!("Talk to {name}"),
            day: Some(day("2026-05-16")),
            state: StepState::Open,
            written: evening_of(day("2026-05-15")),
        }),
        person: person(number, name),
    };
    store.apply(&[talk(1, "Coach Åsa"), talk(2, "coach  åsa")]).expect("saved");
    let people: Vec<_> = basis(&store).steps.iter().map(|step| step.person).collect();
    assert_eq!(people, [Some(person(1, "").id), Some(person(1, "").id)]);
    assert_eq!(store.people_named().expect("readable").len(), 1);
}

#[test]
fn a_line_in_a_plan_goes_with_its_race_when_the_trash_is_emptied() {
    let mut store = bounced();
    store.apply(&[tick("training", Some(Tick::Done), "two days less")]).expect("saved");
    store.apply(&[trash(Item::Race(race_id(1))), Change::EmptyTrash]).expect("saved");
    let race = finished_race(1, "2026-05-10");
    store.apply(&[finish(&setback(1, &race, SetbackMark::Yes))]).expect("saved");
    assert_eq!(basis(&store).ticks, []);
}
