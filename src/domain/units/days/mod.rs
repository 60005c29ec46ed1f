//! Days: how they are read and how they are told. Today is always an argument; nothing here knows a clock.
//!
//! Decided here: a race that is over lies on today or before it, and not before 1950; a day to plan for lies on today or
//! later, at most five years ahead. A weekday is never today: "sunday" on a Sunday is a week away.

mod told;
mod written;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use thiserror::Error;

use super::number::small_number;
use super::quoting::quoted;
pub use told::{
    told_calendar, told_date, told_day, told_for_field, told_range, told_short, told_span, told_weekday,
};
use written::Written;

/// The first year in which a race is believed.
const FIRST_YEAR: i32 = 1950;

/// How far ahead a day may be planned, in months.
const MONTHS_AHEAD: u32 = 60;

/// Which way the question looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// A race that is over: today or before.
    Past,
    /// A race or a step to plan: today or later, at most five years ahead.
    Future,
}

/// Why a text is not a day that fits. The message is the line shown beneath the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DayError {
    /// Nothing was typed.
    #[error("No day here yet. Write it like yesterday, 12 April or 2025-04-12.")]
    Empty,
    /// The month does not have that day.
    #[error("{month} {year} has {has} days, so there is no {day} {month}.")]
    NoSuchDay {
        /// The day of the month that was meant.
        day: u32,
        /// The month's name.
        month: &'static str,
        /// The year.
        year: i32,
        /// How many days that month has in that year.
        has: u32,
    },
    /// A month above 12 or of 0.
    #[error("There is no month {month}. Write the day first, like 12.4.2025, or 2025-04-12.")]
    NoSuchMonth {
        /// The month as typed.
        month: u32,
    },
    /// "04/05/2026": which is the month?
    #[error("That can be {one} or {other}. Write it as {one_iso} or {other_iso}.")]
    DayOrMonth {
        /// One reading.
        one: String,
        /// The other.
        other: String,
        /// One reading, unmistakably.
        one_iso: NaiveDate,
        /// The other, unmistakably.
        other_iso: NaiveDate,
    },
    /// "04/05" without a year: which is the month?
    #[error("That can be {one} or {other}. Write the month as a word.")]
    DayOrMonthNoYear {
        /// One reading.
        one: String,
        /// The other.
        other: String,
    },
    /// "Sunday 12 April 2025", which was a Saturday.
    #[error("{date} is a {is}. Check the day, or leave out the {typed}.")]
    OtherWeekday {
        /// The date without its weekday.
        date: String,
        /// The weekday it is.
        is: &'static str,
        /// The weekday that was typed.
        typed: &'static str,
    },
    /// A month without a day.
    #[error("Which day of {month}? Write it like 12 {month}.")]
    WhichDay {
        /// The month as it would be written.
        month: String,
    },
    /// The race is over, but the day is still to come.
    #[error("{date} is still ahead. A race that is over lies on today or before.")]
    StillAhead {
        /// The day that was read.
        date: String,
    },
    /// To be planned, but already gone by.
    #[error("{date} has gone by. A day to plan for is today or later.")]
    GoneBy {
        /// The day that was read.
        date: String,
    },
    /// More than five years ahead.
    #[error("{date} is more than five years ahead. The last day that can be planned is {last}.")]
    TooFarAhead {
        /// The day that was read.
        date: String,
        /// The last day that is taken.
        last: String,
    },
    /// Before 1950, or a year that cannot be meant.
    #[error("The year {year} is too long ago. Check it; the journal begins with {FIRST_YEAR}.")]
    TooLongAgo {
        /// The year that was read.
        year: i32,
    },
    /// Not a day at all.
    #[error("{} cannot be read as a day. Write it like yesterday, 12 April or 2025-04-12.", quoted(.typed))]
    NotADay {
        /// What was typed.
        typed: String,
    },
}

/// Reads a day: "today", "sunday", "last sunday", "3 days ago", "in 2 weeks", "12.04.2026", "13.4.", "12 april",
/// "April 12, 2025", "2025-04-13". A day without a year is the nearest one in the direction asked for.
///
/// # Errors
/// [`DayError`] when the text is no day, or none that fits; its message is the line for the field.
pub fn parse_day(text: &str, today: NaiveDate, toward: Toward) -> Result<NaiveDate, DayError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(DayError::Empty);
    }
    let words = words_of(typed);
    let day = match relative(&words, today, toward) {
        Some(day) => Some(day),
        None => written::read(&words)?.map(|written| place(&written, today, toward)).transpose()?,
    };
    let day = day.ok_or_else(|| DayError::NotADay { typed: typed.to_owned() })?;
    within_reach(day, today, toward)
}

