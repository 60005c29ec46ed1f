//! Wins by year. (The page is being written.)

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;

/// Wins by year..
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wins {}

impl Page for Wins {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
