//! When a lesson comes back.
//!
//! Source: checkins.toml, `lesson`: after 7, 21, 60 and 120 days, then every 180; sooner halves the gap, later doubles it; at most
//! two lessons a week. Decided here: the first gap is counted from the day of writing, every other one from the day of the answer
//! before it; sooner and later change the gap that comes next and leave the ladder as it is; half a day is rounded up. A lesson
//! that was reworded when it came back goes on like one that is still true. One that was put aside or retired and is taken up
//! again leaves a week of quiet first, so that it never pushes in front of one that is asking already.

use chrono::{Days, NaiveDate};

use crate::domain::lesson::LessonEventKind;

/// The gaps in days, and the one after the last of them.
const LADDER: [u64; 4] = [7, 21, 60, 120];
const AFTER: u64 = 180;
/// So many lessons come back within any seven days, at most.
pub const MOST_IN_A_WEEK: u32 = 2;
/// So many days a week has.
pub const WEEK: u64 = 7;

/// The day on which a lesson comes back, told from the day of writing, the answers it was given when it had come back, in their
/// order, and the day on which it was last taken up again.
#[must_use]
pub fn due(
    written: NaiveDate,
    answers: &[(NaiveDate, LessonEventKind)],
    taken_up: Option<NaiveDate>,
) -> NaiveDate {
    let (from, gap) = match answers.last() {
        None => (written, LADDER[0]),
        Some((day, answer)) => {
            let next = LADDER.get(answers.len()).copied().unwrap_or(AFTER);
            let gap = match answer {
                LessonEventKind::Sooner => next.div_ceil(2),
                LessonEventKind::Later => next * 2,
                _ => next,
            };
            (*day, gap)
        }
    };
    let quiet = taken_up.map_or(from, |day| after(day, WEEK));
    after(from, gap).max(quiet)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// How many lessons may ask on a day, where so many different ones have had their answer on it or on the six days before.
#[must_use]
pub fn may_ask(answered: u32) -> u32 {
    MOST_IN_A_WEEK.saturating_sub(answered)
}

#[cfg(test)]
mod tests;
