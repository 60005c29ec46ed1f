//! The keys that work where the runner is, made from the table of commands.

use super::super::State;
use super::super::command::{Command, Keymap, Scope, TABLE};
use super::super::geometry;
use super::super::key::Key;
use super::super::passage::{Passage, Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::Page;
use super::contacts::ContactList;
use crate::content::query;
use crate::text::width;

/// The help page over another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Help {
    scopes: Vec<Scope>,
    /// The page as it is read.
    pub passage: Passage,
}

impl Help {
    /// Help for the page on top.
    #[must_use]
    pub fn over(state: &State) -> Self {
        Self { scopes: state.scopes(), passage: Passage::default() }
    }
}

impl Page for Help {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Help, Scope::Rows]
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        command != Command::Open
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::HelpContacts => shared.open(ContactList::default()),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.passage.step(step);
                }
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.passage.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        let body = geometry::body(shared.size);
        let mut writer = Writer::new(body.columns.min(geometry::READING_COLUMNS).into());
        let key = shared.settings.keymap.told(Command::HelpContacts);
        let lead = Row::default().with(Tone::Accent, &key);
        writer.hanging(
            &lead,
            Tone::Plain,
            width::columns(&key) + 2,
            "people to talk to, and who to call in need",
        );
        for scope in &self.scopes {
            // Who is typing a search asks first of all what can be typed.
            if *scope == Scope::Searching {
                language_of_searches(&mut writer);
            }
            section(&mut writer, *scope, &shared.settings.keymap);
            if *scope == Scope::Lessons {
                language_of_searches(&mut writer);
            }
        }
        self.passage.show(writer.done(), body.rows.into());
    }
}

/// What can be typed into a search.
fn language_of_searches(writer: &mut Writer) {
    const EXAMPLES: usize = 22;
    writer.heading("What a search understands");
    for row in query::HELP {
        let lead = Row::default().with(Tone::Accent, &format!("  {}", row.example));
        writer.hanging(&lead, Tone::Plain, EXAMPLES, row.words);
    }
    let words = "Two filters of one kind: either will do. Of different kinds: both must hold. Accents and capitals do not \
                 matter, and where nothing has a word, one that is spelt almost so is taken.";
    writer.text(Tone::Muted, 2, words);
}

/// One scope: its heading, and a row for each command with a key.
fn section(writer: &mut Writer, scope: Scope, keymap: &Keymap) {
    let rows: Vec<(String, &str)> = TABLE
        .iter()
        .filter(|entry| entry.scope == scope)
        .map(|entry| (keymap.told(entry.command), entry.help))
        .filter(|(keys, _)| !keys.is_empty())
        .collect();
    if rows.is_empty() {
        return;
    }
    writer.heading(scope.title());
    let keys_columns = rows.iter().map(|(keys, _)| width::columns(keys)).max().unwrap_or(0).clamp(10, 36) + 3;
    for (keys, help) in rows {
        let lead = Row::default().with(Tone::Accent, &format!("  {keys}"));
        writer.hanging(&lead, Tone::Plain, keys_columns + 2, help);
    }
}
