//! Soft wrapping: where a text is broken into rows on the screen.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::width::{columns, grapheme_columns};

/// One row of a wrapped text, as a range of its bytes: `start..end`, hanging spaces included, line break not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The byte the row starts at.
    pub start: usize,
    /// The byte after the last one of the row.
    pub end: usize,
}

/// Wraps a text into rows of at most `columns` display columns (0 is taken as 1).
///
/// Every byte is in exactly one row, or is the line feed that ends one; an empty text is one empty row, and so is
/// what follows a line feed at the end. Rows break where UAX#14 allows it, with three differences for a journal:
/// an address on the web is one word, there is no break after a slash (`4:30/km`), and never one within a grapheme.
/// Spaces at the end of a row hang: they take no room and never start the next row. A word wider than a row is
/// broken between graphemes; a grapheme wider than a row has a row to itself.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        rows.extend(
            wrap_paragraph(paragraph, columns)
                .into_iter()
                .map(|row| Row { start: start + row.start, end: start + row.end }),
        );
        start += paragraph.len() + 1;
    }
    rows
}

/// Facts in rows of at most `room` display columns, parted by a dot. A row ends between two of them and never begins with the
/// dot; one that is wider than a row has a row to itself.
#[must_use]
pub fn rows_of_facts(facts: &[String], room: usize) -> Vec<String> {
    const GAP: &str = " · ";
    let mut rows: Vec<String> = Vec::new();
    for fact in facts {
        match rows.last_mut() {
            Some(row) if columns(row) + columns(GAP) + columns(fact) <= room => {
                row.push_str(GAP);
                row.push_str(fact);
            }
            _ => rows.push(fact.clone()),
        }
    }
    rows
}

/// The rows of a text that is only read, without the spaces that hang at their ends.
#[must_use]
pub fn wrap_reading(text: &str, columns: usize) -> Vec<&str> {
    wrap(text, columns).into_iter().map(|row| text[row.start..row.end].trim_end_matches(hangs)).collect()
}

/// What was changed in a paragraph: the bytes `start..old_end` became `start..new_end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touched {
    pub start: usize,
    pub old_end: usize,
    pub new_end: usize,
}

/// The rows of a paragraph that was changed in one place, made from its rows before. It gives what
/// [`wrap_paragraph`] gives, but looks at no more than the rows around the change.
pub(super) fn rewrap_paragraph(old: &[Row], text: &str, columns: usize, touched: Touched) -> Vec<Row> {
    let Touched { start, old_end, new_end } = touched;
    // A shorter word may move up to the row above, hence the last row start but one.
    let above = old.partition_point(|row| row.start < start);
    let from = (0..above).rev().filter(|index| starts_afresh(text, old[*index].start)).nth(1).unwrap_or(0);
    let offset = old[from].start;
    let mut rows = old[..from].to_vec();
    let tail = &text[offset..];
    let mut filling =
        Filling { text: tail, columns: columns.max(1), rows: Vec::new(), row_start: 0, used: 0 };
    let mut piece_start = 0;
    let mut rest: &[Row] = &[];
    for end in breaks(tail) {
        let row_before = filling.row_start;
        filling.take(piece_start..end);
        piece_start = end;
        let at = offset + filling.row_start;
        if filling.row_start > row_before && at > new_end && starts_afresh(text, at) {
            let below = old.partition_point(|row| row.start < at - new_end + old_end);
            if old.get(below).is_some_and(|row| row.start == at - new_end + old_end) {
                rest = &old[below..];
                break;
            }
        }
    }
    if rest.is_empty() {
        filling.rows.push(Row { start: filling.row_start, end: tail.len() });
    }
    rows.extend(filling.rows.iter().map(|row| Row { start: offset + row.start, end: offset + row.end }));
    let moved = |byte: usize| byte - old_end + new_end;
    rows.extend(rest.iter().map(|row| Row { start: moved(row.start), end: moved(row.end) }));
    rows
}

/// Whether the rows from a row start on depend on nothing before it: UAX#14 breaks between words with spaces
/// between them whatever stands around.
fn starts_afresh(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.ends_with(' ')
        && before.trim_end_matches(' ').ends_with(|c: char| c.is_alphanumeric() || ".,;:!?".contains(c))
        && text[at..].starts_with(char::is_alphanumeric)
}

/// Wraps a text without line feeds; at least one row.
pub(super) fn wrap_paragraph(text: &str, columns: usize) -> Vec<Row> {
    let mut filling = Filling { text, columns: columns.max(1), rows: Vec::new(), row_start: 0, used: 0 };
    let mut start = 0;
    for end in breaks(text) {
        filling.take(start..end);
        start = end;
    }
    filling.rows.push(Row { start: filling.row_start, end: text.len() });
    filling.rows
}

