//! A thought, to be parked until a day; then what may be done instead of turning it over.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::park::ParkForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{field, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ParkForm, shared: &Shared) {
    let body = geometry::body(shared.size);
    let tone = if page.afterwards.is_some() { Tone::Strong } else { Tone::Muted };
    for (row, words) in (body.row..).zip(page.head_rows(shared)) {
        canvas.text(body.column, row, body.columns, &words, tone);
    }
    let area = page.list_area(shared);
    if let Some(after) = &page.afterwards {
        sheet::draw(canvas, area, &after.sheet);
        return;
    }
    field::rows(canvas, area, &page.form);
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let below = below.left(geometry::READING_COLUMNS);
    field::below(canvas, below, &page.form, |field| Some(page.hint(field.fact, shared)));
}
