//! What every page may reach: settings, words, the saver, and the ways to ask for something.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::command::Command;
use super::effect::{Effect, Input, Journal, Read, Size};
use super::saver::{Saver, Urgency};
use super::screens::Screen;
use super::screens::today::CareRow;
use super::settings::Settings;
use super::watch::Watch;
use crate::content::Content;
use crate::content::contacts::FILE;
use crate::domain::change::{Change, Item};
use crate::domain::clock::Now;
use crate::domain::id::{ArcId, Ids};
use crate::text::width;

/// A line for the runner at the foot of the screen; it goes with the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The line.
    pub text: String,
    /// How it is meant.
    pub weight: Weight,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For information.
    Quiet,
    /// Something did not go as asked.
    Warning,
}

/// A page of its own, reached by a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What waits.
    Today,
    /// The list of races.
    Races,
    /// Setbacks and recoveries.
    Timeline,
    /// Lessons, found by typing.
    Lessons,
    /// Goals, with steps and reviews.
    Goals,
    /// Check-ins and what is usual.
    Body,
}

impl Tab {
    /// Every tab, in the order in which they stand.
    pub const ALL: [Self; 6] =
        [Self::Today, Self::Races, Self::Timeline, Self::Lessons, Self::Goals, Self::Body];

    /// Its name in the title line.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Races => "Races",
            Self::Timeline => "Timeline",
            Self::Lessons => "Lessons",
            Self::Goals => "Goals",
            Self::Body => "Body & mind",
        }
    }

    /// The same where there is little room.
    #[must_use]
    pub fn short_label(self) -> &'static str {
        match self {
            Self::Body => "Body",
            _ => self.label(),
        }
    }

    /// The command that goes there.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Today => Command::GoToday,
            Self::Races => Command::GoRaces,
            Self::Timeline => Command::GoTimeline,
            Self::Lessons => Command::GoLessons,
            Self::Goals => Command::GoGoals,
            Self::Body => Command::GoBody,
        }
    }
}

/// The program's name, as it stands in the title line.
pub const TITLE: &str = "Second Wind";
/// The first column of the title line that is written on.
pub const TITLE_START: u16 = 2;
/// The title line leaves room for so much at its right end: "21 Nov".
const SHORTEST_DAY: u16 = 6;

/// Where a tab stands in the title line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TabPlace {
    /// Which.
    pub tab: Tab,
    /// Its name, short where there is little room.
    pub label: &'static str,
    /// Its first column.
    pub start: u16,
    /// The column after its last one.
    pub end: u16,
}

/// The column after the last one of the title line.
#[must_use]
pub fn title_end(columns: u16) -> u16 {
    columns.saturating_sub(if columns < 82 { 1 } else { 2 })
}

/// Where the tabs stand on a screen of so many columns, `here` being the one that is shown. Where there is little room they are
/// named shortly and move together, and at last only the one that is shown has a name, so that there is always some left for
/// the day.
#[must_use]
pub fn tab_places(columns: u16, here: Option<Tab>) -> Vec<TabPlace> {
    let only_here = |tab: Tab| if Some(tab) == here { tab.short_label() } else { "" };
    let ways: [(&dyn Fn(Tab) -> &'static str, u16); 4] =
        [(&Tab::label, 3), (&Tab::short_label, 3), (&Tab::short_label, 2), (&only_here, 3)];
    let mut places = Vec::new();
    for (label, gap) in ways {
        places = placed(label, gap);
        let fits = |last: &TabPlace| last.end + 2 + SHORTEST_DAY <= title_end(columns);
        if places.last().is_none_or(fits) {
            break;
        }
    }
    places
}

fn placed(label: &dyn Fn(Tab) -> &'static str, gap: u16) -> Vec<TabPlace> {
    let mut column = TITLE_START + u16::try_from(TITLE.len()).unwrap_or(0) + gap;
    let place = |tab: Tab| {
        let (start, label) = (column, label(tab));
        // The digit stands before the name, with a space between.
        let name = if label.is_empty() { 0 } else { 1 + u16::try_from(label.len()).unwrap_or(0) };
        let end = start + 1 + name;
        column = end + 2;
        TabPlace { tab, label, start, end }
    };
    Tab::ALL.into_iter().map(place).collect()
}

/// The tab whose label stands at a cell of the title line.
pub(super) fn tab_at((column, row): (u16, u16), columns: u16, here: Option<Tab>) -> Option<Tab> {
    let places = if row == 0 { tab_places(columns, here) } else { Vec::new() };
    places.into_iter().find(|place| (place.start..place.end).contains(&column)).map(|place| place.tab)
}

/// Where to go after a message has been handled.
#[derive(Debug, Clone, PartialEq)]
pub enum Go {
    /// One page back.
    Back,
    /// A page on top.
    Open(Box<Screen>),
    /// Another page instead of this one.
    Instead(Box<Screen>),
    /// To a tab; everything above it is closed.
    Tab(Tab),
    /// Do as if the command's key had been pressed on the page below.
    Command(Command),
}

/// Something that can be taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// What is said when it has been taken back.
    pub told: String,
    /// The changes that take it back, in order.
    pub changes: Vec<Change>,
}

/// Everything that is not a page.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The size of the screen.
    pub size: Size,
    /// When the message came in.
    pub now: Now,
    /// The runner's settings.
    pub settings: Settings,
    /// Prompts, feelings, causes.
    pub content: Arc<Content>,
    /// Where new ids come from.
    pub ids: Ids,
    /// What is on its way to the disk.
    pub saver: Saver,
    /// The line at the foot.
    pub notice: Option<Notice>,
    /// The words that were written, on their way to the rules of care.
    pub watch: Watch,
    /// The rows about care that were put away on Today, each with the day. Not kept.
    pub care_away: Vec<(CareRow, NaiveDate)>,
    /// A quiet line that is told once everything is on the disk.
    pub after_saving: Option<String>,
    /// The file of the runner's own contacts.
    pub help_file: PathBuf,
    /// What can be taken back, last first.
    pub undo: Vec<Undo>,
    /// The arcs of which the runner has said that training is not as usual yet, each with the day. Not kept: what matters is
    /// kept with the arc, and the question comes back by itself.
    pub put_off: Vec<(ArcId, NaiveDate)>,
    /// The folder for pages that the runner wants to have in a file.
    pub exports: PathBuf,
    /// Which journal is open.
    pub journal: Journal,
    /// The runner wants to leave as soon as everything is saved.
    pub leaving: bool,
    /// The other journal is being opened; nothing is written until it is.
    pub switching: bool,
    /// The number of the last search.
    searches: u64,
    /// How many reads have not been answered yet.
    pub(super) awaited: usize,
    /// What was pressed while a page waited for its first answer.
    pub(super) held: VecDeque<Input>,
    pub(super) go: Vec<Go>,
    pub(super) effects: Vec<Effect>,
}

