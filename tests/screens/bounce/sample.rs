//! A race that was a setback, and what came of it.

use chrono::NaiveDate;
use secondwind::domain::arc::{Part, RecoveryArc, Try};
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Debrief, PackStamp, QuestionKey};
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState};
use secondwind::domain::id::{ArcId, DebriefId, GoalId, LessonId, PersonId, RaceId, StepId, TryId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::person::Person;
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::Metres;
use uuid::Uuid;

/// Nine days after the race.
pub const EVENING: &str = "2026-11-30T20:00:00+02:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(kind * 0x1_0000 + number)
}

pub fn race_id(number: u128) -> RaceId {
    RaceId(id(1, number))
}

/// A race of 61 km out of 100 that was stopped.
pub fn ultra() -> Race {
    let mut race = Race::new(race_id(1), "Three Dams Ultra", day("2026-11-21"));
    race.kind = Some(RaceKind::Trail);
    race.distance = Some(Metres(100_000.0));
    race.covered = Some(Metres(61_000.0));
    race.outcome = Some(Outcome::Dnf);
    race.setback = Some(SetbackMark::Yes);
    race
}

/// The finish of a debrief two days after the race, with nothing in it but that it was a setback.
pub fn harvest(race: Race) -> Harvest {
    let finished = at("2026-11-23");
    let debrief = Debrief {
        id: DebriefId(id(2, 1)),
        race: race.id,
        mode: "cold_short".to_owned(),
        pack: PackStamp { id: "debrief".to_owned(), version: 1 },
        started: finished,
        finished: Some(finished),
        at: None,
        open_in: None,
    };
    let arc =
        RecoveryArc { debrief: Some(debrief.id), ..RecoveryArc::of_race(ArcId(id(3, 1)), &race, finished) };
    Harvest {
        debrief,
        race,
        race_before: None,
        feelings: Vec::new(),
        causes: Vec::new(),
        wins: Vec::new(),
        lessons: Vec::new(),
        goals: Vec::new(),
        verdicts: Vec::new(),
        uses: Vec::new(),
        steps: Vec::new(),
        arc: Some(Box::new(arc)),
        people: Vec::new(),
    }
}

pub fn finish(harvest: Harvest) -> Change {
    Change::Finish(Box::new(harvest))
}

/// The race, called a setback, and nothing else.
pub fn setback() -> Vec<Change> {
    vec![finish(harvest(ultra()))]
}

pub fn lesson(text: &str) -> Lesson {
    let lesson = Lesson::new(LessonId(id(4, 1)), Verb::Start, text, at("2026-11-23"));
    Lesson {
        race: Some(race_id(1)),
        debrief: Some(DebriefId(id(2, 1))),
        trigger: "If the third climb begins, then I will have eaten".to_owned(),
        ..lesson
    }
}

pub fn goal(number: u128, kind: GoalKind, text: &str, written: &str) -> Goal {
    Goal::new(GoalId(id(5, number)), kind, text, at(written))
}

pub fn put_goal(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

pub fn step(number: u128, text: &str, on: Option<&str>, state: StepState) -> Step {
    Step {
        id: StepId(id(6, number)),
        goal: None,
        race: Some(race_id(1)),
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: on.map(day),
        state,
        written: at("2026-11-23"),
    }
}

pub fn done(number: u128, part: Part, what: &str, on: &str) -> Change {
    Change::PutTry(Try {
        id: TryId(id(7, number)),
        arc: ArcId(id(3, 1)),
        part,
        what: what.to_owned(),
        day: day(on),
        helped: None,
        written: at(on),
    })
}

/// The same with something of everything.
pub fn lived() -> Vec<Change> {
    let mut harvest = harvest(ultra());
    let from_debrief =
        |goal: Goal| Goal { race: Some(race_id(1)), debrief: Some(DebriefId(id(2, 1))), ..goal };
    harvest.lessons =
        vec![(QuestionKey::about("lesson.lines", "1"), lesson("Eat before the third climb, hungry or not"))];
    harvest.goals = vec![(
        QuestionKey::once("goals.recovery"),
        from_debrief(goal(1, GoalKind::Recovery, "Sleep back to usual", "2026-11-23")),
    )];
    harvest.people =
        vec![Person { id: PersonId(id(8, 1)), name: "Åsa".to_owned(), written: at("2026-11-23") }];
    let talk = Step {
        person: Some(PersonId(id(8, 1))),
        debrief: Some(DebriefId(id(2, 1))),
        ..step(1, "Talk to Åsa", Some("2026-12-02"), StepState::Open)
    };
    let undated =
        Step { debrief: Some(DebriefId(id(2, 1))), ..step(2, "Write to the crew", None, StepState::Open) };
    harvest.steps = vec![(QuestionKey::once("people.who"), talk), (QuestionKey::once("next.step"), undated)];
    vec![
        finish(harvest),
        done(1, Part::Body, "walk", "2026-11-25"),
        done(2, Part::Body, "stretching", "2026-11-27"),
    ]
}
