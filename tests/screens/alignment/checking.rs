//! The sentences: a digit each, in 90 seconds, kept at once.

use secondwind::app::screens::Screen;
use secondwind::domain::alignment::{FitItem, Fitted};

use super::super::harness::Journal;
use super::sample::{EVENING, a_year, at, begun, check, day, fits, kept, page, put};

fn is_checking(journal: &Journal) -> bool {
    matches!(journal.state.screen(), Screen::AlignmentCheck(_))
}

#[test]
fn from_today_a_whole_check_takes_at_most_twenty_keys() {
    let mut journal = Journal::holding(EVENING, &[put(check(1, "2026-10-12", "222222222222222"))]);
    journal.choose("Alignment check");
    let before = journal.counted_keys();
    journal.press("enter 3 2 3 2 1 0 2 3 2 1 2 2 3 3 2 enter");
    let keys = journal.counted_keys() - before;
    assert!(matches!(journal.state.screen(), Screen::Alignment(_)), "{}", journal.screen());
    assert_eq!(keys, 17);
    let last = kept(&journal).pop().expect("a check");
    assert_eq!((last.fits, last.day), (fits("323210232122332"), day("2026-11-24")));
    assert_eq!(last.fits.score(), Some(50));
    journal.must_see(&["50 out of 100", "fuel for the work   0, not now", "u takes it back"]);
}

#[test]
fn with_the_small_steps_of_the_last_check_it_is_still_no_more() {
    let mut journal = page(&a_year());
    let before = journal.counted_keys();
    journal.press("+");
    journal.must_see(&["If it is Sunday evening, then cut one thing from the plan.", "Did it fit?"]);
    journal.press("p 3 2 3 2 1 0 2 3 2 1 2 2 3 3 2 enter");
    assert_eq!(journal.counted_keys() - before, 18);
    let checks = kept(&journal);
    let fitted: Vec<_> = checks[3].steps.iter().map(|step| step.fitted).collect();
    assert_eq!(fitted, [Some(Fitted::Partly)]);
    assert_eq!(checks.len(), 5);
}

#[test]
fn all_fifteen_sentences_are_seen_at_once_on_a_small_screen() {
    let mut journal = page(&[]);
    journal.press("+");
    journal.must_see(&[
        "0 not now   1 a little   2 partly   3 mostly   4 yes",
        "0 of 15",
        "I can see the shape of my training week before it starts.",
        "Strength and mobility help my running rather than fight it for time.",
        "Next month feels doable. Not easy, but doable.",
    ]);
}

#[test]
fn what_is_answered_is_kept_at_once_and_gone_on_with_where_it_was() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("6 A + 3 2 space 1");
    // The program is killed: only what the disk has is left.
    journal.restart();
    assert_eq!(begun(&journal).map(|open| open.fits), Some(fits("32-1-----------")));
    journal.choose("Go on with the alignment check, 3 of 15 answered");
    journal.press("enter");
    assert!(is_checking(&journal));
    // The first sentence without an answer is at hand.
    journal.must_see(&["› One missed session stays one missed session.", "3 of 15"]);
    journal.press("4 esc");
    journal.must_see(&["It waits on Today, as you left it."]);
    assert_eq!(begun(&journal).map(|open| open.fits), Some(fits("3241-----------")));
    // From the page it is gone on with, too.
    journal.press("6 A");
    journal.must_see(&["A check is begun, 4 of 15 answered."]);
    journal.press("+");
    journal.must_see(&["› Rest is in my calendar before I need it."]);
}

#[test]
fn one_that_was_begun_need_not_wait_on_today_and_comes_back() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("6 A + 3 esc 1");
    journal.choose("Go on with the alignment check, 1 of 15 answered");
    journal.press("z");
    journal.must_see(&["In the trash: alignment check, begun."]);
    journal.must_not_see(&["Go on with the alignment check"]);
    assert_eq!(begun(&journal), None);
    journal.press("u");
    journal.must_see(&["Go on with the alignment check, 1 of 15 answered"]);
}

