//! The reading: what the check-ins speak for, sign by sign, what would change it, and what became of readings that were not
//! followed. Earlier days are walked through, each as it was known then.

mod compose;
pub mod reason;
pub mod words;

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::passage::Passage;
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::Page;
use super::body::BodyAndMind;
use crate::app::saver::Kept;
use crate::domain::change::Change;
use crate::domain::history::History;
use crate::domain::id::OverrideId;
use crate::domain::reading::ReadingOverride;
use crate::domain::rules::reading::{Outlook, Reading, ReadingVerdict, Readings};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days;
use crate::text::wrap;
pub use reason::Reason;

/// What the journal has told, and what it comes to.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    history: Arc<History>,
    reckoning: Reckoning,
    readings: Readings,
}

/// The reading of one day.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    reading: Reading,
    outlook: Outlook,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadingPage {
    known: Option<Box<Known>>,
    /// The day that is read; `None` is today.
    day: Option<NaiveDate>,
    told: Option<Box<Told>>,
    /// The page as it is read.
    pub passage: Passage,
    /// Why another verdict is chosen, while it is written.
    pub reason: Option<Box<Reason>>,
}

/// The line that always stands at the foot.
const DISCLAIMER: &str = "This reads your own notes. It is not medical or coaching advice.";

/// The same in rows of at most so many columns.
#[must_use]
pub fn disclaimer(columns: usize) -> Vec<&'static str> {
    wrap::wrap_reading(DISCLAIMER, columns)
}

impl ReadingPage {
    /// The reading of a day; of one that is still ahead, that of today.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { day: Some(day), ..Self::default() }
    }

    /// The day that is read.
    fn day(&self, shared: &Shared) -> NaiveDate {
        let today = shared.now.today();
        self.day.map_or(today, |day| day.min(today))
    }

    /// Where everything stands: the page that is read, the row of the disclaimer, and the line that is written.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> (Area, Area, Area) {
        let body = geometry::body(shared.size);
        let foot = if self.reason.is_some() { reason::ROWS } else { 0 };
        let above = body.top(body.rows.saturating_sub(foot));
        let rows = disclaimer(body.columns.into()).len();
        let rows = u16::try_from(rows).unwrap_or(1);
        let air = u16::from(above.rows >= 22);
        let read = above.top(above.rows.saturating_sub(rows + air));
        (read, above.below(above.rows.saturating_sub(rows)), body.below(body.rows.saturating_sub(foot)))
    }

    /// How far what is written was handed over; `None` where nothing is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.reason.as_ref().map(|_| Kept::AsTyped)
    }

    /// What was chosen on the day instead of its reading.
    fn chosen(&self, day: NaiveDate) -> Option<&ReadingOverride> {
        self.known.as_ref()?.history.overrides.iter().rfind(|over| over.day == day)
    }

    fn read_day(&mut self, shared: &Shared) {
        let day = self.day(shared);
        if let Some(known) = &self.known {
            let reading = Reading::on(&known.history, &known.reckoning, day);
            let outlook = Outlook::of(&known.history, day);
            self.told = Some(Box::new(Told { reading, outlook }));
        }
    }

    fn show(&mut self, shared: &Shared) {
        let (area, _, foot) = self.areas(shared);
        // A scrollbar stands in the last column.
        let columns = usize::from(area.columns.saturating_sub(1));
        let rows = compose::rows(self, columns, shared);
        self.passage.show(rows, area.rows.into());
        if let Some(reason) = &mut self.reason {
            reason.resize(foot);
        }
    }

    fn go_to(&mut self, day: NaiveDate, shared: &Shared) {
        let today = shared.now.today();
        self.day = Some(day).filter(|day| *day < today);
        self.passage.to_start();
        self.read_day(shared);
        self.show(shared);
    }

    /// The first day that can be walked to.
    fn first_day(&self) -> Option<NaiveDate> {
        Some(self.known.as_ref()?.readings.days().first()?.day)
    }

    fn walk(&mut self, command: Command, shared: &Shared) {
        let day = self.day(shared);
        let next = match command {
            Command::ReadingBefore => day.checked_sub_days(Days::new(1)),
            Command::ReadingWeekBefore => day.checked_sub_days(Days::new(7)),
            Command::ReadingWeekAfter => day.checked_add_days(Days::new(7)),
            _ => day.checked_add_days(Days::new(1)),
        };
        if let Some(next) = next {
            let first = self.first_day().unwrap_or(day);
            self.go_to(next.clamp(first.min(day), shared.now.today()), shared);
        }
    }

    /// What a key stands for.
    fn verdict_of(command: Command) -> Option<ReadingVerdict> {
        Some(match command {
            Command::ChooseBuild => ReadingVerdict::Build,
            Command::ChooseHold => ReadingVerdict::Hold,
            Command::ChooseReset => ReadingVerdict::Reset,
            _ => return None,
        })
    }

    /// Chooses another verdict than that of the reading, kept at once, and asks why; the reading's own verdict takes back
    /// what was chosen.
    fn choose(&mut self, chosen: ReadingVerdict, shared: &mut Shared) {
        let Some(read) = self.told.as_ref().map(|told| told.reading.verdict) else { return };
        let day = self.day(shared);
        let before = self.chosen(day).cloned();
        if chosen == read {
            if let Some(before) = before {
                shared.write(Change::DropOverride(before.id));
                shared.can_undo("Chosen again.", Change::PutOverride(before.clone()));
                shared.tell(format!("The reading stands: {}.", read.label()));
                self.replace(day, None);
                self.show(shared);
            }
            return;
        }
        let fresh = || OverrideId(shared.ids.fresh(&shared.now));
        let id = before.as_ref().map_or_else(fresh, |before| before.id);
        let reason = before.as_ref().map_or_else(String::new, |before| before.reason.clone());
        let over = ReadingOverride { id, day, read, chosen, reason, at: shared.now.wall };
        if let Some(before) = &before {
            // Its reason was judged when it was written.
            shared.watch.know(before.id.0, [before.reason.as_str()], &shared.content.care.words);
        }
        shared.write_again(Change::PutOverride(over.clone()));
        match before {
            Some(before) => shared.can_undo("As it was chosen before.", Change::PutOverride(before)),
            None => {
                shared.can_undo(format!("The reading stands: {}.", read.label()), Change::DropOverride(id));
            }
        }
        self.replace(day, Some(over.clone()));
        self.reason = Some(Box::new(Reason::of(over)));
        self.show(shared);
    }

    /// Puts what was chosen on a day in place of what was there.
    fn replace(&mut self, day: NaiveDate, over: Option<ReadingOverride>) {
        let Some(known) = &mut self.known else { return };
        let overrides = &mut Arc::make_mut(&mut known.history).overrides;
        overrides.retain(|other| other.day != day);
        overrides.extend(over);
        overrides.sort_by_key(|over| over.day);
    }

    /// What was typed goes to the disk at the next pause.
    fn keep_reason(&mut self, shared: &mut Shared) {
        let Some(reason) = &self.reason else { return };
        let over = reason.kept();
        shared.write_at_pause(Change::PutOverride(over.clone()));
        self.replace(over.day, Some(over));
        self.show(shared);
    }

    fn end_reason(&mut self, shared: &mut Shared) {
        if let Some(reason) = self.reason.take() {
            let over = reason.kept();
            let undo = shared.settings.keymap.told(Command::Undo);
            shared.write(Change::PutOverride(over.clone()));
            shared.tell(format!(
                "Kept: {} instead of {}. {undo} takes it back.",
                over.chosen.label(),
                over.read.label()
            ));
        }
        self.show(shared);
    }
}

