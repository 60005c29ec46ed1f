//! What somebody may have meant who typed something that is nearly a time.

use super::super::Seconds;
use super::super::number::{decimal, number_and_unit};
use super::Parts;

/// How the typed text (lower case, trimmed) would be written, where one reading is likely.
pub(super) fn nearly(typed: &str) -> Option<String> {
    with_unit(typed)
        .or_else(|| seconds_without_minutes(typed))
        .or_else(|| other_separators(typed))
        .filter(|meant| Parts::of(meant).is_some_and(|parts| !parts.sixty_or_more()))
}

/// "45 min", "1.5 h", "50 sec".
fn with_unit(typed: &str) -> Option<String> {
    let (number, unit) = number_and_unit(typed);
    let seconds_each = match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => 3600.0,
        "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        _ => return None,
    };
    Some(Seconds(decimal(number)? * seconds_each).told())
}

/// "1h45s": the minutes are missing.
fn seconds_without_minutes(typed: &str) -> Option<String> {
    let (hours, rest) = typed.split_once('h')?;
    let seconds = rest.trim().strip_suffix('s')?.trim_end();
    Some(format!("{}h00m{seconds}", hours.trim()))
}

/// "1 23 45", "1.23.45", "1-23-45", "5:7": groups of digits that only miss their colons or a zero.
fn other_separators(typed: &str) -> Option<String> {
    let groups: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '-' | ';' | '/' | '\'' | '"'))
        .filter(|group| !group.is_empty())
        .collect();
    if !(2..=3).contains(&groups.len()) {
        return None;
    }
    let padded: Vec<String> = groups[1..].iter().map(|group| format!("{group:0>2}")).collect();
    Some(format!("{}:{}", groups[0], padded.join(":")))
}
