//! What looks after the runner, thoughts that are parked, and how often what got in the way was opened again.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, json, offset, read_optional_stamp, read_stamp};
use super::merging::{self, Written, owned};
use super::{ReadError, Store, check_ins};
use crate::domain::care::{CareDone, CareItem, CareRow, LOOKED_AT, Parked, QuietOffer};
use crate::domain::clock::Stamp;
use crate::domain::id::{CareDoneId, CareItemId, DebriefId};

impl Store {
    /// What looks after the runner, in the order of writing, and the thoughts that are parked, first due first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn care_log(&self) -> Result<(Vec<CareRow>, Vec<Parked>), ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let items = view
            .prepare_cached(
                "SELECT id, name, every_days, note, written_at, written_offset FROM care_items
                 WHERE trashed_at IS NULL ORDER BY written_at, row",
            )?
            .query_map([], read_item)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut rows = Vec::new();
        for item in items {
            rows.push(CareRow { done: done(&view, item.id)?, item });
        }
        Ok((rows, waiting(&view)?))
    }
}

/// Writes an item: of one that is there what differs from `base`, or without one the whole.
pub(super) fn put_item(
    connection: &Connection,
    item: &CareItem,
    base: Option<&CareItem>,
) -> rusqlite::Result<()> {
    let is_new = connection
        .prepare_cached(
            "INSERT OR IGNORE INTO care_items (id, name, note, written_at, written_offset) VALUES (?1, '', '', ?2, ?3)",
        )?
        .execute(params![item.id, instant(&item.written), offset(&item.written)])?
        > 0;
    let base = base.filter(|_| !is_new);
    let columns = ITEM_COLUMNS
        .iter()
        .map(|(column, get)| Ok(Written { column, value: get(item)?, before: base.map(*get).transpose()? }));
    merging::write_differing(connection, "care_items", &item.id, columns)
}

type GetColumn = fn(&CareItem) -> rusqlite::Result<Value>;

const ITEM_COLUMNS: &[(&str, GetColumn)] = &[
    ("name", |item| owned(&item.name)),
    ("every_days", |item| owned(&item.every_days)),
    ("note", |item| owned(&item.note)),
];

/// Writes down that something was done; of an item that is not there nothing is kept.
pub(super) fn put_done(connection: &Connection, done: &CareDone) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO care_done (id, item_id, day, written_at, written_offset)
             SELECT ?1, id, ?3, ?4, ?5 FROM care_items WHERE id = ?2
             ON CONFLICT (id) DO UPDATE SET day = excluded.day",
        )?
        .execute(params![done.id, done.item, Day(done.day), instant(&done.written), offset(&done.written)])?;
    Ok(())
}

/// The last day on which one of the items was done that mean that somebody has looked at the body.
pub(super) fn looked_at(connection: &Connection) -> rusqlite::Result<Option<NaiveDate>> {
    let sql = format!(
        "SELECT max(care_done.day) FROM care_done JOIN care_items ON care_items.id = care_done.item_id
         WHERE care_items.trashed_at IS NULL AND lower(care_items.name) IN ({})",
        LOOKED_AT.map(|name| format!("'{name}'")).join(", ")
    );
    let day: Option<Day> = connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    Ok(day.map(|day| day.0))
}

/// Takes that back.
pub(super) fn drop_done(connection: &Connection, done: CareDoneId) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM care_done WHERE id = ?1")?.execute([done])?;
    Ok(())
}

fn done(connection: &Connection, item: CareItemId) -> rusqlite::Result<Vec<CareDone>> {
    connection
        .prepare_cached(
            "SELECT id, item_id, day, written_at, written_offset FROM care_done WHERE item_id = ?1
             ORDER BY day DESC, written_at DESC, row DESC",
        )?
        .query_map([item], |row| {
            Ok(CareDone {
                id: row.get(0)?,
                item: row.get(1)?,
                day: row.get::<_, Day>(2)?.0,
                written: read_stamp(row, 3)?,
            })
        })?
        .collect()
}

