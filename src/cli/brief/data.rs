//! A brief as JSON. Its form is a promise like that of the timeline: a field is never renamed nor taken away.

use chrono::NaiveDate;
use serde::Serialize;

use super::Brief;
use crate::content::brief::suggestions;
use crate::domain::brief::{BriefLesson, Ready};
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{LessonState, RaceCondition, UseVerdict, Verb};
use crate::domain::race::{Outcome, RaceKind};
use crate::domain::rules::lesson_state::{confidence, state};
use crate::domain::rules::matching::MatchReason;

/// The number of the form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct BriefData<'a> {
    format: u32,
    made: String,
    race: RaceData<'a>,
    lessons: Vec<LessonData<'a>>,
    goals: Goals<'a>,
    what_ifs: &'a [String],
    suggestions: Vec<Suggested>,
    switch_point: &'a str,
    cue: &'a str,
    picture: &'a str,
    why: &'a str,
    company: &'a str,
    fundamentals: Vec<Fundamental<'a>>,
    editions: Vec<Edition<'a>>,
}

#[derive(Serialize)]
struct RaceData<'a> {
    id: RaceId,
    day: NaiveDate,
    days_to_go: i64,
    name: &'a str,
    location: &'a str,
    kind: Option<RaceKind>,
    distance_m: Option<f64>,
    outcome: Option<Outcome>,
    conditions: Vec<RaceCondition>,
}

#[derive(Serialize)]
struct LessonData<'a> {
    id: LessonId,
    verb: Verb,
    text: &'a str,
    trigger: &'a str,
    cause: Option<&'a str>,
    state: LessonState,
    confidence: f64,
    helped: u32,
    partly: u32,
    no_help: u32,
    forgot: u32,
    reasons: Vec<Reason<'a>>,
    from: Option<From<'a>>,
    /// What became of it in this race.
    verdict: Option<UseVerdict>,
}

#[derive(Serialize)]
struct From<'a> {
    race: &'a str,
    day: NaiveDate,
}

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
enum Reason<'a> {
    CauseCameBack { cause: &'a str },
    SameDistance,
    SameKind { kind: RaceKind },
    SameConditions { conditions: &'a [RaceCondition] },
    SameEvent,
    NotSeenLately,
}

#[derive(Serialize)]
struct Goals<'a> {
    a: &'a str,
    b: &'a str,
    c: &'a str,
    process: Vec<&'a str>,
}

#[derive(Serialize)]
struct Suggested {
    line: String,
    from: String,
}

#[derive(Serialize)]
struct Fundamental<'a> {
    id: &'a str,
    text: &'a str,
    ready: Option<Ready>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: RaceId,
    day: NaiveDate,
    name: &'a str,
    outcome: Option<Outcome>,
    time_s: Option<f64>,
}

/// The brief as one JSON object.
pub(super) fn json(brief: &Brief<'_>) -> Result<String, String> {
    let (basis, race) = (brief.basis, &brief.basis.race);
    let plan = basis.plan.as_ref();
    let suggested = if brief.is_over() { Vec::new() } else { suggestions(basis, &brief.content.causes) };
    let answers = plan.map_or(&[][..], |plan| &plan.ready);
    let data = BriefData {
        format: FORMAT,
        made: brief.now.wall.to_rfc3339(),
        race: RaceData {
            id: race.id,
            day: race.date,
            days_to_go: brief.days_to_go(),
            name: &race.name,
            location: &race.location,
            kind: race.kind,
            distance_m: race.distance.map(|distance| distance.0),
            outcome: race.outcome,
            conditions: RaceCondition::of_race(race),
        },
        lessons: brief.lessons.iter().map(lesson).collect(),
        goals: Goals {
            a: &race.goals.a,
            b: &race.goals.b,
            c: &race.goals.c,
            process: basis.process.iter().map(|goal| goal.text.as_str()).collect(),
        },
        what_ifs: plan.map_or(&[][..], |plan| &plan.what_ifs),
        suggestions: suggested.into_iter().map(|one| Suggested { line: one.line, from: one.from }).collect(),
        switch_point: plan.map_or("", |plan| &plan.switch_point),
        cue: plan.map_or("", |plan| &plan.cue),
        picture: plan.map_or("", |plan| &plan.picture),
        why: plan.map_or("", |plan| &plan.why),
        company: &race.company,
        fundamentals: brief
            .content
            .brief
            .fundamentals
            .iter()
            .map(|item| Fundamental {
                id: &item.id,
                text: &item.text,
                ready: answers.iter().find(|one| one.item == item.id).map(|one| one.ready),
            })
            .collect(),
        editions: basis
            .editions
            .iter()
            .map(|race| Edition {
                id: race.id,
                day: race.date,
                name: &race.name,
                outcome: race.outcome,
                time_s: race.time().map(|time| time.0),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&data)
        .map_err(|error| format!("The brief could not be told as JSON: {error}"))
}

fn lesson(shown: &BriefLesson) -> LessonData<'_> {
    let (lesson, tally) = (&shown.lesson, shown.tally);
    LessonData {
        id: lesson.id,
        verb: lesson.verb,
        text: &lesson.text,
        trigger: &lesson.trigger,
        cause: lesson.cause.as_deref(),
        state: state(lesson.standing, lesson.sure, tally),
        confidence: confidence(lesson.sure, tally),
        helped: tally.helped,
        partly: tally.partly,
        no_help: tally.no_help,
        forgot: tally.forgot,
        reasons: shown.reasons.iter().map(reason).collect(),
        from: shown.race.as_ref().map(|(race, day)| From { race, day: *day }),
        verdict: shown.verdict,
    }
}

fn reason(reason: &MatchReason) -> Reason<'_> {
    match reason {
        MatchReason::CauseCameBack(cause) => Reason::CauseCameBack { cause },
        MatchReason::SameDistance => Reason::SameDistance,
        MatchReason::SameKind(kind) => Reason::SameKind { kind: *kind },
        MatchReason::SameConditions(conditions) => Reason::SameConditions { conditions },
        MatchReason::SameEvent => Reason::SameEvent,
        MatchReason::NotSeenLately => Reason::NotSeenLately,
    }
}
