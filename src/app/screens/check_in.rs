//! A check-in: seven numbers in twenty seconds. (The page is being written.)

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;

/// A check-in that is being filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckInForm {}

impl Page for CheckInForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
