//! A form: a row for each field, with a label, a sign where something is wrong, and what the field holds; below, what is wrong
//! with the field that is written in, or how it may be written.

use super::editor;
use crate::app::entry::{Entry, Several};
use crate::app::form::{Form, FormField};
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::text::wrap;
use crate::ui::canvas::Canvas;

/// Draws the fields that are seen.
pub fn rows<K: Copy + PartialEq>(canvas: &mut Canvas<'_>, area: Area, form: &Form<K>) {
    for (row, place) in (area.row..area.row + area.rows).zip(form.rows.visible()) {
        let Some(field) = form.fields.get(place) else { continue };
        let here = form.rows.selected() == Some(place);
        let area = Area { row, rows: 1, ..area };
        if here {
            canvas.select(area.column, row, area.columns);
            canvas.text(area.column, row, 1, "›", Tone::Accent);
        }
        let tone = if here { Tone::Strong } else { Tone::Muted };
        canvas.text(area.column + 2, row, form.label_columns - 3, &field.label, tone);
        if field.problem.is_some() {
            canvas.text(area.column + form.label_columns - 1, row, 1, "!", Tone::Warning);
        }
        let inside = area.beyond(form.label_columns + 2);
        match &field.entry {
            Entry::Text(text) if here => editor::plain(canvas, inside, text),
            Entry::Text(text) => {
                canvas.text(inside.column, row, inside.columns, &text.text(), Tone::Plain);
            }
            Entry::Choice { options, at, .. } => {
                let words = at.and_then(|at| options.get(at)).map_or("", |(_, label)| label);
                let words = if here { format!("‹ {words} ›") } else { words.to_owned() };
                canvas.text(inside.column, row, inside.columns, &words, Tone::Plain);
            }
            Entry::Several(several) => {
                canvas.text(inside.column, row, inside.columns, &several.told(), Tone::Plain);
            }
        }
    }
    canvas.list_scrollbar(area, &form.rows);
}

/// Draws the words to pick from, in so many columns, downwards first.
pub fn options(canvas: &mut Canvas<'_>, area: Area, several: &Several, columns: u16) {
    let columns = columns.max(1);
    let count = u16::try_from(several.options.len()).unwrap_or(u16::MAX);
    let (rows, wide) = (count.div_ceil(columns), area.columns / columns);
    for (place, (number, (_, label))) in (0_u16..).zip(several.options.iter().enumerate()) {
        let (column, row) = (area.column + place / rows * wide, area.row + place % rows);
        if row >= area.row + area.rows {
            continue;
        }
        let (sign, tone) = match (several.is_picked(number), several.takes_one()) {
            (true, true) => ("●", Tone::Strong),
            (true, false) => ("■", Tone::Strong),
            (false, true) => ("○", Tone::Plain),
            (false, false) => ("□", Tone::Plain),
        };
        if several.at == number {
            canvas.select(column, row, wide.saturating_sub(1));
            canvas.text(column, row, 1, "›", Tone::Accent);
        }
        canvas.text(column + 1, row, 1, &(number + 1).to_string(), Tone::Muted);
        canvas.text(column + 3, row, 1, sign, Tone::Accent);
        canvas.text(column + 5, row, wide.saturating_sub(6), label, tone);
    }
}

/// Says what is wrong with the field that is written in, or else the hint for it. Where there is one row only, it is cut.
pub fn below<K: Copy + PartialEq>(
    canvas: &mut Canvas<'_>,
    area: Area,
    form: &Form<K>,
    hint: impl FnOnce(&FormField<K>) -> Option<String>,
) {
    let Some(field) = form.here() else { return };
    let (words, tone) = match &field.problem {
        Some(problem) => (format!("! {problem}"), Tone::Warning),
        None => (hint(field).unwrap_or_default(), Tone::Muted),
    };
    if area.rows == 1 {
        canvas.text(area.column, area.row, area.columns, &words, tone);
        return;
    }
    for (row, part) in (area.row..area.row + area.rows).zip(wrap::wrap_reading(&words, area.columns.into())) {
        canvas.text(area.column, row, area.columns, part, tone);
    }
}
