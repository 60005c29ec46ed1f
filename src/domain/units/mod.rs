//! The units races are told in: seconds, metres, pace, days. Everything is kept in SI units and shown in the runner's.
//!
//! Every parser here is a pure function from what was typed to a value or to an error, and every error's text is the
//! line shown beneath the field: what is wrong, and what to write instead.

pub mod conditions;
pub mod counting;
pub mod days;
pub mod distance;
pub mod distance_class;
pub mod duration;
pub(in crate::domain) mod number;
pub mod pace;
pub mod placing;
mod quoting;
pub mod rounding;
pub mod splits;
pub mod time;

use serde::{Deserialize, Serialize};

/// A span of time in seconds; track times keep hundredths. Never negative, always finite when it came in through a parser.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seconds(pub f64);

/// A distance in metres. Never negative, always finite when it came in through a parser.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub f64);

/// The unit in which distances and paces are shown and in which a bare number is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitSystem {
    /// Kilometres, metres of climb, degrees Celsius.
    #[default]
    Metric,
    /// Miles, feet of climb, degrees Fahrenheit.
    Imperial,
}

/// Metres in one kilometre.
pub const METRES_PER_KM: f64 = 1000.0;

/// Metres in one international mile.
pub const METRES_PER_MILE: f64 = 1609.344;
