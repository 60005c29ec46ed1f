//! One goal: a page that is read, with its steps to be selected, and a line at its foot while one is written.

use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::goal::GoalPage;
use crate::app::screens::goal::line::{Line, inside};
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalPage, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.gone {
        let words = "This goal is in the trash, or was destroyed.";
        canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
        return;
    }
    let (area, foot) = page.areas(shared);
    sheet::draw(canvas, Area { columns: area.columns.saturating_sub(1), ..area }, &page.sheet);
    if let Some(written) = &page.line {
        line(canvas, foot, written);
    }
}

/// A line at the foot of a page: the question, what is typed, and how it is answered.
pub fn line(canvas: &mut Canvas<'_>, area: Area, line: &Line) {
    canvas.rule(area.column, area.row, area.columns);
    canvas.text(area.column, area.row + 1, area.columns, &line.question, Tone::Strong);
    let inside = inside(area);
    canvas.text(area.column, inside.row, 1, "▏", Tone::Accent);
    editor::plain(canvas, inside, &line.editor);
    let tone = if line.problem.is_some() { Tone::Warning } else { Tone::Muted };
    let parts = wrap::wrap_reading(line.below(), area.columns.into());
    for (row, part) in (inside.row + 1..area.row + area.rows).zip(parts) {
        canvas.text(area.column, row, area.columns, part, tone);
    }
}
