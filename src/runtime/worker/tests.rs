//! The program and its journal together, without a terminal: messages in, effects performed at once.

use std::collections::VecDeque;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use super::{Performer, Worker};
use crate::app::effect::{Effect, Input, Msg, Read, Reply, Size};
use crate::app::key::{Code, Key};
use crate::app::screens::Screen;
use crate::app::screens::start::Choice;
use crate::app::screens::today::{Item, words};
use crate::app::settings::Settings;
use crate::app::shared::Shared;
use crate::app::{State, update};
use crate::content::Content;
use crate::domain::change::Change;
use crate::domain::clock::Now;
use crate::domain::debrief::{Debrief, PackStamp, QuestionKey, Value};
use crate::domain::id::{DebriefId, Ids, LessonId, RaceId};
use crate::domain::lesson::{Lesson, Verb};
use crate::domain::race::{Outcome, Race};
use crate::domain::search::{Order, Presence, Query, Reach, SearchIn, SearchRequest, Term};
use crate::runtime::main_loop::Event;
use crate::store::Store;

struct Program {
    state: State,
    performer: Performer,
    now: Now,
}

impl Program {
    /// On the evening of 5 August 2026, with these changes in the journal.
    fn with(changes: &[Change]) -> Self {
        let wall = DateTime::parse_from_rfc3339("2026-08-05T20:00:00+02:00").expect("a time");
        let now = Now { wall, running: Duration::ZERO };
        let mut store = Store::in_memory().expect("opens");
        store.apply(changes).expect("saved");
        let size = Size { columns: 100, rows: 30 };
        let content = Arc::new(Content::built_in());
        // Far from the ids that the tests name.
        let shared = Shared::new(size, now, Settings::default(), content, Ids::Counting(1000));
        let (state, effects) = State::start(shared);
        let mut program = Self { state, performer: Performer::new(store, &now), now };
        program.perform(effects);
        program
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(reply) = self.performer.perform(effect) {
                waiting.extend(update(&mut self.state, Msg::Answer(Box::new(reply)), self.now));
            }
        }
    }

    fn press(&mut self, key: Key) {
        let effects = update(&mut self.state, Msg::Input(Input::Key(key)), self.now);
        self.perform(effects);
    }

    /// The rows of Today, each with the words at its right end.
    fn today(&self) -> Vec<(String, String)> {
        let Screen::Today(today) = self.state.screen() else {
            panic!("Today is not on top");
        };
        today.items.iter().map(|item| words(item, &self.state.shared)).collect()
    }
}

/// Two Rivers, run on 29 July 2026 and looked back at on the next day.
fn looked_back() -> [Change; 2] {
    let date = NaiveDate::from_ymd_opt(2026, 7, 29).expect("a date");
    let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Two Rivers", date);
    race.outcome = Some(Outcome::Finished);
    let started = DateTime::parse_from_rfc3339("2026-07-30T20:00:00+02:00").expect("a time");
    let debrief = Debrief {
        id: DebriefId(Uuid::from_u128(2)),
        race: race.id,
        mode: "cold_short".to_owned(),
        pack: PackStamp { id: "core".to_owned(), version: 1 },
        started,
        finished: Some(started),
        at: None,
        open_in: None,
    };
    [Change::PutRace { race: Box::new(race), base: None }, Change::PutDebrief(debrief)]
}

#[test]
fn a_follow_up_waits_on_today_is_answered_in_the_debrief_page_and_is_then_quiet() {
    let mut program = Program::with(&looked_back());
    let row = "A week after Two Rivers: what looks different?".to_owned();
    let check_in = ("Check in".to_owned(), "20 s".to_owned());
    // In the first days of August the month of the race can be looked back at.
    let month = ("Look back at the month, July 2026".to_owned(), "5 min".to_owned());
    assert_eq!(program.today(), [(row, "2 min".to_owned()), check_in.clone(), month.clone()]);

    program.press(Key::plain(Code::Enter));
    let Screen::Debrief(page) = program.state.screen() else {
        panic!("the debrief page is not on top");
    };
    assert_eq!((page.debrief().mode.as_str(), page.debrief().race), ("d7", RaceId(Uuid::from_u128(1))));
    assert_eq!(page.question_text(&program.state.shared), "What looks different from a week away?");

    program.press(Key::char('N'));
    program.press(Key::char('o'));
    program.press(Key::plain(Code::Tab));
    program.press(Key::plain(Code::Tab));
    assert!(matches!(program.state.screen(), Screen::Story(_)));
    let race = RaceId(Uuid::from_u128(1));
    let story = program.performer.store().race_story(race).expect("readable").expect("it is there");
    let told = story.debriefs.iter().find(|told| told.debrief.mode == "d7").expect("it is kept");
    assert!(told.debrief.finished.is_some());
    let answer = &told.answers[&QuestionKey::once("d7.different")];
    assert_eq!(answer.value, Some(Value::Text("No".to_owned())));

    program.press(Key::char('1'));
    assert_eq!(program.today(), [check_in, month]);
}

