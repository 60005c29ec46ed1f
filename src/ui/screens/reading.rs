//! What the check-ins speak for: build, hold or reset.
//!
//! ```text
//! h Hold                                           Tue 24 Nov 2026, today
//!   Keep it easy and steady, decide again in a few days.
//!   5 check-ins, 18 – 24 Nov 2026 · 2 points · 11 in 14 days
//!
//! What counts
//! ●  Energy below your usual          4.2 usual 6.0 ± 1.0
//!
//! What would change it
//! · Energy at 6 or more in two of the next three check-ins → build.
//!
//! This reads your own notes. It is not medical or coaching advice.
//! ```

use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::reading::reason::inside;
use crate::app::screens::reading::{self, ReadingPage};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &ReadingPage, shared: &Shared) {
    let (area, disclaimer, foot) = page.areas(shared);
    canvas.passage(Area { columns: area.columns.saturating_sub(1), ..area }, &page.passage);
    for (row, words) in (disclaimer.row..).zip(reading::disclaimer(disclaimer.columns.into())) {
        canvas.text(disclaimer.column, row, disclaimer.columns, words, Tone::Muted);
    }
    if let Some(reason) = &page.reason {
        canvas.rule(foot.column, foot.row, foot.columns);
        canvas.text(foot.column, foot.row + 1, foot.columns, &reason.question(), Tone::Strong);
        let inside = inside(foot);
        canvas.text(foot.column, inside.row, 1, "▏", Tone::Accent);
        editor::plain(canvas, inside, &reason.editor);
        let hint = "One line; it is chosen already. What followed stands here in two weeks.";
        canvas.text(foot.column, inside.row + 1, foot.columns, hint, Tone::Muted);
    }
}
