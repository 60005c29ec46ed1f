//! Where a motion leads.

use unicode_segmentation::UnicodeSegmentation;

use super::super::width::{columns, prefix};
use super::buffer::{Buffer, Position};

/// A move of the cursor. Rows are the rows on the screen, not the lines of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back, over a line break too. With a selection, a move goes to its start.
    Left,
    /// One grapheme on, over a line break too. With a selection, a move goes to its end.
    Right,
    /// To the start of the word, or of the one before; at the start of a line to the end of the line above.
    WordLeft,
    /// To the end of the word, or of the next; at the end of a line to the start of the line below.
    WordRight,
    /// One row up, in the column where the vertical moves began.
    RowUp,
    /// One row down, in the column where the vertical moves began.
    RowDown,
    /// To the start of the row.
    RowStart,
    /// To the end of the row; in a soft-wrapped row before the space that hangs at its end.
    RowEnd,
    /// Up by the rows of the viewport, but one.
    PageUp,
    /// Down by the rows of the viewport, but one.
    PageDown,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

impl Motion {
    /// Whether the motion goes from row to row and keeps its column.
    #[must_use]
    pub fn is_vertical(self) -> bool {
        matches!(self, Self::RowUp | Self::RowDown | Self::PageUp | Self::PageDown)
    }
}

/// What a vertical motion must know beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Vertical {
    /// The display column to stay in.
    pub column: usize,
    /// The rows of a page.
    pub page: usize,
}

/// Where a motion leads from a place; the same place if it can go no further.
pub fn target(buffer: &Buffer, from: Position, motion: Motion, vertical: Vertical) -> Position {
    let row = buffer.row_of(from);
    let Vertical { column, page } = vertical;
    match motion {
        Motion::Left => buffer.before(from).unwrap_or(from),
        Motion::Right => buffer.after(from).unwrap_or(from),
        Motion::WordLeft => word_left(buffer, from),
        Motion::WordRight => word_right(buffer, from),
        Motion::RowUp | Motion::PageUp if row == 0 => from,
        Motion::RowDown | Motion::PageDown if row + 1 == buffer.total_rows() => from,
        Motion::RowUp => in_row(buffer, row - 1, column),
        Motion::RowDown => in_row(buffer, row + 1, column),
        Motion::PageUp => in_row(buffer, row.saturating_sub(page), column),
        Motion::PageDown => in_row(buffer, row + page, column),
        Motion::RowStart => Position { byte: buffer.row(row).row.start, ..from },
        Motion::RowEnd => buffer.row(row).last_position(),
        Motion::TextStart => Position::default(),
        Motion::TextEnd => buffer.end(),
    }
}

/// The place in a row that is at a display column, or the last one before it.
pub fn in_row(buffer: &Buffer, number: usize, column: usize) -> Position {
    let row = buffer.row(number);
    let last = row.last_position();
    let start = row.row.start;
    Position { byte: start + prefix(&row.text[start..last.byte], column), ..last }
}

/// The display column of a place in its row.
pub fn column_of(buffer: &Buffer, at: Position) -> usize {
    let start = buffer.row(buffer.row_of(at)).row.start;
    columns(&buffer.paragraph(at.paragraph)[start..at.byte])
}

fn word_left(buffer: &Buffer, from: Position) -> Position {
    if from.byte == 0 {
        return buffer.before(from).unwrap_or(from);
    }
    let text = buffer.paragraph(from.paragraph);
    let start =
        words(text).map(|(start, _)| start).take_while(|start| *start < from.byte).last().unwrap_or(0);
    // A word may begin within a grapheme (behind a prepended mark): then the grapheme's start is meant.
    let inside = |at: &Position| at.byte > start;
    let mut at = from;
    while let Some(before) = buffer.before(at).filter(|_| inside(&at)) {
        at = before;
    }
    at
}

fn word_right(buffer: &Buffer, from: Position) -> Position {
    let text = buffer.paragraph(from.paragraph);
    if from.byte == text.len() {
        return buffer.after(from).unwrap_or(from);
    }
    let end = words(text).map(|(start, word)| start + word.len()).find(|end| *end > from.byte);
    buffer.boundary_from(Position { byte: end.unwrap_or(text.len()), ..from })
}

/// The words of a text by UAX#29, emoji and other symbols included, spaces and punctuation not.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_word_bound_indices()
        .filter(|(_, word)| word.chars().any(|c| c.is_alphanumeric() || is_symbol(c)))
}

/// Any character that is not ASCII, a letter, a space or in the blocks of punctuation.
fn is_symbol(c: char) -> bool {
    let punctuation = matches!(c, '\u{80}'..='\u{BF}' | '\u{300}'..='\u{36F}' | '\u{2000}'..='\u{206F}'
        | '\u{3000}'..='\u{303F}' | '\u{FE00}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF65}');
    !c.is_ascii() && !punctuation && !c.is_whitespace()
}
