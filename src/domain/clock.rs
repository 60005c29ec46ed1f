//! Time as an argument.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};

/// A moment with the offset of the place where it happened, so that "the same evening" stays true after a journey.
pub type Stamp = DateTime<FixedOffset>;

/// What the one clock at the edge said when a message came in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Now {
    /// The wall clock with the local offset. Fixed when `SECONDWIND_NOW` is set.
    pub wall: Stamp,
    /// Time since the program started; never jumps, never fixed. Debouncing counts on it.
    pub running: Duration,
}

impl Now {
    /// The local calendar day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.wall.date_naive()
    }
}
