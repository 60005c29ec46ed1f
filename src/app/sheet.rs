//! A page of lines of which some can be selected: what is read and what is chosen stand in one page that scrolls as a whole.
//!
//! Moving down selects the next thing that is seen; where there is none, the page moves. What is selected is always seen, so
//! that no key works on something that is hidden.

use std::collections::BTreeMap;

use super::chart::Lane;
use super::passage::Row;
use super::rows::Step;
use crate::domain::check_in::Side;

/// What a piece of a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    Words(Row),
    /// One row of a line over its usual.
    Curve(Side, Lane),
}

/// A stretch of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its first column, counted from that of the page.
    pub column: u16,
    /// How many columns it has.
    pub columns: u16,
    /// What it holds.
    pub ink: Ink,
    /// The number of the thing that it tells of, where that can be selected; things are counted from 0 without a gap.
    pub item: Option<usize>,
}

/// One line: what stands side by side in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Left to right.
    pub pieces: Vec<Piece>,
}

/// Lines below one another, on their way to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pane {
    columns: u16,
    lines: Vec<Line>,
}

impl Pane {
    /// An empty one of this width.
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self { columns, lines: Vec::new() }
    }

    /// Its width.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds what takes the whole width.
    pub fn ink(&mut self, column: u16, ink: Ink, item: Option<usize>) {
        let columns = self.columns.saturating_sub(column);
        self.lines.push(Line { pieces: vec![Piece { column, columns, ink, item }] });
    }

    /// Adds words behind a label, both in one line.
    pub fn labelled(&mut self, label: Row, column: u16, ink: Ink) {
        let label = Piece { column: 0, columns: column, ink: Ink::Words(label), item: None };
        let columns = self.columns.saturating_sub(column);
        self.lines.push(Line { pieces: vec![label, Piece { column, columns, ink, item: None }] });
    }

    /// Adds rows of words.
    pub fn words(&mut self, rows: impl IntoIterator<Item = Row>) {
        for row in rows {
            self.ink(0, Ink::Words(row), None);
        }
    }

    /// Adds a thing that can be selected.
    pub fn item(&mut self, item: usize, rows: impl IntoIterator<Item = Row>) {
        for row in rows {
            self.ink(0, Ink::Words(row), Some(item));
        }
    }

    /// Keeps only the first lines.
    pub fn truncate(&mut self, lines: usize) {
        self.lines.truncate(lines);
    }

    /// An empty line, unless there is one already or nothing at all.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.pieces.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// Adds another pane below.
    pub fn stack(&mut self, below: Self) {
        self.lines.extend(below.lines);
    }

    /// Adds two panes side by side; the right one ends where this one does.
    pub fn beside(&mut self, left: Self, right: Self) {
        let shift = self.columns.saturating_sub(right.columns);
        let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
        loop {
            let (one, other) = (left.next(), right.next());
            if one.is_none() && other.is_none() {
                return;
            }
            let mut line = one.unwrap_or_default();
            let moved = other.into_iter().flat_map(|line| line.pieces);
            line.pieces.extend(moved.map(|piece| Piece { column: piece.column + shift, ..piece }));
            self.lines.push(line);
        }
    }
}

/// The first and the last line of a thing that can be selected, and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    first: usize,
    last: usize,
    column: u16,
}

/// A move from one column of things to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sideways {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// A page as it is scrolled and selected in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    lines: Vec<Line>,
    items: Vec<Extent>,
    selected: usize,
    top: usize,
    height: usize,
}

/// A thing this near beyond the edge is come to in one step.
const NEAR: usize = 4;

