//! The part of the text that is on the screen.

use std::ops::Range;

use super::super::width::{columns, prefix, suffix};
use super::buffer::{Position, TextRow, Wrapping};
use super::history::Caret;
use super::{Editor, Kind, motion};

/// One row to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleRow<'a> {
    /// The text as it was written, never wider than the viewport: draw it through [`for_screen`](crate::text::for_screen).
    pub text: &'a str,
    /// The selected bytes of `text`. An empty range at its end: only the line break is selected.
    pub selected: Option<Range<usize>>,
    /// Whether a line of the text starts with this row; not so for a row that goes on after a soft wrap.
    pub starts_paragraph: bool,
}

impl Editor {
    /// Takes the size of the area the text is drawn in, in display columns and rows (0 counts as 1). A page wraps
    /// one column earlier, so that the cursor has a place behind the last letter of a full row.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.columns = usize::from(columns).max(1);
        self.rows = usize::from(rows).max(1);
        if self.kind == Kind::Page {
            let top = self.buffer.row(self.first_row);
            let top = Position { paragraph: top.paragraph, byte: top.row.start };
            self.buffer.rewrap(Wrapping::At((self.columns - 1).max(1)));
            self.first_row = self.buffer.row_of(top);
        }
        self.follow_cursor();
    }

    /// The rows in the viewport, from the top. There may be fewer than the viewport has.
    pub fn visible_rows(&self) -> impl Iterator<Item = VisibleRow<'_>> {
        self.buffer.rows_from(self.first_row).take(self.rows).map(|row| self.visible_row(&row))
    }

    /// Where the cursor is in the viewport: display column and row, from 0. Behind hanging spaces it stays in the
    /// last column.
    #[must_use]
    pub fn cursor_position(&self) -> (u16, u16) {
        let cursor = self.caret.cursor;
        let row = self.buffer.row_of(cursor) - self.first_row;
        let start = self.buffer.row(self.first_row + row).row.start.max(self.left);
        let column =
            columns(&self.buffer.paragraph(cursor.paragraph)[start..cursor.byte]).min(self.columns - 1);
        (u16::try_from(column).unwrap_or(u16::MAX), u16::try_from(row).unwrap_or(u16::MAX))
    }

    /// The rows of the whole text: at least one.
    #[must_use]
    pub fn total_rows(&self) -> usize {
        self.buffer.total_rows()
    }

    /// The number of the first row in the viewport, from 0.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.first_row
    }

    /// Puts the cursor at a cell of the viewport (a click): the nearest place in the text, without a selection.
    pub fn set_cursor_at(&mut self, column: u16, row: u16) {
        let cursor = self.position_of_cell(column, row);
        self.put_caret(Caret::at(cursor));
    }

    /// Selects from where the cursor or the selection began to a cell of the viewport (a drag).
    pub fn select_to_at(&mut self, column: u16, row: u16) {
        let cursor = self.position_of_cell(column, row);
        self.put_caret(self.caret.extended_to(cursor));
    }

    /// Scrolls just so far that the cursor is in the viewport, and no blank rows stand below the text.
    pub(super) fn follow_cursor(&mut self) {
        match self.kind {
            Kind::Page => self.scroll_rows(),
            Kind::Line => self.scroll_columns(),
        }
    }

    fn scroll_rows(&mut self) {
        let row = self.buffer.row_of(self.caret.cursor);
        let lowest = self.buffer.total_rows().saturating_sub(self.rows);
        self.first_row = self.first_row.min(lowest).clamp((row + 1).saturating_sub(self.rows), row);
    }

    fn scroll_columns(&mut self) {
        let text = self.buffer.paragraph(0);
        let before = &text[..self.caret.cursor.byte];
        // The cursor needs a column of its own behind the text.
        let room = self.columns - 1;
        let furthest_left = before.len() - suffix(before, room).len();
        if self.left > before.len() {
            // Coming back from the right, a little of what stands before the cursor is shown as well.
            self.left = before.len() - suffix(before, self.columns / 4).len();
        }
        let no_blank = text.len() - suffix(text, room).len();
        let left = text.floor_char_boundary(self.left.max(furthest_left).min(no_blank.max(furthest_left)));
        self.left = self.buffer.boundary_from(Position { paragraph: 0, byte: left }).byte;
    }

    fn position_of_cell(&self, column: u16, row: u16) -> Position {
        let column = usize::from(column);
        match self.kind {
            Kind::Page => motion::in_row(&self.buffer, self.first_row + usize::from(row), column),
            Kind::Line => {
                let shown = &self.buffer.paragraph(0)[self.left..];
                Position { paragraph: 0, byte: self.left + prefix(shown, column) }
            }
        }
    }

    fn visible_row<'a>(&self, row: &TextRow<'a>) -> VisibleRow<'a> {
        let paragraph = row.paragraph;
        let start = row.row.start.max(self.left);
        let whole = &row.text[start..row.row.end];
        let text = &whole[..prefix(whole, self.columns)];
        let selected = self.selection().and_then(|selection| {
            let end_of_row = Position { paragraph, byte: row.row.end };
            let from = selection.start.max(Position { paragraph, byte: start });
            let to = selection.end.min(Position { paragraph, byte: start + text.len() });
            let line_break = row.is_last && selection.start <= end_of_row && selection.end > end_of_row;
            if from < to {
                Some(from.byte - start..to.byte - start)
            } else {
                line_break.then_some(text.len()..text.len())
            }
        });
        VisibleRow { text, selected, starts_paragraph: row.row.start == 0 }
    }
}
