//! The runner's own contacts.

use crate::app::geometry;
use crate::app::screens::contacts::ContactList;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ContactList, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
