//! What the journal has told of check-ins, and what it comes to on the day it is looked at.

use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::{CheckIn, HIGHEST, Item, Scores, Side};
use crate::domain::history::History;
use crate::domain::id::CheckInId;
use crate::domain::race::Race;
use crate::domain::rules::baseline::{Baseline, Measure, side_score};
use crate::domain::rules::reading::{Besides, Reading};
use crate::domain::rules::reckoning::{DayScore, Reckoning, Recovery};
use crate::domain::units::rounding::{EPS, shown};

/// So many weeks can be walked at least, however few check-ins there are.
const FEWEST_WEEKS: u64 = 13;

/// A history with what it comes to. Check-ins of days that are still to come (a clock was wrong, a border was crossed) are
/// passed over until their day is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    history: Arc<History>,
    /// What it comes to today.
    pub reckoning: Reckoning,
    /// What it speaks for today.
    pub reading: Reading,
    /// How many of the history's check-ins lie on today or before.
    count: usize,
}

impl Record {
    /// What a history comes to on `today`.
    #[must_use]
    pub fn of(history: &Arc<History>, today: NaiveDate) -> Self {
        let reckoning = Reckoning::of(history, today);
        let reading = Reading::of(history, &reckoning, &Besides::of(history, today));
        Self {
            history: Arc::clone(history),
            reckoning,
            reading,
            count: history.check_ins.partition_point(|check_in| check_in.day <= today),
        }
    }

    /// The day it is looked at.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.reckoning.today
    }

    /// The check-ins by day, of one day in the order of writing.
    #[must_use]
    pub fn check_ins(&self) -> &[CheckIn] {
        &self.history.check_ins[..self.count]
    }

    /// The days of the first and of the last check-in; `None` where there is none.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let check_ins = self.check_ins();
        Some((check_ins.first()?.day, check_ins.last()?.day))
    }

    /// The first day that can be walked to, a Monday.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        let first = self.span().map_or(self.today(), |(first, _)| first);
        monday(first).min(monday(self.today()) - Days::new(7 * (FEWEST_WEEKS - 1)))
    }

    /// How many weeks can be walked.
    #[must_use]
    pub fn weeks(&self) -> u32 {
        let days = (monday(self.today()) - self.first_day()).num_days();
        u32::try_from(days / 7 + 1).unwrap_or(1)
    }

    /// Where the check-ins of a day stand among all.
    #[must_use]
    pub fn places(&self, day: NaiveDate) -> Range<usize> {
        let check_ins = self.check_ins();
        let start = check_ins.partition_point(|check_in| check_in.day < day);
        start..check_ins.partition_point(|check_in| check_in.day <= day)
    }

    /// The place of a check-in among all.
    #[must_use]
    pub fn place_of(&self, id: CheckInId) -> Option<usize> {
        self.check_ins().iter().position(|check_in| check_in.id == id)
    }

    /// The place, among all, of the check-in of a day that counts; of the first where none does.
    #[must_use]
    pub fn counted_place(&self, day: NaiveDate) -> Option<usize> {
        let places = self.places(day);
        let counted = self.score(day).map(|score| score.place);
        counted.or((!places.is_empty()).then_some(places.start))
    }

    /// The place in the reckoning of a day that counts.
    #[must_use]
    pub fn score_place(&self, day: NaiveDate) -> Option<usize> {
        self.reckoning.days.binary_search_by_key(&day, |score| score.day).ok()
    }

    /// The scores of a day that counts.
    #[must_use]
    pub fn score(&self, day: NaiveDate) -> Option<&DayScore> {
        self.score_place(day).map(|place| &self.reckoning.days[place])
    }

    /// The races of a day.
    #[must_use]
    pub fn races(&self, day: NaiveDate) -> &[Race] {
        self.races_within(day, day)
    }

    /// The races from one day to another, both counted.
    #[must_use]
    pub fn races_within(&self, first: NaiveDate, last: NaiveDate) -> &[Race] {
        let races = &self.history.races;
        let start = races.partition_point(|race| race.date < first);
        &races[start..races.partition_point(|race| race.date <= last)]
    }

    /// The arcs that begin from one day to another, both counted.
    #[must_use]
    pub fn arcs_within(&self, first: NaiveDate, last: NaiveDate) -> &[RecoveryArc] {
        let arcs = &self.history.arcs;
        let start = arcs.partition_point(|arc| arc.start < first);
        &arcs[start..arcs.partition_point(|arc| arc.start <= last)]
    }

    /// The arcs in which a day lies, its first day included.
    pub fn arcs_over(&self, day: NaiveDate) -> impl Iterator<Item = (&RecoveryArc, &Recovery)> {
        let both = self.history.arcs.iter().zip(&self.reckoning.recoveries);
        both.filter(move |(arc, recovery)| {
            arc.start <= day && recovery.closed.is_none_or(|closed| day <= closed)
        })
    }

    /// The items that have ever been answered besides the seven.
    #[must_use]
    pub fn extras(&self) -> Vec<Item> {
        let answered = |item: &Item| self.reckoning.days.iter().any(|day| day.scores.get(*item).is_some());
        Item::EXTRAS.into_iter().filter(answered).collect()
    }

    /// The usual of a measure on a day, on the scale on which it was answered.
    #[must_use]
    pub fn usual(&self, measure: Measure, day: NaiveDate) -> Option<Baseline> {
        let usual = self.reckoning.usual(measure, day)?;
        Some(match measure {
            Measure::Item(item) if !item.higher_is_better() => {
                Baseline { centre: f64::from(HIGHEST) - usual.centre, ..usual }
            }
            _ => usual,
        })
    }
}

