//! Histories to read: made at random, or day by day.

use chrono::{DateTime, Days, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::domain::alignment::AlignmentCheck;
use crate::domain::arc::{ArcKind, FrozenBaseline, RecoveryArc};
use crate::domain::check_in::{CheckIn, Illness, Scores};
use crate::domain::clock::Stamp;
use crate::domain::id::{AlignmentId, ArcId, CheckInId, OverrideId, RaceId, StepBackId};
use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::step_back::BreakKind;
use crate::domain::units::Metres;

mod change;
mod followed;
mod known;
mod oracle;
mod signs;
mod simulated;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn evening(day: NaiveDate) -> Stamp {
    DateTime::parse_from_rfc3339(&format!("{day}T20:00:00+01:00")).expect("a moment")
}

/// Small numbers that look like chance, the same every time (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    fn share(&mut self) -> f64 {
        let top = u32::try_from(self.next() >> 32).expect("32 bits");
        f64::from(top) / 4_294_967_296.0
    }

    fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of so many.
    fn one_of(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    /// About normal, of mean 0 and standard deviation 1: the sum of twelve shares.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

/// A number as it is answered, from `g`.
fn answer(item: Item, good: f64) -> u8 {
    let rounded = good.round().clamp(0.0, 10.0);
    item.good((0..=10).find(|whole| f64::from(*whole) >= rounded).unwrap_or(10))
}

fn check_in(day: NaiveDate, scores: Scores) -> CheckIn {
    let number = u128::from(u32::try_from(chrono::Datelike::num_days_from_ce(&day)).expect("this era"));
    CheckIn { scores, ..CheckIn::new(CheckInId(Uuid::from_u128(number)), day, evening(day)) }
}

/// All seven at this `g`.
fn all_seven(good: u8) -> Scores {
    Item::CORE.into_iter().fold(Scores::default(), |scores, item| scores.with(item, item.good(good)))
}

/// A check-in at `g` of 7 on each of so many days before a day, and on that day.
fn steady(last: NaiveDate, count: u64) -> History {
    let days = (0..count).rev().map(|ago| last - Days::new(ago));
    let check_ins: Vec<CheckIn> = days.map(|day| check_in(day, all_seven(7))).collect();
    let first_days = check_ins.iter().take(3).map(|check_in| check_in.day).collect();
    History { check_ins, first_days, ..History::default() }
}

/// Changes the scores of the last so many check-ins.
fn lately(history: &mut History, count: usize, change: impl Fn(Scores) -> Scores) {
    let start = history.check_ins.len() - count;
    for check_in in &mut history.check_ins[start..] {
        check_in.scores = change(check_in.scores);
    }
}

fn read(history: &History, day: NaiveDate) -> Reading {
    Reading::of(history, &Reckoning::of(history, day), &Besides::of(history, day))
}

fn race(number: u128, date: NaiveDate, km: f64) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(0x1000 + number)), format!("Race {number}"), date);
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(km * 1000.0));
    race.outcome = Some(Outcome::Finished);
    race
}

fn arc(number: u128, start: NaiveDate, baseline: FrozenBaseline) -> RecoveryArc {
    let id = ArcId(Uuid::from_u128(0x2000 + number));
    RecoveryArc { baseline, ..RecoveryArc::new(id, ArcKind::Life, start, evening(start)) }
}

fn step_back(number: u128, from: NaiveDate, to: NaiveDate) -> StepBack {
    let id = StepBackId(Uuid::from_u128(0x3000 + number));
    StepBack::new(id, BreakKind::Planned, (from, to), evening(from))
}

fn alignment(number: u128, on: NaiveDate, capacity: u8) -> AlignmentCheck {
    let id = AlignmentId(Uuid::from_u128(0x4000 + number));
    let mut check = AlignmentCheck::new(id, on, evening(on));
    check.fits.set(FitItem::Capacity, Some(capacity));
    check.fits.set(FitItem::Fuel, Some(3));
    check
}

/// Whether arcs lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arcs {
    None,
    Some,
}

/// So many days of a history that begins before a new year and holds a leap day.
const DAYS: u64 = 330;

fn first_day() -> NaiveDate {
    day("2027-09-20")
}

/// A history made at random: gaps, extras, illness, dips, races, reviews, checks, steps back.
fn random(seed: u64, arcs: Arcs) -> History {
    let mut chance = Chance(seed);
    let filled = 0.3 + 0.7 * chance.share();
    let steadiness = 0.3 + chance.share();
    let mut history = History::default();
    let on = |number: u64| first_day() + Days::new(number);
    let (mut dip_until, mut depth) = (0, 0.0);
    for number in 0..DAYS {
        if chance.happens(0.015) {
            dip_until = number + 5 + chance.one_of(25);
            depth = 1.0 + 3.0 * chance.share();
        }
        if !chance.happens(filled) {
            continue;
        }
        let low = if number < dip_until { depth } else { 0.0 };
        let mut scores = Scores::default();
        for item in Item::CORE {
            if chance.happens(0.95) {
                scores.set(item, Some(answer(item, 7.0 - low + steadiness * chance.normal())));
            }
        }
        if chance.happens(0.4) {
            scores.set(Item::Choice, Some(answer(Item::Choice, 6.0 - low + chance.normal())));
        }
        if chance.happens(0.2) {
            let pain = if chance.happens(0.6) { 0 } else { 1 + chance.one_of(4) };
            scores.set(Item::Pain, Some(u8::try_from(pain).expect("small")));
        }
        let mut told = check_in(on(number), scores);
        told.ill = chance.happens(0.05).then_some(match chance.one_of(3) {
            0 => Illness::No,
            1 => Illness::AboveNeck,
            _ => Illness::BelowNeck,
        });
        history.check_ins.push(told);
    }
    history.first_days = history.check_ins.iter().take(3).map(|check_in| check_in.day).collect();
    for number in 0..chance.one_of(5) {
        let mut run = race(number.into(), on(chance.one_of(DAYS)), 5.0 + 60.0 * chance.share());
        if chance.happens(0.3) {
            run.outcome = Some(if chance.happens(0.5) { Outcome::Dns } else { Outcome::Dnf });
        }
        history.races.push(run);
    }
    history.races.sort_by_key(|race| race.date);
    history.step_backs = (0..chance.one_of(3))
        .map(|number| {
            let from = on(20 + chance.one_of(DAYS - 20));
            let mut back = step_back(number.into(), from, from + Days::new(3 + chance.one_of(20)));
            back.ended = chance.happens(0.6).then(|| from + Days::new(chance.one_of(30)));
            back
        })
        .collect();
    history.step_backs.sort_by_key(|back| back.from);
    for number in 0..DAYS / 28 {
        if chance.happens(0.5) {
            let capacity = u8::try_from(chance.one_of(5)).expect("small");
            history.alignments.push(alignment(number.into(), on(28 * number), capacity));
        }
    }
    for week in 0..DAYS / 7 {
        if chance.happens(0.6) {
            history.weeks.push(WeekEffort { until: on(7 * week + 6), is_less: chance.happens(0.4) });
        }
    }
    if arcs == Arcs::Some {
        let mut starts: Vec<u64> = (0..=chance.one_of(4)).map(|_| 40 + chance.one_of(DAYS - 60)).collect();
        starts.sort_unstable();
        for (start, number) in starts.into_iter().zip(1..) {
            let frozen = Reckoning::of(&history, on(start)).freeze(on(start));
            let mut arc = arc(number, on(start), frozen);
            arc.put_down = chance.happens(0.2).then(|| on(start + 3 + chance.one_of(50)));
            history.arcs.push(arc);
        }
    }
    history
}
