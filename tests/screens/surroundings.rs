//! The palette, the help page, themes, keys of one's own, small screens, the demo.

use secondwind::app::command::{Keymap, Scope, TABLE};
use secondwind::app::effect;
use secondwind::app::screens::Screen;

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

#[test]
fn the_palette_finds_a_command_by_its_name_and_runs_it() {
    let mut journal = Journal::at(EVENING);
    journal.press(":");
    journal.type_text("trash");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Trash(_)), "{}", journal.screen());
    journal.press("esc :");
    journal.type_text("race ahead");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::RaceForm(_)), "{}", journal.screen());
}

#[test]
fn the_palette_offers_nothing_that_would_do_nothing() {
    let mut journal = Journal::at(EVENING);
    journal.press(":");
    journal.must_not_see(&["Takes back the last change"]);
    journal.type_text("zzz");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
}

/// Words without the ends of their rows.
fn flowing(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn help_lists_exactly_the_keys_that_are_heard_where_it_was_asked() {
    let keymap = Keymap::default();
    for (open, question) in
        [("1", ""), ("2", ""), ("n enter", "Before we start"), ("n enter", "What are you feeling")]
    {
        let mut journal = Journal::at(EVENING);
        journal.press(open);
        if !question.is_empty() {
            journal.go_to(question);
        }
        let scopes = journal.state.scopes();
        journal.press("f1");
        let page = flowing(&journal.whole_page());
        for entry in TABLE.iter().filter(|entry| !entry.keys.is_empty()) {
            let line = flowing(&format!("{} {}", keymap.told(entry.command), entry.help));
            assert_eq!(
                page.contains(&line),
                scopes.contains(&entry.scope),
                "{line:?} after {open:?} {question:?}:\n{page}"
            );
        }
    }
}

#[test]
fn f1_opens_help_while_writing_and_esc_goes_back_to_the_words() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just write");
    journal.type_text("Why? 1 n q");
    journal.press("f1");
    assert!(matches!(journal.state.screen(), Screen::Help(_)));
    journal.press("esc");
    journal.must_see(&["Why? 1 n q"]);
}

#[test]
fn the_next_theme_changes_the_colours_and_not_a_word() {
    let mut journal = Journal::at(EVENING);
    let words = journal.screen();
    let before = journal.style_of("Second Wind");
    journal.press(":");
    journal.type_text("theme");
    journal.press("enter");
    let after = journal.style_of("Second Wind");
    assert_ne!((before.fg, before.bg), (after.fg, after.bg));
    assert!(journal.notice().contains("Theme: light"), "{}", journal.notice());
    journal.press("home");
    assert_eq!(journal.screen(), words);
}

#[test]
fn keys_of_ones_own_work_and_are_told_in_the_bar_and_in_help() {
    let mut journal = Journal::configured(EVENING, "[keys]\nquit = \"Q\"\ndebrief = [\"N\", \"f2\"]\n");
    journal.press("q n");
    assert!(!journal.has_left());
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
    journal.must_see(&["Q quit"]);
    journal.press("?");
    assert!(flowing(&journal.whole_page()).contains("N F2 Looks back at a race"));
    journal.press("esc f2");
    assert!(matches!(journal.state.screen(), Screen::Start(_)), "{}", journal.screen());
    journal.press("Q");
    assert!(journal.has_left());
}

#[test]
fn a_screen_that_is_too_small_says_what_it_needs_and_loses_nothing() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just write");
    journal.type_text("The first hour");
    journal.resize(59, 17);
    journal.must_see(&["60x18", "59x17"]);
    journal.type_text("s");
    journal.resize(60, 18);
    journal.must_see(&["The first hours"]);
}

#[test]
fn the_smallest_screen_shows_question_answer_and_the_way_on() {
    let mut journal = Journal::at(EVENING).sized(60, 18);
    journal.press("n enter");
    journal.must_see(&["how heavy does this race feel", "Tab"]);
}

#[test]
fn the_demo_opens_a_made_up_journal_and_leaves_the_own_one_untouched() {
    let mut journal = Journal::at(EVENING);
    journal.choose("made-up journal");
    journal.press("enter");
    assert_eq!(journal.journal(), effect::Journal::Demo);
    journal.press("2");
    assert!(journal.store().race_page(0, 5).expect("the races").total > 3);
    journal.press("d :");
    journal.type_text("demo");
    journal.press("enter");
    assert_eq!(journal.journal(), effect::Journal::Own);
    assert_eq!(journal.store().race_page(0, 5).expect("the races").total, 0);
}

#[test]
fn letters_are_commands_only_where_nothing_is_written() {
    let mut journal = Journal::at(EVENING);
    assert!(journal.state.scopes().contains(&Scope::Global));
    journal.begin("Just write");
    assert!(!journal.state.scopes().contains(&Scope::Global));
    journal.press("q");
    assert!(!journal.has_left());
    journal.press("esc q");
    assert!(journal.has_left());
}