impl Page for ReadingPage {
    fn scopes(&self) -> Vec<Scope> {
        if self.reason.is_some() {
            vec![Scope::ReadingLine, Scope::Writing]
        } else {
            vec![Scope::Reading, Scope::Rows]
        }
    }

    fn takes_letters(&self) -> bool {
        self.reason.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        let day = self.day(shared);
        let today = shared.now.today();
        match command {
            Command::ReadingBefore | Command::ReadingWeekBefore => {
                self.first_day().is_some_and(|first| first < day)
            }
            Command::ReadingAfter | Command::ReadingWeekAfter | Command::ReadingToday => day < today,
            Command::ChooseBuild | Command::ChooseHold | Command::ChooseReset => {
                let read = self.told.as_ref().map(|told| told.reading.verdict);
                let is_other = read != Self::verdict_of(command) || self.chosen(day).is_some();
                day == today && is_other && read.is_some_and(|read| read != ReadingVerdict::NoReading)
            }
            Command::OpenReading | Command::Open => false,
            _ => true,
        }
    }

    fn refused(&self, command: Command, shared: &mut Shared) {
        let Some(chosen) = Self::verdict_of(command) else { return };
        if self.day(shared) < shared.now.today() {
            let key = shared.settings.keymap.told(Command::ReadingToday);
            shared.tell(format!("Only today can be chosen for; {key} goes there."));
        } else if self.told.as_ref().is_some_and(|told| told.reading.verdict == chosen) {
            shared.tell(format!("That is what the reading says: {}.", chosen.label()));
        } else {
            shared.tell("There is no reading yet to go against.");
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if let Some(verdict) = Self::verdict_of(command) {
            self.choose(verdict, shared);
            return;
        }
        match command {
            Command::Back => shared.go(Go::Back),
            Command::ReadingBefore
            | Command::ReadingAfter
            | Command::ReadingWeekBefore
            | Command::ReadingWeekAfter => self.walk(command, shared),
            Command::ReadingToday => self.go_to(shared.now.today(), shared),
            Command::ReadingStepBack => shared.go(Go::Command(Command::OpenStepBack)),
            Command::ReadingDay => shared.open(BodyAndMind::on(self.day(shared))),
            Command::ReadingLineDone => self.end_reason(shared),
            _ => {
                if let Some(reason) = &mut self.reason {
                    if reason.perform(command, shared) {
                        self.keep_reason(shared);
                    }
                } else if let Some(step) = Step::of(command) {
                    self.passage.step(step);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if self.reason.as_mut().is_some_and(|reason| reason.typed(key, shared)) {
            self.keep_reason(shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if self.reason.as_mut().is_some_and(|reason| reason.pasted(text, shared)) {
            self.keep_reason(shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (_, _, foot) = self.areas(shared);
        if let Some(reason) = &mut self.reason {
            reason.clicked(foot, (column, row));
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.passage.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.show(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        let reckoning = Reckoning::of(history, shared.now.today());
        let readings = Readings::of(history, &reckoning);
        self.known = Some(Box::new(Known { history: Arc::clone(history), reckoning, readings }));
        if let Some(over) = self.reason.as_ref().map(|reason| reason.kept()) {
            // What is being written counts for more than what was read meanwhile.
            self.replace(over.day, Some(over));
        }
        self.read_day(shared);
        self.show(shared);
        Heard::Yes
    }
}

/// What a day is called at the head: "Tue 24 Nov 2026, today".
fn told_day(day: NaiveDate, today: NaiveDate) -> String {
    let near = days::told_day(day, today);
    let is_near = (today - day).num_days() <= 14;
    if is_near { format!("{}, {near}", days::told_date(day)) } else { days::told_date(day) }
}
