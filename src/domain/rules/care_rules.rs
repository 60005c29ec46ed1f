//! Number rules of care: when the check-ins say that somebody else should look at it.
//!
//! Source: safety.toml. Everything is told from the journal anew each time: that a rule has fired, or that a card was shown, is kept
//! nowhere. When a card comes again follows from the days on which the rule holds.
//!
//! Decided here, where the source is silent:
//! - "Rising over three": the last three check-ins that answer about pain, all within 14 days, each higher than the one before, the
//!   first at least 1. "Still there after 14 days": answers of 1 or more without one of 0 between, never more than 7 days apart.
//! - What the runner says of pain and of being ill holds until they say something else, a week at most.
//! - "Most check-ins for 21 days" are more than half of at least six that answer, the first and the last two weeks apart.
//! - "Three readings over 21 days" are those of today, 7 and 14 days ago, whose weeks make up 21 days.
//! - `eating_then` of the source wants the questions about fuel once in 28 days after words about eating, too. Nothing of what words
//!   have asked for may be kept, and without it nothing can be counted from; so those words get their quiet line, and no questions.
//! - A reset has gone on when a planned step back runs for more than 14 days; a sign eases when it has fewer points than on its first day.

use chrono::{Datelike, Days, NaiveDate};

use super::reading::{Besides, Reading, Sign, SignKind};
use super::reckoning::Reckoning;
use crate::domain::alignment::FitItem;
use crate::domain::arc::ArcKind;
use crate::domain::check_in::{CheckIn, Illness, Item, Standing};
use crate::domain::history::History;
use crate::domain::race::{Race, words};

words! {
    /// A rule of care that comes before any question of training.
    CareRule {
        /// Pain that is worth a professional's eyes.
        Pain = "pain", "pain that is worth a professional's eyes";
        /// An illness below the neck, or fever.
        Illness = "illness", "an illness below the neck, or fever";
    }
}

words! {
    /// Something that somebody else could look at.
    Concern {
        /// Pain.
        Pain = "pain", "This pain is worth a professional's eyes";
        /// An illness below the neck, or fever.
        Illness = "illness", "Ill: rest until you are well";
        /// Weeks of low mood.
        LowMood = "low_mood", "Two weeks of low days: somebody could know";
        /// A reset that does not bring one back.
        Overreach = "overreach", "When rest does not bring you back";
        /// Too little food for the work.
        Fuel = "fuel", "Enough fuel for the work? Seven short questions";
    }
}

impl From<CareRule> for Concern {
    fn from(rule: CareRule) -> Self {
        match rule {
            CareRule::Pain => Self::Pain,
            CareRule::Illness => Self::Illness,
        }
    }
}

/// Pain of this or more counts, on two check-ins in a week.
const PAIN: u8 = 4;
/// What was said about pain or an illness holds for so many days.
const WEEK: u64 = 7;
/// Three check-ins with rising pain lie within so many days, and pain that stays is there for so many.
const TWO_WEEKS: u64 = 14;
/// The mood is low at this or less ...
const LOW: u8 = 3;
/// ... on so many of a hundred check-ins ...
const LOW_SHARE: usize = 60;
/// ... of at least so many.
const LOW_LEAST: usize = 5;
/// Too little was eaten at this or less.
const FUELLED: u8 = 4;
/// Food is looked at over so many days, in at least so many answers that lie so far apart.
const FUEL: (u64, usize, i64) = (21, 6, 14);
/// Injuries and illnesses count for so many days: half a year.
const HALF_YEAR: i64 = 183;
/// When a card was due last is told from so many days.
const SHOWN_REACH_DAYS: u64 = 56;
/// Whoever reads a part of a history to tell the concerns of a day needs to reach no further back than this with arcs and
/// alignment checks.
pub const CONCERNS_REACH_DAYS: u64 = HALF_YEAR.unsigned_abs() + SHOWN_REACH_DAYS;
/// The card about low mood comes again after so many days.
pub const LOW_MOOD_EVERY: i64 = 14;
/// The questions about food come again after so many days.
pub const FUEL_EVERY: i64 = 28;
/// A row tells of a concern for so many days, and is quiet until its card comes again.
pub const TOLD_DAYS: i64 = 7;
/// Whether somebody has looked at a pain is asked after so many days.
pub const FOLLOW_UP_DAYS: i64 = 7;
/// A big race is behind a dip for so many days.
const COMEDOWN: std::ops::RangeInclusive<i64> = 7..=21;
/// Red flags are near for so many days after a race: 72 hours.
pub const RED_FLAG_DAYS: i64 = 3;

/// The rules that come before any question of training on a day: pain, and an illness below the neck.
#[must_use]
pub fn come_first(history: &History, today: NaiveDate) -> Vec<CareRule> {
    let fired = [(CareRule::Pain, hurts(history, today)), (CareRule::Illness, is_ill(history, today))];
    fired.into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule).collect()
}

