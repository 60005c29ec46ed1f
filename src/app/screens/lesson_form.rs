//! A lesson to write, or to change.

use super::super::command::{Command, Scope};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::lesson::Lesson;

/// The form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LessonForm {
    /// The lesson as it was.
    pub original: Option<Lesson>,
}

impl LessonForm {
    /// To change one that is there.
    #[must_use]
    pub fn of(lesson: Lesson) -> Self {
        Self { original: Some(lesson) }
    }
}

impl Page for LessonForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::Back {
            shared.go(Go::Back);
        }
    }
}
