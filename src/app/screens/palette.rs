//! Any command by its name.

use super::super::State;
use super::super::command::{Command, Entry, Scope, TABLE};
use super::super::geometry;
use super::super::key::Key;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use crate::text::editor::{Edit, Editor};

/// The palette over another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    commands: Vec<Command>,
    /// What is searched for.
    pub query: Editor,
    /// What fits it, best first.
    pub hits: Vec<Command>,
    /// The selection among the hits.
    pub rows: Rows,
}

impl Palette {
    /// The commands that would do something on the page on top.
    #[must_use]
    pub fn over(state: &State) -> Self {
        let scopes = state.scopes();
        // The page's own commands come first, what works everywhere last.
        let commands = scopes
            .iter()
            .flat_map(|scope| TABLE.iter().filter(move |entry| entry.scope == *scope))
            .filter(|entry| !matches!(entry.scope, Scope::Rows | Scope::Writing))
            .map(|entry| entry.command)
            .filter(|command| !matches!(command, Command::Palette | Command::Help | Command::QuitAnywhere))
            .filter(|command| state.is_enabled(*command))
            .collect();
        let mut palette = Self { commands, query: Editor::line(""), hits: Vec::new(), rows: Rows::default() };
        palette.search();
        palette
    }

    fn search(&mut self) {
        let query = self.query.text().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut hits: Vec<(usize, Command)> = self
            .commands
            .iter()
            .filter_map(|command| rank(command.entry(), &words).map(|rank| (rank, *command)))
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        self.hits = hits.into_iter().map(|(_, command)| command).collect();
        self.rows.set_count(self.hits.len());
        self.rows.select(0);
    }
}

/// How well a command fits all the words: the smaller the better.
fn rank(entry: &Entry, words: &[&str]) -> Option<usize> {
    let name = entry.name.replace('_', " ");
    words.iter().try_fold(0, |sum, word| {
        let place = if name.starts_with(word) || entry.label.starts_with(word) {
            0
        } else if name.contains(word) || entry.label.contains(word) {
            1
        } else if entry.help.to_lowercase().contains(word) {
            2
        } else {
            return None;
        };
        Some(sum + place)
    })
}

impl Page for Palette {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Palette, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::PaletteUp => self.rows.step(Step::Up),
            Command::PaletteDown => self.rows.step(Step::Down),
            Command::PaletteClose => shared.go(Go::Back),
            Command::PaletteRun => {
                shared.go(Go::Back);
                if let Some(command) = self.rows.selected().and_then(|row| self.hits.get(row)) {
                    shared.go(Go::Command(*command));
                }
            }
            _ => {
                if let Some(edit) = crate::app::writing::edit(command) {
                    self.query.apply(edit);
                    self.search();
                }
            }
        }
    }

    fn typed(&mut self, key: Key, _shared: &mut Shared) {
        if let Some(character) = key.typed() {
            self.query.apply(Edit::Insert(character.to_string()));
            self.search();
        }
    }

    fn pasted(&mut self, text: &str, _shared: &mut Shared) {
        self.query.apply(Edit::Paste(text.to_owned()));
        self.search();
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        let body = geometry::body(shared.size);
        self.query.resize(body.columns.saturating_sub(4), 1);
        self.rows.set_height(body.rows.saturating_sub(2).into());
    }
}
