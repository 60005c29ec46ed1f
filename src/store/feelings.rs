//! Feelings, causes and wins: what a finished debrief says about its race. Finish writes them anew each time.

use rusqlite::{Connection, params};

use crate::domain::cause::RaceCause;
use crate::domain::feeling::{Felt, Moment};
use crate::domain::id::{DebriefId, RaceId};

/// Replaces the feelings of a debrief.
pub(super) fn replace(
    connection: &Connection,
    debrief: DebriefId,
    feelings: &[(Moment, Felt)],
) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM feelings WHERE debrief_id = ?1")?.execute([debrief])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO feelings (debrief_id, position, moment, feeling, own, strength)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, (moment, felt)) in (0_i64..).zip(feelings) {
        insert.execute(params![debrief, position, moment, felt.feeling, felt.own, felt.strength])?;
    }
    Ok(())
}

/// The feelings of a debrief in their order.
pub(super) fn of(connection: &Connection, debrief: DebriefId) -> rusqlite::Result<Vec<(Moment, Felt)>> {
    connection
        .prepare_cached(
            "SELECT moment, feeling, own, strength FROM feelings WHERE debrief_id = ?1 ORDER BY position",
        )?
        .query_map([debrief], |row| {
            let felt = Felt { feeling: row.get(1)?, own: row.get(2)?, strength: row.get(3)? };
            Ok((row.get(0)?, felt))
        })?
        .collect()
}

/// Replaces the causes of a debrief.
pub(super) fn replace_causes(
    connection: &Connection,
    debrief: DebriefId,
    causes: &[RaceCause],
) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM causes WHERE debrief_id = ?1")?.execute([debrief])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO causes (debrief_id, position, cause, effect, impact, control, changeable, spread,
            shared, reachable, put_down)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for (position, cause) in (0_i64..).zip(causes) {
        insert.execute(params![
            debrief,
            position,
            cause.cause,
            cause.effect,
            cause.impact,
            cause.control,
            cause.changeable,
            cause.spread,
            cause.shared,
            cause.reachable,
            cause.put_down,
        ])?;
    }
    Ok(())
}

/// The causes of a race. Where several debriefs name the same one, the last look at it counts.
pub(super) fn causes_of(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<RaceCause>> {
    let mut select = connection.prepare_cached(
        "SELECT c.cause, c.effect, c.impact, c.control, c.changeable, c.spread, c.shared, c.reachable,
            c.put_down
         FROM live_debriefs AS d JOIN causes AS c ON c.debrief_id = d.id
         WHERE d.race_id = ?1 ORDER BY d.started_at, d.id, c.position",
    )?;
    let rows = select.query_map([race], |row| {
        Ok(RaceCause {
            cause: row.get(0)?,
            effect: row.get(1)?,
            impact: row.get(2)?,
            control: row.get(3)?,
            changeable: row.get(4)?,
            spread: row.get(5)?,
            shared: row.get(6)?,
            reachable: row.get(7)?,
            put_down: row.get(8)?,
        })
    })?;
    let mut causes: Vec<RaceCause> = Vec::new();
    for cause in rows {
        let cause = cause?;
        let earlier =
            causes.iter_mut().find(|earlier| earlier.cause == cause.cause && earlier.effect == cause.effect);
        match earlier {
            Some(earlier) => *earlier = cause,
            None => causes.push(cause),
        }
    }
    Ok(causes)
}

/// Replaces the wins of a debrief.
pub(super) fn replace_wins(
    connection: &Connection,
    debrief: DebriefId,
    wins: &[String],
) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM wins WHERE debrief_id = ?1")?.execute([debrief])?;
    let mut insert =
        connection.prepare_cached("INSERT INTO wins (debrief_id, position, text) VALUES (?1, ?2, ?3)")?;
    for (position, text) in (0_i64..).zip(wins) {
        insert.execute(params![debrief, position, text])?;
    }
    Ok(())
}

/// What held up in a race, each line once, in the order in which it was written.
pub(super) fn wins_of(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<String>> {
    let mut select = connection.prepare_cached(
        "SELECT w.text FROM live_debriefs AS d JOIN wins AS w ON w.debrief_id = d.id
         WHERE d.race_id = ?1 ORDER BY d.started_at, d.id, w.position",
    )?;
    let mut wins = Vec::new();
    for text in select.query_map([race], |row| row.get::<_, String>(0))? {
        let text = text?;
        if !wins.contains(&text) {
            wins.push(text);
        }
    }
    Ok(wins)
}
