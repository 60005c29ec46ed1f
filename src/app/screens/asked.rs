//! What a check-in asks besides the seven, switched on and off, and the way to the declared usual.

use std::sync::Arc;

use chrono::Days;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use super::check_in::CheckInForm;
use crate::domain::change::Change;
use crate::domain::check_in::{Asked, Item, Tag};
use crate::domain::history::History;

/// Something that can be switched on, or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// An item.
    Extra(Item),
    /// A tag.
    Tag(Tag),
    /// The declared usual.
    Usual,
}

impl Entry {
    /// Everything on the page, in its order.
    pub const ALL: [Self; 9] = [
        Self::Extra(Item::Choice),
        Self::Extra(Item::Pain),
        Self::Extra(Item::Loop),
        Self::Extra(Item::Fuelled),
        Self::Tag(Tag::Ill),
        Self::Tag(Tag::Trained),
        Self::Tag(Tag::Load),
        Self::Tag(Tag::Cycle),
        Self::Usual,
    ];

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Extra(item) => item.label(),
            Self::Tag(tag) => tag.label(),
            Self::Usual => "Your usual",
        }
    }
}

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedList {
    history: Option<Arc<History>>,
    /// What is asked; newer than what was read where something was switched on this page.
    asked: Asked,
    /// The selection.
    pub rows: Rows,
}

impl Default for AskedList {
    fn default() -> Self {
        let mut rows = Rows::default();
        rows.set_count(Entry::ALL.len());
        Self { history: None, asked: Asked::default(), rows }
    }
}

impl AskedList {
    /// The rows, below a line of words.
    #[must_use]
    pub fn list_area(shared: &Shared) -> Area {
        let rest = geometry::body(shared.size).left(geometry::READING_COLUMNS).below(2);
        rest.top(rest.rows.saturating_sub(3).min(u16::try_from(Entry::ALL.len()).unwrap_or(u16::MAX)))
    }

    /// Whether something is asked; `None` of the usual, which is opened.
    #[must_use]
    pub fn is_on(&self, entry: Entry) -> Option<bool> {
        match entry {
            Entry::Extra(item) => Some(self.asked.extras.contains(&item)),
            Entry::Tag(tag) => Some(self.asked.tags.contains(&tag)),
            Entry::Usual => None,
        }
    }

    /// Whether the journal has answered.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.history.is_some()
    }

    /// How many of the seven have a declared usual.
    #[must_use]
    pub fn declared(&self) -> usize {
        let declared = self.history.as_ref().map(|history| history.declared).unwrap_or_default();
        Item::CORE.iter().filter(|item| declared.get(**item).is_some()).count()
    }

    /// The one selected.
    #[must_use]
    pub fn selected(&self) -> Option<Entry> {
        Entry::ALL.get(self.rows.selected()?).copied()
    }

    fn toggle(&mut self, shared: &mut Shared) {
        let Some(entry) = self.selected() else { return };
        let before = self.asked.clone();
        let told = match entry {
            Entry::Usual => {
                shared.open(CheckInForm::usual());
                return;
            }
            Entry::Extra(item) => {
                toggled(&mut self.asked.extras, item, Item::ALL);
                item.label()
            }
            Entry::Tag(tag) => {
                toggled(&mut self.asked.tags, tag, Tag::ALL);
                tag.label()
            }
        };
        let at = shared.now.wall;
        shared.write(Change::PutAsked { asked: self.asked.clone(), at });
        shared.can_undo(format!("As before: {told}"), Change::PutAsked { asked: before, at });
        let now = if self.is_on(entry) == Some(true) { "asked from now on" } else { "not asked any more" };
        shared.tell(format!("{told} is {now}."));
    }

    fn read(shared: &Shared) -> Read {
        // What is chosen comes with any part of the history, the smallest included.
        Read::History(shared.now.today().checked_add_days(Days::new(1)))
    }
}

/// Puts a thing into a list, or takes it out; the list keeps the order of `all`.
fn toggled<T: Copy + PartialEq>(list: &mut Vec<T>, thing: T, all: &[T]) {
    if list.contains(&thing) {
        list.retain(|other| *other != thing);
    } else {
        list.push(thing);
        list.sort_by_key(|thing| all.iter().position(|other| other == thing));
    }
}

impl Page for AskedList {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Asked, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.history.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        command != Command::Open || self.selected() == Some(Entry::Usual)
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::ToggleAsked | Command::Open => self.toggle(shared),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        if area.holds(column, row) {
            let place = self.rows.visible().start + usize::from(row - area.row);
            let again = self.rows.selected() == Some(place);
            self.rows.select(place);
            if again {
                self.perform(Command::ToggleAsked, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.rows.set_height(Self::list_area(shared).rows.into());
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Self::read(shared));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(since, history) = reply else {
            return Heard::No;
        };
        if Read::History(*since) != Self::read(shared) {
            return Heard::No;
        }
        // What was switched and is not on the disk yet is newer than what was read.
        let waiting = shared.saver.unsaved().filter_map(|change| match change {
            Change::PutAsked { asked, .. } => Some(asked.clone()),
            _ => None,
        });
        self.asked = waiting.last().unwrap_or_else(|| history.asked.clone());
        self.history = Some(Arc::clone(history));
        Heard::Yes
    }
}
