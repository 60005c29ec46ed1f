//! The assumptions, and the table of all checks.

use super::acts::row_of;
use super::picture::told;
use crate::app::passage::{Row, Tone};
use crate::content::alignment::AssumptionWords;
use crate::domain::alignment::{AlignmentCheck, FitItem};
use crate::domain::units::days;
use crate::text::{width, wrap};

/// From this width on, the names of the rows stand beside their cells; below it over them.
const ROOMY: u16 = 66;
/// The column behind the longest name of a row.
const BEHIND_NAMES: u16 = 33;
/// The mark of a row stands before its name.
const NAME_START: usize = 4;

/// Where the two columns of the assumptions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells {
    /// The first column of what the plan assumes.
    pub first: u16,
    /// The first column of what the season gives.
    pub second: u16,
    /// How wide each of them is.
    pub columns: u16,
    /// In which row of a thing they begin.
    pub below: u16,
}

impl Cells {
    pub fn of(columns: u16) -> Self {
        let (first, below) = if columns >= ROOMY { (BEHIND_NAMES, 0) } else { (6, 1) };
        let each = columns.saturating_sub(first + 2) / 2;
        Self { first, second: first + each + 2, columns: each.max(4), below }
    }

    /// Two texts side by side, each in its own cell; rows before them are kept free.
    fn rows(self, lead: Row, one: (&str, Tone), other: (&str, Tone)) -> Vec<Row> {
        let each = usize::from(self.columns);
        let (left, right) = (wrap::wrap_reading(one.0, each), wrap::wrap_reading(other.0, each));
        let mut rows = Vec::new();
        let mut lead = Some(lead);
        if self.below > 0 {
            rows.extend(lead.take());
        }
        for place in 0..left.len().max(right.len()) {
            let mut row = lead.take().unwrap_or_default();
            let missing = usize::from(self.first).saturating_sub(row.columns());
            row.push(Tone::Plain, &" ".repeat(missing));
            let part = |parts: &[&str]| parts.get(place).copied().unwrap_or_default().to_owned();
            row.push(one.1, &width::pad(&part(&left), each + 2));
            row.push(other.1, &part(&right));
            rows.push(row);
        }
        rows
    }
}

/// The head of the two columns.
pub(super) fn head(words: &AssumptionWords, columns: u16) -> Vec<Row> {
    let cells = Cells { below: 0, ..Cells::of(columns) };
    cells.rows(Row::default(), (&words.assumes, Tone::Muted), (&words.gives, Tone::Muted))
}

/// One row of the assumptions; what is longer than a cell goes on below.
pub(super) fn assumption(
    check: &AlignmentCheck,
    (id, text): (&str, &str),
    written: Option<Written>,
    columns: u16,
) -> Vec<Row> {
    let cells = Cells::of(columns);
    let row = row_of(check, id);
    let mut lead = Row::default().with(Tone::Goal, if row.changes { "  ◆ " } else { "    " });
    let room = if cells.below > 0 { columns } else { cells.first }.saturating_sub(1);
    let tone = if row.changes { Tone::Strong } else { Tone::Plain };
    lead.push(tone, &width::fit(text, usize::from(room).saturating_sub(NAME_START)));
    // Where it is written, the words stand in the editor.
    let told = |words: &str, is_written: bool| match (is_written, words.is_empty()) {
        (true, _) => (" ".to_owned(), Tone::Muted),
        (false, true) => ("–".to_owned(), Tone::Muted),
        (false, false) => (words.to_owned(), Tone::Plain),
    };
    let assumes = told(&row.assumes, written == Some(Written::Assumes));
    let gives = told(&row.gives, written == Some(Written::Gives));
    cells.rows(lead, (&assumes.0, assumes.1), (&gives.0, gives.1))
}

/// Which cell of a row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// What the plan assumes.
    Assumes,
    /// What the season gives.
    Gives,
}

/// The head of the table of checks.
pub(super) fn checks_head() -> Row {
    Row::default().with(Tone::Muted, "    day          score  answered  wider  doable  lowest")
}

/// A check in the table.
pub(super) fn check(check: &AlignmentCheck, is_shown: bool, columns: usize) -> Row {
    let score = check.fits.score().map_or_else(|| "–".to_owned(), |score| score.to_string());
    let mut row = Row::default().with(Tone::Accent, if is_shown { "  ▾ " } else { "    " });
    row.push(Tone::Plain, &width::pad(&days::told_short(check.day), 13));
    row.push(Tone::Strong, &format!("{score:>5}"));
    row.push(Tone::Plain, &format!("{:>10}", format!("{} of 13", check.fits.answered())));
    row.push(Tone::Plain, &format!("{:>7}", told(check.fits.get(FitItem::Wider))));
    row.push(Tone::Plain, &format!("{:>8}", told(check.fits.get(FitItem::Doable))));
    let lowest: Vec<&str> = check.fits.lowest().into_iter().map(FitItem::label).collect();
    row.push(Tone::Plain, &format!("  {}", lowest.join(", ")));
    if !check.note.is_empty() && row.columns() + 4 < columns {
        row.push(Tone::Muted, &format!("   {}", check.note));
    }
    row
}
