//! How days and spans of days are told.

use chrono::{Datelike, NaiveDate};

use super::weekday_name;
use super::written::MONTHS;

/// A day in the runner's words: "today", "yesterday", "3 days ago", "in 15 days", else "12 Apr", with the year when it is
/// another one. Days are counted up to two weeks back and four weeks ahead.
#[must_use]
pub fn told_day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ -14..0 => format!("{} days ago", -days),
        days @ 1..=28 => format!("in {days} days"),
        _ => told_calendar(date, today),
    }
}

/// A day as it is named: "12 Apr", with the year when it is another one than today's.
#[must_use]
pub fn told_calendar(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { without_year(date) } else { with_year(date) }
}

/// A day as it stands in a calendar: "Sat 21 Nov 2026".
#[must_use]
pub fn told_date(date: NaiveDate) -> String {
    let weekday = &weekday_name(date.weekday())[..3];
    format!("{weekday} {}", with_year(date))
}

/// A day for a table: "21 Nov 2026", always with the year.
#[must_use]
pub fn told_short(date: NaiveDate) -> String {
    with_year(date)
}

/// From one day to another: "12 Feb – 24 Mar 2026"; the first year is told where it is another one.
#[must_use]
pub fn told_range(first: NaiveDate, last: NaiveDate) -> String {
    let first = if first.year() == last.year() { without_year(first) } else { with_year(first) };
    format!("{first} – {}", with_year(last))
}

/// A day as an edit field holds it: it is read again as the same day.
#[must_use]
pub fn told_for_field(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// The name of a day of the week: "Saturday".
#[must_use]
pub fn told_weekday(date: NaiveDate) -> String {
    weekday_name(date.weekday()).to_owned()
}

/// A number of days: "1 day", "12 days", "3 weeks", "about 5 weeks", "about 4 months", "about 2 years".
#[must_use]
pub fn told_span(days: u32) -> String {
    let counted = |number: u32, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let about = |number: f64, one: &str| {
        let nearest = super::super::rounding::trimmed(number, 0);
        format!("about {nearest} {one}s")
    };
    match days {
        21..=60 if days.is_multiple_of(7) => counted(days / 7, "week"),
        0..=20 => counted(days, "day"),
        21..=60 => about(f64::from(days) / 7.0, "week"),
        61..=700 => about(f64::from(days) / 30.44, "month"),
        _ => about(f64::from(days) / 365.25, "year"),
    }
}

/// "12 Apr 2025".
pub(super) fn with_year(date: NaiveDate) -> String {
    format!("{} {}", without_year(date), date.year())
}

/// "12 Apr".
fn without_year(date: NaiveDate) -> String {
    let month =
        MONTHS.iter().zip(1..).find(|(_, number)| *number == date.month()).map_or("", |(name, _)| &name[..3]);
    format!("{} {month}", date.day())
}