/// So many columns of what the runner wrote are repeated in a notice: enough to tell which one is meant.
const REPEATED: usize = 40;

/// What the runner wrote, as a notice repeats it.
#[must_use]
pub fn in_brief(words: &str) -> Cow<'_, str> {
    width::fit(words, REPEATED)
}

impl Shared {
    /// What a program starts with.
    #[must_use]
    pub fn new(size: Size, now: Now, settings: Settings, content: Arc<Content>, ids: Ids) -> Self {
        Self {
            size,
            now,
            settings,
            content,
            ids,
            saver: Saver::default(),
            notice: None,
            watch: Watch::default(),
            care_away: Vec::new(),
            after_saving: None,
            help_file: PathBuf::from(FILE),
            undo: Vec::new(),
            put_off: Vec::new(),
            exports: PathBuf::from("exports"),
            journal: Journal::Own,
            leaving: false,
            switching: false,
            searches: 0,
            awaited: 0,
            held: VecDeque::new(),
            go: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// Asks the journal for something.
    pub fn read(&mut self, read: Read) {
        self.awaited += 1;
        self.effects.push(Effect::Read(read));
    }

    /// The number of a new search, larger than that of every other one since the program was started.
    pub fn next_search(&mut self) -> u64 {
        self.searches += 1;
        self.searches
    }

    /// Asks the world for something.
    pub fn ask(&mut self, effect: Effect) {
        if matches!(effect, Effect::Edit(_) | Effect::Suspend) {
            // The program will not be heard of for a while: what was typed goes to the disk first.
            let write = self.saver.flush();
            self.effects.extend(write);
        }
        self.effects.push(effect);
    }

    /// Writes a change at once.
    pub fn write(&mut self, change: Change) {
        self.watch.take(&change);
        self.write_again(change);
    }

    /// Writes what was written before, and was judged then: something that is taken back, or words that stay
    /// as they are while something else is said of them.
    pub(super) fn write_again(&mut self, change: Change) {
        self.saver.put(change, Urgency::AtOnce, &self.now);
    }

    /// Writes a change at the next pause in typing.
    pub fn write_at_pause(&mut self, change: Change) {
        self.watch.take(&change);
        self.saver.put(change, Urgency::AtPause, &self.now);
    }

    /// Goes somewhere once the message has been handled.
    pub fn go(&mut self, go: Go) {
        self.go.push(go);
    }

    /// Opens a page on top.
    pub fn open(&mut self, screen: impl Into<Screen>) {
        self.go(Go::Open(Box::new(screen.into())));
    }

    /// Says something at the foot of the screen.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Quiet });
    }

    /// Says that something did not go as asked.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Warning });
    }

    /// Moves something to the trash, and remembers the way back.
    pub fn throw_away(&mut self, item: Item, name: &str) {
        let at = self.now.wall;
        self.write(Change::Trash { item, at });
        let undo = self.settings.keymap.told(Command::Undo);
        let name = in_brief(name);
        self.tell(format!("In the trash: {name}. {undo} brings it back."));
        self.can_undo(format!("Back again: {name}"), Change::Restore(item));
    }

    /// Remembers how a change is taken back.
    pub fn can_undo(&mut self, told: impl Into<String>, change: Change) {
        self.can_undo_all(told, vec![change]);
    }

    /// Remembers how several changes are taken back by one key.
    pub fn can_undo_all(&mut self, told: impl Into<String>, changes: Vec<Change>) {
        self.undo.push(Undo { told: told.into(), changes });
    }
}
