//! `secondwind lessons QUERY... --json` and `secondwind lessons add "..."`

mod add;

use chrono::NaiveDate;
use serde::Serialize;

use super::found::{self, Asked, Counted, Forgiven, RaceData};
use super::journal::{self, Missing};
use super::plain;
use crate::content::Content;
use crate::domain::id::LessonId;
use crate::domain::lesson::{Lesson, LessonStanding, LessonState, RaceCondition, UseTally, Verb};
use crate::domain::race::RaceKind;
use crate::domain::rules::lesson_state;
use crate::domain::search::{Found, Hit, HitSource, SearchIn};
use crate::domain::units::days::told_short;
use crate::domain::units::rounding::shown;
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// The number of the JSON's form.
const FORMAT: u32 = 1;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, after_help = help())]
pub(super) struct Arguments {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// What is looked for, as you type it in the journal. Without it, all lessons: what is pinned, then the newest.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Tells at most so many.
    #[arg(long, value_name = "NUMBER", default_value_t = found::USUAL, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Writes a lesson.
    Add(add::Arguments),
}

fn help() -> String {
    format!(
        "{}\n\n\
         In one pair of quotes of the shell stands the whole of what you would type, a word with a minus before it included. The JSON is described in the README.\n\n\
         Examples:\n  \
         secondwind lessons\n  \
         secondwind lessons pac cause:heat\n  \
         secondwind lessons state:proven distance:marathon --json\n  \
         secondwind lessons add \"Eat before I am hungry\" --verb start --cause fuelling",
        found::help()
    )
}

/// Tells lessons, or writes one.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    if let Some(Deed::Add(arguments)) = &arguments.deed {
        return add::run(arguments, options);
    }
    let now = journal::now()?;
    let mut journal = journal::open(options, Missing::Refuse)?;
    let asked = Asked { words: &arguments.query, within: SearchIn::Lessons, limit: arguments.limit };
    let found = found::find(&asked, &mut journal, &now)?;
    let lines = if arguments.json {
        vec![json(&found::typed(&arguments.query), &found)?]
    } else {
        let (content, _) = journal.folders.content();
        lines(&found, &content, plain::page_columns())
    };
    plain::print(&lines);
    Ok(())
}

fn lines(found: &Found, content: &Content, most: Option<usize>) -> Vec<String> {
    if found.hits.is_empty() {
        return vec!["No lesson was found.".to_owned()];
    }
    let mut lines = vec![found::count(found, "lesson", "lessons")];
    for (hit, lesson, tally) in taught(found) {
        lines.push(String::new());
        lines.extend(told(hit, lesson, tally, content).iter().flat_map(|line| plain::wrapped(line, most, 4)));
    }
    lines
}

fn taught(found: &Found) -> impl Iterator<Item = (&Hit, &Lesson, UseTally)> {
    found.hits.iter().filter_map(|hit| match &hit.source {
        HitSource::Lesson(lesson, tally) => Some((hit, &**lesson, *tally)),
        _ => None,
    })
}

/// A lesson in a few lines, the first one its words.
fn told(hit: &Hit, lesson: &Lesson, tally: UseTally, content: &Content) -> Vec<String> {
    let mut lines = vec![for_screen(&lesson.text).into_owned()];
    if !lesson.trigger.is_empty() {
        lines.push(format!("  {}", for_screen(&lesson.trigger)));
    }
    let state = lesson_state::state(lesson.standing, lesson.sure, tally);
    let mut facts = vec![lesson.verb.label().to_owned(), state.label().to_owned()];
    if lesson.pinned {
        facts.push("pinned".to_owned());
    }
    facts.extend(tally.facts());
    facts.extend(lesson.cause.as_deref().map(|cause| found::cause(content, cause).to_owned()));
    facts.push(match &hit.race {
        Some(race) => format!("{}, {}", race.name, told_short(race.date)),
        None => told_short(hit.day),
    });
    lines.push(format!("  {}", for_screen(&facts.join(" · "))));
    lines
}

#[derive(Serialize)]
struct Data<'a> {
    format: u32,
    query: &'a str,
    #[serde(flatten)]
    counted: Counted,
    forgiven: Vec<Forgiven<'a>>,
    lessons: Vec<LessonData<'a>>,
}

#[derive(Serialize)]
struct LessonData<'a> {
    id: LessonId,
    day: NaiveDate,
    verb: Verb,
    text: &'a str,
    if_then: Option<&'a str>,
    state: LessonState,
    standing: LessonStanding,
    /// From 0 to 1, to two places.
    confidence: f64,
    sure: Option<u8>,
    pinned: bool,
    cause: Option<&'a str>,
    kind: Option<RaceKind>,
    distance_m: Option<f64>,
    conditions: &'a [RaceCondition],
    race: Option<RaceData<'a>>,
    uses: Uses,
    written: String,
    excerpt: &'a str,
    marks: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Uses {
    helped: u32,
    partly: u32,
    no_help: u32,
    forgot: u32,
}

fn json(query: &str, found: &Found) -> Result<String, String> {
    let data = Data {
        format: FORMAT,
        query,
        counted: Counted::of(found),
        forgiven: Forgiven::of(found),
        lessons: taught(found).map(|(hit, lesson, tally)| data(hit, lesson, tally)).collect(),
    };
    serde_json::to_string_pretty(&data).map_err(|error| error.to_string())
}

fn data<'a>(hit: &'a Hit, lesson: &'a Lesson, tally: UseTally) -> LessonData<'a> {
    LessonData {
        id: lesson.id,
        day: hit.day,
        verb: lesson.verb,
        text: &lesson.text,
        if_then: Some(lesson.trigger.as_str()).filter(|trigger| !trigger.is_empty()),
        state: lesson_state::state(lesson.standing, lesson.sure, tally),
        standing: lesson.standing,
        confidence: shown(lesson_state::confidence(lesson.sure, tally), 2),
        sure: lesson.sure,
        pinned: lesson.pinned,
        cause: lesson.cause.as_deref(),
        kind: lesson.scope.kind,
        distance_m: lesson.scope.distance.map(|distance| distance.0),
        conditions: &lesson.scope.conditions,
        race: RaceData::of(hit),
        uses: Uses {
            helped: tally.helped,
            partly: tally.partly,
            no_help: tally.no_help,
            forgot: tally.forgot,
        },
        written: lesson.written.to_rfc3339(),
        excerpt: &hit.excerpt,
        marks: found::marks(hit),
    }
}
