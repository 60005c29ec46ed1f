//! The file itself: made, refused, copied, gone.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use secondwind::domain::change::Change;
use secondwind::domain::debrief::Value;
use secondwind::store::{CopyError, OpenError, Store, WriteError};

use crate::sample::{Place, day, debrief, put_answer, put_race, race, race_id};

fn refused(path: &Path) -> OpenError {
    Store::open(path).expect_err("this is no journal for this version")
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
#[cfg(unix)]
fn nobody_else_may_read_the_folder_the_file_its_log_its_copies_and_its_locks() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    store.claim_debrief(crate::sample::debrief_id(1)).expect("claimed");
    let folder = place.folder.path().join("journal");
    let copy = folder.join("copy.db");
    store.copy_to(&copy).expect("copied");
    assert_eq!(mode(&folder), 0o700);
    for name in ["journal.db", "journal.db-wal", "journal.db-shm", "copy.db"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&folder.join("windows")), 0o700);
    let lock = folder.join("windows").join(format!("{}.lock", store.window()));
    assert_eq!(mode(&lock), 0o600);
}

#[test]
fn the_journal_is_kept_in_the_way_that_does_not_lose_words() {
    let place = Place::new();
    drop(place.open());
    let other = Connection::open(place.path()).expect("opens");
    let mode: String = other.query_row("PRAGMA journal_mode", [], |row| row.get(0)).expect("told");
    assert_eq!(mode, "wal");
    let id: u32 = other.query_row("PRAGMA application_id", [], |row| row.get(0)).expect("told");
    assert_eq!(id.to_be_bytes(), *b"2ndW");
    let check: String = other.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("told");
    assert_eq!(check, "ok");
}

/// The newest format.
const NEWEST: u32 = 6;

#[test]
fn an_empty_file_becomes_a_journal() {
    let place = Place::new();
    let path = place.folder.path().join("mine.db");
    fs::write(&path, "").expect("written");
    let store = Store::open(&path).expect("opens");
    assert_eq!(store.path(), Some(path.as_path()));
    assert!(store.home(day("2026-05-12")).expect("readable").empty);
}

#[test]
fn a_newer_journal_is_refused_and_left_as_it_is() {
    let place = Place::new();
    drop(place.open());
    let newer = Connection::open(place.path()).expect("opens");
    newer.pragma_update(None, "user_version", 99).expect("written");
    drop(newer);
    let before = fs::read(place.path()).expect("readable");
    let error = refused(&place.path());
    assert!(matches!(error, OpenError::Newer { found: 99, known: NEWEST, .. }), "{error}");
    assert!(error.to_string().contains("update Second Wind to open it"));
    assert_eq!(fs::read(place.path()).expect("readable"), before);
}

#[test]
fn a_newer_format_that_stands_in_the_log_only_is_refused_too() {
    let place = Place::new();
    drop(place.open());
    let newer = Connection::open(place.path()).expect("opens");
    newer.pragma_update(None, "user_version", 99).expect("written");
    // As after a crash: what is there is copied while the newer version still has it open.
    let crashed = place.folder.path().join("crashed.db");
    let log = |path: &Path| path.with_extension("db-wal");
    fs::copy(place.path(), &crashed).expect("copied");
    fs::copy(log(&place.path()), log(&crashed)).expect("copied");
    let before = (fs::read(&crashed).expect("readable"), fs::read(log(&crashed)).expect("readable"));
    assert!(matches!(refused(&crashed), OpenError::Newer { found: 99, .. }));
    let after = (fs::read(&crashed).expect("readable"), fs::read(log(&crashed)).expect("readable"));
    assert!(after == before, "the file and its log are as they were");
}

