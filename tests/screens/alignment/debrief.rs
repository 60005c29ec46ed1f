//! The debrief after three setbacks: the check and a step back are opened from the question, and lead back to it.

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::id::StepBackId;
use secondwind::domain::race::{Outcome, SetbackMark};
use secondwind::domain::step_back::{BreakKind, StepBack};
use uuid::Uuid;

use super::super::arcs::{put_race, race};
use super::super::harness::Journal;
use super::sample::{EVENING, at, day, kept};

const FIT: &str = "Do your goals fit the life and body";
const REST: &str = "Would a planned step back help";

/// Two setbacks before, and a third one that is looked back at.
fn after_three() -> Journal {
    let mut changes: Vec<Change> = [(1, "2026-06-14"), (2, "2026-09-14")]
        .into_iter()
        .map(|(number, on)| {
            let mut race = race(number, "Hard one", on);
            race.outcome = Some(Outcome::Dnf);
            race.setback = Some(SetbackMark::Yes);
            put_race(race)
        })
        .collect();
    changes.push(put_race(race(3, "Two Rivers", "2026-11-23")));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Two Rivers");
    journal.press("enter");
    journal.choose("Short debrief");
    journal.press("enter");
    journal.go_to("How did it end");
    journal.pick("dnf");
    journal.answer("Where did it end", "At the mill");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal.go_to(FIT);
    journal
}

#[test]
fn the_three_setbacks_branch_opens_the_check_and_comes_back_to_the_question() {
    let mut journal = after_three();
    journal.must_see(&["F3 opens the alignment check, 90 s, and comes back.", "F3 open"]);
    journal.press("f3 3 2 3 2 1 2 2 3 2 1 2 3 4 3 2 enter");
    assert!(journal.is_looking_back(), "{}", journal.screen());
    assert!(journal.question().contains(FIT), "{}", journal.question());
    journal.must_see(&["Checked today: 58.   F3 opens another.", "Alignment 58, out of 100."]);
    assert_eq!(kept(&journal).len(), 1);
    // Everything that was answered before is there still.
    journal.pick("partly");
    journal.back_to("Where did it end");
    journal.must_see(&["At the mill"]);
    journal.go_to(FIT);
    journal.must_see(&["partly", "Checked today: 58."]);
}

#[test]
fn a_check_that_is_broken_off_leads_back_as_well_and_waits() {
    let mut journal = after_three();
    journal.press("f3 3 2 esc");
    assert!(journal.question().contains(FIT));
    journal.must_see(&["F3 opens the alignment check"]);
    assert!(super::sample::begun(&journal).is_some());
    journal.press("f3");
    journal.must_see(&["2 of 15"]);
}

#[test]
fn the_same_branch_opens_a_step_back_and_comes_back() {
    let mut journal = after_three();
    journal.pick("no");
    journal.go_to(REST);
    journal.must_see(&["F3 plans one, 3 min, and comes back."]);
    journal.press("f3");
    assert!(matches!(journal.state.screen(), Screen::StepBackForm(_)), "{}", journal.screen());
    // What is planned there is told on coming back, whoever has planned it.
    let (from, to) = (day("2026-11-25"), day("2026-12-01"));
    let id = StepBackId(Uuid::from_u128(0xa_0000));
    let planned = StepBack::new(id, BreakKind::Planned, (from, to), at("2026-11-24"));
    journal.write_elsewhere(&[Change::PutStepBack { step_back: Box::new(planned), base: None }]);
    journal.press("esc");
    assert!(journal.is_looking_back(), "{}", journal.screen());
    assert!(journal.question().contains(REST), "{}", journal.question());
    journal.must_see(&["Planned: 7 days from tomorrow."]);
    journal.back_to(FIT);
    journal.must_see(&["› ", "no"]);
}

#[test]
fn a_question_that_opens_nothing_has_no_such_key() {
    let mut journal = after_three();
    journal.back_to("Where did it end");
    journal.must_not_see(&["F3"]);
    journal.press("f3");
    assert!(journal.is_looking_back());
}
