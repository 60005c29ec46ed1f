//! Lessons: what a race has taught, in one line, and what becomes of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::id::{DebriefId, LessonEventId, LessonId, RaceId};
use super::race::{RaceKind, words};
use super::units::Metres;

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

words! {
    /// Whether a lesson comes back.
    LessonStanding {
        /// It does.
        Active = "active", "active";
        /// Put aside for a while: found by a search, never shown unasked.
        Resting = "resting", "resting";
        /// Not true any more: kept, and shown only where it is asked for.
        Retired = "retired", "retired";
    }
}

words! {
    /// Where a lesson stands. Of an active one it follows from how often it was used and whether that helped
    /// ([`lesson_state`](super::rules::lesson_state)).
    LessonState {
        /// Never used.
        Fresh = "fresh", "fresh";
        /// Used once or twice.
        Trying = "trying", "trying";
        /// Used three times or more, and it is not plain whether it helps.
        InUse = "in_use", "in use";
        /// Used three times or more, and it helps.
        Proven = "proven", "proven";
        /// Used three times or more, and it does not help.
        Doubtful = "doubtful", "doubtful";
        /// Put aside.
        Resting = "resting", "resting";
        /// Not true any more.
        Retired = "retired", "retired";
    }
}

words! {
    /// What became of a lesson in a race.
    UseVerdict {
        /// Used, and it helped.
        Helped = "helped", "used and it helped";
        /// Used in part, or it helped a little.
        Partly = "partly", "used, partly";
        /// Used, and it did not help.
        NoHelp = "no_help", "used, did not help";
        /// Not thought of.
        Forgot = "forgot", "forgot";
        /// The race gave no occasion.
        NoChance = "no_chance", "no chance to use it";
        /// Left on purpose.
        ChoseNot = "chose_not", "chose not to";
    }
}

impl UseVerdict {
    /// Whether the lesson was used at all.
    #[must_use]
    pub fn is_use(self) -> bool {
        matches!(self, Self::Helped | Self::Partly | Self::NoHelp)
    }
}

words! {
    /// What a day or a course may be like, as far as a lesson may be for such races.
    RaceCondition {
        /// Warm enough to matter.
        Hot = "hot", "hot";
        /// Cold enough to matter.
        Cold = "cold", "cold";
        /// Rain, snow, mud.
        Wet = "wet", "wet";
        /// Wind.
        Windy = "windy", "windy";
        /// Climbs.
        Hilly = "hilly", "hilly";
        /// Thin or bad air.
        ThinAir = "thin_air", "thin air";
        /// In the dark.
        Dark = "dark", "dark";
    }
}

words! {
    /// What happened to a lesson.
    LessonEventKind {
        /// It came back, and is still true.
        StillTrue = "still_true", "still true";
        /// It came back, and shall do so sooner.
        Sooner = "sooner", "sooner";
        /// It came back, and shall do so later.
        Later = "later", "later";
        /// Its words were changed.
        Reworded = "reworded", "reworded";
        /// It was put aside.
        Rested = "rested", "put aside";
        /// It is not true any more.
        Retired = "retired", "retired";
        /// It was taken up again.
        TakenUp = "taken_up", "taken up again";
    }
}

/// Which races a lesson is for, in the runner's own word. What says nothing stands for races like the one that taught it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LessonScope {
    /// What kind of race.
    pub kind: Option<RaceKind>,
    /// How long.
    pub distance: Option<Metres>,
    /// What the day or the course is like.
    pub conditions: Vec<RaceCondition>,
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
    /// Which races it is for.
    pub scope: LessonScope,
    /// Whether it comes back.
    pub standing: LessonStanding,
    /// Held up before the others.
    pub pinned: bool,
    /// When it was written.
    pub written: Stamp,
}

impl Lesson {
    /// A lesson of which only the words are known.
    #[must_use]
    pub fn new(id: LessonId, verb: Verb, text: impl Into<String>, written: Stamp) -> Self {
        Self {
            id,
            race: None,
            debrief: None,
            verb,
            text: text.into(),
            trigger: String::new(),
            sure: None,
            cause: None,
            scope: LessonScope::default(),
            standing: LessonStanding::Active,
            pinned: false,
            written,
        }
    }

