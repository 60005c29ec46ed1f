//! Training as usual, read from what the check-ins say was trained.
//!
//! Source: checkins.toml, `arc.training_back`: sessions a week of at least 80 % of the median of the six weeks before, two
//! weeks running. Decided here: a session is a day with running or a race; each of the six weeks has to tell what was trained
//! on one day at least; the weeks after are counted from day 1 of the arc; a median of nothing is never reached.

use chrono::{Datelike, NaiveDate};

/// Weeks before the arc that tell what is usual.
const WEEKS_BEFORE: i32 = 6;
const WEEK: i32 = 7;

/// The last day of the second of two weeks running, up to `today`, with enough sessions. `trained` are the days on which it
/// was told what was trained, by their number, and whether it was a session.
pub(super) fn training_again(
    trained: &[(i32, bool)],
    start: NaiveDate,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let start = start.num_days_from_ce();
    let mut before: Vec<i32> = (1..=WEEKS_BEFORE)
        .map(|back| {
            let first = start - WEEK * back;
            let begin = trained.partition_point(|(day, _)| *day < first);
            let week = trained[begin..].iter().take_while(|(day, _)| *day < first + WEEK);
            let told: Vec<bool> = week.map(|(_, session)| *session).collect();
            (!told.is_empty()).then(|| sessions(&told))
        })
        .collect::<Option<_>>()?;
    before.sort_unstable();
    // Twice the median of six, so that it stays a whole number; 80 % of the median is 4 tenths of it.
    let twice_median = before[2] + before[3];
    let is_enough = |sessions: i32| twice_median > 0 && sessions * 10 >= twice_median * 4;
    let days_ahead = today.num_days_from_ce() - start;
    let after = &trained[trained.partition_point(|(day, _)| *day <= start)..];
    let mut weeks = Weeks { days: after, first: start + 1 };
    let mut last_was_enough = false;
    for week in 1..=days_ahead / WEEK {
        let enough = is_enough(weeks.next_sessions());
        if enough && last_was_enough {
            return NaiveDate::from_num_days_from_ce_opt(start + WEEK * week);
        }
        last_was_enough = enough;
        if weeks.days.is_empty() {
            return None;
        }
    }
    None
}

fn sessions(told: &[bool]) -> i32 {
    i32::try_from(told.iter().filter(|session| **session).count()).unwrap_or(i32::MAX)
}

/// Walks over days week by week.
struct Weeks<'a> {
    days: &'a [(i32, bool)],
    first: i32,
}

impl Weeks<'_> {
    fn next_sessions(&mut self) -> i32 {
        self.first += WEEK;
        let end = self.days.iter().position(|(day, _)| *day >= self.first).unwrap_or(self.days.len());
        let (week, rest) = self.days.split_at(end);
        self.days = rest;
        i32::try_from(week.iter().filter(|(_, session)| *session).count()).unwrap_or(0)
    }
}
