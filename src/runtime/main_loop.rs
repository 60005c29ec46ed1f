//! The loop: an event comes in, the state moves on, the screen is drawn, the effects are handed out.

use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;

use super::clock::{Clock, VARIABLE};
use super::files::Folders;
use super::terminal::Screen;
use super::worker::{Performer, Worker};
use super::{Opening, Options, RunError, external_editor, input, rescue, signals};
use crate::app::command::Command;
use crate::app::effect::{Effect, Input, Msg, Read, Reply, Size};
use crate::app::saver::Status;
use crate::app::screens::unsaved;
use crate::app::settings::{StartPage, ThemeName};
use crate::app::shared::Shared;
use crate::app::{State, update};
use crate::domain::id::Ids;
use crate::store::Store;
use crate::ui;
use crate::ui::theme::{Depth, Theme};

/// Something that woke the loop.
pub enum Event {
    /// The runner did something.
    Inputs(Vec<Input>),
    /// The worker answers.
    Reply(Box<Reply>),
    /// The terminal goes away, or the system asks to end.
    Leave,
    /// The program comes back from the background.
    Resumed,
}

/// The first frame waits this long for what it shows; the disk of a sleeping laptop may take longer.
const FIRST_FRAME: Duration = Duration::from_millis(150);

/// At the end the disk gets this long to answer.
const LAST_WAIT: Duration = Duration::from_secs(10);

/// Opens the journal and runs until the runner leaves.
///
/// # Errors
/// When the journal or the terminal cannot be opened, or words could not be saved at the end.
pub fn run(options: &Options) -> Result<(), RunError> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    let clock = Clock::new(std::env::var(VARIABLE).ok().as_deref())?;
    let folders = Folders::find(options)?;
    // The words are read beside the journal: each takes a few milliseconds of the first frame's ten.
    let words = {
        let folders = folders.clone();
        thread::spawn(move || folders.content())
    };
    let store = Store::open(&folders.journal())?;
    let (settings, config_problems) = folders.settings();
    let (events, incoming) = mpsc::channel();
    let worker = Worker::start(Performer::new(store, &clock.now()), events.clone());
    // What the first page shows is read while the words are, and the terminal is taken over meanwhile.
    let first_read =
        (settings.start == StartPage::Today).then(|| Effect::Read(Read::Home(clock.now().today())));
    first_read.iter().cloned().for_each(|read| worker.ask(read));
    let (columns, rows) = crossterm::terminal::size().map_err(RunError::Terminal)?;
    signals::start(events.clone()).map_err(RunError::Terminal)?;
    let screen = Screen::enter(settings.motion).map_err(RunError::Terminal)?;
    let (content, pack_problems) =
        words.join().map_err(|_| RunError::Defect("the words could not be read".to_owned()))?;
    let mut shared =
        Shared::new(Size { columns, rows }, clock.now(), settings, Arc::new(content), Ids::Random);
    shared.exports = folders.data.join("exports");
    shared.help_file = folders.help_file();
    let (mut state, mut effects) = State::start(shared);
    effects.retain(|effect| Some(effect) != first_read.as_ref());
    match options.opening {
        Opening::FirstPage => {}
        Opening::Review => effects.extend(state.go_first(Command::ReviewGoals)),
        Opening::Week => effects.extend(state.go_first(Command::ReviewWeek)),
        Opening::Month => effects.extend(state.go_first(Command::ReviewMonth)),
    }
    // Problems of the configuration are told in the journal, where they can be read in peace.
    let mut problems = config_problems.into_iter().chain(pack_problems.iter().map(ToString::to_string));
    if let Some(first) = problems.next() {
        let more = problems.count();
        let tail = if more > 0 {
            format!(" (and {more} more; secondwind check-pack tells them all)")
        } else {
            String::new()
        };
        state.shared.warn(format!("{first}{tail}"));
    }
    let (leave, may_read) = mpsc::channel();
    input::start(events, may_read);

    let mut journal =
        Journal { clock, screen, worker, leave, theme: None, quit: false, look_around: false, held: None };
    // A defect must cost nothing that was typed: the state outlives the panic, and what it holds is saved below.
    let outcome = catch_unwind(AssertUnwindSafe(|| journal.live(&mut state, effects, &incoming)));
    let Journal { clock, screen, worker, .. } = journal;
    drop(screen);
    let saved = save_the_rest(&mut state, worker, &clock, &incoming, &folders);
    match outcome {
        Ok(Ok(())) => saved,
        Ok(Err(error)) => saved.and(Err(RunError::Terminal(error))),
        Err(panic) => {
            let words = panic
                .downcast_ref::<&str>()
                .map(|words| (*words).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_default();
            saved.and(Err(RunError::Defect(words)))
        }
    }
}

/// Everything the loop works with besides the state.
struct Journal {
    clock: Clock,
    screen: Screen,
    worker: Worker,
    leave: Sender<()>,
    theme: Option<(ThemeName, Theme)>,
    quit: bool,
    look_around: bool,
    /// What is read as soon as the first frame is drawn; until then it would be in its way. Nothing that is to be saved waits.
    held: Option<Vec<Effect>>,
}

