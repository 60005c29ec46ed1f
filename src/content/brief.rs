//! The words of the brief before a race, what past causes suggest for it, and how its lessons are told.

use super::causes::Causes;
use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::brief::{BriefBasis, BriefLesson, PastCause};
use crate::domain::cause::{Effect, RaceCause, SOMETHING_ELSE};
use crate::domain::lesson::RaceCondition;
use crate::domain::race::Race;
use crate::domain::rules::matching::MatchReason;
use crate::domain::units::UnitSystem;
use crate::domain::units::conditions::{told_climb, told_temperature};

/// What a brief asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BriefQuestions {
    /// For the process goal.
    pub process: String,
    /// Where A or B is decided.
    pub switch_point: String,
    /// The cue word.
    pub cue: String,
    /// The picture of the hard part.
    pub picture: String,
    /// Why this race.
    pub why: String,
    /// Who is with the runner.
    pub company: String,
    /// What the day and the course will be like.
    pub day: String,
    /// For a what-if.
    pub what_if: String,
}

/// What a brief is for, from some day before the race on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefMoment {
    /// From so many days before the race on.
    pub days: u16,
    /// How many lessons it shows.
    pub lessons: u8,
    /// The line under its head.
    pub line: String,
    /// What Today says.
    pub today: String,
}

/// A fundamental of training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fundamental {
    /// Its id, as it stands in the journal.
    pub id: String,
    /// The words.
    pub text: String,
    /// The small step that a "no" can become.
    pub step: String,
}

/// The words of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BriefWords {
    /// What is asked.
    pub ask: BriefQuestions,
    /// What the brief is for, the farthest day first.
    pub moments: Vec<BriefMoment>,
    /// The fundamentals in their order.
    pub fundamentals: Vec<Fundamental>,
}

/// More lessons than this nobody carries.
const MOST_LESSONS: u8 = 8;
/// So many what-ifs are suggested at a time.
const MOST_SUGGESTIONS: usize = 3;

impl BriefWords {
    /// What the brief is for so many days before the race; `None` while it is farther away than any of its days.
    #[must_use]
    pub fn moment(&self, days_to_go: i64) -> Option<&BriefMoment> {
        self.moments.iter().rev().find(|moment| i64::from(moment.days) >= days_to_go)
    }

    /// How many lessons the brief shows so many days before the race.
    #[must_use]
    pub fn lessons(&self, days_to_go: i64) -> usize {
        let moment = self.moment(days_to_go).or(self.moments.first());
        moment.map_or(0, |moment| usize::from(moment.lessons))
    }
}

/// A what-if that a past cause suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The line: "If ..., then I will ...".
    pub line: String,
    /// Where it comes from: "heat, Two Rivers 2025: a part of it was within reach".
    pub from: String,
}

/// The what-ifs that the causes of past races suggest, those of earlier editions first, then the last ones: of causes that
/// were in part within reach (control 3 to 5) and of those that were put down as not the runner's to change. What is planned
/// already is not suggested, nor is "something else", which has no name to prepare for.
///
/// Source: causes.toml, `route`: control 3 to 5 becomes a what-if for the brief; up to 2 it is put down.
#[must_use]
pub fn suggestions(basis: &BriefBasis, causes: &Causes) -> Vec<Suggestion> {
    let is_edition = |past: &PastCause| basis.editions.iter().any(|race| race.date == past.date);
    let (here, elsewhere): (Vec<_>, Vec<_>) = basis.past_causes.iter().partition(|past| is_edition(past));
    let planned = |line: &str| basis.plan.iter().flat_map(|plan| &plan.what_ifs).any(|other| other == line);
    let mut found: Vec<Suggestion> = Vec::new();
    for past in here.into_iter().chain(elsewhere).filter(|past| past.cause.cause != SOMETHING_ELSE) {
        let why = match &past.cause {
            RaceCause { put_down: true, .. } => "not yours to change",
            RaceCause { control: Some(3..=5), .. } => "partly within reach",
            _ => continue,
        };
        let Some(cause) = causes.get(&past.cause.cause) else { continue };
        let line = if_then(&cause.lesson_if, &cause.lesson_then);
        if found.iter().any(|other| other.line == line) || planned(&line) {
            continue;
        }
        let label = cause.label_for(Effect::Hindered).to_lowercase();
        found.push(Suggestion { line, from: format!("{label}, {}: {why}", past.race) });
        if found.len() == MOST_SUGGESTIONS {
            break;
        }
    }
    found
}

fn if_then(moment: &str, action: &str) -> String {
    format!("If {moment}, then I will {action}.")
}

