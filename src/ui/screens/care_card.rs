//! A card that offers people and help: what is read, and its keys below.

use crate::app::screens::care_card::CareCard;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &CareCard, shared: &Shared) {
    let (read, keys) = page.areas(shared);
    canvas.passage(read, &page.passage);
    canvas.passage(keys, &page.keys);
}
