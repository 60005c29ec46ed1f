//! Arcs: the list, one whole, the form, the recovery menu.

mod commands;
mod lessons;
mod names;
mod opening;
mod races;
mod snapshots;
mod windows;

use chrono::{Days, NaiveDate};
use secondwind::app::screens::Screen;
use secondwind::domain::arc::{ArcKind, Helped, Part, RecoveryArc, Try};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::history::History;
use secondwind::domain::id::{ArcId, CheckInId, RaceId, TryId};
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use uuid::Uuid;

use super::harness::Journal;

pub const EVENING: &str = "2026-07-29T20:00:00+02:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(day: NaiveDate) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

/// A check-in whose Body and Mind are these numbers.
fn check_in(on: NaiveDate, body: u8, mind: u8) -> Change {
    let id = CheckInId(Uuid::from_u128(
        0x7000_0000 + u128::from(on.to_string().replace('-', "").parse::<u32>().expect("digits")),
    ));
    let mut told = CheckIn::new(id, on, at(on));
    for (item, value) in [
        (Item::Sleep, body),
        (Item::Energy, body),
        (Item::Soreness, 10 - body),
        (Item::Mood, mind),
        (Item::Stress, 10 - mind),
        (Item::Motivation, mind),
        (Item::Confidence, mind),
    ] {
        told.scores.set(item, Some(value));
    }
    Change::PutCheckIn { check_in: Box::new(told), base: None }
}

/// Check-ins from a day on, one a day: `(body, mind)`; `None` where there was none.
pub fn check_ins(first: &str, values: &[Option<(u8, u8)>]) -> Vec<Change> {
    let days = (0..).map(|after| day(first) + Days::new(after));
    days.zip(values).filter_map(|(on, told)| told.map(|(body, mind)| check_in(on, body, mind))).collect()
}

/// So many ordinary days, Body 7 and Mind 8 give or take one.
pub fn ordinary(first: &str, days: usize) -> Vec<Change> {
    let values: Vec<_> =
        [(7, 8), (7, 8), (8, 8), (6, 7), (7, 9)].into_iter().cycle().take(days).map(Some).collect();
    check_ins(first, &values)
}

pub fn race(number: u128, name: &str, on: &str) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(0x1000 + number)), name, day(on));
    race.kind = Some(RaceKind::Trail);
    race.distance = Some(Metres(100_000.0));
    race
}

pub fn put_race(race: Race) -> Change {
    Change::PutRace { race: Box::new(race), base: None }
}

pub fn arc_id(number: u128) -> ArcId {
    ArcId(Uuid::from_u128(0x8000 + number))
}

pub fn arc(number: u128, kind: ArcKind, name: &str, start: &str) -> RecoveryArc {
    let arc = RecoveryArc::new(arc_id(number), kind, day(start), at(day(start)));
    RecoveryArc { name: name.to_owned(), ..arc }
}

pub fn open(arc: RecoveryArc) -> Change {
    Change::OpenArc(Box::new(arc))
}

pub fn done(number: u128, part: Part, what: &str, on: &str, helped: Option<Helped>) -> Try {
    let (id, arc) = (TryId(Uuid::from_u128(0x9000 + number)), arc_id(1));
    Try { id, arc, part, what: what.to_owned(), day: day(on), helped, written: at(day(on)) }
}

/// The way back from a race that ended early three weeks ago: the mind is back, the body looks back.
pub fn on_the_way() -> Vec<Change> {
    let mut two_rivers = race(1, "Two Rivers 100", "2026-07-08");
    two_rivers.outcome = Some(Outcome::CutOff);
    two_rivers.covered = Some(Metres(61_000.0));
    two_rivers.setback = Some(SetbackMark::Yes);
    let mut harbour = race(2, "Harbour Ten", "2026-07-26");
    harbour.distance = Some(Metres(10_000.0));
    harbour.outcome = Some(Outcome::Finished);
    harbour.official = Some(Seconds(2_710.0));
    let after = [
        Some((2, 3)),
        Some((3, 2)),
        None,
        Some((3, 4)),
        Some((4, 5)),
        None,
        Some((4, 7)),
        Some((4, 8)),
        Some((4, 8)),
        Some((4, 7)),
        None,
        Some((4, 8)),
        Some((5, 8)),
        Some((5, 7)),
        None,
        None,
        Some((5, 8)),
        None,
        Some((7, 8)),
        None,
        Some((7, 8)),
    ];
    let mut arc = arc(1, ArcKind::SetbackRace, "Two Rivers 100", "2026-07-08");
    arc.races = vec![two_rivers.id];
    arc.first_easy_run = Some(day("2026-07-22"));
    "The last climb is still in the legs.".clone_into(&mut arc.note);
    let tries = [
        done(1, Part::Body, "walk", "2026-07-10", Some(Helped::Yes)),
        done(2, Part::Body, "walk", "2026-07-12", Some(Helped::Yes)),
        done(3, Part::Head, "talk with a friend", "2026-07-12", Some(Helped::Yes)),
        done(4, Part::Body, "walk", "2026-07-15", Some(Helped::NoDifference)),
        done(5, Part::Professional, "physiotherapist", "2026-07-20", Some(Helped::Yes)),
        done(6, Part::Body, "early night", "2026-07-27", None),
        done(7, Part::Body, "easy jog", "2026-07-28", Some(Helped::Worse)),
    ];
    let mut changes = ordinary("2026-06-01", 37);
    changes.extend([put_race(two_rivers), put_race(harbour), open(arc)]);
    changes.extend(check_ins("2026-07-09", &after));
    changes.extend(tries.map(Change::PutTry));
    changes
}

