//! The cards and the contacts as they stand on the screen.

use std::sync::Arc;

use secondwind::content::Source;
use secondwind::content::contacts::read_contacts;

use super::super::harness::Journal;
use super::{DANGER, EVENING, writing};

const HELP: &str = r#"
[[contact]]
name = "Anna, my sister"
how = "phone"
value = "+41 79 000 00 00"
checked_on = "2026-11-01"

[[contact]]
name = "Dr. Weber"
how = "web"
value = "https://example.org/praxis-weber"
checked_on = "2026-03-01"
"#;

fn with_contacts(mut journal: Journal) -> Journal {
    let (contacts, problems) = read_contacts(&Source { name: "help.toml".into(), text: HELP.into() });
    assert!(problems.is_empty(), "{problems:?}");
    Arc::make_mut(&mut journal.state.shared.content).contacts = contacts;
    journal
}

fn card(columns: u16, rows: u16) -> String {
    let mut journal = writing(with_contacts(Journal::at(EVENING)), "I want to die");
    journal.resize(columns, rows);
    journal.press("tab");
    assert!(journal.sees(DANGER), "{}", journal.screen());
    journal.screen()
}

#[test]
fn the_card_of_danger() {
    insta::assert_snapshot!("card_danger_80x24", card(80, 24));
    insta::assert_snapshot!("card_danger_60x18", card(60, 18));
    // Below the smallest screen, the card is all there is.
    insta::assert_snapshot!("card_danger_40x14", card(40, 14));
}

#[test]
fn the_smaller_card_and_the_contacts() {
    let mut journal = writing(with_contacts(Journal::at(EVENING)), "It all feels hopeless");
    journal.press("tab");
    insta::assert_snapshot!("card_heavy_80x24", journal.screen());
    journal.look();
    journal.press("c");
    insta::assert_snapshot!("contacts_80x24", journal.screen());
    journal.resize(60, 18);
    insta::assert_snapshot!("contacts_60x18", journal.screen());
    let mut journal = Journal::at(EVENING);
    journal.press("f1 h");
    insta::assert_snapshot!("contacts_none_80x24", journal.screen());
}

#[test]
fn on_the_smallest_screens_the_first_two_lines_and_the_keys_are_seen() {
    for (columns, rows) in [(80, 24), (60, 18), (50, 17), (40, 14)] {
        let screen = card(columns, rows).replace(['\n', '┃', '│'], " ");
        let words: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in [
            "please contact someone now",
            "999 in the UK",
            "contacts",
            "keep writing",
            "save and leave",
            "it was race talk",
        ] {
            assert!(words.contains(wanted), "{columns}x{rows}: {wanted}\n{words}");
        }
    }
}
