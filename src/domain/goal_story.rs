//! Goals as they are read back: in a list, and one with everything about it.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::goal::{GivenVerdict, Goal, GoalChange, Progress, Step, StepEvent};
use super::id::{GoalId, RaceId, StepId};
use super::race::Race;
use super::review::{Review, ReviewKind};

/// A goal with what a list tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalRow {
    /// The goal.
    pub goal: Goal,
    /// The race it belongs to.
    pub race: Option<GoalRace>,
    /// Its last verdict.
    pub last: Option<GivenVerdict>,
    /// The day on which it was last looked at: that of its last verdict, or of its writing.
    pub looked_at: NaiveDate,
    /// Its steps, first written first.
    pub steps: Vec<Step>,
    /// The last number that was written of its progress; of days kept, how many different ones there are.
    pub reached: Option<f64>,
}

/// The race of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalRace {
    /// Its id.
    pub id: RaceId,
    /// Its name.
    pub name: String,
    /// Its day.
    pub date: NaiveDate,
}

/// All goals, and what decides when they are looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Goals {
    /// The goals that are not in the trash, first written first.
    pub rows: Vec<GoalRow>,
    /// Open steps without a goal, first written first.
    pub loose: Vec<Step>,
    /// The day on which each open step was last decided about, of those of which that ever was.
    pub decided: Vec<(StepId, NaiveDate)>,
    /// The races that may ask for a look: of the last 100 days, with an outcome, newest first. Whether each counts as a setback is
    /// told with it.
    pub races: Vec<PastRaceForGoals>,
    /// Races ahead, next one first, at most 20: to tie a goal to.
    pub ahead: Vec<GoalRace>,
    /// A review of goals that was begun and not finished.
    pub open_review: Option<Review>,
    /// How many of its cards were decided about.
    pub open_review_decided: u32,
    /// When each kind of review was last finished.
    pub reviewed: Vec<(ReviewKind, Stamp)>,
}

/// A race that is over, as far as goals need it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastRaceForGoals {
    /// The race.
    pub race: GoalRace,
    /// Whether the runner has marked it as a setback.
    pub is_setback: bool,
}

impl Goals {
    /// One goal.
    #[must_use]
    pub fn row(&self, id: GoalId) -> Option<&GoalRow> {
        self.rows.iter().find(|row| row.goal.id == id)
    }
}

/// Everything about one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalStory {
    /// The goal with its steps.
    pub row: GoalRow,
    /// The race it belongs to, whole.
    pub race: Option<Race>,
    /// The verdicts on it, first given first.
    pub verdicts: Vec<GivenVerdict>,
    /// What it said before it was changed, first change first.
    pub changes: Vec<GoalChange>,
    /// Its progress, by day.
    pub progress: Vec<Progress>,
    /// What was decided about its steps, in order.
    pub step_events: Vec<StepEvent>,
    /// The mode of the debrief it was written in, and the question that it answered.
    pub asked: Option<(String, String)>,
    /// The races that may ask for a look, as in [`Goals::races`].
    pub races: Vec<PastRaceForGoals>,
}