impl Sheet {
    /// Shows other lines in a window of `height`; place and selection are kept as far as possible.
    pub fn show(&mut self, pane: Pane, height: u16) {
        let was_seen = self.selected().is_some();
        self.lines = pane.lines;
        self.height = usize::from(height).max(1);
        let mut items: BTreeMap<usize, Extent> = BTreeMap::new();
        for (place, line) in self.lines.iter().enumerate() {
            for piece in &line.pieces {
                if let Some(item) = piece.item {
                    let new = Extent { first: place, last: place, column: piece.column };
                    items.entry(item).or_insert(new).last = place;
                }
            }
        }
        self.items = items.into_values().collect();
        self.selected = self.selected.min(self.items.len().saturating_sub(1));
        self.top = self.top.min(self.last_top());
        match self.items.get(self.selected).copied() {
            Some(extent) if was_seen => self.show_extent(extent),
            _ => self.settle(Step::Down),
        }
    }

    /// The lines to draw now.
    #[must_use]
    pub fn visible(&self) -> &[Line] {
        let end = (self.top + self.height).min(self.lines.len());
        &self.lines[self.top.min(end)..end]
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// The first line that is seen.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// How many lines are seen at once.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// What is selected; `None` where nothing that can be is seen.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        Some(self.selected).filter(|item| self.is_seen(*item))
    }

    /// Selects a thing, and shows it.
    pub fn select(&mut self, item: usize) {
        if let Some(extent) = self.items.get(item).copied() {
            self.selected = item;
            self.show_extent(extent);
        }
    }

    /// To a line, with a few before it that tell what it belongs to; at the start where it is seen from there as well.
    pub fn show_line(&mut self, line: usize) {
        const BEFORE: usize = 4;
        let is_seen_from_the_start = line + BEFORE <= self.height;
        self.top = if is_seen_from_the_start { 0 } else { line.saturating_sub(BEFORE).min(self.last_top()) };
        self.settle(Step::Down);
    }

    /// The first cell of a thing, counted from the corner of the window; `None` where its first line is not seen.
    #[must_use]
    pub fn corner_of(&self, item: usize) -> Option<(u16, u16)> {
        let extent = self.items.get(item)?;
        let row = extent.first.checked_sub(self.top).filter(|row| *row < self.height)?;
        Some((extent.column, u16::try_from(row).ok()?))
    }

    /// The row of the window in which a line is seen; `None` where it is not.
    #[must_use]
    pub fn row_of_line(&self, line: usize) -> Option<u16> {
        let row = line.checked_sub(self.top).filter(|row| *row < self.height)?;
        u16::try_from(row).ok()
    }

    /// The thing at a cell of the window, both counted from its corner.
    #[must_use]
    pub fn item_at(&self, column: u16, row: u16) -> Option<usize> {
        let line = self.visible().get(usize::from(row))?;
        let holds = |piece: &&Piece| (piece.column..piece.column + piece.columns).contains(&column);
        line.pieces.iter().find(holds)?.item
    }

    /// Moves as in a list.
    pub fn step(&mut self, step: Step) {
        let page = isize::try_from(self.height.max(2) - 1).unwrap_or(1);
        match step {
            Step::Up => self.up(),
            Step::Down => self.down(),
            Step::PageUp => self.scroll(-page),
            Step::PageDown => self.scroll(page),
            Step::First => {
                self.top = 0;
                self.selected = 0;
                self.settle(Step::Down);
            }
            Step::Last => {
                self.top = self.last_top();
                self.selected = self.items.len().saturating_sub(1);
                self.settle(Step::Up);
            }
        }
    }

    /// To the nearest thing in the column of things to the left, or to the right; whether there is one.
    pub fn sideways(&mut self, toward: Sideways) -> bool {
        let Some(here) = self.selected().map(|item| self.items[item]) else {
            return false;
        };
        let lies_there = |extent: &Extent| match toward {
            Sideways::Left => extent.column < here.column,
            Sideways::Right => extent.column > here.column,
        };
        let away = |extent: &Extent| (extent.column.abs_diff(here.column), extent.first.abs_diff(here.first));
        let others = self.items.iter().enumerate().filter(|(_, extent)| lies_there(extent));
        let found = others.min_by_key(|(_, extent)| away(extent)).map(|(item, _)| item);
        if let Some(item) = found {
            self.select(item);
        }
        found.is_some()
    }

