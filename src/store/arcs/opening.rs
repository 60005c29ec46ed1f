//! How arcs come and go: opened, joined by later races, hidden and shown as the runner's word on a race changes.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::columns::Day;
use super::super::history;
use super::{belongs, put_row, usual};
use crate::domain::arc::RecoveryArc;
use crate::domain::id::{ArcId, RaceId};
use crate::domain::race::SetbackMark;
use crate::domain::rules::reckoning::Reckoning;

/// Opens an arc with the usual of the days before it frozen, or lets its races join the arc of its kind that is open on the day
/// on which it is opened.
pub(in crate::store) fn open(connection: &Connection, arc: &RecoveryArc) -> rusqlite::Result<()> {
    let today = arc.written.date_naive().max(arc.start);
    let history = history::read(connection, None)?;
    let reckoning = Reckoning::of(&history, today);
    let open = history.arcs.iter().zip(&reckoning.recoveries).rev().find(|(other, recovery)| {
        other.id != arc.id && other.kind == arc.kind && other.start <= arc.start && recovery.is_open()
    });
    let joined = if let Some((other, _)) = open {
        other.id
    } else {
        put_row(connection, &RecoveryArc { baseline: reckoning.freeze(arc.start), ..arc.clone() })?;
        arc.id
    };
    for race in &arc.races {
        belongs(connection, joined, *race, arc.debrief)?;
    }
    Ok(())
}

/// After Finish of a debrief that calls its race a setback: an arc that knows the race has one more reason to, else the arc is
/// opened. One that the runner has put into the trash stays there.
pub(in crate::store) fn follow_debrief(
    connection: &Connection,
    race: RaceId,
    arc: &RecoveryArc,
) -> rusqlite::Result<()> {
    let known = connection
        .prepare_cached(
            "SELECT DISTINCT x.arc_id FROM arc_races AS x JOIN arcs AS a ON a.id = x.arc_id
             WHERE x.race_id = ?1 AND a.kind = ?2",
        )?
        .query_map(params![race, arc.kind], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<ArcId>>>()?;
    if known.is_empty() {
        return open(connection, arc);
    }
    for known in known {
        belongs(connection, known, race, arc.debrief)?;
    }
    Ok(())
}

/// What an arc follows in a race: its day, and the runner's word on it.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Followed {
    date: Day,
    setback: Option<SetbackMark>,
}

impl Followed {
    fn of(connection: &Connection, race: RaceId) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached("SELECT date, setback FROM races WHERE id = ?1")?
            .query_row([race], |row| Ok(Self { date: row.get(0)?, setback: row.get(1)? }))
            .optional()
    }
}

/// Makes a change to a race, and lets its arcs follow. An arc that started on the day of the race moves with it. Where the
/// runner says that the race was no setback, it belongs to no arc by a debrief any more, and an arc that knows no other race is
/// seen no more; where they say again that it was, all is as it had been.
pub(in crate::store) fn follow_race(
    connection: &Connection,
    race: RaceId,
    change: impl FnOnce() -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let before = Followed::of(connection, race)?;
    change()?;
    let Some(after) = Followed::of(connection, race)? else { return Ok(()) };
    let withdrawn = match after.setback {
        Some(SetbackMark::No) => Some(true),
        Some(SetbackMark::Yes) => Some(false),
        Some(SetbackMark::Unsure) | None => None,
    };
    if let Some(withdrawn) = withdrawn {
        connection
            .prepare_cached(
                "UPDATE arc_races SET withdrawn = ?2
                 WHERE race_id = ?1 AND debrief_id IS NOT NULL AND withdrawn <> ?2",
            )?
            .execute(params![race, withdrawn])?;
    }
    match before {
        Some(before) if before.date.0 != after.date.0 => move_arcs(connection, race, before.date, after.date),
        _ => Ok(()),
    }
}

/// An arc goes along with the race that it began with; where another one of that day or before is in it, it stays.
fn move_arcs(connection: &Connection, race: RaceId, from: Day, to: Day) -> rusqlite::Result<()> {
    let moved = connection
        .prepare_cached(
            "SELECT DISTINCT a.id FROM arc_races AS x JOIN arcs AS a ON a.id = x.arc_id
             WHERE x.race_id = ?1 AND a.kind = 'race' AND a.start = ?2
                AND NOT EXISTS (SELECT 1 FROM live_arc_races AS y JOIN races AS r ON r.id = y.race_id
                    WHERE y.arc_id = a.id AND y.race_id <> ?1 AND r.date <= ?2)",
        )?
        .query_map(params![race, from], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<ArcId>>>()?;
    for arc in moved {
        let baseline = usual::before(connection, arc, to.0)?;
        connection.prepare_cached("UPDATE arcs SET start = ?2 WHERE id = ?1")?.execute(params![arc, to])?;
        usual::freeze(connection, arc, &baseline)?;
    }
    Ok(())
}
