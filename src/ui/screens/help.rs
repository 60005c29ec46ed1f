//! The keys that work here: a passage that is read.

use crate::app::geometry;
use crate::app::screens::help::Help;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Help, shared: &Shared) {
    canvas.passage(geometry::body(shared.size), &page.passage);
}
