//! The steps back and the stops so far.

use crate::app::screens::step_backs::StepBackList;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &StepBackList, shared: &Shared) {
    sheet::draw(canvas, StepBackList::area(shared), &page.sheet);
}
