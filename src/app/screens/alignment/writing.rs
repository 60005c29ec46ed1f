//! Lines that are written in place: a small step in own words, what the plan assumes and what the season gives, a note. They are
//! kept at every pause of typing.

use super::acts::{put, put_row, row_of, taken_back};
use super::{AlignmentPage, Item, table};
use crate::app::effect::Effect;
use crate::app::geometry::Area;
use crate::app::shared::Shared;
use crate::domain::alignment::{AlignmentCheck, FitItem, FitStep};
use crate::domain::change::Change;
use crate::text::editor::{Edit, Editor};

/// The column within a thing in which its line begins: behind "If ", "then " and "Note ".
pub(super) const STEP_COLUMN: u16 = 11;
/// Likewise for the line about a check.
pub(super) const NOTE_COLUMN: u16 = 8;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The moment of the week of a small step.
    Moment(FitItem),
    /// Its change.
    Change(FitItem),
    /// What the plan assumes, by the place of the row.
    Assumes(usize),
    /// What this season really gives.
    Gives(usize),
    /// The line about the check.
    Note,
}

impl Target {
    /// The thing on the page that it belongs to.
    pub(super) fn item(self) -> Item {
        match self {
            Self::Moment(item) | Self::Change(item) => Item::Lowest(item),
            Self::Assumes(place) | Self::Gives(place) => Item::Assumption(place),
            Self::Note => Item::Note,
        }
    }
}

/// A line that is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// What.
    pub target: Target,
    /// What is typed.
    pub editor: Editor,
    /// The check as it was before.
    before: AlignmentCheck,
}

impl AlignmentPage {
    /// Begins to write a line.
    pub(super) fn write(&mut self, target: Target, shared: &Shared) {
        let Some(before) = self.check().cloned() else { return };
        let row = |place: usize| {
            let words = shared.content.alignment.assumptions.rows.get(place);
            words.map(|words| row_of(&before, &words.id))
        };
        let text = match target {
            Target::Moment(item) => self.step_of(item, shared).moment,
            Target::Change(item) => self.step_of(item, shared).change,
            Target::Assumes(place) => row(place).map_or_else(String::new, |row| row.assumes),
            Target::Gives(place) => row(place).map_or_else(String::new, |row| row.gives),
            Target::Note => before.note.clone(),
        };
        self.editing = Some(Editing { target, editor: Editor::line(&text), before });
        self.compose(shared);
        self.select(target.item());
        self.compose(shared);
    }

    pub(super) fn edit(&mut self, edit: Edit, shared: &mut Shared) {
        let Some(applied) = self.editing.as_mut().map(|editing| editing.editor.apply(edit)) else { return };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() {
            self.keep_line(shared);
        }
        self.compose(shared);
    }

    /// Hands over what is typed, at the next pause.
    fn keep_line(&mut self, shared: &mut Shared) {
        let Some(editing) = &self.editing else { return };
        let (target, text) = (editing.target, editing.editor.text().trim().to_owned());
        let row_id = |place: usize| {
            let words = shared.content.alignment.assumptions.rows.get(place);
            words.map_or_else(String::new, |words| words.id.clone())
        };
        let changed = match target {
            Target::Moment(item) => {
                let step = FitStep { moment: text, ..self.step_of(item, shared) };
                self.change(|check| put(check, step))
            }
            Target::Change(item) => {
                let step = FitStep { change: text, ..self.step_of(item, shared) };
                self.change(|check| put(check, step))
            }
            Target::Assumes(place) => {
                let id = row_id(place);
                self.change(|check| {
                    let row = row_of(check, &id);
                    put_row(check, crate::domain::alignment::Assumption { assumes: text, ..row });
                })
            }
            Target::Gives(place) => {
                let id = row_id(place);
                self.change(|check| {
                    let row = row_of(check, &id);
                    put_row(check, crate::domain::alignment::Assumption { gives: text, ..row });
                })
            }
            Target::Note => self.change(|check| check.note = text),
        };
        if let Some((before, now)) = changed {
            shared
                .write_at_pause(Change::PutAlignment { check: Box::new(now), base: Some(Box::new(before)) });
        }
    }

    /// The line is left; what was typed is kept.
    pub(super) fn finish_line(&mut self, shared: &mut Shared) {
        let Some(editing) = self.editing.take() else { return };
        shared.saver.hurry();
        let now = self.checks.iter().find(|check| check.id == editing.before.id).cloned();
        if let Some(now) = now.filter(|now| *now != editing.before) {
            shared.can_undo("The line is as before.", taken_back(editing.before, now));
        }
        self.compose(shared);
    }

    /// On to the next line that can be written, or back to the one before.
    pub(super) fn next_line(&mut self, by: isize, shared: &mut Shared) {
        let Some(target) = self.editing.as_ref().map(|editing| editing.target) else { return };
        let mut all: Vec<Target> = Vec::new();
        for item in &self.items {
            match *item {
                Item::Lowest(item) if self.step_of(item, shared).step.is_none() => {
                    all.extend([Target::Moment(item), Target::Change(item)]);
                }
                Item::Assumption(place) => all.extend([Target::Assumes(place), Target::Gives(place)]),
                Item::Note => all.push(Target::Note),
                Item::Lowest(_) | Item::Check(_) => {}
            }
        }
        let place = all.iter().position(|other| *other == target);
        let next =
            place.and_then(|place| place.checked_add_signed(by)).and_then(|next| all.get(next).copied());
        self.finish_line(shared);
        if let Some(next) = next {
            self.write(next, shared);
        }
    }

    /// Where the line stands that is written; `None` where none is, or where it is out of sight.
    #[must_use]
    pub fn writing_area(&self, shared: &Shared) -> Option<Area> {
        let editing = self.editing.as_ref()?;
        let item = editing.target.item();
        let place = self.items.iter().position(|other| *other == item)?;
        let (column, row) = self.sheet.corner_of(place)?;
        let area = Self::area(shared);
        let columns = super::compose::left_columns(area.columns);
        let (inside, below, columns) = match editing.target {
            Target::Moment(_) => (STEP_COLUMN, 1, columns.saturating_sub(STEP_COLUMN + 1)),
            Target::Change(_) => (STEP_COLUMN, 2, columns.saturating_sub(STEP_COLUMN + 1)),
            Target::Assumes(_) => {
                let cells = table::Cells::of(columns);
                (cells.first, cells.below, cells.columns)
            }
            Target::Gives(_) => {
                let cells = table::Cells::of(columns);
                (cells.second, cells.below, cells.columns)
            }
            Target::Note => (NOTE_COLUMN, 0, columns.saturating_sub(NOTE_COLUMN + 1)),
        };
        let row = row + below;
        (row < area.rows).then_some(Area {
            column: area.column + column + inside,
            row: area.row + row,
            columns,
            rows: 1,
        })
    }

    /// Fits the line that is written into its place.
    pub(super) fn resize_line(&mut self, shared: &Shared) {
        let columns = self.writing_area(shared).map_or(20, |area| area.columns);
        if let Some(editing) = &mut self.editing {
            editing.editor.resize(columns.max(4), 1);
        }
    }
}
