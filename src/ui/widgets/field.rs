//! A row of a form: a label, a sign where something is wrong, and what the field holds.

use super::editor;
use super::list::Selected;
use crate::app::entry::Entry;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::ui::canvas::Canvas;

/// One field as it is drawn.
pub struct Field<'a> {
    /// Its words.
    pub label: &'a str,
    /// What it holds.
    pub entry: &'a Entry,
    /// Why it cannot be read.
    pub problem: Option<&'a str>,
}

/// Draws a field in the first row of an area; the labels take `label_columns`.
pub fn row(canvas: &mut Canvas<'_>, area: Area, label_columns: u16, here: Selected, field: &Field<'_>) {
    let row = area.row;
    let here = here == Selected::Yes;
    if here {
        canvas.select(area.column, row, area.columns);
        canvas.text(area.column, row, 1, "›", Tone::Accent);
    }
    let tone = if here { Tone::Strong } else { Tone::Muted };
    canvas.text(area.column + 2, row, label_columns - 3, field.label, tone);
    if field.problem.is_some() {
        canvas.text(area.column + label_columns - 1, row, 1, "!", Tone::Warning);
    }
    let start = area.column + label_columns + 2;
    let columns = (area.column + area.columns).saturating_sub(start);
    let inside = Area { column: start, row, columns, rows: 1 };
    match field.entry {
        Entry::Text(text) if here => editor::plain(canvas, inside, text),
        Entry::Text(text) => editor::text(canvas, inside, text),
        Entry::Choice { options, at, .. } => {
            let words = at.and_then(|at| options.get(at)).map_or("", |(_, label)| label);
            let words = if here { format!("‹ {words} ›") } else { words.to_owned() };
            canvas.text(inside.column, row, inside.columns, &words, Tone::Plain);
        }
    }
}
