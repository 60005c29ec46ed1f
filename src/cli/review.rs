//! `secondwind review`

use crate::runtime::{self, Opening, Options};

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
One card at a time, one key a verdict. It can be left at any moment: what was decided is kept, and the
review goes on where it was.

Examples:
  secondwind review
  secondwind review goals")]
pub(super) struct Arguments {
    /// What is reviewed.
    #[arg(value_enum, default_value = "goals", hide_default_value = true)]
    what: What,
}

/// What can be reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Steps and goals that are due.
    Goals,
}

/// Opens the journal in the review.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let opening = match arguments.what {
        What::Goals => Opening::Review,
    };
    runtime::run(&Options { opening, ..options.clone() }).map_err(|error| error.to_string())
}
