//! What is written comes back as it was.

use secondwind::domain::change::Change;
use secondwind::domain::debrief::{Answer, Debrief, Line, Picked, QuestionKey, Value};
use secondwind::domain::feeling::Felt;
use secondwind::domain::race::{
    Conditions, Outcome, Placing, Priority, Race, RaceGoals, RaceKind, SetbackMark, Split, Tier,
};
use secondwind::domain::units::{Metres, Seconds};
use secondwind::store::{Store, WriteError};

use crate::sample::{
    Place, answer, day, debrief, debrief_id, evening, put_answer, put_race, race, race_id, stamp,
};

/// A race of which no field has its empty value.
fn full_race() -> Race {
    Race {
        id: race_id(1),
        name: "Göteborgsvarvet \u{1f3c3}".to_owned(),
        date: day("2026-05-09"),
        location: "Göteborg".to_owned(),
        kind: Some(RaceKind::Timed),
        distance: Some(Metres(21_097.5)),
        duration: Some(Seconds(21_600.0)),
        outcome: Some(Outcome::CutOff),
        official: Some(Seconds(7_265.25)),
        gun: Some(Seconds(7_301.0)),
        watch: Some(Seconds(7_264.0)),
        covered: Some(Metres(18_000.0)),
        goals: RaceGoals {
            a: "under 2:00".to_owned(),
            b: "run the hills".to_owned(),
            c: "finish".to_owned(),
            had_none: true,
            reached: Some(Some(Tier::B)),
        },
        satisfaction: Some(7),
        effort: Some(9),
        setback: Some(SetbackMark::Unsure),
        splits: vec![
            Split { distance: Some(Metres(5_000.0)), time: Seconds(1_500.1) },
            Split { distance: None, time: Seconds(1_600.0) },
        ],
        placing: Placing {
            overall: Some(412),
            overall_of: Some(40_000),
            group: Some(31),
            group_of: Some(2_100),
        },
        conditions: Conditions {
            temperature_c: Some(-3.5),
            climb: Some(Metres(212.0)),
            wind: "gusts on the bridge".to_owned(),
            weather: "sun".to_owned(),
            surface: "tarmac".to_owned(),
        },
        gear: "old shoes".to_owned(),
        heart_rate: Some(171),
        carbs_per_hour: Some(62.5),
        drink: "water".to_owned(),
        bib: "A 1204".to_owned(),
        company: "Åsa paced me".to_owned(),
        priority: Some(Priority::A),
        travel: "train".to_owned(),
        photo: "/photos/finish.jpg".to_owned(),
        link: "https://example.org/results".to_owned(),
        notes: "line one\nline two".to_owned(),
    }
}

fn stored_race(store: &Store, race: &Race) -> Race {
    store.race_story(race.id).expect("readable").expect("the race is there").race
}

#[test]
fn every_field_of_a_race_survives() {
    let place = Place::new();
    let full = full_race();
    place.open().apply(&[put_race(full.clone())]).expect("saved");
    assert_eq!(stored_race(&place.open(), &full), full);
}

#[test]
fn a_race_of_which_little_is_known_survives() {
    let mut store = Store::in_memory().expect("opens");
    let bare = race(2, "2026-06-01");
    store.apply(&[put_race(bare.clone())]).expect("saved");
    assert_eq!(stored_race(&store, &bare), bare);
}

#[test]
fn every_field_of_a_race_can_be_changed_on_its_own_base() {
    let mut store = Store::in_memory().expect("opens");
    let bare = Race::new(race_id(1), "Unnamed", day("2026-01-01"));
    let full = full_race();
    store
        .apply(&[
            put_race(bare.clone()),
            Change::PutRace { race: Box::new(full.clone()), base: Some(Box::new(bare)) },
        ])
        .expect("saved");
    assert_eq!(stored_race(&store, &full), full);
}

#[test]
fn no_goal_reached_is_told_from_nothing_said() {
    let mut store = Store::in_memory().expect("opens");
    for reached in [None, Some(None), Some(Some(Tier::A)), Some(Some(Tier::C))] {
        let mut wanted = race(3, "2026-06-01");
        wanted.goals.reached = reached;
        store.apply(&[put_race(wanted.clone())]).expect("saved");
        assert_eq!(stored_race(&store, &wanted).goals.reached, reached);
    }
}

