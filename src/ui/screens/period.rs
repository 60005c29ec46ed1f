//! A week, a month or a season looked back at.

use crate::app::geometry;
use crate::app::screens::period::PeriodReview;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &PeriodReview, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
