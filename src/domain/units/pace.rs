//! Pace: time for a kilometre or a mile. Source: races.toml, `rules.parse_pace`.

use thiserror::Error;

use super::quoting::quoted;
use super::rounding::whole;
use super::time::{TimeContext, parse_time};
use super::{METRES_PER_KM, METRES_PER_MILE, Metres, Seconds, UnitSystem};

/// Seconds for one kilometre. Positive and finite.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Pace(pub f64);

/// The paces that are believed, in seconds a kilometre: from a fast ride to a slow climb.
const BELIEVED: std::ops::RangeInclusive<f64> = 30.0..=7200.0;

/// Why a text is not a pace. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaceError {
    /// Nothing was typed.
    #[error("No pace here yet. Write it like 4:35/km or 7:22/mi.")]
    Empty,
    /// Faster than 0:30/km or slower than two hours a kilometre.
    #[error("{} is no pace for a race. Write minutes and seconds, like 4:35/km or 7:22/mi.", quoted(.typed))]
    OutOfRange {
        /// What was typed.
        typed: String,
    },
    /// Not a pace at all.
    #[error("{} cannot be read as a pace. Write it like 4:35/km or 7:22/mi.", quoted(.typed))]
    NotAPace {
        /// What was typed.
        typed: String,
    },
}

/// Reads a pace: "4:35/km", "7:22/mi", "8:00 min/mile", "4'35". Without a unit it is for the runner's own.
///
/// # Errors
/// [`PaceError`] when the text is no pace; its message is the line for the field.
pub fn parse_pace(text: &str, units: UnitSystem) -> Result<Pace, PaceError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(PaceError::Empty);
    }
    let lower = typed.to_lowercase().replace(" per ", "/");
    let (time, unit) = match lower.split_once('/') {
        Some((time, unit)) => (time.trim_end(), unit.trim()),
        None => (lower.as_str(), ""),
    };
    let not_a_pace = || PaceError::NotAPace { typed: typed.to_owned() };
    let kilometres = match (unit, units) {
        ("km" | "k" | "kilometre" | "kilometer", _) | ("", UnitSystem::Metric) => 1.0,
        ("mi" | "mile" | "m", _) | ("", UnitSystem::Imperial) => METRES_PER_MILE / METRES_PER_KM,
        _ => return Err(not_a_pace()),
    };
    let time = time.strip_suffix("min").unwrap_or(time).trim_end();
    let time = time.trim_end_matches(['"', '″', '”']).replace(['\'', '′', '’'], ":");
    let seconds = parse_time(&time, TimeContext::default()).map_err(|_| not_a_pace())?;
    // "4" or "4.5" would be seconds: nobody means that as a pace.
    if !time.contains(':') {
        return Err(not_a_pace());
    }
    let pace = Pace(seconds.0 / kilometres);
    if BELIEVED.contains(&pace.0) { Ok(pace) } else { Err(PaceError::OutOfRange { typed: typed.to_owned() }) }
}

impl Pace {
    /// The mean pace of `time` over `distance`; `None` where one of them is zero.
    #[must_use]
    pub fn over(time: Seconds, distance: Metres) -> Option<Self> {
        let pace = time.0 / (distance.0 / METRES_PER_KM);
        (pace.is_finite() && pace > 0.0).then_some(Self(pace))
    }

    /// As it is said: "5:41/km", "9:09/mi". Rounded to the second.
    #[must_use]
    pub fn told(self, units: UnitSystem) -> String {
        let (seconds, unit) = match units {
            UnitSystem::Metric => (self.0, "km"),
            UnitSystem::Imperial => (self.0 * METRES_PER_MILE / METRES_PER_KM, "mi"),
        };
        let seconds = whole(seconds);
        format!("{}:{:02}/{unit}", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_four_hour_marathon_has_its_well_known_pace() -> Result<(), &'static str> {
        let pace = Pace::over(Seconds(14_400.0), Metres(42_195.0)).ok_or("a pace")?;
        assert_eq!(pace.told(UnitSystem::Metric), "5:41/km");
        assert_eq!(pace.told(UnitSystem::Imperial), "9:09/mi");
        assert_eq!(Pace::over(Seconds(14_400.0), Metres(0.0)), None);
        assert_eq!(Pace::over(Seconds(0.0), Metres(0.0)), None);
        Ok(())
    }

    #[test]
    fn paces_are_read_in_the_ways_people_write_them() {
        for text in ["4:35/km", "4:35 / km", "4'35", "4'35\"", "4:35", "4:35 min/km", "4:35 per km"] {
            assert_eq!(parse_pace(text, UnitSystem::Metric), Ok(Pace(275.0)), "{text}");
        }
        for text in ["7:22/mi", "7:22/mile", "7:22 min/mile"] {
            let pace = parse_pace(text, UnitSystem::Metric).map(|pace| pace.told(UnitSystem::Imperial));
            assert_eq!(pace, Ok("7:22/mi".to_owned()), "{text}");
        }
        assert_eq!(parse_pace("7:22", UnitSystem::Imperial), parse_pace("7:22/mi", UnitSystem::Metric));
    }

    #[test]
    fn every_refusal_says_what_to_write() {
        let refusal = |text: &str| parse_pace(text, UnitSystem::Metric).expect_err(text).to_string();
        assert_eq!(refusal(""), "No pace here yet. Write it like 4:35/km or 7:22/mi.");
        assert_eq!(
            refusal("0:10/km"),
            "“0:10/km” is no pace for a race. Write minutes and seconds, like 4:35/km or 7:22/mi."
        );
        for text in ["4", "fast", "4:35/lap", "4:75/km"] {
            assert_eq!(
                refusal(text),
                format!("“{text}” cannot be read as a pace. Write it like 4:35/km or 7:22/mi.")
            );
        }
    }

    proptest! {
        #[test]
        fn a_told_pace_reads_back(seconds in 30..5999_u32) {
            let pace = Pace(f64::from(seconds));
            prop_assert_eq!(parse_pace(&pace.told(UnitSystem::Metric), UnitSystem::Imperial), Ok(pace));
        }
    }
}
