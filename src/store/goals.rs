//! Goals that outlive one race.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::goal_life;
use super::harvest::Origin;
use super::merging::{self, Written, owned};
use crate::domain::goal::{Goal, GoalChange, GoalKind};
use crate::domain::id::{DebriefId, GoalChangeId, RaceId};

/// What a debrief makes of an answer, as it was when it was last finished: finishing again writes only what differs from that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Harvested {
    kind: GoalKind,
    text: String,
    why: String,
    race: Option<RaceId>,
}

impl Harvested {
    fn of(goal: &Goal) -> Self {
        Self { kind: goal.kind, text: goal.text.clone(), why: goal.why.clone(), race: goal.race }
    }
}

/// Writes a goal that came out of a debrief. What the runner has changed in it since the debrief was last finished stays, unless
/// its answer is another one now; then what it said is kept in its history. So do the day on which it was first written, the
/// verdicts on it and whatever the debrief does not ask.
pub(super) fn put(connection: &Connection, goal: &Goal, origin: &Origin<'_>) -> rusqlite::Result<()> {
    let known: Option<(Goal, Option<Harvested>)> = connection
        .prepare_cached(&select(", g.harvested FROM goals AS g WHERE g.id = ?1"))?
        .query_row([goal.id], |row| {
            let harvested: Option<String> = row.get(SELECTED_COUNT)?;
            Ok((read(row)?, harvested.map(|_| read_json(row, SELECTED_COUNT)).transpose()?))
        })
        .optional()?;
    let harvested = Harvested::of(goal);
    match known {
        None => insert(connection, goal)?,
        Some((stands, before)) => {
            let was = before.clone().map(|before| Goal {
                kind: before.kind,
                text: before.text,
                why: before.why,
                race: before.race,
                ..goal.clone()
            });
            let columns = COLUMNS.iter().filter(|column| column.is_asked).map(|column| {
                let before = was.as_ref().map(column.get).transpose()?;
                Ok(Written { column: column.name, value: (column.get)(goal)?, before })
            });
            merging::write_differing(connection, "goals", &goal.id, columns)?;
            if was.is_none_or(|was| was.race != goal.race) {
                put_race(connection, goal)?;
            }
            let stood = Harvested { race: harvested.race, ..Harvested::of(&stands) };
            let is_changed = |before: &Harvested| {
                let before = Harvested { race: harvested.race, ..before.clone() };
                before != stood && before != harvested
            };
            if before.as_ref().is_some_and(is_changed) {
                goal_life::log(connection, &replaced(goal, &stands))?;
            }
        }
    }
    connection
        .prepare_cached(
            "UPDATE goals SET debrief_id = ?2, origin_prompt = ?3, origin_subject = ?4, origin_nth = ?5, harvested = ?6
             WHERE id = ?1",
        )?
        .execute(params![
            goal.id,
            origin.debrief,
            origin.key.prompt,
            origin.key.subject,
            origin.nth,
            json(&harvested)?,
        ])?;
    Ok(())
}

/// A debrief has put other words in the place of the runner's own. The change's id is made of the goal's and the moment, so that
/// the same Finish, tried again, tells it once.
fn replaced(goal: &Goal, stood: &Goal) -> GoalChange {
    let moment = u128::from(instant(&goal.written).unsigned_abs());
    GoalChange {
        id: GoalChangeId(uuid::Uuid::from_u128(goal.id.0.as_u128() ^ moment)),
        goal: goal.id,
        was: stood.words(),
        at: goal.written,
    }
}

/// Writes a goal that no debrief has made: of one that is there what differs from `base`, or without one the whole. What is
/// decided about it is written as a verdict.
pub(super) fn put_own(connection: &Connection, goal: &Goal, base: Option<&Goal>) -> rusqlite::Result<()> {
    insert(connection, goal)?;
    let columns = COLUMNS.iter().map(|column| {
        let before = base.map(column.get).transpose()?;
        Ok(Written { column: column.name, value: (column.get)(goal)?, before })
    });
    merging::write_differing(connection, "goals", &goal.id, columns)?;
    if base.is_none_or(|base| base.race != goal.race) {
        put_race(connection, goal)?;
    }
    Ok(())
}

fn put_race(connection: &Connection, goal: &Goal) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE goals SET race_id = (SELECT id FROM races WHERE id = ?2) WHERE id = ?1")?
        .execute(params![goal.id, goal.race])?;
    Ok(())
}

