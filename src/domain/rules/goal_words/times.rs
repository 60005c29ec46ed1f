//! The times in the words of a goal, and whether one of them is the finishing time.

use super::{UNDER, has_any};
use crate::domain::units::number::{decimal, number_and_unit, small_number};
use crate::domain::units::time::{TimeContext, Travel, parse_time};
use crate::domain::units::{METRES_PER_KM, Metres, Seconds};

/// Every time the goal names; `None` for one that could be minutes as well as hours.
pub(super) fn times(tokens: &[&str], context: TimeContext) -> Vec<Option<Seconds>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if is_pace(rest) {
            at += 1;
        } else if let Some((time, length)) = time_with_unit(rest).or_else(|| clock_time(rest, context)) {
            found.push(time);
            at += length;
        } else if at > 0
            && UNDER.contains(&tokens[at - 1])
            && !rest.get(1).is_some_and(|next| is_distance_unit(next))
            && let Some(number) = spelled_or_digits(rest[0])
        {
            found.push(likely(number, &[1.0, 60.0, 3600.0], context));
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a time in these words is not the finishing time: a part of the course, a difference, the time of day.
pub(super) fn is_about_something_else(tokens: &[&str], context: TimeContext) -> bool {
    const PARTS: &[&str] = &[
        "halfway",
        "loop",
        "loops",
        "lap",
        "laps",
        "leg",
        "legs",
        "per",
        "each",
        "every",
        "through",
        "split",
        "splits",
        "then",
        "until",
        "before",
        "by",
        "at",
        "am",
        "pm",
        "o'clock",
        "off",
        "improve",
        "improvement",
        "minus",
        "plus",
        "over",
        "above",
        "least",
        "or",
        "pace",
        "pacing",
        "average",
        "transition",
        "t1",
        "t2",
    ];
    let part_of_course = tokens.windows(2).any(|pair| {
        matches!(pair[0], "first" | "second" | "last" | "final" | "1st" | "2nd")
            && (matches!(pair[1], "half" | "quarter" | "hour")
                || is_distance_unit(pair[1])
                || decimal(pair[1]).is_some())
    });
    // "faster than 3:30" names a time; "5 minutes faster than last year" names a difference.
    let names_a_time =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || spelled_or_digits(word).is_some();
    let difference = has_any(tokens, &["faster", "quicker"])
        && !tokens.windows(3).any(|three| {
            matches!(three[0], "faster" | "quicker") && three[1] == "than" && names_a_time(three[2])
        });
    let one_sport = context.travel == Travel::ByOther && has_any(tokens, &["swim", "bike", "ride", "run"]);
    has_any(tokens, PARTS) || part_of_course || difference || one_sport
}

/// "8:00/mile", "5:00 per km", "4:30 pace", "5:00 min/km".
fn is_pace(rest: &[&str]) -> bool {
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match rest {
        [word, ..] if word.contains('/') => true,
        [word, next, ..]
            if digit(word) && (next.contains('/') || matches!(*next, "per" | "pace" | "paces")) =>
        {
            true
        }
        [word, "a" | "an", unit, ..] => digit(word) && is_distance_unit(unit),
        _ => false,
    }
}

fn is_distance_unit(word: &str) -> bool {
    matches!(
        word,
        "k" | "km"
            | "kms"
            | "kilometre"
            | "kilometres"
            | "kilometer"
            | "kilometers"
            | "m"
            | "mi"
            | "mile"
            | "miles"
    )
}

/// "4 h", "4h30", "4 hours 30 minutes", "40 min", "five hours": the time and how many words it took.
fn time_with_unit(rest: &[&str]) -> Option<(Option<Seconds>, usize)> {
    let first = *rest.first()?;
    if first.contains('h') && !first.ends_with('h') && first.starts_with(|c: char| c.is_ascii_digit()) {
        let exact = parse_time(first.trim_end_matches("min"), TimeContext::default());
        if let Ok(time) = exact {
            return Some((Some(time), 1));
        }
    }
    let (value, each, mut length) = amount(rest)?;
    let mut seconds = value * each;
    let mut smaller = each / 60.0;
    while smaller >= 1.0 && length < rest.len() {
        let behind = &rest[length..];
        let (value, used) = match amount(behind) {
            Some((value, each, used)) if (each - smaller).abs() < 0.5 => (value, used),
            Some(_) => break,
            None => match decimal(behind[0]) {
                Some(value) if value < 60.0 && behind[0].len() == 2 => (value, 1),
                _ => break,
            },
        };
        seconds += value * smaller;
        smaller /= 60.0;
        length += used;
    }
    Some((Some(Seconds(seconds)).filter(|time| time.0 > 0.0), length))
}

/// A number with a unit of time: its value, how many seconds one of the unit is, and how many words it took.
fn amount(rest: &[&str]) -> Option<(f64, f64, usize)> {
    let first = *rest.first()?;
    let (number, unit) = number_and_unit(first);
    if !number.is_empty() && !unit.is_empty() {
        return Some((decimal(number)?, seconds_in(unit)?, 1));
    }
    Some((spelled_or_digits(first)?, seconds_in(rest.get(1)?)?, 2))
}

fn seconds_in(unit: &str) -> Option<f64> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600.0),
        "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1.0),
        _ => None,
    }
}

fn spelled_or_digits(word: &str) -> Option<f64> {
    decimal(word).or_else(|| small_number(word).filter(|_| word.len() > 2).map(f64::from))
}

/// "3:30", "3:30:00", "3:30 h": the time and how many words it took.
fn clock_time(rest: &[&str], context: TimeContext) -> Option<(Option<Seconds>, usize)> {
    let first = *rest.first()?;
    let written = parse_time(first, TimeContext::default()).ok().filter(|_| first.contains(':'))?;
    let unit = rest.get(1).and_then(|next| seconds_in(next));
    let time = match (first.matches(':').count(), unit) {
        (1, Some(each)) => Some(Seconds(written.0 * each.max(60.0) / 60.0)),
        (1, None) => match (context.distance, context.travel) {
            (None, _) => None,
            (Some(_), Travel::OnFoot) => parse_time(first, context).ok(),
            (Some(_), Travel::ByOther) => likely(written.0, &[1.0, 60.0], context),
        },
        _ => Some(written),
    };
    Some((time, 1 + usize::from(unit.is_some())))
}

/// `number` times the one unit (in seconds) that gives a pace somebody races at, from 0:55 to 50:00 a kilometre. No two units
/// can, because they are 60 apart.
fn likely(number: f64, units: &[f64], context: TimeContext) -> Option<Seconds> {
    let Metres(metres) = context.distance?;
    units
        .iter()
        .map(|each| Seconds(number * each))
        .find(|time| (55.0..=3000.0).contains(&(time.0 / (metres / METRES_PER_KM))))
}
