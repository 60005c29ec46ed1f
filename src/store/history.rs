//! The history: everything that the usual, the arcs and the timeline are made from.

use rusqlite::{Connection, params};

use super::columns::{Day, read_stamp};
use super::{ReadError, Store, arcs, check_ins, races};
use crate::domain::check_in::CheckIn;
use crate::domain::history::{GoalFlag, History};
use crate::domain::race::Race;
use crate::domain::wins::{Win, WinKind};
use chrono::NaiveDate;

impl Store {
    /// The history, or the part of it from the day `since` on.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn history(&self, since: Option<NaiveDate>) -> Result<History, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        Ok(read(&view, since)?)
    }

    /// What held up and the steps that were done, in full or in part, newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn wins(&self) -> Result<Vec<Win>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        Ok(wins(&view)?)
    }
}

/// Reads the history, or the part of it from the day `since` on.
pub(super) fn read(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<History> {
    Ok(History {
        check_ins: all_check_ins(connection, since)?,
        first_days: first_days(connection)?,
        races: all_races(connection, since)?,
        arcs: arcs::all(connection, since.map(Day))?,
        tries: arcs::tries(connection)?,
        goals: goal_flags(connection, since)?,
        declared: check_ins::declared(connection)?,
        asked: check_ins::asked(connection)?,
    })
}

fn all_check_ins(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<Vec<CheckIn>> {
    match since {
        None => connection.prepare_cached(&check_ins::select(""))?.query_map([], check_ins::read)?.collect(),
        Some(since) => connection
            .prepare_cached(&check_ins::select("AND c.day >= ?1"))?
            .query_map([Day(since)], check_ins::read)?
            .collect(),
    }
}

/// The days of the first three check-ins ever.
fn first_days(connection: &Connection) -> rusqlite::Result<Vec<NaiveDate>> {
    connection
        .prepare_cached(
            "SELECT day FROM check_ins WHERE trashed_at IS NULL AND standing = 'counts'
             GROUP BY day ORDER BY day LIMIT 3",
        )?
        .query_map([], |row| Ok(row.get::<_, Day>(0)?.0))?
        .collect()
}

fn all_races(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<Vec<Race>> {
    let from = Day(since.unwrap_or(NaiveDate::MIN));
    connection
        .prepare_cached(&races::race_sql(
            "WHERE r.trashed_at IS NULL AND r.date >= ?1 ORDER BY r.date, r.row",
        ))?
        .query_map([from], |row| races::read(row, 0))?
        .collect()
}

/// Goals that were reached or let go. Only the last verdict of a goal counts, and only while it stands.
fn goal_flags(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<Vec<GoalFlag>> {
    let mut select = connection.prepare_cached(
        "SELECT g.id, g.text, v.verdict, v.reason, v.at, v.at_offset
         FROM verdicts AS v JOIN live_goals AS g ON g.id = v.goal_id
         WHERE v.verdict IN ('reached', 'let_go') AND g.verdict = v.verdict
            AND v.row = (SELECT l.row FROM verdicts AS l WHERE l.goal_id = g.id ORDER BY l.at DESC, l.row DESC
                LIMIT 1)
         ORDER BY v.at, v.row",
    )?;
    let flags = select.query_map([], |row| {
        Ok(GoalFlag {
            goal: row.get(0)?,
            text: row.get(1)?,
            verdict: row.get(2)?,
            reason: row.get(3)?,
            day: read_stamp(row, 4)?.date_naive(),
        })
    })?;
    let flags = flags.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(flags.into_iter().filter(|flag| since.is_none_or(|since| flag.day >= since)).collect())
}

fn wins(connection: &Connection) -> rusqlite::Result<Vec<Win>> {
    let mut held = connection.prepare_cached(
        "SELECT r.date, w.text, r.id, r.name FROM wins AS w
         JOIN live_debriefs AS d ON d.id = w.debrief_id JOIN live_races AS r ON r.id = d.race_id",
    )?;
    let held = held.query_map(params![], |row| {
        Ok(Win {
            day: row.get::<_, Day>(0)?.0,
            kind: WinKind::HeldUp,
            text: row.get(1)?,
            race: Some((row.get(2)?, row.get(3)?)),
        })
    })?;
    let mut found = held.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut steps = connection.prepare_cached(
        "SELECT s.day, s.text, r.id, r.name, s.written_at, s.written_offset, s.state FROM live_steps AS s
         LEFT JOIN live_races AS r ON r.id = s.race_id WHERE s.state IN ('done', 'part')",
    )?;
    let steps = steps.query_map(params![], |row| {
        let state: String = row.get(6)?;
        let day = match row.get::<_, Option<Day>>(0)? {
            Some(day) => day.0,
            None => read_stamp(row, 4)?.date_naive(),
        };
        Ok(Win {
            day,
            kind: if state == "part" { WinKind::PartOfStep } else { WinKind::Step },
            text: row.get(1)?,
            race: row.get::<_, Option<_>>(2)?.zip(row.get::<_, Option<String>>(3)?),
        })
    })?;
    for step in steps {
        found.push(step?);
    }
    found.sort_by_key(|win| std::cmp::Reverse(win.day));
    Ok(found)
}
