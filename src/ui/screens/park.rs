//! A thought, to be parked until a day.

use crate::app::geometry;
use crate::app::screens::park::ParkForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ParkForm, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
