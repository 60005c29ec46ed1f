//! `secondwind lessons add "..."`

use crate::cli::care;
use crate::cli::journal::{self, Journal, Missing};
use crate::cli::{found, plain};
use crate::content::causes::{Cause, Causes};
use crate::content::{Content, query};
use crate::domain::change::Change;
use crate::domain::folding::folded;
use crate::domain::id::{Ids, LessonId};
use crate::domain::lesson::{Lesson, Verb};
use crate::domain::race::Race;
use crate::domain::units::days::told_short;
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// So many names are told where one is meant and several fit.
const MOST_TOLD: usize = 6;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  secondwind lessons add \"Start slower than feels right\"
  secondwind lessons add \"Drink at every table\" --verb start --cause heat --sure 4
  secondwind lessons add \"Walk the climbs\" --if-then \"If it gets steep, then I will walk\" --race comrades")]
pub(super) struct Arguments {
    /// The lesson in one line.
    #[arg(value_name = "LESSON", allow_hyphen_values = true)]
    text: String,
    /// What it asks for: keep, change, start or stop. Without it, keep.
    #[arg(long, value_name = "VERB", default_value = "keep", hide_default_value = true)]
    verb: String,
    /// The moment and what you will do then: "If ..., then I will ...".
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    if_then: Option<String>,
    /// How sure you are, from 1 to 5.
    #[arg(long, value_name = "NUMBER")]
    sure: Option<String>,
    /// The cause that it answers, by its name or the beginning of it.
    #[arg(long, value_name = "CAUSE")]
    cause: Option<String>,
    /// The race that taught it, by its name or words of it; of several the last one run.
    #[arg(long, value_name = "RACE", allow_hyphen_values = true)]
    race: Option<String>,
}

/// Writes a lesson and tells what was written.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    // What is wrong is told before a journal is made for it.
    let missing = if arguments.race.is_some() { Missing::Refuse } else { Missing::Make };
    let mut lesson = Lesson::new(
        LessonId(Ids::Random.fresh(&now)),
        Verb::Keep,
        plain::one_line(&arguments.text),
        now.wall,
    );
    let mut wrong = read(arguments, &mut lesson);
    if !wrong.is_empty() && arguments.race.is_none() && arguments.cause.is_none() {
        return Err(plain::nothing_written(&wrong));
    }
    let mut journal = journal::open(options, missing)?;
    let (content, _) = journal.folders.content();
    if let Some(name) = &arguments.cause {
        match cause(name, &content) {
            Ok(cause) => lesson.cause = Some(cause),
            Err(why) => wrong.push(why),
        }
    }
    let race = match &arguments.race {
        Some(name) => race(name, &journal, now.today())?.map_err(|why| wrong.push(why)).ok(),
        None => None,
    };
    if !wrong.is_empty() {
        return Err(plain::nothing_written(&wrong));
    }
    lesson.race = race.as_ref().map(|race| race.id);
    let change = Change::PutLesson { lesson: Box::new(lesson.clone()), base: None };
    journal.store.apply(&[change]).map_err(|error| error.to_string())?;
    let width = plain::page_columns();
    let lines = told(&lesson, race.as_ref(), &content);
    plain::print(&lines.iter().flat_map(|line| plain::wrapped(line, width, 2)).collect::<Vec<_>>());
    care::after_saving(&[&lesson.text, &lesson.trigger], &content);
    Ok(())
}

/// Reads what needs no journal; gives everything that is wrong.
fn read(arguments: &Arguments, lesson: &mut Lesson) -> Vec<String> {
    let mut wrong = Vec::new();
    if lesson.text.is_empty() {
        wrong.push("A lesson needs words.".to_owned());
    }
    match Verb::from_id(arguments.verb.trim().to_lowercase().as_str()) {
        Some(verb) => lesson.verb = verb,
        None => wrong.push(format!("--verb {}: it is keep, change, start or stop.", arguments.verb)),
    }
    if let Some(sure) = &arguments.sure {
        match sure.trim().parse::<u8>().ok().filter(|sure| (1..=5).contains(sure)) {
            Some(sure) => lesson.sure = Some(sure),
            None => wrong.push(format!("--sure {sure}: it is a number from 1 (hardly) to 5 (very).")),
        }
    }
    lesson.trigger = arguments.if_then.as_deref().map(plain::one_line).unwrap_or_default();
    wrong
}

/// The only cause that is called so.
fn cause(name: &str, content: &Content) -> Result<String, String> {
    let found = query::causes(name, &content.causes);
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(format!("--cause {name}: there is no such cause. {}", others(name, &content.causes))),
        several => {
            let told: Vec<&str> = several.iter().take(MOST_TOLD).map(String::as_str).collect();
            let more = if several.len() > MOST_TOLD { " or another one" } else { "" };
            Err(format!("--cause {name}: which one? {}{more}.", told.join(", ")))
        }
    }
}

/// Which causes there are: those that may have been meant by a name with an error of typing, or all of them.
fn others(name: &str, causes: &Causes) -> String {
    let ids = |causes: &[&Cause]| causes.iter().map(|cause| cause.id.as_str()).collect::<Vec<_>>().join(", ");
    let near = query::nearest_causes(name, causes);
    if near.is_empty() || near.len() > MOST_TOLD {
        format!("There are {}.", ids(&causes.causes.iter().collect::<Vec<_>>()))
    } else {
        format!("Near it: {}.", ids(&near))
    }
}

/// The last race run whose name holds the words, in small letters or capital ones.
fn race(name: &str, journal: &Journal, today: chrono::NaiveDate) -> Result<Result<Race, String>, String> {
    let history = journal.store.history(None).map_err(|error| error.to_string())?;
    let wanted = folded(name);
    let fits = |race: &&Race| {
        let known = folded(&race.name);
        !wanted.is_empty()
            && wanted.split(' ').all(|word| known.split(' ').any(|known| known.starts_with(word)))
    };
    let past = history.races.iter().filter(|race| race.date <= today).rev();
    let ahead = history.races.iter().filter(|race| race.date > today);
    let found = past.chain(ahead).find(fits).cloned();
    Ok(found.ok_or_else(|| format!("--race {name}: there is no such race in the journal.")))
}

fn told(lesson: &Lesson, race: Option<&Race>, content: &Content) -> Vec<String> {
    let mut facts = vec![lesson.verb.label().to_owned()];
    facts.extend(lesson.cause.as_deref().map(|cause| found::cause(content, cause).to_owned()));
    facts.extend(lesson.sure.map(|sure| format!("sure {sure} of 5")));
    facts.extend(race.map(|race| format!("{}, {}", race.name, told_short(race.date))));
    let mut lines = vec![format!("Written: {}", for_screen(&lesson.text))];
    if !lesson.trigger.is_empty() {
        lines.push(format!("  {}", for_screen(&lesson.trigger)));
    }
    lines.push(format!("  {}", for_screen(&facts.join(" · "))));
    lines
}
