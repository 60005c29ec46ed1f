//! Lessons.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::harvest::Origin;
use super::merging::{self, Written, owned};
use super::{ReadError, Store, lesson_life};
use crate::domain::id::{DebriefId, LessonEventId, LessonId};
use crate::domain::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonScope, LessonWords, Occasion, TaughtLesson,
};

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
            .query_map([], read_taught)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(lessons)
    }

    /// The day on which a lesson comes back, by the rule; `None` when there is no such lesson.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn lesson_due(&self, lesson: LessonId) -> Result<Option<NaiveDate>, ReadError> {
        let due: Option<Day> = self
            .connection
            .prepare_cached("SELECT due FROM live_lessons WHERE id = ?1")?
            .query_row([lesson], |row| row.get(0))
            .optional()?;
        Ok(due.map(|day| day.0))
    }
}

/// Writes a lesson that came out of a debrief. What the runner has changed in it since the debrief was last finished stays,
/// unless its answer is another one now; then what it said is kept in its history.
pub(super) fn put(connection: &Connection, lesson: &Lesson, origin: &Origin<'_>) -> rusqlite::Result<()> {
    let known: Option<(Lesson, Option<LessonWords>)> = connection
        .prepare_cached(&select(", l.harvested FROM lessons AS l WHERE l.id = ?1"))?
        .query_row([lesson.id], |row| {
            let harvested: Option<String> = row.get(SELECTED_COUNT)?;
            Ok((read(row)?, harvested.map(|_| read_json(row, SELECTED_COUNT)).transpose()?))
        })
        .optional()?;
    match known {
        None => insert(connection, lesson, Some(origin))?,
        Some((stands, before)) => {
            let words = stands.words();
            let is_reworded = before.as_ref().is_some_and(|before| *before != words);
            let columns = COLUMNS.iter().filter(|column| column.of_words).map(|column| {
                let value = (column.get)(lesson)?;
                let before =
                    before.clone().map(|words| (column.get)(&with_words(lesson, words))).transpose()?;
                Ok(Written { column: column.name, value, before })
            });
            merging::write_differing(connection, "lessons", &lesson.id, columns)?;
            if is_reworded && before.is_some_and(|before| before != lesson.words()) {
                lesson_life::log(connection, &replaced(lesson, words))?;
            }
        }
    }
    connection
        .prepare_cached(
            "UPDATE lessons SET race_id = (SELECT id FROM races WHERE id = ?2), harvested = ?3,
                origin_prompt = ?4, origin_subject = ?5, origin_nth = ?6 WHERE id = ?1",
        )?
        .execute(params![
            lesson.id,
            lesson.race,
            json(&lesson.words())?,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
        ])?;
    Ok(())
}

/// A debrief has put other words in the place of the runner's own. The event's id is made of the lesson's and the moment, so that
/// the same Finish, tried again, tells it once.
fn replaced(lesson: &Lesson, was: LessonWords) -> LessonEvent {
    let moment = u128::from(instant(&lesson.written).unsigned_abs());
    LessonEvent {
        id: LessonEventId(uuid::Uuid::from_u128(lesson.id.0.as_u128() ^ moment)),
        lesson: lesson.id,
        kind: LessonEventKind::Reworded,
        occasion: Occasion::OwnAccord,
        was: Some(was),
        at: lesson.written,
    }
}

/// A lesson that went away with its answer takes nothing along that the runner has not taken away: its parts stand for
/// themselves again.
pub(super) fn free_parts_of_withdrawn(connection: &Connection, debrief: DebriefId) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE lessons SET merged_into = NULL
             WHERE merged_into IN (SELECT w.id FROM lessons AS w WHERE w.debrief_id = ?1 AND w.withdrawn = 1)",
        )?
        .execute([debrief])?;
    Ok(())
}

/// Writes a lesson that the runner has written or changed: of one that is there what differs from `base`, or without one the
/// whole.
pub(super) fn put_own(
    connection: &Connection,
    lesson: &Lesson,
    base: Option<&Lesson>,
) -> rusqlite::Result<()> {
    let is_known = connection.prepare_cached("SELECT 1 FROM lessons WHERE id = ?1")?.exists([lesson.id])?;
    if !is_known {
        return insert(connection, lesson, None);
    }
    let columns = COLUMNS.iter().map(|column| {
        let before = base.map(column.get).transpose()?;
        Ok(Written { column: column.name, value: (column.get)(lesson)?, before })
    });
    merging::write_differing(connection, "lessons", &lesson.id, columns)
}

