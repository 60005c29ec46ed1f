//! The story of one race: what is read, with goals and steps that can be selected, or the word that it is gone.

use crate::app::geometry;
use crate::app::passage::Tone;
use crate::app::screens::story::Story;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Story, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.gone {
        let words = "This race is in the trash, or was destroyed.";
        canvas.text(body.column, body.row, body.columns, words, Tone::Muted);
    } else {
        sheet::draw(canvas, body, &page.sheet);
        if let (Some(moving), Some(inside)) = (&page.moving, page.moving_area(shared)) {
            editor::plain(canvas, inside, &moving.editor);
        }
    }
}
