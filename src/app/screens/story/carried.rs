//! What became of the lessons that went along to a race.

use super::super::super::passage::{Row, Tone, Writer};
use crate::domain::lesson::{UseTally, UseVerdict};
use crate::domain::story::{RaceStory, ShownLesson};

/// So often not thought of, and another moment is offered.
const FORGOT_OFTEN: u32 = 2;

/// Writes the lessons that went along, each with what became of it. Before a race is over there is nothing to tell.
pub fn write(writer: &mut Writer, story: &RaceStory) {
    let is_over = story.race.outcome.is_some() || story.carried.iter().any(|shown| shown.said.is_some());
    if story.carried.is_empty() || !is_over {
        return;
    }
    writer.gap();
    let head = Row::default().with(Tone::Heading, "Lessons carried");
    writer.row(head.with(Tone::Muted, &format!("   {}", counted(&story.carried))));
    for shown in &story.carried {
        let verdict = shown.said.map(|(verdict, _)| verdict);
        let (sign, tone) = sign(verdict);
        let words = verdict.map_or("not said yet", UseVerdict::label);
        writer.hanging(&Row::default().with(tone, sign), Tone::Lesson, 2, &shown.lesson.text);
        writer.text(Tone::Muted, 2, words);
        let forgot = shown.forgot + 1;
        if verdict == Some(UseVerdict::Forgot) && forgot >= FORGOT_OFTEN {
            let times = if forgot == 2 { "twice".to_owned() } else { format!("{forgot} times") };
            let words = format!(
                "Forgotten {times} now. A clearer moment may call it up: its “If ...” can be changed on its page."
            );
            writer.text(Tone::Muted, 2, &words);
        }
    }
}

/// The sign of what became of a lesson; the words below it say the same.
fn sign(verdict: Option<UseVerdict>) -> (&'static str, Tone) {
    match verdict {
        Some(UseVerdict::Helped) => ("●", Tone::Recovery),
        Some(UseVerdict::Partly) => ("◐", Tone::Recovery),
        Some(UseVerdict::NoHelp) => ("○", Tone::Plain),
        _ => ("·", Tone::Muted),
    }
}

/// "2 used, 1 helped".
fn counted(carried: &[ShownLesson]) -> String {
    let mut tally = UseTally::default();
    carried.iter().filter_map(|shown| shown.said).for_each(|(verdict, _)| tally.count(verdict));
    match tally.uses() {
        0 => "none used".to_owned(),
        used if tally.partly > 0 => format!("{used} used, {} helped, {} in part", tally.helped, tally.partly),
        used => format!("{used} used, {} helped", tally.helped),
    }
}
