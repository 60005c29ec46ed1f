//! The trash.

use crate::app::geometry;
use crate::app::passage::{Row, Tone};
use crate::app::screens::trash::{self, Trash};
use crate::app::shared::Shared;
use crate::domain::change::Item;
use crate::domain::units::days;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::list::{self, Selected};

/// Draws the trash.
pub fn draw(canvas: &mut Canvas<'_>, page: &Trash, shared: &Shared) {
    let body = geometry::body(shared.size);
    let Some(things) = &page.things else { return };
    if things.is_empty() {
        canvas.text(body.column, body.row, body.columns, "Nothing lies here.", Tone::Muted);
        return;
    }
    let words = "What was deleted stays here until you bring it back or empty the trash.";
    canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
    let area = body.below(2);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(thing) = things.get(place) else { continue };
        let kind = match thing.item {
            Item::Race(_) => "race",
            Item::Debrief(_) => "debrief",
            Item::Lesson(_) => "lesson",
            Item::Goal(_) => "goal",
            Item::Step(_) => "step",
            Item::CheckIn(_) => "check-in",
            Item::Arc(_) => "arc",
            Item::Try(_) => "recovery",
            Item::StepBack(_) => "step back",
            Item::Alignment(_) => "alignment",
            Item::Care(_) => "care",
            Item::Parked(_) => "parked",
        };
        let content =
            Row::default().with(Tone::Muted, &format!("{kind:10}")).with(Tone::Plain, &trash::told(thing));
        let aside = format!("deleted {}", days::told_day(thing.at.date_naive(), shared.now.today()));
        let selected = Selected::when(page.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &aside));
    }
    canvas.list_scrollbar(area, &page.rows);
}
