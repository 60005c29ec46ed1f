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

impl ReviewKind {
    /// The id of the review of the days from `first` on: two windows that look back at the same days write in one review. Goals may
    /// be reviewed more than once on a day, so that theirs are ids like any other.
    #[must_use]
    pub fn id_of(self, first: NaiveDate) -> ReviewId {
        let kind: u128 = match self {
            Self::Goals => 0,
            Self::Week => 1,
            Self::Month => 2,
            Self::Season => 3,
        };
        let days = u128::from(chrono::Datelike::num_days_from_ce(&first).unsigned_abs());
        // The letters of "secondwi", the kind and the day.
        let bytes = (0x7365_636f_6e64_7769_u128 << 64 | kind << 32 | days).to_be_bytes();
        ReviewId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
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

impl ReviewStory {
    /// What was answered to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&Value> {
        self.answers.iter().find(|answer| answer.question == question)?.value.as_ref()
    }
}

/// Everything that a review needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewBasis {
    /// What is reviewed.
    pub kind: ReviewKind,
    /// One that was begun and not finished, or `None`.
    pub open: Option<ReviewStory>,
    /// The other ones of the kind, last begun first, at most 60: of goals only those that were finished.
    pub past: Vec<ReviewStory>,
    /// What was decided about steps in the last [`DECIDED_DAYS`] days, first decided first, each with the step as it stands; of a
    /// review of goals nothing.
    pub decided: Vec<(StepEvent, Step)>,
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

/// The question of a month that is answered by a list of small wins; they stand among the wins from then on.
pub const SMALL_WINS: &str = "month.wins";
/// The question of a season that is answered by the race that taught most.
pub const TAUGHT_MOST: &str = "season.taught";

/// A review is told what was decided about steps in so many days.
pub const DECIDED_DAYS: u64 = 45;

/// A time that a review may look back at: anything was written that belongs to it, a check-in, a race or a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Which review.
    pub kind: ReviewKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The review of it, where one was begun.
    pub review: Option<Review>,
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
    /// Lessons that races of the year taught, or that were written in it, and those of which something was said in races of the
    /// year; oldest first. Each with the tally of all its uses, and with what was last said of it in a race of the year.
    pub lessons: Vec<BriefLesson>,
    /// All goals with their verdicts.
    pub goals: Vec<(GoalRow, Vec<GivenVerdict>)>,
    /// The season's own review, where one was begun.
    pub review: Option<ReviewStory>,
}
