//! Steps back and stops on real files: kept whole, merged between windows, thrown away and brought back, and read where they reach
//! into a part of the history.

use secondwind::domain::brief::{Ready, ReadyItem};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::id::StepBackId;
use secondwind::domain::step_back::{BreakKind, Hard, Kept, Purpose, Smaller, Space, StepBack, YesNo};
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{Place, day, evening, trash};

fn id(number: u128) -> StepBackId {
    StepBackId(Uuid::from_u128(0xb000 + number))
}

fn step_back(number: u128, kind: BreakKind, from: &str, to: &str) -> StepBack {
    StepBack::new(id(number), kind, (day(from), day(to)), evening(1))
}

fn put(step_back: &StepBack) -> Change {
    Change::PutStepBack { step_back: Box::new(step_back.clone()), base: None }
}

fn change(base: &StepBack, step_back: StepBack) -> Change {
    Change::PutStepBack { step_back: Box::new(step_back), base: Some(Box::new(base.clone())) }
}

fn kept(store: &Store) -> Vec<StepBack> {
    store.history(None).expect("readable").step_backs
}

/// One that says everything there is to say.
fn whole() -> StepBack {
    StepBack {
        ended: Some(day("2026-05-09")),
        purpose: Some(Purpose::LifeRoom),
        smaller: vec![Smaller::Volume, Smaller::NoPace],
        cut: Some(35),
        space: vec![Space::Sleep, Space::People],
        keep: "the Sunday walk".to_owned(),
        goal: "to run at seventy".to_owned(),
        hard: vec![Hard::Habit, Hard::FeelsLikeQuitting],
        why_running: "For the woods behind the school".to_owned(),
        missed: Some(YesNo::Yes),
        kept: Some(Kept::Partly),
        first_back: "appetite".to_owned(),
        earlier: Some(YesNo::No),
        ready: vec![ReadyItem { item: "rest_day".to_owned(), ready: Ready::Partly }],
        ..step_back(1, BreakKind::Planned, "2026-05-01", "2026-05-07")
    }
}

#[test]
fn everything_that_is_said_comes_back_from_the_disk() {
    let place = Place::new();
    place.open().apply(&[put(&whole())]).expect("saved");
    assert_eq!(kept(&place.open()), [whole()]);
    // And what is not said stays so.
    let bare = step_back(2, BreakKind::Drifted, "2026-06-01", "2026-06-09");
    place.open().apply(&[put(&bare)]).expect("saved");
    assert_eq!(kept(&place.open()), [whole(), bare]);
}

#[test]
fn what_two_windows_say_of_one_is_kept_by_both() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let base = step_back(1, BreakKind::Planned, "2026-05-01", "2026-05-07");
    one.apply(&[put(&base)]).expect("saved");
    let keeps = StepBack { keep: "the Sunday walk".to_owned(), ..base.clone() };
    let longer = StepBack { to: day("2026-05-10"), missed: Some(YesNo::No), ..base.clone() };
    one.apply(&[change(&base, keeps)]).expect("saved");
    two.apply(&[change(&base, longer)]).expect("saved");
    let both = StepBack {
        keep: "the Sunday walk".to_owned(),
        to: day("2026-05-10"),
        missed: Some(YesNo::No),
        ..base.clone()
    };
    assert_eq!(kept(&one), std::slice::from_ref(&both));
    // The way back of one window leaves what the other has said.
    one.apply(&[change(&StepBack { keep: "the Sunday walk".to_owned(), ..base.clone() }, base.clone())])
        .expect("saved");
    assert_eq!(kept(&two), [StepBack { keep: String::new(), ..both }]);
}

#[test]
fn one_goes_to_the_trash_comes_back_and_is_gone_for_good_only_when_that_is_emptied() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[put(&whole())]).expect("saved");
    let item = Item::StepBack(id(1));
    store.apply(&[trash(item)]).expect("saved");
    assert_eq!(kept(&store), []);
    assert_eq!(store.home(day("2026-05-12")).expect("readable").history.step_backs, []);
    let rows = store.trash().expect("readable");
    assert_eq!((rows.len(), rows[0].item, rows[0].day), (1, item, Some(day("2026-05-01"))));
    // What is changed while it lies there does not bring it back.
    store.apply(&[put(&whole())]).expect("saved");
    assert_eq!(kept(&store), []);
    store.apply(&[Change::Restore(item)]).expect("saved");
    assert_eq!(kept(&store), [whole()]);
    store.apply(&[trash(item), Change::EmptyTrash]).expect("saved");
    store.apply(&[Change::Restore(item)]).expect("saved");
    assert_eq!((kept(&store), store.trash().expect("readable")), (Vec::new(), Vec::new()));
}

#[test]
fn a_part_of_the_history_holds_the_breaks_that_reach_into_it_however_long_they_are() {
    let mut store = Store::in_memory().expect("opens");
    let year = step_back(1, BreakKind::IllOrHurt, "2025-04-01", "2026-05-20");
    let week = step_back(2, BreakKind::Planned, "2026-05-08", "2026-05-14");
    store.apply(&[put(&week), put(&year)]).expect("saved");
    let since = store.history(Some(day("2026-05-10"))).expect("readable").step_backs;
    assert_eq!(since, [year.clone(), week.clone()]);
    assert_eq!(store.home(day("2026-05-12")).expect("readable").history.step_backs, [year, week]);
}

#[test]
fn that_it_was_no_break_is_said_once_for_each_stop_by_either_window() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let no_break =
        |from: &str, is_none: bool| Change::PutNoBreak { from: day(from), is_none, at: evening(9) };
    let said = |store: &Store| store.history(None).expect("readable").no_breaks;
    assert_eq!(said(&one), []);
    one.apply(&[no_break("2026-05-02", true)]).expect("saved");
    two.apply(&[no_break("2026-03-02", true), no_break("2026-05-02", true)]).expect("saved");
    assert_eq!(said(&one), [day("2026-03-02"), day("2026-05-02")]);
    one.apply(&[no_break("2026-05-02", false)]).expect("saved");
    assert_eq!(said(&two), [day("2026-03-02")]);
    assert_eq!(two.home(day("2026-05-12")).expect("readable").history.no_breaks, [day("2026-03-02")]);
}
