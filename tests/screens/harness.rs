//! Keys in, screen out: a whole program without a terminal, a clock or a thread.
//!
//! Effects are performed in line with the function that the worker's thread uses. Time goes on by a little with every key, and
//! by [`Journal::tick`] to the moment the program has asked to be woken at.

mod seeing;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use secondwind::app::effect::{Effect, Input, Msg, Passing, Read, Reply, Size, Trouble};
use secondwind::app::key::Key;
use secondwind::app::screens::Screen;
use secondwind::app::screens::debrief::widget::Widget;
use secondwind::app::settings::Settings;
use secondwind::app::shared::Shared;
use secondwind::app::{State, update};
use secondwind::content::Content;
use secondwind::domain::change::Change;
use secondwind::domain::clock::Now;
use secondwind::domain::id::Ids;
use secondwind::runtime::worker::Performer;
use secondwind::store::Store;
use tempfile::TempDir;

pub use seeing::{cells, rows};

static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| Arc::new(Content::built_in()));

/// The mark of the selected row.
const SELECTED: &str = "›";

/// What the disk says to a file outside the test's own folder.
const NO_SUCH_FOLDER: &str = "There is no such folder.";

/// From one key to the next.
const KEY: Duration = Duration::from_millis(40);

/// What the disk does with a write.
#[derive(Debug, Clone, PartialEq)]
enum Disk {
    /// It keeps it.
    Works,
    /// It says that it could not.
    Fails(Trouble),
    /// It has not answered yet.
    Slow,
}

/// What the external editor makes of a text.
type ExternalEditor = Box<dyn FnMut(&str) -> Result<String, String>>;

/// What answers a search in place of the store; it is given the store, and what that has answered.
type Finder = Box<dyn FnMut(&Store, &Read, Reply) -> Reply>;

/// When searches are answered.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Searches {
    /// At once.
    AtOnce,
    /// When the test says so.
    HeldBack,
}

/// A journal as a runner has it before them.
pub struct Journal {
    pub state: State,
    performer: Option<Performer>,
    now: Now,
    folder: Option<Arc<TempDir>>,
    disk: Disk,
    held_back: VecDeque<Effect>,
    editor: ExternalEditor,
    finder: Option<Finder>,
    searches: Searches,
    searches_held_back: VecDeque<Read>,
    settings: Settings,
    effects: Vec<Effect>,
    keys: usize,
    has_left: bool,
}

impl Journal {
    /// An empty journal in memory, at a moment of the wall clock.
    pub fn at(moment: &str) -> Self {
        let store = Store::in_memory().expect("a journal in memory");
        Self::opened(store, None, moment, Settings::default(), 0)
    }

    /// A journal in memory that holds what these changes make of it.
    pub fn holding(moment: &str, changes: &[Change]) -> Self {
        let mut store = Store::in_memory().expect("a journal in memory");
        store.apply(changes).expect("the changes can be made");
        Self::opened(store, None, moment, Settings::default(), 500_000)
    }

    /// The same with a configuration.
    pub fn configured(moment: &str, config: &str) -> Self {
        let (settings, problems) = Settings::read(config);
        assert_eq!(problems, Vec::<String>::new());
        let store = Store::in_memory().expect("a journal in memory");
        Self::opened(store, None, moment, settings, 0)
    }

