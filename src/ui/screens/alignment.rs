//! How well training fits the life around it.

use crate::app::geometry;
use crate::app::screens::alignment::AlignmentPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &AlignmentPage, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
