//! One lesson: what it says, where it came from, and what became of it.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::id::LessonId;

/// One lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonPage {
    /// Which.
    pub id: LessonId,
}

impl LessonPage {
    /// A lesson.
    #[must_use]
    pub fn of(lesson: LessonId) -> Self {
        Self { id: lesson }
    }
}

impl Page for LessonPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
