//! Two windows on one journal.

use super::place::{Place, begin_a_page};
use super::terminal::{ENTER, ESC, wait_until};

/// Whether the race stands in the body of the page, not only in a notice at its foot.
fn lists_the_race(screen: &vt100::Screen) -> bool {
    screen.rows(0, 100).skip(2).take(25).any(|row| row.contains("Chestnut Ridge 12K"))
}

#[test]
fn what_one_window_writes_the_other_shows_at_its_next_key() {
    let place = Place::new().with_races(&["Chestnut Ridge 12K"]);
    let (mut here, mut there) = (place.open(), place.open());
    for window in [&mut here, &mut there] {
        window.type_keys("2");
        window.wait_for_words("Chestnut Ridge 12K");
    }
    here.type_keys("d");
    here.wait("the race to go from the list", |screen| !lists_the_race(screen));
    there.type_keys("j");
    there.wait_until_gone("Chestnut Ridge 12K");
    here.type_keys("u");
    here.wait("the race to come back", lists_the_race);
    // Coming back to a window counts as a key.
    there.type_keys("\x1b[I");
    there.wait_for_words("Chestnut Ridge 12K");
}

#[test]
fn a_debrief_that_is_open_in_one_window_is_shown_as_open_in_the_other() {
    let place = Place::new();
    let (mut here, mut there) = (place.open(), place.open());
    begin_a_page(&mut here);
    here.type_keys("written here");
    place.wait_until_written("the answer", |words| words == "written here");
    wait_until("the window to say that it has it", || place.is_open_somewhere());
    there.type_keys("j");
    there.wait_for_words("another window");
    there.type_keys(&format!("g{ENTER}"));
    there.wait_for_words("written here");
    there.wait_for_words("another window");
    there.type_keys(ESC);
    here.type_keys(ESC);
    here.wait_until_gone("written here");
    there.wait_until_gone("written here");
    wait_until("both windows to let go of it", || !place.is_open_somewhere());
    there.type_keys("j");
    there.wait_until_gone("another window");
}
