//! Your usual: the middle of the check-ins of the last six weeks, and how far they spread.
//!
//! Source: checkins.toml, `scores` and `baseline`, the rulings of DOMAIN.md, and `domain` and `baseline` of the reference
//! formulas. Nothing is rounded before it is compared.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::check_in::{HIGHEST, Item, Scores, Side};
use crate::domain::race::words;
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// The usual is made from so many days before the day it is told for.
pub const WINDOW_DAYS: u32 = 42;
/// Spread of a declared usual.
const DECLARED_SPREAD: f64 = 1.0;
/// So many check-ins, over so many days counting both ends, make it measured.
const MEASURED: (usize, i64) = (7, 10);
/// With so many it is provisional; with fewer there is none.
pub const PROVISIONAL: usize = 3;
/// The least spread of one item.
const ITEM_FLOOR: f64 = 1.0;
/// Makes the median of absolute deviations comparable with a standard deviation.
const MAD_SCALE: f64 = 1.4826;

words! {
    /// How well a usual is founded.
    Label {
        /// From 7 check-ins or more over 10 days or more.
        Measured = "measured", "measured";
        /// From 3 check-ins or more.
        Provisional = "provisional", "provisional";
        /// As the runner said.
        Declared = "declared", "declared";
        /// From days 35 to 70 after the start of an arc, where there is no other.
        Late = "late", "late";
    }
}

/// What a usual is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Body or Mind.
    Side(Side),
    /// One item, turned so that higher is better (`g`).
    Item(Item),
}

impl Measure {
    /// Its value in a check-in: a mean of `g` for a side, `g` for an item; 0 to 10, `None` with too few answers.
    #[must_use]
    pub fn of(self, scores: &Scores) -> Option<f64> {
        match self {
            Self::Side(side) => side_score(scores, side),
            Self::Item(item) => scores.good(item).map(f64::from),
        }
    }

    /// The least spread that is believed.
    #[must_use]
    pub fn floor(self) -> f64 {
        match self {
            Self::Side(_) => 0.6,
            Self::Item(_) => ITEM_FLOOR,
        }
    }
}

/// Body is the mean of `g` of its items with 2 of 3 answered, Mind with 3 of 4.
#[must_use]
pub fn side_score(scores: &Scores, side: Side) -> Option<f64> {
    let items = side.items();
    let (count, sum) = items
        .iter()
        .filter_map(|item| scores.good(*item))
        .fold((0_u8, 0_u32), |(count, sum), good| (count + 1, sum + u32::from(good)));
    (usize::from(count) + 1 >= items.len()).then(|| f64::from(sum) / f64::from(count))
}

/// The middle and the spread of what is usual, with what it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The median, 0 to 10.
    pub centre: f64,
    /// The larger of the floor and 1.4826 times the median absolute deviation.
    pub spread: f64,
    /// From how many check-ins; 0 for a declared one.
    pub n: u32,
    /// The day of the first of them.
    pub first: Option<NaiveDate>,
    /// The day of the last of them.
    pub last: Option<NaiveDate>,
    /// How well it is founded.
    pub label: Label,
}

impl Baseline {
    /// The usual that `values` (by day) make; `None` from fewer than three.
    #[must_use]
    pub fn of_values(values: &[(NaiveDate, f64)], floor: f64) -> Option<Self> {
        let (first, last) = (values.first()?.0, values.last()?.0);
        let label = label_of(values.len(), (first, last))?;
        let mut sorted: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
        let centre = median(&mut sorted);
        let mut deviations: Vec<f64> = sorted.iter().map(|value| (value - centre).abs()).collect();
        let spread = floor.max(MAD_SCALE * median(&mut deviations));
        let n = u32::try_from(values.len()).unwrap_or(u32::MAX);
        Some(Self { centre, spread, n, first: Some(first), last: Some(last), label })
    }

