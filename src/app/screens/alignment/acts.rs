//! What one key does on the page: a small step is made, a row is marked, a check is deleted.

use super::{AlignmentPage, Item};
use crate::app::command::Command;
use crate::app::shared::{Shared, in_brief};
use crate::app::step_deciding::{Room, in_a_week};
use crate::domain::alignment::{AlignmentCheck, Assumption, FitItem, FitStep};
use crate::domain::change::{self, Change};
use crate::domain::goal::{Goal, GoalState, Step, StepState};
use crate::domain::goal_story::GoalRow;
use crate::domain::id::{GoalId, StepId};
use crate::domain::units::days;

impl AlignmentPage {
    /// The small step of an item as it stands with the check: what was chosen, or what the words suggest.
    pub(super) fn step_of(&self, item: FitItem, shared: &Shared) -> FitStep {
        let known = self.check().and_then(|check| check.steps.iter().find(|step| step.item == item));
        known.cloned().unwrap_or_else(|| {
            let words = shared.content.alignment.sentence(item);
            let change = words.map_or_else(String::new, |words| words.step.clone());
            FitStep { item, moment: String::new(), change, step: None, fitted: None }
        })
    }

    /// Whether the selected item has no small step among the runner's steps yet.
    pub(super) fn step_is_free(&self) -> bool {
        let Some(Item::Lowest(item)) = self.selected() else { return false };
        let known = self.check().and_then(|check| check.steps.iter().find(|step| step.item == item));
        known.is_none_or(|step| step.step.is_none())
    }

    /// What became of a small step; `None` where that is not known.
    pub(super) fn step_row(&self, id: StepId) -> Option<&Step> {
        let goals = self.goals.as_ref()?;
        goals.rows.iter().flat_map(|row| &row.steps).chain(&goals.loose).find(|step| step.id == id)
    }

    fn goal_rows(&self) -> impl Iterator<Item = &GoalRow> {
        let rows = self.goals.iter().flat_map(|goals| &goals.rows);
        rows.filter(|row| row.goal.state() == GoalState::Active)
    }

    pub(super) fn has_goals(&self) -> bool {
        self.goal_rows().next().is_some()
    }

    /// The goal that the small step of an item shall serve.
    pub(super) fn goal_for(&self, item: FitItem) -> Option<&Goal> {
        let (_, id) = self.for_goals.iter().find(|(own, _)| *own == item)?;
        self.goal_rows().map(|row| &row.goal).find(|goal| goal.id == *id)
    }

    /// The next goal that has room for one more step, and after the last one none.
    pub(super) fn next_goal(&mut self, shared: &mut Shared) {
        let Some(Item::Lowest(item)) = self.selected() else { return };
        let free: Vec<GoalId> = self
            .goal_rows()
            .filter(|row| Room::beside(&row.steps) == Room::Left)
            .map(|row| row.goal.id)
            .collect();
        if free.is_empty() {
            shared.tell("Three small steps of every goal are open already; this one can stand on its own.");
        }
        let chosen = self.for_goals.iter().find(|(own, _)| *own == item).map(|(_, id)| *id);
        let place = chosen.and_then(|id| free.iter().position(|other| *other == id));
        let next = free.get(place.map_or(0, |place| place + 1)).copied();
        self.for_goals.retain(|(own, _)| *own != item);
        self.for_goals.extend(next.map(|id| (item, id)));
        self.compose(shared);
    }

    /// Changes the check that is shown; gives how it was before and how it is now.
    pub(super) fn change(
        &mut self,
        edit: impl FnOnce(&mut AlignmentCheck),
    ) -> Option<(AlignmentCheck, AlignmentCheck)> {
        let place = self.place()?;
        let check = self.checks.get_mut(place)?;
        let before = check.clone();
        edit(check);
        (*check != before).then(|| (before, check.clone()))
    }

