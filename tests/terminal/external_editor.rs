//! A long answer goes to the runner's own editor and comes back.

use std::fs;

use super::place::{PROGRAM, Place, begin_a_page};
use super::terminal::{CTRL_E, Terminal};

/// Opens the journal with `editor` as the editor, and writes the beginning of an answer.
fn write_with(place: &Place, editor: &str) -> Terminal {
    let mut command = place.command(&[PROGRAM]);
    command.env("VISUAL", editor);
    fs::create_dir(place.path("temporary")).expect("a folder");
    command.env("TMPDIR", place.path("temporary"));
    let mut terminal = Place::open_with(command);
    begin_a_page(&mut terminal);
    terminal.type_keys("At 30 km");
    terminal.wait_for_words("At 30 km");
    terminal
}

#[test]
fn the_editor_has_the_keys_to_itself_and_what_it_saves_is_the_answer() {
    let place = Place::new();
    // The editor asks its user for a line, which it can only get when nobody else reads the keys.
    let script = place
        .write("editor.sh", "echo 'the editor is here'\nread -r line\nprintf ', %s' \"$line\" >> \"$1\"\n");
    let mut terminal = write_with(&place, &format!("sh {}", script.display()));
    terminal.type_keys(CTRL_E);
    terminal.wait_for_words("the editor is here");
    assert!(!terminal.look(vt100::Screen::alternate_screen));
    terminal.type_keys("I walked and it was fine\r");
    terminal.wait_for_words("At 30 km, I walked and it was fine");
    terminal.expect_taken_over();
    terminal.type_keys(".");
    place.wait_until_written("the answer", |words| words == "At 30 km, I walked and it was fine.");
    let left = fs::read_dir(place.path("temporary")).expect("the folder").count();
    assert_eq!(left, 0, "no copy of a private answer stays behind");
}

#[test]
fn an_editor_that_fails_leaves_the_text_and_says_so() {
    for editor in ["false", "/no/such/editor"] {
        let place = Place::new();
        let mut terminal = write_with(&place, editor);
        terminal.type_keys(CTRL_E);
        terminal.wait("the editor's name in a notice, and the text", |screen| {
            let text = screen.contents();
            text.contains(editor) && text.contains("At 30 km")
        });
        terminal.type_keys(" still");
        place.wait_until_written("the answer as it was typed", |words| words == "At 30 km still");
    }
}
