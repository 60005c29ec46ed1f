//! The journal and the clock, as the command line and the environment name them.

use crate::domain::clock::Now;
use crate::runtime::clock::{Clock, VARIABLE};
use crate::runtime::files::Folders;
use crate::runtime::{Options, RunError};
use crate::store::Store;

/// Whether a journal is made where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is made.
    Make,
    /// There is nothing to tell.
    Refuse,
}

/// What a subcommand works with.
pub(super) struct Journal {
    /// The journal.
    pub(super) store: Store,
    /// Where it and the configuration lie.
    pub(super) folders: Folders,
}

/// The time of this call: the clock, or what `SECONDWIND_NOW` says.
pub(super) fn now() -> Result<Now, String> {
    let clock = Clock::new(std::env::var(VARIABLE).ok().as_deref());
    clock.map(|clock| clock.now()).map_err(|error| error.to_string())
}

/// Opens the journal.
pub(super) fn open(options: &Options, missing: Missing) -> Result<Journal, String> {
    let told = |error: RunError| error.to_string();
    let folders = Folders::find(options).map_err(|error| told(error.into()))?;
    let path = folders.journal();
    // A file that cannot be looked at is the store's to tell of.
    if missing == Missing::Refuse && matches!(path.try_exists(), Ok(false)) {
        return Err(format!(
            "There is no journal at {} yet. Begin one with secondwind, or with secondwind checkin.",
            path.display()
        ));
    }
    let store = Store::open(&path).map_err(|error| told(error.into()))?;
    Ok(Journal { store, folders })
}
