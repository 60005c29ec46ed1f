//! What the brief before a race is made from.
//!
//! The lessons are matched with the race here and not on the screen: all of them are looked at in one pass, and only the best
//! are read whole, so that a brief is quick however many there are.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, read_json, read_stamp};
use super::{ReadError, Store, goals, lesson_life, lessons, patterns, plans, races, steps};
use crate::domain::brief::{BriefBasis, BriefLesson, MOST_LESSONS, PAST_RACES, PastCause};
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{LessonScope, UseTally, UseVerdict};
use crate::domain::race::Race;
use crate::domain::rules::matching::{
    Candidate, CausesBack, LessonMatch, MatchReason, MatchedRace, best_lessons,
};

/// How many goals and steps are read at most.
const AT_MOST: u32 = 12;
/// How many earlier editions are told of at most.
const EDITIONS: usize = 12;

impl Store {
    /// What the brief of a race is made from, as it stands on the day `today`; without a race, that of the next one ahead.
    /// `None` when there is no such race.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn brief(&self, race: Option<RaceId>, today: NaiveDate) -> Result<Option<BriefBasis>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let found = match race {
            Some(race) => races::live(&view, race)?,
            None => next(&view, today)?,
        };
        let Some(race) = found else { return Ok(None) };
        let past_causes = past(&view, &race)?;
        let mut basis = BriefBasis {
            plan: plans::of_race(&view, race.id)?,
            process: process_goals(&view, race.id)?,
            steps: own_steps(&view, race.id)?,
            lessons: Vec::new(),
            editions: Vec::new(),
            past_causes,
            race,
        };
        let matched = MatchedRace::of(&basis.race);
        let behind = behind(&view, &matched, basis.race.id)?;
        for edition in behind.editions.iter().take(EDITIONS) {
            basis.editions.extend(races::live(&view, *edition)?);
        }
        basis.lessons = if basis.is_over(today) {
            shown_lessons(&view, basis.race.id)?
        } else {
            let back = patterns::came_back_before(&view, basis.race.id)?;
            matching_lessons(&view, (basis.race.id, &matched), (&behind, &back), today)?
        };
        Ok(Some(basis))
    }
}

