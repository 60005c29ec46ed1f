//! Goals that outlive one race, and what was decided about them.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::columns::{instant, offset, read_stamp};
use super::harvest::Origin;
use super::merging::{self, Written, owned};
use crate::domain::clock::Stamp;
use crate::domain::goal::{Goal, Verdict};
use crate::domain::id::{DebriefId, GoalId};

/// Writes a goal that came out of a debrief. The day on which it was first written stays, and so does a verdict given
/// elsewhere.
pub(super) fn put(connection: &Connection, goal: &Goal, origin: &Origin<'_>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO goals (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, kind, text,
                why, verdict, written_at, written_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET
                race_id = excluded.race_id, kind = excluded.kind, text = excluded.text, why = excluded.why,
                verdict = coalesce(excluded.verdict, verdict)",
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
            instant(&goal.written),
            offset(&goal.written),
        ])?;
    Ok(())
}

/// Writes a goal that no debrief has made: of one that is there what differs from `base`, or without one the whole. What is
/// decided about it is written as a verdict.
pub(super) fn put_own(connection: &Connection, goal: &Goal, base: Option<&Goal>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO goals (id, race_id, kind, text, why, written_at, written_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            goal.id,
            goal.race,
            goal.kind,
            goal.text,
            goal.why,
            instant(&goal.written),
            offset(&goal.written),
        ])?;
    let columns = COLUMNS.iter().map(|column| {
        let before = base.map(column.get).transpose()?;
        Ok(Written { column: column.name, value: (column.get)(goal)?, before })
    });
    merging::write_differing(connection, "goals", &goal.id, columns)
}

/// One field of a goal that the runner can change, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&Goal) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "kind", get: |goal| owned(&goal.kind) },
    Column { name: "text", get: |goal| owned(&goal.text) },
    Column { name: "why", get: |goal| owned(&goal.why) },
];

/// Replaces the verdicts that a debrief gave. A goal follows the last verdict it has, whichever debrief gave it; a goal
/// that is no longer there is passed over.
pub(super) fn replace_verdicts(
    connection: &Connection,
    debrief: DebriefId,
    verdicts: &[(GoalId, Verdict, String)],
    at: &Stamp,
) -> rusqlite::Result<()> {
    let mut judged = connection
        .prepare_cached("DELETE FROM verdicts WHERE debrief_id = ?1 RETURNING goal_id")?
        .query_map([debrief], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<GoalId>>>()?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO verdicts (goal_id, debrief_id, verdict, reason, at, at_offset)
         SELECT id, ?2, ?3, ?4, ?5, ?6 FROM goals WHERE id = ?1",
    )?;
    for (goal, verdict, reason) in verdicts {
        insert.execute(params![goal, debrief, verdict, reason, instant(at), offset(at)])?;
        judged.push(*goal);
    }
    let mut follow = connection.prepare_cached(
        "UPDATE goals SET verdict = (SELECT v.verdict FROM verdicts AS v WHERE v.goal_id = goals.id
            ORDER BY v.at DESC, v.row DESC LIMIT 1)
         WHERE id = ?1",
    )?;
    for goal in judged {
        follow.execute([goal])?;
    }
    Ok(())
}

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

/// A query for goals, the table being named `g`; `rest` begins with FROM.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT g.id, g.race_id, g.debrief_id, g.kind, g.text, g.why, g.verdict, g.written_at,
            g.written_offset {rest}"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Goal> {
    Ok(Goal {
        id: row.get(0)?,
        race: row.get(1)?,
        debrief: row.get(2)?,
        kind: row.get(3)?,
        text: row.get(4)?,
        why: row.get(5)?,
        verdict: row.get(6)?,
        written: read_stamp(row, 7)?,
    })
}
