//! Splits: how a list of them is read and how it is told.
//!
//! The rule for what the numbers mean. A split is a time, with the distance before it where it is known: "5 km 25:10".
//! When every split of a list of two or more has a distance, and both distances and times grow from each to the next, they
//! are marks on the course counted from the start ("5 km 25:10, 10 km 51:02, half 1:58:20") and are turned into the
//! stretches between them. Everything else, bare times above all, is taken as stretches, one after the other.

use thiserror::Error;

use super::distance::{DistanceError, parse_distance};
use super::quoting::quoted;
use super::rounding::shown;
use super::time::{TimeContext, TimeError, Travel, parse_time};
use super::{Metres, Seconds, UnitSystem};
use crate::domain::race::Split;

/// Why a text is not a list of splits. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SplitsError {
    /// Nothing was typed.
    #[error("No splits here yet. Write them like 25:10, 25:52 or 5 km 25:10, 10 km 51:02.")]
    Empty,
    /// The time of one split cannot be read.
    #[error("Split {number}, {}: {error}", quoted(.typed))]
    Time {
        /// Which one, counted from 1.
        number: usize,
        /// What was typed for it.
        typed: String,
        /// What is wrong with its time.
        error: TimeError,
    },
    /// The distance of one split cannot be read.
    #[error("Split {number}, {}: {error}", quoted(.typed))]
    Distance {
        /// Which one, counted from 1.
        number: usize,
        /// What was typed for it.
        typed: String,
        /// What is wrong with its distance.
        error: DistanceError,
    },
}

/// Reads splits, one a line or set off by commas or semicolons. What they mean is said at the top of this file.
///
/// # Errors
/// [`SplitsError`] naming the first split that cannot be read; its message is the line for the field.
pub fn parse_splits(text: &str, units: UnitSystem) -> Result<Vec<Split>, SplitsError> {
    let mut splits = Vec::new();
    for entry in entries(text) {
        let number = splits.len() + 1;
        splits.push(read_split(number, &entry, units)?);
    }
    if splits.is_empty() {
        return Err(SplitsError::Empty);
    }
    Ok(if are_marks(&splits) { stretches_between(&splits) } else { splits })
}

/// As they are put into a field to be edited; read there, they give the same splits again.
#[must_use]
pub fn told_splits(splits: &[Split], units: UnitSystem) -> String {
    // Stretches that happen to grow like marks would come back as marks: tell the marks instead.
    let marks = if are_marks(splits) { marks_of(splits) } else { None };
    let told: Vec<String> = marks
        .as_deref()
        .unwrap_or(splits)
        .iter()
        .map(|split| {
            let context = TimeContext { distance: split.distance, travel: Travel::OnFoot };
            let time = split.time.told_for_field(context);
            match split.distance {
                Some(distance) => format!("{} {time}", distance.told_for_field(units)),
                None => time,
            }
        })
        .collect();
    told.join(", ")
}

/// All stretches together, to be held against the finishing time.
#[must_use]
pub fn total_time(splits: &[Split]) -> Seconds {
    Seconds(shown(splits.iter().map(|split| split.time.0).sum(), 3))
}

/// The distance covered at the end of each stretch and the time by then; `None` when a distance is missing.
#[must_use]
pub fn marks_of(splits: &[Split]) -> Option<Vec<Split>> {
    let (mut metres, mut seconds) = (0.0, 0.0);
    splits
        .iter()
        .map(|split| {
            metres += split.distance?.0;
            seconds += split.time.0;
            Some(Split { distance: Some(Metres(shown(metres, 3))), time: Seconds(shown(seconds, 3)) })
        })
        .collect()
}

/// Whether a list can only be marks counted from the start: all with a distance, both growing.
fn are_marks(splits: &[Split]) -> bool {
    splits.len() >= 2
        && splits[0].distance.is_some()
        && splits.windows(2).all(|pair| match (pair[0].distance, pair[1].distance) {
            (Some(before), Some(after)) => before < after && pair[0].time < pair[1].time,
            _ => false,
        })
}

