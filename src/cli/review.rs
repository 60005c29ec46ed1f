//! `secondwind review [goals|week|month]` and `secondwind review season [YEAR] --markdown --json`

mod season;

use crate::runtime::{self, Opening, Options};

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
One card at a time, one key a verdict. It can be left at any moment: what was decided is kept, and the
review goes on where it was.

Examples:
  secondwind review
  secondwind review week
  secondwind review season
  secondwind review season 2025 --markdown > season.md")]
pub(super) struct Arguments {
    /// What is reviewed; goals where nothing is said.
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Opens the journal in the review of steps and goals that are due, or goes on with one that was begun.
    Goals,
    /// Opens the journal at the review of the week.
    Week,
    /// Opens the journal at the review of the month.
    Month,
    /// Tells a season: races, what they taught, what came back, arcs, goals, lessons, wins, and what you said of it.
    Season(season::Arguments),
}

/// Opens a review, or tells a season.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let opening = match &arguments.what {
        None | Some(What::Goals) => Opening::Review,
        Some(What::Week) => Opening::Week,
        Some(What::Month) => Opening::Month,
        Some(What::Season(arguments)) => return season::run(arguments, options),
    };
    runtime::run(&Options { opening, ..options.clone() }).map_err(|error| error.to_string())
}
