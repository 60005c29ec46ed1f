//! The story of one race: a passage that is read, or the word that it is gone.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::story::Story;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Story, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.gone {
        let words = "This race is in the trash, or was destroyed.";
        canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
    } else {
        canvas.passage(body, &page.passage);
    }
}
