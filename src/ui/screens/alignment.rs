//! The result of an alignment check: a page that is read, with lines that are written in place.
//!
//! ```text
//! 58 out of 100   Tue 24 Nov 2026, 13 of 13 answered
//! 63 the time before, 27 Oct · check 4 of 4
//!
//! The two lowest
//! › fuel for the work   1, a little
//!     If     a moment of the week
//!     then   plan what you eat in the hour after the two hardest days
//! ```

use crate::app::command::Command;
use crate::app::passage::Tone;
use crate::app::screens::alignment::AlignmentPage;
use crate::app::shared::Shared;
use crate::domain::alignment::FitItem;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &AlignmentPage, shared: &Shared) {
    if page.is_without_checks() {
        nothing(canvas, page, shared);
        return;
    }
    sheet::draw(canvas, AlignmentPage::area(shared), &page.sheet);
    if let (Some(editing), Some(inside)) = (&page.editing, page.writing_area(shared)) {
        editor::plain(canvas, inside, &editing.editor);
    }
}

fn nothing(canvas: &mut Canvas<'_>, page: &AlignmentPage, shared: &Shared) {
    let area = AlignmentPage::area(shared);
    let key = shared.settings.keymap.told(Command::CheckAgain);
    let (head, begin) = match page.open_check() {
        Some(open) => {
            let answered = FitItem::ALL.iter().filter(|item| open.fits.get(**item).is_some()).count();
            (format!("A check is begun, {answered} of 15 answered."), format!("{key} goes on with it."))
        }
        None => ("No check yet.".to_owned(), format!("{key} begins one: fifteen sentences, 90 seconds.")),
    };
    canvas.text(area.column, area.row, area.columns, &head, Tone::Strong);
    let lines = [
        begin,
        "It asks how well training fits the life around it: the week, rest, food, help, what life gives this year. It says where \
         it fits least, and offers one small step for that."
            .to_owned(),
        shared.content.alignment.disclaimer.clone(),
    ];
    let columns = area.columns.min(crate::app::geometry::READING_COLUMNS);
    let rows = lines.iter().flat_map(|line| {
        let parts = wrap::wrap_reading(line, columns.into());
        parts.into_iter().chain([""])
    });
    for (row, part) in (area.row + 2..area.row + area.rows).zip(rows) {
        canvas.text(area.column, row, columns, part, Tone::Muted);
    }
}
