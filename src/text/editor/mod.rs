//! The editor behind every field: one line, or a page that wraps softly.
//!
//! - `buffer`: the text by paragraphs, with its rows kept.
//! - `history`: steps to undo and redo.
//! - `motion`: where a motion leads.
//! - `view`: the viewport, which lives in the state so that drawing changes nothing.

use std::ops::Range;

use self::buffer::{Buffer, Position, Wrapping};
use self::history::{Caret, Change, Grouping, History, Step};
use super::sanitise::incoming;

pub use self::motion::Motion;
pub use self::view::VisibleRow;

mod buffer;
mod history;
mod motion;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod view;

/// What can be done to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Typed characters.
    Insert(String),
    /// A text from the terminal's clipboard. Like every text that comes in, it goes through
    /// [`incoming`]; in a line, line breaks become spaces.
    Paste(String),
    /// A line break; a line has none.
    Newline,
    /// Removes the grapheme before the cursor. This and every other deletion removes the selection if there is one.
    Backspace,
    /// Removes the grapheme after the cursor.
    Delete,
    /// Removes back to where [`Motion::WordLeft`] leads.
    DeleteWordBack,
    /// Removes up to where [`Motion::WordRight`] leads.
    DeleteWordForward,
    /// Removes back to the line break before the cursor, over soft wraps.
    DeleteToLineStart,
    /// Removes up to the line break after the cursor, over soft wraps.
    DeleteToLineEnd,
    /// Moves the cursor and ends the selection.
    Move(Motion),
    /// Moves the cursor and takes the selection along.
    Select(Motion),
    /// Selects the whole text.
    SelectAll,
    /// Removes the selection and keeps it.
    Cut,
    /// Keeps the selection.
    Copy,
    /// Inserts what was cut or copied last in this editor.
    PasteKept,
    /// Takes the last step back.
    Undo,
    /// Does the last undone step again.
    Redo,
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Nothing: there was nothing to remove, copy, undo or insert, or a line was asked for a line break.
    Nothing,
    /// A move that could go no further, so that the caller may go to the next field. The vertical moves of a line
    /// are always this and change nothing.
    AtEdge,
    /// The cursor or the selection moved; the text is the same.
    Moved,
    /// The text changed.
    Changed,
    /// This text was copied; nothing changed.
    Copied(String),
    /// This text was cut: the text changed, and this is for the clipboard.
    Cut(String),
}

impl Applied {
    /// Whether the text is another than before.
    #[must_use]
    pub fn changed_text(&self) -> bool {
        matches!(self, Self::Changed | Self::Cut(_))
    }

    /// What belongs on the terminal's clipboard.
    #[must_use]
    pub fn for_clipboard(&self) -> Option<&str> {
        match self {
            Self::Copied(text) | Self::Cut(text) => Some(text),
            _ => None,
        }
    }
}

/// A text being written, with its cursor, selection, history and viewport.
///
/// The cursor is always at the boundary of a grapheme and always in the viewport. Two editors are equal when all of
/// that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Editor {
    kind: Kind,
    buffer: Buffer,
    caret: Caret,
    history: History,
    /// The display column to keep while moving from row to row.
    column: Option<usize>,
    /// What was cut or copied last.
    kept: String,
    /// The size of the viewport, each at least 1.
    columns: usize,
    rows: usize,
    /// The first row in the viewport of a page; 0 in a line.
    first_row: usize,
    /// The first byte in the viewport of a line; 0 in a page.
    left: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line,
    Page,
}

