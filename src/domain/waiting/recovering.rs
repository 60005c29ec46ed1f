//! What the way back asks for: a check-in now and then, an easy time while a guide runs, a word on training and on what was
//! tried. Offers, never debts: nothing is added up, and whatever was not answered is asked less and then no more.
//!
//! Source: checkins.toml, `rhythm`, `guide` and `training_back`. What those leave open is decided here and said where it
//! stands: how days are spread over a week, on which days of a week a question is asked, and when it is asked no more.

use chrono::NaiveDate;

use super::{FollowUp, OfferedFrom};
use crate::domain::arc::{RecoveryArc, Try};
use crate::domain::check_in::Standing;
use crate::domain::history::History;
use crate::domain::race::Race;
use crate::domain::rules::reckoning::Recovery;
use crate::domain::rules::recovery_guide::{RecoveryGuide, recovery_guide};

/// In the first days after a race a check-in is offered every day.
const DAILY_DAYS: i64 = 10;
/// Up to this day three times a week, later twice.
const OFTEN_DAYS: i64 = 28;
/// How many days a week has, counting today.
const WEEK: i64 = 7;
/// Where there is no guide, the first question about training comes on this day of an arc. Our own choice.
const TRAINING_WITHOUT_GUIDE: u32 = 14;
/// The question stays for so many days of each week, so that who looks in every other day meets it. Our own choice.
const TRAINING_DAYS: u32 = 3;
/// It is asked in so many weeks, then no more; the arc's page takes the answer at any time. Our own choice.
const TRAINING_WEEKS: u32 = 6;
/// What was tried is asked after from the next day on, and up to this day.
const TRIED_DAYS: i64 = 14;

/// How often a check-in is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rhythm {
    Daily,
    /// So many times in seven days, with at least so many days from one to the next. What was made before the rhythm began
    /// does not count into its weeks.
    Weekly {
        times: usize,
        apart: i64,
        began: NaiveDate,
    },
}

impl Rhythm {
    fn on(history: &History, today: NaiveDate) -> Self {
        let raced = history.races.iter().filter(|race| race.may_have_been_raced() && race.date <= today);
        let last = raced.map(|race| race.date).max();
        let on_day = |day: i64| last.map_or(NaiveDate::MIN, |last| last + chrono::Duration::days(day));
        match last.map(|last| (today - last).num_days()) {
            Some(1..=DAILY_DAYS) => Self::Daily,
            Some(11..=OFTEN_DAYS) => Self::Weekly { times: 3, apart: 2, began: on_day(DAILY_DAYS + 1) },
            Some(29..) => Self::Weekly { times: 2, apart: 3, began: on_day(OFTEN_DAYS + 1) },
            _ => Self::Weekly { times: 2, apart: 3, began: NaiveDate::MIN },
        }
    }
}

/// Whether a check-in of a day is there.
#[must_use]
pub fn was_checked_in(history: &History, day: NaiveDate) -> bool {
    counted(history).any(|other| other == day)
}

/// Whether a check-in is offered: on days 1 to 10 after a race daily, on days 11 to 28 three times a week, else twice; never
/// when one was made today.
#[must_use]
pub fn offers_check_in(history: &History, today: NaiveDate) -> bool {
    let days = || counted(history).filter(|day| *day <= today);
    let since_last = days().map(|day| (today - day).num_days()).min();
    match Rhythm::on(history, today) {
        _ if since_last == Some(0) => false,
        Rhythm::Daily => true,
        Rhythm::Weekly { times, apart, began } => {
            let is_of_this_week = |day: &NaiveDate| *day >= began && (today - *day).num_days() < WEEK;
            let this_week = days().filter(is_of_this_week).count();
            this_week < times && since_last.is_none_or(|days| days >= apart)
        }
    }
}

impl FollowUp {
    /// Whether it comes with a check-in: those of the days on which one is offered daily.
    #[must_use]
    pub fn comes_with_check_in(&self) -> bool {
        matches!(self.offer.from, OfferedFrom::Days(days) if i64::from(days) <= DAILY_DAYS)
    }
}

/// A recovery guide that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningGuide<'h> {
    /// The race it follows.
    pub race: &'h Race,
    /// The guide.
    pub guide: RecoveryGuide,
    /// Which of its days today is; 0 on the day of the race.
    pub day: u32,
}

