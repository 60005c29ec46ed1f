//! Where the parts of a check-in stand: the question, the rows with their scales, what they come to, and the days before.

use super::super::super::entry::Entry;
use super::super::super::geometry::{self, Area};
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::super::super::usual::{Usual, told_sources};
use super::CheckInForm;
use crate::domain::check_in::{CheckIn, HIGHEST, Side};
use crate::domain::rules::baseline::side_score;
use crate::domain::units::days;
use crate::domain::units::rounding::shown;
use crate::text::{width, wrap};

/// The rows are not wider than this, so that a number stands near its label.
const WIDEST: u16 = 100;
/// From this width on the days before stand beside the rows.
const BESIDE: u16 = 150;
/// The columns of the labels, of the mark before them and of the usual at the right end.
const LABEL: u16 = 10;
const MARK: u16 = 2;
const USUAL: u16 = 10;
/// The ends of the scales are shown where there is room for those of the seven: "not at all", "can hardly move".
const ENDS: (u16, u16) = (10, 15);
/// The ends of the others are a little longer at the left: "far too little".
const LONGEST_LOW: u16 = 14;
/// So many of the days before are shown, below the rows or beside them.
const EARLIER_BELOW: u16 = 7;
const EARLIER_BESIDE: u16 = 14;
/// Between two numbers of a scale there are at least one and at most three columns.
const STEPS: [u16; 3] = [4, 3, 2];

/// The parts of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInLayout {
    /// What is said above everything, and its rows.
    pub intro: (Area, Vec<String>),
    /// The question, one row, and below it what helps with it, one row on most days.
    pub question: Area,
    /// The rows.
    pub list: Area,
    /// The columns within them.
    pub columns: RowColumns,
    /// What the numbers come to so far.
    pub summary: (Area, Vec<Row>),
    /// The days before, where there is room for them.
    pub earlier: Option<(Area, Vec<Row>)>,
}

/// The columns of a row, counted from the left edge of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowColumns {
    /// The label: its first column and its width.
    pub label: (u16, u16),
    /// What is typed or chosen.
    pub text: (u16, u16),
    /// The words of the low end, right-aligned in these columns; none where there is no room.
    pub low: Option<(u16, u16)>,
    /// The first column of the scale, one before its nought.
    pub scale: u16,
    /// From one number to the next.
    pub step: u16,
    /// The words of the high end.
    pub high: Option<(u16, u16)>,
    /// The usual ends before this column.
    pub end: u16,
}

impl RowColumns {
    fn of(area: Area) -> Self {
        let start = area.column + MARK + LABEL;
        let end = area.column + area.columns;
        let scale_columns = |step: u16| u16::from(HIGHEST) * step + 4;
        let spare = |step: u16| area.columns.checked_sub(MARK + LABEL + scale_columns(step) + USUAL);
        let (low, high) = ENDS;
        // The words have a column on each side.
        let with_ends =
            STEPS.into_iter().find(|step| spare(*step).is_some_and(|spare| spare >= low + high + 3));
        let text = (start, end.saturating_sub(start));
        let label = (area.column + MARK, LABEL - 1);
        let Some(step) = with_ends else {
            let step = STEPS.into_iter().find(|step| spare(*step).is_some()).unwrap_or(STEPS[2]);
            return Self { label, text, low: None, scale: start, step, high: None, end };
        };
        let low = (low + spare(step).unwrap_or(0) - (low + high + 3)).min(LONGEST_LOW);
        let scale = start + low + 1;
        let high_start = scale + scale_columns(step) + 1;
        let high = end.saturating_sub(USUAL + 1 + high_start);
        Self { label, text, low: Some((start, low)), scale, step, high: Some((high_start, high)), end }
    }

    /// The column of a number's first digit.
    #[must_use]
    pub fn number(&self, number: u8) -> u16 {
        self.scale + 1 + u16::from(number) * self.step
    }

    /// The number at a column of the screen.
    fn number_at(&self, column: u16) -> Option<u8> {
        let place = column.checked_sub(self.scale)? / self.step;
        let place = if column < self.number(HIGHEST) + 3 { place.min(HIGHEST.into()) } else { place };
        u8::try_from(place).ok().filter(|number| *number <= HIGHEST)
    }