/// Makes the row of a goal, unless it is there.
fn insert(connection: &Connection, goal: &Goal) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO goals (id, race_id, debrief_id, kind, text, why, if_then, notes, tier, horizon, by_day,
                measure, pinned, written_at, written_offset, looked_at, looked_offset)
             VALUES (?1, (SELECT id FROM races WHERE id = ?2), (SELECT id FROM debriefs WHERE id = ?3), ?4, ?5, ?6, ?7,
                ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14, ?15)",
        )?
        .execute(params![
            goal.id,
            goal.race,
            goal.debrief,
            goal.kind,
            goal.text,
            goal.why,
            goal.if_then,
            goal.notes,
            goal.tier,
            goal.horizon,
            goal.by.map(Day),
            goal.measure.as_ref().map(json).transpose()?,
            goal.pinned,
            instant(&goal.written),
            offset(&goal.written),
        ])?;
    Ok(())
}

/// One field of a goal that the runner can change, and the column it is kept in. Its race is written on its own, since it may have
/// been ended meanwhile.
struct Column {
    name: &'static str,
    get: fn(&Goal) -> rusqlite::Result<Value>,
    /// Whether a debrief gives it.
    is_asked: bool,
}

impl Column {
    const fn asked(name: &'static str, get: fn(&Goal) -> rusqlite::Result<Value>) -> Self {
        Self { name, get, is_asked: true }
    }

    const fn own(name: &'static str, get: fn(&Goal) -> rusqlite::Result<Value>) -> Self {
        Self { name, get, is_asked: false }
    }
}

const COLUMNS: &[Column] = &[
    Column::asked("kind", |goal| owned(&goal.kind)),
    Column::asked("text", |goal| owned(&goal.text)),
    Column::asked("why", |goal| owned(&goal.why)),
    Column::own("if_then", |goal| owned(&goal.if_then)),
    Column::own("notes", |goal| owned(&goal.notes)),
    Column::own("tier", |goal| owned(&goal.tier)),
    Column::own("horizon", |goal| owned(&goal.horizon)),
    Column::own("by_day", |goal| owned(&goal.by.map(Day))),
    Column::own("measure", |goal| owned(&goal.measure.as_ref().map(json).transpose()?)),
    Column::own("pinned", |goal| owned(&goal.pinned)),
];

/// The goals that a debrief asks about: those that are active, and whatever it has judged itself, or its verdict would go when
/// it is finished anew. Those that it made itself are not judged by it.
pub(super) fn asked_by(
    connection: &Connection,
    debrief: DebriefId,
    race: RaceId,
) -> rusqlite::Result<Vec<Goal>> {
    let mut asked = connection
        .prepare_cached(&select(
            ", EXISTS (SELECT 1 FROM verdicts AS v WHERE v.goal_id = g.id AND v.debrief_id = ?1) AS judged
             FROM live_goals AS g WHERE g.debrief_id IS NOT ?1
                AND (g.verdict IS NULL OR g.verdict IN ('keep', 'adjust', 'later') OR judged)
             ORDER BY g.written_at, g.id",
        ))?
        .query_map([debrief], |row| Ok((read(row)?, row.get(SELECTED_COUNT)?)))?
        .collect::<rusqlite::Result<Vec<(Goal, bool)>>>()?;
    // What the runner does in another race is no matter of this one.
    asked.retain(|(goal, is_judged)| *is_judged || !goal.is_for_its_race() || goal.race == Some(race));
    Ok(asked.into_iter().map(|(goal, _)| goal).collect())
}

/// A query for goals, the table being named `g`; `rest` follows the columns that [`read`] reads. A race in the trash is not told.
pub(super) fn select(rest: &str) -> String {
    select_with("(SELECT l.id FROM races AS l WHERE l.id = g.race_id AND l.trashed_at IS NULL)", rest)
}

/// The same, with words of SQL for the race.
pub(super) fn select_with(race: &str, rest: &str) -> String {
    format!(
        "SELECT g.id, {race}, g.debrief_id, g.kind, g.text, g.why, g.if_then, g.notes, g.tier, g.horizon, g.by_day,
            g.measure, g.pinned, g.verdict, g.again, g.written_at, g.written_offset {rest}"
    )
}

/// How many columns [`select`] names.
pub(super) const SELECTED_COUNT: usize = 17;

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Goal> {
    let day = |place| Ok::<_, rusqlite::Error>(row.get::<_, Option<Day>>(place)?.map(|day| day.0));
    let measure: Option<String> = row.get(11)?;
    Ok(Goal {
        id: row.get(0)?,
        race: row.get(1)?,
        debrief: row.get(2)?,
        kind: row.get(3)?,
        text: row.get(4)?,
        why: row.get(5)?,
        if_then: row.get(6)?,
        notes: row.get(7)?,
        tier: row.get(8)?,
        horizon: row.get(9)?,
        by: day(10)?,
        measure: measure.map(|_| read_json(row, 11)).transpose()?,
        pinned: row.get(12)?,
        verdict: row.get(13)?,
        again: day(14)?,
        written: read_stamp(row, 15)?,
    })
}
