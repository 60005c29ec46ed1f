//! What becomes of a goal: verdicts, changes of what it says, progress.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use crate::domain::change::HarvestedVerdict;
use crate::domain::goal::{GivenVerdict, GoalChange, Progress, Verdict};
use crate::domain::goal_story::{GoalRace, PastRaceForGoals};
use crate::domain::id::{DebriefId, GoalChangeId, GoalId, ProgressId, VerdictId};
use crate::domain::race::SetbackMark;
use crate::domain::rules::goal_review;

/// Races that are over longer than this ask for no look at a goal any more: by then it was due for one anyway.
const RACE_DAYS: u64 = 100;

/// Gives a verdict. One with an id that is known is written anew.
pub(super) fn judge(connection: &Connection, given: &GivenVerdict) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO verdicts (goal_id, debrief_id, verdict, reason, at, at_offset, id, carries, again, review_id)
             SELECT id, (SELECT id FROM debriefs WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                (SELECT id FROM reviews WHERE id = ?10)
             FROM goals WHERE id = ?1
             ON CONFLICT (id) WHERE id IS NOT NULL DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
                carries = excluded.carries, again = excluded.again",
        )?
        .execute(params![
            given.goal,
            given.debrief,
            given.verdict,
            given.reason,
            instant(&given.at),
            offset(&given.at),
            given.id,
            given.carries,
            given.again.map(Day),
            given.review,
        ])?;
    follow(connection, given.goal)
}

/// Takes a verdict back.
pub(super) fn unjudge(connection: &Connection, verdict: VerdictId) -> rusqlite::Result<()> {
    let goal: Option<GoalId> = connection
        .prepare_cached("DELETE FROM verdicts WHERE id = ?1 RETURNING goal_id")?
        .query_row([verdict], |row| row.get(0))
        .optional()?;
    goal.map_or(Ok(()), |goal| follow(connection, goal))
}

/// Replaces the verdicts that a debrief gave. One that says what it said stays as it is, with its moment: what was decided about
/// the goal since stands. So does one on a goal in the trash, which is not asked about. A goal follows the last verdict it has,
/// whoever gave it; a goal that is no longer there is passed over.
pub(super) fn replace_verdicts(
    connection: &Connection,
    debrief: DebriefId,
    verdicts: &[HarvestedVerdict],
) -> rusqlite::Result<()> {
    let stood = connection
        .prepare_cached(
            "SELECT v.row, v.goal_id, v.verdict, v.reason FROM verdicts AS v JOIN goals AS g ON g.id = v.goal_id
             WHERE v.debrief_id = ?1 AND g.trashed_at IS NULL",
        )?
        .query_map([debrief], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<Vec<(i64, GoalId, Verdict, String)>>>()?;
    let is_same = |(_, goal, verdict, reason): &(i64, GoalId, Verdict, String), given: &HarvestedVerdict| {
        (*goal, *verdict, reason) == (given.goal, given.verdict, &given.reason)
    };
    for old in stood.iter().filter(|old| !verdicts.iter().any(|given| is_same(old, given))) {
        connection.prepare_cached("DELETE FROM verdicts WHERE row = ?1")?.execute([old.0])?;
        follow(connection, old.1)?;
    }
    for given in verdicts.iter().filter(|given| !stood.iter().any(|old| is_same(old, given))) {
        let day = given.at.date_naive();
        judge(
            connection,
            &GivenVerdict {
                id: None,
                goal: given.goal,
                verdict: given.verdict,
                reason: given.reason.clone(),
                carries: String::new(),
                again: goal_review::again(given.verdict, &past_races(connection, day)?, day),
                review: None,
                debrief: Some(debrief),
                at: given.at,
            },
        )?;
    }
    Ok(())
}

/// Lets a goal stand where its last verdict has left it. Of two that were given at the same moment the later one counts.
fn follow(connection: &Connection, goal: GoalId) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            // Of two that were given at one moment the later row is the last one, as where goals are read.
            "UPDATE goals SET (verdict, again, looked_at, looked_offset) =
                (SELECT v.verdict, v.again, coalesce(v.at, g.written_at), coalesce(v.at_offset, g.written_offset)
                 FROM goals AS g LEFT JOIN verdicts AS v ON v.goal_id = g.id
                 WHERE g.id = ?1 ORDER BY v.at DESC, v.row DESC LIMIT 1)
             WHERE id = ?1",
        )?
        .execute([goal])?;
    Ok(())
}

/// Writes down what a goal said before it was changed.
pub(super) fn log(connection: &Connection, change: &GoalChange) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO goal_changes (id, goal_id, was, at, at_offset) SELECT ?1, id, ?3, ?4, ?5 FROM goals WHERE id = ?2
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![change.id, change.goal, json(&change.was)?, instant(&change.at), offset(&change.at)])?;
    Ok(())
}

