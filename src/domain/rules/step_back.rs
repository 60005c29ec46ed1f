//! What a step back comes to: whether the check-ins speak for the way back, what it gave, and what breaks there were so far.
//!
//! Source: checkins.toml, `stepback.reentry` and `stepback.review`, and the rulings of DOMAIN.md (an edge value is in band). It
//! decides nothing: a step back ends when the runner ends it.
//!
//! Decided here: only check-ins from its first day on count towards the way back, one a day. For the band those count that answer
//! all three items; the band is that of the usual of the day on which it began, so that rest does not lower what it is measured
//! by. Pain and choice that are not asked are not known; they are told as that, and keep nobody back. A gain is made from the last
//! three check-ins of the step back and the last three of the six weeks before it that answer any of the four items: of each item
//! that is answered on both sides the mean after less the mean before, and of these the mean. So an item that was switched on in
//! between changes nothing.

mod stops;

use chrono::{Days, NaiveDate};

use super::baseline::{Baseline, Measure, WINDOW_DAYS, median};
use super::reckoning::{DayScore, Reckoning};
use crate::domain::check_in::Item;
use crate::domain::step_back::{BreakKind, StepBack};
use crate::domain::units::rounding::shown;
pub use stops::{Stop, as_it_went, stop_to_ask};

/// The last so many check-ins count.
pub const LAST: usize = 3;
/// A gain is told from so many check-ins on each side.
pub const GAIN_LEAST: usize = 2;
/// Choice once at this or more speaks for the way back.
pub const CHOICE_WANTED: u8 = 6;
/// The items that have to be in band.
pub const BAND_ITEMS: [Item; 3] = [Item::Energy, Item::Soreness, Item::Motivation];
/// The items of a gain.
pub const GAIN_ITEMS: [Item; 4] = [Item::Energy, Item::Soreness, Item::Motivation, Item::Choice];
/// What comparisons allow.
const EPSILON: f64 = 1e-9;

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It does.
    Holds,
    /// It does not, or there are too few check-ins yet.
    NotYet,
    /// Nothing is known of it: it is not asked, or there is no usual. It keeps nobody back.
    NotKnown,
}

/// One item that has to be in band.
#[derive(Debug, Clone, PartialEq)]
pub struct BandItem {
    /// Which.
    pub item: Item,
    /// Its usual on the day on which the step back began, of `g`; `None` where there was none.
    pub usual: Option<Baseline>,
    /// What was answered in the last check-ins that count, first one first, 0 to 10 as it was typed.
    pub values: Vec<u8>,
}

impl BandItem {
    /// How many of its values are in band; an edge value is.
    #[must_use]
    pub fn in_band(&self) -> usize {
        let Some(usual) = &self.usual else { return 0 };
        let is_in = |value: &&u8| f64::from(self.item.good(**value)) >= usual.band() - EPSILON;
        self.values.iter().filter(is_in).count()
    }

    /// The edge of the band as a number that is typed: from there up, or for soreness down to there and below.
    #[must_use]
    pub fn edge(&self) -> Option<f64> {
        let band = self.usual.as_ref()?.band();
        Some(if self.item.higher_is_better() { band } else { 10.0 - band })
    }
}

/// Whether the check-ins speak for the way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Reentry {
    /// Energy, soreness and drive.
    pub items: [BandItem; 3],
    /// Whether all of them are in band on the last three check-ins.
    pub band: Stand,
    /// What was answered about pain in the last three check-ins, where it was asked.
    pub pain_values: Vec<u8>,
    /// Whether there was none.
    pub pain: Stand,
    /// The highest answer on choice since it began, where it was asked.
    pub choice_value: Option<u8>,
    /// Whether running has felt like a choice once.
    pub choice: Stand,
    /// How many check-ins there were since it began, at most three.
    pub check_ins: usize,
}

impl Reentry {
    /// The conditions as they stand on the day of a reckoning, or stood when the step back was ended.
    #[must_use]
    pub fn of(reckoning: &Reckoning, step_back: &StepBack) -> Self {
        let until = step_back.ended.map_or(reckoning.today, |ended| ended.min(reckoning.today));
        let since: Vec<&DayScore> = within(reckoning, step_back.from, until).collect();
        let answers_all = |day: &&&DayScore| BAND_ITEMS.iter().all(|item| day.scores.get(*item).is_some());
        let whole: Vec<&DayScore> = since.iter().filter(answers_all).copied().collect();
        let whole = last(&whole);
        let items = BAND_ITEMS.map(|item| BandItem {
            item,
            usual: reckoning.usual(Measure::Item(item), step_back.from),
            values: whole.iter().filter_map(|day| day.scores.get(item)).collect(),
        });
        let band = if items.iter().any(|item| item.usual.is_none()) {
            Stand::NotKnown
        } else if items.iter().all(|item| item.in_band() == LAST) {
            Stand::Holds
        } else {
            Stand::NotYet
        };
        let recent = last(&since);
        let pain_values: Vec<u8> = recent.iter().filter_map(|day| day.scores.get(Item::Pain)).collect();
        let pain = if pain_values.is_empty() {
            Stand::NotKnown
        } else if recent.len() == LAST && pain_values.iter().all(|pain| *pain == 0) {
            Stand::Holds
        } else {
            Stand::NotYet
        };
        let choice_value = since.iter().filter_map(|day| day.scores.get(Item::Choice)).max();
        let choice = match choice_value {
            None => Stand::NotKnown,
            Some(CHOICE_WANTED..) => Stand::Holds,
            Some(_) => Stand::NotYet,
        };
        let check_ins = recent.len();
        Self { items, band, pain_values, pain, choice_value, choice, check_ins }
    }

