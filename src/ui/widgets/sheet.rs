//! A page of lines of which some can be selected.

use super::lane;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::sheet::{Ink, Sheet};
use crate::ui::canvas::Canvas;

/// Draws what is seen of a sheet; what is selected has a mark, a raised ground, and begins in bold.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &Sheet) {
    let mut is_marked = false;
    for (row, line) in (area.row..area.row + area.rows).zip(sheet.visible()) {
        for piece in &line.pieces {
            let inside = Area { row, rows: 1, ..area.beyond(piece.column).left(piece.columns) };
            let selected = piece.item.is_some() && piece.item == sheet.selected();
            if selected {
                canvas.select(inside.column, row, inside.columns);
            }
            match &piece.ink {
                Ink::Words(words) => canvas.row(inside.column, row, inside.columns, words),
                Ink::Curve(side, curve) => lane::draw(canvas, inside, curve, *side),
            }
            // A thing of several lines has its mark at the first of them, and only that one is bold.
            if selected && !is_marked {
                canvas.text(inside.column, row, 1, "›", Tone::Accent);
                canvas.embolden(inside.column, row, inside.columns);
                is_marked = true;
            }
        }
    }
    canvas.scrollbar(area, sheet.count(), sheet.top(), sheet.height());
}
