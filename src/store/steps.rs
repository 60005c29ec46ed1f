//! Small next steps.

use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, offset, read_stamp};
use super::harvest::Origin;
use crate::domain::goal::{Step, StepEvent};
use crate::domain::id::StepEventId;

/// Writes a step as it is given. What it refers to may have been ended meanwhile; then it stands on its own.
pub(super) fn put(connection: &Connection, step: &Step) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO steps (id, goal_id, race_id, debrief_id, person_id, text, day, state, written_at,
                written_offset)
             VALUES (?1, (SELECT id FROM goals WHERE id = ?2), (SELECT id FROM races WHERE id = ?3),
                (SELECT id FROM debriefs WHERE id = ?4), (SELECT id FROM people WHERE id = ?5),
                ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET
                goal_id = excluded.goal_id, race_id = excluded.race_id, debrief_id = excluded.debrief_id,
                person_id = excluded.person_id, text = excluded.text, day = excluded.day,
                state = excluded.state",
        )?
        .execute(params![
            step.id,
            step.goal,
            step.race,
            step.debrief,
            step.person,
            step.text,
            step.day.map(Day),
            step.state,
            instant(&step.written),
            offset(&step.written),
        ])?;
    Ok(())
}

/// Writes a step that came out of a debrief. One that was there before keeps its state: finishing again must not undo
/// what has been done meanwhile.
pub(super) fn put_from(connection: &Connection, step: &Step, origin: &Origin<'_>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO steps (id, goal_id, race_id, debrief_id, person_id, origin_prompt, origin_subject,
                origin_nth, text, day, state, written_at, written_offset)
             VALUES (?1, (SELECT id FROM goals WHERE id = ?2), (SELECT id FROM races WHERE id = ?3), ?4,
                (SELECT id FROM people WHERE id = ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                goal_id = excluded.goal_id, race_id = excluded.race_id, person_id = excluded.person_id,
                text = excluded.text, day = excluded.day",
        )?
        .execute(params![
            step.id,
            step.goal,
            step.race,
            origin.debrief,
            step.person,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
            step.text,
            step.day.map(Day),
            step.state,
            instant(&step.written),
            offset(&step.written),
        ])?;
    Ok(())
}

/// A query for steps, the table being named `s`; `rest` begins with FROM.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT s.id, s.goal_id, s.race_id, s.debrief_id, s.person_id, s.text, s.day, s.state, s.written_at,
            s.written_offset {rest}"
    )
}

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

/// Takes back what was decided about a step. Where something else was decided since, that stands.
pub(super) fn undecide(connection: &Connection, event: StepEventId) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE steps SET (state, day) = (SELECT e.was_state, e.was_day FROM step_events AS e WHERE e.id = ?1)
             WHERE id = (SELECT e.step_id FROM step_events AS e WHERE e.id = ?1 AND NOT EXISTS
                (SELECT 1 FROM step_events AS o WHERE o.step_id = e.step_id AND o.row > e.row))",
        )?
        .execute([event])?;
    connection.prepare_cached("DELETE FROM step_events WHERE id = ?1")?.execute([event])?;
    Ok(())
}

/// What was decided about steps, as far as it meets a condition on `e` and the step `s`, first decided first.
pub(super) fn events(
    connection: &Connection,
    condition: &str,
    bound: &dyn rusqlite::ToSql,
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
