//! `secondwind search QUERY... --json`

use serde::Serialize;

use super::found::{self, Asked, Counted, Forgiven, RaceData};
use super::journal::{self, Missing};
use super::plain;
use crate::domain::search::{Found, Hit, HitSource, SearchIn};
use crate::domain::units::days::told_short;
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// The number of the JSON's form.
const FORMAT: u32 = 1;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = help())]
pub(super) struct Arguments {
    /// What is looked for, as you type it in the journal.
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// Tells at most so many.
    #[arg(long, value_name = "NUMBER", default_value_t = found::USUAL, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

fn help() -> String {
    format!(
        "{}\n\n\
         In one pair of quotes of the shell stands the whole of what you would type, a word with a minus before it included. The JSON is described in the README.\n\n\
         Examples:\n  \
         secondwind search gel\n  \
         secondwind search \"easy start\" year:2025\n  \
         secondwind search knee since:1y --json",
        found::help()
    )
}

/// Tells what is found in everything that the runner wrote.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let mut journal = journal::open(options, Missing::Refuse)?;
    let asked = Asked { words: &arguments.query, within: SearchIn::Everything, limit: arguments.limit };
    let found = found::find(&asked, &mut journal, &now)?;
    let lines = if arguments.json {
        vec![json(&found::typed(&arguments.query), &found)?]
    } else {
        lines(&found, plain::page_columns())
    };
    plain::print(&lines);
    Ok(())
}

fn lines(found: &Found, most: Option<usize>) -> Vec<String> {
    if found.hits.is_empty() {
        return vec!["Nothing was found.".to_owned()];
    }
    let mut lines = vec![found::count(found, "entry", "entries")];
    for hit in &found.hits {
        let mut heading = format!("{}  {}", told_short(hit.day), kind(&hit.source));
        if let Some(race) = &hit.race {
            heading = format!("{heading} · {}", race.name);
        }
        if let HitSource::Answer(_, question) | HitSource::Review(_, question) = &hit.source {
            heading = format!("{heading} · {question}");
        }
        lines.push(String::new());
        lines.extend(plain::wrapped(&for_screen(&heading), most, 2));
        lines.extend(plain::wrapped(&format!("  {}", for_screen(&hit.excerpt)), most, 2));
    }
    lines
}

/// What was found, in one word; the same one is told to programs.
fn kind(source: &HitSource) -> &'static str {
    match source {
        HitSource::Lesson(..) => "lesson",
        HitSource::Answer(..) => "answer",
        HitSource::Race => "race",
        HitSource::Goal(_) => "goal",
        HitSource::Step(..) => "step",
        HitSource::CheckIn(_) => "check-in",
        HitSource::Arc(_) => "arc",
        HitSource::Review(..) => "review",
        HitSource::Bounce => "bounce",
    }
}

#[derive(Serialize)]
struct Data<'a> {
    format: u32,
    query: &'a str,
    #[serde(flatten)]
    counted: Counted,
    forgiven: Vec<Forgiven<'a>>,
    hits: Vec<HitData<'a>>,
}

#[derive(Serialize)]
struct HitData<'a> {
    kind: &'static str,
    id: Option<String>,
    day: chrono::NaiveDate,
    race: Option<RaceData<'a>>,
    question: Option<&'a str>,
    excerpt: &'a str,
    marks: Vec<[usize; 2]>,
}

fn json(query: &str, found: &Found) -> Result<String, String> {
    let data = Data {
        format: FORMAT,
        query,
        counted: Counted::of(found),
        forgiven: Forgiven::of(found),
        hits: found.hits.iter().map(data).collect(),
    };
    serde_json::to_string_pretty(&data).map_err(|error| error.to_string())
}

fn data(hit: &Hit) -> HitData<'_> {
    HitData {
        kind: kind(&hit.source),
        id: match &hit.source {
            HitSource::Lesson(lesson, _) => Some(lesson.id.to_string()),
            HitSource::Answer(debrief, _) => Some(debrief.to_string()),
            HitSource::Race | HitSource::Bounce => hit.race.as_ref().map(|race| race.id.to_string()),
            HitSource::Goal(goal) => Some(goal.to_string()),
            HitSource::Step(step, _) => Some(step.to_string()),
            HitSource::CheckIn(check_in) => Some(check_in.to_string()),
            HitSource::Arc(arc) => Some(arc.to_string()),
            HitSource::Review(review, _) => Some(review.id.to_string()),
        },
        day: hit.day,
        race: RaceData::of(hit),
        question: match &hit.source {
            HitSource::Answer(_, question) | HitSource::Review(_, question) => Some(question),
            _ => None,
        },
        excerpt: &hit.excerpt,
        marks: found::marks(hit),
    }
}
