//! The alignment check: what the numbers mean, the sentences with their answers, and what the one at hand is about.
//!
//! ```text
//! 0 not now   1 a little   2 partly   3 mostly   4 yes                 3 of 15
//!
//!   I can see the shape of my training week before it starts.               3
//! › When a day falls apart I bend the plan and carry on.                    ·
//! ```

use crate::app::passage::Tone;
use crate::app::screens::alignment_check::AlignmentForm;
use crate::app::shared::Shared;
use crate::text::width;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &AlignmentForm, shared: &Shared) {
    let area = AlignmentForm::area(shared);
    let (legend, progress) = page.legend(shared);
    canvas.row(area.column, area.row, area.columns, &legend);
    if legend.columns() + width::columns(&progress) + 2 <= area.columns.into() {
        canvas.text_right(area.column + area.columns, area.row, area.columns, &progress, Tone::Muted);
    }
    sheet::draw(canvas, AlignmentForm::list_area(shared), &page.sheet);
    let foot = area.row + area.rows.saturating_sub(1);
    canvas.text(area.column + 2, foot, area.columns.saturating_sub(2), &page.foot(shared), Tone::Muted);
}