/// Everything that is told on a day, the most pressing first.
#[must_use]
pub fn concerns(history: &History, reckoning: &Reckoning) -> Vec<Concern> {
    let today = reckoning.today;
    let is_told = |fires: &dyn Fn(NaiveDate) -> bool, every| {
        fires(today) && shown(fires, today, every).is_some_and(|day| (today - day).num_days() < TOLD_DAYS)
    };
    let mut told: Vec<Concern> = come_first(history, today).into_iter().map(Concern::from).collect();
    told.extend(is_told(&|day| is_low(history, day), LOW_MOOD_EVERY).then_some(Concern::LowMood));
    told.extend(overreaches(history, reckoning).then_some(Concern::Overreach));
    let besides = Besides::of(history, today);
    let lacks = |day| lacks_fuel(history, reckoning, &besides, day);
    told.extend(is_told(&lacks, FUEL_EVERY).then_some(Concern::Fuel));
    told
}

/// The day on which a card was due last, which comes again after `every` days while its rule holds.
///
/// The walk begins on a day that the calendar sets and not on one so many days ago: where the rule holds all the time, the days on
/// which the card comes stay the same then, whichever day it is looked for.
fn shown(fires: &dyn Fn(NaiveDate) -> bool, today: NaiveDate, every: i64) -> Option<NaiveDate> {
    let begins = |day: &NaiveDate| i64::from(day.num_days_from_ce()) % every == 0;
    let reach = today.checked_sub_days(Days::new(SHOWN_REACH_DAYS))?;
    let days = reach.iter_days().take_while(|day| *day <= today).skip_while(|day| !begins(day));
    days.fold(None, |shown: Option<NaiveDate>, day| {
        let is_due = shown.is_none_or(|before| (day - before).num_days() >= every);
        if is_due && fires(day) { Some(day) } else { shown }
    })
}

/// The check-ins of the `days` days that end with `today`.
fn last_days(history: &History, today: NaiveDate, days: u64) -> &[CheckIn] {
    let first = today.checked_sub_days(Days::new(days - 1)).unwrap_or(NaiveDate::MIN);
    let begin = history.check_ins.partition_point(|check_in| check_in.day < first);
    let end = history.check_ins.partition_point(|check_in| check_in.day <= today);
    &history.check_ins[begin.min(end)..end]
}

fn pain(check_in: &CheckIn) -> Option<u8> {
    check_in.scores.get(Item::Pain)
}

/// Whether a pain is worth a professional's eyes on a day.
#[must_use]
pub fn hurts(history: &History, today: NaiveDate) -> bool {
    let week = last_days(history, today, WEEK);
    let strong = week.iter().filter(|check_in| pain(check_in).is_some_and(|pain| pain >= PAIN)).count() >= 2;
    strong || tells(week) || rises(history, today) || stays(history, today)
}

/// Whether the last check-in that speaks of pain says that it changes the gait, is there at rest, or on one spot of a bone.
fn tells(week: &[CheckIn]) -> bool {
    let said =
        |check_in: &CheckIn| [check_in.pain.changes_gait, check_in.pain.at_rest, check_in.pain.on_bone];
    let speaks = |check_in: &&CheckIn| pain(check_in).is_some() || said(check_in).iter().any(Option::is_some);
    let last = week.iter().rfind(speaks);
    last.is_some_and(|last| pain(last) != Some(0) && said(last).contains(&Some(true)))
}

fn rises(history: &History, today: NaiveDate) -> bool {
    let answers: Vec<(NaiveDate, u8)> = last_days(history, today, TWO_WEEKS)
        .iter()
        .filter_map(|check_in| Some((check_in.day, pain(check_in)?)))
        .collect();
    let is_near = |day: NaiveDate| (today - day).num_days() < i64::try_from(WEEK).unwrap_or(7);
    answers.last_chunk::<3>().is_some_and(|[first, second, third]| {
        first.1 >= 1 && first.1 < second.1 && second.1 < third.1 && is_near(third.0)
    })
}

fn stays(history: &History, today: NaiveDate) -> bool {
    let gap = i64::try_from(WEEK).unwrap_or(7);
    let end = history.check_ins.partition_point(|check_in| check_in.day <= today);
    let (mut last, mut first) = (None, today);
    for check_in in history.check_ins[..end].iter().rev() {
        // Looked at before the pain is: where pain is never asked about, nothing else would end the walk before the first check-in.
        if (first - check_in.day).num_days() > gap {
            break;
        }
        match pain(check_in) {
            None => {}
            Some(0) => break,
            Some(_) => {
                last.get_or_insert(check_in.day);
                first = check_in.day;
            }
        }
    }
    last.is_some_and(|last| (last - first).num_days() >= i64::try_from(TWO_WEEKS).unwrap_or(14))
}

/// Whether the runner is ill below the neck, or has fever, as far as was said last.
#[must_use]
pub fn is_ill(history: &History, today: NaiveDate) -> bool {
    let said = last_days(history, today, WEEK).iter().rev().find_map(|check_in| check_in.ill);
    said == Some(Illness::BelowNeck)
}

/// The day since which the rule about pain holds without a day between, as it stands today; looked for in the last four weeks.
#[must_use]
pub fn hurts_since(history: &History, today: NaiveDate) -> Option<NaiveDate> {
    const LOOK_BACK: usize = 28;
    today.iter_days_back().take(LOOK_BACK).take_while(|day| hurts(history, *day)).last()
}

