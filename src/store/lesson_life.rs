//! What becomes of a lesson: what happened to it, in which races it was shown and used, and which other ones are a part of it.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use crate::domain::clock::Stamp;
use crate::domain::debrief::Debrief;
use crate::domain::id::{LessonEventId, LessonId, RaceId};
use crate::domain::lesson::{
    LessonEvent, LessonEventKind, LessonShowing, LessonUse, Occasion, UseTally, UseVerdict,
};
use crate::domain::rules::resurfacing;

/// Writes down what happened to a lesson, and when it comes back after that.
pub(super) fn log(connection: &Connection, event: &LessonEvent) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO lesson_events (id, lesson_id, what, asked, was, at, at_offset)
             SELECT ?1, id, ?3, ?4, ?5, ?6, ?7 FROM lessons WHERE id = ?2
             ON CONFLICT (id) DO UPDATE SET what = excluded.what, asked = excluded.asked, was = excluded.was",
        )?
        .execute(params![
            event.id,
            event.lesson,
            event.kind,
            event.occasion == Occasion::CameBack,
            event.was.as_ref().map(json).transpose()?,
            instant(&event.at),
            offset(&event.at),
        ])?;
    reckon_due(connection, event.lesson)
}

/// Takes back what was written down.
pub(super) fn unlog(connection: &Connection, event: LessonEventId) -> rusqlite::Result<()> {
    let lesson: Option<LessonId> = connection
        .prepare_cached("DELETE FROM lesson_events WHERE id = ?1 RETURNING lesson_id")?
        .query_row([event], |row| row.get(0))
        .optional()?;
    lesson.map_or(Ok(()), |lesson| reckon_due(connection, lesson))
}

/// Reckons anew on which day a lesson comes back.
pub(super) fn reckon_due(connection: &Connection, lesson: LessonId) -> rusqlite::Result<()> {
    let written: Option<NaiveDate> = connection
        .prepare_cached("SELECT written_at, written_offset FROM lessons WHERE id = ?1")?
        .query_row([lesson], |row| Ok(read_stamp(row, 0)?.date_naive()))
        .optional()?;
    // Another window may have destroyed it meanwhile.
    let Some(written) = written else { return Ok(()) };
    let answers: Vec<(NaiveDate, LessonEventKind)> = connection
        .prepare_cached(
            "SELECT at, at_offset, what FROM lesson_events
             WHERE lesson_id = ?1 AND asked = 1 AND what IN ('still_true', 'sooner', 'later', 'reworded')
             ORDER BY at, row",
        )?
        .query_map([lesson], |row| Ok((read_stamp(row, 0)?.date_naive(), row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let taken_up: Option<NaiveDate> = connection
        .prepare_cached(
            "SELECT at, at_offset FROM lesson_events WHERE lesson_id = ?1 AND what = 'taken_up'
             ORDER BY at DESC, row DESC LIMIT 1",
        )?
        .query_row([lesson], |row| Ok(read_stamp(row, 0)?.date_naive()))
        .optional()?;
    connection
        .prepare_cached("UPDATE lessons SET due = ?2 WHERE id = ?1")?
        .execute(params![lesson, Day(resurfacing::due(written, &answers, taken_up))])?;
    Ok(())
}

/// Makes a lesson a part of another one, or a lesson of its own again.
pub(super) fn merge(
    connection: &Connection,
    lesson: LessonId,
    into: Option<LessonId>,
) -> rusqlite::Result<()> {
    // Another window may have made that one a part of a third meanwhile: then it is a part of the third, too. In one that lies in
    // the trash it would go unseen.
    connection
        .prepare_cached(
            "UPDATE lessons SET merged_into = (SELECT coalesce(o.merged_into, o.id) FROM lessons AS o WHERE o.id = ?2)
             WHERE id = ?1 AND id IS NOT ?2
                AND id IS NOT (SELECT o.merged_into FROM lessons AS o WHERE o.id = ?2)
                AND (?2 IS NULL OR EXISTS (SELECT 1 FROM live_lessons AS w WHERE w.id =
                    (SELECT coalesce(o.merged_into, o.id) FROM lessons AS o WHERE o.id = ?2)))",
        )?
        .execute(params![lesson, into])?;
    connection
        .prepare_cached(
            "UPDATE lessons SET merged_into = (SELECT m.merged_into FROM lessons AS m WHERE m.id = ?1)
             WHERE merged_into = ?1
                AND EXISTS (SELECT 1 FROM lessons AS m WHERE m.id = ?1 AND m.merged_into IS NOT NULL)",
        )?
        .execute([lesson])?;
    Ok(())
}

/// Says what became of a lesson in a race.
pub(super) fn put_use(connection: &Connection, used: &LessonUse) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO lesson_uses (lesson_id, race_id, debrief_id, verdict, at, at_offset)
             SELECT l.id, r.id, (SELECT id FROM debriefs WHERE id = ?3), ?4, ?5, ?6
             FROM lessons AS l JOIN races AS r ON r.id = ?2 WHERE l.id = ?1
             ON CONFLICT (lesson_id, race_id) DO UPDATE SET debrief_id = excluded.debrief_id,
                verdict = excluded.verdict, at = excluded.at, at_offset = excluded.at_offset",
        )?
        .execute(params![
            used.lesson,
            used.race,
            used.debrief,
            used.verdict,
            instant(&used.at),
            offset(&used.at),
        ])?;
    Ok(())
}

/// Takes back what was said of a lesson in a race.
pub(super) fn drop_use(connection: &Connection, lesson: LessonId, race: RaceId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM lesson_uses WHERE lesson_id = ?1 AND race_id = ?2")?
        .execute(params![lesson, race])?;
    Ok(())
}

/// What a finished debrief says of lessons; what it said before and does not say any more is taken back. Of a lesson that lies
/// in the trash or is a part of another one it was not asked now, and what it said of it stays; but a word on the whole takes
/// the place of those on its parts.
pub(super) fn replace_uses(
    connection: &Connection,
    debrief: &Debrief,
    race: RaceId,
    uses: &[(LessonId, UseVerdict)],
    at: &Stamp,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM lesson_uses WHERE debrief_id = ?1 AND lesson_id IN (SELECT id FROM live_lessons)",
        )?
        .execute([debrief.id])?;
    for (lesson, verdict) in uses {
        let said = LessonUse { lesson: *lesson, race, debrief: Some(debrief.id), verdict: *verdict, at: *at };
        put_use(connection, &said)?;
        connection
            .prepare_cached(
                "DELETE FROM lesson_uses WHERE race_id = ?2
                    AND lesson_id IN (SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)",
            )?
            .execute(params![lesson, race])?;
    }
    Ok(())
}

