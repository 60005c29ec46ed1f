//! The journal's format and how an older one is brought up to date.
//!
//! Architecture invariant: a migration that has been released is never edited; a change of the format is a new file.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::backup;
use super::error::{CopyError, OpenError};

/// The steps from an empty file to the format of this version; the place in the list, counted from 1, is the format's
/// number, kept as `user_version`.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_journal.sql"),
    include_str!("migrations/0002_check_ins_and_arcs.sql"),
    include_str!("migrations/0003_lessons.sql"),
    include_str!("migrations/0004_search.sql"),
    include_str!("migrations/0005_goals.sql"),
    include_str!("migrations/0006_body_and_mind.sql"),
];

/// The newest format in a list of migrations.
pub(super) fn newest(migrations: &[&str]) -> u32 {
    u32::try_from(migrations.len()).unwrap_or(u32::MAX)
}

/// The format that the file has now, whatever lies in its write-ahead log included.
pub(super) fn current(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("SELECT user_version FROM pragma_user_version", [], |row| row.get(0))
}

/// Makes the missing steps, each in a transaction of its own. A journal that holds something already is copied first.
pub(super) fn upgrade(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<(), OpenError> {
    let other = |error| OpenError::from_sqlite(path, error);
    let from = current(connection).map_err(other)?;
    if from >= newest(migrations) {
        return Ok(());
    }
    if from > 0 {
        copy_before(connection, path, from, newest(migrations))
            .map_err(|source| OpenError::NoCopy { path: path.to_path_buf(), source })?;
    }
    // A table that others refer to can only be built anew while references are not enforced; each step checks them itself.
    connection.pragma_update(None, "foreign_keys", false).map_err(other)?;
    for (version, sql) in (1..).zip(migrations) {
        step(connection, version, sql).map_err(|source| OpenError::Upgrade {
            path: path.to_path_buf(),
            version,
            source,
        })?;
    }
    Ok(())
}

/// Makes one step unless it is made already, perhaps by another window that was quicker.
fn step(connection: &mut Connection, version: u32, sql: &str) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if current(&transaction)? >= version {
        return Ok(());
    }
    transaction.execute_batch(sql)?;
    let broken_references: u32 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken_references > 0 {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY),
            Some(format!("{broken_references} rows refer to rows that are not there")),
        ));
    }
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()
}

/// Copies the journal to a name beside it that is still free: `journal.v1-before-v2.db`, `journal.v1-before-v2-2.db` ...
fn copy_before(connection: &Connection, path: &Path, from: u32, to: u32) -> Result<(), CopyError> {
    let mut attempt = 1_u32;
    loop {
        match backup::copy(connection, &copy_name(path, from, to, attempt)) {
            Err(CopyError::AlreadyThere { .. }) => attempt += 1,
            done => return done,
        }
    }
}

fn copy_name(path: &Path, from: u32, to: u32, attempt: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let number = match attempt {
        1 => String::new(),
        more => format!("-{more}"),
    };
    path.with_file_name(format!("{stem}.v{from}-before-v{to}{number}.db"))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::RaceId;
    use crate::domain::race::Race;
    use crate::store::Store;

    const WORKING: &str = "ALTER TABLE races ADD COLUMN mood TEXT; CREATE TABLE moods (name TEXT) STRICT;";
    const FAILING: &str = "CREATE TABLE moods (name TEXT) STRICT; INSERT INTO nowhere VALUES (1);";
    const DANGLING: &str = "CREATE TABLE moods (race TEXT REFERENCES races (id)) STRICT;
        INSERT INTO moods VALUES ('nobody');";

    /// A journal of the first format with one race in it.
    fn journal() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("journal.db");
        let race = Race::new(RaceId(Uuid::from_u128(1)), "Lidingö", chrono::NaiveDate::default());
        let change = Change::PutRace { race: Box::new(race), base: None };
        Store::open_with(&path, &MIGRATIONS[..1]).expect("opens").apply(&[change]).expect("saved");
        (folder, path)
    }

    fn with(next: &'static str) -> Vec<&'static str> {
        vec![MIGRATIONS[0], next]
    }

    fn format_of(path: &Path) -> u32 {
        current(&Connection::open(path).expect("opens")).expect("told")
    }

    fn has_moods(path: &Path) -> bool {
        Connection::open(path).expect("opens").table_exists(None, "moods").expect("told")
    }

    #[test]
    fn an_upgrade_makes_a_copy_first_and_keeps_what_was_there() {
        let (folder, path) = journal();
        let store = Store::open_with(&path, &with(WORKING)).expect("opens");
        assert_eq!(store.race_page(0, 1).expect("readable").rows[0].race.name, "Lidingö");
        assert_eq!(format_of(&path), 2);
        assert!(has_moods(&path));
        let copy = folder.path().join("journal.v1-before-v2.db");
        assert_eq!(format_of(&copy), 1);
        let copied = Store::open_with(&copy, &MIGRATIONS[..1]).expect("the copy is a journal");
        assert_eq!(copied.race_page(0, 1).expect("readable").total, 1);
    }

    #[test]
    fn an_upgrade_never_writes_over_an_older_copy() {
        let (folder, path) = journal();
        let older = folder.path().join("journal.v1-before-v2.db");
        std::fs::write(&older, "an older copy").expect("written");
        Store::open_with(&path, &with(WORKING)).expect("opens");
        assert_eq!(std::fs::read_to_string(&older).expect("readable"), "an older copy");
        assert_eq!(format_of(&folder.path().join("journal.v1-before-v2-2.db")), 1);
    }

    #[test]
    fn a_failing_upgrade_is_taken_back_as_a_whole() {
        for broken in [FAILING, DANGLING] {
            let (_folder, path) = journal();
            let error = Store::open_with(&path, &with(broken)).expect_err("it fails");
            assert!(matches!(error, OpenError::Upgrade { version: 2, .. }), "{error}");
            assert_eq!(format_of(&path), 1);
            assert!(!has_moods(&path));
            let store = Store::open_with(&path, &MIGRATIONS[..1]).expect("the old version goes on");
            assert_eq!(store.race_page(0, 1).expect("readable").total, 1);
        }
    }

    #[test]
    fn the_steps_before_a_failing_one_stay() {
        let (_folder, path) = journal();
        let steps = [MIGRATIONS[0], WORKING, "INSERT INTO nowhere VALUES (1);"];
        Store::open_with(&path, &steps).expect_err("the third fails");
        assert_eq!(format_of(&path), 2);
        Store::open_with(&path, &with(WORKING)).expect("two of them are made");
    }

    #[test]
    fn a_new_journal_and_one_that_is_up_to_date_are_not_copied() {
        let (folder, path) = journal();
        drop(Store::open_with(&path, &MIGRATIONS[..1]).expect("opens"));
        let names = std::fs::read_dir(folder.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name())
            .collect::<Vec<_>>();
        assert_eq!(names, ["journal.db"]);
    }

    #[test]
    fn without_a_copy_there_is_no_upgrade() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut connection = Connection::open_in_memory().expect("opens");
        let journal = folder.path().join("journal.db");
        upgrade(&mut connection, &journal, &MIGRATIONS[..1]).expect("made");
        let unreachable = folder.path().join("not-there").join("journal.db");
        let error = upgrade(&mut connection, &unreachable, &with(WORKING)).expect_err("no copy");
        assert!(matches!(error, OpenError::NoCopy { .. }), "{error}");
        assert_eq!(current(&connection).expect("told"), 1);
    }
}
