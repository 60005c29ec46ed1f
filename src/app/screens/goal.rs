//! One goal.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::id::GoalId;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalPage {
    /// Which.
    id: GoalId,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl GoalPage {
    /// The page of a goal.
    #[must_use]
    pub fn of(id: GoalId) -> Self {
        Self { id, sheet: Sheet::default() }
    }
}

impl Page for GoalPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Goal, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Goal(self.id, shared.now.today()));
    }
}
