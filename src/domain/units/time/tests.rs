use proptest::prelude::*;
use regex_lite::Regex;

use super::*;

const ON_ROAD: TimeContext = TimeContext { distance: None, travel: Travel::OnFoot };

fn over(metres: f64) -> TimeContext {
    TimeContext { distance: Some(Metres(metres)), travel: Travel::OnFoot }
}

fn refusal(text: &str) -> String {
    read_time(text, ON_ROAD).expect_err(text).to_string()
}

#[test]
fn the_golden_times_are_read_and_told() -> Result<(), TimeError> {
    let golden = [
        ("3:45", over(42195.0), 13500.0, "3:45:00"),
        ("3:45", over(1500.0), 225.0, "3:45"),
        ("19:58", over(5000.0), 1198.0, "19:58"),
        ("1:32", over(21097.5), 5520.0, "1:32:00"),
        ("1h23", ON_ROAD, 4980.0, "1:23:00"),
        ("1h23m45", ON_ROAD, 5025.0, "1:23:45"),
        ("83:45", over(21097.5), 5025.0, "1:23:45"),
        ("4:12:09", over(42195.0), 15129.0, "4:12:09"),
        ("10:59:30", over(89000.0), 39570.0, "10:59:30"),
        ("28:30", over(160_934.4), 102_600.0, "28:30:00"),
    ];
    for (text, context, seconds, told) in golden {
        let time = parse_time(text, context)?;
        assert_eq!(time, Seconds(seconds), "{text}");
        assert_eq!(time.told(), told, "{text}");
    }
    Ok(())
}

#[test]
fn the_golden_refusals_are_refused() {
    for text in ["25:99:00", "1:60", "-3:00", "1h75", "nan", "1e3", "1 23 45", "", "abc", "1h45s"] {
        assert!(parse_time(text, ON_ROAD).is_err(), "{text}");
    }
}

#[test]
fn every_refusal_says_what_to_write() {
    let sixty = |meant: &str| format!("Minutes and seconds stay below 60. If that is meant, write {meant}.");
    let nearly =
        |typed: &str, meant: &str| format!("“{typed}” is not quite a time. If that is meant, write {meant}.");
    assert_eq!(refusal("25:99:00"), sixty("26:39:00"));
    assert_eq!(refusal("1:60"), sixty("2:00"));
    assert_eq!(refusal("1h75"), sixty("2:15:00"));
    assert_eq!(refusal("-3:00"), "A time cannot be below zero. Write it without the minus.");
    assert_eq!(refusal("abc"), "“abc” cannot be read as a time. Write it like 1:23:45, 23:45 or 1h23.");
    assert_eq!(refusal("1 23 45"), nearly("1 23 45", "1:23:45"));
    assert_eq!(refusal("1.23.45"), nearly("1.23.45", "1:23:45"));
    assert_eq!(refusal("5:7"), nearly("5:7", "5:07"));
    assert_eq!(refusal("1h45s"), nearly("1h45s", "1h00m45"));
    assert_eq!(refusal("45 min"), nearly("45 min", "45:00"));
    assert_eq!(refusal("1.5h"), nearly("1.5h", "1:30:00"));
    assert_eq!(refusal("  "), "No time here yet. Write it like 1:23:45, 23:45 or 1h23.");
    assert_eq!(refusal("0:00"), "A time is more than zero. Leave the field empty when it is not known.");
}

#[test]
fn hours_and_minutes_are_said_when_they_were_chosen() -> Result<(), TimeError> {
    assert_eq!(read_time("3:45", over(42195.0))?.note(), Some("read as 3:45:00".to_owned()));
    assert_eq!(read_time("3:45", over(1500.0))?.note(), None);
    assert_eq!(read_time("3:45:00", over(42195.0))?.note(), None);
    Ok(())
}

#[test]
fn a_time_that_cannot_be_meant_is_kept_as_written_and_said() -> Result<(), TimeError> {
    let iron = TimeContext::new(Some(RaceKind::Triathlon), Some(Metres(225_995.0)));
    let reading = read_time("11:40", iron)?;
    assert_eq!(reading.time, Seconds(700.0));
    assert_eq!(
        reading.note(),
        Some("read as 11:40, minutes and seconds; hours are written like 4:00:00".to_owned())
    );
    assert_eq!(read_time("4", over(42195.0))?.read, ReadAs::TooFast);
    assert_eq!(
        read_time("58:12", TimeContext::new(Some(RaceKind::Ride), Some(Metres(40000.0))))?.read,
        ReadAs::Written
    );
    Ok(())
}

#[test]
fn exactly_two_minutes_a_kilometre_is_still_minutes() -> Result<(), TimeError> {
    assert_eq!(parse_time("6:00", over(3000.0))?, Seconds(360.0));
    assert_eq!(parse_time("5:59", over(3000.0))?, Seconds(21540.0));
    assert_eq!(parse_time("5:59", over(2999.0))?, Seconds(359.0));
    Ok(())
}

#[test]
fn track_times_keep_their_hundredths() -> Result<(), TimeError> {
    assert_eq!(parse_time("12.34", ON_ROAD)?.told_precisely(), "12.34");
    assert_eq!(parse_time("4:01,5", ON_ROAD)?.told_precisely(), "4:01.50");
    assert_eq!(parse_time("1:02:03.25", ON_ROAD)?.told_precisely(), "1:02:03.25");
    assert_eq!(Seconds(59.996).told_precisely(), "1:00.00");
    assert_eq!(Seconds(241.0).told_briefly(), "4:01");
    assert_eq!(Seconds(241.5).told_briefly(), "4:01.50");
    Ok(())
}

