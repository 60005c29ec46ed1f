//! Alignment checks.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_optional_stamp, read_stamp};
use super::merging::{self, Written, owned};
use super::{ReadError, Store, goals, history};
use crate::domain::alignment::{AlignmentBasis, AlignmentCheck, FitItem};
use crate::domain::id::AlignmentId;

impl Store {
    /// What the alignment check is made from: one that was begun, and everything that stands beside it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn alignment(&self) -> Result<AlignmentBasis, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let goals = view
            .prepare_cached(&goals::select(
                "FROM live_goals AS g WHERE g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later')
                 ORDER BY g.written_at, g.row",
            ))?
            .query_map([], goals::read)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(AlignmentBasis { open: unfinished(&view)?, goals, history: history::read(&view, None)? })
    }
}

/// Writes a check: of one that is there what differs from `base`, or without one the whole; of the answers one by one.
pub(super) fn put(
    connection: &Connection,
    check: &AlignmentCheck,
    base: Option<&AlignmentCheck>,
) -> rusqlite::Result<()> {
    let is_new = connection
        .prepare_cached(
            "INSERT OR IGNORE INTO alignment_checks (id, day, fits, steps, assumptions, note, written_at, written_offset)
             VALUES (?1, ?2, '[]', '[]', '[]', '', ?3, ?4)",
        )?
        .execute(params![check.id, Day(check.day), instant(&check.written), offset(&check.written)])?
        > 0;
    let base = base.filter(|_| !is_new);
    let mut merged = check.clone();
    if let (Some(base), Some(kept)) = (base, one(connection, check.id)?) {
        for item in FitItem::ALL.iter().filter(|item| check.fits.get(**item) == base.fits.get(**item)) {
            merged.fits.set(*item, kept.fits.get(*item));
        }
        merged.steps = merged_by(|step| step.item, (&kept.steps, &base.steps, &check.steps));
        let rows = (&*kept.assumptions, &*base.assumptions, &*check.assumptions);
        merged.assumptions = merged_by(|row| row.row.clone(), rows);
    }
    let written = |column, value, before| Ok(Written { column, value, before });
    let finished = |check: &AlignmentCheck| owned(&check.finished.as_ref().map(instant));
    let finished_offset = |check: &AlignmentCheck| owned(&check.finished.as_ref().map(offset));
    let columns = [
        written("day", owned(&Day(check.day))?, base.map(|base| owned(&Day(base.day))).transpose()?),
        written("fits", owned(&json(&merged.fits)?)?, None),
        written("steps", owned(&json(&merged.steps)?)?, None),
        written("assumptions", owned(&json(&merged.assumptions)?)?, None),
        written("note", owned(&check.note)?, base.map(|base| owned(&base.note)).transpose()?),
        written("finished_at", finished(check)?, base.map(finished).transpose()?),
        written("finished_offset", finished_offset(check)?, base.map(finished_offset).transpose()?),
    ];
    merging::write_differing(connection, "alignment_checks", &check.id, columns.into_iter())
}

/// What stands in a list once what was changed in it from `base` is laid over what another window has left: a part, by what names
/// it, is as it was changed here, and else as it is kept.
fn merged_by<T: Clone + PartialEq, N: PartialEq>(
    name: impl Fn(&T) -> N,
    (kept, base, changed): (&[T], &[T], &[T]),
) -> Vec<T> {
    let of = |list: &[T], named: &N| list.iter().find(|part| name(part) == *named).cloned();
    let mut merged: Vec<T> = Vec::new();
    for part in changed.iter().chain(kept) {
        let named = name(part);
        if merged.iter().any(|other| name(other) == named) {
            continue;
        }
        let (was, now) = (of(base, &named), of(changed, &named));
        merged.extend(if was == now { of(kept, &named) } else { now });
    }
    merged
}

fn one(connection: &Connection, check: AlignmentId) -> rusqlite::Result<Option<AlignmentCheck>> {
    let sql = select("WHERE k.id = ?1 AND json_array_length(k.fits) > 0");
    connection.prepare_cached(&sql)?.query_row([check], read).optional()
}

/// The check that was begun last and is not finished.
pub(super) fn unfinished(connection: &Connection) -> rusqlite::Result<Option<AlignmentCheck>> {
    connection.prepare_cached(&unfinished_sql())?.query_row([], read).optional()
}

pub(super) fn unfinished_sql() -> String {
    select("WHERE k.trashed_at IS NULL AND k.finished_at IS NULL ORDER BY k.written_at DESC LIMIT 1")
}

/// A query for finished checks by day; `rest` is a further condition.
pub(super) fn finished(rest: &str) -> String {
    select(&format!(
        "WHERE k.trashed_at IS NULL AND k.finished_at IS NOT NULL {rest} ORDER BY k.day, k.written_at, k.row"
    ))
}

fn select(rest: &str) -> String {
    format!(
        "SELECT k.id, k.day, k.fits, k.steps, k.assumptions, k.note, k.finished_at, k.finished_offset, k.written_at,
            k.written_offset
         FROM alignment_checks AS k {rest}"
    )
}

/// Reads what these queries name.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<AlignmentCheck> {
    Ok(AlignmentCheck {
        id: row.get(0)?,
        day: row.get::<_, Day>(1)?.0,
        fits: read_json(row, 2)?,
        steps: read_json(row, 3)?,
        assumptions: read_json(row, 4)?,
        note: row.get(5)?,
        finished: read_optional_stamp(row, 6)?,
        written: read_stamp(row, 8)?,
    })
}
