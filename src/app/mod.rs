//! The program as a pure state machine: a [`State`], a [`Msg`], and what [`update`] asks for in answer.
//!
//! Architecture invariants:
//! - Nothing here draws, and nothing here touches the store, a file or a clock. It asks by [`Effect`] and is answered by [`Msg`].
//! - Effects and messages are data: a test compares them.
//! - Pages are a stack of enum values ([`screens::Screen`]).

mod care;
pub mod chart;
pub mod command;
pub mod effect;
pub mod entry;
pub mod finding;
pub mod form;
pub mod geometry;
pub mod key;
pub mod lesson_pick;
pub mod passage;
mod performing;
pub mod rows;
pub mod saver;
pub mod screens;
pub mod settings;
pub mod shared;
pub mod sheet;
pub mod step_deciding;
pub mod usual;
pub mod watch;
pub mod writing;

use std::time::Duration;

use command::{Command, Scope};
use effect::{Effect, Input, Journal, Msg, Read, Reply};
use key::Key;
use performing::perform;
use screens::{Page, Screen};
use settings::StartPage;
use shared::{Go, Shared, Tab};

use crate::domain::clock::Now;

/// The whole program at one moment.
#[derive(Debug, Clone)]
pub struct State {
    /// The pages, the one on top last. Never empty.
    pub screens: Vec<Screen>,
    /// Everything that is not a page.
    pub shared: Shared,
}

impl State {
    /// A program that has just been started, and what it asks for first.
    #[must_use]
    pub fn start(shared: Shared) -> (Self, Vec<Effect>) {
        let tab = match shared.settings.start {
            StartPage::Today => Tab::Today,
            StartPage::Races => Tab::Races,
        };
        let mut state = Self { screens: vec![Screen::tab(tab)], shared };
        state.refresh();
        let effects = state.settle();
        (state, effects)
    }

    /// Goes where a command leads that was asked for on the way in, before any key.
    pub fn go_first(&mut self, command: Command) -> Vec<Effect> {
        perform(self, command, Key::plain(key::Code::Enter));
        self.settle()
    }

