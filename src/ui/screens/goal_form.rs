//! A goal to write or to change, a field a row.
//!
//! ```text
//! › The goal        Run the lights without looking at the clock
//!   Kind            open
//!   Race            Harbour Lights Marathon, 13 Dec 2026
//! ```

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::goal_form::GoalForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalForm, shared: &Shared) {
    if page.form.fields.is_empty() {
        return;
    }
    let body = geometry::body(shared.size);
    let tone = if page.is_resting() { Tone::Recovery } else { Tone::Muted };
    for (row, words) in (body.row..).zip(page.head_rows(shared)) {
        canvas.text(body.column, row, body.columns, &words, tone);
    }
    let area = page.list_area(shared);
    field::rows(canvas, area, &page.form);
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let below = below.left(geometry::READING_COLUMNS);
    field::below(canvas, below, &page.form, |field| Some(page.hint(field.fact, shared)));
}
