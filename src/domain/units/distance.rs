//! Distances: how they are read and how they are told.

use thiserror::Error;

use super::distance_class::DistanceClass;
use super::number::{decimal, number_and_unit};
use super::quoting::quoted;
use super::rounding::{shown, trimmed};
use super::{METRES_PER_KM, METRES_PER_MILE, Metres, UnitSystem};

/// The longest distance that is believed, in metres: 10,000 km.
const LONGEST: f64 = 10_000_000.0;

/// Why a text is not a distance. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DistanceError {
    /// Nothing was typed.
    #[error("No distance here yet. Write it like 10k, 42.2 km, 50 mi or half.")]
    Empty,
    /// It begins with a minus.
    #[error("A distance is more than zero. Leave out the minus: {without}.")]
    Negative {
        /// What was typed, without its sign.
        without: String,
    },
    /// It is zero, or less than a metre.
    #[error("A distance is at least a metre. Leave the field empty when it is not known.")]
    Zero,
    /// More than 10,000 km.
    #[error("{} is more than 10,000 km. Check the number, or the unit behind it.", quoted(.typed))]
    TooLong {
        /// What was typed.
        typed: String,
    },
    /// "100M": miles for some, metres for others.
    #[error("{number}M can mean miles or metres. Write {number} mi or {number} m.")]
    MilesOrMetres {
        /// The number before the letter.
        number: String,
    },
    /// "10,000 m": ten metres, or ten thousand.
    #[error("{} can be read in two ways. Write {whole} m without the mark in between.", quoted(.typed))]
    ThousandsOrDecimals {
        /// What was typed.
        typed: String,
        /// The digits without the mark.
        whole: String,
    },
    /// Not a distance at all.
    #[error("{} cannot be read as a distance. Write it like 10k, 42.2 km, 50 mi or half.", quoted(.typed))]
    NotADistance {
        /// What was typed.
        typed: String,
    },
}

/// Reads a distance: a number with a unit ("10k", "800 m", "50 miles", "3,1 mi"), a bare number in the runner's unit, or
/// the name of a distance ("half", "marathon", "70.3"). Kept to the millimetre.
///
/// # Errors
/// [`DistanceError`] when the text is no distance; its message is the line for the field.
pub fn parse_distance(text: &str, units: UnitSystem) -> Result<Metres, DistanceError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(DistanceError::Empty);
    }
    if let Some(without) = typed.strip_prefix(['-', '−', '–']) {
        return Err(DistanceError::Negative { without: without.trim().to_owned() });
    }
    if let Some(class) = named(typed) {
        return Ok(class.metres());
    }
    let (number, unit) = number_and_unit(typed);
    let not_a_distance = || DistanceError::NotADistance { typed: typed.to_owned() };
    let value = decimal(number).ok_or_else(not_a_distance)?;
    if unit == "M" {
        return Err(DistanceError::MilesOrMetres { number: number.to_owned() });
    }
    let metres_each = metres_in(unit, units).ok_or_else(not_a_distance)?;
    if metres_each < 2.0 && looks_grouped(number) {
        return Err(DistanceError::ThousandsOrDecimals {
            typed: typed.to_owned(),
            whole: number.replace([',', '.'], ""),
        });
    }
    let metres = shown(value * metres_each, 3);
    if metres < 1.0 {
        Err(DistanceError::Zero)
    } else if metres > LONGEST {
        Err(DistanceError::TooLong { typed: typed.to_owned() })
    } else {
        Ok(Metres(metres))
    }
}

impl Metres {
    /// As it is said: "42.2 km", "800 m", "50 mi". Short courses are told in metres in both systems, as on the track.
    #[must_use]
    pub fn told(self, units: UnitSystem) -> String {
        match units {
            UnitSystem::Metric if self.0 >= 3000.0 => format!("{} km", trimmed(self.0 / METRES_PER_KM, 1)),
            UnitSystem::Imperial if self.0 >= METRES_PER_MILE - 0.5 => {
                format!("{} mi", trimmed(self.0 / METRES_PER_MILE, 1))
            }
            _ => format!("{} m", trimmed(self.0, 0)),
        }
    }