    /// Where the words of a choice stand, each with its width, one column of air around them; `None` where they do not all
    /// fit in one row.
    #[must_use]
    pub fn options(&self, options: &[(&'static str, &'static str)]) -> Option<Vec<(u16, u16)>> {
        let (mut column, columns) = self.text;
        let end = column + columns;
        let mut places = Vec::with_capacity(options.len());
        for (_, label) in options {
            let label = u16::try_from(width::columns(label)).unwrap_or(u16::MAX);
            places.push((column + 1, label));
            column = column.saturating_add(label).saturating_add(2);
            if column > end {
                return None;
            }
        }
        Some(places)
    }
}

impl CheckInForm {
    /// Where everything stands on the screen as it is.
    #[must_use]
    pub fn layout(&self, shared: &Shared) -> CheckInLayout {
        let body = geometry::body(shared.size);
        let main = body.left(WIDEST);
        let has_air = u16::from(body.rows >= 16);
        let intro: Vec<String> = self.intro(shared).map_or_else(Vec::new, |intro| {
            wrap::wrap_reading(&intro, main.columns.into()).into_iter().map(str::to_owned).collect()
        });
        let intro_rows = count(intro.len());
        let rest = main.below(intro_rows + if intro_rows > 0 { has_air } else { 0 });
        // What is said where a body may need more than a journal is never cut.
        let care = self.care(shared).map_or(1, |care| wrap::wrap_reading(care, main.columns.into()).len());
        let question = rest.top(1 + count(care));
        let rest = rest.below(question.rows + has_air);
        let summary = self.summary(main.columns.into());
        let summary_rows = count(summary.len());
        let room = rest.rows.saturating_sub(summary_rows + 1).max(1);
        let list = rest.top(count(self.asks.len()).min(room));
        let below = rest.below(list.rows + 1);
        let earlier = if body.columns >= BESIDE {
            let rows = (body.row + body.rows).saturating_sub(question.row);
            let beside = Area { row: question.row, rows, ..body.beyond(main.columns + 4) };
            Some(beside.top(1 + EARLIER_BESIDE))
        } else {
            Some(below.below(summary_rows + 1).top(1 + EARLIER_BELOW)).filter(|area| area.rows >= 4)
        };
        CheckInLayout {
            intro: (main.top(intro_rows), intro),
            question,
            list,
            columns: RowColumns::of(list),
            summary: (below.top(summary_rows), summary),
            earlier: earlier.map(|area| (area, self.told_earlier(area))).filter(|(_, rows)| !rows.is_empty()),
        }
    }

    /// Fits everything to the size of the screen.
    pub(super) fn lay_out(&mut self, shared: &Shared) {
        let layout = self.layout(shared);
        self.rows.set_height(layout.list.rows.into());
        for row in &mut self.asks {
            if let Some(Entry::Text(editor)) = &mut row.entry {
                editor.resize(layout.columns.text.1.max(1), 1);
            }
        }
    }