/// Lower-case words without commas and with the little words dropped.
fn words_of(typed: &str) -> Vec<String> {
    typed
        .to_lowercase()
        .replace(',', " ")
        .split_whitespace()
        .filter(|word| !matches!(*word, "on" | "the" | "of"))
        .map(str::to_owned)
        .collect()
}

/// Days that are told from today: "yesterday", "last sunday", "3 days ago", "in 2 weeks".
fn relative(words: &[String], today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["today" | "tonight"] | ["this", "morning" | "afternoon" | "evening"] => Some(today),
        ["yesterday"] => today.pred_opt(),
        ["tomorrow"] => today.succ_opt(),
        ["day", "before", "yesterday"] => today.checked_sub_days(Days::new(2)),
        ["day", "after", "tomorrow"] => today.checked_add_days(Days::new(2)),
        [day] | ["this", day] => weekday(day).and_then(|day| nearest(day, today, toward)),
        ["last" | "past", day] => weekday(day).and_then(|day| nearest(day, today, Toward::Past)),
        ["next" | "coming", day] => weekday(day).and_then(|day| nearest(day, today, Toward::Future)),
        [number, unit, "ago"] => step(number, unit, today, Toward::Past),
        ["in", number, unit] | [number, unit, "from", "now" | "today"] => {
            step(number, unit, today, Toward::Future)
        }
        _ => None,
    }
}

/// The nearest such weekday in this direction, never today.
fn nearest(day: Weekday, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let ahead = u64::from(day.days_since(today.weekday()));
    match toward {
        Toward::Past => today.checked_sub_days(Days::new(7 - ahead)),
        Toward::Future => today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead })),
    }
}

fn step(number: &str, unit: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let number = small_number(number).filter(|number| *number <= 999)?;
    let days = |days: u32| {
        let days = Days::new(u64::from(days));
        match toward {
            Toward::Past => today.checked_sub_days(days),
            Toward::Future => today.checked_add_days(days),
        }
    };
    let months = |months: u32| match toward {
        Toward::Past => today.checked_sub_months(Months::new(months)),
        Toward::Future => today.checked_add_months(Months::new(months)),
    };
    match unit {
        "day" | "days" => days(number),
        "week" | "weeks" => days(number * 7),
        "month" | "months" => months(number),
        "year" | "years" => months(number * 12),
        _ => None,
    }
}

/// "sunday", "sun".
fn weekday(word: &str) -> Option<Weekday> {
    (word.len() >= 3).then(|| word.parse().ok()).flatten()
}

/// A weekday's full English name.
fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The day that was written, with the year it needs, checked against the weekday that stood beside it.
fn place(written: &Written, today: NaiveDate, toward: Toward) -> Result<NaiveDate, DayError> {
    let date = match written.year {
        Some(year) => written.in_year(written::full_year(year, today))?,
        None => nearest_year(written, today, toward)?,
    };
    match written.weekday {
        Some(typed) if typed != date.weekday() => Err(DayError::OtherWeekday {
            date: told::with_year(date),
            is: weekday_name(date.weekday()),
            typed: weekday_name(typed),
        }),
        _ => Ok(date),
    }
}

/// The nearest such day in this direction; 29 February may lie up to eight years away.
fn nearest_year(written: &Written, today: NaiveDate, toward: Toward) -> Result<NaiveDate, DayError> {
    let this_year = written.in_year(today.year());
    let fits = |date: &NaiveDate| match toward {
        Toward::Past => *date <= today,
        Toward::Future => *date >= today,
    };
    let direction = match toward {
        Toward::Past => -1,
        Toward::Future => 1,
    };
    (0..=8)
        .filter_map(|years| written.in_year(today.year() + direction * years).ok())
        .find(fits)
        .map_or(this_year, Ok)
}

fn within_reach(day: NaiveDate, today: NaiveDate, toward: Toward) -> Result<NaiveDate, DayError> {
    let last = today.checked_add_months(Months::new(MONTHS_AHEAD)).unwrap_or(NaiveDate::MAX);
    match toward {
        _ if day.year() < FIRST_YEAR => Err(DayError::TooLongAgo { year: day.year() }),
        Toward::Past if day > today => Err(DayError::StillAhead { date: told::with_year(day) }),
        Toward::Future if day < today => Err(DayError::GoneBy { date: told::with_year(day) }),
        Toward::Future if day > last => {
            Err(DayError::TooFarAhead { date: told::with_year(day), last: told::with_year(last) })
        }
        _ => Ok(day),
    }
}

#[cfg(test)]
mod tests;
