//! Why another verdict is chosen than that of the reading: one line at the foot of the page.

use super::super::super::command::Command;
use super::super::super::effect::Effect;
use super::super::super::geometry::Area;
use super::super::super::key::Key;
use super::super::super::shared::Shared;
use super::super::super::writing;
use crate::domain::reading::ReadingOverride;
use crate::text::editor::{Edit, Editor, Motion};

/// The line takes so many rows: a rule, the question, what is typed, and what becomes of it.
pub(super) const ROWS: u16 = 4;

/// The line while it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What was chosen; it is kept already.
    over: ReadingOverride,
    /// What is typed.
    pub editor: Editor,
}

impl Reason {
    pub(super) fn of(over: ReadingOverride) -> Self {
        let mut editor = Editor::line(&over.reason);
        editor.apply(Edit::Move(Motion::RowEnd));
        Self { over, editor }
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self) -> String {
        let ReadingOverride { chosen, read, .. } = &self.over;
        format!("You go with {}, the reading says {}. Why?", chosen.label(), read.label())
    }

    /// What was chosen, with the words as they are now: one line, whatever was pasted.
    pub(super) fn kept(&self) -> ReadingOverride {
        let reason = self.editor.text().split_whitespace().collect::<Vec<_>>().join(" ");
        ReadingOverride { reason, ..self.over.clone() }
    }

    /// Performs a command of writing; whether the words are others now.
    pub(super) fn perform(&mut self, command: Command, shared: &mut Shared) -> bool {
        writing::edit(command).is_some_and(|edit| self.apply(edit, shared))
    }

    /// Takes a key that is no command.
    pub(super) fn typed(&mut self, key: Key, shared: &mut Shared) -> bool {
        key.typed().is_some_and(|letter| self.apply(Edit::Insert(letter.to_string()), shared))
    }

    /// Takes a pasted text.
    pub(super) fn pasted(&mut self, text: &str, shared: &mut Shared) -> bool {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.apply(Edit::Paste(text), shared)
    }

    fn apply(&mut self, edit: Edit, shared: &mut Shared) -> bool {
        let applied = self.editor.apply(edit);
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        applied.changed_text()
    }

    pub(super) fn resize(&mut self, area: Area) {
        self.editor.resize(inside(area).columns, 1);
    }

    pub(super) fn clicked(&mut self, area: Area, (column, row): (u16, u16)) {
        let inside = inside(area);
        if inside.holds(column, row) {
            self.editor.set_cursor_at(column - inside.column, 0);
        }
    }
}

/// Where the words stand in the area of the line.
#[must_use]
pub fn inside(area: Area) -> Area {
    let row = area.below(2).top(1).beyond(2);
    row.left(row.columns.saturating_sub(2))
}
