//! Draws an editor: its rows behind a bar, what is selected reversed, the terminal's cursor where it writes.

use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::text::editor::Editor;
use crate::text::width;
use crate::ui::canvas::Canvas;

/// Draws a text behind a bar that says: here you write.
pub fn barred(canvas: &mut Canvas<'_>, area: Area, editor: &Editor) {
    for row in area.row..area.row + area.rows {
        canvas.text(area.column, row, 1, "▏", Tone::Accent);
    }
    let inside = area.beyond(2);
    plain(canvas, inside, editor);
    canvas.scrollbar(inside, editor.total_rows(), editor.first_row(), area.rows.into());
}

/// Draws a text without a bar, and the cursor in it.
pub fn plain(canvas: &mut Canvas<'_>, area: Area, editor: &Editor) {
    text(canvas, area, editor);
    let (column, row) = editor.cursor_position();
    if area.holds(area.column + column, area.row + row) {
        canvas.set_cursor(area.column + column, area.row + row);
    }
}

/// Draws a text that is not written in now.
pub fn text(canvas: &mut Canvas<'_>, area: Area, editor: &Editor) {
    for (row, visible) in (area.row..area.row + area.rows).zip(editor.visible_rows()) {
        canvas.text(area.column, row, area.columns, visible.text, Tone::Plain);
        if let Some(selected) = visible.selected {
            let before = width::columns(&visible.text[..selected.start]);
            let inside = width::columns(&visible.text[selected]);
            let start = area.column + u16::try_from(before).unwrap_or(0);
            let columns = u16::try_from(inside.max(1)).unwrap_or(1).min(area.columns);
            let marked = canvas.theme().marked();
            canvas.style(Area { column: start, row, columns, rows: 1 }, marked);
        }
    }
}
