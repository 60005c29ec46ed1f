//! Goals as lists and pages read them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::columns::{Day, read_stamp};
use super::goal_life::{self, VERDICT, read_race, read_verdict};
use super::{ReadError, Store, goals, races, reviews, steps};
use crate::domain::goal::{Step, StepState};
use crate::domain::goal_story::{GoalRace, GoalRow, GoalStory, Goals};
use crate::domain::id::{GoalId, RaceId, StepId};
use crate::domain::review::{Review, ReviewKind};
use crate::domain::rules::goal_progress;

/// So many races ahead are read at most.
const AHEAD: u32 = 20;
/// So many open steps without a goal are read at most.
const LOOSE: u32 = 500;

impl Store {
    /// All goals and steps, with what decides on the day `today` which of them are looked at.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn goals(&self, today: NaiveDate) -> Result<Goals, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        Ok(all(&view, today)?)
    }

    /// Everything about one goal, as it stands on the day `today`; `None` when it is not there or lies in the trash.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn goal_story(&self, goal: GoalId, today: NaiveDate) -> Result<Option<GoalStory>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let row = view
            .prepare_cached(&row_sql("FROM live_goals AS g", "WHERE g.id = ?1"))?
            .query_row([goal], read_row)
            .optional()?;
        let Some(mut row) = row else { return Ok(None) };
        row.steps = steps_of(&view, goal)?;
        let race = row.goal.race.map(|race| races::live(&view, race)).transpose()?.flatten();
        let asked = view
            .prepare_cached(
                "SELECT d.mode, a.question FROM goals AS g JOIN debriefs AS d ON d.id = g.debrief_id
                 JOIN answers AS a ON a.debrief_id = d.id AND a.prompt = g.origin_prompt AND a.subject = g.origin_subject
                 WHERE g.id = ?1",
            )?
            .query_row([goal], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(Some(GoalStory {
            race,
            verdicts: goal_life::verdicts(&view, "v.goal_id = ?1", &goal)?,
            changes: goal_life::changes(&view, goal)?,
            progress: goal_life::progress(&view, goal)?,
            step_events: steps::events(&view, "s.goal_id = ?1", &goal)?,
            asked,
            races: goal_life::past_races(&view, today)?,
            row,
        }))
    }
}

/// All goals and steps.
pub(super) fn all(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Goals> {
    let rows = rows(connection, &row_sql("FROM live_goals AS g", "ORDER BY g.written_at, g.row"), [])?;
    let loose = connection
        .prepare_cached(&loose_sql())?
        .query_map([LOOSE], steps::read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let steps = rows.iter().flat_map(|row| &row.steps).chain(&loose);
    let mut decided = Vec::new();
    for step in steps.filter(|step| step.state == StepState::Open) {
        decided.extend(last_decided(connection, step.id)?.map(|day| (step.id, day)));
    }
    let ahead = connection
        .prepare_cached(
            "SELECT r.id, r.name, r.date FROM races AS r
             WHERE r.trashed_at IS NULL AND r.outcome IS NULL AND r.date >= ?1 ORDER BY r.date, r.row LIMIT ?2",
        )?
        .query_map(params![Day(today), AHEAD], read_race)?
        .collect::<rusqlite::Result<_>>()?;
    with_looks(connection, Goals { rows, loose, decided, ahead, ..Goals::default() }, today)
}

/// Adds what decides when goals are looked at: the races that are over, and the reviews.
pub(super) fn with_looks(connection: &Connection, goals: Goals, today: NaiveDate) -> rusqlite::Result<Goals> {
    let open_review = reviews::open(connection, ReviewKind::Goals)?;
    let count = |review: &Review| reviews::decided_count(connection, review.id);
    Ok(Goals {
        races: goal_life::past_races(connection, today)?,
        open_review_decided: open_review.as_ref().map_or(Ok(0), count)?,
        open_review,
        reviewed: reviews::last_finished(connection)?,
        ..goals
    })
}

/// How far the goals of a race have come of which something is counted.
pub(super) fn progress_of(
    connection: &Connection,
    race: RaceId,
) -> rusqlite::Result<Vec<(GoalId, goal_progress::Told)>> {
    let sql = row_sql("FROM live_goals AS g", "WHERE g.race_id = ?1 AND g.measure IS NOT NULL");
    let rows = rows(connection, &sql, [race])?;
    Ok(rows.iter().filter_map(|row| Some((row.goal.id, goal_progress::told(row)?))).collect())
}

fn rows(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<Vec<GoalRow>> {
    let mut rows =
        connection.prepare_cached(sql)?.query_map(params, read_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    for row in &mut rows {
        row.steps = steps_of(connection, row.goal.id)?;
    }
    Ok(rows)
}

/// The newest come first, so that a very long list is cut where it matters least.
fn loose_sql() -> String {
    format!(
        "SELECT * FROM ({}) ORDER BY 9, 1",
        steps::select(
            "FROM live_steps AS s WHERE s.goal_id IS NULL AND s.state = 'open' ORDER BY s.written_at DESC, s.row DESC
             LIMIT ?1"
        )
    )
}

fn last_decided(connection: &Connection, step: StepId) -> rusqlite::Result<Option<NaiveDate>> {
    connection
        .prepare_cached(
            "SELECT at, at_offset FROM step_events WHERE step_id = ?1 ORDER BY at DESC, row DESC LIMIT 1",
        )?
        .query_row([step], |row| Ok(read_stamp(row, 0)?.date_naive()))
        .optional()
}

fn steps_of(connection: &Connection, goal: GoalId) -> rusqlite::Result<Vec<Step>> {
    connection
        .prepare_cached(&steps::select(
            "FROM live_steps AS s WHERE s.goal_id = ?1 ORDER BY s.written_at, s.row",
        ))?
        .query_map([goal], steps::read)?
        .collect()
}

fn row_sql(from: &str, rest: &str) -> String {
    goals::select(&format!(
        ", r.id, r.name, r.date, g.looked_at, g.looked_offset,
            (SELECT CASE WHEN json_extract(g.measure, '$.by') = 'days' THEN count(DISTINCT p.day)
                ELSE (SELECT q.value FROM goal_progress AS q WHERE q.goal_id = g.id ORDER BY q.day DESC, q.at DESC,
                    q.row DESC LIMIT 1) END
             FROM goal_progress AS p WHERE p.goal_id = g.id),
            {VERDICT}
         {from} LEFT JOIN races AS r ON r.id = g.race_id AND r.trashed_at IS NULL
         LEFT JOIN verdicts AS v ON v.row = (SELECT o.row FROM verdicts AS o WHERE o.goal_id = g.id
            ORDER BY o.at DESC, o.row DESC LIMIT 1)
         {rest}"
    ))
}

/// Reads what [`row_sql`] names.
pub(super) fn read_row(row: &Row<'_>) -> rusqlite::Result<GoalRow> {
    let first = goals::SELECTED_COUNT;
    let race = match row.get(first)? {
        Some(id) => Some(GoalRace { id, name: row.get(first + 1)?, date: row.get::<_, Day>(first + 2)?.0 }),
        None => None,
    };
    let goal = goals::read(row)?;
    let judged: Option<GoalId> = row.get(first + 6)?;
    Ok(GoalRow {
        race,
        last: judged.map(|_| read_verdict(row, first + 6)).transpose()?,
        looked_at: read_stamp(row, first + 3)?.date_naive(),
        reached: row.get(first + 5)?,
        steps: Vec::new(),
        goal,
    })
}
