//! A season to look at: check-ins of half a year with dips, races, arcs, and what was done for them.

use chrono::NaiveDate;
use secondwind::domain::arc::{ArcKind, Helped, Part, RecoveryArc, Try};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Side};
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{ArcId, CheckInId, RaceId, TryId};
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use uuid::Uuid;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn at(day: NaiveDate) -> Stamp {
    day.and_hms_opt(19, 0, 0).expect("a time").and_utc().fixed_offset()
}

pub fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128((kind << 64) + number)
}

pub fn race(number: u128, name: &str, date: &str, kilometres: f64, outcome: Option<Outcome>) -> Race {
    let mut race = Race::new(RaceId(id(1, number)), name, day(date));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(kilometres * 1000.0));
    race.outcome = outcome;
    race
}

pub fn put(race: &Race) -> Change {
    Change::PutRace { race: Box::new(race.clone()), base: None }
}

pub fn arc(number: u128, kind: ArcKind, name: &str, start: &str, races: &[RaceId]) -> RecoveryArc {
    let arc = RecoveryArc::new(ArcId(id(2, number)), kind, day(start), at(day(start)));
    RecoveryArc { name: name.to_owned(), races: races.to_vec(), ..arc }
}

pub fn opens(arc: RecoveryArc) -> Change {
    Change::OpenArc(Box::new(arc))
}

/// A check-in whose Body and Mind are what is asked for, as near as thirds and quarters come to it.
pub fn check_in(date: NaiveDate, body: f64, mind: f64) -> Change {
    let number = u128::try_from((date - day("2000-01-01")).num_days()).expect("a later day");
    let mut check_in = CheckIn::new(CheckInId(id(3, number)), date, at(date));
    for (side, value) in [(Side::Body, body), (Side::Mind, mind)] {
        let items = side.items();
        let count = u8::try_from(items.len()).expect("three or four");
        let off = |sum: u8| (f64::from(sum) - value * f64::from(count)).abs();
        let mut left =
            (0..=10 * count).min_by(|one, other| off(*one).total_cmp(&off(*other))).expect("a sum");
        for (item, to_come) in items.iter().zip((1..=count).rev()) {
            let good = left.div_ceil(to_come).min(10);
            left -= good;
            let value = if item.higher_is_better() { good } else { 10 - good };
            check_in.scores.set(*item, Some(value));
        }
    }
    Change::PutCheckIn { check_in: Box::new(check_in), base: None }
}

/// Numbers that look like chance and are the same in every run, from -1 to 1.
pub struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).expect("31 bits")) / f64::from(1_u32 << 30) - 1.0
    }
}

/// Half a year of check-ins on most days up to the evening, with a dip after each of these days.
pub fn half_a_year(dips: &[&str]) -> Vec<Change> {
    let (first, last) = (day("2026-01-28"), day("2026-07-29"));
    let mut noise = Noise(7);
    let mut changes = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= last) {
        let since = dips.iter().filter_map(|dip| u32::try_from((date - day(dip)).num_days()).ok()).min();
        let depth = since.map_or(0.0, |since| 4.5 * (-f64::from(since) / 10.0).exp());
        let (body, mind) = (7.0 - depth + noise.next() * 0.8, 7.3 - depth + noise.next() * 0.7);
        // Some days are missing, and two weeks in March.
        let is_missing = noise.next() > 0.5 || (day("2026-03-09")..day("2026-03-22")).contains(&date);
        if !is_missing {
            changes.push(check_in(date, body.clamp(0.0, 10.0), mind.clamp(0.0, 10.0)));
        }
    }
    changes
}

/// A season with two setbacks, a best, a race ahead and an injury.
pub fn season() -> Vec<Change> {
    let mut changes = half_a_year(&["2026-04-12", "2026-06-21"]);
    let mut half = race(1, "Spring Half", "2026-03-01", 21.0975, Some(Outcome::Finished));
    half.official = Some(Seconds(6250.0));
    "1:45".clone_into(&mut half.goals.a);
    let mut rivers = race(2, "Two Rivers 100", "2026-04-12", 100.0, Some(Outcome::Dnf));
    rivers.covered = Some(Metres(61_000.0));
    rivers.setback = Some(SetbackMark::Yes);
    let mut ten = race(3, "Ellery Park Ten", "2026-05-24", 10.0, Some(Outcome::Finished));
    ten.official = Some(Seconds(2550.0));
    "42:00".clone_into(&mut ten.goals.a);
    let mut later_ten = race(4, "Harbour Ten", "2026-07-11", 10.0, Some(Outcome::Finished));
    later_ten.official = Some(Seconds(2490.0));
    "42:00".clone_into(&mut later_ten.goals.a);
    let ahead = race(5, "Winter Half", "2026-08-16", 21.0975, None);
    changes.extend([&half, &rivers, &ten, &later_ten, &ahead].map(put));
    changes.push(opens(arc(1, ArcKind::SetbackRace, "Two Rivers 100", "2026-04-12", &[rivers.id])));
    changes.push(opens(arc(2, ArcKind::Injury, "Left calf", "2026-06-21", &[])));
    for (number, what, part, date) in [
        (1, "walk", Part::Body, "2026-04-15"),
        (2, "walk", Part::Body, "2026-04-17"),
        (3, "talk with a friend", Part::Head, "2026-04-16"),
    ] {
        changes.push(Change::PutTry(Try {
            id: TryId(id(4, number)),
            arc: ArcId(id(2, 1)),
            part,
            what: what.to_owned(),
            day: day(date),
            helped: Some(Helped::Yes),
            written: at(day(date)),
        }));
    }
    changes
}
