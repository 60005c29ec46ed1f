//! Care: cards that words ask for, contacts, and the rules about numbers.

mod doors;
mod numbers;
mod snapshots;

use super::harness::Journal;

const EVENING: &str = "2026-11-21T20:00:00+02:00";
const HELD_UP: &str = "Name one thing that held up";
const DANGER: &str = "You matter more than any race";
const HEAVY: &str = "That sounds heavy";

/// At a question of a debrief, with these words in it.
fn writing(mut journal: Journal, words: &str) -> Journal {
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to(HELD_UP);
    journal.type_text(words);
    journal
}

/// The same, and the field was left.
fn left(words: &str) -> Journal {
    let mut journal = writing(Journal::at(EVENING), words);
    journal.press("tab");
    journal.look();
    journal
}

#[test]
fn a_card_comes_when_the_field_is_left_and_never_while_typing() {
    let mut journal = writing(Journal::at(EVENING), "Nothing. I want to die");
    journal.tick();
    journal.must_not_see(&[DANGER]);
    journal.press("left left right ctrl-a end");
    journal.type_text(", really.");
    journal.tick();
    journal.must_not_see(&[DANGER]);
    journal.press("tab");
    journal.must_see(&[DANGER, "112", "findahelpline.com", "keep writing", "it was race talk"]);
    journal.must_not_see(&["I want to die"]);
}

#[test]
fn the_debrief_pauses_and_goes_on_only_when_the_runner_does() {
    for key in ["k", "esc"] {
        let mut journal = left("I want to die");
        journal.press(key);
        assert!(journal.question().contains(HELD_UP), "where they were: {}", journal.question());
        journal.must_see(&["I want to die"]);
        // The same words ask no second time: the runner goes on.
        journal.press("tab");
        journal.must_not_see(&[DANGER]);
        assert!(!journal.question().contains(HELD_UP));
        journal.press("shift-tab tab");
        journal.must_not_see(&[DANGER]);
    }
}

#[test]
fn race_talk_goes_on_with_what_was_asked_for_and_is_muted_in_this_entry_only() {
    let mut journal = left("I want to die");
    journal.press("r");
    journal.must_not_see(&[DANGER]);
    assert!(!journal.question().contains(HELD_UP), "the key that was pressed before was meant");
    // The same phrase in another sentence of the entry: a quiet line, no card, and no silence.
    journal.back_to(HELD_UP);
    journal.press("end");
    journal.type_text(". Oh how I want to die");
    journal.press("tab");
    journal.must_not_see(&[DANGER]);
    journal.must_see(&["shows people to talk to"]);
    // Another phrase asks for its card.
    journal.back_to(HELD_UP);
    journal.press("end");
    journal.type_text(". I am not safe");
    journal.press("tab");
    journal.must_see(&[DANGER]);
    journal.look();
    journal.press("k esc");
    journal.begin("Short debrief");
    journal.tell_facts("Another race", "yesterday", "1");
    journal.go_to(HELD_UP);
    journal.type_text("I want to die");
    journal.press("tab");
    journal.must_see(&[DANGER]);
}

#[test]
fn one_card_an_entry_and_a_quiet_line_after_it() {
    let mut journal = left("I want to die");
    journal.press("k");
    journal.press("end");
    journal.type_text(". I am not safe");
    journal.press("tab");
    journal.must_not_see(&[DANGER]);
    journal.must_see(&["shows people to talk to"]);
}

#[test]
fn the_smaller_card_comes_once_a_day_and_the_other_one_all_the_same() {
    let mut journal = left("It all feels hopeless");
    journal.must_see(&[HEAVY, "contacts", "keep writing"]);
    journal.must_not_see(&["it was race talk"]);
    journal.press("k tab");
    journal.press("esc");
    journal.begin("Short debrief");
    journal.tell_facts("Another race", "yesterday", "1");
    journal.go_to(HELD_UP);
    journal.type_text("I feel worthless");
    journal.press("tab");
    journal.must_not_see(&[HEAVY]);
    journal.must_see(&["shows people to talk to"]);
    journal.back_to(HELD_UP);
    journal.press("end");
    journal.type_text(". I want to end my life");
    journal.press("tab");
    journal.must_see(&[DANGER]);
}

