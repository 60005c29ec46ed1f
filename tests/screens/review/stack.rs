//! Working through: the number of keys, back and forward, pausing and going on, what happens meanwhile in another window.

use secondwind::domain::change::{Change, Item};
use secondwind::domain::goal::{GoalKind, GoalState, StepState, Verdict};

use super::sample::{goal_id, judged, twelve};
use super::*;
use crate::life::morning;

/// The order: recovery first, then what is pinned, then what has waited longest.
const ORDER: [u128; 12] = [11, 1, 12, 4, 5, 10, 6, 7, 8, 9, 2, 3];

#[test]
fn twelve_goals_of_all_kinds_are_reviewed_with_thirty_keys_undo_included() {
    let mut journal = review(&twelve());
    journal.must_see(&["1 of 12", "12 goals", "No running with a sore calf"]);
    let before = journal.counted_keys();
    // Two are kept, and one of them says why.
    journal.press("y y w");
    journal.type_text("holds");
    journal.press("enter");
    // One too many was let rest: it is taken back, and kept.
    journal.press("z u y");
    // One is let go, without a word; the others are kept, put off, reached and left to rest.
    journal.press("l enter enter y m x y z y y y");
    // What was decided stands on one page.
    journal.must_see(&["12 of 12 decided", "Reached (1)", "Going on (8)", "To be decided later (1)"]);
    assert!(journal.whole_page().contains("Resting (1)"));
    journal.press("enter");
    journal.tick();
    let keys = journal.counted_keys() - before;
    assert!(!is_review(&journal), "{}", journal.screen());
    assert_eq!(keys, 24, "a verdict each, a word why, one taken back, and the end");
    let done = &basis(&journal).past[0];
    assert_eq!(done.verdicts.len(), 12);
    assert!(done.review.finished.is_some());
    let verdicts: Vec<(u128, Verdict)> =
        ORDER.iter().map(|number| (*number, goal(&journal, *number).verdict.expect("a verdict"))).collect();
    assert_eq!(
        verdicts,
        [
            (11, Verdict::Keep),
            (1, Verdict::Keep),
            (12, Verdict::Keep),
            (4, Verdict::LetGo),
            (5, Verdict::Keep),
            (10, Verdict::Later),
            (6, Verdict::Reached),
            (7, Verdict::Keep),
            (8, Verdict::Rest),
            (9, Verdict::Keep),
            (2, Verdict::Keep),
            (3, Verdict::Keep),
        ]
    );
    assert_eq!(story(&journal, 1).verdicts[0].reason, "holds");
}

#[test]
fn undo_goes_back_through_the_whole_stack_card_by_card_and_also_after_a_pause() {
    let mut journal = review(&twelve_and_steps());
    journal.must_see(&["1 of 15", "3 steps, 12 goals"]);
    journal.press("x o > enter y m z");
    journal.tick();
    assert_eq!(begun(&journal).map(|story| (story.verdicts.len(), story.steps.len())), Some((3, 3)));
    journal.press("esc");
    journal.must_see(&["Paused, 6 of 15 done."]);
    journal.restart();
    journal.choose("Go on with the review, 6 of 15 done");
    journal.press("enter");
    journal.must_see(&["7 of 15", "Finish the ridge race with a smile"]);
    // The last decision of the sitting before is told, and can be taken back.
    journal.must_see(&["Resting until 21 Oct: One evening a week without a watch"]);
    for number in [12, 1, 11] {
        journal.press("u");
        journal.tick();
        assert_eq!(goal(&journal, number).verdict, None);
        let text = goal(&journal, number).text;
        journal.must_see(&[&text, &format!("Not decided any more: {text}")]);
    }
    for number in [3, 2, 1] {
        journal.press("u");
        journal.tick();
        assert_eq!(step(&journal, number).state, StepState::Open);
    }
    assert_eq!(step(&journal, 3).day, Some(day(0)));
    journal.must_see(&["1 of 15", "Ask Lerato for her slow loop"]);
    journal.press("u");
    // A review in which nothing is decided is none.
    journal.press("esc");
    journal.tick();
    assert_eq!(begun(&journal), None);
    journal.must_see(&["15 to look at: 3 steps, 12 goals", "5 min"]);
}

