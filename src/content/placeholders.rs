//! The words in braces that are filled in when a question is asked.

use crate::domain::cause::Effect;
use crate::domain::debrief::{Line, Value};
use crate::domain::race::words;
use crate::domain::rules::race_goals::{Gap, GoalResult, gap, goal_result};

use super::causes::Cause;
use super::known::Known;
use super::prompt::{Each, Fills, Prompt};

words! {
    /// One placeholder; its label is an example of what comes in its place.
    Placeholder {
        /// How far the result is from the goal it missed most narrowly.
        Gap = "gap", "3:20";
        /// The active goal that is asked about; elsewhere the race goal that `gap` belongs to.
        Goal = "goal", "under 4:00";
        /// The best tier that was reached.
        Tier = "tier", "B";
        /// The cause that is asked about.
        Cause = "cause", "Heat and humidity";
        /// The line that is asked about.
        Line = "line", "went on after 30 km";
        /// The first question of the cause.
        Question1 = "question_1", "a question";
        /// The second question of the cause.
        Question2 = "question_2", "a question";
        /// The third question of the cause.
        Question3 = "question_3", "a question";
        /// The question of a cause that helped.
        AskHelped = "ask_helped", "a question";
        /// What the control dial leads to.
        Route = "route", "a note";
        /// The care note of the cause.
        CareNote = "care_note", "a note";
        /// The moment with which a lesson of the cause may begin.
        LessonIf = "lesson_if", "my stomach turns";
        /// The action with which a lesson of the cause may go on.
        LessonThen = "lesson_then", "ease off";
        /// In how many of the last races the cause that is asked about got in the way, this one included, where it came back.
        CameBack = "came_back", "3 of your last 4 races";
        /// The lesson for it that there was before this race.
        EarlierLesson = "earlier_lesson", "Eat before it hurts";
        /// The lesson that is asked about.
        Lesson = "lesson", "Eat before it hurts";
        /// Its "if ..., then I will ...".
        LessonTrigger = "lesson_trigger", "If I pass 20 km, then I will eat";
        /// How often it was not thought of in other races.
        TimesForgot = "times_forgot", "twice";
        /// The strongest feeling.
        Feeling = "feeling", "disappointed";
        /// What held up in the last three races, this one included.
        HeldUp = "held_up", "three lines";
        /// Why the facts may suggest a setback.
        SetbackReasons = "setback_reasons", "you did not finish";
        /// The person named last.
        Person = "person", "Anna";
        /// When a longer look makes sense.
        ColdFrom = "cold_from", "tomorrow";
    }
}

/// The placeholders of a text, in order; the names are not checked.
pub(super) fn names(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        found.push(name);
        rest = after;
    }
    found
}

