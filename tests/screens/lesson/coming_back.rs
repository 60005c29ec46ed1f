//! Lessons that come back: asked on Today and on their pages, answered by one key.

use super::*;

/// Lessons that are due, the first one longest, and one that is not.
fn due() -> Vec<Change> {
    let texts = ["Cool early", "Eat early", "Walk the climbs", "Sleep before"];
    let days = ["2026-10-01", "2026-10-10", "2026-11-01", "2026-11-20"];
    (1..)
        .zip(texts.iter().zip(days))
        .map(|(number, (text, day))| put(lesson(number, Verb::Keep, text, day)))
        .collect()
}

fn today(changes: &[Change]) -> Journal {
    Journal::holding(EVENING, changes)
}

fn dues(journal: &Journal) -> Vec<String> {
    let now = journal.state.shared.now.today();
    let home = journal.store().home(now).expect("readable");
    home.due.into_iter().map(|told| told.lesson.text).collect()
}

#[test]
fn two_at_most_ask_in_a_week_the_one_that_has_waited_longest_first() {
    let mut journal = today(&due());
    journal.must_see(&["? Still true? Cool early", "? Still true? Eat early"]);
    journal.must_not_see(&["Still true? Walk the climbs", "Still true? Sleep before"]);
    journal.choose("Cool early");
    journal.press("y");
    assert_eq!(journal.notice(), "Still true: Cool early");
    journal.must_not_see(&["Still true? Cool early", "Still true? Walk the climbs"]);
    journal.choose("Eat early");
    journal.press("y");
    journal.must_not_see(&["Still true?"]);
    journal.later("6 days");
    journal.must_not_see(&["Still true?"]);
    journal.later("1 days");
    journal.must_see(&["Still true? Walk the climbs", "Still true? Sleep before"]);
}

#[test]
fn each_answer_is_one_key_and_moves_the_day_on_which_it_comes_back() {
    for (key, comes_back) in [("y", "2026-12-12"), ("s", "2026-12-02"), ("L", "2027-01-02")] {
        let mut journal = today(&due());
        journal.choose("Cool early");
        journal.press(key);
        assert_eq!(story(&journal, 1).due, Some(day(comes_back)), "{key}");
        journal.press("u");
        assert_eq!(story(&journal, 1).due, Some(day("2026-10-08")), "{key}");
        journal.must_see(&["Still true? Cool early"]);
    }
}

#[test]
fn a_key_pressed_twice_answers_one_lesson_and_then_the_next() {
    let mut journal = today(&due());
    journal.choose("Cool early");
    journal.disk_is_slow();
    journal.press("y y y");
    journal.disk_works();
    assert_eq!((story(&journal, 1).events.len(), story(&journal, 2).events.len()), (1, 1));
}

#[test]
fn a_retired_one_never_asks_again_and_its_answer_counts_for_the_week() {
    let mut journal = today(&due());
    journal.choose("Cool early");
    journal.press("R");
    journal.must_not_see(&["Still true? Cool early", "Still true? Walk the climbs"]);
    journal.must_see(&["Still true? Eat early"]);
    journal.later("400 days");
    assert_eq!(dues(&journal), ["Eat early", "Walk the climbs"]);
    journal.press("y");
    assert!(!dues(&journal).contains(&"Cool early".to_owned()));
}

#[test]
fn rewording_it_is_the_answer_and_leaving_its_words_is_none() {
    let mut journal = today(&due());
    journal.choose("Cool early");
    journal.press("e");
    journal.must_see(&["Once its words are others, it has had its answer."]);
    journal.press("esc");
    journal.must_see(&["Still true? Cool early"]);
    journal.choose("Cool early");
    journal.press("e");
    journal.type_text(", before it is needed");
    journal.press("esc");
    journal.must_not_see(&["Still true? Cool early"]);
    assert_eq!(story(&journal, 1).due, Some(day("2026-12-12")));
    journal.press("u");
    journal.must_see(&["Still true? Cool early"]);
}

#[test]
fn its_page_asks_with_the_same_keys() {
    let mut journal = today(&due());
    journal.choose("Eat early");
    journal.press("enter");
    journal.must_see(&["Still true?   y still true   s sooner   L later   e reword   R retire"]);
    journal.press("s");
    journal.must_see(&["It comes back in half the time: Eat early", "in 11 days, 2 Dec 2026"]);
    journal.must_not_see(&["Still true?"]);
    journal.press("y");
    assert_eq!(story(&journal, 2).events.len(), 1, "it has had its answer");
    journal.press("esc");
    journal.must_not_see(&["Still true? Eat early", "Still true? Walk the climbs"]);
}

#[test]
fn one_that_is_put_aside_does_not_ask_and_leaves_its_place_empty_for_the_week() {
    let mut journal = today(&due());
    journal.choose("Cool early");
    journal.press("enter z esc");
    assert_eq!(dues(&journal), ["Eat early"]);
    open(&mut journal, 1);
    journal.press("z esc");
    // It was taken up again, and leaves a week of quiet.
    assert_eq!(dues(&journal), ["Eat early"]);
    journal.later("7 days");
    assert_eq!(dues(&journal), ["Eat early", "Walk the climbs"]);
}

#[test]
fn a_lesson_tells_the_race_that_taught_it() {
    let journal = today(&taught(
        &race(1, "Two Rivers 100", "2026-10-09", 100.0),
        &[(1, Verb::Change, "Start slow")],
        &[],
    ));
    journal.must_see(&["? Still true? Start slow", "from Two Rivers 100"]);
}

#[test]
fn pinned_ones_are_worth_remembering_in_turn_and_what_was_put_aside_is_not() {
    let pinned =
        |number, text: &str| put(Lesson { pinned: true, ..lesson(number, Verb::Keep, text, "2026-11-19") });
    let mut changes = vec![put(lesson(1, Verb::Keep, "Sleep before", "2026-11-20"))];
    today(&changes).must_see(&["Worth remembering", "Sleep before"]);
    changes.extend([pinned(2, "Walk the climbs"), pinned(3, "Eat early")]);
    let mut journal = today(&changes);
    let told = |journal: &Journal| ["Walk the climbs", "Eat early"].map(|text| journal.sees(text));
    let first = told(&journal);
    assert_eq!(first.iter().filter(|seen| **seen).count(), 1);
    journal.later("1 days");
    assert_eq!(told(&journal), first.map(|seen| !seen));
    let shown = if told(&journal)[0] { 2 } else { 3 };
    open(&mut journal, shown);
    journal.press("z esc");
    assert_eq!(told(&journal), first);
}

#[test]
fn whoever_comes_to_a_lesson_by_themselves_is_not_asked_and_answers_nothing() {
    let changes = [put(lesson(1, Verb::Keep, "Cool early, before it is needed", "2026-11-10"))];
    let mut journal = page_of(1, &changes);
    journal.must_see(&["due; Today shows two a week"]);
    journal.must_not_see(&["Still true?"]);
    let due = story(&journal, 1).due;
    journal.press("y s L");
    assert_eq!(story(&journal, 1).due, due);
    let mut asked = asked_page_of(1, &changes);
    asked.must_see(&["Still true?"]);
    asked.press("y");
    assert_ne!(story(&asked, 1).due, due);
}