/// The guide that runs on a day; of several the one that ends last.
#[must_use]
pub fn running_guide(races: &[Race], today: NaiveDate) -> Option<RunningGuide<'_>> {
    let running = races.iter().filter_map(|race| {
        let guide = recovery_guide(race)?;
        let day = u32::try_from((today - race.date).num_days()).ok()?;
        (day <= guide.high).then_some(RunningGuide { race, guide, day })
    });
    running.max_by_key(|running| running.guide.high - running.day)
}

/// Whether an arc asks "Training as usual again?": at the end of its guide and then weekly, until it is answered.
#[must_use]
pub fn asks_for_training(arc: &RecoveryArc, recovery: &Recovery) -> bool {
    let first = recovery.guide.map_or(TRAINING_WITHOUT_GUIDE, |guide| guide.high);
    let day = recovery.guide_day().unwrap_or(recovery.day);
    let is_asked = day.checked_sub(first).is_some_and(|since| {
        let week = u32::try_from(WEEK).unwrap_or(1);
        since % week < TRAINING_DAYS && since / week < TRAINING_WEEKS
    });
    is_asked && recovery.training.is_none() && arc.put_down.is_none()
}

/// What was tried and waits for a word on whether it helped, last tried first.
#[must_use]
pub fn tries_to_answer(tries: &[Try], today: NaiveDate) -> Vec<&Try> {
    let waits =
        |tried: &&Try| tried.helped.is_none() && (1..=TRIED_DAYS).contains(&(today - tried.day).num_days());
    tries.iter().rev().filter(waits).collect()
}

