//! "Saved" is said when the disk has said so, and nothing typed is lost when it does not.

use std::cell::RefCell;
use std::rc::Rc;

use secondwind::app::effect::Effect;

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";
const SAVED: &str = "saved ✓";

fn writing(mut journal: Journal) -> Journal {
    journal.begin("Short debrief");
    journal.go_to("Name one thing that held up");
    journal.type_text("The first hour");
    journal
}

fn with_a_disk_that_fails() -> Journal {
    let mut journal = Journal::on_disk(EVENING);
    journal.disk_fails("The disk is full. Make room; it is tried again by itself.");
    let mut journal = writing(journal);
    journal.tick();
    journal
}

#[test]
fn saved_is_said_only_when_the_disk_has_said_so() {
    let mut journal = Journal::at(EVENING);
    journal.disk_is_slow();
    let mut journal = writing(journal);
    journal.tick();
    assert!(journal.effects().iter().any(|effect| matches!(effect, Effect::Write { .. })), "it was sent");
    journal.must_not_see(&[SAVED]);
    journal.must_see(&["saving"]);
    journal.disk_works();
    journal.tick();
    journal.must_see(&[SAVED]);
    journal.type_text("s");
    journal.must_not_see(&[SAVED]);
}

#[test]
fn words_are_on_the_disk_after_a_pause_in_typing() {
    let mut journal = writing(Journal::on_disk(EVENING));
    journal.tick();
    journal.restart();
    journal.press("home enter");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["The first hour"]);
}

#[test]
fn a_disk_that_fails_is_shown_and_the_words_stay() {
    let mut journal = with_a_disk_that_fails();
    journal.must_see(&["not saved", "The disk is full", "The first hour"]);
    journal.type_text(" was patient");
    journal.must_see(&["The first hour was patient"]);
    journal.disk_works();
    journal.tick();
    journal.must_see(&[SAVED]);
    journal.must_not_see(&["The disk is full"]);
    journal.restart();
    journal.press("home enter");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["The first hour was patient"]);
}

#[test]
fn leaving_with_unsaved_words_asks_and_trying_again_leaves_once_they_are_saved() {
    let mut journal = with_a_disk_that_fails();
    journal.press("ctrl-c");
    assert!(!journal.has_left());
    journal.must_see(&["The disk is full"]);
    journal.press("r");
    assert!(!journal.has_left());
    journal.disk_works();
    journal.press("r");
    assert!(journal.has_left());
    journal.restart();
    journal.must_see(&["Go on looking back"]);
}

#[test]
fn one_key_goes_back_to_the_words_however_often_saving_was_tried() {
    let mut journal = with_a_disk_that_fails();
    journal.press("ctrl-c r r r esc");
    assert!(journal.is_looking_back(), "{}", journal.screen());
    journal.must_see(&["The first hour"]);
}

#[test]
fn unsaved_words_can_be_saved_to_a_file_of_ones_own() {
    let mut journal = with_a_disk_that_fails();
    let path = journal.folder().join("words.txt");
    journal.press("ctrl-c s ctrl-u");
    journal.paste(&path.display().to_string());
    journal.press("enter");
    let copy = std::fs::read_to_string(&path).expect("a copy");
    assert!(copy.contains("Name one thing that held up"), "{copy}");
    assert!(copy.contains("The first hour"), "{copy}");
    journal.press("D");
    assert!(journal.has_left());
}

#[test]
fn a_copy_that_cannot_be_written_says_so_and_nothing_is_given_up() {
    let mut journal = with_a_disk_that_fails();
    journal.press("ctrl-c s ctrl-u");
    journal.paste(&journal.folder().join("no such folder").join("words.txt").display().to_string());
    journal.press("enter");
    assert!(!journal.has_left());
    assert!(!journal.state.shared.saver.is_clean());
}

#[test]
fn unsaved_words_are_given_up_only_by_the_runners_word() {
    let mut journal = with_a_disk_that_fails();
    journal.press("ctrl-c q x enter");
    assert!(!journal.has_left());
    journal.press("D");
    assert!(journal.has_left());
    journal.disk_works();
    journal.restart();
    journal.must_not_see(&["Go on looking back"]);
}

#[test]
fn leaving_waits_for_the_disk() {
    let mut journal = Journal::at(EVENING);
    journal.disk_is_slow();
    let mut journal = writing(journal);
    journal.press("ctrl-c");
    assert!(!journal.has_left());
    journal.disk_works();
    assert!(journal.has_left());
}

#[test]
fn a_race_entered_in_another_window_is_seen_at_the_next_key() {
    let mut first = Journal::on_disk(EVENING);
    first.press("2");
    let mut second = first.another_window();
    second.press("a");
    second.type_text("Harbour Ten");
    second.press("tab");
    second.type_text("in 3 weeks");
    second.press("esc");
    second.tick();
    first.must_not_see(&["Harbour Ten"]);
    first.press("down");
    first.must_see(&["Harbour Ten"]);
}

#[test]
fn a_debrief_that_is_open_in_another_window_says_so_there_and_here() {
    let mut first = writing(Journal::on_disk(EVENING));
    first.tick();
    let mut second = first.another_window();
    second.must_see(&["open in another window"]);
    second.press("home enter");
    assert!(second.notice().contains("another window"), "{}", second.notice());
    first.press("esc");
    first.tick();
    second.press("esc");
    let third = second.another_window();
    third.must_not_see(&["open in another window"]);
}

#[test]
fn the_external_editor_gets_the_text_and_its_result_is_kept() {
    let seen = Rc::new(RefCell::new(String::new()));
    let gave = Rc::clone(&seen);
    let mut journal = Journal::at(EVENING).edited_by(move |text| {
        gave.replace(text.to_owned());
        Ok(format!("{text}\r\nand a second line\u{1b}[31m\n"))
    });
    journal.begin("Just write");
    journal.type_text("A first line");
    journal.press("ctrl-e");
    assert_eq!(*seen.borrow(), "A first line");
    journal.must_see(&["A first line", "and a second line"]);
    journal.press("tab shift-tab");
    journal.must_see(&["and a second line"]);
}

#[test]
fn an_external_editor_that_cannot_be_used_changes_nothing() {
    let mut journal = Journal::at(EVENING).edited_by(|_| Err("There is no editor.".to_owned()));
    journal.begin("Just write");
    journal.type_text("A first line");
    journal.press("ctrl-e");
    journal.must_see(&["A first line", "There is no editor."]);
}