    /// An empty journal in a file, which goes when the last window on it goes.
    pub fn on_disk(moment: &str) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let store = Store::open(&journal_file(&folder)).expect("a journal in a file");
        Self::opened(store, Some(folder), moment, Settings::default(), 0)
    }

    /// Another window on the same file.
    pub fn another_window(&self) -> Self {
        let folder = self.folder.clone().expect("only a journal on a disk has other windows");
        let store = Store::open(&journal_file(&folder)).expect("the same journal");
        Self::opened(store, Some(folder), &self.now.wall.to_rfc3339(), Settings::default(), 1_000_000)
    }

    fn opened(
        store: Store,
        folder: Option<Arc<TempDir>>,
        moment: &str,
        settings: Settings,
        first_id: u128,
    ) -> Self {
        let wall = chrono::DateTime::parse_from_rfc3339(moment).expect("a moment");
        let now = Now { wall, running: Duration::ZERO };
        let shared = shared(now, settings.clone(), Size { columns: 80, rows: 24 }, Ids::Counting(first_id));
        let (state, effects) = State::start(shared);
        let mut journal = Self {
            state,
            performer: Some(Performer::new(store, &now)),
            now,
            folder,
            disk: Disk::Works,
            held_back: VecDeque::new(),
            editor: Box::new(|text| Ok(text.to_owned())),
            finder: None,
            searches: Searches::AtOnce,
            searches_held_back: VecDeque::new(),
            settings,
            effects: Vec::new(),
            keys: 0,
            has_left: false,
        };
        journal.perform(effects);
        journal
    }

    /// On a screen of another size.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.resize(columns, rows);
        self
    }

    /// What the external editor makes of a text.
    pub fn edited_by(mut self, editor: impl FnMut(&str) -> Result<String, String> + 'static) -> Self {
        self.editor = Box::new(editor);
        self
    }

    /// What answers searches in place of the store, where a test has to foresee what is found.
    pub fn found_by(mut self, finder: impl FnMut(&Store, &Read, Reply) -> Reply + 'static) -> Self {
        self.finder = Some(Box::new(finder));
        self
    }

    // ---- what a runner does

    /// Presses keys, named as the configuration names them, with spaces between them.
    pub fn press(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            let key = Key::read(name).unwrap_or_else(|error| panic!("{error}"));
            self.key(key);
        }
    }

    /// Types a text, one key for each character.
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.key(Key::char(character));
        }
    }

    /// Presses one key.
    pub fn key(&mut self, key: Key) {
        self.keys += 1;
        self.now.running += KEY;
        self.input(Input::Key(key));
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) {
        self.input(Input::Paste(text.to_owned()));
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.input(Input::Resize(Size { columns, rows }));
    }

    /// Presses the left button over the first cell of a text that is on the screen.
    pub fn click(&mut self, text: &str) {
        let (column, row) =
            self.find(text).unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        self.input(Input::Click { column, row });
    }

    /// Hands over anything that can come in.
    pub fn input(&mut self, input: Input) {
        self.tell(Msg::Input(input));
    }

    /// Lets time go by until the program has nothing more to do, or until its disk has failed it once more.
    pub fn tick(&mut self) {
        let mut left = 20;
        while let (Some(at), true) = (self.state.wake_at(), left > 0) {
            left = if self.disk == Disk::Works { left - 1 } else { 0 };
            self.now.running = self.now.running.max(at);
            self.tell(Msg::Tick);
        }
    }

    /// Does nothing for a second, as one who reads what has come up.
    pub fn look(&mut self) {
        self.now.running += Duration::from_secs(1);
    }

    /// Lets days go by: "2 days".
    pub fn later(&mut self, span: &str) {
        let (number, unit) = span.split_once(' ').expect("a span such as \"2 days\"");
        let number: i64 = number.parse().expect("a number");
        self.now.wall += match unit {
            "hour" | "hours" => chrono::Duration::hours(number),
            "day" | "days" => chrono::Duration::days(number),
            _ => panic!("{unit:?} is no unit of this harness"),
        };
        self.restart();
    }

    /// Lets minutes go by before a question that is open.
    pub fn pass_minutes(&mut self, minutes: u64) {
        self.now.running += Duration::from_secs(minutes * 60);
    }

    /// Lets hours go by while the program stays open.
    pub fn pass_hours(&mut self, hours: i64) {
        self.now.wall += chrono::Duration::hours(hours);
    }

    /// Closes the program and starts it again: only what the disk has is left.
    pub fn restart(&mut self) {
        let size = self.state.shared.size;
        let ids = self.state.shared.ids.clone();
        let performer = if let Some(folder) = &self.folder {
            self.performer = None;
            Performer::new(Store::open(&journal_file(folder)).expect("the same journal"), &self.now)
        } else {
            // A journal in memory would be gone, if it were closed.
            self.performer.take().expect("a performer")
        };
        self.start_again(performer, size, ids);
    }

    fn start_again(&mut self, performer: Performer, size: Size, ids: Ids) {
        self.now.running = Duration::ZERO;
        self.performer = Some(performer);
        self.has_left = false;
        self.held_back.clear();
        let (state, effects) = State::start(shared(self.now, self.settings.clone(), size, ids));
        self.state = state;
        self.perform(effects);
    }

    /// Selects the row with these words, from the top of a list.
    pub fn choose(&mut self, words: &str) {
        self.press("home");
        for _ in 0..50 {
            if self.screen().lines().any(|row| row.contains(SELECTED) && row.contains(words)) {
                return;
            }
            self.press("down");
        }
        panic!("{words:?} cannot be selected:\n{}", self.screen());
    }

    /// From Today: looks back at a race that is not in the journal yet.
    pub fn begin(&mut self, way: &str) {
        self.press("1 n");
        if !self.sees("How would you like") {
            self.press("end enter");
        }
        self.choose(way);
        self.press("enter");
        assert!(self.is_looking_back(), "{}", self.screen());
    }

    /// Answers what every debrief has to know; `outcome` is the key of the option.
    pub fn tell_facts(&mut self, name: &str, day: &str, outcome: &str) {
        self.answer("Which race", name);
        self.go_to("When was it");
        // Where the day is known already, it stands in the field.
        self.press("ctrl-u");
        self.type_text(day);
        self.press("tab");
        self.go_to("How did it end");
        self.press(outcome);
    }

    /// Presses the key of an option.
    pub fn pick(&mut self, option: &str) {
        let key = match self.state.screen() {
            Screen::Debrief(debrief) => match &debrief.widget {
                Widget::Pick(list) => {
                    list.choices.iter().find(|choice| choice.id == option).and_then(|choice| choice.key)
                }
                _ => None,
            },
            _ => None,
        };
        let key = key.unwrap_or_else(|| panic!("there is no option {option:?}:\n{}", self.screen()));
        self.key(Key::char(key));
    }

    /// Types the answer to a question that lies ahead, and goes on.
    pub fn answer(&mut self, question: &str, text: &str) {
        self.go_to(question);
        self.type_text(text);
        self.press("tab");
    }

    /// Goes on to the end, and finishes.
    pub fn finish(&mut self) {
        for _ in 0..150 {
            if !self.is_looking_back() {
                return;
            }
            self.press("tab");
        }
        panic!("it never came to an end; it is at {:?}:\n{}", self.question(), self.screen());
    }

    /// Presses Tab until a question with these words is asked.
    pub fn go_to(&mut self, question: &str) {
        self.walk("tab", question);
    }

    /// Presses Shift-Tab until a question with these words is asked.
    pub fn back_to(&mut self, question: &str) {
        self.walk("shift-tab", question);
    }

    fn walk(&mut self, key: &str, question: &str) {
        for _ in 0..150 {
            if self.question().contains(question) {
                return;
            }
            self.press(key);
        }
        panic!("{key} never came to {question:?}; it is at {:?}:\n{}", self.question(), self.screen());
    }

    // ---- the world

    /// Writes to the journal as if somebody else had, without a word to the program.
    pub fn write_elsewhere(&mut self, changes: &[Change]) {
        let performer = self.performer.as_mut().expect("a performer");
        performer.perform(Effect::Write { batch: 0, changes: changes.to_vec() });
    }

    /// From now on the disk says this to every write.
    pub fn disk_fails(&mut self, line: &str) {
        self.disk = Disk::Fails(Trouble { line: line.to_owned(), passing: Passing::MayPass });
    }

    /// From now on the disk answers no write until it works again.
    pub fn disk_is_slow(&mut self) {
        self.disk = Disk::Slow;
    }

    /// The disk works again, and answers what it was asked meanwhile.
    pub fn disk_works(&mut self) {
        self.disk = Disk::Works;
        let held_back: Vec<Effect> = self.held_back.drain(..).collect();
        self.perform(held_back);
    }

    /// From now on no search is answered before the test says so.
    pub fn searches_are_slow(&mut self) {
        self.searches = Searches::HeldBack;
    }

    /// How many searches wait for their answer.
    pub fn waiting_searches(&self) -> usize {
        self.searches_held_back.len()
    }

    /// Answers the search that has waited longest.
    pub fn answer_a_search(&mut self) {
        let read = self.searches_held_back.pop_front().expect("a search that waits");
        let reply = self.look_up(&read);
        self.tell(Msg::Answer(Box::new(reply)));
    }

    /// Answers every search that waits, and those that are asked for on their answers.
    pub fn answer_searches(&mut self) {
        while self.waiting_searches() > 0 {
            self.answer_a_search();
        }
    }

    fn look_up(&mut self, read: &Read) -> Reply {
        let performer = self.performer.as_mut().expect("a performer");
        let found = performer.perform(Effect::Read(read.clone())).expect("a read has an answer");
        match self.finder.as_mut() {
            Some(finder) => finder(performer.store(), read, found),
            None => found,
        }
    }

    fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.state, msg, self.now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            self.effects.push(effect.clone());
            let answer = match (effect, &self.disk) {
                (Effect::Quit, _) => {
                    self.has_left = true;
                    None
                }
                (Effect::Edit(text), _) => Some(Msg::Edited((self.editor)(&text))),
                (effect @ Effect::Write { .. }, Disk::Slow) => {
                    self.held_back.push_back(effect);
                    None
                }
                (Effect::Write { batch, .. }, Disk::Fails(trouble)) => {
                    Some(Msg::Answer(Box::new(Reply::Written { batch, result: Err(trouble.clone()) })))
                }
                // A test writes nothing outside its own folder.
                (Effect::SaveCopy { path, .. } | Effect::Export { path, .. }, _)
                    if !self.folder.as_ref().is_some_and(|folder| path.starts_with(folder.path())) =>
                {
                    Some(Msg::Answer(Box::new(Reply::CopySaved(Err(NO_SUCH_FOLDER.to_owned())))))
                }
                (Effect::Read(read @ (Read::Search(_) | Read::Facets(_))), _) => {
                    if self.searches == Searches::HeldBack {
                        self.searches_held_back.push_back(read);
                        None
                    } else {
                        Some(Msg::Answer(Box::new(self.look_up(&read))))
                    }
                }
                (effect, _) => {
                    let performer = self.performer.as_mut().expect("a performer");
                    performer.perform(effect).map(|reply| Msg::Answer(Box::new(reply)))
                }
            };
            if let Some(answer) = answer {
                waiting.extend(update(&mut self.state, answer, self.now));
            }
        }
    }
}

fn shared(now: Now, settings: Settings, size: Size, ids: Ids) -> Shared {
    Shared::new(size, now, settings, Arc::clone(&CONTENT), ids)
}

fn journal_file(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.db")
}
