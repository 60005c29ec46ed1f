//! What decides on a day whether an alignment check is offered.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::columns::{Day, json, read_stamp};
use super::{check_ins, debriefs};
use crate::domain::clock::Stamp;
use crate::domain::history::History;
use crate::domain::race::{Race, SetbackMark};
use crate::domain::rules::alignment_due::{AFTER_A_GOAL, Circumstances};

/// The name under which the day stands on which the offer was put away.
pub(super) const PUT_AWAY: &str = "alignment_put_away";

/// What decides it; `history` reaches back some weeks at least.
pub(super) fn circumstances(
    connection: &Connection,
    history: &History,
    today: NaiveDate,
) -> rusqlite::Result<Circumstances> {
    let last: Option<Day> = connection.prepare_cached(LAST)?.query_row([Day(today)], |row| row.get(0))?;
    let setback = |race: &&Race| race.setback == Some(SetbackMark::Yes) && race.outcome.is_some();
    Ok(Circumstances {
        last: last.map(|day| day.0),
        put_away: check_ins::chosen(connection, PUT_AWAY)?,
        first_check_in: history.first_days.first().copied(),
        setbacks: history.races.iter().filter(setback).map(|race| race.date).collect(),
        three_setbacks: three_setbacks(connection, today)?,
        big_goals: big_goals(connection, today)?,
    })
}

/// Puts the offer away on a day, or takes that back.
pub(super) fn put_away(connection: &Connection, on: Option<NaiveDate>, at: &Stamp) -> rusqlite::Result<()> {
    check_ins::choose(connection, PUT_AWAY, &json(&on)?, at)
}

/// The day of the last check that was finished.
pub(super) const LAST: &str = "SELECT max(k.day) FROM alignment_checks AS k
     WHERE k.trashed_at IS NULL AND k.finished_at IS NOT NULL AND k.day <= ?1";

/// The last three races that are over, last first.
pub(super) const LAST_THREE: &str = "SELECT r.date, r.setback FROM races AS r
     WHERE r.trashed_at IS NULL AND r.outcome IS NOT NULL AND r.date <= ?1 ORDER BY r.date DESC, r.row DESC LIMIT 3";

fn three_setbacks(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Option<NaiveDate>> {
    let last: Vec<(Day, Option<SetbackMark>)> = connection
        .prepare_cached(LAST_THREE)?
        .query_map([Day(today)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let all = last.len() == 3 && last.iter().all(|(_, mark)| *mark == Some(SetbackMark::Yes));
    Ok(last.first().filter(|_| all).map(|(day, _)| day.0))
}

/// When active goals for a result, of the season or the long run, were written lately. A home page asks for it, so that nothing else of
/// them is read.
pub(super) fn big_goals_sql() -> String {
    format!(
        "SELECT g.written_at, g.written_offset FROM goals AS g
         WHERE g.written_at >= ?1 AND g.trashed_at IS NULL AND g.kind IN ('outcome', 'time')
            AND g.horizon IN ('season', 'long') AND (g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later'))
            AND {}",
        debriefs::not_in_trash("g.debrief_id")
    )
}

fn big_goals(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<NaiveDate>> {
    // The days of the runner's places begin up to 14 hours before those of Greenwich.
    let days = u64::try_from(AFTER_A_GOAL.1 + 1).unwrap_or(0);
    let since = today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let since = since.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
    connection
        .prepare_cached(&big_goals_sql())?
        .query_map([since], |row| Ok(read_stamp(row, 0)?.date_naive()))?
        .collect()
}
