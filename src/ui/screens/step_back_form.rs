//! A step back to be planned or changed, a field a row; below, the question of the one that is written in, and what can be picked.
//!
//! ```text
//! › What for     absorb the work
//!   Smaller      weekly volume, extra rest days
//!
//!   What will be smaller?  As many as you like.
//!    1 ■ weekly volume                    ›5 ■ extra rest days
//! ```

use crate::app::geometry;
use crate::app::passage::{Row, Tone};
use crate::app::screens::step_back_form::StepBackForm;
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &StepBackForm, shared: &Shared) {
    let Some(here) = page.form.here() else { return };
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, body.columns, &page.head(shared), Tone::Muted);
    field::rows(canvas, page.list_area(shared), &page.form);
    let area = page.question_area(shared);
    let words = shared.content.step_back.ask(here.fact);
    let question = words.map_or("", |words| words.text.as_str());
    canvas.text(area.column, area.row, area.columns, question, Tone::Strong);
    let (told, tone) = match &here.problem {
        Some(problem) => (format!("! {problem}"), Tone::Warning),
        None => (words.map_or_else(String::new, |words| words.hint.clone()), Tone::Muted),
    };
    let below = area.below(1);
    let Some(several) = page.options() else {
        let below = below.left(geometry::READING_COLUMNS);
        let parts = wrap::wrap_reading(&told, below.columns.into());
        for (row, part) in (below.row..below.row + below.rows).zip(parts) {
            canvas.text(below.column, row, below.columns, part, tone);
        }
        return;
    };
    let keys =
        Row::default().with(tone, &told).with(Tone::Muted, "  A digit picks; arrows and space do, too.");
    canvas.row(below.column, below.row, below.columns, &keys);
    let (area, columns) = page.options_area(shared);
    field::options(canvas, area, several, columns);
}
