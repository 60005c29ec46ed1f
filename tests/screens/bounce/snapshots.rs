//! Whole screens as they are drawn. To be read by a person before they are accepted.

use super::super::harness::Journal;
use super::super::snapshots::{accept_all, accept_page};
use super::plan;
use super::sample::{EVENING, lived};

#[test]
fn the_page() {
    let mut journal = plan(&lived());
    accept_all("bounce", &mut journal);
    journal.choose("Training plan");
    journal.press("w");
    journal.type_text("two easy weeks, then spring");
    accept_page("bounce_line", (80, 24), &mut journal);
    journal.press("enter x");
    journal.choose("Talk to somebody");
    journal.press("enter");
    journal.type_text("Coach Åsa, sat");
    accept_page("bounce_talk", (80, 24), &mut journal);
}

#[test]
fn where_there_is_none() {
    let mut journal = Journal::at(EVENING);
    journal.press("P");
    accept_page("bounce_none", (60, 18), &mut journal);
    accept_page("bounce_none", (80, 24), &mut journal);
}

#[test]
fn the_story_with_goals_and_steps() {
    let mut journal = Journal::holding(EVENING, &lived());
    journal.press("2 enter end");
    accept_all("bounce_story", &mut journal);
    journal.choose("Write to the crew");
    journal.press(">");
    journal.type_text("sat");
    accept_page("bounce_story_moving", (80, 24), &mut journal);
}

#[test]
fn today_with_a_plan() {
    let mut journal = Journal::holding(EVENING, &lived());
    accept_page("bounce_today", (80, 24), &mut journal);
    accept_page("bounce_today", (120, 40), &mut journal);
}
