//! Questions that open and close with other answers.

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

fn asked_on_the_way(journal: &mut Journal, until: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for _ in 0..100 {
        asked.push(journal.question());
        if journal.question().contains(until) {
            return asked;
        }
        journal.press("tab");
    }
    panic!("{until:?} was not asked: {asked:#?}");
}

#[test]
fn another_answer_hides_a_branch_keeps_what_was_said_in_it_and_brings_it_back() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.answer("Where did it end", "At the mill");

    journal.back_to("How did it end");
    journal.press("1");
    let asked = asked_on_the_way(&mut journal, "feel like a setback");
    assert!(!asked.iter().any(|question| question.contains("Where did it end")), "{asked:#?}");
    assert!(asked.iter().any(|question| question.contains("Official time")), "{asked:#?}");

    journal.back_to("How did it end");
    journal.press("2");
    journal.go_to("Where did it end");
    journal.must_see(&["At the mill"]);
}

#[test]
fn what_a_hidden_branch_holds_does_not_become_a_fact_of_the_race() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.answer("How far had you come", "61 km");
    journal.back_to("How did it end");
    journal.press("1");
    journal.finish();
    journal.tick();
    let race = journal.store().race_page(0, 1).expect("the races").rows.remove(0).race;
    assert_eq!(race.covered, None);
}

#[test]
fn a_race_by_the_clock_is_asked_for_its_duration_and_the_distance_covered() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Six Hours", "yesterday", "1");
    journal.go_to("What kind of race");
    journal.pick("timed");
    let asked = asked_on_the_way(&mut journal, "feel like a setback");
    assert!(asked.iter().any(|question| question.contains("How long does the race last")), "{asked:#?}");
    assert!(asked.iter().any(|question| question.contains("How far did you get")), "{asked:#?}");
    assert!(!asked.iter().any(|question| question.contains("Official time")), "{asked:#?}");
}

#[test]
fn strong_fear_opens_the_ladder_and_no_race_goal() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.go_to("What are you feeling");
    journal.press("3 r 7");
    journal.go_to("Build a ladder");
    journal.back_to("What are you feeling");
    journal.press("3 r 2");
    let asked = asked_on_the_way(&mut journal, "If this race were a chapter");
    assert!(!asked.iter().any(|question| question.contains("Build a ladder")), "{asked:#?}");
}

#[test]
fn pain_opens_the_questions_about_it_and_strong_pain_the_card() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just finished");
    journal.go_to("Pain that is not ordinary");
    journal.press("5");
    assert_eq!(journal.question(), "Where is it?");
    journal.go_to("Have this one looked at");
    journal.back_to("Pain that is not ordinary");
    journal.press("0");
    assert!(!journal.question().contains("Where is it"), "{}", journal.question());
}
