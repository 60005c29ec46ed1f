//! Which lessons fit a race that lies ahead, and why.
//!
//! Source: checkins.toml, `lesson.match`: 3 * same cause came back + 2 * same distance class + 2 * same kind + 2 * conditions
//! match + 1 * same event + confidence + 0.5 * (not seen for 60 days); of equals the newer first. Only active lessons.
//! Decided here: a lesson's kind, distance and conditions are those it was told to be for, else those of the race that taught
//! it, and then the cause itself counts among the conditions; a lesson that was never shown and never came back is one that
//! was not seen for 60 days; races over a fixed time have no distance class and compare by that time; a cause has come back to
//! a lesson only by a race after the one that taught it; of equals written at the same moment the greater id comes first.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::lesson_state::confidence;
use crate::domain::clock::Stamp;
use crate::domain::folding;
use crate::domain::id::LessonId;
use crate::domain::lesson::{LessonScope, LessonStanding, RaceCondition, UseTally};
use crate::domain::race::{Race, RaceKind};
use crate::domain::units::distance_class::{class_of, same_distance};
use crate::domain::units::{Metres, Seconds};

/// A lesson not seen for so many days is lifted a little.
pub const UNSEEN_DAYS: i64 = 60;

/// The causes that came back, each with the day of the last race in which it got in the way.
pub type CausesBack = BTreeMap<String, NaiveDate>;

/// A race as far as lessons are matched with it.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedRace {
    /// Its name without year, capitals and signs: the same for every edition.
    pub event: String,
    /// Its day.
    pub date: NaiveDate,
    /// What kind.
    pub kind: Option<RaceKind>,
    /// How long the course is.
    pub distance: Option<Metres>,
    /// How long a race over a fixed time takes.
    pub duration: Option<Seconds>,
    /// What the day and the course are like.
    pub conditions: Vec<RaceCondition>,
}

impl MatchedRace {
    /// Of a race, run or ahead.
    #[must_use]
    pub fn of(race: &Race) -> Self {
        Self {
            event: event(&race.name),
            date: race.date,
            kind: race.kind,
            distance: race.distance,
            duration: race.duration,
            conditions: RaceCondition::of_race(race),
        }
    }
}

/// A lesson as far as it is matched with a race. What lies in the trash or is a part of another lesson is no candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which.
    pub lesson: LessonId,
    /// Whether it comes back; only active ones match.
    pub standing: LessonStanding,
    /// When it was written.
    pub written: Stamp,
    /// The cause it answers, by id.
    pub cause: Option<String>,
    /// How sure the runner is, 1 to 5.
    pub sure: Option<u8>,
    /// Which races it is for, in the runner's own word.
    pub scope: LessonScope,
    /// The race that taught it.
    pub taught_by: Option<Rc<MatchedRace>>,
    /// How it was used, and those that are a part of it.
    pub tally: UseTally,
    /// The last day on which the brief of another race showed it, or it was answered when it came back.
    pub seen: Option<NaiveDate>,
}

/// Why a lesson fits a race.
#[derive(Debug, Clone, PartialEq)]
pub enum MatchReason {
    /// The cause that it answers got in the way again since.
    CauseCameBack(String),
    /// It is for races as long as this one.
    SameDistance,
    /// It is for races of this kind.
    SameKind(RaceKind),
    /// It is for days or courses like this; never empty.
    SameConditions(Vec<RaceCondition>),
    /// An earlier edition of the race taught it.
    SameEvent,
    /// It was not seen for a long time.
    NotSeenLately,
}

impl MatchReason {
    /// How much it weighs.
    #[must_use]
    pub fn weight(&self) -> f64 {
        match self {
            Self::CauseCameBack(_) => 3.0,
            Self::SameDistance | Self::SameKind(_) | Self::SameConditions(_) => 2.0,
            Self::SameEvent => 1.0,
            Self::NotSeenLately => 0.5,
        }
    }
}

/// How well a lesson fits.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonMatch {
    /// Which lesson.
    pub lesson: LessonId,
    /// Why, the weightiest first.
    pub reasons: Vec<MatchReason>,
    /// How much the lesson is trusted, from 0 to 1.
    pub confidence: f64,
    written: Stamp,
}

impl LessonMatch {
    /// The weights of the reasons and the confidence together.
    #[must_use]
    pub fn rank(&self) -> f64 {
        self.reasons.iter().map(MatchReason::weight).sum::<f64>() + self.confidence
    }