/// Whether a character may hang over the end of a row: any space at which a row may break.
fn hangs(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Rows being filled with one unbreakable piece after another.
struct Filling<'a> {
    text: &'a str,
    columns: usize,
    rows: Vec<Row>,
    row_start: usize,
    /// The columns taken in the row so far, spaces included.
    used: usize,
}

impl Filling<'_> {
    /// Puts a piece, a word and the spaces after it, at the end of the row or on the next one.
    fn take(&mut self, piece: Range<usize>) {
        let whole = &self.text[piece.clone()];
        let word = whole.trim_end_matches(hangs);
        let word_columns = columns(word);
        if word_columns > 0 && self.used + word_columns > self.columns {
            self.break_at(piece.start);
        }
        if word_columns > self.columns {
            self.take_by_graphemes(piece.start, word);
        } else {
            self.used += word_columns;
        }
        self.used += columns(&whole[word.len()..]);
    }

    fn take_by_graphemes(&mut self, start: usize, word: &str) {
        for (offset, grapheme) in word.grapheme_indices(true) {
            let width = grapheme_columns(grapheme);
            if width > 0 && self.used + width > self.columns {
                self.break_at(start + offset);
            }
            self.used += width;
        }
    }

    /// Ends the row before `at`; a row that has just begun there goes on.
    fn break_at(&mut self, at: usize) {
        if self.row_start < at {
            self.rows.push(Row { start: self.row_start, end: at });
            self.row_start = at;
            self.used = 0;
        }
    }
}

/// Where rows may break, in order, the end of the text last.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let mut addresses = addresses(text).into_iter().peekable();
    let mut graphemes = text.grapheme_indices(true).map(|(start, _)| start).peekable();
    linebreaks(text).map(|(at, _)| at).filter(move |&at| {
        if at == text.len() {
            return true;
        }
        while addresses.next_if(|address| address.end <= at).is_some() {}
        if addresses.peek().is_some_and(|address| address.start < at) || text.as_bytes()[at - 1] == b'/' {
            return false;
        }
        // Between two ASCII characters there is always a boundary; the graphemes are walked only where needed.
        if text.as_bytes()[at - 1..=at].is_ascii() {
            return true;
        }
        while graphemes.next_if(|start| *start < at).is_some() {}
        graphemes.peek() == Some(&at)
    })
}

/// The addresses on the web in a text: what is around `://`, and what begins with `www.`.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let marks = text.match_indices("://").map(|(at, _)| (at, true));
    let bare = text.match_indices("www.").map(|(at, _)| (at, false));
    let mut candidates: Vec<(usize, bool)> = marks.chain(bare).collect();
    candidates.sort_unstable();
    for (at, has_scheme) in candidates {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let before = text[..at].bytes().rev();
        let scheme = before.take_while(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(byte)).count();
        // A scheme belongs to the address; letters before `www.` mean that it is the middle of a word.
        if has_scheme == (scheme > 0) {
            let end = at + text[at..].bytes().take_while(|byte| is_address_byte(*byte)).count();
            found.push(at - scheme..end);
        }
    }
    found
}