/// Five arcs of two years, each in another state; the way back from a race is the last of them.
pub fn five_arcs() -> Vec<Change> {
    let mut changes = ordinary("2025-01-06", 40);
    // A race whose arc is closed: both back, another start line after 60 days.
    let mut spring = race(11, "Spring Half", "2025-02-15");
    spring.outcome = Some(Outcome::Finished);
    spring.setback = Some(SetbackMark::Yes);
    spring.distance = Some(Metres(21_097.5));
    let mut next = race(12, "Night Relay", "2025-04-16");
    next.outcome = Some(Outcome::Finished);
    next.distance = Some(Metres(20_000.0));
    let mut spring_arc = arc(11, ArcKind::SetbackRace, "Spring Half", "2025-02-15");
    spring_arc.races = vec![spring.id];
    changes.extend([put_race(spring), put_race(next), open(spring_arc)]);
    let low =
        [(3, 4), (3, 3), (4, 4), (4, 5), (5, 7), (5, 8), (5, 8), (6, 8), (7, 8), (7, 8), (7, 9), (7, 8)];
    changes.extend(check_ins("2025-02-16", &low.map(Some)));
    // An injury that nobody checked in through.
    changes.push(open(arc(
        12,
        ArcKind::Injury,
        "Left calf, after the long run by the river in the rain",
        "2025-06-10",
    )));
    // Burnout that came back once.
    changes.extend(ordinary("2025-09-01", 40));
    changes.push(open(arc(13, ArcKind::Burnout, "", "2025-10-11")));
    let twice = [
        (3, 3),
        (3, 2),
        (4, 3),
        (5, 4),
        (7, 7),
        (7, 8),
        (7, 8),
        (7, 8),
        (7, 4),
        (7, 4),
        (7, 4),
        (7, 5),
        (7, 5),
        (7, 6),
        (7, 8),
        (7, 8),
        (7, 8),
        (7, 8),
    ];
    changes.extend(check_ins("2025-10-12", &twice.map(Some)));
    // A move that shook nothing.
    changes.extend(ordinary("2026-02-01", 30));
    changes.push(open(arc(14, ArcKind::Life, "三十公里, the move", "2026-03-03")));
    changes.extend(ordinary("2026-03-04", 12));
    changes.extend(on_the_way());
    changes
}

/// The list of arcs, from the palette.
pub fn list(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    to_the_list(&mut journal);
    journal
}

pub fn to_the_list(journal: &mut Journal) {
    journal.press(":");
    journal.type_text("arcs");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Arcs(_)), "{}", journal.screen());
}

fn history(journal: &Journal) -> History {
    journal.store().history(None).expect("the history")
}

fn the_arc(journal: &Journal) -> RecoveryArc {
    history(journal).arcs.into_iter().find(|arc| arc.id == arc_id(1)).expect("the arc")
}

fn names(journal: &Journal) -> Vec<String> {
    history(journal).arcs.into_iter().map(|arc| arc.name).collect()
}

fn done_today(journal: &Journal) -> Vec<(Part, String)> {
    let tries = history(journal).tries.into_iter();
    tries.filter(|done| done.day == day("2026-07-29")).map(|done| (done.part, done.what)).collect()
}

/// The page of the arc that is on its way.
fn one_arc() -> Journal {
    let mut journal = list(&on_the_way());
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    journal
}
