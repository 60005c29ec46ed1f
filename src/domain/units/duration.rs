//! The length of a timed race ("24 h"): how it is read and how it is told.

use thiserror::Error;

use super::Seconds;
use super::number::{decimal, number_and_unit, small_number};
use super::quoting::quoted;
use super::rounding::{shown, trimmed, whole};

/// The longest timed race that is believed, in seconds: 60 days.
const LONGEST: f64 = 60.0 * 86_400.0;

/// Why a text is not the length of a timed race. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DurationError {
    /// Nothing was typed.
    #[error("No length here yet. Write it like 6 h, 24 h or 90 min.")]
    Empty,
    /// Less than a minute, or below zero.
    #[error("A timed race lasts at least a minute. Write it like 6 h, 24 h or 90 min.")]
    TooShort,
    /// More than 60 days.
    #[error("{} is more than 60 days. Check the number, or the unit behind it.", quoted(.typed))]
    TooLong {
        /// What was typed.
        typed: String,
    },
    /// Minutes or seconds of 60 or more behind a colon.
    #[error("Minutes and seconds stay below 60 behind a colon. Write it like 6:00:00 or 90 min.")]
    SixtyOrMore,
    /// Not a length at all.
    #[error("{} cannot be read as the length of a race. Write it like 6 h, 24 h or 90 min.", quoted(.typed))]
    NotADuration {
        /// What was typed.
        typed: String,
    },
}

/// Reads the length of a timed race: "6 h", "24h", "12 hours", "90 min", "1 h 30", "6:00:00", "6:00" (hours and minutes),
/// "6 days". A bare number is hours.
///
/// # Errors
/// [`DurationError`] when the text is no length; its message is the line for the field.
pub fn parse_duration(text: &str) -> Result<Seconds, DurationError> {
    let typed = text.trim();
    let lower = typed.to_lowercase();
    if lower.is_empty() {
        return Err(DurationError::Empty);
    }
    if lower.starts_with(['-', '−', '–']) {
        return Err(DurationError::TooShort);
    }
    let seconds = if lower.contains(':') { with_colons(&lower) } else { with_units(&lower) };
    let seconds = seconds.unwrap_or_else(|| Err(DurationError::NotADuration { typed: typed.to_owned() }))?;
    if seconds < 60.0 {
        Err(DurationError::TooShort)
    } else if seconds > LONGEST {
        Err(DurationError::TooLong { typed: typed.to_owned() })
    } else {
        Ok(Seconds(seconds))
    }
}

/// As it is said: "24 h", "6 days", "90 min", "1 h 45 min". Rounded to the minute.
#[must_use]
pub fn told_duration(duration: Seconds) -> String {
    let minutes = whole(duration.0 / 60.0);
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) | (1, 30) => format!("{minutes} min"),
        (72.., 0) if hours % 24 == 0 => format!("{} days", hours / 24),
        (_, 0) => format!("{hours} h"),
        _ => format!("{hours} h {rest} min"),
    }
}

/// As it is put into a field to be edited, nothing rounded away.
#[must_use]
pub fn duration_for_field(duration: Seconds) -> String {
    if (duration.0 / 60.0).fract() == 0.0 {
        told_duration(duration)
    } else {
        format!("{} s", trimmed(duration.0, 3))
    }
}

/// "6:00" and "6:00:00"; `None` when it is neither.
fn with_colons(lower: &str) -> Option<Result<f64, DurationError>> {
    let parts: Vec<&str> = lower.split(':').collect();
    let (hours, rest) = parts.split_first()?;
    if rest.len() > 2 || rest.iter().any(|part| part.len() != 2) || hours.len() > 4 {
        return None;
    }
    let whole_number = |part: &str| -> Option<f64> {
        part.bytes().all(|b| b.is_ascii_digit()).then(|| decimal(part)).flatten()
    };
    let mut seconds = whole_number(hours)? * 3600.0;
    for (part, each) in rest.iter().zip([60.0, 1.0]) {
        let value = whole_number(part)?;
        if value >= 60.0 {
            return Some(Err(DurationError::SixtyOrMore));
        }
        seconds += value * each;
    }
    Some(Ok(seconds))
}

