//! A card that offers people and help; never in the way.
//!
//! Invariants: every card is left with one key; nothing about it is kept; the words that asked for it are not repeated on it.

use std::time::Duration;

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::passage::{Passage, Row, Tone, Writer};
use super::super::rows;
use super::super::shared::{Go, Shared};
use super::super::step_deciding::in_a_week;
use super::super::watch::Due;
use super::Page;
use super::contacts::{ContactList, told_contact};
use super::today::CareRow as TodayRow;
use crate::content::care::CareText;
use crate::domain::care::{CareDone, CareItem, CareRow, LOOKED_AT};
use crate::domain::change::{Change, Item};
use crate::domain::goal::{Step, StepState};
use crate::domain::history::History;
use crate::domain::id::{CareDoneId, CareItemId, StepId};
use crate::domain::rules::care_rules::{Concern, comes_down};
use crate::domain::rules::care_words::Weight;

/// Someone who types on, or whose key repeats, and who has not seen the card yet, answers nothing by it: a key counts after so long
/// without one.
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
    /// What check-ins tell; of low mood, whether a race lies behind it.
    Concern(Concern, Dip),
    /// Whether somebody has looked at a pain.
    Looked(Vec<CareRow>),
}

/// Whether a race may lie behind low days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dip {
    /// One does.
    AfterRace,
    /// None does.
    Other,
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

    /// What check-ins tell.
    #[must_use]
    pub fn of_concern(concern: Concern, history: &History, today: NaiveDate) -> Self {
        let dip = if comes_down(history, today) { Dip::AfterRace } else { Dip::Other };
        Self::about(About::Concern(concern, dip), Duration::ZERO)
    }

    /// Whether somebody has looked at a pain.
    #[must_use]
    pub fn of_looked() -> Self {
        Self::about(About::Looked(Vec::new()), Duration::ZERO)
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
            About::RedFlags | About::Concern(..) | About::Looked(_) => Scope::CareRule,
        }
    }

    /// The keys of the card as it names them itself, the first one of each.
    fn named(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        let commands: &[Command] = match &self.about {
            About::Words { due, .. } if due.weight == Weight::Danger => {
                &[Command::CareContacts, Command::CareKeep, Command::CareQuit, Command::CareRaceTalk]
            }
            About::Words { .. } => &[Command::CareContacts, Command::CareKeep],
            About::RedFlags | About::Concern(..) | About::Looked(_) => &[],
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
            About::Concern(Concern::Pain, _) => listing(&mut writer, &care.pain_rules, &care.disclaimer),
            About::Concern(Concern::Fuel, _) => asking(&mut writer, &care.fuel, &care.disclaimer),
            About::Concern(concern, dip) => {
                let text = match concern {
                    Concern::Illness => &care.illness,
                    Concern::Overreach => &care.overreach,
                    _ => &care.low_mood,
                };
                offering(&mut writer, text, text.items.len(), shared);
                if let (Concern::LowMood, Dip::AfterRace, Some(note)) = (concern, dip, care.note("comedown"))
                {
                    writer.gap();
                    writer.text(Tone::Muted, 0, note);
                }
            }
            About::Looked(_) => {
                writer.text(Tone::Strong, 0, "Has someone looked at it?");
                writer.gap();
                let words = "A week ago your check-ins told of a pain that is worth a professional's eyes, and it is still there.";
                writer.text(Tone::Plain, 0, words);
                writer.gap();
                let words =
                    "A yes is written into your care log, as a medical check of today. Nothing else is kept.";
                writer.text(Tone::Muted, 0, words);
            }
        }
        writer
    }

    /// Whether a key comes too early to be meant for the card: on a card of words any key does, on others a letter. Scrolling may
    /// repeat, it leaves nothing.
    fn is_typed_on(&mut self, key: Key, command: Option<Command>, shared: &Shared) -> bool {
        let is_early = self.is_early(shared.now.running);
        let scrolls = command.is_some_and(|command| scroll(command).is_some());
        let is_guarded = matches!(self.about, About::Words { .. }) && !scrolls;
        is_early && (is_guarded || key.typed().is_some())
    }

    /// Whether a key that quits comes too early for the card to have been seen.
    pub(in crate::app) fn is_too_early(&mut self, running: Duration) -> bool {
        self.is_early(running) && matches!(self.about, About::Words { .. })
    }

    fn is_early(&mut self, running: Duration) -> bool {
        let since = running.saturating_sub(std::mem::replace(&mut self.last_key, running));
        since < TYPING
    }
}

