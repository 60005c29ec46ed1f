//! Deciding: each verdict is handed over at once, and can be taken back.

use super::stack::{Act, Decided};
use super::writing::Writing;
use super::{GoalReview, Here, words};
use crate::app::shared::Shared;
use crate::app::step_deciding::step_event;
use crate::domain::change::Change;
use crate::domain::goal::{GivenVerdict, Step, StepEvent, StepVerdict, Verdict};
use crate::domain::id::{GoalId, VerdictId};
use crate::domain::review::{Card, Review};
use crate::domain::rules::goal_review;

impl GoalReview {
    /// Does what is asked to the stack, and hands it over.
    pub(super) fn put(&mut self, change: Change, shared: &mut Shared) {
        if let Some(stack) = &mut self.stack {
            stack.apply(&change);
            shared.write(change);
        }
    }

    /// The same at the next pause in typing.
    pub(super) fn put_at_pause(&mut self, change: Change, shared: &mut Shared) {
        if let Some(stack) = &mut self.stack {
            stack.apply(&change);
            shared.write_at_pause(change);
        }
    }

    /// The review is written together with the first decision.
    pub(super) fn begin(&mut self, shared: &mut Shared) {
        let Some(stack) = &self.stack else { return };
        let review = stack.review.clone();
        if stack.is_written {
            // Another window may have taken back what it was begun with.
            shared.write_at_pause(Change::BeginReview(review));
        } else {
            self.put(Change::PutReview(review), shared);
        }
    }

    /// Remembers how something is taken back, here and wherever the runner goes from here.
    pub(super) fn can_take_back(
        &mut self,
        card: Option<Card>,
        told: String,
        undo: Vec<Change>,
        shared: &mut Shared,
    ) {
        shared.can_undo_all(told.clone(), undo.clone());
        if let Some(stack) = &mut self.stack {
            stack.acts.push(Act { card, told, undo: Some(undo) });
        }
    }

    /// The verdict on a goal, as it is given now. One that was given in this review before is given anew: the same one keeps its
    /// lines, and another one takes its place, unless it has lines; then it stays in the history.
    pub(super) fn verdict(
        &self,
        goal: GoalId,
        verdict: Verdict,
        shared: &mut Shared,
    ) -> Option<GivenVerdict> {
        let stack = self.stack.as_ref()?;
        let known = stack.verdict(goal);
        let again = goal_review::again(verdict, &stack.goals.races, shared.now.today());
        let same = known.filter(|known| known.verdict == verdict);
        let has_lines = |known: &GivenVerdict| !known.reason.is_empty() || !known.carries.is_empty();
        let replaced = same.or(known.filter(|known| !has_lines(known)));
        let id =
            replaced.and_then(|known| known.id).unwrap_or_else(|| VerdictId(shared.ids.fresh(&shared.now)));
        Some(GivenVerdict {
            id: Some(id),
            goal,
            verdict,
            reason: same.map_or_else(String::new, |known| known.reason.clone()),
            carries: same.map_or_else(String::new, |known| known.carries.clone()),
            again,
            review: Some(stack.review.id),
            debrief: None,
            at: replaced.map_or(shared.now.wall, |known| known.at),
        })
    }

    /// What takes a verdict back that is about to be given.
    pub(super) fn without(&self, given: &GivenVerdict) -> Option<Change> {
        match self.stack.as_ref()?.verdict(given.goal) {
            Some(known) if known.id == given.id => Some(Change::Judge(known.clone())),
            _ => given.id.map(Change::Unjudge),
        }
    }

    /// Gives a verdict on the goal that is shown.
    pub(super) fn judge(&mut self, verdict: Verdict, shared: &mut Shared) {
        let Here::Card(Card::Goal(goal)) = self.here else { return };
        let Some(given) = self.verdict(goal, verdict, shared) else { return };
        let undo = self.without(&given).into_iter().collect();
        let gave = given.reason.clone();
        self.begin(shared);
        self.put(Change::Judge(given), shared);
        let told = format!("Not decided any more: {}", self.text(Card::Goal(goal)));
        self.can_take_back(Some(Card::Goal(goal)), told, undo, shared);
        self.formed = None;
        if verdict == Verdict::LetGo {
            self.writing = Some(Writing::gave(goal, &gave));
        } else {
            self.go_on();
        }
    }

