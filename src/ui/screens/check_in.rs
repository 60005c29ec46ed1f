//! A check-in: the question, a row for each number with its scale, and what they come to.
//!
//! ```text
//!   How sore or heavy are your muscles?
//!   usual 2.0 ± 1.0 (measured, 14 check-ins, 12 Feb – 24 Mar 2026)
//!
//!   Energy         empty  0 1 2 3 4 5 6[7]8 9 10  full             usual 7.0
//! › Soreness  not at all  0 1 2 3 4 5 6 7 8 9 10  can hardly move  usual 2.0
//! ```

use crate::app::command::Command;
use crate::app::entry::Entry;
use crate::app::geometry::Area;
use crate::app::passage::{Row, Tone};
use crate::app::screens::check_in::CheckInForm;
use crate::app::screens::check_in::asks::{Ask, AskRow, Words};
use crate::app::screens::check_in::layout::{CheckInLayout, RowColumns};
use crate::app::shared::Shared;
use crate::app::usual::Usual;
use crate::domain::check_in::{CheckIn, HIGHEST};
use crate::text::{width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::widgets::editor;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &CheckInForm, shared: &Shared) {
    let Some(check_in) = page.check_in() else { return };
    let layout = page.layout(shared);
    let (area, intro) = &layout.intro;
    for (row, part) in (area.row..area.row + area.rows).zip(intro) {
        canvas.text(area.column, row, area.columns, part, Tone::Muted);
    }
    question(canvas, &layout, page, shared);
    for (row, place) in (layout.list.row..layout.list.row + layout.list.rows).zip(page.rows.visible()) {
        let Some(asked) = page.asks.get(place) else { continue };
        let standing = if page.rows.selected() == Some(place) { Standing::Here } else { Standing::Elsewhere };
        let area = Area { row, rows: 1, ..layout.list };
        ask(canvas, area, (asked, check_in, standing), &layout.columns, (page, shared));
    }
    canvas.list_scrollbar(layout.list, &page.rows);
    rows(canvas, layout.summary.0, &layout.summary.1);
    if let Some((area, earlier)) = &layout.earlier {
        rows(canvas, *area, earlier);
    }
}

/// Whether a row is the one that is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Here,
    Elsewhere,
}

fn rows(canvas: &mut Canvas<'_>, area: Area, rows: &[Row]) {
    for (row, content) in (area.row..area.row + area.rows).zip(rows) {
        canvas.row(area.column, row, area.columns, content);
    }
}

/// The question of the row that is answered, and below it what helps with it.
fn question(canvas: &mut Canvas<'_>, layout: &CheckInLayout, page: &CheckInForm, shared: &Shared) {
    let (Some(here), area) = (page.here(), layout.question) else { return };
    let words = here.ask.words(&shared.content);
    canvas.text(area.column, area.row, area.columns, words.ask, Tone::Strong);
    let (quiet, tone) = match (&here.problem, page.care(shared)) {
        (Some(problem), _) => (format!("! {problem}"), Tone::Warning),
        (None, Some(care)) => (care.to_owned(), Tone::Plain),
        (None, None) => (quiet(layout, page, (here.ask, words), shared), Tone::Muted),
    };
    let parts = wrap::wrap_reading(&quiet, area.columns.into());
    for (row, part) in (area.row + 1..area.row + area.rows).zip(parts) {
        canvas.text(area.column, row, area.columns, part, tone);
    }
}