/// The brief of a race has shown these lessons.
pub(super) fn show(
    connection: &Connection,
    race: RaceId,
    lessons: &[LessonId],
    at: &Stamp,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO lesson_showings (lesson_id, race_id, first_day, last_day)
         SELECT l.id, r.id, ?3, ?3 FROM lessons AS l JOIN races AS r ON r.id = ?2 WHERE l.id = ?1
         ON CONFLICT (lesson_id, race_id) DO UPDATE SET first_day = min(first_day, ?3), last_day = max(last_day, ?3)",
    )?;
    for lesson in lessons {
        insert.execute(params![lesson, race, Day(at.date_naive())])?;
    }
    Ok(())
}

/// What became of the lesson named `l`, and of those that are a part of it: a column that [`read_tally`] reads. Of each race
/// the last word counts, once.
pub(super) const TALLY: &str = "\
    (SELECT json_group_array(v.verdict) FROM (SELECT u.verdict, max(u.at) FROM live_lesson_uses AS u
        WHERE u.lesson_id IN (SELECT l.id UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = l.id)
        GROUP BY u.race_id) AS v)";

/// Reads what [`TALLY`] names.
pub(super) fn read_tally(row: &Row<'_>, index: usize) -> rusqlite::Result<UseTally> {
    let verdicts: Vec<UseVerdict> = read_json(row, index)?;
    let mut tally = UseTally::default();
    for verdict in verdicts {
        tally.count(verdict);
    }
    Ok(tally)
}

