//! What is planned for a race ahead.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{instant, json, offset, read_json, read_stamp};
use super::merging::{self, Written, owned};
use crate::domain::brief::{BriefPlan, merge_lines, merge_ready};
use crate::domain::id::RaceId;

/// Writes a plan: of one that is there what differs from `base`, or without one the whole. Of lists, line by line.
pub(super) fn put(
    connection: &Connection,
    plan: &BriefPlan,
    base: Option<&BriefPlan>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO brief_plans (race_id, why, switch_point, cue, picture, what_ifs, ready, at, at_offset)
             SELECT id, '', '', '', '', '[]', '[]', ?2, ?3 FROM races WHERE id = ?1",
        )?
        .execute(params![plan.race, instant(&plan.at), offset(&plan.at)])?;
    let mut merged = plan.clone();
    if let (Some(base), Some(kept)) = (base, of_race(connection, plan.race)?) {
        if plan.what_ifs != base.what_ifs {
            merged.what_ifs = merge_lines(&kept.what_ifs, &base.what_ifs, &plan.what_ifs);
        }
        if plan.ready != base.ready {
            merged.ready = merge_ready(&kept.ready, &base.ready, &plan.ready);
        }
    }
    let columns = COLUMNS.iter().map(|column| {
        let before = base.map(column.get).transpose()?;
        let is_changed = before.is_none_or(|before| (column.get)(plan).is_ok_and(|value| value != before));
        let value = (column.get)(&merged)?;
        // What the runner has not changed here stays as another window may have set it.
        let before = (!is_changed).then(|| value.clone());
        Ok(Written { column: column.name, value, before })
    });
    merging::write_differing_by(connection, ("brief_plans", "race_id"), &plan.race, columns)
}

/// What is planned for a race.
pub(super) fn of_race(connection: &Connection, race: RaceId) -> rusqlite::Result<Option<BriefPlan>> {
    connection
        .prepare_cached(
            "SELECT race_id, why, switch_point, cue, picture, what_ifs, ready, at, at_offset FROM brief_plans
             WHERE race_id = ?1",
        )?
        .query_row([race], |row| {
            Ok(BriefPlan {
                race: row.get(0)?,
                why: row.get(1)?,
                switch_point: row.get(2)?,
                cue: row.get(3)?,
                picture: row.get(4)?,
                what_ifs: read_json(row, 5)?,
                ready: read_json(row, 6)?,
                at: read_stamp(row, 7)?,
            })
        })
        .optional()
}

/// One field of a plan, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&BriefPlan) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "why", get: |plan| owned(&plan.why) },
    Column { name: "switch_point", get: |plan| owned(&plan.switch_point) },
    Column { name: "cue", get: |plan| owned(&plan.cue) },
    Column { name: "picture", get: |plan| owned(&plan.picture) },
    Column { name: "what_ifs", get: |plan| owned(&json(&plan.what_ifs)?) },
    Column { name: "ready", get: |plan| owned(&json(&plan.ready)?) },
    Column { name: "at", get: |plan| owned(&instant(&plan.at)) },
    Column { name: "at_offset", get: |plan| owned(&offset(&plan.at)) },
];
