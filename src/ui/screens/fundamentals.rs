//! The fundamentals of training, looked at when a step back ends.

use crate::app::screens::fundamentals::FundamentalsPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &FundamentalsPage, shared: &Shared) {
    sheet::draw(canvas, FundamentalsPage::area(shared), &page.sheet);
}
