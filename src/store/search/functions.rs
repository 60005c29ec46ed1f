//! Rules of the domain as functions of SQL, so that a filter is never a second formula.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Error};

use crate::domain::lesson::{LessonStanding, LessonState, UseTally, UseVerdict};
use crate::domain::race::RaceKind;
use crate::domain::rules::lesson_state;
use crate::domain::units::Metres;
use crate::domain::units::distance_class::{DistanceClass, class_of};

/// Teaches them to a connection:
/// `distance_class(metres, kind)`: the id of the class or NULL ·
/// `lesson_state(standing, sure, verdicts)`, `lesson_confidence(sure, verdicts)` and `lesson_used(verdicts)`, where the verdicts
/// are a list in JSON.
pub(in crate::store) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("distance_class", 2, flags, |context| {
        let length: Option<f64> = context.get(0)?;
        Ok(length.and_then(|length| {
            class_of(Metres(length), known::<RaceKind>(context, 1)).map(DistanceClass::id)
        }))
    })?;
    connection.create_scalar_function("lesson_state", 3, flags, |context| {
        let standing = known(context, 0).unwrap_or(LessonStanding::Active);
        Ok(LessonState::id(lesson_state::state(standing, context.get(1)?, tally(context, 2)?)))
    })?;
    connection.create_scalar_function("lesson_confidence", 2, flags, |context| {
        Ok(lesson_state::confidence(context.get(0)?, tally(context, 1)?))
    })?;
    connection.create_scalar_function("lesson_used", 1, flags, |context| Ok(tally(context, 0)?.uses()))
}

/// A word as far as this version knows it.
fn known<T: FromSql>(context: &Context<'_>, place: usize) -> Option<T> {
    context.get(place).ok()
}

fn tally(context: &Context<'_>, place: usize) -> rusqlite::Result<UseTally> {
    let text = context.get_raw(place).as_str().map_err(|error| Error::UserFunctionError(error.into()))?;
    let mut tally = UseTally::default();
    if text != "[]" {
        let verdicts: Vec<UseVerdict> =
            serde_json::from_str(text).map_err(|error| Error::UserFunctionError(error.into()))?;
        for verdict in verdicts {
            tally.count(verdict);
        }
    }
    Ok(tally)
}
