//! The things of their own that come out of a debrief: causes, lessons, goals, steps, people.

use chrono::NaiveDate;

use crate::domain::arc::RecoveryArc;
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::change::HarvestedVerdict;
use crate::domain::clock::Stamp;
use crate::domain::debrief::{Answers, Debrief, QuestionKey, Value};
use crate::domain::goal::{Goal, GoalKind, Step, StepState, Verdict};
use crate::domain::id::{ArcId, DebriefId, GoalId, Ids, LessonId, PersonId, RaceId, StepId};
use crate::domain::lesson::{Lesson, UseVerdict, Verb};
use crate::domain::person::Person;
use crate::domain::race::Race;

use super::super::known::{Known, Seen};
use super::super::placeholders::{lesson_cause, lines, words_of};
use super::super::prompt::{Fills, Options, Prompt, Widget};

/// Makes things that get an id.
pub(super) struct Made<'k, 'c, 'a> {
    known: &'k Known<'c, 'a>,
    debrief: DebriefId,
    race: RaceId,
    written: Stamp,
    ids: &'k mut Ids,
}

impl<'k, 'c, 'a> Made<'k, 'c, 'a> {
    pub fn new(known: &'k Known<'c, 'a>, debrief: &Debrief, race: RaceId, ids: &'k mut Ids) -> Self {
        Self { known, debrief: debrief.id, race, written: known.now.wall, ids }
    }

    /// Steps, the talks with people among them, and the people. A day belongs to the step or person named last before it.
    pub fn steps_and_people(&mut self) -> (Vec<(QuestionKey, Step)>, Vec<Person>) {
        let known = self.known;
        let mut steps: Vec<(QuestionKey, Step)> = Vec::new();
        let mut people: Vec<Person> = Vec::new();
        for seen in &known.seen {
            let words = words_of(&seen.value);
            match (seen.prompt.fills, words) {
                (Some(Fills::Step), Some(words)) => {
                    let step = self.step(words, None);
                    steps.push((key_of(seen), step));
                }
                (Some(Fills::Person), Some(name)) => {
                    let person = self.person(&mut people, &name);
                    let step = self.step(format!("Talk to {name}"), Some(person));
                    steps.push((key_of(seen), step));
                }
                (Some(Fills::StepDay), None) => set_day(&mut steps, &seen.value, Option::is_none),
                (Some(Fills::PersonDay), None) => set_day(&mut steps, &seen.value, Option::is_some),
                _ => {}
            }
        }
        (steps, people)
    }

    /// Lessons, one for each line.
    pub fn lessons(&mut self) -> Vec<(QuestionKey, Lesson)> {
        let known = self.known;
        let mut lessons = Vec::new();
        for seen in known.filling(Fills::Lesson) {
            let one = words_of(&seen.value).map(|words| (String::new(), None, words));
            let several = lines(&seen.value).map(|(number, line)| {
                let verb = line.verb.as_deref().and_then(Verb::from_id);
                (number.to_string(), verb, line.text.trim().to_owned())
            });
            for (subject, verb, text) in one.into_iter().chain(several) {
                let trigger = known.filling(Fills::LessonTrigger).find(|trigger| trigger.subject == subject);
                let key = QuestionKey::about(&*seen.prompt.id, &*subject);
                let id = LessonId(self.ids.fresh(known.now));
                let lesson = Lesson {
                    race: Some(self.race),
                    debrief: Some(self.debrief),
                    trigger: trigger.and_then(|trigger| words_of(&trigger.value)).unwrap_or_default(),
                    sure: known.scale(Fills::LessonSure, &subject),
                    cause: lesson_cause(known, &subject).map(|cause| cause.id.clone()),
                    ..Lesson::new(id, verb.unwrap_or(Verb::Keep), text, self.written)
                };
                lessons.push((key, lesson));
            }
        }
        lessons
    }

    /// The arc that the race begins.
    pub fn arc(&mut self, race: &Race) -> RecoveryArc {
        let id = ArcId(self.ids.fresh(self.known.now));
        RecoveryArc { debrief: Some(self.debrief), ..RecoveryArc::of_race(id, race, self.written) }
    }

    /// New goals.
    pub fn goals(&mut self) -> Vec<(QuestionKey, Goal)> {
        let known = self.known;
        let mut goals = Vec::new();
        for seen in &known.seen {
            let kind = match seen.prompt.fills {
                Some(Fills::GoalRecovery) => GoalKind::Recovery,
                Some(Fills::GoalWellbeing) => GoalKind::Wellbeing,
                Some(Fills::GoalOpen) => GoalKind::Open,
                _ => continue,
            };
            let words = words_of(&seen.value).or_else(|| picked_label(seen.prompt, &seen.value));
            if let Some(text) = words {
                let goal = Goal {
                    race: Some(self.race),
                    debrief: Some(self.debrief),
                    ..Goal::new(GoalId(self.ids.fresh(known.now)), kind, text, self.written)
                };
                goals.push((key_of(seen), goal));
            }
        }
        goals
    }

