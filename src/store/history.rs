//! The history: everything that the usual, the arcs and the timeline are made from.

use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::{Connection, Row, ToSql, params};

use super::columns::{Day, read_json, read_stamp};
use super::{ReadError, Store, alignment, arcs, care, check_ins, races, readings, step_backs, tries};
use crate::domain::debrief::Value;
use crate::domain::goal::StepState;
use crate::domain::history::{GoalFlag, History};
use crate::domain::review::SMALL_WINS;
use crate::domain::rules::reading::WeekEffort;
use crate::domain::wins::{Win, WinKind};

impl Store {
    /// The history, or the part of it from the day `since` on.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn history(&self, since: Option<NaiveDate>) -> Result<History, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        Ok(read(&view, since)?)
    }

    /// What held up and the steps that were done, in full or in part, newest first: a step on the day on which that was decided.
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
    read_parts(connection, Parts { check_ins: since, arcs: since, flags: Flags::Read, at_most: None })
}

/// From which day on each part of the history is read; `None` is all of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// Check-ins and races.
    pub(super) check_ins: Option<NaiveDate>,
    /// Arcs by their start, and what was done for them; alignment checks.
    pub(super) arcs: Option<NaiveDate>,
    /// Goals reached or let go, from the same day on as check-ins.
    pub(super) flags: Flags,
    /// At most so many check-ins, and a tenth as many races, the last ones.
    pub(super) at_most: Option<u32>,
}

/// Whether goals that were reached or let go are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flags {
    /// They are.
    Read,
    /// There are none, whatever the journal says.
    PassedOver,
}

impl Parts {
    fn most_check_ins(self) -> i64 {
        self.at_most.map_or(-1, i64::from)
    }

    fn most_races(self) -> i64 {
        self.at_most.map_or(-1, |most| i64::from(most / 10))
    }
}

/// Reads parts of the history.
pub(super) fn read_parts(connection: &Connection, parts: Parts) -> rusqlite::Result<History> {
    let since = parts.check_ins.map(Day);
    let arcs_since = parts.arcs.map(Day);
    // The query for arcs is the longest of all; where there is none, making it ready takes longer than anything else here.
    let any_arc = !rows(connection, &any_arc_sql(arcs_since), arcs_since, |_| Ok(()))?.is_empty();
    let (arcs, tries) = if any_arc {
        let arcs = rows(connection, &arcs_sql(arcs_since), arcs_since, arcs::read)?;
        (arcs, rows(connection, &tries_sql(arcs_since), arcs_since, tries::read)?)
    } else {
        Default::default()
    };
    Ok(History {
        check_ins: last_rows(
            connection,
            &check_ins_sql(since),
            (since, parts.most_check_ins()),
            check_ins::read,
        )?,
        first_days: first_days(connection)?,
        races: last_rows(connection, &races_sql(since), (since, parts.most_races()), |row| {
            races::read(row, 0)
        })?,
        arcs,
        tries,
        goals: match parts.flags {
            Flags::Read => goal_flags(connection, parts.check_ins)?,
            Flags::PassedOver => Vec::new(),
        },
        step_backs: rows(
            connection,
            &step_backs_sql(since),
            parts.check_ins.map(reaching_into),
            step_backs::read,
        )?,
        no_breaks: step_backs::no_breaks(connection)?,
        alignments: rows(connection, &alignments_sql(arcs_since), arcs_since, alignment::read)?,
        weeks: weeks(connection, since)?,
        overrides: rows(connection, &overrides_sql(since), since, readings::read)?,
        hopeless: hopeless(connection, parts.check_ins)?,
        declared: check_ins::declared(connection)?,
        quiet_offers: care::were_put_off(connection)?,
        asked: check_ins::asked(connection)?,
    })
}

/// All rows of a query that may ask for the day from which on it is to read.
fn rows<T>(
    connection: &Connection,
    sql: &str,
    since: Option<impl ToSql>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let since: Vec<_> = since.into_iter().collect();
    statement.query_map(rusqlite::params_from_iter(since), read)?.collect()
}

/// The last rows of a query that gives the last one first, in the order of days.
fn last_rows<T>(
    connection: &Connection,
    sql: &str,
    (since, most): (Option<Day>, i64),
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = match since {
        Some(since) => statement.query_map(params![most, since], read)?.collect::<rusqlite::Result<Vec<_>>>(),
        None => statement.query_map([most], read)?.collect(),
    };
    rows.map(|mut rows| {
        rows.reverse();
        rows
    })
}

// Each query has two shapes: one that asks "or is there no such day" would not walk an index.

fn check_ins_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND c.day >= ?2");
    check_ins::select(&format!("{since} {}", check_ins::LAST_FIRST))
}

fn races_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND r.date >= ?2");
    races::race_sql(&format!("WHERE r.trashed_at IS NULL {since} ORDER BY r.date DESC, r.row DESC LIMIT ?1"))
}

/// Whether any arc is not in the trash itself; perhaps none of them can be seen.
fn any_arc_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND a.start >= ?1");
    format!("SELECT 1 FROM arcs AS a WHERE a.trashed_at IS NULL {since} LIMIT 1")
}

