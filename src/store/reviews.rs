//! Reviews: goals worked through, and a week, a month or a season looked back at.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::answers::words;
use super::check_ins;
use super::columns::{Day, instant, json, offset, read_json, read_optional_stamp, read_stamp};
use super::goal_life::verdicts;
use super::{ReadError, Store, goal_life, goal_rows, lessons, steps};
use crate::domain::clock::Stamp;
use crate::domain::goal::{Step, StepEvent, Verdict};
use crate::domain::goal_story::Goals;
use crate::domain::id::{ReviewId, StepId};
use crate::domain::review::{
    CardPast, DECIDED_DAYS, Review, ReviewAnswer, ReviewBasis, ReviewKind, ReviewStory,
};

/// So many finished reviews, and lessons, are read at most.
const AT_MOST: u32 = 60;

impl Store {
    /// What a review needs on the day `today`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn review(&self, kind: ReviewKind, today: NaiveDate) -> Result<ReviewBasis, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let open = open(&view, kind)?.map(|review| story(&view, review)).transpose()?;
        let others = if kind == ReviewKind::Goals { "finished_at IS NOT NULL" } else { "id IS NOT ?3" };
        let past = view
            .prepare_cached(&format!(
                "{SELECT} WHERE kind = ?1 AND ?3 IS ?3 AND {others} ORDER BY first_day DESC, row DESC LIMIT ?2"
            ))?
            .query_map(params![kind, AT_MOST, open.as_ref().map(|open| open.review.id)], read)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let past = past.into_iter().map(|review| story(&view, review)).collect::<rusqlite::Result<_>>()?;
        let lessons = view
            .prepare_cached(&lessons::select(
                ", r.name, r.date FROM live_lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
                 WHERE l.standing <> 'retired' ORDER BY l.written_at DESC, l.row DESC LIMIT ?1",
            ))?
            .query_map([AT_MOST], lessons::read_taught)?
            .collect::<rusqlite::Result<_>>()?;
        let goals = goal_rows::all(&view, today)?;
        let past_of_cards = match kind {
            ReviewKind::Goals => past_of_cards(&view, &goals, open.as_ref())?,
            ReviewKind::Week | ReviewKind::Month | ReviewKind::Season => CardPast::default(),
        };
        let decided = if kind == ReviewKind::Goals { Vec::new() } else { decided(&view, today)? };
        Ok(ReviewBasis { kind, open, past, decided, goals: Arc::new(goals), lessons, past_of_cards })
    }
}

/// What became so far of that which stands on cards.
fn past_of_cards(
    connection: &Connection,
    goals: &Goals,
    open: Option<&ReviewStory>,
) -> rusqlite::Result<CardPast> {
    let mut past = CardPast::default();
    for row in goals.rows.iter().filter(|row| row.last.is_some()) {
        past.verdicts.extend(verdicts(connection, "v.goal_id = ?1", &row.goal.id)?);
    }
    let mut count_moves = connection
        .prepare_cached("SELECT count(*) FROM step_events WHERE step_id = ?1 AND verdict = 'moved'")?;
    for (step, _) in &goals.decided {
        let moves: u32 = count_moves.query_row([step], |row| row.get(0))?;
        past.moves.extend((moves > 0).then_some((*step, moves)));
    }
    let Some(story) = open else { return Ok(past) };
    for given in story.verdicts.iter().filter(|given| given.verdict == Verdict::Adjust) {
        let changes = goal_life::changes(connection, given.goal)?;
        past.changes.extend(changes.into_iter().find(|change| change.at == given.at));
    }
    let ids: BTreeSet<StepId> = story.steps.iter().map(|event| event.step).collect();
    for id in ids {
        let step = connection
            .prepare_cached(&steps::select("FROM live_steps AS s WHERE s.id = ?1"))?
            .query_row([id], steps::read)
            .optional()?;
        past.steps.extend(step);
    }
    Ok(past)
}

/// How many goals and steps were decided about in a review.
pub(super) fn decided_count(connection: &Connection, review: ReviewId) -> rusqlite::Result<u32> {
    connection
        .prepare_cached(
            "SELECT (SELECT count(DISTINCT v.goal_id) FROM verdicts AS v JOIN live_goals AS g ON g.id = v.goal_id
                    WHERE v.review_id = ?1)
                + (SELECT count(DISTINCT e.step_id) FROM step_events AS e JOIN live_steps AS s ON s.id = e.step_id
                    WHERE e.review_id = ?1)",
        )?
        .query_row([review], |row| row.get(0))
}