    fn step(&mut self, text: String, person: Option<PersonId>) -> Step {
        Step {
            id: StepId(self.ids.fresh(self.known.now)),
            goal: None,
            race: Some(self.race),
            debrief: Some(self.debrief),
            person,
            text,
            day: None,
            state: StepState::Open,
            written: self.written,
        }
    }

    /// The person of this name; the same name, however written, is the same person.
    fn person(&mut self, people: &mut Vec<Person>, name: &str) -> PersonId {
        let same = |person: &&Person| person.name.to_lowercase() == name.to_lowercase();
        if let Some(person) = people.iter().find(same) {
            return person.id;
        }
        let id = PersonId(self.ids.fresh(self.known.now));
        people.push(Person { id, name: name.to_owned(), written: self.written });
        id
    }
}

/// What shaped the race, with the dials.
pub(super) fn causes(known: &Known<'_, '_>) -> Vec<RaceCause> {
    let mut causes: Vec<RaceCause> = Vec::new();
    for (fills, effect) in [(Fills::Hindered, Effect::Hindered), (Fills::Helped, Effect::Helped)] {
        for picked in known.picked(fills) {
            if causes.iter().any(|other| other.cause == picked.id && other.effect == effect) {
                continue;
            }
            let hindered = effect == Effect::Hindered;
            let dial = |dial: Fills| {
                let seen = known.filling(dial).find(|seen| hindered && seen.subject == picked.id)?;
                picked_label(seen.prompt, &seen.value)
            };
            let turn =
                known.filling(Fills::CauseReachable).find(|seen| hindered && seen.subject == picked.id);
            causes.push(RaceCause {
                cause: picked.id.clone(),
                effect,
                impact: picked.strength,
                control: known.scale(Fills::CauseControl, &picked.id).filter(|_| hindered),
                changeable: dial(Fills::CauseChangeable),
                spread: dial(Fills::CauseSpread),
                shared: dial(Fills::CauseShared),
                reachable: turn.and_then(|turn| words_of(&turn.value)),
                put_down: turn.is_some_and(|turn| matches!(*turn.value, Value::Pick(_))),
            });
        }
    }
    causes
}

/// Verdicts on goals that were there before, with the reason given.
pub(super) fn verdicts(known: &Known<'_, '_>, answers: &Answers) -> Vec<HarvestedVerdict> {
    let decided = known.filling(Fills::GoalVerdict).filter_map(|seen| {
        let goal = known.goal(&seen.subject)?;
        let Value::Pick(id) = &*seen.value else {
            return None;
        };
        let why = known.filling(Fills::GoalWhy).find(|why| why.subject == seen.subject);
        let said = [Some(seen), why].into_iter().flatten();
        let said = said.filter_map(|seen| answers.get(&key_of(seen))).map(|answer| answer.at);
        Some(HarvestedVerdict {
            goal: goal.id,
            verdict: Verdict::from_id(id)?,
            reason: why.and_then(|why| words_of(&why.value)).unwrap_or_default(),
            at: said.max().unwrap_or(known.now.wall),
        })
    });
    decided.collect()
}

/// What became of the lessons that the brief had shown. What was said elsewhere stands where it is the same, or was said later.
pub(super) fn uses(known: &Known<'_, '_>, answers: &Answers) -> Vec<(LessonId, UseVerdict)> {
    let said = known.filling(Fills::LessonUsed).filter_map(|seen| {
        let shown = known.shown(&seen.subject)?;
        let answer = answers.get(&key_of(seen))?;
        let Value::Pick(id) = &*seen.value else {
            return None;
        };
        let verdict = UseVerdict::from_id(id)?;
        let stands = shown.said.is_some_and(|(said, at)| said == verdict || at > answer.at);
        (!stands).then_some((shown.lesson.id, verdict))
    });
    said.collect()
}

fn key_of(seen: &Seen<'_, '_>) -> QuestionKey {
    QuestionKey::about(&*seen.prompt.id, &*seen.subject)
}

fn set_day(steps: &mut [(QuestionKey, Step)], value: &Value, whose: impl Fn(&Option<PersonId>) -> bool) {
    let day: Option<NaiveDate> = match value {
        Value::Date(day) => Some(*day),
        _ => None,
    };
    if let Some((_, step)) = steps.iter_mut().rev().find(|(_, step)| whose(&step.person)) {
        step.day = day;
    }
}

/// The words of the option that was picked.
fn picked_label(prompt: &Prompt, value: &Value) -> Option<String> {
    let (Value::Pick(id), Widget::Pick { options: Options::Listed(choices), .. }) = (value, &prompt.widget)
    else {
        return None;
    };
    let choice = choices.iter().find(|choice| choice.id == *id)?;
    Some(choice.label.clone())
}
