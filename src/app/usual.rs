//! What is usual for the runner, as pages tell it: never a number without what it was made from.

use chrono::NaiveDate;

use crate::domain::check_in::{HIGHEST, Item, Side};
use crate::domain::rules::baseline::{Baseline, Measure, PROVISIONAL};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::rounding::shown;

/// The usual of a measure on a day, or how far there is none yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Usual {
    /// There is one.
    Known(Baseline),
    /// There are too few check-ins for one.
    NotYet {
        /// How many there are.
        have: usize,
    },
}

impl Usual {
    /// The usual of Body or Mind that counts on a day.
    #[must_use]
    pub fn of_side(reckoning: &Reckoning, side: Side, day: NaiveDate) -> Self {
        let measure = Measure::Side(side);
        reckoning
            .usual(measure, day)
            .map_or_else(|| Self::NotYet { have: reckoning.count_before(measure, day) }, Self::Known)
    }

    /// The usual of an item on a day, on the scale on which it is answered: where less is better, it is turned back.
    #[must_use]
    pub fn of_item(reckoning: &Reckoning, item: Item, day: NaiveDate) -> Self {
        let measure = Measure::Item(item);
        let turned = |baseline: Baseline| {
            let centre =
                if item.higher_is_better() { baseline.centre } else { f64::from(HIGHEST) - baseline.centre };
            Baseline { centre, ..baseline }
        };
        reckoning.usual(measure, day).map_or_else(
            || Self::NotYet { have: reckoning.count_before(measure, day) },
            |known| Self::Known(turned(known)),
        )
    }

    /// Only its middle: "usual 7.0"; `None` where there is none yet.
    #[must_use]
    pub fn told_centre(&self) -> Option<String> {
        match self {
            Self::Known(baseline) => Some(format!("usual {:.1}", shown(baseline.centre, 1))),
            Self::NotYet { .. } => None,
        }
    }

    /// "usual 6.7 ± 0.8", or "no usual yet: 2 of 3 check-ins".
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Known(baseline) => baseline.told_briefly(),
            Self::NotYet { have } => format!("no usual yet: {have} of {PROVISIONAL} check-ins"),
        }
    }

    /// What it was made from: "measured, 14 check-ins, 12 Feb – 24 Mar 2026"; `None` where there is none yet.
    #[must_use]
    pub fn told_source(&self) -> Option<String> {
        match self {
            Self::Known(baseline) => Some(baseline.told_source()),
            Self::NotYet { .. } => None,
        }
    }
}

/// What the usuals of both sides were made from, in as few rows as they need: one where they have the same source.
#[must_use]
pub fn told_sources(usuals: &[(Side, Usual)]) -> Vec<String> {
    let known: Vec<(Side, String)> =
        usuals.iter().filter_map(|(side, usual)| Some((*side, usual.told_source()?))).collect();
    match known.as_slice() {
        [] => vec!["Your first three check-ins are left out.".to_owned()],
        [(_, first), rest @ ..]
            if usuals.len() == known.len() && rest.iter().all(|(_, other)| other == first) =>
        {
            vec![first.clone()]
        }
        several => several.iter().map(|(side, source)| format!("{}: {source}", side.label())).collect(),
    }
}
