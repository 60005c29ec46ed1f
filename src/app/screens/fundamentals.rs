//! The fundamentals of training, looked at when a step back ends.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::id::StepBackId;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FundamentalsPage {
    /// When which step back ends.
    id: Option<StepBackId>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl FundamentalsPage {
    /// When a step back ends.
    #[must_use]
    pub fn after(id: StepBackId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }
}

impl Page for FundamentalsPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
