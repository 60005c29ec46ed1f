//! The journal's file: `SQLite`, behind one type.
//!
//! A [`Store`] reads what a screen shows and writes lists of [`Change`](crate::domain::change::Change)s. It is
//! synchronous and may wait for the disk, so the program keeps it on a thread of its own.
//!
//! Architecture invariants: the store knows `domain` and nothing above it; what it says is saved is on the disk; an old
//! migration is never edited; a file of a newer version or of another program is left as it is.
//!
//! | to change | see |
//! |---|---|
//! | the format of the file | `migrations/`, `migrations.rs` |
//! | what opening checks and sets | `opening.rs`, `platform.rs` |
//! | how one kind of thing is written and read | `races.rs`, `debriefs.rs`, `answers.rs`, `feelings.rs`, `check_ins.rs`, `arcs.rs`, `tries.rs`, `lessons.rs`, `lesson_life.rs`, `carried.rs`, `plans.rs`, `searches.rs`, `goals.rs`, `steps.rs`, `people.rs`, `step_backs.rs`, `alignment.rs`, `alignment_due.rs`, `readings.rs`, `care.rs` |
//! | what is written of a row that another window may have changed | `merging.rs` |
//! | what Finish makes of answers | `harvest.rs` |
//! | how arcs open, join, hide, and get their usual | `arcs/` |
//! | what a screen is given | `home.rs`, `brief.rs`, `history.rs`, `story.rs`, `lesson_story.rs`, `races.rs`, `trash.rs` |
//! | what a search finds | `search.rs`, `search/`, `searches.rs`; the index is kept by triggers in `migrations/0004_search.sql` |
//! | what patterns are made from | `patterns.rs` |
//! | two windows on one journal | `windows.rs` |

mod alignment;
mod alignment_due;
mod answers;
mod arcs;
mod backup;
mod bounce;
mod brief;
mod care;
mod carried;
mod check_ins;
mod columns;
mod debriefs;
mod error;
mod feelings;
mod goal_life;
mod goal_rows;
mod goals;
mod harvest;
mod history;
mod home;
mod lesson_life;
mod lesson_story;
mod lessons;
mod merging;
mod migrations;
mod opening;
mod patterns;
mod people;
mod plans;
mod platform;
mod races;
mod readings;
mod reviews;
mod search;
mod searches;
mod season;
mod step_backs;
mod steps;
mod story;
mod trash;
mod tries;
mod windows;
mod writing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

pub use error::{CopyError, OpenError, ReadError, WriteError};
pub use windows::Claim;

use platform::FileIdentity;

/// An open journal.
#[derive(Debug)]
pub struct Store {
    // Dropped first: once the journal is closed, nothing here is held any more.
    connection: Connection,
    file: Option<JournalFile>,
    presence: windows::Presence,
    /// What `data_version` said when it was last asked.
    seen: i64,
}

/// Which file is open, so that it is noticed when it goes away.
#[derive(Debug)]
struct JournalFile {
    path: PathBuf,
    identity: FileIdentity,
}

impl Store {
    /// Opens the journal at `path`, makes it and its folder where there is none, and brings an older one up to date
    /// after a copy of it was made beside it.
    ///
    /// # Errors
    /// When the path names no journal, or one of a newer version, or when the file cannot be made, read or brought up
    /// to date. The file is left as it was found.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_with(path, migrations::MIGRATIONS)
    }

    /// A journal in memory, for tests and for the demo; it is gone when it is dropped.
    ///
    /// # Errors
    /// When there is not enough memory.
    pub fn in_memory() -> Result<Self, OpenError> {
        let connection = opening::in_memory(migrations::MIGRATIONS)?;
        Self::around(connection, None)
            .map_err(|source| OpenError::Other { path: PathBuf::from(":memory:"), source })
    }

    /// Where the journal lies; `None` for one in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// How long a write waits while another program holds the journal, before it fails with [`WriteError::Locked`].
    /// Two seconds where nothing else is set.
    ///
    /// # Errors
    /// When the connection refuses it.
    pub fn wait_for_others(&self, at_most: Duration) -> Result<(), ReadError> {
        Ok(self.connection.busy_timeout(at_most)?)
    }

    /// Whether another window or program has written to the journal since this was last asked (or since it was opened).
    /// Takes a few microseconds.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn changed_elsewhere(&mut self) -> Result<bool, ReadError> {
        let now = data_version(&self.connection)?;
        let changed = now != self.seen;
        self.seen = now;
        Ok(changed)
    }

    fn open_with(path: &Path, migrations: &[&str]) -> Result<Self, OpenError> {
        let connection = opening::open(path, migrations)?;
        let identity = FileIdentity::of(path)
            .map_err(|source| OpenError::Unreadable { path: path.to_path_buf(), source })?;
        let file = JournalFile { path: path.to_path_buf(), identity };
        Self::around(connection, Some(file)).map_err(|error| OpenError::from_sqlite(path, error))
    }

    fn around(connection: Connection, file: Option<JournalFile>) -> rusqlite::Result<Self> {
        search::teach(&connection)?;
        let seen = data_version(&connection)?;
        let presence = windows::Presence::new(file.as_ref().map(|file| file.path.as_path()));
        Ok(Self { connection, file, presence, seen })
    }

    /// That the path still names the file that is open. One look at the file system, about a microsecond.
    fn check_still_there(&self) -> Result<(), WriteError> {
        match &self.file {
            Some(file) if FileIdentity::of(&file.path).ok() != Some(file.identity) => {
                Err(WriteError::Gone { path: file.path.clone() })
            }
            _ => Ok(()),
        }
    }

    fn write_error(&self, error: &rusqlite::Error) -> WriteError {
        WriteError::from_sqlite(self.path(), error)
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}
