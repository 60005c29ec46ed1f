//! Wins by year: the years in a row, and below them what was won.
//!
//! ```text
//! all years 41   ‹ 2026 12 ›   2025 20
//!
//! 2026   12 wins
//! ›   28 Jul 2026  · I turned round before it was dark
//!                    held up, Two Rivers 100
//! ```

use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::wins::Wins;
use crate::app::shared::Shared;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::sheet;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Wins, shared: &Shared) {
    let (years, area) = Wins::areas(shared);
    if page.is_empty() {
        let columns = years.columns.min(geometry::READING_COLUMNS);
        canvas.text(years.column, years.row, columns, "Nothing here yet.", Tone::Strong);
        let words = "What held up in a debrief comes here by itself, and so do steps done (a part counts), first times, \
                     personal bests, and being back after a setback.";
        for (row, part) in (area.row..area.row + area.rows).zip(wrap::wrap_reading(words, columns.into())) {
            canvas.text(area.column, row, columns, part, Tone::Muted);
        }
        return;
    }
    canvas.row(years.column, years.row, years.columns, &page.years(years.columns.into()));
    let columns = area.columns.saturating_sub(1);
    sheet::draw(canvas, Area { columns, ..area }, &page.sheet);
}
