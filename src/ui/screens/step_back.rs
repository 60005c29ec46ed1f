//! One step back, or a stop that came unplanned.

use crate::app::screens::step_back::StepBackPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &StepBackPage, shared: &Shared) {
    sheet::draw(canvas, StepBackPage::area(shared), &page.sheet);
}
