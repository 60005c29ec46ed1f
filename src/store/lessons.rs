//! Lessons.

use rusqlite::{Connection, Row, params};

use super::columns::{Day, instant, offset, read_stamp};
use super::harvest::Origin;
use super::{ReadError, Store};
use crate::domain::lesson::{Lesson, TaughtLesson};

impl Store {
    /// Every lesson that is not in the trash, newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn lessons(&self) -> Result<Vec<TaughtLesson>, ReadError> {
        let lessons = self
            .connection
            .prepare_cached(&select(
                ", r.name, r.date FROM live_lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
                 ORDER BY l.written_at DESC, l.row DESC",
            ))?
            .query_map([], |row| {
                let name: Option<String> = row.get(SELECTED_COUNT)?;
                let day: Option<Day> = row.get(SELECTED_COUNT + 1)?;
                Ok(TaughtLesson { lesson: read(row)?, race: name.zip(day.map(|day| day.0)) })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(lessons)
    }
}

/// Writes a lesson that came out of a debrief. The day on which it was first written stays.
pub(super) fn put(connection: &Connection, lesson: &Lesson, origin: &Origin<'_>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO lessons (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, verb,
                text, if_then, sure, cause, written_at, written_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                race_id = excluded.race_id, verb = excluded.verb, text = excluded.text,
                if_then = excluded.if_then, sure = excluded.sure, cause = excluded.cause",
        )?
        .execute(params![
            lesson.id,
            lesson.race,
            origin.debrief,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
            lesson.verb,
            lesson.text,
            lesson.trigger,
            lesson.sure,
            lesson.cause,
            instant(&lesson.written),
            offset(&lesson.written),
        ])?;
    Ok(())
}

/// A query for lessons, the table being named `l`; `rest` begins with FROM or with further columns.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT l.id, l.race_id, l.debrief_id, l.verb, l.text, l.if_then, l.sure, l.cause, l.written_at,
            l.written_offset {rest}"
    )
}

/// How many columns [`select`] names; the first one after them has this number.
pub(super) const SELECTED_COUNT: usize = 10;

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Lesson> {
    Ok(Lesson {
        id: row.get(0)?,
        race: row.get(1)?,
        debrief: row.get(2)?,
        verb: row.get(3)?,
        text: row.get(4)?,
        trigger: row.get(5)?,
        sure: row.get(6)?,
        cause: row.get(7)?,
        written: read_stamp(row, 8)?,
    })
}
