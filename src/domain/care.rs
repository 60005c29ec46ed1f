//! What keeps the system going before it breaks, and thoughts that are parked.
//!
//! Source: checkins.toml, `care_log`, and `prompts_outline.toml`, `guard`. Nothing here is about a word of danger: what is found in words is
//! neither kept nor counted anywhere.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::id::{CareDoneId, CareItemId, ParkedId, RaceId};
use super::race::words;

/// The items of the care log that mean that somebody has looked at the body, in small letters; the first one is written where the
/// runner says so on a card.
pub const LOOKED_AT: [&str; 2] = ["medical check", "bodywork (physio, massage, chiropractic)"];

/// Something that looks after the runner: sleep routine, strength, blood tests ... The journal records, and recommends nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct CareItem {
    /// Its id.
    pub id: CareItemId,
    /// Its name.
    pub name: String,
    /// Wanted every so many days, 1 to 3650; `None` where nothing is wanted.
    pub every_days: Option<u16>,
    /// One line.
    pub note: String,
    /// When it was written.
    pub written: Stamp,
}

/// It was done on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct CareDone {
    /// Its id.
    pub id: CareDoneId,
    /// What.
    pub item: CareItemId,
    /// The day.
    pub day: NaiveDate,
    /// When that was written.
    pub written: Stamp,
}

/// An item with when it was done.
#[derive(Debug, Clone, PartialEq)]
pub struct CareRow {
    /// The item.
    pub item: CareItem,
    /// Every time it was done, last first.
    pub done: Vec<CareDone>,
}

words! {
    /// What Today offers and one key puts away for a week. The ids are the names under which the day of that is kept.
    QuietOffer {
        /// What is wanted and was not done for a good while.
        CareLog = "care_log_put_off", "care log";
        /// Parking a race that goes round in the head.
        ParkIt = "park_it_put_off", "park it";
    }
}

/// A thought that goes round: put down in one line until a day, so that it need not be carried.
#[derive(Debug, Clone, PartialEq)]
pub struct Parked {
    /// Its id.
    pub id: ParkedId,
    /// The line.
    pub text: String,
    /// The day on which it may come back.
    pub until: NaiveDate,
    /// The race that it is about.
    pub race: Option<RaceId>,
    /// When the runner let it go, or took it up again.
    pub ended: Option<Stamp>,
    /// When it was written.
    pub written: Stamp,
}