fn stretches_between(marks: &[Split]) -> Vec<Split> {
    let (mut metres, mut seconds) = (0.0, 0.0);
    marks
        .iter()
        .map(|mark| {
            let stretch = Split {
                distance: mark.distance.map(|distance| Metres(shown(distance.0 - metres, 3))),
                time: Seconds(shown(mark.time.0 - seconds, 3)),
            };
            metres = mark.distance.map_or(metres, |distance| distance.0);
            seconds = mark.time.0;
            stretch
        })
        .collect()
}

/// Cuts the text into one piece for each split.
fn entries(text: &str) -> Vec<String> {
    text.split(['\n', '\r', ';'])
        .flat_map(at_commas)
        .flat_map(|entry| {
            // "9:25 10:08 9:20": times in a row with nothing but spaces between them.
            let words: Vec<&str> = entry.split_whitespace().collect();
            if words.len() > 1 && words.iter().all(|word| is_clock_time(word)) {
                words.into_iter().map(str::to_owned).collect()
            } else {
                vec![words.join(" ")]
            }
        })
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// Whether the word is digits with a colon between them; "5k:" is not.
fn is_clock_time(word: &str) -> bool {
    word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with(':')
}

/// Cuts at commas, except at one that stands for a decimal point: digits on both sides, and behind them a unit or the
/// space before a time ("21,1 km 1:58:20").
fn at_commas(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(',') {
        let (before, behind) = (&line[start..at], &line[at + 1..]);
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let next = behind[digits..].trim_start().chars().next();
        let decimal_point = (1..=3).contains(&digits)
            && !before.contains([',', '.', ':'])
            && before.ends_with(|c: char| c.is_ascii_digit())
            && next.is_some_and(char::is_alphabetic);
        if !decimal_point {
            pieces.push(before);
            start = at + 1;
        }
    }
    pieces.push(&line[start..]);
    pieces
}

fn read_split(number: usize, entry: &str, units: UnitSystem) -> Result<Split, SplitsError> {
    let (before, time) = match entry.rsplit_once(' ') {
        Some((before, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => (before, time),
        _ => ("", entry),
    };
    let before = before.trim_end_matches([':', '-', '–', '=', '@', ' ']);
    let before = before.strip_suffix(" in").unwrap_or(before);
    let distance = if before.is_empty() {
        None
    } else {
        let read = parse_distance(before, units);
        Some(read.map_err(|error| SplitsError::Distance { number, typed: entry.to_owned(), error })?)
    };
    let context = TimeContext { distance, travel: Travel::OnFoot };
    match parse_time(time, context) {
        Ok(time) => Ok(Split { distance, time }),
        Err(error) => Err(SplitsError::Time { number, typed: entry.to_owned(), error }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(Option<f64>, f64)> {
        parse_splits(text, UnitSystem::Metric)
            .expect(text)
            .iter()
            .map(|split| (split.distance.map(|distance| distance.0), split.time.0))
            .collect()
    }

    #[test]
    fn bare_times_are_stretches_however_they_are_set_off() {
        let miles = vec![(None, 565.0), (None, 608.0), (None, 560.0)];
        for text in [
            "9:25, 10:08, 9:20",
            "9:25,10:08,9:20",
            "9:25; 10:08; 9:20",
            "9:25\n10:08\n9:20\n",
            "9:25 10:08 9:20",
        ] {
            assert_eq!(read(text), miles, "{text}");
        }
        assert_eq!(read("68,69,70"), vec![(None, 68.0), (None, 69.0), (None, 70.0)]);
        assert_eq!(read("68.1, 69.25"), vec![(None, 68.1), (None, 69.25)]);
    }

    #[test]
    fn growing_distances_with_growing_times_are_marks() {
        let stretches = vec![(Some(5000.0), 1510.0), (Some(5000.0), 1552.0), (Some(11_097.5), 4038.0)];
        assert_eq!(read("5 km 25:10, 10k 51:02, half 1:58:20"), stretches);
        assert_eq!(read("5 km: 25:10\n10 km: 51:02\nhalf: 1:58:20"), stretches);
    }

    #[test]
    fn distances_that_do_not_grow_are_stretches() {
        assert_eq!(
            read("5 km 25:10, 5 km 25:52, 1,1 km 5:58"),
            vec![(Some(5000.0), 1510.0), (Some(5000.0), 1552.0), (Some(1100.0), 358.0)]
        );
        assert_eq!(
            read("10 km 51:02, 11.1 km 49:30"),
            vec![(Some(10_000.0), 3062.0), (Some(11_100.0), 2970.0)]
        );
    }

    #[test]
    fn the_distance_of_a_split_tells_hours_from_minutes() {
        assert_eq!(read("half 1:58"), vec![(Some(21_097.5), 7080.0)]);
        assert_eq!(read("400 m 1:58"), vec![(Some(400.0), 118.0)]);
    }

    #[test]
    fn a_refusal_names_the_split() {
        let refusal = |text: &str| parse_splits(text, UnitSystem::Metric).expect_err(text).to_string();
        assert_eq!(
            refusal("9:25, 9:75, 9:20"),
            "Split 2, “9:75”: Minutes and seconds stay below 60. If that is meant, write 10:15."
        );
        assert_eq!(
            refusal("first lap 9:25"),
            "Split 1, “first lap 9:25”: “first lap” cannot be read as a distance. Write it like 10k, 42.2 km, 50 mi or half."
        );
        assert_eq!(
            refusal(" , "),
            "No splits here yet. Write them like 25:10, 25:52 or 5 km 25:10, 10 km 51:02."
        );
    }

    #[test]
    fn splits_are_told_as_they_would_be_typed() {
        let splits = |text| parse_splits(text, UnitSystem::Metric).expect("splits");
        assert_eq!(told_splits(&splits("9:25,10:08"), UnitSystem::Metric), "9:25, 10:08");
        assert_eq!(
            told_splits(&splits("5k 25:10, 10k 51:02, half 1:58:20"), UnitSystem::Metric),
            "5 km 25:10, 5 km 25:52, 11.0975 km 1:07:18"
        );
        assert_eq!(total_time(&splits("5k 25:10, 10k 51:02, half 1:58:20")), Seconds(7100.0));
    }

    proptest! {
        #[test]
        fn told_splits_read_back(
            parts in prop::collection::vec((prop::option::of(1..40_000_u32), 1..1_000_000_u32), 1..12),
            imperial: bool,
        ) {
            let units = if imperial { UnitSystem::Imperial } else { UnitSystem::Metric };
            let splits: Vec<Split> = parts
                .into_iter()
                .map(|(metres, hundredths)| Split {
                    distance: metres.map(|metres| Metres(f64::from(metres))),
                    time: Seconds(f64::from(hundredths) / 100.0),
                })
                .collect();
            let told = told_splits(&splits, units);
            prop_assert_eq!(parse_splits(&told, units), Ok(splits), "{}", told);
        }

        #[test]
        fn growing_stretches_read_back_too(first in 100..5000_u32, more in prop::collection::vec(1..500_u32, 1..6)) {
            let mut length = first;
            let mut splits = vec![];
            for step in [0].into_iter().chain(more) {
                length += step;
                let metres = f64::from(length);
                splits.push(Split { distance: Some(Metres(metres)), time: Seconds(metres / 4.0) });
            }
            let back = parse_splits(&told_splits(&splits, UnitSystem::Metric), UnitSystem::Metric);
            prop_assert_eq!(back.map(|back| total_time(&back)), Ok(total_time(&splits)));
            let back = parse_splits(&told_splits(&splits, UnitSystem::Metric), UnitSystem::Metric).expect("splits");
            for (one, other) in back.iter().zip(&splits) {
                prop_assert!((one.time.0 - other.time.0).abs() < 0.02);
                prop_assert_eq!(one.distance, other.distance);
            }
        }

        #[test]
        fn no_text_whatever_makes_the_reader_fall_over(text in "\\PC{0,40}") {
            if let Ok(splits) = parse_splits(&text, UnitSystem::Imperial) {
                prop_assert!(splits.iter().all(|split| split.time.0 > 0.0));
            }
        }
    }
}
