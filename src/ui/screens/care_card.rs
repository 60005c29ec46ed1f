//! A card that offers people and help; never in the way.

use crate::app::geometry;
use crate::app::screens::care_card::CareCard;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &CareCard, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
