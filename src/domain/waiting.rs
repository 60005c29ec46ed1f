//! What a race asks for as the days go by. An offer, never a debt: after a while it is quiet.

pub mod recovering;

use chrono::NaiveDate;

use super::race::Outcome;
use super::rules::recovery_guide::recovery_guide;
use super::story::RaceRow;

/// After this many days nobody is reminded of a debrief any more (`prompts_outline.toml`: `cold_last_nudge_d`).
const LAST_NUDGE_DAYS: u32 = 10;
/// A race that was planned and of which nothing was told is asked after for this many days.
const UNTOLD_DAYS: u32 = 60;

/// So many days after its day a race may still be asked after; whoever reads races for this needs to reach no further.
pub const REACH_DAYS: u32 = 75;
/// After a race that was not started nothing is asked earlier than this many days after it: its first days are not days
/// after a race. Our own choice.
const DNS_FROM_DAYS: u32 = 14;

/// What the modes of debriefs mean here. This module knows no mode by name; the pack in use tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModeRoles {
    /// The mode for the first hours.
    pub hot: String,
    /// The modes that make up a look back that is followed up.
    pub followed_up: Vec<String>,
    /// The follow-ups, in the order of the pack.
    pub follow_ups: Vec<FollowUp>,
}

/// A mode that comes back to a race some time after it was looked back at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The mode's id.
    pub mode: String,
    /// When it is offered.
    pub offer: Offer,
}

/// When a follow-up is offered: from one day on, and for a short while. An offer, never a debt: a window that has passed is
/// not mentioned again. How long each window is open is our own choice and stands in the pack; no study sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Its first day.
    pub from: OfferedFrom,
    /// For how many days it is offered, the first included; at least 1.
    pub for_days: u32,
}

/// The first day of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferedFrom {
    /// So many days after the race.
    Days(u32),
    /// The last day of the race's recovery guide, its high end. Without a guide there is no offer.
    GuideEnd,
}

impl ModeRoles {
    /// How many finished debriefs of a race are hot ones.
    #[must_use]
    pub fn hot(&self, row: &RaceRow) -> usize {
        row.finished.iter().filter(|mode| **mode == self.hot).count()
    }

    /// How many finished debriefs of a race are of any other mode; a follow-up is none of them.
    #[must_use]
    pub fn looked_back(&self, row: &RaceRow) -> usize {
        let follows = |mode: &str| self.follow_ups.iter().any(|follow_up| follow_up.mode == mode);
        row.finished.iter().filter(|mode| **mode != self.hot && !follows(mode)).count()
    }
}

/// What a race waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Today is the day, and nothing has been told yet.
    RaceDay,
    /// It was today: a few minutes while it is fresh.
    Fresh,
    /// The hot minutes are written; the rest can wait until tomorrow.
    EnoughForToday,
    /// Some days have passed: the longer look.
    LookBack {
        /// How many.
        days: u32,
    },
    /// It was planned, its day has passed long ago, and nothing was told.
    Untold {
        /// How many days ago.
        days: u32,
    },
}

/// What a race waits for on a day; `None` when it waits for nothing.
#[must_use]
pub fn due(row: &RaceRow, roles: &ModeRoles, today: NaiveDate) -> Option<Due> {
    let days = days_after(row, today)?;
    if roles.looked_back(row) > 0 || row.draft.is_some() {
        return None;
    }
    match (days, row.race.outcome, roles.hot(row)) {
        (0, None, 0) => Some(Due::RaceDay),
        (0, Some(_), 0) => Some(Due::Fresh),
        (0, ..) => Some(Due::EnoughForToday),
        (1..=LAST_NUDGE_DAYS, ..) => Some(Due::LookBack { days }),
        (..=UNTOLD_DAYS, None, 0) => Some(Due::Untold { days }),
        _ => None,
    }
}

