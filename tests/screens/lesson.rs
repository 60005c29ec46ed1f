//! One lesson: its page, its form, merging, and its coming back on Today.

mod coming_back;
mod form;
mod merging;
mod page;
mod snapshots;

use chrono::NaiveDate;
use secondwind::app::effect::Input;
use secondwind::app::screens::lesson::LessonPage;
use secondwind::domain::arc::{ArcKind, HelpfulLesson, RecoveryArc};
use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Answer, Debrief, Line, PackStamp, QuestionKey, Value};
use secondwind::domain::id::{ArcId, DebriefId, LessonEventId, LessonId, RaceId};
use secondwind::domain::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonUse, Occasion, UseVerdict, Verb,
};
use secondwind::domain::lesson_story::LessonStory;
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use uuid::Uuid;

use super::harness::Journal;

pub const EVENING: &str = "2026-11-21T20:00:00+02:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// In the evening of a day.
pub fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

pub fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

pub fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

pub fn race(number: u128, name: &str, on: &str, kilometres: f64) -> Race {
    let mut race = Race::new(race_id(number), name, day(on));
    race.kind = Some(if kilometres > 50.0 { RaceKind::Trail } else { RaceKind::Road });
    race.distance = Some(Metres(kilometres * 1000.0));
    if day(on) < day("2026-11-21") {
        race.outcome = Some(Outcome::Finished);
        race.official = Some(Seconds(kilometres * 300.0));
    }
    race
}

pub fn put_race(race: Race) -> Change {
    Change::PutRace { race: Box::new(race), base: None }
}

/// A lesson of its own.
pub fn lesson(number: u128, verb: Verb, text: &str, on: &str) -> Lesson {
    Lesson::new(lesson_id(number), verb, text, at(on))
}

