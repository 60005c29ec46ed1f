//! `secondwind review week|month` and `secondwind review season [YEAR] --markdown --json`

mod season;

use crate::runtime::{self, OpenAt, Options};

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  secondwind review week
  secondwind review season
  secondwind review season 2025 --markdown > season.md")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Opens the journal at the review of the week.
    Week,
    /// Opens the journal at the review of the month.
    Month,
    /// Tells a season: races, what they taught, what came back, arcs, goals, lessons, wins, and what you said of it.
    Season(season::Arguments),
}

/// Opens a review, or tells a season.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let page = match &arguments.what {
        What::Week => OpenAt::Week,
        What::Month => OpenAt::Month,
        What::Season(arguments) => return season::run(arguments, options),
    };
    runtime::run_from(options, page).map_err(|error| error.to_string())
}
