//! `secondwind goals --due --all --json` and `secondwind goals add "..."`

mod add;
mod data;
mod told;

use chrono::NaiveDate;

use super::journal::{self, Missing};
use super::plain;
use crate::domain::goal::{GoalState, Step, StepState};
use crate::domain::goal_story::{GoalRow, Goals};
use crate::domain::review::Card;
use crate::domain::rules::goal_review::{self, Look};
use crate::runtime::Options;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
What is due for a look comes first, in the order of the review; then what is pinned, then the oldest. The JSON is
described in the README.

Examples:
  secondwind goals
  secondwind goals --due
  secondwind goals --all --json
  secondwind goals add \"Seven easy days\" --kind recovery"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// Tells only goals and steps that are due for a look today.
    #[arg(long)]
    due: bool,
    /// Tells goals that are reached or were let go as well.
    #[arg(long, conflicts_with = "due")]
    all: bool,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Writes a goal.
    Add(add::Arguments),
}

/// The goals that are told, and what is told of them.
struct Stack<'g> {
    today: NaiveDate,
    goals: &'g Goals,
    /// The goals in their order.
    rows: Vec<&'g GoalRow>,
    /// The steps that belong to no goal.
    loose: Vec<&'g Step>,
    /// What is due today.
    cards: Vec<Card>,
}

impl<'g> Stack<'g> {
    fn of(goals: &'g Goals, arguments: &Arguments, today: NaiveDate) -> Self {
        let cards = goal_review::cards(goals, today);
        let place = |row: &GoalRow| cards.iter().position(|card| *card == Card::Goal(row.goal.id));
        let has_due_step = |row: &GoalRow| row.steps.iter().any(|step| cards.contains(&Card::Step(step.id)));
        let is_over = |row: &GoalRow| matches!(row.goal.state(), GoalState::Reached | GoalState::LetGo);
        let is_told = |row: &&GoalRow| match (arguments.due, arguments.all) {
            (true, _) => place(row).is_some() || has_due_step(row),
            (_, all) => all || !is_over(row),
        };
        let mut rows: Vec<&GoalRow> = goals.rows.iter().filter(is_told).collect();
        rows.sort_by_key(|row| {
            let waits = place(row).unwrap_or(usize::MAX);
            (waits, is_over(row), !row.goal.pinned, row.goal.written)
        });
        let is_told = |step: &&Step| !arguments.due || cards.contains(&Card::Step(step.id));
        let loose = goals.loose.iter().filter(is_told).collect();
        Self { today, goals, rows, loose, cards }
    }

    fn look(&self, row: &GoalRow) -> Option<Look> {
        goal_review::next_look(row, &self.goals.races)
    }

    fn is_due(&self, step: &Step) -> bool {
        self.cards.contains(&Card::Step(step.id))
    }

    /// How many of the goals that are told are due.
    fn due_count(&self) -> usize {
        let is_due = |row: &&&GoalRow| self.cards.contains(&Card::Goal(row.goal.id));
        self.rows.iter().filter(is_due).count()
    }
}

/// The steps of a goal that are still to be done.
fn open_steps(row: &GoalRow) -> impl Iterator<Item = &Step> {
    row.steps.iter().filter(|step| step.state == StepState::Open)
}

/// Tells goals, or writes one.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    if let Some(Deed::Add(arguments)) = &arguments.deed {
        return add::run(arguments, options);
    }
    let now = journal::now()?;
    let journal = journal::open(options, Missing::Refuse)?;
    let goals = journal.store.goals(now.today()).map_err(|error| error.to_string())?;
    let stack = Stack::of(&goals, arguments, now.today());
    let lines = if arguments.json {
        vec![data::json(&stack)?]
    } else {
        let width = plain::page_columns();
        let lines = told::lines(&stack, arguments.due);
        lines.iter().flat_map(|line| plain::wrapped(line, width, 4)).collect()
    };
    plain::print(&lines);
    Ok(())
}
