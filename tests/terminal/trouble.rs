//! A disk that takes nothing more, and a journal that somebody else holds.
//!
//! The disk is made full by a limit on the size of files: what is written beyond it fails, as on a full disk, without
//! the rights that a small file system of its own would need.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use secondwind::store::Store;

use super::place::{PROGRAM, Place, begin_a_page};
use super::terminal::{ENTER, ESC, Terminal};

/// No file may grow beyond this, in the blocks of the shell (512 bytes): short answers fit, and a copy of a long one, but
/// not the journal's log with a long one in it.
const BLOCKS: &str = "160";

/// Opens a journal on a disk that is nearly full.
fn open_on_a_small_disk(place: &Place) -> Terminal {
    drop(Store::open(&place.journal()).expect("the journal"));
    let script = format!("trap '' XFSZ; ulimit -S -f {BLOCKS}; exec \"$0\"");
    Place::open_with(place.command(&["sh", "-c", &script, PROGRAM]))
}

/// Writes more than the disk can take, and waits until that is told.
fn write_too_much(place: &Place, terminal: &mut Terminal) {
    begin_a_page(terminal);
    terminal.type_keys("the first words");
    place.wait_until_written("the first words", |words| words == "the first words");
    terminal.paste(&format!("{}\nand the last words", " and many more".repeat(3_000)));
    terminal.wait_for_words("the last words");
    wait_for_not_saved(terminal);
    assert_eq!(place.written(), "the first words");
}

fn wait_for_not_saved(terminal: &Terminal) {
    terminal.wait("word that it is not saved", says_not_saved);
}

fn says_not_saved(screen: &vt100::Screen) -> bool {
    screen.contents().to_lowercase().contains("not saved")
}

/// Whether a file in a folder holds the words that the journal could not take.
fn holds_a_copy(folder: &Path) -> bool {
    let files = fs::read_dir(folder).expect("the folder").flatten();
    let mut texts = files.filter_map(|file| fs::read_to_string(file.path()).ok());
    texts.any(|text| {
        text.contains("the first words and many more and many more") && text.contains("and the last words")
    })
}

#[test]
fn words_that_the_disk_does_not_take_can_be_saved_somewhere_else() {
    let place = Place::new();
    let mut terminal = open_on_a_small_disk(&place);
    write_too_much(&place, &mut terminal);
    terminal.type_keys(ESC);
    terminal.wait_until_gone("the last words");
    terminal.type_keys("q");
    terminal.wait_for_words("copy");
    assert!(!holds_a_copy(&place.path("")));
    terminal.type_keys("s");
    terminal.wait_until_gone("discard");
    terminal.type_keys(ENTER);
    terminal.wait_for_words("discard");
    assert!(holds_a_copy(&place.path("")));
    terminal.type_keys("D");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.expect_given_back();
    place.expect_whole();
    assert_eq!(place.written(), "the first words");
}

#[test]
fn words_that_can_be_saved_nowhere_in_time_are_put_into_a_file_at_the_end() {
    let place = Place::new();
    let mut terminal = open_on_a_small_disk(&place);
    write_too_much(&place, &mut terminal);
    terminal.signal("TERM");
    assert_eq!(terminal.wait_for_end().exit_code(), 1);
    terminal.expect_given_back();
    assert!(holds_a_copy(&place.path("data")), "a copy lies beside the journal");
    terminal.wait_for_words("second-wind-unsaved");
}

#[test]
#[cfg(target_os = "linux")]
fn once_the_disk_has_room_again_everything_is_saved() {
    let place = Place::new();
    let mut terminal = open_on_a_small_disk(&place);
    write_too_much(&place, &mut terminal);
    terminal.type_keys(ESC);
    terminal.wait_until_gone("the last words");
    terminal.type_keys("q");
    terminal.wait_for_words("copy");
    let process = terminal.process().to_string();
    let raised =
        std::process::Command::new("prlimit").args(["--pid", &process, "--fsize=unlimited"]).status();
    assert!(raised.expect("prlimit").success());
    terminal.type_keys("r");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(place.written().ends_with("many more\nand the last words"));
    place.expect_whole();
}

#[test]
fn a_journal_that_is_locked_is_told_and_written_once_it_is_free() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    let other = Connection::open(place.journal()).expect("the journal");
    other.execute_batch("BEGIN EXCLUSIVE").expect("the lock");
    terminal.type_keys("while it was locked");
    wait_for_not_saved(&terminal);
    terminal.wait_for_words("locked");
    terminal.type_keys(", I wrote on");
    terminal.wait_for_words("while it was locked, I wrote on");
    assert_eq!(place.written(), "");
    other.execute_batch("COMMIT").expect("the release");
    place.wait_until_written("the answer", |words| words == "while it was locked, I wrote on");
    terminal.wait("word that all is well", |screen| !says_not_saved(screen));
}

#[test]
fn a_journal_that_is_taken_away_is_told() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("the first words");
    place.wait_until_written("the first words", |words| words == "the first words");
    fs::rename(place.path("data"), place.path("moved")).expect("the move");
    terminal.type_keys(" and many more and many more and the last words");
    wait_for_not_saved(&terminal);
    terminal.wait_for_words("the last words");
    fs::rename(place.path("moved"), place.path("data")).expect("the move back");
    place.wait_until_written("all of it", |words| words.ends_with("and the last words"));
}
