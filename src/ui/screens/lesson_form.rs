//! A lesson to write or to change, a field a row.
//!
//! ```text
//!   To do           ‹ change ›
//! › The lesson      Start in the third row
//!   If ..., then    If the gun goes off, then I will let them run
//! ```

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::lesson_form::LessonForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &LessonForm, shared: &Shared) {
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, body.columns, page.head(), Tone::Muted);
    let area = page.list_area(shared);
    field::rows(canvas, area, &page.form);
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let below = below.left(geometry::READING_COLUMNS);
    field::below(canvas, below, &page.form, |field| Some(page.hint(field.fact, shared)));
}
