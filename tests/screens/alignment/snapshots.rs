//! Whole screens as they are drawn. To be read by a person before they are accepted.

use super::super::snapshots::{accept_all, accept_page};
use super::sample::{EVENING, a_year, check, page, put, to};
use crate::harness::Journal;

#[test]
fn the_sentences() {
    let mut journal = page(&a_year());
    journal.press("+ p 3 2 3 1");
    accept_all("alignment_check", &mut journal);
    let mut journal = page(&[]);
    journal.press("+ 3 2");
    accept_page("alignment_check_first", (80, 24), &mut journal);
}

#[test]
fn what_came_of_it() {
    let mut journal = page(&a_year());
    accept_all("alignment", &mut journal);
    journal.press("pagedown");
    accept_page("alignment_picture", (80, 24), &mut journal);
    journal.press("pagedown");
    accept_page("alignment_over_time", (80, 24), &mut journal);
    to(&mut journal, "hours of sleep");
    journal.press("enter");
    accept_page("alignment_writing", (80, 24), &mut journal);
    accept_page("alignment_writing", (120, 40), &mut journal);
    journal.press("esc end");
    accept_page("alignment_end", (80, 24), &mut journal);
}

#[test]
fn where_there_is_none_and_where_there_is_one() {
    let mut journal = page(&[]);
    accept_page("alignment_none", (60, 18), &mut journal);
    accept_page("alignment_none", (80, 24), &mut journal);
    let mut journal = page(&[put(check(1, "2026-11-20", "22222----------"))]);
    accept_page("alignment_one", (80, 24), &mut journal);
}

#[test]
fn today_with_the_offer() {
    let mut journal = Journal::holding(EVENING, &[put(check(1, "2026-10-20", "222222222222222"))]);
    journal.choose("Alignment check");
    accept_page("alignment_today", (80, 24), &mut journal);
}
