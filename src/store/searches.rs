//! Saved searches.

use rusqlite::{Connection, params};

use super::columns::{instant, offset};
use crate::domain::clock::Stamp;

/// Keeps a search; one that is kept already becomes the last one saved.
pub(super) fn save(connection: &Connection, query: &str, at: &Stamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO saved_searches (query, at, at_offset) VALUES (?1, ?2, ?3)
             ON CONFLICT (query) DO UPDATE SET at = excluded.at, at_offset = excluded.at_offset",
        )?
        .execute(params![query, instant(at), offset(at)])?;
    Ok(())
}

/// Keeps a search no more.
pub(super) fn forget(connection: &Connection, query: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM saved_searches WHERE query = ?1")?.execute([query])?;
    Ok(())
}

/// What was typed for each search that is kept, the last saved first.
pub(super) fn saved(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached("SELECT query FROM saved_searches ORDER BY at DESC, row DESC")?
        .query_map([], |row| row.get(0))?
        .collect()
}
