//! The way of the score over time, with races and arcs on the same axis, and below it every item with its answers.

use chrono::{Days, NaiveDate};

use super::super::story::compose::sign;
use super::AlignmentPage;
use super::picture::NAME;
use crate::app::chart::Axis;
use crate::app::passage::{Row, Tone};
use crate::domain::alignment::{AlignmentCheck, FitItem};
use crate::text::width;

/// The score has so many levels: 100, 75, 50, 25, 0.
const LEVELS: u64 = 5;
/// The axis begins so many days before the first check, so that what led to it is seen.
const BEFORE: u64 = 14;
/// A longer way is told from here on; what lies before stands in the table.
const LONGEST_DAYS: i64 = 730;

/// A cell of a row of marks.
type Mark = (String, Tone);

impl AlignmentPage {
    /// The rows; none before the second check.
    pub(super) fn trend(&self, today: NaiveDate, columns: usize) -> Vec<Row> {
        let (Some(basis), Some(shown)) = (&self.basis, self.check()) else { return Vec::new() };
        if self.checks.len() < 2 {
            return Vec::new();
        }
        let wide = columns.saturating_sub(NAME + 1).max(8);
        let oldest = today - chrono::Duration::days(LONGEST_DAYS);
        let first = self.checks.iter().map(|check| check.day).find(|day| *day >= oldest).unwrap_or(oldest);
        let first = first.checked_sub_days(Days::new(BEFORE)).unwrap_or(first);
        let axis = Axis::new(first, today.max(first), u16::try_from(wide).unwrap_or(u16::MAX));
        let mut rows = self.score_rows(&axis, shown);
        let races = basis.history.races.iter().filter(|race| race.date <= today);
        let races = races.map(|race| {
            let (sign, tone) = sign(race);
            (race.date, sign.to_owned(), tone)
        });
        rows.push(labelled("  races", Tone::Muted, marks(&axis, races)));
        rows.push(labelled("  arcs", Tone::Muted, self.arcs(&axis, today)));
        rows.push(labelled("", Tone::Muted, ticks(&axis)));
        for item in FitItem::ALL {
            let answers = self.checks.iter().map(|check| {
                let tone = if check.id == shown.id { Tone::Accent } else { Tone::Plain };
                (check.day, super::picture::told(check.fits.get(*item)), tone)
            });
            let name = format!("  {}", item.label());
            rows.push(labelled(&name, Tone::Plain, marks(&axis, answers)));
        }
        rows
    }

    /// The score, a dot for each check, the one that is shown with a mark over it.
    fn score_rows(&self, axis: &Axis, shown: &AlignmentCheck) -> Vec<Row> {
        let mark = std::iter::once((shown.day, "▾".to_owned(), Tone::Accent));
        let mut rows = vec![labelled("  score", Tone::Muted, marks(axis, mark))];
        for level in (0..LEVELS).rev() {
            let value = level * 100 / (LEVELS - 1);
            let here =
                |check: &&AlignmentCheck| check.fits.score().is_some_and(|score| (score + 12) / 25 == level);
            let dots = self.checks.iter().filter(here).map(|check| {
                let tone = if check.id == shown.id { Tone::Accent } else { Tone::Plain };
                (check.day, "●".to_owned(), tone)
            });
            let label = format!("{value:>width$}", width = NAME - 2);
            rows.push(labelled(&label, Tone::Muted, marks(axis, dots)));
        }
        rows
    }

    /// From the start of each arc to the day on which it closed; one that is open runs on to today.
    fn arcs(&self, axis: &Axis, today: NaiveDate) -> Vec<Mark> {
        let mut cells = empty(axis);
        let recoveries = self.reckoning.iter().flat_map(|reckoning| &reckoning.recoveries);
        for recovery in recoveries.filter(|recovery| recovery.start <= today) {
            let last = recovery.closed.unwrap_or(today);
            if last < axis.first {
                continue;
            }
            let (from, to) = (axis.column_near(recovery.start), axis.column_near(last));
            for column in from..=to {
                cells[usize::from(column)] = ("━".to_owned(), Tone::Recovery);
            }
            if axis.column(recovery.start) == Some(from) {
                cells[usize::from(from)] = ("┝".to_owned(), Tone::Setback);
            }
            let end = if recovery.is_open() { "╸" } else { "┥" };
            if to > from {
                cells[usize::from(to)] = (end.to_owned(), Tone::Recovery);
            }
        }
        cells
    }
}

fn empty(axis: &Axis) -> Vec<Mark> {
    vec![(" ".to_owned(), Tone::Muted); axis.columns.into()]
}

/// Marks on their days; where two share a column, the later one is seen.
fn marks(axis: &Axis, marks: impl Iterator<Item = (NaiveDate, String, Tone)>) -> Vec<Mark> {
    let mut cells = empty(axis);
    for (day, sign, tone) in marks {
        if let Some(column) = axis.column(day) {
            cells[usize::from(column)] = (sign, tone);
        }
    }
    cells
}

fn ticks(axis: &Axis) -> Vec<Mark> {
    let mut cells = empty(axis);
    for tick in axis.ticks() {
        for (place, letter) in tick.label.chars().enumerate() {
            if let Some(cell) = cells.get_mut(usize::from(tick.column) + place) {
                *cell = (letter.to_string(), Tone::Muted);
            }
        }
    }
    cells
}

fn labelled(label: &str, tone: Tone, cells: Vec<Mark>) -> Row {
    let mut row = Row::default().with(tone, &width::pad(&width::fit(label, NAME - 1), NAME));
    let mut run: Option<Mark> = None;
    for (sign, tone) in cells {
        match &mut run {
            Some((text, own)) if *own == tone => text.push_str(&sign),
            _ => {
                if let Some((text, tone)) = run.replace((sign, tone)) {
                    row.push(tone, &text);
                }
            }
        }
    }
    if let Some((text, tone)) = run {
        row.push(tone, text.trim_end());
    }
    row
}
