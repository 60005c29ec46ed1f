//! What patterns are made from: races that were looked back at, and the lessons that answer what got in their way.
//!
//! Only the last races are read, and of each cause the lessons that were written last and those that were used in these races, so
//! that the length of the journal does not matter.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params, params_from_iter};

use super::columns::{Day, json};
use super::{ReadError, Store, lessons, races, tries};
use crate::domain::cause::RaceCause;
use crate::domain::feeling::{Felt, Moment};
use crate::domain::id::{LessonId, RaceId};
use crate::domain::patterns::{CauseLesson, PatternsBasis, ToldRace, Trial, together};
use crate::domain::race::Race;
use crate::domain::rules::matching::CausesBack;
use crate::domain::rules::recurrence;

/// So many races are looked at, the last ones: five years with more than a race a week.
const RACES: usize = 300;
/// Of each cause so many lessons are read, the last ones.
const LESSONS: usize = 6;
/// Where the day of a race is not known yet, so many races are read: enough that it finds its place among them.
const RACES_OF_NO_DAY: usize = 60;

impl Store {
    /// Everything that patterns are made from.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn patterns(&self) -> Result<PatternsBasis, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let found = told_races(&view, &format!("{LOOKED_BACK} {LAST_FIRST}"), [int(RACES)])?;
        let races = read_told(&view, found, Feelings::Too)?;
        let total: u32 = view
            .prepare_cached(&format!(
                "SELECT count(*) FROM races AS r WHERE r.trashed_at IS NULL AND {LOOKED_BACK}"
            ))?
            .query_row([], |row| row.get(0))?;
        let lessons = answering(&view, &races, &Until::Now)?;
        let tries = view
            .prepare_cached(&tries::select(""))?
            .query_map([], tries::read)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(PatternsBasis {
            left_out: usize::try_from(total).unwrap_or(0).saturating_sub(races.len()),
            races,
            lessons,
            tries,
        })
    }
}

/// What came before a race, as far as it decides what came back: the last races of which a cause was told, the race itself left
/// out, and the lessons that there were.
pub(super) fn before(connection: &Connection, race: RaceId) -> rusqlite::Result<PatternsBasis> {
    let (races, until) = told_before(connection, race)?;
    let lessons = answering(connection, &races, &until)?;
    Ok(PatternsBasis { races, lessons, ..PatternsBasis::default() })
}

/// The causes that had come back before a race, each with the day of the last race that it got in the way of.
pub(super) fn came_back_before(connection: &Connection, race: RaceId) -> rusqlite::Result<CausesBack> {
    let (races, _) = told_before(connection, race)?;
    let day = |id: RaceId| races.iter().find(|told| told.race == id).map(|told| told.day);
    let back = recurrence::came_back(&races).into_iter();
    Ok(back.filter_map(|back| Some((back.cause, day(*back.races.first()?)?))).collect())
}

/// The last races before one of which a cause was told, and until when that is.
fn told_before(connection: &Connection, race: RaceId) -> rusqlite::Result<(Vec<ToldRace>, Until)> {
    let own: Option<(NaiveDate, i64)> = connection
        .prepare_cached("SELECT date, row FROM races WHERE id = ?1 AND trashed_at IS NULL")?
        .query_row([race], |row| Ok((row.get::<_, Day>(0)?.0, row.get(1)?)))
        .optional()?;
    let (races, until) = if let Some((day, row)) = own {
        let rest = format!("{CAUSE_TOLD} AND (r.date < ?2 OR (r.date = ?2 AND r.row < ?3)) {LAST_FIRST}");
        let values = [int(recurrence::REACH), Value::Text(day.to_string()), Value::Integer(row)];
        (told_races(connection, &rest, values)?, Until::EndOf(day))
    } else {
        let rest = format!("{CAUSE_TOLD} {LAST_FIRST}");
        (told_races(connection, &rest, [int(RACES_OF_NO_DAY)])?, Until::Now)
    };
    let races = read_told(connection, races, Feelings::LeftOut)?;
    Ok((races, until))
}

/// A race with what was told of it.
pub(super) fn told(connection: &Connection, race: &Race) -> rusqlite::Result<ToldRace> {
    let entered = connection
        .prepare_cached("SELECT row FROM races WHERE id = ?1")?
        .query_row([race.id], |row| row.get(0))?;
    let blank = ToldRace::of(race, entered);
    let told = read_told(connection, vec![blank.clone()], Feelings::LeftOut)?;
    Ok(told.into_iter().next().unwrap_or(blank))
}

