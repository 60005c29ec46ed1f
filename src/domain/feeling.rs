//! Feelings as they are named: a word, a strength, and whether they belong to the day or to now.

use serde::{Deserialize, Serialize};

use super::race::words;

/// One feeling with its strength.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Felt {
    /// The feeling's id from the list, or the runner's own word when `own` is set.
    pub feeling: String,
    /// Whether `feeling` is the runner's own word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Strength, 0 to 10.
    pub strength: u8,
}

words! {
    /// When a feeling was felt.
    Moment {
        /// On the day of the race.
        Then = "then", "then";
        /// When it was written down later.
        Now = "now", "now";
    }
}
