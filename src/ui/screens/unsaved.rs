//! Words that could not be saved, at the moment of leaving.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::unsaved::Unsaved;
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Unsaved, shared: &Shared) {
    let body = geometry::body(shared.size);
    let columns = body.columns.min(geometry::READING_COLUMNS);
    let mut row = body.row;
    let mut write = |canvas: &mut Canvas<'_>, text: &str, tone: Tone| {
        for part in wrap::wrap_reading(text, columns.into()) {
            canvas.text(body.column, row, columns, part, tone);
            row += 1;
        }
        row += 1;
    };
    write(canvas, "Your last words are not on the disk yet. They are still here.", Tone::Strong);
    write(canvas, &page.line, Tone::Warning);
    if let Some(told) = &page.told {
        write(canvas, told, Tone::Accent);
    }
    if let Some(path) = &page.path {
        write(canvas, "Where should a copy go? Enter writes it.", Tone::Plain);
        let area = geometry::Area { column: body.column, row, columns, rows: 1 };
        editor::barred(canvas, area, path);
    }
}
