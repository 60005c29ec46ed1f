//! The numbers of the day and the course: air temperature and climb.

use thiserror::Error;

use super::number::{decimal, grouped, number_and_unit};
use super::quoting::quoted;
use super::rounding::{shown, trimmed};
use super::{Metres, UnitSystem};

/// Metres in one foot.
const METRES_PER_FOOT: f64 = 0.3048;

/// Why a text is not an air temperature. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemperatureError {
    /// Nothing was typed.
    #[error("No temperature here yet. Write it like 12 C or 61 F.")]
    Empty,
    /// Colder than -60 °C or hotter than 60 °C.
    #[error("{} is hotter or colder than any race. Write it like 12 C or 61 F.", quoted(.typed))]
    OutOfRange {
        /// What was typed.
        typed: String,
    },
    /// Not a temperature at all.
    #[error("{} cannot be read as a temperature. Write it like 12 C or 61 F.", quoted(.typed))]
    NotATemperature {
        /// What was typed.
        typed: String,
    },
}

/// Why a text is not a climb. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClimbError {
    /// Nothing was typed.
    #[error("No climb here yet. Write it like 850 m or 2600 ft.")]
    Empty,
    /// It begins with a minus.
    #[error("Climb counts the metres up only, so it is never below zero. Write it like 850 m or 2600 ft.")]
    Negative,
    /// More than 50,000 m.
    #[error("{} is more than 50,000 m of climb. Check the number, or the unit behind it.", quoted(.typed))]
    TooHigh {
        /// What was typed.
        typed: String,
    },
    /// Not a climb at all.
    #[error("{} cannot be read as a climb. Write it like 850 m or 2600 ft.", quoted(.typed))]
    NotAClimb {
        /// What was typed.
        typed: String,
    },
}

/// Reads an air temperature and gives degrees Celsius: "12", "12 C", "-3 °C", "61 F". A bare number is in the runner's
/// unit. Kept to a hundredth of a degree.
///
/// # Errors
/// [`TemperatureError`] when the text is no temperature; its message is the line for the field.
pub fn parse_temperature(text: &str, units: UnitSystem) -> Result<f64, TemperatureError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(TemperatureError::Empty);
    }
    let lower = typed.to_lowercase();
    let (sign, size) = match lower.strip_prefix(['-', '−', '–']) {
        Some(size) => (-1.0, size),
        None => (1.0, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let (number, unit) = number_and_unit(size);
    let not_a_temperature = || TemperatureError::NotATemperature { typed: typed.to_owned() };
    let degrees = sign * decimal(number).ok_or_else(not_a_temperature)?;
    let unit = unit.trim_start_matches(['°', 'º']).trim_start();
    let unit = unit.strip_prefix("degrees").or_else(|| unit.strip_prefix("deg")).unwrap_or(unit);
    let celsius = match (unit.trim(), units) {
        ("c" | "celsius", _) | ("", UnitSystem::Metric) => degrees,
        ("f" | "fahrenheit", _) | ("", UnitSystem::Imperial) => (degrees - 32.0) / 1.8,
        _ => return Err(not_a_temperature()),
    };
    if celsius.abs() > 60.0 {
        return Err(TemperatureError::OutOfRange { typed: typed.to_owned() });
    }
    Ok(shown(celsius, 2))
}

/// A temperature in degrees Celsius as it is said: "12 °C", "61 °F".
#[must_use]
pub fn told_temperature(celsius: f64, units: UnitSystem) -> String {
    match units {
        UnitSystem::Metric => format!("{} °C", trimmed(celsius, 0)),
        UnitSystem::Imperial => format!("{} °F", trimmed(celsius * 1.8 + 32.0, 0)),
    }
}

/// Reads the climb of a course: "850 m", "2600 ft", "2,600 ft", "+850". A bare number is metres or feet, as the runner
/// counts. Kept to a tenth of a metre.
///
/// # Errors
/// [`ClimbError`] when the text is no climb; its message is the line for the field.
pub fn parse_climb(text: &str, units: UnitSystem) -> Result<Metres, ClimbError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(ClimbError::Empty);
    }
    if typed.starts_with(['-', '−', '–']) {
        return Err(ClimbError::Negative);
    }
    let lower = typed.strip_prefix('+').unwrap_or(typed).to_lowercase();
    let letters = lower.find(char::is_alphabetic).unwrap_or(lower.len());
    let (number, unit) = lower.split_at(letters);
    let not_a_climb = || ClimbError::NotAClimb { typed: typed.to_owned() };
    // Nobody writes a climb to the millimetre: three digits behind a mark are thousands.
    let value = grouped(number).map(f64::from).or_else(|| decimal(number)).ok_or_else(not_a_climb)?;
    let metres = match (unit.trim(), units) {
        ("m" | "metres" | "meters" | "hm", _) | ("", UnitSystem::Metric) => value,
        ("ft" | "feet" | "foot", _) | ("", UnitSystem::Imperial) => value * METRES_PER_FOOT,
        _ => return Err(not_a_climb()),
    };
    if metres > 50_000.0 {
        return Err(ClimbError::TooHigh { typed: typed.to_owned() });
    }
    Ok(Metres(shown(metres, 1)))
}

