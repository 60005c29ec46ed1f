//! Days as they stand in a calendar: with numbers, or with the month's name.

use chrono::{Datelike, NaiveDate, Weekday};

use super::DayError;
use super::told::with_year;

/// The months' names, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as it was written; the year may be missing or have two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The weekday beside it.
    pub(super) weekday: Option<Weekday>,
    day: u32,
    month: u32,
    /// The year as it stands.
    pub(super) year: Option<i32>,
}

impl Written {
    /// The day in this year.
    pub(super) fn in_year(&self, year: i32) -> Result<NaiveDate, DayError> {
        let month = usize::try_from(self.month)
            .ok()
            .and_then(|month| MONTHS.get(month.checked_sub(1)?))
            .ok_or(DayError::NoSuchMonth { month: self.month })?;
        NaiveDate::from_ymd_opt(year, self.month, self.day).ok_or_else(|| DayError::NoSuchDay {
            day: self.day,
            month,
            year,
            has: days_in(year, self.month),
        })
    }
}

/// The year that two digits stand for: the latest that is at most five years ahead of today.
pub(super) fn full_year(year: i32, today: NaiveDate) -> i32 {
    match year {
        0..=99 if 2000 + year <= today.year() + 5 => 2000 + year,
        0..=99 => 1900 + year,
        _ => year,
    }
}

/// Reads a calendar day out of lower-case words. `Ok(None)` when it is nothing like one.
pub(super) fn read(words: &[String]) -> Result<Option<Written>, DayError> {
    let (weekday, words) = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() => match super::weekday(first.trim_end_matches('.')) {
            Some(weekday) => (Some(weekday), rest),
            None => (None, words),
        },
        _ => (None, words),
    };
    let written = match words {
        [one] => in_numbers(one)?,
        _ => None,
    };
    let written = match written {
        Some(written) => Some(written),
        None => with_name(words)?,
    };
    Ok(written.map(|written| Written { weekday, ..written }))
}

/// "2025-04-12", "12.04.2026", "12.4.", "13/04/2026".
fn in_numbers(word: &str) -> Result<Option<Written>, DayError> {
    let Some(separator) = word.chars().find(|c| matches!(c, '-' | '.' | '/')) else {
        return Ok(None);
    };
    let parts: Option<Vec<u32>> = word.trim_end_matches('.').split(separator).map(number).collect();
    let Some(parts) = parts else { return Ok(None) };
    let year_first = word.find(separator) == Some(4);
    let (day, month, year) = match parts[..] {
        [year, month, day] if year_first => return Ok(Some(dated(day, month, Some(year)))),
        [day, month, year] => (day, month, Some(year)),
        [day, month] if !year_first => (day, month, None),
        _ => return Ok(None),
    };
    // Between points the day stands first wherever dates are written so; between strokes habits differ.
    if separator == '.' || day == month || day > 12 {
        return Ok(Some(dated(day, month, year)));
    }
    if month > 12 {
        return Ok(Some(dated(month, day, year)));
    }
    Err(both_readings(day, month, year))
}

fn dated(day: u32, month: u32, year: Option<u32>) -> Written {
    Written { weekday: None, day, month, year: year.and_then(|year| i32::try_from(year).ok()) }
}

/// The refusal that shows both readings of two numbers of at most 12.
fn both_readings(one: u32, other: u32, year: Option<u32>) -> DayError {
    let readings = year.and_then(|year| {
        let year = i32::try_from(year).ok()?;
        let year = if year < 100 { 2000 + year } else { year };
        Some((NaiveDate::from_ymd_opt(year, other, one)?, NaiveDate::from_ymd_opt(year, one, other)?))
    });
    match readings {
        Some((one_iso, other_iso)) => {
            DayError::DayOrMonth { one: with_year(one_iso), other: with_year(other_iso), one_iso, other_iso }
        }
        None => DayError::DayOrMonthNoYear {
            one: format!("{one} {}", short_month(other)),
            other: format!("{other} {}", short_month(one)),
        },
    }
}

/// "12 april", "april 12", "12th apr 2025", "april 12 2025".
fn with_name(words: &[String]) -> Result<Option<Written>, DayError> {
    let word = |at: usize| words.get(at).map(|word| word.trim_end_matches('.'));
    let (day, month, year) = match (word(0), word(1), word(2)) {
        (Some(first), Some(second), year) if words.len() <= 3 => {
            match (month_called(first), month_called(second)) {
                (Some(month), None) => (second, month, year),
                (None, Some(month)) => (first, month, year),
                _ => return Ok(None),
            }
        }
        (Some(only), None, None) => {
            return match month_called(only) {
                Some(month) => Err(DayError::WhichDay { month: name_of(month).to_owned() }),
                None => Ok(None),
            };
        }
        _ => return Ok(None),
    };
    let year = match year.map(|year| number(year).ok_or(())) {
        None => None,
        Some(Ok(year)) => Some(year),
        Some(Err(())) => return Ok(None),
    };
    let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !matches!(&day[digits.len()..], "" | "st" | "nd" | "rd" | "th") {
        return Ok(None);
    }
    match number(digits) {
        Some(year) if digits.len() == 4 => {
            Err(DayError::WhichDay { month: format!("{} {year}", name_of(month)) })
        }
        Some(day) => Ok(Some(dated(day, month, year))),
        None => Ok(None),
    }
}

/// The month that a name or its beginning (three letters or more) stands for.
fn month_called(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, name)| name.to_lowercase().starts_with(word)).map(|(number, _)| number)
}

/// A month's full name; empty for a number that is no month.
fn name_of(month: u32) -> &'static str {
    (1..).zip(MONTHS).find(|(number, _)| *number == month).map_or("", |(_, name)| name)
}

fn short_month(month: u32) -> &'static str {
    name_of(month).get(..3).unwrap_or_default()
}

fn number(text: &str) -> Option<u32> {
    ((1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn days_in(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month, day).is_some()).unwrap_or(0)
}
