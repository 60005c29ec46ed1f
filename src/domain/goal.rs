//! Goals that outlive one race, and the small steps towards them.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::id::{DebriefId, GoalId, PersonId, RaceId, StepId};
use super::race::words;

words! {
    /// What kind of goal.
    GoalKind {
        /// An outcome.
        Outcome = "outcome", "outcome";
        /// A time or a place.
        TimeOrPlace = "time", "time or place";
        /// Something done rather than reached.
        Process = "process", "process";
        /// Getting well again.
        Recovery = "recovery", "recovery";
        /// Life outside the clock.
        Wellbeing = "wellbeing", "wellbeing";
        /// See what I can do.
        Open = "open", "open";
    }
}

words! {
    /// What the runner decided about a goal.
    Verdict {
        /// Go on with it.
        Keep = "keep", "keep";
        /// Change it.
        Adjust = "adjust", "adjust";
        /// It is reached.
        Reached = "reached", "reached";
        /// Leave it for a while.
        Rest = "rest", "rest it";
        /// Let it go; never "failed".
        LetGo = "let_go", "let it go";
        /// Not now.
        Later = "later", "decide later";
    }
}

words! {
    /// Where a step stands.
    StepState {
        /// To be done.
        Open = "open", "open";
        /// Done.
        Done = "done", "done";
        /// Part of it: that counts.
        Part = "part", "part of it";
        /// Dropped.
        Dropped = "dropped", "dropped";
    }
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The race it came out of or aims at.
    pub race: Option<RaceId>,
    /// The debrief in which it was written.
    pub debrief: Option<DebriefId>,
    /// What kind.
    pub kind: GoalKind,
    /// The goal in one line.
    pub text: String,
    /// Why, or what it gave.
    pub why: String,
    /// The last verdict; `None` while it is simply active.
    pub verdict: Option<Verdict>,
    /// When it was written.
    pub written: Stamp,
}

impl Goal {
    /// Whether it is what the runner does in one race rather than reaches: a process goal that was written for the race itself
    /// and not in looking back at it. It belongs to A, B and C.
    #[must_use]
    pub fn is_for_its_race(&self) -> bool {
        self.kind == GoalKind::Process && self.race.is_some() && self.debrief.is_none()
    }
}

/// One small next step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// The race it came out of.
    pub race: Option<RaceId>,
    /// The debrief in which it was written.
    pub debrief: Option<DebriefId>,
    /// The person it is about, for "talk to ...".
    pub person: Option<PersonId>,
    /// The step in one line.
    pub text: String,
    /// The day it is meant for.
    pub day: Option<NaiveDate>,
    /// Where it stands.
    pub state: StepState,
    /// When it was written.
    pub written: Stamp,
}
