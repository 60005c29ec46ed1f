//! Draws a [`State`]. `ui::screens` mirrors `app::screens` file for file.
//!
//! Architecture invariant: drawing takes `&State` and changes nothing. Whatever depends on the size of the screen (how a text
//! wraps, how far a page scrolls) has been settled in the state; the numbers both sides need stand in `app::geometry`.

mod bar;
pub mod canvas;
mod screens;
pub mod theme;
mod title;
mod widgets;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::app::State;
use crate::app::geometry;
use crate::app::screens::Screen;
use canvas::Canvas;
use theme::Theme;

/// Draws the whole screen, and puts the terminal's cursor where text is written.
pub fn draw(frame: &mut Frame<'_>, state: &State, theme: &Theme) {
    let mut canvas = Canvas::new(frame.buffer_mut(), theme);
    canvas.clear();
    let size = state.shared.size;
    if geometry::is_large_enough(size) {
        title::draw(&mut canvas, state);
        screens::draw(&mut canvas, state);
        bar::draw(&mut canvas, state);
    } else if matches!(state.screen(), Screen::CareCard(_)) {
        // It is read on the smallest screen, too.
        screens::draw(&mut canvas, state);
    } else {
        title::too_small(&mut canvas, size);
    }
    if let Some((column, row)) = canvas.cursor() {
        frame.set_cursor_position(Position::new(column, row));
    }
}
