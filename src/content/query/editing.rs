//! Filters that are chosen by keys: they change what was typed, so that one text tells the whole search.

use chrono::NaiveDate;

use super::super::causes::Causes;
use super::filters::{Key, Meaning};
use super::parts::{Part, is_quote, is_space, parts};
use crate::domain::search::FacetKind;

/// Whether a text narrows the search to a value of a facet, alone or with others.
#[must_use]
pub fn has(text: &str, facet: FacetKind, id: &str, causes: &Causes) -> bool {
    parts(text).iter().any(|part| meant(part, facet, causes).iter().any(|known| known == id))
}

/// The text with a value of a facet added, or without it where it has it. New filters stand before the words, so that typing
/// goes on with the words; the rest stays as it was typed.
#[must_use]
pub fn toggle(text: &str, facet: FacetKind, id: &str, causes: &Causes) -> String {
    if !has(text, facet, id, causes) {
        return with(text, &written(Key::of(facet).name(), id));
    }
    without(text, |part| {
        let meant = meant(part, facet, causes);
        if !meant.iter().any(|known| known == id) {
            return None;
        }
        let others = meant.iter().filter(|known| *known != id);
        let others: Vec<String> = others.map(|known| written(Key::of(facet).name(), known)).collect();
        Some(others.join(" "))
    })
}

/// The text without any filter of a facet.
#[must_use]
pub fn clear(text: &str, facet: FacetKind) -> String {
    without(text, |part| (key(part) == Some(Key::of(facet))).then(String::new))
}

/// The text without any filter: only its words.
#[must_use]
pub fn without_filters(text: &str) -> String {
    without(text, |part| key(part).map(|_| String::new()))
}

/// The text with a filter as it is typed ("is:pinned", "since:3m"), or without it where it stands there already.
#[must_use]
pub fn toggle_written(text: &str, filter: &str) -> String {
    let is_it = |part: &Part<'_>| text[part.place.clone()].eq_ignore_ascii_case(filter);
    if !has_written(text, filter) {
        return with(text, filter);
    }
    without(text, |part| is_it(part).then(String::new))
}

/// Whether a filter stands in the text as it is typed ("is:pinned").
#[must_use]
pub fn has_written(text: &str, filter: &str) -> bool {
    parts(text).into_iter().any(|part| text[part.place].eq_ignore_ascii_case(filter))
}

/// A filter as it is typed: `cause:heat`, `cause:"two words"`.
#[must_use]
pub fn written(key: &str, value: &str) -> String {
    let value: String = value.chars().filter(|letter| !is_quote(*letter)).collect();
    if value.chars().any(is_space) { format!("{key}:\"{value}\"") } else { format!("{key}:{value}") }
}

fn key(part: &Part<'_>) -> Option<Key> {
    part.key.and_then(Key::named)
}

/// The values of a facet that a part of the text means.
fn meant(part: &Part<'_>, facet: FacetKind, causes: &Causes) -> Vec<String> {
    if part.is_left_out || key(part) != Some(Key::of(facet)) {
        return Vec::new();
    }
    // No facet asks for a day.
    Meaning::of(Key::of(facet), part.value, causes, NaiveDate::MIN).ids()
}

/// The text with a filter behind those that it begins with.
fn with(text: &str, filter: &str) -> String {
    let filters = parts(text);
    let place = filters.iter().take_while(|part| key(part).is_some()).last().map_or(0, |part| part.place.end);
    let (filters, words) = text.split_at(place);
    let (filters, words) = (filters.trim_end_matches(is_space), words.trim_start_matches(is_space));
    let gap = if filters.is_empty() { "" } else { " " };
    // A quote that is still open would take the filter in.
    let gap = if parts(filters).last().is_some_and(|part| part.quotes == super::parts::Quotes::Open) {
        "\" "
    } else {
        gap
    };
    format!("{filters}{gap}{filter} {words}")
}

/// The text with some of its parts replaced; one that is replaced by nothing goes with the space behind it.
fn without(text: &str, replaced: impl Fn(&Part<'_>) -> Option<String>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut start = 0;
    for part in parts(text) {
        let Some(replacement) = replaced(&part) else { continue };
        kept.push_str(&text[start..part.place.start]);
        kept.push_str(&replacement);
        start = part.place.end;
        if replacement.is_empty() {
            let rest = &text[start..];
            start = text.len() - rest.trim_start_matches(is_space).len();
        }
    }
    kept.push_str(&text[start..]);
    kept
}
