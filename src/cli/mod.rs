//! The command line: one file for each subcommand.
//!
//! A subcommand gives the exit code 0 when it did what it was asked, 1 when it could not and said why, 2 when the command line
//! itself cannot be read. What was asked for goes to the output, everything else to the error output, and a pipe that is closed
//! early is no error.

mod brief;
mod care;
mod check_pack;
mod checkin;
mod found;
mod goals;
mod journal;
mod lessons;
mod plain;
mod review;
mod search;
mod timeline;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::runtime::{self, Opening, Options};

/// A terminal journal for what comes after a race.
///
/// Without a subcommand it opens the journal.
#[derive(Debug, Parser)]
#[command(name = "secondwind", version, max_term_width = 100)]
pub struct Arguments {
    /// The folder that holds the journal, in place of the platform's data folder.
    #[arg(long, value_name = "FOLDER", global = true, display_order = 900)]
    data_dir: Option<PathBuf>,
    /// The folder that holds config.toml and packs, in place of the platform's configuration folder.
    #[arg(long, value_name = "FOLDER", global = true, display_order = 901)]
    config_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Subcommands>,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Checks in: writes down how you are, in numbers from 0 to 10.
    Checkin(checkin::Arguments),
    /// Tells the brief of a race ahead: lessons that fit it, goals, what-ifs, what carries.
    Brief(brief::Arguments),
    /// Tells days, races, setbacks and the ways back, as a table or as JSON.
    Timeline(timeline::Arguments),
    /// Tells lessons that are looked for, or all of them; and writes new ones.
    Lessons(lessons::Arguments),
    /// Tells goals with what is due for a look, and writes new ones.
    Goals(goals::Arguments),
    /// Opens the review of goals, of the week or of the month, or tells a season.
    Review(review::Arguments),
    /// Looks for words in everything you wrote: lessons, answers, races, goals, notes.
    Search(search::Arguments),
    /// Checks a pack of prompts, or changed wording, and tells everything that is wrong with it.
    ///
    /// Example: secondwind check-pack ~/.config/secondwind/packs/mine.toml
    CheckPack {
        /// The file.
        file: PathBuf,
    },
}

/// Does what the command line asks for, and gives the exit code.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let options = Options {
        data_dir: arguments.data_dir,
        config_dir: arguments.config_dir,
        opening: Opening::default(),
    };
    let told = match arguments.command {
        None => runtime::run(&options).map_err(|error| error.to_string()),
        Some(Subcommands::CheckPack { file }) => return check_pack::run(&file),
        Some(Subcommands::Checkin(arguments)) => checkin::run(&arguments, &options),
        Some(Subcommands::Brief(arguments)) => brief::run(&arguments, &options),
        Some(Subcommands::Timeline(arguments)) => timeline::run(&arguments, &options),
        Some(Subcommands::Lessons(arguments)) => lessons::run(&arguments, &options),
        Some(Subcommands::Goals(arguments)) => goals::run(&arguments, &options),
        Some(Subcommands::Review(arguments)) => review::run(&arguments, &options),
        Some(Subcommands::Search(arguments)) => search::run(&arguments, &options),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => fail(&line),
    }
}

/// Says what went wrong where errors are said; a pipe that is closed is no reason to fail again.
fn fail(line: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "secondwind: {line}");
    ExitCode::FAILURE
}