/// Printable ASCII, without the characters that enclose an address in running text.
fn is_address_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"<>\"`".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sanitise::tests::difficult_text;
    use super::*;

    /// The rows as slices, so that hanging spaces can be seen.
    fn rows(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|row| &text[row.start..row.end]).collect()
    }

    #[test]
    fn rows_break_between_words_and_spaces_hang() {
        assert_eq!(rows("the legs were gone", 8), ["the legs ", "were ", "gone"]);
        assert_eq!(rows("the legs   were", 8), ["the legs   ", "were"]);
        assert_eq!(wrap_reading("the legs   were", 8), ["the legs", "were"]);
    }

    #[test]
    fn an_empty_text_is_one_row_and_a_line_feed_at_the_end_opens_another() {
        assert_eq!(wrap("", 10), [Row { start: 0, end: 0 }]);
        assert_eq!(rows("a\n", 10), ["a", ""]);
        assert_eq!(rows("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrap("a\nb", 10), [Row { start: 0, end: 1 }, Row { start: 2, end: 3 }]);
    }

    #[test]
    fn a_word_longer_than_a_row_starts_on_its_own_row_and_is_broken_between_graphemes() {
        assert_eq!(rows("a marathonlong b", 5), ["a ", "marat", "honlo", "ng b"]);
        assert_eq!(rows("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 4), ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_not_before_their_punctuation() {
        assert_eq!(rows("東京マラソン", 5), ["東京", "マラ", "ソン"]);
        assert_eq!(rows("東京、大阪", 4), ["東", "京、", "大阪"]);
    }

    #[test]
    fn an_address_is_broken_only_when_it_is_longer_than_a_row() {
        assert_eq!(rows("see https://a.org/b-c/d now", 20), ["see ", "https://a.org/b-c/d ", "now"]);
        assert_eq!(rows("see www.a.org/b-c/d-e", 16), ["see ", "www.a.org/b-c/d-", "e"]);
        assert_eq!(rows("at https://a.org/b", 10), ["at ", "https://a.", "org/b"]);
    }

    #[test]
    fn a_pace_is_not_broken_at_its_slash_but_a_hyphen_may_end_a_row() {
        assert_eq!(rows("in 4:30/km", 8), ["in ", "4:30/km"]);
        assert_eq!(rows("well-known", 6), ["well-", "known"]);
    }

    #[test]
    fn a_row_of_one_column_or_none_still_holds_a_grapheme() {
        assert_eq!(rows("ab c", 1), ["a", "b ", "c"]);
        assert_eq!(rows("ab", 0), ["a", "b"]);
        assert_eq!(rows("東京", 1), ["東", "京"]);
    }

    #[test]
    fn spaces_alone_never_open_a_row() {
        assert_eq!(rows("      ", 3), ["      "]);
        assert_eq!(rows("    a", 3), ["    ", "a"]);
    }

    #[test]
    fn a_tab_takes_four_columns() {
        assert_eq!(rows("a\tbc", 6), ["a\t", "bc"]);
        assert_eq!(rows("a\tb", 6), ["a\tb"]);
    }

    /// Part of a paragraph: mostly words, with what makes breaking lines hard.
    fn words() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "to ",
            "run ",
            "a",
            "b ",
            "marathon ",
            "legs, ",
            "so. ",
            "( ",
            "(",
            ") ",
            "! ",
            "“",
            "” ",
            "— ",
            "-",
            "/",
            " ",
            "  ",
            "\t",
            "東",
            "京、",
            "e\u{301} ",
            "\u{301}",
            "👩‍👩‍👧‍👦 ",
            "🇩",
            "\u{200B}",
            "\u{2060}",
            "\u{A0}",
            "3",
            "% ",
            "https://a.org/b-c ",
            "://",
            "www.",
            "verylongwordindeed",
        ]);
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    /// A row without the spaces at its end and whatever is not drawn between them.
    fn without_hanging(row: &str) -> &str {
        let last = row.graphemes(true).next_back().filter(|last| grapheme_columns(last) == 0);
        let shorter = row[..row.len() - last.map_or(0, str::len)].trim_end_matches(hangs);
        if shorter == row { row } else { without_hanging(shorter) }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn every_byte_is_in_one_row_or_ends_one(text in difficult_text(), room in 0_usize..12) {
            let mut next = 0;
            let rows = wrap(&text, room);
            for (index, row) in rows.iter().enumerate() {
                if index > 0 && text.as_bytes().get(next) == Some(&b'\n') && row.start == next + 1 {
                    next += 1;
                }
                prop_assert_eq!(row.start, next);
                next = row.end;
                prop_assert!(!text[row.start..row.end].contains('\n'));
            }
            prop_assert_eq!(next, text.len());
        }

        #[test]
        fn wrapping_around_a_change_gives_what_wrapping_all_gives(
            before in words(), removed in words(), inserted in words(), after in words(), room in 1_usize..20,
        ) {
            let old = [before.as_str(), &removed, &after].concat();
            let new = [before.as_str(), &inserted, &after].concat();
            let start = before.len();
            let touched = Touched { start, old_end: start + removed.len(), new_end: start + inserted.len() };
            let rows = rewrap_paragraph(&wrap_paragraph(&old, room), &new, room, touched);
            prop_assert_eq!(rows, wrap_paragraph(&new, room), "{:?} -> {:?}", old, new);
        }

        #[test]
        fn no_row_is_too_wide_unless_it_is_a_single_grapheme(text in difficult_text(), room in 0_usize..12) {
            for row in wrap(&text, room) {
                let counted = without_hanging(&text[row.start..row.end]);
                let drawn = counted.graphemes(true).filter(|grapheme| grapheme_columns(grapheme) > 0).count();
                prop_assert!(columns(counted) <= room.max(1) || drawn == 1, "{counted:?}");
            }
        }
    }
}
