//! Check-ins, races and an arc for the tests of Body & mind.

use chrono::{Datelike, Days, NaiveDate};
use secondwind::domain::arc::{ArcKind, RecoveryArc};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Item, Scores};
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{ArcId, CheckInId, RaceId};
use secondwind::domain::race::{Outcome, Race};
use secondwind::domain::units::Metres;
use uuid::Uuid;

/// Ids that the program itself never counts up to.
pub const FAR: u128 = 1 << 64;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn at(day: NaiveDate, time: &str) -> Stamp {
    Stamp::parse_from_rfc3339(&format!("{day}T{time}:00+02:00")).expect("a moment")
}

/// A check-in at eight in the evening: sleep, energy, soreness, mood, stress, drive, trust.
pub fn check_in(day: NaiveDate, numbers: [u8; 7]) -> CheckIn {
    let number = u128::from(day.num_days_from_ce().unsigned_abs());
    let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(FAR + number)), day, at(day, "20:00"));
    check_in.scores = Item::CORE
        .into_iter()
        .zip(numbers)
        .fold(Scores::default(), |scores, (item, number)| scores.with(item, number));
    check_in
}

pub fn put(check_in: CheckIn) -> Change {
    Change::PutCheckIn { check_in: Box::new(check_in), base: None }
}

fn race(number: u128, name: &str, day: NaiveDate, kilometres: f64, outcome: Outcome) -> Change {
    let mut race = Race::new(RaceId(Uuid::from_u128(FAR + number)), name, day);
    race.distance = Some(Metres(kilometres * 1000.0));
    race.outcome = Some(outcome);
    Change::PutRace { race: Box::new(race), base: None }
}

fn arc(number: u128, name: &str, start: NaiveDate, races: Vec<RaceId>) -> Change {
    let id = ArcId(Uuid::from_u128(FAR + number));
    let arc = RecoveryArc::new(id, ArcKind::SetbackRace, start, at(start, "21:00"));
    Change::OpenArc(Box::new(RecoveryArc { name: name.to_owned(), races, ..arc }))
}

/// Marsaglia's xorshift, 64 bit.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Check-ins of `days` days up to a last one, five days of six, with a stretch from `setback` on in which everything is
/// lower and comes back within four weeks.
fn season(last: NaiveDate, days: u64, setback: NaiveDate) -> Vec<CheckIn> {
    let mut chance = Chance(0x5ec0_4d81);
    let mut made = Vec::new();
    for back in (0..days).rev() {
        let day = last - Days::new(back);
        let wobble: Vec<u64> = (0..7).map(|_| chance.below(3)).collect();
        if chance.below(6) == 0 {
            continue;
        }
        let since = u64::try_from((day - setback).num_days()).ok().filter(|since| *since < 28);
        let low = since.map_or(0, |since| (28 - since) * 4 / 28 + 1);
        let good = |place: usize| u8::try_from(6 + wobble[place] - low.min(6)).expect("a small number");
        let bad = |place: usize| u8::try_from((2 + wobble[place] + low).min(10)).expect("a small number");
        let numbers = [good(0), good(1), bad(2), good(3), bad(4), good(5), good(6)];
        made.push(check_in(day, numbers));
    }
    made
}

/// Half a year with two races, the second of which began an arc.
pub fn half_a_year() -> Vec<Change> {
    let setback = day("2026-06-14");
    let mut changes: Vec<Change> = season(day("2026-07-29"), 180, setback).into_iter().map(put).collect();
    changes.push(race(9_001, "Spring Half", day("2026-04-12"), 21.1, Outcome::Finished));
    changes.push(race(9_002, "Two Rivers 100", setback, 100.0, Outcome::Dnf));
    changes.push(arc(9_003, "Two Rivers 100", setback, vec![RaceId(Uuid::from_u128(FAR + 9_002))]));
    changes
}

/// The same answers on so many days up to a last one: Mind 7.3, Body 6.7.
pub fn steady(last: &str, days: u64) -> Vec<Change> {
    let day_of = |back| day(last) - Days::new(back);
    (0..days).rev().map(|back| put(check_in(day_of(back), STEADY))).collect()
}

pub const STEADY: [u8; 7] = [7, 6, 3, 7, 3, 8, 7];
