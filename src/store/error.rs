//! What can go wrong with the journal's file, and what the runner can do about it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::id::DebriefId;

/// Why a journal could not be opened. Whenever this is returned, the file stands as it was found.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder could not be made.
    #[error("The folder {} could not be made: {source}. Check the path and who may write there.", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The path names a folder.
    #[error("{} is a folder, not a journal. Name the file itself, for example {}.", path.display(), path.join("journal.db").display())]
    IsFolder {
        /// The path.
        path: PathBuf,
    },
    /// The file could not be made or read.
    #[error("{} could not be opened: {source}. Check that the file may be read and written by you.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is something else than a database.
    #[error("{} is not a journal: it holds something else. It was left as it is; name another file.", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is the database of another program.
    #[error("{} is the database of another program. It was left as it is; name another file.", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A newer version of the program has written the file.
    #[error(
        "{} was written by a newer Second Wind (format {found}; this version knows {known}). It was left as it is; update Second Wind to open it.",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format of the file.
        found: u32,
        /// The newest format that this version knows.
        known: u32,
    },
    /// The copy that is made before an upgrade failed, so there was no upgrade.
    #[error("{} has to be brought up to date, and no copy of it could be made first: {source} The journal was left as it is.", path.display())]
    NoCopy {
        /// The journal.
        path: PathBuf,
        /// Why there is no copy.
        source: CopyError,
    },
    /// An upgrade failed and was taken back.
    #[error("{} could not be brought up to format {version}: {source}. It was left as it is. Report this, and go on with the version of Second Wind you had.", path.display())]
    Upgrade {
        /// The journal.
        path: PathBuf,
        /// The format that could not be reached.
        version: u32,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// Another program keeps the file locked.
    #[error("{} is locked by another program. Close it there, then try again.", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("The disk is full, so {} could not be opened. Free some space, then try again.", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file is broken.
    #[error("{} is damaged: {detail}. Put a copy of it in its place; keep the damaged file, much of it can often be saved.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the database said.
        detail: String,
    },
    /// Something else.
    #[error("{} could not be opened: {source}. Try again; if it stays, look at the file's folder and at who may write there.", path.display())]
    Other {
        /// The file.
        path: PathBuf,
        /// What the database said.
        source: rusqlite::Error,
    },
}

impl OpenError {
    /// What `error` means for opening `path`.
    pub(super) fn from_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        match Trouble::of(&error) {
            Trouble::DiskFull => Self::DiskFull { path },
            Trouble::Locked => Self::Locked { path },
            Trouble::NotADatabase => Self::NotADatabase { path },
            Trouble::Damaged => Self::Damaged { path, detail: error.to_string() },
            Trouble::ReadOnly | Trouble::Gone | Trouble::NotUnderstood | Trouble::Other => {
                Self::Other { path, source: error }
            }
        }
    }
}

/// Why nothing was written. The journal stands as before the attempt, and the attempt can be made again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No space left.
    #[error(
        "The disk is full. Free some space; Second Wind keeps trying and keeps your words on the screen."
    )]
    DiskFull,
    /// The file or its folder may only be read.
    #[error(
        "The journal may only be read, so nothing can be saved. Allow writing to the file and its folder; Second Wind keeps trying and keeps your words on the screen."
    )]
    ReadOnly,
    /// Another program has held the file for too long.
    #[error(
        "Another program is writing to the journal. Second Wind keeps trying and keeps your words on the screen."
    )]
    Locked,
    /// The file or its folder was moved, removed or replaced.
    #[error("The journal is no longer at {}. Put it back, or copy your words elsewhere before you quit; they are still on the screen.", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// The file is broken.
    #[error(
        "The journal's file is damaged, so nothing can be saved: {detail}. Copy your words elsewhere, quit, and put a copy of the journal in its place."
    )]
    Damaged {
        /// What the database said.
        detail: String,
    },
    /// An answer came for a debrief that is not there, for example because another window has emptied the trash.
    #[error(
        "The debrief that these words belong to is no longer in the journal. Copy them elsewhere, then begin the debrief again."
    )]
    NoSuchDebrief(DebriefId),
    /// Something else.
    #[error(
        "The journal could not be saved: {detail}. Second Wind keeps trying and keeps your words on the screen."
    )]
    Other {
        /// What the database said.
        detail: String,
    },
}

