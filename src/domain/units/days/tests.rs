use proptest::prelude::*;

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// A Saturday.
fn today() -> NaiveDate {
    day(2026, 11, 21)
}

fn past(text: &str) -> Result<NaiveDate, DayError> {
    parse_day(text, today(), Toward::Past)
}

fn future(text: &str) -> Result<NaiveDate, DayError> {
    parse_day(text, today(), Toward::Future)
}

fn refusal(answer: Result<NaiveDate, DayError>) -> String {
    answer.expect_err("a refusal").to_string()
}

#[test]
fn days_near_today_are_read_in_words() {
    for (text, expected) in [
        ("today", day(2026, 11, 21)),
        ("Yesterday", day(2026, 11, 20)),
        ("sunday", day(2026, 11, 15)),
        ("last sunday", day(2026, 11, 15)),
        ("on Sunday", day(2026, 11, 15)),
        ("fri", day(2026, 11, 20)),
        ("3 days ago", day(2026, 11, 18)),
        ("a week ago", day(2026, 11, 14)),
        ("two weeks ago", day(2026, 11, 7)),
        ("a month ago", day(2026, 10, 21)),
        ("3 years ago", day(2023, 11, 21)),
    ] {
        assert_eq!(past(text), Ok(expected), "{text}");
    }
    for (text, expected) in [
        ("today", day(2026, 11, 21)),
        ("tomorrow", day(2026, 11, 22)),
        ("sunday", day(2026, 11, 22)),
        ("next sunday", day(2026, 11, 22)),
        ("in 2 weeks", day(2026, 12, 5)),
        ("in a month", day(2026, 12, 21)),
        ("10 days from now", day(2026, 12, 1)),
    ] {
        assert_eq!(future(text), Ok(expected), "{text}");
    }
}

#[test]
fn the_weekday_of_today_is_a_week_away_and_never_today() {
    assert_eq!(past("saturday"), Ok(day(2026, 11, 14)));
    assert_eq!(future("saturday"), Ok(day(2026, 11, 28)));
}

#[test]
fn calendar_days_are_read_in_the_ways_people_write_them() {
    for text in [
        "12.04.2026",
        "12.4.2026",
        "12.4.26",
        "2026-04-12",
        "2026/04/12",
        "12 april 2026",
        "12th April 2026",
        "April 12, 2026",
        "apr 12 2026",
        "12. April 2026",
        "12 april",
        "april 12",
        "12.4.",
        "12.04",
        "Sun 12 Apr 2026",
        "Sunday, 12 April",
    ] {
        assert_eq!(past(text), Ok(day(2026, 4, 12)), "{text}");
    }
    assert_eq!(past("13/04/2026"), Ok(day(2026, 4, 13)));
    assert_eq!(past("04/13/2026"), Ok(day(2026, 4, 13)));
    assert_eq!(past("5/5/2026"), Ok(day(2026, 5, 5)));
    assert_eq!(past("12.4.98"), Ok(day(1998, 4, 12)));
}

#[test]
fn a_day_without_a_year_is_the_nearest_in_the_direction_asked_for() {
    assert_eq!(past("12 dec"), Ok(day(2025, 12, 12)));
    assert_eq!(future("12 dec"), Ok(day(2026, 12, 12)));
    assert_eq!(future("13.4."), Ok(day(2027, 4, 13)));
    assert_eq!(past("29 feb"), Ok(day(2024, 2, 29)));
    assert_eq!(future("29 feb"), Ok(day(2028, 2, 29)));
    assert_eq!(past("21 nov"), Ok(today()));
    assert_eq!(future("21 nov"), Ok(today()));
}

#[test]
fn two_readings_are_shown_and_none_is_chosen() {
    assert_eq!(
        refusal(past("12/04/2026")),
        "That can be 12 Apr 2026 or 4 Dec 2026. Write it as 2026-04-12 or 2026-12-04."
    );
    assert_eq!(refusal(past("3/4")), "That can be 3 Apr or 4 Mar. Write the month as a word.");
}