/// Takes that back.
pub(super) fn unlog(connection: &Connection, change: GoalChangeId) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM goal_changes WHERE id = ?1")?.execute([change])?;
    Ok(())
}

/// Writes down progress.
pub(super) fn put_progress(connection: &Connection, progress: &Progress) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO goal_progress (id, goal_id, day, value, at, at_offset)
             SELECT ?1, id, ?3, ?4, ?5, ?6 FROM goals WHERE id = ?2
             ON CONFLICT (id) DO UPDATE SET day = excluded.day, value = excluded.value",
        )?
        .execute(params![
            progress.id,
            progress.goal,
            Day(progress.day),
            progress.value,
            instant(&progress.at),
            offset(&progress.at),
        ])?;
    Ok(())
}

/// Takes progress back.
pub(super) fn drop_progress(connection: &Connection, progress: ProgressId) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM goal_progress WHERE id = ?1")?.execute([progress])?;
    Ok(())
}

/// The verdicts that meet a condition on `v`, first given first.
pub(super) fn verdicts(
    connection: &Connection,
    condition: &str,
    bound: &dyn rusqlite::ToSql,
) -> rusqlite::Result<Vec<GivenVerdict>> {
    connection
        .prepare_cached(&format!(
            "SELECT {VERDICT} FROM verdicts AS v WHERE {condition} ORDER BY v.at, v.row"
        ))?
        .query_map([bound], |row| read_verdict(row, 0))?
        .collect()
}

/// The columns of a verdict `v`, as [`read_verdict`] reads them.
pub(super) const VERDICT: &str =
    "v.goal_id, v.id, v.verdict, v.reason, v.carries, v.again, v.review_id, v.debrief_id,
    v.at, v.at_offset";

/// Reads a verdict from the columns on from `first`.
pub(super) fn read_verdict(row: &Row<'_>, first: usize) -> rusqlite::Result<GivenVerdict> {
    Ok(GivenVerdict {
        goal: row.get(first)?,
        id: row.get(first + 1)?,
        verdict: row.get(first + 2)?,
        reason: row.get(first + 3)?,
        carries: row.get(first + 4)?,
        again: row.get::<_, Option<Day>>(first + 5)?.map(|day| day.0),
        review: row.get(first + 6)?,
        debrief: row.get(first + 7)?,
        at: read_stamp(row, first + 8)?,
    })
}

/// What a goal said before each change, first change first.
pub(super) fn changes(connection: &Connection, goal: GoalId) -> rusqlite::Result<Vec<GoalChange>> {
    connection
        .prepare_cached(
            "SELECT id, was, at, at_offset FROM goal_changes WHERE goal_id = ?1 ORDER BY at, row",
        )?
        .query_map([goal], |row| {
            Ok(GoalChange { id: row.get(0)?, goal, was: read_json(row, 1)?, at: read_stamp(row, 2)? })
        })?
        .collect()
}

/// The progress of a goal, by day.
pub(super) fn progress(connection: &Connection, goal: GoalId) -> rusqlite::Result<Vec<Progress>> {
    connection
        .prepare_cached(
            "SELECT id, day, value, at, at_offset FROM goal_progress WHERE goal_id = ?1 ORDER BY day, at, row",
        )?
        .query_map([goal], |row| {
            Ok(Progress {
                id: row.get(0)?,
                goal,
                day: row.get::<_, Day>(1)?.0,
                value: row.get(2)?,
                at: read_stamp(row, 3)?,
            })
        })?
        .collect()
}

/// The races of the last [`RACE_DAYS`] days whose outcome is known, newest first: also those that were not started, but none that
/// was cancelled.
pub(super) fn past_races(
    connection: &Connection,
    today: NaiveDate,
) -> rusqlite::Result<Vec<PastRaceForGoals>> {
    connection
        .prepare_cached(PAST_RACES)?
        .query_map(params![Day(first_past_day(today)), Day(today)], |row| {
            let mark: Option<SetbackMark> = row.get(3)?;
            Ok(PastRaceForGoals { race: read_race(row)?, is_setback: mark == Some(SetbackMark::Yes) })
        })?
        .collect()
}

/// The first of the last [`RACE_DAYS`] days.
pub(super) fn first_past_day(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(RACE_DAYS)).unwrap_or(today)
}

/// One that was cancelled asks for nothing; one that was not started may be the hardest of all.
pub(super) const PAST_RACES: &str = "SELECT r.id, r.name, r.date, r.setback FROM races AS r
    WHERE r.trashed_at IS NULL AND r.date BETWEEN ?1 AND ?2 AND r.outcome IS NOT NULL AND r.outcome <> 'cancelled'
    ORDER BY r.date DESC, r.row DESC LIMIT 200";

/// Reads id, name and day of a race.
pub(super) fn read_race(row: &Row<'_>) -> rusqlite::Result<GoalRace> {
    Ok(GoalRace { id: row.get(0)?, name: row.get(1)?, date: row.get::<_, Day>(2)?.0 })
}
