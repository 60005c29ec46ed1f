//! Whole screens as they are drawn. To be read by a person before they are accepted.

use secondwind::domain::change::Item;

use super::super::snapshots::{accept_all, accept_page};
use super::*;

#[test]
fn a_lesson_with_a_life() {
    let mut journal = page_of(1, &a_year());
    accept_all("lesson", &mut journal);
    journal.choose("Night Relay");
    accept_page("lesson_race", (80, 24), &mut journal);
    journal.press("end");
    accept_page("lesson_end", (60, 18), &mut journal);
    accept_page("lesson_end", (80, 24), &mut journal);
}

#[test]
fn a_lesson_that_asks() {
    let changes = [put(lesson(1, Verb::Keep, "Cool early, before it is needed", "2026-11-10"))];
    accept_page("lesson_asks", (60, 18), &mut asked_page_of(1, &changes));
    accept_page("lesson_asks", (80, 24), &mut asked_page_of(1, &changes));
}

#[test]
fn a_lesson_in_the_trash() {
    let mut changes = a_year();
    changes.push(Change::Trash { item: Item::Lesson(lesson_id(1)), at: at("2026-11-20") });
    accept_page("lesson_gone", (80, 24), &mut asked_page_of(1, &changes));
}

#[test]
fn the_form() {
    let mut journal = page_of(1, &a_year());
    journal.press("e");
    accept_all("lesson_form", &mut journal);
    journal.press("tab tab tab ctrl-u");
    journal.type_text("pac");
    accept_page("lesson_form_cause", (60, 18), &mut journal);
    accept_page("lesson_form_cause", (80, 24), &mut journal);
}

#[test]
fn merging() {
    let mut journal = page_of(2, &a_year());
    journal.press("M");
    accept_all("lesson_merge", &mut journal);
}

#[test]
fn today_with_lessons_that_have_come_back() {
    let mut changes = a_year();
    changes.push(put(lesson(
        8,
        Verb::Start,
        "Eat every twenty minutes, 走 or not, however it feels",
        "2026-10-01",
    )));
    changes.push(put(lesson(9, Verb::Stop, "Looking at the watch in the first hour", "2026-11-01")));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Eat every");
    accept_all("today_still_true", &mut journal);
}
