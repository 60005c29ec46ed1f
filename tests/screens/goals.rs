//! Goals: the list, and the page of one.

mod following;
mod half_words;
mod held;
mod list;
mod page;
mod rewording;
mod snapshots;
mod steps;

use chrono::NaiveDate;
use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalChange, GoalKind, Horizon, Measure, Progress, Step, StepEvent, StepState,
    StepVerdict, Verdict,
};
use secondwind::domain::goal_story::GoalStory;
use secondwind::domain::id::{GoalChangeId, GoalId, ProgressId, RaceId, StepEventId, StepId, VerdictId};
use secondwind::domain::race::{Outcome, Race, SetbackMark, Tier};
use uuid::Uuid;

use super::harness::Journal;

pub const EVENING: &str = "2026-11-24T20:00:00+02:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// In the evening of a day.
pub fn at(day: &str) -> Stamp {
    format!("{day}T18:00:00+02:00").parse().expect("a moment")
}

pub fn goal_id(number: u128) -> GoalId {
    GoalId(Uuid::from_u128(0x7000 + number))
}

pub fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

pub fn goal(number: u128, kind: GoalKind, text: &str, on: &str) -> Goal {
    Goal::new(goal_id(number), kind, text, at(on))
}

pub fn put(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

pub fn put_race(number: u128, name: &str, on: &str) -> Change {
    let mut race = Race::new(race_id(number), name, day(on));
    if day(on) < day("2026-11-24") {
        race.outcome = Some(Outcome::Finished);
    }
    Change::PutRace { race: Box::new(race), base: None }
}

pub fn setback(number: u128, name: &str, on: &str) -> Change {
    let mut race = Race::new(race_id(number), name, day(on));
    race.outcome = Some(Outcome::Dnf);
    race.setback = Some(SetbackMark::Yes);
    Change::PutRace { race: Box::new(race), base: None }
}

pub fn step(number: u128, goal: Option<u128>, text: &str, on: Option<&str>) -> Step {
    Step {
        id: StepId(Uuid::from_u128(0x8000 + number)),
        goal: goal.map(goal_id),
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: on.map(day),
        state: StepState::Open,
        written: at("2026-11-20"),
    }
}

pub fn judged(number: u128, goal: u128, verdict: Verdict, reason: &str, on: &str) -> Change {
    Change::Judge(GivenVerdict {
        id: Some(VerdictId(Uuid::from_u128(0x9000 + number))),
        goal: goal_id(goal),
        verdict,
        reason: reason.to_owned(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: at(on),
    })
}

pub fn progress(number: u128, goal: u128, on: &str, value: f64) -> Change {
    let id = ProgressId(Uuid::from_u128(0xa000 + number));
    Change::PutProgress(Progress { id, goal: goal_id(goal), day: day(on), value, at: at(on) })
}

pub fn kilometres(to: f64) -> Measure {
    Measure::Number { from: 0.0, to, unit: "km".to_owned() }
}

/// A season of goals: every kind, some that are due, some that are over, and steps.
pub fn a_season() -> Vec<Change> {
    let under = Goal {
        race: Some(race_id(1)),
        tier: Some(Tier::A),
        why: "Because the last two fell apart at thirty, and I know that I can hold it.".to_owned(),
        if_then: "If the first ten feel easy, then I stay at 4:58.".to_owned(),
        notes: "Talk to Lerato about pacing before the new year.".to_owned(),
        measure: Some(Measure::Steps),
        ..goal(1, GoalKind::TimeOrPlace, "Under 3:30, with an even second half", "2026-09-10")
    };
    let mut changes = vec![
        put_race(1, "Harbour Marathon", "2027-01-24"),
        put(under.clone()),
        judged(1, 1, Verdict::Keep, "the long runs say so", "2026-10-20"),
        Change::LogGoal(GoalChange {
            id: GoalChangeId(Uuid::from_u128(0xb001)),
            goal: goal_id(1),
            was: Goal { text: "Under 3:25".to_owned(), if_then: String::new(), ..under }.words(),
            at: at("2026-10-25"),
        }),
        put(Goal {
            race: Some(race_id(1)),
            tier: Some(Tier::B),
            ..goal(2, GoalKind::Outcome, "Finish among the first hundred", "2026-11-10")
        }),
        put(Goal {
            by: Some(day("2026-11-22")),
            ..goal(3, GoalKind::Recovery, "Two weeks of easy days, then ask again", "2026-11-12")
        }),
        put(Goal {
            horizon: Horizon::Long,
            pinned: true,
            measure: Some(Measure::Days { wanted: 20 }),
            ..goal(4, GoalKind::Wellbeing, "Home for dinner four evenings a week", "2026-11-01")
        }),
        put(Goal {
            by: Some(day("2027-05-30")),
            ..goal(5, GoalKind::Open, "See what the track has for me", "2026-11-01")
        }),
        put(Goal {
            by: Some(day("2026-12-31")),
            measure: Some(kilometres(60.0)),
            ..goal(6, GoalKind::Process, "Run 60 km in a week without the calf", "2026-11-01")
        }),
        put(goal(7, GoalKind::TimeOrPlace, "Sub 20 over 5 km", "2026-03-01")),
        put(goal(8, GoalKind::Outcome, "A place on the podium of the club", "2026-03-01")),
        put(goal(9, GoalKind::TimeOrPlace, "Sub 1:30 over the half", "2026-03-01")),
        judged(2, 7, Verdict::Reached, "a windless evening", "2026-06-12"),
        judged(3, 8, Verdict::LetGo, "company on Tuesdays", "2026-09-01"),
        judged(4, 9, Verdict::Rest, "the calf first", "2026-10-01"),
        progress(1, 6, "2026-11-08", 38.0),
        progress(2, 6, "2026-11-15", 45.0),
        progress(3, 6, "2026-11-22", 52.0),
        Change::PutStep(step(1, Some(1), "Run the last 8 km of a long run at race pace", Some("2026-11-29"))),
        Change::PutStep(step(2, Some(1), "Book the physio for the left calf", Some("2026-11-26"))),
        Change::PutStep(step(3, Some(1), "Write down what I eat", None)),
        Change::PutStep(step(4, Some(1), "Two sessions of hills", None)),
        decided(1, 3, StepVerdict::Done, "2026-11-10"),
        decided(2, 4, StepVerdict::Part, "2026-11-14"),
        Change::PutStep(step(5, None, "Call Thandi about the relay", Some("2026-11-25"))),
        Change::PutStep(step(6, None, "Send the shoes back", None)),
    ];
    for number in 0..9 {
        changes.push(progress(10 + number, 4, &format!("2026-11-{:02}", 2 + number), 1.0));
    }
    changes
}

pub fn decided(number: u128, step: u128, verdict: StepVerdict, on: &str) -> Change {
    Change::DecideStep(StepEvent {
        id: StepEventId(Uuid::from_u128(0xc000 + number)),
        step: StepId(Uuid::from_u128(0x8000 + step)),
        verdict,
        was_day: None,
        day: None,
        review: None,
        at: at(on),
    })
}

/// The tab, with these things in the journal.
pub fn goals(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("5");
    journal
}

/// The page of the goal with these words.
pub fn page_of(words: &str, changes: &[Change]) -> Journal {
    let mut journal = goals(changes);
    journal.choose(words);
    journal.press("enter");
    assert!(journal.sees("A goal"), "{}", journal.screen());
    journal
}

/// What the disk has of a goal.
pub fn kept(journal: &Journal, number: u128) -> GoalStory {
    journal.store().goal_story(goal_id(number), day("2026-11-24")).expect("it can be read").expect("a goal")
}
