//! The arcs as bars over the days since their start, and the selected one in words.
//!
//! ```text
//!                           0      7      14     21     28     35     42  days
//! › Two Rivers 100        M ◆──▼──────▒▒M                  ◇            training as usual
//!   28 Jul 2026           B ◆────▼────────────▒B                       closed on day 18
//! ```

use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::arc::way::{self, Scale, StartLine};
use crate::app::screens::arc::{Told, words};
use crate::app::screens::arcs::{ArcList, Columns, ROWS_EACH};
use crate::app::shared::Shared;
use crate::domain::check_in::Side;
use crate::domain::units::days;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ArcList, shared: &Shared) {
    let Some(count) = page.count() else { return };
    let areas = page.areas(shared);
    if count == 0 {
        empty(canvas, crate::app::geometry::body(shared.size), shared);
        return;
    }
    let columns = Columns::of(areas.list);
    let scale = page.scale(columns.bar);
    let start = columns.bar_start(areas.list);
    let ticks = scale.ticks();
    canvas.row(start, areas.scale.row, columns.bar, &ticks);
    canvas.text(areas.scale.column + 2, areas.scale.row, columns.name, "Days since start", Tone::Muted);
    let rows = (areas.list.row..areas.list.row + areas.list.rows).step_by(areas.pitch.into());
    for (row, place) in rows.zip(page.rows.visible()) {
        let Some(told) = page.told(place) else { continue };
        let area = Area { row, rows: ROWS_EACH, ..areas.list };
        let selected = page.rows.selected() == Some(place);
        if selected {
            for row in row..row + ROWS_EACH {
                canvas.select(area.column, row, area.columns);
            }
            canvas.text(area.column, row, 1, "›", Tone::Accent);
        }
        arc(canvas, area, &told, (&columns, &scale));
        if selected {
            canvas.embolden(area.column, row, 2 + columns.name);
        }
    }
    let (top, seen) = (page.rows.visible().start, page.rows.visible().len());
    canvas.scrollbar(areas.list, count, top, seen);
    canvas.row(
        areas.legend.column + 2,
        areas.legend.row,
        areas.legend.columns - 2,
        &way::legend(areas.legend.columns - 2),
    );
    sheet::draw(canvas, areas.detail, &page.detail);
}

/// One arc in its two rows.
fn arc(canvas: &mut Canvas<'_>, area: Area, told: &Told<'_>, (columns, scale): (&Columns, &Scale)) {
    let recovery = told.recovery;
    let start = area.column + 2;
    let status = words::status_words(recovery.status);
    canvas.text(start, area.row, columns.name, &words::name(told.arc), Tone::Plain);
    let beneath = match columns.aside {
        0 => status.to_owned(),
        _ if columns.name > 30 => format!("{}, {}", told.arc.kind.label(), days::told_short(told.arc.start)),
        _ => days::told_short(told.arc.start),
    };
    canvas.text(start, area.row + 1, columns.name, &beneath, Tone::Muted);
    let bar = columns.bar_start(area);
    let sides = [(Side::Mind, Tone::Mind, StartLine::Marked), (Side::Body, Tone::Body, StartLine::Elsewhere)];
    for (row, (side, tone, start_line)) in (area.row..).zip(sides) {
        let label = if columns.side > 2 { side.label() } else { &side.label()[..1] };
        canvas.text(bar - columns.side, row, columns.side, label, tone);
        canvas.row(bar, row, columns.bar, &way::way(recovery, side, scale, start_line));
    }
    if columns.aside > 0 {
        let end = area.column + area.columns - 1;
        canvas.text_right(end, area.row, columns.aside, status, Tone::Plain);
        canvas.text_right(end, area.row + 1, columns.aside, &words::day_words(recovery), Tone::Muted);
    }
}

fn empty(canvas: &mut Canvas<'_>, area: Area, shared: &Shared) {
    let key = shared.settings.keymap.told(crate::app::command::Command::NewArc);
    canvas.text(area.column, area.row, area.columns, "No arc is here yet.", Tone::Strong);
    let words = format!(
        "An arc follows the way from a setback to being back: of the mind, of the body, to the next start line. It is told in \
         days, and no way is better than another. It opens by itself when you look back at a race and call it a setback. {key} \
         opens one for an injury, an illness, burnout, a comedown, or life."
    );
    let columns = area.columns.min(crate::app::geometry::READING_COLUMNS);
    let rows = area.row + 2..area.row + area.rows;
    for (row, part) in rows.zip(wrap::wrap_reading(&words, columns.into())) {
        canvas.text(area.column, row, columns, part, Tone::Muted);
    }
}