/// What happened to a lesson, and to those that are a part of it, in order.
pub(super) fn events(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<LessonEvent>> {
    connection
        .prepare_cached(
            "SELECT e.id, e.lesson_id, e.what, e.asked, e.was, e.at, e.at_offset FROM lesson_events AS e
             WHERE e.lesson_id IN (SELECT ?1 UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)
             ORDER BY e.at, e.row",
        )?
        .query_map([lesson], |row| {
            let was: Option<String> = row.get(4)?;
            Ok(LessonEvent {
                id: row.get(0)?,
                lesson: row.get(1)?,
                kind: row.get(2)?,
                occasion: if row.get(3)? { Occasion::CameBack } else { Occasion::OwnAccord },
                was: was.map(|_| read_json(row, 4)).transpose()?,
                at: read_stamp(row, 5)?,
            })
        })?
        .collect()
}

/// In which races a lesson was used, or those that are a part of it, first race first.
pub(super) fn uses(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<LessonUse>> {
    connection
        .prepare_cached(
            "SELECT u.lesson_id, u.race_id, u.debrief_id, u.verdict, u.at, u.at_offset
             FROM live_lesson_uses AS u JOIN races AS r ON r.id = u.race_id
             WHERE u.lesson_id IN (SELECT ?1 UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)
             ORDER BY r.date, r.row",
        )?
        .query_map([lesson], |row| {
            Ok(LessonUse {
                lesson: row.get(0)?,
                race: row.get(1)?,
                debrief: row.get(2)?,
                verdict: row.get(3)?,
                at: read_stamp(row, 4)?,
            })
        })?
        .collect()
}

/// Before which races a lesson was shown, or those that are a part of it, first race first.
pub(super) fn showings(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<LessonShowing>> {
    connection
        .prepare_cached(
            "SELECT s.lesson_id, s.race_id, s.first_day, s.last_day
             FROM lesson_showings AS s JOIN live_races AS r ON r.id = s.race_id
             WHERE s.lesson_id IN (SELECT ?1 UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)
             ORDER BY r.date, r.row",
        )?
        .query_map([lesson], |row| {
            Ok(LessonShowing {
                lesson: row.get(0)?,
                race: row.get(1)?,
                first_day: row.get::<_, Day>(2)?.0,
                last_day: row.get::<_, Day>(3)?.0,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::lesson::{Lesson, Verb};
    use crate::domain::race::Race;
    use crate::store::{Store, lessons};
    use uuid::Uuid;

    #[test]
    fn a_search_counts_the_uses_as_the_page_does() {
        let at: Stamp = "2026-05-12T20:00:00+02:00".parse().expect("a moment");
        let lesson = |number| LessonId(Uuid::from_u128(number));
        let race = |number| RaceId(Uuid::from_u128(100 + number));
        let mut store = Store::in_memory().expect("opens");
        for number in 1..=3 {
            let (text, day) = (format!("Lesson {number}"), at.date_naive());
            let written = Lesson::new(lesson(number), Verb::Keep, text, at);
            let run = Race::new(race(number), "Race", day);
            let changes = [
                Change::PutLesson { lesson: Box::new(written), base: None },
                Change::PutRace { race: Box::new(run), base: None },
            ];
            store.apply(&changes).expect("saved");
        }
        let said = [
            (1, 1, UseVerdict::Helped, 0),
            (2, 1, UseVerdict::NoHelp, 1),
            (2, 2, UseVerdict::Partly, 0),
            (1, 3, UseVerdict::Forgot, 0),
            (3, 3, UseVerdict::Helped, 5),
        ];
        for (of, in_race, verdict, minutes) in said {
            let at = at + chrono::TimeDelta::minutes(minutes);
            let said = LessonUse { lesson: lesson(of), race: race(in_race), debrief: None, verdict, at };
            store.apply(&[Change::PutUse(said)]).expect("saved");
        }
        store.apply(&[Change::MergeLesson { lesson: lesson(2), into: Some(lesson(1)) }]).expect("saved");
        let sql = lessons::select(&format!(", {TALLY} FROM lessons AS l WHERE l.id = ?1"));
        for number in 1..=3 {
            let read = |row: &Row<'_>| read_tally(row, lessons::SELECTED_COUNT);
            let counted = store.connection.query_row(&sql, [lesson(number)], read).expect("read");
            let page = store.lesson_story(lesson(number)).expect("readable").expect("there");
            assert_eq!(counted, page.tally(), "{number}");
        }
        let sum = store.lesson_story(lesson(1)).expect("readable").expect("there").tally();
        assert_eq!(sum, UseTally { helped: 0, partly: 1, no_help: 1, forgot: 1 });
    }
}
