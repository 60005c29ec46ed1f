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
use crate::app::shared::{TITLE, TITLE_START, tab_places, title_end};
use crate::domain::units::days;
use crate::text::width;

/// Draws the title line and its rule.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let columns = state.shared.size.columns;
    let after = canvas.text(TITLE_START, 0, columns, TITLE, Tone::Heading) + 3;
    match name(state) {
        None => {
            let tabs_end = tabs(canvas, state);
            let end = title_end(columns);
            right_end(canvas, state, (end, end.saturating_sub(tabs_end + 2)));
        }
        Some(name) => {
            let right = right_end(canvas, state, (columns.saturating_sub(2), columns / 2));
            canvas.text(after, 0, right.saturating_sub(after + 2), &name, Tone::Strong);
        }
    }
    canvas.rule(0, 1, columns);
}

/// Draws the tabs; gives the column after the last of them.
fn tabs(canvas: &mut Canvas<'_>, state: &State) -> u16 {
    let mut last = TITLE_START;
    for place in tab_places(state.shared.size.columns, state.tab()) {
        let digit = place.tab.command().entry().keys.first().copied().unwrap_or_default();
        let here = state.tab() == Some(place.tab);
        let tone = if here { Tone::Strong } else { Tone::Muted };
        let next = canvas.text(place.start, 0, place.end - place.start, digit, Tone::Accent);
        let next = (next + 1).min(place.end);
        canvas.text(next, 0, place.end - next, place.label, tone);
        if here {
            canvas.style(
                crate::app::geometry::Area { column: next, row: 0, columns: place.end - next, rows: 1 },
                ratatui::style::Style::new().add_modifier(ratatui::style::Modifier::UNDERLINED),
            );
        }
        last = place.end;
    }
    last
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
        Screen::Today(_)
        | Screen::Races(_)
        | Screen::Timeline(_)
        | Screen::Lessons(_)
        | Screen::Goals(_)
        | Screen::Body(_) => None,
        Screen::Goal(_) | Screen::GoalForm(_) => Some("A goal".to_owned()),
        Screen::Review(_) => Some("Goals in review".to_owned()),
        Screen::Period(page) => Some(page.title()),
        Screen::Season(page) => Some(page.title()),
        Screen::Bounce(page) => Some(page.title()),
        Screen::Reading(_) => Some("Reading".to_owned()),
        Screen::StepBack(_) | Screen::StepBackForm(_) => Some("A step back".to_owned()),
        Screen::StepBacks(_) => Some("Steps back".to_owned()),
        Screen::Alignment(_) | Screen::AlignmentCheck(_) => Some("Alignment".to_owned()),
        Screen::CareLog(_) | Screen::CareForm(_) => Some("Care log".to_owned()),
        Screen::Fundamentals(_) => Some("Fundamentals".to_owned()),
        Screen::CareCard(_) => Some("Care".to_owned()),
        Screen::Contacts(_) => Some("Contacts".to_owned()),
        Screen::Park(_) => Some("Park it".to_owned()),
        Screen::Lesson(_) | Screen::LessonForm(_) | Screen::LessonMerge(_) => Some("A lesson".to_owned()),
        Screen::Brief(page) => Some(page.title()),
        Screen::Patterns(_) => Some("Patterns".to_owned()),
        Screen::CheckIn(form) => Some(form.title()),
        Screen::Asked(_) => Some("What a check-in asks".to_owned()),
        Screen::Arcs(_) => Some("Arcs".to_owned()),
        Screen::Arc(arc) => Some(arc.title()),
        Screen::ArcLesson(page) => Some(page.title()),
        Screen::ArcForm(_) => Some("An arc".to_owned()),
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

/// What stands at the right end, before column `end` and in at most `room` columns; gives the column where it begins.
fn right_end(canvas: &mut Canvas<'_>, state: &State, (end, room): (u16, u16)) -> u16 {
    let shared = &state.shared;
    let kept = match state.screen() {
        Screen::Debrief(debrief) => Some(debrief.kept()),
        Screen::CheckIn(form) => Some(form.kept()),
        Screen::Brief(page) => page.kept(),
        Screen::Goals(page) => page.kept(),
        Screen::Goal(page) => page.kept(),
        Screen::Review(page) => page.kept(),
        Screen::Bounce(page) => page.kept(),
        Screen::Reading(page) => page.kept(),
        Screen::Period(page) => Some(page.kept()),
        Screen::AlignmentCheck(page) => Some(page.kept()),
        Screen::Alignment(page) => page.kept(),
        Screen::Season(page) => page.kept(),
        Screen::CareForm(page) => Some(page.kept()),
        Screen::Park(page) => page.kept(),
        _ => None,
    };
    let (words, tone) = match (kept, shared.journal) {
        (Some(kept), _) => {
            let (words, tone) = shared.saver.status().told(kept);
            (vec![words], tone)
        }
        (None, Journal::Demo) => {
            let words = ["demo, nothing is kept", "demo, not kept", "demo"];
            (words.map(str::to_owned).to_vec(), Tone::Warning)
        }
        (None, Journal::Own) => (told_date(shared.now.today()).to_vec(), Tone::Muted),
    };
    let fits = |words: &&String| width::columns(words) <= room.into();
    let words = words.iter().find(fits).or(words.last()).map_or("", String::as_str);
    canvas.text_right(end, 0, room, words, tone)
}

/// The day, longest first: "Sat 21 Nov 2026", "Sat 21 Nov", "21 Nov".
fn told_date(date: chrono::NaiveDate) -> [String; 3] {
    let full = days::told_date(date);
    let without_year = full.rsplit_once(' ').map_or("", |(words, _)| words);
    let shortest = without_year.split_once(' ').map_or("", |(_, words)| words);
    [full.clone(), without_year.to_owned(), shortest.to_owned()]
}