#[test]
fn a_follow_up_is_no_way_to_begin() {
    let mut program = Program::with(&looked_back());
    let Screen::Today(today) = program.state.screen() else {
        panic!("Today is not on top");
    };
    assert!(matches!(today.items.as_slice(), [Item::FollowUp(..), Item::CheckIn, Item::Offer(_)]));
    program.press(Key::char('n'));
    // The race that is not here yet comes first; the one that was looked back at below it.
    program.press(Key::plain(Code::Down));
    program.press(Key::plain(Code::Enter));
    let Screen::Start(start) = program.state.screen() else {
        panic!("the page before a debrief is not on top");
    };
    let Choice::How { ways, .. } = &start.choice else {
        panic!("the race is known");
    };
    let modes: Vec<&str> = ways.iter().map(|way| way.mode.as_str()).collect();
    assert_eq!(modes, ["hot", "cold_short", "cold_full", "backfill", "free", "facts"]);
}

/// A performer whose journal holds so many lessons that begin with "pace".
fn with_lessons(count: u128) -> Performer {
    let wall = DateTime::parse_from_rfc3339("2026-08-05T20:00:00+02:00").expect("a time");
    let mut store = Store::in_memory().expect("opens");
    store.apply(&(1..=count).map(put_lesson).collect::<Vec<_>>()).expect("saved");
    Performer::new(store, &Now { wall, running: Duration::ZERO })
}

fn put_lesson(number: u128) -> Change {
    let written = DateTime::parse_from_rfc3339("2026-08-04T20:00:00+02:00").expect("a time");
    let id = LessonId(Uuid::from_u128(number));
    let lesson = Lesson::new(id, Verb::Keep, format!("pace {number}"), written);
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

fn asked(number: u64) -> Box<SearchRequest> {
    let term = Term { words: vec!["pac".to_owned()], reach: Reach::Prefix, presence: Presence::Wanted };
    let query = Query { terms: vec![term], ..Query::default() };
    Box::new(SearchRequest { number, within: SearchIn::Everything, query, order: Order::Best, limit: 10 })
}

#[test]
fn a_search_that_waits_is_skipped_when_a_newer_one_has_been_asked_for() {
    let mut performer = with_lessons(20);
    let search = |number| Effect::Read(Read::Search(asked(number)));
    let facets = |number| Effect::Read(Read::Facets(asked(number)));
    performer.newest.note(&search(3));
    assert_eq!(performer.perform(search(2)), Some(Reply::Outdated(2)));
    assert_eq!(performer.perform(facets(2)), Some(Reply::Outdated(2)));
    let reply = performer.perform(search(3));
    assert!(
        matches!(&reply, Some(Reply::Found(found)) if found.number == 3 && found.hits.len() == 10),
        "{reply:?}"
    );
    assert!(matches!(performer.perform(facets(3)), Some(Reply::Facets(_))));
    // A page that is opened anew counts from the beginning.
    performer.newest.note(&search(0));
    assert!(matches!(performer.perform(search(0)), Some(Reply::Found(_))));
}

#[test]
fn every_search_is_answered_the_last_one_with_hits_and_a_write_between_them_is_written() {
    let (events, incoming) = mpsc::channel();
    let worker = Worker::start(with_lessons(500), events);
    for number in 0..100 {
        worker.ask(Effect::Read(Read::Search(asked(number))));
        worker.ask(Effect::Read(Read::Facets(asked(number))));
        if number == 50 {
            worker.ask(Effect::Write { batch: 7, changes: vec![put_lesson(1000)] });
        }
    }
    worker.finish();
    let replies: Vec<Reply> = incoming
        .into_iter()
        .map(|event| match event {
            Event::Reply(reply) => *reply,
            _ => panic!("the worker only answers"),
        })
        .collect();
    assert_eq!(replies.len(), 201);
    assert!(replies.contains(&Reply::Written { batch: 7, result: Ok(()) }));
    assert!(matches!(&replies[199], Reply::Found(found) if found.number == 99));
    assert!(matches!(&replies[200], Reply::Facets(facets) if facets.number == 99));
}
