//! Lessons: what is searched for, what was found, the selected one as a whole, and what the search can be narrowed by.
//!
//! ```text
//! › Lessons   Everything                        3 of 48 lessons · best first
//! / start slow
//!
//! ›   change  Start slow, slower than it feels right      proven  Berlin 2024
//!   ▲ keep    Walk the first climb, slow from the start   trying  Comra… 2026
//! ```

use crate::app::command::Command;
use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::lessons::layout::{self, BEFORE_TEXT, Columns, Uses};
use crate::app::screens::lessons::{Focus, Lessons, marks, told};
use crate::app::shared::Shared;
use crate::app::sheet::Ink;
use crate::domain::lesson::LessonStanding;
use crate::domain::search::{Hit, HitSource, SearchIn};
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;
use crate::ui::widgets::list::{self, Selected};

/// The mark of a pinned lesson.
const PINNED: &str = "▲";

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Lessons, shared: &Shared) {
    head(canvas, page);
    query(canvas, page, shared);
    let notes = page.areas.notes;
    for (row, note) in (notes.row..notes.row + notes.rows).zip(page.note_rows(shared.size)) {
        canvas.text(notes.column, row, notes.columns, &note, Tone::Accent);
    }
    facets(canvas, page);
    let list = page.areas.list;
    if page.shown.is_none() || list.columns == 0 {
        return;
    }
    if page.rows.count() == 0 {
        nothing(canvas, page, shared);
        return;
    }
    match page.shown_within() {
        SearchIn::Lessons => lessons(canvas, list, page),
        SearchIn::Everything => everything(canvas, list, page),
    }
    canvas.list_scrollbar(list, &page.rows);
    let rule = page.areas.rule;
    canvas.rule(rule.column, rule.row, rule.columns);
    canvas.passage(page.areas.detail, &page.detail);
}

/// Where it is searched, and how much was found.
fn head(canvas: &mut Canvas<'_>, page: &Lessons) {
    let head = page.areas.head;
    let mut used = head.column;
    for (within, area) in page.places() {
        let (mark, tone) = if within == page.within { ("› ", Tone::Strong) } else { ("  ", Tone::Muted) };
        let column = canvas.text(area.column, area.row, 2, mark, Tone::Accent);
        used = canvas.text(column, area.row, area.columns, within.label(), tone);
    }
    let end = head.column + head.columns;
    canvas.text_right(end, head.row, end.saturating_sub(used + 2), &page.count(), Tone::Muted);
}

/// What is typed; where nothing is, how it is begun.
fn query(canvas: &mut Canvas<'_>, page: &Lessons, shared: &Shared) {
    let area = page.areas.query;
    let sign = u16::try_from(layout::SIGN.len()).unwrap_or(2);
    let is_typing = page.focus == Focus::Typing;
    let tone = if is_typing { Tone::Accent } else { Tone::Muted };
    let start = area.column.saturating_sub(sign);
    if is_typing || !page.query.is_empty() {
        canvas.text(start, area.row, sign, layout::SIGN, tone);
    }
    if is_typing {
        editor::plain(canvas, area, &page.query);
    } else {
        editor::text(canvas, area, &page.query);
    }
    let key = |command| shared.settings.keymap.told(command);
    if page.query.is_empty() && is_typing {
        let words = format!("a word, \"a phrase\", cause:heat, year:2025; {} tells more", key(Command::Help));
        // The cursor stands in the first column.
        canvas.text(area.column + 1, area.row, area.columns - 1, &words, Tone::Muted);
    } else if page.query.is_empty() && !page.is_empty() {
        let words = format!("{} and a word finds a lesson", key(Command::Search));
        canvas.text(start, area.row, area.columns, &words, Tone::Muted);
    }
}

fn lessons(canvas: &mut Canvas<'_>, area: Area, page: &Lessons) {
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(hit) = page.hit(place) else { continue };
        let selected = page.rows.selected() == Some(place);
        if selected {
            canvas.select(area.column, row, area.columns);
            canvas.text(area.column, row, 1, "›", Tone::Accent);
        }
        lesson(canvas, area.below(row - area.row).beyond(2), page.columns, hit);
        if selected {
            canvas.embolden(area.column, row, area.columns);
        }
    }
}

