//! Body and mind: the whole in a line, the calendar or the lines, and the selected day in words.

mod calendar;
mod lines;

use crate::app::command::Command;
use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::body::record::Record;
use crate::app::screens::body::{BodyAndMind, View, words};
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &BodyAndMind, shared: &Shared) {
    let (Some(record), Some(day)) = (&page.record, page.day) else { return };
    if record.span().is_none() {
        empty(canvas, shared);
        return;
    }
    head(canvas, page, record, shared);
    match page.view {
        View::Calendar => calendar::draw(canvas, &page.calendar, record, day),
        View::Lines => lines::draw(canvas, &page.lines, record, day),
    }
    canvas.passage(page.words_area, &page.words);
    let now = page.now_area;
    for (row, content) in (now.row..now.row + now.rows).zip(&page.now) {
        canvas.row(now.column, row, now.columns, content);
    }
}

/// The whole in a line, and the names of the views; a mark stands before the one that is shown.
fn head(canvas: &mut Canvas<'_>, page: &BodyAndMind, record: &Record, shared: &Shared) {
    let body = geometry::body(shared.size);
    let mut room = body.columns;
    for (view, area) in page.view_names(shared) {
        let (mark, tone) = if view == page.view { ("› ", Tone::Strong) } else { ("  ", Tone::Muted) };
        let column = canvas.text(area.column, area.row, 2, mark, Tone::Accent);
        canvas.text(column, area.row, area.columns, view.label(), tone);
        room = area.column.saturating_sub(body.column + 2);
    }
    canvas.text(body.column, body.row, room, &words::whole(record, room.into()), Tone::Muted);
}

/// What the page will show, before there is anything.
fn empty(canvas: &mut Canvas<'_>, shared: &Shared) {
    let body = geometry::body(shared.size);
    let key = shared.settings.keymap.told(Command::CheckIn);
    let area = Area { columns: body.columns.min(geometry::READING_COLUMNS), ..body };
    let first = format!("No check-in yet. {key} makes one: seven numbers, twenty seconds.");
    let then = "Here they become a calendar and lines, each day beside what is usual for you. As often as you like; a \
                gap stays a gap, and nothing is owed.";
    let first = wrap::wrap_reading(&first, area.columns.into()).into_iter().map(|part| (Tone::Strong, part));
    let then = wrap::wrap_reading(then, area.columns.into()).into_iter().map(|part| (Tone::Muted, part));
    let rows = first.chain([(Tone::Plain, "")]).chain(then);
    for (row, (tone, part)) in (area.row..area.row + area.rows).zip(rows) {
        canvas.text(area.column, row, area.columns, part, tone);
    }
}
