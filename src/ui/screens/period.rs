//! A week or a month looked back at: questions that are answered in place, and what the days held.
//!
//! ```text
//!   The week of 16 Nov – 22 Nov 2026   about 2 min, any order, any part of it
//!
//! › What gave you energy this week?                    What the week held
//!     the long run with Ana                            Check-ins  6 of 7 days
//!     last week: sleep                                 Mind       mean 6.8   usual 7.1 ± 0.6
//! ```

use crate::app::screens::period::PeriodReview;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &PeriodReview, shared: &Shared) {
    sheet::draw(canvas, PeriodReview::area(shared), &page.sheet);
    if let (Some(writing), Some(inside)) = (&page.answering.writing, page.writing_area(shared)) {
        editor::plain(canvas, inside, &writing.editor);
    }
}
