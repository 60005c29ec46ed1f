//! The words of a season: its page, its Markdown and its plain text are made from the same sections, so that they say the same.

mod written;

use chrono::{Datelike, NaiveDate};

use super::Content;
use super::reviews::{Ask, ReviewQuestion};
use crate::domain::arc::{Part, Try};
use crate::domain::brief::BriefLesson;
use crate::domain::cause::Effect;
use crate::domain::check_in::Side;
use crate::domain::debrief::Value;
use crate::domain::goal::{GivenVerdict, Goal};
use crate::domain::id::{ArcId, GoalId, LessonId, RaceId, StepBackId};
use crate::domain::race::{Outcome, Race, SetbackMark};
use crate::domain::review::{ReviewKind, ReviewStory};
use crate::domain::rules::race_goals::{GoalResult, goal_result};
use crate::domain::rules::step_back::{Gain, is_over};
use crate::domain::season::{Returning, Season, SeasonArc, Stopped, Teaching};
use crate::domain::step_back::StepBack;
use crate::domain::units::UnitSystem;
use crate::domain::units::days::{told_range, told_short};
use crate::domain::wins::WinKind;
pub use written::{markdown, plain};

/// What an entry of a season is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A race, by how it ended and what became of its goals.
    Race(Option<Outcome>, GoalResult),
    /// A race that taught.
    Taught,
    /// The race that the runner picked.
    Pick,
    /// Something that came back.
    CameBack,
    /// Something that stopped coming back.
    Stopped,
    /// An arc.
    Arc,
    /// A step back that was planned.
    StepBack,
    /// A break that was not.
    Break,
    /// A goal that was reached.
    Reached,
    /// A goal that was let go.
    LetGo,
    /// A goal that is carried on.
    Carried,
    /// A lesson.
    Lesson,
    /// A win.
    Win(WinKind),
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The story of a race.
    Race(RaceId),
    /// A lesson.
    Lesson(LessonId),
    /// A goal.
    Goal(GoalId),
    /// An arc.
    Arc(ArcId),
    /// A step back.
    StepBack(StepBackId),
}

/// One thing that a season tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub sign: Sign,
    /// What it is called.
    pub text: String,
    /// What there is to say of it, in a few words each.
    pub facts: Vec<String>,
    /// More of it, a line each.
    pub details: Vec<String>,
    /// What it leads to.
    pub link: Option<Link>,
}

/// What belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What it holds; never nothing.
    pub entries: Vec<Entry>,
    /// How many more there are: "and 12 more"; empty where that is all.
    pub more: String,
}

/// The season in a few words: "9 races, 7 finished", "2 marked as a setback".
#[must_use]
pub fn gist(season: &Season) -> Vec<String> {
    let (finished, setbacks) = season.finished_and_setbacks();
    let started = season.started().count();
    let mut facts = Vec::new();
    if started > 0 {
        facts.push(format!("{}, {finished} finished", counted(started, "race", "races")));
    }
    if setbacks > 0 {
        facts.push(format!("{setbacks} marked as a setback"));
    }
    let lessons: usize = season.taught.iter().map(|one| one.lessons.len()).sum();
    if lessons > 0 {
        facts.push(counted(lessons, "lesson", "lessons"));
    }
    let wins = season.wins.len() + season.more_wins;
    if wins > 0 {
        facts.push(counted(wins, "win", "wins"));
    }
    facts
}