#[test]
fn decided_cards_are_looked_at_again_without_being_taken_back_and_can_be_decided_anew() {
    let mut journal = review(&twelve());
    journal.press("y y left");
    journal.must_see(&["2 of 12", "Sleep eight hours", "Decided  Kept"]);
    journal.press("h h");
    journal.must_see(&["1 of 12", "No running with a sore calf"]);
    journal.press("z");
    journal.tick();
    assert_eq!(goal(&journal, 11).state(), GoalState::Resting);
    assert_eq!(story(&journal, 11).verdicts.len(), 1, "given anew, not twice");
    // From there it goes on with what is not decided.
    journal.must_see(&["3 of 12"]);
    journal.press("u");
    journal.tick();
    journal.must_see(&["1 of 12", "Decided  Kept"]);
    assert_eq!(goal(&journal, 11).verdict, Some(Verdict::Keep));
    journal.press("right right right");
    journal.must_see(&["4 of 12"]);
    journal.press("y");
    journal.press("left left");
    journal.must_see(&["3 of 12"]);
    assert_eq!(begun(&journal).map(|story| story.verdicts.len()), Some(3));
}

#[test]
fn a_card_can_be_passed_over_and_the_end_says_what_is_left() {
    let mut journal = review(&twelve());
    journal.press("y right");
    for _ in 0..10 {
        journal.press("y");
    }
    journal.must_see(&["2 of 12", "Sleep eight hours"]);
    for _ in 0..11 {
        journal.press("right");
    }
    journal.must_see(&["11 of 12 decided", "Not decided yet: 1 card."]);
    journal.press("enter");
    journal.tick();
    assert!(basis(&journal).past[0].review.finished.is_some());
    assert_eq!(goal(&journal, 1).verdict, None);
}

#[test]
fn what_was_decided_can_be_taken_back_from_the_page_after_it_as_well() {
    let mut journal = review(&twelve());
    journal.press("y z esc");
    journal.tick();
    assert_eq!(goal(&journal, 1).verdict, Some(Verdict::Rest));
    journal.press("u");
    journal.tick();
    assert_eq!(goal(&journal, 1).verdict, None);
    journal.must_see(&["Go on with the review, 1 of 12 done"]);
    open(&mut journal);
    journal.must_see(&["2 of 12", "Sleep eight hours"]);
    // Here the same is not taken back a second time.
    journal.press("u");
    journal.tick();
    journal.must_see(&["1 of 12", "No running with a sore calf"]);
    assert_eq!(goal(&journal, 11).verdict, None);
}

#[test]
fn another_window_that_judges_meanwhile_is_seen_and_is_not_asked_about_again() {
    let mut journal = Journal::on_disk(EVENING);
    for change in twelve() {
        journal.state.shared.write(change);
    }
    journal.press("1");
    journal.tick();
    open(&mut journal);
    journal.press("y");
    let mut other = journal.another_window();
    open(&mut other);
    // It goes on with the same review.
    other.must_see(&["2 of 12", "Sleep eight hours"]);
    other.press("y y y");
    other.tick();
    // The card that is shown here was decided there: it says so, and the next verdict goes on from there.
    journal.press("j");
    journal.tick();
    journal.must_see(&["2 of 12", "Decided  Kept"]);
    journal.press("y");
    journal.tick();
    journal.must_see(&["5 of 12", "Sunday breakfast at home"]);
    assert_eq!(begun(&journal).map(|story| story.verdicts.len()), Some(4));
    // What was finished there is finished here.
    for _ in 0..8 {
        other.press("y");
    }
    other.press("enter");
    other.tick();
    journal.press("j");
    journal.tick();
    journal.press("right right right right right right right right");
    journal.must_see(&["12 of 12 decided"]);
    journal.press("enter");
    assert!(!is_review(&journal));
}

