//! From an empty journal to a story, and back to it another day.

use super::place::{PROGRAM, Place, beginning_of};
use super::terminal::{CTRL_S, ENTER, ESC, TAB, Terminal};

/// Waits for a question, and answers it.
fn answer(terminal: &mut Terminal, prompt: &str, keys: &str) {
    terminal.wait_for_words(&beginning_of(prompt));
    terminal.type_keys(keys);
}

#[test]
fn a_first_debrief_is_walked_from_the_keyboard_and_read_back_after_a_restart() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.expect_taken_over();
    terminal.type_keys(ENTER);
    terminal.wait_for_words(&beginning_of_mode("hot"));
    terminal.type_keys(&format!("g{ENTER}"));
    answer(&mut terminal, "arrive.now", "7");
    answer(&mut terminal, "safety.red", CTRL_S);
    answer(&mut terminal, "safety.pain", "0");
    answer(&mut terminal, "facts.name", &format!("Chestnut Ridge 12K{ENTER}"));
    answer(&mut terminal, "facts.date", ENTER);
    answer(&mut terminal, "facts.outcome", "1");
    answer(&mut terminal, "feel.pick", &format!("4a7{ENTER}"));
    answer(&mut terminal, "feel.about", &format!("the last climb{ENTER}"));
    answer(&mut terminal, "held.one", &format!("I drank at every table{ENTER}"));
    answer(&mut terminal, "remember.line", &format!("frost on the bridge{ENTER}"));
    answer(&mut terminal, "close_hot.enough", ENTER);
    terminal.wait("the story", |screen| {
        let text = screen.contents();
        ["Chestnut Ridge 12K", "I drank at every table"].iter().all(|words| text.contains(words))
    });
    terminal.type_keys("G");
    terminal.wait_for_words("frost on the bridge");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.expect_given_back();

    let mut again = place.open();
    again.type_keys("2");
    again.wait_for_words("Distance");
    again.wait_for_words("Chestnut Ridge 12K");
    again.type_keys(ENTER);
    again.wait_for_words("I drank at every table");
    again.type_keys("q");
    assert_eq!(again.wait_for_end().exit_code(), 0);
    place.expect_whole();
}

#[test]
fn a_draft_waits_on_the_first_page_and_goes_on_where_it_was_left() {
    let place = Place::new();
    let mut terminal = place.open_at_a_page();
    terminal.type_keys("the wind at the turn");
    terminal.wait_for_words("the wind at the turn");
    terminal.type_keys(ESC);
    terminal.wait_until_gone("the wind at the turn");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);

    let mut again = place.open();
    again.type_keys(ENTER);
    again.wait_for_words("the wind at the turn");
    again.type_keys(&format!(" was kind{TAB}"));
    again.wait_for_words(&beginning_of("feel.pick"));
    again.type_keys("\x1b[Z");
    again.wait_for_words("the wind at the turn was kind");
}

#[test]
fn a_terminal_of_few_words_is_good_enough() {
    let place = Place::new();
    let mut command = place.command(&[PROGRAM]);
    command.env("TERM", "dumb");
    let mut terminal = Place::open_with(command);
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.expect_given_back();
}

fn beginning_of_mode(id: &str) -> String {
    let content = secondwind::content::Content::built_in();
    content.pack().mode(id).expect("a way to look back").label.clone()
}
