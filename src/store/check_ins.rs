//! Check-ins, and what the runner has set for them.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{Day, instant, json, offset, read_json, read_stamp};
use super::merging::{self, Written, owned};
use crate::domain::check_in::{Asked, CheckIn, Item, Pain, Scores};
use crate::domain::clock::Stamp;

/// Writes a check-in. With `base` only the fields that differ from it are written, so that what another window has answered
/// meanwhile stays; one that is not there is written whole.
pub(super) fn put(
    connection: &Connection,
    check_in: &CheckIn,
    base: Option<&CheckIn>,
) -> rusqlite::Result<()> {
    match base {
        Some(base) if is_there(connection, check_in)? => merge(connection, check_in, base),
        _ => put_whole(connection, check_in),
    }
}

fn is_there(connection: &Connection, check_in: &CheckIn) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM check_ins WHERE id = ?1")?.exists([check_in.id])
}

fn merge(connection: &Connection, check_in: &CheckIn, base: &CheckIn) -> rusqlite::Result<()> {
    let scores = Item::ALL.iter().map(|item| {
        let score = |check_in: &CheckIn| owned(&check_in.scores.get(*item));
        Ok(Written { column: score_column(*item), value: score(check_in)?, before: Some(score(base)?) })
    });
    let others = COLUMNS.iter().map(|column| {
        Ok(Written { column: column.name, value: (column.get)(check_in)?, before: Some((column.get)(base)?) })
    });
    merging::write_differing(connection, "check_ins", &check_in.id, scores.chain(others))
}

/// The column of a number.
fn score_column(item: Item) -> &'static str {
    match item {
        Item::Sleep => "sleep",
        Item::Energy => "energy",
        Item::Soreness => "soreness",
        Item::Mood => "mood",
        Item::Stress => "stress",
        Item::Motivation => "motivation",
        Item::Confidence => "confidence",
        Item::Choice => "choice",
        Item::Pain => "pain",
        Item::Loop => "loop",
        Item::Fuelled => "fuelled",
    }
}

/// One field of a check-in besides the numbers, and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&CheckIn) -> rusqlite::Result<Value>,
}

const COLUMNS: &[Column] = &[
    Column { name: "day", get: |check_in| owned(&Day(check_in.day)) },
    Column { name: "standing", get: |check_in| owned(&check_in.standing) },
    Column { name: "ill", get: |check_in| owned(&check_in.ill) },
    Column { name: "trained", get: |check_in| owned(&check_in.trained) },
    Column { name: "minutes", get: |check_in| owned(&check_in.minutes) },
    Column { name: "effort", get: |check_in| owned(&check_in.effort) },
    Column { name: "cycle", get: |check_in| owned(&check_in.cycle) },
    Column { name: "pain_site", get: |check_in| owned(&check_in.pain.site) },
    Column { name: "pain_gait", get: |check_in| owned(&check_in.pain.changes_gait) },
    Column { name: "pain_at_rest", get: |check_in| owned(&check_in.pain.at_rest) },
    Column { name: "pain_on_bone", get: |check_in| owned(&check_in.pain.on_bone) },
    Column { name: "note", get: |check_in| owned(&check_in.note) },
];

/// Writes the whole row. The moment at which it was first written stays.
fn put_whole(connection: &Connection, check_in: &CheckIn) -> rusqlite::Result<()> {
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

/// Sets something under a name.
pub(super) fn choose(connection: &Connection, name: &str, value: &str, at: &Stamp) -> rusqlite::Result<()> {
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

/// Reads what is set under a name, or what stands there where nothing was set.
pub(super) fn chosen<T: serde::de::DeserializeOwned + Default>(
    connection: &Connection,
    name: &str,
) -> rusqlite::Result<T> {
    connection
        .prepare_cached(CHOSEN)?
        .query_row([name], |row| read_json(row, 0))
        .optional()
        .map(Option::unwrap_or_default)
}
