//! The whole program in a pseudo-terminal: from a key to the last byte that is sent for it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use secondwind::content::Content;

use super::journal::{LAST_LESSON, NOW, Words};
use super::{Row, Times};

const ROWS: u16 = 40;
const COLUMNS: u16 = 120;
/// A frame is over when nothing more has come for so long.
const QUIET: Duration = Duration::from_millis(4);
/// Hits have come when nothing more has come for so long; what takes longer is missed, and far beyond the goal.
const UNTIL_FOUND: Duration = Duration::from_millis(60);
/// What has not come by now does not come.
const PATIENCE: Duration = Duration::from_secs(20);
const GOAL: &str = "p99 under 4 ms";

/// From the start of the program to the first frame with what the journal says.
pub fn start(folder: &Path) -> Times {
    start_until(folder, LAST_LESSON)
}

/// From the start of the program to the first frame on which these words stand.
pub fn start_until(folder: &Path, words: &str) -> Times {
    let times = (0..40).map(|_| {
        let started = Instant::now();
        let mut program = Program::start(folder);
        let shown = program.wait_for(words);
        shown.duration_since(started)
    });
    Times::new(times.skip(3).collect())
}

/// What is measured on one running program.
pub fn rows(folder: &Path) -> Vec<Row> {
    let copy = tempfile::tempdir().expect("a folder");
    std::fs::copy(folder.join("journal.db"), copy.path().join("journal.db")).expect("a copy");
    let mut program = Program::start(copy.path());
    program.wait_for(LAST_LESSON);
    program.drain(Duration::from_millis(200));
    let mut rows =
        vec![Row::new("in a terminal: Today, up and down", GOAL, program.press(&["j", "k"]).told())];
    program.show("2");
    rows.push(Row::new("in a terminal: Races, walking down", GOAL, program.press(&["j"]).told()));
    program.show("5");
    program.wait_for("1 Today");
    program.drain(Duration::from_millis(300));
    rows.push(Row::new("in a terminal: Goals, walking down", GOAL, program.press(&["j"]).told()));
    program.show("2");
    program.show("g");
    program.show("\r");
    rows.push(Row::new("in a terminal: Story, scrolling", GOAL, program.press(&["j", "j", "k", "k"]).told()));
    rows.extend(
        program
            .memory()
            .map(|told| Row::new("memory at its highest so far, 10,000 debriefs", "under 25 MB", told)),
    );

    let content = Content::built_in();
    let free = content.pack().modes.iter().position(|mode| mode.id == "free").expect("a way to just write");
    program.show("1");
    program.show("n");
    // The race that is not in the journal yet, whatever waits above it.
    let above = program.row_of("A race that is not in the journal yet") - program.row_of("Which race?") - 2;
    program.show(&format!("g{}\r", "j".repeat(above)));
    program.send(&format!("g{}\r", "j".repeat(free)));
    let question = &content.pack().prompt("write.free").expect("a question").text;
    program.wait_for(&question[..20]);
    let mut words = Words(7);
    let paragraphs: Vec<String> = (0..50).map(|_| words.some(100)).collect();
    program.show(&format!("\x1b[200~{}\x1b[201~", paragraphs.join("\n\n")));
    program.wait_for(paragraphs[49].rsplit(' ').next().unwrap_or_default());
    program.drain(Duration::from_millis(700));
    let typing = program.press(&["x", "y", " "]);
    rows.push(Row::new("in a terminal: typing in a 5,000-word answer", GOAL, typing.told()));
    rows.push(Row::new("bytes sent for a typed letter", "under 200", program.bytes_told()));
    rows.extend(
        program
            .memory()
            .map(|told| Row::new("memory at its highest, with that answer open", "under 25 MB", told)),
    );
    program.drain(Duration::from_secs(2));
    if let Some(before) = program.switches() {
        program.drain(Duration::from_secs(3));
        let woken = program.switches().unwrap_or(before) - before;
        rows.push(Row::new("idle for 3 s: times any thread was woken", "zero", woken.to_string()));
    }
    rows
}

