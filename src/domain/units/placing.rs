//! Places in the results: how they are read and how they are told.

use thiserror::Error;

use super::number::grouped;
use super::quoting::quoted;

/// A place, and among how many where that is known. `place` is at least 1 and at most `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The place.
    pub place: u32,
    /// How many were placed.
    pub of: Option<u32>,
}

/// Why a text is not a place. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlacingError {
    /// Nothing was typed.
    #[error("No place here yet. Write it like 412, 412/3477 or 3rd of 40.")]
    Empty,
    /// Place zero, or a field of none.
    #[error("Places begin at 1. Leave the field empty when it is not known.")]
    Zero,
    /// "500 of 412".
    #[error(
        "Place {place} does not fit in a field of {of}. If it is the other way round, write {of}/{place}."
    )]
    BeyondField {
        /// The place.
        place: u32,
        /// The size of the field.
        of: u32,
    },
    /// Not a place at all.
    #[error("{} cannot be read as a place. Write it like 412, 412/3477 or 3rd of 40.", quoted(.typed))]
    NotAPlace {
        /// What was typed.
        typed: String,
    },
}

/// Reads a place: "412/3477", "412 of 3477", "412 out of 13 000", "412", "3rd", "#3".
///
/// # Errors
/// [`PlacingError`] when the text is no place; its message is the line for the field.
pub fn parse_placing(text: &str) -> Result<Place, PlacingError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(PlacingError::Empty);
    }
    let lower = typed.to_lowercase();
    let (place, of) = ["/", " out of ", " of ", " from "]
        .iter()
        .find_map(|between| lower.split_once(between))
        .map_or((lower.as_str(), None), |(place, of)| (place, Some(of)));
    let not_a_place = || PlacingError::NotAPlace { typed: typed.to_owned() };
    let place = ordinal(place).ok_or_else(not_a_place)?;
    let of = of.map(|of| grouped(of).ok_or_else(not_a_place)).transpose()?;
    match of {
        _ if place == 0 || of == Some(0) => Err(PlacingError::Zero),
        Some(of) if place > of => Err(PlacingError::BeyondField { place, of }),
        of => Ok(Place { place, of }),
    }
}

impl Place {
    /// As it is said: "412 of 3477", "412".
    #[must_use]
    pub fn told(self) -> String {
        match self.of {
            Some(of) => format!("{} of {of}", self.place),
            None => self.place.to_string(),
        }
    }
}

/// "412", "#3", "3rd", "3."
fn ordinal(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_prefix('#').unwrap_or(text);
    let digits =
        ["st", "nd", "rd", "th", "."].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    grouped(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_are_read_in_the_ways_people_write_them() {
        let of = |place, of| Ok(Place { place, of });
        assert_eq!(parse_placing("412/3477"), of(412, Some(3477)));
        assert_eq!(parse_placing("412 / 3477"), of(412, Some(3477)));
        assert_eq!(parse_placing("446th of 3477"), of(446, Some(3477)));
        assert_eq!(parse_placing("246 out of 13 000"), of(246, Some(13_000)));
        assert_eq!(parse_placing("1,246 of 13,000"), of(1246, Some(13_000)));
        assert_eq!(parse_placing("412"), of(412, None));
        assert_eq!(parse_placing("3rd"), of(3, None));
        assert_eq!(parse_placing("#1"), of(1, None));
    }

    #[test]
    fn every_refusal_says_what_to_write() {
        let refusal = |text: &str| parse_placing(text).expect_err(text).to_string();
        assert_eq!(refusal(""), "No place here yet. Write it like 412, 412/3477 or 3rd of 40.");
        assert_eq!(refusal("0"), "Places begin at 1. Leave the field empty when it is not known.");
        assert_eq!(refusal("3/0"), "Places begin at 1. Leave the field empty when it is not known.");
        assert_eq!(
            refusal("3477/412"),
            "Place 3477 does not fit in a field of 412. If it is the other way round, write 412/3477."
        );
        for text in ["third", "-3", "3 of many", "99999999999"] {
            assert_eq!(
                refusal(text),
                format!("“{text}” cannot be read as a place. Write it like 412, 412/3477 or 3rd of 40.")
            );
        }
    }

    proptest! {
        #[test]
        fn a_told_place_reads_back(place in 1..100_000_u32, behind in prop::option::of(0..100_000_u32)) {
            let place = Place { place, of: behind.map(|behind| place + behind) };
            prop_assert_eq!(parse_placing(&place.told()), Ok(place));
        }
    }
}
