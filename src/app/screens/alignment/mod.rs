//! How well training fits the life around it: what the last check said, its two lowest items with a small step each, the picture of
//! the answers, the way of the score beside races and arcs, and what the plan takes for granted.

mod acts;
mod compose;
mod picture;
mod table;
mod trend;
mod writing;

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::super::writing as typing;
use super::Page;
use super::alignment_check::AlignmentForm;
use crate::domain::alignment::{AlignmentBasis, AlignmentCheck, FitItem};
use crate::domain::goal_story::Goals;
use crate::domain::id::{AlignmentId, GoalId};
use crate::domain::rules::reckoning::Reckoning;
use crate::text::editor::Edit;
pub use compose::head_line;
pub use writing::{Editing, Target};

/// Something on the page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// One of the two lowest, with its small step.
    Lowest(FitItem),
    /// A row of the assumptions, by its place among the words.
    Assumption(usize),
    /// The line about the check.
    Note,
    /// A check in the table.
    Check(AlignmentId),
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlignmentPage {
    /// What the journal says; `None` before the first answer.
    basis: Option<Arc<AlignmentBasis>>,
    /// What the arcs of its history came to.
    reckoning: Option<Reckoning>,
    /// Goals with their steps, once they are known.
    goals: Option<Arc<Goals>>,
    /// The checks that are finished, by day, with what was changed here and is still on its way to the disk.
    checks: Vec<AlignmentCheck>,
    /// The one that is shown; `None` for the last one.
    shown: Option<AlignmentId>,
    /// For which goal a small step shall be, where one was chosen.
    for_goals: Vec<(FitItem, GoalId)>,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The thing that was selected last by its key, where none is seen.
    thing: usize,
    /// The line that is written.
    pub editing: Option<Editing>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl AlignmentPage {
    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    /// Whether there is no check to tell of.
    #[must_use]
    pub fn is_without_checks(&self) -> bool {
        self.basis.is_some() && self.checks.is_empty()
    }

    /// The check that was begun and is not finished.
    #[must_use]
    pub fn open_check(&self) -> Option<&AlignmentCheck> {
        self.basis.as_ref()?.open.as_ref()
    }

    /// How far what is written was handed over, while something is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.editing.as_ref().map(|_| Kept::AsTyped)
    }

    /// The place of the check that is shown, among those that are finished.
    fn place(&self) -> Option<usize> {
        let last = self.checks.len().checked_sub(1)?;
        let shown = self.shown.and_then(|id| self.checks.iter().position(|check| check.id == id));
        Some(shown.unwrap_or(last))
    }

    fn check(&self) -> Option<&AlignmentCheck> {
        self.checks.get(self.place()?)
    }

    /// The check before the one that is shown.
    fn check_before(&self) -> Option<&AlignmentCheck> {
        self.checks.get(self.place()?.checked_sub(1)?)
    }

    fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn select(&mut self, wanted: Item) {
        if let Some(place) = self.items.iter().position(|item| *item == wanted) {
            self.sheet.select(place);
        }
    }

    /// To the next thing that can be selected, or the one before, however far away it is.
    fn jump(&mut self, by: isize, shared: &Shared) {
        let here = self.sheet.selected().unwrap_or(self.thing);
        let last = self.items.len().saturating_sub(1);
        self.thing = here.saturating_add_signed(by).min(last);
        self.sheet.select(self.thing);
        self.compose(shared);
        if self.thing == 0 {
            self.sheet.step(Step::First);
        }
    }

    /// To the check before or after the one that is shown.
    fn walk(&mut self, by: isize, shared: &Shared) {
        let to = self.place().and_then(|place| place.checked_add_signed(by));
        if let Some(check) = to.and_then(|to| self.checks.get(to)) {
            self.shown = Some(check.id);
            self.compose(shared);
        }
    }

    fn adopt(&mut self, basis: &Arc<AlignmentBasis>, shared: &Shared) {
        // What was changed here and is still on its way is newer than this answer; another one follows it.
        if self.basis.is_some() && !shared.saver.is_clean() {
            return;
        }
        self.reckoning = Some(Reckoning::of(&basis.history, shared.now.today()));
        self.checks.clone_from(&basis.history.alignments);
        self.basis = Some(Arc::clone(basis));
        if self.checks.is_empty() {
            self.editing = None;
        }
        self.compose(shared);
    }
}

