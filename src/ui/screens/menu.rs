//! The recovery menu, its parts side by side where there is room.
//!
//! ```text
//! What did you do today, Sat 21 Nov 2026?
//!
//! For the body                            For the head
//! › ■ walk           helped 3 of 4          □ breathing or meditation
//!   □ nap                                   □ write
//! ```

use crate::app::passage::Tone;
use crate::app::screens::menu::Menu;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Menu, shared: &Shared) {
    let (head, area) = Menu::areas(shared);
    if page.gone {
        let words = "This arc is in the trash, or was destroyed.";
        canvas.text(head.column, head.row, head.columns, words, Tone::Muted);
        return;
    }
    sheet::draw(canvas, area, &page.sheet);
    canvas.text(head.column, head.row, head.columns, &page.head(shared), Tone::Strong);
    if let Some(naming) = &page.naming {
        editor::plain(canvas, page.naming_area(shared), &naming.editor);
    }
}
