//! What is known at one point of a debrief: the answers to the questions asked so far, and what follows from them.

use std::borrow::Cow;

use crate::domain::cause::{Effect, RaceCause};
use crate::domain::clock::Now;
use crate::domain::debrief::{Picked, Value};
use crate::domain::feeling::Felt;
use crate::domain::goal::Goal;
use crate::domain::patterns::ToldRace;
use crate::domain::race::Race;
use crate::domain::rules::race_goals::goal_result;
use crate::domain::rules::recurrence::CameBack;
use crate::domain::rules::setback::{Pain, SetbackReason, SetbackSigns, suggests_setback};
use crate::domain::story::{Background, ShownLesson};

use super::Content;
use super::condition::{Condition, Test};
use super::pack::Pack;
use super::prompt::{Fills, Prompt};
use super::signals::{Reading, reading};

/// An answer to a question that is asked.
pub(super) struct Seen<'c, 'a> {
    /// The prompt.
    pub prompt: &'c Prompt,
    /// What it was asked about.
    pub subject: String,
    /// The answer.
    pub value: Cow<'a, Value>,
}

/// What is known. Only questions that are asked count: an answer whose question has fallen away does not.
pub(super) struct Known<'c, 'a> {
    pub content: &'c Content,
    pub pack: &'c Pack,
    pub mode: &'a str,
    pub background: &'a Background,
    pub now: &'a Now,
    /// The answers, in the order in which they were asked.
    pub seen: Vec<Seen<'c, 'a>>,
    /// The race as far as it is known.
    pub race: Race,
    /// Whether `race.date` is more than a stand-in.
    pub dated: bool,
    /// Branches that were decided already. By the backwards rule a decision stays as it is.
    pub branches: std::cell::RefCell<Vec<(&'c str, bool)>>,
}

impl<'c> Known<'c, '_> {
    /// The answer to a prompt about a subject, or, where the prompt was asked about other things, about anything.
    pub fn answers<'k>(&'k self, prompt: &'k str, subject: &'k str) -> impl Iterator<Item = &'k Value> {
        let of_prompt = move |seen: &&Seen<'_, '_>| seen.prompt.id == prompt;
        let same = self.seen.iter().filter(of_prompt).any(|seen| seen.subject == subject);
        let fits = move |seen: &&Seen<'_, '_>| !same || seen.subject == subject;
        self.seen.iter().filter(of_prompt).filter(fits).map(|seen| &*seen.value)
    }

    /// Answers by what they fill.
    pub fn filling(&self, fills: Fills) -> impl Iterator<Item = &Seen<'c, '_>> {
        self.seen.iter().filter(move |seen| seen.prompt.fills == Some(fills))
    }

    /// The lesson that the brief had shown, by its id.
    pub fn shown(&self, subject: &str) -> Option<&ShownLesson> {
        self.background.shown.iter().find(|shown| shown.lesson.id.to_string() == subject)
    }

    /// Whether a cause came back with this race, and the words of the lesson that there was for it.
    pub fn came_back(&self, cause: &str) -> Option<(CameBack, Option<String>)> {
        let before = &self.background.before;
        if !self.dated || before.races.is_empty() {
            return None;
        }
        let hindering = self.picked(Fills::Hindered).map(|picked| RaceCause {
            cause: picked.id.clone(),
            effect: Effect::Hindered,
            impact: picked.strength,
            control: None,
            changeable: None,
            spread: None,
            shared: None,
            reachable: None,
            put_down: false,
        });
        // A race that is looked back at now is the last one of its day.
        let now = ToldRace { causes: hindering.collect(), ..ToldRace::of(&self.race, i64::MAX) };
        let (back, lesson) = before.came_back_with(now, cause)?;
        Some((back, lesson.map(|one| one.lesson.text)))
    }

    /// A number by what it fills and what it is about.
    pub fn scale(&self, fills: Fills, subject: &str) -> Option<u8> {
        self.filling(fills).filter(|seen| seen.subject == subject).find_map(|seen| match *seen.value {
            Value::Scale(number) => Some(number),
            _ => None,
        })
    }

    /// What was picked by what it fills.
    pub fn picked(&self, fills: Fills) -> impl Iterator<Item = &Picked> {
        self.filling(fills).flat_map(|seen| match &*seen.value {
            Value::Picks(picks) => picks.as_slice(),
            _ => &[],
        })
    }

    /// Feelings named in this debrief, those of now first.
    pub fn feelings_here(&self) -> Vec<&Felt> {
        [Fills::Felt, Fills::FeltThen]
            .into_iter()
            .flat_map(|fills| self.filling(fills))
            .flat_map(|seen| match &*seen.value {
                Value::Feelings(felt) => felt.as_slice(),
                _ => &[],
            })
            .collect()
    }

    /// Feelings named in this debrief or, as long as none is, in the last one before it.
    pub fn feelings(&self) -> Vec<&Felt> {
        let here = self.feelings_here();
        if !here.is_empty() {
            return here;
        }
        let last = self.background.earlier.iter().rev().find(|story| !story.feelings.is_empty());
        last.map(|story| story.feelings.iter().map(|(_, felt)| felt).collect()).unwrap_or_default()
    }

    /// The strengths of the heavy and charged feelings.
    pub fn hard_feelings(&self) -> Vec<u8> {
        let hard = |felt: &&&Felt| !felt.own && self.content.feelings.is_unpleasant(&felt.feeling);
        self.feelings().iter().filter(hard).map(|felt| felt.strength.min(10)).collect()
    }

    /// Why the facts may suggest a setback; empty where they do not.
    pub fn setback_reasons(&self) -> Vec<SetbackReason> {
        let dns_reason = self.filling(Fills::DnsReason).find_map(|seen| match &*seen.value {
            Value::Pick(id) => Some(id.as_str()),
            _ => None,
        });
        let hurts = self.scale(Fills::Pain, "").is_some_and(|pain| pain >= 4);
        let hurts = hurts || self.picked(Fills::PainSigns).any(|sign| sign.id == "gait");
        suggests_setback(&SetbackSigns {
            outcome: self.race.outcome,
            dns_reason,
            goals: goal_result(&self.race),
            satisfaction: self.race.satisfaction,
            hard_feelings: &self.hard_feelings(),
            pain: if hurts { Pain::Branch } else { Pain::NotAsked },
        })
    }

    /// The goal with this id among the active ones.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.background.goals.iter().find(|goal| goal.id.to_string() == id)
    }

    /// Whether a condition holds for a question about `subject`.
    pub fn holds(&self, condition: &Condition, subject: &str) -> bool {
        match condition {
            Condition::All(inner) => inner.iter().all(|inner| self.holds(inner, subject)),
            Condition::Any(inner) => inner.iter().any(|inner| self.holds(inner, subject)),
            Condition::Not(inner) => !self.holds(inner, subject),
            Condition::Branch(id) => self.is_open(id),
            Condition::Prompt { prompt, test } => {
                let mut answers = self.answers(prompt, subject);
                match test {
                    Test::Answered(wanted) => answers.next().is_some() == *wanted,
                    test => answers.any(|value| passes(test, value)),
                }
            }
            Condition::Signal { signal, test } => match (reading(*signal, self, subject), test) {
                (Reading::Word(word), Test::Is(words)) => words.iter().any(|known| known == word),
                (Reading::Number(number), Test::AtLeast(low)) => number >= f64::from(*low),
                (Reading::Number(number), Test::AtMost(high)) => number <= f64::from(*high),
                (reading, Test::Answered(wanted)) => (reading != Reading::Nothing) == *wanted,
                _ => false,
            },
        }
    }

    /// Whether a branch is open: by itself, or through one that extends it.
    pub fn is_open(&self, id: &str) -> bool {
        let decided = self.branches.borrow().iter().find(|(known, _)| *known == id).map(|(_, open)| *open);
        if let Some(open) = decided {
            return open;
        }
        let Some(branch) = self.pack.branch(id) else {
            return false;
        };
        let extended = |other: &super::pack::Branch| other.extends.as_deref() == Some(id);
        let open = self.holds(&branch.when, "")
            || self.pack.branches.iter().filter(|other| extended(other)).any(|other| self.is_open(&other.id));
        self.branches.borrow_mut().push((&branch.id, open));
        open
    }

    /// Whether an open branch takes this prompt or stage away.
    pub fn is_skipped(&self, id: &str) -> bool {
        let skipping = |branch: &&super::pack::Branch| branch.skips.iter().any(|skipped| skipped == id);
        self.pack.branches.iter().filter(skipping).any(|branch| self.is_open(&branch.id))
    }
}

fn passes(test: &Test, value: &Value) -> bool {
    match (test, value) {
        (Test::Is(ids), Value::Pick(id)) => ids.contains(id),
        (Test::AtLeast(low), Value::Scale(number)) => i32::from(*number) >= *low,
        (Test::AtMost(high), Value::Scale(number)) => i32::from(*number) <= *high,
        (Test::Contains { id, at_least }, Value::Picks(picks)) => {
            picks.iter().any(|pick| pick.id == *id && pick.strength.unwrap_or(0) >= at_least.unwrap_or(0))
        }
        (Test::Contains { id, at_least }, Value::Feelings(felt)) => {
            felt.iter().any(|felt| !felt.own && felt.feeling == *id && felt.strength >= at_least.unwrap_or(0))
        }
        _ => false,
    }
}
