//! Steps and goals, one card at a time.

use super::super::command::{Command, Scope};
use super::super::effect::Read;
use super::super::key::Key;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::review::ReviewKind;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalReview {
    /// The page as it is read.
    pub sheet: Sheet,
}

impl Page for GoalReview {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Review, Scope::Rows]
    }

    fn perform(&mut self, _command: Command, _key: Key, _shared: &mut Shared) {}

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Review(ReviewKind::Goals, shared.now.today()));
    }
}
