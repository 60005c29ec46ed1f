//! Two lessons that say the same become one, and are two again.

use super::*;

/// Three lessons; the second one has a part already.
fn three() -> Vec<Change> {
    vec![
        put(lesson(1, Verb::Keep, "Hold back early", "2026-11-18")),
        put(lesson(2, Verb::Change, "Start slow", "2026-11-17")),
        put(lesson(3, Verb::Stop, "Racing the first kilometre", "2026-11-16")),
        Change::MergeLesson { lesson: lesson_id(3), into: Some(lesson_id(2)) },
    ]
}

fn parts(journal: &Journal, number: u128) -> Vec<String> {
    story(journal, number).parts.into_iter().map(|told| told.lesson.text).collect()
}

#[test]
fn another_one_becomes_a_part_with_its_own_parts_and_one_undo_makes_them_two_again() {
    let mut journal = page_of(1, &three());
    journal.press("M");
    journal.type_text("slow");
    journal.must_see(&[
        "These words stay:     keep: Hold back early",
        "Becomes a part of it: change: Start slow",
    ]);
    journal.press("enter");
    journal.must_see(&["keep    Hold back early", "One lesson now: Hold back early.", "Says the same"]);
    assert_eq!(parts(&journal, 1), ["Racing the first kilometre", "Start slow"]);
    journal.press("u");
    assert_eq!(parts(&journal, 1), [""; 0]);
    assert_eq!(parts(&journal, 2), ["Racing the first kilometre"]);
}

#[test]
fn the_words_of_the_other_one_may_stay() {
    let mut journal = page_of(2, &three());
    journal.press("M ctrl-r");
    journal.must_see(&[
        "These words stay:     keep: Hold back early",
        "Becomes a part of it: change: Start slow",
    ]);
    journal.press("enter");
    journal.must_see(&["keep    Hold back early", "Says the same"]);
    assert_eq!(parts(&journal, 1), ["Racing the first kilometre", "Start slow"]);
    journal.press("u");
    assert_eq!(parts(&journal, 1), [""; 0]);
    assert_eq!(parts(&journal, 2), ["Racing the first kilometre"]);
}

#[test]
fn a_part_is_taken_apart_again() {
    let mut journal = page_of(2, &three());
    journal.choose("Racing the first kilometre");
    journal.press("x");
    assert_eq!(parts(&journal, 2), [""; 0]);
    assert_eq!(journal.store().lessons().expect("readable").len(), 3);
    journal.press("u");
    assert_eq!(parts(&journal, 2), ["Racing the first kilometre"]);
}

#[test]
fn the_race_that_taught_a_part_still_tells_what_it_taught() {
    let mut journal = page_of(1, &a_year());
    journal.choose("Harbour Ten");
    journal.press("enter");
    journal.must_see(&["Harbour Ten"]);
    assert!(journal.whole_page().contains("Racing the first kilometre"));
}

#[test]
fn an_arc_in_which_a_part_has_helped_tells_the_words_that_stay() {
    let mut changes = a_year();
    changes.push(Change::MergeLesson { lesson: lesson_id(3), into: None });
    changes.push(Change::MergeLesson { lesson: lesson_id(1), into: Some(lesson_id(2)) });
    let journal = page_of(2, &changes);
    let arcs = story(&journal, 2).arcs;
    let told: Vec<_> =
        arcs.iter().map(|arc| (arc.name.as_str(), arc.lesson_told().map(|(_, text)| text))).collect();
    assert_eq!(told, [("Too much of May", Some("Cool early, before it is needed"))]);
}

#[test]
fn with_no_other_lesson_there_is_nothing_to_merge() {
    let mut journal = page_of(1, &three()[..1]);
    journal.press("M");
    journal.must_see(&["There is no other lesson yet."]);
    journal.press("enter ctrl-r x esc");
    journal.must_see(&["keep    Hold back early"]);
}

#[test]
fn the_list_tells_of_two_that_became_one_what_the_page_tells() {
    let mut journal = Journal::holding(EVENING, &a_year()).sized(120, 40);
    journal.press("4 /");
    journal.type_text("third row");
    journal.press("enter");
    journal.must_see(&["proven: 0.82 · helped 2 and partly 1 of 3"]);
    journal.choose("Night Relay");
    journal.press("space space space");
    journal.must_see(&["helped 3 and partly 1 of 4"]);
    journal.press("esc");
    journal.must_see(&["3 and partly 1 of 4"]);
}
