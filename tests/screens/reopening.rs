//! What got in the way, opened again and again in a debrief that was finished.

use secondwind::domain::debrief::Value;

use super::harness::Journal;
use super::snapshots::accept_page;

const EVENING: &str = "2026-07-29T20:00:00+02:00";
const TITLE: &str = "What got in the way was opened three times in seven days.";
const CAUSE: &str = "If you had to name one thing that got in the way";

/// A finished debrief, its race open.
fn finished() -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to(CAUSE);
    journal.press("/");
    journal.type_text("heat");
    journal.press("enter");
    journal.finish();
    journal.tick();
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal
}

/// Opens the answers again and goes to the stage of what got in the way, or to the card in its place.
fn open(journal: &mut Journal) {
    journal.press("E");
    for _ in 0..40 {
        if journal.question().starts_with(CAUSE) || journal.question() == TITLE {
            return;
        }
        journal.press("ctrl-n");
    }
    panic!("there is no such stage:\n{}", journal.screen());
}

fn opened_twice() -> Journal {
    let mut journal = finished();
    for _ in 0..2 {
        open(&mut journal);
        assert!(journal.question().starts_with(CAUSE), "{}", journal.screen());
        // Going back and forth in one sitting is one opening.
        journal.press("ctrl-p ctrl-n");
        journal.press("esc");
        journal.tick();
        assert!(journal.is_reading_a_story(), "{}", journal.screen());
    }
    journal
}

fn openings(journal: &Journal) -> usize {
    let page = journal.store().race_page(0, 10).expect("the races");
    let race = page.rows[0].race.id;
    let story = journal.store().race_story(race).expect("readable").expect("a story");
    journal.store().background(race, story.debriefs[0].debrief.id).expect("readable").reopened.len()
}

#[test]
fn the_first_two_openings_are_quiet_and_an_unfinished_debrief_counts_none() {
    let mut journal = finished();
    assert_eq!(openings(&journal), 0);
    open(&mut journal);
    journal.tick();
    assert_eq!(openings(&journal), 1);
    let journal = opened_twice();
    assert_eq!(openings(&journal), 2);
}

#[test]
fn the_third_opening_offers_something_else_and_any_other_key_passes_it_with_the_answer_as_it_was() {
    let mut journal = opened_twice();
    open(&mut journal);
    journal.must_see(&[
        "add one new fact that is not here yet",
        "talk about it with somebody",
        "come back on Wed 5 Aug 2026",
        "Any other key goes on as you were.",
    ]);
    accept_page("reopened", (60, 18), &mut journal);
    accept_page("reopened", (80, 24), &mut journal);
    accept_page("reopened", (120, 40), &mut journal);
    for key in ["x", "tab", "enter", "down"] {
        let mut journal = opened_twice();
        open(&mut journal);
        journal.press(key);
        assert!(journal.question().starts_with(CAUSE), "{key}: {}", journal.screen());
        journal.must_see(&["Heat"]);
        journal.press("esc");
        journal.tick();
        let page = journal.store().race_page(0, 10).expect("the races");
        let story = journal.store().race_story(page.rows[0].race.id).expect("readable").expect("a story");
        assert_eq!(story.causes.len(), 1, "{key}");
        let answers = &story.debriefs[0].answers;
        let picked = answers.iter().find(|(key, _)| key.prompt == "causes.pick_one");
        assert!(
            matches!(picked.and_then(|(_, answer)| answer.value.as_ref()), Some(Value::Picks(picks)) if picks.len() == 1)
        );
    }
    // The way out is open as well.
    let mut journal = opened_twice();
    open(&mut journal);
    journal.press("esc");
    assert!(journal.is_reading_a_story());
}

#[test]
fn a_new_fact_is_a_line_that_is_kept() {
    let mut journal = opened_twice();
    open(&mut journal);
    journal.press("a");
    assert!(journal.question().starts_with("Is there a fact that is not here yet?"), "{}", journal.screen());
    journal.type_text("The tables were out of water at 20 km");
    journal.press("esc");
    journal.tick();
    let page = journal.store().race_page(0, 10).expect("the races");
    let story = journal.store().race_story(page.rows[0].race.id).expect("readable").expect("a story");
    let kept = story.debriefs[0].answers.iter().find(|(key, _)| key.prompt == "causes.fact");
    let Some(Value::Lines(lines)) = kept.and_then(|(_, answer)| answer.value.as_ref()) else {
        panic!("{kept:?}")
    };
    assert_eq!(lines[0].text, "The tables were out of water at 20 km");
}

#[test]
fn a_talk_becomes_a_step_for_tomorrow_and_coming_back_is_parked_for_a_week() {
    let mut journal = opened_twice();
    open(&mut journal);
    journal.press("t");
    journal.must_see(&["A small step for tomorrow: Talk with somebody about Two"]);
    assert!(journal.question().starts_with(CAUSE));
    journal.press("esc");
    journal.tick();
    let page = journal.store().race_page(0, 10).expect("the races");
    let story = journal.store().race_story(page.rows[0].race.id).expect("readable").expect("a story");
    assert!(story.steps.iter().any(|step| step.text == "Talk with somebody about Two Rivers"));

    let mut journal = opened_twice();
    open(&mut journal);
    journal.press("c");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.must_see(&["Parked until Wed 5 Aug 2026: What got in the way at Two"]);
    let (_, parked) = journal.store().care_log().expect("readable");
    assert_eq!((parked.len(), parked[0].race.is_some()), (1, true));
    journal.press("u");
    assert!(journal.store().care_log().expect("readable").1.is_empty());
    // In a week it is one of three in seven days no more.
    journal.later("8 days");
    journal.press("2 enter");
    open(&mut journal);
    assert!(journal.question().starts_with(CAUSE), "{}", journal.screen());
}

#[test]
fn after_five_minutes_with_what_got_in_the_way_it_is_said_once_that_they_are_enough() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to(CAUSE);
    journal.press("/");
    journal.type_text("heat");
    journal.press("enter tab");
    assert!(journal.notice().is_empty(), "{}", journal.notice());
    journal.pass_minutes(6);
    journal.press("tab");
    assert!(journal.notice().starts_with("Five minutes with what got in the way"), "{}", journal.notice());
    journal.press("shift-tab tab");
    assert!(journal.notice().is_empty(), "{}", journal.notice());
}
