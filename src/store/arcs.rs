//! Arcs as rows, with the races that belong to them.
//!
//! What lets a race belong to an arc is kept reason by reason: each debrief that calls the race a setback, or the runner's own
//! hand. An arc that lives by its races (a setback race, or one that a debrief opened) is seen as long as one reason stands:
//! the race is not in the trash, nor is the debrief, and the runner has not said since that it was no setback.

mod opening;
mod usual;
mod way_back;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(super) use opening::{follow_debrief, follow_race, open};
#[cfg(test)]
pub(super) use usual::WITHOUT_USUAL;
pub(super) use usual::{freeze_late, take_declared};
pub(super) use way_back::of_race;

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::merging::{self, Written, owned};
use crate::domain::arc::{FrozenBaseline, HelpfulLesson, RecoveryArc};
use crate::domain::id::{ArcId, DebriefId, LessonId, RaceId};

/// Writes an arc. With `base` only the fields that differ from it are written, so that what another window has set meanwhile
/// stays; an arc that is not there (any more) is written whole, with its races.
pub(super) fn put(
    connection: &Connection,
    arc: &RecoveryArc,
    base: Option<&RecoveryArc>,
) -> rusqlite::Result<()> {
    match (base, kept(connection, arc.id)?) {
        (Some(base), Some((start, _))) => merge(connection, arc, base, start),
        (Some(_), None) if arc.baseline == FrozenBaseline::default() => {
            let baseline = usual::before(connection, arc.id, arc.start)?;
            put_whole(connection, &RecoveryArc { baseline, ..arc.clone() }, None)
        }
        (_, kept) => put_whole(connection, arc, kept),
    }
}

/// A frozen usual stays as it is; but where the first day is another one, the usual is frozen anew from the days before it,
/// because the old one may hold days that now lie after the start.
fn put_whole(
    connection: &Connection,
    arc: &RecoveryArc,
    kept: Option<(NaiveDate, FrozenBaseline)>,
) -> rusqlite::Result<()> {
    let baseline = match kept {
        Some((start, frozen)) if start == arc.start => filled(frozen, arc.baseline),
        Some(_) => usual::before(connection, arc.id, arc.start)?,
        None => arc.baseline,
    };
    put_row(connection, &RecoveryArc { baseline, ..arc.clone() })?;
    for race in &arc.races {
        belongs_by_hand(connection, arc.id, *race)?;
    }
    Ok(())
}

/// One field of an arc that the runner can change, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&RecoveryArc) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "kind", get: |arc| owned(&arc.kind) },
    Column { name: "name", get: |arc| owned(&arc.name) },
    Column { name: "start", get: |arc| owned(&Day(arc.start)) },
    Column { name: "first_easy_run", get: |arc| owned(&arc.first_easy_run.map(Day)) },
    Column { name: "training_as_usual", get: |arc| owned(&arc.training_as_usual.map(Day)) },
    Column { name: "lesson_id", get: |arc| owned(&lesson_id(arc)) },
    Column { name: "put_down", get: |arc| owned(&arc.put_down.map(Day)) },
    Column { name: "note", get: |arc| owned(&arc.note) },
];

/// `start` is the first day as it stands.
fn merge(
    connection: &Connection,
    arc: &RecoveryArc,
    base: &RecoveryArc,
    start: NaiveDate,
) -> rusqlite::Result<()> {
    // A lesson that another window has destroyed meanwhile cannot be marked any more.
    let is_gone = lesson_id(arc) != lesson_id(base) && !is_lesson(connection, lesson_id(arc))?;
    let known = if is_gone { &RecoveryArc { lesson: None, ..arc.clone() } } else { arc };
    let columns = COLUMNS.iter().map(|column| {
        Ok(Written { column: column.name, value: (column.get)(known)?, before: Some((column.get)(base)?) })
    });
    merging::write_differing(connection, "arcs", &arc.id, columns)?;
    if arc.start == base.start || arc.start == start {
        return Ok(());
    }
    let comes_along = arc.baseline != base.baseline && arc.baseline != FrozenBaseline::default();
    let baseline = if comes_along { arc.baseline } else { usual::before(connection, arc.id, arc.start)? };
    usual::freeze(connection, arc.id, &baseline)
}

fn lesson_id(arc: &RecoveryArc) -> Option<LessonId> {
    arc.lesson.as_ref().map(|lesson| lesson.id)
}

/// Whether it is the id of a lesson, in the trash or not.
fn is_lesson(connection: &Connection, lesson: Option<LessonId>) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM lessons WHERE id = ?1")?.exists([lesson])
}

/// What stands for each side, else what is offered.
fn filled(frozen: FrozenBaseline, offered: FrozenBaseline) -> FrozenBaseline {
    FrozenBaseline { body: frozen.body.or(offered.body), mind: frozen.mind.or(offered.mind) }
}