/// The follow-up that is offered for a race on a day, the latest of those that are due; `None` when there is none. None is
/// offered while the race waits for its longer look or has a draft, and each is offered until it was finished once.
#[must_use]
pub fn follow_up<'r>(row: &RaceRow, roles: &'r ModeRoles, today: NaiveDate) -> Option<&'r FollowUp> {
    let days = days_after(row, today)?;
    let was_told = row.finished.iter().any(|mode| roles.followed_up.contains(mode));
    if !was_told || row.draft.is_some() || due(row, roles, today).is_some() {
        return None;
    }
    let earliest = match row.race.outcome? {
        Outcome::Cancelled => return None,
        Outcome::Dns => DNS_FROM_DAYS,
        Outcome::Finished | Outcome::Dnf | Outcome::CutOff | Outcome::Disqualified => 0,
    };
    let begins = |follow_up: &FollowUp| match follow_up.offer.from {
        OfferedFrom::Days(days) => Some(days),
        OfferedFrom::GuideEnd => recovery_guide(&row.race).map(|guide| guide.high),
    };
    let offered = roles.follow_ups.iter().filter_map(|follow_up| Some((begins(follow_up)?, follow_up)));
    offered
        .filter(|(first, _)| *first >= earliest)
        .filter(|(first, follow_up)| {
            days.checked_sub(*first).is_some_and(|since| since < follow_up.offer.for_days)
        })
        .filter(|(_, follow_up)| !row.finished.contains(&follow_up.mode))
        .max_by_key(|(first, _)| *first)
        .map(|(_, follow_up)| follow_up)
}

