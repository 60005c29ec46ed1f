//! The edge of the program: the terminal, the input, the clock, the signals, the worker that performs effects on the store.
//!
//! The main thread alone owns the [`State`](crate::app::State); it sleeps until an event comes in. The input thread reads the terminal, the
//! worker thread alone owns the store, so that the screen never waits for the disk.

pub mod clock;
pub mod demo;
mod external_editor;
pub mod files;
mod input;
mod main_loop;
pub mod rescue;
mod signals;
mod terminal;
pub mod worker;

use std::io::IsTerminal;
use std::path::PathBuf;

pub use main_loop::run;

/// How many columns the output has, where it is a terminal.
#[must_use]
pub fn output_columns() -> Option<u16> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|columns| *columns > 0)
}

/// What the journal opens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opening {
    /// The page that the settings name.
    #[default]
    FirstPage,
    /// The review of steps and goals.
    Review,
    /// The review of the week.
    Week,
    /// The review of the month.
    Month,
}

/// What the command line and the environment say before anything is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The folder of the journal, in place of the platform's.
    pub data_dir: Option<PathBuf>,
    /// The folder of the configuration, in place of the platform's.
    pub config_dir: Option<PathBuf>,
    /// What the journal opens on.
    pub opening: Opening,
}

/// Why the program could not run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No place for the journal.
    #[error("{0}")]
    Files(#[from] files::FilesError),
    /// The clock that was set is none.
    #[error("{0}")]
    Clock(#[from] clock::ClockError),
    /// The journal cannot be opened.
    #[error("{0}")]
    Open(#[from] crate::store::OpenError),
    /// Nobody could see it.
    #[error("Second Wind needs a terminal. Run it directly in one, without redirecting its input or output.")]
    NoTerminal,
    /// The terminal could not be used.
    #[error("The terminal could not be used: {0}.")]
    Terminal(#[source] std::io::Error),
    /// Words could not be saved before the end.
    #[error("Not everything could be saved: {reason} The unsaved words are in {path}.")]
    Rescued {
        /// What the disk said.
        reason: String,
        /// Where they are.
        path: PathBuf,
    },
    /// Words could not be saved at all.
    #[error("Not everything could be saved: {reason} No other place could be written to either.")]
    Lost {
        /// What the disk said.
        reason: String,
    },
    /// A defect.
    #[error("Second Wind stopped because of a defect of its own. What you wrote is saved. The report: {0}")]
    Defect(String),
}