/// Whether it is asked if somebody has looked at a pain: seven days after the rule began to hold, unless somebody has since.
#[must_use]
pub fn asks_who_looked(history: &History, looked: Option<NaiveDate>, today: NaiveDate) -> bool {
    hurts_since(history, today).is_some_and(|since| {
        (today - since).num_days() >= FOLLOW_UP_DAYS && looked.is_none_or(|looked| looked < since)
    })
}

/// Whether two weeks were low.
#[must_use]
pub fn is_low(history: &History, today: NaiveDate) -> bool {
    let moods: Vec<u8> = last_days(history, today, TWO_WEEKS)
        .iter()
        .filter(|check_in| check_in.standing == Standing::Counts)
        .filter_map(|check_in| check_in.scores.get(Item::Mood))
        .collect();
    let low = moods.iter().filter(|mood| **mood <= LOW).count();
    let first = today.checked_sub_days(Days::new(TWO_WEEKS - 1)).unwrap_or(NaiveDate::MIN);
    let hopeless = history.hopeless.iter().filter(|day| (first..=today).contains(day)).count();
    (moods.len() >= LOW_LEAST && low * 100 >= moods.len() * LOW_SHARE) || hopeless >= 2
}

/// Whether a race lies behind a dip, 7 to 21 days ago.
#[must_use]
pub fn comes_down(history: &History, today: NaiveDate) -> bool {
    let was_started = |race: &&Race| race.was_started();
    history.races.iter().filter(was_started).any(|race| COMEDOWN.contains(&(today - race.date).num_days()))
}

/// Whether rest does not bring the runner back.
#[must_use]
pub fn overreaches(history: &History, reckoning: &Reckoning) -> bool {
    let today = reckoning.today;
    let besides = Besides::of(history, today);
    let signs = |day: NaiveDate| Reading::signs_on(reckoning, &besides, day);
    let points = |signs: &[Sign], kind: SignKind| {
        signs.iter().find(|sign| sign.kind == kind).map_or(0, |sign| sign.points)
    };
    let lasts = history.step_backs.iter().find(|step_back| {
        step_back.runs_on(today)
            && (today - step_back.from).num_days() > i64::try_from(TWO_WEEKS).unwrap_or(14)
    });
    let without_easing = lasts.is_some_and(|step_back| {
        let (Some(then), Some(now)) = (signs(step_back.from), signs(today)) else { return false };
        let eases = |sign: &Sign| points(&now, sign.kind) < sign.points;
        now.iter().any(|sign| sign.points > 0) && !then.iter().any(eases)
    });
    let together = |days: u64| {
        let day = today.checked_sub_days(Days::new(days));
        day.and_then(signs).is_some_and(|signs| {
            [SignKind::Flat, SignKind::Mood, SignKind::Sleep].iter().all(|kind| points(&signs, *kind) > 0)
        })
    };
    without_easing || [0, WEEK, TWO_WEEKS].into_iter().all(together)
}

/// Whether the questions about food are asked.
fn lacks_fuel(history: &History, reckoning: &Reckoning, besides: &Besides, today: NaiveDate) -> bool {
    let (days, least, apart) = FUEL;
    let answers: Vec<(NaiveDate, u8)> = last_days(history, today, days)
        .iter()
        .filter(|check_in| check_in.standing == Standing::Counts)
        .filter_map(|check_in| Some((check_in.day, check_in.scores.get(Item::Fuelled)?)))
        .collect();
    let low = answers.iter().filter(|(_, fuelled)| *fuelled <= FUELLED).count();
    let span = answers.first().zip(answers.last()).map_or(0, |(first, last)| (last.0 - first.0).num_days());
    let often = answers.len() >= least && span >= apart && low * 2 > answers.len();
    let checks: Vec<Option<u8>> = history
        .alignments
        .iter()
        .filter(|check| check.day <= today && (today - check.day).num_days() <= HALF_YEAR)
        .map(|check| check.fits.get(FitItem::Fuel))
        .collect();
    let twice = checks
        .last_chunk::<2>()
        .is_some_and(|both| both.iter().all(|fuel| fuel.is_some_and(|fuel| fuel <= 1)));
    let broke_down = history
        .arcs
        .iter()
        .filter(|arc| matches!(arc.kind, ArcKind::Injury | ArcKind::Illness))
        .filter(|arc| (0..=HALF_YEAR).contains(&(today - arc.start).num_days()))
        .count();
    let is_tired = || {
        let signs = Reading::signs_on(reckoning, besides, today).unwrap_or_default();
        signs.iter().any(|sign| sign.kind == SignKind::Tired && sign.points > 0)
    };
    often || twice || (broke_down >= 2 && is_tired())
}

/// Days from this one backwards.
trait BackDays {
    fn iter_days_back(self) -> impl Iterator<Item = NaiveDate>;
}

impl BackDays for NaiveDate {
    fn iter_days_back(self) -> impl Iterator<Item = NaiveDate> {
        std::iter::successors(Some(self), NaiveDate::pred_opt)
    }
}

#[cfg(test)]
mod tests;
