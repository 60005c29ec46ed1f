//! Searching: what is looked for, and what is found. Reading what was typed is the business of `content::query`, because the
//! words of a filter are those of the content.

use std::ops::Range;

use chrono::NaiveDate;

use super::id::{ArcId, CheckInId, DebriefId, GoalId, RaceId, StepId};
use super::lesson::{Lesson, LessonState, UseTally, Verb};
use super::race::{Outcome, RaceKind, words};
use super::review::Review;
use super::units::Metres;
use super::units::distance_class::DistanceClass;

/// A word or a phrase that is looked for. Its words are folded: small letters, no diacritics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// One word, or the words of a phrase in their order; never empty.
    pub words: Vec<String>,
    /// Whether the last word may go on: "pac" finds "pacing". So it is with a word that stands alone; a phrase in quotes is whole.
    pub reach: Reach,
    /// Whether what has it is left out.
    pub presence: Presence,
}

/// How far a term reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only the words as they stand.
    Whole,
    /// Also longer words that begin with the last one.
    Prefix,
    /// Anywhere, also in the middle of a word: so are scripts without spaces looked for, and signs that are no letters.
    Inside,
}

/// Whether a term shall be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It shall.
    Wanted,
    /// It shall not.
    Unwanted,
}

/// What lessons and everything else are narrowed by. Within one list any value will do; every list that holds something must
/// be met. What has no such thing at all (a goal has no state) does not meet it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Causes by id.
    pub causes: Vec<String>,
    /// Named distances.
    pub distances: Vec<DistanceClass>,
    /// Distances without a name, within 1.5 %; another way to meet `distances`.
    pub lengths: Vec<Metres>,
    /// Kinds of race.
    pub kinds: Vec<RaceKind>,
    /// How the race ended.
    pub outcomes: Vec<Outcome>,
    /// Years of the race, or of writing where there is no race.
    pub years: Vec<i32>,
    /// States of lessons.
    pub states: Vec<LessonState>,
    /// What a lesson asks for.
    pub verbs: Vec<Verb>,
    /// The race's day, or that of writing, is this one or later.
    pub since: Option<NaiveDate>,
    /// The race's day, or that of writing, is before this one.
    pub before: Option<NaiveDate>,
    /// Only pinned lessons.
    pub pinned: bool,
    /// A filter named something that there is not: nothing is found.
    pub impossible: bool,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// All of them, in any order.
    pub terms: Vec<Term>,
    /// Words among them that also mean causes, each with the causes by id: a lesson of one of those has the word, too.
    pub meant: Vec<(String, Vec<String>)>,
    /// What it is narrowed by.
    pub filter: Filter,
}

words! {
    /// Where it is looked for.
    SearchIn {
        /// In lessons.
        Lessons = "lessons", "Lessons";
        /// In everything the runner wrote.
        Everything = "everything", "Everything";
    }
}

words! {
    /// In which order what is found is told.
    Order {
        /// What fits best first; without words the pinned ones, then the newest.
        Best = "best", "best first";
        /// Newest first.
        Newest = "newest", "newest first";
        /// Oldest first.
        Oldest = "oldest", "oldest first";
        /// Lessons with the highest confidence first.
        Confidence = "confidence", "surest first";
        /// Lessons used most often first.
        Used = "used", "most used first";
    }
}

/// A search.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchRequest {
    /// Counts up; an older search that has not been answered yet need not be.
    pub number: u64,
    /// Where.
    pub within: SearchIn,
    /// What.
    pub query: Query,
    /// In which order.
    pub order: Order,
    /// How many hits at most.
    pub limit: usize,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Exactly(usize),
    /// So many were looked at, and there are more.
    MoreThan(usize),
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The number of the search.
    pub number: u64,
    /// The hits in order, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: Total,
    /// Words that are nowhere, each with the ones that were taken in its place.
    pub forgiven: Vec<(String, String)>,
}

impl Found {
    /// The words that are nowhere, each once, with all that were taken in its place, as they are told: `“short” or “shut”`.
    #[must_use]
    pub fn forgiven_told(&self) -> Vec<(&str, String)> {
        let mut words: Vec<(&str, Vec<&str>)> = Vec::new();
        for (wrong, taken) in &self.forgiven {
            match words.iter_mut().find(|(known, _)| known == wrong) {
                Some((_, all)) => all.push(taken),
                None => words.push((wrong, vec![taken])),
            }
        }
        words.into_iter().map(|(wrong, all)| (wrong, either(&all))).collect()
    }
}

/// Words in quotes, of which any may be meant: `“a”, “b” or “c”`.
fn either(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        quoted => quoted.concat(),
    }
}

/// One hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub source: HitSource,
    /// The race it belongs to, where there is one.
    pub race: Option<HitRace>,
    /// The race's day, or that of writing.
    pub day: NaiveDate,
    /// The words in which something was found, or their beginning; a part of them where they are long, with an ellipsis where
    /// something is left out.
    pub excerpt: String,
    /// Where in `excerpt` the terms are, as byte ranges in order, not over each other.
    pub marks: Vec<Range<usize>>,
}

/// The race of a hit.
#[derive(Debug, Clone, PartialEq)]
pub struct HitRace {
    /// Which.
    pub id: RaceId,
    /// Its name.
    pub name: String,
    /// Its day.
    pub date: NaiveDate,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum HitSource {
    /// A lesson, and how it was used.
    Lesson(Box<Lesson>, UseTally),
    /// An answer: the debrief and the question.
    Answer(DebriefId, String),
    /// A race.
    Race,
    /// A goal.
    Goal(GoalId),
    /// A step, and the goal that it serves.
    Step(StepId, Option<GoalId>),
    /// The note of a check-in.
    CheckIn(CheckInId),
    /// An arc.
    Arc(ArcId),
    /// An answer of a review: the review and the question.
    Review(Box<Review>, String),
    /// A line of the bounce plan of a race.
    Bounce,
}

words! {
    /// By what lessons are counted.
    FacetKind {
        /// The cause that they answer.
        Cause = "cause", "Cause";
        /// Named distances.
        Distance = "distance", "Distance";
        /// How the race ended.
        Outcome = "outcome", "Outcome";
        /// Where the lesson stands.
        State = "state", "State";
        /// Keep, change, start or stop.
        Verb = "verb", "Kind";
        /// The year.
        Year = "year", "Year";
    }
}

/// How many lessons a search would find with each value of each facet, the facet's own filter left aside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facets {
    /// The number of the search.
    pub number: u64,
    /// For each facet the values by id, the most frequent first (years: the last first).
    pub values: Vec<(FacetKind, Vec<(String, usize)>)>,
    /// Saved searches, the last saved first.
    pub saved: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_for_a_word_is_told_once_for_each_word() {
        let pair = |wrong: &str, taken: &str| (wrong.to_owned(), taken.to_owned());
        let forgiven = vec![
            pair("shrt", "short"),
            pair("shrt", "shirt"),
            pair("shrt", "shut"),
            pair("pacng", "pacing"),
            pair("esy", "easy"),
            pair("esy", "espy"),
        ];
        let found = Found { number: 1, hits: Vec::new(), total: Total::Exactly(0), forgiven };
        let told = |wrong, taken: &str| (wrong, taken.to_owned());
        assert_eq!(
            found.forgiven_told(),
            [
                told("shrt", "“short”, “shirt” or “shut”"),
                told("pacng", "“pacing”"),
                told("esy", "“easy” or “espy”"),
            ]
        );
    }
}