/// The words of the ends where the row has no room for them, the usual with what it was made from, how to answer, how to leave.
fn quiet(
    layout: &CheckInLayout,
    page: &CheckInForm,
    (ask, words): (Ask, Words<'_>),
    shared: &Shared,
) -> String {
    let hint = match ask {
        Ask::PainGait | Ask::PainAtRest | Ask::PainOnBone | Ask::Ill | Ask::Trained => {
            "Arrows or the first letters choose, Backspace empties.".to_owned()
        }
        Ask::Minutes => "45, or 1:30 for an hour and a half.".to_owned(),
        Ask::Number(item) if layout.columns.low.is_some() && !page.is_usual() => {
            let usual = page.usual_of(item);
            usual.map_or_else(String::new, |usual| told_wholly(&usual, layout.question.columns.into()))
        }
        Ask::Number(_) | Ask::Effort if layout.columns.low.is_none() => {
            format!("0 {}, 10 {}", words.low, words.high)
        }
        _ => String::new(),
    };
    if !page.enter_leaves() {
        return hint;
    }
    let enter = shared.settings.keymap.told(Command::Accept);
    if hint.is_empty() { format!("{enter} leaves; it is kept.") } else { format!("{hint}   {enter} leaves") }
}

/// The usual with what it was made from, as far as there is room.
fn told_wholly(usual: &Usual, columns: usize) -> String {
    let told = usual.told();
    let whole = usual.told_source().map(|source| format!("{told} ({source})"));
    whole.filter(|whole| width::columns(whole) <= columns).unwrap_or(told)
}

/// One row.
fn ask(
    canvas: &mut Canvas<'_>,
    area: Area,
    (asked, check_in, standing): (&AskRow, &CheckIn, Standing),
    columns: &RowColumns,
    (page, shared): (&CheckInForm, &Shared),
) {
    let row = area.row;
    let here = standing == Standing::Here;
    if here {
        canvas.select(area.column, row, area.columns);
        canvas.text(area.column, row, 1, "›", Tone::Accent);
    }
    let label = if here { Tone::Strong } else { Tone::Muted };
    canvas.text(columns.label.0, row, columns.label.1, asked.ask.label(), label);
    if asked.problem.is_some() {
        canvas.text(columns.text.0 - 1, row, 1, "!", Tone::Warning);
    }
    match &asked.entry {
        None => {
            let words = asked.ask.words(&shared.content);
            scale(canvas, row, columns, (words, asked.ask.number(check_in)), standing);
            if let (Ask::Number(item), false) = (asked.ask, page.is_usual())
                && let Some(usual) = page.usual_of(item).and_then(|usual| usual.told_centre())
            {
                canvas.text_right(columns.end, row, 10, &usual, Tone::Muted);
            }
        }
        Some(Entry::Text(text)) => {
            let inside = Area { column: columns.text.0, columns: columns.text.1, ..area };
            if here { editor::plain(canvas, inside, text) } else { editor::text(canvas, inside, text) }
        }
        Some(Entry::Choice { options, at, .. }) => choice(canvas, row, columns, (options, *at), standing),
        Some(Entry::Several(_)) => {}
    }
}

fn scale(
    canvas: &mut Canvas<'_>,
    row: u16,
    columns: &RowColumns,
    (words, chosen): (Words<'_>, Option<u8>),
    standing: Standing,
) {
    if let Some((start, room)) = columns.low {
        canvas.text_right(start + room, row, room, words.low, Tone::Muted);
    }
    if let Some((start, room)) = columns.high {
        canvas.text(start, row, room, words.high, Tone::Muted);
    }
    let numbers = if standing == Standing::Here { Tone::Plain } else { Tone::Muted };
    for number in 0..=HIGHEST {
        let column = columns.number(number);
        if chosen == Some(number) {
            chosen_mark(canvas, column, row, &number.to_string());
        } else {
            canvas.text(column, row, 2, &number.to_string(), numbers);
        }
    }
}

/// What is chosen: in brackets, bold, on a raised ground.
fn chosen_mark(canvas: &mut Canvas<'_>, column: u16, row: u16, words: &str) {
    let words = format!("[{words}]");
    let columns = u16::try_from(width::columns(&words)).unwrap_or(u16::MAX);
    canvas.text(column - 1, row, columns, &words, Tone::Heading);
    canvas.select(column - 1, row, columns);
}

/// Words to choose from: all of them where they fit, else the chosen one between arrows.
fn choice(
    canvas: &mut Canvas<'_>,
    row: u16,
    columns: &RowColumns,
    (options, at): (&[(&'static str, &'static str)], Option<usize>),
    standing: Standing,
) {
    let Some(places) = columns.options(options) else {
        let words = at.and_then(|at| options.get(at)).map_or("", |(_, label)| label);
        let words = if standing == Standing::Here { format!("‹ {words} ›") } else { words.to_owned() };
        // It begins where the first word would stand.
        canvas.text(columns.text.0 + 1, row, columns.text.1.saturating_sub(1), &words, Tone::Plain);
        return;
    };
    let tone = if standing == Standing::Here { Tone::Plain } else { Tone::Muted };
    for (place, ((column, room), (_, label))) in places.into_iter().zip(options).enumerate() {
        if at == Some(place) {
            chosen_mark(canvas, column, row, label);
        } else {
            canvas.text(column, row, room, label, tone);
        }
    }
}
