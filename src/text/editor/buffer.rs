//! The text of an editor, by paragraphs, each with its rows kept.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::super::wrap::{Row, Touched, rewrap_paragraph, wrap_paragraph};

/// A place in the text: always at the boundary of a grapheme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub paragraph: usize,
    /// Byte within the paragraph.
    pub byte: usize,
}

/// How paragraphs become rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapping {
    /// Each paragraph is one row, however long.
    Never,
    /// Rows are at most this many display columns wide.
    At(usize),
}

/// A text between two line feeds, with what is costly to find out about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub rows: Vec<Row>,
    pub words: usize,
}

/// The text: one paragraph at least. A change wraps only the paragraphs it touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Buffer {
    paragraphs: Vec<Paragraph>,
    wrapping: Wrapping,
}

/// One row of the whole text.
#[derive(Debug, Clone, Copy)]
pub struct TextRow<'a> {
    pub paragraph: usize,
    pub row: Row,
    /// Whether the paragraph ends with this row.
    pub is_last: bool,
    /// The paragraph's text.
    pub text: &'a str,
}

impl Buffer {
    pub fn new(text: &str, wrapping: Wrapping) -> Self {
        let paragraphs = text.split('\n').map(|text| Paragraph::new(text.to_owned(), wrapping)).collect();
        Self { paragraphs, wrapping }
    }

    /// Wraps everything again, if the wrapping differs.
    pub fn rewrap(&mut self, wrapping: Wrapping) {
        if self.wrapping != wrapping {
            self.wrapping = wrapping;
            for paragraph in &mut self.paragraphs {
                paragraph.rows = rows_of(&paragraph.text, wrapping);
            }
        }
    }

    pub fn text(&self) -> String {
        self.slice(Position::default()..self.end())
    }

    pub fn is_empty(&self) -> bool {
        self.end() == Position::default()
    }

    pub fn words(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.words).sum()
    }

    pub fn paragraph(&self, index: usize) -> &str {
        &self.paragraphs[index].text
    }

    pub fn end(&self) -> Position {
        let paragraph = self.paragraphs.len() - 1;
        Position { paragraph, byte: self.paragraphs[paragraph].text.len() }
    }

    pub fn slice(&self, range: Range<Position>) -> String {
        let Range { start, end } = range;
        if start.paragraph == end.paragraph {
            return self.paragraph(start.paragraph)[start.byte..end.byte].to_owned();
        }
        let mut text = self.paragraph(start.paragraph)[start.byte..].to_owned();
        for paragraph in &self.paragraphs[start.paragraph + 1..end.paragraph] {
            text.push('\n');
            text.push_str(&paragraph.text);
        }
        text.push('\n');
        text.push_str(&self.paragraph(end.paragraph)[..end.byte]);
        text
    }

    /// Puts a text in the place of another; tells what was there and where the new text ends.
    pub fn replace(&mut self, range: Range<Position>, with: &str) -> (String, Position) {
        let removed = self.slice(range.clone());
        let Range { start, end } = range;
        if start.paragraph == end.paragraph && !with.contains('\n') {
            self.paragraphs[start.paragraph].replace(start.byte..end.byte, with, self.wrapping);
            return (removed, start.after(with));
        }
        let mut text = self.paragraph(start.paragraph)[..start.byte].to_owned();
        text.push_str(with);
        text.push_str(&self.paragraph(end.paragraph)[end.byte..]);
        let wrapping = self.wrapping;
        let changed = text.split('\n').map(|text| Paragraph::new(text.to_owned(), wrapping));
        self.paragraphs.splice(start.paragraph..=end.paragraph, changed);
        (removed, start.after(with))
    }

    /// The boundary at a place, or the next one behind it.
    pub fn boundary_from(&self, at: Position) -> Position {
        let text = self.paragraph(at.paragraph);
        let mut cursor = GraphemeCursor::new(at.byte, text.len(), true);
        match cursor.is_boundary(text, 0) {
            Ok(true) => at,
            // The whole paragraph is given, so that the cursor never asks for more.
            _ => Position { byte: cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()), ..at },
        }
    }

    /// The boundary before a place; `None` at the start of the text.
    pub fn before(&self, at: Position) -> Option<Position> {
        match self.paragraph(at.paragraph)[..at.byte].graphemes(true).next_back() {
            Some(grapheme) => Some(Position { byte: at.byte - grapheme.len(), ..at }),
            None => at.paragraph.checked_sub(1).map(|paragraph| self.end_of(paragraph)),
        }
    }

    /// The boundary after a place; `None` at the end of the text.
    pub fn after(&self, at: Position) -> Option<Position> {
        match self.paragraph(at.paragraph)[at.byte..].graphemes(true).next() {
            Some(grapheme) => Some(Position { byte: at.byte + grapheme.len(), ..at }),
            None if at == self.end() => None,
            None => Some(Position { paragraph: at.paragraph + 1, byte: 0 }),
        }
    }

    /// The end of a paragraph.
    pub fn end_of(&self, paragraph: usize) -> Position {
        Position { paragraph, byte: self.paragraph(paragraph).len() }
    }

    /// The place of a byte of the whole text.
    pub fn position_at(&self, offset: usize) -> Position {
        let mut byte = offset;
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            if byte <= paragraph.text.len() {
                return Position { paragraph: index, byte };
            }
            byte -= paragraph.text.len() + 1;
        }
        self.end()
    }

    pub fn total_rows(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.rows.len()).sum()
    }

    /// The number of the row a place is in, from 0. The end of a soft-wrapped row is the start of the next.
    pub fn row_of(&self, at: Position) -> usize {
        let above: usize = self.paragraphs[..at.paragraph].iter().map(|paragraph| paragraph.rows.len()).sum();
        let rows = &self.paragraphs[at.paragraph].rows;
        above + rows.partition_point(|row| row.start <= at.byte).saturating_sub(1)
    }

    /// A row by its number; the last one for any number past it.
    pub fn row(&self, number: usize) -> TextRow<'_> {
        let mut number = number.min(self.total_rows() - 1);
        let mut index = 0;
        while number >= self.paragraphs[index].rows.len() {
            number -= self.paragraphs[index].rows.len();
            index += 1;
        }
        self.text_row(index, number)
    }

    /// The rows from a number on.
    pub fn rows_from(&self, number: usize) -> impl Iterator<Item = TextRow<'_>> {
        self.paragraphs
            .iter()
            .enumerate()
            .flat_map(move |(index, paragraph)| {
                (0..paragraph.rows.len()).map(move |row| self.text_row(index, row))
            })
            .skip(number)
    }

    fn text_row(&self, index: usize, row: usize) -> TextRow<'_> {
        let paragraph = &self.paragraphs[index];
        let is_last = row + 1 == paragraph.rows.len();
        TextRow { paragraph: index, row: paragraph.rows[row], is_last, text: &paragraph.text }
    }
}

