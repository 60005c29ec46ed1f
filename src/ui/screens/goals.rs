//! Goals in groups, and the selected one beside them where there is room.
//!
//! ```text
//! By horizon   v by kind                            4 to look at · r reviews them
//!
//! This season
//! › ○ A ▲ Under 3:30 in Berlin                                        in 5 weeks
//!       ▰▰▰▱▱ 3 of 4 steps · Berlin Marathon · ◆ not looked at for 5 weeks
//! ```

use super::goal::line;
use crate::app::command::Command;
use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::goals::GoalList;
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalList, shared: &Shared) {
    if page.is_empty() {
        nothing(canvas, shared);
        return;
    }
    let areas = page.areas(shared.size);
    let (left, right) = &page.head;
    canvas.row(areas.head.column, areas.head.row, areas.head.columns, left);
    let columns = u16::try_from(right.columns()).unwrap_or(u16::MAX).min(areas.head.columns);
    let start = areas.head.column + areas.head.columns - columns;
    canvas.row(start, areas.head.row, columns, right);
    sheet::draw(canvas, areas.list, &page.sheet);
    if let Some(area) = areas.detail {
        canvas.passage(area, &page.detail);
    }
    if let Some(written) = &page.line {
        line(canvas, areas.line, written);
    }
}

/// What to press where there is no goal.
fn nothing(canvas: &mut Canvas<'_>, shared: &Shared) {
    let body = geometry::body(shared.size);
    let key = |command| shared.settings.keymap.told(command);
    let words = format!(
        "{} writes one down: an outcome, a time or a place, something you do, getting well again, life outside the \
         clock, or just to see what you can do. It can be tied to a race or stand free, with up to three small steps.\n\n\
         Looking back at a race makes goals, too: {} looks back. Every four weeks, and after each race, they are \
         looked at together, one key each.",
        key(Command::WriteGoal),
        key(Command::NewDebrief)
    );
    let columns = body.columns.min(geometry::READING_COLUMNS);
    let rows = [(Tone::Strong, "No goal is here yet."), (Tone::Plain, "")]
        .into_iter()
        .chain(wrap::wrap_reading(&words, columns.into()).into_iter().map(|part| (Tone::Muted, part)));
    for (row, (tone, part)) in (body.row..body.row + body.rows).zip(rows) {
        canvas.text(body.column, row, columns, part, tone);
    }
}
