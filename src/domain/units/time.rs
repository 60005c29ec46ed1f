//! Times of the clock: how they are read and how they are told.
//!
//! Source: `parse_time` and `fmt` of the reference formulas, and the ruling on times: minutes and seconds are below 60
//! where a larger unit stands before them; m:ss is read as h:mm for races on foot of 3 km and more when it would beat
//! 2:00 a kilometre; anything else that is no time is refused; track times keep hundredths. One thing is stricter than
//! the reference: a time of zero is refused, because no race is run in it.

use thiserror::Error;

use super::quoting::quoted;
use super::rounding::{EPS, whole};
use super::{METRES_PER_KM, Metres, Seconds};
use crate::domain::race::{Race, RaceKind};

mod hint;

/// How the racer got along, as far as it tells hours from minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Travel {
    /// Running or walking: nobody beats 2:00 a kilometre.
    #[default]
    OnFoot,
    /// On wheels, on skis, in the water, or several of these.
    ByOther,
}

/// What is known about the stretch that a time belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TimeContext {
    /// How long the stretch is.
    pub distance: Option<Metres>,
    /// How it was covered.
    pub travel: Travel,
}

impl TimeContext {
    /// The context of a race of this kind over this distance. A race whose kind is not known is taken to be on foot.
    #[must_use]
    pub fn new(kind: Option<RaceKind>, distance: Option<Metres>) -> Self {
        let travel = match kind {
            Some(
                RaceKind::Triathlon | RaceKind::Duathlon | RaceKind::Ride | RaceKind::Swim | RaceKind::Ski,
            ) => Travel::ByOther,
            _ => Travel::OnFoot,
        };
        Self { distance, travel }
    }

    /// The context of the finishing time of `race`.
    #[must_use]
    pub fn of(race: &Race) -> Self {
        Self::new(race.kind, race.distance)
    }

    /// Whether `time` would be faster than `limit` seconds a kilometre.
    fn beats(self, time: Seconds, limit: f64) -> bool {
        self.distance.is_some_and(|distance| {
            distance.0 >= 3000.0 && time.0 / (distance.0 / METRES_PER_KM) < limit - EPS
        })
    }
}

/// A time together with how it was read, so that the screen can say so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeReading {
    /// The time.
    pub time: Seconds,
    /// How it was read.
    pub read: ReadAs,
}

/// How the parts of a typed time were understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// As it stands.
    Written,
    /// Two parts, read as hours and minutes because minutes and seconds would be too fast for the distance.
    HoursAndMinutes,
    /// As it stands, though it is too fast for the distance to be what was meant.
    TooFast,
}

impl TimeReading {
    /// The quiet line beneath the field, where there is something to say: "read as 3:45:00".
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let told = self.time.told();
        match self.read {
            ReadAs::Written => None,
            ReadAs::HoursAndMinutes => Some(format!("read as {told}")),
            ReadAs::TooFast => {
                Some(format!("read as {told}, minutes and seconds; hours are written like 4:00:00"))
            }
        }
    }
}

/// Why a text is not a time. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeError {
    /// Nothing was typed.
    #[error("No time here yet. Write it like 1:23:45, 23:45 or 1h23.")]
    Empty,
    /// It begins with a minus.
    #[error("A time cannot be below zero. Write it without the minus.")]
    Negative,
    /// It is zero.
    #[error("A time is more than zero. Leave the field empty when it is not known.")]
    Zero,
    /// Minutes or seconds of 60 or more beside a larger unit.
    #[error("Minutes and seconds stay below 60. If that is meant, write {meant}.")]
    SixtyOrMore {
        /// The same time, written out.
        meant: String,
    },
    /// Nearly a time.
    #[error("{} is not quite a time. If that is meant, write {meant}.", quoted(.typed))]
    Nearly {
        /// What was typed.
        typed: String,
        /// How it would be written.
        meant: String,
    },
    /// Not a time at all.
    #[error("{} cannot be read as a time. Write it like 1:23:45, 23:45 or 1h23.", quoted(.typed))]
    NotATime {
        /// What was typed.
        typed: String,
    },
}

/// Reads a time: h:mm:ss, m:ss, ss.cc, 1h23, 1h23m45, 83:45, and h:mm where m:ss would beat 2:00 a kilometre.
///
/// # Errors
/// [`TimeError`] when the text is no time; its message is the line for the field.
pub fn parse_time(text: &str, context: TimeContext) -> Result<Seconds, TimeError> {
    read_time(text, context).map(|reading| reading.time)
}

/// Reads a time like [`parse_time`] and tells how it was read.
///
/// # Errors
/// [`TimeError`] when the text is no time; its message is the line for the field.
pub fn read_time(text: &str, context: TimeContext) -> Result<TimeReading, TimeError> {
    let typed = text.trim().to_lowercase();
    if typed.is_empty() {
        return Err(TimeError::Empty);
    }
    if typed.starts_with(['-', '−', '–']) {
        return Err(TimeError::Negative);
    }
    let parts = Parts::of(&typed).ok_or_else(|| match hint::nearly(&typed) {
        Some(meant) => TimeError::Nearly { typed: text.to_owned(), meant },
        None => TimeError::NotATime { typed: text.to_owned() },
    })?;
    if parts.sixty_or_more() {
        return Err(TimeError::SixtyOrMore { meant: parts.time().told_briefly() });
    }
    let written = parts.time();
    if written.0 <= 0.0 {
        return Err(TimeError::Zero);
    }
    let (limit, hours_possible) = match context.travel {
        Travel::OnFoot => (120.0, matches!(parts, Parts::Short { .. })),
        // No wheel, ski or fin does 120 km/h: then the typed parts were hardly minutes and seconds.
        Travel::ByOther => (30.0, false),
    };
    Ok(match (context.beats(written, limit), hours_possible) {
        (false, _) => TimeReading { time: written, read: ReadAs::Written },
        (true, true) => TimeReading { time: Seconds(written.0 * 60.0), read: ReadAs::HoursAndMinutes },
        (true, false) => TimeReading { time: written, read: ReadAs::TooFast },
    })
}