/// One lesson in the first row of an area.
fn lesson(canvas: &mut Canvas<'_>, area: Area, columns: Columns, hit: &Hit) {
    let HitSource::Lesson(lesson, tally) = &hit.source else { return };
    let (row, mut column) = (area.row, area.column);
    if lesson.pinned {
        canvas.text(column, row, 1, PINNED, Tone::Accent);
    }
    canvas.text(column + 2, row, BEFORE_TEXT - 3, lesson.verb.label(), Tone::Muted);
    column += BEFORE_TEXT;
    let (words, marks) = told::words(hit);
    let tone = if lesson.standing == LessonStanding::Active { Tone::Plain } else { Tone::Muted };
    canvas.row(column, row, columns.text, &marks::row(words, &marks, columns.text.into(), tone));
    column += columns.text + 2;
    if columns.state > 0 {
        let words = match columns.uses {
            Uses::Told => told::standing(lesson, *tally),
            Uses::LeftOut => told::state(lesson, *tally).label().to_owned(),
        };
        canvas.text(column, row, columns.state, &words, Tone::Muted);
        column += columns.state + 2;
    }
    if columns.race > 0 {
        let words = told::race_and_year(hit, columns.race.into());
        canvas.text_right(column + columns.race, row, columns.race, &words, Tone::Muted);
    }
}

fn everything(canvas: &mut Canvas<'_>, area: Area, page: &Lessons) {
    let height = layout::rows_of_a_hit(SearchIn::Everything);
    for (number, place) in (0_u16..).zip(page.rows.visible()) {
        let Some(hit) = page.hit(place) else { continue };
        let row = area.row + number * height;
        let selected = Selected::when(page.rows.selected() == Some(place));
        let ([head, words], aside) = told::of_everything(hit, area.columns.saturating_sub(3).into());
        list::row(canvas, area, row, selected, (&head, &aside));
        if selected == Selected::Yes {
            canvas.select(area.column, row + 1, area.columns);
        }
        canvas.row(area.column + 2, row + 1, area.columns.saturating_sub(3), &words);
        if selected == Selected::Yes {
            canvas.embolden(area.column, row + 1, area.columns);
        }
    }
}

/// Facets; the selection is seen only where keys are heard.
fn facets(canvas: &mut Canvas<'_>, page: &Lessons) {
    let (area, sheet) = (page.areas.facets, &page.facets.sheet);
    if area.columns == 0 {
        return;
    }
    for (row, line) in (area.row..area.row + area.rows).zip(sheet.visible()) {
        for piece in &line.pieces {
            let selected =
                page.focus == Focus::Facets && piece.item.is_some() && piece.item == sheet.selected();
            if selected {
                canvas.select(area.column, row, area.columns);
            }
            if let Ink::Words(words) = &piece.ink {
                canvas.row(area.column + piece.column, row, area.columns, words);
            }
            if selected {
                canvas.text(area.column, row, 1, "›", Tone::Accent);
                canvas.embolden(area.column, row, area.columns);
            }
        }
    }
    canvas.scrollbar(area, sheet.count(), sheet.top(), sheet.height());
}

/// Where nothing was found, what can be done.
fn nothing(canvas: &mut Canvas<'_>, page: &Lessons, shared: &Shared) {
    let key = |command| shared.settings.keymap.told(command);
    let (first, then) = match (page.is_empty(), page.shown_within()) {
        (true, _) => (
            "No lesson is here yet.".to_owned(),
            format!(
                "Looking back at a race makes them: what to keep, change, start or stop, one line each. {} looks back at a \
                 race. {} writes a lesson down at once.\n\nHere each one is found by a word of it, with the races it \
                 was used in and whether it helped.",
                key(Command::NewDebrief),
                key(Command::WriteLesson)
            ),
        ),
        (false, SearchIn::Lessons) => (
            "No lesson has all of this.".to_owned(),
            format!("{} looks in everything you wrote.{}", key(Command::TypeEverything), fewer(page, shared)),
        ),
        (false, SearchIn::Everything) if page.has_query() => {
            ("Nothing you wrote has all of this.".to_owned(), fewer(page, shared).trim_start().to_owned())
        }
        (false, SearchIn::Everything) => ("Nothing was written yet.".to_owned(), String::new()),
    };
    let area = page.areas.list;
    // There is nothing to be told below the list, either.
    let area = Area {
        rows: geometry::body(shared.size).rows.saturating_sub(area.row - page.areas.head.row),
        ..area
    };
    let columns = area.columns.min(geometry::READING_COLUMNS);
    let then = wrap::wrap_reading(&then, columns.into());
    let rows = [(Tone::Strong, first.as_str()), (Tone::Plain, "")]
        .into_iter()
        .chain(then.into_iter().map(|part| (Tone::Muted, part)));
    for (row, (tone, part)) in (area.row..area.row + area.rows).zip(rows) {
        canvas.text(area.column, row, columns, part, tone);
    }
}

/// What may be left out of a search that finds nothing.
fn fewer(page: &Lessons, shared: &Shared) -> String {
    let key = |command| shared.settings.keymap.told(command);
    let what = if page.has_filters() { "Fewer words or filters" } else { "Fewer or shorter words" };
    if page.focus == Focus::Typing {
        format!(" {what} find more; {} leaves out what was typed.", key(Command::DeleteToStart))
    } else {
        format!(" {what} find more; {} clears the search.", key(Command::ClearSearch))
    }
}
