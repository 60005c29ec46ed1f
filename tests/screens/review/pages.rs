//! How the cards and the last page look.

use super::sample::a_setback;
use super::*;
use crate::snapshots::accept_all;

#[test]
fn a_step_card() {
    accept_all("review_step", &mut review(&twelve_and_steps()));
}

#[test]
fn a_goal_card() {
    let mut journal = review(&twelve_and_steps());
    journal.press("x > enter x y y y y y y y y y y y");
    journal.must_see(&["Run the easy days easy"]);
    accept_all("review_goal", &mut journal);
}

#[test]
fn a_goal_card_after_a_setback() {
    let mut changes = twelve();
    changes.push(a_setback(6));
    accept_all("review_setback", &mut review(&changes));
}

#[test]
fn letting_go() {
    let mut journal = review(&twelve());
    journal.press("y l");
    journal.type_text("quiet mornings");
    journal.tick();
    accept_all("review_let_go", &mut journal);
}

#[test]
fn adjusting() {
    let mut journal = review(&twelve());
    journal.press("y a enter");
    journal.type_text("1 october");
    journal.tick();
    accept_all("review_adjust", &mut journal);
}

#[test]
fn what_was_decided() {
    let mut journal = review(&twelve_and_steps());
    journal.press("x > enter - y y w");
    journal.type_text("it does me good");
    journal.press("enter z l");
    journal.type_text("the view");
    journal.press("enter");
    journal.type_text("walks with Thabo");
    journal.press("enter y m x y z y y y y");
    journal.tick();
    accept_all("review_end", &mut journal);
}

#[test]
fn nothing_is_due() {
    accept_all("review_nothing", &mut review(&twelve()[..0]));
}
