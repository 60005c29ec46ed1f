//! From question to question: on, back, by stages, and by answers that change what is asked.

use super::widget::Widget;
use super::{Asked, Debrief, StageLine};
use crate::app::shared::Shared;
use crate::content::flow;
use crate::content::prompt::{Fills, Need};
use crate::domain::change::Change;
use crate::domain::debrief::{QuestionKey, Value};

impl Debrief {
    /// Asks what is to be asked now, staying at `key` where it is still asked.
    pub(super) fn ask(&mut self, key: Option<&QuestionKey>, shared: &Shared) {
        let at = self.at;
        let (answers, mode) = (&self.answers, &self.row.mode);
        let found = self.with_questions(shared, |questions, stages| {
            let place = key.and_then(|key| questions.iter().position(|question| question.key == *key));
            let place = place.unwrap_or(at).min(questions.len().saturating_sub(1));
            let question = questions.get(place)?;
            let answer = answers.get(&question.key);
            // An answer without a value was passed: it takes away what was given, but not what is offered again.
            let value =
                answer.and_then(|answer| answer.value.as_ref()).filter(|value| question.prompt.takes(value));
            // The mode that was chosen before is the one that is at hand.
            let mode = Value::Pick(mode.clone());
            let value = value.or_else(|| (question.prompt.fills == Some(Fills::Mode)).then_some(&mode));
            let context = self.field_context(questions, shared);
            let widget = Widget::of(question, value, &context, shared);
            let asked = Asked {
                key: question.key.clone(),
                stage: question.stage.id.clone(),
                text: question.text.clone(),
                note: question.note.clone(),
                needed: question.prompt.need == Need::Must,
                given: question.given.clone(),
                context,
                opens: question.prompt.opens,
            };
            let lines = stages
                .iter()
                .map(|progress| StageLine {
                    id: progress.stage.id.clone(),
                    title: progress.stage.title.clone(),
                    done: progress.done >= progress.questions,
                })
                .collect();
            // What was gone past without an answer takes no more time.
            let here = stages.iter().position(|progress| progress.stage.id == question.stage.id);
            let ahead = &stages[here.unwrap_or(0)..];
            let has_more =
                stages.iter().any(|progress| progress.stage.id == question.stage.id && progress.more);
            let flow: Vec<QuestionKey> = questions.iter().map(|question| question.key.clone()).collect();
            Some((place, asked, widget, lines, flow::minutes_left(ahead), has_more, flow))
        });
        let Some(Some((place, asked, widget, stages, minutes_left, has_more, flow))) = found else {
            return;
        };
        self.at = place;
        self.asked = Some(asked);
        self.widget = widget;
        self.rewrite = None;
        self.stages = stages;
        self.minutes_left = minutes_left;
        self.has_more = has_more;
        self.flow = flow;
        self.lay_out(shared);
    }

    pub(super) fn next(&mut self, shared: &mut Shared) {
        let Some(asked) = self.asked.clone() else { return };
        let problem = self.keep(shared);
        if problem.is_some() && self.problem.is_none() {
            self.problem = problem;
            return;
        }
        self.problem = None;
        if self.offer_rewrite(&asked.key, shared) {
            return;
        }
        self.go_on(&asked.key, shared);
    }

    pub(super) fn go_on(&mut self, key: &QuestionKey, shared: &mut Shared) {
        self.pass(shared);
        self.follow_mode(key, shared);
        // Recount from the question just answered: its answer may have opened or closed others.
        self.ask(Some(key), shared);
        if self.at + 1 >= self.flow.len() {
            self.finish(shared);
        } else {
            let next = self.flow[self.at + 1].clone();
            self.move_to(&next, shared);
        }
    }

    pub(super) fn move_to(&mut self, key: &QuestionKey, shared: &mut Shared) {
        self.problem = None;
        self.guard.stands = false;
        self.ask(Some(key), shared);
        self.row.at = Some(key.clone());
        if self.begun && self.row.finished.is_none() {
            shared.write_at_pause(Change::PutDebrief(self.row.clone()));
        }
        self.guard_stage(shared);
    }

    pub(super) fn previous(&mut self, shared: &mut Shared) {
        self.keep(shared);
        let Some(key) = self.asked.as_ref().map(|asked| asked.key.clone()) else {
            return;
        };
        // From the offer it is only one step back to the question itself.
        let offered = self.rewrite.is_some();
        self.ask(Some(&key), shared);
        if self.at > 0 && !offered {
            let before = self.flow[self.at - 1].clone();
            self.move_to(&before, shared);
        }
    }

    pub(super) fn skip(&mut self, shared: &mut Shared) {
        self.decline_rewrite(shared);
        self.keep(shared);
        if let Some(key) = self.asked.as_ref().map(|asked| asked.key.clone()) {
            self.problem = None;
            self.go_on(&key, shared);
        }
    }

    /// To the first question of the stage after this one, or before it.
    pub(super) fn stage(&mut self, by: isize, shared: &mut Shared) {
        self.keep(shared);
        let Some(asked) = self.asked.clone() else { return };
        self.ask(Some(&asked.key), shared);
        let first = self.with_questions(shared, |questions, stages| {
            let here = stages.iter().position(|progress| progress.stage.id == asked.stage)?;
            let there = &stages.get(here.checked_add_signed(by)?)?.stage.id;
            questions.iter().find(|question| question.stage.id == *there).map(|question| question.key.clone())
        });
        if let Some(Some(key)) = first {
            self.move_to(&key, shared);
        }
    }

    pub(super) fn toggle_more(&mut self, shared: &mut Shared) {
        self.keep(shared);
        let Some(asked) = self.asked.clone() else { return };
        if self.more.remove(&asked.stage) {
            shared.tell("This stage asks the short way again; what you answered is kept.");
        } else {
            self.more.insert(asked.stage.clone());
            shared.tell("This stage asks a little more now.");
        }
        self.ask(Some(&asked.key), shared);
    }

    /// An answer that chooses the mode changes what is asked from here on.
    pub(super) fn follow_mode(&mut self, key: &QuestionKey, shared: &mut Shared) {
        if !Self::fills(key, Fills::Mode, shared) {
            return;
        }
        if let Some(Value::Pick(mode)) = self.answers.get(key).and_then(|answer| answer.value.clone())
            && mode != self.row.mode
            && shared.content.pack().mode(&mode).is_some()
        {
            self.row.mode = mode;
            self.begin_row(shared);
            shared.write_at_pause(Change::PutDebrief(self.row.clone()));
        }
    }
}