impl WriteError {
    /// What `error` means for a write to `path`.
    pub(super) fn from_sqlite(path: Option<&Path>, error: &rusqlite::Error) -> Self {
        let detail = error.to_string();
        match Trouble::of(error) {
            Trouble::DiskFull => Self::DiskFull,
            Trouble::ReadOnly => Self::ReadOnly,
            Trouble::Locked => Self::Locked,
            Trouble::Gone => match path {
                Some(path) => Self::Gone { path: path.to_path_buf() },
                None => Self::Other { detail },
            },
            Trouble::NotADatabase | Trouble::Damaged => Self::Damaged { detail },
            Trouble::NotUnderstood | Trouble::Other => Self::Other { detail },
        }
    }
}

/// Why something could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Another program has held the file for too long.
    #[error("Another program holds the journal. Close it there, then try again.")]
    Locked,
    /// The file or its folder was moved or removed.
    #[error("The journal can no longer be reached. Put its file back, then start Second Wind again.")]
    Gone,
    /// The file is broken.
    #[error(
        "The journal's file is damaged: {detail}. Quit, keep the damaged file, and put a copy of the journal in its place."
    )]
    Damaged {
        /// What the database said.
        detail: String,
    },
    /// A row holds what this version does not know.
    #[error(
        "The journal holds something that this version cannot read: {detail}. Nothing is lost; update Second Wind."
    )]
    NotUnderstood {
        /// What it was.
        detail: String,
    },
    /// Something else.
    #[error("The journal could not be read: {detail}. Try again.")]
    Other {
        /// What the database said.
        detail: String,
    },
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        match Trouble::of(&error) {
            Trouble::Locked => Self::Locked,
            Trouble::Gone => Self::Gone,
            Trouble::NotADatabase | Trouble::Damaged => Self::Damaged { detail },
            Trouble::NotUnderstood => Self::NotUnderstood { detail },
            Trouble::DiskFull | Trouble::ReadOnly | Trouble::Other => Self::Other { detail },
        }
    }
}

/// Why there is no copy. A file that was begun is removed again.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// There is a file of that name already.
    #[error("{} is there already and is never written over. Choose another name.", path.display())]
    AlreadyThere {
        /// Where the copy should have gone.
        path: PathBuf,
    },
    /// The file could not be made.
    #[error("{} could not be written: {source}. Check the folder and who may write there.", path.display())]
    CannotWrite {
        /// Where the copy should have gone.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No space left.
    #[error("The disk is too full for a copy at {}. Free some space, then try again.", path.display())]
    DiskFull {
        /// Where the copy should have gone.
        path: PathBuf,
    },
    /// The database could not be copied.
    #[error("The copy at {} failed: {source}. Try again.", path.display())]
    Failed {
        /// Where the copy should have gone.
        path: PathBuf,
        /// What the database said.
        source: rusqlite::Error,
    },
}

/// The kinds of trouble that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    DiskFull,
    ReadOnly,
    Locked,
    Gone,
    NotADatabase,
    Damaged,
    NotUnderstood,
    Other,
}

impl Trouble {
    /// Sorts what the database said.
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        let failure = match error {
            rusqlite::Error::SqliteFailure(failure, _) => failure,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..) => return Self::NotUnderstood,
            _ => return Self::Other,
        };
        match (failure.code, failure.extended_code) {
            // The index beside the journal could not grow: SQLite calls it an I/O error, it is the full disk.
            (ErrorCode::DiskFull, _) | (_, rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => Self::DiskFull,
            (_, rusqlite::ffi::SQLITE_READONLY_DBMOVED) | (ErrorCode::CannotOpen, _) => Self::Gone,
            (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => Self::ReadOnly,
            (
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed,
                _,
            ) => Self::Locked,
            (ErrorCode::NotADatabase, _) => Self::NotADatabase,
            (ErrorCode::DatabaseCorrupt, _) => Self::Damaged,
            _ => Self::Other,
        }
    }
}
