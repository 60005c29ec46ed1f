//! What the check-ins speak for: build, hold or reset.

use crate::app::geometry;
use crate::app::screens::reading::ReadingPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ReadingPage, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
