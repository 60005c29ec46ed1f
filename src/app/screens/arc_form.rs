//! An arc to declare or to change. (The page is being written.)

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;

/// An arc to declare or to change..
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArcForm {}

impl Page for ArcForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
