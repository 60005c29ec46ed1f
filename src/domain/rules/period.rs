//! Which days a review of a week, a month or a season looks back at, and when it is offered.
//!
//! Decided here: a week ends on its Sunday, a month with its last day, a season with the calendar year, all by the local calendar.
//! On Monday and Tuesday "the week" is the one that has just ended, in the first five days of a month "the month" is the last
//! one, until 15 January "the season" is the last year. A review that was begun belongs to the days for which it was begun, and is
//! gone on with for a few days more; after that a new one begins and the old one stays as it is.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use crate::domain::review::{Review, ReviewKind};

/// Until this day of the week, counted from Monday as 1, the week that has ended is looked back at.
const WEEK_UNTIL: u32 = 2;
/// On Sunday the review is offered from this hour on.
const SUNDAY_FROM: u32 = 12;
/// Until this day of a month the last one is looked back at.
const MONTH_UNTIL: u32 = 5;
/// From 1 December on the season's review is offered, and until this day of January.
const SEASON_UNTIL: u32 = 15;
/// A review of a week that was begun is gone on with for so many days after the week.
const WEEK_OPEN_DAYS: i64 = 3;
/// One of a month, likewise.
const MONTH_OPEN_DAYS: i64 = 10;

/// Days from one to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Span {
    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The week of a day, Monday to Sunday.
    #[must_use]
    pub fn week_of(day: NaiveDate) -> Self {
        let from = before(day, u64::from(day.weekday().num_days_from_monday()));
        Self { from, to: after(from, 6) }
    }

    /// The month of a day.
    #[must_use]
    pub fn month_of(day: NaiveDate) -> Self {
        let from = day.with_day(1).unwrap_or(day);
        let next = from.checked_add_months(chrono::Months::new(1)).unwrap_or(NaiveDate::MAX);
        Self { from, to: before(next, 1) }
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        let from = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN);
        Self { from, to: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX) }
    }
}

/// The days that a review looks back at when it is begun on a day; of goals that day alone.
#[must_use]
pub fn span(kind: ReviewKind, today: NaiveDate) -> Span {
    match kind {
        ReviewKind::Goals => Span { from: today, to: today },
        ReviewKind::Week if today.weekday().number_from_monday() <= WEEK_UNTIL => {
            Span::week_of(before(today, 7))
        }
        ReviewKind::Week => Span::week_of(today),
        ReviewKind::Month if today.day() <= MONTH_UNTIL => {
            Span::month_of(before(today, u64::from(today.day())))
        }
        ReviewKind::Month => Span::month_of(today),
        ReviewKind::Season if is_early_january(today) => Span::year(today.year() - 1),
        ReviewKind::Season => Span::year(today.year()),
    }
}

/// The days that a review looks back at on a day, where one was begun already that may be gone on with.
#[must_use]
pub fn span_to_go_on(kind: ReviewKind, open: Option<&Review>, today: NaiveDate) -> Span {
    let usual = span(kind, today);
    let still = |review: &&Review| match kind {
        ReviewKind::Week => (today - review.to).num_days() <= WEEK_OPEN_DAYS,
        ReviewKind::Month => (today - review.to).num_days() <= MONTH_OPEN_DAYS,
        ReviewKind::Goals | ReviewKind::Season => false,
    };
    let open = open.filter(|review| review.kind == kind && review.from <= today).filter(still);
    open.map_or(usual, |review| Span { from: review.from, to: review.to })
}

/// The reviews that may be offered at a moment of the local clock, the one first that is offered for the shortest time.
#[must_use]
pub fn offered(local: NaiveDateTime) -> Vec<(ReviewKind, Span)> {
    let today = local.date();
    let kinds = [ReviewKind::Week, ReviewKind::Month, ReviewKind::Season];
    let is_time = |kind: ReviewKind| match kind {
        ReviewKind::Week => match today.weekday().number_from_monday() {
            7 => local.hour() >= SUNDAY_FROM,
            day => day <= WEEK_UNTIL,
        },
        ReviewKind::Month => today.day() <= MONTH_UNTIL,
        ReviewKind::Season => today.month() == 12 || is_early_january(today),
        ReviewKind::Goals => false,
    };
    kinds.into_iter().filter(|kind| is_time(*kind)).map(|kind| (kind, span(kind, today))).collect()
}