    /// Moves the page, down when positive; the selection comes along when it would be left behind.
    pub fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines).min(self.last_top());
        self.settle(if lines > 0 { Step::Down } else { Step::Up });
    }

    fn down(&mut self) {
        let next = if self.selected().is_some() { self.selected + 1 } else { self.first_beyond() };
        match self.items.get(next).copied() {
            Some(extent) if extent.first < self.top + self.height + NEAR => {
                self.selected = next;
                self.show_extent(extent);
            }
            _ => self.scroll(1),
        }
    }

    fn up(&mut self) {
        if self.selected().is_none() || self.selected == 0 {
            self.scroll(-1);
            return;
        }
        let extent = self.items[self.selected - 1];
        if extent.last + NEAR >= self.top {
            self.selected -= 1;
            self.show_extent(extent);
        } else {
            self.scroll(-1);
        }
    }

    /// The first thing below the top of the window.
    fn first_beyond(&self) -> usize {
        self.items.iter().position(|extent| extent.last >= self.top).unwrap_or(self.items.len())
    }

    fn show_extent(&mut self, extent: Extent) {
        if extent.last >= self.top + self.height {
            self.top = extent.last + 1 - self.height;
        }
        self.top = self.top.min(extent.first).min(self.last_top());
    }

    /// Selects something that is seen, where what was selected is not: coming from above the first, from below the last. What
    /// it is can be told from its first line, so a thing whose first line is seen is taken rather than the end of another.
    fn settle(&mut self, toward: Step) {
        if self.begins_in_sight(self.selected) {
            return;
        }
        let all = 0..self.items.len();
        let mut begun = all.clone().filter(|item| self.begins_in_sight(*item));
        let found = if toward == Step::Down { begun.next() } else { begun.next_back() };
        if let Some(found) = found {
            self.selected = found;
        } else if self.selected().is_none() {
            let mut seen = all.filter(|item| self.is_seen(*item));
            let found = if toward == Step::Down { seen.next() } else { seen.next_back() };
            self.selected = found.unwrap_or(self.selected);
        }
    }

    fn begins_in_sight(&self, item: usize) -> bool {
        let seen = self.top..self.top + self.height;
        self.items.get(item).is_some_and(|extent| seen.contains(&extent.first))
    }

    fn is_seen(&self, item: usize) -> bool {
        let seen = self.top..self.top + self.height;
        self.items.get(item).is_some_and(|extent| seen.contains(&extent.first) || seen.contains(&extent.last))
    }

    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, Pane, Row, Sheet, Sideways, Step};
    use crate::app::passage::Tone;

    fn row(text: &str) -> Row {
        Row::default().with(Tone::Plain, text)
    }

    /// Six lines of words, two things of one line each, six lines of words, one thing of two lines.
    fn page() -> Pane {
        let mut pane = Pane::new(20);
        pane.words((0..6).map(|number| row(&number.to_string())));
        pane.item(0, [row("first")]);
        pane.item(1, [row("second")]);
        pane.words((0..6).map(|number| row(&number.to_string())));
        pane.item(2, [row("third"), row("of two lines")]);
        pane
    }

    #[test]
    fn what_is_not_seen_is_not_selected_and_the_page_moves_until_it_is() {
        let mut sheet = Sheet::default();
        sheet.show(page(), 2);
        assert_eq!((sheet.selected(), sheet.top()), (None, 0));
        sheet.step(Step::Down);
        assert_eq!((sheet.selected(), sheet.top()), (None, 1), "it is more than a few lines away");
        sheet.step(Step::Down);
        assert_eq!((sheet.selected(), sheet.top()), (Some(0), 5));
        sheet.step(Step::Down);
        assert_eq!((sheet.selected(), sheet.top()), (Some(1), 6));
        sheet.step(Step::Last);
        assert_eq!((sheet.selected(), sheet.top()), (Some(2), 14));
        sheet.step(Step::First);
        assert_eq!((sheet.selected(), sheet.top()), (None, 0));
    }

    #[test]
    fn a_page_that_fits_is_a_list() {
        let mut sheet = Sheet::default();
        sheet.show(page(), 40);
        assert_eq!(sheet.selected(), Some(0));
        for wanted in [1, 2, 2] {
            sheet.step(Step::Down);
            assert_eq!((sheet.selected(), sheet.top()), (Some(wanted), 0));
        }
        sheet.step(Step::Up);
        assert_eq!(sheet.selected(), Some(1));
        sheet.show(Pane::new(20), 40);
        assert_eq!((sheet.selected(), sheet.count()), (None, 0));
        sheet.step(Step::Down);
        sheet.step(Step::Last);
        assert_eq!(sheet.selected(), None);
    }

    #[test]
    fn the_wheel_takes_the_selection_along() {
        let mut sheet = Sheet::default();
        sheet.show(page(), 8);
        assert_eq!(sheet.selected(), Some(0));
        sheet.scroll(8);
        assert_eq!((sheet.selected(), sheet.top()), (Some(2), 8));
        sheet.scroll(-8);
        assert_eq!((sheet.selected(), sheet.top()), (Some(1), 0));
    }

    #[test]
    fn after_a_page_the_end_of_a_thing_is_selected_only_where_no_other_begins() {
        let mut pane = Pane::new(20);
        for item in 0..4 {
            pane.item(item, [row("what it is"), row("more of it"), row("its end")]);
        }
        let mut sheet = Sheet::default();
        sheet.show(pane, 6);
        // The last line of the second thing stands first; the third one begins below it.
        sheet.scroll(5);
        assert_eq!((sheet.selected(), sheet.top()), (Some(2), 5));
        sheet.scroll(-3);
        assert_eq!((sheet.selected(), sheet.top()), (Some(2), 2));
        sheet.scroll(-1);
        assert_eq!((sheet.selected(), sheet.top()), (Some(2), 1));
        sheet.scroll(-1);
        assert_eq!((sheet.selected(), sheet.top()), (Some(1), 0));
        let mut pane = Pane::new(20);
        pane.item(0, (0..8).map(|_| row("a long one")));
        sheet = Sheet::default();
        sheet.show(pane, 3);
        sheet.scroll(5);
        assert_eq!((sheet.selected(), sheet.top()), (Some(0), 5), "its end is all there is");
    }

    #[test]
    fn a_thing_in_the_right_one_of_two_panes_is_found_at_its_place() {
        let (mut left, mut right, mut both) = (Pane::new(8), Pane::new(10), Pane::new(20));
        left.words([row("one"), row("two")]);
        right.ink(0, Ink::Words(row("a")), None);
        right.item(0, [row("b")]);
        both.beside(left, right);
        let mut sheet = Sheet::default();
        sheet.show(both, 5);
        assert_eq!(sheet.item_at(12, 1), Some(0));
        assert_eq!(sheet.item_at(2, 1), None);
        assert_eq!(sheet.item_at(12, 0), None);
        assert_eq!(sheet.item_at(12, 9), None);
    }

    #[test]
    fn one_can_go_from_column_to_column() {
        let (mut left, mut right, mut both) = (Pane::new(8), Pane::new(10), Pane::new(20));
        left.item(0, [row("a")]);
        left.item(1, [row("b")]);
        left.item(2, [row("c")]);
        right.words([row("head")]);
        right.item(3, [row("d")]);
        both.beside(left, right);
        let mut sheet = Sheet::default();
        sheet.show(both, 5);
        sheet.step(Step::Last);
        assert_eq!(sheet.selected(), Some(3));
        assert!(!sheet.sideways(Sideways::Right));
        assert!(sheet.sideways(Sideways::Left));
        assert_eq!(sheet.selected(), Some(1));
        sheet.step(Step::Down);
        assert!(sheet.sideways(Sideways::Right));
        assert_eq!(sheet.selected(), Some(3));
    }
}