fn arcs_sql<T>(since: Option<T>) -> String {
    arcs::select(since.map_or("", |_| "WHERE a.start >= ?1"))
}

fn tries_sql<T>(since: Option<T>) -> String {
    tries::select(since.map_or("", |_| "AND a.start >= ?1"))
}

/// Steps back that began so many days before a part of the history may reach into it. A stop lasts as long as it lasts; nobody has
/// so many of them that a few rows more would matter.
const LONGEST_BREAK: u64 = 1100;

fn reaching_into(since: NaiveDate) -> Day {
    Day(since.checked_sub_days(Days::new(LONGEST_BREAK)).unwrap_or(since))
}

fn step_backs_sql<T>(since: Option<T>) -> String {
    step_backs::select(since.map_or("", |_| "AND b.from_day >= ?1"))
}

fn alignments_sql<T>(since: Option<T>) -> String {
    alignment::finished(since.map_or("", |_| "AND k.day >= ?1"))
}

fn overrides_sql<T>(since: Option<T>) -> String {
    readings::select(since.map_or("", |_| "WHERE day >= ?1"))
}

/// What reviews of weeks say of effort and result.
fn weeks_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND v.first_day >= ?1");
    format!(
        "SELECT v.last_day, a.value FROM reviews AS v JOIN review_answers AS a ON a.review_id = v.id
         WHERE v.kind = 'week' AND a.question = 'week.return' AND a.value IS NOT NULL {since}
         ORDER BY v.first_day, v.started_at"
    )
}

/// The one option of that question that is a sign.
const LESS: &str = "less";

fn weeks(connection: &Connection, since: Option<Day>) -> rusqlite::Result<Vec<WeekEffort>> {
    rows(connection, &weeks_sql(since), since, |row| {
        let value: Value = read_json(row, 1)?;
        Ok(WeekEffort {
            until: row.get::<_, Day>(0)?.0,
            is_less: matches!(value, Value::Pick(id) if id == LESS),
        })
    })
}

/// Finished debriefs in which one felt hopeless.
fn hopeless_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND d.finished_at >= ?1");
    format!(
        "SELECT DISTINCT d.finished_at, d.finished_offset FROM debriefs AS d JOIN feelings AS f ON f.debrief_id = d.id
         WHERE d.finished_at IS NOT NULL AND d.trashed_at IS NULL AND f.feeling = 'hopeless' {since}
         ORDER BY d.finished_at"
    )
}

