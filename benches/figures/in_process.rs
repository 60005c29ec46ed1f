//! From a key to the frame drawn for it, without a terminal: what the program itself takes.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use secondwind::app::effect::{Effect, Input, Msg, Size};
use secondwind::app::key::Key;
use secondwind::app::screens::debrief::Debrief;
use secondwind::app::settings::Settings;
use secondwind::app::shared::Shared;
use secondwind::app::{State, update};
use secondwind::content::Content;
use secondwind::domain::change::Change;
use secondwind::domain::clock::Now;
use secondwind::domain::debrief::{self, QuestionKey};
use secondwind::domain::id::{DebriefId, Ids, RaceId};
use secondwind::domain::rules::reckoning::Reckoning;
use secondwind::runtime::worker::Performer;
use secondwind::store::Store;
use secondwind::ui;
use secondwind::ui::theme::{Depth, Theme};
use uuid::Uuid;

use super::journal::{self, Words};
use super::{Row, Times, milliseconds};

const GOAL: &str = "p99 under 4 ms";
const SIZE: Size = Size { columns: 120, rows: 40 };
/// So many keys are pressed for each figure.
const KEYS: usize = 1000;

/// What can be measured without a terminal, on a journal.
pub fn rows(folder: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    let started = Instant::now();
    drop(Content::built_in());
    rows.push(Row::new("of the start: reading all built-in words", "", milliseconds(started.elapsed())));
    let mut row = |what: &str, times: Times| rows.push(Row::new(what, GOAL, times.told()));

    let mut program = Program::open(folder);
    row("key to frame: Today, up and down", program.press(&["j", "k"]));
    program.key("2");
    row("key to frame: Races, walking down with the story beside", program.press(&["j"]));
    row("key to frame: Races, page by page", program.press(&["pagedown"]));
    program.key("g");
    program.key("enter");
    row("key to frame: Story, scrolling", program.press(&["j", "j", "j", "k", "k", "k"]));
    for (mode, prompt) in [("free", "write.free"), ("cold_full", "plan.was")] {
        let mut program = Program::open(folder);
        program.begin(mode, prompt);
        row(
            &format!("key to frame: typing at the end of 5,000 words, {mode}"),
            program.press(&["x", "y", "space"]),
        );
        for _ in 0..60 {
            program.key("pageup");
        }
        row(
            &format!("key to frame: typing in the middle of them, {mode}"),
            program.press(&["x", "y", "space"]),
        );
    }
    rows
}

/// What the timeline takes, at every zoom, on a journal of ten years.
pub fn timeline_rows(folder: &Path) -> Vec<Row> {
    const GOAL: &str = "under 8 ms";
    let store = Store::open(&folder.join("journal.db")).expect("the journal");
    let history = store.history(None).expect("the history");
    let reckoning = (0..200).map(|_| {
        let started = Instant::now();
        assert_eq!(Reckoning::of(&history, journal::now().date_naive()).recoveries.len(), 40);
        started.elapsed()
    });
    let reckoning = Times::new(reckoning.collect()).told();
    let mut rows = vec![Row::new("ten years: reckoning the usual and the arcs", "", reckoning)];
    let mut program = Program::open(folder);
    let opening = (0..100).map(|_| {
        program.key("1");
        let started = Instant::now();
        program.key("3");
        started.elapsed()
    });
    let opening = Times::new(opening.collect());
    rows.push(Row::new("ten years: opening the timeline, with all that it reads", "", opening.told()));
    for size in [SIZE, Size { columns: 200, rows: 60 }] {
        program.resize(size);
        for _ in 0..4 {
            program.key("+");
        }
        for zoom in ["week", "month", "season", "year", "all"] {
            let what = format!("ten years, {}x{}, {zoom}: walking the events", size.columns, size.rows);
            program.key("home");
            rows.push(Row::new(what, GOAL, program.press(&["l"]).told()));
            program.key("-");
        }
        let what = format!("ten years, {}x{}: zooming", size.columns, size.rows);
        rows.push(Row::new(what, GOAL, program.press(&["+", "+", "+", "+", "-", "-", "-", "-"]).told()));
    }
    rows
}

