//! The one clock.

use std::time::Instant;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, TimeZone};

use crate::domain::clock::{Now, Stamp};

/// The variable that fixes the wall clock, for tests, demonstrations and reports of defects.
pub const VARIABLE: &str = "SECONDWIND_NOW";

/// Tells the time.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    started: Instant,
    fixed: Option<Stamp>,
}

/// The clock was set to something that is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{VARIABLE} is set to \"{0}\", which is no time. Write it like 2026-11-21T20:00:00+02:00, or like \"2026-11-21 20:00\" in local time."
)]
pub struct ClockError(String);

impl Clock {
    /// A clock that runs, or stands at the time that `fixed` tells.
    ///
    /// # Errors
    /// When `fixed` is no time.
    pub fn new(fixed: Option<&str>) -> Result<Self, ClockError> {
        let fixed = match fixed.map(str::trim).filter(|text| !text.is_empty()) {
            None => None,
            Some(text) => Some(read(text).ok_or_else(|| ClockError(text.to_owned()))?),
        };
        Ok(Self { started: Instant::now(), fixed })
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Now {
        let wall = self.fixed.unwrap_or_else(|| Local::now().fixed_offset());
        Now { wall, running: self.started.elapsed() }
    }
}

fn read(text: &str) -> Option<Stamp> {
    if let Ok(stamp) = DateTime::parse_from_rfc3339(text) {
        return Some(stamp);
    }
    let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(12, 0, 0))?;
    Local.from_local_datetime(&local).earliest().map(|stamp| stamp.fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_fixed_clock_stands_still_and_a_wrong_one_says_what_would_do() {
        let clock = Clock::new(Some("2026-11-21T20:00:00+02:00")).expect("a time");
        assert_eq!(clock.now().wall, clock.now().wall);
        assert_eq!(clock.now().wall.to_rfc3339(), "2026-11-21T20:00:00+02:00");
        assert_eq!(Clock::new(Some("2026-11-21")).expect("a day").now().today().to_string(), "2026-11-21");
        let error = Clock::new(Some("yesterday")).expect_err("no time");
        assert!(error.to_string().contains("\"yesterday\", which is no time"));
    }
}
