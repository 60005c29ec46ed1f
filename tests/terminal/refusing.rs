//! What the program cannot work with, and how it says so; and the parts of it that need no terminal.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use secondwind::store::Store;

use super::place::{PROGRAM, Place};
use super::terminal::Terminal;

/// A pack that cannot be read further than its third line.
const BROKEN_PACK: &str = "[pack]\nid = \"mine\"\nversion = = 1\n";

/// Starts the program where it should refuse. Gives what it said, after a look that it left the terminal alone.
fn refusal(place: &Place, change: impl FnOnce(&mut portable_pty::CommandBuilder)) -> String {
    let errors = place.path("errors.txt");
    let told = errors.display().to_string();
    let mut command = place.command(&["sh", "-c", "exec \"$0\" 2>\"$1\"", PROGRAM, &told]);
    change(&mut command);
    let mut terminal = Terminal::start(command);
    let status = terminal.wait_for_end();
    let words = fs::read_to_string(errors).expect("what it said");
    assert_eq!(status.exit_code(), 1, "{words}");
    assert_eq!(String::from_utf8_lossy(&terminal.bytes()), "", "nothing goes to the terminal");
    assert!(!words.contains('\x1b') && !words.contains("panicked"), "{words}");
    assert!(words.starts_with("secondwind: "), "{words}");
    words
}

fn run(words: &[&str]) -> Output {
    Command::new(PROGRAM).args(words).env_clear().stdin(Stdio::null()).output().expect("the program")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn without_a_terminal_it_says_that_it_needs_one() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("terminal"), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains('\x1b'));
}

#[test]
fn the_journal_of_a_newer_version_is_left_as_it_is() {
    let place = Place::new();
    drop(Store::open(&place.journal()).expect("the journal"));
    let connection = Connection::open(place.journal()).expect("the file");
    connection.pragma_update(None, "user_version", 9999).expect("a newer format");
    drop(connection);
    let before = fs::read(place.journal()).expect("the file");
    let words = refusal(&place, |_| {});
    assert!(words.contains("9999") && words.contains("newer"), "{words}");
    assert_eq!(fs::read(place.journal()).expect("the file"), before);
}

#[test]
fn a_file_that_is_no_journal_is_left_as_it_is() {
    let place = Place::new();
    place.write(
        "data/journal.db",
        "Dear diary, this is no database, and it is longer than a header of one hundred bytes would be.",
    );
    let before = fs::read(place.journal()).expect("the file");
    let words = refusal(&place, |_| {});
    assert!(words.contains("journal.db"), "{words}");
    assert_eq!(fs::read(place.journal()).expect("the file"), before);

    let place = Place::new();
    fs::create_dir(place.path("data")).expect("the folder");
    let other = Connection::open(place.journal()).expect("a database");
    other.execute_batch("CREATE TABLE bookmarks (url TEXT)").expect("of another program");
    drop(other);
    let before = fs::read(place.journal()).expect("the file");
    let words = refusal(&place, |_| {});
    assert!(words.contains("another program"), "{words}");
    assert_eq!(fs::read(place.journal()).expect("the file"), before);
}

#[test]
fn a_folder_that_is_a_file_is_told() {
    let place = Place::new();
    place.write("data", "not a folder");
    let words = refusal(&place, |_| {});
    assert!(words.contains(&place.path("data").display().to_string()), "{words}");
}

#[test]
fn a_clock_that_is_set_to_no_time_is_told() {
    let words = refusal(&Place::new(), |command| {
        command.env("SECONDWIND_NOW", "after lunch");
    });
    assert!(words.contains("SECONDWIND_NOW") && words.contains("after lunch"), "{words}");
}

#[test]
fn a_broken_configuration_is_told_with_its_line_and_the_journal_opens_all_the_same() {
    let place = Place::new();
    place.write("config/config.toml", "name = \"Nandi\"\ntheme = \"neon\"\n");
    let mut terminal = place.open();
    terminal.wait("the file and the line", |screen| {
        let text = screen.contents();
        text.contains("config.toml") && text.contains("line 2")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn a_broken_pack_is_told_with_its_line_and_the_journal_opens_all_the_same() {
    let place = Place::new();
    place.write("config/packs/mine.toml", BROKEN_PACK);
    let mut terminal = place.open();
    terminal.wait_for_words("mine.toml:3");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn a_good_pack_passes_the_check_and_a_bad_one_is_told_line_by_line() {
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packs/core.toml");
    let output = run(&["check-pack", &good.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}{}", text(&output.stdout), text(&output.stderr));
    assert_eq!(text(&output.stderr), "");

    let place = Place::new();
    let bad = place.write("bad.toml", BROKEN_PACK);
    let output = run(&["check-pack", &bad.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("bad.toml:3:"), "{}", text(&output.stdout));

    let output = run(&["check-pack", "/no/such/pack.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("/no/such/pack.toml"));
}

#[test]
fn help_and_version_are_told_and_a_wrong_word_is_not_taken() {
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(text(&help.stdout).contains("check-pack") && text(&help.stdout).contains("--data-dir"));
    let version = run(&["--version"]);
    assert_eq!(version.status.code(), Some(0));
    assert_eq!(text(&version.stdout), format!("secondwind {}\n", env!("CARGO_PKG_VERSION")));
    let wrong = run(&["chek-pack"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("check-pack"), "{}", text(&wrong.stderr));
}

#[test]
fn a_pipe_that_is_closed_is_no_reason_to_panic() {
    let place = Place::new();
    let bad = place.write("bad.toml", BROKEN_PACK).display().to_string();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packs/core.toml").display().to_string();
    for words in [vec!["check-pack", &bad], vec!["check-pack", &good], vec!["--help"], vec!["--version"]] {
        // The reader has gone before the program begins to write.
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = Command::new(PROGRAM)
            .args(&words)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .expect("the program");
        let errors = text(&output.stderr);
        assert!(!errors.contains("panicked"), "{words:?}: {errors}");
        assert!(output.status.code().is_some(), "{words:?}");
    }
}