#[test]
fn impossible_days_are_refused_with_the_reason() {
    assert_eq!(refusal(past("31 april 2026")), "April 2026 has 30 days, so there is no 31 April.");
    assert_eq!(refusal(past("31 april")), "April 2026 has 30 days, so there is no 31 April.");
    assert_eq!(refusal(past("29 feb 2025")), "February 2025 has 28 days, so there is no 29 February.");
    assert_eq!(
        refusal(past("04.13.2026")),
        "There is no month 13. Write the day first, like 12.4.2025, or 2025-04-12."
    );
    assert_eq!(
        refusal(past("Saturday 12 April 2026")),
        "12 Apr 2026 is a Sunday. Check the day, or leave out the Saturday."
    );
    assert_eq!(refusal(past("april 2025")), "Which day of April 2025? Write it like 12 April 2025.");
    assert_eq!(refusal(past("april")), "Which day of April? Write it like 12 April.");
}

#[test]
fn days_out_of_reach_are_refused_kindly() {
    assert_eq!(
        refusal(past("12.4.2062")),
        "12 Apr 2062 is still ahead. A race that is over lies on today or before."
    );
    assert_eq!(
        refusal(past("tomorrow")),
        "22 Nov 2026 is still ahead. A race that is over lies on today or before."
    );
    assert_eq!(
        refusal(future("last sunday")),
        "15 Nov 2026 has gone by. A day to plan for is today or later."
    );
    assert_eq!(
        refusal(future("12.4.2062")),
        "12 Apr 2062 is more than five years ahead. The last day that can be planned is 21 Nov 2031."
    );
    assert_eq!(future("21.11.2031"), Ok(day(2031, 11, 21)));
    assert_eq!(
        refusal(past("12.4.1949")),
        "The year 1949 is too long ago. Check it; the journal begins with 1950."
    );
    assert_eq!(past("1.1.1950"), Ok(day(1950, 1, 1)));
}

#[test]
fn what_is_no_day_is_refused_with_examples() {
    for text in ["soon", "13", "12 foo 2026", "99999 years ago", "1.2.3.4", "12 april 2026 or so", "-3"] {
        assert_eq!(
            refusal(past(text)),
            format!("“{text}” cannot be read as a day. Write it like yesterday, 12 April or 2025-04-12.")
        );
    }
    assert_eq!(refusal(past(" ")), "No day here yet. Write it like yesterday, 12 April or 2025-04-12.");
}

#[test]
fn days_are_told_in_the_runners_words() {
    for (date, told) in [
        (day(2026, 11, 21), "today"),
        (day(2026, 11, 20), "yesterday"),
        (day(2026, 11, 22), "tomorrow"),
        (day(2026, 11, 18), "3 days ago"),
        (day(2026, 11, 7), "14 days ago"),
        (day(2026, 11, 6), "6 Nov"),
        (day(2026, 12, 6), "in 15 days"),
        (day(2026, 12, 20), "20 Dec"),
        (day(2025, 4, 12), "12 Apr 2025"),
    ] {
        assert_eq!(told_day(date, today()), told);
    }
    assert_eq!(told_date(today()), "Sat 21 Nov 2026");
}

#[test]
fn spans_are_told_no_more_exactly_than_they_are_felt() {
    for (days, told) in [
        (0, "0 days"),
        (1, "1 day"),
        (14, "14 days"),
        (20, "20 days"),
        (21, "3 weeks"),
        (36, "about 5 weeks"),
        (61, "about 2 months"),
        (120, "about 4 months"),
        (731, "about 2 years"),
    ] {
        assert_eq!(told_span(days), told);
    }
}

proptest! {
    #[test]
    fn a_told_day_reads_back_in_its_own_direction(offset in -20_000..1800_i64, at in 0..20_000_i64) {
        let now = day(2010, 1, 1) + chrono::Duration::days(at);
        let date = now + chrono::Duration::days(offset);
        let toward = if offset > 0 { Toward::Future } else { Toward::Past };
        prop_assume!(date.year() >= 1950);
        prop_assert_eq!(parse_day(&told_day(date, now), now, toward), Ok(date));
        prop_assert_eq!(parse_day(&told_date(date), now, toward), Ok(date));
        prop_assert_eq!(parse_day(&date.to_string(), now, toward), Ok(date));
    }

    #[test]
    fn no_text_whatever_makes_the_reader_fall_over(text in "[0-9a-z./, -]{0,20}|\\PC{0,20}") {
        if let Ok(date) = future(&text) {
            prop_assert!(date >= today());
        }
        if let Ok(date) = past(&text) {
            prop_assert!(date <= today() && date.year() >= 1950);
        }
    }
}
