//! The whole story of one race, and what a debrief has to know besides its own answers.

use std::collections::HashMap;

use chrono::Days;
use rusqlite::{Connection, Row};

use super::answers::prompts;
use super::columns::Day;
use super::history::{self, Parts};
use super::{
    ReadError, Store, arcs, care, carried, feelings, goal_rows, goals, lessons, patterns, races, steps,
};
use crate::domain::debrief::Value;
use crate::domain::history::History;
use crate::domain::id::{DebriefId, RaceId};
use crate::domain::story::{Background, PastRace, RaceStory};

/// How many finished debriefs are looked at for how heavy they began and ended.
const HEAVINESS: u32 = 6;

impl Store {
    /// Everything about one race; `None` when there is no such race or when it lies in the trash.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn race_story(&self, race: RaceId) -> Result<Option<RaceStory>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let Some(facts) = races::live(&view, race)? else {
            return Ok(None);
        };
        let of_race = |table: &str, name: &str| {
            format!(
                "FROM live_{table} AS {name} WHERE {name}.race_id = ?1 ORDER BY {name}.written_at, {name}.row"
            )
        };
        Ok(Some(RaceStory {
            debriefs: self.debrief_stories(race)?,
            causes: feelings::causes_of(&view, race)?,
            before: patterns::before(&view, race)?,
            told: patterns::told(&view, &facts)?,
            race: facts,
            wins: feelings::wins_of(&view, race)?,
            lessons: all(&view, &lessons::select(LESSONS), race, lessons::read)?,
            carried: carried::carried(&view, race)?,
            goals: all(&view, &goals::select(&of_race("goals", "g")), race, goals::read)?,
            progress: goal_rows::progress_of(&view, race)?,
            steps: all(&view, &steps::select(&of_race("steps", "s")), race, steps::read)?,
            way_back: arcs::of_race(&view, race)?.map(Box::new),
        }))
    }

    /// What the debrief `except` of `race` has to know besides its own answers.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn background(&self, race: RaceId, except: DebriefId) -> Result<Background, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let mut earlier = self.debrief_stories(race)?;
        earlier.retain(|story| story.debrief.id != except);
        Ok(Background {
            race: races::live(&view, race)?,
            earlier,
            past: past(&view, race)?,
            goals: goals::asked_by(&view, except, race)?,
            heaviness: heaviness(&view, except)?,
            reopened: care::reopened(&view, except)?,
            lately: lately(&view)?,
            shown: carried::shown(&view, race, except)?,
            before: patterns::before(&view, race)?,
        })
    }
}

/// What check-ins can tell a debrief lies in the 21 days after a race, and is held against the 42 days before it; a few days more, for
/// nobody checks in on every day.
const LATELY_DAYS: u64 = 90;

/// More than four check-ins a day nobody has.
const LATELY_AT_MOST: u32 = 400;

/// The last weeks, counted back from the last check-in: the store has no clock, and what lies further back tells nothing of today.
fn lately(connection: &Connection) -> rusqlite::Result<History> {
    let last: Option<Day> = connection
        .prepare_cached("SELECT max(c.day) FROM check_ins AS c WHERE c.trashed_at IS NULL")?
        .query_row([], |row| row.get(0))?;
    let Some(since) = last.and_then(|last| last.0.checked_sub_days(Days::new(LATELY_DAYS))) else {
        return Ok(History::default());
    };
    let parts = Parts {
        check_ins: Some(since),
        arcs: Some(since),
        at_most: Some(LATELY_AT_MOST),
        flags: history::Flags::PassedOver,
    };
    history::read_parts(connection, parts)
}

/// The lessons of a race in the words in which it taught them; what is a part of another one by now, too.
const LESSONS: &str = "FROM lessons AS l WHERE l.race_id = ?1 AND l.trashed_at IS NULL
    AND (l.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = l.debrief_id))
    ORDER BY l.written_at, l.row";

fn all<T>(
    connection: &Connection,
    sql: &str,
    race: RaceId,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([race], read)?.collect()
}

/// All other races that are over, newest first.
fn past(connection: &Connection, except: RaceId) -> rusqlite::Result<Vec<PastRace>> {
    let mut held_up = first_wins(connection)?;
    connection
        .prepare_cached(&races::race_sql(
            "WHERE r.trashed_at IS NULL AND r.outcome IS NOT NULL AND r.id <> ?1
             ORDER BY r.date DESC, r.row DESC",
        ))?
        .query_map([except], |row| {
            let race = races::read(row, 0)?;
            Ok(PastRace { held_up: held_up.remove(&race.id), race })
        })?
        .collect()
}

/// For each race the first line of what held up. One walk over all of them is much quicker than a look-up for each race.
fn first_wins(connection: &Connection) -> rusqlite::Result<HashMap<RaceId, String>> {
    let mut select = connection.prepare_cached(
        "SELECT d.race_id, w.text FROM wins AS w JOIN debriefs AS d ON d.id = w.debrief_id
         WHERE w.position = 0 AND d.trashed_at IS NULL ORDER BY d.started_at DESC",
    )?;
    let mut first = HashMap::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(1)?.as_str()?;
        // The oldest debrief comes last and stays.
        first.insert(row.get(0)?, text.lines().next().unwrap_or_default().to_owned());
    }
    Ok(first)
}

/// How heavy the last finished debriefs began and ended, newest first, where both were said.
fn heaviness(connection: &Connection, except: DebriefId) -> rusqlite::Result<Vec<(u8, u8)>> {
    let mut select = connection.prepare_cached(
        "SELECT before.value, after.value FROM live_debriefs AS d
         JOIN answers AS before ON before.debrief_id = d.id AND before.prompt = ?1 AND before.subject = ''
         JOIN answers AS after ON after.debrief_id = d.id AND after.prompt = ?2 AND after.subject = ''
         WHERE d.finished_at IS NOT NULL AND d.id <> ?3
            AND before.value IS NOT NULL AND after.value IS NOT NULL
         ORDER BY d.finished_at DESC LIMIT ?4",
    )?;
    let rows = select.query_map(
        rusqlite::params![prompts::HEAVY_BEFORE, prompts::HEAVY_AFTER, except, HEAVINESS],
        |row| Ok((super::columns::read_json::<Value>(row, 0)?, super::columns::read_json::<Value>(row, 1)?)),
    )?;
    let mut pairs = Vec::new();
    for pair in rows {
        if let (Value::Scale(before), Value::Scale(after)) = pair? {
            pairs.push((before, after));
        }
    }
    Ok(pairs)
}