#[test]
fn saving_and_leaving_leaves_with_everything_written() {
    let mut journal = writing(Journal::on_disk(EVENING), "I want to die");
    journal.press("tab");
    journal.look();
    journal.press("q");
    assert!(journal.has_left());
    journal.restart();
    journal.press("home enter");
    journal.back_to(HELD_UP);
    journal.must_see(&["I want to die"]);
}

#[test]
fn a_key_that_quits_shows_the_card_first_and_one_more_key_leaves() {
    let mut journal = writing(Journal::at(EVENING), "I want to die");
    journal.press("ctrl-c");
    assert!(!journal.has_left());
    journal.must_see(&[DANGER]);
    journal.press("ctrl-c");
    assert!(!journal.has_left(), "nobody has seen it yet");
    journal.look();
    journal.press("ctrl-c");
    assert!(journal.has_left());
}

#[test]
fn a_key_that_repeats_leaves_no_card_that_nobody_has_seen() {
    for key in ["esc", "enter", "tab"] {
        let mut journal = writing(Journal::at(EVENING), "I want to die");
        for _ in 0..12 {
            journal.press(key);
        }
        journal.must_see(&[DANGER]);
        journal.look();
        journal.press("esc");
        journal.must_not_see(&[DANGER]);
    }
}

#[test]
fn contacts_are_one_key_from_the_card_and_come_back_to_it() {
    let mut journal = left("I want to die");
    journal.press("c");
    journal.must_see(&["findahelpline.com", "help.toml", "checked_on"]);
    journal.press("esc");
    journal.must_see(&[DANGER]);
}

#[test]
fn who_types_on_answers_nothing_by_it() {
    let mut journal = writing(Journal::at(EVENING), "I want to die");
    journal.press("tab");
    journal.type_text("quick rocks");
    journal.must_see(&[DANGER]);
    assert!(!journal.has_left());
    journal.look();
    journal.press("k");
    journal.must_not_see(&[DANGER]);
}

#[test]
fn words_that_were_deleted_again_ask_for_nothing_and_neither_does_half_a_word() {
    let mut journal = writing(Journal::at(EVENING), "I want to die");
    journal.type_text("t less, not more");
    journal.press("tab");
    journal.must_not_see(&[DANGER, HEAVY]);
    let mut journal = writing(Journal::at(EVENING), "I want to die");
    journal.press("ctrl-u");
    journal.press("tab");
    journal.must_not_see(&[DANGER, HEAVY]);
}

#[test]
fn a_pasted_text_and_one_from_the_external_editor_are_judged() {
    let mut journal = writing(Journal::at(EVENING), "");
    journal.paste("My feet hurt\nand I want to\ndie");
    journal.must_not_see(&[DANGER]);
    journal.press("tab");
    journal.must_see(&[DANGER]);
    let mut journal = Journal::at(EVENING).edited_by(|_| Ok("There is no reason to live.".to_owned()));
    journal.begin("Just write");
    journal.go_to("Write whatever is there");
    journal.press("ctrl-e");
    journal.must_see(&[DANGER]);
}

#[test]
fn race_talk_shows_no_card() {
    let mut journal = left("Suicide pace, dead legs, that hill nearly killed me");
    journal.must_not_see(&[DANGER, HEAVY]);
    journal.press("esc");
}

#[test]
fn words_about_food_get_one_quiet_line_once_they_are_saved() {
    let mut journal = left("I have to earn my food");
    journal.must_see(&["Food and body thoughts can take over"]);
    journal.must_not_see(&[DANGER, HEAVY]);
    journal.press("shift-tab");
    journal.must_not_see(&["Food and body thoughts"]);
}

#[test]
fn words_of_an_earlier_sitting_are_not_judged_again() {
    let mut journal = writing(Journal::on_disk(EVENING), "I want to die");
    journal.press("tab");
    journal.look();
    journal.press("k tab");
    journal.tick();
    journal.restart();
    journal.press("home enter");
    journal.finish();
    journal.must_not_see(&[DANGER]);
}

