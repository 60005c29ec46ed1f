//! The bounce plan after a setback: a list that is read and ticked, with a line that is written in place.
//!
//! ```text
//!   Day 9 since Three Dams Ultra                              3 of 8 looked at
//!   In any order, over the coming weeks. A part counts; nothing is owed.
//!   The stone I step on from here: Talk to Åsa, in 2 days
//!
//! › ■ Write down what it taught                                           done
//!     2 lessons, the last: “Eat before the third climb”
//!   □ Training plan: rest days and variety                                open
//!     Which days are for rest now, and what is new beside the running?
//! ```

use crate::app::command::Command;
use crate::app::passage::Tone;
use crate::app::screens::bounce::BouncePage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &BouncePage, shared: &Shared) {
    let area = BouncePage::area(shared);
    if page.nothing {
        nothing(canvas, page, shared);
        return;
    }
    sheet::draw(canvas, area, &page.sheet);
    if let (Some(editing), Some(inside)) = (&page.editing, page.writing_area(shared)) {
        editor::plain(canvas, inside, &editing.editor);
    }
}

fn nothing(canvas: &mut Canvas<'_>, page: &BouncePage, shared: &Shared) {
    let area = BouncePage::area(shared);
    if page.is_of_a_race() {
        let words = "This race is in the trash, or was destroyed.";
        canvas.text(area.column, area.row, area.columns, words, Tone::Muted);
        return;
    }
    let keys = &shared.settings.keymap;
    let (races, open) = (keys.told(Command::GoRaces), keys.told(Command::OpenBounce));
    canvas.text(
        area.column,
        area.row,
        area.columns,
        "There is nothing to bounce back from just now.",
        Tone::Strong,
    );
    let lines = [
        "A race that you call a setback has its plan here for eight weeks.".to_owned(),
        format!("For any other race: {races}, the race, then {open}."),
    ];
    for (row, line) in (area.row + 2..area.row + area.rows).zip(lines) {
        canvas.text(area.column, row, area.columns, &line, Tone::Muted);
    }
}
