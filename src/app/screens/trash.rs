//! What was deleted, to bring it back, or to end it for good.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::Key;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::change::{Change, Item};
use crate::domain::story::TrashRow;
use crate::domain::units::days;

/// The trash.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trash {
    /// What lies in it, last thrown first; `None` before it has been read.
    pub things: Option<Vec<TrashRow>>,
    /// The selection.
    pub rows: Rows,
    /// The runner has asked once to destroy it all, and is asked once more.
    pub sure: bool,
}

/// A thing by its name or first words; a check-in by its day, and what was done for an arc with the day.
#[must_use]
pub fn told(thing: &TrashRow) -> String {
    let day = thing.day.map(days::told_short);
    let parts = match thing.item {
        Item::CheckIn(_) | Item::StepBack(_) | Item::Alignment(_) => [day, Some(thing.label.clone())],
        Item::Try(_) => [Some(thing.label.clone()), day],
        _ => [Some(thing.label.clone()), None],
    };
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

impl Page for Trash {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Trash, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.things.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let full = self.things.as_ref().is_some_and(|things| !things.is_empty());
        match command {
            Command::Restore | Command::EmptyTrash => full,
            Command::Open => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        let asked = std::mem::take(&mut self.sure);
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Restore => {
                if let Some(thing) = self.things.iter().flatten().nth(self.rows.selected().unwrap_or(0)) {
                    shared.write(Change::Restore(thing.item));
                    shared.tell(format!("Back again: {}", told(thing)));
                    let at = shared.now.wall;
                    shared.can_undo(
                        format!("In the trash again: {}", told(thing)),
                        Change::Trash { item: thing.item, at },
                    );
                }
            }
            Command::EmptyTrash if asked => {
                shared.write(Change::EmptyTrash);
                // What is destroyed cannot be brought back by an older undo.
                shared.undo.clear();
                shared.tell("The trash is empty.");
            }
            Command::EmptyTrash => {
                self.sure = true;
                shared.warn("This ends them for good. The same key again if you are sure.");
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let list = geometry::body(shared.size).below(2);
        if list.holds(column, row) {
            self.rows.select(self.rows.visible().start + usize::from(row - list.row));
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.rows.set_height(geometry::body(shared.size).below(2).rows.into());
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Trash);
    }

    fn answered(&mut self, reply: &Reply, _shared: &mut Shared) -> Heard {
        let Reply::Trash(things) = reply else {
            return Heard::No;
        };
        self.rows.set_count(things.len());
        self.things = Some(things.clone());
        Heard::Yes
    }
}
