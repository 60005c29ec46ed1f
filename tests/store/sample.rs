//! Journals and rows to try things on. Ids are counted, so that a test can name them.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use secondwind::domain::arc::{ArcKind, RecoveryArc};
use secondwind::domain::change::{Change, Harvest, HarvestedVerdict, Item};
use secondwind::domain::check_in::{CheckIn, Side};
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Answer, Debrief, PackStamp, QuestionKey, Value};
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState, Verdict};
use secondwind::domain::id::{
    ArcId, CheckInId, DebriefId, GoalId, LessonId, PersonId, RaceId, StepId, TryId,
};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::person::Person;
use secondwind::domain::race::{Outcome, Race, SetbackMark};
use secondwind::store::Store;
use tempfile::TempDir;
use uuid::Uuid;

/// A folder with a journal in it, removed at the end of the test.
pub struct Place {
    pub folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The journal's path; the folder `journal` above it is for the store to make.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("journal").join("journal.db")
    }

    pub fn open(&self) -> Store {
        Store::open(&self.path()).expect("the journal opens")
    }
}

pub fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

pub fn debrief_id(number: u128) -> DebriefId {
    DebriefId(Uuid::from_u128(0x2000 + number))
}

pub fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

pub fn goal_id(number: u128) -> GoalId {
    GoalId(Uuid::from_u128(0x4000 + number))
}

pub fn step_id(number: u128) -> StepId {
    StepId(Uuid::from_u128(0x5000 + number))
}

pub fn person_id(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(0x6000 + number))
}

