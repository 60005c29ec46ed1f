//! The usual that an arc is measured by: frozen when it is opened, filled by what is declared, or late.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::super::columns::{Day, json, read_json};
use super::super::history;
use super::filled;
use crate::domain::arc::FrozenBaseline;
use crate::domain::check_in::{Scores, Side};
use crate::domain::id::ArcId;
use crate::domain::rules::baseline::{Baseline, Measure};
use crate::domain::rules::reckoning::Reckoning;

/// A late usual is made when so many days of an arc are over.
const LATE_AFTER: u64 = 70;
/// Arcs that began so many days before another one may still have a part in its late usual.
const DAYS_BEFORE: u64 = 42;

/// What has not become a late usual by then never will; nobody looks for it any more.
const LATE_UNTIL: u64 = 400;

/// Arcs without a usual that could have a late one by now: they began before the day ?1, which is 70 days ago, and not before
/// the day ?2, and have the three check-ins that the least usual is made from.
pub(in crate::store) const WITHOUT_USUAL: &str = "
    SELECT a.id, a.start FROM arcs AS a
    WHERE a.trashed_at IS NULL AND a.start < ?1 AND a.start >= ?2
        AND (json_extract(a.baseline, '$.body') IS NULL OR json_extract(a.baseline, '$.mind') IS NULL)
        AND (SELECT count(*) FROM (SELECT 1 FROM check_ins AS c
            WHERE c.trashed_at IS NULL AND c.day BETWEEN date(a.start, '+35 days') AND date(a.start, '+70 days')
            LIMIT 3)) = 3
    ORDER BY a.start";

/// The usual of the days before `start`, as it is to be frozen for an arc; the arc itself has no part in it.
pub(super) fn before(
    connection: &Connection,
    arc: ArcId,
    start: NaiveDate,
) -> rusqlite::Result<FrozenBaseline> {
    let mut history = history::read(connection, None)?;
    history.arcs.retain(|other| other.id != arc);
    let last = history.check_ins.last().map_or(start, |check_in| check_in.day.max(start));
    Ok(Reckoning::of(&history, last).freeze(start))
}

/// Freezes a usual for an arc.
pub(super) fn freeze(connection: &Connection, arc: ArcId, usual: &FrozenBaseline) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE arcs SET baseline = ?2 WHERE id = ?1")?
        .execute(params![arc, json(usual)?])?;
    Ok(())
}

/// Gives a declared usual to the arcs that have none and may still want one: those that began in the last 70 days, since older
/// ones look for a late usual. Where nothing is declared any more, as when a declaration is undone, what they took from it
/// goes again.
pub(in crate::store) fn take_declared(
    connection: &Connection,
    (before, now): (&Scores, &Scores),
    today: NaiveDate,
) -> rusqlite::Result<()> {
    let oldest = today.checked_sub_days(Days::new(LATE_AFTER)).unwrap_or(today);
    let arcs = connection
        .prepare_cached("SELECT id, baseline FROM arcs WHERE start >= ?1")?
        .query_map([Day(oldest)], |row| Ok((row.get(0)?, read_json(row, 1)?)))?
        .collect::<rusqlite::Result<Vec<(ArcId, FrozenBaseline)>>>()?;
    let declared = |scores: &Scores| {
        let usual = |side| Baseline::declared(scores, Measure::Side(side));
        FrozenBaseline { body: usual(Side::Body), mind: usual(Side::Mind) }
    };
    let (taken, offered) = (declared(before), declared(now));
    let left = |frozen: Option<Baseline>, taken, offered: Option<Baseline>| {
        frozen.filter(|_| offered.is_some() || frozen != taken)
    };
    for (arc, frozen) in arcs {
        let kept = FrozenBaseline {
            body: left(frozen.body, taken.body, offered.body),
            mind: left(frozen.mind, taken.mind, offered.mind),
        };
        let usual = filled(kept, offered);
        if usual != frozen {
            freeze(connection, arc, &usual)?;
        }
    }
    Ok(())
}

/// Freezes the late usual of each arc that has one on a day on which the journal is known to be: the day that a check-in tells
/// of or is written on, the day of a deletion. From then on it is the arc's usual like any other.
pub(in crate::store) fn freeze_late(connection: &Connection, today: NaiveDate) -> rusqlite::Result<()> {
    let before = |days| today.checked_sub_days(Days::new(days)).map(Day);
    let Some((first_not_over, oldest)) = before(LATE_AFTER).zip(before(LATE_UNTIL)) else { return Ok(()) };
    let due = connection
        .prepare_cached(WITHOUT_USUAL)?
        .query_map([first_not_over, oldest], |row| Ok((row.get(0)?, row.get::<_, Day>(1)?.0)))?
        .collect::<rusqlite::Result<Vec<(ArcId, NaiveDate)>>>()?;
    let Some((_, first)) = due.first() else { return Ok(()) };
    let since = first.checked_sub_days(Days::new(DAYS_BEFORE));
    let history = history::read(connection, since)?;
    let reckoning = Reckoning::of(&history, today);
    for (arc, frozen) in history.arcs.iter().map(|arc| (arc.id, arc.baseline)) {
        let Some(recovery) = reckoning.recovery_of(arc) else { continue };
        if recovery.baseline != frozen {
            freeze(connection, arc, &recovery.baseline)?;
        }
    }
    Ok(())
}