/// The sections of a season, without those that have nothing to tell.
#[must_use]
pub fn sections(season: &Season, content: &Content, units: UnitSystem) -> Vec<Section> {
    let year = season.year;
    let races = season.races.iter().map(|race| of_race(race, season.today, units)).collect();
    let came_back = season.came_back.iter().map(|back| of_returning(back, season, content)).collect();
    let stopped = season.stopped.iter().map(|stopped| of_stopped(stopped, content)).collect();
    let reached = season.reached.iter().map(|(goal, given)| of_verdict(Sign::Reached, goal, given));
    let let_go = season.let_go.iter().map(|(goal, given)| of_verdict(Sign::LetGo, goal, given));
    let carried = season.carried.iter().map(|goal| Entry {
        sign: Sign::Carried,
        text: goal.text.clone(),
        facts: vec!["carried on".to_owned()],
        details: Vec::new(),
        link: Some(Link::Goal(goal.id)),
    });
    let wins = season.wins.iter().map(|win| {
        let race = win.race.as_ref().filter(|(_, name)| *name != win.text);
        let mut facts = vec![told_in(year, win.day), win.kind.label().to_owned()];
        facts.extend(race.map(|(_, name)| name.clone()));
        Entry {
            sign: Sign::Win(win.kind),
            text: win.text.clone(),
            facts,
            details: Vec::new(),
            link: win.race.as_ref().map(|(id, _)| Link::Race(*id)),
        }
    });
    let more = match season.more_wins {
        0 => String::new(),
        more => format!("and {more} more"),
    };
    let all = [
        ("Races", races, String::new()),
        ("Which race taught most", taught(season), String::new()),
        ("What kept coming back", came_back, String::new()),
        ("What stopped coming back", stopped, String::new()),
        (
            "Setbacks, and the way back",
            season.arcs.iter().map(|arc| of_arc(arc, year)).collect(),
            String::new(),
        ),
        (
            "Steps back",
            season.step_backs.iter().map(|(own, gain)| of_step_back(own, *gain, season)).collect(),
            String::new(),
        ),
        ("Goals", reached.chain(let_go).chain(carried).collect(), String::new()),
        ("Lessons that proved true", season.proven.iter().map(of_lesson).collect(), String::new()),
        ("Wins, big and small", wins.collect(), more),
    ];
    all.into_iter()
        .map(|(heading, entries, more): (_, Vec<Entry>, _)| Section { heading, entries, more })
        .filter(|section| !section.entries.is_empty())
        .collect()
}

fn of_race(race: &Race, today: NaiveDate, units: UnitSystem) -> Entry {
    let result = goal_result(race);
    let mut facts = vec![told_in(race.date.year(), race.date)];
    facts.extend(race.distance.map(|distance| distance.told(units)));
    let ended = race.told_result(units);
    facts.extend((!ended.is_empty()).then_some(ended));
    facts.extend(match result {
        GoalResult::Met => Some("goal met".to_owned()),
        GoalResult::Partly(tier) => Some(format!("{} goal met", tier.label())),
        GoalResult::Missed => Some("goal not met".to_owned()),
        GoalResult::NotSet | GoalResult::HadNone | GoalResult::Unclear => None,
    });
    facts.extend((race.setback == Some(SetbackMark::Yes)).then(|| "setback".to_owned()));
    facts.extend(match race.outcome {
        None if race.date >= today => Some("ahead".to_owned()),
        None => Some("not told yet".to_owned()),
        Some(_) => None,
    });
    Entry {
        sign: Sign::Race(race.outcome, result),
        text: race.name.clone(),
        facts,
        details: Vec::new(),
        link: Some(Link::Race(race.id)),
    }
}

/// The runner's own pick first, then the race whose lessons say most.
fn taught(season: &Season) -> Vec<Entry> {
    let entry = |sign, race: RaceId, mut facts: Vec<String>, teaching: Option<&Teaching>| {
        let lessons: &[BriefLesson] = teaching.map_or(&[], |one| &one.lessons);
        facts.extend(teaching.map(told_teaching));
        Entry {
            sign,
            text: season.race(race).map_or_else(String::new, |race| race.name.clone()),
            facts,
            details: lessons.iter().map(|one| format!("“{}”", one.lesson.text)).collect(),
            link: Some(Link::Race(race)),
        }
    };
    let of = |race: RaceId| season.taught.iter().find(|one| one.race == race);
    let pick = season.pick.map(|race| entry(Sign::Pick, race, vec!["your own pick".to_owned()], of(race)));
    let most = season.taught_most().filter(|most| season.pick != Some(most.race));
    let most = most.map(|most| entry(Sign::Taught, most.race, Vec::new(), Some(most)));
    pick.into_iter().chain(most).collect()
}