impl Page for AlignmentPage {
    fn scopes(&self) -> Vec<Scope> {
        if self.editing.is_some() {
            return vec![Scope::AlignmentLine, Scope::Writing];
        }
        let own = match self.selected() {
            Some(Item::Lowest(_)) => Some(Scope::AlignmentLowest),
            Some(Item::Assumption(_)) => Some(Scope::AlignmentRow),
            Some(Item::Note | Item::Check(_)) | None => None,
        };
        own.into_iter().chain([Scope::Alignment, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.editing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.basis.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::OpenAlignment => false,
            Command::CheckBefore => self.place().is_some_and(|place| place > 0),
            Command::CheckAfter => self.place().is_some_and(|place| place + 1 < self.checks.len()),
            Command::EditFits | Command::DeleteAlignment | Command::FitNote => self.check().is_some(),
            Command::MakeFitStep | Command::OwnFitStep => self.step_is_free(),
            Command::FitStepGoal => self.step_is_free() && self.has_goals(),
            Command::Open => matches!(self.selected(), Some(Item::Note | Item::Check(_))),
            _ => true,
        }
    }

    fn refused(&self, command: Command, shared: &mut Shared) {
        if matches!(command, Command::MakeFitStep | Command::OwnFitStep) && self.selected().is_some() {
            shared.tell("That is a small step already; it stands on Today.");
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::CheckAgain => shared.open(AlignmentForm::meanwhile()),
            Command::CheckBefore => self.walk(-1, shared),
            Command::CheckAfter => self.walk(1, shared),
            Command::NextThing => self.jump(1, shared),
            Command::ThingBefore => self.jump(-1, shared),
            Command::EditFits => {
                if let Some(check) = self.check() {
                    shared.open(AlignmentForm::of(check));
                }
            }
            Command::DeleteAlignment => self.delete(shared),
            Command::FitNote => self.write(Target::Note, shared),
            Command::MakeFitStep => self.make_step(shared),
            Command::OwnFitStep => {
                if let Some(Item::Lowest(item)) = self.selected() {
                    self.write(Target::Moment(item), shared);
                }
            }
            Command::FitStepGoal => self.next_goal(shared),
            Command::WriteAssumption => {
                if let Some(Item::Assumption(place)) = self.selected() {
                    self.write(Target::Assumes(place), shared);
                }
            }
            Command::MarkAssumption => self.mark_assumption(shared),
            Command::Open => match self.selected() {
                Some(Item::Note) => self.write(Target::Note, shared),
                Some(Item::Check(id)) => {
                    self.shown = Some(id);
                    self.compose(shared);
                    self.sheet.step(Step::First);
                }
                _ => {}
            },
            Command::FitLineDone => self.finish_line(shared),
            Command::FitLineNext => self.next_line(1, shared),
            Command::FitLineBefore => self.next_line(-1, shared),
            command => {
                if let (Some(_), Some(edit)) = (&self.editing, typing::edit(command)) {
                    self.edit(edit, shared);
                } else if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                    if step == Step::First {
                        // The head of the page stands above the first thing.
                        self.sheet.step(step);
                    }
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let Some(character) = key.typed() {
            self.edit(Edit::Insert(character.to_string()), shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        // A line is one line, whatever is pasted into it.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.edit(Edit::Paste(text), shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        // What is under the pointer is found before the line is left: that may move everything below it.
        let area = Self::area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        let under = under.and_then(|(column, row)| self.sheet.item_at(column, row));
        if let Some(area) = self.writing_area(shared) {
            if area.holds(column, row) {
                if let Some(editing) = &mut self.editing {
                    editing.editor.set_cursor_at(column - area.column, 0);
                }
                return;
            }
            self.finish_line(shared);
        }
        if let Some(item) = under {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            self.compose(shared);
            if again {
                let command = match self.selected() {
                    Some(Item::Lowest(_)) => Command::OwnFitStep,
                    Some(Item::Assumption(_)) => Command::WriteAssumption,
                    _ => Command::Open,
                };
                if self.is_enabled(command, shared) {
                    self.perform(command, Key::plain(Code::Enter), shared);
                }
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        if self.editing.is_none() {
            self.sheet.scroll(isize::from(rows));
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Alignment);
        shared.read(Read::Goals(shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Alignment(basis) => self.adopt(basis, shared),
            Reply::Goals(goals) => {
                self.goals = Some(Arc::clone(goals));
                self.compose(shared);
            }
            _ => return Heard::No,
        }
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.finish_line(shared);
    }
}
