//! The recovery guide: how long an easy time usually follows a race. A rule of thumb, not a measurement.
//!
//! Source: checkins.toml, `guide`, and `guide` of the reference formulas: one easy day for every 3 km raced at the low end,
//! one for every mile at the high end, at least 1 and 2, at most 21 and 42 days; timed races and triathlons by hours: one
//! day an hour, two at the high end; who did not finish counts the distance covered. Decided here: whatever is not raced on
//! foot alone (duathlon, swimrun, ride, swim, ski) goes by hours, too, because a kilometre on wheels is not one on foot.

use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::units::rounding::whole;
use crate::domain::units::{METRES_PER_KM, METRES_PER_MILE, Metres, Seconds};

/// An easy time in days after the day of the race. `low` is at most `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryGuide {
    /// The low end, 1 to 21 days.
    pub low: u32,
    /// The high end, 2 to 42 days.
    pub high: u32,
    /// From 100 km on opinions differ widely, and the guide says so.
    pub opinions_differ: bool,
}

impl RecoveryGuide {
    /// As it is said: "14-26 days".
    #[must_use]
    pub fn told(&self) -> String {
        format!("{}-{} days", self.low, self.high)
    }
}

/// The guide after `race`; `None` where nothing was raced (still ahead, did not start, cancelled) or where it is not
/// known how much was.
#[must_use]
pub fn recovery_guide(race: &Race) -> Option<RecoveryGuide> {
    let finished = match race.outcome? {
        Outcome::Dns | Outcome::Cancelled => return None,
        Outcome::Dnf | Outcome::CutOff => false,
        Outcome::Finished | Outcome::Disqualified => true,
    };
    let covered = if finished { race.covered.or(race.distance) } else { race.covered };
    match race.kind {
        Some(RaceKind::Timed) => {
            let hours = race.time().or(if finished { race.duration } else { None });
            hours.map(guide_for_hours).or_else(|| covered.map(guide_for_distance))
        }
        Some(
            RaceKind::Triathlon
            | RaceKind::Duathlon
            | RaceKind::Swimrun
            | RaceKind::Ride
            | RaceKind::Swim
            | RaceKind::Ski,
        ) => race.time().map(guide_for_hours),
        _ => covered.map(guide_for_distance),
    }
}

/// The guide after so much distance on foot.
#[must_use]
pub fn guide_for_distance(covered: Metres) -> RecoveryGuide {
    RecoveryGuide {
        opinions_differ: covered.0 >= 100_000.0,
        ..within_caps(covered.0 / METRES_PER_KM / 3.0, covered.0 / METRES_PER_MILE)
    }
}

/// The guide after so many hours.
#[must_use]
pub fn guide_for_hours(time: Seconds) -> RecoveryGuide {
    let hours = time.0 / 3600.0;
    within_caps(hours, 2.0 * hours)
}

fn within_caps(low: f64, high: f64) -> RecoveryGuide {
    let days =
        |days: f64, least: u32, most: u32| u32::try_from(whole(days)).unwrap_or(most).clamp(least, most);
    let low = days(low, 1, 21);
    RecoveryGuide { low, high: days(high, 2, 42).max(low), opinions_differ: false }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::RaceId;

    fn days(guide: RecoveryGuide) -> (u32, u32) {
        (guide.low, guide.high)
    }

    fn race(kind: RaceKind, outcome: Outcome) -> Race {
        let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Comrades", NaiveDate::MIN);
        race.kind = Some(kind);
        race.outcome = Some(outcome);
        race
    }

    #[test]
    fn the_golden_distances_have_their_golden_days() {
        for (km, expected) in [
            (3.0, (1, 2)),
            (5.0, (2, 3)),
            (10.0, (3, 6)),
            (21.0975, (7, 13)),
            (42.195, (14, 26)),
            (50.0, (17, 31)),
            (89.0, (21, 42)),
            (100.0, (21, 42)),
            (160.9344, (21, 42)),
        ] {
            assert_eq!(days(guide_for_distance(Metres(km * 1000.0))), expected, "{km} km");
        }
    }

    #[test]
    fn from_a_hundred_kilometres_on_opinions_differ() {
        assert!(!guide_for_distance(Metres(89_000.0)).opinions_differ);
        assert!(guide_for_distance(Metres(100_000.0)).opinions_differ);
        assert_eq!(guide_for_distance(Metres(42_195.0)).told(), "14-26 days");
    }

    #[test]
    fn who_did_not_finish_counts_what_was_covered() {
        let mut dnf = race(RaceKind::Trail, Outcome::Dnf);
        dnf.distance = Some(Metres(160_934.0));
        assert_eq!(recovery_guide(&dnf), None);
        dnf.covered = Some(Metres(21_000.0));
        assert_eq!(recovery_guide(&dnf).map(days), Some((7, 13)));
    }

    #[test]
    fn a_course_run_too_long_counts_what_was_run() {
        let mut lost = race(RaceKind::Road, Outcome::Finished);
        lost.distance = Some(Metres(42_195.0));
        lost.covered = Some(Metres(51_430.0));
        assert_eq!(recovery_guide(&lost).map(days), Some((17, 32)));
    }

    #[test]
    fn timed_races_and_triathlons_go_by_hours() {
        let mut timed = race(RaceKind::Timed, Outcome::Finished);
        timed.duration = Some(Seconds(21_600.0));
        timed.covered = Some(Metres(60_000.0));
        assert_eq!(recovery_guide(&timed).map(days), Some((6, 12)));
        timed.outcome = Some(Outcome::Dnf);
        assert_eq!(recovery_guide(&timed).map(days), Some((20, 37)));

        let mut iron = race(RaceKind::Triathlon, Outcome::Finished);
        iron.distance = Some(Metres(225_995.0));
        assert_eq!(recovery_guide(&iron), None);
        iron.official = Some(Seconds(43_200.0));
        assert_eq!(recovery_guide(&iron).map(days), Some((12, 24)));
    }

    #[test]
    fn what_was_not_raced_has_no_guide() {
        for outcome in [Outcome::Dns, Outcome::Cancelled] {
            let mut race = race(RaceKind::Road, outcome);
            race.distance = Some(Metres(42_195.0));
            assert_eq!(recovery_guide(&race), None);
        }
        let mut ahead = race(RaceKind::Road, Outcome::Finished);
        ahead.distance = Some(Metres(42_195.0));
        ahead.outcome = None;
        assert_eq!(recovery_guide(&ahead), None);
    }

    proptest! {
        #[test]
        fn the_guide_is_what_whole_numbers_give(metres in 1..300_000_i64) {
            // The same in integers: halves upwards, a mile being 1,609,344 mm.
            let low = ((2 * metres + 3000) / 6000).clamp(1, 21);
            let high = ((2 * metres * 1000 + 1_609_344) / (2 * 1_609_344)).clamp(2, 42).max(low);
            let guide = guide_for_distance(Metres(f64::from(i32::try_from(metres).expect("small"))));
            prop_assert_eq!((i64::from(guide.low), i64::from(guide.high)), (low, high));
        }
    }
}
