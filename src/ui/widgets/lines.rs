//! A few lines, each behind its verb or its letter.

use super::editor;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::debrief::lines::LinesField;
use crate::ui::canvas::Canvas;

/// Draws the lines; the answer that may stand in their place comes from the page.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, field: &LinesField) {
    if field.taken {
        return;
    }
    let label_columns = if field.verbs.is_empty() { 2 } else { 9 };
    for (place, line) in field.lines.iter().enumerate() {
        let Some(row) = u16::try_from(place).ok().filter(|row| *row < area.rows) else {
            return;
        };
        let here = place == field.at;
        let row_area = area.below(row).top(1);
        let mark = if here { "▏" } else { " " };
        canvas.text(row_area.column, row_area.row, 1, mark, Tone::Accent);
        let label = match field.label(line) {
            Some(label) if label.len() == 1 => label.to_uppercase(),
            Some(label) => label.to_owned(),
            None => String::new(),
        };
        canvas.text(
            row_area.column + 1,
            row_area.row,
            label_columns - 1,
            &label,
            if here { Tone::Heading } else { Tone::Muted },
        );
        let inside = row_area.beyond(label_columns);
        if here {
            editor::plain(canvas, inside, &line.editor);
        } else {
            editor::text(canvas, inside, &line.editor);
        }
    }
    let next = u16::try_from(field.lines.len()).unwrap_or(u16::MAX);
    if field.may_grow() && next < area.rows && field.lines.iter().any(|line| !line.editor.is_empty()) {
        let row = area.below(next);
        canvas.text(row.column + label_columns, row.row, row.columns, "Enter for one more", Tone::Muted);
    }
}
