//! Writing in a brief: the line that is written, and what becomes of it. What is typed is saved at each pause, like everything
//! else.

use super::items::{Field, Item};
use crate::app::shared::Shared;
use crate::domain::brief::{BriefBasis, BriefPlan};
use crate::domain::change::{self, Change};
use crate::domain::goal::{Goal, GoalKind};
use crate::domain::id::GoalId;
use crate::domain::race::Race;
use crate::text::editor::Editor;

/// A line is not higher than this while it is written; it scrolls then.
const HIGHEST: usize = 6;

/// Which line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A line of the plan.
    Field(Field),
    /// A what-if by its place among them; a new one has none before its first letter is kept.
    WhatIf(Option<usize>),
}

/// A line that is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// Which.
    pub target: Target,
    /// What is typed.
    pub editor: Editor,
    /// How many rows it takes.
    pub rows: u16,
    /// What stood there before.
    before: String,
    /// What was handed over last.
    kept: String,
}

impl Editing {
    /// Begins to write a line; `None` where the thing is no line.
    pub(super) fn of(item: &Item, basis: &BriefBasis) -> Option<Self> {
        let (target, text) = match item {
            Item::Field(field) => (Target::Field(*field), text_of(*field, basis)),
            Item::WhatIf(place) => {
                let line = basis.plan.as_ref().and_then(|plan| plan.what_ifs.get(*place));
                (Target::WhatIf(Some(*place)), line.cloned().unwrap_or_default())
            }
            Item::NewWhatIf => (Target::WhatIf(None), String::new()),
            _ => return None,
        };
        let editor = Editor::page(&text);
        Some(Self { target, editor, rows: 1, before: text.clone(), kept: text })
    }

    /// The thing on the page that is written.
    pub(super) fn item(&self) -> Item {
        match self.target {
            Target::Field(field) => Item::Field(field),
            Target::WhatIf(Some(place)) => Item::WhatIf(place),
            Target::WhatIf(None) => Item::NewWhatIf,
        }
    }

    /// Fits the text into a width; it is as high as it needs to be.
    pub(super) fn resize(&mut self, columns: u16) {
        self.editor.resize(columns, u16::MAX);
        let rows = self.editor.total_rows().clamp(1, HIGHEST);
        self.rows = u16::try_from(rows).unwrap_or(1);
        self.editor.resize(columns, self.rows);
    }

