//! What was done for an arc, and whether it helped.

use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, offset, read_stamp};
use crate::domain::arc::Try;

/// Writes something that was done for an arc.
pub(super) fn put(connection: &Connection, done: &Try) -> rusqlite::Result<()> {
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

/// The query for what was done for arcs that can be seen, by day; `rest` is a further condition on the arc, named `a`.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT t.id, t.arc_id, t.part, t.what, t.day, t.helped, t.written_at, t.written_offset
         FROM live_arcs AS a JOIN tries AS t ON t.arc_id = a.id
         WHERE t.trashed_at IS NULL {rest} ORDER BY t.day, t.row"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Try> {
    Ok(Try {
        id: row.get(0)?,
        arc: row.get(1)?,
        part: row.get(2)?,
        what: row.get(3)?,
        day: row.get::<_, Day>(4)?.0,
        helped: row.get(5)?,
        written: read_stamp(row, 6)?,
    })
}
