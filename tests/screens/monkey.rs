//! Anybody may press anything: no sequence of keys, pastes, clicks and sizes makes the program fall over.
//!
//! `SECONDWIND_MONKEY_KEYS` asks for more keys from each seed than the usual ones.

use std::panic::{AssertUnwindSafe, catch_unwind};

use secondwind::app::command::TABLE;
use secondwind::app::effect::{Input, Size};
use secondwind::app::key::Key;

use super::harness::{Journal, cells};

const EVENING: &str = "2026-07-29T20:00:00+02:00";
const USUAL_KEYS: usize = 700;
const SEEDS: [u64; 6] = [1, 7, 42, 1_000_003, 0xdead_beef, 0x5ec0_4d81];

/// Marsaglia's xorshift, 64 bit, shifts 13, 7, 17.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn size(&mut self, from: u16, end: u16) -> u16 {
        from + u16::try_from(self.below(usize::from(end - from))).expect("a small number")
    }
}

const LETTERS: &[char] = &[
    'a', 'e', 'n', 'x', 'Z', '0', '7', '9', ':', '/', '-', '+', '.', ' ', 'é', 'ß', '界', '走', '🏃', '👨',
    '\u{200d}', '\u{301}', '\u{fe0f}', 'ע', 'ب', '\u{202e}', 'ﷺ', '🇿', '🇦', '\u{feff}', '\u{a0}', '―',
];

const PASTES: &[&str] = &[
    "",
    "\r\n",
    "one\r\ntwo\rthree\n\n\n",
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{0}\u{9b}31m",
    "3:58:20",
    "26.2 mi",
    "yesterday",
    "👨‍👩‍👧‍👦👨‍👩‍👧‍👦 三十公里处开始走 العربية עברית",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{200b}\u{200b}\t\ttabs",
    "I am such a failure, and this line goes on for longer than any screen of the usual kind is wide, word by word by word.",
];

/// Keys that lead on from one page to another.
const USUAL: &[&str] = &["tab", "enter", "n", "2", "e", "down"];

/// What a runner may do next. Commands get the larger share, so that every page is come to.
fn anything(chance: &mut Chance, size: Size) -> Input {
    match chance.below(100) {
        0..50 => {
            let entry = chance.one(TABLE);
            let keys: &[&str] = if entry.keys.is_empty() { &["enter"] } else { entry.keys };
            Input::Key(Key::read(keys[chance.below(keys.len())]).expect("a key of the table"))
        }
        50..62 => Input::Key(Key::read(USUAL[chance.below(USUAL.len())]).expect("a key")),
        62..80 => Input::Key(Key::char(*chance.one(LETTERS))),
        80..86 => Input::Paste((*chance.one(PASTES)).to_owned()),
        86..90 => Input::Click {
            column: chance.size(0, size.columns.max(2)),
            row: chance.size(0, size.rows.max(2)),
        },
        90..92 => {
            Input::Drag { column: chance.size(0, size.columns.max(2)), row: chance.size(0, size.rows.max(2)) }
        }
        92..94 => Input::Wheel(*chance.one(&[-3, 3, 40, -40])),
        94..96 => Input::Resize(Size { columns: chance.size(1, 301), rows: chance.size(1, 101) }),
        96..99 => Input::Resize(Size { columns: chance.size(60, 140), rows: chance.size(18, 50) }),
        _ => Input::Focus,
    }
}

/// What has to hold of every screen.
fn look(journal: &Journal) {
    let (buffer, cursor) = journal.drawn();
    if let Some((column, row)) = cursor {
        assert!(
            buffer.area.contains((column, row).into()),
            "the cursor stands at {column}, {row} of {:?}",
            buffer.area
        );
    }
    for cell in cells(&buffer) {
        assert!(
            !cell.symbol().chars().any(char::is_control),
            "a control character is drawn: {:?}",
            cell.symbol()
        );
    }
}

fn play(seed: u64, keys: usize, heard: &mut Vec<Input>) {
    let mut chance = Chance(seed);
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.finish();
    for step in 0..keys {
        let input = anything(&mut chance, journal.state.shared.size);
        heard.push(input.clone());
        match input {
            Input::Key(key) => journal.key(key),
            input => journal.input(input),
        }
        if step % 25 == 0 {
            let before = format!("{:?}", journal.state);
            look(&journal);
            assert_eq!(format!("{:?}", journal.state), before, "drawing has changed the state");
            journal.tick();
        } else {
            look(&journal);
        }
        if chance.below(40) == 0 {
            journal.tick();
        }
        match chance.below(400) {
            0 => journal.disk_fails("The disk is full."),
            1..6 => journal.disk_works(),
            6 => journal.disk_is_slow(),
            _ => {}
        }
        if journal.has_left() {
            journal.disk_works();
            journal.restart();
        }
    }
    journal.disk_works();
    journal.tick();
    assert!(journal.state.shared.saver.is_clean(), "everything is on the disk in the end");
}

#[test]
fn no_sequence_of_keys_makes_the_program_fall_over() {
    let keys =
        std::env::var("SECONDWIND_MONKEY_KEYS").ok().and_then(|keys| keys.parse().ok()).unwrap_or(USUAL_KEYS);
    for seed in SEEDS {
        let mut heard = Vec::new();
        let result = catch_unwind(AssertUnwindSafe(|| play(seed, keys, &mut heard)));
        if let Err(panic) = result {
            let last = &heard[heard.len().saturating_sub(60)..];
            let words = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied());
            panic!(
                "seed {seed}, after {} inputs: {}\nthe last of them: {last:#?}",
                heard.len(),
                words.unwrap_or("it fell over")
            );
        }
    }
}