fn hopeless(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<Vec<NaiveDate>> {
    let since = since.map(start_of_day);
    rows(connection, &hopeless_sql(since), since, |row| Ok(read_stamp(row, 0)?.date_naive()))
}

/// The days of the first three check-ins ever that count and answer something; a note alone is none.
const FIRST_DAYS: &str = "SELECT day FROM check_ins WHERE trashed_at IS NULL AND standing = 'counts'
    AND coalesce(sleep, energy, soreness, mood, stress, motivation, confidence, choice, pain, loop, fuelled) IS NOT NULL
    GROUP BY day ORDER BY day LIMIT 3";

fn first_days(connection: &Connection) -> rusqlite::Result<Vec<NaiveDate>> {
    rows(connection, FIRST_DAYS, None::<Day>, |row| Ok(row.get::<_, Day>(0)?.0))
}

/// Goals that were reached or let go. Only the last verdict of a goal counts, and only while it stands.
fn goal_flags_sql<T>(since: Option<T>) -> String {
    let since = since.map_or("", |_| "AND v.at >= ?1");
    format!(
        "SELECT g.id, g.text, v.verdict, v.reason, v.at, v.at_offset
         FROM verdicts AS v CROSS JOIN live_goals AS g ON g.id = v.goal_id
         WHERE v.verdict IN ('reached', 'let_go') {since} AND g.verdict = v.verdict
            AND v.row = (SELECT l.row FROM verdicts AS l WHERE l.goal_id = g.id ORDER BY l.at DESC, l.row DESC
                LIMIT 1)
         ORDER BY v.at, v.row"
    )
}

fn goal_flags(connection: &Connection, since: Option<NaiveDate>) -> rusqlite::Result<Vec<GoalFlag>> {
    let flags = rows(connection, &goal_flags_sql(since), since.map(start_of_day), |row| {
        Ok(GoalFlag {
            goal: row.get(0)?,
            text: row.get(1)?,
            verdict: row.get(2)?,
            reason: row.get(3)?,
            day: read_stamp(row, 4)?.date_naive(),
        })
    })?;
    Ok(flags.into_iter().filter(|flag| since.is_none_or(|since| flag.day >= since)).collect())
}

/// An instant that lies before a day begins anywhere: somewhere it begins 14 hours earlier than in UTC.
fn start_of_day(day: NaiveDate) -> i64 {
    let day_before = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    day_before.and_time(NaiveTime::MIN).and_utc().timestamp_micros()
}

/// What held up, each line once for a race, in the order in which it was written; and steps.
fn wins(connection: &Connection) -> rusqlite::Result<Vec<Win>> {
    let mut held = connection.prepare_cached(
        "SELECT r.date, w.text, r.id, r.name FROM wins AS w
         JOIN live_debriefs AS d ON d.id = w.debrief_id JOIN live_races AS r ON r.id = d.race_id
         ORDER BY r.date DESC, r.row DESC, d.started_at, d.id, w.position",
    )?;
    let held = held.query_map(params![], |row| {
        Ok(Win {
            day: row.get::<_, Day>(0)?.0,
            kind: WinKind::HeldUp,
            text: row.get(1)?,
            race: Some((row.get(2)?, row.get(3)?)),
        })
    })?;
    let mut found: Vec<Win> = Vec::new();
    for win in held {
        let win = win?;
        let mut of_race = found.iter().rev().take_while(|other| other.race == win.race);
        // Two debriefs of a race may say the same.
        if !of_race.any(|other| other.text == win.text) {
            found.push(win);
        }
    }
    let mut steps = connection.prepare_cached(
        "SELECT s.day, s.text, r.id, r.name, s.written_at, s.written_offset, s.state, e.at, e.at_offset
         FROM live_steps AS s LEFT JOIN live_races AS r ON r.id = s.race_id
         LEFT JOIN step_events AS e ON e.row = (SELECT l.row FROM step_events AS l WHERE l.step_id = s.id
            ORDER BY l.at DESC, l.row DESC LIMIT 1)
         WHERE s.state IN ('done', 'part') ORDER BY s.row DESC",
    )?;
    let steps = steps.query_map(params![], |row| {
        let state: StepState = row.get(6)?;
        // A step is a win of the day on which it was done, whatever day it was meant for.
        let day = match (row.get::<_, Option<i64>>(7)?, row.get::<_, Option<Day>>(0)?) {
            (Some(_), _) => read_stamp(row, 7)?.date_naive(),
            (None, Some(day)) => day.0,
            (None, None) => read_stamp(row, 4)?.date_naive(),
        };
        Ok(Win {
            day,
            kind: if state == StepState::Part { WinKind::PartOfStep } else { WinKind::Step },
            text: row.get(1)?,
            race: row.get::<_, Option<_>>(2)?.zip(row.get::<_, Option<String>>(3)?),
        })
    })?;
    for step in steps {
        found.push(step?);
    }
    found.extend(small_wins(connection)?);
    found.sort_by_key(|win| std::cmp::Reverse(win.day));
    Ok(found)
}

/// The small wins that were written down in looking back at a month: they belong to its last day.
fn small_wins(connection: &Connection) -> rusqlite::Result<Vec<Win>> {
    let mut select = connection.prepare_cached(
        "SELECT v.last_day, a.value FROM reviews AS v JOIN review_answers AS a ON a.review_id = v.id
         WHERE v.kind = 'month' AND a.question = ?1 AND a.value IS NOT NULL ORDER BY v.first_day DESC, a.row DESC",
    )?;
    let answers = select.query_map([SMALL_WINS], |row| Ok((row.get::<_, Day>(0)?.0, read_json(row, 1)?)))?;
    let mut found = Vec::new();
    for answer in answers {
        let (day, Value::Lines(lines)) = answer? else { continue };
        let words = lines.into_iter().map(|line| line.text).filter(|text| !text.trim().is_empty());
        found.extend(words.map(|text| Win { day, kind: WinKind::SmallWin, text, race: None }));
    }
    Ok(found)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every query of [`read_parts`] with what it asks for, but those for what the runner has chosen.
    pub(in super::super) fn queries(parts: Parts) -> Vec<(String, Vec<Box<dyn ToSql>>)> {
        let (since, arcs_since) = (parts.check_ins.map(Day), parts.arcs.map(Day));
        let asked = |day: Option<Day>| -> Vec<Box<dyn ToSql>> {
            day.into_iter().map(|day| Box::new(day) as Box<dyn ToSql>).collect()
        };
        let last = |most: i64| -> Vec<Box<dyn ToSql>> {
            let mut last: Vec<Box<dyn ToSql>> = vec![Box::new(most)];
            last.extend(asked(since));
            last
        };
        let mut queries = vec![
            (check_ins_sql(since), last(parts.most_check_ins())),
            (FIRST_DAYS.to_owned(), Vec::new()),
            (races_sql(since), last(parts.most_races())),
            (any_arc_sql(arcs_since), asked(arcs_since)),
            (arcs_sql(arcs_since), asked(arcs_since)),
            (tries_sql(arcs_since), asked(arcs_since)),
            (step_backs_sql(since), asked(parts.check_ins.map(reaching_into))),
            (alignments_sql(arcs_since), asked(arcs_since)),
            (overrides_sql(since), asked(since)),
            (weeks_sql(since), asked(since)),
            (hopeless_sql(since), vec![Box::new(parts.check_ins.map(start_of_day))]),
        ];
        if parts.flags == Flags::Read {
            queries.push((goal_flags_sql(since), vec![Box::new(parts.check_ins.map(start_of_day))]));
        }
        queries
    }
}
