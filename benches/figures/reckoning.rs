//! What the rules of the usual and of arcs take on a long history.

use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate};
use secondwind::domain::arc::{ArcKind, FrozenBaseline, RecoveryArc};
use secondwind::domain::check_in::{CheckIn, Item, Trained};
use secondwind::domain::history::History;
use secondwind::domain::id::{ArcId, CheckInId, RaceId};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::rules::baseline::{Baseline, Label};
use secondwind::domain::rules::reckoning::Reckoning;
use secondwind::domain::units::{Metres, Seconds};
use uuid::Uuid;

use super::{Row, Times};

/// Ten years of days.
const DAYS: u32 = 3652;
const RACES: u32 = 200;
const ARCS: u32 = 40;

/// Ten years with a check-in on each day, 200 races and 40 arcs.
pub fn row() -> Row {
    let first = NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day");
    let history = History {
        check_ins: (0..DAYS).map(|number| check_in(number, nth(first, number))).collect(),
        races: (0..RACES).map(|number| race(number, nth(first, number * 18))).collect(),
        arcs: (0..ARCS).map(|number| arc(number, nth(first, number * 90))).collect(),
        ..History::default()
    };
    let today = nth(first, DAYS);
    let times = (0..200).map(|_| {
        let started = Instant::now();
        let reckoning = Reckoning::of(&history, today);
        let taken = started.elapsed();
        assert_eq!((reckoning.days.len(), reckoning.recoveries.len()), (3652, 40));
        taken
    });
    Row::new(
        "reckoning 10 years of check-ins, 200 races, 40 arcs",
        "under 2 ms",
        Times::new(times.collect()).told(),
    )
}

fn nth(first: NaiveDate, number: u32) -> NaiveDate {
    first + Days::new(number.into())
}

/// Around 7, with a dip of two weeks every quarter.
fn check_in(number: u32, day: NaiveDate) -> CheckIn {
    let written = day.and_hms_opt(20, 0, 0).expect("an evening").and_utc().fixed_offset();
    let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(number.into())), day, written);
    let dip = if (5..20).contains(&(number % 91)) { 4 } else { 0 };
    let good = 6 - dip + u8::try_from(number % 3).expect("less than 3");
    for item in Item::CORE {
        check_in.scores.set(item, Some(item.good(good)));
    }
    check_in.trained = Some(if number.is_multiple_of(3) { Trained::Rest } else { Trained::Easy });
    check_in
}

fn race(number: u32, date: NaiveDate) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(number.into())), format!("Race {number}"), date);
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(42_195.0));
    race.outcome = Some(Outcome::Finished);
    race.official = Some(Seconds(13_000.0));
    race.goals.a = String::from("under 3:30");
    race.goals.b = String::from("run the hills well");
    race
}

/// Every fourth arc is measured by a usual that is never reached again, every fifth needs a late one.
fn arc(number: u32, start: NaiveDate) -> RecoveryArc {
    let centre = if number.is_multiple_of(4) { 9.9 } else { 7.0 };
    let usual = Baseline { centre, spread: 1.0, n: 12, first: None, last: None, label: Label::Measured };
    let usual = (!number.is_multiple_of(5)).then_some(usual);
    RecoveryArc {
        id: ArcId(Uuid::from_u128(number.into())),
        kind: ArcKind::SetbackRace,
        name: format!("Arc {number}"),
        start,
        races: vec![RaceId(Uuid::from_u128((number * 5).into()))],
        debrief: None,
        baseline: FrozenBaseline { body: usual, mind: usual },
        first_easy_run: None,
        training_as_usual: None,
        put_down: None,
        note: String::new(),
        written: DateTime::UNIX_EPOCH.fixed_offset(),
    }
}
