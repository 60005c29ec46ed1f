//! Steps and goals, one card at a time.

use crate::app::geometry;
use crate::app::screens::review::GoalReview;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalReview, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
