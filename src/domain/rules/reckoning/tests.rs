//! Histories to try the rules on: check-ins whose Body and Mind are whole numbers.

use chrono::{DateTime, Days, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::{CheckIn, Item, Trained};
use crate::domain::clock::Stamp;
use crate::domain::id::CheckInId;
use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::rules::baseline::Label;
use crate::domain::units::Metres;

mod arcs;
mod markers;
mod properties;
mod usual;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The day of the race that most of these arcs start with.
fn start() -> NaiveDate {
    day("2026-05-10")
}

/// A day counted from [`start`]; days before it are negative.
fn on(number: i64) -> NaiveDate {
    start() + chrono::TimeDelta::days(number)
}

fn stamp(text: &str) -> Stamp {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// In the evening of a day.
fn evening(day: NaiveDate) -> Stamp {
    stamp(&format!("{day}T20:00:00+02:00"))
}

/// Answers that make Body and Mind these numbers.
fn scores(body: u8, mind: u8) -> Scores {
    let mut scores = Scores::default();
    for side in Side::ALL {
        for item in side.items() {
            let good = if *side == Side::Body { body } else { mind };
            scores.set(*item, Some(item.good(good)));
        }
    }
    scores
}

fn check_in(number: u128, day: NaiveDate, body: u8, mind: u8) -> CheckIn {
    let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(number)), day, evening(day));
    check_in.scores = scores(body, mind);
    check_in
}

fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

fn arc_id(number: u128) -> ArcId {
    ArcId(Uuid::from_u128(0x2000 + number))
}

fn race(number: u128, date: NaiveDate, outcome: Outcome) -> Race {
    let mut race = Race::new(race_id(number), format!("Race {number}"), date);
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(42_195.0));
    race.outcome = Some(outcome);
    race
}

fn arc(number: u128, start: NaiveDate) -> RecoveryArc {
    RecoveryArc {
        name: format!("Race {number}"),
        races: vec![race_id(number)],
        baseline: FrozenBaseline { body: Some(usual(7.0)), mind: Some(usual(7.0)) },
        ..RecoveryArc::new(arc_id(number), ArcKind::SetbackRace, start, evening(start))
    }
}

/// A usual with a spread of 1.
fn usual(centre: f64) -> Baseline {
    Baseline { centre, spread: 1.0, n: 12, first: None, last: None, label: Label::Measured }
}

/// Adds check-ins on days counted from [`start`], each with its Body and its Mind.
fn add(history: &mut History, days: &[(i64, u8, u8)]) {
    for (number, body, mind) in days {
        let id = history.check_ins.len() as u128 + 1;
        history.check_ins.push(check_in(id, on(*number), *body, *mind));
    }
    history.check_ins.sort_by_key(|one| one.day);
}

/// A history of check-ins on these days.
fn checked_in(days: &[(i64, u8, u8)]) -> History {
    let mut history = History::default();
    add(&mut history, days);
    history
}

/// One race, did not finish, on [`start`], with its arc and these check-ins.
fn setback(days: &[(i64, u8, u8)]) -> History {
    let mut history = checked_in(days);
    history.races.push(race(1, start(), Outcome::Dnf));
    history.arcs.push(arc(1, start()));
    history
}

/// What became of the one arc of a history by a day counted from its start.
fn recovery(history: &History, today: i64) -> Recovery {
    Reckoning::of(history, on(today)).recoveries.remove(0)
}

/// The usual of Body on a day counted from [`start`], in words, as it is known then.
fn told_usual(history: &History, today: i64) -> Option<String> {
    let reckoning = Reckoning::of(history, on(today));
    let usual = reckoning.baseline(Measure::Side(Side::Body), on(today))?;
    Some(format!("{}, {}", usual.told_briefly(), usual.told_source()))
}

/// Down for four days, back on day 6, confirmed on day 8; both sides alike.
const DOWN_AND_BACK: [(i64, u8, u8); 6] = [(1, 3, 3), (2, 3, 3), (4, 5, 5), (6, 7, 7), (7, 7, 7), (8, 7, 7)];
