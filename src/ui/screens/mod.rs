//! The pages, one file each, as in `app::screens`.

mod debrief;
mod help;
mod palette;
mod race_form;
mod races;
mod start;
mod story;
mod today;
mod trash;
mod unsaved;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::screens::Screen;

/// Draws the page on top.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let shared = &state.shared;
    match state.screen() {
        Screen::Today(page) => today::draw(canvas, page, shared),
        Screen::Races(page) => races::draw(canvas, page, shared),
        Screen::Story(page) => story::draw(canvas, page, shared),
        Screen::RaceForm(page) => race_form::draw(canvas, page, shared),
        Screen::Start(page) => start::draw(canvas, page, shared),
        Screen::Debrief(page) => debrief::draw(canvas, page, shared),
        Screen::Help(page) => help::draw(canvas, page, shared),
        Screen::Palette(page) => palette::draw(canvas, page, shared),
        Screen::Trash(page) => trash::draw(canvas, page, shared),
        Screen::Unsaved(page) => unsaved::draw(canvas, page, shared),
    }
}