#[test]
fn one_that_was_begun_days_ago_is_of_the_day_on_which_it_is_finished() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("6 A + 3 3 3 3 3 3 3 3 esc");
    journal.later("3 days");
    journal.choose("Go on with the alignment check");
    journal.press("enter 3 f");
    let last = kept(&journal).pop().expect("a check");
    assert_eq!((last.day, last.fits.score()), (day("2026-11-27"), Some(75)));
}

#[test]
fn with_fewer_than_nine_answers_it_ends_without_a_score_and_says_what_is_missing() {
    let mut journal = page(&[]);
    journal.press("+ f");
    journal.must_see(&["Nothing is answered yet."]);
    journal.press("2 2 2 2 2 2 2 f");
    assert!(!is_checking(&journal));
    journal.must_see(&[
        "7 of 13 answered: 2 more would make a score.",
        "No score: 2 more answers would make one",
    ]);
    assert_eq!(kept(&journal).len(), 1);
}

#[test]
fn arrows_change_an_answer_backspace_takes_it_back_and_nothing_is_left_of_an_empty_check() {
    let mut journal = page(&[]);
    journal.press("+ right right");
    assert_eq!(begun(&journal).and_then(|open| open.fits.get(FitItem::Structure)), Some(3));
    journal.press("left left left left");
    assert_eq!(begun(&journal).and_then(|open| open.fits.get(FitItem::Structure)), Some(0));
    journal.press("backspace esc");
    assert_eq!(begun(&journal), None);
    journal.must_see(&["No check yet."]);
}

#[test]
fn a_finished_check_is_taken_back_by_one_key() {
    let mut journal = page(&a_year());
    journal.press("+ space 3 3 3 3 3 3 3 3 3 f");
    assert_eq!(kept(&journal).len(), 5);
    journal.must_see(&["75 out of 100"]);
    journal.press("u");
    assert_eq!(kept(&journal).len(), 4);
    journal.must_see(&["The check lies in the trash.", "40 out of 100"]);
}

#[test]
fn a_new_check_begins_with_the_words_of_the_last_table_and_without_its_mark() {
    let mut changes = a_year();
    if let Some(secondwind::domain::change::Change::PutAlignment { check, .. }) = changes.last_mut() {
        check.assumptions[1].changes = true;
    }
    let mut journal = page(&changes);
    journal.press("+ space 3 3 3 3 3 3 3 3 3 f");
    let last = kept(&journal).pop().expect("a check");
    let rows: Vec<(&str, &str, bool)> =
        last.assumptions.iter().map(|row| (row.row.as_str(), row.gives.as_str(), row.changes)).collect();
    assert_eq!(
        rows,
        [("sleep", "6 and a half, less with the baby awake at four", false), ("training", "6", false)]
    );
}

#[test]
fn the_answers_of_an_earlier_check_can_be_changed_and_its_day_stays() {
    let mut journal = page(&a_year());
    journal.press("left e 0 esc");
    journal.must_see(&["The answers are changed. u takes that back."]);
    let third = &kept(&journal)[2];
    assert_eq!(
        (third.fits, third.day, third.finished),
        (fits("032212-1-301221"), day("2026-08-10"), Some(at("2026-08-10")))
    );
    journal.press("u");
    assert_eq!(kept(&journal)[2].fits, fits("232212-1-301221"));
}

#[test]
fn two_windows_answer_different_sentences_of_the_same_check() {
    let mut one = Journal::on_disk(EVENING);
    one.press("6 A + 3 3 esc");
    let mut other = one.another_window();
    other.press("6 A +");
    one.press("+ 1");
    other.press("down down 2");
    one.press("up");
    let open = begun(&one).expect("one that was begun");
    assert_eq!(open.fits.get(FitItem::OneMiss), Some(1));
    assert_eq!(open.fits.get(FitItem::Recovery), Some(2));
    assert_eq!(one.store().alignment().expect("readable").history.alignments.len(), 0);
}
