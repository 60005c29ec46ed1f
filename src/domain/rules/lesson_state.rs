//! How much a lesson is trusted, and where it stands.
//!
//! Source: checkins.toml, `lesson`: confidence = (2 * prior + helped + 0.5 * partly) / (2 + helped + partly + did not help), with
//! prior = sureness / 5. States: fresh (no use), trying (1 or 2), and from the third use on proven (confidence at least 0.70),
//! doubtful (below 0.40) or in use. Decided here: a lesson whose sureness was never told counts as 3 of 5.

use crate::domain::lesson::{LessonStanding, LessonState, UseTally};
use crate::domain::units::rounding::EPS;

/// Where nothing was said, the runner is neither sure nor unsure.
const UNTOLD: u8 = 3;
/// From so many uses on a lesson can be proven, or doubtful.
const ENOUGH: u32 = 3;

/// How much a lesson is trusted, from 0 to 1, exact. `sure` is 1 to 5.
#[must_use]
pub fn confidence(sure: Option<u8>, tally: UseTally) -> f64 {
    let prior = f64::from(sure.unwrap_or(UNTOLD)) / 5.0;
    let (helped, partly) = (f64::from(tally.helped), f64::from(tally.partly));
    (2.0 * prior + helped + 0.5 * partly) / (2.0 + f64::from(tally.uses()))
}

/// Where a lesson stands.
#[must_use]
pub fn state(standing: LessonStanding, sure: Option<u8>, tally: UseTally) -> LessonState {
    match standing {
        LessonStanding::Resting => return LessonState::Resting,
        LessonStanding::Retired => return LessonState::Retired,
        LessonStanding::Active => {}
    }
    let confidence = confidence(sure, tally);
    match tally.uses() {
        0 => LessonState::Fresh,
        uses if uses < ENOUGH => LessonState::Trying,
        _ if confidence >= 0.70 - EPS => LessonState::Proven,
        _ if confidence < 0.40 - EPS => LessonState::Doubtful,
        _ => LessonState::InUse,
    }
}

#[cfg(test)]
mod tests;
