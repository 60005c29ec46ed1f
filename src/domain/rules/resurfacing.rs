//! When a lesson comes back.
//!
//! Source: checkins.toml, `lesson`: after 7, 21, 60 and 120 days, then every 180; sooner halves the gap, later doubles it; at most
//! two lessons a week. Decided here: the first gap is counted from the day of writing, every other one from the day of the answer
//! before it; sooner and later change the gap that comes next and leave the ladder as it is; half a day is rounded up. A lesson
//! that was reworded when it came back goes on like one that is still true.

use chrono::{Days, NaiveDate};

use crate::domain::lesson::LessonEventKind;

/// The gaps in days, and the one after the last of them.
const LADDER: [u64; 4] = [7, 21, 60, 120];
const AFTER: u64 = 180;
/// So many lessons come back within any seven days, at most.
pub const MOST_IN_A_WEEK: usize = 2;
/// So many days a week has.
pub const WEEK: u64 = 7;

/// The day on which a lesson comes back, told from the day of writing and the answers it was given when it had come back, in
/// their order.
#[must_use]
pub fn due(written: NaiveDate, answers: &[(NaiveDate, LessonEventKind)]) -> NaiveDate {
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
    from.checked_add_days(Days::new(gap)).unwrap_or(NaiveDate::MAX)
}
