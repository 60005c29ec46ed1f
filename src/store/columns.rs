//! How the journal's types stand in columns.

use chrono::{FixedOffset, NaiveDate};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use uuid::Uuid;

use crate::domain::arc::{ArcKind, Helped, Part};
use crate::domain::bounce::Tick;
use crate::domain::cause::Effect;
use crate::domain::check_in::{Illness, Standing, Trained};
use crate::domain::clock::Stamp;
use crate::domain::feeling::Moment;
use crate::domain::goal::{GoalKind, Horizon, StepState, StepVerdict, Verdict};
use crate::domain::id::{
    AlignmentId, ArcId, CareDoneId, CareItemId, CheckInId, DebriefId, GoalChangeId, GoalId, LessonEventId,
    LessonId, OverrideId, ParkedId, PersonId, ProgressId, RaceId, ReviewId, StepBackId, StepEventId, StepId,
    TryId, VerdictId, WindowId,
};
use crate::domain::lesson::{LessonEventKind, LessonStanding, UseVerdict, Verb};
use crate::domain::race::{Outcome, Priority, RaceKind, SetbackMark, Split, Tier};
use crate::domain::review::ReviewKind;
use crate::domain::rules::reading::ReadingVerdict;
use crate::domain::step_back::{BreakKind, Kept, Purpose, YesNo};
use crate::domain::units::{Metres, Seconds};

/// A moment's place on the time line: microseconds since 1970 in UTC.
pub(super) fn instant(stamp: &Stamp) -> i64 {
    stamp.timestamp_micros()
}

/// The minutes by which the clock of the place was ahead of UTC.
pub(super) fn offset(stamp: &Stamp) -> i32 {
    stamp.offset().local_minus_utc() / 60
}

/// Reads a moment from the columns `first` and `first + 1`.
pub(super) fn read_stamp(row: &Row<'_>, first: usize) -> rusqlite::Result<Stamp> {
    let micros = row.get(first)?;
    let minutes: i32 = row.get(first + 1)?;
    minutes
        .checked_mul(60)
        .and_then(FixedOffset::east_opt)
        .zip(chrono::DateTime::from_timestamp_micros(micros))
        .map(|(offset, moment)| moment.with_timezone(&offset))
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(first, micros))
}

/// Reads a moment that may be missing.
pub(super) fn read_optional_stamp(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Stamp>> {
    match row.get_ref(first)? {
        ValueRef::Null => Ok(None),
        _ => read_stamp(row, first).map(Some),
    }
}

/// Reads what was kept as JSON in column `index`.
pub(super) fn read_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(index)?.as_str()?;
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error)))
}

/// Writes as JSON.
pub(super) fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// A word in a column that this version does not know.
#[derive(Debug, thiserror::Error)]
#[error("\"{word}\" is not a word for {what} that this version knows")]
struct UnknownWord {
    word: String,
    what: &'static str,
}

macro_rules! stored_words {
    ($($name:ident),+ $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.id()))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let word = value.as_str()?;
                Self::from_id(word).ok_or_else(|| FromSqlError::other(UnknownWord {
                    word: word.to_owned(),
                    what: stringify!($name),
                }))
            }
        }
    )+};
}

stored_words!(
    ArcKind,
    BreakKind,
    Effect,
    GoalKind,
    Helped,
    Horizon,
    Illness,
    Kept,
    LessonEventKind,
    LessonStanding,
    Moment,
    Outcome,
    Part,
    Priority,
    Purpose,
    RaceKind,
    ReadingVerdict,
    ReviewKind,
    SetbackMark,
    Standing,
    StepState,
    StepVerdict,
    Tick,
    Tier,
    Trained,
    UseVerdict,
    Verb,
    Verdict,
    YesNo,
);

macro_rules! stored_ids {
    ($($name:ident),+ $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.0.to_string()))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::try_parse(value.as_str()?).map(Self).map_err(FromSqlError::other)
            }
        }
    )+};
}

stored_ids!(
    AlignmentId,
    ArcId,
    CareDoneId,
    CareItemId,
    CheckInId,
    DebriefId,
    GoalChangeId,
    GoalId,
    LessonEventId,
    LessonId,
    OverrideId,
    ParkedId,
    PersonId,
    ProgressId,
    RaceId,
    ReviewId,
    StepBackId,
    StepEventId,
    StepId,
    TryId,
    VerdictId,
    WindowId,
);

macro_rules! stored_numbers {
    ($($name:ident),+ $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.0))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                f64::column_result(value).map(Self)
            }
        }
    )+};
}

stored_numbers!(Metres, Seconds);

/// A calendar day as an ISO date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day(pub(super) NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// The splits of a race as JSON.
#[derive(Debug)]
pub(super) struct Splits(pub(super) Vec<Split>);

impl ToSql for Splits {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        json(&self.0).map(ToSqlOutput::from)
    }
}

impl FromSql for Splits {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "[]" => Ok(Self(Vec::new())),
            text => serde_json::from_str(text).map(Self).map_err(FromSqlError::other),
        }
    }
}

/// The best goal that was reached: NULL when nothing was said, 'none' when it was none of them.
#[expect(clippy::option_option, reason = "it is the type of the field in `RaceGoals`")]
#[derive(Debug)]
pub(super) struct Reached(pub(super) Option<Option<Tier>>);

impl ToSql for Reached {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            None => ToSqlOutput::from(rusqlite::types::Null),
            Some(None) => ToSqlOutput::from("none"),
            Some(Some(tier)) => ToSqlOutput::from(tier.id()),
        })
    }
}

impl FromSql for Reached {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self(None)),
            ValueRef::Text(b"none") => Ok(Self(Some(None))),
            other => Tier::column_result(other).map(|tier| Self(Some(Some(tier)))),
        }
    }
}