#[test]
fn half_a_second_is_told_upwards() {
    assert_eq!(Seconds(59.5).told(), "1:00");
    assert_eq!(Seconds(3599.5).told(), "1:00:00");
    assert_eq!(Seconds(59.49).told(), "0:59");
}

#[test]
fn a_short_time_beside_a_long_race_is_put_into_the_field_with_its_hours() {
    assert_eq!(Seconds(225.0).told_for_field(over(42195.0)), "0:03:45");
    assert_eq!(Seconds(13500.0).told_for_field(over(42195.0)), "3:45:00");
    assert_eq!(Seconds(1198.0).told_for_field(over(5000.0)), "19:58");
}

/// The grammar of the reference formulas once more, in their own regular expressions.
fn by_reference(text: &str, metres: Option<f64>) -> Option<f64> {
    let lower = text.trim().to_lowercase();
    let allowed =
        Regex::new(r"^\s*[0-9][0-9:.,]*\s*(h\s*([0-9]{1,2}\s*(m\s*([0-9]{1,2}\s*s?)?)?)?)?\s*$").ok()?;
    if !allowed.is_match(&lower) {
        return None;
    }
    let t = lower.replace(' ', "");
    let number = |text: Option<regex_lite::Match>| {
        text.map_or(Some(0.0), |m| m.as_str().replace(',', ".").parse().ok())
    };
    let letters = Regex::new(r"^([0-9]{1,3})h(?:([0-9]{1,2})(?:m(?:([0-9]{1,2})s?)?)?)?$").ok()?;
    let three = Regex::new(r"^([0-9]{1,3}):([0-9]{2}):([0-9]{2}(?:[.,][0-9]{1,3})?)$").ok()?;
    let two = Regex::new(r"^([0-9]{1,3}):([0-9]{2}(?:[.,][0-9]{1,3})?)$").ok()?;
    let one = Regex::new(r"^([0-9]{1,5}(?:[.,][0-9]{1,3})?)$").ok()?;
    if let Some(m) = letters.captures(&t).or_else(|| three.captures(&t)) {
        let (hours, minutes, seconds): (f64, f64, f64) =
            (number(m.get(1))?, number(m.get(2))?, number(m.get(3))?);
        return (minutes < 60.0 && seconds < 60.0).then_some(hours * 3600.0 + minutes * 60.0 + seconds);
    }
    if let Some(m) = two.captures(&t) {
        let (first, second): (f64, f64) = (number(m.get(1))?, number(m.get(2))?);
        if second >= 60.0 {
            return None;
        }
        let seconds = first * 60.0 + second;
        let too_fast =
            metres.is_some_and(|metres| metres >= 3000.0 && seconds / (metres / 1000.0) < 120.0 - 1e-9);
        return Some(if too_fast { first * 3600.0 + second * 60.0 } else { seconds });
    }
    one.captures(&t).and_then(|m| number(m.get(1)))
}

fn agrees_with_reference(text: &str, metres: Option<f64>) -> Result<(), TestCaseError> {
    let context = TimeContext { distance: metres.map(Metres), travel: Travel::OnFoot };
    match (parse_time(text, context), by_reference(text, metres)) {
        (Ok(read), Some(expected)) => {
            prop_assert!((read.0 - expected).abs() < 1e-6, "{text:?}: {read:?}, reference {expected}");
        }
        (Err(TimeError::Zero), Some(zero)) => prop_assert!(zero == 0.0),
        (Err(_), None) => {}
        (read, expected) => prop_assert!(false, "{text:?}: {read:?}, reference {expected:?}"),
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_scramble_of_the_alphabet_of_times_is_read_like_the_reference(
        text in "[0-9]{1,3}[:hm., ]{0,2}[0-9]{0,3}[:hms., ]{0,2}[0-9]{0,3}[s.]{0,1}[0-9]{0,3}",
        metres in prop::option::of(100.0..200_000.0_f64),
    ) {
        agrees_with_reference(&text, metres)?;
    }

    #[test]
    fn any_well_formed_time_is_read_like_the_reference(
        hours in 0..1000_u32, minutes in 0..70_u32, seconds in 0..70_u32, metres in 100.0..200_000.0_f64,
    ) {
        agrees_with_reference(&format!("{hours}:{minutes:02}:{seconds:02}"), Some(metres))?;
        agrees_with_reference(&format!("{hours}:{minutes:02}"), Some(metres))?;
        agrees_with_reference(&format!("{hours}h{minutes}m{seconds}"), Some(metres))?;
    }

    #[test]
    fn a_told_time_reads_back_as_the_same_time(hundredths in 1..359_999_900_u32) {
        let time = Seconds(f64::from(hundredths) / 100.0);
        prop_assert_eq!(parse_time(&time.told_precisely(), ON_ROAD), Ok(time));
        let full = Seconds(f64::from(hundredths / 100 + 1));
        prop_assert_eq!(parse_time(&full.told(), ON_ROAD), Ok(full));
    }

    #[test]
    fn a_time_put_into_its_field_reads_back_there(hundredths in 6000..39_999_999_u32, metres in 100.0..200_000.0_f64) {
        let time = Seconds(f64::from(hundredths) / 100.0);
        prop_assert_eq!(parse_time(&time.told_for_field(over(metres)), over(metres)), Ok(time));
    }

    #[test]
    fn no_text_whatever_makes_the_reader_fall_over(text in "\\PC{0,30}") {
        if let Ok(time) = parse_time(&text, over(42195.0)) {
            prop_assert!(time.0.is_finite() && time.0 > 0.0);
        }
    }
}
