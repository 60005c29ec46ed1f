//! `secondwind goals add "..."`

use chrono::NaiveDate;

use super::told::words;
use crate::cli::care;
use crate::cli::journal::{self, Missing};
use crate::cli::plain;
use crate::domain::change::Change;
use crate::domain::folding::folded;
use crate::domain::goal::{GivenVerdict, Goal, GoalKind, Horizon, Verdict};
use crate::domain::goal_story::{GoalRace, Goals};
use crate::domain::id::{GoalId, Ids, VerdictId};
use crate::domain::race::Tier;
use crate::domain::rules::goal_quiet;
use crate::domain::rules::goal_words::kind_of;
use crate::domain::units::days::{Toward, parse_day, told_calendar, told_short};
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// So many races are named where none is meant.
const MOST_TOLD: usize = 6;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
For 14 days after a setback a new time goal is kept, but rests: recovery first.

Examples:
  secondwind goals add \"Sleep before midnight\" --kind wellbeing
  secondwind goals add \"Come home smiling\" --race \"harbour lights\" --tier c
  secondwind goals add \"Under four hours\" --kind time --by \"13 december\" --why \"To see the lights early\"
  secondwind goals add \"Run easy days easy\" --horizon long --if-then \"If I am passed, then I will smile\"")]
pub(super) struct Arguments {
    /// The goal in one line.
    #[arg(value_name = "GOAL", allow_hyphen_values = true)]
    text: String,
    /// What kind: outcome, time (or place), process, recovery, wellbeing, open. Without it, process; for a race, outcome.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Which of several it is: a, b or c.
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
    /// The race ahead that it belongs to, by its name or words of it; of several the next one.
    #[arg(long, value_name = "RACE", allow_hyphen_values = true)]
    race: Option<String>,
    /// The day by which it shall be reached: 2027-04-11, "11 april", "in 12 weeks".
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
    /// Why.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    why: Option<String>,
    /// What may get in the way and what you will do then: "If ..., then I will ...".
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    if_then: Option<String>,
    /// How far away it is: weeks, season or long. Without it, season; of a recovery goal, weeks.
    #[arg(long, value_name = "HORIZON")]
    horizon: Option<String>,
}

/// Writes a goal and tells what was written.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let today = now.today();
    // What is wrong is told before a journal is made for it.
    let missing = if arguments.race.is_some() { Missing::Refuse } else { Missing::Make };
    let usual = if arguments.race.is_some() { GoalKind::Outcome } else { GoalKind::Process };
    let usual = kind_of(&arguments.text).unwrap_or(usual);
    let mut wrong = Vec::new();
    let kind = read_kind(arguments.kind.as_deref(), usual, &mut wrong);
    let id = GoalId(Ids::Random.fresh(&now));
    let mut goal = Goal::new(id, kind, plain::one_line(&arguments.text), now.wall);
    read(arguments, &mut goal, today, &mut wrong);
    if !wrong.is_empty() && arguments.race.is_none() {
        return Err(plain::nothing_written(&wrong));
    }
    let mut journal = journal::open(options, missing)?;
    let goals = journal.store.goals(today).map_err(|error| error.to_string())?;
    let race = match arguments.race.as_deref().map(|name| race_ahead(name, &goals)) {
        Some(Err(why)) => {
            wrong.push(why);
            None
        }
        Some(Ok(race)) => Some(race),
        None => None,
    };
    if !wrong.is_empty() {
        return Err(plain::nothing_written(&wrong));
    }
    goal.race = race.map(|race| race.id);
    let until = goal_quiet::rests_until(&goal, None, &goals.races, today);
    let rest = until.map(|day| {
        Change::Judge(GivenVerdict {
            id: Some(VerdictId(Ids::Random.fresh(&now))),
            goal: goal.id,
            verdict: Verdict::Rest,
            reason: goal_quiet::REASON.to_owned(),
            carries: String::new(),
            again: Some(day),
            review: None,
            debrief: None,
            at: now.wall,
        })
    });
    let put = Change::PutGoal { goal: Box::new(goal.clone()), base: None };
    let changes: Vec<Change> = std::iter::once(put).chain(rest).collect();
    journal.store.apply(&changes).map_err(|error| error.to_string())?;
    let mut lines = told(&goal, race, today);
    if let Some(day) = until {
        lines.push(format!("  {}", goal_quiet::line(day, today)));
        if !goal_quiet::has_recovery_goal(&goals) {
            lines.push("  secondwind goals add \"...\" --kind recovery writes the recovery goal.".to_owned());
        }
    }
    let width = plain::page_columns();
    plain::print(&lines.iter().flat_map(|line| plain::wrapped(line, width, 2)).collect::<Vec<_>>());
    let (content, _) = journal.folders.content();
    care::after_saving(&[&goal.text, &goal.why, &goal.if_then], &content);
    Ok(())
}

