//! What keeps coming back, what has not, and what helps: the views in a row, and below them the one that is shown.

use crate::app::geometry::Area;
use crate::app::screens::patterns::Patterns;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Patterns, shared: &Shared) {
    let (views, area) = Patterns::areas(shared);
    canvas.row(views.column, views.row, views.columns, &page.views());
    let columns = area.columns.saturating_sub(1);
    sheet::draw(canvas, Area { columns, ..area }, &page.sheet);
}