    /// Makes a step of the words as they stand.
    pub(super) fn make_step(&mut self, shared: &mut Shared) {
        let Some(Item::Lowest(item)) = self.selected() else { return };
        let chosen = self.step_of(item, shared);
        let text = shared.content.alignment.step(&chosen.moment, &chosen.change);
        if text.trim().is_empty() {
            return;
        }
        let goal = self.goal_for(item).map(|goal| goal.id);
        let day = in_a_week(shared);
        let step = Step {
            id: StepId(shared.ids.fresh(&shared.now)),
            goal,
            race: None,
            debrief: None,
            person: None,
            text: text.clone(),
            day: Some(day),
            state: StepState::Open,
            written: shared.now.wall,
        };
        let made = FitStep { step: Some(step.id), ..chosen };
        let Some((before, now)) = self.change(|check| put(check, made)) else { return };
        let (item, at) = (change::Item::Step(step.id), shared.now.wall);
        shared.write(Change::PutStep(step));
        write(&before, &now, shared);
        shared.can_undo_all(
            format!("Not chosen: {}", in_brief(&text)),
            vec![Change::Trash { item, at }, taken_back(before, now)],
        );
        let key = shared.settings.keymap.told(Command::Undo);
        let when = days::told_day(day, shared.now.today());
        shared.tell(format!("A small step, on Today {when}. {key} takes it back."));
        self.compose(shared);
    }

    /// Says that this is the row to change in the plan; the same key once more takes that back.
    pub(super) fn mark_assumption(&mut self, shared: &mut Shared) {
        let Some(Item::Assumption(place)) = self.selected() else { return };
        let Some(words) = shared.content.alignment.assumptions.rows.get(place).cloned() else { return };
        let changed = self.change(|check| {
            let was_marked = row_of(check, &words.id).changes;
            for row in &mut check.assumptions {
                row.changes = false;
            }
            let row = Assumption { changes: !was_marked, ..row_of(check, &words.id) };
            put_row(check, row);
        });
        if let Some((before, now)) = changed {
            write(&before, &now, shared);
            let told = if row_of(&now, &words.id).changes {
                format!("To change in the plan, not in yourself: {}.", words.text)
            } else {
                "No row is marked.".to_owned()
            };
            shared.tell(told);
            shared.can_undo("The mark is where it was.", taken_back(before, now));
        }
        self.compose(shared);
    }

    /// Moves the selected check of the table, or the one that is shown, to the trash.
    pub(super) fn delete(&mut self, shared: &mut Shared) {
        let selected = match self.selected() {
            Some(Item::Check(id)) => self.checks.iter().find(|check| check.id == id),
            _ => None,
        };
        let Some(check) = selected.or(self.check()).cloned() else { return };
        self.checks.retain(|other| other.id != check.id);
        if self.shown == Some(check.id) {
            self.shown = None;
        }
        let name = format!("the check of {}", days::told_short(check.day));
        shared.throw_away(change::Item::Alignment(check.id), &name);
        self.compose(shared);
    }
}

/// Writes what of a check is other than before.
pub(super) fn write(before: &AlignmentCheck, now: &AlignmentCheck, shared: &mut Shared) {
    shared.write(Change::PutAlignment { check: Box::new(now.clone()), base: Some(Box::new(before.clone())) });
}

/// What makes a check as it was before; what another window changes in it meanwhile stays.
pub(super) fn taken_back(before: AlignmentCheck, now: AlignmentCheck) -> Change {
    Change::PutAlignment { check: Box::new(before), base: Some(Box::new(now)) }
}

/// Puts a small step in the place of the one for the same item.
pub(super) fn put(check: &mut AlignmentCheck, step: FitStep) {
    match check.steps.iter_mut().find(|other| other.item == step.item) {
        Some(other) => *other = step,
        None => check.steps.push(step),
    }
}

/// A row of the assumptions; one of which nothing is written is empty.
pub(super) fn row_of(check: &AlignmentCheck, id: &str) -> Assumption {
    let known = check.assumptions.iter().find(|row| row.row == id).cloned();
    known.unwrap_or_else(|| Assumption {
        row: id.to_owned(),
        assumes: String::new(),
        gives: String::new(),
        changes: false,
    })
}

/// Puts a row in the place of the one before it; an empty one is none.
pub(super) fn put_row(check: &mut AlignmentCheck, row: Assumption) {
    let is_empty = row.assumes.is_empty() && row.gives.is_empty() && !row.changes;
    match check.assumptions.iter().position(|other| other.row == row.row) {
        Some(place) if is_empty => {
            check.assumptions.remove(place);
        }
        Some(place) => check.assumptions[place] = row,
        None if is_empty => {}
        None => check.assumptions.push(row),
    }
}
