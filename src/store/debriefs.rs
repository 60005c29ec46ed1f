//! Debriefs: who they belong to, how far they are, when they were touched.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{instant, offset, read_optional_stamp, read_stamp};
use super::{ReadError, Store, answers, feelings};
use crate::domain::clock::Stamp;
use crate::domain::debrief::{Answers, Debrief, PackStamp, QuestionKey};
use crate::domain::id::{DebriefId, RaceId};
use crate::domain::story::DebriefStory;

impl Store {
    /// A debrief with its answers; `None` when there is no such debrief or when it lies in the trash.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn debrief(&self, debrief: DebriefId) -> Result<Option<(Debrief, Answers)>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let found = view
            .prepare_cached(&select("FROM live_debriefs AS d WHERE d.id = ?1"))?
            .query_row([debrief], |row| read(row, 0))
            .optional()?;
        let Some(mut found) = found else {
            return Ok(None);
        };
        self.forget_dead_window(&mut found);
        let answers = answers::of(&view, debrief)?;
        Ok(Some((found, answers)))
    }

    /// The debriefs of a race that are not in the trash, oldest first.
    pub(super) fn debrief_stories(&self, race: RaceId) -> rusqlite::Result<Vec<DebriefStory>> {
        let connection = &self.connection;
        let debriefs = connection
            .prepare_cached(&select(
                "FROM live_debriefs AS d WHERE d.race_id = ?1 ORDER BY d.started_at, d.id",
            ))?
            .query_map([race], |row| read(row, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        debriefs
            .into_iter()
            .map(|mut debrief| {
                self.forget_dead_window(&mut debrief);
                Ok(DebriefStory {
                    answers: answers::of(connection, debrief.id)?,
                    feelings: feelings::of(connection, debrief.id)?,
                    debrief,
                })
            })
            .collect()
    }

    /// A window that runs no more has nothing open.
    pub(super) fn forget_dead_window(&self, debrief: &mut Debrief) {
        debrief.open_in = debrief.open_in.filter(|window| self.is_running(*window));
    }
}

/// Writes a debrief. What is finished stays finished: a window that still holds it as a draft only moves its cursor.
/// `open_in` and the trash mark are left as they are.
pub(super) fn put(connection: &Connection, debrief: &Debrief) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO debriefs (id, race_id, mode, pack_id, pack_version, started_at, started_offset,
                finished_at, finished_offset, at_prompt, at_subject, touched_at, touched_offset)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET
                race_id = excluded.race_id, mode = excluded.mode,
                pack_id = excluded.pack_id, pack_version = excluded.pack_version,
                started_at = excluded.started_at, started_offset = excluded.started_offset,
                finished_at = coalesce(excluded.finished_at, finished_at),
                finished_offset = coalesce(excluded.finished_offset, finished_offset),
                at_prompt = excluded.at_prompt, at_subject = excluded.at_subject",
        )?
        .execute(params![
            debrief.id,
            debrief.race,
            debrief.mode,
            debrief.pack.id,
            debrief.pack.version,
            instant(&debrief.started),
            offset(&debrief.started),
            debrief.finished.as_ref().map(instant),
            debrief.finished.as_ref().map(offset),
            debrief.at.as_ref().map(|at| &at.prompt),
            debrief.at.as_ref().map(|at| &at.subject),
        ])?;
    Ok(())
}

/// Notes that something was written into a debrief. Tells whether there is such a debrief.
pub(super) fn touch(connection: &Connection, debrief: DebriefId, at: &Stamp) -> rusqlite::Result<bool> {
    let touched = connection
        .prepare_cached("UPDATE debriefs SET touched_at = ?2, touched_offset = ?3 WHERE id = ?1")?
        .execute(params![debrief, instant(at), offset(at)])?;
    Ok(touched > 0)
}

/// The ids of the debriefs that lie in the trash, or whose race does. They are few: a cross join goes from the races in the trash to
/// their debriefs, never the other way.
macro_rules! dead_debriefs {
    () => {
        "SELECT d.id FROM debriefs AS d WHERE d.trashed_at IS NOT NULL
            UNION ALL SELECT d.id FROM races AS q CROSS JOIN debriefs AS d ON d.race_id = q.id
                WHERE q.trashed_at IS NOT NULL"
    };
}
pub(super) use dead_debriefs;

/// That a column names no debrief, or one that does not lie in the trash, nor does its race. What lies there is looked up once for a
/// query; where there are many rows, that is quicker than a look at the debrief of each.
pub(super) fn not_in_trash(column: &str) -> String {
    format!("({column} IS NULL OR {column} NOT IN ({}))", dead_debriefs!())
}

/// A query for debriefs, the table being named `d`; `rest` begins with FROM or with further columns.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT d.id, d.race_id, d.mode, d.pack_id, d.pack_version, d.started_at, d.started_offset,
            d.finished_at, d.finished_offset, d.at_prompt, d.at_subject, d.open_in {rest}"
    )
}

/// How many columns [`select`] names; the first one after them has this number.
pub(super) const SELECTED_COUNT: usize = 12;

/// Reads what [`select`] names from the column `first` on.
pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Debrief> {
    let prompt: Option<String> = row.get(first + 9)?;
    let subject: Option<String> = row.get(first + 10)?;
    Ok(Debrief {
        id: row.get(first)?,
        race: row.get(first + 1)?,
        mode: row.get(first + 2)?,
        pack: PackStamp { id: row.get(first + 3)?, version: row.get(first + 4)? },
        started: read_stamp(row, first + 5)?,
        finished: read_optional_stamp(row, first + 7)?,
        at: prompt.map(|prompt| QuestionKey { prompt, subject: subject.unwrap_or_default() }),
        open_in: row.get(first + 11)?,
    })
}