/// What is measured on the timeline of a long journal.
pub fn timeline_row(folder: &Path) -> Row {
    let mut program = Program::start(folder);
    program.wait_for("check-ins");
    program.send("3");
    program.wait_for("Season");
    program.drain(Duration::from_millis(100));
    program.show("--");
    let what = "in a terminal: the timeline of ten years, walking the events";
    Row::new(what, "under 8 ms", program.press(&["h"]).told())
}

/// Search-as-you-type on the Lessons page and over everything: from the last letter of each search until the hits that it
/// brings stand on the screen, whole and with their marks. Where the last letter changes nothing about them, the search is
/// pasted into an empty line. On a screen of 80 columns, where nothing else is drawn before them.
pub fn search_rows(folder: &Path, place: &str, goal: &'static str, searches: &[(&str, String)]) -> Vec<Row> {
    let mut program = Program::start_at(folder, 24, 80);
    program.wait_for("Today");
    program.drain(Duration::from_millis(300));
    program.show("4");
    let keys = if place.starts_with("Everything") { "/\t" } else { "/" };
    let mut rows = Vec::new();
    for (what, typed) in searches {
        let Some((last, _)) = typed.char_indices().last() else { continue };
        let (before, letter) = typed.split_at(last);
        program.show(&format!("{keys}{before}"));
        program.drain(Duration::from_millis(300));
        let mut times = program.search_again_and_again(letter, "\x7f");
        let mut how = "typed";
        if times.is_empty() {
            program.send("\x15");
            program.drain(Duration::from_millis(300));
            times = program.search_again_and_again(&format!("\x1b[200~{typed}\x1b[201~"), "\x15");
            how = "pasted";
        }
        let told = format!("{} ({how}, {} times)", Times::new(times.clone()).told_to(95), times.len());
        rows.push(Row::new(format!("in a terminal: {place}, {what}"), goal, told));
        // Left and opened anew, so that nothing is typed any more.
        program.show("\x1b");
        program.show("\x1b");
        program.show("1");
        program.show("4");
    }
    rows
}

struct Program {
    child: Box<dyn Child + Send + Sync>,
    /// Held so that the terminal stays.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    parser: vt100::Parser,
    /// How many bytes came for each key that was pressed last.
    sent: Vec<usize>,
}

impl Program {
    fn start(folder: &Path) -> Self {
        Self::start_at(folder, ROWS, COLUMNS)
    }

    fn start_at(folder: &Path, rows: u16, columns: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_secondwind"));
        command.env_clear();
        command.env("HOME", folder);
        command.env("TERM", "xterm-256color");
        command.env("SECONDWIND_DATA_DIR", folder);
        command.env("SECONDWIND_CONFIG_DIR", folder);
        command.env("SECONDWIND_NOW", NOW);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (sender, chunks) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().expect("its input");
        let length = |cells| NonZeroU16::new(cells).expect("a size");
        let parser = vt100::Parser::new(length(rows), length(columns), 0);
        Self { child, _master: pair.master, writer, chunks, parser, sent: Vec::new() }
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the keys go in");
        self.writer.flush().expect("the keys go in");
    }

