//! Lessons: what a race has taught, in one line.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::id::{DebriefId, LessonId, RaceId};
use super::race::words;

words! {
    /// What a lesson asks for.
    Verb {
        /// Keep doing it.
        Keep = "keep", "keep";
        /// Do it differently.
        Change = "change", "change";
        /// Begin with it.
        Start = "start", "start";
        /// Leave it.
        Stop = "stop", "stop";
    }
}

/// A lesson with the race that taught it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaughtLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// The name and the day of its race, where it is known.
    pub race: Option<(String, NaiveDate)>,
}

/// One lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// The race that taught it.
    pub race: Option<RaceId>,
    /// The debrief in which it was written.
    pub debrief: Option<DebriefId>,
    /// Keep, change, start or stop.
    pub verb: Verb,
    /// The lesson in one line.
    pub text: String,
    /// "If ..., then I will ...", in one line; empty when there is none.
    pub trigger: String,
    /// How sure the runner is, 1 to 5.
    pub sure: Option<u8>,
    /// The cause it answers, by id.
    pub cause: Option<String>,
    /// When it was written.
    pub written: Stamp,
}
