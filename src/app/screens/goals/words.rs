//! How a goal is told in words, everywhere alike.

use chrono::NaiveDate;

use super::super::super::passage::Tone;
use crate::domain::goal::{Goal, GoalKind, GoalState, Measure, Step, StepState, Verdict};
use crate::domain::goal_story::GoalRow;
use crate::domain::rules::goal_progress::number;
use crate::domain::rules::goal_review::{Look, Reason};
use crate::domain::units::days;

/// The mark of a goal that is held up before the others.
pub const PINNED: &str = "▲";
/// The mark of a goal that asks for a look.
pub const DUE: &str = "◆";

/// The sign before a goal; its state is told in a word as well.
#[must_use]
pub fn sign(state: GoalState) -> (&'static str, Tone) {
    match state {
        GoalState::Active => ("○", Tone::Goal),
        GoalState::Resting => ("◌", Tone::Muted),
        GoalState::Reached => ("✓", Tone::Recovery),
        GoalState::LetGo => ("~", Tone::Muted),
    }
}

/// The sign before a step; where it is not open, a word says the same.
#[must_use]
pub fn step_sign(state: StepState) -> (&'static str, Tone) {
    match state {
        StepState::Open => ("□", Tone::Goal),
        StepState::Done => ("■", Tone::Recovery),
        StepState::Part => ("◧", Tone::Recovery),
        StepState::Dropped => ("–", Tone::Muted),
    }
}

/// When a step is meant for, or where it stands.
#[must_use]
pub fn step_aside(step: &Step, today: NaiveDate) -> String {
    match (step.state, step.day) {
        (StepState::Open, Some(day)) => when(day, today),
        (StepState::Open, None) => "some day".to_owned(),
        (state, _) => state.label().to_owned(),
    }
}

/// A day in words that tell how far away it is: "tomorrow", "in 12 days", "in about 7 weeks", "3 days ago", "12 Apr".
#[must_use]
pub fn when(day: NaiveDate, today: NaiveDate) -> String {
    match u32::try_from((day - today).num_days()) {
        Ok(far @ 29..) => format!("in {}", days::told_span(far)),
        _ => days::told_day(day, today),
    }
}

/// The day that a goal looks to: its own, else that of its race as long as that is not over.
#[must_use]
pub fn day_of(row: &GoalRow, today: NaiveDate) -> Option<NaiveDate> {
    let race = row.race.as_ref().map(|race| race.date);
    row.goal.by.or(race.filter(|day| *day >= today))
}

/// When it shall be reached; of one that is over or rests, since when that is so.
#[must_use]
pub fn aside(row: &GoalRow, today: NaiveDate) -> String {
    let since = || days::told_day(row.looked_at, today);
    match row.goal.state() {
        GoalState::Active => day_of(row, today).map_or_else(String::new, |day| when(day, today)),
        GoalState::Resting => "resting".to_owned(),
        state => format!("{}, {}", state.label(), since()),
    }
}

/// Why a goal asks for a look.
#[must_use]
pub fn due(look: &Look, row: &GoalRow, today: NaiveDate) -> String {
    match &look.reason {
        Reason::Passed(_) => "the day has passed: what became of it?".to_owned(),
        Reason::AfterRace { race, is_setback: false } => format!("{race} has been run since"),
        Reason::AfterRace { race, is_setback: true } => format!("two weeks have gone by since {race}"),
        Reason::Booked if row.goal.state() == GoalState::Resting => {
            "it has rested for a while: how does it look now?".to_owned()
        }
        Reason::Booked => "put off until now".to_owned(),
        Reason::Time => {
            let gone = u32::try_from((today - row.looked_at).num_days()).unwrap_or(0);
            format!("last look {} ago", days::told_span(gone))
        }
    }
}

/// The day by which a goal shall be reached, or that of its race: "Sat 12 Dec 2026, in 18 days".
#[must_use]
pub fn date(day: NaiveDate, today: NaiveDate) -> String {
    let far = when(day, today);
    // A day that is far gone is told by its date in both ways.
    if (today - day).num_days() > 14 {
        days::told_date(day)
    } else {
        format!("{}, {far}", days::told_date(day))
    }
}

/// What kind of goal it is and how far away: "A · time or place · this season".
#[must_use]
pub fn nature(goal: &Goal) -> String {
    let tier = goal.tier.map(|tier| format!("{} goal", tier.label()));
    let parts = [kind(goal.kind).to_owned(), goal.horizon.label().to_owned()];
    tier.into_iter().chain(parts).collect::<Vec<_>>().join(" · ")
}

/// The name of a kind: "open" alone would say that it is not over.
#[must_use]
pub fn kind(kind: GoalKind) -> &'static str {
    match kind {
        GoalKind::Open => "open: see what I can do",
        kind => kind.label(),
    }
}

/// How progress is counted.
#[must_use]
pub fn measure(measure: &Measure) -> String {
    match measure {
        Measure::Number { from, to, unit } => {
            format!("a number, from {} to {} {unit}", number(*from), number(*to)).trim_end().to_owned()
        }
        Measure::Steps => "the share of its steps".to_owned(),
        Measure::Days { wanted } => format!("{wanted} days on which it is kept"),
    }
}

/// A verdict that was given.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Keep => "kept",
        Verdict::Adjust => "adjusted",
        Verdict::Reached => "reached",
        Verdict::Rest => "rests",
        Verdict::LetGo => "let go",
        Verdict::Later => "to be decided later",
    }
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn a_day_far_ahead_is_told_by_how_far_it_is() {
        let today = "2026-11-24".parse().expect("a day");
        let told = |day: &str| when(day.parse().expect("a day"), today);
        assert_eq!(
            ["2026-11-24", "2026-12-06", "2026-12-29", "2027-04-11", "2026-11-20", "2025-04-12"].map(told),
            ["today", "in 12 days", "in 5 weeks", "in about 5 months", "4 days ago", "12 Apr 2025"]
        );
    }
}
