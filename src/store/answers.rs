//! Answers: autosave writes them one by one.

use rusqlite::{Connection, Row, params};

use super::columns::{instant, json, offset, read_json, read_stamp};
use super::debriefs;
use crate::domain::debrief::{Answer, Answers, QuestionKey, Value};
use crate::domain::id::DebriefId;

/// The prompts whose answers mean something before a debrief is finished, or across debriefs.
pub(super) mod prompts {
    /// The answer becomes the race's name.
    pub(crate) const RACE_NAME: &str = "facts.name";
    /// "How heavy", at the start.
    pub(crate) const HEAVY_BEFORE: &str = "arrive.now";
    /// "How heavy", at the end.
    pub(crate) const HEAVY_AFTER: &str = "close.again";
}

/// Keeps an answer. Tells whether there is such a debrief; without one nothing is written.
pub(super) fn put(connection: &Connection, debrief: DebriefId, answer: &Answer) -> rusqlite::Result<bool> {
    if !debriefs::touch(connection, debrief, &answer.at)? {
        return Ok(false);
    }
    let value = answer.value.as_ref().map(json).transpose()?;
    let words = answer.value.as_ref().map(words).unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO answers (debrief_id, prompt, subject, question, value, words, at, at_offset)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (debrief_id, prompt, subject) DO UPDATE SET
                question = excluded.question, value = excluded.value, words = excluded.words,
                at = excluded.at, at_offset = excluded.at_offset",
        )?
        .execute(params![
            debrief,
            answer.key.prompt,
            answer.key.subject,
            answer.question,
            value,
            words,
            instant(&answer.at),
            offset(&answer.at),
        ])?;
    Ok(true)
}

/// The answers of a debrief.
pub(super) fn of(connection: &Connection, debrief: DebriefId) -> rusqlite::Result<Answers> {
    connection
        .prepare_cached(
            "SELECT prompt, subject, question, value, at, at_offset FROM answers WHERE debrief_id = ?1",
        )?
        .query_map([debrief], read)?
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<(QuestionKey, Answer)> {
    let key = QuestionKey { prompt: row.get(0)?, subject: row.get(1)? };
    let value = match row.get_ref(3)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(read_json(row, 3)?),
    };
    let answer = Answer { key: key.clone(), question: row.get(2)?, value, at: read_stamp(row, 4)? };
    Ok((key, answer))
}

/// The runner's own words in a value; ids and numbers are none.
pub(super) fn words(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Unread(text) => text.clone(),
        Value::Lines(lines) => joined(lines.iter().map(|line| line.text.as_str())),
        Value::Feelings(felt) => {
            joined(felt.iter().filter(|felt| felt.own).map(|felt| felt.feeling.as_str()))
        }
        Value::Scale(_)
        | Value::Pick(_)
        | Value::Picks(_)
        | Value::Time(_)
        | Value::Distance(_)
        | Value::Date(_) => String::new(),
    }
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::debrief::{Line, Picked};
    use crate::domain::feeling::Felt;

    #[test]
    fn the_words_of_an_answer_are_what_the_runner_wrote() {
        let line = |text: &str| Line { verb: Some("keep".to_owned()), text: text.to_owned() };
        let felt = |feeling: &str, own| Felt { feeling: feeling.to_owned(), own, strength: 4 };
        let cases = [
            (Value::Text("It rained".to_owned()), "It rained"),
            (Value::Unread("4 o'clock".to_owned()), "4 o'clock"),
            (Value::Lines(vec![line("Start slow"), line("Eat early")]), "Start slow\nEat early"),
            (Value::Feelings(vec![felt("sad", false), felt("wobbly", true)]), "wobbly"),
            (Value::Pick("dnf".to_owned()), ""),
            (Value::Picks(vec![Picked { id: "pacing".to_owned(), strength: Some(2) }]), ""),
        ];
        for (value, expected) in cases {
            assert_eq!(words(&value), expected, "{value:?}");
        }
    }
}
