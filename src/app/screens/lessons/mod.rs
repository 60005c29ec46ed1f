//! Lessons: found by typing, narrowed by facets.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;

/// The lessons, and what is searched for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lessons {}

impl Lessons {
    /// Lessons, with the cursor in what is searched for.
    #[must_use]
    pub fn searching() -> Self {
        Self::default()
    }
}

impl Page for Lessons {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