fn read_item(row: &Row<'_>) -> rusqlite::Result<CareItem> {
    Ok(CareItem {
        id: row.get(0)?,
        name: row.get(1)?,
        every_days: row.get(2)?,
        note: row.get(3)?,
        written: read_stamp(row, 4)?,
    })
}

/// Everything that is wanted every so many days, with the day on which it was done last, in the order of writing; never many rows.
pub(super) const WANTED: &str = "SELECT c.id, c.name, c.every_days, c.note, c.written_at, c.written_offset,
        (SELECT max(d.day) FROM care_done AS d WHERE d.item_id = c.id)
     FROM care_items AS c WHERE c.trashed_at IS NULL AND c.every_days IS NOT NULL
     ORDER BY c.written_at, c.row LIMIT 60";

/// Reads it.
pub(super) fn wanted(connection: &Connection) -> rusqlite::Result<Vec<(CareItem, Option<NaiveDate>)>> {
    connection
        .prepare_cached(WANTED)?
        .query_map([], |row| Ok((read_item(row)?, row.get::<_, Option<Day>>(6)?.map(|day| day.0))))?
        .collect()
}

/// Puts away what Today offers quietly, or takes that back.
pub(super) fn put_off(
    connection: &Connection,
    offer: QuietOffer,
    on: Option<NaiveDate>,
    at: &Stamp,
) -> rusqlite::Result<()> {
    check_ins::choose(connection, offer.id(), &json(&on)?, at)
}

/// What was put away, and on which day.
pub(super) fn were_put_off(connection: &Connection) -> rusqlite::Result<Vec<(QuietOffer, NaiveDate)>> {
    let mut found = Vec::new();
    for offer in QuietOffer::ALL {
        let on: Option<NaiveDate> = check_ins::chosen(connection, offer.id())?;
        found.extend(on.map(|on| (*offer, on)));
    }
    Ok(found)
}

/// Writes a thought that is parked.
pub(super) fn park(connection: &Connection, parked: &Parked) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO parked (id, text, until, race_id, ended_at, ended_offset, written_at, written_offset)
             VALUES (?1, ?2, ?3, (SELECT id FROM races WHERE id = ?4), ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET text = excluded.text, until = excluded.until, race_id = excluded.race_id,
                ended_at = excluded.ended_at, ended_offset = excluded.ended_offset",
        )?
        .execute(params![
            parked.id,
            parked.text,
            Day(parked.until),
            parked.race,
            parked.ended.as_ref().map(instant),
            parked.ended.as_ref().map(offset),
            instant(&parked.written),
            offset(&parked.written),
        ])?;
    Ok(())
}

/// The thoughts that are parked, first due first.
pub(super) const WAITING: &str =
    "SELECT id, text, until, race_id, ended_at, ended_offset, written_at, written_offset FROM parked
     WHERE trashed_at IS NULL AND ended_at IS NULL ORDER BY until, row LIMIT 20";

/// Reads them.
pub(super) fn waiting(connection: &Connection) -> rusqlite::Result<Vec<Parked>> {
    connection
        .prepare_cached(WAITING)?
        .query_map([], |row| {
            Ok(Parked {
                id: row.get(0)?,
                text: row.get(1)?,
                until: row.get::<_, Day>(2)?.0,
                race: row.get(3)?,
                ended: read_optional_stamp(row, 4)?,
                written: read_stamp(row, 6)?,
            })
        })?
        .collect()
}

/// What got in the way is opened again in a debrief that was finished.
pub(super) fn reopen(connection: &Connection, debrief: DebriefId, at: &Stamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reopenings (debrief_id, at, at_offset) SELECT id, ?2, ?3 FROM debriefs WHERE id = ?1",
        )?
        .execute(params![debrief, instant(at), offset(at)])?;
    Ok(())
}

/// When that was done, last first, at most 20 times.
pub(super) fn reopened(connection: &Connection, debrief: DebriefId) -> rusqlite::Result<Vec<Stamp>> {
    connection
        .prepare_cached(
            "SELECT at, at_offset FROM reopenings WHERE debrief_id = ?1 ORDER BY at DESC, row DESC LIMIT 20",
        )?
        .query_map([debrief], |row| read_stamp(row, 0))?
        .collect()
}
