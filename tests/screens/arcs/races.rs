//! A race that joined an arc by hand leaves it again; one that a debrief has put there does not.

use super::*;

/// The page of the arc of Two Rivers 100, which Harbour Ten has joined by hand.
fn joined() -> Journal {
    let mut journal = Journal::holding(EVENING, &on_the_way());
    journal.press("2");
    journal.choose("Harbour Ten");
    journal.press("enter v v");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    journal
}

fn races(journal: &Journal) -> Vec<String> {
    let history = history(journal);
    let name = |id: &RaceId| history.race(*id).expect("a race").name.clone();
    history.arcs.iter().flat_map(|arc| arc.races.iter().map(name)).collect()
}

#[test]
fn a_race_that_joined_is_taken_out_and_undo_lets_it_join_again() {
    let mut journal = joined();
    assert!(journal.whole_page().contains("D takes a race out that you let join"), "{}", journal.screen());
    journal.choose("it joined");
    journal.press("D");
    assert_eq!(journal.notice(), "Harbour Ten is out of the arc of Two Rivers 100. u lets it join again.");
    assert_eq!(races(&journal), ["Two Rivers 100"]);
    let page = journal.whole_page();
    assert!(!page.contains("it joined") && !page.contains("that you let join"), "{page}");
    // It is still the next start line, and no more than that.
    journal.choose("next start line");
    journal.press("D");
    assert_eq!(races(&journal), ["Two Rivers 100"]);
    journal.press("u");
    assert_eq!(journal.notice(), "In the arc of Two Rivers 100 again: Harbour Ten");
    assert_eq!(races(&journal), ["Two Rivers 100", "Harbour Ten"]);
    journal.press("u");
    assert_eq!(races(&journal), ["Two Rivers 100"]);
}

#[test]
fn the_race_that_an_arc_began_with_stays_in_it() {
    let mut journal = one_arc();
    assert!(!journal.whole_page().contains("that you let join"), "{}", journal.whole_page());
    journal.choose("it began here");
    journal.press("D");
    assert_eq!(
        journal.notice(),
        "Without Two Rivers 100 there would be no arc. d moves the arc to the trash."
    );
    assert_eq!(races(&journal), ["Two Rivers 100"]);
    let mut journal = joined();
    journal.choose("it began here");
    journal.press("D");
    assert_eq!(races(&journal), ["Two Rivers 100", "Harbour Ten"]);
}

#[test]
fn the_day_of_a_race_is_written_when_its_field_is_left() {
    let mut journal = Journal::holding(EVENING, &on_the_way());
    let day_of = |journal: &Journal| history(journal).races[0].date;
    journal.press("2");
    journal.choose("Two Rivers 100");
    journal.press("enter e tab");
    // Each of these is a day, and none is meant but the last.
    journal.press("backspace");
    journal.tick();
    journal.type_text("9");
    journal.tick();
    assert_eq!(day_of(&journal), day("2026-07-08"));
    journal.press("tab");
    journal.tick();
    assert_eq!(day_of(&journal), day("2026-07-09"));
    assert_eq!(history(&journal).arcs[0].start, day("2026-07-09"));
}

#[test]
fn a_race_that_a_debrief_calls_a_setback_is_not_taken_out_by_hand() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal.finish();
    journal.press("v");
    journal.choose("it began here");
    journal.press("D");
    assert_eq!(
        journal.notice(),
        "A debrief calls Two Rivers a setback. Where that is changed, it leaves the arc."
    );
    assert_eq!(races(&journal), ["Two Rivers"]);
}
