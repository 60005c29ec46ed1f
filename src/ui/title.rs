//! The title line: the program, the tabs, the day; the name of the page where there are no tabs.
//!
//! ```text
//!   Second Wind   1 Today  2 Races                                   Sat 21 Nov 2026
//! ──────────────────────────────────────────────────────────────────────────────────
//! ```

use super::canvas::Canvas;
use crate::app::State;
use crate::app::effect::{Journal, Size};
use crate::app::geometry::SMALLEST;
use crate::app::passage::Tone;
use crate::app::screens::Screen;
use crate::app::shared::{TITLE, tab_spans};
use crate::domain::units::days;

/// Draws the title line and its rule.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let columns = state.shared.size.columns;
    let after = canvas.text(2, 0, columns, TITLE, Tone::Heading) + 3;
    let right = right_end(canvas, state, columns);
    match name(state) {
        None => {
            for (tab, start, end) in tab_spans() {
                let digit = tab.command().entry().keys.first().copied().unwrap_or_default();
                let here = state.tab() == Some(tab);
                let tone = if here { Tone::Strong } else { Tone::Muted };
                let next = canvas.text(start, 0, end - start, &format!("{digit} "), Tone::Accent);
                canvas.text(next, 0, end - next, tab.label(), tone);
                if here {
                    canvas.style(
                        crate::app::geometry::Area { column: next, row: 0, columns: end - next, rows: 1 },
                        ratatui::style::Style::new().add_modifier(ratatui::style::Modifier::UNDERLINED),
                    );
                }
            }
        }
        Some(name) => {
            canvas.text(after, 0, right.saturating_sub(after + 2), &name, Tone::Strong);
        }
    }
    canvas.rule(0, 1, columns);
}

/// Says that the screen is too small, in as few words as fit.
pub fn too_small(canvas: &mut Canvas<'_>, size: Size) {
    let lines = [
        format!("Second Wind needs {}x{}.", SMALLEST.columns, SMALLEST.rows),
        format!("This is {}x{}.", size.columns, size.rows),
        "Nothing is lost.".to_owned(),
    ];
    for (row, line) in (0..size.rows).zip(lines) {
        canvas.text(0, row, size.columns, &line, Tone::Plain);
    }
}

/// The name of a page that is not a tab.
fn name(state: &State) -> Option<String> {
    match state.screen() {
        Screen::Today(_) | Screen::Races(_) | Screen::Timeline(_) | Screen::Body(_) => None,
        Screen::CheckIn(_) => Some("Check-in".to_owned()),
        Screen::Asked(_) => Some("What a check-in asks".to_owned()),
        Screen::Arcs(_) => Some("Arcs".to_owned()),
        Screen::Arc(_) | Screen::ArcForm(_) => Some("An arc".to_owned()),
        Screen::Menu(menu) => Some(menu.title()),
        Screen::Wins(_) => Some("Wins".to_owned()),
        Screen::Story(story) => Some(story.title()),
        Screen::RaceForm(form) => Some(form.title().to_owned()),
        Screen::Start(_) => Some("Looking back".to_owned()),
        Screen::Debrief(debrief) => Some(debrief.title(&state.shared)),
        Screen::Help(_) => Some("Keys".to_owned()),
        Screen::Palette(_) => Some("Commands".to_owned()),
        Screen::Trash(_) => Some("Trash".to_owned()),
        Screen::Unsaved(_) => Some("Not saved yet".to_owned()),
    }
}

/// What stands at the right end; gives the column where it begins.
fn right_end(canvas: &mut Canvas<'_>, state: &State, columns: u16) -> u16 {
    let (words, tone) = match (state.screen(), state.shared.journal) {
        (Screen::Debrief(debrief), _) => debrief.saved_words(&state.shared),
        (_, Journal::Demo) => ("demo, nothing is kept".to_owned(), Tone::Warning),
        _ => (days::told_date(state.shared.now.today()), Tone::Muted),
    };
    canvas.text_right(columns.saturating_sub(2), 0, columns / 2, &words, tone)
}
