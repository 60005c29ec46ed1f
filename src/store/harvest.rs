//! Finish: what was answered becomes feelings, causes, wins, lessons, goals and steps.

use std::collections::HashMap;

use rusqlite::types::FromSql;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::columns::{instant, offset};
use super::{arcs, debriefs, feelings, goal_life, goals, lesson_life, lessons, people, races, steps};
use crate::domain::change::Harvest;
use crate::domain::clock::Stamp;
use crate::domain::debrief::QuestionKey;
use crate::domain::goal::{Goal, Step};
use crate::domain::id::{DebriefId, GoalId, PersonId};
use crate::domain::lesson::Lesson;

/// Where a lesson, a goal or a step came from: the question, and the how-manieth it was of that question, from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) debrief: DebriefId,
    pub(super) key: &'a QuestionKey,
    pub(super) nth: i64,
}

/// Writes everything that a finished debrief became.
pub(super) fn finish(connection: &Connection, harvest: &Harvest) -> rusqlite::Result<()> {
    let debrief = harvest.debrief.id;
    let at = harvest.debrief.finished.unwrap_or(harvest.debrief.started);
    arcs::follow_race(connection, harvest.race.id, || {
        races::put(connection, &harvest.race, harvest.race_before.as_ref())
    })?;
    debriefs::put(connection, &harvest.debrief)?;
    debriefs::touch(connection, debrief, &at)?;
    feelings::replace(connection, debrief, &harvest.feelings)?;
    feelings::replace_causes(connection, debrief, &harvest.causes)?;
    feelings::replace_wins(connection, debrief, &harvest.wins)?;
    let people = keep_people(connection, harvest)?;
    let goals = keep_goals(connection, harvest, &at)?;
    keep_lessons(connection, harvest, &at)?;
    lesson_life::replace_uses(connection, &harvest.debrief, harvest.race.id, &harvest.uses, &at)?;
    keep_steps(connection, harvest, &Kept { goals, people }, &at)?;
    if let Some(arc) = &harvest.arc {
        arcs::follow_debrief(connection, harvest.race.id, arc)?;
    }
    goal_life::replace_verdicts(connection, debrief, &harvest.verdicts)
}

/// The ids under which rows stand, where they differ from the ids that the harvest came with.
struct Kept {
    goals: HashMap<GoalId, GoalId>,
    people: HashMap<PersonId, PersonId>,
}

fn keep_people(connection: &Connection, harvest: &Harvest) -> rusqlite::Result<HashMap<PersonId, PersonId>> {
    harvest.people.iter().map(|person| Ok((person.id, people::put(connection, person)?))).collect()
}

fn keep_goals(
    connection: &Connection,
    harvest: &Harvest,
    at: &Stamp,
) -> rusqlite::Result<HashMap<GoalId, GoalId>> {
    let rows = Rows::new(connection, "goals", harvest.debrief.id);
    let told = with_origins(harvest.debrief.id, &harvest.goals);
    let mut kept = HashMap::new();
    for ((origin, goal), id) in rows.known(told, |goal| &goal.text)? {
        let row = Goal { id: id.unwrap_or(goal.id), ..goal.clone() };
        goals::put(connection, &row, &origin)?;
        kept.insert(goal.id, row.id);
    }
    rows.withdraw_all_but(kept.values(), at)?;
    Ok(kept)
}

fn keep_lessons(connection: &Connection, harvest: &Harvest, at: &Stamp) -> rusqlite::Result<()> {
    let rows = Rows::new(connection, "lessons", harvest.debrief.id);
    let told = with_origins(harvest.debrief.id, &harvest.lessons);
    let mut kept = Vec::new();
    for ((origin, lesson), id) in rows.known(told, |lesson| &lesson.text)? {
        let row = Lesson { id: id.unwrap_or(lesson.id), ..lesson.clone() };
        lessons::put(connection, &row, &origin)?;
        kept.push(row.id);
    }
    rows.withdraw_all_but(kept.iter(), at)?;
    lessons::free_parts_of_withdrawn(connection, harvest.debrief.id)
}

fn keep_steps(connection: &Connection, harvest: &Harvest, kept: &Kept, at: &Stamp) -> rusqlite::Result<()> {
    let rows = Rows::new(connection, "steps", harvest.debrief.id);
    let told = with_origins(harvest.debrief.id, &harvest.steps);
    let mut ids = Vec::new();
    for ((origin, step), id) in rows.known(told, |step| &step.text)? {
        let row = Step {
            id: id.unwrap_or(step.id),
            goal: step.goal.map(|goal| kept.goals.get(&goal).copied().unwrap_or(goal)),
            person: step.person.map(|person| kept.people.get(&person).copied().unwrap_or(person)),
            ..step.clone()
        };
        steps::put_from(connection, &row, &origin)?;
        ids.push(row.id);
    }
    rows.withdraw_all_but(ids.iter(), at)
}