impl Editor {
    /// An editor of one line that scrolls sideways. Line breaks in the text become spaces; the cursor is at the end.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(text, Kind::Line)
    }

    /// An editor of many lines that wraps softly and scrolls up and down. The cursor is at the end.
    #[must_use]
    pub fn page(text: &str) -> Self {
        Self::new(text, Kind::Page)
    }

    /// Does an edit and keeps the cursor in the viewport.
    pub fn apply(&mut self, edit: Edit) -> Applied {
        match edit {
            Edit::Insert(text) => self.insert(&text, Grouping::Typed),
            Edit::Paste(text) => self.insert(&text, Grouping::Alone),
            Edit::Newline if self.kind == Kind::Line => Applied::Nothing,
            Edit::Newline => self.insert("\n", Grouping::Alone),
            Edit::Backspace => self.remove_to(self.target(Motion::Left), Grouping::Erased),
            Edit::Delete => self.remove_to(self.target(Motion::Right), Grouping::Alone),
            Edit::DeleteWordBack => self.remove_to(self.target(Motion::WordLeft), Grouping::Alone),
            Edit::DeleteWordForward => self.remove_to(self.target(Motion::WordRight), Grouping::Alone),
            Edit::DeleteToLineStart => {
                self.remove_to(Position { byte: 0, ..self.caret.cursor }, Grouping::Alone)
            }
            Edit::DeleteToLineEnd => {
                self.remove_to(self.buffer.end_of(self.caret.cursor.paragraph), Grouping::Alone)
            }
            Edit::Move(motion) => self.travel(motion, |_, cursor| Caret::at(cursor)),
            Edit::Select(motion) => self.travel(motion, Caret::extended_to),
            Edit::SelectAll => {
                let caret = Caret::default().extended_to(self.buffer.end());
                if self.put_caret(caret) { Applied::Moved } else { Applied::Nothing }
            }
            Edit::Cut => self.cut(),
            Edit::Copy => self.keep_selection().map_or(Applied::Nothing, Applied::Copied),
            Edit::PasteKept => self.insert(&self.kept.clone(), Grouping::Alone),
            Edit::Undo => {
                let caret = self.history.undo(&mut self.buffer);
                self.restore(caret)
            }
            Edit::Redo => {
                let caret = self.history.redo(&mut self.buffer);
                self.restore(caret)
            }
        }
    }

    /// Puts another text in place of this one as one step that can be undone (after the external editor).
    /// The cursor goes to the end of what differs.
    pub fn set_text(&mut self, text: &str) -> Applied {
        let (old, new) = (self.text(), self.kind.admit(text));
        if old == new {
            return Applied::Nothing;
        }
        // Only what differs is replaced, so that the step is small and the cursor lands where the work was.
        let (start, end) = (common_start(&old, &new), common_end(&old, &new));
        let end = end.min(old.len().min(new.len()) - start);
        let range = self.buffer.position_at(start)..self.buffer.position_at(old.len() - end);
        self.replace(range, &new[start..new.len() - end], Grouping::Alone)
    }

    /// The text, lines joined by line feeds.
    #[must_use]
    pub fn text(&self) -> String {
        self.buffer.text()
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// The words by UAX#29: those that hold a letter or a digit. Costs no more than a sum over the lines.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.buffer.words()
    }

    /// The selected text.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        self.selection().map(|range| self.buffer.slice(range))
    }

    fn new(text: &str, kind: Kind) -> Self {
        let (columns, rows) = (80, 24);
        let wrapping = match kind {
            Kind::Line => Wrapping::Never,
            Kind::Page => Wrapping::At(columns - 1),
        };
        let buffer = Buffer::new(&kind.admit(text), wrapping);
        let mut editor = Self {
            kind,
            caret: Caret { cursor: buffer.end(), anchor: None },
            buffer,
            history: History::new(),
            column: None,
            kept: String::new(),
            columns,
            rows,
            first_row: 0,
            left: 0,
        };
        editor.follow_cursor();
        editor
    }

    fn selection(&self) -> Option<Range<Position>> {
        let Caret { cursor, anchor } = self.caret;
        anchor.map(|anchor| anchor.min(cursor)..anchor.max(cursor))
    }

    /// The selection, or the cursor as an empty range.
    fn selection_or_cursor(&self) -> Range<Position> {
        self.selection().unwrap_or(self.caret.cursor..self.caret.cursor)
    }

    fn insert(&mut self, text: &str, grouping: Grouping) -> Applied {
        let text = self.kind.admit(text);
        if text.is_empty() {
            return Applied::Nothing;
        }
        self.replace(self.selection_or_cursor(), &text, grouping)
    }

    /// Removes the selection, or else what is between the cursor and a place.
    fn remove_to(&mut self, to: Position, grouping: Grouping) -> Applied {
        let cursor = self.caret.cursor;
        match self.selection() {
            Some(selection) => self.replace(selection, "", Grouping::Alone),
            None if to == cursor => Applied::Nothing,
            None => self.replace(to.min(cursor)..to.max(cursor), "", grouping),
        }
    }

    fn cut(&mut self) -> Applied {
        let Some(text) = self.keep_selection() else {
            return Applied::Nothing;
        };
        self.replace(self.selection_or_cursor(), "", Grouping::Alone);
        Applied::Cut(text)
    }

    fn keep_selection(&mut self) -> Option<String> {
        let text = self.selected_text()?;
        self.kept.clone_from(&text);
        Some(text)
    }

    fn replace(&mut self, range: Range<Position>, with: &str, grouping: Grouping) -> Applied {
        let (at, before) = (range.start, self.caret);
        let (removed, end) = self.buffer.replace(range, with);
        // What was apart may have become one grapheme with what follows: the cursor goes behind it.
        self.caret = Caret { cursor: self.buffer.boundary_from(end), anchor: None };
        let change = Change { at, removed, inserted: with.to_owned() };
        self.history.record(Step { change, before, after: self.caret }, grouping);
        self.column = None;
        self.follow_cursor();
        Applied::Changed
    }

    fn restore(&mut self, caret: Option<Caret>) -> Applied {
        let Some(caret) = caret else {
            return Applied::Nothing;
        };
        self.put_caret(caret);
        Applied::Changed
    }

    fn travel(&mut self, motion: Motion, step: fn(Caret, Position) -> Caret) -> Applied {
        if self.kind == Kind::Line && motion.is_vertical() {
            return Applied::AtEdge;
        }
        let column = motion.is_vertical().then(|| self.vertical_column());
        let moved = step(self.caret, self.target(motion));
        let collapsed = self.selection().filter(|_| moved.anchor.is_none());
        let caret = match (motion, collapsed) {
            (Motion::Left, Some(selection)) => Caret::at(selection.start),
            (Motion::Right, Some(selection)) => Caret::at(selection.end),
            _ => moved,
        };
        let has_moved = self.put_caret(caret);
        self.column = column;
        if has_moved { Applied::Moved } else { Applied::AtEdge }
    }

    fn target(&self, motion: Motion) -> Position {
        let column = if motion.is_vertical() { self.vertical_column() } else { 0 };
        let vertical = motion::Vertical { column, page: (self.rows - 1).max(1) };
        motion::target(&self.buffer, self.caret.cursor, motion, vertical)
    }

    fn vertical_column(&self) -> usize {
        self.column.unwrap_or_else(|| motion::column_of(&self.buffer, self.caret.cursor))
    }

    /// Puts the cursor and the selection somewhere, which ends a run of typing. Whether they were elsewhere before.
    fn put_caret(&mut self, caret: Caret) -> bool {
        let has_moved = caret != self.caret;
        self.caret = caret;
        self.column = None;
        self.history.close();
        self.follow_cursor();
        has_moved
    }
}

impl Caret {
    /// A cursor without a selection.
    fn at(cursor: Position) -> Self {
        Self { cursor, anchor: None }
    }

    /// The selection taken along to a place; none is left when it comes back to where it began.
    fn extended_to(self, cursor: Position) -> Self {
        Self { cursor, anchor: Some(self.anchor.unwrap_or(self.cursor)).filter(|anchor| *anchor != cursor) }
    }
}

impl Kind {
    /// The form of a text from outside that this kind of editor holds.
    fn admit(self, text: &str) -> String {
        match self {
            Self::Page => incoming(text),
            Self::Line => incoming(text).replace('\n', " "),
        }
    }
}

/// The bytes two texts have in common at their start, whole characters only.
fn common_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// The bytes two texts have in common at their end, whole characters only.
fn common_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}
