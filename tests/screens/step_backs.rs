//! Stepping back: planned in three minutes, lived, ended, looked back at; and stops that came unplanned.

mod ending;
mod planning;
mod stops;

use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Item, Trained};
use secondwind::domain::id::StepBackId;
use secondwind::domain::step_back::{BreakKind, Purpose, Smaller, Space, StepBack};
use uuid::Uuid;

use super::harness::Journal;
use super::life::{check_in, day, kept, morning};
use super::snapshots::accept_page;

/// The steps back as the disk has them.
fn on_disk(journal: &Journal) -> Vec<StepBack> {
    journal.store().history(None).expect("the history").step_backs
}

fn step_back(kind: BreakKind, from: u64, to: u64) -> StepBack {
    let id = StepBackId(Uuid::from_u128(0xb000 + u128::from(from)));
    StepBack::new(id, kind, (day(from), day(to)), morning(from))
}

/// A plan from one day to another, counted back from today.
fn plan(from: u64, to: u64) -> StepBack {
    StepBack {
        purpose: Some(Purpose::Absorb),
        smaller: vec![Smaller::Volume, Smaller::HardToEasy],
        cut: Some(30),
        space: vec![Space::EasyMovement],
        keep: "the Sunday walk".to_owned(),
        why_running: "Because of the woods behind the school".to_owned(),
        ..step_back(BreakKind::Planned, from, to)
    }
}

fn put(step_back: &StepBack) -> Change {
    Change::PutStepBack { step_back: Box::new(step_back.clone()), base: None }
}

/// Energy, soreness and drive on a day; the rest is ordinary.
fn told(days_ago: u64, [energy, soreness, drive]: [u8; 3]) -> CheckIn {
    check_in(days_ago, [7, energy, soreness, 8, 3, drive, 7])
}

fn with(mut check_in: CheckIn, item: Item, value: u8) -> CheckIn {
    check_in.scores.set(item, Some(value));
    check_in
}

/// Ordinary days up to `last`, that one included: energy 6, soreness 2, drive 7.
fn before(last: u64) -> Vec<Change> {
    (last..last + 40).rev().map(|days_ago| kept(told(days_ago, [6, 2, 7]))).collect()
}

/// Training on every other day before the day `last`, and days of rest since.
fn stopped(last: u64) -> Vec<Change> {
    let noted = (0..last + 30).rev().map(|days_ago| {
        let trains = days_ago >= last && (days_ago - last).is_multiple_of(2);
        let trained = if trains { Trained::Easy } else { Trained::Rest };
        kept(CheckIn { trained: Some(trained), ..told(days_ago, [6, 2, 7]) })
    });
    noted.collect()
}