fn insert(connection: &Connection, lesson: &Lesson, origin: Option<&Origin<'_>>) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO lessons (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, verb,
                text, if_then, sure, cause, kind, distance, conditions, standing, pinned, written_at, written_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), (SELECT id FROM debriefs WHERE id = ?3), ?4, ?5, ?6,
                ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        )?
        .execute(params![
            lesson.id,
            lesson.race,
            origin.map_or(lesson.debrief, |origin| Some(origin.debrief)),
            origin.map(|origin| &origin.key.prompt),
            origin.map(|origin| &origin.key.subject),
            origin.map(|origin| origin.nth),
            lesson.verb,
            lesson.text,
            lesson.trigger,
            lesson.sure,
            lesson.cause,
            lesson.scope.kind,
            lesson.scope.distance,
            conditions(&lesson.scope)?,
            lesson.standing,
            lesson.pinned,
            instant(&lesson.written),
            offset(&lesson.written),
        ])?;
    lesson_life::reckon_due(connection, lesson.id)
}

/// One field of a lesson that can be changed, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&Lesson) -> rusqlite::Result<Value>,
    /// Whether a debrief gives it.
    of_words: bool,
}

impl Column {
    const fn words(name: &'static str, get: fn(&Lesson) -> rusqlite::Result<Value>) -> Self {
        Self { name, get, of_words: true }
    }

    const fn own(name: &'static str, get: fn(&Lesson) -> rusqlite::Result<Value>) -> Self {
        Self { name, get, of_words: false }
    }
}

const COLUMNS: &[Column] = &[
    Column::words("verb", |lesson| owned(&lesson.verb)),
    Column::words("text", |lesson| owned(&lesson.text)),
    Column::words("if_then", |lesson| owned(&lesson.trigger)),
    Column::words("sure", |lesson| owned(&lesson.sure)),
    Column::words("cause", |lesson| owned(&lesson.cause)),
    Column::own("kind", |lesson| owned(&lesson.scope.kind)),
    Column::own("distance", |lesson| owned(&lesson.scope.distance)),
    Column::own("conditions", |lesson| owned(&conditions(&lesson.scope)?)),
    Column::own("standing", |lesson| owned(&lesson.standing)),
    Column::own("pinned", |lesson| owned(&lesson.pinned)),
];

fn conditions(scope: &LessonScope) -> rusqlite::Result<String> {
    json(&scope.conditions)
}

fn with_words(lesson: &Lesson, words: LessonWords) -> Lesson {
    let LessonWords { verb, text, trigger, sure, cause } = words;
    Lesson { verb, text, trigger, sure, cause, ..lesson.clone() }
}

/// A lesson that is not in the trash, neither itself nor what it hangs on; one that is a part of another one, too.
pub(super) fn one(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Option<Lesson>> {
    let sql = select(
        "FROM lessons AS l WHERE l.id = ?1 AND l.trashed_at IS NULL
            AND (l.race_id IS NULL OR EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = l.race_id))
            AND (l.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = l.debrief_id))",
    );
    connection.prepare_cached(&sql)?.query_row([lesson], read).optional()
}

/// A query for lessons, the table being named `l`; `rest` begins with FROM or with further columns.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT l.id, l.race_id, l.debrief_id, l.verb, l.text, l.if_then, l.sure, l.cause, l.written_at,
            l.written_offset, l.kind, l.distance, l.conditions, l.standing, l.pinned {rest}"
    )
}

/// How many columns [`select`] names; the first one after them has this number.
pub(super) const SELECTED_COUNT: usize = 15;

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
        scope: LessonScope { kind: row.get(10)?, distance: row.get(11)?, conditions: read_json(row, 12)? },
        standing: row.get(13)?,
        pinned: row.get(14)?,
    })
}

/// Reads what [`select`] names, and then the name and the day of the race that taught it.
pub(super) fn read_taught(row: &Row<'_>) -> rusqlite::Result<TaughtLesson> {
    let name: Option<String> = row.get(SELECTED_COUNT)?;
    let day: Option<Day> = row.get(SELECTED_COUNT + 1)?;
    Ok(TaughtLesson { lesson: read(row)?, race: name.zip(day.map(|day| day.0)) })
}
