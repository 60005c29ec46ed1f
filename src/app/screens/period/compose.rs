//! Puts questions and answers into rows.

use super::answering::{Answering, Part};
use super::steps::WeekStep;
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::domain::debrief::Value;
use crate::domain::goal::StepVerdict;
use crate::domain::units::days;
use crate::text::{width, wrap};

/// The mark of what is selected stands before everything that can be.
pub const INDENT: usize = 2;
/// Answers stand below their questions, a little further in.
pub const ANSWER: usize = 4;

/// Whether a lesson is the one that is kept in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// An option of a question: its id and its words.
pub type Choice = (String, String);

/// Everything a question is told from.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The answers.
    pub answering: &'a Answering,
    /// Settings and words.
    pub shared: &'a Shared,
    /// Whether it is the one selected.
    pub is_selected: bool,
}

/// How many rows the words of a question take, where it stands in so many columns.
#[must_use]
pub fn question_rows(question: &ReviewQuestion, columns: usize) -> usize {
    wrap::wrap_reading(&question.text, columns.saturating_sub(INDENT).max(1)).len()
}

/// A question with its answer; while that is written, room for it.
#[must_use]
pub fn question(
    told: &Told<'_>,
    question: &ReviewQuestion,
    choices: &[Choice],
    earlier: Option<&str>,
    columns: usize,
) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.text(Tone::Strong, INDENT, &question.text);
    let value = told.answering.value(&question.id);
    let writing = told.answering.writing.as_ref();
    let writing = writing.filter(|writing| writing.question.id == question.id && writing.part == Part::Whole);
    if let Some(writing) = writing {
        for _ in 0..writing.rows {
            writer.row(Row::default().with(Tone::Plain, " "));
        }
    } else {
        match &question.ask {
            Ask::Line | Ask::Step | Ask::Text => written(&mut writer, told, question, value),
            Ask::Scale { low, high } => scale(&mut writer, value, (low, high)),
            Ask::Pick(_) | Ask::Race => pick(&mut writer, told, value, choices),
            Ask::Steps | Ask::Goals | Ask::Alignment | Ask::Lesson | Ask::Wins => {}
        }
    }
    if let Some(earlier) = earlier {
        writer.text(Tone::Muted, ANSWER, earlier);
    }
    writer.done()
}

fn written(writer: &mut Writer, told: &Told<'_>, question: &ReviewQuestion, value: Option<&Value>) {
    let keys = &told.shared.settings.keymap;
    let Some(Value::Text(text)) = value else {
        let words = match keys.keys(Command::WriteAnswer).next() {
            Some(key) if told.is_selected => format!("{key} writes"),
            _ => "–".to_owned(),
        };
        writer.text(Tone::Muted, ANSWER, &words);
        return;
    };
    writer.text(Tone::Plain, ANSWER, text);
    if question.ask == Ask::Step && told.is_selected {
        let key = keys.told(Command::AnswerToStep);
        writer.text(Tone::Muted, ANSWER, &format!("{key} makes a small step of it"));
    }
}

/// "duty  0  1  2 [3] 4 ...  choice"; without room the words of the ends stand below.
fn scale(writer: &mut Writer, value: Option<&Value>, (low, high): (&str, &str)) {
    let chosen = match value {
        Some(Value::Scale(number)) => Some(*number),
        _ => None,
    };
    let mut numbers = Row::default();
    for number in 0..=10_u8 {
        if chosen == Some(number) {
            numbers.push(Tone::Heading, &format!("[{number}]"));
        } else {
            numbers.push(Tone::Muted, &format!(" {number} "));
        }
    }
    let mut row = Row::default().with(Tone::Plain, &" ".repeat(ANSWER));
    let fits =
        ANSWER + numbers.columns() + width::columns(low) + width::columns(high) + 2 <= writer.columns();
    if fits {
        row.push(Tone::Muted, &format!("{low} "));
        row.spans.extend(numbers.spans);
        row.push(Tone::Muted, &format!(" {high}"));
        writer.row(row);
        return;
    }
    row.spans.extend(numbers.spans);
    writer.row(row);
    writer.text(Tone::Muted, ANSWER, &format!("0 {low}, 10 {high}"));
}

