//! The figures that the program is to reach, measured on the release build and printed as a table.
//!
//! `cargo bench --bench figures` makes journals of 100 and 10,000 debriefs in the target folder at its first run.
//! `SECONDWIND_LARGE=1` adds one of 100,000, which takes some minutes to make. `SECONDWIND_SEARCH_ONLY=1` leaves out all but the
//! searches, and `SECONDWIND_SEARCH_SCREEN=1` types them on the Lessons page, too.

mod in_process;
mod journal;
mod searching;
mod terminal;
mod years;

use std::io::Write;
use std::time::Duration;

use secondwind::domain::search::SearchIn;

/// The variable that asks for the largest journal.
const LARGE: &str = "SECONDWIND_LARGE";

/// The variable that leaves out all but the searches.
const SEARCH_ONLY: &str = "SECONDWIND_SEARCH_ONLY";

/// The variable that asks for searches on the Lessons page, too.
const SEARCH_SCREEN: &str = "SECONDWIND_SEARCH_SCREEN";

/// One line of the table.
struct Row {
    what: String,
    goal: &'static str,
    measured: String,
}

impl Row {
    /// A line of the table.
    fn new(what: impl Into<String>, goal: &'static str, measured: impl Into<String>) -> Self {
        Self { what: what.into(), goal, measured: measured.into() }
    }
}

/// Times of the same thing, many times over.
struct Times(Vec<Duration>);

impl Times {
    /// Sorts them.
    fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// The time that so many of a hundred do not exceed.
    fn percentile(&self, percent: usize) -> Duration {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Median and 99th percentile, in words.
    fn told(&self) -> String {
        self.told_to(99)
    }

    /// Median and another percentile, in words.
    fn told_to(&self, percent: usize) -> String {
        let [half, most] = [50, percent].map(|percent| milliseconds(self.percentile(percent)));
        format!("p50 {half}, p{percent} {most}")
    }
}

/// A time in milliseconds, in words.
fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn main() {
    // `cargo test --benches` starts it, too, and has nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    if std::env::var_os(SEARCH_ONLY).is_some() {
        search();
        return;
    }
    let small = journal::of(100);
    let usual = journal::of(10_000);
    print("| what | goal | measured |");
    print("|---|---|---|");
    let starts = [(100, &small), (10_000, &usual)].map(|(count, folder)| {
        let start = terminal::start(folder);
        let what = format!("start to first full frame, {count} debriefs");
        print_row(&Row::new(what, "under 10 ms", start.told()));
        start.percentile(50).as_secs_f64()
    });
    print_row(&Row::new(
        "the same, 10,000 against 100",
        "at most 1.3x",
        format!("{:.2}x", starts[1] / starts[0]),
    ));
    if std::env::var_os(LARGE).is_some() {
        let start = terminal::start(&journal::of(100_000));
        print_row(&Row::new("start to first full frame, 100,000 debriefs", "under 15 ms", start.told()));
    }
    for row in in_process::rows(&usual) {
        print_row(&row);
    }
    let years = years::journal();
    let start = terminal::start_until(&years, "check-ins");
    print_row(&Row::new(
        "start to first full frame, ten years of daily check-ins",
        "under 10 ms",
        start.told(),
    ));
    for row in in_process::timeline_rows(&years) {
        print_row(&row);
    }
    print_row(&terminal::timeline_row(&years));
    for row in terminal::rows(&usual) {
        print_row(&row);
    }
    search();
}

fn search() {
    let journals = [(10_000, "p95 under 5 ms"), (100_000, "p95 under 20 ms")];
    let count = if std::env::var_os(LARGE).is_some() { 2 } else { 1 };
    for (count, goal) in journals.into_iter().take(count) {
        for row in searching::rows(count, goal) {
            print_row(&row);
        }
        if std::env::var_os(SEARCH_SCREEN).is_some() {
            let searches = searching::searches();
            for within in [SearchIn::Lessons, SearchIn::Everything] {
                let folder = searching::journal(searching::races(within, count));
                let place = searching::place(within, count);
                for row in terminal::search_rows(&folder, &place, goal, &searches) {
                    print_row(&row);
                }
            }
        }
    }
}

fn print_row(row: &Row) {
    print(&format!("| {} | {} | {} |", row.what, row.goal, row.measured));
}

fn print(line: &str) {
    // A closed pipe is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
}
