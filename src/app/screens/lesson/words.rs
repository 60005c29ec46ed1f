//! How a lesson is told in words, everywhere alike.

use crate::domain::lesson::{Lesson, LessonEventKind, LessonState, UseVerdict};
use crate::domain::race::Race;
use crate::domain::units::UnitSystem;
use crate::domain::units::rounding::shown;

use super::super::super::passage::Tone;

/// How sure the runner is, in words.
#[must_use]
pub fn sureness(sure: u8) -> &'static str {
    match sure {
        0 | 1 => "a guess",
        2 => "not so sure",
        3 => "fairly sure",
        4 => "sure",
        _ => "certain",
    }
}

/// How much a lesson is trusted: "0.92".
#[must_use]
pub fn trust(confidence: f64) -> String {
    format!("{:.2}", shown(confidence, 2))
}

/// The tone of a state; its word says the same.
#[must_use]
pub fn state_tone(state: LessonState) -> Tone {
    match state {
        LessonState::Proven => Tone::Recovery,
        LessonState::Fresh | LessonState::Trying | LessonState::InUse => Tone::Plain,
        LessonState::Doubtful | LessonState::Resting | LessonState::Retired => Tone::Muted,
    }
}

/// Which races it is for: what the runner has said, or races like the one that taught it.
#[must_use]
pub fn meant_for(lesson: &Lesson, race: Option<&Race>, units: UnitSystem) -> String {
    let scope = &lesson.scope;
    let own =
        [scope.kind.map(|kind| kind.label().to_owned()), scope.distance.map(|length| length.told(units))];
    let conditions = scope.conditions.iter().map(|condition| condition.label().to_owned());
    let told: Vec<String> = own.into_iter().flatten().chain(conditions).collect();
    if !told.is_empty() {
        return told.join(" · ");
    }
    let Some(race) = race else { return "any race".to_owned() };
    let like =
        [race.kind.map(|kind| kind.label().to_owned()), race.distance.map(|length| length.told(units))];
    let like: Vec<String> = like.into_iter().flatten().collect();
    if like.is_empty() {
        format!("races like {}", race.name)
    } else {
        format!("races like {}: {}", race.name, like.join(" · "))
    }
}

/// What became of it in a race, with a sign before it.
#[must_use]
pub fn verdict(verdict: UseVerdict) -> (&'static str, Tone) {
    match verdict {
        UseVerdict::Helped => ("✓", Tone::Recovery),
        UseVerdict::Partly => ("±", Tone::Recovery),
        UseVerdict::NoHelp => ("=", Tone::Plain),
        UseVerdict::Forgot | UseVerdict::NoChance | UseVerdict::ChoseNot => ("–", Tone::Muted),
    }
}

/// What is said once it was told what became of a lesson.
#[must_use]
pub fn verdict_told(verdict: UseVerdict) -> &'static str {
    match verdict {
        UseVerdict::Helped => "Used, and it helped",
        UseVerdict::Partly => "Used, partly",
        UseVerdict::NoHelp => "Used, and it did not help",
        UseVerdict::Forgot => "Not thought of",
        UseVerdict::NoChance => "No chance to use it",
        UseVerdict::ChoseNot => "Left on purpose",
    }
}

/// What happened to it.
#[must_use]
pub fn happened(kind: LessonEventKind) -> &'static str {
    match kind {
        LessonEventKind::StillTrue => "came back, still true",
        LessonEventKind::Sooner => "came back, and shall do so sooner",
        LessonEventKind::Later => "came back, and shall do so later",
        LessonEventKind::Reworded => "reworded; before:",
        LessonEventKind::Rested => "put aside",
        LessonEventKind::Retired => "retired",
        LessonEventKind::TakenUp => "taken up again",
    }
}
