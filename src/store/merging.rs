//! Merging: of a row that is changed, only what differs from how it was read is written, so that what another window has
//! set meanwhile stays.

use std::fmt::Write as _;

use rusqlite::types::{ToSql, ToSqlOutput, Value};
use rusqlite::{Connection, params_from_iter};

/// What a column shall hold, and what it held when it was read.
pub(super) struct Written {
    pub(super) column: &'static str,
    pub(super) value: Value,
    /// `None`: it is written in any case.
    pub(super) before: Option<Value>,
}

/// Writes those columns of a row that differ.
pub(super) fn write_differing(
    connection: &Connection,
    table: &str,
    id: &impl ToSql,
    columns: impl Iterator<Item = rusqlite::Result<Written>>,
) -> rusqlite::Result<()> {
    write_differing_by(connection, (table, "id"), id, columns)
}

/// The same for a table whose rows are named by another column.
pub(super) fn write_differing_by(
    connection: &Connection,
    (table, key): (&str, &str),
    id: &impl ToSql,
    columns: impl Iterator<Item = rusqlite::Result<Written>>,
) -> rusqlite::Result<()> {
    let mut updates = String::new();
    let mut values = vec![owned(id)?];
    for written in columns {
        let Written { column, value, before } = written?;
        if before.as_ref() == Some(&value) {
            continue;
        }
        let separator = if updates.is_empty() { "" } else { ", " };
        values.push(value);
        // Writing to a String cannot fail.
        let _ = write!(updates, "{separator}{column} = ?{}", values.len());
    }
    if updates.is_empty() {
        return Ok(());
    }
    connection
        .execute(&format!("UPDATE {table} SET {updates} WHERE {key} = ?1"), params_from_iter(values))?;
    Ok(())
}

/// The value as it will stand in its column.
pub(super) fn owned<T: ToSql>(value: &T) -> rusqlite::Result<Value> {
    match value.to_sql()? {
        ToSqlOutput::Owned(value) => Ok(value),
        ToSqlOutput::Borrowed(value) => {
            Value::try_from(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
        }
        other => Err(rusqlite::Error::ToSqlConversionFailure(format!("{other:?} cannot be compared").into())),
    }
}
