//! A debrief: the questions that were asked of one race, and what the runner answered.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::feeling::Felt;
use super::id::{DebriefId, RaceId, WindowId};
use super::units::{Metres, Seconds};

/// The mode in which a race is looked back at, as the pack names it ("hot", "`cold_full`" ...).
pub type ModeId = String;

/// Which pack asked, so that an old debrief stays readable after the pack has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackStamp {
    /// The pack's id.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// One sitting (or several) with one race. Without `finished` it is a draft: an ordinary row that autosave fills.
#[derive(Debug, Clone, PartialEq)]
pub struct Debrief {
    /// Its id.
    pub id: DebriefId,
    /// The race it belongs to. The race's row may not exist before Finish; the id is given at the start all the same.
    pub race: RaceId,
    /// The mode.
    pub mode: ModeId,
    /// Which pack asks.
    pub pack: PackStamp,
    /// When it was begun.
    pub started: Stamp,
    /// When it was finished; `None` for a draft.
    pub finished: Option<Stamp>,
    /// The question at which the runner left.
    pub at: Option<QuestionKey>,
    /// The window in which it is open now. Kept by the store, see `store::windows`.
    pub open_in: Option<WindowId>,
}

/// Names one question of one debrief: the prompt, and what it is asked about where a prompt is asked several times
/// (a cause's id, a goal's id, the number of a line; otherwise empty).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuestionKey {
    /// The prompt's id in the pack.
    pub prompt: String,
    /// What it is asked about.
    pub subject: String,
}

impl QuestionKey {
    /// A question that is asked once.
    pub fn once(prompt: impl Into<String>) -> Self {
        Self { prompt: prompt.into(), subject: String::new() }
    }

    /// A question that is asked about `subject`.
    pub fn about(prompt: impl Into<String>, subject: impl Into<String>) -> Self {
        Self { prompt: prompt.into(), subject: subject.into() }
    }
}

/// One line of a list; lessons carry a verb ("keep", "change", "start", "stop").
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line {
    /// The verb, where the prompt offers verbs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// The words.
    pub text: String,
}

/// One thing out of a list, with the strength it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// The option's id.
    pub id: String,
    /// The strength, where the prompt asks for one (causes: 1 to 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Words: one line or many.
    Text(String),
    /// A number on a scale.
    Scale(u8),
    /// The id of one option.
    Pick(String),
    /// Several options.
    Picks(Vec<Picked>),
    /// Feelings with their strength.
    Feelings(Vec<Felt>),
    /// A time.
    Time(Seconds),
    /// A distance.
    Distance(Metres),
    /// A day.
    Date(NaiveDate),
    /// A list of lines.
    Lines(Vec<Line>),
    /// Typed, but not (yet) readable as what the question asks for; kept so that nothing typed is lost.
    Unread(String),
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub key: QuestionKey,
    /// The question's text as the runner saw it.
    pub question: String,
    /// What was answered; `None` when it was skipped or emptied again.
    pub value: Option<Value>,
    /// When it was last changed.
    pub at: Stamp,
}

/// The answers of one debrief by question.
pub type Answers = BTreeMap<QuestionKey, Answer>;
