//! Goals that outlive one race, and the small steps towards them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::id::{
    DebriefId, GoalChangeId, GoalId, PersonId, ProgressId, RaceId, ReviewId, StepEventId, StepId, VerdictId,
};
use super::race::{Tier, words};

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
    /// How far away what a goal asks for is.
    Horizon {
        /// The next weeks.
        Weeks = "weeks", "the next weeks";
        /// This season.
        Season = "season", "this season";
        /// Longer than a season.
        Long = "long", "the long run";
    }
}

words! {
    /// Where a goal stands, as its last verdict left it.
    GoalState {
        /// It is being pursued.
        Active = "active", "active";
        /// It is left for a while.
        Resting = "resting", "resting";
        /// It is reached.
        Reached = "reached", "reached";
        /// It was let go.
        LetGo = "let_go", "let go";
    }
}

/// How progress towards a goal is counted. A share is reckoned by [`progress`](super::rules::goal_progress).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Measure {
    /// A number that goes from one value to another, up or down: the last one that was written counts.
    Number {
        /// Where it began.
        from: f64,
        /// Where it shall be.
        to: f64,
        /// Of what, in the runner's words; may be empty.
        unit: String,
    },
    /// The share of its steps that are done.
    Steps,
    /// Days on which it was kept.
    Days {
        /// How many are wanted; at least 1.
        wanted: u32,
    },
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
    /// "If ..., then I will ..."; empty where there is none.
    pub if_then: String,
    /// Whatever else there is to say of it.
    pub notes: String,
    /// Which of several it is: A, B or C.
    pub tier: Option<Tier>,
    /// How far away it is.
    pub horizon: Horizon,
    /// The day by which it shall be reached. When that has passed, it is asked what became of it.
    pub by: Option<NaiveDate>,
    /// How progress is counted, where it can be.
    pub measure: Option<Measure>,
    /// Whether it is held up before others.
    pub pinned: bool,
    /// The last verdict; `None` while it is simply active.
    pub verdict: Option<Verdict>,
    /// The day on which it is asked about again, where its last verdict has put that off.
    pub again: Option<NaiveDate>,
    /// When it was written.
    pub written: Stamp,
}

impl Goal {
    /// A goal of which no more is known than its words. A recovery goal is one of weeks, any other one of the season.
    #[must_use]
    pub fn new(id: GoalId, kind: GoalKind, text: impl Into<String>, written: Stamp) -> Self {
        Self {
            id,
            race: None,
            debrief: None,
            kind,
            text: text.into(),
            why: String::new(),
            if_then: String::new(),
            notes: String::new(),
            tier: None,
            horizon: if kind == GoalKind::Recovery { Horizon::Weeks } else { Horizon::Season },
            by: None,
            measure: None,
            pinned: false,
            verdict: None,
            again: None,
            written,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> GoalState {
        match self.verdict {
            None | Some(Verdict::Keep | Verdict::Adjust | Verdict::Later) => GoalState::Active,
            Some(Verdict::Rest) => GoalState::Resting,
            Some(Verdict::Reached) => GoalState::Reached,
            Some(Verdict::LetGo) => GoalState::LetGo,
        }
    }

    /// Whether it is what the runner does in one race rather than reaches: a process goal that was written for the race itself
    /// and not in looking back at it. It belongs to A, B and C.
    #[must_use]
    pub fn is_for_its_race(&self) -> bool {
        self.kind == GoalKind::Process && self.race.is_some() && self.debrief.is_none()
    }
}

/// What a goal says, without where it stands: what its history keeps when it is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalWords {
    /// [`Goal::kind`].
    pub kind: GoalKind,
    /// [`Goal::text`].
    pub text: String,
    /// [`Goal::why`].
    pub why: String,
    /// [`Goal::if_then`].
    pub if_then: String,
    /// [`Goal::tier`].
    pub tier: Option<Tier>,
    /// [`Goal::horizon`].
    pub horizon: Horizon,
    /// [`Goal::by`].
    pub by: Option<NaiveDate>,
    /// [`Goal::measure`].
    pub measure: Option<Measure>,
}

impl Goal {
    /// What it says.
    #[must_use]
    pub fn words(&self) -> GoalWords {
        GoalWords {
            kind: self.kind,
            text: self.text.clone(),
            why: self.why.clone(),
            if_then: self.if_then.clone(),
            tier: self.tier,
            horizon: self.horizon,
            by: self.by,
            measure: self.measure.clone(),
        }
    }
}

impl Goal {
    /// The same goal saying something else.
    #[must_use]
    pub fn saying(&self, words: &GoalWords) -> Self {
        let GoalWords { kind, text, why, if_then, tier, horizon, by, measure } = words.clone();
        Self { kind, text, why, if_then, tier, horizon, by, measure, ..self.clone() }
    }
}

/// A goal was changed: what it said before. Written together with the change itself.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalChange {
    /// Its id.
    pub id: GoalChangeId,
    /// Which goal.
    pub goal: GoalId,
    /// What it said before.
    pub was: GoalWords,
    /// When.
    pub at: Stamp,
}

/// A verdict on a goal, given in a review, on its page or in a debrief.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenVerdict {
    /// Its id; `None` for one that a debrief gave, which is taken back by finishing that anew.
    pub id: Option<VerdictId>,
    /// Which goal.
    pub goal: GoalId,
    /// What was decided.
    pub verdict: Verdict,
    /// Why, in one line; of a goal that was let go what it gave. May be empty.
    pub reason: String,
    /// What carries on what a goal gave that was let go. May be empty.
    pub carries: String,
    /// The day on which it is asked about again; `None` where the usual days count.
    pub again: Option<NaiveDate>,
    /// The review in which it was given.
    pub review: Option<ReviewId>,
    /// The debrief in which it was given.
    pub debrief: Option<DebriefId>,
    /// When.
    pub at: Stamp,
}

/// Progress that was made towards a goal on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Its id.
    pub id: ProgressId,
    /// Which goal.
    pub goal: GoalId,
    /// The day.
    pub day: NaiveDate,
    /// The number as it was on that day; of [`Measure::Days`] 1 for a day on which it was kept.
    pub value: f64,
    /// When it was written.
    pub at: Stamp,
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

/// So many steps of one goal are open at the same time, at most: what is not manageable is not a step.
pub const MOST_OPEN_STEPS: usize = 3;

words! {
    /// What was decided about a step.
    StepVerdict {
        /// It is done.
        Done = "done", "done";
        /// Part of it is done: that counts.
        Part = "part", "part of it";
        /// It is moved to another day, and stays open.
        Moved = "moved", "moved";
        /// It is dropped.
        Dropped = "dropped", "dropped";
        /// It is open again.
        Reopened = "reopened", "open again";
    }
}

impl StepVerdict {
    /// Where a step stands after it.
    #[must_use]
    pub fn state(self) -> StepState {
        match self {
            Self::Done => StepState::Done,
            Self::Part => StepState::Part,
            Self::Moved | Self::Reopened => StepState::Open,
            Self::Dropped => StepState::Dropped,
        }
    }
}

/// What was decided about a step.
#[derive(Debug, Clone, PartialEq)]
pub struct StepEvent {
    /// Its id.
    pub id: StepEventId,
    /// Which step.
    pub step: StepId,
    /// What.
    pub verdict: StepVerdict,
    /// The day it was meant for before.
    pub was_day: Option<NaiveDate>,
    /// The day it is meant for from now on.
    pub day: Option<NaiveDate>,
    /// The review in which it was decided.
    pub review: Option<ReviewId>,
    /// When.
    pub at: Stamp,
}
