//! A home folder, and the program called in it on a Saturday evening.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use chrono::{DateTime, Days, NaiveDate};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Side};
use secondwind::domain::clock::Stamp;
use secondwind::domain::history::History;
use secondwind::domain::id::CheckInId;
use secondwind::store::Store;
use tempfile::TempDir;
use uuid::Uuid;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_secondwind");
pub const NOW: &str = "2026-11-21T20:00:00+02:00";

pub struct Place {
    pub folder: TempDir,
}

/// What a call gave back.
pub struct Told {
    pub code: Option<i32>,
    pub out: String,
    pub error: String,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("data").join("journal.db")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.journal()).expect("the journal")
    }

    pub fn history(&self) -> History {
        self.store().history(None).expect("readable")
    }

    pub fn write(&self, changes: &[Change]) {
        self.store().apply(changes).expect("saved");
    }

    /// The program with nothing of this machine's surroundings.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words).env_clear().stdin(Stdio::null());
        command.env("SECONDWIND_DATA_DIR", self.folder.path().join("data"));
        command.env("SECONDWIND_CONFIG_DIR", self.folder.path().join("config"));
        command.env("SECONDWIND_NOW", NOW);
        command
    }

    pub fn call(&self, words: &[&str]) -> Told {
        told(&mut self.command(words))
    }
}

/// Calls a command and waits for its end.
pub fn told(command: &mut Command) -> Told {
    let Output { status, stdout, stderr } = command.output().expect("the program");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let told = Told { code: status.code(), out: text(stdout), error: text(stderr) };
    for text in [&told.out, &told.error] {
        assert!(!text.contains('\u{1b}') && !text.contains("panicked"), "{text}");
    }
    told
}

impl Told {
    /// The output of a call that did what it was asked, line by line.
    pub fn lines(&self) -> Vec<&str> {
        assert_eq!((self.code, self.error.as_str()), (Some(0), ""), "{}", self.out);
        self.out.lines().collect()
    }

    /// What a call said that could not do what it was asked.
    pub fn refusal(&self) -> &str {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{}", self.error);
        self.error.trim_end()
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn stamp(text: &str) -> Stamp {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// A check-in whose Body and Mind are these numbers.
pub fn check_in(day: NaiveDate, body: u8, mind: u8) -> CheckIn {
    let number = u128::from(chrono::Datelike::num_days_from_ce(&day).unsigned_abs());
    let written = stamp(&format!("{day}T20:00:00+02:00"));
    let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(number)), day, written);
    for (side, good) in [(Side::Body, body), (Side::Mind, mind)] {
        for item in side.items() {
            check_in.scores.set(*item, Some(item.good(good)));
        }
    }
    check_in
}

/// Check-ins on so many days from a day on.
pub fn check_ins(first: NaiveDate, days: u64, good: u8) -> Vec<Change> {
    (0..days)
        .map(|number| Change::PutCheckIn {
            check_in: Box::new(check_in(first + Days::new(number), good, good)),
            base: None,
        })
        .collect()
}
