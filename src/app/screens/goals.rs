//! Goals, with steps and what is due.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalList {
    /// The page as it is read.
    pub sheet: Sheet,
}

impl Page for GoalList {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Goals, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Goals(shared.now.today()));
    }
}
