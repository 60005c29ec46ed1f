//! What is decided about a step where its race is read: done, part of it, another day, dropped; each can be taken back.

use chrono::{Days, NaiveDate};

use super::Story;
use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::domain::change::Change;
use crate::domain::goal::{MOST_OPEN_STEPS, Step, StepEvent, StepState, StepVerdict};
use crate::domain::id::{StepEventId, StepId};
use crate::domain::units::days::{self, Toward, parse_day};
use crate::text::editor::Editor;

/// Where no day is named, a step is moved by so many days.
const MOVED_DAYS: u64 = 7;

/// The day that a step is moved to, while it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Moving {
    /// Which step.
    pub step: StepId,
    /// What is typed.
    pub editor: Editor,
    /// Why that is no day.
    pub problem: Option<String>,
}

impl Story {
    /// Decides about the selected step; what it is already, it is not any more.
    pub(super) fn decide(&mut self, command: Command, shared: &mut Shared) {
        let Some(step) = self.selected_step().cloned() else { return };
        let verdict = match (command, step.state) {
            (Command::StoryStepDone, StepState::Open | StepState::Part) => StepVerdict::Done,
            (Command::StoryStepPart, StepState::Open | StepState::Done) => StepVerdict::Part,
            (Command::StoryStepDrop, StepState::Open | StepState::Part | StepState::Done) => {
                StepVerdict::Dropped
            }
            _ => StepVerdict::Reopened,
        };
        if verdict == StepVerdict::Reopened && !self.has_room_for(&step) {
            shared.warn(format!(
                "{MOST_OPEN_STEPS} steps of its goal are open already. One of them done or dropped makes room."
            ));
            return;
        }
        let told = match verdict {
            StepVerdict::Done => format!("Done: {}", step.text),
            StepVerdict::Part => format!("Part of it, and that counts: {}", step.text),
            StepVerdict::Dropped => format!("Dropped: {}", step.text),
            StepVerdict::Moved | StepVerdict::Reopened => format!("Open again: {}", step.text),
        };
        self.put_decision(&step, (verdict, step.day), &told, shared);
    }

    /// Asks to which day the selected step is moved.
    pub(super) fn ask_day(&mut self, shared: &mut Shared) {
        let Some(step) = self.selected_step() else { return };
        if step.state != StepState::Open && !self.has_room_for(step) {
            shared.warn(format!(
                "{MOST_OPEN_STEPS} steps of its goal are open already. One of them done or dropped makes room."
            ));
            return;
        }
        self.moving = Some(Moving { step: step.id, editor: Editor::line(""), problem: None });
        self.compose(shared);
    }

    /// Moves the step to the day that was typed, or by a week where none was.
    pub(super) fn take_day(&mut self, shared: &mut Shared) {
        let Some(moving) = &mut self.moving else { return };
        let today = shared.now.today();
        let typed = moving.editor.text();
        let day = if typed.trim().is_empty() {
            Ok(today.checked_add_days(Days::new(MOVED_DAYS)).unwrap_or(today))
        } else {
            parse_day(&typed, today, Toward::Future).map_err(|error| error.to_string())
        };
        match day {
            Err(problem) => moving.problem = Some(problem),
            Ok(day) => {
                let id = moving.step;
                self.moving = None;
                let steps = self.story.iter().flat_map(|story| &story.steps);
                if let Some(step) = steps.into_iter().find(|step| step.id == id).cloned() {
                    let told = format!("Moved, {}: {}", days::told_day(day, today), step.text);
                    self.put_decision(&step, (StepVerdict::Moved, Some(day)), &told, shared);
                }
            }
        }
        self.compose(shared);
    }

    fn has_room_for(&self, step: &Step) -> bool {
        let Some(goal) = step.goal else { return true };
        let steps = self.story.iter().flat_map(|story| &story.steps);
        steps.filter(|other| other.goal == Some(goal) && other.state == StepState::Open).count()
            < MOST_OPEN_STEPS
    }

    fn put_decision(
        &mut self,
        step: &Step,
        (verdict, day): (StepVerdict, Option<NaiveDate>),
        told: &str,
        shared: &mut Shared,
    ) {
        let event = StepEvent {
            id: StepEventId(shared.ids.fresh(&shared.now)),
            step: step.id,
            verdict,
            was_day: step.day,
            day,
            review: None,
            at: shared.now.wall,
        };
        shared.can_undo(format!("As before: {}", step.text), Change::UndecideStep(event.id));
        shared.write(Change::DecideStep(event));
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("{told}. {key} takes that back."));
        let known = self.story.iter_mut().flat_map(|story| &mut story.steps);
        if let Some(known) = known.into_iter().find(|known| known.id == step.id) {
            known.state = verdict.state();
            known.day = day;
        }
        self.compose(shared);
    }
}
