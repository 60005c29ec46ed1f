//! Lessons of which one may say the same as another one, and what would come of it.
//!
//! ```text
//! Which one says the same? slow
//!
//! › keep    Hold back early                                  Two Rivers 100
//!   start   Walk the first climb                        Ellery Park Half
//!
//! These words stay:     change: Start slow
//! Becomes a part of it: keep: Hold back early
//! ```

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::lesson_merge::{ASKED, LessonMerge};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &LessonMerge, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.pick.is_waiting() {
        return;
    }
    let areas = page.areas(shared);
    canvas.text(body.column, body.row, body.columns, ASKED, Tone::Strong);
    editor::plain(canvas, areas.query, &page.pick.query);
    let area = areas.list;
    for (row, place) in (area.row..area.row + area.rows).zip(page.pick.rows.visible()) {
        let Some(told) = page.pick.hit(place) else { continue };
        let (content, race) = page.row(told, area.columns);
        let selected = Selected::when(page.pick.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &race));
    }
    if page.pick.rows.count() == 0 {
        let words =
            if page.pick.is_empty() { "There is no other lesson yet." } else { "No lesson has these words." };
        canvas.text(area.column, area.row, area.columns, words, Tone::Muted);
    }
    canvas.list_scrollbar(area, &page.pick.rows);
    for (row, content) in (areas.detail.row..areas.detail.row + areas.detail.rows).zip(&page.detail) {
        canvas.row(areas.detail.column, row, areas.detail.columns, content);
    }
}