#[test]
fn a_verdict_that_was_given_on_a_page_of_its_own_since_counts_and_the_card_is_left_out() {
    let mut journal = Journal::on_disk(EVENING);
    for change in twelve() {
        journal.state.shared.write(change);
    }
    journal.press("1");
    journal.tick();
    open(&mut journal);
    journal.press("y");
    journal.tick();
    let mut other = journal.another_window();
    other.pass_hours(1);
    let Change::Judge(mut given) = judged(9, 4, Verdict::Keep, "", 0) else { panic!("a verdict") };
    given.at = chrono::DateTime::parse_from_rfc3339("2026-07-29T21:00:00+02:00").expect("a moment");
    other.press("j");
    other.state.shared.write(Change::Judge(given));
    other.state.shared.write(Change::Trash { item: Item::Goal(goal_id(5)), at: morning(0) });
    other.press("j");
    other.tick();
    journal.press("j");
    journal.tick();
    journal.must_see(&["2 of 10"]);
    // The card that is shown goes to the trash: the next one is shown.
    other.state.shared.write(Change::Trash { item: Item::Goal(goal_id(1)), at: morning(0) });
    other.press("j");
    other.tick();
    journal.press("j");
    journal.tick();
    journal.must_see(&["2 of 9", "One evening a week without a watch", "lies in the trash"]);
    for _ in 0..8 {
        journal.press("y");
    }
    journal.must_see(&["9 of 9 decided"]);
}

#[test]
fn when_nothing_is_due_it_says_so_and_offers_to_look_at_all() {
    let mut journal = review(&[sample::wanted(sample::goal(1, GoalKind::Open, "See what trails do", 3))]);
    journal.must_see(&["Nothing is due. Your goals can go on as they are.", "look at all"]);
    journal.press("enter");
    journal.must_see(&["1 of 1", "See what trails do", "It is not due yet. Is it still what you want?"]);
    journal.press("y");
    journal.tick();
    journal.must_see(&["1 of 1 decided", "Going on (1)"]);
    let mut empty = review(&[]);
    empty.must_see(&["There are no goals yet.", "5 goes to the goals"]);
    empty.press("enter");
    assert!(is_review(&empty));
    empty.press("esc");
    assert!(!is_review(&empty));
}

#[test]
fn today_offers_it_once_a_day_and_it_can_be_put_off_for_a_week() {
    let mut journal = Journal::holding(EVENING, &twelve_and_steps());
    journal.choose("15 to look at: 3 steps, 12 goals");
    journal.press("z");
    journal.must_not_see(&["to look at"]);
    journal.pass_hours(24 * 6);
    journal.press("j");
    journal.must_not_see(&["to look at"]);
    journal.pass_hours(24);
    journal.press("j");
    journal.choose("to look at");
    journal.press("enter");
    assert!(is_review(&journal));
    journal.press("right");
    // Everything is passed over but one: after the review nothing is offered until tomorrow.
    journal.press("x");
    for _ in 0..20 {
        journal.press("right");
    }
    journal.press("enter");
    journal.tick();
    journal.must_not_see(&["to look at"]);
    journal.later("1 day");
    journal.must_see(&["to look at"]);
}

#[test]
fn a_step_with_a_day_has_a_row_of_its_own_and_makes_no_review() {
    let journal = Journal::holding(EVENING, &three_steps()[2..3]);
    journal.must_see(&["Send the photographs"]);
    journal.must_not_see(&["to look at"]);
    let mut without_a_day = three_steps();
    without_a_day.remove(0);
    let journal = Journal::holding(EVENING, &without_a_day[..1]);
    journal.must_see(&["1 step to look at", "1 min"]);
}

#[test]
fn steps_of_a_goal_that_rests_are_not_asked_here_nor_on_today() {
    let mut changes = twelve_and_steps();
    changes.push(judged(5, 3, Verdict::Rest, "", 1));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.must_not_see(&["Ask Lerato"]);
    journal.must_see(&["13 to look at: 2 steps, 11 goals", "Send the photographs"]);
    open(&mut journal);
    journal.must_see(&["1 of 13", "Buy the small bottle"]);
}