pub fn stamp(text: &str) -> Stamp {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// The evening of `day` of May 2026, two hours ahead of UTC.
pub fn evening(day: u32) -> Stamp {
    stamp(&format!("2026-05-{day:02}T20:30:00+02:00"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn race(number: u128, date: &str) -> Race {
    Race::new(race_id(number), format!("Race {number}"), day(date))
}

pub fn finished_race(number: u128, date: &str) -> Race {
    Race { outcome: Some(Outcome::Finished), ..race(number, date) }
}

/// An unfinished debrief, begun in the evening of 10 May.
pub fn debrief(number: u128, race: RaceId) -> Debrief {
    Debrief {
        id: debrief_id(number),
        race,
        mode: "cold_full".to_owned(),
        pack: PackStamp { id: "debrief".to_owned(), version: 1 },
        started: evening(10),
        finished: None,
        at: None,
        open_in: None,
    }
}

pub fn answer(prompt: &str, value: Value) -> Answer {
    Answer {
        key: QuestionKey::once(prompt),
        question: format!("What about {prompt}?"),
        value: Some(value),
        at: evening(10),
    }
}

pub fn put_answer(debrief: u128, prompt: &str, value: Value) -> Change {
    Change::PutAnswer { debrief: debrief_id(debrief), answer: answer(prompt, value) }
}

pub fn put_race(race: Race) -> Change {
    Change::PutRace { race: Box::new(race), base: None }
}

pub fn trash(item: Item) -> Change {
    Change::Trash { item, at: evening(20) }
}

/// A debrief, finished in the evening of 11 May, of which nothing has come but the race itself.
pub fn harvest(debrief_number: u128, race: Race) -> Harvest {
    Harvest {
        debrief: Debrief { finished: Some(evening(11)), ..debrief(debrief_number, race.id) },
        race,
        race_before: None,
        feelings: Vec::new(),
        causes: Vec::new(),
        wins: Vec::new(),
        lessons: Vec::new(),
        goals: Vec::new(),
        uses: Vec::new(),
        verdicts: Vec::new(),
        steps: Vec::new(),
        people: Vec::new(),
        arc: None,
    }
}

pub fn lesson(number: u128, text: &str, harvest: &Harvest) -> Lesson {
    Lesson {
        race: Some(harvest.race.id),
        debrief: Some(harvest.debrief.id),
        trigger: "If the first km feels easy, then I will hold back".to_owned(),
        sure: Some(4),
        cause: Some("pacing".to_owned()),
        ..Lesson::new(lesson_id(number), Verb::Change, text, evening(11))
    }
}

pub fn goal(number: u128, text: &str, harvest: &Harvest) -> Goal {
    Goal {
        race: Some(harvest.race.id),
        debrief: Some(harvest.debrief.id),
        why: "To enjoy it again".to_owned(),
        ..Goal::new(goal_id(number), GoalKind::Recovery, text, evening(11))
    }
}

pub fn step(number: u128, text: &str, harvest: &Harvest) -> Step {
    Step {
        id: step_id(number),
        goal: None,
        race: Some(harvest.race.id),
        debrief: Some(harvest.debrief.id),
        person: None,
        text: text.to_owned(),
        day: Some(day("2026-05-14")),
        state: StepState::Open,
        written: evening(11),
    }
}

/// A verdict that a debrief holds, answered in the evening of a day of May.
pub fn judged(goal: u128, verdict: Verdict, reason: &str, on: u32) -> HarvestedVerdict {
    HarvestedVerdict { goal: goal_id(goal), verdict, reason: reason.to_owned(), at: evening(on) }
}

pub fn person(number: u128, name: &str) -> Person {
    Person { id: person_id(number), name: name.to_owned(), written: evening(11) }
}

pub fn check_in_id(number: u128) -> CheckInId {
    CheckInId(Uuid::from_u128(0x7000 + number))
}

pub fn arc_id(number: u128) -> ArcId {
    ArcId(Uuid::from_u128(0x8000 + number))
}

pub fn try_id(number: u128) -> TryId {
    TryId(Uuid::from_u128(0x9000 + number))
}

/// In the evening of a day.
pub fn evening_of(day: NaiveDate) -> Stamp {
    stamp(&format!("{day}T20:30:00+02:00"))
}

/// A check-in whose Body and Mind are these numbers, written in the evening of its day.
pub fn check_in(number: u128, day: NaiveDate, body: u8, mind: u8) -> CheckIn {
    let mut check_in = CheckIn::new(check_in_id(number), day, evening_of(day));
    for (side, good) in [(Side::Body, body), (Side::Mind, mind)] {
        for item in side.items() {
            check_in.scores.set(*item, Some(item.good(good)));
        }
    }
    check_in
}

pub fn put_check_in(check_in: CheckIn) -> Change {
    Change::PutCheckIn { check_in: Box::new(check_in), base: None }
}

/// The day that lies so many days after another one, or before it.
pub fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day + chrono::TimeDelta::days(days)
}

/// Check-ins on each of the days between two that are counted from a day, both sides with this number.
pub fn check_ins(from: NaiveDate, days: std::ops::RangeInclusive<i64>, good: u8) -> Vec<Change> {
    days.map(|number| {
        let day = after(from, number);
        let id = u128::from(chrono::Datelike::num_days_from_ce(&day).unsigned_abs());
        put_check_in(check_in(id, day, good, good))
    })
    .collect()
}

/// An arc without a usual, opened in the evening of its first day.
pub fn arc(number: u128, kind: ArcKind, start: NaiveDate) -> RecoveryArc {
    let arc = RecoveryArc::new(arc_id(number), kind, start, evening_of(start));
    RecoveryArc { name: format!("Arc {number}"), ..arc }
}

pub fn put_arc(arc: RecoveryArc) -> Change {
    Change::PutArc { arc: Box::new(arc), base: None }
}

/// The finish of a debrief, two days after its race, in which the runner calls it a setback or does not.
pub fn setback(debrief_number: u128, race: &Race, mark: SetbackMark) -> Harvest {
    let race = Race { setback: Some(mark), ..race.clone() };
    let finished = evening_of(after(race.date, 2));
    let opened = RecoveryArc {
        races: vec![race.id],
        debrief: Some(debrief_id(debrief_number)),
        name: race.name.clone(),
        written: finished,
        ..arc(debrief_number, ArcKind::SetbackRace, race.date)
    };
    let mut harvest = harvest(debrief_number, race);
    harvest.debrief.started = finished;
    harvest.debrief.finished = Some(finished);
    harvest.arc = (mark == SetbackMark::Yes).then(|| Box::new(opened));
    harvest
}

/// A debrief of a race of its own, in which a lesson was written.
pub fn taught(number: u128, text: &str) -> Change {
    let mut harvest = harvest(number, finished_race(number, "2026-05-10"));
    harvest.lessons = vec![(QuestionKey::about("lesson.lines", "1"), lesson(number, text, &harvest))];
    finish(&harvest)
}

pub fn finish(harvest: &Harvest) -> Change {
    Change::Finish(Box::new(harvest.clone()))
}
