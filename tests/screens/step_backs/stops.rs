//! Stops that came unplanned: noticed, asked about once, and answered by one key.

use super::*;
use crate::life::EVENING;

const QUESTION: &str = "10 days without training, from 20 Jul: a break you chose?";

#[test]
fn a_stop_is_noticed_and_each_answer_is_one_key() {
    for (key, kind) in [("l", BreakKind::Life), ("i", BreakKind::IllOrHurt), ("d", BreakKind::Drifted)] {
        let mut journal = Journal::holding(EVENING, &stopped(10));
        journal.choose(QUESTION);
        journal.press(key);
        journal.must_not_see(&[QUESTION]);
        journal.tick();
        let written = on_disk(&journal);
        assert_eq!(written.len(), 1, "{key}");
        assert_eq!((written[0].kind, written[0].from, written[0].to), (kind, day(9), day(0)));
        journal.restart();
        journal.must_not_see(&["without training"]);
        // A key too many answers nothing else.
        journal.press("l");
    }
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    accept_page("today_stop", (80, 24), &mut journal);
    accept_page("today_stop", (60, 18), &mut journal);
    journal.press("l u");
    assert_eq!(on_disk(&journal), []);
    journal.must_see(&[QUESTION]);
}

#[test]
fn one_that_was_planned_after_all_runs_as_a_step_back_until_it_is_ended() {
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    journal.press("p");
    journal.tick();
    let written = on_disk(&journal);
    assert_eq!((written[0].kind, written[0].to, written[0].ended), (BreakKind::Planned, day(0), None));
    journal.must_see(&["Step back, day 10 of 10: back, or 3 more?"]);
}

#[test]
fn no_break_is_not_asked_about_again() {
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    journal.press("z");
    journal.tick();
    journal.must_not_see(&["without training"]);
    journal.later("1 day");
    journal.must_not_see(&["without training"]);
    assert_eq!(on_disk(&journal), []);
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    journal.press("z u");
    journal.must_see(&[QUESTION]);
}

#[test]
fn a_break_that_was_deleted_is_not_asked_about_again() {
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    journal.press("l 6 S d");
    journal.tick();
    journal.press("1");
    journal.must_not_see(&["without training"]);
    journal.press("u");
    assert_eq!(on_disk(&journal).len(), 1);
}

#[test]
fn one_that_was_answered_while_it_went_on_ends_with_the_next_training() {
    let mut journal = Journal::holding(EVENING, &stopped(10));
    journal.choose(QUESTION);
    journal.press("l");
    journal.tick();
    journal.later("2 days");
    journal.press("c 7 6 2 8 3 7 7 enter");
    journal.tick();
    journal.press("1");
    journal.tick();
    let own = on_disk(&journal).remove(0);
    assert_eq!((own.to, own.ended), (day(0) + chrono::Days::new(2), None), "it goes on");
    // Its days can be changed by hand, and stay so.
    journal.press("6 S e tab tab ctrl-u");
    journal.type_text("yesterday");
    journal.press("esc");
    journal.tick();
    let own = on_disk(&journal).remove(0);
    assert_eq!((own.to, own.ended), (day(0) + chrono::Days::new(1), Some(day(0) + chrono::Days::new(1))));
}

#[test]
fn who_rests_on_a_plan_is_not_asked() {
    let mut changes = stopped(10);
    changes.push(put(&plan(9, 0)));
    let journal = Journal::holding(EVENING, &changes);
    journal.must_not_see(&["without training"]);
}
