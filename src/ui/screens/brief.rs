//! The brief before a race: a page that is read, with lines that are written in place.
//!
//! ```text
//!   Two Rivers Marathon   14 days to go
//!   42.2 km · Road · Sun 11 Apr 2027
//!
//!   Lessons you have paid for already
//! › change  Start slower than feels right
//!           If the first kilometres feel too easy, then I will hold back.
//!           came back: started too fast · same distance · helped 3 of 4
//! ```

use crate::app::command::Command;
use crate::app::passage::Tone;
use crate::app::screens::brief::BriefPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &BriefPage, shared: &Shared) {
    let area = BriefPage::area(shared);
    if page.nothing {
        nothing(canvas, page, shared);
        return;
    }
    sheet::draw(canvas, area, &page.sheet);
    if let (Some(editing), Some(inside)) = (&page.editing, page.writing_area(shared)) {
        editor::plain(canvas, inside, &editing.editor);
    }
}

fn nothing(canvas: &mut Canvas<'_>, page: &BriefPage, shared: &Shared) {
    let area = BriefPage::area(shared);
    if page.race.is_some() {
        let words = "This race is in the trash, or was destroyed.";
        canvas.text(area.column, area.row, area.columns, words, Tone::Muted);
        return;
    }
    canvas.text(area.column, area.row, area.columns, "There is no race ahead.", Tone::Strong);
    let key = shared.settings.keymap.told(Command::NewRace);
    let words = format!("Press {key} to enter one; its brief is here from then on.");
    canvas.text(area.column, area.row + 2, area.columns, &words, Tone::Muted);
}