const LOOKED_BACK: &str = "\
    EXISTS (SELECT 1 FROM debriefs AS d
        WHERE d.race_id = r.id AND d.trashed_at IS NULL AND d.finished_at IS NOT NULL)";
const CAUSE_TOLD: &str = "\
    EXISTS (SELECT 1 FROM debriefs AS d JOIN causes AS c ON c.debrief_id = d.id
        WHERE d.race_id = r.id AND d.trashed_at IS NULL)";
const LAST_FIRST: &str = "ORDER BY r.date DESC, r.row DESC LIMIT ?1";

fn int(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Races of which nothing is told yet, first race first; `rest` is the condition, with the last race first.
fn told_races(
    connection: &Connection,
    rest: &str,
    values: impl IntoIterator<Item = Value>,
) -> rusqlite::Result<Vec<ToldRace>> {
    let sql = races::race_sql(&format!("WHERE r.trashed_at IS NULL AND {rest}")).replacen(
        " FROM races AS r ",
        ", r.row FROM races AS r ",
        1,
    );
    let mut found: Vec<ToldRace> = connection
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), |row| {
            Ok(ToldRace::of(&races::read(row, 0)?, row.get(races::SELECTED_COUNT)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    found.reverse();
    Ok(found)
}

/// Whether feelings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Feelings {
    Too,
    LeftOut,
}

/// Reads what the debriefs tell of races.
fn read_told(
    connection: &Connection,
    mut races: Vec<ToldRace>,
    feelings: Feelings,
) -> rusqlite::Result<Vec<ToldRace>> {
    let ids = ids(races.iter().map(|race| race.race))?;
    let mut modes = of_races(connection, "SELECT d.race_id, d.mode FROM", "", &ids, |row| row.get(1))?;
    let mut causes = of_races(
        connection,
        "SELECT d.race_id, c.cause, c.effect, c.impact, c.control, c.changeable, c.spread, c.shared, c.reachable,
            c.put_down FROM",
        "JOIN causes AS c ON c.debrief_id = d.id",
        &ids,
        read_cause,
    )?;
    let mut felt = match feelings {
        Feelings::Too => of_races(
            connection,
            "SELECT d.race_id, f.moment, f.feeling, f.own, f.strength FROM",
            "JOIN feelings AS f ON f.debrief_id = d.id",
            &ids,
            read_felt,
        )?,
        Feelings::LeftOut => HashMap::new(),
    };
    for race in &mut races {
        race.modes = modes.remove(&race.race).unwrap_or_default();
        race.causes = together(causes.remove(&race.race).unwrap_or_default());
        race.feelings = felt.remove(&race.race).unwrap_or_default();
    }
    Ok(races)
}

/// What finished debriefs hold, by race, in the order of the debriefs.
fn of_races<T>(
    connection: &Connection,
    select: &str,
    join: &str,
    ids: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<HashMap<RaceId, Vec<T>>> {
    let order = if join.is_empty() { "" } else { ", position" };
    let mut statement = connection.prepare_cached(&format!(
        "{select} json_each(?1) AS wanted JOIN debriefs AS d ON d.race_id = wanted.value {join}
         WHERE d.trashed_at IS NULL AND d.finished_at IS NOT NULL ORDER BY d.started_at, d.id{order}"
    ))?;
    let mut found: HashMap<RaceId, Vec<T>> = HashMap::new();
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(read(row)?);
    }
    Ok(found)
}

fn read_cause(row: &Row<'_>) -> rusqlite::Result<RaceCause> {
    Ok(RaceCause {
        cause: row.get(1)?,
        effect: row.get(2)?,
        impact: row.get(3)?,
        control: row.get(4)?,
        changeable: row.get(5)?,
        spread: row.get(6)?,
        shared: row.get(7)?,
        reachable: row.get(8)?,
        put_down: row.get(9)?,
    })
}

fn read_felt(row: &Row<'_>) -> rusqlite::Result<(Moment, Felt)> {
    Ok((row.get(1)?, Felt { feeling: row.get(2)?, own: row.get(3)?, strength: row.get(4)? }))
}

fn ids(of: impl Iterator<Item = impl ToString>) -> rusqlite::Result<String> {
    json(&of.map(|id| id.to_string()).collect::<Vec<_>>())
}

/// Which lessons there are.
enum Until {
    /// All that there are now.
    Now,
    /// Those that were written by the end of a day.
    EndOf(NaiveDate),
}

impl Until {
    /// The moment after the last one, in microseconds of universal time. A day ends at the runner's place, so that it is looked
    /// for a day later here; what is left over, the rules leave aside.
    fn micros(&self) -> i64 {
        match self {
            Self::Now => i64::MAX,
            Self::EndOf(day) => day
                .checked_add_days(Days::new(2))
                .and_then(|day| day.and_hms_opt(0, 0, 0))
                .map_or(i64::MAX, |moment| DateTime::timestamp_micros(&moment.and_utc())),
        }
    }
}

/// The lessons that answer what got in the way in these races, last written first.
fn answering(
    connection: &Connection,
    races: &[ToldRace],
    until: &Until,
) -> rusqlite::Result<Vec<CauseLesson>> {
    let causes: BTreeSet<&str> =
        races.iter().flat_map(ToldRace::hindering).map(|(cause, _)| cause.cause.as_str()).collect();
    let mut wanted: BTreeSet<LessonId> = BTreeSet::new();
    // The index by cause keeps the order of rows, so that the last ones are found at its end.
    let mut last = connection.prepare_cached(
        "SELECT l.id FROM lessons AS l WHERE l.cause = ?1 AND l.trashed_at IS NULL AND l.merged_into IS NULL
            AND l.standing <> 'retired' AND l.written_at < ?2 ORDER BY l.row DESC LIMIT ?3",
    )?;
    for cause in &causes {
        for found in last.query_map(params![cause, until.micros(), int(LESSONS)], |row| row.get(0))? {
            wanted.insert(found?);
        }
    }
    let mut used = connection.prepare_cached(
        "SELECT coalesce(l.merged_into, l.id) FROM json_each(?1) AS wanted
         JOIN lesson_uses AS u ON u.race_id = wanted.value JOIN lessons AS l ON l.id = u.lesson_id",
    )?;
    for found in used.query_map([ids(races.iter().map(|race| race.race))?], |row| row.get(0))? {
        wanted.insert(found?);
    }
    let mut trials = trials(connection, &wanted)?;
    let sql = lessons::select(
        ", (SELECT r.name FROM races AS r WHERE r.id = l.race_id)
         FROM live_lessons AS l JOIN json_each(?1) AS wanted ON l.id = wanted.value
         WHERE l.standing <> 'retired' ORDER BY l.written_at DESC, l.row DESC",
    );
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([ids(wanted.iter())?])?;
    while let Some(row) = rows.next()? {
        let lesson = lessons::read(row)?;
        if lesson.cause.as_deref().is_some_and(|cause| causes.contains(cause)) {
            let trials = trials.remove(&lesson.id).unwrap_or_default();
            found.push(CauseLesson { lesson, race: row.get(lessons::SELECTED_COUNT)?, trials });
        }
    }
    Ok(found)
}

/// What became of lessons, and of those that are a part of them, first race first.
fn trials(
    connection: &Connection,
    wanted: &BTreeSet<LessonId>,
) -> rusqlite::Result<HashMap<LessonId, Vec<Trial>>> {
    let mut statement = connection.prepare_cached(
        "SELECT part.value, r.id, r.date, u.verdict FROM
            (SELECT wanted.value AS value, wanted.value AS id FROM json_each(?1) AS wanted
             UNION ALL SELECT m.merged_into, m.id FROM lessons AS m
                WHERE m.merged_into IN (SELECT wanted.value FROM json_each(?1) AS wanted)) AS part
         JOIN live_lesson_uses AS u ON u.lesson_id = part.id JOIN races AS r ON r.id = u.race_id
         ORDER BY r.date, r.row, u.at",
    )?;
    let wanted: &dyn ToSql = &ids(wanted.iter())?;
    let mut found: HashMap<LessonId, Vec<Trial>> = HashMap::new();
    let mut rows = statement.query([wanted])?;
    while let Some(row) = rows.next()? {
        let trial = Trial { race: row.get(1)?, day: row.get::<_, Day>(2)?.0, verdict: row.get(3)? };
        let trials = found.entry(row.get(0)?).or_default();
        // Of a race the last word counts, once.
        match trials.last_mut() {
            Some(last) if last.race == trial.race => *last = trial,
            _ => trials.push(trial),
        }
    }
    Ok(found)
}
