//! What a debrief becomes at Finish.
//!
//! Only questions that are asked count: an answer whose question has fallen away is kept with the debrief, and becomes nothing.

mod made;

use crate::domain::change::Harvest;
use crate::domain::debrief::{Debrief, QuestionKey, Value};
use crate::domain::feeling::{Felt, Moment};
use crate::domain::id::Ids;
use crate::domain::race::{Race, SetbackMark};

use super::Content;
use super::field::{FieldContext, check};
use super::flow::{Circumstances, Walk, walk};
use super::known::Known;
use super::placeholders::{lines, words_of};
use super::prompt::{Fills, Need};

/// Turns the answers of a debrief into what Finish writes, in one transaction. `circumstances.mode` is the debrief's mode.
/// Things that an earlier Finish of the same debrief made get fresh ids here; the store finds the old rows by their origin.
///
/// # Errors
/// What Finish still needs (name, day, outcome) or cannot read, each with the line to show at its question, in the order
/// in which the questions are asked.
pub fn harvest(
    content: &Content,
    debrief: &Debrief,
    circumstances: &Circumstances<'_>,
    ids: &mut Ids,
) -> Result<Harvest, Vec<(QuestionKey, String)>> {
    let walk = walk(content, circumstances);
    let missing = missing(&walk, circumstances);
    if !missing.is_empty() {
        return Err(missing);
    }
    let known = &walk.known;
    let now = circumstances.now;
    let race = Race {
        id: circumstances.background.race.as_ref().map_or(debrief.race, |race| race.id),
        ..known.race.clone()
    };
    let mut debrief = debrief.clone();
    debrief.finished = Some(now.wall);
    let mut made = made::Made::new(known, &debrief, race.id, ids);
    let (steps, people) = made.steps_and_people();
    let lessons = made.lessons();
    let goals = made.goals();
    let arc = opens_arc(known).then(|| Box::new(made.arc(&race)));
    Ok(Harvest {
        feelings: feelings(known),
        causes: made::causes(known),
        wins: wins(known),
        verdicts: made::verdicts(known, circumstances.answers),
        lessons,
        goals,
        uses: made::uses(known, circumstances.answers),
        steps,
        people,
        arc,
        race,
        race_before: circumstances.background.race.clone(),
        debrief,
    })
}

/// Whether the race opens an arc: the runner says that it was a setback, and tells it near enough to the day.
fn opens_arc(known: &Known<'_, '_>) -> bool {
    known.race.setback == Some(SetbackMark::Yes) && known.mode != known.pack.timing.older
}

/// What stands in the way of Finish, question by question.
fn missing(walk: &Walk<'_, '_>, circumstances: &Circumstances<'_>) -> Vec<(QuestionKey, String)> {
    let race = &walk.known.race;
    let context = FieldContext {
        units: circumstances.units,
        today: circumstances.now.today(),
        kind: race.kind,
        distance: race.distance,
    };
    let mut found = Vec::new();
    for question in &walk.questions {
        let of_question = |seen: &&super::known::Seen<'_, '_>| {
            seen.prompt.id == question.prompt.id && seen.subject == question.key.subject
        };
        let value = walk.known.seen.iter().find(of_question).map(|seen| &*seen.value);
        let unread = walk.unread.iter().find(|(key, _)| *key == question.key).map(|(_, line)| line.clone());
        let line = match value {
            // A step's day may have passed since it was written; that is no reason to refuse Finish.
            Some(Value::Date(_))
                if matches!(question.prompt.fills, Some(Fills::StepDay | Fills::PersonDay)) =>
            {
                None
            }
            Some(value) => unread.or_else(|| check(question.prompt, value, &context).err()),
            None if question.prompt.need == Need::Must => Some(needed(question.prompt.fills)),
            None => None,
        };
        found.extend(line.map(|line| (question.key.clone(), line)));
    }
    // An answer that another version of a pack left behind may stand where one is needed and still say nothing.
    for (role, is_known) in [
        (Fills::Name, !race.name.trim().is_empty()),
        (Fills::Date, walk.known.dated),
        (Fills::Outcome, race.outcome.is_some()),
    ] {
        let prompt = walk.known.pack.prompts.iter().find(|prompt| prompt.fills == Some(role));
        let key = QuestionKey::once(prompt.map_or(role.id(), |prompt| prompt.id.as_str()));
        if !is_known && !found.iter().any(|(known, _)| *known == key) {
            found.push((key, needed(Some(role))));
        }
    }
    found
}

fn needed(fills: Option<Fills>) -> String {
    match fills {
        Some(Fills::Name) => "The race needs a name; any word will do.",
        Some(Fills::Date) => "Finish needs the day of the race.",
        Some(Fills::Outcome) => "Finish needs to know how the race ended.",
        _ => "Finish needs an answer here.",
    }
    .to_owned()
}

fn feelings(known: &Known<'_, '_>) -> Vec<(Moment, Felt)> {
    let hot = known.mode == known.pack.timing.hot;
    let mut found: Vec<(Moment, Felt)> = Vec::new();
    for seen in &known.seen {
        let moment = match seen.prompt.fills {
            Some(Fills::Felt) if hot => Moment::Then,
            Some(Fills::Felt) => Moment::Now,
            Some(Fills::FeltThen) => Moment::Then,
            _ => continue,
        };
        if let Value::Feelings(felt) = &*seen.value {
            for felt in felt {
                // One row for a feeling and a moment: the first naming counts.
                if !found
                    .iter()
                    .any(|(at, one)| *at == moment && one.feeling == felt.feeling && one.own == felt.own)
                {
                    found.push((moment, felt.clone()));
                }
            }
        }
    }
    found
}

fn wins(known: &Known<'_, '_>) -> Vec<String> {
    let held = known.filling(Fills::Win);
    held.flat_map(|seen| {
        let several = lines(&seen.value).map(|(_, line)| line.text.trim().to_owned());
        words_of(&seen.value).into_iter().chain(several).collect::<Vec<_>>()
    })
    .collect()
}

#[cfg(test)]
mod tests;