    /// How many of the last three check-ins have all three items in band.
    #[must_use]
    pub fn check_ins_in_band(&self) -> usize {
        let count = self.items[0].values.len();
        let is_in = |place: &usize| {
            self.items.iter().all(|item| {
                let one = BandItem { values: item.values[*place..=*place].to_vec(), ..item.clone() };
                one.in_band() == 1
            })
        };
        (0..count).filter(is_in).count()
    }

    /// How many check-ins count for the band, at most three.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.items[0].values.len()
    }

    /// Whether everything that is known speaks for the way back.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.band == Stand::Holds && self.pain != Stand::NotYet && self.choice != Stand::NotYet
    }
}

/// The check-ins of some days, both ends included.
fn within(reckoning: &Reckoning, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &DayScore> {
    let days = reckoning.days.iter();
    days.filter(move |score| from <= score.day && score.day <= to && !score.scores.is_empty())
}

/// The last three.
fn last<T>(all: &[T]) -> &[T] {
    &all[all.len().saturating_sub(LAST)..]
}

/// What a step back gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// How much better it was at its end than before it, in points of 0 to 10; below 0 where it was worse.
    pub value: f64,
    /// From how many check-ins before it.
    pub before: usize,
    /// From how many at its end.
    pub after: usize,
}

impl Gain {
    /// What it gave up to the day of a reckoning; `None` from fewer than two check-ins on either side, or where no item was
    /// answered on both.
    #[must_use]
    pub fn of(reckoning: &Reckoning, step_back: &StepBack) -> Option<Self> {
        let answers_any = |day: &&DayScore| GAIN_ITEMS.iter().any(|item| day.scores.get(*item).is_some());
        let earliest = step_back.from.checked_sub_days(Days::new(WINDOW_DAYS.into()))?;
        let before = within(reckoning, earliest, step_back.from.pred_opt()?).filter(answers_any);
        let before: Vec<&DayScore> = before.collect();
        let at_end = within(reckoning, step_back.from, step_back.last_day()).filter(answers_any);
        let at_end: Vec<&DayScore> = at_end.collect();
        let (before, after) = (last(&before), last(&at_end));
        if before.len() < GAIN_LEAST || after.len() < GAIN_LEAST {
            return None;
        }
        let risen = GAIN_ITEMS.iter().filter_map(|item| Some(mean(after, *item)? - mean(before, *item)?));
        let (sum, count) = risen.fold((0.0, 0.0), |(sum, count), rise| (sum + rise, count + 1.0));
        (count > 0.0).then(|| Self { value: sum / count, before: before.len(), after: after.len() })
    }

    /// "+1.4".
    #[must_use]
    pub fn told(self) -> String {
        told_gain(self.value)
    }
}

/// A gain with its sign: "+1.4", "-0.3", "0.0".
#[must_use]
pub fn told_gain(value: f64) -> String {
    let value = shown(value, 1);
    if value.abs() < 0.05 { "0.0".to_owned() } else { format!("{value:+.1}") }
}

/// The mean of `g` of an item where it was answered.
fn mean(days: &[&DayScore], item: Item) -> Option<f64> {
    let values = days.iter().filter_map(|day| day.scores.good(item)).map(f64::from);
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// Whether it is over on a day: ended by the runner, or not waiting for them any more. A stop that came unplanned is over when it
/// has ended, or when it has not grown for so long that it never will.
#[must_use]
pub fn is_over(step_back: &StepBack, today: NaiveDate) -> bool {
    let is_ended = step_back.ended.is_some_and(|ended| ended <= today);
    if !step_back.is_planned() {
        return is_ended || !stops::may_grow(step_back, today);
    }
    is_ended || (step_back.last_day() < today && !step_back.runs_on(today))
}

/// The plan that runs on a day and was not ended yet, the one that began last.
#[must_use]
pub fn running(step_backs: &[StepBack], today: NaiveDate) -> Option<&StepBack> {
    step_backs.iter().rfind(|step_back| step_back.ended.is_none() && step_back.runs_on(today))
}

/// What breaks of one kind, or of all, came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreaksSoFar {
    /// Of which kind; `None` for all of them.
    pub kind: Option<BreakKind>,
    /// How many are over.
    pub count: usize,
    /// The middle of their days; 0 of none.
    pub median_days: f64,
    /// The middle of what they gave, of those of which that is known.
    pub median_gain: Option<f64>,
    /// Of how many that is known.
    pub gains: usize,
}

/// What the breaks that are over came to: all of them, then each kind of which there is any, in the order of the kinds.
#[must_use]
pub fn so_far(step_backs: &[StepBack], reckoning: &Reckoning) -> Vec<BreaksSoFar> {
    let over: Vec<(&StepBack, Option<Gain>)> = step_backs
        .iter()
        .filter(|step_back| is_over(step_back, reckoning.today))
        .map(|step_back| (step_back, Gain::of(reckoning, step_back)))
        .collect();
    let kinds = std::iter::once(None).chain(BreakKind::ALL.iter().copied().map(Some));
    let of_kind = kinds.map(|kind| {
        let of = || over.iter().filter(|(step_back, _)| kind.is_none_or(|kind| step_back.kind == kind));
        let mut days: Vec<f64> = of().map(|(step_back, _)| f64::from(step_back.days())).collect();
        let mut gains: Vec<f64> = of().filter_map(|(_, gain)| Some(gain.as_ref()?.value)).collect();
        BreaksSoFar {
            kind,
            count: days.len(),
            median_days: median(&mut days),
            gains: gains.len(),
            median_gain: (!gains.is_empty()).then(|| median(&mut gains)),
        }
    });
    of_kind.filter(|row| row.count > 0).collect()
}

#[cfg(test)]
mod tests;
