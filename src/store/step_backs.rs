//! Steps back, and stops that came unplanned.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::check_ins;
use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::merging::{self, Written, owned};
use crate::domain::brief::{ReadyItem, merge_ready};
use crate::domain::clock::Stamp;
use crate::domain::step_back::StepBack;

/// Writes a step back. With `base` only what differs from it is written, so that what another window has said meanwhile stays; one
/// that is not there is written whole.
pub(super) fn put(
    connection: &Connection,
    step_back: &StepBack,
    base: Option<&StepBack>,
) -> rusqlite::Result<()> {
    let is_new = connection
        .prepare_cached(
            "INSERT OR IGNORE INTO step_backs (id, kind, from_day, to_day, smaller, space, keep, goal, hard, why_running,
                first_back, ready, written_at, written_offset)
             VALUES (?1, ?2, ?3, ?4, '[]', '[]', '', '', '[]', '', '', '[]', ?5, ?6)",
        )?
        .execute(params![
            step_back.id,
            step_back.kind,
            Day(step_back.from),
            Day(step_back.to),
            instant(&step_back.written),
            offset(&step_back.written),
        ])?
        > 0;
    let base = base.filter(|_| !is_new);
    let mut merged = step_back.clone();
    if let Some(base) = base.filter(|base| base.ready != step_back.ready) {
        let kept: Vec<ReadyItem> = connection
            .prepare_cached("SELECT ready FROM step_backs WHERE id = ?1")?
            .query_row([step_back.id], |row| read_json(row, 0))?;
        merged.ready = merge_ready(&kept, &base.ready, &step_back.ready);
    }
    let columns = COLUMNS.iter().map(|column| {
        Ok(Written {
            column: column.name,
            value: (column.get)(&merged)?,
            before: base.map(column.get).transpose()?,
        })
    });
    merging::write_differing(connection, "step_backs", &step_back.id, columns)
}

/// One field of a step back, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&StepBack) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "kind", get: |step| owned(&step.kind) },
    Column { name: "from_day", get: |step| owned(&Day(step.from)) },
    Column { name: "to_day", get: |step| owned(&Day(step.to)) },
    Column { name: "ended", get: |step| owned(&step.ended.map(Day)) },
    Column { name: "purpose", get: |step| owned(&step.purpose) },
    Column { name: "smaller", get: |step| owned(&json(&step.smaller)?) },
    Column { name: "cut", get: |step| owned(&step.cut) },
    Column { name: "space", get: |step| owned(&json(&step.space)?) },
    Column { name: "keep", get: |step| owned(&step.keep) },
    Column { name: "goal", get: |step| owned(&step.goal) },
    Column { name: "hard", get: |step| owned(&json(&step.hard)?) },
    Column { name: "why_running", get: |step| owned(&step.why_running) },
    Column { name: "missed", get: |step| owned(&step.missed) },
    Column { name: "kept", get: |step| owned(&step.kept) },
    Column { name: "first_back", get: |step| owned(&step.first_back) },
    Column { name: "earlier", get: |step| owned(&step.earlier) },
    Column { name: "ready", get: |step| owned(&json(&step.ready)?) },
];

/// The name under which the first days of stops are kept that were no break.
const NO_BREAKS: &str = "no_breaks";

/// Says of the stop that begins on a day that it was no break, or takes that back.
pub(super) fn put_no_break(
    connection: &Connection,
    from: NaiveDate,
    is_none: bool,
    at: &Stamp,
) -> rusqlite::Result<()> {
    let mut days = no_breaks(connection)?;
    days.retain(|day| *day != from);
    days.extend(is_none.then_some(from));
    days.sort_unstable();
    check_ins::choose(connection, NO_BREAKS, &json(&days)?, at)
}

/// The first days of stops that were no break, by day.
pub(super) fn no_breaks(connection: &Connection) -> rusqlite::Result<Vec<NaiveDate>> {
    check_ins::chosen(connection, NO_BREAKS)
}

/// A query for steps back that are not in the trash, by their first day; `rest` is a further condition.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT b.id, b.kind, b.from_day, b.to_day, b.ended, b.purpose, b.smaller, b.cut, b.space, b.keep, b.goal, b.hard,
            b.why_running, b.missed, b.kept, b.first_back, b.earlier, b.ready, b.written_at, b.written_offset
         FROM step_backs AS b WHERE b.trashed_at IS NULL {rest} ORDER BY b.from_day, b.row"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<StepBack> {
    Ok(StepBack {
        id: row.get(0)?,
        kind: row.get(1)?,
        from: row.get::<_, Day>(2)?.0,
        to: row.get::<_, Day>(3)?.0,
        ended: row.get::<_, Option<Day>>(4)?.map(|day| day.0),
        purpose: row.get(5)?,
        smaller: read_json(row, 6)?,
        cut: row.get(7)?,
        space: read_json(row, 8)?,
        keep: row.get(9)?,
        goal: row.get(10)?,
        hard: read_json(row, 11)?,
        why_running: row.get(12)?,
        missed: row.get(13)?,
        kept: row.get(14)?,
        first_back: row.get(15)?,
        earlier: row.get(16)?,
        ready: read_json(row, 17)?,
        written: read_stamp(row, 18)?,
    })
}