/// Days since the race; `None` while it is ahead.
fn days_after(row: &RaceRow, today: NaiveDate) -> Option<u32> {
    u32::try_from((today - row.race.date).num_days()).ok()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Due, FollowUp, ModeRoles, Offer, OfferedFrom, due, follow_up};
    use crate::domain::id::{DebriefId, RaceId};
    use crate::domain::race::{Outcome, Race, RaceKind};
    use crate::domain::story::RaceRow;
    use crate::domain::units::Metres;

    fn roles() -> ModeRoles {
        let follow_up =
            |mode: &str, from, for_days| FollowUp { mode: mode.to_owned(), offer: Offer { from, for_days } };
        ModeRoles {
            hot: "evening".to_owned(),
            followed_up: vec!["evening".to_owned(), "long".to_owned()],
            follow_ups: vec![
                follow_up("third", OfferedFrom::Days(3), 3),
                follow_up("week", OfferedFrom::Days(7), 5),
                follow_up("fortnight", OfferedFrom::Days(14), 7),
                follow_up("rested", OfferedFrom::GuideEnd, 8),
                follow_up("later", OfferedFrom::Days(60), 16),
            ],
        }
    }

    /// A marathon, whose guide ends on the 26th day.
    fn marathon(outcome: Option<Outcome>, finished: &[&str]) -> RaceRow {
        let date = NaiveDate::from_ymd_opt(2026, 7, 29).expect("a date");
        let mut race = Race::new(RaceId(uuid::Uuid::from_u128(1)), "Two Rivers", date);
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(42_195.0));
        race.outcome = outcome;
        RaceRow { race, finished: finished.iter().map(|mode| (*mode).to_owned()).collect(), draft: None }
    }

    fn on(outcome: Option<Outcome>, finished: &[&str], days: i64) -> Option<Due> {
        let row = marathon(outcome, finished);
        due(&row, &roles(), row.race.date + chrono::Duration::days(days))
    }

    fn offered_for(row: &RaceRow, days: i64) -> Option<String> {
        let today = row.race.date + chrono::Duration::days(days);
        follow_up(row, &roles(), today).map(|follow_up| follow_up.mode.clone())
    }

    /// What is offered from day 0 to day 80: the mode with its first and its last day.
    fn calendar(row: &RaceRow) -> Vec<(String, i64, i64)> {
        let mut found: Vec<(String, i64, i64)> = Vec::new();
        for day in 0..=80 {
            let Some(mode) = offered_for(row, day) else { continue };
            match found.last_mut().filter(|(last, _, end)| *last == mode && *end == day - 1) {
                Some((_, _, end)) => *end = day,
                None => found.push((mode, day, day)),
            }
        }
        found
    }

    fn told(found: &[(String, i64, i64)]) -> Vec<(&str, i64, i64)> {
        found.iter().map(|(mode, first, last)| (mode.as_str(), *first, *last)).collect()
    }

    #[test]
    fn a_race_asks_for_the_hot_minutes_first_and_for_the_longer_look_from_the_next_day() {
        assert_eq!(on(None, &[], -1), None);
        assert_eq!(on(None, &[], 0), Some(Due::RaceDay));
        assert_eq!(on(Some(Outcome::Dnf), &[], 0), Some(Due::Fresh));
        assert_eq!(on(Some(Outcome::Dnf), &["evening"], 0), Some(Due::EnoughForToday));
        assert_eq!(on(Some(Outcome::Dnf), &["evening"], 1), Some(Due::LookBack { days: 1 }));
        assert_eq!(on(Some(Outcome::Dnf), &["evening"], 10), Some(Due::LookBack { days: 10 }));
    }

    #[test]
    fn after_ten_days_it_is_quiet_unless_nothing_was_ever_told() {
        assert_eq!(on(Some(Outcome::Finished), &["evening"], 11), None);
        assert_eq!(on(None, &[], 11), Some(Due::Untold { days: 11 }));
        assert_eq!(on(None, &[], 61), None);
        assert_eq!(on(Some(Outcome::Finished), &["long"], 3), None);
    }

    #[test]
    fn a_follow_up_is_no_look_back() {
        let row = marathon(Some(Outcome::Finished), &["evening", "week", "evening", "old", "long"]);
        assert_eq!((roles().hot(&row), roles().looked_back(&row)), (2, 2));
        assert_eq!(on(Some(Outcome::Finished), &["third"], 5), Some(Due::LookBack { days: 5 }));
    }

    #[test]
    fn each_follow_up_has_its_days_and_is_quiet_after_them() {
        let row = marathon(Some(Outcome::Finished), &["long"]);
        assert_eq!(
            told(&calendar(&row)),
            [("third", 3, 5), ("week", 7, 11), ("fortnight", 14, 20), ("rested", 26, 33), ("later", 60, 75)]
        );
    }

    #[test]
    fn what_was_answered_once_is_not_offered_again() {
        let row = marathon(Some(Outcome::Finished), &["long", "week", "rested"]);
        assert_eq!(told(&calendar(&row)), [("third", 3, 5), ("fortnight", 14, 20), ("later", 60, 75)]);
    }

    #[test]
    fn of_two_that_are_due_the_later_one_is_offered() {
        // The guide of a 10 km race ends on the 6th day, so its window and that of the week lie over each other.
        let mut row = marathon(Some(Outcome::Finished), &["long"]);
        row.race.distance = Some(Metres(10_000.0));
        assert_eq!(
            told(&calendar(&row)),
            [
                ("third", 3, 5),
                ("rested", 6, 6),
                ("week", 7, 11),
                ("rested", 12, 13),
                ("fortnight", 14, 20),
                ("later", 60, 75)
            ]
        );
    }

    #[test]
    fn the_longer_look_comes_first() {
        let row = marathon(Some(Outcome::Finished), &["evening"]);
        assert_eq!(told(&calendar(&row))[..2], [("week", 11, 11), ("fortnight", 14, 20)]);
    }

    #[test]
    fn nothing_follows_a_race_that_was_not_looked_back_at_or_has_a_draft() {
        assert_eq!(calendar(&marathon(Some(Outcome::Finished), &[])), []);
        assert_eq!(calendar(&marathon(Some(Outcome::Finished), &["old"])), []);
        assert_eq!(calendar(&marathon(None, &["long"])), []);
        let mut row = marathon(Some(Outcome::Finished), &["long"]);
        row.draft = Some(DebriefId(uuid::Uuid::from_u128(2)));
        assert_eq!(calendar(&row), []);
    }

    #[test]
    fn a_race_that_was_not_started_is_asked_after_from_the_fortnight_on_and_a_cancelled_one_never() {
        let row = marathon(Some(Outcome::Dns), &["long"]);
        assert_eq!(told(&calendar(&row)), [("fortnight", 14, 20), ("later", 60, 75)]);
        assert_eq!(calendar(&marathon(Some(Outcome::Cancelled), &["long"])), []);
    }

    #[test]
    fn without_a_guide_its_end_is_not_asked_after() {
        let mut row = marathon(Some(Outcome::Dnf), &["long"]);
        assert_eq!(offered_for(&row, 26), None);
        row.race.covered = Some(Metres(30_000.0));
        // 30 km are 18.6 miles: the guide ends on the 19th day, and the fortnight lies before it.
        assert_eq!(offered_for(&row, 18), Some("fortnight".to_owned()));
        assert_eq!(offered_for(&row, 19), Some("rested".to_owned()));
    }
}
