//! A long text from somewhere else, with everything in it that such texts bring along.

use std::fmt::Write;

use super::place::Place;

#[test]
fn a_long_pasted_text_is_kept_without_what_could_harm_a_terminal() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    let mut pasted = String::new();
    for line in 0..500 {
        write!(pasted, "line {line}: nine more words stand in this one here\r\n").expect("memory");
    }
    pasted.push_str("\x1b[31mred\x1b[0m \x1b]0;title\x07bell\x07 走り終えた 🏃‍♀️ 🇿🇦 e\u{301}nd of it");
    terminal.paste(&pasted);
    terminal.wait("the end of the pasted text", |screen| {
        let text = screen.contents();
        text.contains("走り終えた") && text.contains("nd of it") && text.contains("line 499")
    });
    place.wait_until_written("the whole text", |words| words.ends_with("nd of it"));
    let written = place.written();
    assert_eq!(written.lines().count(), 501);
    assert!(written.starts_with("line 0: nine more words stand in this one here\nline 1: "));
    assert!(
        written.ends_with("\nred bell 走り終えた 🏃‍♀️ 🇿🇦 e\u{301}nd of it"),
        "{:?}",
        written.lines().last()
    );
    assert!(!written.contains(|character: char| character.is_control() && character != '\n'));
    // Nothing of it was obeyed: the words are not red, and the window has no new title.
    let red = terminal.look(|screen| {
        let (rows, columns) = screen.size();
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column))).any(
            |(row, column)| {
                screen.cell(row, column).is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(1))
            },
        )
    });
    assert!(!red);
    assert!(!String::from_utf8_lossy(&terminal.bytes()).contains("\x1b]0;title"));

    // One step of undo takes the whole paste back.
    terminal.type_keys("\x1a");
    place.wait_until_written("nothing", str::is_empty);
}