/// The text with every placeholder filled; `None` where one has no value.
pub(super) fn fill(text: &str, known: &Known<'_, '_>, prompt: &Prompt, subject: &str) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        filled.push_str(before);
        filled.push_str(&value(Placeholder::from_id(name)?, known, prompt, subject)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

fn value(placeholder: Placeholder, known: &Known<'_, '_>, prompt: &Prompt, subject: &str) -> Option<String> {
    let about = || known.content.causes.get(subject);
    let question = |number: usize| about()?.ask_hindered.get(number).cloned();
    match placeholder {
        Placeholder::Gap => missed_by(known).map(|gap| gap.by.told_briefly()),
        Placeholder::Goal if prompt.each == Some(Each::ActiveGoals) => {
            Some(known.goal(subject)?.text.clone())
        }
        Placeholder::Goal => missed_by(known).map(|gap| gap.goal),
        Placeholder::Tier => match goal_result(&known.race) {
            GoalResult::Partly(tier) => Some(tier.label().to_owned()),
            _ => None,
        },
        Placeholder::Cause => Some(cause_label(known, subject)),
        Placeholder::Line => line(known, prompt, subject),
        Placeholder::Question1 => question(0),
        Placeholder::Question2 => question(1),
        Placeholder::Question3 => question(2),
        Placeholder::AskHelped => Some(about()?.ask_helped.clone()),
        Placeholder::Route => {
            let control = known.scale(Fills::CauseControl, subject)?;
            known.content.causes.route(control).map(str::to_owned)
        }
        Placeholder::CareNote => known.content.care.note(about()?.care.as_deref()?).map(str::to_owned),
        Placeholder::LessonIf => Some(lesson_cause(known, subject)?.lesson_if.clone()),
        Placeholder::LessonThen => Some(lesson_cause(known, subject)?.lesson_then.clone()),
        Placeholder::CameBack => Some(known.came_back(subject)?.0.told()),
        Placeholder::EarlierLesson => known.came_back(subject)?.1,
        Placeholder::Lesson => Some(known.shown(subject)?.lesson.text.trim().to_owned()),
        Placeholder::LessonTrigger => {
            let trigger = known.shown(subject)?.lesson.trigger.trim();
            (!trigger.is_empty()).then(|| trigger.to_owned())
        }
        Placeholder::TimesForgot => Some(times(known.shown(subject)?.forgot)),
        Placeholder::Feeling => strongest_feeling(known),
        Placeholder::HeldUp => held_up(known),
        Placeholder::SetbackReasons => {
            let reasons = known.setback_reasons();
            let told: Vec<&str> = reasons.iter().map(|reason| reason.told()).collect();
            (!told.is_empty()).then(|| told.join("; "))
        }
        Placeholder::Person => known.filling(Fills::Person).last().and_then(|seen| words_of(&seen.value)),
        Placeholder::ColdFrom => Some(if known.dated && known.race.date < known.now.today() {
            "you are ready for it".to_owned()
        } else {
            "tomorrow".to_owned()
        }),
    }
}

/// "once", "twice", "3 times".
fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// The gap to the nearest goal; a time that only equals one to beat has none worth telling.
fn missed_by(known: &Known<'_, '_>) -> Option<Gap> {
    gap(&known.race).filter(|gap| gap.by.0 > 0.0)
}

/// A cause's name; a cause from another list keeps its id.
pub(super) fn cause_label(known: &Known<'_, '_>, id: &str) -> String {
    let cause = known.content.causes.get(id);
    cause.map_or_else(|| id.to_owned(), |cause| cause.label.clone())
}

/// The lines of an answer that say something, with their number (counted from 1, empty lines counted too).
pub(super) fn lines(value: &Value) -> impl Iterator<Item = (usize, &Line)> {
    let lines = match value {
        Value::Lines(lines) => lines.as_slice(),
        _ => &[],
    };
    let numbered = lines.iter().enumerate().map(|(place, line)| (place + 1, line));
    numbered.filter(|(_, line)| !line.text.trim().is_empty())
}

/// The words of a text answer, trimmed; `None` where there are none.
pub(super) fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

fn line(known: &Known<'_, '_>, prompt: &Prompt, subject: &str) -> Option<String> {
    let Some(Each::Prompt(source)) = &prompt.each else {
        return None;
    };
    let number: usize = subject.parse().ok()?;
    let value = known.answers(source, "").next()?;
    let (_, line) = lines(value).find(|(place, _)| *place == number)?;
    Some(line.text.trim().to_owned())
}

/// The cause a lesson answers: the one the runner chose for it, or the only one that was picked.
pub(super) fn lesson_cause<'c>(known: &Known<'c, '_>, subject: &str) -> Option<&'c Cause> {
    let chosen = known.filling(Fills::LessonCause).find(|seen| seen.subject == subject);
    if let Some(seen) = chosen {
        return match &*seen.value {
            Value::Pick(id) => known.content.causes.get(id),
            _ => None,
        };
    }
    let mut picked = known.picked(Fills::Hindered);
    let only = picked.next()?;
    if picked.next().is_some() {
        return None;
    }
    known.content.causes.get(&only.id)
}

fn strongest_feeling(known: &Known<'_, '_>) -> Option<String> {
    let feelings = known.feelings_here();
    // The first of equals: what was named first tends to matter more.
    let strongest = feelings.iter().rev().max_by_key(|felt| felt.strength)?;
    let label = match known.content.feelings.get(&strongest.feeling) {
        Some(feeling) if !strongest.own => feeling.label.to_lowercase(),
        _ => strongest.feeling.clone(),
    };
    Some(label)
}

fn held_up(known: &Known<'_, '_>) -> Option<String> {
    let here = known.filling(Fills::Win).find_map(|seen| first_words(&seen.value));
    let before = known.background.past.iter().filter(|past| past.race.date <= known.race.date);
    let before = before.take(2).filter_map(|past| past.held_up.clone());
    let all: Vec<String> = here.into_iter().chain(before).map(|words| format!("“{words}”")).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn first_words(value: &Value) -> Option<String> {
    words_of(value).or_else(|| lines(value).next().map(|(_, line)| line.text.trim().to_owned()))
}

/// Whether a prompt can ever fill a placeholder: those about a cause, a line or a goal need something to be about.
pub(super) fn can_fill(placeholder: Placeholder, each: Option<EachOf>) -> bool {
    match placeholder {
        Placeholder::Line => each == Some(EachOf::Lines),
        Placeholder::Question1
        | Placeholder::Question2
        | Placeholder::Question3
        | Placeholder::Route
        | Placeholder::CameBack
        | Placeholder::EarlierLesson => each == Some(EachOf::Causes(Effect::Hindered)),
        Placeholder::AskHelped => each == Some(EachOf::Causes(Effect::Helped)),
        Placeholder::Cause | Placeholder::CareNote => matches!(each, Some(EachOf::Causes(_))),
        Placeholder::Lesson | Placeholder::LessonTrigger | Placeholder::TimesForgot => {
            each == Some(EachOf::Lessons)
        }
        _ => true,
    }
}

/// What a prompt that is asked several times is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EachOf {
    /// Causes.
    Causes(Effect),
    /// Options or feelings that were picked.
    Picks,
    /// Lines.
    Lines,
    /// Goals.
    Goals,
    /// Lessons.
    Lessons,
}