pub fn put(lesson: Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

/// What a race has taught, told three days after it, and what got in the way.
pub fn taught(race: &Race, lessons: &[(u128, Verb, &str)], hindered: &[&str]) -> Vec<Change> {
    let told = at(&(race.date + chrono::Days::new(3)).to_string());
    let debrief = Debrief {
        id: DebriefId(Uuid::from_u128(0x2_0000 + race.id.0.as_u128())),
        race: race.id,
        mode: "cold_full".to_owned(),
        pack: PackStamp { id: "core".to_owned(), version: 1 },
        started: told,
        finished: Some(told),
        at: None,
        open_in: None,
    };
    let lines = lessons
        .iter()
        .map(|(_, verb, text)| Line { verb: Some(verb.id().to_owned()), text: (*text).to_owned() });
    let answer = Answer {
        key: QuestionKey::once("lesson.rule"),
        question: "Up to three things to keep, change, start or stop. One line each.".to_owned(),
        value: Some(Value::Lines(lines.collect())),
        at: told,
    };
    let made = (1..).zip(lessons).map(|(place, (number, verb, text))| {
        let made = Lesson {
            race: Some(race.id),
            debrief: Some(debrief.id),
            ..Lesson::new(lesson_id(*number), *verb, *text, told)
        };
        (QuestionKey::about("lesson.rule", place.to_string()), made)
    });
    let causes = hindered.iter().map(|cause| RaceCause {
        cause: (*cause).to_owned(),
        effect: Effect::Hindered,
        impact: Some(2),
        control: Some(8),
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    });
    let harvest = Harvest {
        lessons: made.collect(),
        causes: causes.collect(),
        debrief: debrief.clone(),
        race_before: Some(race.clone()),
        race: race.clone(),
        feelings: Vec::new(),
        wins: Vec::new(),
        goals: Vec::new(),
        uses: Vec::new(),
        verdicts: Vec::new(),
        steps: Vec::new(),
        people: Vec::new(),
        arc: None,
    };
    let debrief_id = debrief.id;
    vec![
        put_race(race.clone()),
        Change::PutDebrief(debrief),
        Change::PutAnswer { debrief: debrief_id, answer },
        Change::Finish(Box::new(harvest)),
    ]
}

pub fn used(number: u128, race: u128, verdict: UseVerdict, on: &str) -> Change {
    Change::PutUse(LessonUse {
        lesson: lesson_id(number),
        race: race_id(race),
        debrief: None,
        verdict,
        at: at(on),
    })
}

pub fn event(number: u128, lesson: u128, kind: LessonEventKind, on: &str) -> Change {
    Change::LogLesson(LessonEvent {
        id: LessonEventId(Uuid::from_u128(0x4000 + number)),
        lesson: lesson_id(lesson),
        kind,
        occasion: Occasion::CameBack,
        was: None,
        at: at(on),
    })
}

/// The lines of the first lesson of [`a_year`].
pub const START: &str = "Start in the third row, and the first five kilometres at 5:40";

/// A lesson with a life of half a year: taught by a race that ended early, reworded, shown, used three times, once forgotten;
/// another one says the same.
pub fn a_year() -> Vec<Change> {
    let mut two_rivers = race(1, "Two Rivers 100", "2026-05-09", 100.0);
    two_rivers.outcome = Some(Outcome::Dnf);
    two_rivers.official = None;
    two_rivers.covered = Some(Metres(61_000.0));
    two_rivers.setback = Some(SetbackMark::Yes);
    let half = race(2, "Ellery Park Half", "2026-07-05", 21.0975);
    let harbour = race(3, "Harbour Ten", "2026-08-02", 10.0);
    let dams = race(4, "Three Dams Ultra", "2026-09-12", 89.0);
    let relay = race(5, "Night Relay", "2026-10-03", 20.0);
    let canal = race(6, "Canal Marathon", "2026-12-06", 42.195);
    let first = [(1, Verb::Change, "Start slower"), (2, Verb::Keep, "Cool early, before it is needed")];
    let mut changes = taught(&two_rivers, &first, &["pacing_start"]);
    changes.extend([half, harbour.clone(), dams.clone(), relay, canal].map(put_race));
    changes.extend(taught(&harbour, &[(3, Verb::Stop, "Racing the first kilometre")], &[]));
    changes.extend(taught(&dams, &[], &["pacing_start"]));
    let before = Lesson {
        race: Some(two_rivers.id),
        ..Lesson::new(lesson_id(1), Verb::Change, "Start slower", at("2026-05-12"))
    };
    let after = Lesson {
        text: START.to_owned(),
        trigger: "If the gun goes off, then I will let them run".to_owned(),
        sure: Some(4),
        cause: Some("pacing_start".to_owned()),
        ..before.clone()
    };
    let reworded = LessonEvent {
        id: LessonEventId(Uuid::from_u128(0x4001)),
        lesson: lesson_id(1),
        kind: LessonEventKind::Reworded,
        occasion: Occasion::CameBack,
        was: Some(before.words()),
        at: at("2026-05-20"),
    };
    let show = |race: u128, on: &str| Change::ShowLessons {
        race: race_id(race),
        lessons: vec![lesson_id(1)],
        at: at(on),
    };
    let arc = RecoveryArc::new(
        ArcId(Uuid::from_u128(0x8001)),
        ArcKind::Burnout,
        day("2026-06-01"),
        at("2026-06-01"),
    );
    let marked = RecoveryArc {
        name: "Too much of May".to_owned(),
        lesson: Some(HelpfulLesson { id: lesson_id(1), told: None }),
        ..arc.clone()
    };
    changes.extend([
        Change::PutLesson { lesson: Box::new(after), base: Some(Box::new(before)) },
        Change::LogLesson(reworded),
        event(2, 1, LessonEventKind::StillTrue, "2026-06-12"),
        event(3, 1, LessonEventKind::Later, "2026-08-15"),
        show(2, "2026-07-03"),
        show(4, "2026-09-05"),
        show(4, "2026-09-12"),
        show(6, "2026-11-20"),
        used(1, 2, UseVerdict::Helped, "2026-07-07"),
        used(3, 3, UseVerdict::Helped, "2026-08-04"),
        used(1, 4, UseVerdict::Partly, "2026-09-15"),
        used(1, 5, UseVerdict::Forgot, "2026-10-04"),
        Change::OpenArc(Box::new(arc.clone())),
        Change::PutArc { arc: Box::new(marked), base: Some(Box::new(arc)) },
        Change::MergeLesson { lesson: lesson_id(3), into: Some(lesson_id(1)) },
        // The other one has been asked for, so that it does not ask today.
        event(4, 2, LessonEventKind::Later, "2026-11-01"),
    ]);
    changes
}

/// Opens the page of a lesson.
pub fn open(journal: &mut Journal, number: u128) {
    journal.state.shared.open(LessonPage::of(lesson_id(number)));
    journal.input(Input::Focus);
}

/// A journal with the page of one of its lessons open.
pub fn page_of(number: u128, changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    open(&mut journal, number);
    journal
}

/// The page of a lesson that was opened from where it asks.
pub fn asked_page_of(number: u128, changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.state.shared.open(LessonPage::asked(lesson_id(number)));
    journal.input(Input::Focus);
    journal
}

/// What the disk has of a lesson.
pub fn story(journal: &Journal, number: u128) -> LessonStory {
    journal.store().lesson_story(lesson_id(number)).expect("readable").expect("there")
}
