//! Goals, with steps and what is due.

use crate::app::geometry;
use crate::app::screens::goals::GoalList;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalList, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