/// How a command moves what is read.
fn scroll(command: Command) -> Option<rows::Step> {
    Some(match command {
        Command::CardUp => rows::Step::Up,
        Command::CardDown => rows::Step::Down,
        Command::CardPageUp => rows::Step::PageUp,
        Command::CardPageDown => rows::Step::PageDown,
        Command::CardStart => rows::Step::First,
        Command::CardEnd => rows::Step::Last,
        _ => return None,
    })
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

/// Questions of which nothing is answered here: whoever reads them knows.
fn asking(writer: &mut Writer, text: &CareText, disclaimer: &str) {
    writer.text(Tone::Strong, 0, &text.title);
    writer.gap();
    writer.text(Tone::Plain, 0, "Any of these lately? Nothing you think here is written down.");
    for item in &text.items {
        writer.hanging(&Row::default().with(Tone::Muted, "· "), Tone::Plain, 2, &item.label);
    }
    writer.gap();
    writer.text(Tone::Plain, 0, &text.action);
    writer.gap();
    writer.text(Tone::Muted, 0, disclaimer);
}

impl CareCard {
    /// A small step: to have it looked at, within a week.
    fn make_step(shared: &mut Shared) {
        let id = StepId(shared.ids.fresh(&shared.now));
        let step = Step {
            id,
            goal: None,
            race: None,
            debrief: None,
            person: None,
            text: "Have the pain looked at".to_owned(),
            day: Some(in_a_week(shared)),
            state: StepState::Open,
            written: shared.now.wall,
        };
        shared.write(Change::PutStep(step));
        shared.can_undo(
            "Taken back: Have the pain looked at",
            Change::Trash { item: Item::Step(id), at: shared.now.wall },
        );
        shared.tell("A small step for the next days: Have the pain looked at.");
        shared.go(Go::Back);
    }

    /// It was looked at: done today in the care log, as something that the runner has written there.
    fn looked(rows: &[CareRow], shared: &mut Shared) {
        let (now, today) = (shared.now.wall, shared.now.today());
        let known = rows.iter().find(|row| row.item.name.to_lowercase() == LOOKED_AT[0]);
        let item = known.map_or_else(
            || {
                let id = CareItemId(shared.ids.fresh(&shared.now));
                let item = CareItem {
                    id,
                    name: LOOKED_AT[0].to_owned(),
                    every_days: None,
                    note: String::new(),
                    written: now,
                };
                shared.write(Change::PutCare { item: Box::new(item), base: None });
                id
            },
            |row| row.item.id,
        );
        let id = CareDoneId(shared.ids.fresh(&shared.now));
        shared.write(Change::PutCareDone(CareDone { id, item, day: today, written: now }));
        shared.can_undo("Taken out of the care log again.", Change::DropCareDone(id));
        shared.tell("Good. It stands in your care log.");
        shared.go(Go::Back);
    }
}

impl Page for CareCard {
    fn scopes(&self) -> Vec<Scope> {
        vec![self.scope(), Scope::Card]
    }

    /// The card alone is heard: nobody walks away from it by a letter that was meant for a text.
    fn takes_letters(&self) -> bool {
        true
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::CareStep => matches!(self.about, About::Concern(Concern::Pain, _) | About::Looked(_)),
            Command::CareSeen | Command::CareNotYet => matches!(self.about, About::Looked(_)),
            Command::CareRaceTalk => {
                matches!(&self.about, About::Words { due, .. } if due.weight == Weight::Danger)
            }
            _ => true,
        }
    }

    /// A letter that means nothing here leaves a card of numbers like any other key.
    fn refused(&self, _command: Command, shared: &mut Shared) {
        if !matches!(self.about, About::Words { .. }) {
            shared.go(Go::Back);
        }
    }

    fn refresh(&mut self, shared: &mut Shared) {
        if matches!(self.about, About::Looked(_)) {
            shared.read(Read::CareLog);
        }
    }

    fn answered(&mut self, reply: &Reply, _shared: &mut Shared) -> Heard {
        match (&mut self.about, reply) {
            (About::Looked(rows), Reply::CareLog(read, _)) => {
                rows.clone_from(read);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        if self.is_typed_on(key, Some(command), shared) {
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
            (Command::CareStep, _) => Self::make_step(shared),
            (Command::CareSeen, About::Looked(rows)) => Self::looked(&rows, shared),
            (Command::CareNotYet, _) => {
                shared.care_away.push((TodayRow::Looked, shared.now.today()));
                shared.tell("Not yet. It is asked again tomorrow, as long as the pain is there.");
                shared.go(Go::Back);
            }
            (Command::CareKeep | Command::CareDone, _) => shared.go(Go::Back),
            _ => {
                if let Some(step) = scroll(command) {
                    self.passage.step(step);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let typed_on = self.is_typed_on(key, None, shared);
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
