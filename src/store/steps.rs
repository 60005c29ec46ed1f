//! Small next steps.

use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, offset, read_stamp};
use super::harvest::Origin;
use crate::domain::goal::Step;

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
