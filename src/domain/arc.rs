//! An arc: the way from a setback to being back, told in days and never ranked.

use chrono::NaiveDate;

use super::clock::Stamp;
use super::id::{ArcId, DebriefId, LessonId, RaceId, TryId};
use super::lesson::Verb;
use super::race::{Race, words};
use super::rules::baseline::Baseline;

words! {
    /// What began it.
    ArcKind {
        /// A race that was a setback.
        SetbackRace = "race", "setback race";
        /// An injury.
        Injury = "injury", "injury";
        /// An illness.
        Illness = "illness", "illness";
        /// Burnt out.
        Burnout = "burnout", "burnout";
        /// The emptiness after a great race.
        Comedown = "comedown", "comedown";
        /// Something in life.
        Life = "life", "life";
    }
}

words! {
    /// Which half of a person something is for.
    Part {
        /// The body.
        Body = "body", "body";
        /// The head.
        Head = "head", "head";
        /// Somebody whose work it is.
        Professional = "professional", "professional";
        /// Somebody one talks to.
        Person = "person", "people";
    }
}

words! {
    /// Whether something helped.
    Helped {
        /// It did.
        Yes = "yes", "helped";
        /// No difference.
        NoDifference = "none", "no difference";
        /// It made it worse.
        Worse = "worse", "made it worse";
    }
}

/// The usual of Body and Mind as it was when an arc was opened. Never recomputed with days from after its start.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct FrozenBaseline {
    /// Of Body; `None` where there is none.
    pub body: Option<Baseline>,
    /// Of Mind; `None` where there is none.
    pub mind: Option<Baseline>,
}

/// A lesson that helped on the way back.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpfulLesson {
    /// Which.
    pub id: LessonId,
    /// What it asks for, and the lesson in one line. The store tells it; `None` while the lesson lies in the trash, where it is
    /// not shown.
    pub told: Option<(Verb, String)>,
}

/// One arc, as the journal keeps it; what becomes of it is computed ([`recovery`](super::rules::reckoning)).
#[derive(Debug, Clone, PartialEq)]
pub struct RecoveryArc {
    /// Its id.
    pub id: ArcId,
    /// What began it.
    pub kind: ArcKind,
    /// What the runner calls it; the race's name where a race began it.
    pub name: String,
    /// Day 0.
    pub start: NaiveDate,
    /// The races that belong to it, the first of them first.
    pub races: Vec<RaceId>,
    /// Those of them that belong to it by the runner's own hand alone, no debrief saying so: only these can be taken out. The
    /// store tells it, and is not told.
    pub by_hand: Vec<RaceId>,
    /// The debrief that opened it.
    pub debrief: Option<DebriefId>,
    /// The usual it is measured by. The store freezes it when the arc is opened.
    pub baseline: FrozenBaseline,
    /// The first easy run after it.
    pub first_easy_run: Option<NaiveDate>,
    /// Since when training is as usual.
    pub training_as_usual: Option<NaiveDate>,
    /// The lesson that helped.
    pub lesson: Option<HelpfulLesson>,
    /// The day on which the runner put it down.
    pub put_down: Option<NaiveDate>,
    /// The runner's words on it.
    pub note: String,
    /// When it was opened.
    pub written: Stamp,
}

impl RecoveryArc {
    /// An arc of which no more is known than what began it, and when.
    #[must_use]
    pub fn new(id: ArcId, kind: ArcKind, start: NaiveDate, written: Stamp) -> Self {
        Self {
            id,
            kind,
            name: String::new(),
            start,
            races: Vec::new(),
            by_hand: Vec::new(),
            debrief: None,
            baseline: FrozenBaseline::default(),
            first_easy_run: None,
            training_as_usual: None,
            lesson: None,
            put_down: None,
            note: String::new(),
            written,
        }
    }

    /// The arc that a race begins: called as the race is, from its day on.
    #[must_use]
    pub fn of_race(id: ArcId, race: &Race, written: Stamp) -> Self {
        let arc = Self::new(id, ArcKind::SetbackRace, race.date, written);
        Self { name: race.name.clone(), races: vec![race.id], ..arc }
    }

    /// What the lesson that helped asks for, and its words; `None` where none is marked, or where it lies in the trash.
    #[must_use]
    pub fn lesson_told(&self) -> Option<(Verb, &str)> {
        let (verb, text) = self.lesson.as_ref()?.told.as_ref()?;
        Some((*verb, text))
    }

    /// Whether this race began it.
    #[must_use]
    pub fn began_with(&self, race: &Race) -> bool {
        self.races.first() == Some(&race.id) && self.start == race.date
    }

    /// Whether it would be the way back from nothing without this race: the race began it, or there is no other.
    #[must_use]
    pub fn hangs_on(&self, race: &Race) -> bool {
        self.kind == ArcKind::SetbackRace && (self.began_with(race) || self.races == [race.id])
    }
}

/// Something done for the way back, and whether it helped.
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// Its id.
    pub id: TryId,
    /// For which arc.
    pub arc: ArcId,
    /// For which half.
    pub part: Part,
    /// The id of an entry of the recovery menu, or the runner's own words, or a name.
    pub what: String,
    /// When.
    pub day: NaiveDate,
    /// Whether it helped; `None` until it was said.
    pub helped: Option<Helped>,
    /// When it was written down.
    pub written: Stamp,
}
