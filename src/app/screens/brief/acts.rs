//! What one key does on the page of a brief: takes a suggestion, takes a line out, answers a fundamental, makes a small step.

use super::items::Item;
use super::{BriefPage, editing};
use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::domain::brief::{BriefPlan, Ready, answer};
use crate::domain::change::{self, Change};
use crate::domain::goal::{Step, StepState};
use crate::domain::id::StepId;

/// A step that comes out of the fundamentals is meant for this many days from now.
const STEP_IN_DAYS: u64 = 7;

impl BriefPage {
    pub(super) fn take_suggestion(&mut self, shared: &mut Shared) {
        let Some(Item::Suggestion(place)) = self.selected() else { return };
        let (Some(suggestion), Some(basis)) = (self.suggestions.get(*place).cloned(), &mut self.known) else {
            return;
        };
        editing::change_plan(basis, shared, |plan| plan.what_ifs.push(suggestion.line));
        let plan = basis.plan.clone();
        if let Some(plan) = plan {
            let mut before = plan.clone();
            before.what_ifs.pop();
            let undo = Change::PutPlan { plan: Box::new(before), base: Some(Box::new(plan)) };
            shared.can_undo("The line is out again.", undo);
        }
        shared.tell("It stands in your plan now; Enter on it changes its words.");
        self.suggest(shared);
        self.compose(shared);
    }

    pub(super) fn drop_line(&mut self, shared: &mut Shared) {
        let Some(Item::WhatIf(place)) = self.selected().cloned() else { return };
        let Some(basis) = &mut self.known else { return };
        editing::drop_what_if(place, basis, shared, None);
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("The line is out. {key} brings it back."));
        self.suggest(shared);
        self.compose(shared);
    }

    fn answer(&mut self, ready: Option<Ready>, shared: &mut Shared) {
        let Some(Item::Fundamental(id)) = self.selected().cloned() else { return };
        let Some(basis) = &mut self.known else { return };
        let before = basis.plan.clone();
        editing::change_plan(basis, shared, |plan| answer(&mut plan.ready, &id, ready));
        if let Some(after) = basis.plan.clone() {
            let before = before.map_or_else(
                || BriefPlan { ready: Vec::new(), ..after.clone() },
                |before| BriefPlan { ready: before.ready, ..after.clone() },
            );
            let undo = Change::PutPlan { plan: Box::new(before), base: Some(Box::new(after)) };
            shared.can_undo("The answer is as before.", undo);
        }
        if ready == Some(Ready::No) {
            let key = shared.settings.keymap.told(Command::MakeStep);
            shared.tell(format!("{key} makes a small step of it, if you like."));
        }
        self.compose(shared);
    }

    /// An answer goes on to the next fundamental.
    pub(super) fn answer_and_go_on(&mut self, ready: Ready, shared: &mut Shared) {
        let place = self.sheet.selected();
        self.answer(Some(ready), shared);
        let next = place.map(|place| place + 1);
        if let Some(next) = next.filter(|next| matches!(self.items.get(*next), Some(Item::Fundamental(_))))
            && ready != Ready::No
        {
            self.sheet.select(next);
        }
    }

    pub(super) fn next_answer(&mut self, shared: &mut Shared) {
        let Some(Item::Fundamental(id)) = self.selected() else { return };
        let plan = self.known.as_ref().and_then(|basis| basis.plan.as_ref());
        let ready = plan.and_then(|plan| plan.ready.iter().find(|one| one.item == *id)).map(|one| one.ready);
        self.answer(Ready::after(ready), shared);
    }

    /// Whether the selected fundamental can become a small step: it is not in place, and there is none for it yet.
    pub(super) fn can_make_step(&self, shared: &Shared) -> bool {
        let (Some(Item::Fundamental(id)), Some(basis)) = (self.selected(), &self.known) else { return false };
        let ready = basis.plan.as_ref().and_then(|plan| plan.ready.iter().find(|one| one.item == *id));
        let item = shared.content.brief.fundamentals.iter().find(|item| item.id == *id);
        let is_there =
            |text: &str| basis.steps.iter().any(|step| step.text == text && step.state != StepState::Dropped);
        ready.is_some_and(|one| one.ready != Ready::Yes) && item.is_some_and(|item| !is_there(&item.step))
    }

    pub(super) fn make_step(&mut self, shared: &mut Shared) {
        let (Some(Item::Fundamental(id)), Some(basis)) = (self.selected().cloned(), &mut self.known) else {
            return;
        };
        let item = shared.content.brief.fundamentals.iter().find(|item| item.id == id).cloned();
        let Some(item) = item else { return };
        let today = shared.now.today();
        let day = today.checked_add_days(chrono::Days::new(STEP_IN_DAYS)).unwrap_or(today);
        let step = Step {
            id: StepId(shared.ids.fresh(&shared.now)),
            goal: None,
            race: Some(basis.race.id),
            debrief: None,
            person: None,
            text: item.step,
            day: Some(day.min(basis.race.date)),
            state: StepState::Open,
            written: shared.now.wall,
        };
        shared.write(Change::PutStep(step.clone()));
        let (item, at) = (change::Item::Step(step.id), shared.now.wall);
        shared.can_undo(format!("In the trash: {}", step.text), Change::Trash { item, at });
        shared.tell(format!("A small step, on Today from now on: {}", step.text));
        basis.steps.push(step);
        self.compose(shared);
    }
}
