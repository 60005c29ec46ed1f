//! From a pack and a situation to the questions that are asked, in order.
//!
//! Invariant: one pass, looking backwards only. An answer counts as soon as its question is asked, and not before; an answer
//! whose question has fallen away stays in the journal and is simply not asked for.

use std::borrow::Cow;
use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::clock::Now;
use crate::domain::debrief::{Answers, QuestionKey, Value};
use crate::domain::id::RaceId;
use crate::domain::race::{Race, RaceKind};
use crate::domain::story::Background;
use crate::domain::units::UnitSystem;

use super::Content;
use super::facts;
use super::known::{Known, Seen};
use super::pack::Stage;
use super::placeholders::{cause_label, fill, lines};
use super::prompt::{Choice, Each, Fills, Need, Options, Prompt, Widget};

/// The situation in which questions are asked.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The mode's id.
    pub mode: &'a str,
    /// What was answered so far, answers that are not stored included.
    pub answers: &'a Answers,
    /// What the journal knows besides.
    pub background: &'a Background,
    /// Now.
    pub now: &'a Now,
    /// The stages in which the runner asked for more.
    pub more: &'a BTreeSet<String>,
    /// The units in which bare numbers are read.
    pub units: UnitSystem,
}

/// One question as it is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question<'c> {
    /// Under which its answer is kept.
    pub key: QuestionKey,
    /// The prompt it comes from.
    pub prompt: &'c Prompt,
    /// The stage it stands in.
    pub stage: &'c Stage,
    /// The question with its placeholders filled.
    pub text: String,
    /// The quiet line under it.
    pub note: Option<String>,
    /// The options of a pick; empty for every other widget.
    pub choices: Vec<Choice>,
    /// What the journal knows already. It counts as the answer while there is none; passing it needs no answer of its own,
    /// and an answer without a value takes it away.
    pub given: Option<Value>,
    /// What the pack offers while nothing is known. It counts only once the runner has chosen it.
    pub default: Option<Value>,
}

/// How far a stage is.
#[derive(Debug, Clone, PartialEq)]
pub struct StageProgress<'c> {
    /// The stage.
    pub stage: &'c Stage,
    /// How many questions it has.
    pub questions: usize,
    /// How many of them were answered, passed (an answer without a value) or given by the race's row.
    pub done: usize,
    /// Whether there is more to be asked on request.
    pub more: bool,
}

/// The questions of a debrief in the order in which they are asked; none for a mode that the pack does not have.
#[must_use]
pub fn questions<'c>(content: &'c Content, circumstances: &Circumstances<'_>) -> Vec<Question<'c>> {
    walk(content, circumstances).questions
}

/// How far each stage of the mode is, those without a question left out.
#[must_use]
pub fn stages<'c>(content: &'c Content, circumstances: &Circumstances<'_>) -> Vec<StageProgress<'c>> {
    let walk = walk(content, circumstances);
    let mut stages: Vec<StageProgress<'c>> = Vec::new();
    for question in &walk.questions {
        let known = question.given.is_some() || circumstances.answers.contains_key(&question.key);
        let done = usize::from(known);
        match stages.iter_mut().find(|progress| progress.stage.id == question.stage.id) {
            Some(progress) => {
                progress.questions += 1;
                progress.done += done;
            }
            None => stages.push(StageProgress {
                stage: question.stage,
                questions: 1,
                done,
                more: walk.more.contains(question.stage.id.as_str()),
            }),
        }
    }
    stages
}

