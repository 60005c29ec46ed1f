//! A home folder with a journal in it, removed at the end of the test.

use std::fs;
use std::path::PathBuf;

use portable_pty::CommandBuilder;
use rusqlite::Connection;
use secondwind::content::Content;
use secondwind::domain::change::Change;
use secondwind::domain::id::RaceId;
use secondwind::domain::race::{Outcome, Race};
use secondwind::store::Store;
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use super::terminal::{ENTER, Terminal, program, wait_until};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_secondwind");
/// The day on which everything happens: a Saturday evening.
const NOW: &str = "2026-11-21T20:00:00+02:00";

/// The home folder.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("config")).expect("a folder for the configuration");
        Self { folder }
    }

    /// A path in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The journal's file.
    pub fn journal(&self) -> PathBuf {
        self.path("data").join("journal.db")
    }

    /// Writes a file into the home folder, and the folders above it.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
        fs::write(&path, text).expect("the file");
        path
    }

    /// A command that finds this home folder; the first word is what is started.
    pub fn command(&self, words: &[&str]) -> CommandBuilder {
        let mut command = program(self.folder.path(), words);
        command.env("SECONDWIND_DATA_DIR", self.path("data"));
        command.env("SECONDWIND_CONFIG_DIR", self.path("config"));
        command.env("SECONDWIND_NOW", NOW);
        command
    }

    /// Opens the journal in a terminal and waits for the first page.
    pub fn open(&self) -> Terminal {
        Self::open_with(self.command(&[PROGRAM]))
    }

    /// Starts a command that ends up in the journal, and waits for the first page.
    pub fn open_with(command: CommandBuilder) -> Terminal {
        let terminal = Terminal::start(command);
        terminal.wait_for_words("Second Wind");
        terminal.wait_for_words("Today");
        terminal
    }

    /// Opens the journal, and an empty page for a long answer in it.
    pub fn open_at_a_page(&self) -> Terminal {
        let mut terminal = self.open();
        begin_a_page(&mut terminal);
        terminal
    }

    /// Writes races that are over into the journal.
    pub fn with_races(self, names: &[&str]) -> Self {
        let mut store = Store::open(&self.journal()).expect("the journal");
        let changes: Vec<Change> = (1..)
            .zip(names)
            .map(|(number, name)| {
                let day = "2026-05-10".parse().expect("a day");
                let race = Race {
                    outcome: Some(Outcome::Finished),
                    ..Race::new(RaceId(Uuid::from_u128(number)), *name, day)
                };
                Change::PutRace { race: Box::new(race), base: None }
            })
            .collect();
        store.apply(&changes).expect("the races");
        self
    }

    /// What is kept of the long answer.
    pub fn written(&self) -> String {
        let connection = Connection::open(self.journal()).expect("the journal");
        let value =
            connection.query_row("SELECT value FROM answers WHERE prompt = 'write.free'", [], |row| {
                row.get::<_, Option<String>>(0)
            });
        let value: Value = match value {
            Ok(Some(json)) => serde_json::from_str(&json).expect("JSON"),
            Ok(None) | Err(_) => return String::new(),
        };
        value["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until what is kept of the long answer is as expected.
    pub fn wait_until_written(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        wait_until(what, || self.journal().exists() && is_so(&self.written()));
    }

    /// Whether a debrief is marked as open in a window.
    pub fn is_open_somewhere(&self) -> bool {
        let connection = Connection::open(self.journal()).expect("the journal");
        let count: i64 = connection
            .query_row("SELECT count(*) FROM debriefs WHERE open_in IS NOT NULL", [], |row| row.get(0))
            .expect("a count");
        count > 0
    }

    /// That the journal's file is whole.
    pub fn expect_whole(&self) {
        let connection = Connection::open(self.journal()).expect("the journal");
        let told: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
        assert_eq!(told, "ok");
    }
}

/// From the first page of a journal with nothing in it to an empty page for a long answer.
pub fn begin_a_page(terminal: &mut Terminal) {
    let content = Content::built_in();
    let free = content.pack().modes.iter().position(|mode| mode.id == "free").expect("a way to just write");
    terminal.type_keys(ENTER);
    terminal.wait_for_words(&content.pack().modes[free].label);
    terminal.type_keys(&format!("g{}{ENTER}", "j".repeat(free)));
    terminal.wait_for_words(&beginning_of("write.free"));
}

/// The first words of a question, few enough to stand on one row.
pub fn beginning_of(prompt: &str) -> String {
    let content = Content::built_in();
    let text = &content.pack().prompt(prompt).expect("a question").text;
    let end = text.find('{').unwrap_or(text.len());
    text[..end].chars().take(20).collect::<String>().trim_end().to_owned()
}
