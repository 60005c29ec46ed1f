//! Numbers by which a goal is counted: plain ones, with a point or a comma before the decimals.

use thiserror::Error;

use super::number::{decimal, grouped};
use super::quoting::quoted;

/// So many days are wanted at most: ten years of them.
const MOST_DAYS: u32 = 3_653;

/// Why a text is no number to count by. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// Nothing was typed.
    #[error("No number here yet. Write it like 12 or 12.5.")]
    Empty,
    /// No number.
    #[error("{} cannot be read as a number. Write it like 12 or 12.5; the unit has its own field.", quoted(.typed))]
    NotANumber {
        /// What was typed.
        typed: String,
    },
    /// No number of days.
    #[error("{} cannot be read as days. Write a whole number from 1 to {MOST_DAYS}, like 20.", quoted(.typed))]
    NotDays {
        /// What was typed.
        typed: String,
    },
}

/// Reads a number: "12", "12.5", "12,5".
///
/// # Errors
/// [`CountError`] when it is none; its message is the line for the field.
pub fn parse_count(text: &str) -> Result<f64, CountError> {
    match text.trim() {
        "" => Err(CountError::Empty),
        typed => decimal(typed).ok_or_else(|| CountError::NotANumber { typed: typed.to_owned() }),
    }
}

/// Reads how many days are wanted: a whole number, at least 1. The word "days" may stand behind it.
///
/// # Errors
/// [`CountError`] when it is none; its message is the line for the field.
pub fn parse_days_wanted(text: &str) -> Result<u32, CountError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(CountError::Empty);
    }
    let number = typed.trim_end_matches("days").trim_end_matches("day").trim_end();
    grouped(number)
        .filter(|days| (1..=MOST_DAYS).contains(days))
        .ok_or_else(|| CountError::NotDays { typed: typed.to_owned() })
}

/// A number as an edit field holds it: it is read again as the same one.
#[must_use]
pub fn told_count(number: f64) -> String {
    format!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_take_a_point_or_a_comma_and_say_what_to_write_else() {
        assert_eq!(parse_count(" 12 "), Ok(12.0));
        assert_eq!(parse_count("12,5"), Ok(12.5));
        assert_eq!(parse_count(""), Err(CountError::Empty));
        assert_eq!(
            parse_count("3:45").expect_err("a time").to_string(),
            "“3:45” cannot be read as a number. Write it like 12 or 12.5; the unit has its own field."
        );
    }

    #[test]
    fn days_are_whole_and_at_least_one() {
        assert_eq!(parse_days_wanted("20"), Ok(20));
        assert_eq!(parse_days_wanted("1 day"), Ok(1));
        assert_eq!(parse_days_wanted("20 days"), Ok(20));
        for text in ["0", "2.5", "-3", "many", "4000"] {
            assert!(matches!(parse_days_wanted(text), Err(CountError::NotDays { .. })), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_a_field_holds_is_read_as_the_same_number(thousandths in 0_u32..1_000_000_000) {
            let number = f64::from(thousandths) / 1000.0;
            prop_assert_eq!(parse_count(&told_count(number)), Ok(number));
        }
    }
}
