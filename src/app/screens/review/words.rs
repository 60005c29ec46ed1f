//! How a review speaks: why a card is asked, what was decided.

use chrono::NaiveDate;

use crate::app::passage::Tone;
use crate::domain::goal::{
    GivenVerdict, Goal, GoalKind, GoalState, Step, StepEvent, StepState, StepVerdict, Verdict,
};
use crate::domain::goal_story::{GoalRow, PastRaceForGoals};
use crate::domain::rules::goal_review::{self, Reason};
use crate::domain::units::days;

/// What kind of goal it is, how far away, and what it belongs to: "Process goal · B · this season · Two Rivers Marathon".
pub(super) fn kind_line(row: &GoalRow) -> String {
    let goal = &row.goal;
    let mut facts = vec![format!("{} goal", capital(goal.kind.label()))];
    facts.extend(goal.tier.map(|tier| tier.label().to_owned()));
    facts.push(goal.horizon.label().to_owned());
    facts.extend(row.race.as_ref().map(|race| race.name.clone()));
    if goal.state() == GoalState::Resting {
        facts.push("resting".to_owned());
    }
    facts.join(" · ")
}

/// Since when, and by when: "Written 3 Oct, by 1 Nov".
pub(super) fn since_line(goal: &Goal, today: NaiveDate) -> String {
    let written = goal.written.date_naive();
    let by = goal.by.map(|by| format!(" · by {}", days::told_day(by, today)));
    format!("Since {}{}", days::told_day(written, today), by.unwrap_or_default())
}

/// Why a goal is asked about.
pub(super) fn goal_reason(row: &GoalRow, races: &[PastRaceForGoals], today: NaiveDate) -> String {
    let since = |day: NaiveDate| match u32::try_from((today - day).num_days()) {
        Ok(0) | Err(_) => "today".to_owned(),
        Ok(days) => format!("{} ago", days::told_span(days)),
    };
    let Some(look) = goal_review::due(row, races, today) else {
        return "It is not due yet. Is it still what you want?".to_owned();
    };
    match look.reason {
        Reason::Passed(by) => {
            format!("Its day, {}, has passed. What became of it?", calendar_day(by, today))
        }
        Reason::AfterRace { race, is_setback: true } => {
            format!("{race} lies two weeks back. Does this still fit?")
        }
        Reason::AfterRace { race, is_setback: false } => format!("After {race}: does this still fit?"),
        Reason::Booked if row.goal.state() == GoalState::Resting => {
            "It has rested until now. Take it up again, or let it rest on?".to_owned()
        }
        Reason::Booked => "You wanted to decide later. Is this a good moment?".to_owned(),
        Reason::Time => {
            let looked = if row.last.is_some() { "Last looked at" } else { "Written" };
            format!("{looked} {}. Is it still what you want?", since(row.looked_at))
        }
    }
}

/// Why a step is asked about.
pub(super) fn step_reason(step: &Step, moves: u32, today: NaiveDate) -> String {
    let often = if moves >= 3 { " Could it be smaller?" } else { "" };
    let asks = match step.day {
        None => "A week without a day. Is it still a step?".to_owned(),
        Some(day) if day == today => "Its day is today. What became of it?".to_owned(),
        Some(day) if day < today => {
            format!("Its day was {}. What became of it?", days::told_day(day, today))
        }
        Some(day) => format!("Its day is {}. Is it still right?", days::told_day(day, today)),
    };
    format!("{asks}{often}")
}

/// "moved twice"; nothing for a step that never was.
pub(super) fn moved(moves: u32) -> Option<String> {
    match moves {
        0 => None,
        1 => Some("moved once".to_owned()),
        2 => Some("moved twice".to_owned()),
        more => Some(format!("moved {more} times")),
    }
}

/// The day of a calendar, as it stands in a sentence: "1 Nov", "1 Nov 2025".
pub(super) fn calendar_day(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    let told = days::told_short(day);
    if day.year() == today.year() {
        told.rsplit_once(' ').map_or(told.clone(), |(words, _)| words.to_owned())
    } else {
        told
    }
}

