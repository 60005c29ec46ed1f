//! The lane of phases: what the reading of each day said, with steps back and stops laid over it.
//!
//! ```text
//! Phases build──────hold──r███████hold─build────░░░░build──
//! ```
//!
//! A run of days with the same reading begins with its word, or its letter where there is no room. Where a column holds several
//! days, it shows what most of them said, and of two that are equal the more careful one.

use chrono::{Days, NaiveDate};

use super::super::reading::words;
use super::picture::{Known, Mark};
use crate::app::chart::Axis;
use crate::app::passage::Tone;
use crate::domain::rules::reading::ReadingVerdict;
use crate::domain::step_back::StepBack;

/// A planned step back is solid, a stop that came unplanned is dotted.
pub(super) const PLANNED: &str = "█";
pub(super) const UNPLANNED: &str = "░";

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Nothing,
    Read(ReadingVerdict),
    Planned,
    Unplanned,
}

/// The signs of the lane.
pub(super) fn marks(known: &Known, axis: &Axis) -> Vec<Mark> {
    let mut phases: Vec<Phase> = (0..axis.columns).map(|column| read(known, axis, column)).collect();
    for step_back in &known.history.step_backs {
        lay_over(&mut phases, step_back, axis, known.reckoning.today);
    }
    let mut column = 0;
    let mut marks = Vec::new();
    for run in phases.chunk_by(|one, other| one == other) {
        marks.extend(mark(run[0], column, run.len()));
        column += u16::try_from(run.len()).unwrap_or(u16::MAX);
    }
    marks
}

/// What most of the days of a column said.
fn read(known: &Known, axis: &Axis, column: u16) -> Phase {
    let first = axis.day(column);
    let beyond = if column + 1 < axis.columns { axis.day(column + 1) } else { first + Days::new(1) };
    let last = beyond.pred_opt().unwrap_or(first).max(first);
    let mut counts = [0_usize; ReadingVerdict::ALL.len()];
    for told in known.readings.within(first, last) {
        counts[told.verdict as usize] += 1;
    }
    // The verdicts stand in order, the most careful one first.
    let most = counts.iter().copied().max().unwrap_or(0);
    let verdict = ReadingVerdict::ALL.iter().find(|verdict| counts[**verdict as usize] == most);
    match verdict {
        Some(verdict) if most > 0 && *verdict != ReadingVerdict::NoReading => Phase::Read(*verdict),
        _ => Phase::Nothing,
    }
}

/// Up to its last day; one that runs on past that, up to today.
fn lay_over(phases: &mut [Phase], step_back: &StepBack, axis: &Axis, today: NaiveDate) {
    let runs_on = step_back.ended.is_none() && step_back.runs_on(today);
    let last = if runs_on { step_back.last_day().max(today) } else { step_back.last_day() };
    if last < axis.first || step_back.from > axis.last() {
        return;
    }
    let (first, last) = (usize::from(axis.column_near(step_back.from)), usize::from(axis.column_near(last)));
    let end = (last + 1).min(phases.len());
    let phase = if step_back.is_planned() { Phase::Planned } else { Phase::Unplanned };
    phases[first.min(end)..end].fill(phase);
}

fn mark(phase: Phase, column: u16, columns: usize) -> Option<Mark> {
    let (text, tone) = match phase {
        Phase::Nothing => return None,
        Phase::Planned => (PLANNED.repeat(columns), Tone::Calm),
        Phase::Unplanned => (UNPLANNED.repeat(columns), Tone::Muted),
        Phase::Read(verdict) => {
            let word = word(verdict);
            let begin = if word.len() < columns { word } else { words::letter(verdict) };
            (format!("{begin}{}", "─".repeat(columns - begin.len())), words::tone(verdict))
        }
    };
    Some(Mark { column, text, tone })
}

fn word(verdict: ReadingVerdict) -> &'static str {
    match verdict {
        ReadingVerdict::Care => "care",
        _ => verdict.label(),
    }
}
