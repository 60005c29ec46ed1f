//! Writing in a bounce plan: a line about an item, kept at each pause, and a talk that becomes a small step.

use super::BouncePage;
use crate::app::shared::Shared;
use crate::domain::bounce::BounceTick;
use crate::domain::change::{Change, Item};
use crate::domain::goal::{Step, StepState};
use crate::domain::id::{PersonId, StepId};
use crate::domain::person::Person;
use crate::domain::units::days::{self, Toward, parse_day};
use crate::text::editor::Editor;

/// The column within an item in which its line begins, behind the label.
pub(super) const COLUMN: u16 = 10;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A line about the item.
    Note,
    /// Who will be talked to, and when.
    Talk,
}

/// A line that is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// What.
    pub target: Target,
    /// The place of its item.
    pub place: usize,
    /// In which row of the item it stands.
    pub row: u16,
    /// What is typed.
    pub editor: Editor,
    /// What was said of the item before.
    before: Option<BounceTick>,
    /// The item's id.
    item: String,
}

impl BouncePage {
    /// Begins to write about the selected item.
    pub(super) fn write(&mut self, target: Target, shared: &Shared) {
        let (Some(basis), Some((place, item))) = (&self.known, self.selected(shared)) else { return };
        let before = basis.tick(&item.id).cloned();
        let text = match target {
            Target::Note => before.as_ref().map_or("", |tick| tick.note.as_str()),
            Target::Talk => "",
        };
        let (editor, item) = (Editor::line(text), item.id.clone());
        self.editing = Some(Editing { target, place, row: 0, editor, before, item });
        self.compose(shared);
    }

    /// Hands over the line about an item, at the next pause.
    pub(super) fn keep_note(&mut self, shared: &mut Shared) {
        let (Some(editing), Some(basis)) = (&self.editing, &mut self.known) else { return };
        if editing.target != Target::Note {
            return;
        }
        let (item, note) = (editing.item.clone(), editing.editor.text().trim().to_owned());
        let known = basis.tick(&item);
        if known.map_or("", |tick| tick.note.as_str()) == note {
            return;
        }
        let tick = known.and_then(|tick| tick.tick);
        let tick = BounceTick { race: basis.race.id, item, tick, note, at: shared.now.wall };
        put(&mut basis.ticks, tick.clone());
        shared.write_at_pause(Change::NoteTick(tick));
    }

    /// The line is left; what was typed is kept.
    pub(super) fn finish(&mut self, shared: &mut Shared) {
        self.keep_note(shared);
        let Some(editing) = self.editing.take() else { return };
        match editing.target {
            Target::Note => self.remember_note(&editing, shared),
            Target::Talk => self.plan_talk(&editing, shared),
        }
        self.compose(shared);
    }

    /// The line is left: one about an item is kept all the same, a talk that is not planned yet is none.
    pub(super) fn leave_line(&mut self, shared: &mut Shared) {
        if self.editing.as_ref().is_some_and(|editing| editing.target == Target::Talk) {
            self.editing = None;
            self.compose(shared);
        } else {
            self.finish(shared);
        }
    }

    fn remember_note(&self, editing: &Editing, shared: &mut Shared) {
        let Some(basis) = &self.known else { return };
        let note = |tick: Option<&BounceTick>| tick.map_or_else(String::new, |tick| tick.note.clone());
        let (before, now) = (note(editing.before.as_ref()), basis.tick(&editing.item));
        shared.saver.hurry();
        if let Some(now) = now.filter(|now| now.note != before) {
            // Only the line is taken back; what is said of the item stands.
            let tick = BounceTick { note: before, ..now.clone() };
            shared.can_undo("The line is as before.", Change::NoteTick(tick));
        }
    }

    /// A name, and a day behind the last comma, become a step about that person; without a day it is tomorrow.
    fn plan_talk(&mut self, editing: &Editing, shared: &mut Shared) {
        let Some(basis) = &mut self.known else { return };
        let words = editing.editor.text().trim().to_owned();
        if words.is_empty() {
            return;
        }
        let today = shared.now.today();
        let read = |text: &str| parse_day(text, today, Toward::Future).ok();
        let parted = words.rsplit_once(',');
        let parted = parted.and_then(|(name, day)| Some((name.trim().to_owned(), read(day)?)));
        let tomorrow = today.succ_opt().unwrap_or(today);
        let (name, day) = parted.filter(|(name, _)| !name.is_empty()).unwrap_or((words, tomorrow));
        let written = shared.now.wall;
        let person = Person { id: PersonId(shared.ids.fresh(&shared.now)), name: name.clone(), written };
        let step = Step {
            id: StepId(shared.ids.fresh(&shared.now)),
            goal: None,
            race: Some(basis.race.id),
            debrief: None,
            person: Some(person.id),
            text: format!("Talk to {name}"),
            day: Some(day),
            state: StepState::Open,
            written,
        };
        shared.write(Change::PutTalk { step: Box::new(step.clone()), person });
        let (item, at) = (Item::Step(step.id), written);
        shared.can_undo(format!("In the trash: {}", step.text), Change::Trash { item, at });
        shared.tell(format!("A small step, {}: {}.", days::told_day(day, today), step.text));
        basis.steps.push(step);
    }
}

/// Puts a tick in the place of the one before it.
pub(super) fn put(ticks: &mut Vec<BounceTick>, tick: BounceTick) {
    match ticks.iter_mut().find(|other| other.item == tick.item) {
        Some(other) => *other = tick,
        None => ticks.push(tick),
    }
}
