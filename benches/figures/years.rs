//! Ten years of daily check-ins with 200 races and 40 arcs, the same in every run, kept in the target folder for the next.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use secondwind::domain::arc::RecoveryArc;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{ArcId, CheckInId, RaceId};
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use secondwind::store::Store;
use uuid::Uuid;

use super::journal;

const DAYS: u64 = 3650;
const RACES: u64 = 200;
/// Every so manieth race is a setback and opens an arc.
const SETBACK_EVERY: u64 = 5;
/// A setback is felt for so many days, less from day to day.
const DIP_DAYS: u64 = 30;

/// The folder with the journal.
pub fn journal() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures-years-3");
    if folder.join("journal.db").exists() {
        return folder;
    }
    let unfinished = folder.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    let mut store = Store::open(&unfinished.join("journal.db")).expect("a new journal");
    store.apply(&check_ins()).expect("the check-ins");
    store.apply(&races()).expect("the races and arcs");
    drop(store);
    fs::rename(&unfinished, &folder).expect("the journal in its place");
    folder
}

fn id(kind: u128, number: u64) -> Uuid {
    Uuid::from_u128((kind << 64) + u128::from(number) + 1)
}

/// Day 0 is the first of the ten years.
fn day(number: u64) -> NaiveDate {
    journal::now().date_naive() - Days::new(DAYS - 1 - number)
}

fn evening(day: NaiveDate) -> Stamp {
    day.and_hms_opt(18, 0, 0).expect("a time").and_utc().fixed_offset()
}

fn race_day(number: u64) -> u64 {
    (number + 1) * DAYS / (RACES + 1)
}

fn check_ins() -> Vec<Change> {
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % below
    };
    (0..DAYS)
        .map(|number| {
            let since = (0..RACES)
                .step_by(usize::try_from(SETBACK_EVERY).expect("small"))
                .filter_map(|race| number.checked_sub(race_day(race)))
                .min();
            let dip = since.map_or(0, |since| DIP_DAYS.saturating_sub(since) / 6);
            let mut check_in = CheckIn::new(CheckInId(id(9, number)), day(number), evening(day(number)));
            for item in Item::CORE {
                let good = u8::try_from((6 + next(3)).saturating_sub(dip)).expect("0 to 8");
                check_in.scores.set(item, Some(if item.higher_is_better() { good } else { 10 - good }));
            }
            Change::PutCheckIn { check_in: Box::new(check_in), base: None }
        })
        .collect()
}

fn races() -> Vec<Change> {
    let mut changes = Vec::new();
    for number in 0..RACES {
        let date = day(race_day(number));
        let mut race = Race::new(RaceId(id(1, number)), format!("Race {number}"), date);
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(
            [5_000.0, 10_000.0, 21_097.5, 42_195.0][usize::try_from(number % 4).expect("small")],
        ));
        let is_setback = number % SETBACK_EVERY == 0;
        race.outcome = Some(if is_setback { Outcome::Dnf } else { Outcome::Finished });
        race.covered = is_setback.then_some(Metres(9_000.0));
        race.official =
            (!is_setback).then_some(Seconds(5_000.0 - f64::from(u32::try_from(number).expect("small"))));
        race.setback = is_setback.then_some(SetbackMark::Yes);
        changes.push(Change::PutRace { race: Box::new(race.clone()), base: None });
        if is_setback {
            changes.push(Change::OpenArc(Box::new(RecoveryArc::of_race(
                ArcId(id(2, number)),
                &race,
                evening(date),
            ))));
        }
    }
    changes
}