    /// Body and Mind so far, each with what is usual, and what that was made from.
    fn summary(&self, columns: usize) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut usuals: Vec<(Side, Usual)> = Vec::new();
        for side in Side::ALL {
            let Some((value, usual)) = self.side(*side) else { continue };
            let mut row = Row::default().with(Tone::Plain, &" ".repeat(MARK.into()));
            row.push(Tone::Muted, &width::pad(side.label(), LABEL.into()));
            row.push(Tone::of(*side), &format!("{:>4}", told_score(value)));
            if !self.is_usual() {
                row.push(Tone::Muted, &format!("   {}", usual.told()));
                usuals.push((*side, usual));
            }
            rows.push(row);
        }
        let beside = |usual: &Usual| usual.told_source().map(|source| format!(" ({source})"));
        let fits = rows.iter().zip(&usuals).all(|(row, (_, usual))| {
            beside(usual).is_some_and(|source| row.columns() + width::columns(&source) <= columns)
        });
        let mut writer = Writer::new(columns);
        if fits {
            for (row, (_, usual)) in rows.iter_mut().zip(&usuals) {
                row.push(Tone::Muted, &beside(usual).unwrap_or_default());
            }
            usuals.clear();
        }
        for row in rows {
            writer.row(row);
        }
        let sources = if usuals.is_empty() { Vec::new() } else { told_sources(&usuals) };
        // Under the usual, or, where it would wrap there, under the labels.
        let under_the_usual = usize::from(MARK + LABEL) + 7;
        let longest = sources.iter().map(|source| width::columns(source)).max().unwrap_or(0);
        let indent = if under_the_usual + longest <= columns { under_the_usual } else { MARK.into() };
        for source in sources {
            writer.text(Tone::Muted, indent, &source);
        }
        writer.done()
    }

    /// The days before, as many as there is room for.
    fn told_earlier(&self, area: Area) -> Vec<Row> {
        let mut writer = Writer::new(area.columns.into());
        for check_in in self.earlier().take(usize::from(area.rows).saturating_sub(1)) {
            if writer.is_empty() {
                writer.row(Row::default().with(Tone::Muted, "The days before"));
            }
            writer.row(told_day(check_in));
        }
        writer.done()
    }

    pub(super) fn click(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let layout = self.layout(shared);
        let (list, columns) = (layout.list, layout.columns);
        if !list.holds(column, row) {
            return;
        }
        self.rows.select(self.rows.visible().start + usize::from(row - list.row));
        let Some(here) = self.here() else { return };
        match &here.entry {
            None => {
                if let Some(number) = columns.number_at(column) {
                    self.number(Some(number), shared);
                }
            }
            Some(Entry::Text(_)) => {
                if let Some(Entry::Text(editor)) = self.entry_mut() {
                    editor.set_cursor_at(column.saturating_sub(columns.text.0), 0);
                }
            }
            Some(Entry::Choice { options, .. }) => {
                let places = columns.options(options).unwrap_or_default();
                let holds = |(start, columns): &(u16, u16)| (start - 1..=start + columns).contains(&column);
                if let Some(chosen) = places.iter().position(holds) {
                    self.choose(chosen, shared);
                }
            }
            // A check-in asks for nothing of that kind.
            Some(Entry::Several(_)) => {}
        }
    }
}

/// A score with one decimal, or a dash.
fn told_score(score: Option<f64>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| format!("{:.1}", shown(score, 1)))
}

/// One of the days before, in a row.
fn told_day(check_in: &CheckIn) -> Row {
    let mut row = Row::default().with(Tone::Muted, &width::pad(&days::told_date(check_in.day), 18));
    for side in Side::ALL {
        let score = told_score(side_score(&check_in.scores, *side));
        row.push(Tone::Muted, &format!("{} ", side.label()));
        row.push(Tone::of(*side), &format!("{score:>4}   "));
    }
    row.push(Tone::Plain, &check_in.note);
    row
}

fn count(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Area, HIGHEST, RowColumns};

    #[test]
    fn every_number_is_found_where_it_is_drawn_at_every_width() {
        for columns in 50..=100 {
            let area = Area { column: 2, row: 4, columns, rows: 8 };
            let row = RowColumns::of(area);
            for number in 0..=HIGHEST {
                let column = row.number(number);
                assert_eq!(row.number_at(column), Some(number), "{columns}");
                assert!(column + 3 <= area.column + columns, "{columns}: {number}");
            }
            assert_eq!(row.number_at(row.scale - 1), None);
            assert_eq!(row.number_at(row.number(HIGHEST) + 3), None);
            if let (Some((start, low)), Some((high_start, high))) = (row.low, row.high) {
                assert!(start + low < row.scale, "{columns}");
                assert!(high_start > row.number(HIGHEST) + 2, "{columns}");
                assert!(high_start + high <= row.end - 10, "{columns}");
                assert!(low >= 10 && high >= 15, "{columns}: {low} and {high}");
            }
        }
    }

    #[test]
    fn the_ends_of_a_scale_stand_beside_it_on_eighty_columns_and_not_on_sixty() {
        let row = |columns| RowColumns::of(Area { column: 2, row: 4, columns, rows: 8 });
        assert_eq!((row(76).low, row(76).step), (Some((14, 12)), 2));
        assert_eq!((row(56).low, row(56).step), (None, 3));
        assert_eq!((row(100).low, row(100).step), (Some((14, 14)), 4));
    }
}
