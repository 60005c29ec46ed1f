//! What was asked and answered, read back: the hot answers beside the later ones where there is room.

use super::super::super::passage::{Tone, Writer};
use super::super::super::shared::Shared;
use super::compose::feeling_label;
use crate::app::geometry::READING_COLUMNS;
use crate::content::Content;
use crate::content::prompt::Fills;
use crate::domain::debrief::{Answer, Value};
use crate::domain::story::{DebriefStory, RaceStory};
use crate::domain::units::days;

/// From this width on, hot and later answers stand side by side.
const SIDE_BY_SIDE: usize = 100;

/// Everything that was asked and answered; on a wide page the hot answers stand beside the later ones.
pub fn debriefs(writer: &mut Writer, story: &RaceStory, shared: &Shared) {
    let columns = writer.columns();
    let hot = &shared.content.pack().timing.hot;
    let is_hot = |told: &DebriefStory| told.debrief.mode == *hot;
    let (first, later): (Vec<&DebriefStory>, Vec<&DebriefStory>) =
        story.debriefs.iter().partition(|told| is_hot(told));
    if columns >= SIDE_BY_SIDE && !first.is_empty() && !later.is_empty() {
        let half = (columns - 4) / 2;
        let (mut left, mut right) = (Writer::new(half), Writer::new(half));
        for told in first {
            answers(&mut left, told, shared);
        }
        for told in later {
            answers(&mut right, told, shared);
        }
        writer.gap();
        writer.beside(left, right);
    } else {
        let room = columns.min(READING_COLUMNS.into());
        for told in first.into_iter().chain(later) {
            let mut one = Writer::new(room);
            answers(&mut one, told, shared);
            writer.gap();
            for row in one.done() {
                writer.row(row);
            }
        }
    }
}

fn answers(writer: &mut Writer, told: &DebriefStory, shared: &Shared) {
    let content = &shared.content;
    let mode = content.pack().mode(&told.debrief.mode).map_or(told.debrief.mode.as_str(), |mode| &mode.label);
    let day = days::told_date(told.debrief.started.date_naive());
    let state = if told.debrief.finished.is_some() { "" } else { ", a draft" };
    let told_here: Vec<(&Answer, String)> = in_order(told, content)
        .into_iter()
        .filter(|answer| told.debrief.finished.is_none() || !is_told_above(answer, content))
        .filter_map(|answer| Some((answer, value_words(answer.value.as_ref()?, answer, shared)?)))
        .collect();
    if told_here.is_empty() {
        return;
    }
    writer.heading(&format!("{mode}, {day}{state}"));
    for (answer, words) in told_here {
        writer.text(Tone::Muted, 0, &answer.question);
        for line in words.lines() {
            writer.text(Tone::Plain, 2, line);
        }
    }
}

/// Whether Finish has made something of an answer that the story tells above: a fact, a feeling, a cause, a lesson ...
fn is_told_above(answer: &Answer, content: &Content) -> bool {
    let prompt = content.packs().find_map(|pack| pack.prompt(&answer.key.prompt));
    let own = [
        Fills::HeavyBefore,
        Fills::HeavyAfter,
        Fills::Pain,
        Fills::PainSigns,
        Fills::DnsReason,
        Fills::GoalWhy,
    ];
    match prompt.and_then(|prompt| prompt.fills) {
        None => false,
        Some(fills) => !own.contains(&fills),
    }
}

/// Answers in the order in which they were asked: prompts that are asked about the same things go thing by thing. What the
/// pack does not know any more comes last, oldest first.
fn in_order<'s>(told: &'s DebriefStory, content: &Content) -> Vec<&'s Answer> {
    let prompts = &content.pack().prompts;
    let place = |answer: &Answer| {
        let Some(place) = prompts.iter().position(|prompt| prompt.id == answer.key.prompt) else {
            return (usize::MAX, String::new(), usize::MAX);
        };
        let each = &prompts[place].each;
        let first = if each.is_some() {
            prompts[..place].iter().rposition(|prompt| prompt.each != *each).map_or(0, |before| before + 1)
        } else {
            place
        };
        (first, answer.key.subject.clone(), place)
    };
    let mut answers: Vec<&Answer> = told.answers.values().collect();
    answers.sort_by_key(|answer| (place(answer), answer.at));
    answers
}

/// An answer as it is read back; `None` where the story tells it elsewhere already.
fn value_words(value: &Value, answer: &Answer, shared: &Shared) -> Option<String> {
    let content = &shared.content;
    let units = shared.settings.units;
    Some(match value {
        Value::Text(text) | Value::Unread(text) => text.clone(),
        Value::Scale(number) => number.to_string(),
        Value::Pick(id) => option_label(&answer.key.prompt, id, content),
        Value::Picks(picks) => picks
            .iter()
            .map(|pick| {
                content.causes.get(&pick.id).map_or_else(|| pick.id.clone(), |cause| cause.label.clone())
            })
            .collect::<Vec<_>>()
            .join(", "),
        Value::Feelings(felt) => felt
            .iter()
            .map(|felt| format!("{} {}", feeling_label(felt, content), felt.strength))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Time(time) => time.told(),
        Value::Distance(distance) => distance.told(units),
        Value::Date(date) => days::told_date(*date),
        Value::Lines(lines) => lines
            .iter()
            .filter(|line| !line.text.trim().is_empty())
            .map(|line| match &line.verb {
                Some(verb) => format!("{verb}: {}", line.text),
                None => format!("· {}", line.text),
            })
            .collect::<Vec<_>>()
            .join("\n"),
    })
    .filter(|words| !words.trim().is_empty())
}

fn option_label(prompt: &str, id: &str, content: &Content) -> String {
    let prompt = content.packs().find_map(|pack| pack.prompt(prompt));
    let listed = prompt.and_then(|prompt| prompt.option_label(id)).map(str::to_owned);
    listed
        .or_else(|| content.causes.get(id).map(|cause| cause.label.clone()))
        .unwrap_or_else(|| id.replace('_', " "))
}
