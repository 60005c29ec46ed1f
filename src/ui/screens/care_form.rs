//! Something that looks after the runner, to be written or changed, a field a row.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::care_form::CareItemForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &CareItemForm, shared: &Shared) {
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, body.columns, page.head(), Tone::Muted);
    let area = page.list_area(shared);
    field::rows(canvas, area, &page.form);
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let below = below.left(geometry::READING_COLUMNS);
    field::below(canvas, below, &page.form, |field| Some(CareItemForm::hint(field.fact).to_owned()));
}
