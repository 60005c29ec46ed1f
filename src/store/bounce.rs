//! The bounce plan after a setback: what was ticked, and what the journal knows to be done.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::columns::{Day, instant, offset, read_stamp};
use super::{ReadError, Store, arcs, goals, lessons, races, steps, tries};
use crate::domain::bounce::{BOUNCE_DAYS, BounceBasis, BounceTick, PUT_AWAY};
use crate::domain::id::RaceId;
use crate::domain::race::Race;

impl Store {
    /// What the bounce plan of a race is made from; `None` when there is no such race.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn bounce(&self, race: RaceId) -> Result<Option<BounceBasis>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let Some(facts) = races::live(&view, race)? else { return Ok(None) };
        let lessons = view
            .prepare_cached(&lessons::select(
                "FROM live_lessons AS l WHERE l.race_id = ?1 ORDER BY l.written_at, l.row",
            ))?
            .query_map([race], lessons::read)?
            .collect::<rusqlite::Result<_>>()?;
        // What was written since counts by its moment; the places that a runner goes to are at most 14 hours ahead of Greenwich.
        // Each of the two ways has an index; a condition that asks for either has none.
        let since = facts.date.and_time(chrono::NaiveTime::MIN).and_utc() - chrono::TimeDelta::hours(14);
        let since = since.timestamp_micros();
        let goals = view
            .prepare_cached(&goals::select(
                "FROM live_goals AS g WHERE g.row IN
                    (SELECT row FROM goals WHERE race_id = ?1 UNION ALL SELECT row FROM goals WHERE written_at >= ?2)
                 ORDER BY g.written_at, g.row LIMIT 200",
            ))?
            .query_map(params![race, since], goals::read)?
            .collect::<rusqlite::Result<_>>()?;
        let steps = view
            .prepare_cached(&steps::select(
                "FROM live_steps AS s WHERE s.row IN
                    (SELECT row FROM steps WHERE race_id = ?1 UNION ALL SELECT row FROM steps WHERE written_at >= ?2)
                 ORDER BY s.written_at, s.row LIMIT 200",
            ))?
            .query_map(params![race, since], steps::read)?
            .collect::<rusqlite::Result<_>>()?;
        // A race belongs to an arc only as long as a reason for it stands.
        let of_race = "a.id IN (SELECT x.arc_id FROM live_arc_races AS x WHERE x.race_id = ?1)";
        let tries = view
            .prepare_cached(&tries::select(&format!("AND {of_race}")))?
            .query_map([race], tries::read)?
            .collect::<rusqlite::Result<_>>()?;
        let arcs = view
            .prepare_cached(&arcs::select(&format!("WHERE {of_race}")))?
            .query_map([race], arcs::read)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(Some(BounceBasis {
            ticks: ticks(&view, race)?,
            lessons,
            goals,
            steps,
            tries,
            arc: arcs.into_iter().next_back().map(Box::new),
            race: facts,
        }))
    }
}

/// What is said of an item.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said {
    /// Whether it is done.
    Tick,
    /// The line about it.
    Note,
}

/// Says something of an item, and leaves the rest as another window may have said it; of a race that is not there nothing is kept.
pub(super) fn put(connection: &Connection, tick: &BounceTick, said: Said) -> rusqlite::Result<()> {
    let column = match said {
        Said::Tick => "tick",
        Said::Note => "note",
    };
    connection
        .prepare_cached(&format!(
            "INSERT INTO bounce_ticks (race_id, item, tick, note, at, at_offset)
             SELECT id, ?2, ?3, ?4, ?5, ?6 FROM races WHERE id = ?1
             ON CONFLICT (race_id, item) DO UPDATE SET {column} = excluded.{column}, at = excluded.at,
                at_offset = excluded.at_offset"
        ))?
        .execute(params![tick.race, tick.item, tick.tick, tick.note, instant(&tick.at), offset(&tick.at)])?;
    Ok(())
}

fn ticks(connection: &Connection, race: RaceId) -> rusqlite::Result<Vec<BounceTick>> {
    connection
        .prepare_cached(
            "SELECT item, tick, note, at, at_offset FROM bounce_ticks WHERE race_id = ?1 ORDER BY row",
        )?
        .query_map([race], |row| {
            Ok(BounceTick {
                race,
                item: row.get(0)?,
                tick: row.get(1)?,
                note: row.get(2)?,
                at: read_stamp(row, 3)?,
            })
        })?
        .collect()
}

/// The races whose bounce plan comes up unasked on a day, newest first.
pub(super) fn bouncing(connection: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<Race>> {
    let days = Days::new(u64::try_from(BOUNCE_DAYS).unwrap_or(0));
    let first = today.checked_sub_days(days).unwrap_or(today);
    connection
        .prepare_cached(&bouncing_sql())?
        .query_map(params![Day(first), Day(today), PUT_AWAY], |row| races::read(row, 0))?
        .collect()
}

pub(super) fn bouncing_sql() -> String {
    races::race_sql(
        "WHERE r.trashed_at IS NULL AND r.date BETWEEN ?1 AND ?2 AND r.setback = 'yes'
            AND EXISTS (SELECT 1 FROM debriefs AS d
                WHERE d.race_id = r.id AND d.finished_at IS NOT NULL AND d.trashed_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM bounce_ticks AS t
                WHERE t.race_id = r.id AND t.item = ?3 AND t.tick IS NOT NULL)
         ORDER BY r.date DESC, r.row DESC LIMIT 6",
    )
}
