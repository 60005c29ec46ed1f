//! Alignment checks: kept as they were written, answered in two windows, and in the trash.

use secondwind::domain::alignment::{AlignmentCheck, Assumption, FitItem, FitStep, Fitted};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::id::AlignmentId;
use secondwind::domain::rules::alignment_due::Reason;
use secondwind::domain::rules::alignment_due::due;
use uuid::Uuid;

use crate::sample::{Place, day, evening_of};

fn check(number: u128, on: &str) -> AlignmentCheck {
    AlignmentCheck::new(AlignmentId(Uuid::from_u128(0x7000 + number)), day(on), evening_of(day(on)))
}

fn put(check: &AlignmentCheck, base: Option<&AlignmentCheck>) -> Change {
    Change::PutAlignment { check: Box::new(check.clone()), base: base.cloned().map(Box::new) }
}

fn answered(base: &AlignmentCheck, item: FitItem, answer: u8) -> AlignmentCheck {
    let mut check = base.clone();
    check.fits.set(item, Some(answer));
    check
}

#[test]
fn a_check_comes_back_as_it_was_written() {
    let place = Place::new();
    let mut store = place.open();
    let mut full = answered(&check(1, "2026-05-20"), FitItem::Fuel, 1);
    full.fits.set(FitItem::Doable, Some(4));
    full.steps = vec![FitStep {
        item: FitItem::Fuel,
        moment: "it is Sunday".to_owned(),
        change: "plan two dinners".to_owned(),
        step: None,
        fitted: Some(Fitted::Partly),
    }];
    full.assumptions = vec![Assumption {
        row: "sleep".to_owned(),
        assumes: "8 hours".to_owned(),
        gives: "6".to_owned(),
        changes: true,
    }];
    "A hard month".clone_into(&mut full.note);
    store.apply(&[put(&full, None)]).expect("written");
    assert_eq!(store.alignment().expect("readable").open, Some(full.clone()));
    let finished = AlignmentCheck { finished: Some(evening_of(day("2026-05-21"))), ..full.clone() };
    store.apply(&[put(&finished, Some(&full))]).expect("written");
    drop(store);
    let basis = place.open().alignment().expect("readable");
    assert_eq!((basis.open, basis.history.alignments), (None, vec![finished]));
}

#[test]
fn two_windows_answer_different_items_of_the_same_check() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let begun = answered(&check(1, "2026-05-20"), FitItem::Structure, 3);
    one.apply(&[put(&begun, None)]).expect("written");
    other.apply(&[put(&answered(&begun, FitItem::Fuel, 1), Some(&begun))]).expect("written");
    one.apply(&[put(&answered(&begun, FitItem::Whole, 4), Some(&begun))]).expect("written");
    let open = one.alignment().expect("readable").open.expect("one that was begun");
    let answers = [FitItem::Structure, FitItem::Fuel, FitItem::Whole].map(|item| open.fits.get(item));
    assert_eq!(answers, [Some(3), Some(1), Some(4)]);
}

#[test]
fn a_check_in_the_trash_counts_for_nothing_and_comes_back() {
    let place = Place::new();
    let mut store = place.open();
    let done = AlignmentCheck { finished: Some(evening_of(day("2026-05-20"))), ..check(1, "2026-05-20") };
    store.apply(&[put(&done, None)]).expect("written");
    let reason = |place: &Place| {
        due(&place.open().home(day("2026-07-01")).expect("readable").alignment_due, day("2026-07-01"))
    };
    assert_eq!(reason(&place), Some(Reason::FourWeeks));
    let item = Item::Alignment(done.id);
    store.apply(&[Change::Trash { item, at: evening_of(day("2026-05-21")) }]).expect("written");
    assert_eq!(store.alignment().expect("readable").history.alignments, []);
    assert_eq!(reason(&place), None);
    store.apply(&[Change::Restore(item)]).expect("written");
    assert_eq!(store.alignment().expect("readable").history.alignments, [done]);
    let away =
        |on: Option<&str>| Change::PutAlignmentOff { on: on.map(day), at: evening_of(day("2026-06-30")) };
    store.apply(&[away(Some("2026-06-30"))]).expect("written");
    assert_eq!(reason(&place), None);
    store.apply(&[away(None)]).expect("written");
    assert_eq!(reason(&place), Some(Reason::FourWeeks));
}

#[test]
fn two_windows_fill_different_rows_of_what_the_plan_assumes() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let row = |row: &str, gives: &str| Assumption {
        row: row.to_owned(),
        assumes: String::new(),
        gives: gives.to_owned(),
        changes: false,
    };
    let begun = AlignmentCheck { assumptions: vec![row("sleep", "6")], ..check(1, "2026-05-20") };
    one.apply(&[put(&begun, None)]).expect("written");
    let with = |assumptions| AlignmentCheck { assumptions, ..begun.clone() };
    let in_other = with(vec![row("sleep", "6"), row("work", "50 hours")]);
    other.apply(&[put(&in_other, Some(&begun))]).expect("written");
    let in_one = with(vec![row("sleep", "7"), row("help", "nobody")]);
    one.apply(&[put(&in_one, Some(&begun))]).expect("written");
    let open = one.alignment().expect("readable").open.expect("one that was begun");
    assert_eq!(open.assumptions, [row("sleep", "7"), row("help", "nobody"), row("work", "50 hours")]);
    // What is taken out in one window goes, and what the other has written stays.
    one.apply(&[put(&with(vec![row("help", "nobody")]), Some(&in_one))]).expect("written");
    let open = one.alignment().expect("readable").open.expect("one that was begun");
    assert_eq!(open.assumptions, [row("help", "nobody"), row("work", "50 hours")]);
}
