//! What cannot be read is told at its field, and stays as it was typed.

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

/// Types into a field, sees the reason, goes on all the same, and finds what was typed on coming back.
fn told(question: &str, typed: &str) -> String {
    let mut journal = Journal::on_disk(EVENING);
    journal.begin("Only the facts");
    journal.go_to(question);
    journal.press("ctrl-u");
    journal.type_text(typed);
    let asked = journal.question();
    journal.press("tab");
    assert_eq!(journal.question(), asked, "what cannot be read is told before it is passed");
    let problem = journal.problem();
    assert!(!problem.is_empty());
    journal.must_see(&["!", typed]);
    journal.press("tab");
    assert_ne!(journal.question(), asked, "the second Tab goes on");
    journal.tick();
    journal.press("esc");
    journal.restart();
    journal.press("home enter");
    journal.back_to(question);
    journal.must_see(&[typed]);
    problem
}

#[test]
fn a_time_with_99_minutes_is_told_at_its_field() {
    assert_eq!(
        told("Official time", "25:99:00"),
        "Minutes and seconds stay below 60. If that is meant, write 26:39:00."
    );
}

#[test]
fn a_day_that_is_still_to_come_is_told_at_its_field() {
    assert_eq!(
        told("When was it", "2062-04-13"),
        "13 Apr 2062 is still ahead. A race that is over lies on today or before."
    );
}

#[test]
fn a_distance_below_nothing_is_told_at_its_field() {
    assert_eq!(told("How far is the course", "-3"), "A distance is more than zero. Leave out the minus: 3.");
}

#[test]
fn a_problem_goes_when_the_field_is_mended() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.go_to("How far is the course");
    journal.type_text("-3");
    journal.press("tab ctrl-u");
    journal.type_text("10 km");
    assert_eq!(journal.problem(), "");
    journal.press("tab");
    assert!(journal.question().contains("Official time"), "{}", journal.question());
}

#[test]
fn a_pack_of_days_is_understood_in_words() {
    for (typed, day) in [("yesterday", "2026-07-28"), ("sunday", "2026-07-26"), ("2026-04-13", "2026-04-13")]
    {
        let mut journal = Journal::at(EVENING);
        journal.begin("Only the facts");
        journal.tell_facts("Two Rivers", typed, "1");
        journal.finish();
        journal.tick();
        let race = journal.store().race_page(0, 1).expect("the races").rows.remove(0).race;
        assert_eq!(race.date.to_string(), day, "{typed}");
    }
}
