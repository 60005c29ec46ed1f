//! What the way back of one arc is reckoned from, and no more. The story of a race tells where its arc stands, and it is read
//! at each step through the list of races, so that neither the races nor the check-ins of all years may be read for it.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};

use super::super::columns::Day;
use super::super::{check_ins, history};
use super::{read, select};
use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::Side;
use crate::domain::history::History;
use crate::domain::id::RaceId;
use crate::domain::rules::course::Return;
use crate::domain::rules::reckoning::Reckoning;

/// The check-ins of so many days after the start are read at first; most ways back are over long before.
const DAYS_AT_FIRST: u64 = 120;
/// Where that is not enough, so many times as many are read.
const TIMES_MORE: u64 = 4;
/// A side that was back may be open again within so many days, of which two more check-ins can tell.
const RELAPSE_DAYS: u64 = 21;
const TWO_MORE: usize = 2;
/// The usual of an arc has something to do with so many days before its start.
const DAYS_BEFORE: u64 = 42;

/// The part of the history that holds the first arc of a race and everything that the course of Body and Mind in it is reckoned
/// from; `None` where the race belongs to no arc that can be seen.
pub(in crate::store) fn of_race(connection: &Connection, race: RaceId) -> rusqlite::Result<Option<History>> {
    let arc = connection
        .prepare_cached(&select(
            "WHERE a.id IN (SELECT x.arc_id FROM live_arc_races AS x WHERE x.race_id = ?1)",
        ))?
        .query_row([race], read)
        .optional()?;
    let Some(arc) = arc else { return Ok(None) };
    if may_have_late_usual(connection, &arc)? {
        // Into a late usual goes much more: races, days of fever, the days of other arcs.
        let since = arc.start.checked_sub_days(Days::new(DAYS_BEFORE));
        return history::read(connection, since).map(Some);
    }
    let start = arc.start;
    let mut part = History { arcs: vec![arc], ..History::default() };
    let further = format!("AND c.day > ?1 AND c.day <= ?2 {}", check_ins::IN_ORDER);
    let mut statement = connection.prepare_cached(&check_ins::select(&further))?;
    let (mut read_up_to, mut days) = (start, DAYS_AT_FIRST);
    loop {
        let last = start.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        for check_in in statement.query_map(params![Day(read_up_to), Day(last)], check_ins::read)? {
            part.check_ins.push(check_in?);
        }
        if is_settled(&part, last) || !any_after(connection, last)? {
            return Ok(Some(part));
        }
        (read_up_to, days) = (last, days * TIMES_MORE);
    }
}

/// Whether a usual of days 35 to 70 may stand in for one that is missing.
fn may_have_late_usual(connection: &Connection, arc: &RecoveryArc) -> rusqlite::Result<bool> {
    if arc.baseline.body.is_some() && arc.baseline.mind.is_some() {
        return Ok(false);
    }
    connection
        .prepare_cached(
            "SELECT 1 FROM check_ins AS c WHERE c.trashed_at IS NULL
                AND c.day BETWEEN date(?1, '+35 days') AND date(?1, '+70 days')
             LIMIT 1 OFFSET 2",
        )?
        .exists([Day(arc.start)])
}

fn any_after(connection: &Connection, day: NaiveDate) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM check_ins AS c WHERE c.trashed_at IS NULL AND c.day > ?1 LIMIT 1")?
        .exists([Day(day)])
}

/// Whether no check-in after the day `last` can change what is told of Body and Mind.
fn is_settled(part: &History, last: NaiveDate) -> bool {
    let reckoning = Reckoning::of(part, last);
    let Some(recovery) = reckoning.recoveries.first() else { return true };
    if part.arcs.first().and_then(|arc| arc.put_down).is_some_and(|day| day <= last) {
        // What comes after an arc was put down is no part of it.
        return true;
    }
    Side::ALL.iter().all(|side| match recovery.side(*side).now {
        Return::NoBaseline | Return::NotMeasured { .. } | Return::NoDip => true,
        Return::TooEarly { .. } | Return::Open | Return::Pending { .. } => false,
        Return::Back(back) => {
            let watched = recovery.date(back.to).checked_add_days(Days::new(RELAPSE_DAYS));
            let beyond = reckoning.series(*side).filter(|(day, _)| watched.is_some_and(|last| *day > last));
            beyond.count() >= TWO_MORE
        }
    })
}
