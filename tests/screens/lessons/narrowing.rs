//! Everything, facets, saved searches, sorting.

use secondwind::app::screens::Screen;

use super::sample::{EVENING, Finder, changes, journal};
use super::typing::selected;
use crate::harness::Journal;

#[test]
fn one_key_searches_everything_and_brings_the_lessons_back() {
    let mut journal = journal();
    journal.press("/");
    journal.type_text("slow");
    journal.must_see(&["1 of 14 lessons"]);
    journal.press("tab");
    journal.must_see(&[
        "7 entries",
        "What got in the way",
        "slow legs, good sleep",
        "check-in",
        "One slow run a week",
    ]);
    journal.type_text(" legs");
    journal.must_see(&["/ slow legs", "1 entry"]);
    journal.press("tab");
    journal.must_see(&["0 of 14 lessons", "Tab looks in everything you wrote"]);
    journal.press("esc esc");
    journal.must_see(&["14 lessons"]);
}

#[test]
fn what_is_found_among_everything_opens_where_it_was_written() {
    let open = |words: &str| {
        let mut journal = journal().sized(120, 40);
        journal.press("/");
        journal.type_text("slow");
        journal.press("tab esc");
        journal.press("home");
        for _ in 0..10 {
            let row = selected(&journal);
            if row.contains(words) {
                break;
            }
            journal.press("down");
        }
        assert!(selected(&journal).contains(words), "{words}:\n{}", journal.screen());
        journal.press("enter");
        journal
    };
    assert!(matches!(open("answer").state.screen(), Screen::Story(_)));
    assert!(matches!(open("race").state.screen(), Screen::Story(_)));
    assert!(matches!(open("step").state.screen(), Screen::Story(_)));
    assert!(matches!(open("check-in").state.screen(), Screen::Body(_)));
    assert!(matches!(open("arc").state.screen(), Screen::Arc(_)));
    assert!(matches!(open("lesson").state.screen(), Screen::Lesson(_)));
    assert!(matches!(open("goal").state.screen(), Screen::Goal(_)), "a goal without a race has its own page");
}

#[test]
fn a_facet_that_is_chosen_is_written_into_the_search_and_taken_out_of_it() {
    let mut journal = journal();
    journal.press("4 f");
    journal.must_see(&["□ Started too fast", "□ finished"]);
    journal.press("enter");
    journal.must_see(&["/ cause:pacing_start", "■ Started too fast", "3 of 14 lessons"]);
    journal.press("space");
    journal.must_see(&["/ and a word finds a lesson", "□ Started too fast", "14 lessons"]);
    // What is typed is chosen, too.
    journal.press("f /");
    journal.type_text("stop year:2025");
    journal.press("esc f");
    assert!(journal.whole_page().contains("■ 2025"), "{}", journal.whole_page());
    journal.press("esc esc");
    journal.must_see(&["14 lessons"]);
}

#[test]
fn a_value_that_would_leave_nothing_can_be_taken_out_again() {
    let mut journal = journal().sized(80, 60);
    journal.press("4 /");
    journal.type_text("taper verb:stop");
    journal.press("esc f");
    journal.must_see(&["■ stop", "0 of 14 lessons"]);
    for _ in 0..40 {
        if selected(&journal).contains("■ stop")
            || journal.screen().lines().any(|row| row.contains("› ■ stop"))
        {
            break;
        }
        journal.press("down");
    }
    journal.press("enter");
    journal.must_see(&["/ taper", "1 of 14 lessons"]);
}

#[test]
fn more_values_of_a_facet_are_shown_when_they_are_asked_for() {
    let mut journal = journal().sized(80, 60);
    journal.press("4 f");
    journal.must_see(&["… 6 more"]);
    journal.must_not_see(&["□ Sleep"]);
    journal.press("down down down down down down enter");
    journal.must_see(&["fewer", "□ Sleep"]);
    journal.press("enter");
    journal.must_not_see(&["fewer"]);
}

#[test]
fn facets_are_asked_for_only_when_the_hits_have_come_and_only_where_they_are_seen() {
    let mut journal = journal().sized(200, 60);
    journal.press("4 /");
    journal.searches_are_slow();
    journal.type_text("w");
    assert_eq!(journal.waiting_searches(), 1);
    journal.must_see(&["□ finished"]);
    journal.answer_a_search();
    assert_eq!(journal.waiting_searches(), 1, "now the facets are asked for");
    journal.answer_searches();
    let mut narrow = self::journal();
    narrow.press("4 /");
    narrow.searches_are_slow();
    narrow.type_text("w");
    narrow.answer_a_search();
    assert_eq!(narrow.waiting_searches(), 0);
}

#[test]
fn a_search_is_saved_found_first_taken_again_forgotten_and_brought_back() {
    let mut journal = journal();
    journal.press("4 /");
    journal.type_text("verb:stop half");
    journal.press("esc S");
    assert!(journal.notice().contains("Saved: verb:stop half"), "{}", journal.notice());
    journal.press("S");
    journal.press("0 f");
    journal.must_see(&["Saved searches", "› □ verb:stop half"]);
    journal.press("enter");
    journal.must_see(&["/ verb:stop half", "› ■ verb:stop half", "1 of 14 lessons"]);
    journal.press("d");
    journal.must_not_see(&["Saved searches"]);
    journal.press("u");
    journal.must_see(&["Saved searches", "verb:stop half"]);
}

#[test]
fn the_order_is_shown_and_changed_by_a_key() {
    let mut journal = journal();
    journal.press("4");
    journal.must_see(&["pinned, then newest"]);
    journal.press("o");
    journal.must_see(&["· newest first"]);
    assert!(selected(&journal).contains("Ask for help") || selected(&journal).contains("Sleep nine"));
    journal.press("o");
    journal.must_see(&["· oldest first"]);
    assert!(selected(&journal).contains("2025"), "{}", journal.screen());
    journal.press("o");
    journal.must_see(&["· surest first"]);
    journal.press("o");
    journal.must_see(&["· most used first"]);
    journal.press("tab");
    journal.must_see(&["· newest first"]);
    journal.press("tab o /");
    journal.type_text("the");
    journal.must_see(&["· best first"]);
}

#[test]
fn a_saved_search_that_is_long_is_cut_and_not_lost() {
    let long = format!("cause:heat {}", "very ".repeat(30));
    let finder = Finder { saved: vec![long.trim().to_owned()], ..Finder::default() };
    let mut journal = Journal::holding(EVENING, &changes()).found_by(finder.answering());
    journal.press("4 f");
    journal.must_see(&["› □ cause:heat very", "…"]);
    journal.press("enter");
    journal.must_see(&["very very"]);
}
