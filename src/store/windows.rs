//! Several windows on one journal: which debrief is open in which of them.
//!
//! A claim is a mark on the debrief's row, so that another window sees it like any other write, once. It counts only
//! while the window that made it lives: each window that claims something holds an exclusive lock of the operating
//! system on `windows/<its id>.lock` beside the journal, which is freed at once when its process ends, however it ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::backup::folder_of;
use super::{ReadError, Store, WriteError, platform};
use crate::domain::id::{DebriefId, WindowId};

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The debrief is open in this window now.
    Here,
    /// Another running window has it open; nothing was changed.
    Elsewhere(WindowId),
}

impl Store {
    /// The id of this window.
    #[must_use]
    pub fn window(&self) -> WindowId {
        self.presence.id
    }

    /// Marks a debrief as open in this window, unless another running window has it open. Claiming again what is
    /// claimed here already writes nothing.
    ///
    /// # Errors
    /// When the mark cannot be written, or this window's lock cannot be held. The debrief can be worked on all the same;
    /// other windows then do not know of it.
    pub fn claim_debrief(&mut self, debrief: DebriefId) -> Result<Claim, WriteError> {
        let owner = self.open_in(debrief).map_err(|error| self.write_error(&error))?;
        match owner {
            Some(owner) if owner == self.window() => return Ok(Claim::Here),
            Some(owner) if self.is_running(owner) => return Ok(Claim::Elsewhere(owner)),
            _ => {}
        }
        self.presence.show().map_err(|error| WriteError::Other { detail: error.to_string() })?;
        // Two windows may get here at the same time: only one of them still finds the owner that both have seen.
        let won = self
            .connection
            .execute(
                "UPDATE debriefs SET open_in = ?2 WHERE id = ?1 AND open_in IS ?3",
                params![debrief, self.window(), owner],
            )
            .map_err(|error| self.write_error(&error))?;
        if won > 0 {
            return Ok(Claim::Here);
        }
        match self.open_in(debrief) {
            Ok(Some(owner)) => Ok(Claim::Elsewhere(owner)),
            Ok(None) => Err(WriteError::NoSuchDebrief(debrief)),
            Err(error) => Err(self.write_error(&error)),
        }
    }

    /// Takes the mark back; one that another window has made stays.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn release_debrief(&mut self, debrief: DebriefId) -> Result<(), WriteError> {
        self.connection
            .execute(
                "UPDATE debriefs SET open_in = NULL WHERE id = ?1 AND open_in = ?2",
                params![debrief, self.window()],
            )
            .map(|_| ())
            .map_err(|error| self.write_error(&error))
    }

    /// Whether another running window has a debrief open.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn open_elsewhere(&self, debrief: DebriefId) -> Result<bool, ReadError> {
        let owner = self.open_in(debrief)?;
        Ok(owner.is_some_and(|owner| owner != self.window() && self.is_running(owner)))
    }

    /// Whether a window runs: this one, or one that holds its lock.
    pub(super) fn is_running(&self, window: WindowId) -> bool {
        self.presence.is_running(window)
    }

    fn open_in(&self, debrief: DebriefId) -> rusqlite::Result<Option<WindowId>> {
        let owner = self
            .connection
            .prepare_cached("SELECT open_in FROM debriefs WHERE id = ?1")?
            .query_row([debrief], |row| row.get(0))
            .optional()?;
        Ok(owner.flatten())
    }
}

/// This window, as others can see it.
#[derive(Debug)]
pub(super) struct Presence {
    id: WindowId,
    /// Where the locks lie; `None` for a journal in memory, which has no other windows.
    folder: Option<PathBuf>,
    /// Held from the first claim on, so that a start does not pay for it.
    lock: Option<Lock>,
}

impl Presence {
    /// A window on the journal at `path`, not visible yet.
    pub(super) fn new(path: Option<&Path>) -> Self {
        Self {
            id: WindowId(Uuid::now_v7()),
            folder: path.map(|path| folder_of(path).join("windows")),
            lock: None,
        }
    }

    fn show(&mut self) -> io::Result<()> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        if self.lock.is_some() {
            return Ok(());
        }
        platform::make_private_folder(folder)?;
        remove_dead(folder)?;
        self.lock = Some(Lock::hold(lock_path(folder, self.id))?);
        Ok(())
    }

    fn is_running(&self, window: WindowId) -> bool {
        window == self.id || self.folder.as_ref().is_some_and(|folder| is_held(&lock_path(folder, window)))
    }
}

fn lock_path(folder: &Path, window: WindowId) -> PathBuf {
    folder.join(format!("{window}.lock"))
}

/// An exclusive lock on a file that goes away with it.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    /// Open for the lock's sake only.
    _file: File,
}

impl Lock {
    fn hold(path: PathBuf) -> io::Result<Self> {
        loop {
            let file = platform::make_private_file(&path)?;
            file.lock()?;
            // Another window may have taken the file for a dead one's before it was locked, and removed it.
            if path.exists() {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays behind is not locked and is removed by the next window.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Whether a running process holds the lock. Asked with a shared lock, so that two windows that ask at the same time do
/// not take each other for the holder.
fn is_held(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Removes the locks of windows that ended without tidying up.
fn remove_dead(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Ok(file) = File::open(&path) else {
            continue;
        };
        if path.extension().is_some_and(|extension| extension == "lock") && file.try_lock_shared().is_ok() {
            // Removed while the lock is held, see `Lock::hold`. Should it fail, the next window tries again.
            let _ = std::fs::remove_file(&path);
        }
    }
    Ok(())
}
