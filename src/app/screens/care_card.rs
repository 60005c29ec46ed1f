//! A card that offers people and help; never in the way.
//!
//! Invariants: every card is left with one key; nothing about it is kept; the words that asked for it are not repeated on it.

use std::time::Duration;

use super::super::command::{Command, Scope};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::passage::{Passage, Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::watch::Due;
use super::Page;
use super::contacts::{ContactList, told_contact};
use crate::content::care::CareText;
use crate::domain::rules::care_words::Weight;

/// Someone who types on, and has not seen the card yet, answers nothing by it: a letter counts after so long without one.
const TYPING: Duration = Duration::from_millis(250);

/// What a card is about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// Words that were written.
    Words {
        /// Which card.
        due: Due,
        /// What was asked for when the card came in between.
        held: Option<Command>,
    },
    /// What may be wrong after a race.
    RedFlags,
}

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct CareCard {
    about: About,
    last_key: Duration,
    /// What is read.
    pub passage: Passage,
    /// The keys, written out below it.
    pub keys: Passage,
}

impl CareCard {
    /// About words; `held` is what was asked for when it came in between, and `running` the time of that.
    #[must_use]
    pub fn of_words(due: Due, held: Option<Command>, running: Duration) -> Self {
        Self::about(About::Words { due, held }, running)
    }

    /// What may be wrong after a race.
    #[must_use]
    pub fn of_red_flags() -> Self {
        Self::about(About::RedFlags, Duration::ZERO)
    }

    fn about(about: About, last_key: Duration) -> Self {
        Self { about, last_key, passage: Passage::default(), keys: Passage::default() }
    }

    /// Where what is read stands, and where the keys.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> (Area, Area) {
        let body = area(shared);
        let keys = u16::try_from(self.keys.rows().len()).unwrap_or(0);
        let rest = body.rows.saturating_sub(keys + u16::from(keys > 0));
        (body.top(rest), body.below(body.rows.saturating_sub(keys)))
    }

    fn scope(&self) -> Scope {
        match &self.about {
            About::Words { .. } => Scope::CareWords,
            About::RedFlags => Scope::CareRule,
        }
    }

    /// The keys of the card as it names them itself, the first one of each.
    fn named(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        let commands: &[Command] = match &self.about {
            About::Words { due, .. } if due.weight == Weight::Danger => {
                &[Command::CareContacts, Command::CareKeep, Command::CareQuit, Command::CareRaceTalk]
            }
            About::Words { .. } => &[Command::CareContacts, Command::CareKeep],
            About::RedFlags => &[],
        };
        let named = |command: &Command| {
            let key = shared.settings.keymap.keys(*command).next()?;
            Some((key.to_string(), command.entry().label))
        };
        commands.iter().filter_map(named).collect()
    }

    fn compose(&self, shared: &Shared, columns: usize) -> Writer {
        let care = &shared.content.care;
        let mut writer = Writer::new(columns);
        match &self.about {
            About::Words { due, .. } if due.weight == Weight::Danger => {
                offering(&mut writer, &care.danger, 2, shared);
            }
            About::Words { .. } => offering(&mut writer, &care.heavy, 1, shared),
            About::RedFlags => listing(&mut writer, &care.red_flags, &care.disclaimer),
        }
        writer
    }

    /// Whether a letter is one of someone who types on.
    fn is_typed_on(&mut self, key: Key, shared: &Shared) -> bool {
        let since = shared.now.running.saturating_sub(self.last_key);
        self.last_key = shared.now.running;
        key.typed().is_some() && since < TYPING
    }
}

fn area(shared: &Shared) -> Area {
    let body = geometry::body(shared.size);
    if geometry::is_large_enough(shared.size) {
        body.left(geometry::READING_COLUMNS)
    } else {
        // On a screen that is too small for anything else the card takes all of it.
        geometry::screen(shared.size)
    }
}

/// The lines of a card with the runner's own contacts behind the first `before` of them.
fn offering(writer: &mut Writer, text: &CareText, before: usize, shared: &Shared) {
    writer.text(Tone::Strong, 0, &text.title);
    for (place, item) in text.items.iter().enumerate() {
        writer.gap();
        writer.text(Tone::Plain, 0, &item.label);
        if place + 1 == before {
            for contact in &shared.content.contacts {
                let lead = Row::default().with(Tone::Accent, "› ");
                writer.hanging(&lead, Tone::Strong, 2, &told_contact(contact));
            }
        }
    }
    writer.gap();
    writer.text(Tone::Muted, 0, &text.action);
}

/// A list of signs, with what to do first.
fn listing(writer: &mut Writer, text: &CareText, disclaimer: &str) {
    writer.text(Tone::Strong, 0, &text.title);
    writer.gap();
    writer.text(Tone::Plain, 0, &text.action);
    writer.gap();
    for item in &text.items {
        writer.hanging(&Row::default().with(Tone::Muted, "· "), Tone::Plain, 2, &item.label);
    }
    writer.gap();
    writer.text(Tone::Muted, 0, disclaimer);
}

impl Page for CareCard {
    fn scopes(&self) -> Vec<Scope> {
        vec![self.scope(), Scope::Card]
    }

    /// The card alone is heard: nobody walks away from it by a letter that was meant for a text.
    fn takes_letters(&self) -> bool {
        true
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        if self.is_typed_on(key, shared) {
            return;
        }
        match (command, self.about.clone()) {
            (Command::CareContacts | Command::CareRuleContacts, _) => shared.open(ContactList::default()),
            (Command::CareQuit, _) => {
                shared.go(Go::Back);
                shared.go(Go::Command(Command::Quit));
            }
            (Command::CareRaceTalk, About::Words { due, held }) => {
                shared.watch.mute(&due);
                shared.go(Go::Back);
                if let Some(command) = held {
                    shared.go(Go::Command(command));
                }
            }
            (Command::CareKeep | Command::CareDone, _) => shared.go(Go::Back),
            _ => {
                let step = match command {
                    Command::CardUp => Step::Up,
                    Command::CardDown => Step::Down,
                    Command::CardPageUp => Step::PageUp,
                    Command::CardPageDown => Step::PageDown,
                    Command::CardStart => Step::First,
                    Command::CardEnd => Step::Last,
                    _ => return,
                };
                self.passage.step(step);
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let typed_on = self.is_typed_on(key, shared);
        // A card of numbers is left with any key.
        if !typed_on && !matches!(self.about, About::Words { .. }) {
            shared.go(Go::Back);
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.passage.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        let columns = usize::from(area(shared).columns.saturating_sub(1));
        let named = self.named(shared);
        let mut keys = Writer::new(columns);
        let half = columns / 2;
        for pair in named.chunks(2) {
            let mut row = Row::default();
            for (place, (key, label)) in pair.iter().enumerate() {
                if place == 1 {
                    let missing = half.saturating_sub(row.columns());
                    row.push(Tone::Plain, &" ".repeat(missing));
                }
                row.push(Tone::Accent, key);
                row.push(Tone::Plain, &format!("  {label}"));
            }
            keys.row(row);
        }
        let keys = keys.done();
        let count = keys.len();
        self.keys.show(keys, count);
        let rows = self.areas(shared).0.rows;
        self.passage.show(self.compose(shared, columns).done(), rows.into());
    }
}
