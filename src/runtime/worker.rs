//! The worker: it alone owns the store, performs what the program asks for, and answers.
//!
//! [`Performer::perform`] is the whole of it; the thread around it only carries messages. Tests perform effects in line with
//! the same function.
//!
//! A search stands in nobody's way: one that a newer one has outdated is not begun, and one that runs gives up. A write is
//! never given up.

mod newest;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use newest::Newest;

use super::main_loop::Event;
use super::{demo, rescue};
use crate::app::effect::{Effect, Journal, Passing, Read, Reply, Trouble};
use crate::domain::change::Change;
use crate::domain::clock::{Now, Stamp};
use crate::domain::id::DebriefId;
use crate::store::{Claim, ReadError, Store, WriteError};

/// Performs effects on a store.
pub struct Performer {
    store: Store,
    /// The runner's own journal, while the demo is in its place.
    own: Option<Store>,
    /// The debrief that is open in this window.
    open: Option<DebriefId>,
    newest: Arc<Newest>,
    now: Stamp,
}

impl Performer {
    /// Works on `store`; `now` is the day that the demo is told from.
    #[must_use]
    pub fn new(store: Store, now: &Now) -> Self {
        Self { store, own: None, open: None, newest: Arc::default(), now: now.wall }
    }

    /// The store, to be looked at.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Performs one effect; what is no business of the store gives no answer.
    pub fn perform(&mut self, effect: Effect) -> Option<Reply> {
        match effect {
            Effect::Read(read) => Some(match self.read(&read) {
                Ok(reply) => reply,
                Err(error) => {
                    Reply::Unread(read, Trouble { line: error.to_string(), passing: Passing::MayPass })
                }
            }),
            Effect::Write { batch, changes } => {
                let result = self.store.apply(&changes).map_err(|error| trouble(&error));
                if result.is_ok() {
                    self.claim_new(&changes);
                }
                Some(Reply::Written { batch, result })
            }
            Effect::Release(debrief) => {
                self.open = None;
                // A mark that stays is of no weight once this window is gone.
                let _ = self.store.release_debrief(debrief);
                None
            }
            Effect::LookAround => {
                matches!(self.store.changed_elsewhere(), Ok(true)).then_some(Reply::ChangedElsewhere)
            }
            Effect::SaveCopy { path, text } => Some(Reply::CopySaved(rescue::save_copy(&path, &text))),
            Effect::Export { path, text } => Some(Reply::CopySaved(rescue::export(&path, &text))),
            Effect::Demo(journal) => self.change_journal(journal),
            Effect::Edit(_) | Effect::Copy(_) | Effect::Redraw | Effect::Suspend | Effect::Quit => None,
        }
    }

    fn read(&mut self, read: &Read) -> Result<Reply, ReadError> {
        let store = &mut self.store;
        Ok(match read {
            Read::Home(today) => Reply::Home(Box::new(store.home(*today)?)),
            Read::Races { offset, limit } => Reply::Races(store.race_page(*offset, *limit)?),
            Read::Story(race) => Reply::Story(*race, store.race_story(*race)?.map(Box::new)),
            Read::Debrief { debrief, race } => {
                self.open = Some(*debrief);
                let found = store.debrief(*debrief)?;
                let background = Arc::new(store.background(*race, *debrief)?);
                // Where the mark cannot be made, the debrief opens all the same; the first save will tell of the trouble.
                let open_elsewhere =
                    found.is_some() && matches!(store.claim_debrief(*debrief), Ok(Claim::Elsewhere(_)));
                Reply::Debrief { debrief: *debrief, found, background, open_elsewhere }
            }
            Read::Background(race) => {
                let nobody = DebriefId(uuid::Uuid::nil());
                Reply::Background(*race, Arc::new(store.background(*race, nobody)?))
            }
            Read::Brief(race, today) => Reply::Brief(*race, store.brief(*race, *today)?.map(Box::new)),
            Read::Trash => Reply::Trash(store.trash()?),
            Read::History(since) => Reply::History(*since, Arc::new(store.history(*since)?)),
            Read::Lesson(lesson) => Reply::Lesson(*lesson, store.lesson_story(*lesson)?.map(Box::new)),
            Read::Lessons => Reply::Lessons(store.lessons()?, Arc::new(store.history(None)?)),
            Read::Goals(today) => Reply::Goals(Arc::new(store.goals(*today)?)),
            Read::Goal(goal, today) => Reply::Goal(*goal, store.goal_story(*goal, *today)?.map(Box::new)),
            Read::Review(kind, today) => Reply::Review(Box::new(store.review(*kind, *today)?)),
            Read::Season(year) => Reply::Season(Arc::new(store.season(*year)?)),
            Read::Bounce(race) => Reply::Bounce(*race, store.bounce(*race)?.map(Box::new)),
            Read::Alignment => Reply::Alignment(Arc::new(store.alignment()?)),
            Read::CareLog => {
                let (rows, parked) = store.care_log()?;
                Reply::CareLog(rows, parked)
            }
            Read::Patterns => Reply::Patterns(Arc::new(store.patterns()?)),
            Read::Search(request) => {
                let (newest, number) = (Arc::clone(&self.newest), request.number);
                let outdated = move || newest.outdates_search(number);
                let found = if outdated() { None } else { store.search(request, outdated)? };
                found.map_or(Reply::Outdated(number), |found| Reply::Found(Box::new(found)))
            }
            Read::Facets(request) => {
                let (newest, number) = (Arc::clone(&self.newest), request.number);
                let outdated = move || newest.outdates_facets(number);
                let facets = if outdated() { None } else { store.facets(request, outdated)? };
                facets.map_or(Reply::Outdated(number), |facets| Reply::Facets(Box::new(facets)))
            }
            Read::ComesBack(lesson) => Reply::ComesBack(*lesson, store.lesson_due(*lesson)?),
            Read::People => Reply::People(store.people_named()?, Arc::new(store.history(None)?)),
            Read::Wins => Reply::Wins(store.wins()?, Arc::new(store.history(None)?)),
        })
    }

