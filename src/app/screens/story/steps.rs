//! What is decided about a step where its race is read: done, part of it, another day, dropped; each can be taken back.

use chrono::NaiveDate;

use super::Story;
use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::app::step_deciding::{self, Room};
use crate::domain::goal::{MOST_OPEN_STEPS, Step, StepState, StepVerdict};
use crate::domain::id::StepId;
use crate::domain::units::days::{Toward, parse_day};
use crate::text::editor::Editor;

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
        self.put_decision(&step, (verdict, step.day), shared);
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
            Ok(step_deciding::in_a_week(shared))
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
                    self.put_decision(&step, (StepVerdict::Moved, Some(day)), shared);
                }
            }
        }
        self.compose(shared);
    }

    fn has_room_for(&self, step: &Step) -> bool {
        let Some(goal) = step.goal else { return true };
        let steps = self.story.iter().flat_map(|story| &story.steps);
        Room::beside(steps.filter(|other| other.goal == Some(goal))) == Room::Left
    }

    fn put_decision(
        &mut self,
        step: &Step,
        (verdict, day): (StepVerdict, Option<NaiveDate>),
        shared: &mut Shared,
    ) {
        let (step, event) = step_deciding::decide(step, verdict, day, shared);
        let told = step_deciding::told(&event, &step.text, shared.now.today());
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("{told}. {key} takes that back."));
        let known = self.story.iter_mut().flat_map(|story| &mut story.steps);
        if let Some(known) = known.into_iter().find(|known| known.id == step.id) {
            *known = step;
        }
        self.compose(shared);
    }
}
