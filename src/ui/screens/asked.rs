//! What a check-in asks: each thing that can be switched on with what it is good for, and the declared usual.

use crate::app::geometry;
use crate::app::passage::{Row, Tone};
use crate::app::screens::asked::{AskedList, Entry};
use crate::app::shared::Shared;
use crate::domain::check_in::Item;
use crate::text::{width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &AskedList, shared: &Shared) {
    let body = geometry::body(shared.size).left(geometry::READING_COLUMNS);
    if !page.is_ready() {
        return;
    }
    canvas.text(
        body.column,
        body.row,
        body.columns,
        "Besides the seven, a check-in asks what you like.",
        Tone::Strong,
    );
    let area = AskedList::list_area(shared);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(entry) = Entry::ALL.get(place) else { continue };
        let (sign, tone, aside) = match page.is_on(*entry) {
            Some(true) => ("■", Tone::Accent, "asked".to_owned()),
            Some(false) => ("□", Tone::Muted, "not asked".to_owned()),
            None => ("→", Tone::Accent, declared(page.declared())),
        };
        let content = Row::default()
            .with(tone, &format!("{sign} "))
            .with(Tone::Plain, &width::pad(entry.label(), 12))
            .with(Tone::Muted, question(*entry, shared));
        let selected = Selected::when(page.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &aside));
    }
    canvas.list_scrollbar(area, &page.rows);
    let below = body.below(area.row + area.rows + 1 - body.row);
    let why = page.selected().map_or("", |entry| why(entry, shared));
    let parts = wrap::wrap_reading(why, below.columns.saturating_sub(2).into());
    for (row, part) in (below.row..below.row + below.rows).zip(parts) {
        canvas.text(below.column + 2, row, below.columns, part, Tone::Plain);
    }
}

fn declared(count: usize) -> String {
    match count {
        0 => "not told".to_owned(),
        count if count == Item::CORE.len() => "told".to_owned(),
        count => format!("{count} of {} told", Item::CORE.len()),
    }
}

/// How it is asked.
fn question(entry: Entry, shared: &Shared) -> &str {
    let words = &shared.content.check_ins;
    match entry {
        Entry::Extra(item) => words.item(item).map_or("", |words| &words.ask),
        Entry::Tag(tag) => words.tag(tag).map_or("", |words| &words.ask),
        Entry::Usual => "What you would answer on an ordinary day.",
    }
}

/// What it is good for.
fn why(entry: Entry, shared: &Shared) -> &str {
    let words = &shared.content.check_ins;
    match entry {
        Entry::Extra(item) => words.item(item).map_or("", |words| &words.why),
        Entry::Tag(tag) => words.tag(tag).map_or("", |words| &words.why),
        Entry::Usual => {
            "Stands in until your check-ins tell it: after the first three, three make a provisional usual, seven over ten \
             days a measured one."
        }
    }
}