fn counted(history: &History) -> impl Iterator<Item = NaiveDate> + '_ {
    history
        .check_ins
        .iter()
        .filter(|check_in| check_in.standing == Standing::Counts)
        .map(|check_in| check_in.day)
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use uuid::Uuid;

    use super::*;
    use crate::domain::arc::{ArcKind, Helped, Part};
    use crate::domain::check_in::CheckIn;
    use crate::domain::clock::Stamp;
    use crate::domain::id::{ArcId, CheckInId, RaceId, TryId};
    use crate::domain::race::Outcome;
    use crate::domain::race::RaceKind;
    use crate::domain::rules::reckoning::Reckoning;
    use crate::domain::units::Metres;
    use crate::domain::waiting::Offer;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).expect("a date") + Days::new(number)
    }

    fn stamp() -> Stamp {
        chrono::DateTime::parse_from_rfc3339("2026-03-01T08:00:00+02:00").expect("a time")
    }

    fn race(on: u64, kilometres: f64, outcome: Option<Outcome>) -> Race {
        let mut race = Race::new(RaceId(Uuid::from_u128(u128::from(on) + 1)), "Two Rivers", day(on));
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(kilometres * 1000.0));
        race.outcome = outcome;
        race
    }

    fn check_in(history: &mut History, on: u64) {
        let id = CheckInId(Uuid::from_u128(u128::from(on) + 1));
        history.check_ins.push(CheckIn::new(id, day(on), stamp()));
    }

    /// Takes every offer from the day `first` to the day `last`, and gives the days.
    fn taken(history: &mut History, first: u64, last: u64) -> Vec<u64> {
        let mut days = Vec::new();
        for number in first..=last {
            if offers_check_in(history, day(number)) {
                check_in(history, number);
                days.push(number);
            }
        }
        days
    }

    #[test]
    fn who_takes_every_offer_checks_in_daily_for_ten_days_then_three_times_a_week_then_twice() {
        let mut history = History::default();
        history.races.push(race(0, 42.195, Some(Outcome::Finished)));
        assert_eq!(
            taken(&mut history, 1, 45),
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 21, 23, 26, 28, 31, 34, 38, 41, 45]
        );
    }

    #[test]
    fn who_skips_an_offer_owes_nothing() {
        let mut history = History::default();
        history.races.push(race(0, 42.195, Some(Outcome::Finished)));
        check_in(&mut history, 2);
        // Two weeks of none, and still one a day is offered, not more.
        assert!(offers_check_in(&history, day(16)));
        check_in(&mut history, 16);
        assert!(!offers_check_in(&history, day(16)));
        assert!(!offers_check_in(&history, day(17)));
        assert!(offers_check_in(&history, day(18)));
    }

    #[test]
    fn without_a_race_it_is_offered_twice_a_week_and_the_first_one_at_once() {
        let mut history = History::default();
        assert_eq!(taken(&mut history, 0, 20), [0, 3, 7, 10, 14, 17]);
        // A race that was not started or is still ahead changes nothing.
        let mut history = History::default();
        history.races.extend([race(0, 10.0, Some(Outcome::Dns)), race(30, 10.0, None)]);
        assert_eq!(taken(&mut history, 1, 8), [1, 4, 8]);
    }

    #[test]
    fn a_later_one_of_the_day_is_no_check_in_of_the_rhythm() {
        let mut history = History::default();
        check_in(&mut history, 5);
        history.check_ins[0].standing = Standing::Later;
        assert!(offers_check_in(&history, day(5)));
        assert!(!was_checked_in(&history, day(5)));
    }

    #[test]
    fn the_follow_ups_of_the_first_days_come_with_a_check_in() {
        let follow_up =
            |from| FollowUp { mode: String::new(), offer: Offer { from, for_days: 5 } }.comes_with_check_in();
        assert!(follow_up(OfferedFrom::Days(3)) && follow_up(OfferedFrom::Days(7)));
        assert!(!follow_up(OfferedFrom::Days(14)) && !follow_up(OfferedFrom::GuideEnd));
    }

    #[test]
    fn a_guide_runs_to_its_last_day_and_the_longer_of_two_is_told() {
        let races = [race(0, 42.195, Some(Outcome::Finished)), race(12, 5.0, Some(Outcome::Finished))];
        let told =
            |number| running_guide(&races, day(number)).map(|running| (running.race.date, running.day));
        assert_eq!(told(0), Some((day(0), 0)));
        assert_eq!(told(13), Some((day(0), 13)));
        assert_eq!(told(26), Some((day(0), 26)));
        assert_eq!(told(27), None);
        assert_eq!(running_guide(&races[1..], day(13)).map(|running| running.guide.high), Some(3));
        assert_eq!(running_guide(&[race(0, 42.195, None)], day(1)), None);
    }

    fn arc(start: u64) -> RecoveryArc {
        let id = ArcId(Uuid::from_u128(1));
        let arc = RecoveryArc::new(id, ArcKind::SetbackRace, day(start), stamp());
        RecoveryArc { name: "Two Rivers".to_owned(), ..arc }
    }

    /// The days of an arc on which it asks for training.
    fn asked(arc: &RecoveryArc, races: &[Race]) -> Vec<u64> {
        let history = History { races: races.to_vec(), arcs: vec![arc.clone()], ..History::default() };
        let asks = |number: &u64| {
            let reckoning = Reckoning::of(&history, day(*number));
            asks_for_training(arc, &reckoning.recoveries[0])
        };
        (0..=90).filter(asks).collect()
    }

    #[test]
    fn training_is_asked_after_at_the_end_of_the_guide_and_then_weekly_for_a_while() {
        let marathon = race(0, 42.195, Some(Outcome::Finished));
        let mut of_a_race = arc(0);
        of_a_race.races.push(marathon.id);
        let races = [marathon];
        assert_eq!(
            asked(&of_a_race, &races),
            [26, 27, 28, 33, 34, 35, 40, 41, 42, 47, 48, 49, 54, 55, 56, 61, 62, 63]
        );
        of_a_race.training_as_usual = Some(day(20));
        assert_eq!(asked(&of_a_race, &races), Vec::<u64>::new());
        let mut put_down = arc(0);
        assert_eq!(asked(&put_down, &[])[..4], [14, 15, 16, 21]);
        put_down.put_down = Some(day(20));
        assert_eq!(asked(&put_down, &[]), Vec::<u64>::new());
    }

    #[test]
    fn what_was_tried_is_asked_after_from_the_next_day_on_for_two_weeks_last_first() {
        let walk = |on: u64, helped| Try {
            id: TryId(Uuid::from_u128(u128::from(on))),
            arc: ArcId(Uuid::from_u128(1)),
            part: Part::Body,
            what: "walk".to_owned(),
            day: day(on),
            helped,
            written: stamp(),
        };
        let tries =
            [walk(0, None), walk(1, None), walk(5, Some(Helped::Yes)), walk(14, None), walk(15, None)];
        let waiting = tries_to_answer(&tries, day(15));
        assert_eq!(waiting.iter().map(|tried| tried.day).collect::<Vec<_>>(), [day(14), day(1)]);
    }
}
