//! An arc to open or to change, a field a row.
//!
//! ```text
//!   What began it     ‹ injury ›
//! › First day         2026-07-29
//! ```

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::arc_form::{ArcForm, Fact};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &ArcForm, shared: &Shared) {
    let body = geometry::body(shared.size);
    canvas.text(body.column, body.row, body.columns, page.head(shared), Tone::Muted);
    let area = page.list_area(shared);
    field::rows(canvas, area, &page.form);
    let below = body.below(area.row + area.rows + 1 - body.row).beyond(2);
    let below = below.left(geometry::READING_COLUMNS);
    field::below(canvas, below, &page.form, |field| Some(hint(field.fact).to_owned()));
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
