//! A season on one page, with its questions.
//!
//! ```text
//!   Season 2026   ← → other years: 2025
//!   6 races, 5 finished · 1 marked as a setback · 7 lessons · 12 wins
//!
//!   Mind    ⠉⠒⠤⣀⡠⠒⠉
//!   Races      ●      ×       ●
//!           Jan    Apr    Jul    Oct
//!
//!   Races
//! › × Two Rivers 100   14 Jun · 100 km · DNF, 61 km · setback
//! ```

use crate::app::screens::season::SeasonPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &SeasonPage, shared: &Shared) {
    sheet::draw(canvas, SeasonPage::area(shared), &page.sheet);
    if let (Some(writing), Some(inside)) = (&page.answering.writing, page.writing_area(shared)) {
        editor::plain(canvas, inside, &writing.editor);
    }
}