impl Journal {
    fn live(
        &mut self,
        state: &mut State,
        first: Vec<Effect>,
        incoming: &Receiver<Event>,
    ) -> std::io::Result<()> {
        self.perform(state, first)?;
        self.held = Some(Vec::new());
        let until = self.clock.now().running + FIRST_FRAME;
        while let Ok(event) = incoming.recv_timeout(until.saturating_sub(self.clock.now().running)) {
            let data = matches!(event, Event::Reply(_));
            self.handle(state, event)?;
            if data || self.quit {
                break;
            }
        }
        while !self.quit {
            self.fit(state)?;
            self.draw(state)?;
            self.held.take().into_iter().flatten().for_each(|read| self.worker.ask(read));
            let event = match state.wake_at() {
                None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => incoming.recv_timeout(at.saturating_sub(self.clock.now().running)),
            };
            match event {
                Ok(event) => self.handle(state, event)?,
                Err(RecvTimeoutError::Timeout) => {
                    let effects = update(state, Msg::Tick, self.clock.now());
                    self.perform(state, effects)?;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
            // What has come in meanwhile is handled before the next frame.
            while !self.quit {
                // Asked only while the loop goes on: an answer taken out after that would be missing at the end.
                let Ok(event) = incoming.try_recv() else { break };
                self.handle(state, event)?;
            }
        }
        Ok(())
    }

    fn handle(&mut self, state: &mut State, event: Event) -> std::io::Result<()> {
        match event {
            Event::Inputs(inputs) => {
                for input in inputs {
                    self.tell(state, Msg::Input(input))?;
                }
                if std::mem::take(&mut self.look_around) {
                    self.worker.ask(Effect::LookAround);
                }
                // Only now may the input thread read on: an external editor has had the terminal to itself.
                let _ = self.leave.send(());
                Ok(())
            }
            Event::Reply(reply) => self.tell(state, Msg::Answer(reply)),
            Event::Leave => self.tell(state, Msg::Leave),
            Event::Resumed => self.screen.lend(|| ()).1,
        }
    }

    fn tell(&mut self, state: &mut State, msg: Msg) -> std::io::Result<()> {
        let effects = update(state, msg, self.clock.now());
        self.perform(state, effects)
    }

    fn perform(&mut self, state: &mut State, effects: Vec<Effect>) -> std::io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Quit => self.quit = true,
                Effect::Redraw => self.screen.draw_anew()?,
                // The continue signal that follows takes the terminal over again.
                Effect::Suspend => self.screen.lend(signals::suspend).1?,
                Effect::Copy(text) => {
                    crossterm::execute!(std::io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                }
                Effect::Edit(text) => {
                    let (result, terminal) = self.screen.lend(|| external_editor::edit(&text));
                    self.tell(state, Msg::Edited(result))?;
                    terminal?;
                    let (columns, rows) = crossterm::terminal::size()?;
                    self.tell(state, Msg::Input(Input::Resize(Size { columns, rows })))?;
                }
                // One look is enough for all the keys that came in together.
                Effect::LookAround => self.look_around = true,
                effect => match (&mut self.held, effect) {
                    (Some(held), read @ Effect::Read(_)) => held.push(read),
                    (_, effect) => self.worker.ask(effect),
                },
            }
        }
        Ok(())
    }

    /// Looks how large the window is. crossterm loses the word of a change that comes in together with a key, and the page
    /// would stay laid out for another size until the next change.
    fn fit(&mut self, state: &mut State) -> std::io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        let size = Size { columns, rows };
        if size == state.shared.size { Ok(()) } else { self.tell(state, Msg::Input(Input::Resize(size))) }
    }

    fn draw(&mut self, state: &State) -> std::io::Result<()> {
        let name = state.shared.settings.theme;
        if self.theme.as_ref().is_none_or(|(known, _)| *known != name) {
            let depth = Depth::told_by(|variable| std::env::var(variable).ok());
            self.theme = Some((name, Theme::named(name, depth)));
        }
        if let Some((_, theme)) = &self.theme {
            self.screen.terminal.draw(|frame| ui::draw(frame, state, theme))?;
        }
        Ok(())
    }
}

/// Hands the worker what is not saved yet, waits for it, and writes what it could not save somewhere else.
fn save_the_rest(
    state: &mut State,
    worker: Worker,
    clock: &Clock,
    incoming: &Receiver<Event>,
    folders: &Folders,
) -> Result<(), RunError> {
    while !state.shared.saver.is_clean() {
        if let Some(write) = state.shared.saver.flush() {
            worker.ask(write);
        }
        match incoming.recv_timeout(LAST_WAIT) {
            Ok(Event::Reply(reply)) => {
                if let Reply::Written { batch, result } = *reply {
                    let failed = result.is_err();
                    state.shared.saver.answered(batch, result, &clock.now());
                    if failed {
                        break;
                    }
                }
            }
            Ok(_) => {}
            Err(_) => break,
        }
    }
    if state.shared.saver.is_clean() {
        worker.finish();
        return Ok(());
    }
    // The disk may hang: nothing waits for it any more, and the words go somewhere else first.
    let reason = match state.shared.saver.status() {
        Status::Failed(trouble) => trouble.line,
        Status::Saving | Status::Saved(_) => String::from("the journal did not answer."),
    };
    let text = unsaved::as_text(&state.shared);
    if !unsaved::has_words(&state.shared) {
        return Ok(());
    }
    let stamp = clock.now().wall.format("%Y-%m-%d-%H%M%S").to_string();
    match rescue::save_anywhere(&text, &stamp, &folders.data) {
        Some(path) => Err(RunError::Rescued { reason, path }),
        None => Err(RunError::Lost { reason }),
    }
}
