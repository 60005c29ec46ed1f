//! The lessons of the journal, one of which is marked as the one that helped.
//!
//! ```text
//! Which lesson helped? cool
//!
//! › ■ keep    Cool early, before it is needed                Two Rivers 100
//!   □ change  Start in the third row                        Ellery Park Half
//! ```

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::arc_lesson::{ASKED, ArcLesson};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ArcLesson, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.gone {
        let words = "This arc is in the trash, or was destroyed.";
        canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
        return;
    }
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
        let words = if page.pick.is_empty() {
            "No lesson is here yet. Looking back at a race makes them: what to keep, change, start or stop."
        } else {
            "No lesson has these words."
        };
        let columns = area.columns.min(geometry::READING_COLUMNS);
        let rows = area.row..area.row + area.rows;
        for (row, part) in rows.zip(crate::text::wrap::wrap_reading(words, columns.into())) {
            canvas.text(area.column, row, columns, part, Tone::Muted);
        }
    }
    canvas.list_scrollbar(area, &page.pick.rows);
    for (row, content) in (areas.detail.row..areas.detail.row + areas.detail.rows).zip(&page.detail) {
        canvas.row(areas.detail.column, row, areas.detail.columns, content);
    }
}
