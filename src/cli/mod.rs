//! The command line: one file for each subcommand.

mod check_pack;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::runtime::{self, Options};

/// A terminal journal for what comes after a race.
///
/// Without a subcommand it opens the journal.
#[derive(Debug, Parser)]
#[command(name = "secondwind", version, max_term_width = 100)]
pub struct Arguments {
    /// The folder that holds the journal, in place of the platform's data folder.
    #[arg(long, value_name = "FOLDER", global = true)]
    data_dir: Option<PathBuf>,
    /// The folder that holds config.toml and packs, in place of the platform's configuration folder.
    #[arg(long, value_name = "FOLDER", global = true)]
    config_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Subcommands>,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
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
    let options = Options { data_dir: arguments.data_dir, config_dir: arguments.config_dir };
    match arguments.command {
        None => match runtime::run(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error.to_string()),
        },
        Some(Subcommands::CheckPack { file }) => check_pack::run(&file),
    }
}

/// Says what went wrong where errors are said; a pipe that is closed is no reason to fail again.
fn fail(line: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "secondwind: {line}");
    ExitCode::FAILURE
}
