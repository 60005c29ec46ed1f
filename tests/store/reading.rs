//! What a screen is given.

use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::{Debrief, QuestionKey, Value};
use secondwind::domain::patterns::PatternsBasis;
use secondwind::domain::race::{Outcome, Race};
use secondwind::domain::story::{Background, Home, RacePage};
use secondwind::store::Store;

use crate::sample::{
    day, debrief, debrief_id, evening, finished_race, harvest, lesson, put_answer, put_race, race, race_id,
    step, step_id, trash,
};

#[test]
fn a_new_journal_is_empty() {
    let store = Store::in_memory().expect("opens");
    let empty = Home { empty: true, ..Home::default() };
    assert_eq!(store.home(day("2026-05-12")).expect("readable"), empty);
    assert_eq!(store.race_page(0, 10).expect("readable"), RacePage::default());
    assert_eq!(store.race_story(race_id(1)).expect("readable"), None);
    assert_eq!(store.debrief(debrief_id(1)).expect("readable"), None);
    assert_eq!(
        store.background(race_id(1), debrief_id(1)).expect("readable"),
        Background {
            race: None,
            earlier: Vec::new(),
            past: Vec::new(),
            goals: Vec::new(),
            heaviness: Vec::new(),
            reopened: Vec::new(),
            lately: secondwind::domain::history::History::default(),
            shown: Vec::new(),
            before: PatternsBasis::default(),
        }
    );
}

#[test]
fn home_tells_races_of_the_last_weeks_from_those_ahead() {
    let mut store = Store::in_memory().expect("opens");
    let cancelled = Race { outcome: Some(Outcome::Cancelled), ..race(7, "2026-07-01") };
    store
        .apply(&[
            put_race(finished_race(1, "2026-02-25")),
            put_race(finished_race(2, "2026-02-26")),
            put_race(race(3, "2026-05-11")),
            put_race(race(4, "2026-05-12")),
            put_race(race(6, "2026-09-01")),
            put_race(race(5, "2026-05-13")),
            put_race(cancelled),
        ])
        .expect("saved");
    let home = store.home(day("2026-05-12")).expect("readable");
    let recent = home.recent.iter().map(|row| row.race.id);
    assert_eq!(recent.collect::<Vec<_>>(), [7, 4, 3, 2].map(race_id));
    let ahead = home.ahead.iter().map(|race| race.id);
    assert_eq!(ahead.collect::<Vec<_>>(), [5, 6].map(race_id));
    assert!(!home.empty);
}

#[test]
fn home_has_the_open_steps_by_day_and_the_last_lesson() {
    let mut store = Store::in_memory().expect("opens");
    let mut first = harvest(1, finished_race(1, "2026-05-09"));
    let mut later = step(1, "later", &first);
    later.day = Some(day("2026-05-30"));
    let mut someday = step(3, "some day", &first);
    someday.day = None;
    let key = QuestionKey::once("lesson.one");
    first.lessons = vec![(key.clone(), lesson(1, "Start slow", &first))];
    first.steps = vec![
        (QuestionKey::about("next.step", "1"), later),
        (QuestionKey::about("next.step", "2"), step(2, "soon", &first)),
        (QuestionKey::about("next.step", "3"), someday),
    ];
    let mut second = harvest(2, finished_race(2, "2026-05-10"));
    let mut newest = lesson(2, "Eat early", &second);
    newest.written = evening(12);
    second.lessons = vec![(key, newest.clone())];
    store.apply(&[Change::Finish(Box::new(second)), Change::Finish(Box::new(first))]).expect("saved");
    let home = store.home(day("2026-05-12")).expect("readable");
    let steps = home.steps.iter().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(steps, [step_id(2), step_id(1)]);
    assert_eq!(home.lesson, Some((newest, Some((race_id(2), "Race 2".to_owned())))));
}

#[test]
fn drafts_come_last_touched_first_with_the_best_name_there_is() {
    let mut store = Store::in_memory().expect("opens");
    let mut touched_later = crate::sample::answer("held.one", Value::Scale(1));
    touched_later.at = evening(12);
    store
        .apply(&[
            put_race(race(1, "2026-05-09")),
            Change::PutDebrief(debrief(1, race_id(1))),
            Change::PutDebrief(debrief(2, race_id(2))),
            put_answer(2, "facts.name", Value::Text("Lidingö".to_owned())),
            Change::PutAnswer { debrief: debrief_id(2), answer: touched_later },
        ])
        .expect("saved");
    let drafts = store.home(day("2026-05-12")).expect("readable").drafts;
    let told = drafts
        .iter()
        .map(|draft| (draft.debrief.id, draft.race_name.as_str(), draft.touched))
        .collect::<Vec<_>>();
    assert_eq!(told, [(debrief_id(2), "Lidingö", evening(12)), (debrief_id(1), "Race 1", evening(10)),]);
}