/// Gives each thing its origin, counting where one question gave several.
fn with_origins<T>(debrief: DebriefId, things: &[(QuestionKey, T)]) -> Vec<(Origin<'_>, &T)> {
    let mut counts: HashMap<&QuestionKey, i64> = HashMap::new();
    things
        .iter()
        .map(|(key, thing)| {
            let count = counts.entry(key).or_default();
            let nth = *count;
            *count += 1;
            (Origin { debrief, key, nth }, thing)
        })
        .collect()
}

/// A thing with its origin, and the row that is known to be it.
type KnownThing<'t, T, Id> = ((Origin<'t>, &'t T), Option<Id>);

/// By what a thing is known again.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// The same words in answer to the same question.
    WordsAndQuestion,
    /// The same words.
    Words,
    /// The same place among the answers.
    Place,
}

/// The rows of one table that came out of one debrief.
struct Rows<'a> {
    connection: &'a Connection,
    table: &'static str,
    debrief: DebriefId,
}

impl<'a> Rows<'a> {
    fn new(connection: &'a Connection, table: &'static str, debrief: DebriefId) -> Self {
        Self { connection, table, debrief }
    }

    /// Finds for each thing the row that an earlier Finish made of it, in the trash or not, and lets go of the places at which
    /// the rows stood among the answers, so that they can be given out anew.
    ///
    /// A line taken out moves those below it up: a thing is known by its words first, those of the same question before those
    /// of another one, and only else by its place.
    fn known<'t, T, Id: FromSql + Copy + PartialEq>(
        &self,
        told: Vec<(Origin<'t>, &'t T)>,
        words: impl Fn(&T) -> &String,
    ) -> rusqlite::Result<Vec<KnownThing<'t, T, Id>>> {
        let mut ids: Vec<Option<Id>> = vec![None; told.len()];
        for sign in [Sign::WordsAndQuestion, Sign::Words, Sign::Place] {
            for (place, (origin, thing)) in told.iter().enumerate() {
                if ids[place].is_none() {
                    let found = self.found_by(sign, origin, words(thing))?;
                    ids[place] = found.into_iter().find(|id| !ids.contains(&Some(*id)));
                }
            }
        }
        self.connection
            .prepare_cached(&format!(
                "UPDATE {} SET origin_nth = -1 - row WHERE debrief_id = ?1 AND origin_prompt IS NOT NULL",
                self.table
            ))?
            .execute([self.debrief])?;
        Ok(told.into_iter().zip(ids).collect())
    }

    /// The rows that may be the thing, by one sign of it; what `harvested` says is what the debrief made of its answer.
    fn found_by<Id: FromSql>(
        &self,
        sign: Sign,
        origin: &Origin<'_>,
        words: &str,
    ) -> rusqlite::Result<Vec<Id>> {
        let (condition, bound): (&str, &[&dyn ToSql]) = match sign {
            Sign::WordsAndQuestion => (
                "json_extract(harvested, '$.text') = ?2 AND origin_prompt = ?3",
                &[&self.debrief, &words, &origin.key.prompt],
            ),
            Sign::Words => ("json_extract(harvested, '$.text') = ?2", &[&self.debrief, &words]),
            Sign::Place => (
                "origin_prompt = ?2 AND origin_subject = ?3 AND origin_nth = ?4",
                &[&self.debrief, &origin.key.prompt, &origin.key.subject, &origin.nth],
            ),
        };
        self.connection
            .prepare_cached(&format!(
                "SELECT id FROM {} WHERE debrief_id = ?1 AND origin_prompt IS NOT NULL AND {condition}
                 ORDER BY withdrawn, row",
                self.table
            ))?
            .query_map(bound, |row| row.get(0))?
            .collect()
    }

    /// Rows whose question has no answer any more go to the trash; those in `kept` come back if they went there that
    /// way. What the runner has put into the trash by hand stays there.
    fn withdraw_all_but<'b, Id: ToSql + 'b>(
        &self,
        kept: impl Iterator<Item = &'b Id>,
        at: &Stamp,
    ) -> rusqlite::Result<()> {
        let kept = kept.collect::<Vec<_>>();
        let places = vec!["?"; kept.len()].join(", ");
        let table = self.table;
        let came_back = format!(
            "UPDATE {table} SET withdrawn = 0, trashed_at = NULL, trashed_offset = NULL
             WHERE withdrawn = 1 AND id IN ({places})"
        );
        self.connection.execute(&came_back, params_from_iter(&kept))?;
        let went = format!(
            "UPDATE {table} SET withdrawn = 1, trashed_at = ?, trashed_offset = ?
             WHERE debrief_id = ? AND origin_prompt IS NOT NULL AND trashed_at IS NULL
                AND id NOT IN ({places})"
        );
        let (at, offset) = (instant(at), offset(at));
        let first: [&dyn ToSql; 3] = [&at, &offset, &self.debrief];
        let rest = kept.iter().map(|id| *id as &dyn ToSql);
        self.connection.execute(&went, params_from_iter(first.into_iter().chain(rest)))?;
        Ok(())
    }
}