/// What was decided, in a word.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Keep => "kept",
        Verdict::Adjust => "adjusted",
        Verdict::Reached => "reached",
        Verdict::Rest => "resting",
        Verdict::LetGo => "let go",
        Verdict::Later => "later",
    }
}

/// What became of a step, in a word.
pub(super) fn step_word(verdict: StepVerdict) -> &'static str {
    match verdict {
        StepVerdict::Done => "done",
        StepVerdict::Part => "part of it",
        StepVerdict::Moved => "moved",
        StepVerdict::Dropped => "dropped",
        StepVerdict::Reopened => "open again",
    }
}

/// The sign and the tone of a verdict.
pub(super) fn verdict_sign(verdict: Verdict) -> (&'static str, Tone) {
    match verdict {
        Verdict::Keep => ("✓", Tone::Goal),
        Verdict::Adjust => ("≈", Tone::Goal),
        Verdict::Reached => ("★", Tone::Recovery),
        Verdict::Rest => ("z", Tone::Muted),
        Verdict::LetGo => ("~", Tone::Muted),
        Verdict::Later => ("…", Tone::Muted),
    }
}

/// The sign and the tone of what became of a step.
pub(super) fn step_sign(state: StepState) -> (&'static str, Tone) {
    match state {
        StepState::Open => ("□", Tone::Goal),
        StepState::Done => ("✓", Tone::Recovery),
        StepState::Part => ("◐", Tone::Recovery),
        StepState::Dropped => ("–", Tone::Muted),
    }
}

/// The quiet line after a verdict, without the words of the goal: "Kept", "Resting until 16 Feb 2027".
pub(super) fn told_verdict(given: &GivenVerdict, today: NaiveDate) -> String {
    match (given.verdict, given.again) {
        (Verdict::Rest, Some(day)) => format!("Resting until {}", calendar_day(day, today)),
        (Verdict::Later, Some(day)) => format!("Later, from {} on", calendar_day(day, today)),
        // Warm, and short: this is the moment that the goal was there for.
        (Verdict::Reached, _) => "Reached, and it stays yours".to_owned(),
        (verdict, _) => capital(verdict_word(verdict)),
    }
}

/// The quiet line after a step was decided about, without its words.
pub(super) fn told_step(event: &StepEvent, today: NaiveDate) -> String {
    match (event.verdict, event.day) {
        (StepVerdict::Part, _) => "Part of it, and that counts".to_owned(),
        (StepVerdict::Moved, Some(day)) => format!("Moved to {}", weekday(day, today)),
        (verdict, _) => capital(step_word(verdict)),
    }
}

/// A day near today with its weekday: "Sat 28 Nov".
pub(super) fn weekday(day: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", &days::told_weekday(day)[..3], calendar_day(day, today))
}

/// A verdict of the past: "kept 28 days ago: it holds".
pub(super) fn verdict_before(given: &GivenVerdict, today: NaiveDate) -> String {
    let day = days::told_day(given.at.date_naive(), today);
    let mut told = format!("{}, {day}", verdict_word(given.verdict));
    if !given.reason.is_empty() {
        told.push_str(": ");
        told.push_str(&given.reason);
    }
    told
}

/// The setback that makes deciding later the usual answer, and until which day.
pub(super) fn quiet(races: &[PastRaceForGoals], today: NaiveDate) -> Option<(String, NaiveDate)> {
    let until = goal_review::quiet_until(races, today)?;
    let setbacks = races.iter().filter(|past| past.is_setback && past.race.date <= today);
    let race = setbacks.max_by_key(|past| past.race.date)?;
    Some((race.race.name.clone(), until))
}

/// "3 steps", "1 goal".
pub(super) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Whether a kind of goal is one that only the clock or the result list can grant.
pub(super) fn tone_of(kind: GoalKind) -> Tone {
    match kind {
        GoalKind::Recovery | GoalKind::Wellbeing => Tone::Recovery,
        GoalKind::Outcome | GoalKind::TimeOrPlace | GoalKind::Process | GoalKind::Open => Tone::Goal,
    }
}

/// The words with a capital letter at their beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