fn told_teaching(teaching: &Teaching) -> String {
    let lessons = counted(teaching.lessons.len(), "lesson", "lessons");
    let used = match teaching.used() {
        0 => "not used yet".to_owned(),
        1 => format!("used once, helped {}", teaching.helped()),
        2 => format!("used twice, helped {}", teaching.helped()),
        times => format!("used {times} times, helped {}", teaching.helped()),
    };
    format!("{lessons}, {used}")
}

/// A day as it is told in a year: without the year where it is that one.
fn told_in(year: i32, day: NaiveDate) -> String {
    let told = told_short(day);
    let short = told.rsplit_once(' ').map(|(short, _)| short.to_owned()).filter(|_| day.year() == year);
    short.unwrap_or(told)
}

fn label(cause: &str, content: &Content) -> String {
    let known = content.causes.get(cause);
    known.map_or_else(|| cause.to_owned(), |known| known.label_for(Effect::Hindered).to_owned())
}

fn of_returning(back: &Returning, season: &Season, content: &Content) -> Entry {
    let names: Vec<&str> =
        back.races.iter().filter_map(|race| season.race(*race)).map(|race| race.name.as_str()).collect();
    Entry {
        sign: Sign::CameBack,
        text: label(&back.cause, content),
        facts: vec![format!(
            "in {} of {} that you looked back at",
            back.races.len(),
            counted(back.of, "race", "races")
        )],
        details: if names.is_empty() { Vec::new() } else { vec![names.join(", ")] },
        link: None,
    }
}

fn of_stopped(stopped: &Stopped, content: &Content) -> Entry {
    let solved = &stopped.solved;
    let since =
        stopped.since.as_ref().map(|(name, day)| format!("the last time: {name}, {}", told_short(*day)));
    Entry {
        sign: Sign::Stopped,
        text: label(&solved.cause, content),
        facts: std::iter::once(format!("not in {} since", counted(solved.races, "race", "races")))
            .chain(since)
            .collect(),
        details: stopped.lesson.iter().map(|lesson| format!("“{lesson}”")).collect(),
        link: Some(Link::Lesson(solved.lesson)),
    }
}

fn of_arc(told: &SeasonArc, year: i32) -> Entry {
    let (arc, recovery) = (&told.arc, &told.recovery);
    let mut facts = vec![format!("from {}", told_in(year, arc.start))];
    facts.extend(Side::SHOWN.map(|side| recovery.side(side).told_of(side)));
    if let (Some(day), None) = (arc.put_down, recovery.answered) {
        facts.push(format!("put down {}", told_in(year, day)));
    }
    let mut details = Vec::new();
    if !told.helped.is_empty() {
        let helped: Vec<String> = told.helped.iter().map(told_try).collect();
        details.push(format!("What helped: {}", helped.join(", ")));
    }
    details.extend(arc.lesson_told().map(|(_, text)| format!("The lesson that helped: “{text}”")));
    let name = if arc.name.is_empty() { arc.kind.label() } else { &arc.name };
    Entry { sign: Sign::Arc, text: capital(name), facts, details, link: Some(Link::Arc(arc.id)) }
}

/// Planned or not, and what it gave.
fn of_step_back(own: &StepBack, gain: Option<Gain>, season: &Season) -> Entry {
    let is_over = is_over(own, season.today);
    let what = match own.purpose {
        Some(purpose) if own.is_planned() => purpose.label(),
        _ if own.is_planned() => "a step back",
        _ => own.kind.label(),
    };
    let span =
        if own.from == own.last_day() { told_short(own.from) } else { told_range(own.from, own.last_day()) };
    let mut facts = vec![if own.is_planned() { "planned" } else { "not planned" }.to_owned()];
    facts.push(format!("{span}, {}", counted(usize::try_from(own.days()).unwrap_or(0), "day", "days")));
    facts.push(match gain {
        Some(gain) => format!("gave {}", gain.told()),
        None if is_over => "what it gave is not measured".to_owned(),
        None => "it runs".to_owned(),
    });
    facts.extend(own.kept.map(|kept| format!("kept: {}", kept.label())));
    let mut details = Vec::new();
    let first = own.first_back.trim();
    if !first.is_empty() {
        details.push(format!("Came back first: {first}"));
    }
    let sign = if own.is_planned() { Sign::StepBack } else { Sign::Break };
    Entry { sign, text: capital(what), facts, details, link: Some(Link::StepBack(own.id)) }
}