    /// The page on top.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        // The stack is never empty: `close` keeps the last page.
        &self.screens[self.screens.len() - 1]
    }

    /// Where keys are heard now, the narrowest scope first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let page = self.screen().page();
        let mut scopes = page.scopes();
        if page.takes_letters() {
            scopes.push(Scope::Always);
        } else if !geometry::is_large_enough(self.shared.size) {
            // Nothing is done that cannot be seen.
            return vec![Scope::Always];
        } else {
            scopes.extend([Scope::Global, Scope::Always]);
        }
        scopes
    }

    /// Whether a command would do something now.
    #[must_use]
    pub fn is_enabled(&self, command: Command) -> bool {
        match command {
            Command::Undo => !self.shared.undo.is_empty(),
            Command::GoToday
            | Command::GoRaces
            | Command::GoTimeline
            | Command::GoLessons
            | Command::GoGoals
            | Command::GoBody => self.screens.len() > 1 || !self.screen().is_tab(command),
            Command::Help | Command::HelpPage => !matches!(self.screen(), Screen::Help(_)),
            Command::NewDebrief
            | Command::NewRace
            | Command::ToggleDemo
            | Command::OpenTrash
            | Command::CheckIn
            | Command::OpenWins
            | Command::Search
            | Command::OpenBrief
            | Command::NewLesson
            | Command::NewGoal
            | Command::ReviewGoals
            | Command::ReviewWeek
            | Command::ReviewMonth
            | Command::OpenSeason
            | Command::OpenBounce
            | Command::OpenReading
            | Command::OpenStepBack
            | Command::OpenStepBacks
            | Command::OpenAlignment
            | Command::OpenCareLog
            | Command::Park
            | Command::OpenPatterns
            | Command::OpenArcs
            | Command::DeclareArc
            | Command::OpenAsked => {
                let browsing = matches!(
                    self.screen(),
                    Screen::Today(_)
                        | Screen::Races(_)
                        | Screen::Story(_)
                        | Screen::Timeline(_)
                        | Screen::Lessons(_)
                        | Screen::Lesson(_)
                        | Screen::Patterns(_)
                        | Screen::Goals(_)
                        | Screen::Goal(_)
                        | Screen::Season(_)
                        | Screen::Bounce(_)
                        | Screen::Brief(_)
                        | Screen::Body(_)
                        | Screen::Reading(_)
                        | Screen::StepBack(_)
                        | Screen::StepBacks(_)
                        | Screen::Alignment(_)
                        | Screen::CareLog(_)
                        | Screen::Arcs(_)
                        | Screen::Arc(_)
                        | Screen::Wins(_)
                );
                browsing && self.screen().page().is_enabled(command, &self.shared)
            }
            _ => self.screen().page().is_enabled(command, &self.shared),
        }
    }

    /// When a [`Msg::Tick`] is wanted, in time since the start.
    #[must_use]
    pub fn wake_at(&self) -> Option<Duration> {
        self.shared.saver.wake_at()
    }

    /// The tab at the bottom of the stack.
    #[must_use]
    pub fn tab(&self) -> Option<Tab> {
        Tab::ALL
            .into_iter()
            .find(|tab| self.screens.first().is_some_and(|screen| screen.is_tab(tab.command())))
    }

    fn refresh(&mut self) {
        let Self { screens, shared } = self;
        if let Some(screen) = screens.last_mut() {
            let page = screen.page_mut();
            page.resized(shared);
            page.refresh(shared);
        }
    }

    /// Does what was asked for on the way, and hands out the effects.
    fn settle(&mut self) -> Vec<Effect> {
        // Changes go out before the pages read again, so that they read what has just been written.
        self.save();
        while !self.shared.go.is_empty() {
            for go in std::mem::take(&mut self.shared.go) {
                self.follow(go);
            }
        }
        if care::look(self, None) {
            for go in std::mem::take(&mut self.shared.go) {
                self.follow(go);
            }
        }
        self.save();
        if self.shared.saver.is_clean()
            && let Some(line) = self.shared.after_saving.take()
        {
            self.shared.tell(line);
        }
        if self.shared.leaving && self.shared.saver.is_clean() {
            self.shared.leaving = false;
            self.shared.effects.push(Effect::Quit);
        }
        std::mem::take(&mut self.shared.effects)
    }

    fn save(&mut self) {
        if self.shared.switching {
            return;
        }
        let now = self.shared.now;
        let saver = &mut self.shared.saver;
        let write = if self.shared.leaving { saver.flush() } else { saver.due(&now) };
        self.shared.effects.extend(write);
    }

    /// Closes pages until `left` are left; each hands over what is not saved.
    fn close_down_to(&mut self, left: usize) {
        while self.screens.len() > left {
            if let Some(mut screen) = self.screens.pop() {
                if !care::is_looked_at_meanwhile(&screen) {
                    self.shared.watch.leave();
                }
                screen.page_mut().leaving(&mut self.shared);
            }
        }
    }

    fn go_to(&mut self, tab: Tab) {
        self.close_down_to(0);
        self.screens.push(Screen::tab(tab));
    }

    fn follow(&mut self, go: Go) {
        match go {
            Go::Back => {
                if self.screens.len() > 1 {
                    self.close_down_to(self.screens.len() - 1);
                } else if self.tab() != Some(Tab::Today) {
                    self.go_to(Tab::Today);
                }
            }
            Go::Open(screen) => self.screens.push(*screen),
            Go::Instead(screen) => {
                self.close_down_to(self.screens.len() - 1);
                self.screens.push(*screen);
            }
            Go::Tab(tab) => self.go_to(tab),
            Go::Command(command) => {
                perform(self, command, Key::plain(key::Code::Enter));
                return;
            }
        }
        self.refresh();
    }
}

/// Handles one message. Everything that should happen in the world comes back as effects, in order.
pub fn update(state: &mut State, msg: Msg, now: Now) -> Vec<Effect> {
    let midnight_went_by = state.shared.now.today() != now.today();
    state.shared.now = now;
    if midnight_went_by {
        // What a page tells of today was told of yesterday.
        state.refresh();
    }
    match msg {
        Msg::Input(input) if must_wait(state, &input) => state.shared.held.push_back(input),
        Msg::Input(input) => hear(state, input),
        Msg::Tick => {}
        Msg::Answer(reply) => {
            answered(state, *reply);
            return hear_what_was_held(state);
        }
        Msg::Edited(result) => {
            state.shared.watch.leave();
            let State { screens, shared } = state;
            if let Some(screen) = screens.last_mut() {
                screen.page_mut().edited(result, shared);
            }
        }
        Msg::Leave => {
            // Nobody is there to be asked: the runtime saves what is left after the loop.
            tell_all_leaving(state);
            state.shared.leaving = false;
            state.shared.effects.push(Effect::Quit);
        }
    }
    state.settle()
}

/// Whether nothing is heard now: the page on top has no answer yet, or another journal is being opened.
fn is_waiting(state: &State) -> bool {
    state.shared.switching || (state.screen().page().awaits_answer() && state.shared.awaited > 0)
}

/// Whether something pressed has to wait. The way out never waits.
fn must_wait(state: &State, input: &Input) -> bool {
    let way_out = match input {
        Input::Key(key) => {
            state.shared.settings.keymap.command(&[Scope::Always], *key) == Some(Command::QuitAnywhere)
        }
        Input::Paste(_) | Input::Click { .. } => false,
        Input::Drag { .. } | Input::Wheel(_) | Input::Resize(_) | Input::Focus => true,
    };
    !way_out && (is_waiting(state) || !state.shared.held.is_empty())
}

