//! Small next steps.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::{Deserialize, Serialize};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::harvest::Origin;
use crate::domain::goal::{Step, StepEvent};
use crate::domain::id::{GoalId, PersonId, RaceId, StepEventId};

/// What can be changed in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Text,
    Day,
    State,
    Goal,
    Race,
    Debrief,
    Person,
}

impl Field {
    const ALL: [Self; 7] =
        [Self::Text, Self::Day, Self::State, Self::Goal, Self::Race, Self::Debrief, Self::Person];

    fn differs(self, one: &Step, other: &Step) -> bool {
        match self {
            Self::Text => one.text != other.text,
            Self::Day => one.day != other.day,
            Self::State => one.state != other.state,
            Self::Goal => one.goal != other.goal,
            Self::Race => one.race != other.race,
            Self::Debrief => one.debrief != other.debrief,
            Self::Person => one.person != other.person,
        }
    }

    /// Writes it as `step` has it. What it refers to may have been ended meanwhile; then it stands on its own.
    fn write(self, connection: &Connection, step: &Step) -> rusqlite::Result<()> {
        let day = step.day.map(Day);
        let (change, value): (&str, &dyn ToSql) = match self {
            Self::Text => ("text = ?2", &step.text),
            Self::Day => ("day = ?2", &day),
            Self::State => ("state = ?2", &step.state),
            Self::Goal => ("goal_id = (SELECT id FROM goals WHERE id = ?2)", &step.goal),
            Self::Race => ("race_id = (SELECT id FROM races WHERE id = ?2)", &step.race),
            Self::Debrief => ("debrief_id = (SELECT id FROM debriefs WHERE id = ?2)", &step.debrief),
            Self::Person => ("person_id = (SELECT id FROM people WHERE id = ?2)", &step.person),
        };
        connection
            .prepare_cached(&format!("UPDATE steps SET {change} WHERE id = ?1"))?
            .execute(params![step.id, value])?;
        Ok(())
    }
}

/// Writes a step: of one that is there what differs from `base`, or without one the whole.
pub(super) fn put(connection: &Connection, step: &Step, base: Option<&Step>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO steps (id, text, state, written_at, written_offset) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![step.id, step.text, step.state, instant(&step.written), offset(&step.written)])?;
    let changed = |field: &Field| base.is_none_or(|base| field.differs(base, step));
    Field::ALL.into_iter().filter(changed).try_for_each(|field| field.write(connection, step))
}

/// What a debrief makes of an answer, as it was when it was last finished: finishing again writes only what differs from that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Harvested {
    text: String,
    day: Option<NaiveDate>,
    goal: Option<GoalId>,
    race: Option<RaceId>,
    person: Option<PersonId>,
}

impl Harvested {
    fn of(step: &Step) -> Self {
        let Step { goal, race, person, day, .. } = *step;
        Self { text: step.text.clone(), day, goal, race, person }
    }

    /// A step that says this.
    fn laid_over(&self, step: &Step) -> Step {
        let Self { day, goal, race, person, .. } = *self;
        Step { text: self.text.clone(), day, goal, race, person, ..step.clone() }
    }
}

/// Writes a step that came out of a debrief. One that was there before keeps its state, and what the runner has changed in it
/// since the debrief was last finished, unless its answer is another one now: finishing again must not undo what has been done
/// meanwhile.
pub(super) fn put_from(connection: &Connection, step: &Step, origin: &Origin<'_>) -> rusqlite::Result<()> {
    let known: Option<Option<Harvested>> = connection
        .prepare_cached("SELECT harvested FROM steps WHERE id = ?1")?
        .query_row([step.id], |row| {
            let harvested: Option<String> = row.get(0)?;
            harvested.map(|_| read_json(row, 0)).transpose()
        })
        .optional()?;
    let harvested = Harvested::of(step);
    match known {
        None => put(connection, step, None)?,
        Some(before) => {
            let is_another = |field: &Field| match &before {
                Some(before) => field.differs(&before.laid_over(step), step),
                None => !matches!(field, Field::State | Field::Debrief),
            };
            Field::ALL.into_iter().filter(is_another).try_for_each(|field| field.write(connection, step))?;
        }
    }
    connection
        .prepare_cached(
            "UPDATE steps SET debrief_id = ?2, origin_prompt = ?3, origin_subject = ?4, origin_nth = ?5, harvested = ?6
             WHERE id = ?1",
        )?
        .execute(params![
            step.id,
            origin.debrief,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
            json(&harvested)?,
        ])?;
    Ok(())
}

