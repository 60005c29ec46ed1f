//! Every way in which the program can end or be interrupted, and what is left then.

use std::process::Command;
use std::time::{Duration, Instant};

use super::place::Place;
use super::terminal::{CTRL_C, CTRL_L, CTRL_Z, ENTER, Terminal, wait_until};

/// How many kills are tried where the environment does not ask for more.
const KILLS: u64 = 5;
/// More of them: `SECONDWIND_KILLS=100 cargo test --test terminal kill`.
const KILLS_VARIABLE: &str = "SECONDWIND_KILLS";

/// Types numbered words, each as soon as the one before is on the screen. Gives each word with the moment it was typed.
fn type_words(terminal: &mut Terminal, lasting: Duration) -> Vec<(Instant, String)> {
    let end = Instant::now() + lasting;
    let mut typed = Vec::new();
    while Instant::now() < end {
        let word = format!("w{:04}", typed.len());
        typed.push((Instant::now(), word.clone()));
        terminal.type_keys(&format!("{word} "));
        terminal.wait_for_words(&word);
    }
    typed
}

/// Spread over the rhythm of saving, and different in each round.
fn moments() -> impl Iterator<Item = Duration> {
    let count = std::env::var(KILLS_VARIABLE).ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS);
    (0..count).scan(0x2545_F491_4F6C_DD1D_u64, |seed, _| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some(Duration::from_millis(1100 + (*seed >> 33) % 1200))
    })
}

#[test]
fn after_a_kill_at_most_the_last_second_is_missing() {
    let killed = moments().map(|lasting| std::thread::spawn(move || kill_after(lasting)));
    let mut running = Vec::new();
    for one in killed {
        running.push(one);
        if running.len() == 3 {
            running.drain(..).for_each(|one| one.join().expect("a round"));
        }
    }
    for one in running {
        one.join().expect("a round");
    }
}

fn kill_after(lasting: Duration) {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    let typed = type_words(&mut terminal, lasting);
    let killed = Instant::now();
    terminal.signal("KILL");
    assert!(!terminal.wait_for_end().success());

    place.expect_whole();
    let written = place.written();
    for (moment, word) in &typed {
        let age = killed.duration_since(*moment);
        assert!(
            age < Duration::from_secs(1) || written.contains(word.as_str()),
            "{word}, typed {age:?} before the kill, is missing from: {written}"
        );
    }
    let (_, first) = &typed[0];
    let mut again = place.open();
    again.type_keys(ENTER);
    again.wait("the draft goes on", |screen| {
        written.split(' ').any(|word| word.len() == 5 && screen.contents().contains(word))
    });
    assert!(written.contains(first.as_str()));
}

/// Ends the program somehow right after the last letter, and gives its exit code.
fn end_while_typing(end: impl FnOnce(&mut Terminal)) -> (Place, Terminal, u32) {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("every letter of this");
    terminal.wait_for_words("every letter of this");
    end(&mut terminal);
    let status = terminal.wait_for_end();
    assert_eq!(status.signal(), None, "the program ends by itself");
    assert!(place.written().starts_with("every letter of this"), "{}", place.written());
    place.expect_whole();
    (place, terminal, status.exit_code())
}

#[test]
fn a_signal_to_end_loses_nothing_and_gives_the_terminal_back() {
    for name in ["TERM", "INT", "QUIT", "HUP"] {
        let (_place, terminal, code) = end_while_typing(|terminal| terminal.signal(name));
        assert_eq!(code, 0, "{name}");
        terminal.expect_given_back();
    }
}

#[test]
fn ctrl_c_leaves_from_the_middle_of_a_word_with_everything_saved() {
    let (_place, terminal, code) = end_while_typing(|terminal| terminal.type_keys(CTRL_C));
    assert_eq!(code, 0);
    terminal.expect_given_back();
}

#[test]
fn closing_the_window_loses_nothing() {
    let (place, _terminal, _code) = end_while_typing(Terminal::hang_up);
    let mut again = place.open();
    again.type_keys(ENTER);
    again.wait_for_words("every letter of this");
}

#[test]
fn a_stopped_program_comes_back_with_the_whole_screen() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("before the stop");
    terminal.wait_for_words("before the stop");
    let whole = terminal.text();
    terminal.signal("STOP");
    // A shell that gets the terminal back sets it for itself and writes its prompt.
    let device = std::fs::File::open(terminal.device()).expect("the terminal");
    assert!(Command::new("stty").arg("sane").stdin(device).status().expect("stty").success());
    terminal.smear();
    assert!(!terminal.is_raw());
    terminal.signal("CONT");
    terminal.wait_for_words("before the stop");
    terminal.wait_for_words(whole.lines().next().unwrap_or_default().trim());
    terminal.expect_taken_over();
    terminal.type_keys(", and after");
    terminal.wait_for_words("before the stop, and after");
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_until_the_program_is_continued() {
    let place = Place::new().with_races(&["Chestnut Ridge 12K"]);
    let mut terminal = place.open();
    terminal.type_keys("2");
    terminal.wait_for_words("Chestnut Ridge 12K");
    terminal.type_keys(CTRL_Z);
    terminal.expect_given_back();
    let process = terminal.process().to_string();
    wait_until("the program to stand still", || {
        let told = Command::new("ps").args(["-o", "stat=", "-p", &process]).output().expect("ps");
        told.stdout.starts_with(b"T")
    });
    terminal.smear();
    terminal.signal("CONT");
    terminal.expect_taken_over();
    terminal.wait_for_words("Chestnut Ridge 12K");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.expect_given_back();
}

#[test]
fn a_screen_that_something_has_written_over_is_drawn_again() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("still here");
    terminal.wait_for_words("still here");
    terminal.smear();
    terminal.type_keys(CTRL_L);
    terminal.wait_for_words("still here");
}