/// The program without its terminal and its threads.
struct Program {
    state: State,
    performer: Performer,
    screen: Terminal<TestBackend>,
    theme: Theme,
    started: Instant,
}

impl Program {
    fn open(folder: &Path) -> Self {
        let now = Now { wall: journal::now(), running: Duration::ZERO };
        let store = Store::open(&folder.join("journal.db")).expect("the journal");
        let content = Arc::new(Content::built_in());
        let shared = Shared::new(SIZE, now, Settings::default(), content, Ids::Random);
        let (state, effects) = State::start(shared);
        let screen = Terminal::new(TestBackend::new(SIZE.columns, SIZE.rows)).expect("a screen");
        let theme = Theme::named(Settings::default().theme, Depth::told_by(|_| None));
        let performer = Performer::new(store, &now);
        let mut program = Self { state, performer, screen, theme, started: Instant::now() };
        program.settle(effects);
        program
    }

    fn resize(&mut self, size: Size) {
        self.screen = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a screen");
        self.tell(Msg::Input(Input::Resize(size)));
        self.draw();
    }

    /// Opens a debrief at a question, with a long answer in it.
    fn begin(&mut self, mode: &str, prompt: &str) {
        let debrief = debrief::Debrief {
            id: DebriefId(Uuid::now_v7()),
            race: RaceId(Uuid::now_v7()),
            mode: mode.to_owned(),
            pack: self.state.shared.content.pack().stamp(),
            started: journal::now(),
            finished: None,
            at: Some(QuestionKey::once(prompt)),
            open_in: None,
        };
        let change = Change::PutDebrief(debrief.clone());
        self.performer.perform(Effect::Write { batch: 0, changes: vec![change] });
        let page = Debrief::resume(debrief, "", &self.state.shared);
        self.state.shared.open(page);
        self.tell(Msg::Tick);
        let mut words = Words(7);
        let paragraphs: Vec<String> = (0..50).map(|_| words.some(100)).collect();
        self.tell(Msg::Input(Input::Paste(paragraphs.join("\n\n"))));
        let ui = self.state.screen();
        let secondwind::app::screens::Screen::Debrief(page) = ui else { panic!("no debrief is open") };
        let written = page.widget.editor().map_or(0, |editor| editor.text().split_whitespace().count());
        assert_eq!(written, 5_000, "the answer is as long as it should be");
    }

    fn key(&mut self, name: &str) {
        self.tell(Msg::Input(Input::Key(Key::read(name).expect("a key"))));
        self.draw();
    }

    /// Presses keys in turn, and measures each until its frame is drawn: with what it reads from the journal, but
    /// without what it writes, for which no frame waits.
    fn press(&mut self, names: &[&str]) -> Times {
        let keys: Vec<Key> = names.iter().map(|name| Key::read(name).expect("a key")).collect();
        let times = (0..KEYS).map(|turn| {
            let started = Instant::now();
            let now = self.now();
            let effects = update(&mut self.state, Msg::Input(Input::Key(keys[turn % keys.len()])), now);
            let (writes, reads): (Vec<_>, Vec<_>) =
                effects.into_iter().partition(|effect| matches!(effect, Effect::Write { .. }));
            self.settle(reads);
            self.draw();
            let taken = started.elapsed();
            self.settle(writes);
            taken
        });
        Times::new(times.collect())
    }

    fn now(&self) -> Now {
        Now { wall: journal::now(), running: self.started.elapsed() }
    }

    fn tell(&mut self, msg: Msg) {
        let now = self.now();
        let effects = update(&mut self.state, msg, now);
        self.settle(effects);
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            // The journal stays as it is for the next run.
            let reply = match effect {
                Effect::Write { batch, .. } => {
                    Some(secondwind::app::effect::Reply::Written { batch, result: Ok(()) })
                }
                effect => self.performer.perform(effect),
            };
            if let Some(reply) = reply {
                self.tell(Msg::Answer(Box::new(reply)));
            }
        }
    }

    fn draw(&mut self) {
        let Self { state, screen, theme, .. } = self;
        screen.draw(|frame| ui::draw(frame, state, theme)).expect("a frame");
    }
}