    /// Reads until some words stand on the screen; gives the moment at which they came.
    fn wait_for(&mut self, words: &str) -> Instant {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok((at, bytes)) = self.chunks.recv_timeout(left) else {
                panic!("waited in vain for {words}; on the screen:\n{}", self.parser.screen().contents());
            };
            self.parser.process(&bytes);
            if self.parser.screen().contents().contains(words) {
                return at;
            }
        }
    }

    /// The row of the screen in which some words stand.
    fn row_of(&self, words: &str) -> usize {
        let screen = self.parser.screen().contents();
        screen.lines().position(|line| line.contains(words)).expect("the words are on the screen")
    }

    /// Reads until nothing has come for a while; gives the moment of the last byte, and how many there were.
    fn drain(&mut self, quiet: Duration) -> (Option<Instant>, usize) {
        let (mut last, mut count) = (None, 0);
        loop {
            match self.chunks.recv_timeout(quiet) {
                Ok((at, bytes)) => {
                    self.parser.process(&bytes);
                    last = Some(at);
                    count += bytes.len();
                }
                Err(RecvTimeoutError::Timeout) => return (last, count),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("the program has ended; on the screen:\n{}", self.parser.screen().contents())
                }
            }
        }
    }

    /// Types into a search and takes it back, with everything that this brings.
    fn search_again_and_again(&mut self, typed: &str, back: &str) -> Vec<Duration> {
        let mut times = Vec::new();
        for turn in 0..40 {
            times.extend(self.found_after(typed));
            self.send(back);
            self.drain(Duration::from_millis(120));
            if turn == 2 && times.is_empty() {
                break;
            }
        }
        times
    }

    /// Types into a search; gives how long it took until the last of the hits stood on the screen as they stayed. `None` where
    /// nothing about them changed.
    fn found_after(&mut self, typed: &str) -> Option<Duration> {
        let mut hits = self.hits();
        let started = Instant::now();
        self.send(typed);
        // Looked at afterwards, so that the program has the machine for itself.
        let chunks: Vec<_> = std::iter::from_fn(|| self.chunks.recv_timeout(UNTIL_FOUND).ok()).collect();
        let mut shown = None;
        for (at, bytes) in chunks {
            self.parser.process(&bytes);
            let now = self.hits();
            if now != hits {
                (hits, shown) = (now, Some(at.duration_since(started)));
            }
        }
        shown
    }

    /// The rows between what is typed and the line above the selected hit, or the last row, as they are drawn.
    fn hits(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let [rows, columns] = <[_; 2]>::from(screen.size()).map(NonZeroU16::get);
        let texts: Vec<String> = screen.rows(0, columns).collect();
        let first = texts.iter().position(|row| row.starts_with("  / ")).unwrap_or(0) + 1;
        let rule = texts[first..].iter().position(|row| row.trim_start().starts_with('─'));
        let last = rule.map_or(usize::from(rows) - 2, |rule| first + rule);
        screen.rows_formatted(0, columns).take(last).skip(first).collect()
    }

    /// Types keys and waits for what they bring.
    fn show(&mut self, keys: &str) {
        self.send(keys);
        self.drain(Duration::from_millis(100));
    }

    /// Presses keys in turn; measures each from the key to the last byte of what is drawn for it.
    fn press(&mut self, keys: &[&str]) -> Times {
        self.sent.clear();
        let mut times = Vec::new();
        for turn in 0..400 {
            let started = Instant::now();
            self.send(keys[turn % keys.len()]);
            let Ok((first, bytes)) = self.chunks.recv_timeout(Duration::from_millis(100)) else {
                continue;
            };
            self.parser.process(&bytes);
            let (last, more) = self.drain(QUIET);
            times.push(last.unwrap_or(first).duration_since(started));
            self.sent.push(bytes.len() + more);
        }
        Times::new(times)
    }

    fn bytes_told(&mut self) -> String {
        self.sent.sort_unstable();
        let at = |percent: usize| {
            self.sent.get((self.sent.len() * percent / 100).min(self.sent.len().saturating_sub(1)))
        };
        format!("p50 {}, p99 {}", at(50).copied().unwrap_or_default(), at(99).copied().unwrap_or_default())
    }

    /// The most memory that was ever in use, where the system tells it.
    fn memory(&self) -> Option<String> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let kilobytes: f64 = field(&status, "VmHWM:")?.parse().ok()?;
        Some(format!("{:.1} MB", kilobytes / 1024.0))
    }

    /// How often any thread has been given the processor, where the system tells it.
    fn switches(&self) -> Option<u64> {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let counts = threads.flatten().filter_map(|thread| {
            let status = std::fs::read_to_string(thread.path().join("status")).ok()?;
            let count = |name| field(&status, name)?.parse::<u64>().ok();
            Some(count("voluntary_ctxt_switches:")? + count("nonvoluntary_ctxt_switches:")?)
        });
        Some(counts.sum())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(process) = self.child.process_id() {
            let _ = Command::new("kill").args(["-s", "KILL", &process.to_string()]).status();
        }
        let _ = self.child.wait();
    }
}

/// The first word after a name at the start of a line.
fn field<'s>(status: &'s str, name: &str) -> Option<&'s str> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()
}