    /// As it is put into a field to be edited: nothing is rounded away, so that reading it gives the same distance.
    #[must_use]
    pub fn told_for_field(self, units: UnitSystem) -> String {
        // "half marathon" is easier to read than 21.0975 km; "10 km" needs no other name.
        let is_name = |label: &str| !label.contains(|letter: char| letter.is_ascii_digit());
        let by_name = DistanceClass::ALL.iter().map(|class| class.label()).find(|label| {
            is_name(label)
                && named(label)
                    .is_some_and(|class| class.legs().is_none() && (class.metres().0 - self.0).abs() < 0.0005)
        });
        if let Some(name) = by_name {
            return name.to_owned();
        }
        let miles = trimmed(self.0 / METRES_PER_MILE, 3);
        let in_miles = decimal(&miles).is_some_and(|miles| (miles * METRES_PER_MILE - self.0).abs() < 0.0005);
        if units == UnitSystem::Imperial && in_miles {
            format!("{miles} mi")
        } else if self.0 < 3000.0 && (self.0 - shown(self.0, 2)).abs() < 0.0005 {
            format!("{} m", trimmed(self.0, 2))
        } else {
            format!("{} km", trimmed(self.0 / METRES_PER_KM, 6))
        }
    }
}

/// The distance that goes by a name.
fn named(typed: &str) -> Option<DistanceClass> {
    let name = typed.to_lowercase().replace(['-', '_'], " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match name.as_str() {
        "mile" | "a mile" | "one mile" | "the mile" => DistanceClass::Mile,
        "half" | "half marathon" | "halfmarathon" | "hm" | "a half" | "half mara" => DistanceClass::Half,
        "marathon" | "full" | "full marathon" | "mara" | "fm" | "a marathon" => DistanceClass::Marathon,
        "parkrun" => DistanceClass::K5,
        "sprint" | "sprint tri" | "sprint triathlon" | "tri sprint" | "sprint distance" => {
            DistanceClass::TriSprint
        }
        "olympic" | "olympic tri" | "olympic triathlon" | "tri olympic" | "olympic distance"
        | "standard distance" | "short distance" => DistanceClass::TriOlympic,
        "70.3"
        | "ironman 70.3"
        | "half ironman"
        | "half iron"
        | "half iron distance"
        | "half distance"
        | "tri half"
        | "half tri"
        | "half distance triathlon"
        | "middle distance"
        | "middle distance triathlon" => DistanceClass::TriHalf,
        "140.6"
        | "ironman"
        | "ironman distance"
        | "iron distance"
        | "full ironman"
        | "full distance"
        | "tri full"
        | "full tri"
        | "full distance triathlon"
        | "long distance triathlon" => DistanceClass::TriFull,
        _ => return None,
    })
}

/// How many metres one of this unit is.
fn metres_in(unit: &str, units: UnitSystem) -> Option<f64> {
    match unit.to_lowercase().trim_end_matches('.') {
        "" => Some(match units {
            UnitSystem::Metric => METRES_PER_KM,
            UnitSystem::Imperial => METRES_PER_MILE,
        }),
        "k" | "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(METRES_PER_KM),
        "mi" | "mile" | "miles" | "miler" | "-mile" | "-miler" => Some(METRES_PER_MILE),
        "m" | "metre" | "metres" | "meter" | "meters" => Some(1.0),
        "yd" | "yds" | "yard" | "yards" => Some(0.9144),
        _ => None,
    }
}