fn next(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Option<Race>> {
    connection.prepare_cached(&next_sql())?.query_row([Day(today)], |row| races::read(row, 0)).optional()
}

fn next_sql() -> String {
    races::race_sql(
        "WHERE r.trashed_at IS NULL AND r.outcome IS NULL AND r.date >= ?1 ORDER BY r.date, r.row LIMIT 1",
    )
}

fn process_goals(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<crate::domain::goal::Goal>> {
    connection
        .prepare_cached(&goals::select(
            "FROM live_goals AS g WHERE g.race_id = ?1 AND g.debrief_id IS NULL AND g.kind = 'process'
                AND (g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later', 'reached'))
             ORDER BY g.written_at, g.row LIMIT ?2",
        ))?
        .query_map(params![race, AT_MOST], goals::read)?
        .collect()
}

fn own_steps(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<crate::domain::goal::Step>> {
    connection
        .prepare_cached(&steps::select(
            "FROM live_steps AS s WHERE s.race_id = ?1 AND s.debrief_id IS NULL
             ORDER BY s.written_at, s.row LIMIT ?2",
        ))?
        .query_map(params![race, AT_MOST], steps::read)?
        .collect()
}

/// The races that lie behind another one, as far as lessons are matched by them, and the earlier editions of it.
struct Behind {
    matched: HashMap<RaceId, Rc<MatchedRace>>,
    /// Newest first.
    editions: Vec<RaceId>,
}

/// Whether a name is the same, and what words say of a day, is no question for SQL, so that all races are read: once, and no
/// more of each than is needed.
fn behind(connection: &Connection, race: &MatchedRace, except: RaceId) -> rusqlite::Result<Behind> {
    let mut select = connection.prepare_cached(
        "SELECT id, name, date, kind, distance, duration, temperature_c, climb, wind, weather, surface, location,
            outcome IS NOT NULL
         FROM races WHERE trashed_at IS NULL ORDER BY date DESC, row DESC",
    )?;
    let mut rows = select.query([])?;
    let mut behind = Behind { matched: HashMap::new(), editions: Vec::new() };
    while let Some(row) = rows.next()? {
        let mut one = Race::new(row.get(0)?, row.get::<_, String>(1)?, row.get::<_, Day>(2)?.0);
        one.kind = row.get(3)?;
        one.distance = row.get(4)?;
        one.duration = row.get(5)?;
        // Conditions count only where the race has some.
        if !race.conditions.is_empty() {
            one.conditions.temperature_c = row.get(6)?;
            one.conditions.climb = row.get(7)?;
            one.conditions.wind = row.get(8)?;
            one.conditions.weather = row.get(9)?;
            one.conditions.surface = row.get(10)?;
            one.location = row.get(11)?;
        }
        let matched = MatchedRace::of(&one);
        let is_over: bool = row.get(12)?;
        if is_over
            && one.id != except
            && one.date < race.date
            && !race.event.is_empty()
            && matched.event == race.event
        {
            behind.editions.push(one.id);
        }
        behind.matched.insert(one.id, Rc::new(matched));
    }
    Ok(behind)
}

/// What got in the way of the last races before one, newest race first.
///
/// Where several debriefs of a race name the same cause, the last look at it counts.
fn past(connection: &Connection, race: &Race) -> rusqlite::Result<Vec<PastCause>> {
    let mut select = connection.prepare_cached(
        "SELECT r.id, r.name, r.date, c.cause, c.impact, c.control, c.changeable, c.spread, c.shared, c.reachable, c.put_down
         FROM (SELECT id, name, date, row FROM races
                WHERE trashed_at IS NULL AND outcome IS NOT NULL AND date <= ?1 AND id <> ?2
                ORDER BY date DESC, row DESC LIMIT ?3) AS r
         LEFT JOIN live_debriefs AS d ON d.race_id = r.id
         LEFT JOIN causes AS c ON c.debrief_id = d.id AND c.effect = 'hindered'
         ORDER BY r.date DESC, r.row DESC, d.started_at, d.id, c.position",
    )?;
    let most = i64::try_from(PAST_RACES).unwrap_or(i64::MAX);
    let mut rows = select.query(params![Day(race.date), race.id, most])?;
    let mut races: Vec<(RaceId, Vec<PastCause>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if races.last().is_none_or(|(last, _)| *last != id) {
            races.push((id, Vec::new()));
        }
        let (Some(told), Some((_, causes))) = (past_cause(row)?, races.last_mut()) else { continue };
        match causes.iter_mut().find(|known| known.cause.cause == told.cause.cause) {
            Some(known) => *known = told,
            None => causes.push(told),
        }
    }
    Ok(races.into_iter().flat_map(|(_, causes)| causes).collect())
}

fn past_cause(row: &Row<'_>) -> rusqlite::Result<Option<PastCause>> {
    let Some(cause) = row.get(3)? else { return Ok(None) };
    let cause = RaceCause {
        cause,
        effect: Effect::Hindered,
        impact: row.get(4)?,
        control: row.get(5)?,
        changeable: row.get(6)?,
        spread: row.get(7)?,
        shared: row.get(8)?,
        reachable: row.get(9)?,
        put_down: row.get(10)?,
    };
    Ok(Some(PastCause { cause, race: row.get(1)?, date: row.get::<_, Day>(2)?.0 }))
}

/// The lessons that fit a race ahead.
fn matching_lessons(
    connection: &Connection,
    (race, matched): (RaceId, &MatchedRace),
    (behind, back): (&Behind, &CausesBack),
    today: NaiveDate,
) -> rusqlite::Result<Vec<BriefLesson>> {
    let merged = merged(connection)?;
    let tallies = tallies(connection, &merged)?;
    let seen = last_seen(connection, race, &merged)?;
    let mut select = connection.prepare_cached(CANDIDATES)?;
    let mut failed = None;
    let candidates =
        select.query_map([], |row| candidate(row, behind, &tallies, &seen))?.map_while(|read| match read {
            Ok(candidate) => Some(candidate),
            Err(error) => {
                failed = Some(error);
                None
            }
        });
    let found = best_lessons(candidates, matched, back, (today, MOST_LESSONS));
    if let Some(error) = failed {
        return Err(error);
    }
    let shown = showings(connection, race)?;
    let read = |found: LessonMatch| {
        let tally = tallies.get(&found.lesson).copied().unwrap_or_default();
        let shown = shown.iter().find(|(lesson, _)| *lesson == found.lesson).map(|(_, days)| *days);
        one(connection, found.lesson, Told { tally, reasons: found.reasons, shown, verdict: None })
    };
    found.into_iter().map(read).filter_map(Result::transpose).collect()
}

/// What is told of a lesson besides itself.
struct Told {
    tally: UseTally,
    reasons: Vec<MatchReason>,
    shown: Option<(NaiveDate, NaiveDate)>,
    verdict: Option<UseVerdict>,
}

fn one(connection: &Connection, lesson: LessonId, told: Told) -> rusqlite::Result<Option<BriefLesson>> {
    connection
        .prepare_cached(&lessons::select(
            ", r.name, r.date FROM lessons AS l LEFT JOIN live_races AS r ON r.id = l.race_id
             WHERE l.id = ?1 AND l.trashed_at IS NULL",
        ))?
        .query_row([lesson], |row| {
            let name: Option<String> = row.get(lessons::SELECTED_COUNT)?;
            let day: Option<Day> = row.get(lessons::SELECTED_COUNT + 1)?;
            Ok(BriefLesson {
                lesson: lessons::read(row)?,
                race: name.zip(day.map(|day| day.0)),
                tally: told.tally,
                reasons: told.reasons,
                shown: told.shown,
                verdict: told.verdict,
            })
        })
        .optional()
}

/// The lessons of `live_lessons` that are active; what lies in the trash is looked up once and not for each of them.
const CANDIDATES: &str = "\
    SELECT l.id, l.standing, l.written_at, l.written_offset, l.cause, l.sure, l.kind, l.distance, l.conditions, l.race_id
    FROM lessons AS l
    WHERE l.trashed_at IS NULL AND l.merged_into IS NULL AND l.standing = 'active'
        AND (l.race_id IS NULL OR l.race_id NOT IN (SELECT id FROM races WHERE trashed_at IS NOT NULL))
        AND (l.debrief_id IS NULL OR l.debrief_id NOT IN (
            SELECT id FROM debriefs WHERE trashed_at IS NOT NULL
            UNION ALL SELECT id FROM debriefs WHERE race_id IN (SELECT id FROM races WHERE trashed_at IS NOT NULL)))";

fn candidate(
    row: &Row<'_>,
    behind: &Behind,
    tallies: &HashMap<LessonId, UseTally>,
    seen: &HashMap<LessonId, NaiveDate>,
) -> rusqlite::Result<Candidate> {
    let lesson = row.get(0)?;
    let race: Option<RaceId> = row.get(9)?;
    Ok(Candidate {
        lesson,
        standing: row.get(1)?,
        written: read_stamp(row, 2)?,
        cause: row.get(4)?,
        sure: row.get(5)?,
        scope: LessonScope { kind: row.get(6)?, distance: row.get(7)?, conditions: read_json(row, 8)? },
        taught_by: race.and_then(|race| behind.matched.get(&race)).cloned(),
        tally: tallies.get(&lesson).copied().unwrap_or_default(),
        seen: seen.get(&lesson).copied(),
    })
}

/// The lessons that are a part of another one, each with that one.
type Merged = HashMap<LessonId, LessonId>;

fn merged(connection: &Connection) -> rusqlite::Result<Merged> {
    connection
        .prepare_cached("SELECT id, merged_into FROM lessons WHERE merged_into IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// How each lesson was used, with those that are a part of it. As in `live_lesson_uses`, what lies in the trash is left out;
/// it is looked up once and not for each use.
fn tallies(connection: &Connection, merged: &Merged) -> rusqlite::Result<HashMap<LessonId, UseTally>> {
    let mut select = connection.prepare_cached(
        "SELECT lesson_id, race_id, verdict, at FROM lesson_uses
         WHERE race_id NOT IN (SELECT id FROM races WHERE trashed_at IS NOT NULL)
            AND (debrief_id IS NULL OR debrief_id NOT IN (
                SELECT id FROM debriefs WHERE trashed_at IS NOT NULL
                UNION ALL SELECT id FROM debriefs WHERE race_id IN (SELECT id FROM races WHERE trashed_at IS NOT NULL)))",
    )?;
    // Of each race the last word counts, once.
    let mut last: HashMap<(LessonId, RaceId), (i64, UseVerdict)> = HashMap::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let lesson: LessonId = row.get(0)?;
        let whole = merged.get(&lesson).copied().unwrap_or(lesson);
        let said: (i64, UseVerdict) = (row.get(3)?, row.get(2)?);
        let known = last.entry((whole, row.get(1)?)).or_insert(said);
        if said.0 > known.0 {
            *known = said;
        }
    }
    let mut tallies: HashMap<LessonId, UseTally> = HashMap::new();
    for ((whole, _), (_, verdict)) in last {
        tallies.entry(whole).or_default().count(verdict);
    }
    Ok(tallies)
}

/// On which day each lesson was last seen: shown before another race, or answered when it came back. What this brief itself has
/// shown is left out, or looking at it would change it.
fn last_seen(
    connection: &Connection,
    race: RaceId,
    merged: &Merged,
) -> rusqlite::Result<HashMap<LessonId, NaiveDate>> {
    let mut seen: HashMap<LessonId, NaiveDate> = HashMap::new();
    let mut see = |lesson: LessonId, day: NaiveDate| {
        let last = seen.entry(merged.get(&lesson).copied().unwrap_or(lesson)).or_insert(day);
        *last = (*last).max(day);
    };
    let mut shown =
        connection.prepare_cached("SELECT lesson_id, last_day FROM lesson_showings WHERE race_id <> ?1")?;
    let mut rows = shown.query([race])?;
    while let Some(row) = rows.next()? {
        see(row.get(0)?, row.get::<_, Day>(1)?.0);
    }
    let mut answered =
        connection.prepare_cached("SELECT lesson_id, at, at_offset FROM lesson_events WHERE asked = 1")?;
    let mut rows = answered.query([])?;
    while let Some(row) = rows.next()? {
        see(row.get(0)?, read_stamp(row, 1)?.date_naive());
    }
    Ok(seen)
}

/// A lesson with the first and the last day on which a brief has shown it.
type Shown = (LessonId, (NaiveDate, NaiveDate));

/// What the brief of a race has shown, in the order in which it first did; a part of a lesson as the whole.
fn showings(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<Shown>> {
    connection
        .prepare_cached(
            "SELECT coalesce(l.merged_into, l.id), min(s.first_day), max(s.last_day)
             FROM lesson_showings AS s JOIN lessons AS l ON l.id = s.lesson_id WHERE s.race_id = ?1
             GROUP BY 1 ORDER BY 3 DESC, 2, 1",
        )?
        .query_map([race], |row| Ok((row.get(0)?, (row.get::<_, Day>(1)?.0, row.get::<_, Day>(2)?.0))))?
        .collect()
}

/// The lessons that the brief of a race had shown, and what became of each in it.
fn shown_lessons(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<BriefLesson>> {
    let mut verdicts = connection.prepare_cached(
        "SELECT u.verdict FROM live_lesson_uses AS u WHERE u.race_id = ?2 AND u.lesson_id IN
                (SELECT ?1 UNION ALL SELECT m.id FROM lessons AS m WHERE m.merged_into = ?1)
             ORDER BY u.at DESC LIMIT 1",
    )?;
    let mut tally = connection
        .prepare_cached(&format!("SELECT {} FROM lessons AS l WHERE l.id = ?1", lesson_life::TALLY))?;
    let mut found = Vec::new();
    for (lesson, days) in showings(connection, race)? {
        let verdict = verdicts.query_row(params![lesson, race], |row| row.get(0)).optional()?;
        let tally =
            tally.query_row([lesson], |row| lesson_life::read_tally(row, 0)).optional()?.unwrap_or_default();
        let told = Told { tally, reasons: Vec::new(), shown: Some(days), verdict };
        found.extend(one(connection, lesson, told)?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
