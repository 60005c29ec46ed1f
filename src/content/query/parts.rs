//! What was typed, in its parts. Nothing is ever wrong with it: a quote that is not closed goes to the end.

use std::ops::Range;

/// One part of what was typed: a word, a phrase, or a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part<'t> {
    /// Where it stands, with its sign, its key and its quotes.
    pub(super) place: Range<usize>,
    /// Whether a minus stands before it.
    pub(super) is_left_out: bool,
    /// What stands before the colon; letters only, never empty.
    pub(super) key: Option<&'t str>,
    /// The word, or what stands between the quotes or behind the colon.
    pub(super) value: &'t str,
    /// Whether it is quoted.
    pub(super) quotes: Quotes,
}

/// The quotes of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// There are none.
    None,
    /// There are two.
    Closed,
    /// The second one has not been typed yet.
    Open,
}

/// The parts of a text in their order.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = skip(text, 0, is_space);
    while start < text.len() {
        let part = part(text, start);
        start = skip(text, part.place.end, is_space);
        parts.push(part);
    }
    parts
}

/// The part that begins at `start`, where something other than a space stands.
fn part(text: &str, start: usize) -> Part<'_> {
    let signed = skip(text, start, |letter| letter == '-');
    let bare_end = skip(text, signed, |letter| !is_space(letter) && !is_quote(letter));
    let bare = &text[signed..bare_end];
    let key = bare.split_once(':').map(|(key, _)| key);
    let key = key.filter(|key| !key.is_empty() && key.chars().all(char::is_alphabetic));
    let after_key = signed + key.map_or(0, |key| key.len() + 1);
    let (value, end, quotes) = if after_key == bare_end { quoted(text, after_key) } else { None }
        .unwrap_or((&text[after_key..bare_end], bare_end, Quotes::None));
    Part { place: start..end, is_left_out: signed > start, key, value, quotes }
}

/// What stands in quotes from `start` on, and where it ends.
fn quoted(text: &str, start: usize) -> Option<(&str, usize, Quotes)> {
    let inside = start + text[start..].chars().next().filter(|letter| is_quote(*letter))?.len_utf8();
    let end = skip(text, inside, |letter| !is_quote(letter));
    let closing = text[end..].chars().next().map_or(0, char::len_utf8);
    let quotes = if closing > 0 { Quotes::Closed } else { Quotes::Open };
    Some((&text[inside..end], end + closing, quotes))
}

/// The first place from `start` on where something else stands.
fn skip(text: &str, start: usize, these: impl Fn(char) -> bool) -> usize {
    let rest = &text[start..];
    start + rest.find(|letter| !these(letter)).unwrap_or(rest.len())
}

/// Whether a character parts words: control characters do, too.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

/// The straight quote, and those into which some keyboards turn it.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(bool, Option<&str>, &str, Quotes)> {
        parts(text).into_iter().map(|part| (part.is_left_out, part.key, part.value, part.quotes)).collect()
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        use Quotes::{Closed, None as Bare, Open};
        assert_eq!(
            told("pace \"easy start\" -gel cause:heat is:\"two words\""),
            [
                (false, None, "pace", Bare),
                (false, None, "easy start", Closed),
                (true, None, "gel", Bare),
                (false, Some("cause"), "heat", Bare),
                (false, Some("is"), "two words", Closed),
            ]
        );
        assert_eq!(
            told("a“b c”d"),
            [(false, None, "a", Bare), (false, None, "b c", Closed), (false, None, "d", Bare)]
        );
        assert_eq!(told("-\"not this"), [(true, None, "not this", Open)]);
        assert_eq!(
            told("cause: 5:30 :x --"),
            [
                (false, Some("cause"), "", Bare),
                (false, None, "5:30", Bare),
                (false, None, ":x", Bare),
                (true, None, "", Bare),
            ]
        );
    }

    #[test]
    fn a_part_tells_where_it_stands() {
        let text = "  pace\tcause:\"a b\"  x";
        let places: Vec<&str> = parts(text).into_iter().map(|part| &text[part.place]).collect();
        assert_eq!(places, ["pace", "cause:\"a b\"", "x"]);
    }
}
