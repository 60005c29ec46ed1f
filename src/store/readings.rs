//! Readings that the runner has not followed.

use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, offset, read_stamp};
use crate::domain::id::OverrideId;
use crate::domain::reading::ReadingOverride;

/// Writes one.
pub(super) fn put(connection: &Connection, over: &ReadingOverride) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reading_overrides (id, day, read, chosen, reason, at, at_offset)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET day = excluded.day, read = excluded.read, chosen = excluded.chosen,
                reason = excluded.reason",
        )?
        .execute(params![
            over.id,
            Day(over.day),
            over.read,
            over.chosen,
            over.reason,
            instant(&over.at),
            offset(&over.at),
        ])?;
    Ok(())
}

/// Takes one back.
pub(super) fn drop_one(connection: &Connection, over: OverrideId) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM reading_overrides WHERE id = ?1")?.execute([over])?;
    Ok(())
}

/// The query for them by day; `rest` is a condition.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT id, day, read, chosen, reason, at, at_offset FROM reading_overrides {rest} ORDER BY day, at, row"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<ReadingOverride> {
    Ok(ReadingOverride {
        id: row.get(0)?,
        day: row.get::<_, Day>(1)?.0,
        read: row.get(2)?,
        chosen: row.get(3)?,
        reason: row.get(4)?,
        at: read_stamp(row, 5)?,
    })
}
