//! A goal, to be written or changed.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::goal::GoalKind;
use crate::domain::id::RaceId;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalForm {
    /// The page as it is read.
    pub sheet: Sheet,
}

impl GoalForm {
    /// To write a new one of a kind.
    #[must_use]
    pub fn of_kind(_kind: GoalKind) -> Self {
        Self::default()
    }

    /// To write it for a race, ahead or just run, where it is a new one.
    #[must_use]
    pub fn tied_to(self, _race: RaceId) -> Self {
        self
    }

    /// To write a new one for a race.
    #[must_use]
    pub fn for_race(_race: RaceId) -> Self {
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
