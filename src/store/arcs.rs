//! Arcs: opened with the usual of that day frozen, joined by later races, and what was done for them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::history;
use crate::domain::arc::{FrozenBaseline, RecoveryArc, Try};
use crate::domain::check_in::{Scores, Side};
use crate::domain::clock::Stamp;
use crate::domain::id::{ArcId, DebriefId, RaceId};
use crate::domain::race::{Race, SetbackMark};
use crate::domain::rules::baseline::{Baseline, Measure};
use crate::domain::rules::reckoning::Reckoning;

/// Opens an arc with the usual of the days before it, or lets its races join the arc of its kind that is open on the day on
/// which it is opened.
pub(super) fn open(connection: &Connection, arc: &RecoveryArc) -> rusqlite::Result<()> {
    let today = arc.written.date_naive().max(arc.start);
    let history = history::read(connection, None)?;
    let reckoning = Reckoning::of(&history, today);
    let open = history.arcs.iter().zip(&reckoning.recoveries).rev().find(|(other, recovery)| {
        other.id != arc.id && other.kind == arc.kind && other.start <= arc.start && recovery.is_open()
    });
    if let Some((other, _)) = open {
        return join(connection, other.id, arc.debrief, &arc.races);
    }
    let opened = RecoveryArc { baseline: reckoning.freeze(arc.start), ..arc.clone() };
    put(connection, &opened)
}

/// Writes an arc. A frozen usual stays as it is.
pub(super) fn put(connection: &Connection, arc: &RecoveryArc) -> rusqlite::Result<()> {
    let kept = frozen(connection, arc.id)?.unwrap_or_default();
    let baseline =
        FrozenBaseline { body: kept.body.or(arc.baseline.body), mind: kept.mind.or(arc.baseline.mind) };
    connection
        .prepare_cached(
            "INSERT INTO arcs (id, kind, name, start, debrief_id, baseline, first_easy_run, training_as_usual,
                put_down, note, written_at, written_offset)
             VALUES (?1, ?2, ?3, ?4, (SELECT id FROM debriefs WHERE id = ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, name = excluded.name, start = excluded.start,
                baseline = excluded.baseline, first_easy_run = excluded.first_easy_run,
                training_as_usual = excluded.training_as_usual, put_down = excluded.put_down,
                note = excluded.note",
        )?
        .execute(params![
            arc.id,
            arc.kind,
            arc.name,
            Day(arc.start),
            arc.debrief,
            json(&baseline)?,
            arc.first_easy_run.map(Day),
            arc.training_as_usual.map(Day),
            arc.put_down.map(Day),
            arc.note,
            instant(&arc.written),
            offset(&arc.written),
        ])?;
    join(connection, arc.id, None, &arc.races)
}

fn join(
    connection: &Connection,
    arc: ArcId,
    debrief: Option<DebriefId>,
    races: &[RaceId],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO arc_races (arc_id, race_id, debrief_id)
         SELECT ?1, id, (SELECT id FROM debriefs WHERE id = ?3) FROM races WHERE id = ?2",
    )?;
    for race in races {
        insert.execute(params![arc, race, debrief])?;
    }
    Ok(())
}

fn frozen(connection: &Connection, arc: ArcId) -> rusqlite::Result<Option<FrozenBaseline>> {
    connection
        .prepare_cached("SELECT baseline FROM arcs WHERE id = ?1")?
        .query_row([arc], |row| read_json(row, 0))
        .optional()
}

/// After Finish: opens the arc that the debrief asks for. Where the runner says that the race was no setback, what a debrief
/// has opened for this race alone goes to the trash; where they say again that it was, it comes back.
pub(super) fn follow_debrief(
    connection: &Connection,
    race: &Race,
    arc: Option<&RecoveryArc>,
    at: &Stamp,
) -> rusqlite::Result<()> {
    if race.setback == Some(SetbackMark::No) {
        connection
            .prepare_cached(
                "UPDATE arcs SET withdrawn = 1, trashed_at = ?2, trashed_offset = ?3
                 WHERE trashed_at IS NULL AND debrief_id IS NOT NULL
                    AND id IN (SELECT arc_id FROM arc_races WHERE race_id = ?1)
                    AND (SELECT count(*) FROM arc_races WHERE arc_id = arcs.id) = 1",
            )?
            .execute(params![race.id, instant(at), offset(at)])?;
        connection
            .prepare_cached("DELETE FROM arc_races WHERE race_id = ?1 AND debrief_id IS NOT NULL")?
            .execute([race.id])?;
    }
    let Some(arc) = arc else { return Ok(()) };
    let came_back = connection
        .prepare_cached(
            "UPDATE arcs SET withdrawn = 0, trashed_at = NULL, trashed_offset = NULL
             WHERE withdrawn = 1 AND id IN (SELECT arc_id FROM arc_races WHERE race_id = ?1)",
        )?
        .execute([race.id])?;
    let known = connection
        .prepare_cached(
            "SELECT 1 FROM arc_races AS x JOIN arcs AS a ON a.id = x.arc_id WHERE x.race_id = ?1 AND a.kind = ?2",
        )?
        .exists(params![race.id, arc.kind])?;
    // An arc of this race that the runner has put into the trash by hand stays there.
    if came_back == 0 && !known { open(connection, arc) } else { Ok(()) }
}