/// What was decided about steps of late, each with its step.
fn decided(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<(StepEvent, Step)>> {
    let first = today.checked_sub_days(Days::new(DECIDED_DAYS)).unwrap_or(today);
    let since = (first.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(14)).timestamp_micros();
    let mut step = connection.prepare_cached(&steps::select("FROM live_steps AS s WHERE s.id = ?1"))?;
    let mut found = Vec::new();
    for event in steps::events(connection, "e.at >= ?1", &since)? {
        let step = step.query_row([event.step], steps::read).optional()?;
        found.extend(step.map(|step| (event, step)));
    }
    Ok(found)
}

/// The review of a kind that begins on a day: the one that was begun last.
pub(super) fn beginning_on(
    connection: &Connection,
    kind: ReviewKind,
    first_day: NaiveDate,
) -> rusqlite::Result<Option<Review>> {
    connection.prepare_cached(BEGINNING_ON)?.query_row(params![kind, Day(first_day)], read).optional()
}

pub(super) const BEGINNING_ON: &str =
    "SELECT id, kind, first_day, last_day, cards, started_at, started_offset, finished_at, finished_offset FROM reviews
     WHERE kind = ?1 AND first_day = ?2 ORDER BY started_at DESC, row DESC LIMIT 1";

/// Begins a review, or ends one.
pub(super) fn put(connection: &Connection, review: &Review) -> rusqlite::Result<()> {
    insert(
        connection,
        review,
        "DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day, cards = excluded.cards,
            finished_at = excluded.finished_at, finished_offset = excluded.finished_offset",
    )
}

/// Begins a review, unless it was begun.
pub(super) fn begin(connection: &Connection, review: &Review) -> rusqlite::Result<()> {
    insert(connection, review, "DO NOTHING")
}

fn insert(connection: &Connection, review: &Review, known: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO reviews (id, kind, first_day, last_day, cards, started_at, started_offset, finished_at,
                finished_offset)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) {known}"
        ))?
        .execute(params![
            review.id,
            review.kind,
            Day(review.from),
            Day(review.to),
            json(&review.cards)?,
            instant(&review.started),
            offset(&review.started),
            review.finished.as_ref().map(instant),
            review.finished.as_ref().map(offset),
        ])?;
    Ok(())
}

/// The name under which the day stands on which the review of goals was put off.
pub(super) const PUT_OFF: &str = "review_put_off";

/// Puts the review of goals off on a day, or takes that back.
pub(super) fn put_off(connection: &Connection, on: Option<NaiveDate>, at: &Stamp) -> rusqlite::Result<()> {
    check_ins::choose(connection, PUT_OFF, &json(&on)?, at)
}

/// The day on which the review of goals was put off last.
pub(super) fn was_put_off(connection: &Connection) -> rusqlite::Result<Option<NaiveDate>> {
    check_ins::chosen(connection, PUT_OFF)
}

/// Ends a review for good that was not finished and in which nothing was decided or answered.
pub(super) fn drop_empty(connection: &Connection, review: ReviewId) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM reviews WHERE id = ?1 AND finished_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM verdicts WHERE review_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM step_events WHERE review_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM review_answers WHERE review_id = ?1 AND value IS NOT NULL)",
        )?
        .execute([review])?;
    Ok(())
}

/// Keeps an answer; one to a review that is not there is passed over.
pub(super) fn put_answer(connection: &Connection, answer: &ReviewAnswer) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO review_answers (review_id, question, asked, value, words, at, at_offset)
             SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM reviews WHERE id = ?1
             ON CONFLICT (review_id, question) DO UPDATE SET asked = excluded.asked, value = excluded.value,
                words = excluded.words, at = excluded.at, at_offset = excluded.at_offset",
        )?
        .execute(params![
            answer.review,
            answer.question,
            answer.asked,
            answer.value.as_ref().map(json).transpose()?,
            answer.value.as_ref().map(words).unwrap_or_default(),
            instant(&answer.at),
            offset(&answer.at),
        ])?;
    Ok(())
}

/// A review that was begun last and is not finished.
pub(super) fn open(connection: &Connection, kind: ReviewKind) -> rusqlite::Result<Option<Review>> {
    connection.prepare_cached(&open_sql())?.query_row([kind], read).optional()
}

pub(super) fn open_sql() -> String {
    format!("{SELECT} WHERE kind = ?1 AND finished_at IS NULL ORDER BY started_at DESC, row DESC LIMIT 1")
}

/// One review.
pub(super) fn one(connection: &Connection, review: ReviewId) -> rusqlite::Result<Option<Review>> {
    connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([review], read).optional()
}

/// When each kind of review was last finished.
pub(super) fn last_finished(connection: &Connection) -> rusqlite::Result<Vec<(ReviewKind, Stamp)>> {
    let mut select = connection.prepare_cached(LAST_FINISHED)?;
    let mut found = Vec::new();
    for kind in ReviewKind::ALL {
        let at = select.query_row([kind], |row| read_stamp(row, 0)).optional()?;
        found.extend(at.map(|at| (*kind, at)));
    }
    Ok(found)
}

pub(super) const LAST_FINISHED: &str = "SELECT finished_at, finished_offset FROM reviews
    WHERE kind = ?1 AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1";

/// A review with what was decided and answered in it.
pub(super) fn story(connection: &Connection, review: Review) -> rusqlite::Result<ReviewStory> {
    let answers = connection
        .prepare_cached(
            "SELECT question, asked, value, at, at_offset FROM review_answers WHERE review_id = ?1 ORDER BY row",
        )?
        .query_map([review.id], |row| {
            let value: Option<String> = row.get(2)?;
            Ok(ReviewAnswer {
                review: review.id,
                question: row.get(0)?,
                asked: row.get(1)?,
                value: value.map(|_| read_json(row, 2)).transpose()?,
                at: read_stamp(row, 3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ReviewStory {
        verdicts: verdicts(connection, "v.review_id = ?1", &review.id)?,
        steps: steps::events(connection, "e.review_id = ?1", &review.id)?,
        answers,
        review,
    })
}

/// The query for reviews; what narrows it follows.
pub(super) const SELECT: &str =
    "SELECT id, kind, first_day, last_day, cards, started_at, started_offset, finished_at,
    finished_offset FROM reviews";

/// Reads what [`SELECT`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Review> {
    Ok(Review {
        id: row.get(0)?,
        kind: row.get(1)?,
        from: row.get::<_, Day>(2)?.0,
        to: row.get::<_, Day>(3)?.0,
        cards: read_json(row, 4)?,
        started: read_stamp(row, 5)?,
        finished: read_optional_stamp(row, 7)?,
    })
}
