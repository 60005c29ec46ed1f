//! The alignment check: how well training fits the life around it, answered in 90 seconds.
//!
//! Source: checkins.toml, `alignment`. The sentences stand in `assets/alignment.toml`, their ids here; the score is
//! [`rules::alignment`](super::rules::alignment).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::goal::Goal;
use super::history::History;
use super::id::{AlignmentId, StepId};
use super::race::words;
use super::rules::alignment;

words! {
    /// What is asked. The last two stand beside the score and never in it.
    FitItem {
        /// The shape of the week.
        Structure = "structure", "structured";
        /// Bending the plan.
        Flex = "flex", "flexible";
        /// One missed session stays one.
        OneMiss = "one_miss", "consistent over perfect";
        /// Routine more than mood.
        Systems = "systems", "systems over motivation";
        /// Rest before it is needed.
        Recovery = "recovery", "recovery planned";
        /// Food and drink for the work.
        Fuel = "fuel", "fuel for the work";
        /// Strength that helps.
        Strength = "strength", "strength supports";
        /// Room for training.
        Identity = "identity", "room for training";
        /// The week fits the goal.
        EffortGoal = "effort_goal", "effort fits the goal";
        /// Help.
        Support = "support", "support built in";
        /// What life gives.
        Capacity = "capacity", "fits real capacity";
        /// This year's body and life.
        Season = "season", "fits this season";
        /// The whole system.
        Whole = "whole", "well-resourced";
        /// More than running.
        Wider = "wider", "more than running";
        /// Not easy, but doable.
        Doable = "doable", "doable";
    }
}

impl FitItem {
    /// Those that make the score.
    pub const SCORED: &'static [Self] = Self::ALL.split_at(13).0;

    /// Whether it is part of the score.
    #[must_use]
    pub fn is_scored(self) -> bool {
        Self::SCORED.contains(&self)
    }
}

words! {
    /// Whether a small step did fit, asked at the next check.
    Fitted {
        /// It did.
        Yes = "yes", "it did";
        /// In part.
        Partly = "partly", "in part";
        /// It did not.
        No = "no", "it did not";
    }
}

/// An answer from 0 ("not now") to 4 ("yes") for each item that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fits([Option<u8>; FitItem::ALL.len()]);

impl Fits {
    /// What was answered.
    #[must_use]
    pub fn get(&self, item: FitItem) -> Option<u8> {
        self.0[item as usize]
    }

    /// Answers an item, 0 to 4 (more counts as 4), or takes the answer back.
    pub fn set(&mut self, item: FitItem, value: Option<u8>) {
        self.0[item as usize] = value.map(|value| value.min(alignment::HIGHEST));
    }

    /// How many of the scored items were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.scored().iter().flatten().count()
    }

    /// The score, 0 to 100; `None` with fewer than nine answers.
    #[must_use]
    pub fn score(&self) -> Option<u64> {
        alignment::score(self.scored())
    }

    /// The two lowest of the scored items, the lower one first.
    #[must_use]
    pub fn lowest(&self) -> Vec<FitItem> {
        alignment::lowest(self.scored()).into_iter().map(|place| FitItem::SCORED[place]).collect()
    }

    fn scored(&self) -> &[Option<u8>] {
        &self.0[..FitItem::SCORED.len()]
    }
}

/// A small step that was chosen for an item: "If ..., then ...".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitStep {
    /// For which item.
    pub item: FitItem,
    /// The moment of the week; may be empty.
    pub moment: String,
    /// The small change.
    pub change: String,
    /// The step among the runner's steps that it became.
    pub step: Option<StepId>,
    /// Whether it did fit; asked at the next check.
    pub fitted: Option<Fitted>,
}

/// A row of the assumptions: what the plan quietly takes for granted, beside what this season really gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    /// The row's id, as `assets/alignment.toml` names it.
    pub row: String,
    /// What the plan assumes.
    pub assumes: String,
    /// What this season really gives.
    pub gives: String,
    /// Whether this is the row that shall change in the plan.
    pub changes: bool,
}

/// One check. What is answered is kept at once, so that one that was broken off goes on where it was.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignmentCheck {
    /// Its id.
    pub id: AlignmentId,
    /// Its day.
    pub day: NaiveDate,
    /// The answers.
    pub fits: Fits,
    /// The small steps that were chosen.
    pub steps: Vec<FitStep>,
    /// The assumptions that were filled in.
    pub assumptions: Vec<Assumption>,
    /// One line; may be empty.
    pub note: String,
    /// When it was finished.
    pub finished: Option<Stamp>,
    /// When it was begun.
    pub written: Stamp,
}

impl AlignmentCheck {
    /// One that says nothing yet.
    #[must_use]
    pub fn new(id: AlignmentId, day: NaiveDate, written: Stamp) -> Self {
        Self {
            id,
            day,
            fits: Fits::default(),
            steps: Vec::new(),
            assumptions: Vec::new(),
            note: String::new(),
            finished: None,
            written,
        }
    }
}

/// What the alignment check is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignmentBasis {
    /// The check that was begun last and is not finished.
    pub open: Option<AlignmentCheck>,
    /// The goals that are active, first written first.
    pub goals: Vec<Goal>,
    /// The whole history, the finished checks among it.
    pub history: History,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_items_make_the_score_and_two_stand_beside_it() {
        assert_eq!(FitItem::SCORED.len(), 13);
        assert_eq!(FitItem::SCORED.last(), Some(&FitItem::Whole));
        let mut fits = Fits::default();
        for item in FitItem::ALL {
            fits.set(*item, Some(3));
        }
        fits.set(FitItem::Doable, Some(0));
        fits.set(FitItem::Fuel, Some(1));
        fits.set(FitItem::Support, Some(9));
        assert_eq!(fits.get(FitItem::Support), Some(4));
        // (11 * 3 + 1 + 4) / 13 / 4 = 73.08 %.
        assert_eq!((fits.score(), fits.answered()), (Some(73), 13));
        assert_eq!(fits.lowest(), [FitItem::Fuel, FitItem::Structure]);
    }
}