/// After an answer: what was pressed meanwhile, as far as the pages are ready for it.
fn hear_what_was_held(state: &mut State) -> Vec<Effect> {
    let mut effects = state.settle();
    while !is_waiting(state) {
        let Some(input) = state.shared.held.pop_front() else { break };
        hear(state, input);
        effects.extend(state.settle());
    }
    effects
}

fn hear(state: &mut State, input: Input) {
    match input {
        Input::Key(key) => {
            state.shared.notice = None;
            state.shared.ask(Effect::LookAround);
            let scopes = state.scopes();
            match state.shared.settings.keymap.command(&scopes, key) {
                Some(command) => perform(state, command, key),
                None => on_top(state, |page, shared| page.typed(key, shared)),
            }
        }
        Input::Paste(text) => {
            state.shared.notice = None;
            let text = crate::text::sanitise::incoming(&text);
            on_top(state, |page, shared| page.pasted(&text, shared));
        }
        Input::Click { column, row } => {
            if !care::is_looked_at_meanwhile(state.screen()) {
                state.shared.watch.leave();
            }
            let tab = shared::tab_at((column, row), state.shared.size.columns, state.tab());
            match tab {
                Some(tab) if !state.screen().page().takes_letters() => state.shared.go(Go::Tab(tab)),
                _ => on_top(state, |page, shared| page.clicked(column, row, shared)),
            }
        }
        Input::Drag { column, row } => on_top(state, |page, shared| page.dragged(column, row, shared)),
        Input::Wheel(rows) => on_top(state, |page, shared| page.wheeled(rows, shared)),
        Input::Resize(size) => {
            state.shared.size = size;
            let State { screens, shared } = state;
            for screen in screens {
                screen.page_mut().resized(shared);
            }
        }
        Input::Focus => state.shared.ask(Effect::LookAround),
    }
}

fn on_top(state: &mut State, act: impl FnOnce(&mut dyn Page, &mut Shared)) {
    let State { screens, shared } = state;
    if let Some(screen) = screens.last_mut() {
        act(screen.page_mut(), shared);
    }
}

/// Every page hands over what is not saved; one further down may hold something, too.
fn tell_all_leaving(state: &mut State) {
    let State { screens, shared } = state;
    for screen in screens {
        screen.page_mut().leaving(shared);
    }
}

fn leave(state: &mut State) {
    state.shared.watch.leave();
    tell_all_leaving(state);
    let write = state.shared.saver.flush();
    state.shared.effects.extend(write);
    if matches!(state.shared.saver.status(), saver::Status::Failed(_)) {
        if !matches!(state.screen(), Screen::Unsaved(_)) {
            let unsaved = screens::unsaved::Unsaved::about(&state.shared);
            state.shared.open(unsaved);
        }
    } else {
        state.shared.leaving = true;
    }
}

fn answered(state: &mut State, reply: Reply) {
    if reply.is_to_a_read() {
        state.shared.awaited = state.shared.awaited.saturating_sub(1);
    }
    match reply {
        Reply::Written { batch, result } => {
            let failed = result.is_err();
            let now = state.shared.now;
            state.shared.saver.answered(batch, result, &now);
            if failed && state.shared.leaving {
                state.shared.leaving = false;
                let mut unsaved = screens::unsaved::Unsaved::about(&state.shared);
                // Tried again from that very page: it stays the only one of its kind.
                if let Some(Screen::Unsaved(page)) = state.screens.last_mut() {
                    unsaved.told = Some("It did not work this time either.".to_owned());
                    **page = unsaved;
                } else {
                    state.shared.open(unsaved);
                }
            } else if !failed && state.shared.saver.is_clean() {
                if matches!(state.screen(), Screen::Unsaved(_)) && !state.shared.leaving {
                    // It went well after all, while the runner was still thinking about it.
                    state.shared.go(Go::Back);
                }
                state.refresh();
            }
        }
        Reply::ChangedElsewhere => state.refresh(),
        Reply::Opened(journal) => {
            state.shared.journal = journal;
            state.shared.switching = false;
            if journal == Journal::Demo {
                state.shared.tell("A made-up journal. Nothing here is kept; your own is untouched.");
            }
            state.shared.go(Go::Tab(Tab::Today));
        }
        Reply::Unread(read, trouble) => {
            state.shared.switching = false;
            state.shared.warn(trouble.line);
            if matches!((read, state.screen()), (Read::Debrief { .. }, Screen::Debrief(_))) {
                state.shared.go(Go::Back);
            }
        }
        reply => {
            care::know(state, &reply);
            let State { screens, shared } = state;
            for screen in screens.iter_mut().rev() {
                if screen.page_mut().answered(&reply, shared) == Heard::Yes {
                    break;
                }
            }
        }
    }
}

/// Whether a page wanted an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was for this page.
    Yes,
    /// Ask the page below.
    No,
}

#[cfg(test)]
mod tests;
