//! What patterns are made from: races with what their debriefs told of them, and the lessons that answer their causes.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::arc::Try;
use super::cause::{Effect, RaceCause};
use super::feeling::{Felt, Moment};
use super::id::RaceId;
use super::lesson::{Lesson, UseTally, UseVerdict};
use super::race::{Outcome, Race, RaceKind};
use super::rules::race_goals::{GoalResult, goal_result};
use super::rules::recurrence::{self, CameBack};

/// A cause counts as much as this where its weight was not asked: it was named as the one thing then, which is more than a
/// little.
const WEIGHT_NOT_ASKED: u8 = 2;

/// A race that was looked back at, with what was told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldRace {
    /// Which.
    pub race: RaceId,
    /// Its name.
    pub name: String,
    /// Its day.
    pub day: NaiveDate,
    /// Its place in the order in which races were entered: it tells races of one day apart.
    pub entered: i64,
    /// What kind of race.
    pub kind: Option<RaceKind>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What became of its goals.
    pub result: GoalResult,
    /// The modes of its finished debriefs.
    pub modes: Vec<String>,
    /// What shaped it: each cause and effect once.
    pub causes: Vec<RaceCause>,
    /// What was felt, in the order in which it was told; a feeling may be told several times.
    pub feelings: Vec<(Moment, Felt)>,
}

impl ToldRace {
    /// A race of which nothing was told yet.
    #[must_use]
    pub fn of(race: &Race, entered: i64) -> Self {
        Self {
            race: race.id,
            name: race.name.clone(),
            day: race.date,
            entered,
            kind: race.kind,
            outcome: race.outcome,
            result: goal_result(race),
            modes: Vec::new(),
            causes: Vec::new(),
            feelings: Vec::new(),
        }
    }

    /// Which of two races was the earlier one: by day, then by the order in which they were entered.
    #[must_use]
    pub fn before(&self, other: &Self) -> Ordering {
        (self.day, self.entered).cmp(&(other.day, other.entered))
    }

    /// How much a cause got in the way, 1 to 3; `None` where it did not.
    #[must_use]
    pub fn hindered_by(&self, cause: &str) -> Option<u8> {
        self.hindering().find(|(told, _)| told.cause == cause).map(|(_, weight)| weight)
    }

    /// What got in the way, each with its weight from 1 to 3.
    pub fn hindering(&self) -> impl Iterator<Item = (&RaceCause, u8)> {
        let hindering = self.causes.iter().filter(|told| told.effect == Effect::Hindered);
        hindering.map(|told| (told, told.impact.unwrap_or(WEIGHT_NOT_ASKED)))
    }
}

/// Puts together what several debriefs of one race say of its causes, in their order: the last look at each counts, and of its
/// weights the strongest.
#[must_use]
pub fn together(causes: impl IntoIterator<Item = RaceCause>) -> Vec<RaceCause> {
    let mut told: Vec<RaceCause> = Vec::new();
    for cause in causes {
        match told.iter_mut().find(|earlier| earlier.cause == cause.cause && earlier.effect == cause.effect) {
            Some(earlier) => {
                let impact = earlier.impact.max(cause.impact);
                *earlier = RaceCause { impact, ..cause };
            }
            None => told.push(cause),
        }
    }
    told
}

/// What became of a lesson in one race.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trial {
    /// Which race.
    pub race: RaceId,
    /// Its day.
    pub day: NaiveDate,
    /// What.
    pub verdict: UseVerdict,
}

/// A lesson that answers a cause.
#[derive(Debug, Clone, PartialEq)]
pub struct CauseLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// The name of the race that taught it.
    pub race: Option<String>,
    /// What became of it, first race first; what became of its parts is told with it.
    pub trials: Vec<Trial>,
}

impl CauseLesson {
    /// How often it was used, and what came of it.
    #[must_use]
    pub fn tally(&self) -> UseTally {
        let mut tally = UseTally::default();
        for trial in &self.trials {
            tally.count(trial.verdict);
        }
        tally
    }

    /// What became of it in a race.
    #[must_use]
    pub fn in_race(&self, race: RaceId) -> Option<UseVerdict> {
        self.trials.iter().rev().find(|trial| trial.race == race).map(|trial| trial.verdict)
    }
}

/// Everything that patterns are made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PatternsBasis {
    /// Races that were looked back at, first race first.
    pub races: Vec<ToldRace>,
    /// How many earlier ones were left out.
    pub left_out: usize,
    /// Lessons that answer what got in the way in these races, not those that are not true any more; last written first.
    pub lessons: Vec<CauseLesson>,
    /// What was done on the way back, by day.
    pub tries: Vec<Try>,
}

impl PatternsBasis {
    /// The lessons that answer a cause, last written first.
    pub fn answering<'b>(&'b self, cause: &'b str) -> impl Iterator<Item = &'b CauseLesson> {
        self.lessons.iter().filter(move |one| one.lesson.cause.as_deref() == Some(cause))
    }

    /// Whether a cause came back with a race, and the lesson that there was for it before.
    #[must_use]
    pub fn came_back_with(&self, now: ToldRace, cause: &str) -> Option<(CameBack, Option<CauseLesson>)> {
        let race = now.race;
        let then = self.as_of(now);
        let back = recurrence::came_back(&then.races)
            .into_iter()
            .find(|back| back.cause == cause && back.races.first() == Some(&race))?;
        let lesson = then.races.last().and_then(|now| recurrence::earlier_lesson(cause, now, &then)).cloned();
        Some((back, lesson))
    }

    /// As it was at the end of a race: nothing of what came later, and what is told of it now in place of what was told before.
    #[must_use]
    pub fn as_of(&self, now: ToldRace) -> Self {
        let mut races: Vec<ToldRace> = self
            .races
            .iter()
            .filter(|race| race.race != now.race && race.before(&now) == Ordering::Less)
            .cloned()
            .collect();
        let known = |race: RaceId| race == now.race || races.iter().any(|told| told.race == race);
        let lessons = self
            .lessons
            .iter()
            .map(|one| CauseLesson {
                trials: one
                    .trials
                    .iter()
                    .copied()
                    .filter(|trial| trial.day < now.day || known(trial.race))
                    .collect(),
                ..one.clone()
            })
            .collect();
        races.push(now);
        Self { races, lessons, left_out: self.left_out, tries: Vec::new() }
    }
}