#[test]
fn the_race_list_is_read_in_windows_newest_first() {
    let mut store = Store::in_memory().expect("opens");
    let changes =
        (1..=28).map(|number| put_race(race(number, &format!("2026-02-{number:02}")))).collect::<Vec<_>>();
    store.apply(&changes).expect("saved");
    let page = store.race_page(3, 2).expect("readable");
    assert_eq!((page.total, page.offset), (28, 3));
    let ids = page.rows.iter().map(|row| row.race.id).collect::<Vec<_>>();
    assert_eq!(ids, [race_id(25), race_id(24)]);
    let beyond = store.race_page(28, 5).expect("readable");
    assert_eq!((beyond.total, beyond.rows.len()), (28, 0));
}

#[test]
fn a_row_of_the_race_list_names_the_modes_in_which_its_race_was_looked_at() {
    let mut store = Store::in_memory().expect("opens");
    let finished = |number, mode: &str, day| {
        Change::PutDebrief(Debrief {
            mode: mode.to_owned(),
            finished: Some(evening(day)),
            ..debrief(number, race_id(1))
        })
    };
    store
        .apply(&[
            put_race(race(1, "2026-05-09")),
            put_race(race(2, "2026-05-08")),
            finished(1, "d\"7, \u{fc}", 17),
            finished(2, "hot", 9),
            finished(3, "cold_short", 11),
            finished(4, "hot", 12),
            finished(5, "free", 12),
            trash(Item::Debrief(debrief_id(5))),
            Change::PutDebrief(debrief(6, race_id(1))),
        ])
        .expect("saved");
    let page = store.race_page(0, 2).expect("readable");
    assert_eq!(page.rows[0].finished, ["hot", "cold_short", "hot", "d\"7, \u{fc}"]);
    assert_eq!(page.rows[0].draft, Some(debrief_id(6)));
    assert_eq!(page.rows[1].finished, Vec::<String>::new());
    assert_eq!(store.home(day("2026-07-23")).expect("readable").recent[0], page.rows[0]);
}

#[test]
fn a_debrief_is_told_what_went_before_it() {
    let mut store = Store::in_memory().expect("opens");
    let mut older = harvest(1, finished_race(1, "2025-10-01"));
    older.wins = vec!["I finished\nwith a smile".to_owned(), "more".to_owned()];
    let newer = harvest(2, finished_race(2, "2026-03-01"));
    let hot = Debrief { mode: "hot".to_owned(), ..debrief(3, race_id(3)) };
    store
        .apply(&[
            Change::Finish(Box::new(older.clone())),
            Change::Finish(Box::new(newer.clone())),
            put_race(race(3, "2026-05-09")),
            put_race(race(4, "2026-09-01")),
            Change::PutDebrief(hot.clone()),
            put_answer(3, "held.one", Value::Text("the hills".to_owned())),
            Change::PutDebrief(debrief(4, race_id(3))),
        ])
        .expect("saved");
    let background = store.background(race_id(3), debrief_id(4)).expect("readable");
    assert_eq!(background.race, Some(race(3, "2026-05-09")));
    assert_eq!(background.earlier.len(), 1);
    assert_eq!(background.earlier[0].debrief, hot);
    assert_eq!(background.earlier[0].answers.len(), 1);
    let past = background.past.iter().map(|past| (past.race.id, past.held_up.as_deref())).collect::<Vec<_>>();
    assert_eq!(past, [(race_id(2), None), (race_id(1), Some("I finished"))]);
}

#[test]
fn heaviness_is_that_of_the_last_finished_debriefs_in_which_both_were_said() {
    let mut store = Store::in_memory().expect("opens");
    let mut changes = Vec::new();
    for (number, before, after) in [(1, 8, Some(5)), (2, 4, None), (3, 3, Some(6)), (4, 9, Some(9))] {
        let mut finished = harvest(number, finished_race(number, "2026-05-09"));
        let day = 10 + u32::try_from(number).expect("small");
        finished.debrief.finished = Some(evening(day));
        changes.push(Change::Finish(Box::new(finished)));
        changes.push(put_answer(number, "arrive.now", Value::Scale(before)));
        if let Some(after) = after {
            changes.push(put_answer(number, "close.again", Value::Scale(after)));
        }
    }
    store.apply(&changes).expect("saved");
    let background = store.background(race_id(4), debrief_id(4)).expect("readable");
    assert_eq!(background.heaviness, [(3, 6), (8, 5)]);
}
