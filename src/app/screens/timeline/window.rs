//! Which days are seen: five lengths, moved so that the cursor stays in sight.

use chrono::{Days, NaiveDate};

use crate::domain::history::History;

/// How much time is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// Seven days.
    Week,
    /// 31 days.
    Month,
    /// 26 weeks.
    #[default]
    Season,
    /// A year.
    Year,
    /// Everything there is.
    All,
}

impl Zoom {
    /// Every length, the closest first.
    pub const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Season, Self::Year, Self::All];

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Season => "Season",
            Self::Year => "Year",
            Self::All => "All",
        }
    }

    /// The next closer one; itself where there is none.
    #[must_use]
    pub fn closer(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    /// The next wider one; itself where there is none.
    #[must_use]
    pub fn wider(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    fn days(self) -> Option<u64> {
        match self {
            Self::Week => Some(7),
            Self::Month => Some(31),
            Self::Season => Some(182),
            Self::Year => Some(366),
            Self::All => None,
        }
    }
}

/// The first and the last day of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// Everything is shown with at least so many days.
const LEAST_DAYS: u64 = 28;

impl Span {
    /// From the first thing in a history to the last one, today among them.
    #[must_use]
    pub fn of(history: &History, today: NaiveDate) -> Self {
        let days = || {
            let check_ins = [history.check_ins.first(), history.check_ins.last()];
            let races = [history.races.first(), history.races.last()];
            check_ins
                .into_iter()
                .flatten()
                .map(|check_in| check_in.day)
                .chain(races.into_iter().flatten().map(|race| race.date))
                .chain(history.arcs.iter().map(|arc| arc.start))
                .chain(history.goals.iter().map(|goal| goal.day))
                .chain(history.step_backs.iter().flat_map(|one| [one.from, one.last_day()]))
                .chain([today])
        };
        Self { first: days().min().unwrap_or(today), last: days().max().unwrap_or(today) }
    }

    fn days(self) -> u64 {
        u64::try_from((self.last - self.first).num_days() + 1).unwrap_or(1)
    }

    /// The days that a zoom shows around a day, without leaving what there is by more than a little.
    #[must_use]
    pub fn around(self, day: NaiveDate, zoom: Zoom) -> Self {
        let Some(days) = zoom.days() else {
            let pad = (self.days() / 40).max(1) + LEAST_DAYS.saturating_sub(self.days()) / 2;
            return Self { first: before(self.first, pad), last: after(self.last, pad) };
        };
        let pad = (days / 12).max(1);
        let middle = before(day, days / 2);
        // The end of what there is counts more than its beginning: the present is what is looked for.
        let earliest = before(self.first, pad);
        let latest = before(after(self.last, pad + 1), days);
        let first = middle.max(earliest).min(latest.max(earliest.min(latest)));
        Self { first, last: after(first, days - 1) }
    }

    /// Whether a day is seen, and not only just.
    #[must_use]
    pub fn shows(self, day: NaiveDate) -> bool {
        let edge = self.days() / 20;
        (after(self.first, edge)..=before(self.last, edge)).contains(&day)
    }
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Span, Zoom};

    fn span(first: &str, last: &str) -> Span {
        Span { first: first.parse().expect("a day"), last: last.parse().expect("a day") }
    }

    #[test]
    fn a_window_lies_around_its_day_and_ends_soon_after_the_last_one() {
        let all = span("2024-01-01", "2026-07-29");
        let around = |day: &str, zoom| all.around(day.parse().expect("a day"), zoom);
        assert_eq!(around("2026-07-29", Zoom::Week), span("2026-07-24", "2026-07-30"));
        assert_eq!(around("2026-07-29", Zoom::Month), span("2026-07-01", "2026-07-31"));
        assert_eq!(around("2025-06-15", Zoom::Season), span("2025-03-16", "2025-09-13"));
        assert_eq!(around("2024-01-01", Zoom::Year), span("2023-12-02", "2024-12-01"));
        assert_eq!(around("2025-01-01", Zoom::All), span("2023-12-09", "2026-08-21"));
    }

    #[test]
    fn one_day_alone_has_room_on_both_sides() {
        let all = span("2026-07-29", "2026-07-29");
        assert_eq!(all.around(all.first, Zoom::All), span("2026-07-15", "2026-08-12"));
        assert!(all.around(all.first, Zoom::Week).shows(all.first));
    }

    #[test]
    fn zooming_stops_at_both_ends() {
        assert_eq!(Zoom::Week.closer(), Zoom::Week);
        assert_eq!(Zoom::All.wider(), Zoom::All);
        assert_eq!(Zoom::Season.closer(), Zoom::Month);
        assert_eq!(Zoom::Season.wider(), Zoom::Year);
    }
}