/// The Monday of a week.
#[must_use]
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// Body or Mind, or the number of an item as it was answered; 0 to 10.
#[must_use]
pub fn answered(measure: Measure, scores: &Scores) -> Option<f64> {
    match measure {
        Measure::Side(side) => side_score(scores, side),
        Measure::Item(item) => scores.get(item).map(f64::from),
    }
}

/// A value as it is told: one decimal for Body and Mind, a whole number for an item.
#[must_use]
pub fn told(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Side(_) => format!("{:.1}", shown(value, 1)),
        Measure::Item(_) => format!("{value:.0}"),
    }
}

/// The name of a measure; an asterisk says that less is better.
#[must_use]
pub fn name(measure: Measure) -> String {
    match measure {
        Measure::Side(side) => side.label().to_owned(),
        Measure::Item(item) if item.higher_is_better() => item.label().to_owned(),
        Measure::Item(item) => format!("{}*", item.label()),
    }
}

/// The side a measure is shown with. The extras belong to neither score; pain and food are told with the body.
#[must_use]
pub fn side(measure: Measure) -> Side {
    match measure {
        Measure::Side(side) => side,
        Measure::Item(Item::Sleep | Item::Energy | Item::Soreness | Item::Pain | Item::Fuelled) => Side::Body,
        Measure::Item(_) => Side::Mind,
    }
}

/// How a day stands to its usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Checked in, but there is no value or no usual to set it beside.
    NoUsual,
    /// More than two spreads below the centre.
    WellBelow,
    /// More than one spread below.
    Below,
    /// Within one spread; an edge value is in band.
    Usual,
    /// More than one spread above.
    Above,
}

impl Shade {
    /// The shade of a value beside its usual.
    #[must_use]
    pub fn of(value: Option<f64>, usual: Option<&Baseline>) -> Self {
        let (Some(value), Some(usual)) = (value, usual) else {
            return Self::NoUsual;
        };
        let from_centre = value - usual.centre;
        if from_centre < -2.0 * usual.spread - EPS {
            Self::WellBelow
        } else if from_centre < -usual.spread - EPS {
            Self::Below
        } else if from_centre <= usual.spread + EPS {
            Self::Usual
        } else {
            Self::Above
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shade;
    use crate::domain::rules::baseline::{Baseline, Label};

    #[test]
    fn a_shade_tells_how_far_from_the_usual_a_value_lies_and_an_edge_is_in_band() {
        let usual =
            Baseline { centre: 6.0, spread: 0.7, n: 9, first: None, last: None, label: Label::Measured };
        let shade = |value| Shade::of(Some(value), Some(&usual));
        assert_eq!(shade(4.5), Shade::WellBelow);
        assert_eq!(shade(4.6), Shade::Below);
        assert_eq!(shade(5.2), Shade::Below);
        assert_eq!(shade(6.0 - 0.7), Shade::Usual);
        assert_eq!(shade(6.0 + 0.7), Shade::Usual);
        assert_eq!(shade(6.8), Shade::Above);
        assert_eq!(Shade::of(Some(6.0), None), Shade::NoUsual);
        assert_eq!(Shade::of(None, Some(&usual)), Shade::NoUsual);
    }
}
