//! The recovery menu offers the names of those who were named in a debrief.

use super::*;

/// The menu of the arc of a race, in whose debrief a name was given.
fn menu_after_naming(name: &str) -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal.answer("Who will you talk to", name);
    journal.finish();
    journal.press("v m");
    journal.must_see(&["People you talked with"]);
    journal
}

#[test]
fn who_was_named_in_a_debrief_is_noted_with_one_key() {
    let mut journal = menu_after_naming("Thabo");
    journal.choose("Thabo");
    journal.press("enter");
    assert_eq!(done_today(&journal), [(Part::Person, "Thabo".to_owned())]);
    journal.must_see(&["› ■ Thabo"]);
    // Noted, they stand there once, also under the same name in other letters.
    journal.press("+");
    journal.type_text("thabo");
    journal.press("enter");
    assert_eq!(journal.notice(), "Noted already: thabo");
    assert_eq!(journal.whole_page().matches("Thabo").count(), 1, "{}", journal.whole_page());
}

#[test]
fn a_name_of_a_debrief_in_the_trash_is_not_offered() {
    let mut journal = menu_after_naming("Thabo");
    // The arc of that race is hidden with its debrief: the name is looked for in the menu of another one.
    journal.press("esc esc D 1");
    to_the_list(&mut journal);
    journal.press("o l esc");
    journal.tick();
    journal.press("enter m");
    journal.must_see(&["People you talked with", "+ a name"]);
    journal.must_not_see(&["Thabo"]);
}

#[test]
fn of_many_names_the_last_are_offered_and_those_noted_before_stay() {
    let mut journal = menu_after_naming("Name 00");
    journal.choose("Name 00");
    journal.press("enter esc");
    for number in 1..=9 {
        journal.press("1");
        journal.begin("Short debrief");
        journal.answer("Who will you talk to", &format!("Name {number:02}"));
        journal.finish();
    }
    journal.press("v m");
    let page = journal.whole_page();
    let offered: Vec<String> = (0..=9).map(|number| format!("Name {number:02}")).collect();
    let seen: Vec<&String> = offered.iter().filter(|name| page.contains(*name)).collect();
    assert_eq!(seen.len(), 9, "{page}");
    assert!(page.contains("Name 00") && page.contains("Name 09") && !page.contains("Name 01"), "{page}");
    let place = |name: &str| page.find(name).expect(name);
    assert!(place("Name 00") < place("Name 09") && place("Name 09") < place("Name 02"), "{page}");
}