    /// What is kept of it when it is reworded.
    #[must_use]
    pub fn words(&self) -> LessonWords {
        LessonWords {
            verb: self.verb,
            text: self.text.clone(),
            trigger: self.trigger.clone(),
            sure: self.sure,
            cause: self.cause.clone(),
        }
    }
}

/// What a lesson said at some time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LessonWords {
    /// Keep, change, start or stop.
    pub verb: Verb,
    /// The lesson in one line.
    pub text: String,
    /// "If ..., then I will ..."; empty when there is none.
    pub trigger: String,
    /// How sure the runner was, 1 to 5.
    pub sure: Option<u8>,
    /// The cause it answers, by id.
    pub cause: Option<String>,
}

/// Something that happened to a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonEvent {
    /// Its id.
    pub id: LessonEventId,
    /// To which lesson.
    pub lesson: LessonId,
    /// What.
    pub kind: LessonEventKind,
    /// On whose account.
    pub occasion: Occasion,
    /// The words before, where it was reworded.
    pub was: Option<LessonWords>,
    /// When.
    pub at: Stamp,
}

/// On whose account something happened to a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The lesson had come back and asked: the answer is a step of its schedule.
    CameBack,
    /// The runner's own.
    OwnAccord,
}

/// What became of a lesson in a race: the last word on it.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonUse {
    /// Which lesson.
    pub lesson: LessonId,
    /// In which race.
    pub race: RaceId,
    /// The debrief that said so; `None`: said by hand.
    pub debrief: Option<DebriefId>,
    /// What.
    pub verdict: UseVerdict,
    /// When it was said.
    pub at: Stamp,
}

/// How often a lesson was used, by what came of it; and how often it was not, as far as that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UseTally {
    /// Used, and it helped.
    pub helped: u32,
    /// Used, partly.
    pub partly: u32,
    /// Used, and it did not help.
    pub no_help: u32,
    /// Not thought of.
    pub forgot: u32,
}

impl UseTally {
    /// How often it was used.
    #[must_use]
    pub fn uses(self) -> u32 {
        self.helped + self.partly + self.no_help
    }

    /// What came of it, told one way everywhere: "not used yet", "helped 3 of 4", "helped 1 and partly 1 of 3"; and where it was
    /// not thought of, "forgotten once".
    #[must_use]
    pub fn facts(self) -> Vec<String> {
        let counts = [("helped", self.helped), ("partly", self.partly)];
        let told: Vec<String> = counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| format!("{words} {count}"))
            .collect();
        let used = match (self.uses(), told.is_empty()) {
            (0, _) => "not used yet".to_owned(),
            (uses, true) => format!("helped 0 of {uses}"),
            (uses, false) => format!("{} of {uses}", told.join(" and ")),
        };
        let forgot = match self.forgot {
            0 => None,
            1 => Some("forgotten once".to_owned()),
            times => Some(format!("forgotten {times} times")),
        };
        std::iter::once(used).chain(forgot).collect()
    }

    /// Counts one more verdict.
    pub fn count(&mut self, verdict: UseVerdict) {
        match verdict {
            UseVerdict::Helped => self.helped += 1,
            UseVerdict::Partly => self.partly += 1,
            UseVerdict::NoHelp => self.no_help += 1,
            UseVerdict::Forgot => self.forgot += 1,
            UseVerdict::NoChance | UseVerdict::ChoseNot => {}
        }
    }
}

/// A lesson that the brief of a race has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonShowing {
    /// Which.
    pub lesson: LessonId,
    /// Before which race.
    pub race: RaceId,
    /// On which day first.
    pub first_day: NaiveDate,
    /// On which day last.
    pub last_day: NaiveDate,
}

/// A lesson with the race that taught it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaughtLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// The name and the day of its race, where it is known.
    pub race: Option<(String, NaiveDate)>,
}
