//! The sentences of the alignment check, one after the other.

use crate::app::geometry;
use crate::app::screens::alignment_check::AlignmentForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &AlignmentForm, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
