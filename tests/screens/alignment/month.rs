//! The check in the review of a month.

use secondwind::app::screens::Screen;

use super::super::harness::Journal;
use super::sample::{EVENING, check, put};

fn month(changes: &[secondwind::domain::change::Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press(":");
    journal.type_text("looks back at the month");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Period(_)), "{}", journal.screen());
    journal
}

#[test]
fn the_month_opens_the_check_and_comes_back_and_tells_its_score() {
    let mut journal = month(&[put(check(1, "2026-10-20", "111111111111111"))]);
    journal.choose("The alignment check");
    journal.must_see(&["None this month. Enter begins one, 90 seconds, and comes back."]);
    journal.press("enter 3 3 3 3 3 3 3 3 3 3 3 3 3 f");
    assert!(matches!(journal.state.screen(), Screen::Alignment(_)));
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Period(_)), "{}", journal.screen());
    journal.must_see(&["75 out of 100, today. Enter opens it, and comes back."]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Alignment(_)));
}

#[test]
fn a_check_without_a_score_is_told_as_well() {
    let journal = month(&[put(check(1, "2026-11-20", "22222----------"))]);
    journal.must_see(&["Done 4 days ago, 5 of 13 answered."]);
}