#[test]
fn an_answer_of_every_kind_survives() {
    let place = Place::new();
    let values = [
        Value::Text("Ça va — I walked from km 30.\n\nThen I ran.".to_owned()),
        Value::Scale(10),
        Value::Pick("dnf".to_owned()),
        Value::Picks(vec![
            Picked { id: "pacing".to_owned(), strength: Some(3) },
            Picked { id: "heat".to_owned(), strength: None },
        ]),
        Value::Feelings(vec![
            Felt { feeling: "sad".to_owned(), own: false, strength: 8 },
            Felt { feeling: "hollow".to_owned(), own: true, strength: 0 },
        ]),
        Value::Time(Seconds(15_724.31)),
        Value::Distance(Metres(42_195.0)),
        Value::Date(day("2026-05-09")),
        Value::Lines(vec![
            Line { verb: Some("keep".to_owned()), text: "eat early".to_owned() },
            Line { verb: None, text: String::new() },
        ]),
        Value::Unread("about four hours".to_owned()),
    ];
    let mut changes = vec![Change::PutDebrief(debrief(1, race_id(1)))];
    for (number, value) in values.iter().enumerate() {
        changes.push(put_answer(1, &format!("prompt.{number}"), value.clone()));
    }
    place.open().apply(&changes).expect("saved");

    let (_, answers) = place.open().debrief(debrief_id(1)).expect("readable").expect("the debrief is there");
    assert_eq!(answers.len(), values.len());
    for (number, value) in values.into_iter().enumerate() {
        let wanted = answer(&format!("prompt.{number}"), value);
        assert_eq!(answers.get(&wanted.key), Some(&wanted));
    }
}

#[test]
fn a_skipped_answer_and_answers_about_several_things_survive() {
    let mut store = Store::in_memory().expect("opens");
    let about = |subject: &str, value| Answer {
        key: QuestionKey::about("cause.impact", subject),
        question: format!("How much did {subject} weigh?"),
        value,
        at: stamp("2026-05-10T23:59:59.123456-03:30"),
    };
    let heat = about("heat", None);
    let pacing = about("pacing", Some(Value::Scale(2)));
    let change = |answer: &Answer| Change::PutAnswer { debrief: debrief_id(1), answer: answer.clone() };
    store
        .apply(&[
            Change::PutDebrief(debrief(1, race_id(1))),
            change(&about("heat", Some(Value::Scale(3)))),
            change(&heat),
            change(&pacing),
        ])
        .expect("saved");
    let (_, answers) = store.debrief(debrief_id(1)).expect("readable").expect("there");
    let all = answers.into_values().collect::<Vec<_>>();
    assert_eq!(all, [heat, pacing]);
    assert_eq!(all[0].at.to_rfc3339(), "2026-05-10T23:59:59.123456-03:30", "the offset of the place is kept");
}

#[test]
fn a_draft_is_there_after_the_journal_was_opened_anew() {
    let place = Place::new();
    let draft = Debrief { at: Some(QuestionKey::about("cause.control", "heat")), ..debrief(1, race_id(7)) };
    {
        let mut store = place.open();
        store.apply(&[Change::PutDebrief(draft.clone())]).expect("saved");
        store.apply(&[put_answer(1, "facts.name", Value::Text("Lidingö".to_owned()))]).expect("saved");
    }
    let home = place.open().home(day("2026-05-12")).expect("readable");
    assert!(!home.empty);
    assert_eq!(home.drafts.len(), 1);
    assert_eq!(home.drafts[0].debrief, draft);
    assert_eq!(home.drafts[0].race_name, "Lidingö");
    assert_eq!(home.drafts[0].touched, evening(10));
    assert!(!home.drafts[0].open_elsewhere);
}

#[test]
fn an_old_answer_of_a_finished_debrief_can_be_corrected() {
    let mut store = Store::in_memory().expect("opens");
    let finished = Debrief { finished: Some(evening(11)), ..debrief(1, race_id(1)) };
    store
        .apply(&[
            Change::PutDebrief(finished.clone()),
            put_answer(1, "held.one", Value::Text("teh hills".to_owned())),
            put_answer(1, "held.one", Value::Text("the hills".to_owned())),
        ])
        .expect("saved");
    let (found, answers) = store.debrief(debrief_id(1)).expect("readable").expect("there");
    assert_eq!(found, finished);
    assert_eq!(answers[&QuestionKey::once("held.one")].value, Some(Value::Text("the hills".to_owned())));
}

#[test]
fn an_answer_for_a_debrief_that_is_not_there_is_refused_with_all_that_came_along() {
    let mut store = Store::in_memory().expect("opens");
    let refused = store.apply(&[
        put_race(race(1, "2026-05-09")),
        put_answer(9, "held.one", Value::Text("the hills".to_owned())),
    ]);
    assert_eq!(refused, Err(WriteError::NoSuchDebrief(debrief_id(9))));
    assert_eq!(store.race_page(0, 10).expect("readable").total, 0);
}

#[test]
fn moving_the_cursor_with_an_old_copy_does_not_make_a_finished_debrief_a_draft_again() {
    let mut store = Store::in_memory().expect("opens");
    let draft = debrief(1, race_id(1));
    let finished = Debrief { finished: Some(evening(11)), ..draft.clone() };
    store.apply(&[Change::PutDebrief(finished), Change::PutDebrief(draft)]).expect("saved");
    let (found, _) = store.debrief(debrief_id(1)).expect("readable").expect("there");
    assert_eq!(found.finished, Some(evening(11)));
}