impl Seconds {
    /// As it is said: "3:45:00", "19:58", "0:45". Rounded to the second, halves upwards.
    #[must_use]
    pub fn told(self) -> String {
        let total = whole(self.0);
        let (hours, minutes, seconds) = (total / 3600, total % 3600 / 60, total % 60);
        if hours > 0 {
            format!("{hours}:{minutes:02}:{seconds:02}")
        } else {
            format!("{minutes}:{seconds:02}")
        }
    }

    /// As the track says it, with hundredths: "12.34", "4:01.50", "1:02:03.25".
    #[must_use]
    pub fn told_precisely(self) -> String {
        let total = whole(self.0 * 100.0);
        let (minutes, seconds, hundredths) = (total / 6000, total % 6000 / 100, total % 100);
        match (minutes / 60, minutes % 60) {
            (0, 0) => format!("{seconds}.{hundredths:02}"),
            (0, minutes) => format!("{minutes}:{seconds:02}.{hundredths:02}"),
            (hours, minutes) => format!("{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"),
        }
    }

    /// Without hundredths where there are none: "4:01" and "4:01.50".
    #[must_use]
    pub fn told_briefly(self) -> String {
        if whole(self.0 * 100.0).is_multiple_of(100) { self.told() } else { self.told_precisely() }
    }

    /// As it is put into a field to be edited: read there with the same context, it gives the same time again.
    #[must_use]
    pub fn told_for_field(self, context: TimeContext) -> String {
        let brief = self.told_briefly();
        let same = |text: &str| {
            parse_time(text, context).is_ok_and(|read| whole(read.0 * 100.0) == whole(self.0 * 100.0))
        };
        // "3:45" beside a marathon would come back as hours; with the hours written out it cannot.
        match brief.split_once(':') {
            Some((minutes, seconds)) if !seconds.contains(':') && !same(&brief) => {
                format!("0:{minutes:0>2}:{seconds}")
            }
            _ => brief,
        }
    }
}

/// The parts of a time that is written like one, in thousandths where there are decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Hours, minutes and seconds.
    Full { hours: u32, minutes: u32, millis: u32 },
    /// Two parts: minutes and seconds, unless that is too fast.
    Short { minutes: u32, millis: u32 },
    /// Seconds without anything before them.
    Bare { millis: u32 },
}

impl Parts {
    fn of(typed: &str) -> Option<Self> {
        if let Some((hours, rest)) = typed.split_once('h') {
            return Self::with_letters(hours, rest);
        }
        let parts: Vec<&str> = typed.split(':').collect();
        match parts[..] {
            [hours, minutes, seconds] => Some(Self::Full {
                hours: digits(hours, 1..=3)?,
                minutes: digits(minutes, 2..=2)?,
                millis: thousandths(seconds, 2..=2)?,
            }),
            [minutes, seconds] => {
                Some(Self::Short { minutes: digits(minutes, 1..=3)?, millis: thousandths(seconds, 2..=2)? })
            }
            [seconds] => Some(Self::Bare { millis: thousandths(seconds, 1..=5)? }),
            _ => None,
        }
    }

    /// "1h", "1h23", "1 h 23 m", "1h23m45s".
    fn with_letters(hours: &str, rest: &str) -> Option<Self> {
        let hours = digits(hours.trim(), 1..=3)?;
        let (minutes, seconds) = match rest.split_once('m') {
            Some((minutes, "")) => (minutes.trim(), None),
            Some((minutes, seconds)) => (minutes.trim(), Some(seconds.trim())),
            None => (rest.trim(), None),
        };
        let minutes = if minutes.is_empty() && !rest.contains('m') { 0 } else { digits(minutes, 1..=2)? };
        let seconds = match seconds {
            Some(seconds) => digits(seconds.strip_suffix('s').unwrap_or(seconds).trim_end(), 1..=2)?,
            None => 0,
        };
        Some(Self::Full { hours, minutes, millis: seconds * 1000 })
    }

    fn sixty_or_more(self) -> bool {
        match self {
            Self::Full { minutes, millis, .. } => minutes >= 60 || millis >= 60_000,
            Self::Short { millis, .. } => millis >= 60_000,
            Self::Bare { .. } => false,
        }
    }

    /// Added up in whole thousandths, so that a time read back from its own telling is the same to the last bit.
    fn time(self) -> Seconds {
        let millis = match self {
            Self::Full { hours, minutes, millis } => hours * 3_600_000 + minutes * 60_000 + millis,
            Self::Short { minutes, millis } => minutes * 60_000 + millis,
            Self::Bare { millis } => millis,
        };
        Seconds(f64::from(millis) / 1000.0)
    }
}

/// A whole number of as many digits as `lengths` allows.
fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Seconds with up to three decimals behind a point or a comma, in thousandths.
fn thousandths(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    match text.split_once(['.', ',']) {
        Some((seconds, decimals)) => {
            digits(decimals, 1..=3)?;
            Some(digits(seconds, lengths)? * 1000 + digits(&format!("{decimals:0<3}"), 3..=3)?)
        }
        None => Some(digits(text, lengths)? * 1000),
    }
}

#[cfg(test)]
mod tests;
