//! A pseudo-terminal with the program in it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{MouseProtocolMode, Parser, Screen};

/// What has not come by now does not come; long, since a test machine may be busy with something else.
const PATIENCE: Duration = Duration::from_secs(20);

pub const ESC: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const CTRL_C: &str = "\x03";
pub const CTRL_E: &str = "\x05";
pub const CTRL_L: &str = "\x0c";
pub const CTRL_S: &str = "\x13";
pub const CTRL_Z: &str = "\x1a";

/// A terminal that shows what the program in it draws.
pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// Kept open so that the terminal outlives the program, as a real one does.
    slave: Option<Box<dyn SlavePty + Send>>,
    shown: Arc<Shown>,
    ended: Receiver<ExitStatus>,
    process: u32,
    alive: bool,
}

/// What the program has sent so far.
#[derive(Default)]
struct Shown {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Default)]
struct State {
    parser: Option<Parser>,
    bytes: Vec<u8>,
    hanging_up: bool,
    closed: bool,
}

impl Terminal {
    /// Starts a command in a terminal of 100 columns and 30 rows.
    pub fn start(command: CommandBuilder) -> Self {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        let process = child.process_id().expect("a process");
        let (end, ended) = mpsc::channel();
        std::thread::spawn(move || end.send(child.wait().expect("its end")));
        let shown = Arc::new(Shown::default());
        lock(&shown).parser = Some(Parser::new(length(size.rows), length(size.cols), 0));
        let reader = pair.master.try_clone_reader().expect("its output");
        let writer = pair.master.take_writer().expect("its input");
        let seen = Arc::clone(&shown);
        std::thread::spawn(move || read(reader, &seen));
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            slave: Some(pair.slave),
            shown,
            ended,
            process,
            alive: true,
        }
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// The file of the terminal.
    pub fn device(&self) -> PathBuf {
        self.master.as_ref().and_then(|master| master.tty_name()).expect("a name")
    }

    /// Types keys, as the bytes a terminal sends for them.
    pub fn type_keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("the terminal is open");
        writer.write_all(keys.as_bytes()).expect("the keys go in");
        writer.flush().expect("the keys go in");
    }

    /// Pastes a text in the way of terminals that mark pasted text.
    pub fn paste(&mut self, text: &str) {
        self.type_keys(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        if let Some(parser) = &mut lock(&self.shown).parser {
            parser.screen_mut().set_size(length(rows), length(columns));
        }
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is open").resize(size).expect("the size changes");
    }

    /// Forgets what is on the screen, as if another program had drawn over it.
    pub fn smear(&mut self) {
        if let Some(parser) = &mut lock(&self.shown).parser {
            parser.process(b"\x1b[2J");
        }
    }

    /// Sends a signal by its name ("TERM").
    pub fn signal(&self, name: &str) {
        let process = self.process.to_string();
        let status = Command::new("kill").args(["-s", name, &process]).status().expect("kill");
        assert!(status.success(), "the signal {name} reaches the program");
    }

    /// Takes the terminal away, as closing its window does.
    pub fn hang_up(&mut self) {
        lock(&self.shown).hanging_up = true;
        // The reader holds the terminal, too; it lets go with the next thing it reads, so there has to be one.
        self.resize(99, 29);
        self.wait_for("the reader to let go", |state| state.closed);
        self.slave = None;
        self.writer = None;
        self.master = None;
    }

    /// Waits until the screen is as expected.
    pub fn wait(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        self.wait_for(what, |state| state.parser.as_ref().is_some_and(|parser| is_so(parser.screen())));
    }

    /// Waits until some words stand on the screen.
    pub fn wait_for_words(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits until some words stand on the screen no longer.
    pub fn wait_until_gone(&self, words: &str) {
        self.wait(&format!("no {words}"), |screen| !screen.contents().contains(words));
    }

    /// Looks at the screen as it is.
    pub fn look<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(lock(&self.shown).parser.as_ref().expect("a screen").screen())
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.look(Screen::contents)
    }

    /// Everything that was sent.
    pub fn bytes(&self) -> Vec<u8> {
        lock(&self.shown).bytes.clone()
    }

    /// Whether keys come to the program as they are typed, without echo.
    pub fn is_raw(&self) -> bool {
        let modes =
            self.master.as_ref().and_then(|master| master.get_termios()).expect("the terminal's modes");
        let flags = format!("{:?}", modes.local_flags);
        assert!(flags.contains('(') || flags.is_empty(), "flags can be told apart: {flags}");
        !flags.contains("ICANON") && !flags.contains("ECHO |") && !flags.contains("ECHO)")
    }

    /// Waits for the end of the program.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        match self.ended.recv_timeout(PATIENCE) {
            Ok(status) => {
                self.alive = false;
                status
            }
            Err(error) => panic!("the program did not end ({error}); on the screen:\n{}", self.text()),
        }
    }

    /// That the terminal is as it was before the program.
    pub fn expect_given_back(&self) {
        self.wait("the terminal to be given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == MouseProtocolMode::None
        });
        let bytes = self.bytes();
        let last = |mode: &[u8]| bytes.windows(mode.len()).rposition(|window| window == mode);
        assert!(
            last(b"\x1b[?1004l") > last(b"\x1b[?1004h"),
            "the terminal is not asked to tell of its focus any more"
        );
        wait_until("what is typed to be shown again", || !self.is_raw());
    }

    /// That the program has the terminal to itself.
    pub fn expect_taken_over(&self) {
        self.wait("the terminal to be taken over", |screen| {
            screen.alternate_screen()
                && screen.bracketed_paste()
                && screen.mouse_protocol_mode() != MouseProtocolMode::None
        });
        assert!(self.is_raw(), "keys come as they are typed");
    }

    fn wait_for(&self, what: &str, is_so: impl Fn(&State) -> bool) {
        let until = Instant::now() + PATIENCE;
        let mut state = lock(&self.shown);
        while !is_so(&state) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let screen =
                    state.parser.as_ref().map(|parser| parser.screen().contents()).unwrap_or_default();
                drop(state);
                panic!("waited in vain for: {what}\non the screen:\n{screen}");
            }
            state = self.shown.news.wait_timeout(state, left).expect("the reader is well").0;
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.alive && self.ended.try_recv().is_err() {
            let _ = Command::new("kill").args(["-s", "KILL", &self.process.to_string()]).status();
        }
    }
}

/// Waits until something outside the terminal is so.
pub fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < until, "waited in vain for: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The program, with only those variables in its environment that it needs.
pub fn program(home: &Path, words: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(words[0]);
    command.args(&words[1..]);
    command.env_clear();
    command.cwd(home);
    command.env("HOME", home);
    command.env("PATH", std::env::var("PATH").unwrap_or_default());
    command.env("TERM", "xterm-256color");
    command
}

fn read(mut reader: Box<dyn Read + Send>, shown: &Shown) {
    let mut bytes = [0; 8192];
    loop {
        let count = reader.read(&mut bytes).unwrap_or(0);
        let mut state = lock(shown);
        state.bytes.extend_from_slice(&bytes[..count]);
        if let Some(parser) = &mut state.parser {
            parser.process(&bytes[..count]);
        }
        let over = count == 0 || state.hanging_up;
        if over {
            drop(reader);
            state.closed = true;
            shown.news.notify_all();
            return;
        }
        shown.news.notify_all();
    }
}

fn lock(shown: &Shown) -> MutexGuard<'_, State> {
    shown.state.lock().expect("the reader is well")
}

fn length(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a size")
}
