//! Deciding again, words that are half written, and what becomes due while a review is open.

use secondwind::domain::change::{Change, Item};
use secondwind::domain::goal::{GoalKind, GoalState, Verdict};

use super::sample::{a_setback, judged, step as small_step, twelve, wanted};
use super::*;
use crate::life::morning;

#[test]
fn the_same_verdict_once_more_keeps_its_line_and_another_one_leaves_it_in_the_history() {
    let mut journal = review(&twelve());
    journal.press("y w");
    journal.type_text("it holds");
    journal.press("enter left y");
    journal.tick();
    let given: Vec<_> = story(&journal, 11).verdicts;
    assert_eq!(given.len(), 1);
    assert_eq!((given[0].verdict, given[0].reason.as_str()), (Verdict::Keep, "it holds"));
    journal.press("left z");
    journal.tick();
    let given = story(&journal, 11).verdicts;
    let told: Vec<_> = given.iter().map(|given| (given.verdict, given.reason.as_str())).collect();
    assert_eq!(told, [(Verdict::Keep, "it holds"), (Verdict::Rest, "")]);
    assert_eq!(goal(&journal, 11).state(), GoalState::Resting);
    // One card is decided, however often; and after a pause it goes back one by one.
    journal.restart();
    journal.must_see(&["Go on with the review, 1 of 12 done"]);
    open(&mut journal);
    journal.press("u");
    journal.tick();
    assert_eq!(goal(&journal, 11).verdict, Some(Verdict::Keep));
    assert_eq!(story(&journal, 11).verdicts[0].reason, "it holds");
    journal.press("u");
    journal.tick();
    assert_eq!(story(&journal, 11).verdicts, []);
}

#[test]
fn what_a_goal_gave_is_still_there_when_it_is_let_go_once_more() {
    let mut journal = review(&twelve());
    journal.press("l");
    journal.type_text("patience");
    journal.press("enter");
    journal.type_text("long walks");
    journal.press("enter left l");
    journal.must_see(&["patience"]);
    journal.type_text(" and sleep");
    journal.press("enter enter");
    journal.tick();
    let given = story(&journal, 11).verdicts;
    assert_eq!(given.len(), 1);
    assert_eq!((given[0].reason.as_str(), given[0].carries.as_str()), ("patience and sleep", "long walks"));
}

#[test]
fn a_goal_that_the_form_lets_rest_after_a_setback_is_not_woken_by_the_review() {
    let mut changes = vec![
        wanted(sample::goal(1, GoalKind::Open, "See what trails do", 50)),
        wanted(sample::goal(2, GoalKind::Open, "Learn to swim", 40)),
    ];
    changes.push(a_setback(6));
    let mut journal = review(&changes);
    journal.must_see(&["See what trails do"]);
    journal.pass_hours(1);
    journal.press("e tab");
    journal.type_text("time");
    journal.must_see(&["Recovery first"]);
    journal.press("esc");
    journal.tick();
    assert!(is_review(&journal), "{}", journal.screen());
    let rests = goal(&journal, 1);
    assert_eq!((rests.kind, rests.state()), (GoalKind::TimeOrPlace, GoalState::Resting));
    assert_eq!(rests.again, Some(day(0) + chrono::Days::new(8)));
    journal.must_see(&["Learn to swim"]);
}