/// The options in a row, the chosen one in brackets; of many only the chosen one.
fn pick(writer: &mut Writer, told: &Told<'_>, value: Option<&Value>, choices: &[Choice]) {
    const MOST_SHOWN: usize = 5;
    let chosen = match value {
        Some(Value::Pick(id)) => Some(id),
        _ => None,
    };
    if choices.is_empty() {
        writer.text(Tone::Muted, ANSWER, "No race is over yet.");
        return;
    }
    let is_chosen = |choice: &&Choice| Some(&choice.0) == chosen;
    if choices.len() > MOST_SHOWN {
        let words = choices.iter().find(is_chosen).map(|(_, words)| words.as_str());
        match words {
            Some(words) => writer.text(Tone::Plain, ANSWER, words),
            None if told.is_selected => {
                let keys = &told.shared.settings.keymap;
                let (before, after) =
                    (keys.keys(Command::ChooseBefore).next(), keys.keys(Command::ChooseAfter).next());
                let key =
                    |key: Option<crate::app::key::Key>| key.map_or_else(String::new, |key| key.to_string());
                let words = format!("{} {} choose one of {}", key(before), key(after), choices.len());
                writer.text(Tone::Muted, ANSWER, &words);
            }
            None => writer.text(Tone::Muted, ANSWER, "–"),
        }
        return;
    }
    let mut row = Row::default().with(Tone::Plain, &" ".repeat(ANSWER));
    for (number, choice) in (1..).zip(choices) {
        let is_chosen = is_chosen(&choice);
        let words =
            if is_chosen { format!("[{number} {}]", choice.1) } else { format!(" {number} {} ", choice.1) };
        if row.columns() + width::columns(&words) > writer.columns() && row.spans.len() > 1 {
            let indent = Row::default().with(Tone::Plain, &" ".repeat(ANSWER));
            writer.row(std::mem::replace(&mut row, indent));
        }
        row.push(if is_chosen { Tone::Heading } else { Tone::Muted }, &words);
        row.push(Tone::Plain, "  ");
    }
    writer.row(row);
}

/// A step with what was decided about it.
pub(super) fn step(known: &WeekStep, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let today = shared.now.today();
    let verdict = known.decided.as_ref().map(|event| event.verdict);
    let (sign, tone) = match verdict {
        Some(StepVerdict::Done) => ("■", Tone::Recovery),
        Some(StepVerdict::Part) => ("◧", Tone::Recovery),
        Some(StepVerdict::Moved) => (">", Tone::Goal),
        Some(StepVerdict::Dropped) => ("–", Tone::Muted),
        Some(StepVerdict::Reopened) | None => ("□", Tone::Goal),
    };
    let aside = match (verdict, known.step.day) {
        (Some(StepVerdict::Moved), Some(day)) => format!("moved to {}", days::told_date(day)),
        (Some(verdict), _) => verdict.label().to_owned(),
        (None, Some(day)) => days::told_day(day, today),
        (None, None) => String::new(),
    };
    let lead = Row::default().with(Tone::Plain, &" ".repeat(ANSWER)).with(tone, sign).with(Tone::Plain, " ");
    let text =
        if aside.is_empty() { known.step.text.clone() } else { format!("{}, {aside}", known.step.text) };
    let tone = if verdict == Some(StepVerdict::Dropped) { Tone::Muted } else { Tone::Plain };
    writer.hanging(&lead, tone, ANSWER + 2, &text);
    writer.done()
}

/// A lesson that may be kept in view.
pub(super) fn lesson(text: &str, chosen: Chosen, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let (sign, tone, text_tone) = match chosen {
        Chosen::Yes => ("●", Tone::Lesson, Tone::Lesson),
        Chosen::No => ("○", Tone::Muted, Tone::Plain),
    };
    let lead = Row::default().with(Tone::Plain, &" ".repeat(ANSWER)).with(tone, sign).with(Tone::Plain, " ");
    writer.hanging(&lead, text_tone, ANSWER + 2, text);
    writer.done()
}

/// A line of a list.
pub(super) fn line(text: &str, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let lead = Row::default()
        .with(Tone::Plain, &" ".repeat(ANSWER))
        .with(Tone::Recovery, "+")
        .with(Tone::Plain, " ");
    writer.hanging(&lead, Tone::Plain, ANSWER + 2, text);
    writer.done()
}

/// The place of the choice after the chosen one; after the last comes the first.
#[must_use]
pub fn after(choices: &[Choice], chosen: Option<usize>) -> Option<usize> {
    let next = chosen.map_or(0, |place| place + 1);
    (!choices.is_empty()).then(|| next % choices.len())
}

/// The place of the choice before the chosen one; before the first comes the last.
#[must_use]
pub fn before(choices: &[Choice], chosen: Option<usize>) -> Option<usize> {
    let last = choices.len().checked_sub(1)?;
    Some(chosen.and_then(|place| place.checked_sub(1)).unwrap_or(last))
}
