//! One lesson: a page that is read, with the races and the other lessons that can be selected in it.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::lesson::LessonPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &LessonPage, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.gone {
        let words = "This lesson is in the trash, or was destroyed.";
        canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
        return;
    }
    let columns = body.columns.saturating_sub(1);
    sheet::draw(canvas, geometry::Area { columns, ..body }, &page.sheet);
}
