//! What looks after the runner.

use crate::app::geometry;
use crate::app::screens::care_log::CareLogPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &CareLogPage, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
