//! A window that changes its size at every letter.

use std::cell::RefCell;

use super::place::Place;
use super::terminal::{CTRL_L, wait_until};

#[test]
fn no_size_of_the_window_loses_a_letter() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    let sizes =
        [(1, 1), (500, 200), (2, 1), (80, 24), (1, 200), (500, 1), (60, 18), (59, 17), (20, 4), (200, 60)];
    let typed = "走 the last ten kilometres 🏃‍♀️ were uphill";
    for (place_in_text, letter) in typed.chars().enumerate() {
        let (columns, rows) = sizes[place_in_text % sizes.len()];
        terminal.resize(columns, rows);
        terminal.type_keys(&letter.to_string());
    }
    terminal.resize(100, 30);
    // crossterm keeps back what came in at the very moment of a change of size until the next key comes in.
    let terminal = RefCell::new(terminal);
    wait_until("the last letter", || {
        terminal.borrow_mut().type_keys(CTRL_L);
        terminal.borrow().text().contains("were uphill")
    });
    place.wait_until_written("every letter", |words| words == typed);
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("kept");
    terminal.wait_for_words("kept");
    terminal.resize(40, 10);
    terminal.wait_for_words("40x10");
    terminal.resize(100, 30);
    terminal.wait_for_words("kept");
}
