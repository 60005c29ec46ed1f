//! Text that is read rather than edited, wrapped and ready to be drawn: the story of a race, the help page, cards.
//!
//! It is composed here and not while drawing, because how far a page scrolls depends on how it wraps.

use super::rows::Step;
use crate::domain::check_in::Side;
use crate::text::{width, wrap};

/// What a stretch of text means; the theme gives each meaning its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Text with weight: names, answers that matter.
    Strong,
    /// Quiet text that must still be read.
    Muted,
    /// The one accent.
    Accent,
    /// The head of a section.
    Heading,
    /// A setback, a cost.
    Setback,
    /// Coming back, holding up.
    Recovery,
    /// The body.
    Body,
    /// The mind.
    Mind,
    /// Goals.
    Goal,
    /// A lesson.
    Lesson,
    /// Words that were searched for.
    Sought,
    /// Something that went wrong in the program or in a field.
    Warning,
    /// Lifted feelings.
    Bright,
    /// Quiet feelings.
    Calm,
    /// Wound-up feelings.
    Charged,
    /// Feelings that weigh.
    Heavy,
    /// Two feelings at once.
    Mixed,
}

impl Tone {
    /// The colour of Body or Mind.
    #[must_use]
    pub fn of(side: Side) -> Self {
        match side {
            Side::Body => Self::Body,
            Side::Mind => Self::Mind,
        }
    }
}

/// A stretch of text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, fit for the screen.
    pub text: String,
    /// Its meaning.
    pub tone: Tone,
}

/// One row of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Left to right.
    pub spans: Vec<Span>,
}

impl Row {
    /// How many columns the row takes.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.spans.iter().map(|span| width::columns(&span.text)).sum()
    }

    /// Adds a stretch of text.
    pub fn push(&mut self, tone: Tone, text: &str) {
        if !text.is_empty() {
            self.spans.push(Span { text: crate::text::sanitise::for_screen(text).into_owned(), tone });
        }
    }

    /// The row with a stretch of text added.
    #[must_use]
    pub fn with(mut self, tone: Tone, text: &str) -> Self {
        self.push(tone, text);
        self
    }
}

/// Writes a passage for a width.
#[derive(Debug, Clone, PartialEq)]
pub struct Writer {
    columns: usize,
    rows: Vec<Row>,
}

impl Writer {
    /// A passage of at most `columns` columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self { columns: columns.max(1), rows: Vec::new() }
    }

    /// The width it is written for.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows were written.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// An empty row, unless the passage is empty or ends with one.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !row.spans.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    /// The head of a section, with room above.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.rows.push(Row::default().with(Tone::Heading, text));
    }

    /// A row made by hand; it is cut at the end where it is too wide.
    pub fn row(&mut self, row: Row) {
        let mut left = self.columns;
        let mut fitted = Row::default();
        for span in row.spans {
            let text = width::fit(&span.text, left).into_owned();
            left = left.saturating_sub(width::columns(&text));
            if !text.is_empty() {
                fitted.spans.push(Span { text, tone: span.tone });
            }
        }
        self.rows.push(fitted);
    }

    /// Text that wraps, every row indented.
    pub fn text(&mut self, tone: Tone, indent: usize, text: &str) {
        self.hanging(&Row::default(), tone, indent, text);
    }

    /// Text that wraps behind a lead (a label, a bullet) that stands in the indent of the first row.
    pub fn hanging(&mut self, lead: &Row, tone: Tone, indent: usize, text: &str) {
        let indent = indent.min(self.columns / 2);
        let room = self.columns - indent;
        let mut first = true;
        for part in wrap::wrap_reading(text, room) {
            let mut row = Row::default();
            if first {
                row = lead.clone();
                first = false;
            }
            let missing = indent.saturating_sub(row.columns());
            row.push(Tone::Plain, &" ".repeat(missing));
            row.push(tone, part);
            self.row(row);
        }
        if first {
            self.row(lead.clone());
        }
    }

    /// A quiet label in a column of its own, and text beside it.
    pub fn pair(&mut self, label: &str, label_columns: usize, tone: Tone, text: &str) {
        let indent = label_columns.min(self.columns / 2);
        let lead = Row::default().with(Tone::Muted, &width::fit(label, indent.saturating_sub(1)));
        self.hanging(&lead, tone, indent, text);
    }

    /// A label, and facts beside it. A row ends between two of them where it can.
    pub fn pair_of_facts(&mut self, label: &str, label_columns: usize, tone: Tone, facts: &[String]) {
        let room = self.columns - label_columns.min(self.columns / 2);
        let rows = wrap::rows_of_facts(facts, room);
        self.pair(label, label_columns, tone, &rows.join("\n"));
    }

    /// Two passages side by side; each keeps the width it was written for.
    pub fn beside(&mut self, left: Self, right: Self) {
        let gap = self.columns.saturating_sub(right.columns).saturating_sub(left.columns);
        let (start, mut right) = (left.columns + gap, right.rows.into_iter());
        let mut left = left.rows.into_iter();
        loop {
            let (one, other) = (left.next(), right.next());
            if one.is_none() && other.is_none() {
                break;
            }
            let mut row = one.unwrap_or_default();
            if let Some(other) = other.filter(|row| !row.spans.is_empty()) {
                let missing = start.saturating_sub(row.columns());
                row.push(Tone::Plain, &" ".repeat(missing));
                row.spans.extend(other.spans);
            }
            self.row(row);
        }
    }

    /// The rows.
    #[must_use]
    pub fn done(self) -> Vec<Row> {
        self.rows
    }
}

