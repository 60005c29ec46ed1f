//! One step back, or a stop that came unplanned.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::id::StepBackId;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepBackPage {
    /// Which; `None` for the one that runs.
    id: Option<StepBackId>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl StepBackPage {
    /// The page of a step back.
    #[must_use]
    pub fn of(id: StepBackId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// That of the one that runs.
    #[must_use]
    pub fn of_the_running() -> Self {
        Self::default()
    }
}

impl Page for StepBackPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