/// The first day of an arc and its usual, as they stand.
fn kept(connection: &Connection, arc: ArcId) -> rusqlite::Result<Option<(NaiveDate, FrozenBaseline)>> {
    connection
        .prepare_cached("SELECT start, baseline FROM arcs WHERE id = ?1")?
        .query_row([arc], |row| Ok((row.get::<_, Day>(0)?.0, read_json(row, 1)?)))
        .optional()
}

fn put_row(connection: &Connection, arc: &RecoveryArc) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO arcs (id, kind, name, start, debrief_id, baseline, first_easy_run, training_as_usual,
                lesson_id, put_down, note, written_at, written_offset)
             VALUES (?1, ?2, ?3, ?4, (SELECT id FROM debriefs WHERE id = ?5), ?6, ?7, ?8,
                (SELECT id FROM lessons WHERE id = ?9), ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, name = excluded.name, start = excluded.start,
                baseline = excluded.baseline, first_easy_run = excluded.first_easy_run,
                training_as_usual = excluded.training_as_usual, lesson_id = excluded.lesson_id,
                put_down = excluded.put_down, note = excluded.note",
        )?
        .execute(params![
            arc.id,
            arc.kind,
            arc.name,
            Day(arc.start),
            arc.debrief,
            json(&arc.baseline)?,
            arc.first_easy_run.map(Day),
            arc.training_as_usual.map(Day),
            lesson_id(arc),
            arc.put_down.map(Day),
            arc.note,
            instant(&arc.written),
            offset(&arc.written),
        ])?;
    Ok(())
}

/// A race belongs to an arc because a debrief says so, or by the runner's hand where none is named.
fn belongs(
    connection: &Connection,
    arc: ArcId,
    race: RaceId,
    debrief: Option<DebriefId>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO arc_races (arc_id, race_id, debrief_id)
             SELECT a.id, r.id, (SELECT id FROM debriefs WHERE id = ?3) FROM arcs AS a JOIN races AS r ON r.id = ?2
             WHERE a.id = ?1",
        )?
        .execute(params![arc, race, debrief])?;
    Ok(())
}

/// Lets a race belong to an arc by the runner's hand, whatever other reason there is.
pub(super) fn join(connection: &Connection, arc: ArcId, race: RaceId) -> rusqlite::Result<()> {
    belongs(connection, arc, race, None)
}

/// Takes back that a race belongs to an arc by the runner's hand.
pub(super) fn leave(connection: &Connection, arc: ArcId, race: RaceId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM arc_races WHERE arc_id = ?1 AND race_id = ?2 AND debrief_id IS NULL")?
        .execute(params![arc, race])?;
    Ok(())
}

/// A race that belongs to the arc for some other reason needs no hand.
fn belongs_by_hand(connection: &Connection, arc: ArcId, race: RaceId) -> rusqlite::Result<()> {
    let known = connection
        .prepare_cached("SELECT 1 FROM arc_races WHERE arc_id = ?1 AND race_id = ?2")?
        .exists(params![arc, race])?;
    if known { Ok(()) } else { belongs(connection, arc, race, None) }
}

/// The query for arcs that can be seen, by their start; `rest` is a further condition. The lesson that helped is told in the words
/// of the one that it is a part of by now.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT a.id, a.kind, a.name, a.start, a.debrief_id, a.baseline, a.first_easy_run,
            a.training_as_usual, a.put_down, a.note, a.written_at, a.written_offset, coalesce(h.merged_into, h.id),
            l.verb, l.text,
            (SELECT json_group_array(r.id ORDER BY r.date, r.row) FROM races AS r
                WHERE r.id IN (SELECT x.race_id FROM live_arc_races AS x WHERE x.arc_id = a.id)),
            (SELECT json_group_array(x.race_id ORDER BY x.row) FROM live_arc_races AS x
                WHERE x.arc_id = a.id AND x.debrief_id IS NULL AND NOT EXISTS (SELECT 1 FROM live_arc_races AS o
                    WHERE o.arc_id = a.id AND o.race_id = x.race_id AND o.debrief_id IS NOT NULL))
         FROM live_arcs AS a
         LEFT JOIN lessons AS h ON h.id = a.lesson_id
         LEFT JOIN live_lessons AS l ON l.id = coalesce(h.merged_into, h.id)
         {rest} ORDER BY a.start, a.row"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<RecoveryArc> {
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
        lesson: read_lesson(row, 12)?,
        races: read_json(row, 15)?,
        by_hand: read_json(row, 16)?,
    })
}

/// Reads a lesson from the column `first`, and what it tells from the next two.
fn read_lesson(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<HelpfulLesson>> {
    let Some(id) = row.get(first)? else { return Ok(None) };
    let (verb, text): (Option<_>, Option<_>) = (row.get(first + 1)?, row.get(first + 2)?);
    Ok(Some(HelpfulLesson { id, told: verb.zip(text) }))
}

fn optional_day(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<Day>>(index)?.map(|day| day.0))
}
