//! Checks that were done, and what stands beside them.

use chrono::NaiveDate;
use secondwind::domain::alignment::{AlignmentCheck, Assumption, FitItem, FitStep, Fits};
use secondwind::domain::arc::ArcKind;
use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{AlignmentId, StepId};
use secondwind::domain::race::{Outcome, SetbackMark};
use uuid::Uuid;

use super::super::arcs::{arc, open, put_race, race};
use super::super::harness::Journal;

/// A Tuesday.
pub const EVENING: &str = "2026-11-24T20:00:00+02:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

pub fn check_id(number: u128) -> AlignmentId {
    AlignmentId(Uuid::from_u128(0x7_0000 + number))
}

/// Answers in the order of the items; a dash for none.
pub fn fits(answers: &str) -> Fits {
    let mut fits = Fits::default();
    let digits: Vec<Option<u32>> = answers.chars().map(|answer| answer.to_digit(10)).collect();
    assert_eq!(digits.len(), FitItem::ALL.len(), "{answers:?} answers every item");
    for (item, digit) in FitItem::ALL.iter().zip(digits) {
        fits.set(*item, digit.and_then(|digit| u8::try_from(digit).ok()));
    }
    fits
}

/// A check that was finished on a day.
pub fn check(number: u128, on: &str, answers: &str) -> AlignmentCheck {
    AlignmentCheck {
        fits: fits(answers),
        finished: Some(at(on)),
        ..AlignmentCheck::new(check_id(number), day(on), at(on))
    }
}

pub fn put(check: AlignmentCheck) -> Change {
    Change::PutAlignment { check: Box::new(check), base: None }
}

pub fn assumption(row: &str, assumes: &str, gives: &str) -> Assumption {
    Assumption { row: row.to_owned(), assumes: assumes.to_owned(), gives: gives.to_owned(), changes: false }
}

/// A small step that was chosen at a check.
pub fn chosen(item: FitItem, moment: &str, change: &str, step: u128) -> FitStep {
    FitStep {
        item,
        moment: moment.to_owned(),
        change: change.to_owned(),
        step: Some(StepId(Uuid::from_u128(0x8_0000 + step))),
        fitted: None,
    }
}

/// Four checks since the spring, three races, one of them a setback with its arc.
pub fn a_year() -> Vec<Change> {
    let mut spring = race(1, "Spring Half", "2026-04-12");
    spring.outcome = Some(Outcome::Finished);
    let mut ultra = race(2, "Three Dams Ultra", "2026-07-18");
    ultra.outcome = Some(Outcome::Dnf);
    ultra.setback = Some(SetbackMark::Yes);
    let mut autumn = race(3, "Harbour Ten", "2026-09-27");
    autumn.outcome = Some(Outcome::Finished);
    let mut last = check(4, "2026-10-12", "231211122301223");
    last.assumptions = vec![
        assumption("sleep", "8 hours", "6 and a half, less with the baby awake at four"),
        assumption("training", "9 hours", "6"),
    ];
    "Written on the train".clone_into(&mut last.note);
    last.steps = vec![chosen(FitItem::Capacity, "it is Sunday evening", "cut one thing from the plan", 1)];
    let mut changes: Vec<Change> = [spring, ultra, autumn].into_iter().map(put_race).collect();
    changes.push(open(arc(1, ArcKind::Injury, "Calf", "2026-07-20")));
    changes.extend([
        put(check(1, "2026-03-02", "343434322334434")),
        put(check(2, "2026-05-05", "334323322332333")),
        put(check(3, "2026-08-10", "232212-1-301221")),
        put(last),
    ]);
    changes
}

/// The journal with the page of the checks open.
pub fn page(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("6 A");
    assert!(
        matches!(journal.state.screen(), secondwind::app::screens::Screen::Alignment(_)),
        "{}",
        journal.screen()
    );
    journal
}

/// The finished checks as they stand in the journal.
pub fn kept(journal: &Journal) -> Vec<AlignmentCheck> {
    journal.store().alignment().expect("readable").history.alignments
}

/// The check that was begun.
pub fn begun(journal: &Journal) -> Option<AlignmentCheck> {
    journal.store().alignment().expect("readable").open
}

/// Selects a thing on the page by its words, jumping from one to the next.
pub fn to(journal: &mut Journal, words: &str) {
    journal.press("home");
    for _ in 0..30 {
        if journal.screen().lines().any(|row| row.contains('›') && row.contains(words)) {
            return;
        }
        journal.press("tab");
    }
    panic!("{words:?} cannot be selected:\n{}", journal.screen());
}
