//! `secondwind timeline --from DAY --to DAY --json`

mod data;
mod table;

use chrono::{Days, NaiveDate};

use super::journal::{self, Missing};
use super::plain;
use crate::domain::arc::RecoveryArc;
use crate::domain::history::History;
use crate::domain::rules::reading::{Readings, Run};
use crate::domain::rules::reckoning::{Reckoning, Recovery};
use crate::domain::step_back::StepBack;
use crate::domain::units::days::{DayError, Toward, parse_day};
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// So many days are told where nothing else is asked for.
const DAYS: u64 = 90;
/// The word for the first day of the journal.
const START: &str = "start";

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Everything is told as it was known on the last day: your usual, and where each setback stands.
The JSON is described in the README; a number that was not measured is null, never 0.

Examples:
  secondwind timeline
  secondwind timeline --from \"3 weeks ago\"
  secondwind timeline --from 2026-01-01 --to 2026-06-30
  secondwind timeline --from start --json > timeline.json")]
pub(super) struct Arguments {
    /// The first day, like 2026-03-01, "12 april", "6 weeks ago"; or start, for the first day of the journal. Without it,
    /// 90 days are told.
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    from: Option<String>,
    /// The last day; it may lie ahead. Without it, today.
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    to: Option<String>,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

/// A part of the journal, as it was known on its last day.
struct Part {
    from: NaiveDate,
    to: NaiveDate,
    history: History,
    reckoning: Reckoning,
}

impl Part {
    fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Tells the timeline.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let today = now.today();
    let asked = Asked::read(arguments, today)?;
    let journal = journal::open(options, Missing::Refuse)?;
    let history = journal.store.history(None).map_err(|error| error.to_string())?;
    let from = match asked.from {
        Some(from) => from,
        None => first_day(&history).unwrap_or(asked.to).min(asked.to),
    };
    let reckoning = Reckoning::of(&history, asked.to.min(today));
    let part = Part { from, to: asked.to, history, reckoning };
    let lines = if arguments.json {
        vec![data::json(&part, &now)?]
    } else {
        let units = journal.folders.settings().0.units;
        table::lines(&part, units, plain::page_columns())
    };
    plain::print(&lines);
    Ok(())
}

/// The days that were asked for; no first one means that of the journal.
struct Asked {
    from: Option<NaiveDate>,
    to: NaiveDate,
}

impl Asked {
    /// Reads both days, and tells everything that is wrong with them at once.
    fn read(arguments: &Arguments, today: NaiveDate) -> Result<Self, String> {
        let read = |name: &str, text: &str| {
            let past = parse_day(text, today, Toward::Past);
            let day = match past {
                Err(DayError::StillAhead { .. }) => parse_day(text, today, Toward::Future),
                past => past,
            };
            day.map_err(|error| format!("{name} {}: {error}", for_screen(text)))
        };
        let to = arguments.to.as_deref().map_or(Ok(today), |text| read("--to", text));
        let usual = to.as_ref().map_or(today, |to| to.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(*to));
        let from = match arguments.from.as_deref() {
            None => Ok(Some(usual)),
            Some(word) if word.trim().eq_ignore_ascii_case(START) => Ok(None),
            Some(text) => read("--from", text).map(Some),
        };
        match (from, to) {
            (Ok(Some(from)), Ok(to)) if from > to => {
                Err(format!("The first day, {from}, comes after the last, {to}. Change them round."))
            }
            (Ok(from), Ok(to)) => Ok(Self { from, to }),
            (Err(from), Err(to)) => Err(format!("Both days need another look:\n  {from}\n  {to}")),
            (Err(wrong), _) | (_, Err(wrong)) => Err(wrong),
        }
    }
}

/// The first day of which the journal knows anything.
fn first_day(history: &History) -> Option<NaiveDate> {
    let check_in = history.check_ins.first().map(|check_in| check_in.day);
    let race = history.races.first().map(|race| race.date);
    let arc = history.arcs.first().map(|arc| arc.start);
    let goal = history.goals.first().map(|goal| goal.day);
    let step_back = history.step_backs.first().map(|step_back| step_back.from);
    [check_in, race, arc, goal, step_back].into_iter().flatten().min()
}

/// Days running with the same reading, as far as the part touches them; each as it was known on its day.
fn phases(part: &Part) -> Vec<Run> {
    let runs = Readings::of(&part.history, &part.reckoning).runs();
    runs.into_iter().filter(|run| run.first <= part.to && run.last >= part.from).collect()
}

/// The steps back and the stops that the part touches.
fn step_backs(part: &Part) -> impl Iterator<Item = &StepBack> {
    part.history.step_backs.iter().filter(|one| one.from <= part.to && one.last_day() >= part.from)
}

/// The arcs that the part touches: begun up to its last day, and not closed before its first.
fn arcs(part: &Part) -> impl Iterator<Item = (&RecoveryArc, &Recovery)> {
    part.history.arcs.iter().zip(&part.reckoning.recoveries).filter(|(arc, recovery)| {
        arc.start <= part.to && recovery.closed.is_none_or(|closed| closed >= part.from)
    })
}