/// "6 h", "1 h 30 min", "12-hour", "six hours"; `None` when it is nothing like that.
fn with_units(lower: &str) -> Option<Result<f64, DurationError>> {
    let mut rest = lower;
    let mut seconds = 0.0;
    // A unit may only be followed by a smaller one; a number without a unit takes the next smaller one.
    let mut largest_allowed = f64::INFINITY;
    while !rest.is_empty() {
        let (number, behind) = number_and_unit(rest);
        let (value, behind) = if number.is_empty() {
            let (word, behind) = rest.split_once([' ', '-'])?;
            (f64::from(small_number(word)?), behind)
        } else {
            (decimal(number)?, behind)
        };
        let behind = behind.trim_start_matches(['-', ' ']);
        let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (unit, next) = behind.split_at(end);
        let each = match unit {
            "d" | "day" | "days" => 86_400.0,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
            "" if largest_allowed.is_infinite() => 3600.0,
            "" => largest_allowed / 60.0,
            _ => return None,
        };
        if each >= largest_allowed {
            return None;
        }
        largest_allowed = each;
        seconds += value * each;
        rest = next.trim_start();
    }
    Some(Ok(shown(seconds, 3)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_read_in_the_ways_people_write_them() {
        for (text, seconds) in [
            ("6 h", 21_600.0),
            ("24h", 86_400.0),
            ("12 hours", 43_200.0),
            ("12-hour", 43_200.0),
            ("90 min", 5400.0),
            ("6:00:00", 21_600.0),
            ("6:00", 21_600.0),
            ("6", 21_600.0),
            ("1 h 30", 5400.0),
            ("1h30min", 5400.0),
            ("6,5 h", 23_400.0),
            ("six hours", 21_600.0),
            ("6 days", 518_400.0),
        ] {
            assert_eq!(parse_duration(text), Ok(Seconds(seconds)), "{text}");
        }
    }

    #[test]
    fn every_refusal_says_what_to_write() {
        let refusal = |text: &str| parse_duration(text).expect_err(text).to_string();
        assert_eq!(refusal(""), "No length here yet. Write it like 6 h, 24 h or 90 min.");
        for text in ["0 h", "-6 h", "30 s"] {
            assert_eq!(
                refusal(text),
                "A timed race lasts at least a minute. Write it like 6 h, 24 h or 90 min."
            );
        }
        assert_eq!(
            refusal("6:75"),
            "Minutes and seconds stay below 60 behind a colon. Write it like 6:00:00 or 90 min."
        );
        assert_eq!(
            refusal("2000 h"),
            "“2000 h” is more than 60 days. Check the number, or the unit behind it."
        );
        for text in ["all day", "6 km", "nan", "30 min 2 h", "1:2:3:4", "h"] {
            assert_eq!(
                refusal(text),
                format!(
                    "“{text}” cannot be read as the length of a race. Write it like 6 h, 24 h or 90 min."
                )
            );
        }
    }

    #[test]
    fn lengths_are_told_the_way_the_races_are_called() {
        for (hours, told) in
            [(6.0, "6 h"), (24.0, "24 h"), (48.0, "48 h"), (144.0, "6 days"), (1.5, "90 min")]
        {
            assert_eq!(told_duration(Seconds(hours * 3600.0)), told);
        }
        assert_eq!(told_duration(Seconds(6300.0)), "1 h 45 min");
    }

    proptest! {
        #[test]
        fn a_length_put_into_its_field_reads_back(seconds in 60..5_184_000_u32) {
            let length = Seconds(f64::from(seconds));
            prop_assert_eq!(parse_duration(&duration_for_field(length)), Ok(length));
        }

        #[test]
        fn no_text_whatever_makes_the_reader_fall_over(text in "\\PC{0,20}") {
            if let Ok(length) = parse_duration(&text) {
                prop_assert!((60.0..=LONGEST).contains(&length.0));
            }
        }
    }
}
