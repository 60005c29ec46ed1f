//! A season on one page.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonPage {
    /// Which.
    year: i32,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl SeasonPage {
    /// The season of a year.
    #[must_use]
    pub fn of(year: i32) -> Self {
        Self { year, sheet: Sheet::default() }
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Season {}", self.year)
    }
}

impl Page for SeasonPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Season, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Season(self.year));
    }
}
