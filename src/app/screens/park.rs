//! A thought, to be parked until a day.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::id::RaceId;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParkForm {
    /// About which race.
    race: Option<RaceId>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl ParkForm {
    /// A thought about a race.
    #[must_use]
    pub fn about(race: RaceId) -> Self {
        Self { race: Some(race), ..Self::default() }
    }
}

impl Page for ParkForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
