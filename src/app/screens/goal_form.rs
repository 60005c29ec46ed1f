//! A goal, to be written or changed.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalForm {
    /// The page as it is read.
    pub sheet: Sheet,
}

impl GoalForm {
    /// The form of a goal.
    #[must_use]
    pub fn of(_goal: &crate::domain::goal::Goal) -> Self {
        Self::default()
    }
}

impl Page for GoalForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Goals(shared.now.today()));
    }
}
