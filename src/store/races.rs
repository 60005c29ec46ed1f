//! Races: one list of columns serves writing, merging and reading.

use std::fmt::Write as _;
use std::sync::LazyLock;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::columns::{Day, Reached, Splits};
use super::merging::{self, Written, owned};
use super::{ReadError, Store};
use crate::domain::id::RaceId;
use crate::domain::race::Race;
use crate::domain::story::{RacePage, RaceRow};

impl Store {
    /// The races from place `offset` on, newest first, and how many there are.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn race_page(&self, offset: usize, limit: usize) -> Result<RacePage, ReadError> {
        // One transaction, so that the rows and their number belong together whatever another window writes.
        let view = self.connection.unchecked_transaction()?;
        let total: i64 = view
            .prepare_cached("SELECT count(*) FROM races WHERE trashed_at IS NULL")?
            .query_row([], |row| row.get(0))?;
        let sql = row_sql("WHERE r.trashed_at IS NULL ORDER BY r.date DESC, r.row DESC LIMIT ?1 OFFSET ?2");
        let rows = view
            .prepare_cached(&sql)?
            .query_map(params![in_sql(limit), in_sql(offset)], read_row)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(RacePage { total: usize::try_from(total).unwrap_or_default(), offset, rows })
    }
}

/// A count as `SQLite` takes it; more than it can count means "all".
fn in_sql(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// One field of a race and the column it is kept in.
struct Column {
    name: &'static str,
    get: fn(&Race) -> rusqlite::Result<Value>,
    set: fn(&mut Race, ValueRef<'_>) -> FromSqlResult<()>,
}

macro_rules! columns {
    (@get $value:expr) => { owned(&$value) };
    (@get $value:expr, $wrap:ident) => { owned(&$wrap($value.clone())) };
    (@set $value:ident) => { FromSql::column_result($value)? };
    (@set $value:ident, $wrap:ident) => { $wrap::column_result($value)?.0 };
    ($($name:ident: $($field:ident).+ $(as $wrap:ident)?;)+) => {
        &[$(Column {
            name: stringify!($name),
            get: |race| columns!(@get race.$($field).+ $(, $wrap)?),
            set: |race, value| {
                race.$($field).+ = columns!(@set value $(, $wrap)?);
                Ok(())
            },
        }),+]
    };
}

/// Every field of a race but its id. A field that is not listed here is neither written, merged nor read.
const COLUMNS: &[Column] = columns! {
    name: name;
    date: date as Day;
    location: location;
    kind: kind;
    distance: distance;
    duration: duration;
    outcome: outcome;
    official: official;
    gun: gun;
    watch: watch;
    covered: covered;
    goal_a: goals.a;
    goal_b: goals.b;
    goal_c: goals.c;
    had_no_goal: goals.had_none;
    goal_reached: goals.reached as Reached;
    satisfaction: satisfaction;
    effort: effort;
    setback: setback;
    splits: splits as Splits;
    place_overall: placing.overall;
    place_overall_of: placing.overall_of;
    place_group: placing.group;
    place_group_of: placing.group_of;
    temperature_c: conditions.temperature_c;
    climb: conditions.climb;
    wind: conditions.wind;
    weather: conditions.weather;
    surface: conditions.surface;
    gear: gear;
    heart_rate: heart_rate;
    carbs_per_hour: carbs_per_hour;
    drink: drink;
    bib: bib;
    company: company;
    priority: priority;
    travel: travel;
    photo: photo;
    link: link;
    notes: notes;
};

/// The columns of a race as a list for SELECT, from the table named `r`; [`read`] reads them.
static SELECTED: LazyLock<String> = LazyLock::new(|| {
    COLUMNS.iter().fold("r.id".to_owned(), |mut list, column| {
        list.push_str(", r.");
        list.push_str(column.name);
        list
    })
});

/// How many columns [`SELECTED`] names; the first one after them has this number.
pub(super) const SELECTED_COUNT: usize = COLUMNS.len() + 1;

static UPSERT: LazyLock<String> = LazyLock::new(|| {
    let mut names = String::new();
    let mut places = String::new();
    let mut updates = String::new();
    for (index, column) in COLUMNS.iter().enumerate() {
        let name = column.name;
        let separator = if index == 0 { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(names, ", {name}");
        let _ = write!(places, ", ?{}", index + 2);
        let _ = write!(updates, "{separator}{name} = excluded.{name}");
    }
    format!("INSERT INTO races (id{names}) VALUES (?1{places}) ON CONFLICT (id) DO UPDATE SET {updates}")
});

/// Writes a race. With `base` only the fields that differ from it are written, so that what another window has set
/// meanwhile stays; a race that is not there (any more) is written whole, so that no words are lost.
pub(super) fn put(connection: &Connection, race: &Race, base: Option<&Race>) -> rusqlite::Result<()> {
    match base {
        Some(base) if exists(connection, race.id)? => merge(connection, race, base),
        _ => put_whole(connection, race),
    }
}

fn exists(connection: &Connection, race: RaceId) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM races WHERE id = ?1")?.exists([race])
}

fn put_whole(connection: &Connection, race: &Race) -> rusqlite::Result<()> {
    let mut values = Vec::with_capacity(SELECTED_COUNT);
    values.push(owned(&race.id)?);
    for column in COLUMNS {
        values.push((column.get)(race)?);
    }
    connection.prepare_cached(&UPSERT)?.execute(params_from_iter(values))?;
    Ok(())
}

fn merge(connection: &Connection, race: &Race, base: &Race) -> rusqlite::Result<()> {
    let columns = COLUMNS.iter().map(|column| {
        Ok(Written { column: column.name, value: (column.get)(race)?, before: Some((column.get)(base)?) })
    });
    merging::write_differing(connection, "races", &race.id, columns)
}

/// A race that is not in the trash.
pub(super) fn live(connection: &Connection, race: RaceId) -> rusqlite::Result<Option<Race>> {
    connection
        .prepare_cached(&race_sql("WHERE r.id = ?1 AND r.trashed_at IS NULL"))?
        .query_row([race], |row| read(row, 0))
        .optional()
}

/// The race that a column names, where it does not lie in the trash. What lies there is looked up once for a query; where there are
/// many rows, that is quicker than a look at the race of each.
pub(super) fn not_in_trash(column: &str) -> String {
    format!("iif({column} IN (SELECT q.id FROM races AS q WHERE q.trashed_at IS NOT NULL), NULL, {column})")
}

/// A query for races; `rest` is everything after FROM, the table is named `r`.
pub(super) fn race_sql(rest: &str) -> String {
    format!("SELECT {} FROM races AS r {rest}", *SELECTED)
}

/// A query for rows of the race list, read by [`read_row`].
pub(super) fn row_sql(rest: &str) -> String {
    format!(
        "SELECT {},
            (SELECT json_group_array(d.mode ORDER BY d.finished_at, d.row) FROM debriefs AS d
                WHERE d.race_id = r.id AND d.trashed_at IS NULL AND d.finished_at IS NOT NULL),
            (SELECT d.id FROM debriefs AS d WHERE d.race_id = r.id AND d.trashed_at IS NULL
                AND d.finished_at IS NULL ORDER BY d.touched_at DESC LIMIT 1)
         FROM races AS r {rest}",
        *SELECTED
    )
}

/// Reads a race from the column `first` on.
pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Race> {
    let mut race = Race::new(row.get(first)?, String::new(), chrono::NaiveDate::default());
    for (index, column) in (first + 1..).zip(COLUMNS) {
        let value = row.get_ref(index)?;
        (column.set)(&mut race, value).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(index, value.data_type(), Box::new(error))
        })?;
    }
    Ok(race)
}

/// Reads what [`row_sql`] asks for.
pub(super) fn read_row(row: &Row<'_>) -> rusqlite::Result<RaceRow> {
    Ok(RaceRow {
        race: read(row, 0)?,
        finished: row.get::<_, Modes>(SELECTED_COUNT)?.0,
        draft: row.get(SELECTED_COUNT + 1)?,
    })
}

/// A list of modes as SQL hands it over. The ids are words of packs, so no character could stand between them unescaped.
struct Modes(Vec<String>);

impl FromSql for Modes {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let list = value.as_str()?;
        serde_json::from_str(list).map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}