/// Rows on the screen with the place they are scrolled to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    rows: Vec<Row>,
    top: usize,
    height: usize,
}

impl Passage {
    /// Shows other rows in a window of `height` rows; the place is kept as far as possible.
    pub fn show(&mut self, rows: Vec<Row>, height: usize) {
        self.rows = rows;
        self.height = height.max(1);
        self.top = self.top.min(self.last_top());
    }

    /// The rows to draw now.
    #[must_use]
    pub fn visible(&self) -> &[Row] {
        let end = (self.top + self.height).min(self.rows.len());
        &self.rows[self.top.min(end)..end]
    }

    /// All rows, the hidden ones too.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first visible row.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// How many rows are seen at once.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Moves by rows, down when positive.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
    }

    /// Moves as in a list.
    pub fn step(&mut self, step: Step) {
        let page = isize::try_from(self.height.max(2) - 1).unwrap_or(1);
        match step {
            Step::Up => self.scroll(-1),
            Step::Down => self.scroll(1),
            Step::PageUp => self.scroll(-page),
            Step::PageDown => self.scroll(page),
            Step::First => self.to_start(),
            Step::Last => self.to_end(),
        }
    }

    /// To the start.
    pub fn to_start(&mut self) {
        self.top = 0;
    }

    /// To the end.
    pub fn to_end(&mut self) {
        self.top = self.last_top();
    }

    /// To a row, with a few before it that tell what it belongs to; at the start where it is seen from there as well.
    pub fn show_row(&mut self, row: usize) {
        const BEFORE: usize = 4;
        let is_seen_from_the_start = row + BEFORE <= self.height;
        self.top = if is_seen_from_the_start { 0 } else { row.saturating_sub(BEFORE).min(self.last_top()) };
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.height.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Passage, Row, Tone, Writer};

    fn plain(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_label_stands_beside_text_that_wraps_in_its_own_column() {
        let mut writer = Writer::new(22);
        writer.pair("Cost", 8, Tone::Plain, "started too fast into the heat");
        assert_eq!(plain(&writer.done()), ["Cost    started too", "        fast into the", "        heat"]);
    }

    #[test]
    fn facts_are_parted_between_two_of_them_and_one_that_is_too_long_wraps() {
        let mut writer = Writer::new(30);
        let facts = ["mind back on day 6", "body open", "next start line on day 42 of it"].map(str::to_owned);
        writer.pair_of_facts("The way", 9, Tone::Plain, &facts);
        assert_eq!(
            plain(&writer.done()),
            [
                "The way  mind back on day 6",
                "         body open",
                "         next start line on",
                "         day 42 of it"
            ]
        );
        let mut writer = Writer::new(40);
        writer.pair_of_facts("The way", 9, Tone::Plain, &facts[..2]);
        assert_eq!(plain(&writer.done()), ["The way  mind back on day 6 · body open"]);
    }

    #[test]
    fn two_passages_stand_side_by_side_however_long_each_is() {
        let (mut left, mut right) = (Writer::new(8), Writer::new(8));
        left.text(Tone::Plain, 0, "that evening");
        right.text(Tone::Plain, 0, "now");
        let mut both = Writer::new(20);
        both.beside(left, right);
        assert_eq!(plain(&both.done()), ["that        now", "evening"]);
    }

    #[test]
    fn scrolling_stops_at_both_ends_and_survives_a_shorter_text() {
        let rows = |count: usize| vec![Row::default().with(Tone::Plain, "x"); count];
        let mut passage = Passage::default();
        passage.show(rows(30), 10);
        passage.scroll(100);
        assert_eq!((passage.top(), passage.visible().len()), (20, 10));
        passage.scroll(-100);
        assert_eq!(passage.top(), 0);
        passage.to_end();
        passage.show(rows(5), 10);
        assert_eq!((passage.top(), passage.visible().len()), (0, 5));
    }

    #[test]
    fn escape_sequences_in_stored_text_are_not_passed_on() {
        let mut writer = Writer::new(40);
        writer.text(Tone::Plain, 0, "a\u{1b}[2Jb");
        assert!(!plain(&writer.done()).concat().contains('\u{1b}'));
    }
}
