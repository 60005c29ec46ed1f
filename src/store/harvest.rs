//! Finish: what was answered becomes feelings, causes, wins, lessons, goals and steps.

use std::collections::HashMap;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, ToSql, params, params_from_iter};

use super::columns::{instant, offset};
use super::{arcs, debriefs, feelings, goal_life, goals, lesson_life, lessons, people, races, steps};
use crate::domain::change::Harvest;
use crate::domain::clock::Stamp;
use crate::domain::debrief::QuestionKey;
use crate::domain::id::{DebriefId, GoalId, LessonId, PersonId};
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
    goal_life::replace_verdicts(connection, debrief, &harvest.verdicts, &at)
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
    let mut kept = HashMap::new();
    for (origin, goal) in with_origins(harvest.debrief.id, &harvest.goals) {
        let id = rows.find(&origin)?.unwrap_or(goal.id);
        let mut row = goal.clone();
        row.id = id;
        goals::put(connection, &row, &origin)?;
        kept.insert(goal.id, id);
    }
    rows.withdraw_all_but(kept.values(), at)?;
    Ok(kept)
}

fn keep_lessons(connection: &Connection, harvest: &Harvest, at: &Stamp) -> rusqlite::Result<()> {
    let rows = Rows::new(connection, "lessons", harvest.debrief.id);
    let told = with_origins(harvest.debrief.id, &harvest.lessons);
    // A line taken out moves those below it up: a lesson is known by its words first, and only else by its place.
    let mut ids: Vec<Option<LessonId>> = Vec::with_capacity(told.len());
    for (_, lesson) in &told {
        let known = lessons::harvested_as(connection, harvest.debrief.id, &lesson.text)?;
        ids.push(known.into_iter().find(|id| !ids.contains(&Some(*id))));
    }
    for (place, (origin, _)) in told.iter().enumerate() {
        if ids[place].is_none() {
            ids[place] = rows.find(origin)?.filter(|id| !ids.contains(&Some(*id)));
        }
    }
    lessons::free_places(connection, harvest.debrief.id)?;
    let mut kept = Vec::new();
    for ((origin, lesson), id) in told.into_iter().zip(ids) {
        let row = Lesson { id: id.unwrap_or(lesson.id), ..lesson.clone() };
        lessons::put(connection, &row, &origin)?;
        kept.push(row.id);
    }
    rows.withdraw_all_but(kept.iter(), at)?;
    lessons::free_parts_of_withdrawn(connection, harvest.debrief.id)
}

fn keep_steps(connection: &Connection, harvest: &Harvest, kept: &Kept, at: &Stamp) -> rusqlite::Result<()> {
    let rows = Rows::new(connection, "steps", harvest.debrief.id);
    let mut ids = Vec::new();
    for (origin, step) in with_origins(harvest.debrief.id, &harvest.steps) {
        let mut row = step.clone();
        row.id = rows.find(&origin)?.unwrap_or(step.id);
        row.goal = step.goal.map(|goal| kept.goals.get(&goal).copied().unwrap_or(goal));
        row.person = step.person.map(|person| kept.people.get(&person).copied().unwrap_or(person));
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

    /// The row that an earlier Finish made from the same question, in the trash or not.
    fn find<Id: FromSql>(&self, origin: &Origin<'_>) -> rusqlite::Result<Option<Id>> {
        self.connection
            .prepare_cached(&format!(
                "SELECT id FROM {} WHERE debrief_id = ?1 AND origin_prompt = ?2 AND origin_subject = ?3
                    AND origin_nth = ?4",
                self.table
            ))?
            .query_row(params![self.debrief, origin.key.prompt, origin.key.subject, origin.nth], |row| {
                row.get(0)
            })
            .optional()
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
