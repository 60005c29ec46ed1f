//! Copies of the whole journal.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Store;
use super::error::{CopyError, Trouble};
use super::platform;

impl Store {
    /// Writes a complete, compact copy of the journal to `path`, readable for nobody else. The journal stays in use.
    ///
    /// # Errors
    /// When there is a file at `path` already, or when it cannot be written; a half-written copy is removed.
    pub fn copy_to(&self, path: &Path) -> Result<(), CopyError> {
        copy(&self.connection, path)
    }
}

/// Copies what `connection` has open to `path`, which must not be there yet.
pub(super) fn copy(connection: &Connection, path: &Path) -> Result<(), CopyError> {
    let cannot_write = |source: std::io::Error| CopyError::CannotWrite { path: path.to_path_buf(), source };
    // The file is made first, empty and private: SQLite accepts an empty file, and would make a public one itself.
    let file = platform::make_private_file(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => CopyError::AlreadyThere { path: path.to_path_buf() },
        _ => cannot_write(source),
    })?;
    let copied = fill(connection, path).and_then(|()| {
        file.sync_all().and_then(|()| platform::sync_folder(folder_of(path))).map_err(cannot_write)
    });
    if copied.is_err() {
        drop(file);
        // The reason for the failure is what the runner needs to hear, not that tidying up failed as well.
        let _ = std::fs::remove_file(path);
    }
    copied
}

/// The folder in which `path` lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn fill(connection: &Connection, path: &Path) -> Result<(), CopyError> {
    let path_buf = || PathBuf::from(path);
    let Some(name) = path.to_str() else {
        return Err(CopyError::CannotWrite {
            path: path_buf(),
            source: std::io::Error::other("the name is not valid Unicode"),
        });
    };
    connection.execute("VACUUM INTO ?1", [name]).map(|_| ()).map_err(|source| match Trouble::of(&source) {
        Trouble::DiskFull => CopyError::DiskFull { path: path_buf() },
        _ => CopyError::Failed { path: path_buf(), source },
    })
}
