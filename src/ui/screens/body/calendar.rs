//! The calendar of Mind and of Body.
//!
//! ```text
//! Mind Jun       Jul
//! Mon  ▆ ▆ ▄ ▆ ▆ █
//! Tue  ▆ · ▂×▄ ▆›▆‹
//! ```

use chrono::{Days, NaiveDate};
use ratatui::style::Modifier;

use crate::app::geometry::Area;
use crate::app::passage::{Row, Tone};
use crate::app::screens::body::calendar::Calendar;
use crate::app::screens::body::record::{Record, Shade};
use crate::app::screens::body::words;
use crate::app::screens::story::compose;
use crate::domain::check_in::Side;
use crate::ui::canvas::Canvas;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// What the shades mean; the second words are for where the first have no room.
const SHADES: [(&str, &str, &str); 6] = [
    ("▂", "well below", "well below"),
    ("▄", "below", "below"),
    ("▆", "as usual", "usual"),
    ("█", "above your usual", "above"),
    ("◦", "not measured", "no value"),
    ("·", "no check-in", "none"),
];

/// What the marks mean that stand behind a day.
const MARKS: [(&str, &str, &str); 5] = [
    ("●", "race", "race"),
    ("↓", "an arc begins", "arc"),
    ("⇓", "a race that began an arc", "race and arc"),
    ("‹", "today", "today"),
    ("›", "selected", "selected"),
];

/// Draws the calendar and its legend.
pub fn draw(canvas: &mut Canvas<'_>, calendar: &Calendar, record: &Record, selected: NaiveDate) {
    for (pair, blocks) in calendar.plan.blocks.iter().enumerate() {
        let months = calendar.months(record, pair);
        for (block, side) in blocks.iter().zip(Side::SHOWN) {
            canvas.text(block.column, block.row, 4, side.label(), words::tone(side));
            canvas.embolden(block.column, block.row, 4);
            for label in &months {
                let room = block.columns.saturating_sub(label.column);
                canvas.text(block.column + label.column, block.row, room, &label.text, Tone::Muted);
            }
            for (weekday, name) in (0..).zip(WEEKDAYS) {
                let (_, row) = calendar.offset(0, weekday);
                canvas.text(block.column, block.row + row + calendar.plan.scale - 1, 3, name, Tone::Muted);
            }
        }
    }
    for (pair, week, first) in calendar.weeks(record) {
        let Some(blocks) = calendar.plan.blocks.get(pair) else { continue };
        for weekday in 0..7 {
            let day = first + Days::new(weekday.into());
            if day > record.today() {
                break;
            }
            let shades = calendar.shades(record, day);
            let mark = mark(record, day);
            for (place, (block, side)) in blocks.iter().zip(Side::SHOWN).enumerate() {
                let (column, row) = calendar.offset(week, weekday);
                let cell = Area {
                    column: block.column + column,
                    row: block.row + row,
                    columns: calendar.plan.pitch(),
                    rows: calendar.plan.scale,
                };
                shade(canvas, cell, shades.map(|shades| shades[place]), side);
                if let Some((sign, tone)) = mark {
                    canvas.text(cell.column + cell.columns - 1, cell.row + cell.rows - 1, 1, sign, tone);
                }
            }
        }
    }
    select(canvas, calendar, record, selected);
    legend(canvas, calendar.plan.legend);
}

/// The sign of a day: a bar that stands on the foot of its cell, the higher the better the day was beside its usual. A low
/// day is drawn as plainly as a high one.
fn shade(canvas: &mut Canvas<'_>, cell: Area, shade: Option<Shade>, side: Side) {
    const BARS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let foot = cell.row + cell.rows - 1;
    let columns = cell.columns - 1;
    let quarters = match shade {
        None => {
            let style = canvas.theme().decoration();
            canvas.styled(cell.column + columns / 2, foot, 1, "·", style);
            return;
        }
        Some(Shade::NoUsual) => {
            canvas.text(cell.column + columns / 2, foot, 1, "◦", words::tone(side));
            return;
        }
        Some(Shade::WellBelow) => 1,
        Some(Shade::Below) => 2,
        Some(Shade::Usual) => 3,
        Some(Shade::Above) => 4,
    };
    // A bar of several rows leaves an eighth of a row free, so that it does not grow into the one above.
    let height = quarters * 2 * cell.rows - u16::from(cell.rows > 1);
    for (above, row) in (0..).zip((cell.row..=foot).rev()) {
        let eighths = usize::from(height.saturating_sub(8 * above).min(8));
        canvas.text(cell.column, row, columns, &BARS[eighths].repeat(columns.into()), words::tone(side));
    }
}

/// What is marked behind a day: a race, the beginning of an arc, both, else today.
fn mark(record: &Record, day: NaiveDate) -> Option<(&'static str, Tone)> {
    let race = record.races(day).first();
    let begins = !record.arcs_within(day, day).is_empty();
    match (race, begins) {
        (Some(_), true) => Some(("⇓", Tone::Setback)),
        (None, true) => Some(("↓", Tone::Setback)),
        (Some(race), false) => Some(compose::sign(race)),
        (None, false) => (day == record.today()).then_some(("‹", Tone::Accent)),
    }
}

/// Points at the selected day, raises its ground, and makes the name of its weekday bold.
fn select(canvas: &mut Canvas<'_>, calendar: &Calendar, record: &Record, selected: NaiveDate) {
    let plan = &calendar.plan;
    let raised = canvas.theme().selected();
    for (pair, week, first) in calendar.weeks(record) {
        let Some(weekday) = u16::try_from((selected - first).num_days()).ok().filter(|day| *day < 7) else {
            continue;
        };
        for block in plan.blocks.get(pair).into_iter().flatten() {
            let (column, row) = calendar.offset(week, weekday);
            let pointer = Area {
                column: block.column + column - 1,
                row: block.row + row,
                columns: 1,
                rows: plan.scale,
            };
            let foot = pointer.row + pointer.rows - 1;
            canvas.text(pointer.column, foot, 1, "›", Tone::Accent);
            canvas.text(block.column, foot, 3, WEEKDAYS[usize::from(weekday)], Tone::Strong);
            canvas.style(pointer, raised.add_modifier(Modifier::BOLD));
            canvas.style(Area { column: pointer.column + plan.pitch(), ..pointer }, raised);
            // A bar that is reversed would be read as its opposite.
            if !raised.add_modifier.contains(Modifier::REVERSED) {
                let bar = Area { column: pointer.column + 1, columns: plan.pitch() - 1, ..pointer };
                canvas.style(bar, raised);
            }
        }
    }
}

/// What the signs mean: the shades in the first row, the marks in the second.
fn legend(canvas: &mut Canvas<'_>, area: Area) {
    for (row, parts) in (area.row..area.row + area.rows).zip([&SHADES[..], &MARKS[..]]) {
        let told = |gap: &str, words: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
            let mut line = Row::default();
            for (place, part) in parts.iter().enumerate() {
                line.push(Tone::Plain, if place > 0 { gap } else { "" });
                line.push(Tone::Plain, part.0);
                line.push(Tone::Muted, &format!(" {}", words(part)));
            }
            line
        };
        let lines = [told("   ", |part| part.1), told("  ", |part| part.1), told("  ", |part| part.2)];
        let fitting = lines.into_iter().find(|line| line.columns() <= area.columns.into());
        canvas.row(area.column, row, area.columns, &fitting.unwrap_or_else(|| told(" ", |part| part.2)));
    }
}
