//! The lessons that went along to a race, and what became of them there.

use rusqlite::{Connection, Row, params};

use super::columns::read_stamp;
use super::lessons;
use crate::domain::id::{DebriefId, RaceId};
use crate::domain::lesson::UseVerdict;
use crate::domain::story::ShownLesson;

/// The lessons that the brief of a race has shown. What was said of them in the race is told as far as another debrief than
/// `except` has said it, or the runner by hand. A lesson that is a part of another one is told as that one.
pub(super) fn shown(
    connection: &Connection,
    race: RaceId,
    except: DebriefId,
) -> rusqlite::Result<Vec<ShownLesson>> {
    read(connection, SHOWN, race, except)
}

/// The same with the lessons that the brief has not shown, and of which something was said all the same.
pub(super) fn carried(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<ShownLesson>> {
    read(connection, &format!("{SHOWN} UNION {USED}"), race, DebriefId(uuid::Uuid::nil()))
}

const SHOWN: &str = "\
    SELECT coalesce(o.merged_into, o.id) FROM lesson_showings AS s JOIN lessons AS o ON o.id = s.lesson_id
    WHERE s.race_id = ?1 AND o.trashed_at IS NULL";

const USED: &str = "\
    SELECT coalesce(o.merged_into, o.id) FROM live_lesson_uses AS u JOIN lessons AS o ON o.id = u.lesson_id
    WHERE u.race_id = ?1 AND o.trashed_at IS NULL";

fn read(
    connection: &Connection,
    which: &str,
    race: RaceId,
    except: DebriefId,
) -> rusqlite::Result<Vec<ShownLesson>> {
    // Since other words were found for it, it starts anew. What this very debrief has said of a part of the lesson was said before the two became one, and is kept.
    let sql = lessons::select(&format!(
        ", said.verdict, said.at, said.at_offset,
            (SELECT count(DISTINCT f.race_id) FROM live_lesson_uses AS f JOIN races AS q ON q.id = f.race_id
                WHERE f.verdict = 'forgot' AND f.race_id <> ?1 AND f.lesson_id IN
                    (SELECT l.id UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = l.id)
                    AND q.date > coalesce((SELECT max(date(e.at / 1000000 + e.at_offset * 60, 'unixepoch'))
                        FROM lesson_events AS e WHERE e.lesson_id = l.id AND e.what = 'reworded'), ''))
         FROM live_lessons AS l LEFT JOIN lesson_uses AS said ON said.race_id = ?1 AND said.lesson_id =
            (SELECT u.lesson_id FROM live_lesson_uses AS u
                WHERE u.race_id = ?1 AND (u.debrief_id IS NOT ?2 OR u.lesson_id <> l.id) AND u.lesson_id IN
                    (SELECT l.id UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = l.id)
                ORDER BY u.at DESC, u.lesson_id = l.id DESC LIMIT 1)
         WHERE l.id IN ({which}) ORDER BY l.written_at, l.row"
    ));
    connection.prepare_cached(&sql)?.query_map(params![race, except], read_shown)?.collect()
}

fn read_shown(row: &Row<'_>) -> rusqlite::Result<ShownLesson> {
    let said: Option<UseVerdict> = row.get(lessons::SELECTED_COUNT)?;
    let said = said
        .map(|verdict| Ok::<_, rusqlite::Error>((verdict, read_stamp(row, lessons::SELECTED_COUNT + 1)?)))
        .transpose()?;
    Ok(ShownLesson { lesson: lessons::read(row)?, said, forgot: row.get(lessons::SELECTED_COUNT + 3)? })
}
