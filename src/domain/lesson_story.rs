//! Everything about one lesson, as its page tells it.

use chrono::NaiveDate;

use super::arc::RecoveryArc;
use super::id::{LessonId, RaceId};
use super::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonShowing, LessonStanding, LessonState, LessonUse,
    TaughtLesson, UseTally, UseVerdict,
};
use super::race::Race;
use super::rules::lesson_state;

/// One lesson with where it came from, what happened to it and what became of it in races. Its parts, the lessons that say
/// the same, count with it.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonStory {
    /// The lesson.
    pub lesson: Lesson,
    /// The race that taught it.
    pub race: Option<Race>,
    /// The mode of the debrief it was written in, and the question that it answered.
    pub asked: Option<(String, String)>,
    /// The day on which it comes back, as long as it does.
    pub due: Option<NaiveDate>,
    /// The lesson that it is a part of.
    pub into: Option<Lesson>,
    /// The lessons that are a part of it, first written first.
    pub parts: Vec<TaughtLesson>,
    /// What happened to it and to its parts, in order.
    pub events: Vec<LessonEvent>,
    /// The races in which it was shown or of which something was said, first race first.
    pub races: Vec<LessonInRace>,
    /// The last races since it was written of which nothing was said yet, newest first.
    pub unsaid: Vec<Race>,
    /// The later races in which the cause that it answers got in the way again, first race first.
    pub cause_again: Vec<(RaceId, String, NaiveDate)>,
    /// The arcs in which it is marked as the lesson that helped.
    pub arcs: Vec<RecoveryArc>,
}

/// One lesson in one race.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonInRace {
    /// The race.
    pub race: Race,
    /// When the brief has shown it.
    pub shown: Option<LessonShowing>,
    /// What was said of it, and of its parts, the last word last.
    pub said: Vec<LessonUse>,
}

impl LessonInRace {
    /// The last word on it.
    #[must_use]
    pub fn verdict(&self) -> Option<UseVerdict> {
        self.said.last().map(|used| used.verdict)
    }
}

impl LessonStory {
    /// Which lesson.
    #[must_use]
    pub fn id(&self) -> LessonId {
        self.lesson.id
    }

    /// How often it was used, each race counted once.
    #[must_use]
    pub fn tally(&self) -> UseTally {
        let mut tally = UseTally::default();
        self.races.iter().filter_map(LessonInRace::verdict).for_each(|verdict| tally.count(verdict));
        tally
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> LessonState {
        lesson_state::state(self.lesson.standing, self.lesson.sure, self.tally())
    }

    /// How much it is trusted, from 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        lesson_state::confidence(self.lesson.sure, self.tally())
    }

    /// Whether it has come back and waits for an answer on this day.
    #[must_use]
    pub fn is_asking(&self, today: NaiveDate) -> bool {
        self.lesson.standing == LessonStanding::Active
            && self.into.is_none()
            && self.due.is_some_and(|due| due <= today)
    }

    /// In how many races it was forgotten since its words were last changed.
    #[must_use]
    pub fn forgotten(&self) -> usize {
        let reworded =
            |event: &&LessonEvent| event.kind == LessonEventKind::Reworded && event.lesson == self.lesson.id;
        let since = self.events.iter().rev().find(reworded).map(|event| event.at.date_naive());
        let forgot = |one: &&LessonInRace| {
            one.verdict() == Some(UseVerdict::Forgot) && since.is_none_or(|day| one.race.date > day)
        };
        self.races.iter().filter(forgot).count()
    }
}

/// So often forgotten, it is rather the moment that needs other words than the rule.
pub const FORGOTTEN_OFTEN: usize = 2;
