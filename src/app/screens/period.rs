//! A week, a month or a season looked back at.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::review::ReviewKind;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReview {
    /// What is looked back at.
    kind: ReviewKind,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl PeriodReview {
    /// Looks back at a week, a month or a season.
    #[must_use]
    pub fn of(kind: ReviewKind) -> Self {
        Self { kind, sheet: Sheet::default() }
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("The {}", self.kind.label())
    }
}

impl Page for PeriodReview {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Period, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Review(self.kind, shared.now.today()));
    }
}