#[test]
fn the_database_of_another_program_is_refused_and_left_as_it_is() {
    let place = Place::new();
    for (name, id) in [("plain.db", 0), ("marked.db", 0x1234_5678)] {
        let path = place.folder.path().join(name);
        let foreign = Connection::open(&path).expect("opens");
        foreign.pragma_update(None, "application_id", id).expect("written");
        foreign.execute_batch("CREATE TABLE photos (name TEXT); PRAGMA user_version = 1;").expect("written");
        drop(foreign);
        let before = fs::read(&path).expect("readable");
        let error = refused(&path);
        assert!(matches!(error, OpenError::Foreign { .. }), "{error}");
        assert_eq!(fs::read(&path).expect("readable"), before);
        assert!(!path.with_extension("db-wal").exists());
    }
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let place = Place::new();
    let long = "My training diary. ".repeat(400);
    for text in ["x", long.as_str()] {
        let path = place.folder.path().join("diary.txt");
        fs::write(&path, text).expect("written");
        let error = refused(&path);
        assert!(matches!(error, OpenError::NotADatabase { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("readable"), text);
    }
}

#[test]
fn a_folder_is_told_from_a_file() {
    let place = Place::new();
    let error = refused(place.folder.path());
    assert!(matches!(error, OpenError::IsFolder { .. }), "{error}");
    assert!(error.to_string().contains("journal.db"));
}

#[test]
fn a_path_that_leads_through_a_file_is_told() {
    let place = Place::new();
    let file = place.folder.path().join("file");
    fs::write(&file, "x").expect("written");
    let error = refused(&file.join("journal.db"));
    assert!(matches!(error, OpenError::Unreadable { .. } | OpenError::Folder { .. }), "{error}");
    assert!(error.to_string().contains("journal.db") || error.to_string().contains("file"));
}

#[test]
fn a_journal_whose_inside_is_broken_is_told_as_damaged() {
    let place = Place::new();
    place.open().apply(&[put_race(race(1, "2026-05-09"))]).expect("saved");
    let mut bytes = fs::read(place.path()).expect("readable");
    for byte in bytes.iter_mut().skip(100) {
        *byte = 0xa5;
    }
    fs::write(place.path(), bytes).expect("written");
    let error = refused(&place.path());
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
}

#[test]
fn what_was_saved_is_there_when_the_program_never_closes_the_journal() {
    let place = Place::new();
    let mut store = place.open();
    store
        .apply(&[
            Change::PutDebrief(debrief(1, race_id(1))),
            put_answer(1, "facts.name", Value::Text("Lidingö".to_owned())),
        ])
        .expect("saved");
    // As after `kill -9`: the files as they are on the disk, without the journal being closed.
    let copy = place.folder.path().join("killed.db");
    fs::copy(place.path(), &copy).expect("copied");
    fs::copy(place.path().with_extension("db-wal"), copy.with_extension("db-wal")).expect("copied");
    let home = Store::open(&copy).expect("opens").home(day("2026-05-12")).expect("readable");
    assert_eq!(home.drafts[0].race_name, "Lidingö");
}

#[test]
fn a_copy_holds_everything_and_never_replaces_a_file() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&[put_race(race(1, "2026-05-09"))]).expect("saved");
    let path = place.folder.path().join("copy.db");
    store.copy_to(&path).expect("copied");
    let copy = Store::open(&path).expect("a copy is a journal");
    assert_eq!(copy.race_page(0, 9), store.race_page(0, 9));
    let before = fs::read(&path).expect("readable");
    let again = store.copy_to(&path).expect_err("there already");
    assert!(matches!(again, CopyError::AlreadyThere { .. }), "{again}");
    assert_eq!(fs::read(&path).expect("readable"), before);
}

#[test]
fn a_copy_into_a_folder_that_is_not_there_is_told() {
    let place = Place::new();
    let path = place.folder.path().join("nowhere").join("copy.db");
    let error = place.open().copy_to(&path).expect_err("no such folder");
    assert!(matches!(error, CopyError::CannotWrite { .. }), "{error}");
}

#[test]
fn a_journal_that_was_moved_away_is_not_written_to() {
    let place = Place::new();
    let mut store = place.open();
    let change = [put_race(race(1, "2026-05-09"))];
    let elsewhere = place.folder.path().join("elsewhere");
    fs::rename(place.folder.path().join("journal"), &elsewhere).expect("moved");
    let gone = Err(WriteError::Gone { path: place.path() });
    assert_eq!(store.apply(&change), gone);
    fs::rename(&elsewhere, place.folder.path().join("journal")).expect("moved back");
    assert_eq!(store.apply(&change), Ok(()));
}

#[test]
fn a_journal_that_another_file_has_replaced_is_not_written_to() {
    let place = Place::new();
    let mut store = place.open();
    let other = place.folder.path().join("other.db");
    drop(Store::open(&other).expect("opens"));
    fs::rename(&other, place.path()).expect("replaced");
    assert_eq!(store.apply(&[put_race(race(1, "2026-05-09"))]), Err(WriteError::Gone { path: place.path() }));
}
