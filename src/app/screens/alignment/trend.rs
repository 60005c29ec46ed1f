//! The way of the score over time, with races and arcs on the same axis, and below it every item with its answers.

use chrono::{Days, NaiveDate};

use super::super::story::compose::sign;
use super::AlignmentPage;
use super::picture::NAME;
use crate::app::chart::Axis;
use crate::app::passage::{Row, Tone};
use crate::domain::alignment::{AlignmentCheck, FitItem};
use crate::text::width;

/// The score stands in so many rows.
const ROWS: u64 = 5;
/// A point of two dots by two has so many places in a row, without being parted between two of them.
const PLACES: u64 = 3;
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

    /// The score, a point for each check and its number below; the one that is shown has a mark.
    fn score_rows(&self, axis: &Axis, shown: &AlignmentCheck) -> Vec<Row> {
        let mark = std::iter::once((shown.day, "▾".to_owned(), Tone::Accent));
        let mut rows = vec![labelled("", Tone::Muted, marks(axis, mark))];
        let tone = |check: &AlignmentCheck| if check.id == shown.id { Tone::Accent } else { Tone::Plain };
        for place in 0..ROWS {
            let points = self.checks.iter().filter_map(|check| {
                let sign = point(check.fits.score()?, place)?;
                Some((check.day, sign.to_owned(), tone(check)))
            });
            let label = match place {
                0 => "100",
                place if place * 2 + 1 == ROWS => "50",
                place if place + 1 == ROWS => "0",
                _ => "",
            };
            let label =
                format!("  {:<8}{label:>width$}", if place == 0 { "score" } else { "" }, width = NAME - 12);
            rows.push(labelled(&label, Tone::Muted, marks(axis, points)));
        }
        rows.push(labelled("", Tone::Muted, self.score_numbers(axis, shown)));
        rows
    }

    /// The numbers of the scores below their points, the last ones first where there is no room for all.
    fn score_numbers(&self, axis: &Axis, shown: &AlignmentCheck) -> Vec<Mark> {
        let mut cells = empty(axis);
        let told = |check: &AlignmentCheck| check.fits.score().map(|score| score.to_string());
        let is_shown = |check: &&AlignmentCheck| check.id == shown.id;
        let others = self.checks.iter().rev().filter(|check| !is_shown(check));
        for check in self.checks.iter().filter(is_shown).chain(others) {
            let (Some(column), Some(score)) = (axis.column(check.day), told(check)) else { continue };
            let long = score.len();
            let start = usize::from(column).min(cells.len().saturating_sub(long));
            let around = start.saturating_sub(1)..(start + long + 1).min(cells.len());
            if cells[around].iter().all(|(sign, _)| sign == " ") {
                let tone = if check.id == shown.id { Tone::Accent } else { Tone::Muted };
                for (place, digit) in score.chars().enumerate() {
                    cells[start + place] = (digit.to_string(), tone);
                }
            }
        }
        cells
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

/// The point of a score in a row of the picture, counted from the top; `None` in the other rows. 100 touches the upper edge, 0 the
/// lower one, and 7 more stand a place higher.
fn point(score: u64, row: u64) -> Option<&'static str> {
    let levels = ROWS * PLACES - 1;
    let level = ((100 - score.min(100)) * levels + 50) / 100;
    let sign = match level % PLACES {
        0 => "⠛",
        1 => "⠶",
        _ => "⣤",
    };
    (level / PLACES == row).then_some(sign)
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

#[cfg(test)]
mod tests {
    use super::{ROWS, point};

    #[test]
    fn every_score_has_its_point_and_a_higher_one_never_stands_lower() {
        let drawn = |score: u64| (0..ROWS).map(|row| point(score, row).unwrap_or(" ")).collect::<String>();
        assert_eq!(drawn(100), "⠛    ");
        assert_eq!(drawn(50), "  ⠶  ");
        assert_eq!(drawn(0), "    ⣤");
        let height = |score: u64| {
            let sign = (0..ROWS).find_map(|row| Some((row, point(score, row)?)));
            sign.map(|(row, sign)| (row, ["⠛", "⠶", "⣤"].iter().position(|known| *known == sign)))
        };
        assert!((1..=100).all(|score| height(score) <= height(score - 1)));
        assert!((0..=100).all(|score| height(score).is_some()));
    }
}