    /// Decides about the step that is shown.
    pub(super) fn decide(
        &mut self,
        verdict: StepVerdict,
        day: Option<chrono::NaiveDate>,
        shared: &mut Shared,
    ) {
        let Here::Card(card @ Card::Step(id)) = self.here else { return };
        let Some(stack) = &self.stack else { return };
        let Some(step) = stack.step(id).cloned() else { return };
        let known = match stack.decided(card) {
            Some(Decided::Step(event)) => Some(event),
            _ => None,
        };
        let review = Some(stack.review.id);
        // What was decided before is taken back first, so that the step is moved from where it was then.
        let was_day = known.as_ref().map_or(step.day, |event| event.was_day);
        let step = Step { day: was_day, ..step };
        let mut event = StepEvent { review, ..step_event(&step, verdict, shared) };
        event.day = day.or(was_day);
        let mut undo = vec![Change::UndecideStep(event.id)];
        self.begin(shared);
        if let Some(known) = known {
            self.put(Change::UndecideStep(known.id), shared);
            undo.push(Change::DecideStep(known));
        }
        self.put(Change::DecideStep(event), shared);
        self.can_take_back(Some(card), format!("Open again: {}", step.text), undo, shared);
        self.go_on();
    }

    /// To the next card that wants a decision, or to the end.
    pub(super) fn go_on(&mut self) {
        let Some(stack) = &self.stack else { return };
        let after = match self.here {
            Here::Card(card) => Some(card),
            Here::Nothing | Here::End => None,
        };
        self.show(stack.next_pending(after).map_or(Here::End, Here::Card));
    }

    /// Takes back what was done last in this review, and shows its card.
    pub(super) fn take_back(&mut self, shared: &mut Shared) {
        let Some(act) = self.stack.as_mut().and_then(|stack| stack.acts.pop()) else {
            shared.tell("Nothing was decided in this review yet.");
            return;
        };
        let reckoned = act.card.zip(self.stack.as_ref()).map(|(card, stack)| stack.taking_back(card));
        let undo = act.undo.or(reckoned).unwrap_or_default();
        // What is taken back here is not taken back a second time from another page.
        if shared.undo.last().is_some_and(|last| last.changes == undo) {
            shared.undo.pop();
        }
        for change in undo {
            self.put(change, shared);
        }
        shared.tell(act.told);
        if let Some(card) = act.card {
            self.show(Here::Card(card));
        }
    }

    /// Adds a line why to the decided goal that is shown or selected, or to the one that was decided last.
    pub(super) fn why(&mut self) {
        if let Some(given) = self.explained() {
            self.writing = Some(Writing::why(given.goal, &given.reason));
        }
    }

    /// The verdict that a line why would go with.
    pub(super) fn explained(&self) -> Option<&GivenVerdict> {
        let stack = self.stack.as_ref()?;
        let shown = match self.here {
            Here::Card(Card::Goal(goal)) => stack.verdict(goal),
            Here::End => self.selected_goal().and_then(|goal| stack.verdict(goal)),
            Here::Card(Card::Step(_)) | Here::Nothing => None,
        };
        shown.or_else(|| match self.last()? {
            Card::Goal(goal) => stack.verdict(goal),
            Card::Step(_) => None,
        })
    }

    /// The card that was decided about last.
    pub(super) fn last(&self) -> Option<Card> {
        self.stack.as_ref()?.acts.last()?.card
    }

    /// What stands on a card.
    pub(super) fn text(&self, card: Card) -> String {
        self.stack.as_ref().and_then(|stack| stack.text(card)).unwrap_or_default().to_owned()
    }

    /// Ends the review.
    pub(super) fn finish(&mut self, shared: &mut Shared) {
        let Some(stack) = &self.stack else { return };
        if stack.is_written && stack.review.finished.is_none() {
            let before = stack.review.clone();
            let after = Review { finished: Some(shared.now.wall), ..before.clone() };
            let told = words::counted(self.decided_count(), "card");
            self.put(Change::PutReview(after), shared);
            shared.can_undo("The review is open again.", Change::PutReview(before));
            shared.tell(format!("The review is done, {told} looked at."));
        }
        shared.go(crate::app::shared::Go::Back);
    }

    /// Leaves the review as it is.
    pub(super) fn pause(&mut self, shared: &mut Shared) {
        if self.stack.is_some() {
            let (done, all) = (self.decided_count(), self.cards().len());
            if done > 0 {
                shared.tell(format!("Paused, {done} of {all} done. It goes on from Today."));
            }
        }
        shared.go(crate::app::shared::Go::Back);
    }

    /// A review in which nothing is decided is none.
    pub(super) fn drop_where_empty(&mut self, shared: &mut Shared) {
        let Some(stack) = &self.stack else { return };
        if stack.is_written && stack.review.finished.is_none() && self.decided_count() == 0 {
            shared.write(Change::DropReview(stack.review.id));
        }
    }
}
