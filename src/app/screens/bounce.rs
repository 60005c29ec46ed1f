//! The bounce plan after a setback.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::id::RaceId;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BouncePage {
    /// After which race; `None` until the last setback is known.
    race: Option<RaceId>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl BouncePage {
    /// The plan after a race.
    #[must_use]
    pub fn of(race: RaceId) -> Self {
        Self { race: Some(race), ..Self::default() }
    }

    /// The plan after the last setback.
    #[must_use]
    pub fn of_the_last() -> Self {
        Self::default()
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        "Bounce plan".to_owned()
    }
}

impl Page for BouncePage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Bounce, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        if let Some(race) = self.race {
            shared.read(Read::Bounce(race));
        }
    }
}
