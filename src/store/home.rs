//! What waits: a draft, a race that may want a debrief, a race ahead, a step, lessons that have come back, and one that is
//! worth remembering.
//!
//! Every query here walks an index and stops after a few rows, so that the length of the journal does not matter.

mod goals_waiting;

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::answers::prompts;
use super::columns::{Day, read_stamp};
use super::history::{self, Flags, Parts};
use super::{
    ReadError, Store, alignment, alignment_due, bounce, care, debriefs, lessons, races, reviews, steps,
};
use crate::domain::goal::Step;
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{Lesson, TaughtLesson};
use crate::domain::race::Race;
use crate::domain::review::{Period, ReviewKind};
use crate::domain::rules::care_rules::CONCERNS_REACH_DAYS;
use crate::domain::rules::reading::READING_REACH_DAYS;
use crate::domain::rules::{period, resurfacing};
use crate::domain::story::{ARC_TOLD_DAYS, Draft, Home, RaceRow};
use crate::domain::waiting::REACH_DAYS;

/// How many rows of one kind a home page is given at most.
const AT_MOST: u32 = 20;

/// Arcs and alignment checks are read from so many days back: as far as the concerns of today need. Today tells of fewer arcs.
const ARC_DAYS: u64 = CONCERNS_REACH_DAYS;
const _: () = assert!(ARC_DAYS >= ARC_TOLD_DAYS);
/// Check-ins and races are read from six weeks before the oldest arc that is told of, against which its training is held. An arc
/// keeps 42 of its days out of the usual, which is made of 42 days, so that none of the older ones has a part in it. This reaches
/// as far as the reading of today needs ([`READING_REACH_DAYS`]).
const CHECK_IN_DAYS: u64 = ARC_TOLD_DAYS + 42;
const _: () = assert!(CHECK_IN_DAYS >= READING_REACH_DAYS);

/// More than four check-ins a day, or four races a week, nobody has; a journal that holds more opens as quickly.
const CHECK_INS_AT_MOST: u32 = 800;

