//! The picture of the answers: a row for each item, a dot where the check stands and a ring where the one before stood, a line
//! from the one to the other.
//!
//! ```text
//!                            0       1       2       3       4  now  was
//! structured                 ·       ·       ○───────●       ·    3    2
//! fuel for the work          ·       ●       ·       ·       ·    1    1
//! ```

use crate::app::passage::{Row, Tone, Writer};
use crate::content::alignment::AlignmentWords;
use crate::domain::alignment::{AlignmentCheck, FitItem};
use crate::domain::rules::alignment::HIGHEST;
use crate::text::width;

/// The columns of the names.
pub(super) const NAME: usize = 26;
/// From one answer to the next there are at most so many columns, and at least so many.
const WIDEST_STEP: usize = 9;
const NARROWEST_STEP: usize = 4;
/// Behind the dots: the answer, and the one before.
const NUMBERS: usize = 11;
/// How wide each of them stands.
const NUMBER: usize = 5;

/// The rows of the picture.
pub(super) fn rows(
    check: &AlignmentCheck,
    before: Option<&AlignmentCheck>,
    words: &AlignmentWords,
    columns: usize,
) -> Vec<Row> {
    let steps = usize::from(HIGHEST);
    let step = (columns.saturating_sub(NAME + 1 + NUMBERS) / steps).clamp(NARROWEST_STEP, WIDEST_STEP);
    let mut rows = vec![scale(step, before.is_some())];
    let item_row = |item: FitItem| {
        let before = before.and_then(|before| before.fits.get(item));
        item_row(item, (check.fits.get(item), before), step)
    };
    rows.extend(FitItem::SCORED.iter().copied().map(item_row));
    rows.push(Row::default().with(Tone::Muted, "  beside the score"));
    let beside = || FitItem::ALL.iter().copied().filter(|item| !item.is_scored());
    rows.extend(beside().map(item_row));
    let mut notes = Writer::new(columns);
    for item in beside().filter(|item| check.fits.get(*item).is_some()) {
        if let Some(note) = words.sentence(item).and_then(|words| words.note.as_deref()) {
            notes.text(Tone::Muted, 2, &format!("{}: {note}", item.label()));
        }
    }
    rows.extend(notes.done());
    rows
}

/// The numbers over the dots.
fn scale(step: usize, has_before: bool) -> Row {
    let mut row = Row::default().with(Tone::Plain, &" ".repeat(NAME));
    for number in 0..=HIGHEST {
        row.push(Tone::Muted, &width::pad(&number.to_string(), step));
    }
    let over = NAME + step * usize::from(HIGHEST) + 1;
    row = Row { spans: row.spans[..row.spans.len() - 1].to_vec() };
    row.push(Tone::Muted, &HIGHEST.to_string());
    row.push(Tone::Muted, &" ".repeat(over.saturating_sub(row.columns())));
    row.push(Tone::Muted, &format!("{:>NUMBER$}", "now"));
    if has_before {
        row.push(Tone::Muted, &format!("{:>NUMBER$}", "was"));
    }
    row
}

fn item_row(item: FitItem, (now, before): (Option<u8>, Option<u8>), step: usize) -> Row {
    let last = step * usize::from(HIGHEST);
    let place = |answer: u8| usize::from(answer) * step;
    let mut cells: Vec<(&str, Tone)> = vec![(" ", Tone::Muted); last + 1];
    for number in 0..=HIGHEST {
        cells[place(number)] = ("·", Tone::Muted);
    }
    if let (Some(now), Some(before)) = (now, before) {
        let (from, to) = (place(now.min(before)), place(now.max(before)));
        for cell in &mut cells[from..to] {
            *cell = ("─", Tone::Muted);
        }
    }
    if let Some(before) = before {
        cells[place(before)] = ("○", Tone::Muted);
    }
    if let Some(now) = now {
        cells[place(now)] = ("●", Tone::Accent);
    }
    let tone = if now.is_some() { Tone::Plain } else { Tone::Muted };
    let name = format!("  {}", item.label());
    let mut row = Row::default().with(tone, &width::pad(&width::fit(&name, NAME - 1), NAME));
    for (sign, tone) in cells {
        row.push(tone, sign);
    }
    row.push(Tone::Strong, &format!("{:>NUMBER$}", told(now)));
    if before.is_some() {
        row.push(Tone::Muted, &format!("{:>NUMBER$}", told(before)));
    }
    row
}

/// An answer, or that there is none.
pub(super) fn told(answer: Option<u8>) -> String {
    answer.map_or_else(|| "–".to_owned(), |answer| answer.to_string())
}
