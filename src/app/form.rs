//! A form: fields below one another, one of which is written in. How one moves in it, writes in it and clicks on it is the same
//! in every form, because it is said here; what the fields mean is the business of each.

use super::command::Command;
use super::effect::Effect;
use super::entry::Entry;
use super::geometry::Area;
use super::key::Key;
use super::rows::{Rows, Step};
use super::shared::Shared;
use crate::text::editor::{Applied, Edit, Motion};

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField<K> {
    /// What it holds the words of.
    pub fact: K,
    /// Its words.
    pub label: String,
    /// What it holds.
    pub entry: Entry,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

impl<K> FormField<K> {
    /// A field in which nothing is wrong.
    #[must_use]
    pub fn new(fact: K, label: impl Into<String>, entry: Entry) -> Self {
        Self { fact, label: label.into(), entry, problem: None }
    }
}

/// What came of a key or a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Nothing that matters to the page.
    Nothing,
    /// Another field is written in.
    Moved,
    /// The field that is written in holds something else.
    Changed,
    /// The runner wants to leave.
    Leave,
}

/// The fields, and the one that is written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form<K> {
    /// The fields.
    pub fields: Vec<FormField<K>>,
    /// The field that is written in.
    pub rows: Rows,
    /// How wide the labels are.
    pub label_columns: u16,
}

impl<K: Copy + PartialEq> Form<K> {
    /// A form with labels of so many columns.
    #[must_use]
    pub fn new(label_columns: u16, fields: Vec<FormField<K>>) -> Self {
        let mut rows = Rows::default();
        rows.set_count(fields.len());
        let mut form = Self { fields, rows, label_columns };
        form.settle();
        form
    }

    /// The field that is written in.
    #[must_use]
    pub fn here(&self) -> Option<&FormField<K>> {
        self.fields.get(self.rows.selected()?)
    }

    /// The field of a fact.
    #[must_use]
    pub fn field(&self, fact: K) -> Option<&FormField<K>> {
        self.fields.iter().find(|field| field.fact == fact)
    }

    /// What the field of a fact holds; empty where there is none.
    #[must_use]
    pub fn entered(&self, fact: K) -> String {
        self.field(fact).map_or_else(String::new, |field| field.entry.entered())
    }

    /// Writes in the field of a fact from now on.
    pub fn select(&mut self, fact: K) {
        if let Some(place) = self.fields.iter().position(|field| field.fact == fact) {
            self.rows.select(place);
            self.settle();
        }
    }

    /// What is written in is gone on with at its end.
    fn settle(&mut self) {
        self.leave_the_others();
        self.move_here(Motion::RowEnd);
    }

    /// What is not written in is seen from its beginning.
    fn leave_the_others(&mut self) {
        let here = self.rows.selected();
        for (place, field) in self.fields.iter_mut().enumerate() {
            if let Entry::Text(editor) = &mut field.entry
                && here != Some(place)
            {
                editor.apply(Edit::Move(Motion::RowStart));
            }
        }
    }

    fn move_here(&mut self, motion: Motion) {
        let field = self.rows.selected().and_then(|place| self.fields.get_mut(place));
        if let Some(Entry::Text(editor)) = field.map(|field| &mut field.entry) {
            editor.apply(Edit::Move(motion));
        }
    }

    /// The first field that cannot be read.
    #[must_use]
    pub fn wrong(&self) -> Option<&FormField<K>> {
        self.fields.iter().find(|field| field.problem.is_some())
    }

    /// Performs a command of [`Scope::Form`](super::command::Scope::Form) or of writing.
    pub fn perform(&mut self, command: Command, shared: &mut Shared) -> Done {
        let step = match command {
            Command::NextField => Step::Down,
            Command::PreviousField => Step::Up,
            Command::FormPageDown => Step::PageDown,
            Command::FormPageUp => Step::PageUp,
            Command::LeaveForm => return Done::Leave,
            command => return self.work(shared, |entry| entry.perform(command)),
        };
        self.rows.step(step);
        self.settle();
        Done::Moved
    }

    /// Takes a key that is no command.
    pub fn typed(&mut self, key: Key, shared: &mut Shared) -> Done {
        let Some(character) = key.typed() else { return Done::Nothing };
        self.work(shared, |entry| entry.typed(character))
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str, shared: &mut Shared) -> Done {
        self.work(shared, |entry| entry.pasted(text))
    }

    fn work(&mut self, shared: &mut Shared, work: impl FnOnce(&mut Entry) -> Applied) -> Done {
        let field = self.rows.selected().and_then(|place| self.fields.get_mut(place));
        let Some(applied) = field.map(|field| work(&mut field.entry)) else { return Done::Nothing };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() { Done::Changed } else { Done::Nothing }
    }

    /// Writes in the field that was clicked on, at that place; `area` is where the fields stand.
    pub fn clicked(&mut self, area: Area, (column, row): (u16, u16)) -> Done {
        if !area.holds(column, row) {
            return Done::Nothing;
        }
        self.rows.select(self.rows.visible().start + usize::from(row - area.row));
        self.leave_the_others();
        let inside = column.saturating_sub(area.column + self.label_columns + 2);
        let field = self.rows.selected().and_then(|place| self.fields.get_mut(place));
        if let Some(Entry::Text(editor)) = field.map(|field| &mut field.entry) {
            editor.set_cursor_at(inside, 0);
        }
        Done::Moved
    }

    /// The fields stand in another area.
    pub fn resized(&mut self, area: Area) {
        self.rows.set_count(self.fields.len());
        self.rows.set_height(area.rows.into());
        let columns = area.columns.saturating_sub(self.label_columns + 3).max(1);
        for field in &mut self.fields {
            if let Entry::Text(editor) = &mut field.entry {
                editor.resize(columns, 1);
            }
        }
    }
}