    /// A debrief gets its row with its first answer; from then on other windows can see that it is open here.
    fn claim_new(&mut self, changes: &[Change]) {
        let begun = changes.iter().any(|change| match change {
            Change::PutDebrief(debrief) => Some(debrief.id) == self.open,
            _ => false,
        });
        if let (true, Some(debrief)) = (begun, self.open) {
            let _ = self.store.claim_debrief(debrief);
        }
    }

    fn change_journal(&mut self, journal: Journal) -> Option<Reply> {
        match (journal, self.own.take()) {
            (Journal::Demo, None) => match demo::open(self.now) {
                Ok(demo) => {
                    self.own = Some(std::mem::replace(&mut self.store, demo));
                    Some(Reply::Opened(Journal::Demo))
                }
                Err(line) => Some(Reply::Unread(
                    Read::Home(self.now.date_naive()),
                    Trouble { line, passing: Passing::Stays },
                )),
            },
            (Journal::Own, Some(own)) => {
                self.store = own;
                Some(Reply::Opened(Journal::Own))
            }
            (Journal::Demo, own) => {
                self.own = own;
                None
            }
            (Journal::Own, None) => None,
        }
    }
}

fn trouble(error: &WriteError) -> Trouble {
    let passing = match error {
        WriteError::DiskFull | WriteError::ReadOnly | WriteError::Locked | WriteError::Gone { .. } => {
            Passing::MayPass
        }
        WriteError::NoSuchDebrief(_) => Passing::Refused,
        WriteError::Damaged { .. } | WriteError::Other { .. } => Passing::Stays,
    };
    Trouble { line: error.to_string(), passing }
}

/// What was asked, as far as a failure has to name it.
enum Asked {
    Write(u64),
    Read(Read),
    Else,
}

impl Asked {
    fn by(effect: &Effect) -> Self {
        match effect {
            Effect::Write { batch, .. } => Self::Write(*batch),
            Effect::Read(read) => Self::Read(read.clone()),
            _ => Self::Else,
        }
    }

    fn failed(self) -> Option<Reply> {
        let line =
            "Second Wind has met a defect of its own. Your words are still here; save a copy elsewhere.";
        let trouble = Trouble { line: line.to_owned(), passing: Passing::Stays };
        match self {
            Self::Write(batch) => Some(Reply::Written { batch, result: Err(trouble) }),
            Self::Read(read) => Some(Reply::Unread(read, trouble)),
            Self::Else => None,
        }
    }
}

/// The worker's thread.
pub struct Worker {
    orders: Sender<Effect>,
    newest: Arc<Newest>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts the thread.
    #[must_use]
    pub fn start(mut performer: Performer, events: Sender<Event>) -> Self {
        let (orders, incoming) = mpsc::channel::<Effect>();
        let newest = Arc::clone(&performer.newest);
        let thread = thread::spawn(move || {
            for effect in incoming {
                let asked = Asked::by(&effect);
                // A defect in here must not leave the runner waiting for an answer that never comes.
                let reply = catch_unwind(AssertUnwindSafe(|| performer.perform(effect)))
                    .unwrap_or_else(|_| asked.failed());
                if let Some(reply) = reply
                    && events.send(Event::Reply(Box::new(reply))).is_err()
                {
                    return;
                }
            }
        });
        Self { orders, newest, thread }
    }

    /// Asks for an effect. A worker that is gone is noticed by its silence.
    pub fn ask(&self, effect: Effect) {
        self.newest.note(&effect);
        let _ = self.orders.send(effect);
    }

    /// Waits until everything asked for is done, and closes the store.
    pub fn finish(self) {
        drop(self.orders);
        let _ = self.thread.join();
    }
}

#[cfg(test)]
mod tests;
