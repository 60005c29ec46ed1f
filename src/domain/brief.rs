//! The brief before a race: what the runner has planned for it besides its facts and its goals.

use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::id::RaceId;
use super::race::words;

words! {
    /// Whether a fundamental of training is in place.
    Ready {
        /// It is.
        Yes = "yes", "yes";
        /// In part.
        Partly = "partly", "partly";
        /// It is not.
        No = "no", "no";
    }
}

/// What the runner has planned for a race ahead. Its process goal is a goal of its own; who is with them stands with the facts
/// of the race.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefPlan {
    /// For which race.
    pub race: RaceId,
    /// Why this race, in one line; empty where it is not said, like the rest.
    pub why: String,
    /// Where on the course A or B is decided, and on what sign.
    pub switch_point: String,
    /// Words to come back to when it gets loud.
    pub cue: String,
    /// The toughest stretch as it is pictured, and what is done first.
    pub picture: String,
    /// "If ..., then I will ...", one line each.
    pub what_ifs: Vec<String>,
    /// The fundamentals that were looked at, by the item's id.
    pub ready: Vec<ReadyItem>,
    /// When it was last changed.
    pub at: Stamp,
}

/// A fundamental of training, and whether it is in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyItem {
    /// The item's id.
    pub item: String,
    /// Whether.
    pub ready: Ready,
}

impl BriefPlan {
    /// A plan that says nothing yet.
    #[must_use]
    pub fn blank(race: RaceId, at: Stamp) -> Self {
        Self {
            race,
            why: String::new(),
            switch_point: String::new(),
            cue: String::new(),
            picture: String::new(),
            what_ifs: Vec::new(),
            ready: Vec::new(),
            at,
        }
    }
}
