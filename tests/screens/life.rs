//! Weeks that were lived before a test begins: check-ins, races, arcs, what was tried. Days are counted back from the evening of
//! 29 July 2026, a Wednesday.

use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use secondwind::domain::arc::{ArcKind, Helped, Part, RecoveryArc, Try};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{Step, StepState};
use secondwind::domain::id::{ArcId, CheckInId, RaceId, StepId, TryId};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::units::Metres;
use uuid::Uuid;

/// The evening from which the days are counted.
pub const EVENING: &str = "2026-07-29T20:00:00+02:00";

/// The day so many days ago.
pub fn day(days_ago: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 29).expect("a date") - Days::new(days_ago)
}

/// Half past seven of a morning so many days ago.
pub fn morning(days_ago: u64) -> Stamp {
    let time = NaiveTime::from_hms_opt(7, 30, 0).expect("a time");
    let offset = chrono::FixedOffset::east_opt(2 * 3600).expect("an offset");
    offset.from_local_datetime(&day(days_ago).and_time(time)).single().expect("a moment")
}

fn id(kind: u128, number: u64) -> Uuid {
    Uuid::from_u128(kind * 10_000 + u128::from(number))
}

/// A check-in: sleep, energy, soreness, mood, stress, drive, trust.
pub fn check_in(days_ago: u64, answers: [u8; 7]) -> CheckIn {
    let mut check_in = CheckIn::new(CheckInId(id(1, days_ago)), day(days_ago), morning(days_ago));
    for (item, answer) in Item::CORE.into_iter().zip(answers) {
        check_in.scores.set(item, Some(answer));
    }
    check_in
}

pub fn kept(check_in: CheckIn) -> Change {
    Change::PutCheckIn { check_in: Box::new(check_in), base: None }
}

/// Ordinary check-ins on so many days before the day `last`, that one included: Body 7.0, Mind 7.3.
pub fn ordinary(days: u64, last: u64) -> Vec<Change> {
    (last..last + days).rev().map(|days_ago| kept(check_in(days_ago, [7, 6, 2, 8, 3, 7, 7]))).collect()
}

/// A race on the road.
pub fn race(name: &str, days_ago: u64, kilometres: f64, outcome: Outcome) -> Race {
    let mut race = Race::new(RaceId(id(2, days_ago)), name, day(days_ago));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(kilometres * 1000.0));
    race.outcome = Some(outcome);
    race
}

pub fn run(race: &Race) -> Change {
    Change::PutRace { race: Box::new(race.clone()), base: None }
}

/// An arc that begins so many days ago.
pub fn arc(kind: ArcKind, name: &str, days_ago: u64) -> RecoveryArc {
    let arc = RecoveryArc::new(ArcId(id(3, days_ago)), kind, day(days_ago), morning(days_ago));
    RecoveryArc { name: name.to_owned(), ..arc }
}

/// Opens the arc of a race.
pub fn setback(race: &Race) -> Change {
    let days_ago = u64::try_from((day(0) - race.date).num_days()).expect("a race that is over");
    let arc = arc(ArcKind::SetbackRace, &race.name, days_ago);
    opened(RecoveryArc { races: vec![race.id], ..arc })
}

pub fn opened(arc: RecoveryArc) -> Change {
    Change::OpenArc(Box::new(arc))
}

/// Something that was tried for the arc that began so many days ago.
pub fn tried(arc: u64, days_ago: u64, what: &str, helped: Option<Helped>) -> Change {
    Change::PutTry(Try {
        id: TryId(id(4, days_ago * 100 + u64::try_from(what.len()).expect("a short text"))),
        arc: ArcId(id(3, arc)),
        part: Part::Body,
        what: what.to_owned(),
        day: day(days_ago),
        helped,
        written: morning(days_ago),
    })
}

/// A step for today.
pub fn step(text: &str) -> Change {
    Change::PutStep(Step {
        id: StepId(id(5, 1)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: Some(day(0)),
        state: StepState::Open,
        written: morning(3),
    })
}
