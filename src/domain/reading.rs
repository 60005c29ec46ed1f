//! Readings that the runner has not followed.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::id::OverrideId;
use super::rules::reading::ReadingVerdict;

/// What the reading said on a day, and what the runner has chosen instead, with a reason.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingOverride {
    /// Its id.
    pub id: OverrideId,
    /// The day.
    pub day: NaiveDate,
    /// What the reading said.
    pub read: ReadingVerdict,
    /// What was chosen.
    pub chosen: ReadingVerdict,
    /// Why, in the runner's words.
    pub reason: String,
    /// When.
    pub at: Stamp,
}
