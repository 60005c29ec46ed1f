//! An arc to open or to change, a field a row.
//!
//! ```text
//!   What began it     ‹ injury ›
//! › First day         2026-07-29
//! ```

use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::arc_form::{ArcField, ArcForm, Fact};
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::list::Selected;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &ArcForm, shared: &Shared) {
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, body.columns, page.head(shared), Tone::Muted);
    let area = page.list_area(shared);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(field) = page.fields.get(place) else { continue };
        let here = Selected::when(page.rows.selected() == Some(place));
        let drawn = Field { label: field.label, entry: &field.entry, problem: field.problem.as_deref() };
        field::row(canvas, Area { row, rows: 1, ..area }, ArcForm::LABEL_COLUMNS, here, &drawn);
    }
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let columns = below.columns.min(geometry::READING_COLUMNS);
    let (words, tone) = match page.here() {
        Some(ArcField { problem: Some(problem), .. }) => (format!("! {problem}"), Tone::Warning),
        Some(field) => (hint(field.fact).to_owned(), Tone::Muted),
        None => return,
    };
    for (row, part) in (below.row..below.row + below.rows).zip(wrap::wrap_reading(&words, columns.into())) {
        canvas.text(below.column, row, columns, part, tone);
    }
}

/// How a field may be written.
fn hint(fact: Fact) -> &'static str {
    match fact {
        Fact::Kind => {
            "Arrows or the first letters choose. A race that was a setback opens its arc from its own story."
        }
        Fact::Start => "today, yesterday, last sunday, 12 april, 2026-04-12",
        Fact::FirstEasyRun | Fact::Training => "The day, written like the first one. Empty: not yet.",
        Fact::Name => "What you call it: left calf, the move, after Two Rivers. It may stay empty.",
        Fact::Note => "Anything you want to find here again.",
    }
}
