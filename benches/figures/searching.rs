//! Search-as-you-type, over entries of 150 words.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::Duration;
use secondwind::content::{Content, query};
use secondwind::domain::change::Change;
use secondwind::domain::debrief::{Answer, Debrief, QuestionKey, Value};
use secondwind::domain::id::{DebriefId, LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::search::{Order, SearchIn, SearchRequest, Total};
use secondwind::domain::units::Metres;
use secondwind::store::Store;
use uuid::Uuid;

use super::journal::now;
use super::{Row, Times, milliseconds};

/// Words of an entry.
const LONG: usize = 150;
/// Races in one transaction.
const AT_ONCE: usize = 500;
/// The commonest word of the journals.
const COMMONEST: &str = "the";

/// The folder with a journal of so many races, each with an answer and a lesson of 150 words.
pub fn journal(count: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("figures-5-search-{count}"));
    if folder.join("journal.db").exists() {
        return folder;
    }
    let unfinished = folder.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    let content = Content::built_in();
    let mut store = Store::open(&unfinished.join("journal.db")).expect("a new journal");
    let mut language = Language::new();
    for start in (0..count).step_by(AT_ONCE) {
        let end = (start + AT_ONCE).min(count);
        // The last race is written last, as in life.
        let changes = (start..end).flat_map(|number| told(count - number, &content, &mut language));
        store.apply(&changes.collect::<Vec<_>>()).expect("the races");
    }
    drop(store);
    fs::rename(&unfinished, &folder).expect("the journal in its place");
    folder
}

fn told(number: usize, content: &Content, language: &mut Language) -> Vec<Change> {
    let id = |kind: u128| Uuid::from_u128((kind << 64) + number as u128);
    let at = now() - Duration::hours(i64::try_from(number).expect("hours"));
    let mut race = Race::new(RaceId(id(1)), language.text(2), at.date_naive());
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres([5_000.0, 10_000.0, 21_097.5, 42_195.0][number % 4]));
    race.outcome = Some(if number % 11 == 3 { Outcome::Dnf } else { Outcome::Finished });
    let debrief = Debrief {
        id: DebriefId(id(2)),
        race: race.id,
        mode: String::from("free"),
        pack: content.pack().stamp(),
        started: at,
        finished: Some(at),
        at: None,
        open_in: None,
    };
    let lesson = Lesson {
        race: Some(race.id),
        sure: Some(4),
        cause: Some(["pacing_start", "heat", "fuelling"][number % 3].to_owned()),
        ..Lesson::new(LessonId(id(3)), Verb::Change, language.text(LONG), at)
    };
    let answer = Answer {
        key: QuestionKey::once("write.free"),
        question: String::from("What happened?"),
        value: Some(Value::Text(language.text(LONG))),
        at,
    };
    vec![
        Change::PutRace { race: Box::new(race), base: None },
        Change::PutDebrief(debrief.clone()),
        Change::PutAnswer { debrief: debrief.id, answer },
        Change::PutLesson { lesson: Box::new(lesson), base: None },
    ]
}

/// Words as a language has them: few stand everywhere, most of them seldom (Zipf's law), and the same ones in every run.
struct Language {
    words: Vec<String>,
    /// For each word how likely it or one before it is.
    likely: Vec<f64>,
    state: u64,
}

impl Language {
    fn new() -> Self {
        let mut language = Self { words: Vec::new(), likely: Vec::new(), state: 0x9E37_79B9_7F4A_7C15 };
        let mut sum = 0.0;
        for rank in 0_u32..20_000 {
            let word = match rank {
                0 => COMMONEST.to_owned(),
                1 => String::from("and"),
                2 => String::from("running"),
                _ => language.word(),
            };
            sum += 1.0 / (f64::from(rank) + 2.7);
            language.words.push(word);
            language.likely.push(sum);
        }
        language
    }

