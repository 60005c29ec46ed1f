//! A step that was done is a win of the day on which it was done.

use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{Step, StepEvent, StepState, StepVerdict};
use secondwind::domain::id::StepEventId;
use secondwind::domain::wins::WinKind;
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{day, evening, step_id};

fn step(number: u128, text: &str, on: Option<&str>, state: StepState) -> Step {
    Step {
        id: step_id(number),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: on.map(day),
        state,
        written: evening(1),
    }
}

fn decided(number: u128, step: &Step, verdict: StepVerdict, at: Stamp) -> Change {
    Change::DecideStep(StepEvent {
        id: StepEventId(Uuid::from_u128(0xf300 + number)),
        step: step.id,
        verdict,
        was_day: step.day,
        day: step.day,
        review: None,
        at,
    })
}

fn wins(store: &Store) -> Vec<(String, WinKind, String)> {
    let wins = store.wins().expect("readable").into_iter();
    wins.map(|win| (win.day.to_string(), win.kind, win.text)).collect()
}

#[test]
fn a_step_is_a_win_of_the_day_on_which_that_was_decided_last_and_without_that_of_its_own() {
    let mut store = Store::in_memory().expect("opens");
    let planned = step(1, "Swim", Some("2026-05-10"), StepState::Open);
    let free = step(2, "Call Thandi", None, StepState::Open);
    let never_decided = step(3, "Walk", Some("2026-05-14"), StepState::Done);
    store
        .apply(&[
            Change::PutStep(planned.clone()),
            Change::PutStep(free.clone()),
            Change::PutStep(never_decided),
            decided(1, &planned, StepVerdict::Part, evening(9)),
            decided(2, &planned, StepVerdict::Done, evening(20)),
            decided(3, &free, StepVerdict::Part, evening(17)),
        ])
        .expect("saved");
    let win = |day: &str, kind, text: &str| (day.to_owned(), kind, text.to_owned());
    let all = [
        win("2026-05-20", WinKind::Step, "Swim"),
        win("2026-05-17", WinKind::PartOfStep, "Call Thandi"),
        win("2026-05-14", WinKind::Step, "Walk"),
    ];
    assert_eq!(wins(&store), all);
    let season = store.season(2026).expect("readable");
    let of_season: Vec<_> =
        season.wins.into_iter().map(|win| (win.day.to_string(), win.kind, win.text)).collect();
    assert_eq!(of_season, all, "the season tells the same days");
    // Taken back to the earlier answer, it belongs to the day of that.
    store.apply(&[Change::UndecideStep(StepEventId(Uuid::from_u128(0xf302)))]).expect("saved");
    assert_eq!(wins(&store)[2], win("2026-05-09", WinKind::PartOfStep, "Swim"));
}

#[test]
fn the_day_of_a_win_is_the_one_where_the_runner_was() {
    let mut store = Store::in_memory().expect("opens");
    let late = step(1, "Stretch", None, StepState::Open);
    let at = "2026-12-31T23:30:00-05:00".parse().expect("a moment");
    store.apply(&[Change::PutStep(late.clone()), decided(1, &late, StepVerdict::Done, at)]).expect("saved");
    assert_eq!(wins(&store)[0].0, "2026-12-31");
}
