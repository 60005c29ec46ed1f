//! A search that nobody waits for any more gives up.

use rusqlite::{Connection, Error, ErrorCode};

/// So many steps of the database's machine lie between two looks: well under a millisecond.
const STEPS: i32 = 2000;

/// While it lives, every query of the connection is interrupted once the search is outdated. It is gone before anything is written,
/// so that a write never is.
pub(super) struct GivingUp<'c>(&'c mut Connection);

impl<'c> GivingUp<'c> {
    pub(super) fn when(
        outdated: impl Fn() -> bool + Send + 'static,
        connection: &'c mut Connection,
    ) -> rusqlite::Result<Self> {
        connection.progress_handler(STEPS, Some(outdated))?;
        Ok(Self(connection))
    }
}

impl std::ops::Deref for GivingUp<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl Drop for GivingUp<'_> {
    fn drop(&mut self) {
        // Only a connection that is in use elsewhere refuses it, and this one has a single owner.
        let _ = self.0.progress_handler(STEPS, None::<fn() -> bool>);
    }
}

/// The outcome of a query, or `None` where it was given up.
pub(super) fn unless_given_up<T>(outcome: rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
    match outcome {
        Ok(found) => Ok(Some(found)),
        Err(Error::SqliteFailure(error, _)) if error.code == ErrorCode::OperationInterrupted => Ok(None),
        Err(error) => Err(error),
    }
}
