//! The story of a race in a handful of rows: feelings then and now, what held up, what it cost, a lesson.

use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::compose::{feeling_label, feeling_tone, weight};
use crate::domain::cause::Effect;
use crate::domain::feeling::{Felt, Moment};
use crate::domain::id::LessonId;
use crate::domain::story::RaceStory;

/// At most so many feelings of one moment.
const FEELINGS: usize = 4;

/// Writes the gist; labels stand in a column of `label` columns. A lesson that is told already is not told again.
pub fn write(
    writer: &mut Writer,
    story: &RaceStory,
    shared: &Shared,
    (label, told): (usize, Option<LessonId>),
) {
    feelings(writer, story, shared, label);
    if let Some(held_up) = story.wins.first() {
        writer.pair("Held up", label, Tone::Recovery, held_up);
    }
    cost(writer, story, shared, label);
    if let Some(lesson) = story.lessons.iter().find(|lesson| Some(lesson.id) != told) {
        let text = if lesson.trigger.is_empty() { &lesson.text } else { &lesson.trigger };
        writer.pair("Lesson", label, Tone::Lesson, text);
    }
}

fn feelings(writer: &mut Writer, story: &RaceStory, shared: &Shared, label: usize) {
    let of = |moment: Moment| -> Vec<&Felt> {
        let debriefs = story.debriefs.iter().rev();
        let mut told = debriefs.map(|told| told.feelings.iter().filter(|(at, _)| *at == moment));
        let mut felt: Vec<&Felt> = told
            .find_map(|felt| {
                let felt: Vec<&Felt> = felt.map(|(_, felt)| felt).collect();
                (!felt.is_empty()).then_some(felt)
            })
            .unwrap_or_default();
        felt.sort_by_key(|felt| std::cmp::Reverse(felt.strength));
        felt.truncate(FEELINGS);
        felt
    };
    let mut row = Row::default();
    for (heading, felt) in [("Then", of(Moment::Then)), ("Now", of(Moment::Now))] {
        if felt.is_empty() {
            continue;
        }
        let columns: usize = felt.iter().map(|felt| feeling_label(felt, &shared.content).len() + 5).sum();
        if !row.spans.is_empty() && row.columns() + label + columns > writer.columns() {
            writer.row(std::mem::take(&mut row));
        }
        row.push(Tone::Muted, &format!("{heading:label$}"));
        for felt in felt {
            let words = format!("{} {}   ", feeling_label(felt, &shared.content), felt.strength);
            row.push(feeling_tone(felt, &shared.content), &words);
        }
    }
    if !row.spans.is_empty() {
        writer.row(row);
    }
}

fn cost(writer: &mut Writer, story: &RaceStory, shared: &Shared, label: usize) {
    let hindered = story.causes.iter().filter(|cause| cause.effect == Effect::Hindered);
    let told: Vec<String> = hindered
        .map(|cause| {
            let known = shared.content.causes.get(&cause.cause);
            let words = known.map_or_else(
                || cause.cause.clone(),
                |known| known.label_for(Effect::Hindered).to_lowercase(),
            );
            cause.impact.map_or_else(|| words.clone(), |impact| format!("{words} {}", weight(impact).1))
        })
        .collect();
    if !told.is_empty() {
        writer.pair("Cost", label, Tone::Setback, &told.join("   "));
    }
}