    fn next(&mut self) -> u64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.state >> 33
    }

    fn word(&mut self) -> String {
        let syllables = 1 + self.next() % 3;
        let mut pick = |letters: &str| {
            let place = usize::try_from(self.next()).expect("31 bits") % letters.len();
            letters[place..=place].to_owned()
        };
        let mut word: String = (0..=syllables).map(|_| pick("bcdfghjklmnprstvw") + &pick("aeiou")).collect();
        word += &pick("nsrtdl");
        word
    }

    fn text(&mut self, count: usize) -> String {
        let most = self.likely.last().copied().unwrap_or_default();
        let words: Vec<String> = (0..count)
            .map(|_| {
                #[expect(clippy::cast_precision_loss, reason = "31 bits fit into the 52 of a double")]
                let wanted = self.next() as f64 / f64::from(1_u32 << 31) * most;
                let place = self.likely.partition_point(|likely| *likely < wanted);
                self.words[place.min(self.words.len() - 1)].clone()
            })
            .collect();
        words.join(" ")
    }
}

/// What is typed, and what it stands for.
pub fn searches() -> Vec<(&'static str, String)> {
    let rare = Language::new().words[12_000].clone();
    vec![
        ("a rare word", rare.clone()),
        ("the commonest word", COMMONEST.to_owned()),
        ("one letter", String::from("t")),
        ("two letters", String::from("th")),
        ("three letters", String::from("run")),
        ("four letters of a common word", String::from("runn")),
        ("two common words", String::from("the and")),
        ("a phrase of common words", String::from("\"running and the\"")),
        ("a common word without another", String::from("running -and")),
        ("a common word, of marathons", String::from("distance:marathon the")),
        ("a common word, not finished", String::from("outcome:dnf the")),
        ("a word with an error of typing", format!("{}x{}", &rare[..3], &rare[3..])),
        ("a word in the name of a cause", String::from("humidity")),
        ("the same and the commonest word", String::from("humidity the")),
        ("nothing typed", String::new()),
    ]
}

/// How many races make so many entries of 150 words: each has a lesson, and an answer that is searched with everything.
pub fn races(within: SearchIn, entries: usize) -> usize {
    match within {
        SearchIn::Lessons => entries,
        SearchIn::Everything => entries / 2,
    }
}

/// Where is searched, in words.
pub fn place(within: SearchIn, entries: usize) -> String {
    format!("{}, {entries} entries of 150 words", within.label())
}

/// What the store takes for a search, from what was typed to the hits.
pub fn rows(count: usize, goal: &'static str) -> Vec<Row> {
    let content = Content::built_in();
    let searches = searches();
    let mut rows = Vec::new();
    for within in [SearchIn::Lessons, SearchIn::Everything] {
        let folder = journal(races(within, count));
        let mut store = Store::open(&folder.join("journal.db")).expect("the journal");
        for (what, typed) in &searches {
            let mut told = Total::Exactly(0);
            let times = (0..60).map(|number| {
                let started = Instant::now();
                let query = query::read(typed, &content, now().date_naive()).query;
                let request = SearchRequest { number, within, query, order: Order::Best, limit: 50 };
                let found = store.search(&request, || false).expect("readable").expect("not given up");
                told = found.total;
                started.elapsed()
            });
            let times = Times::new(times.collect());
            let what = format!("store: {}, {what} ({told:?})", place(within, count));
            rows.push(Row::new(what, goal, times.told_to(95)));
        }
        let request = |typed: &str| SearchRequest {
            number: 1,
            within,
            query: query::read(typed, &content, now().date_naive()).query,
            order: Order::Best,
            limit: 50,
        };
        if within == SearchIn::Lessons {
            for typed in ["", COMMONEST, &searches[0].1] {
                let started = Instant::now();
                let facets =
                    store.facets(&request(typed), || false).expect("readable").expect("not given up");
                let what = format!("store: facets of {count} lessons, “{typed}” ({})", facets.values.len());
                rows.push(Row::new(what, "", milliseconds(started.elapsed())));
            }
        }
    }
    rows
}
