//! Everything about one lesson, as its page tells it.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::Day;
use super::{ReadError, Store, arcs, lesson_life, lessons, races};
use crate::domain::arc::RecoveryArc;
use crate::domain::cause::SOMETHING_ELSE;
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{Lesson, LessonShowing, TaughtLesson};
use crate::domain::lesson_story::{LessonInRace, LessonStory};
use crate::domain::race::Race;

/// So many races of which nothing was said yet are offered.
const UNSAID: u32 = 3;

impl Store {
    /// Everything about one lesson; `None` when there is no such lesson, or when it lies in the trash or hangs on something
    /// that does.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn lesson_story(&self, lesson: LessonId) -> Result<Option<LessonStory>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        Ok(story(&view, lesson)?)
    }
}

fn story(connection: &Connection, id: LessonId) -> rusqlite::Result<Option<LessonStory>> {
    let Some(lesson) = lessons::one(connection, id)? else { return Ok(None) };
    let (due, into): (Day, Option<LessonId>) = connection
        .prepare_cached("SELECT due, merged_into FROM lessons WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let race = lesson.race.map(|race| races::live(connection, race)).transpose()?.flatten();
    let into = into.map(|into| lessons::one(connection, into)).transpose()?.flatten();
    let races = in_races(connection, id)?;
    Ok(Some(LessonStory {
        asked: asked(connection, id)?,
        due: Some(due.0),
        into,
        parts: parts(connection, id)?,
        events: lesson_life::events(connection, id)?,
        unsaid: unsaid(connection, &lesson, &races)?,
        races,
        cause_again: cause_again(connection, &lesson, race.as_ref())?,
        arcs: helped_in(connection, id)?,
        race,
        lesson,
    }))
}

fn asked(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Option<(String, String)>> {
    // A question that takes several lines has one answer for all of them.
    connection
        .prepare_cached(
            "SELECT d.mode, a.question FROM lessons AS l JOIN debriefs AS d ON d.id = l.debrief_id
             JOIN answers AS a ON a.debrief_id = l.debrief_id AND a.prompt = l.origin_prompt
                AND a.subject IN ('', l.origin_subject)
             WHERE l.id = ?1 ORDER BY a.subject = l.origin_subject DESC LIMIT 1",
        )?
        .query_row([lesson], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

fn parts(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<TaughtLesson>> {
    connection
        .prepare_cached(&lessons::select(
            ", r.name, r.date FROM lessons AS l LEFT JOIN live_races AS r ON r.id = l.race_id
             WHERE l.merged_into = ?1 AND l.trashed_at IS NULL ORDER BY l.written_at, l.row",
        ))?
        .query_map([lesson], lessons::read_taught)?
        .collect()
}

/// The races in which the lesson was shown, or of which something was said, by their day.
fn in_races(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<LessonInRace>> {
    let mut told: Vec<LessonInRace> = Vec::new();
    for showing in lesson_life::showings(connection, lesson)? {
        let Some(one) = of_race(connection, &mut told, showing.race)? else { continue };
        // A part of it may have been shown on other days.
        let (first, last) = one.shown.map_or((showing.first_day, showing.last_day), |other| {
            (other.first_day.min(showing.first_day), other.last_day.max(showing.last_day))
        });
        one.shown = Some(LessonShowing { first_day: first, last_day: last, ..showing });
    }
    for used in lesson_life::uses(connection, lesson)? {
        if let Some(one) = of_race(connection, &mut told, used.race)? {
            one.said.push(used);
            one.said.sort_by_key(|used| used.at);
        }
    }
    told.sort_by_key(|one| one.race.date);
    Ok(told)
}

/// What is told of a race so far; `None` where it cannot be seen.
fn of_race<'t>(
    connection: &Connection,
    told: &'t mut Vec<LessonInRace>,
    race: RaceId,
) -> rusqlite::Result<Option<&'t mut LessonInRace>> {
    let known = told.iter().position(|one| one.race.id == race);
    if known.is_none() {
        let Some(race) = races::live(connection, race)? else { return Ok(None) };
        told.push(LessonInRace { race, shown: None, said: Vec::new() });
    }
    let place = known.unwrap_or(told.len() - 1);
    Ok(told.get_mut(place))
}

/// The last races since the lesson was written that were run and are not told of yet, newest first.
fn unsaid(connection: &Connection, lesson: &Lesson, told: &[LessonInRace]) -> rusqlite::Result<Vec<Race>> {
    let mut select = connection.prepare_cached(&races::race_sql(
        "WHERE r.trashed_at IS NULL AND r.date >= ?1 AND r.outcome IS NOT NULL
            AND r.outcome NOT IN ('dns', 'cancelled') ORDER BY r.date DESC, r.row DESC LIMIT ?2",
    ))?;
    let told_of = u32::try_from(told.len()).unwrap_or(u32::MAX).saturating_add(1);
    let races = select
        .query_map(params![Day(lesson.written.date_naive()), told_of.saturating_add(UNSAID)], |row| {
            races::read(row, 0)
        })?;
    let mut unsaid = Vec::new();
    for race in races {
        let race = race?;
        let is_told = lesson.race == Some(race.id) || told.iter().any(|one| one.race.id == race.id);
        if !is_told && unsaid.len() < UNSAID as usize {
            unsaid.push(race);
        }
    }
    Ok(unsaid)
}

/// The later races in which the cause that a lesson answers got in the way again; none of what has no name of its own.
fn cause_again(
    connection: &Connection,
    lesson: &Lesson,
    race: Option<&Race>,
) -> rusqlite::Result<Vec<(RaceId, String, NaiveDate)>> {
    let since = race.map_or(lesson.written.date_naive(), |race| race.date);
    let cause = lesson.cause.as_deref().filter(|cause| *cause != SOMETHING_ELSE);
    connection
        .prepare_cached(
            "SELECT DISTINCT r.id, r.name, r.date, r.row FROM causes AS c
             JOIN live_debriefs AS d ON d.id = c.debrief_id JOIN live_races AS r ON r.id = d.race_id
             WHERE c.cause = ?1 AND c.effect = 'hindered' AND r.date > ?2 ORDER BY r.date, r.row",
        )?
        .query_map(params![cause, Day(since)], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Day>(2)?.0)))?
        .collect()
}

/// The arcs in which the lesson, or a part of it, is marked as the one that helped.
fn helped_in(connection: &Connection, lesson: LessonId) -> rusqlite::Result<Vec<RecoveryArc>> {
    connection
        .prepare_cached(&arcs::select(
            "WHERE a.lesson_id IN (SELECT ?1 UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)",
        ))?
        .query_map([lesson], arcs::read)?
        .collect()
}
