//! A situation for tests, made of few words.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use crate::domain::clock::Now;
use crate::domain::debrief::{Answer, Answers, Debrief, PackStamp, Picked, QuestionKey, Value};
use crate::domain::feeling::Felt;
use crate::domain::history::History;
use crate::domain::id::{DebriefId, RaceId};
use crate::domain::patterns::PatternsBasis;
use crate::domain::race::{Race, SetbackMark};
use crate::domain::story::{Background, PastRace};
use crate::domain::units::UnitSystem;

use super::Content;
use super::flow::{Circumstances, Question, questions};

/// A debrief in the making. It is the evening of Monday, 2 March 2026.
pub(super) struct Situation {
    pub content: Content,
    pub mode: String,
    pub answers: Answers,
    pub background: Background,
    pub now: Now,
    pub more: BTreeSet<String>,
}

impl Situation {
    pub fn new(mode: &str) -> Self {
        let wall = DateTime::parse_from_rfc3339("2026-03-02T20:00:00+01:00").expect("a time");
        Self {
            content: Content::built_in(),
            mode: mode.to_owned(),
            answers: Answers::new(),
            background: Background {
                race: None,
                earlier: Vec::new(),
                past: vec![past("Old Town 10", "2025-09-14", SetbackMark::No)],
                goals: Vec::new(),
                heaviness: Vec::new(),
                reopened: Vec::new(),
                lately: History::default(),
                shown: Vec::new(),
                before: PatternsBasis::default(),
            },
            now: Now { wall, running: Duration::ZERO },
            more: BTreeSet::new(),
        }
    }

    /// Answers a question; `prompt/subject` for one about something.
    pub fn with(mut self, question: &str, value: Value) -> Self {
        self.answer(question, Some(value));
        self
    }

    pub fn pick(self, question: &str, id: &str) -> Self {
        self.with(question, Value::Pick(id.to_owned()))
    }

    pub fn text(self, question: &str, text: &str) -> Self {
        self.with(question, Value::Text(text.to_owned()))
    }

    pub fn scale(self, question: &str, number: u8) -> Self {
        self.with(question, Value::Scale(number))
    }

    pub fn date(self, question: &str, day: &str) -> Self {
        self.with(question, Value::Date(date(day)))
    }

    pub fn felt(self, question: &str, felt: &[(&str, u8)]) -> Self {
        let felt = felt.iter().map(|(feeling, strength)| Felt {
            feeling: (*feeling).to_owned(),
            own: false,
            strength: *strength,
        });
        self.with(question, Value::Feelings(felt.collect()))
    }

    pub fn picks(self, question: &str, picks: &[(&str, Option<u8>)]) -> Self {
        let picks = picks.iter().map(|(id, strength)| Picked { id: (*id).to_owned(), strength: *strength });
        self.with(question, Value::Picks(picks.collect()))
    }

    pub fn answer(&mut self, question: &str, value: Option<Value>) {
        let (prompt, subject) = question.split_once('/').unwrap_or((question, ""));
        let key = QuestionKey::about(prompt, subject);
        let answer = Answer { key: key.clone(), question: String::new(), value, at: self.now.wall };
        self.answers.insert(key, answer);
    }

    pub fn circumstances(&self) -> Circumstances<'_> {
        Circumstances {
            mode: &self.mode,
            answers: &self.answers,
            background: &self.background,
            now: &self.now,
            more: &self.more,
            units: UnitSystem::Metric,
        }
    }

    pub fn questions(&self) -> Vec<Question<'_>> {
        questions(&self.content, &self.circumstances())
    }

    /// The questions that are asked, as `prompt` or `prompt/subject`.
    pub fn asked(&self) -> Vec<String> {
        let questions = self.questions();
        let named = questions.into_iter().map(|question| match question.key.subject.as_str() {
            "" => question.key.prompt,
            subject => format!("{}/{subject}", question.key.prompt),
        });
        named.collect()
    }

    /// The same, a stage to a line.
    pub fn outline(&self) -> String {
        let mut outline = String::new();
        let mut stage = "";
        for (question, name) in self.questions().iter().zip(self.asked()) {
            if question.stage.id != stage {
                stage = &question.stage.id;
                outline.extend(["\n", stage, ":"]);
            }
            outline.extend([" ", &name]);
        }
        outline.trim_start().to_owned()
    }

    pub fn debrief(&self) -> Debrief {
        Debrief {
            id: DebriefId(Uuid::from_u128(0xd)),
            race: RaceId(Uuid::from_u128(0xa)),
            mode: self.mode.clone(),
            pack: PackStamp { id: "core".to_owned(), version: 1 },
            started: self.now.wall,
            finished: None,
            at: None,
            open_in: None,
        }
    }
}

/// A day.
pub(super) fn date(day: &str) -> NaiveDate {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").expect("a day")
}

/// A race of the past.
pub(super) fn past(name: &str, day: &str, setback: SetbackMark) -> PastRace {
    let id = RaceId(Uuid::from_u128(u128::from(name.len() as u64) + 100));
    let mut race = Race::new(id, name, date(day));
    race.outcome = Some(crate::domain::race::Outcome::Finished);
    race.setback = Some(setback);
    PastRace { race, held_up: None }
}
