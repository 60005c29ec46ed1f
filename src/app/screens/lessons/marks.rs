//! Words with what was searched for marked in them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::super::passage::{Row, Tone};
use crate::domain::lesson::Lesson;
use crate::domain::search::Hit;
use crate::text::width;
use crate::text::wrap::{self, wrap};

/// What stands where something was left out.
const LEFT_OUT: &str = "…";

/// Marks as they can be drawn: within the text, whole graphemes, in order and not over one another.
#[must_use]
pub fn whole(text: &str, marks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut graphemes = text.grapheme_indices(true).peekable();
    for mark in marks {
        let mut drawn: Option<Range<usize>> = None;
        while let Some((start, grapheme)) = graphemes.next_if(|(start, _)| *start < mark.end) {
            let end = start + grapheme.len();
            if end > mark.start {
                drawn = Some(drawn.map_or(start, |drawn| drawn.start)..end);
            }
        }
        found.extend(drawn);
    }
    found
}

/// The text in one row of at most `columns`, its marks drawn. Where the first mark would not be seen, the row begins shortly
/// before it.
#[must_use]
pub fn row(text: &str, marks: &[Range<usize>], columns: usize, tone: Tone) -> Row {
    let marks = whole(text, marks);
    let start = match marks.first() {
        Some(first) if width::columns(&text[..first.end]) + 1 > columns => beginning(text, first, columns),
        _ => 0,
    };
    let mut row = Row::default();
    if start > 0 && columns > 0 {
        row.push(tone, LEFT_OUT);
    }
    let pieces = pieces(text, start..text.len(), &marks);
    let wanted: usize = pieces.iter().map(|(_, piece)| width::columns(piece)).sum();
    let room = columns.saturating_sub(row.columns());
    let mut left = if wanted > room { room.saturating_sub(1) } else { room };
    for (is_marked, piece) in pieces.into_iter().take_while(|_| room > 0) {
        let plain = tone;
        let tone = if is_marked { Tone::Sought } else { tone };
        let needs = width::columns(piece);
        if needs <= left {
            row.push(tone, piece);
            left -= needs;
        } else {
            // One letter too many, so that it is cut in any case; the dots themselves were not searched for.
            let cut = format!("{piece} .");
            row.push(tone, width::fit(&cut, left + 1).trim_end_matches(LEFT_OUT));
            row.push(plain, LEFT_OUT);
            break;
        }
    }
    row
}

/// The text in rows of at most `columns`, its marks drawn.
#[must_use]
pub fn wrapped(text: &str, marks: &[Range<usize>], columns: usize, tone: Tone) -> Vec<Row> {
    let marks = whole(text, marks);
    let row = |part: wrap::Row| {
        let kept = text[part.start..part.end].trim_end().len();
        let mut row = Row::default();
        for (is_marked, piece) in pieces(text, part.start..part.start + kept, &marks) {
            row.push(if is_marked { Tone::Sought } else { tone }, piece);
        }
        row
    };
    wrap(text, columns).into_iter().map(row).collect()
}

/// Where in the words of a lesson the marks of a hit are; `None` where the hit shows other words than those.
#[must_use]
pub fn in_words(hit: &Hit, lesson: &Lesson) -> Option<Vec<Range<usize>>> {
    let excerpt = hit.excerpt.as_str();
    let before = excerpt.len() - excerpt.trim_start_matches('…').len();
    let shown = excerpt.trim_matches('…');
    let place = lesson.text.find(shown)?;
    let moved = |mark: &Range<usize>| {
        let shift = |byte: usize| (byte + place).checked_sub(before).filter(|at| *at <= place + shown.len());
        Some(shift(mark.start)?..shift(mark.end)?)
    };
    Some(hit.marks.iter().filter_map(moved).collect())
}

/// Where a row begins so that a mark is seen with some words before it, and the row is full.
fn beginning(text: &str, mark: &Range<usize>, columns: usize) -> usize {
    let after = width::columns(&text[mark.start..]) + 1;
    let room = columns.saturating_sub(after).max(columns / 3);
    let (mut start, mut used) = (mark.start, 0);
    for (place, grapheme) in text[..mark.start].grapheme_indices(true).rev() {
        used += width::columns(grapheme);
        if used > room {
            break;
        }
        start = place;
    }
    // A word that is not whole is left out.
    text[start..mark.start].find(' ').map_or(start, |space| start + space + 1)
}

/// A part of the text in pieces, each with whether it is marked.
#[must_use]
pub fn pieces<'t>(text: &'t str, part: Range<usize>, marks: &[Range<usize>]) -> Vec<(bool, &'t str)> {
    let mut pieces = Vec::new();
    let mut at = part.start;
    for mark in marks {
        let (start, end) = (mark.start.clamp(at, part.end), mark.end.clamp(at, part.end));
        pieces.push((false, &text[at..start]));
        pieces.push((true, &text[start..end]));
        at = end;
    }
    pieces.push((false, &text[at..part.end]));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use super::{Row, Tone, row, whole, wrapped};

    fn told(row: &Row) -> String {
        let piece = |span: &crate::app::passage::Span| {
            if span.tone == Tone::Sought { format!("[{}]", span.text) } else { span.text.clone() }
        };
        row.spans.iter().map(piece).collect()
    }

    #[test]
    fn marks_are_drawn_where_they_are() {
        let text = "Start slow, stay slow";
        assert_eq!(told(&row(text, &[6..10, 17..21], 40, Tone::Plain)), "Start [slow], stay [slow]");
        assert_eq!(told(&row(text, &[6..10, 17..21], 14, Tone::Plain)), "Start [slow], s…");
        assert_eq!(told(&row(text, &[6..10, 17..21], 20, Tone::Plain)), "Start [slow], stay [sl]…");
        assert_eq!(told(&row("slowly slower", &[0..4, 7..11], 11, Tone::Plain)), "[slow]ly [slo]…");
        assert_eq!(told(&row(text, &[], 8, Tone::Plain)), "Start s…");
    }

    #[test]
    fn a_row_whose_first_mark_would_not_be_seen_begins_shortly_before_it() {
        let text = "If the first kilometre is faster than planned, slow down at once";
        let mark = text.find("slow").expect("a word");
        let shown = row(text, from_ref(&(mark..mark + 4)), 30, Tone::Plain);
        assert_eq!(told(&shown), "…planned, [slow] down at once");
        let wider = row(text, from_ref(&(mark..mark + 4)), 44, Tone::Plain);
        assert_eq!(told(&wider), "…is faster than planned, [slow] down at once");
        assert!(shown.columns() <= 30);
        for columns in 0..70 {
            assert!(
                row(text, from_ref(&(mark..mark + 4)), columns, Tone::Plain).columns() <= columns,
                "{columns}"
            );
        }
    }

    #[test]
    fn a_mark_that_wraps_goes_on_in_the_next_row() {
        let rows = wrapped("first kilometre slow down", from_ref(&(6..20)), 16, Tone::Plain);
        assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), ["first [kilometre]", "[slow] down"]);
    }

    #[test]
    fn marks_are_whole_graphemes_and_what_lies_outside_is_left_out() {
        let text = "cafe\u{301} 東京 👍🏽";
        assert_eq!(whole(text, from_ref(&(0..4))), std::iter::once(0..6).collect::<Vec<_>>());
        assert_eq!(whole(text, &[8..9, 50..60]), std::iter::once(7..10).collect::<Vec<_>>());
        assert_eq!(whole(text, from_ref(&(3..3))), Vec::new());
        for columns in 0..14 {
            assert!(row(text, from_ref(&(7..13)), columns, Tone::Plain).columns() <= columns);
        }
    }
}
