//! What came after readings that were not followed.

use chrono::NaiveDate;

use super::{ReadingVerdict, Readings};
use crate::domain::check_in::Item;
use crate::domain::history::History;
use crate::domain::reading::ReadingOverride;

/// What comes within so many days after one belongs to it.
const AFTER_DAYS: i64 = 14;
/// Pain of this or more.
const PAIN: u8 = 4;

/// How often the runner went against a reading, and what followed within 14 days. One may be followed by both pain and a reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Followed {
    /// How often, those whose 14 days are not over among them.
    pub times: usize,
    /// Of those whose 14 days are over: a check-in told of pain of 4 or more.
    pub pain: usize,
    /// Likewise: the reading of a day was reset.
    pub reset: usize,
    /// Likewise: neither.
    pub nothing: usize,
    /// Those whose 14 days are not over.
    pub open: usize,
}

impl Followed {
    /// What a history tells of it, with the reading of every day up to `today`. The day of the choice itself does not count, the
    /// 14 days after it do; a reset that was there already and goes on is one that followed.
    #[must_use]
    pub fn of(history: &History, readings: &Readings, today: NaiveDate) -> Self {
        let mut followed = Self::default();
        for over in history.overrides.iter().filter(|over| goes_against(over) && over.day <= today) {
            followed.times += 1;
            if (today - over.day).num_days() <= AFTER_DAYS {
                followed.open += 1;
                continue;
            }
            let is_after = |day: NaiveDate| (1..=AFTER_DAYS).contains(&(day - over.day).num_days());
            let hurt = history.check_ins.iter().any(|check_in| {
                is_after(check_in.day) && check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= PAIN)
            });
            let reset = readings
                .days()
                .iter()
                .any(|reading| is_after(reading.day) && reading.verdict == ReadingVerdict::Reset);
            followed.pain += usize::from(hurt);
            followed.reset += usize::from(reset);
            followed.nothing += usize::from(!hurt && !reset);
        }
        followed
    }

    /// "3 times against the reading; within 14 days: pain of 4 or more in 1, reset in 0, nothing special in 1; 1 is not over yet";
    /// `None` where it never was.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        let Self { times, pain, reset, nothing, open } = *self;
        let often = match times {
            0 => return None,
            1 => "Once".to_owned(),
            _ => format!("{times} times"),
        };
        let not_over = |count: usize| if count == 1 { "1 is not over yet" } else { "are not over yet" };
        Some(match (times - open, open) {
            (0, 1) => format!("{often} against the reading; the 14 days after it are not over yet."),
            (0, _) => format!("{often} against the reading; the 14 days after each are not over yet."),
            (_, 0) => format!(
                "{often} against the reading; within 14 days: pain of 4 or more in {pain}, reset in {reset}, nothing special in \
                 {nothing}."
            ),
            (_, open) => {
                let rest =
                    if open == 1 { not_over(1).to_owned() } else { format!("{open} {}", not_over(open)) };
                format!(
                    "{often} against the reading; within 14 days: pain of 4 or more in {pain}, reset in {reset}, nothing special in \
                     {nothing}; {rest}."
                )
            }
        })
    }
}

fn goes_against(over: &ReadingOverride) -> bool {
    over.chosen != over.read
}
