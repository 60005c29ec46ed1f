//! Goals that outlive one race.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::harvest::Origin;
use super::merging::{self, Written, owned};
use crate::domain::goal::Goal;

/// Writes a goal that came out of a debrief. The day on which it was first written stays, and so do a verdict given elsewhere and
/// whatever the debrief does not ask.
pub(super) fn put(connection: &Connection, goal: &Goal, origin: &Origin<'_>) -> rusqlite::Result<()> {
    insert(connection, goal)?;
    connection
        .prepare_cached(
            "UPDATE goals SET race_id = (SELECT id FROM races WHERE id = ?2), debrief_id = ?3, origin_prompt = ?4,
                origin_subject = ?5, origin_nth = ?6, kind = ?7, text = ?8, why = ?9,
                verdict = coalesce(?10, verdict)
             WHERE id = ?1",
        )?
        .execute(params![
            goal.id,
            goal.race,
            origin.debrief,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
            goal.kind,
            goal.text,
            goal.why,
            goal.verdict,
        ])?;
    Ok(())
}

/// Writes a goal that no debrief has made: of one that is there what differs from `base`, or without one the whole. What is
/// decided about it is written as a verdict.
pub(super) fn put_own(connection: &Connection, goal: &Goal, base: Option<&Goal>) -> rusqlite::Result<()> {
    insert(connection, goal)?;
    let columns = COLUMNS.iter().map(|column| {
        let before = base.map(column.get).transpose()?;
        Ok(Written { column: column.name, value: (column.get)(goal)?, before })
    });
    merging::write_differing(connection, "goals", &goal.id, columns)?;
    if base.is_none_or(|base| base.race != goal.race) {
        connection
            .prepare_cached("UPDATE goals SET race_id = (SELECT id FROM races WHERE id = ?2) WHERE id = ?1")?
            .execute(params![goal.id, goal.race])?;
    }
    Ok(())
}

/// Makes the row of a goal, unless it is there.
fn insert(connection: &Connection, goal: &Goal) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO goals (id, race_id, debrief_id, kind, text, why, if_then, notes, tier, horizon, by_day,
                measure, pinned, written_at, written_offset, looked_at, looked_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), (SELECT id FROM debriefs WHERE id = ?3), ?4, ?5, ?6, ?7,
                ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14, ?15)",
        )?
        .execute(params![
            goal.id,
            goal.race,
            goal.debrief,
            goal.kind,
            goal.text,
            goal.why,
            goal.if_then,
            goal.notes,
            goal.tier,
            goal.horizon,
            goal.by.map(Day),
            goal.measure.as_ref().map(json).transpose()?,
            goal.pinned,
            instant(&goal.written),
            offset(&goal.written),
        ])?;
    Ok(())
}

/// One field of a goal that the runner can change, and the column it is kept in. Its race is written on its own, since it may have
/// been ended meanwhile.
struct Column {
    name: &'static str,
    get: fn(&Goal) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "kind", get: |goal| owned(&goal.kind) },
    Column { name: "text", get: |goal| owned(&goal.text) },
    Column { name: "why", get: |goal| owned(&goal.why) },
    Column { name: "if_then", get: |goal| owned(&goal.if_then) },
    Column { name: "notes", get: |goal| owned(&goal.notes) },
    Column { name: "tier", get: |goal| owned(&goal.tier) },
    Column { name: "horizon", get: |goal| owned(&goal.horizon) },
    Column { name: "by_day", get: |goal| owned(&goal.by.map(Day)) },
    Column { name: "measure", get: |goal| owned(&goal.measure.as_ref().map(json).transpose()?) },
    Column { name: "pinned", get: |goal| owned(&goal.pinned) },
];

/// The goals that are active: not reached, not resting, not let go.
pub(super) fn active(connection: &Connection) -> rusqlite::Result<Vec<Goal>> {
    connection
        .prepare_cached(&select(
            "FROM live_goals AS g WHERE g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later')
             ORDER BY g.written_at, g.id",
        ))?
        .query_map([], read)?
        .collect()
}

/// A query for goals, the table being named `g`; `rest` follows the columns that [`read`] reads.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT g.id, g.race_id, g.debrief_id, g.kind, g.text, g.why, g.if_then, g.notes, g.tier, g.horizon, g.by_day,
            g.measure, g.pinned, g.verdict, g.again, g.written_at, g.written_offset {rest}"
    )
}

/// How many columns [`select`] names.
pub(super) const SELECTED_COUNT: usize = 17;

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Goal> {
    let day = |place| Ok::<_, rusqlite::Error>(row.get::<_, Option<Day>>(place)?.map(|day| day.0));
    let measure: Option<String> = row.get(11)?;
    Ok(Goal {
        id: row.get(0)?,
        race: row.get(1)?,
        debrief: row.get(2)?,
        kind: row.get(3)?,
        text: row.get(4)?,
        why: row.get(5)?,
        if_then: row.get(6)?,
        notes: row.get(7)?,
        tier: row.get(8)?,
        horizon: row.get(9)?,
        by: day(10)?,
        measure: measure.map(|_| read_json(row, 11)).transpose()?,
        pinned: row.get(12)?,
        verdict: row.get(13)?,
        again: day(14)?,
        written: read_stamp(row, 15)?,
    })
}
