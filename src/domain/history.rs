//! What check-ins, races and arcs tell together: everything that the rules of the usual and of arcs are computed from, and
//! that the timeline draws.

use chrono::NaiveDate;

use super::alignment::AlignmentCheck;
use super::arc::{RecoveryArc, Try};
use super::care::QuietOffer;
use super::check_in::{Asked, CheckIn, Scores};
use super::goal::Verdict;
use super::id::{GoalId, RaceId};
use super::race::Race;
use super::reading::ReadingOverride;
use super::rules::reading::WeekEffort;
use super::step_back::StepBack;

/// A goal that was reached, or let go.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalFlag {
    /// Which.
    pub goal: GoalId,
    /// The goal.
    pub text: String,
    /// [`Verdict::Reached`] or [`Verdict::LetGo`].
    pub verdict: Verdict,
    /// Why, in the runner's words.
    pub reason: String,
    /// When.
    pub day: NaiveDate,
}

/// A part of the journal, or all of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// Check-ins by day, of one day in the order of writing.
    pub check_ins: Vec<CheckIn>,
    /// The days of the first three check-ins ever that answer something; they are left out of the usual.
    pub first_days: Vec<NaiveDate>,
    /// Races by day, those ahead included.
    pub races: Vec<Race>,
    /// Arcs by their start.
    pub arcs: Vec<RecoveryArc>,
    /// What was done for them, by day.
    pub tries: Vec<Try>,
    /// Goals reached or let go, by day.
    pub goals: Vec<GoalFlag>,
    /// Steps back and stops that came unplanned, by their first day.
    pub step_backs: Vec<StepBack>,
    /// The first days of stops of which the runner has said that they were no break, by day.
    pub no_breaks: Vec<NaiveDate>,
    /// Alignment checks that were finished, by day.
    pub alignments: Vec<AlignmentCheck>,
    /// Whether it was less for the same effort, from the reviews of weeks, by day.
    pub weeks: Vec<WeekEffort>,
    /// Readings that were not followed, by day.
    pub overrides: Vec<ReadingOverride>,
    /// The days of finished debriefs in which one felt hopeless, in their order.
    pub hopeless: Vec<NaiveDate>,
    /// What the runner would answer on an ordinary good-enough day.
    pub declared: Scores,
    /// What Today offers quietly and was put away for a week, with the day of that.
    pub quiet_offers: Vec<(QuietOffer, NaiveDate)>,
    /// What a check-in asks besides the seven.
    pub asked: Asked,
}

impl History {
    /// A race of it.
    #[must_use]
    pub fn race(&self, id: RaceId) -> Option<&Race> {
        self.races.iter().find(|race| race.id == id)
    }
}