/// Why a lesson stands in the brief, how it has done, and where it is from, in a few words each: "came back: heat", "same
/// distance", "helped 3 of 4", "from Two Rivers 2025".
#[must_use]
pub fn told_match(shown: &BriefLesson, causes: &Causes) -> Vec<String> {
    let has = |wanted: fn(&MatchReason) -> bool| shown.reasons.iter().any(wanted);
    let is_edition = has(|reason| matches!(reason, MatchReason::SameEvent));
    let mut words: Vec<String> = Vec::new();
    for reason in &shown.reasons {
        match reason {
            MatchReason::CauseCameBack(cause) => {
                let known = causes.get(cause).map(|cause| cause.label_for(Effect::Hindered).to_lowercase());
                words.push(format!("came back: {}", known.unwrap_or_else(|| cause.clone())));
            }
            // An earlier edition of the race is as long and of the same kind; that needs no words.
            MatchReason::SameDistance | MatchReason::SameKind(_) if is_edition => {}
            MatchReason::SameDistance if has(|reason| matches!(reason, MatchReason::SameKind(_))) => {
                words.push("same distance and kind".to_owned());
            }
            MatchReason::SameDistance => words.push("same distance".to_owned()),
            MatchReason::SameKind(_) if has(|reason| matches!(reason, MatchReason::SameDistance)) => {}
            MatchReason::SameKind(_) => words.push("same kind of race".to_owned()),
            MatchReason::SameConditions(conditions) => {
                let labels: Vec<&str> = conditions.iter().map(|condition| condition.label()).collect();
                words.push(labels.join(" and "));
            }
            MatchReason::SameEvent => words.push("same race".to_owned()),
            // What says little is said only where there is nothing else to say.
            MatchReason::NotSeenLately if words.is_empty() => words.push("not seen for a while".to_owned()),
            MatchReason::NotSeenLately => {}
        }
    }
    words.extend(shown.tally.facts());
    words.extend(shown.race.as_ref().map(|(name, _)| format!("from {name}")));
    words
}

/// What is known of the day and the course: the temperature, the weather, the wind, the ground, the climb.
#[must_use]
pub fn day_words(race: &Race, units: UnitSystem) -> String {
    let day = &race.conditions;
    let mut words = Vec::new();
    words.extend(day.temperature_c.map(|degrees| told_temperature(degrees, units)));
    words
        .extend([&day.weather, &day.wind, &day.surface].into_iter().filter(|text| !text.is_empty()).cloned());
    words.extend(day.climb.map(|climb| format!("{} up", told_climb(climb, units))));
    words.join(", ")
}

/// The same, with what it comes to where that is more than was written: "26 degrees forecast (taken as hot)".
#[must_use]
pub fn day_taken(race: &Race, units: UnitSystem) -> String {
    let facts = day_words(race, units);
    let conditions = RaceCondition::of_race(race);
    let labels: Vec<&str> = conditions.iter().map(|condition| condition.label()).collect();
    match (facts.is_empty(), labels.is_empty()) {
        (_, true) => facts,
        (true, false) => labels.join(", "),
        (false, false) => format!("{facts} (taken as {})", labels.join(", ")),
    }
}

/// Reads the built-in words.
pub(super) fn read_brief(log: &Log<'_>) -> BriefWords {
    let Some(root) = parse(log) else {
        return BriefWords::default();
    };
    let root = Table::new(log, &root, "the words of the brief");
    root.number("schema", 1, 1);
    let ask = read_questions(&root);
    let mut moments: Vec<BriefMoment> = Vec::new();
    for table in root.tables("moment") {
        let days = table.number("days", 0, 365).and_then(|days| u16::try_from(days).ok());
        let moment = BriefMoment {
            days: days.unwrap_or(0),
            lessons: table.small("lessons", 1, MOST_LESSONS).unwrap_or(1),
            line: table.required("line"),
            today: table.required("today"),
        };
        if moments.last().is_some_and(|before| before.days <= moment.days) {
            table.complain(table.place("days"), "has to lie nearer to the race than the one before it");
        }
        moments.push(moment);
        table.finish();
    }
    if moments.last().is_none_or(|last| last.days != 0) {
        root.complain(root.at, "need a last [[moment]] with `days = 0`, the day of the race");
    }
    let mut fundamentals: Vec<Fundamental> = Vec::new();
    for table in root.tables("fundamental") {
        let item = Fundamental {
            id: table.required("id"),
            text: table.required("text"),
            step: table.required("step"),
        };
        if fundamentals.iter().any(|other| other.id == item.id) {
            table.complain(table.place("id"), "is there twice; an id is used once");
        }
        fundamentals.push(item);
        table.finish();
    }
    root.finish();
    BriefWords { ask, moments, fundamentals }
}

fn read_questions(root: &Table<'_, '_>) -> BriefQuestions {
    let Some(table) = root.table("ask") else {
        root.complain(root.at, "have no [ask]");
        return BriefQuestions::default();
    };
    let questions = BriefQuestions {
        process: table.required("process"),
        switch_point: table.required("switch_point"),
        cue: table.required("cue"),
        picture: table.required("picture"),
        why: table.required("why"),
        company: table.required("company"),
        day: table.required("day"),
        what_if: table.required("what_if"),
    };
    table.finish();
    questions
}

#[cfg(test)]
mod tests;