    /// The same of an item, from its answers as `g` (by day). They are whole numbers from 0 to 10, so that counting them is enough:
    /// the readings of ten years ask for some forty thousand of these.
    #[must_use]
    pub fn of_answers(answers: impl Iterator<Item = (NaiveDate, u8)>) -> Option<Self> {
        let mut counts = [0_usize; HIGHEST as usize + 1];
        let (mut first, mut last, mut n) = (None, None, 0);
        for (day, good) in answers {
            counts[usize::from(good.min(HIGHEST))] += 1;
            first = first.or(Some(day));
            last = Some(day);
            n += 1;
        }
        let label = label_of(n, (first?, last?))?;
        // Twice the centre is a whole number, and so is twice each deviation.
        let twice_centre = twice_the_middle(&counts, n);
        let mut deviations = [0_usize; 2 * HIGHEST as usize + 1];
        for (good, count) in counts.iter().enumerate() {
            deviations[(2 * good).abs_diff(twice_centre)] += count;
        }
        let halves = |whole: usize| f64::from(u32::try_from(whole).unwrap_or(0)) / 2.0;
        let deviation = halves(twice_the_middle(&deviations, n)) / 2.0;
        let spread = ITEM_FLOOR.max(MAD_SCALE * deviation);
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Some(Self { centre: halves(twice_centre), spread, n, first, last, label })
    }

    /// The usual as the runner declared it; `None` where too little was.
    #[must_use]
    pub fn declared(declared: &Scores, measure: Measure) -> Option<Self> {
        let centre = measure.of(declared)?;
        Some(Self { centre, spread: DECLARED_SPREAD, n: 0, first: None, last: None, label: Label::Declared })
    }

    /// The lower edge of the band: who is not below it is in band.
    #[must_use]
    pub fn band(&self) -> f64 {
        self.centre - self.spread
    }

    /// In few words: "usual 6.7 ± 0.8".
    #[must_use]
    pub fn told_briefly(&self) -> String {
        format!("usual {:.1} ± {:.1}", shown(self.centre, 1), shown(self.spread, 1))
    }

    /// What it was made from: "measured, 14 check-ins, 12 Feb – 24 Mar 2026".
    #[must_use]
    pub fn told_source(&self) -> String {
        let count = match (self.label, self.n) {
            (Label::Declared, _) => return "as you declared it".to_owned(),
            (_, 1) => "1 check-in".to_owned(),
            (_, n) => format!("{n} check-ins"),
        };
        let span = self.first.zip(self.last);
        let span =
            span.map_or_else(String::new, |(first, last)| format!(", {}", days::told_range(first, last)));
        format!("{}, {count}{span}", self.label.label())
    }
}

/// How well a usual is founded that is made from so many check-ins between two days; `None` from fewer than three.
fn label_of(count: usize, (first, last): (NaiveDate, NaiveDate)) -> Option<Label> {
    let (enough, span) = MEASURED;
    if count >= enough && (last - first).num_days() + 1 >= span {
        Some(Label::Measured)
    } else {
        (count >= PROVISIONAL).then_some(Label::Provisional)
    }
}

/// Twice the middle of whole numbers of which it is known how often each comes; the sum of the two middle ones.
fn twice_the_middle(counts: &[usize], n: usize) -> usize {
    let nth = |place: usize| {
        let mut seen = 0;
        let found = counts.iter().position(|count| {
            seen += count;
            seen > place
        });
        found.unwrap_or(0)
    };
    nth(n.saturating_sub(1) / 2) + nth(n / 2)
}

/// The middle value, the mean of the two middle ones for an even number; puts what it is given into another order. 0 of nothing.
pub(super) fn median(values: &mut [f64]) -> f64 {
    let (half, is_odd) = (values.len() / 2, values.len() % 2 == 1);
    if values.is_empty() {
        return 0.0;
    }
    // The middle one is all that is wanted, and finding it is quicker than sorting.
    let (below, upper, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let upper = *upper;
    if is_odd {
        return upper;
    }
    let lower = below.iter().copied().max_by(f64::total_cmp);
    lower.map_or(upper, |lower| f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests;
