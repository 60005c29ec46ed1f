//! A step back, to be planned or changed.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::step_back::StepBack;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepBackForm {
    /// The step back that is changed; `None` for a new one.
    of: Option<StepBack>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl StepBackForm {
    /// Changes one.
    #[must_use]
    pub fn of(step_back: &StepBack) -> Self {
        Self { of: Some(step_back.clone()), ..Self::default() }
    }
}

impl Page for StepBackForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
