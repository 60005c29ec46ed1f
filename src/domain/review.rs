//! Reviews: goals worked through one by one, and looking back at a week, a month or a season.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::brief::BriefLesson;
use super::clock::Stamp;
use super::debrief::Value;
use super::goal::{GivenVerdict, GoalChange, Step, StepEvent};
use super::goal_story::{GoalRow, Goals};
use super::history::History;
use super::id::{GoalId, ReviewId, StepId};
use super::lesson::TaughtLesson;
use super::patterns::PatternsBasis;
use super::race::words;
use super::wins::Win;

words! {
    /// What is reviewed.
    ReviewKind {
        /// Steps and goals, one card at a time.
        Goals = "goals", "goals";
        /// A week.
        Week = "week", "week";
        /// A month.
        Month = "month", "month";
        /// A season: a calendar year.
        Season = "season", "season";
    }
}

/// One card of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// A goal.
    Goal(GoalId),
    /// A step.
    Step(StepId),
}

/// A review, begun or finished. A verdict that is given in it is written at once and names it: so where it stands is never lost.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// What is reviewed.
    pub kind: ReviewKind,
    /// The first day of what it looks back at; of goals the day on which it began.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The cards in their order, as they were laid when it began; none but of goals.
    pub cards: Vec<Card>,
    /// When it was begun.
    pub started: Stamp,
    /// When it was finished.
    pub finished: Option<Stamp>,
}

/// What was answered in a review of a week, a month or a season.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewAnswer {
    /// In which review.
    pub review: ReviewId,
    /// The id of the question.
    pub question: String,
    /// The question as it was asked.
    pub asked: String,
    /// The answer; `None` where it was taken back.
    pub value: Option<Value>,
    /// When.
    pub at: Stamp,
}

/// A review with what was decided and answered in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewStory {
    /// The review.
    pub review: Review,
    /// Verdicts that were given in it, first given first.
    pub verdicts: Vec<GivenVerdict>,
    /// What was decided about steps in it, likewise.
    pub steps: Vec<StepEvent>,
    /// What was answered in it.
    pub answers: Vec<ReviewAnswer>,
}

/// Everything that a review needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewBasis {
    /// What is reviewed.
    pub kind: ReviewKind,
    /// One that was begun and not finished, or `None`.
    pub open: Option<ReviewStory>,
    /// The finished ones of the kind, last finished first, at most 60.
    pub past: Vec<ReviewStory>,
    /// All goals and steps.
    pub goals: Arc<Goals>,
    /// Lessons that may be kept in view: those that are not retired, newest first, at most 60.
    pub lessons: Vec<TaughtLesson>,
    /// What the cards of a review of goals tell besides; empty for every other kind.
    pub past_of_cards: CardPast,
}

/// What became so far of that which stands on the cards of a review.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardPast {
    /// All verdicts on goals, the goals in their order, and of each the first given first.
    pub verdicts: Vec<GivenVerdict>,
    /// How often each open step was moved to another day, of those that ever were.
    pub moves: Vec<(StepId, u32)>,
    /// What goals said before they were adjusted in the open review. Such a change is written at the moment of its verdict, and is
    /// known by that.
    pub changes: Vec<GoalChange>,
    /// The steps that were decided about in the open review, wherever they stand now.
    pub steps: Vec<Step>,
}

/// What the page of a season is made from: a calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonBasis {
    /// The year.
    pub year: i32,
    /// The years in which something was written, newest first.
    pub years: Vec<i32>,
    /// The whole history.
    pub history: Arc<History>,
    /// What keeps coming back is told from this, all races up to now.
    pub patterns: Arc<PatternsBasis>,
    /// What held up and the steps that were done, of all years.
    pub wins: Vec<Win>,
    /// The lessons that were written in races of the year or in the year, oldest first.
    pub lessons: Vec<TaughtLesson>,
    /// Lessons of which something was said in races of the year, with the tally of all their uses.
    pub carried: Vec<BriefLesson>,
    /// All goals with their verdicts.
    pub goals: Vec<(GoalRow, Vec<GivenVerdict>)>,
    /// The season's own review, where one was begun.
    pub review: Option<ReviewStory>,
}