/// "10,000" and "1.500": a mark before exactly three digits, which in metres nobody means as decimals for sure.
fn looks_grouped(number: &str) -> bool {
    number.split_once([',', '.']).is_some_and(|(_, rest)| rest.len() == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn metric(text: &str) -> Result<f64, DistanceError> {
        parse_distance(text, UnitSystem::Metric).map(|metres| metres.0)
    }

    fn refusal(text: &str) -> String {
        metric(text).expect_err(text).to_string()
    }

    #[test]
    fn distances_are_read_in_the_ways_people_write_them() {
        for (text, metres) in [
            ("marathon", 42_195.0),
            ("half", 21_097.5),
            ("Half Marathon", 21_097.5),
            ("half-marathon", 21_097.5),
            ("HM", 21_097.5),
            ("10k", 10_000.0),
            ("5 K", 5000.0),
            ("mile", 1609.344),
            ("50 miles", 80_467.2),
            ("50 mi", 80_467.2),
            ("100-miler", 160_934.4),
            ("800m", 800.0),
            ("800 m", 800.0),
            ("89 km", 89_000.0),
            ("89", 89_000.0),
            ("3.1mi", 4988.966),
            ("21,1 km", 21_100.0),
            ("42,195", 42_195.0),
            ("21.0975 km", 21_097.5),
            ("tri full", 225_995.0),
            ("Ironman distance", 225_995.0),
            ("70.3", 112_997.5),
            ("70.3 km", 70_300.0),
            ("Olympic triathlon", 51_500.0),
        ] {
            assert_eq!(metric(text), Ok(metres), "{text}");
        }
        assert_eq!(parse_distance("50", UnitSystem::Imperial), Ok(Metres(80_467.2)));
    }

    #[test]
    fn every_class_is_read_by_its_id_and_its_label() {
        for &class in DistanceClass::ALL {
            assert_eq!(metric(class.id()), Ok(class.metres().0), "{}", class.id());
            assert_eq!(metric(class.label()), Ok(class.metres().0), "{}", class.label());
        }
    }

    #[test]
    fn every_refusal_says_what_to_write() {
        assert_eq!(refusal("-3"), "A distance is more than zero. Leave out the minus: 3.");
        assert_eq!(
            refusal("0 km"),
            "A distance is at least a metre. Leave the field empty when it is not known."
        );
        assert_eq!(refusal("100M"), "100M can mean miles or metres. Write 100 mi or 100 m.");
        assert_eq!(
            refusal("10,000 m"),
            "“10,000 m” can be read in two ways. Write 10000 m without the mark in between."
        );
        assert_eq!(
            refusal("10001 km"),
            "“10001 km” is more than 10,000 km. Check the number, or the unit behind it."
        );
        for text in ["nan", "inf", "1e3", "far", "5 parsecs", "1.2.3 km", "km"] {
            assert_eq!(
                refusal(text),
                format!("“{text}” cannot be read as a distance. Write it like 10k, 42.2 km, 50 mi or half.")
            );
        }
        assert_eq!(refusal(""), "No distance here yet. Write it like 10k, 42.2 km, 50 mi or half.");
    }

    #[test]
    fn distances_are_told_in_the_runners_unit() {
        let told =
            |metres| (Metres(metres).told(UnitSystem::Metric), Metres(metres).told(UnitSystem::Imperial));
        let both = |metric: &str, imperial: &str| (metric.to_owned(), imperial.to_owned());
        assert_eq!(told(42_195.0), both("42.2 km", "26.2 mi"));
        assert_eq!(told(21_097.5), both("21.1 km", "13.1 mi"));
        assert_eq!(told(800.0), both("800 m", "800 m"));
        assert_eq!(told(80_467.2), both("80.5 km", "50 mi"));
        assert_eq!(told(1609.344), both("1609 m", "1 mi"));
        assert_eq!(told(10_000.0), both("10 km", "6.2 mi"));
    }

    #[test]
    fn a_distance_in_its_field_is_written_as_short_as_it_can_be() {
        let field = |metres, units| Metres(metres).told_for_field(units);
        assert_eq!(field(42_195.0, UnitSystem::Metric).to_lowercase(), "marathon");
        assert_eq!(field(21_097.5, UnitSystem::Imperial).to_lowercase(), "half marathon");
        assert_eq!(field(80_467.2, UnitSystem::Imperial), "50 mi");
        assert_eq!(field(1500.0, UnitSystem::Metric), "1500 m");
    }

    proptest! {
        #[test]
        fn a_distance_put_into_its_field_reads_back(millimetres in 1000..2_000_000_000_u32, imperial: bool) {
            let units = if imperial { UnitSystem::Imperial } else { UnitSystem::Metric };
            let metres = Metres(f64::from(millimetres) / 1000.0);
            let back = parse_distance(&metres.told_for_field(units), units).expect("a told distance");
            prop_assert!((back.0 - metres.0).abs() < 0.0011, "{} -> {:?}", metres.told_for_field(units), back);
        }

        #[test]
        fn no_text_whatever_makes_the_reader_fall_over(text in "\\PC{0,20}") {
            if let Ok(metres) = metric(&text) {
                prop_assert!((1.0..=LONGEST).contains(&metres));
            }
        }
    }
}
