//! The palette: a line to type in, and the commands that fit.

use crate::app::geometry::{self, Area};
use crate::app::passage::{Row, Tone};
use crate::app::screens::palette::Palette;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;
use crate::ui::widgets::list::{self, Selected};

/// Draws the palette.
pub fn draw(canvas: &mut Canvas<'_>, page: &Palette, shared: &Shared) {
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, 2, ": ", Tone::Accent);
    editor::plain(canvas, body.top(1).beyond(2), &page.query);
    let area: Area = body.below(2);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(command) = page.hits.get(place) else {
            continue;
        };
        let entry = command.entry();
        let name = entry.name.replace('_', " ");
        let content = Row::default().with(Tone::Strong, &format!("{name:18}")).with(Tone::Plain, entry.help);
        let selected = Selected::when(page.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &shared.settings.keymap.told(*command)));
    }
    if page.hits.is_empty() {
        canvas.text(area.column, area.row, area.columns, "No command is called that here.", Tone::Muted);
    }
    canvas.list_scrollbar(area, &page.rows);
}
