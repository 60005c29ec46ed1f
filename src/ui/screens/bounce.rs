//! The bounce plan after a setback.

use crate::app::geometry;
use crate::app::screens::bounce::BouncePage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &BouncePage, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
