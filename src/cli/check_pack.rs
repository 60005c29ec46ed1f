//! `secondwind check-pack FILE`

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::fail;
use crate::content::{Source, check_pack};

/// Checks one file; the exit code is 0 when nothing is wrong with it.
pub fn run(file: &Path) -> ExitCode {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{} could not be read: {error}.", file.display())),
    };
    let problems = check_pack(&Source { name: file.display().to_string(), text });
    let mut out = std::io::stdout().lock();
    for problem in &problems {
        if writeln!(out, "{problem}").is_err() {
            break;
        }
    }
    if problems.is_empty() {
        let _ = writeln!(out, "{}: nothing is wrong with it.", file.display());
        ExitCode::SUCCESS
    } else {
        let things = if problems.len() == 1 { "one thing is" } else { "these things are" };
        let count = if problems.len() == 1 { String::new() } else { format!(" ({})", problems.len()) };
        fail(&format!("{things} wrong{count}; until then the built-in words are used."))
    }
}