fn is_early_january(day: NaiveDate) -> bool {
    day.month() == 1 && day.day() <= SEASON_UNTIL
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::ReviewId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn told(span: Span) -> String {
        format!("{} {}", span.from, span.to)
    }

    fn of(kind: ReviewKind, today: &str) -> String {
        told(span(kind, day(today)))
    }

    #[test]
    fn a_week_ends_on_its_sunday_also_where_the_year_turns() {
        assert_eq!(of(ReviewKind::Week, "2026-11-22"), "2026-11-16 2026-11-22", "Sunday");
        assert_eq!(of(ReviewKind::Week, "2026-11-23"), "2026-11-16 2026-11-22", "Monday looks back");
        assert_eq!(of(ReviewKind::Week, "2026-11-24"), "2026-11-16 2026-11-22", "so does Tuesday");
        assert_eq!(of(ReviewKind::Week, "2026-11-25"), "2026-11-23 2026-11-29", "Wednesday");
        // 2026 has 53 ISO weeks, and the last of them ends in 2027.
        assert_eq!(of(ReviewKind::Week, "2027-01-03"), "2026-12-28 2027-01-03");
        assert_eq!(of(ReviewKind::Week, "2027-01-05"), "2026-12-28 2027-01-03");
        assert_eq!(of(ReviewKind::Week, "2024-12-31"), "2024-12-23 2024-12-29");
        assert_eq!(of(ReviewKind::Week, "2025-01-01"), "2024-12-30 2025-01-05");
    }

    #[test]
    fn in_its_first_days_a_month_or_a_year_looks_back_at_the_one_before() {
        assert_eq!(of(ReviewKind::Month, "2027-01-05"), "2026-12-01 2026-12-31");
        assert_eq!(of(ReviewKind::Month, "2027-01-06"), "2027-01-01 2027-01-31");
        assert_eq!(of(ReviewKind::Month, "2028-03-01"), "2028-02-01 2028-02-29", "a leap year");
        assert_eq!(of(ReviewKind::Season, "2027-01-15"), "2026-01-01 2026-12-31");
        assert_eq!(of(ReviewKind::Season, "2027-01-16"), "2027-01-01 2027-12-31");
    }

    #[test]
    fn what_is_offered_is_offered_at_its_time_only() {
        let kinds = |moment: &str| -> Vec<&str> {
            let moment = moment.parse().expect("a moment");
            offered(moment).into_iter().map(|(kind, _)| kind.id()).collect()
        };
        assert_eq!(kinds("2026-11-22T11:59:59"), Vec::<&str>::new());
        assert_eq!(kinds("2026-11-22T12:00:00"), ["week"]);
        assert_eq!(kinds("2026-11-24T23:59:00"), ["week"]);
        assert_eq!(kinds("2026-11-25T00:00:00"), Vec::<&str>::new());
        assert_eq!(kinds("2026-12-01T08:00:00"), ["week", "month", "season"]);
        assert_eq!(kinds("2026-12-05T08:00:00"), ["month", "season"]);
        assert_eq!(kinds("2027-01-15T08:00:00"), ["season"]);
        assert_eq!(kinds("2027-01-16T08:00:00"), Vec::<&str>::new());
    }

    #[test]
    fn a_review_that_was_begun_is_gone_on_with_for_a_few_days_and_then_left_as_it_is() {
        let review = |kind, from: &str, to: &str| Review {
            id: ReviewId(uuid::Uuid::nil()),
            kind,
            from: day(from),
            to: day(to),
            cards: Vec::new(),
            started: "2026-11-22T18:00:00+02:00".parse().expect("a moment"),
            finished: None,
        };
        let week = review(ReviewKind::Week, "2026-11-16", "2026-11-22");
        let on = |today: &str| told(span_to_go_on(ReviewKind::Week, Some(&week), day(today)));
        assert_eq!(on("2026-11-25"), "2026-11-16 2026-11-22");
        assert_eq!(on("2026-11-26"), "2026-11-23 2026-11-29");
        let month = review(ReviewKind::Month, "2026-10-01", "2026-10-31");
        let on = |today: &str| told(span_to_go_on(ReviewKind::Month, Some(&month), day(today)));
        assert_eq!(on("2026-11-10"), "2026-10-01 2026-10-31");
        assert_eq!(on("2026-11-11"), "2026-11-01 2026-11-30");
        assert_eq!(on("2026-09-30"), "2026-09-01 2026-09-30", "the clock went back");
    }

    proptest! {
        #[test]
        fn a_span_is_whole_and_never_begins_after_the_day(offset in 0_i64..20_000) {
            let today = day("2000-01-01") + chrono::Duration::days(offset);
            let week = span(ReviewKind::Week, today);
            prop_assert_eq!((week.from.weekday(), week.to.weekday()), (Weekday::Mon, Weekday::Sun));
            prop_assert_eq!((week.to - week.from).num_days(), 6);
            let month = span(ReviewKind::Month, today);
            prop_assert_eq!((month.from.day(), after(month.to, 1).day()), (1, 1));
            prop_assert_eq!(month.from.month(), month.to.month());
            for kind in [ReviewKind::Week, ReviewKind::Month, ReviewKind::Season] {
                let own = span(kind, today);
                prop_assert!(own.from <= today && (today - own.to).num_days() <= 15);
            }
        }
    }
}
