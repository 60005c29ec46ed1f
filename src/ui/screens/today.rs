//! Today: the day in words, what waits, and one lesson worth remembering.

use crate::app::geometry::{self, Area};
use crate::app::passage::{Row, Tone};
use crate::app::screens::today::{Item, Today, words};
use crate::app::shared::Shared;
use crate::domain::units::days;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Today, shared: &Shared) {
    let body = geometry::body(shared.size);
    let Some(home) = &page.home else { return };
    canvas.text(body.column, body.row, body.columns, &greeting(page, shared), Tone::Strong);
    let area = page.list_area(shared);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(item) = page.items.get(place) else {
            continue;
        };
        let (text, aside) = words(item, shared);
        let (sign, tone) = sign(item);
        let content = Row::default().with(tone, &format!("{sign} ")).with(Tone::Plain, &text);
        let selected = Selected::when(page.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &aside));
    }
    canvas.list_scrollbar(area, &page.rows);
    let below = Area {
        row: area.row + area.rows + 1,
        rows: (body.row + body.rows).saturating_sub(area.row + area.rows + 1),
        ..body
    };
    if home.empty {
        welcome(canvas, below);
    } else if page.items.is_empty() {
        canvas.text(body.column, body.row + 2, body.columns, "Nothing waits. That is fine.", Tone::Muted);
    }
    if let Some((lesson, race)) = &home.lesson {
        remembering(
            canvas,
            below.below(u16::from(page.items.is_empty())),
            lesson,
            race.as_ref().map(|(_, name)| name.as_str()),
        );
    }
}

fn sign(item: &Item) -> (&'static str, Tone) {
    match item {
        Item::Draft(_) => ("✎", Tone::Accent),
        Item::LookBack(..) | Item::FollowUp(..) => ("↺", Tone::Accent),
        Item::Step(_) => ("□", Tone::Goal),
        Item::Ahead(_) => ("◇", Tone::Goal),
        Item::OfferDebrief | Item::OfferRace | Item::OfferDemo => ("·", Tone::Accent),
    }
}

/// The day, and what it is near to.
fn greeting(page: &Today, shared: &Shared) -> String {
    let today = shared.now.today();
    let day = days::told_weekday(today);
    let near = page.home.as_ref().and_then(|home| home.recent.first()).map(|row| &row.race);
    let days_after = |race: &crate::domain::race::Race| u32::try_from((today - race.date).num_days()).ok();
    let near = near.and_then(|race| Some((days_after(race).filter(|days| *days <= 14)?, &race.name)));
    let name =
        if shared.settings.name.is_empty() { String::new() } else { format!("{}, ", shared.settings.name) };
    match near {
        Some((0, race)) => format!("{name}{day}, the day of {race}"),
        Some((1, race)) => format!("{name}{day}, the day after {race}"),
        Some((days, race)) => format!("{name}{day}, {} after {race}", days::told_span(days)),
        None => format!("{name}{day}"),
    }
}

/// What the journal is, on the first day.
fn welcome(canvas: &mut Canvas<'_>, area: Area) {
    let words = "A journal for what comes after a race. It asks, you answer as much as you like, and every word is kept at once in \
                 one file on this computer and nowhere else. You can stop at any moment and go on later.";
    let columns = area.columns.min(geometry::READING_COLUMNS);
    for (row, part) in (area.row..area.row + area.rows).zip(wrap::wrap_reading(words, columns.into())) {
        canvas.text(area.column, row, columns, part, Tone::Muted);
    }
}

fn remembering(
    canvas: &mut Canvas<'_>,
    area: Area,
    lesson: &crate::domain::lesson::Lesson,
    race: Option<&str>,
) {
    if area.rows < 3 {
        return;
    }
    canvas.text(area.column, area.row, area.columns, "Worth remembering", Tone::Muted);
    let columns = area.columns.saturating_sub(2).min(geometry::READING_COLUMNS);
    let text = if lesson.trigger.is_empty() { &lesson.text } else { &lesson.trigger };
    let parts = wrap::wrap_reading(text, columns.into());
    let rows = (area.row + 1..area.row + area.rows).zip(&parts);
    let mut last = area.row;
    for (row, part) in rows {
        canvas.text(area.column + 2, row, columns, part, Tone::Lesson);
        last = row;
    }
    if let (Some(race), true) = (race, last + 1 < area.row + area.rows) {
        canvas.text(area.column + 2, last + 1, columns, &format!("from {race}"), Tone::Muted);
    }
}
