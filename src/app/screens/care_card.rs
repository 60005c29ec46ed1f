//! A card that offers people and help; never in the way.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CareCard {
    /// The page as it is read.
    pub sheet: Sheet,
}

impl Page for CareCard {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
