//! One arc. (The page is being written.)

pub mod words;

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::id::ArcId;

/// One arc..
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArcPage {}

impl ArcPage {
    /// Of this arc.
    #[must_use]
    pub fn of(_arc: ArcId) -> Self {
        Self {}
    }
}

impl Page for ArcPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
