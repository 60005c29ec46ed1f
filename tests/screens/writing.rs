//! Long texts, other scripts, and what comes in from outside.

use secondwind::domain::debrief::Value;

use super::harness::{Journal, cells};

const EVENING: &str = "2026-07-29T20:00:00+02:00";

fn a_blank_page() -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just write");
    journal
}

/// The text as the disk has it.
fn kept(journal: &mut Journal) -> String {
    journal.tick();
    let home = journal.store().home("2026-07-29".parse().expect("a day")).expect("what waits");
    let (_, answers) =
        journal.store().debrief(home.drafts[0].debrief.id).expect("a read").expect("a debrief");
    let text = answers.into_values().find_map(|answer| match answer.value {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    });
    text.unwrap_or_default()
}

#[test]
fn other_scripts_and_emoji_are_typed_and_kept_as_they_are() {
    let mut journal = a_blank_page();
    journal.type_text("三十公里处开始走 🏃🏽‍♀️ naïve Ångström");
    journal.press("enter");
    journal.type_text("العربية");
    journal.must_see(&["三十公里处开始走", "naïve Ångström"]);
    assert_eq!(kept(&mut journal), "三十公里处开始走 🏃🏽‍♀️ naïve Ångström\nالعربية");
}

#[test]
fn one_backspace_takes_a_whole_emoji() {
    let mut journal = a_blank_page();
    journal.type_text("a🏃🏽‍♀️");
    journal.press("backspace");
    assert_eq!(kept(&mut journal), "a");
}

#[test]
fn nothing_pasted_reaches_the_screen_or_the_disk_as_a_control_character() {
    let mut journal = a_blank_page();
    journal.paste("one\r\ntwo\rthree\u{1b}[31m red\u{1b}[0m \u{7}bell\u{0}nul\u{9b}5n \u{202e}turned");
    let (buffer, _) = journal.drawn();
    for cell in cells(&buffer) {
        assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
    }
    journal.must_see(&["one", "two", "three"]);
    let text = kept(&mut journal);
    assert!(text.starts_with("one\ntwo\nthree"), "{text:?}");
    assert!(!text.chars().any(|character| character.is_control() && character != '\n'), "{text:?}");
    // What turns the direction of reading is kept, and never drawn.
    journal.must_see(&["turned"]);
    journal.must_not_see(&["\u{202e}"]);
}

#[test]
fn a_pasted_text_of_many_lines_stays_in_one_line_where_only_one_is_asked_for() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.go_to("Which race");
    journal.paste("Two\r\nRivers");
    journal.must_see(&["Two Rivers"]);
}

#[test]
fn a_long_text_wraps_scrolls_with_its_cursor_and_is_kept_whole() {
    let mut journal = a_blank_page();
    let text = "The wind turned at the mill and so did I. ".repeat(80);
    journal.paste(&text);
    let (_, cursor) = journal.drawn();
    let (column, row) = cursor.expect("a cursor");
    assert!(column < 80 && row < 24);
    journal.press("ctrl-home");
    journal.type_text("At first: ");
    journal.must_see(&["At first: The wind"]);
    assert_eq!(kept(&mut journal), format!("At first: {text}"));
}

#[test]
fn writing_can_be_taken_back_and_done_again() {
    let mut journal = a_blank_page();
    journal.type_text("patient");
    journal.press("ctrl-w");
    journal.must_not_see(&["patient"]);
    journal.press("ctrl-z");
    journal.must_see(&["patient"]);
    journal.press("ctrl-y");
    journal.must_not_see(&["patient"]);
}

#[test]
fn what_is_cut_can_be_pasted_at_the_next_place() {
    let mut journal = a_blank_page();
    journal.type_text("calm start");
    journal.press("ctrl-shift-left ctrl-x home ctrl-v");
    assert_eq!(kept(&mut journal), "startcalm ");
}

#[test]
fn the_text_keeps_its_place_when_the_window_changes_its_size() {
    let mut journal = a_blank_page();
    journal.type_text("The first hour was patient and the second was not");
    for (columns, rows) in [(60, 18), (40, 10), (200, 60), (1, 1), (80, 24)] {
        journal.resize(columns, rows);
    }
    journal.must_see(&["The first hour was patient"]);
    journal.type_text("!");
    assert_eq!(kept(&mut journal), "The first hour was patient and the second was not!");
}
