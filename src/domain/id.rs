//! Names of things: one type for each kind, so that a race can never be taken for a debrief.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::{NoContext, Timestamp, Uuid};

use super::clock::Now;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A race, run or still ahead.
    RaceId,
    /// One sitting (or several) with the debrief of a race.
    DebriefId,
    /// A lesson.
    LessonId,
    /// Something that happened to a lesson.
    LessonEventId,
    /// A goal that outlives one race.
    GoalId,
    /// A verdict on a goal.
    VerdictId,
    /// A change of what a goal says.
    GoalChangeId,
    /// Progress made towards a goal.
    ProgressId,
    /// A small next step.
    StepId,
    /// What was decided about a step.
    StepEventId,
    /// A review of goals, of a week, a month or a season.
    ReviewId,
    /// Somebody the runner named.
    PersonId,
    /// A check-in.
    CheckInId,
    /// The way from a setback to being back.
    ArcId,
    /// Something done for the way back.
    TryId,
    /// A step back, or a stop that came unplanned.
    StepBackId,
    /// An alignment check.
    AlignmentId,
    /// A reading that the runner has not followed.
    OverrideId,
    /// Something that looks after the runner.
    CareItemId,
    /// A day on which that was done.
    CareDoneId,
    /// A thought that is parked.
    ParkedId,
    /// A running copy of the program.
    WindowId,
}

/// Where new ids come from: random ones in the program, counted ones in tests.
#[derive(Debug, Clone, PartialEq)]
pub enum Ids {
    /// `UUIDv7`: sorted by the time of making, unique between windows and machines.
    Random,
    /// 1, 2, 3 ...: the same in every run.
    Counting(u128),
}

impl Ids {
    /// A fresh id; wrap it in the type that it names.
    pub fn fresh(&mut self, now: &Now) -> Uuid {
        match self {
            Self::Random => {
                let seconds = u64::try_from(now.wall.timestamp()).unwrap_or(0);
                Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.wall.timestamp_subsec_nanos()))
            }
            Self::Counting(last) => {
                *last += 1;
                Uuid::from_u128(*last)
            }
        }
    }
}