fn told_try(done: &Try) -> String {
    match done.part {
        Part::Person => format!("time with {}", done.what),
        Part::Body | Part::Head | Part::Professional => done.what.clone(),
    }
}

fn of_verdict(sign: Sign, goal: &Goal, given: &GivenVerdict) -> Entry {
    let what = if sign == Sign::Reached { "reached" } else { "let go" };
    let mut details = Vec::new();
    if !given.reason.trim().is_empty() {
        let lead = if sign == Sign::Reached { "" } else { "What it gave: " };
        details.push(format!("{lead}{}", given.reason));
    }
    if !given.carries.trim().is_empty() {
        details.push(format!("What carries that on: {}", given.carries));
    }
    Entry {
        sign,
        text: goal.text.clone(),
        facts: vec![format!("{what} {}", told_in(given.at.year(), given.at.date_naive()))],
        details,
        link: Some(Link::Goal(goal.id)),
    }
}

fn of_lesson(one: &BriefLesson) -> Entry {
    let mut facts = one.tally.facts();
    facts.extend(one.race.as_ref().map(|(name, _)| format!("from {name}")));
    let trigger = one.lesson.trigger.trim();
    Entry {
        sign: Sign::Lesson,
        text: one.lesson.text.clone(),
        facts,
        details: if trigger.is_empty() { Vec::new() } else { vec![trigger.to_owned()] },
        link: Some(Link::Lesson(one.lesson.id)),
    }
}

/// The days that a review looks back at: "16 Nov – 22 Nov 2026", "November 2026", "2026".
#[must_use]
pub fn told_span(kind: ReviewKind, from: NaiveDate, to: NaiveDate) -> String {
    match kind {
        ReviewKind::Goals | ReviewKind::Week => told_range(from, to),
        ReviewKind::Month => from.format("%B %Y").to_string(),
        ReviewKind::Season => from.format("%Y").to_string(),
    }
}

/// An answer in words; `None` where it says nothing. A race or a lesson is told by its name, where that is known.
#[must_use]
pub fn told_answer(
    question: &ReviewQuestion,
    value: &Value,
    name: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let told = match (value, &question.ask) {
        (Value::Text(text), _) => text.trim().to_owned(),
        (Value::Scale(number), Ask::Scale { low, high }) => format!("{number} (0 {low}, 10 {high})"),
        (Value::Scale(number), _) => number.to_string(),
        (Value::Pick(id), Ask::Pick(options)) => {
            let option = options.iter().find(|option| option.id == *id);
            option.map_or_else(|| id.clone(), |option| option.label.clone())
        }
        (Value::Pick(id), _) => name(id)?,
        (Value::Lines(lines), _) => {
            let lines: Vec<&str> =
                lines.iter().map(|line| line.text.trim()).filter(|line| !line.is_empty()).collect();
            lines.join("; ")
        }
        _ => return None,
    };
    Some(told).filter(|told| !told.is_empty())
}

/// What was answered in the season's own review, question by question.
#[must_use]
pub fn answers(season: &Season, review: Option<&ReviewStory>, content: &Content) -> Vec<(String, String)> {
    let Some(review) = review else { return Vec::new() };
    let name =
        |id: &str| season.races.iter().find(|race| race.id.to_string() == id).map(|race| race.name.clone());
    let told = |question: &ReviewQuestion| {
        Some((question.text.clone(), told_answer(question, review.answer(&question.id)?, name)?))
    };
    content.reviews.questions(ReviewKind::Season).iter().filter_map(told).collect()
}

fn counted(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
