//! From a path to an open journal.
//!
//! Opening takes about a millisecond however long the journal is: no check of the whole file, no statistics, nothing
//! that reads more than the first pages.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::backup::folder_of;
use super::error::{OpenError, Trouble};
use super::migrations;
use super::platform;

/// Marks a `SQLite` file as a journal of this program: "2ndW" in ASCII.
pub(super) const APPLICATION_ID: u32 = 0x326e_6457;

/// How long a write waits for another window before it gives up.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many prepared statements are kept; a little more than the reading and writing of one debrief uses.
const STATEMENTS: usize = 64;

/// Opens the journal at `path`, and makes it where there is none.
pub(super) fn open(path: &Path, migrations: &[&str]) -> Result<Connection, OpenError> {
    let known = migrations::newest(migrations);
    let new = match look(path)? {
        Found::Nothing => {
            make(path)?;
            true
        }
        Found::EmptyFile => true,
        Found::Database(header) if header.application_id != APPLICATION_ID => {
            return Err(OpenError::Foreign { path: path.to_path_buf() });
        }
        Found::Database(header) if header.user_version > known => {
            return Err(OpenError::Newer { path: path.to_path_buf(), found: header.user_version, known });
        }
        Found::Database(_) => false,
    };
    let mut connection = connect(path).map_err(|error| unopened(path, error))?;
    let other = |error| OpenError::from_sqlite(path, error);
    if new {
        // Written before the write-ahead log is switched on, so that the mark always stands in the file itself.
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(other)?;
    } else {
        refuse_newer(&connection, path, known)?;
    }
    set_up(&connection).map_err(other)?;
    migrations::upgrade(&mut connection, path, migrations)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(other)?;
    Ok(connection)
}

/// Opens a journal that lives only as long as its connection.
pub(super) fn in_memory(migrations: &[&str]) -> Result<Connection, OpenError> {
    let path = PathBuf::from(":memory:");
    let other = |error| OpenError::from_sqlite(&path, error);
    let mut connection = Connection::open_in_memory().map_err(other)?;
    migrations::upgrade(&mut connection, &path, migrations)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(other)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// What stands at a path.
#[derive(Debug, Clone, Copy)]
enum Found {
    Nothing,
    EmptyFile,
    Database(Header),
}

/// The two numbers in a `SQLite` file's header that say whose it is.
#[derive(Debug, Clone, Copy)]
struct Header {
    user_version: u32,
    application_id: u32,
}

/// Looks at the file's first 100 bytes without a database: `SQLite` itself might already repair or change what is not ours.
fn look(path: &Path) -> Result<Found, OpenError> {
    let unreadable = |source| OpenError::Unreadable { path: path.to_path_buf(), source };
    match std::fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unreadable(error)),
        Ok(metadata) if metadata.is_dir() => {
            return Err(OpenError::IsFolder { path: path.to_path_buf() });
        }
        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => return Ok(Found::EmptyFile),
        Ok(metadata) if metadata.is_file() => {}
        // A pipe would keep the program waiting, a device is no place for a journal.
        Ok(_) => {
            return Err(OpenError::NotADatabase { path: path.to_path_buf() });
        }
    }
    let mut bytes = Vec::with_capacity(HEADER_LENGTH);
    File::open(path)
        .and_then(|file| file.take(HEADER_LENGTH as u64).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    read_header(&bytes)
        .map(Found::Database)
        .ok_or_else(|| OpenError::NotADatabase { path: path.to_path_buf() })
}

/// The length of a `SQLite` file's header, see <https://www.sqlite.org/fileformat.html#the_database_header>.
const HEADER_LENGTH: usize = 100;

fn read_header(bytes: &[u8]) -> Option<Header> {
    let number = |first: usize| {
        let four = bytes.get(first..first + 4)?;
        Some(u32::from_be_bytes(four.try_into().ok()?))
    };
    if bytes.len() < HEADER_LENGTH || !bytes.starts_with(b"SQLite format 3\0") {
        return None;
    }
    Some(Header { user_version: number(60)?, application_id: number(68)? })
}

fn make(path: &Path) -> Result<(), OpenError> {
    let folder = folder_of(path);
    platform::make_private_folder(folder)
        .map_err(|source| OpenError::Folder { path: folder.to_path_buf(), source })?;
    match platform::make_private_file(path) {
        Ok(_) => Ok(()),
        // Another window was quicker by a moment.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(OpenError::Unreadable { path: path.to_path_buf(), source }),
    }
}

/// Connects without writing anything. A read-only file is opened for reading; a write then says why it fails.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// The format may stand in the write-ahead log only, which the header does not show.
fn refuse_newer(connection: &Connection, path: &Path, known: u32) -> Result<(), OpenError> {
    let other = |error| OpenError::from_sqlite(path, error);
    // Closing must not fold the log into a file that is to be left as it is.
    let fold_at_close = |on: bool| {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !on).map(|_| ()).map_err(other)
    };
    fold_at_close(false)?;
    let found = migrations::current(connection).map_err(other)?;
    if found > known {
        return Err(OpenError::Newer { path: path.to_path_buf(), found, known });
    }
    fold_at_close(true)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    if !connection.is_readonly(rusqlite::MAIN_DB)? {
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    }
    connection.execute_batch(
        // FULL: what was said to be saved survives a power cut. secure_delete: what was ended for good is overwritten.
        "PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA journal_size_limit = 4194304;",
    )
}

fn unopened(path: &Path, error: rusqlite::Error) -> OpenError {
    match Trouble::of(&error) {
        Trouble::Gone | Trouble::ReadOnly => {
            OpenError::Unreadable { path: path.to_path_buf(), source: io::Error::other(error) }
        }
        _ => OpenError::from_sqlite(path, error),
    }
}
