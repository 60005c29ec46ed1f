//! The goals and steps that may wait for a look: what a home page counts.
//!
//! A home page is the first thing that is drawn, so that nothing is read here but what decides whether something waits: no names
//! of races, no progress, no steps that are done. What lies in the trash is looked up once for all rows; a look at the debrief
//! and the race of each of them would be most of the way, through pages that nothing else has read yet.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql, params};

use super::super::columns::{Day, json, read_optional_stamp};
use super::super::goal_life::{self, VERDICT};
use super::super::{debriefs, goal_rows, goals, races, steps};
use crate::domain::goal::{GoalState, Step};
use crate::domain::goal_story::{GoalRow, Goals};
use crate::domain::id::GoalId;

/// So many goals, and open steps without one, are looked at.
pub(super) const AT_MOST: u32 = 60;

/// A step, and the day on which it was last decided about, where that ever was.
type Told = (Step, Option<NaiveDate>);

/// The goals that may be due for a look: those that nobody has looked at for the longest time. What the runner wanted to do in a race
/// that is long over is not looked at any more, unless a verdict has put its next look off.
pub(super) fn read(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Goals> {
    let mut rows = connection
        .prepare_cached(&goals_sql())?
        .query_map(params![Day(goal_life::first_past_day(today)), AT_MOST], goal_rows::read_row)?
        .collect::<rusqlite::Result<Vec<GoalRow>>>()?;
    let of_goals = steps_of(connection, &rows)?;
    let loose = read_steps(connection, &loose_sql(), &[&AT_MOST])?;
    let decided = of_goals.iter().chain(&loose).filter_map(|(step, day)| Some((step.id, (*day)?))).collect();
    for (step, _) in of_goals {
        if let Some(row) = rows.iter_mut().find(|row| Some(row.goal.id) == step.goal) {
            row.steps.push(step);
        }
    }
    let loose = loose.into_iter().map(|(step, _)| step).collect();
    goal_rows::with_looks(connection, Goals { rows, loose, decided, ..Goals::default() }, today)
}

/// The open steps of goals that do not rest. Those of a goal that rests are not looked at.
fn steps_of(connection: &Connection, rows: &[GoalRow]) -> rusqlite::Result<Vec<Told>> {
    let active = rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let ids: Vec<GoalId> = active.map(|row| row.goal.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    read_steps(connection, &steps_sql(), &[&json(&ids)?])
}

fn read_steps(connection: &Connection, sql: &str, asked: &[&dyn ToSql]) -> rusqlite::Result<Vec<Told>> {
    let read = |row: &Row<'_>| {
        let decided = read_optional_stamp(row, steps::SELECTED_COUNT)?;
        Ok((steps::read(row)?, decided.map(|at| at.date_naive())))
    };
    connection.prepare_cached(sql)?.query_map(asked, read)?.collect()
}

/// A goal without a verdict is not looked for among them.
pub(super) fn goals_sql() -> String {
    goals::select_with(
        &races::not_in_trash("g.race_id"),
        &format!(
            ", NULL, NULL, NULL, g.looked_at, g.looked_offset, NULL, {VERDICT}
             FROM goals AS g
             LEFT JOIN verdicts AS v ON v.row = CASE WHEN g.verdict IS NOT NULL THEN
                (SELECT o.row FROM verdicts AS o WHERE o.goal_id = g.id ORDER BY o.at DESC, o.row DESC LIMIT 1) END
             WHERE g.trashed_at IS NULL AND (g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later', 'rest'))
                AND {}
                AND (g.kind <> 'process' OR g.debrief_id IS NOT NULL OR g.again IS NOT NULL OR NOT EXISTS (
                    SELECT 1 FROM races AS o WHERE o.id = g.race_id AND o.date < ?1 AND o.trashed_at IS NULL))
             ORDER BY g.looked_at LIMIT ?2",
            debriefs::not_in_trash("g.debrief_id")
        ),
    )
}

/// The goals are known not to be in the trash.
pub(super) fn steps_sql() -> String {
    open_steps("s.goal_id IN (SELECT value FROM json_each(?1))", "ORDER BY s.written_at, s.row")
}

/// The newest ones, first written first, so that a very long list is cut where it matters least.
pub(super) fn loose_sql() -> String {
    let newest = open_steps("s.goal_id IS NULL", "ORDER BY s.written_at DESC, s.row DESC LIMIT ?1");
    format!("SELECT * FROM ({newest}) ORDER BY 9, 1")
}

fn open_steps(which: &str, order: &str) -> String {
    steps::select_with(
        &races::not_in_trash("s.race_id"),
        &format!(
            ", e.at, e.at_offset
             FROM steps AS s LEFT JOIN step_events AS e ON e.row =
                (SELECT o.row FROM step_events AS o WHERE o.step_id = s.id ORDER BY o.at DESC, o.row DESC LIMIT 1)
             WHERE s.trashed_at IS NULL AND s.state = 'open' AND {which} AND {} {order}",
            debriefs::not_in_trash("s.debrief_id")
        ),
    )
}