/// A query for steps, the table being named `s`; `rest` begins with FROM or with further columns. A race in the trash is not told.
pub(super) fn select(rest: &str) -> String {
    select_with("(SELECT l.id FROM races AS l WHERE l.id = s.race_id AND l.trashed_at IS NULL)", rest)
}

/// The same, with words of SQL for the race.
pub(super) fn select_with(race: &str, rest: &str) -> String {
    format!(
        "SELECT s.id, s.goal_id, {race}, s.debrief_id, s.person_id, s.text, s.day, s.state, s.written_at,
            s.written_offset {rest}"
    )
}

/// How many columns [`select`] names; the first one after them has this number.
pub(super) const SELECTED_COUNT: usize = 10;

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        id: row.get(0)?,
        goal: row.get(1)?,
        race: row.get(2)?,
        debrief: row.get(3)?,
        person: row.get(4)?,
        text: row.get(5)?,
        day: row.get::<_, Option<Day>>(6)?.map(|day| day.0),
        state: row.get(7)?,
        written: read_stamp(row, 8)?,
    })
}

/// Decides about a step. A step that is not there any more is passed over.
pub(super) fn decide(connection: &Connection, event: &StepEvent) -> rusqlite::Result<()> {
    let written = connection
        .prepare_cached(
            "INSERT INTO step_events (id, step_id, verdict, was_state, was_day, day, review_id, at, at_offset)
             SELECT ?1, s.id, ?3, s.state, s.day, ?4, (SELECT id FROM reviews WHERE id = ?5), ?6, ?7
             FROM steps AS s WHERE s.id = ?2
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![
            event.id,
            event.step,
            event.verdict,
            event.day.map(Day),
            event.review,
            instant(&event.at),
            offset(&event.at),
        ])?;
    if written > 0 {
        connection
            .prepare_cached("UPDATE steps SET state = ?2, day = ?3 WHERE id = ?1")?
            .execute(params![event.step, event.verdict.state(), event.day.map(Day)])?;
    }
    Ok(())
}

/// Takes back what was decided about a step. Where something else was decided since, that stands, and leads back to where the
/// step stood before both.
pub(super) fn undecide(connection: &Connection, event: StepEventId) -> rusqlite::Result<()> {
    let was = "(SELECT e.was_state, e.was_day FROM step_events AS e WHERE e.id = ?1)";
    let next = connection
        .prepare_cached(&format!(
            "UPDATE step_events SET (was_state, was_day) = {was}
             WHERE row = (SELECT min(o.row) FROM step_events AS o JOIN step_events AS e ON e.id = ?1
                WHERE o.step_id = e.step_id AND o.row > e.row)"
        ))?
        .execute([event])?;
    if next == 0 {
        connection
            .prepare_cached(&format!(
                "UPDATE steps SET (state, day) = {was}
                 WHERE id = (SELECT e.step_id FROM step_events AS e WHERE e.id = ?1)"
            ))?
            .execute([event])?;
    }
    connection.prepare_cached("DELETE FROM step_events WHERE id = ?1")?.execute([event])?;
    Ok(())
}

/// What was decided about steps, as far as it meets a condition on `e` and the step `s`, first decided first.
pub(super) fn events(
    connection: &Connection,
    condition: &str,
    bound: &dyn ToSql,
) -> rusqlite::Result<Vec<StepEvent>> {
    connection
        .prepare_cached(&format!(
            "SELECT e.id, e.step_id, e.verdict, e.was_day, e.day, e.review_id, e.at, e.at_offset
             FROM step_events AS e JOIN steps AS s ON s.id = e.step_id WHERE {condition} ORDER BY e.at, e.row"
        ))?
        .query_map([bound], |row| {
            let day = |place| Ok::<_, rusqlite::Error>(row.get::<_, Option<Day>>(place)?.map(|day| day.0));
            Ok(StepEvent {
                id: row.get(0)?,
                step: row.get(1)?,
                verdict: row.get(2)?,
                was_day: day(3)?,
                day: day(4)?,
                review: row.get(5)?,
                at: read_stamp(row, 6)?,
            })
        })?
        .collect()
}
