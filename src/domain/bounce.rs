//! The bounce plan: what helps back after a setback, ticked off over the following weeks, in whatever order.

use super::arc::{RecoveryArc, Try};
use super::clock::Stamp;
use super::goal::{Goal, Step};
use super::id::RaceId;
use super::lesson::Lesson;
use super::race::{Race, words};

words! {
    /// What the runner says of an item of the plan.
    Tick {
        /// It is done.
        Done = "done", "done";
        /// Part of it is done: that counts.
        Part = "part", "part of it";
        /// It is not for me, or not now.
        NotForMe = "not_for_me", "not for me";
    }
}

words! {
    /// What the journal itself takes for an item being done.
    Counts {
        /// A lesson that the race has taught.
        Lessons = "lessons", "a lesson of the race";
        /// A recovery goal that was written since.
        Recovery = "recovery", "a recovery goal";
        /// Two different things that were done for the body.
        Body = "body", "two things for the body";
        /// Two different things that were done for the head.
        Head = "head", "two things for the head";
        /// Nothing: only the runner can say it.
        OwnWord = "own_word", "your word";
        /// Any other goal that was written since.
        NextGoal = "next_goal", "the next goal";
        /// A talk with somebody.
        Talk = "talk", "a talk";
        /// A step that was done.
        SmallWin = "small_win", "a step done since";
    }
}

/// An item that was ticked.
#[derive(Debug, Clone, PartialEq)]
pub struct BounceTick {
    /// After which race.
    pub race: RaceId,
    /// The item's id, as `assets/bounce.toml` names it; [`PUT_AWAY`] for the plan itself.
    pub item: String,
    /// What is said of it; `None` takes it back.
    pub tick: Option<Tick>,
    /// A line about it; may be empty.
    pub note: String,
    /// When.
    pub at: Stamp,
}

/// The item that stands for the plan as a whole: when it is ticked, the plan does not come up unasked any more.
pub const PUT_AWAY: &str = "plan";

/// For so many days after the race the plan comes up on Today.
pub const BOUNCE_DAYS: i64 = 56;

/// What the bounce plan of a race is made from. What the journal already knows to be done need not be ticked.
#[derive(Debug, Clone, PartialEq)]
pub struct BounceBasis {
    /// The race.
    pub race: Race,
    /// What was ticked.
    pub ticks: Vec<BounceTick>,
    /// The lessons that it taught.
    pub lessons: Vec<Lesson>,
    /// The goals that came out of it, and other goals that were written since its day.
    pub goals: Vec<Goal>,
    /// The steps that came out of it, and other steps that were written since its day, first written first.
    pub steps: Vec<Step>,
    /// What was done for the arcs that it belongs to, by day.
    pub tries: Vec<Try>,
    /// The arc that it belongs to; the last one of several.
    pub arc: Option<Box<RecoveryArc>>,
}

impl BounceBasis {
    /// What was said of an item, or written about it; also where that was taken back.
    #[must_use]
    pub fn tick(&self, item: &str) -> Option<&BounceTick> {
        self.ticks.iter().find(|tick| tick.item == item)
    }

    /// Whether the plan was put away: it does not come up unasked any more.
    #[must_use]
    pub fn is_put_away(&self) -> bool {
        self.tick(PUT_AWAY).is_some_and(|tick| tick.tick.is_some())
    }
}