/// Gives a declared usual to the arcs that have none.
pub(super) fn take_declared(connection: &Connection, declared: &Scores) -> rusqlite::Result<()> {
    let arcs = connection
        .prepare_cached("SELECT id, baseline FROM arcs")?
        .query_map([], |row| Ok((row.get(0)?, read_json(row, 1)?)))?
        .collect::<rusqlite::Result<Vec<(ArcId, FrozenBaseline)>>>()?;
    let usual = |side| Baseline::declared(declared, Measure::Side(side));
    let mut update = connection.prepare_cached("UPDATE arcs SET baseline = ?2 WHERE id = ?1")?;
    for (arc, frozen) in arcs {
        let filled = FrozenBaseline {
            body: frozen.body.or_else(|| usual(Side::Body)),
            mind: frozen.mind.or_else(|| usual(Side::Mind)),
        };
        if filled != frozen {
            update.execute(params![arc, json(&filled)?])?;
        }
    }
    Ok(())
}

/// The arcs that are not in the trash, by their start; `since` leaves out those that began earlier.
pub(super) fn all(connection: &Connection, since: Option<Day>) -> rusqlite::Result<Vec<RecoveryArc>> {
    connection
        .prepare_cached(
            "SELECT a.id, a.kind, a.name, a.start, a.debrief_id, a.baseline, a.first_easy_run,
                a.training_as_usual, a.put_down, a.note, a.written_at, a.written_offset,
                (SELECT json_group_array(r.id ORDER BY r.date, r.row) FROM arc_races AS x
                    JOIN live_races AS r ON r.id = x.race_id WHERE x.arc_id = a.id)
             FROM live_arcs AS a WHERE ?1 IS NULL OR a.start >= ?1 ORDER BY a.start, a.row",
        )?
        .query_map([since], |row| {
            Ok(RecoveryArc {
                id: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                start: row.get::<_, Day>(3)?.0,
                debrief: row.get(4)?,
                baseline: read_json(row, 5)?,
                first_easy_run: optional_day(row, 6)?,
                training_as_usual: optional_day(row, 7)?,
                put_down: optional_day(row, 8)?,
                note: row.get(9)?,
                written: read_stamp(row, 10)?,
                races: read_json(row, 12)?,
            })
        })?
        .collect()
}

fn optional_day(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<chrono::NaiveDate>> {
    Ok(row.get::<_, Option<Day>>(index)?.map(|day| day.0))
}

/// Writes something that was done for an arc.
pub(super) fn put_try(connection: &Connection, done: &Try) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO tries (id, arc_id, part, what, day, helped, written_at, written_offset)
             SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8 FROM arcs WHERE id = ?2
             ON CONFLICT (id) DO UPDATE SET part = excluded.part, what = excluded.what, day = excluded.day,
                helped = excluded.helped",
        )?
        .execute(params![
            done.id,
            done.arc,
            done.part,
            done.what,
            Day(done.day),
            done.helped,
            instant(&done.written),
            offset(&done.written),
        ])?;
    Ok(())
}

/// What was done for arcs that are not in the trash, by day.
pub(super) fn tries(connection: &Connection) -> rusqlite::Result<Vec<Try>> {
    connection
        .prepare_cached(
            "SELECT t.id, t.arc_id, t.part, t.what, t.day, t.helped, t.written_at, t.written_offset
             FROM live_tries AS t ORDER BY t.day, t.row",
        )?
        .query_map([], |row| {
            Ok(Try {
                id: row.get(0)?,
                arc: row.get(1)?,
                part: row.get(2)?,
                what: row.get(3)?,
                day: row.get::<_, Day>(4)?.0,
                helped: row.get(5)?,
                written: read_stamp(row, 6)?,
            })
        })?
        .collect()
}
