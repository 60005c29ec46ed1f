//! What waits: a draft, a race that may want a debrief, a race ahead, a step, the last lesson.
//!
//! Every query here walks an index and stops after a few rows, so that the length of the journal does not matter.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};

use super::answers::prompts;
use super::columns::{Day, read_stamp};
use super::history::{self, Parts};
use super::{ReadError, Store, debriefs, lessons, races, steps};
use crate::domain::goal::Step;
use crate::domain::id::RaceId;
use crate::domain::lesson::Lesson;
use crate::domain::race::Race;
use crate::domain::story::{Draft, Home, RaceRow};
use crate::domain::waiting::REACH_DAYS;

/// How many rows of one kind a home page is given at most.
const AT_MOST: u32 = 20;

/// Arcs that began so long ago are told of; what is older has its place on the timeline. An arc keeps 42 of its days out of the
/// usual, which is made of 42 days, so that none of the older ones has a part in it.
const ARC_DAYS: u64 = 100;
/// Check-ins and races are read from six weeks before the oldest of these arcs, against which its training is held.
const CHECK_IN_DAYS: u64 = ARC_DAYS + 42;
/// More races than this are not run in that time; a journal that claims so must not make the start slow.
const RACES: u32 = 200;

impl Store {
    /// What a home page is made from, as it stands on the day `today`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn home(&self, today: NaiveDate) -> Result<Home, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let drafts = self.drafts(&view)?;
        Ok(Home {
            empty: drafts.is_empty() && !any_race(&view)?,
            drafts,
            recent: recent(&view, today)?,
            ahead: ahead(&view, today)?,
            steps: waiting_steps(&view)?,
            lesson: last_lesson(&view)?,
            history: history::read_parts(&view, parts(today))?,
        })
    }

    fn drafts(&self, connection: &Connection) -> rusqlite::Result<Vec<Draft>> {
        connection
            .prepare_cached(&drafts_sql())?
            .query_map(params![AT_MOST, prompts::RACE_NAME], |row| {
                let mut debrief = debriefs::read(row, 0)?;
                self.forget_dead_window(&mut debrief);
                Ok(Draft {
                    open_elsewhere: debrief.open_in.is_some_and(|window| window != self.window()),
                    debrief,
                    touched: read_stamp(row, debriefs::SELECTED_COUNT)?,
                    race_name: row.get(debriefs::SELECTED_COUNT + 2)?,
                })
            })?
            .collect()
    }
}

fn drafts_sql() -> String {
    debriefs::select(
        ", d.touched_at, d.touched_offset,
            coalesce((SELECT r.name FROM races AS r WHERE r.id = d.race_id),
                (SELECT a.words FROM answers AS a
                    WHERE a.debrief_id = d.id AND a.prompt = ?2 AND a.subject = ''),
                '')
            FROM live_debriefs AS d WHERE d.finished_at IS NULL ORDER BY d.touched_at DESC LIMIT ?1",
    )
}

fn parts(today: NaiveDate) -> Parts {
    let since = |days| today.checked_sub_days(Days::new(days));
    Parts { check_ins: since(CHECK_IN_DAYS), arcs: since(ARC_DAYS), races: Some(RACES) }
}

const ANY_RACE: &str = "SELECT 1 FROM races WHERE trashed_at IS NULL LIMIT 1";

fn any_race(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached(ANY_RACE)?.exists([])
}

fn recent(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<RaceRow>> {
    let first = today.checked_sub_days(Days::new(REACH_DAYS.into())).unwrap_or(today);
    connection
        .prepare_cached(&recent_sql())?
        .query_map(params![Day(first), Day(today), AT_MOST], races::read_row)?
        .collect()
}

fn recent_sql() -> String {
    // A race whose day has not come is over all the same when its outcome is known: cancelled, or not started.
    races::row_sql(
        "WHERE r.trashed_at IS NULL AND r.date >= ?1 AND (r.date <= ?2 OR r.outcome IS NOT NULL)
         ORDER BY r.date DESC, r.row DESC LIMIT ?3",
    )
}

fn ahead(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<Race>> {
    connection
        .prepare_cached(&ahead_sql())?
        .query_map(params![Day(today), AT_MOST], |row| races::read(row, 0))?
        .collect()
}

fn ahead_sql() -> String {
    races::race_sql(
        "WHERE r.trashed_at IS NULL AND r.outcome IS NULL AND r.date > ?1 ORDER BY r.date, r.row LIMIT ?2",
    )
}

fn waiting_steps(connection: &Connection) -> rusqlite::Result<Vec<Step>> {
    connection.prepare_cached(&waiting_steps_sql())?.query_map([AT_MOST], steps::read)?.collect()
}

fn waiting_steps_sql() -> String {
    steps::select(
        "FROM live_steps AS s WHERE s.state = 'open' AND s.day IS NOT NULL ORDER BY s.day, s.row LIMIT ?1",
    )
}

/// A lesson, and the race that taught it with its name.
type Taught = (Lesson, Option<(RaceId, String)>);

fn last_lesson(connection: &Connection) -> rusqlite::Result<Option<Taught>> {
    connection
        .prepare_cached(&last_lesson_sql())?
        .query_row([], |row| {
            let lesson = lessons::read(row)?;
            let name: Option<String> = row.get(lessons::SELECTED_COUNT)?;
            let race = lesson.race.zip(name);
            Ok((lesson, race))
        })
        .optional()
}

fn last_lesson_sql() -> String {
    lessons::select(
        ", (SELECT r.name FROM races AS r WHERE r.id = l.race_id)
         FROM live_lessons AS l ORDER BY l.written_at DESC LIMIT 1",
    )
}

#[cfg(test)]
mod tests;
