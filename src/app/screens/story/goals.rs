//! Goals and steps in the story of a race: each can be selected, so that two columns are left free for the mark.

use std::ops::Range;

use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::steps::Moving;
use crate::domain::goal::{Goal, GoalState, StepState, Verdict};
use crate::domain::id::{GoalId, StepId};
use crate::domain::story::RaceStory;
use crate::domain::units::days;

/// The kind of a goal stands in a column this wide.
const KIND: usize = 14;
/// How far a goal has come is told with so many blocks.
const BAR: u8 = 5;
/// Stands before the day that a step is moved to.
pub(super) const TO_WHICH_DAY: &str = "    To which day?  ";

/// Something in a story that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A goal.
    Goal(GoalId),
    /// A step.
    Step(StepId),
}

/// Writes the goals and the steps; gives what can be selected, each with its rows.
pub(super) fn goals_and_steps(
    writer: &mut Writer,
    story: &RaceStory,
    shared: &Shared,
    moving: Option<&Moving>,
) -> Vec<(Item, Range<usize>)> {
    let mut items = Vec::new();
    let mut goals = story.goals.iter().filter(|goal| !goal.is_for_its_race()).peekable();
    if goals.peek().is_some() {
        let is_ahead = story.race.outcome.is_none();
        writer.heading(if is_ahead { "Goals for it" } else { "Goals from here" });
    }
    for goal in goals {
        let first = writer.len();
        let lead = Row::default().with(Tone::Muted, &format!("  {:KIND$}", goal.kind.label()));
        writer.hanging(&lead, Tone::Goal, KIND + 2, &with_verdict(goal));
        if let Some((_, told)) = story.progress.iter().find(|(id, _)| *id == goal.id) {
            writer.text(Tone::Muted, KIND + 2, &told.with_bar(BAR));
        }
        items.push((Item::Goal(goal.id), first..writer.len()));
    }
    if !story.steps.is_empty() {
        writer.heading("Next steps");
    }
    for step in &story.steps {
        let first = writer.len();
        let sign = match step.state {
            StepState::Open => "  □ ",
            StepState::Done => "  ■ ",
            StepState::Part => "  ◧ ",
            StepState::Dropped => "  – ",
        };
        let day =
            step.day.map_or_else(String::new, |day| format!(", {}", days::told_day(day, shared.now.today())));
        let state = match step.state {
            StepState::Open => String::new(),
            state => format!(" ({})", state.label()),
        };
        let words = format!("{}{day}{state}", step.text);
        writer.hanging(&Row::default().with(Tone::Goal, sign), Tone::Plain, 4, &words);
        if let Some(moving) = moving.filter(|moving| moving.step == step.id) {
            writer.row(Row::default().with(Tone::Accent, TO_WHICH_DAY));
            let (tone, words) = match &moving.problem {
                Some(problem) => (Tone::Warning, problem.as_str()),
                None => (Tone::Muted, "A day: tomorrow, sat, 12 dec. Enter alone: in a week."),
            };
            writer.text(tone, 4, words);
        }
        items.push((Item::Step(step.id), first..writer.len()));
    }
    items
}

/// A goal with its tier, and where it stands: what was decided last while it is active.
pub(super) fn with_verdict(goal: &Goal) -> String {
    let tier = goal.tier.map_or_else(String::new, |tier| format!("{}  ", tier.label()));
    let stands = match (goal.state(), goal.verdict) {
        (GoalState::Active, verdict) => verdict.map(Verdict::label),
        (state, _) => Some(state.label()),
    };
    let stands = stands.map_or_else(String::new, |stands| format!(" ({stands})"));
    format!("{tier}{}{stands}", goal.text)
}
