//! The assumptions, and the table of all checks.

use super::acts::row_of;
use super::picture::told;
use crate::app::passage::{Row, Tone};
use crate::content::alignment::AssumptionWords;
use crate::domain::alignment::{AlignmentCheck, FitItem};
use crate::domain::units::days;
use crate::text::{width, wrap};

/// From this width on, the names of the rows stand whole.
const ROOMY: usize = 66;

/// Where the two columns of the assumptions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells {
    /// The first column of what the plan assumes.
    pub first: u16,
    /// The first column of what the season gives.
    pub second: u16,
    /// How wide each of them is.
    pub columns: u16,
}

impl Cells {
    pub fn of(columns: u16) -> Self {
        let first = if usize::from(columns) >= ROOMY { 31 } else { 20 };
        let each = columns.saturating_sub(first + 2) / 2;
        Self { first, second: first + each + 2, columns: each.max(4) }
    }
}

/// The head of the two columns.
pub(super) fn head(words: &AssumptionWords, columns: u16) -> Row {
    let cells = Cells::of(columns);
    let each = usize::from(cells.columns);
    let mut row = Row::default().with(Tone::Plain, &" ".repeat(cells.first.into()));
    row.push(Tone::Muted, &width::pad(&width::fit(&words.assumes, each), each + 2));
    row.push(Tone::Muted, &width::fit(&words.gives, each));
    row
}

/// One row of the assumptions; what is longer than a cell goes on below.
pub(super) fn assumption(
    check: &AlignmentCheck,
    (id, text): (&str, &str),
    written: Option<Written>,
    columns: u16,
) -> Vec<Row> {
    let cells = Cells::of(columns);
    let each = usize::from(cells.columns);
    let row = row_of(check, id);
    // Where it is written, the words stand in the editor.
    let part = |words: &str, is_written: bool| -> Vec<String> {
        if is_written {
            return vec![" ".to_owned()];
        }
        let words = if words.is_empty() { "–" } else { words };
        wrap::wrap_reading(words, each).into_iter().map(str::to_owned).collect()
    };
    let assumes = part(&row.assumes, written == Some(Written::Assumes));
    let gives = part(&row.gives, written == Some(Written::Gives));
    let mark = if row.changes { "◆ " } else { "  " };
    let room = usize::from(cells.first).saturating_sub(5);
    let mut rows = Vec::new();
    for place in 0..assumes.len().max(gives.len()) {
        let mut line = Row::default().with(Tone::Plain, "  ");
        if place == 0 {
            line.push(Tone::Goal, mark);
            let tone = if row.changes { Tone::Strong } else { Tone::Plain };
            line.push(tone, &width::pad(&width::fit(text, room), room + 1));
        } else {
            line.push(Tone::Plain, &" ".repeat(room + 3));
        }
        let cell = |parts: &[String]| parts.get(place).cloned().unwrap_or_default();
        let tone = |words: &str| if words == "–" { Tone::Muted } else { Tone::Plain };
        let (one, other) = (cell(&assumes), cell(&gives));
        line.push(tone(&one), &width::pad(&one, each + 2));
        line.push(tone(&other), &other);
        rows.push(line);
    }
    rows
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
