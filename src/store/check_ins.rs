//! Check-ins, and what the runner has set for them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use crate::domain::check_in::{Asked, CheckIn, Item, Pain, Scores};
use crate::domain::clock::Stamp;

/// Writes a check-in. The moment at which it was first written stays.
pub(super) fn put(connection: &Connection, check_in: &CheckIn) -> rusqlite::Result<()> {
    let score = |item| check_in.scores.get(item);
    connection
        .prepare_cached(
            "INSERT INTO check_ins (id, day, standing, sleep, energy, soreness, mood, stress, motivation,
                confidence, choice, pain, loop, fuelled, ill, trained, minutes, effort, cycle, pain_site,
                pain_gait, pain_at_rest, pain_on_bone, note, written_at, written_offset)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                ?21, ?22, ?23, ?24, ?25, ?26)
             ON CONFLICT (id) DO UPDATE SET
                day = excluded.day, standing = excluded.standing, sleep = excluded.sleep,
                energy = excluded.energy, soreness = excluded.soreness, mood = excluded.mood,
                stress = excluded.stress, motivation = excluded.motivation,
                confidence = excluded.confidence, choice = excluded.choice, pain = excluded.pain,
                loop = excluded.loop, fuelled = excluded.fuelled, ill = excluded.ill,
                trained = excluded.trained, minutes = excluded.minutes, effort = excluded.effort,
                cycle = excluded.cycle, pain_site = excluded.pain_site, pain_gait = excluded.pain_gait,
                pain_at_rest = excluded.pain_at_rest, pain_on_bone = excluded.pain_on_bone,
                note = excluded.note",
        )?
        .execute(params![
            check_in.id,
            Day(check_in.day),
            check_in.standing,
            score(Item::Sleep),
            score(Item::Energy),
            score(Item::Soreness),
            score(Item::Mood),
            score(Item::Stress),
            score(Item::Motivation),
            score(Item::Confidence),
            score(Item::Choice),
            score(Item::Pain),
            score(Item::Loop),
            score(Item::Fuelled),
            check_in.ill,
            check_in.trained,
            check_in.minutes,
            check_in.effort,
            check_in.cycle,
            check_in.pain.site,
            check_in.pain.changes_gait,
            check_in.pain.at_rest,
            check_in.pain.on_bone,
            check_in.note,
            instant(&check_in.written),
            offset(&check_in.written),
        ])?;
    Ok(())
}

/// By day, and of one day in the order of writing.
pub(super) const IN_ORDER: &str = "ORDER BY c.day, c.written_at, c.row";

/// The last `?1` of them (all for -1), the last one first.
pub(super) const LAST_FIRST: &str = "ORDER BY c.day DESC, c.written_at DESC, c.row DESC LIMIT ?1";

/// A query for check-ins that are not in the trash; `rest` is a further condition, and the order.
pub(super) fn select(rest: &str) -> String {
    format!(
        "SELECT c.id, c.day, c.standing, c.sleep, c.energy, c.soreness, c.mood, c.stress, c.motivation,
            c.confidence, c.choice, c.pain, c.loop, c.fuelled, c.ill, c.trained, c.minutes, c.effort, c.cycle,
            c.pain_site, c.pain_gait, c.pain_at_rest, c.pain_on_bone, c.note, c.written_at, c.written_offset
         FROM check_ins AS c WHERE c.trashed_at IS NULL {rest}"
    )
}

/// Reads what [`select`] names.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<CheckIn> {
    let mut scores = Scores::default();
    for (column, item) in (3..).zip(Item::ALL) {
        scores.set(*item, row.get(column)?);
    }
    Ok(CheckIn {
        id: row.get(0)?,
        day: row.get::<_, Day>(1)?.0,
        standing: row.get(2)?,
        scores,
        ill: row.get(14)?,
        trained: row.get(15)?,
        minutes: row.get(16)?,
        effort: row.get(17)?,
        cycle: row.get(18)?,
        pain: Pain {
            site: row.get(19)?,
            changes_gait: row.get(20)?,
            at_rest: row.get(21)?,
            on_bone: row.get(22)?,
        },
        note: row.get(23)?,
        written: read_stamp(row, 24)?,
    })
}

const DECLARED: &str = "declared";
const ASKED: &str = "asked";

/// Keeps the declared usual.
pub(super) fn put_declared(connection: &Connection, scores: &Scores, at: &Stamp) -> rusqlite::Result<()> {
    choose(connection, DECLARED, &json(scores)?, at)
}

/// Keeps what a check-in asks besides the seven.
pub(super) fn put_asked(connection: &Connection, asked: &Asked, at: &Stamp) -> rusqlite::Result<()> {
    choose(connection, ASKED, &json(asked)?, at)
}

/// The declared usual; empty where none was declared.
pub(super) fn declared(connection: &Connection) -> rusqlite::Result<Scores> {
    chosen(connection, DECLARED)
}

/// What a check-in asks besides the seven.
pub(super) fn asked(connection: &Connection) -> rusqlite::Result<Asked> {
    chosen(connection, ASKED)
}

fn choose(connection: &Connection, name: &str, value: &str, at: &Stamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO choices (name, value, at, at_offset) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at,
                at_offset = excluded.at_offset",
        )?
        .execute(params![name, value, instant(at), offset(at)])?;
    Ok(())
}

/// What the runner has set under a name.
pub(super) const CHOSEN: &str = "SELECT value FROM choices WHERE name = ?1";

fn chosen<T: serde::de::DeserializeOwned + Default>(
    connection: &Connection,
    name: &str,
) -> rusqlite::Result<T> {
    connection
        .prepare_cached(CHOSEN)?
        .query_row([name], |row| read_json(row, 0))
        .optional()
        .map(Option::unwrap_or_default)
}
