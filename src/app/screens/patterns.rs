//! What keeps coming back, what has not come back, and what helps.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;

/// The patterns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Patterns {}

impl Patterns {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Page for Patterns {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
