//! Typing a search: what is found, and when.

use ratatui::style::Modifier;
use secondwind::app::effect::{Effect, Read};
use secondwind::app::screens::Screen;
use secondwind::domain::id::LessonId;

use super::sample::{EVENING, Finder, changes, journal, lesson_id};
use crate::harness::Journal;

/// The lesson whose page is open.
pub fn open_lesson(journal: &Journal) -> LessonId {
    match journal.state.screen() {
        Screen::Lesson(page) => page.id,
        _ => panic!("no lesson is open:\n{}", journal.screen()),
    }
}

/// The numbers of the searches that were asked for, first to last. Facets are always those of the last search.
fn numbers(journal: &Journal) -> Vec<u64> {
    let mut numbers = Vec::new();
    for effect in journal.effects() {
        match effect {
            Effect::Read(Read::Search(request)) => numbers.push(request.number),
            Effect::Read(Read::Facets(request)) => assert_eq!(Some(&request.number), numbers.last()),
            _ => {}
        }
    }
    numbers
}

/// The row with the selection.
pub fn selected(journal: &Journal) -> String {
    journal
        .screen()
        .lines()
        .find(|row| row.trim_start().starts_with("› ") && !row.contains("Everything"))
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn the_lesson_that_matters_is_three_keys_and_its_word_away() {
    for keys in ["4 /", "/", "2 /", "6 /"] {
        let mut journal = journal();
        journal.press(keys);
        journal.type_text("taper");
        journal.press("enter");
        assert_eq!(open_lesson(&journal), lesson_id(10), "{keys}");
        journal.press("esc");
        journal.must_see(&["1 of 14 lessons", "Two weeks of taper, not one"]);
        journal.press("1");
        assert!(matches!(journal.state.screen(), Screen::Today(_)), "the letters are commands again");
    }
}

#[test]
fn what_was_searched_for_is_marked_without_any_colour() {
    let mut journal = journal();
    journal.press("/");
    journal.type_text("climb");
    let both = Modifier::BOLD | Modifier::UNDERLINED;
    assert!(journal.style_of("climb, whatever").add_modifier.contains(both));
    assert!(!journal.style_of("Walk the first").add_modifier.contains(Modifier::UNDERLINED));
}

#[test]
fn a_word_far_behind_in_a_long_lesson_is_shown_with_the_words_around_it() {
    let mut journal = journal();
    journal.press("4 /");
    journal.type_text("warmth");
    assert!(selected(&journal).contains("warmth than it gives"), "{}", journal.screen());
    assert!(selected(&journal).contains('…'), "{}", journal.screen());
}

#[test]
fn letters_are_echoed_at_once_and_the_hits_stay_until_newer_ones_come() {
    let mut journal = journal();
    journal.press("4 /");
    journal.searches_are_slow();
    journal.type_text("ta");
    journal.must_see(&["/ ta", "14 lessons", "Walk the first climb"]);
    assert_eq!(journal.waiting_searches(), 2);
    journal.type_text("per");
    journal.must_see(&["/ taper", "14 lessons"]);
    for _ in 0..4 {
        journal.answer_a_search();
        journal.must_see(&["14 lessons", "Walk the first climb"]);
    }
    journal.answer_searches();
    journal.must_see(&["1 of 14 lessons", "Two weeks of taper"]);
    journal.must_not_see(&["Walk the first climb"]);
}

#[test]
fn every_change_is_one_search_with_a_larger_number_and_a_space_is_none() {
    let mut journal = journal();
    journal.press("4 /");
    let before = numbers(&journal).len();
    journal.type_text("wal k");
    journal.press("backspace");
    let numbers = numbers(&journal);
    // A space ends a word, and says nothing yet.
    assert_eq!(numbers.len() - before, 5);
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    // Another page goes on with the numbers.
    journal.press("esc 1 /");
    journal.type_text("a");
    // Back from a lesson, all are counted anew; facets that are asked for after that are answered all the same.
    journal.press("enter esc f");
    journal.must_see(&["of 14 lessons", "□ Started too fast"]);
    let later = self::numbers(&journal);
    assert!(later.windows(2).all(|pair| pair[0] < pair[1]), "{later:?}");
}

#[test]
fn enter_waits_for_what_the_last_letter_finds_and_the_keys_after_it_are_for_the_lesson() {
    let mut journal = journal();
    journal.press("4 /");
    journal.searches_are_slow();
    journal.type_text("taper");
    journal.press("enter esc down");
    journal.must_see(&["/ taper", "14 lessons"]);
    journal.answer_searches();
    // The lesson was opened, and left again.
    assert!(matches!(journal.state.screen(), Screen::Lessons(_)), "{}", journal.screen());
    journal.answer_searches();
    journal.press("enter");
    assert_eq!(open_lesson(&journal), lesson_id(10));
}

#[test]
fn enter_opens_nothing_where_nothing_is_found() {
    let mut journal = journal();
    journal.press("4 /");
    journal.searches_are_slow();
    journal.type_text("zzz");
    journal.press("enter");
    journal.answer_searches();
    journal.must_see(&["No lesson has all of this.", "0 of 14 lessons"]);
    journal.press("esc");
    journal.must_see(&["Fewer or shorter words find more; 0", "clears the search."]);
    journal.press("/");
    journal.must_see(&["Fewer or shorter words find more; Ctrl-U"]);
    journal.press("backspace backspace backspace");
    journal.answer_searches();
    journal.must_see(&["14 lessons"]);
    assert!(matches!(journal.state.screen(), Screen::Lessons(_)));
}

#[test]
fn moves_made_while_the_journal_is_asked_are_made_among_what_it_finds() {
    let mut journal = journal();
    journal.press("4 /");
    journal.searches_are_slow();
    journal.type_text("the");
    journal.press("down down");
    journal.answer_searches();
    let third = selected(&journal);
    journal.press("up up");
    assert_ne!(selected(&journal), third);
    journal.press("down down");
    assert_eq!(selected(&journal), third);
}

#[test]
fn arrows_move_among_the_hits_while_letters_are_typed() {
    let mut journal = journal();
    journal.press("4 /");
    journal.type_text("wal");
    journal.press("down");
    assert!(selected(&journal).contains("三十公里"), "{}", journal.screen());
    journal.press("pageup");
    assert!(selected(&journal).contains("Walk the first climb"));
    journal.type_text("k");
    journal.press("pagedown enter");
    assert_eq!(open_lesson(&journal), lesson_id(12));
}

#[test]
fn escape_leaves_the_typing_then_clears_the_search_then_leaves_the_page() {
    let mut journal = journal();
    journal.press("4 /");
    journal.type_text("taper");
    journal.press("esc");
    journal.must_see(&["/ taper", "1 of 14 lessons"]);
    // "/" goes on where it was left.
    journal.press("/ backspace backspace backspace");
    journal.must_see(&["/ ta"]);
    journal.press("esc esc");
    journal.must_see(&["14 lessons", "/ and a word finds a lesson"]);
    journal.press("/");
    journal.type_text("taper");
    journal.press("esc 0");
    journal.must_see(&["/ and a word finds a lesson"]);
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
}

#[test]
fn what_was_forgiven_is_said() {
    let finder = Finder { forgives: Some(("tapper".to_owned(), "taper".to_owned())), ..Finder::default() };
    let mut journal = Journal::holding(EVENING, &changes()).found_by(finder.answering());
    journal.press("/");
    journal.type_text("tapper");
    journal.must_see(&["nothing has “tapper”; this is “taper”", "Two weeks of taper"]);
}

#[test]
fn accents_do_not_matter_and_wide_characters_shift_nothing() {
    let mut journal = journal();
    journal.press("/");
    journal.type_text("zurich");
    let row = selected(&journal);
    assert!(row.contains("Zürich showed"), "{}", journal.screen());
    journal.press("ctrl-u");
    journal.paste("三十公里\n");
    journal.must_see(&["/ 三十公里", "1 of 14 lessons"]);
}

#[test]
fn a_long_search_scrolls_in_its_row() {
    let mut journal = journal().sized(60, 18);
    journal.press("/");
    journal.paste(&"walk the first climb whatever the others do ".repeat(4));
    let row = journal.screen().lines().nth(3).unwrap_or_default().to_owned();
    assert!(row.starts_with("  / ") && row.ends_with("others do"), "{row}");
    journal.press("home");
    journal.must_see(&["/ walk the first climb whatever"]);
}

#[test]
fn help_tells_what_a_search_understands_first_of_all_to_who_is_typing() {
    let mut journal = journal();
    journal.press("4 ?");
    let page = journal.whole_page();
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}:\n{page}"));
    assert!(place("In a list") > place("What a search understands"));
    for words in ["cause:heat", "distance:marathon", "since:3m", "\"easy start\"", "state:proven"] {
        place(words);
    }
    journal.press("esc /");
    journal.type_text("tap");
    journal.press("f1");
    assert!(journal.screen().lines().nth(5).is_some_and(|row| row.contains("What a search understands")));
    journal.press("esc");
    journal.type_text("er");
    journal.must_see(&["/ taper", "1 of 14 lessons"]);
}

#[test]
fn whatever_is_typed_is_no_error() {
    for text in [
        "\"",
        "-",
        "cause:",
        ":::",
        "NEAR(a b)",
        "* OR NOT",
        "year:99999999999999999999",
        "%_\\",
        "since:∞",
        "👨‍👩‍👧‍👦",
        "\u{202e}abc",
        "a\u{301}\u{301}",
    ] {
        let mut journal = journal();
        journal.press("4 /");
        journal.type_text(text);
        journal.paste(text);
        journal.press("enter esc tab tab f down enter");
        assert!(!journal.screen().is_empty(), "{text:?}");
    }
}
