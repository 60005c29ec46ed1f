//! A step back, to be planned or changed.

use crate::app::geometry;
use crate::app::screens::step_back_form::StepBackForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &StepBackForm, shared: &Shared) {
    sheet::draw(canvas, geometry::body(shared.size), &page.sheet);
}