fn read_kind(said: Option<&str>, usual: GoalKind, wrong: &mut Vec<String>) -> GoalKind {
    let Some(said) = said else { return usual };
    let begun = folded(said);
    let fits = |kind: &&GoalKind| {
        !begun.is_empty()
            && (kind.label().starts_with(&begun) || begun == "place" && **kind == GoalKind::TimeOrPlace)
    };
    GoalKind::ALL.iter().find(fits).copied().unwrap_or_else(|| {
        wrong.push(format!("--kind {said}: it is outcome, time, process, recovery, wellbeing or open."));
        usual
    })
}

/// Reads what needs no journal, and tells everything that is wrong.
fn read(arguments: &Arguments, goal: &mut Goal, today: NaiveDate, wrong: &mut Vec<String>) {
    if goal.text.is_empty() {
        wrong.push("A goal needs words.".to_owned());
    }
    if let Some(tier) = &arguments.tier {
        match Tier::from_id(&folded(tier)) {
            Some(tier) => goal.tier = Some(tier),
            None => wrong.push(format!("--tier {tier}: it is a, b or c.")),
        }
    }
    if let Some(horizon) = &arguments.horizon {
        match Horizon::from_id(&folded(horizon)) {
            Some(horizon) => goal.horizon = horizon,
            None => wrong.push(format!("--horizon {horizon}: it is weeks, season or long.")),
        }
    }
    if let Some(by) = &arguments.by {
        match parse_day(by, today, Toward::Future) {
            Ok(day) => goal.by = Some(day),
            Err(why) => wrong.push(format!("--by {by}: {why}")),
        }
    }
    goal.why = arguments.why.as_deref().map(plain::one_line).unwrap_or_default();
    goal.if_then = arguments.if_then.as_deref().map(plain::one_line).unwrap_or_default();
}

/// The next race whose name has the words, in small letters or capital ones.
fn race_ahead<'g>(name: &str, goals: &'g Goals) -> Result<&'g GoalRace, String> {
    let wanted = folded(name);
    let fits = |race: &&GoalRace| {
        let known = folded(&race.name);
        !wanted.is_empty()
            && wanted.split(' ').all(|word| known.split(' ').any(|known| known.starts_with(word)))
    };
    goals.ahead.iter().find(fits).ok_or_else(|| match goals.ahead.as_slice() {
        [] => format!("--race {name}: no race lies ahead in the journal."),
        ahead => {
            let named: Vec<&str> = ahead.iter().take(MOST_TOLD).map(|race| race.name.as_str()).collect();
            format!("--race {name}: no race ahead is called so. Ahead are {}.", named.join(", "))
        }
    })
}

fn told(goal: &Goal, race: Option<&GoalRace>, today: NaiveDate) -> Vec<String> {
    let mut facts = words(goal);
    facts.extend(race.map(|race| format!("{}, {}", race.name, told_short(race.date))));
    facts.extend(goal.by.map(|by| format!("by {}", told_calendar(by, today))));
    let mut lines = vec![format!("Written: {}", for_screen(&goal.text))];
    lines.push(format!("  {}", for_screen(&facts.join(" · "))));
    if !goal.if_then.is_empty() {
        lines.push(format!("  {}", for_screen(&goal.if_then)));
    }
    if let Some(race) = race.filter(|_| goal.is_for_its_race()) {
        lines.push(format!("  It stands in the brief of {}, too.", for_screen(&race.name)));
    }
    lines
}