impl Store {
    /// What a home page is made from, as it stands on the day `today`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn home(&self, today: NaiveDate) -> Result<Home, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let drafts = self.drafts(&view)?;
        let history = history::read_parts(&view, parts(today))?;
        Ok(Home {
            empty: drafts.is_empty() && !any_race(&view)?,
            drafts,
            recent: recent(&view, today)?,
            ahead: ahead(&view, today)?,
            steps: waiting_steps(&view)?,
            lesson: worth_remembering(&view, today)?,
            due: due(&view, today)?,
            goals: goals_waiting::read(&view, today)?,
            review_put_off: reviews::was_put_off(&view)?,
            bouncing: bounce::bouncing(&view, today)?,
            periods: periods(&view, today)?,
            looked_at: care::looked_at(&view)?,
            parked: care::waiting(&view)?,
            wanted: care::wanted(&view)?,
            open_alignment: alignment::unfinished(&view)?,
            alignment_due: alignment_due::circumstances(&view, &history, today)?,
            history,
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
    Parts {
        check_ins: since(CHECK_IN_DAYS),
        arcs: since(ARC_DAYS),
        // The timeline alone tells of goals.
        flags: Flags::PassedOver,
        at_most: Some(CHECK_INS_AT_MOST),
    }
}

/// The times that may be looked back at on a day, those in which anything was written.
fn periods(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<Period>> {
    let asked = [ReviewKind::Week, ReviewKind::Month, ReviewKind::Season];
    let mut found = Vec::new();
    for kind in asked {
        let span = period::span(kind, today);
        let moment = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_micros();
        let bounds = params![Day(span.from), Day(span.to), moment(span.from), moment(span.to) + DAY_MICROS];
        if connection.prepare_cached(ANYTHING)?.exists(bounds)? {
            let review = reviews::beginning_on(connection, kind, span.from)?;
            found.push(Period { kind, from: span.from, to: span.to, review });
        }
    }
    Ok(found)
}

const DAY_MICROS: i64 = 24 * 3600 * 1_000_000;

/// Whether anything was written that belongs to some days. The hours by which the runner's place is ahead of Greenwich do not
/// matter to an offer.
const ANYTHING: &str = "SELECT 1 FROM check_ins AS c WHERE c.day BETWEEN ?1 AND ?2 AND c.trashed_at IS NULL
    UNION ALL SELECT 1 FROM races AS r WHERE r.date BETWEEN ?1 AND ?2 AND r.trashed_at IS NULL
    UNION ALL SELECT 1 FROM lessons AS l WHERE l.written_at BETWEEN ?3 AND ?4 AND l.trashed_at IS NULL
    LIMIT 1";

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
    let dead = debriefs::dead_debriefs!();
    steps::select_with(
        &races::not_in_trash("s.race_id"),
        &format!(
            // What serves a goal that rests, or one that is over, does not wait.
            "FROM steps AS s WHERE s.trashed_at IS NULL AND s.state = 'open' AND s.day IS NOT NULL AND {}
                AND NOT EXISTS (SELECT 1 FROM goals AS o WHERE o.id = s.goal_id AND (o.trashed_at IS NOT NULL
                    OR o.verdict IN ('rest', 'reached', 'let_go') OR o.debrief_id IN ({dead})))
             ORDER BY s.day, s.row LIMIT ?1",
            debriefs::not_in_trash("s.debrief_id")
        ),
    )
}

/// A lesson, and the race that taught it with its name.
type Taught = (Lesson, Option<(RaceId, String)>);

/// A pinned lesson, or else the last one written. What was put aside is shown only where it is asked for.
fn worth_remembering(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Option<Taught>> {
    let pinned: i32 = connection.prepare_cached(&pinned_count_sql())?.query_row([], |row| row.get(0))?;
    if pinned == 0 {
        return connection.prepare_cached(&last_lesson_sql())?.query_row([], read_with_race).optional();
    }
    // Each of them has its day.
    let place = today.num_days_from_ce().rem_euclid(pinned);
    connection.prepare_cached(&pinned_sql())?.query_row([place], read_with_race).optional()
}

fn read_with_race(row: &Row<'_>) -> rusqlite::Result<Taught> {
    let lesson = lessons::read(row)?;
    let name: Option<String> = row.get(lessons::SELECTED_COUNT)?;
    let race = lesson.race.zip(name);
    Ok((lesson, race))
}

fn with_race(rest: &str) -> String {
    lessons::select(&format!(", r.name {} {rest}", live_lessons()))
}

/// The lessons that are active, with the races that taught them, as far as neither lies in the trash, nor what they came out of.
fn live_lessons() -> String {
    format!(
        "FROM lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
         WHERE l.standing = 'active' AND l.trashed_at IS NULL AND l.merged_into IS NULL AND r.trashed_at IS NULL AND {}",
        debriefs::not_in_trash("l.debrief_id")
    )
}

fn last_lesson_sql() -> String {
    with_race("ORDER BY l.written_at DESC LIMIT 1")
}

fn pinned_count_sql() -> String {
    format!("SELECT count(*) {} AND l.pinned = 1", live_lessons())
}

fn pinned_sql() -> String {
    with_race("AND l.pinned = 1 ORDER BY l.written_at LIMIT 1 OFFSET ?1")
}

/// The lessons that ask on a day. What the runner has answered within the week leaves less room for others.
fn due(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<TaughtLesson>> {
    let may_ask = resurfacing::may_ask(answered_within_a_week(connection, today)?);
    connection
        .prepare_cached(&due_sql())?
        .query_map(params![Day(today), may_ask], lessons::read_taught)?
        .collect()
}

fn due_sql() -> String {
    let live = live_lessons();
    lessons::select(&format!(", r.name, r.date {live} AND l.due <= ?1 ORDER BY l.due, l.row LIMIT ?2"))
}

/// How many different lessons have had an answer on a day or the six days before it.
fn answered_within_a_week(connection: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    let first = today.checked_sub_days(Days::new(resurfacing::WEEK - 1)).unwrap_or(today);
    // The days of the runner's places begin up to 14 hours before those of Greenwich.
    let since = first.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(14);
    let answers = connection
        .prepare_cached(ANSWERED)?
        .query_map([since.timestamp_micros()], |row| Ok((row.get(0)?, read_stamp(row, 1)?.date_naive())))?
        .collect::<rusqlite::Result<Vec<(LessonId, NaiveDate)>>>()?;
    let of_the_week = answers.into_iter().filter(|(_, day)| (first..=today).contains(day));
    let different: HashSet<LessonId> = of_the_week.map(|(lesson, _)| lesson).collect();
    Ok(u32::try_from(different.len()).unwrap_or(u32::MAX))
}

const ANSWERED: &str =
    "SELECT e.lesson_id, e.at, e.at_offset FROM lesson_events AS e WHERE e.asked = 1 AND e.at >= ?1";

#[cfg(test)]
mod tests;