    /// What comes first is the smallest. Ranks are compared to a thousand millionth, so that equals are equal whatever order
    /// their parts were added in.
    fn order(&self) -> impl Ord + use<> {
        #[expect(clippy::cast_possible_truncation, reason = "a rank is at most 11.5")]
        let rank = (self.rank() * 1e9).round() as i64;
        std::cmp::Reverse((rank, self.written, self.lesson))
    }
}

/// The lessons that fit a race best, at most so many, the best first.
#[must_use]
pub fn best_lessons(
    candidates: impl IntoIterator<Item = Candidate>,
    race: &MatchedRace,
    came_back: &CausesBack,
    (today, most): (NaiveDate, usize),
) -> Vec<LessonMatch> {
    let mut best: Vec<LessonMatch> = Vec::with_capacity(most + 1);
    for candidate in candidates {
        let Some(found) = match_lesson(&candidate, race, came_back, today) else { continue };
        let place = best.partition_point(|other| other.order() < found.order());
        if place < most {
            best.insert(place, found);
            best.truncate(most);
        }
    }
    best
}

/// How well one lesson fits; `None` where it does not come back any more.
fn match_lesson(
    candidate: &Candidate,
    race: &MatchedRace,
    came_back: &CausesBack,
    today: NaiveDate,
) -> Option<LessonMatch> {
    if candidate.standing != LessonStanding::Active {
        return None;
    }
    let taught_by = candidate.taught_by.as_deref();
    let mut reasons = Vec::new();
    let since = taught_by.map_or_else(|| candidate.written.date_naive(), |taught_by| taught_by.date);
    if let Some(cause) = &candidate.cause
        && came_back.get(cause).is_some_and(|last| *last > since)
    {
        reasons.push(MatchReason::CauseCameBack(cause.clone()));
    }
    let kind = candidate.scope.kind.or(taught_by.and_then(|taught_by| taught_by.kind));
    if is_as_long(candidate, kind, race) {
        reasons.push(MatchReason::SameDistance);
    }
    if let Some(kind) = kind.filter(|kind| race.kind == Some(*kind)) {
        reasons.push(MatchReason::SameKind(kind));
    }
    let shared: Vec<RaceCondition> =
        race.conditions.iter().copied().filter(|condition| is_for(candidate, *condition)).collect();
    if !shared.is_empty() {
        reasons.push(MatchReason::SameConditions(shared));
    }
    if !race.event.is_empty() && taught_by.is_some_and(|taught_by| taught_by.event == race.event) {
        reasons.push(MatchReason::SameEvent);
    }
    if candidate.seen.is_none_or(|seen| (today - seen).num_days() >= UNSEEN_DAYS) {
        reasons.push(MatchReason::NotSeenLately);
    }
    Some(LessonMatch {
        lesson: candidate.lesson,
        reasons,
        confidence: confidence(candidate.sure, candidate.tally),
        written: candidate.written,
    })
}

fn is_as_long(candidate: &Candidate, kind: Option<RaceKind>, race: &MatchedRace) -> bool {
    let taught_by = candidate.taught_by.as_deref();
    let (own, is_own) = match candidate.scope.distance {
        Some(distance) => (Some(distance), true),
        None => (taught_by.and_then(|taught_by| taught_by.distance), false),
    };
    if race.kind == Some(RaceKind::Timed) || (!is_own && kind == Some(RaceKind::Timed)) {
        let duration = taught_by.and_then(|taught_by| taught_by.duration);
        let both = duration.zip(race.duration).filter(|_| kind == race.kind && !is_own);
        return both.is_some_and(|(one, other)| (one.0 - other.0).abs() < 1.0);
    }
    let Some((own, of_race)) = own.zip(race.distance) else { return false };
    match (class_of(own, kind), class_of(of_race, race.kind)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => same_distance(own, of_race, race.kind),
        _ => false,
    }
}

fn is_for(candidate: &Candidate, condition: RaceCondition) -> bool {
    if !candidate.scope.conditions.is_empty() {
        return candidate.scope.conditions.contains(&condition);
    }
    let of_cause = candidate.cause.as_deref().map_or(&[][..], RaceCondition::of_cause);
    let of_race = candidate.taught_by.as_deref().map_or(&[][..], |taught_by| &taught_by.conditions);
    of_cause.contains(&condition) || of_race.contains(&condition)
}

/// The name of a race without the year, capitals, diacritics and signs: the same for every edition. "Zürich 2025!" and
/// "zurich" are one event.
#[must_use]
pub fn event(name: &str) -> String {
    let folded = folding::folded(name);
    let is_year =
        |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    folded.split(' ').filter(|word| !is_year(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