#[test]
fn a_day_that_is_typed_is_not_told_to_be_saved_before_it_is_and_is_kept_when_the_line_is_left() {
    let mut journal = review(&[wanted(sample::goal(1, GoalKind::Outcome, "Finish the ridge race", 50))]);
    journal.press("y +");
    journal.type_text("Ask Thabo along");
    journal.press("enter");
    journal.type_text("sat");
    journal.tick();
    journal.must_not_see(&["saved ✓"]);
    journal.press("esc");
    journal.tick();
    journal.must_see(&["□ Ask Thabo along · in 3 days", "saved ✓"]);
    journal.press("+");
    journal.type_text("Pack");
    journal.press("enter");
    journal.type_text("soonish");
    journal.press("esc");
    assert_eq!(journal.notice(), "The step is kept without a day: “soonish” is none.");
    journal.press("+");
    journal.type_text("Rest");
    journal.press("enter");
    journal.type_text("tomorrow");
    journal.press("ctrl-c");
    let steps = goals(&journal).rows[0].steps.clone();
    let told: Vec<_> = steps.iter().map(|step| (step.text.as_str(), step.day)).collect();
    let ahead = |days| Some(day(0) + chrono::Days::new(days));
    assert_eq!(told, [("Ask Thabo along", ahead(3)), ("Pack", None), ("Rest", ahead(1))]);
}

#[test]
fn a_step_is_moved_to_the_day_that_was_typed_when_the_program_ends_and_stays_where_escape_is_pressed() {
    for (key, days) in [("ctrl-c", 1), ("esc", 0)] {
        let mut changes = twelve();
        changes.push(Change::PutStep(small_step(7, None, "Wash the shoes", Some(day(0)), 9)));
        let mut journal = review(&changes);
        journal.must_see(&["Wash the shoes"]);
        journal.press(">");
        journal.type_text("tomorrow");
        journal.tick();
        journal.must_not_see(&["saved ✓"]);
        journal.press(key);
        journal.tick();
        assert_eq!(step(&journal, 7).day, Some(day(0) + chrono::Days::new(days)), "{key}");
    }
}

#[test]
fn what_becomes_due_while_a_review_is_open_joins_it() {
    let mut changes = twelve();
    changes.push(wanted(sample::goal(13, GoalKind::Open, "Learn to swim", 26)));
    let mut journal = review(&changes);
    journal.must_see(&["1 of 12"]);
    journal.press("y y esc");
    journal.later("3 days");
    journal.must_see(&["Go on with the review, 2 of 13 done"]);
    open(&mut journal);
    journal.must_see(&["3 of 13"]);
    journal.tick();
    assert_eq!(begun(&journal).expect("open").review.cards.len(), 13);
    for _ in 0..11 {
        journal.press("y");
    }
    journal.must_see(&["13 of 13 decided"]);
    journal.press("esc");
    journal.tick();
    // Everything is decided, and it only has to be ended.
    journal.choose("Finish the review, 13 of 13 done");
    journal.press("enter");
    journal.must_see(&["13 of 13 decided"]);
    journal.press("enter");
    journal.tick();
    assert_eq!(begun(&journal), None);
}

#[test]
fn a_goal_in_the_trash_and_one_that_was_decided_elsewhere_are_not_counted_on_today() {
    let mut journal = review(&twelve());
    journal.press("y y y esc");
    journal.tick();
    journal.must_see(&["Go on with the review, 3 of 12 done"]);
    journal.pass_hours(1);
    let Change::Judge(mut given) = judged(9, 4, Verdict::Keep, "", 0) else { panic!("a verdict") };
    given.at = chrono::DateTime::parse_from_rfc3339("2026-07-29T20:30:00+02:00").expect("a moment");
    journal.state.shared.write(Change::Judge(given));
    journal.state.shared.write(Change::Trash { item: Item::Goal(goal_id(11)), at: morning(0) });
    journal.press("j");
    journal.tick();
    journal.must_see(&["Go on with the review, 2 of 10 done"]);
}

#[test]
fn a_review_that_was_put_off_stays_put_off_when_the_program_is_started_again_and_undo_offers_it() {
    let mut journal = Journal::holding(EVENING, &twelve());
    journal.choose("12 goals to look at");
    journal.press("z");
    journal.tick();
    journal.later("6 days");
    journal.must_not_see(&["to look at"]);
    journal.later("1 day");
    journal.must_see(&["to look at"]);
    journal.choose("to look at");
    journal.press("z");
    journal.must_not_see(&["to look at"]);
    journal.press("u");
    journal.tick();
    journal.must_see(&["to look at"]);
}
