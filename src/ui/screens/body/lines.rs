//! The lines of Mind, Body and the items, one below the other.
//!
//! ```text
//! Mind       ⠤⠤⡀⣀⠤⠤⡀   ⢀⡠⠔       6.5
//!                 ⠘⡄⣀⠔⠁          usual 6.7 ± 0.8
//! ```

use chrono::NaiveDate;

use crate::app::chart::{Axis, Lane};
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::body::layout::{FIGURE_COLUMNS, NAME_COLUMNS};
use crate::app::screens::body::lines::Lines;
use crate::app::screens::body::record::{Record, name, side};
use crate::app::screens::body::words::tone;
use crate::app::screens::story::compose;
use crate::domain::rules::baseline::Measure;
use crate::text::width;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::lane;

/// What the signs mean, in as many words as there is room for.
const LEGENDS: [&str; 3] = [
    "from 0 at the foot to 10 at the top   shaded or dotted: your usual of each day   * less is better   ▴ selected",
    "0 at the foot, 10 at the top  shaded or dotted: your usual  * less is better",
    "0 to 10; shaded or dotted: usual; * less is better",
];

/// Draws the lines, their axis and their legend.
pub fn draw(canvas: &mut Canvas<'_>, lines: &Lines, record: &Record, selected: NaiveDate) {
    let Some(axis) = &lines.axis else { return };
    let all = lines.plan.lanes;
    let in_sight = lines.in_sight().zip(&lines.lanes).zip(&lines.figures);
    for (place, ((measure, drawn), figure)) in (0..).zip(in_sight) {
        let area = lines.plan.line(place);
        let side = side(measure);
        let label = match measure {
            Measure::Side(_) => Tone::Strong,
            Measure::Item(_) => tone(side),
        };
        canvas.text(all.column, area.row, NAME_COLUMNS, &name(measure), label);
        lane::draw(canvas, area, drawn, side);
        if area.rows >= 3 {
            canvas.text_right(area.column - 1, area.row, 2, "10", Tone::Muted);
            canvas.text_right(area.column - 1, area.row + area.rows - 1, 2, "0", Tone::Muted);
        }
        let numbers = area.column + area.columns + 2;
        let end = canvas.text(numbers, area.row, FIGURE_COLUMNS, &figure.value, Tone::Strong);
        if !figure.day.is_empty() {
            canvas.text(end + 1, area.row, FIGURE_COLUMNS, &figure.day, Tone::Muted);
        }
        canvas.text(numbers, area.row + 1, FIGURE_COLUMNS, &figure.usual, Tone::Muted);
        cursor(canvas, area, drawn, axis.column(selected));
    }
    canvas.list_scrollbar(all, &lines.rows);
    feet(canvas, lines, axis, record, selected);
}

/// The column of the selected day: a dotted line where no line runs, on a raised ground.
fn cursor(canvas: &mut Canvas<'_>, area: Area, drawn: &Lane, column: Option<u16>) {
    let Some(column) = column else { return };
    for (row, cells) in (area.row..area.row + area.rows).zip(&drawn.rows) {
        if cells.get(usize::from(column)).is_some_and(|cell| cell.dots == 0) {
            canvas.text(area.column + column, row, 1, "┊", Tone::Muted);
        }
    }
    let style = canvas.theme().selected();
    canvas.style(Area { column: area.column + column, columns: 1, ..area }, style);
}

/// The axis with its marks, the races and arcs on it, and what the signs mean.
fn feet(canvas: &mut Canvas<'_>, lines: &Lines, axis: &Axis, record: &Record, selected: NaiveDate) {
    let area = lines.plan.axis;
    let start = lines.plan.line(0).column;
    canvas.text(area.column, area.row + 1, NAME_COLUMNS - 1, lines.window.label(), Tone::Muted);
    canvas.rule(start, area.row, axis.columns);
    for tick in axis.ticks() {
        let style = canvas.theme().decoration();
        canvas.styled(start + tick.column, area.row, 1, "┬", style);
        let room = axis.columns - tick.column;
        canvas.text(start + tick.column, area.row + 1, room, &tick.label, Tone::Muted);
    }
    for race in record.races_within(axis.first, axis.last()) {
        let (sign, tone) = compose::sign(race);
        canvas.text(start + axis.column_near(race.date), area.row, 1, sign, tone);
    }
    for arc in record.arcs_within(axis.first, axis.last()) {
        canvas.text(start + axis.column_near(arc.start), area.row, 1, "↓", Tone::Setback);
    }
    if let Some(column) = axis.column(selected) {
        canvas.text(start + column, area.row, 1, "▴", Tone::Accent);
    }
    let legend = lines.plan.legend;
    let told = LEGENDS.into_iter().find(|line| width::columns(line) <= legend.columns.into());
    canvas.text(legend.column, legend.row, legend.columns, told.unwrap_or(LEGENDS[2]), Tone::Muted);
}