impl TextRow<'_> {
    /// The last place of the row where the cursor is drawn in it: before the last grapheme of a soft-wrapped row,
    /// because behind it the next row starts.
    pub fn last_position(&self) -> Position {
        let Self { paragraph, row, .. } = *self;
        let last = self.text[row.start..row.end].graphemes(true).next_back().filter(|_| !self.is_last);
        Position { paragraph, byte: row.end - last.map_or(0, str::len) }
    }
}

impl Position {
    /// Where a text ends that is put here.
    pub fn after(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { byte: self.byte + text.len(), ..self },
            Some((above, last)) => {
                Self { paragraph: self.paragraph + above.matches('\n').count() + 1, byte: last.len() }
            }
        }
    }
}

impl Paragraph {
    fn new(text: String, wrapping: Wrapping) -> Self {
        Self { rows: rows_of(&text, wrapping), words: text.unicode_words().count(), text }
    }

    /// Changes a part; only what is around it is wrapped and counted again.
    fn replace(&mut self, range: Range<usize>, with: &str, wrapping: Wrapping) {
        let Range { start, end: old_end } = range;
        let new_end = start + with.len();
        // No word goes over a space: what stands between the spaces around the change is enough.
        let from = self.text[..start].rfind(' ').unwrap_or(0);
        let words = |text: &str, end: usize| {
            let to = text[end..].find(' ').map_or(text.len(), |at| end + at);
            text[from..to].unicode_words().count()
        };
        let words_before = words(&self.text, old_end);
        self.text.replace_range(start..old_end, with);
        self.words = self.words + words(&self.text, new_end) - words_before;
        self.rows = match wrapping {
            Wrapping::Never => rows_of(&self.text, wrapping),
            Wrapping::At(columns) => {
                rewrap_paragraph(&self.rows, &self.text, columns, Touched { start, old_end, new_end })
            }
        };
    }
}

fn rows_of(text: &str, wrapping: Wrapping) -> Vec<Row> {
    match wrapping {
        Wrapping::Never => vec![Row { start: 0, end: text.len() }],
        Wrapping::At(columns) => wrap_paragraph(text, columns),
    }
}