/// About how many minutes are left: each stage counts with the share of its questions that is still open.
#[must_use]
pub fn minutes_left(stages: &[StageProgress<'_>]) -> f64 {
    let left = stages.iter().map(|progress| {
        let questions = u32::try_from(progress.questions.max(1)).unwrap_or(u32::MAX);
        let open = u32::try_from(progress.questions - progress.done.min(progress.questions)).unwrap_or(0);
        progress.stage.minutes * f64::from(open) / f64::from(questions)
    });
    left.sum()
}

/// What the journal knows already for the prompts that fill a race's facts: shown as given, and stored only when it is changed.
#[must_use]
pub fn prefill(content: &Content, background: &Background, units: UnitSystem) -> Vec<(QuestionKey, Value)> {
    let Some(race) = &background.race else {
        return Vec::new();
    };
    let given = |prompt: &Prompt| Some((QuestionKey::once(&*prompt.id), given_by(race, prompt, units)?));
    content.pack().prompts.iter().filter_map(given).collect()
}

/// A finished walk through the questions.
pub(super) struct Walk<'c, 'a> {
    /// The questions.
    pub questions: Vec<Question<'c>>,
    /// What is known at the end of it.
    pub known: Known<'c, 'a>,
    /// Stages in which more can be asked for.
    more: BTreeSet<&'c str>,
    answers: &'a Answers,
    asked_more: &'a BTreeSet<String>,
    units: UnitSystem,
    /// Answers that cannot be read as what they fill, with the line to show.
    pub unread: Vec<(QuestionKey, String)>,
}

/// Walks through the questions once.
pub(super) fn walk<'c, 'a>(content: &'c Content, circumstances: &Circumstances<'a>) -> Walk<'c, 'a> {
    let pack = content.pack();
    let background = circumstances.background;
    let race = background.race.as_ref().map(|race| facts::without_own(race, pack, circumstances.answers));
    let mut walk = Walk {
        questions: Vec::new(),
        known: Known {
            content,
            pack,
            mode: circumstances.mode,
            background,
            now: circumstances.now,
            seen: Vec::new(),
            dated: race.is_some(),
            race: race.unwrap_or_else(|| Race::new(RaceId(Uuid::nil()), "", circumstances.now.today())),
            branches: std::cell::RefCell::default(),
        },
        more: BTreeSet::new(),
        answers: circumstances.answers,
        asked_more: circumstances.more,
        units: circumstances.units,
        unread: Vec::new(),
    };
    let Some(mode) = pack.mode(circumstances.mode) else {
        return walk;
    };
    for stage in mode.stages.iter().filter_map(|id| pack.stage(id)) {
        let wanted = stage.when.as_ref().is_none_or(|when| walk.known.holds(when, ""));
        if !wanted || walk.known.is_skipped(&stage.id) {
            continue;
        }
        let prompts: Vec<&'c Prompt> =
            pack.prompts.iter().filter(|prompt| prompt.stands_in(&mode.id, &stage.id)).collect();
        // Neighbours that are asked about the same things are asked thing by thing, not prompt by prompt.
        for group in prompts.chunk_by(|one, next| one.each.is_some() && one.each == next.each) {
            match group.first().and_then(|prompt| prompt.each.as_ref()) {
                None => group.iter().for_each(|prompt| walk.ask(prompt, stage, "")),
                Some(each) => {
                    for subject in walk.subjects(each) {
                        for prompt in group {
                            walk.ask(prompt, stage, &subject);
                        }
                    }
                }
            }
        }
    }
    walk
}

impl<'c> Walk<'c, '_> {
    /// What a prompt is asked about, in order.
    fn subjects(&self, each: &Each) -> Vec<String> {
        let all: Vec<String> = match each {
            Each::ActiveGoals => self.known.background.goals.iter().map(|goal| goal.id.to_string()).collect(),
            Each::ShownLessons => {
                self.known.background.shown.iter().map(|shown| shown.lesson.id.to_string()).collect()
            }
            Each::Prompt(source) => match self.known.answers(source, "").next() {
                Some(Value::Picks(picks)) => picks.iter().map(|pick| pick.id.clone()).collect(),
                Some(Value::Feelings(felt)) => felt.iter().map(|felt| felt.feeling.clone()).collect(),
                Some(lined @ Value::Lines(_)) => lines(lined).map(|(number, _)| number.to_string()).collect(),
                _ => Vec::new(),
            },
        };
        // A damaged answer may name a thing twice; a question is asked once all the same.
        let mut once = Vec::with_capacity(all.len());
        for subject in all {
            if !once.contains(&subject) {
                once.push(subject);
            }
        }
        once
    }

    fn ask(&mut self, prompt: &'c Prompt, stage: &'c Stage, subject: &str) {
        let known = &self.known;
        let in_branch = prompt.branch.as_ref().is_none_or(|branch| known.is_open(branch));
        let holds = prompt.when.as_ref().is_none_or(|when| known.holds(when, subject));
        if !in_branch || !holds || known.is_skipped(&prompt.id) {
            return;
        }
        let filled = fill(&prompt.text, known, prompt, subject);
        let otherwise = || prompt.otherwise.as_ref().and_then(|text| fill(text, known, prompt, subject));
        let Some(text) = filled.or_else(otherwise) else {
            return;
        };
        let key = QuestionKey::about(&*prompt.id, subject);
        let answer = self.answers.get(&key);
        if prompt.need == Need::More {
            self.more.insert(&stage.id);
            // What was asked for once is not taken away again while it holds an answer.
            if !self.asked_more.contains(&stage.id) && answer.is_none_or(|answer| answer.value.is_none()) {
                return;
            }
        }
        let given = self.given(prompt, subject);
        let question = Question {
            note: self.note(prompt, subject),
            choices: self.choices(prompt),
            given: given.clone(),
            default: self.default(prompt, subject),
            key,
            prompt,
            stage,
            text,
        };
        self.questions.push(question);
        let value = match answer {
            Some(answer) => answer.value.as_ref().map(Cow::Borrowed),
            None => given.map(Cow::Owned),
        };
        if let Some(value) = value.filter(|value| prompt.takes(value) && !says_nothing(value)) {
            if let Some(fills) = prompt.fills {
                if let Err(line) = facts::apply(&mut self.known.race, fills, &value, self.units) {
                    self.unread.push((QuestionKey::about(&*prompt.id, subject), line));
                }
                self.known.dated |= fills == Fills::Date && matches!(*value, Value::Date(_));
            }
            self.known.seen.push(Seen { prompt, subject: subject.to_owned(), value });
        }
    }

    /// What the journal knows already: a fact of the race, or what was said of a lesson before.
    fn given(&self, prompt: &Prompt, subject: &str) -> Option<Value> {
        if prompt.fills == Some(Fills::LessonUsed) {
            let (verdict, _) = self.known.shown(subject)?.said?;
            return Some(Value::Pick(verdict.id().to_owned()));
        }
        self.known.background.race.as_ref().and_then(|race| given_by(race, prompt, self.units))
    }

    fn note(&self, prompt: &Prompt, subject: &str) -> Option<String> {
        let holding = prompt.notes.iter().filter(|note| self.known.holds(&note.when, subject));
        let mut texts = holding.map(|note| note.text.as_str()).chain(prompt.note.as_deref());
        texts.find_map(|text| fill(text, &self.known, prompt, subject))
    }

    fn default(&self, prompt: &Prompt, subject: &str) -> Option<Value> {
        let default = prompt.default.as_ref()?;
        let wanted = default.when.as_ref().is_none_or(|when| self.known.holds(when, subject));
        if !wanted {
            return None;
        }
        Some(match prompt.widget {
            Widget::Date { .. } => Value::Date(self.known.now.today()),
            _ => Value::Pick(default.value.clone()),
        })
    }

    fn choices(&self, prompt: &Prompt) -> Vec<Choice> {
        let (Widget::Pick { options, .. } | Widget::Picks { options, .. }) = &prompt.widget else {
            return Vec::new();
        };
        let known = &self.known;
        match options {
            Options::Listed(choices) => choices.clone(),
            Options::RaceKinds => {
                keyed(RaceKind::ALL.iter().map(|kind| (kind.id().to_owned(), kind.label().to_owned())))
            }
            Options::RedFlags => {
                let items = known.content.care.red_flags.items.iter();
                keyed(items.map(|item| (item.id.clone(), item.label.clone())))
            }
            Options::GoalTiers => {
                let set = known.race.goals.set();
                let tiers =
                    set.map(|(tier, words)| (tier.id().to_owned(), format!("{}: {words}", tier.label())));
                let none = ("none".to_owned(), "none of them".to_owned());
                keyed(tiers.chain(std::iter::once(none)))
            }
            Options::PickedCauses => {
                let picked = known.picked(Fills::Hindered);
                keyed(picked.map(|pick| (pick.id.clone(), cause_label(known, &pick.id))))
            }
        }
    }
}

fn given_by(race: &Race, prompt: &Prompt, units: UnitSystem) -> Option<Value> {
    let value = facts::read_back(race, prompt, units)?;
    prompt.takes(&value).then_some(value)
}

/// Whether an answer holds nothing: no words, nothing picked. It is then no answer.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Text(text) | Value::Unread(text) => text.trim().is_empty(),
        Value::Picks(picks) => picks.is_empty(),
        Value::Feelings(felt) => felt.is_empty(),
        Value::Lines(_) => lines(value).next().is_none(),
        _ => false,
    }
}

/// Options with keys: digits for up to nine of them, letters for more.
fn keyed(options: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let options: Vec<(String, String)> = options.collect();
    let keys: Vec<char> = if options.len() <= 9 {
        ('1'..='9').collect()
    } else {
        // Without the letters that move through a list.
        ('a'..='z').filter(|letter| !"hjkl".contains(*letter)).collect()
    };
    let keyed = options.into_iter().zip(keys);
    keyed.map(|((id, label), key)| Choice { id, label, key }).collect()
}

#[cfg(test)]
mod tests;
