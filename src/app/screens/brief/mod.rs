//! The brief before a race: the lessons that fit it, the goals, what if, and what carries.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::id::RaceId;

/// The brief of a race.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefPage {
    /// Which; `None` until the next one is known.
    pub race: Option<RaceId>,
}

impl BriefPage {
    /// Of a race.
    #[must_use]
    pub fn of(race: RaceId) -> Self {
        Self { race: Some(race) }
    }

    /// Of the next race ahead.
    #[must_use]
    pub fn of_the_next() -> Self {
        Self { race: None }
    }
}

impl Page for BriefPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