/// A climb as it is said: "850 m", "2600 ft".
#[must_use]
pub fn told_climb(climb: Metres, units: UnitSystem) -> String {
    match units {
        UnitSystem::Metric => format!("{} m", trimmed(climb.0, 0)),
        UnitSystem::Imperial => format!("{} ft", trimmed(climb.0 / METRES_PER_FOOT, 0)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn temperatures_are_read_in_both_scales() {
        let metric = |text| parse_temperature(text, UnitSystem::Metric);
        assert_eq!(metric("12"), Ok(12.0));
        assert_eq!(metric("12 C"), Ok(12.0));
        assert_eq!(metric("-3,5 °C"), Ok(-3.5));
        assert_eq!(metric("61 F"), Ok(16.11));
        assert_eq!(metric("20 degrees"), Ok(20.0));
        assert_eq!(parse_temperature("32", UnitSystem::Imperial), Ok(0.0));
        assert_eq!(parse_temperature("-40 F", UnitSystem::Metric), Ok(-40.0));
    }

    #[test]
    fn climbs_are_read_in_metres_and_feet() {
        let metric = |text| parse_climb(text, UnitSystem::Metric);
        assert_eq!(metric("850 m"), Ok(Metres(850.0)));
        assert_eq!(metric("+850"), Ok(Metres(850.0)));
        assert_eq!(metric("2600 ft"), Ok(Metres(792.5)));
        assert_eq!(metric("2,600 ft"), Ok(Metres(792.5)));
        assert_eq!(metric("0"), Ok(Metres(0.0)));
        assert_eq!(parse_climb("2600", UnitSystem::Imperial), Ok(Metres(792.5)));
    }

    #[test]
    fn every_refusal_says_what_to_write() {
        let temperature =
            |text: &str| parse_temperature(text, UnitSystem::Metric).expect_err(text).to_string();
        let climb = |text: &str| parse_climb(text, UnitSystem::Metric).expect_err(text).to_string();
        assert_eq!(temperature(""), "No temperature here yet. Write it like 12 C or 61 F.");
        assert_eq!(temperature("75"), "“75” is hotter or colder than any race. Write it like 12 C or 61 F.");
        assert_eq!(
            temperature("warm"),
            "“warm” cannot be read as a temperature. Write it like 12 C or 61 F."
        );
        assert_eq!(climb(""), "No climb here yet. Write it like 850 m or 2600 ft.");
        assert_eq!(
            climb("-850"),
            "Climb counts the metres up only, so it is never below zero. Write it like 850 m or 2600 ft."
        );
        assert_eq!(
            climb("60000 m"),
            "“60000 m” is more than 50,000 m of climb. Check the number, or the unit behind it."
        );
        assert_eq!(climb("steep"), "“steep” cannot be read as a climb. Write it like 850 m or 2600 ft.");
    }

    proptest! {
        #[test]
        fn told_numbers_read_back_in_both_systems(degrees in -70..=140_i32, feet in 0..100_000_u32, imperial: bool) {
            let (units, unit) = if imperial { (UnitSystem::Imperial, "F") } else { (UnitSystem::Metric, "C") };
            if let Ok(celsius) = parse_temperature(&format!("{degrees} {unit}"), units) {
                prop_assert_eq!(told_temperature(celsius, units), format!("{degrees} °{unit}"));
            }
            let climb = parse_climb(&format!("{feet} ft"), UnitSystem::Imperial).expect("a climb");
            prop_assert_eq!(told_climb(climb, UnitSystem::Imperial), format!("{feet} ft"));
        }
    }
}