#[test]
fn help_and_then_one_key_shows_contacts_from_every_screen_and_while_writing() {
    let mut journal = Journal::at(EVENING);
    for tab in ["1", "2", "3", "4", "5", "6"] {
        journal.press(tab);
        journal.press("f1");
        journal.must_see(&["contacts"]);
        journal.press("h");
        journal.must_see(&["112", "findahelpline.com"]);
        journal.press("esc esc");
    }
    let mut journal = writing(Journal::at(EVENING), "I want to die");
    journal.press("f1 h");
    journal.must_see(&["112", "findahelpline.com"]);
    journal.press("esc esc");
    // Who looks for somebody to talk to is still writing.
    journal.must_not_see(&[DANGER]);
    journal.press("tab");
    journal.must_see(&[DANGER]);
    journal.press("f1 h");
    journal.must_see(&["checked_on"]);
}

/// Every table of a journal, row by row.
fn dump(journal: &Journal) -> String {
    let path = journal.folder().join("journal.db");
    let connection = rusqlite::Connection::open(path).expect("the journal opens");
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .expect("the tables");
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).expect("names").collect::<Result<_, _>>().expect("names");
    let mut text = String::new();
    for name in names.iter().filter(|name| !name.contains("words") && !name.contains("vocabulary")) {
        let mut all = connection.prepare(&format!("SELECT * FROM \"{name}\"")).expect("a table");
        let columns = all.column_count();
        let rows = all
            .query_map([], |row| {
                let cells: Result<Vec<String>, _> =
                    (0..columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect();
                cells
            })
            .expect("rows");
        for row in rows {
            let row = row.expect("a row").join(" | ");
            text.extend([name, ": ", &row, "\n"]);
        }
    }
    text
}

#[test]
fn nothing_about_a_card_is_kept_or_asked_of_the_world() {
    // Two sittings with the same keys; in one of them the words ask for a card, which is left by the key that goes on.
    let sit = |words: &str, has_card: bool| {
        let mut journal = writing(Journal::on_disk(EVENING), words);
        journal.press("tab");
        assert_eq!(journal.sees(DANGER), has_card, "{}", journal.screen());
        if has_card {
            journal.look();
            journal.press("c esc");
            journal.look();
            journal.press("r");
        }
        journal.press("esc");
        journal.tick();
        let effects: Vec<String> = journal.effects().iter().map(|effect| format!("{effect:?}")).collect();
        (dump(&journal), effects)
    };
    let (with, asked) = sit("I want to die", true);
    let (without, asked_without) = sit("I want to run", false);
    let alike = |text: &str| {
        let text = text.replace("I want to die", "WORDS").replace("I want to run", "WORDS");
        let hex = |words: &str| format!("{:?}", words.as_bytes());
        text.replace(&hex("I want to die"), "WORDS").replace(&hex("I want to run"), "WORDS")
    };
    // Bytes differ where the words themselves stand, and in the moments of writing.
    let bytes = |words: &str| words.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ");
    let plain =
        |text: &str| alike(text).replace(&bytes("I want to die"), "W").replace(&bytes("I want to run"), "W");
    assert_eq!(plain(&with).lines().count(), plain(&without).lines().count());
    assert_eq!(plain(&with), plain(&without));
    let writes = |effects: &[String]| -> Vec<String> {
        let last = |effect: &&String| effect.starts_with("Write") && effect.contains("WORDS");
        effects.iter().map(|effect| alike(effect)).collect::<Vec<_>>().iter().filter(last).cloned().collect()
    };
    let (with, without) = (writes(&asked), writes(&asked_without));
    assert!(!with.is_empty() && !without.is_empty());
    let kinds = |effects: &[String]| -> Vec<String> {
        let mut kinds: Vec<String> =
            effects.iter().map(|effect| effect.split(['(', ' ']).next().unwrap_or("").to_owned()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&asked), kinds(&asked_without));
}