    /// The words: one line, whatever was pasted.
    fn words(&self) -> String {
        self.editor.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Another window has changed the lines: finds the one that is written again.
    pub(super) fn follow(&mut self, basis: &BriefBasis) {
        if let Target::WhatIf(Some(_)) = self.target {
            let lines = basis.plan.as_ref().map_or(&[][..], |plan| &plan.what_ifs);
            self.target = Target::WhatIf(lines.iter().position(|line| *line == self.kept));
        }
    }

    /// Hands over what is typed, at the next pause. A line that is empty for the moment stays as it is until it is left.
    pub(super) fn keep(&mut self, basis: &mut BriefBasis, shared: &mut Shared) {
        let words = self.words();
        if words == self.kept {
            return;
        }
        match self.target {
            Target::Field(field) => {
                if !put_field(field, &words, basis, shared) {
                    return;
                }
            }
            Target::WhatIf(_) if words.is_empty() => return,
            Target::WhatIf(place) => {
                let mut at = place;
                change_plan(basis, shared, |plan| {
                    if let Some(line) = place.and_then(|place| plan.what_ifs.get_mut(place)) {
                        line.clone_from(&words);
                    } else {
                        plan.what_ifs.push(words.clone());
                        at = Some(plan.what_ifs.len() - 1);
                    }
                });
                self.target = Target::WhatIf(at);
            }
        }
        self.kept = words;
    }

    /// The line is left: what became empty goes, and undo brings back what stood there.
    pub(super) fn finish(mut self, basis: &mut BriefBasis, shared: &mut Shared) {
        self.keep(basis, shared);
        let words = self.words();
        if words == self.before {
            return;
        }
        match self.target {
            Target::Field(Field::Process) if words.is_empty() => {
                if let Some(goal) = basis.process.first().cloned() {
                    let at = shared.now.wall;
                    let item = change::Item::Goal(goal.id);
                    basis.process.remove(0);
                    shared.write(Change::Trash { item, at });
                    shared.can_undo_all(
                        "The goal is back.",
                        vec![Change::Restore(item), reworded(&goal, &self.before)],
                    );
                }
            }
            Target::Field(Field::Process) => {
                if let Some(goal) = basis.process.first() {
                    let undo = if self.before.is_empty() {
                        Change::Trash { item: change::Item::Goal(goal.id), at: shared.now.wall }
                    } else {
                        reworded(goal, &self.before)
                    };
                    shared.can_undo("The goal is as before.", undo);
                }
            }
            Target::Field(Field::Company) => {
                let race = &basis.race;
                let before = Box::new(Race { company: self.before.clone(), ..race.clone() });
                let undo = Change::PutRace { race: before, base: Some(Box::new(race.clone())) };
                shared.can_undo("The line is as before.", undo);
            }
            Target::Field(field) => {
                let Some(plan) = &basis.plan else { return };
                let mut before = plan.clone();
                if let Some(line) = line_of(field, &mut before) {
                    line.clone_from(&self.before);
                }
                shared.can_undo("The line is as before.", put_plan(before, plan.clone()));
            }
            Target::WhatIf(place) => self.finish_what_if(place, basis, shared),
        }
    }

    fn finish_what_if(&self, place: Option<usize>, basis: &mut BriefBasis, shared: &mut Shared) {
        let Some(place) = place else { return };
        if self.words().is_empty() {
            drop_what_if(place, basis, shared, Some(&self.before));
            return;
        }
        let Some(plan) = &basis.plan else { return };
        let mut before = plan.clone();
        if self.before.is_empty() {
            before.what_ifs.remove(place.min(before.what_ifs.len().saturating_sub(1)));
        } else if let Some(line) = before.what_ifs.get_mut(place) {
            line.clone_from(&self.before);
        }
        shared.can_undo("The line is as before.", put_plan(before, plan.clone()));
    }
}

/// Takes a what-if out; undo brings back the line as it is or as it `was`.
pub(super) fn drop_what_if(place: usize, basis: &mut BriefBasis, shared: &mut Shared, was: Option<&str>) {
    let Some(plan) = basis.plan.clone().filter(|plan| place < plan.what_ifs.len()) else { return };
    change_plan(basis, shared, |plan| {
        plan.what_ifs.remove(place);
    });
    let mut before = plan;
    if let (Some(was), Some(line)) = (was.filter(|was| !was.is_empty()), before.what_ifs.get_mut(place)) {
        was.clone_into(line);
    }
    if let Some(after) = &basis.plan {
        shared.can_undo("The line is back.", put_plan(before, after.clone()));
    }
}

/// What a line says now.
pub(super) fn text_of(field: Field, basis: &BriefBasis) -> String {
    let plan = basis.plan.as_ref();
    match field {
        Field::Process => basis.process.first().map(|goal| goal.text.clone()),
        Field::Company => Some(basis.race.company.clone()),
        Field::SwitchPoint => plan.map(|plan| plan.switch_point.clone()),
        Field::Cue => plan.map(|plan| plan.cue.clone()),
        Field::Picture => plan.map(|plan| plan.picture.clone()),
        Field::Why => plan.map(|plan| plan.why.clone()),
    }
    .unwrap_or_default()
}

fn line_of(field: Field, plan: &mut BriefPlan) -> Option<&mut String> {
    match field {
        Field::SwitchPoint => Some(&mut plan.switch_point),
        Field::Cue => Some(&mut plan.cue),
        Field::Picture => Some(&mut plan.picture),
        Field::Why => Some(&mut plan.why),
        Field::Process | Field::Company => None,
    }
}

/// Hands over what a line says; whether there was anything to hand over.
fn put_field(field: Field, words: &str, basis: &mut BriefBasis, shared: &mut Shared) -> bool {
    match field {
        Field::Process if words.is_empty() => return false,
        Field::Process => put_process(words, basis, shared),
        Field::Company => {
            let before = basis.race.clone();
            words.clone_into(&mut basis.race.company);
            let race = Box::new(basis.race.clone());
            shared.write_at_pause(Change::PutRace { race, base: Some(Box::new(before)) });
        }
        Field::SwitchPoint | Field::Cue | Field::Picture | Field::Why => {
            change_plan(basis, shared, |plan| {
                if let Some(line) = line_of(field, plan) {
                    words.clone_into(line);
                }
            });
        }
    }
    true
}

fn put_process(words: &str, basis: &mut BriefBasis, shared: &mut Shared) {
    let before = basis.process.first().cloned();
    let goal = if let Some(goal) = &before {
        Goal { text: words.to_owned(), ..goal.clone() }
    } else {
        let id = GoalId(shared.ids.fresh(&shared.now));
        Goal { race: Some(basis.race.id), ..Goal::new(id, GoalKind::Process, words, shared.now.wall) }
    };
    shared.write_at_pause(Change::PutGoal { goal: Box::new(goal.clone()), base: before.map(Box::new) });
    match basis.process.first_mut() {
        Some(first) => *first = goal,
        None => basis.process.push(goal),
    }
}

fn reworded(goal: &Goal, text: &str) -> Change {
    let before = Goal { text: text.to_owned(), ..goal.clone() };
    Change::PutGoal { goal: Box::new(before), base: Some(Box::new(goal.clone())) }
}

fn put_plan(plan: BriefPlan, base: BriefPlan) -> Change {
    Change::PutPlan { plan: Box::new(plan), base: Some(Box::new(base)) }
}

/// Changes the plan and hands it over at the next pause.
pub(super) fn change_plan(basis: &mut BriefBasis, shared: &mut Shared, change: impl FnOnce(&mut BriefPlan)) {
    let before = basis.plan.clone().unwrap_or_else(|| BriefPlan::blank(basis.race.id, shared.now.wall));
    let mut after = BriefPlan { at: shared.now.wall, ..before.clone() };
    change(&mut after);
    shared.write_at_pause(put_plan(after.clone(), before));
    basis.plan = Some(after);
}
