//! Goals and steps in the story of a race, flags on the timeline, and hits of a search: each leads to its goal, and a step is
//! decided about where it is read.

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalKind, MOST_OPEN_STEPS, Measure, Step, StepState, Verdict,
};
use secondwind::domain::id::VerdictId;
use secondwind::domain::race::Tier;
use uuid::Uuid;

use super::super::harness::Journal;
use super::sample::{EVENING, at, day, goal, lived, put_goal, race_id, setback, step};

fn story(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes).sized(100, 50);
    journal.press("2 enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal
}

#[test]
fn how_far_a_goal_has_come_is_told_alike_in_the_story_the_list_the_page_and_the_review() {
    let mut changes = setback();
    let mut sleep = goal(3, GoalKind::Wellbeing, "Sleep eight hours", "2026-10-01");
    sleep.race = Some(race_id(1));
    sleep.measure = Some(Measure::Steps);
    let id = sleep.id;
    changes.push(put_goal(sleep));
    let (done, part, open) = (StepState::Done, StepState::Part, StepState::Open);
    for (number, state) in [(11, done), (12, done), (13, part), (14, open)] {
        let on = Some("2026-12-20");
        let step = Step { goal: Some(id), race: None, ..step(number, &format!("step {number}"), on, state) };
        changes.push(Change::PutStep(step));
    }
    let mut journal = story(&changes);
    journal.must_see(&["▰▰▰▱▱ 2½ of 4 steps"]);
    journal.press("esc 5");
    journal.must_see(&["▰▰▰▱▱ 2½ of 4 steps"]);
    journal.choose("Sleep eight hours");
    journal.press("enter");
    journal.must_see(&["▰▰▰▰▰▰▱▱▱▱ 2½ of 4 steps"]);
    let mut journal = story(&changes);
    journal.press(":");
    journal.type_text("review goals");
    journal.press("enter");
    journal.tick();
    journal.must_see(&["Sleep eight hours", "▰▰▰▰▰▰▱▱▱▱ 2½ of 4 steps"]);
}

fn the_step(journal: &Journal, text: &str) -> Step {
    let story = journal.store().race_story(race_id(1)).expect("readable").expect("there");
    story.steps.into_iter().find(|step| step.text == text).expect("a step")
}

#[test]
fn a_step_without_a_day_is_decided_about_where_it_is_read_and_undo_takes_each_decision_back() {
    let mut journal = story(&lived());
    journal.choose("Write to the crew");
    let state = |journal: &Journal| the_step(journal, "Write to the crew").state;
    for (key, expected, told) in [
        ("x", StepState::Done, "Done: Write to the crew."),
        ("x", StepState::Open, "Open again: Write to the crew."),
        ("o", StepState::Part, "Part of it, and that counts: Write to the crew."),
        ("o", StepState::Open, "Open again: Write to the crew."),
        ("-", StepState::Dropped, "Dropped: Write to the crew."),
    ] {
        journal.press(key);
        assert_eq!(state(&journal), expected, "{key}");
        assert!(journal.notice().starts_with(told), "{}", journal.notice());
    }
    journal.must_see(&["– Write to the crew (dropped)"]);
    let mut seen = Vec::new();
    for _ in 0..5 {
        journal.press("u");
        seen.push(state(&journal));
    }
    let (open, part, done) = (StepState::Open, StepState::Part, StepState::Done);
    assert_eq!(seen, [open, part, open, done, open]);
    journal.must_see(&["□ Write to the crew"]);
}

#[test]
fn a_step_is_moved_to_a_day_that_is_asked_for_and_by_a_week_where_none_is_named() {
    let mut journal = story(&lived());
    journal.choose("Write to the crew");
    journal.press(">");
    journal.must_see(&["To which day?", "Enter alone: in a week."]);
    journal.type_text("someday");
    journal.press("enter");
    journal.must_see(&["someday"]);
    assert_eq!(the_step(&journal, "Write to the crew").day, None);
    journal.press("ctrl-u");
    journal.type_text("12 dec");
    journal.press("enter");
    assert_eq!(the_step(&journal, "Write to the crew").day, Some(day("2026-12-12")));
    journal.must_see(&["□ Write to the crew, in 12 days"]);
    journal.press("> enter");
    assert_eq!(the_step(&journal, "Write to the crew").day, Some(day("2026-12-07")));
    journal.press("> esc");
    journal.must_not_see(&["To which day?"]);
    journal.press("u u");
    assert_eq!(the_step(&journal, "Write to the crew").day, None);
}

#[test]
fn fast_keys_on_a_slow_disk_decide_one_after_the_other() {
    let mut journal = story(&lived());
    journal.choose("Write to the crew");
    journal.disk_is_slow();
    journal.press("x x o");
    journal.must_see(&["◧ Write to the crew (part of it)"]);
    journal.disk_works();
    assert_eq!(the_step(&journal, "Write to the crew").state, StepState::Part);
    journal.must_see(&["◧ Write to the crew (part of it)"]);
}

#[test]
fn no_fourth_step_of_a_goal_is_opened_again() {
    let mut changes = setback();
    let tied = Goal { race: Some(race_id(1)), ..goal(1, GoalKind::Recovery, "Sleep", "2026-11-24") };
    let of_goal =
        |number: u128, text: &str, state| Step { goal: Some(tied.id), ..step(number, text, None, state) };
    changes.push(put_goal(tied.clone()));
    let open =
        (0..).take(MOST_OPEN_STEPS).map(|number| of_goal(number, &format!("Step {number}"), StepState::Open));
    changes.extend(open.map(Change::PutStep));
    changes.push(Change::PutStep(of_goal(9, "The old one", StepState::Dropped)));
    let mut journal = story(&changes);
    journal.choose("The old one");
    journal.press("x");
    assert_eq!(the_step(&journal, "The old one").state, StepState::Dropped);
    assert!(journal.notice().starts_with("3 steps of its goal are open already."), "{}", journal.notice());
    journal.choose("Step 0");
    journal.press("x");
    journal.choose("The old one");
    journal.press("x");
    assert_eq!(the_step(&journal, "The old one").state, StepState::Open);
    // Enter on a step opens its goal.
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Goal(_)), "{}", journal.screen());
}

#[test]
fn every_goal_of_the_race_is_told_with_tier_and_state_and_opens_its_page() {
    let mut changes = lived();
    let tied = Goal {
        race: Some(race_id(1)),
        tier: Some(Tier::B),
        ..goal(2, GoalKind::Wellbeing, "Weekends with the children", "2026-11-25")
    };
    changes.push(put_goal(tied.clone()));
    changes.push(Change::Judge(verdict(&tied, Verdict::Rest)));
    let mut journal = story(&changes);
    journal.must_see(&["Sleep back to usual", "wellbeing     B  Weekends with the children (resting)"]);
    journal.choose("Weekends with the children");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Goal(_)), "{}", journal.screen());
    let mut journal = story(&changes);
    journal.click("Weekends with the children");
    journal.click("Weekends with the children");
    assert!(matches!(journal.state.screen(), Screen::Goal(_)), "{}", journal.screen());
}

fn verdict(goal: &Goal, verdict: Verdict) -> GivenVerdict {
    GivenVerdict {
        id: Some(VerdictId(Uuid::from_u128(0x9999))),
        goal: goal.id,
        verdict,
        reason: "it carried me through the winter".to_owned(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: at("2026-11-29"),
    }
}

#[test]
fn a_goal_that_a_review_has_decided_is_a_flag_with_its_reason_and_opens_its_page() {
    let mut changes = setback();
    let reached = goal(3, GoalKind::Open, "Run with Åsa again", "2026-11-24");
    changes.push(put_goal(reached.clone()));
    changes.push(Change::Judge(verdict(&reached, Verdict::Reached)));
    let mut journal = Journal::holding(EVENING, &changes).sized(100, 40);
    journal.press("3 end");
    journal.must_see(&["⚑ Run with Åsa again", "goal reached", "it carried me through the winter"]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Goal(_)), "{}", journal.screen());
}

#[test]
fn a_search_opens_a_goal_and_a_step_that_belong_to_no_race() {
    let own = goal(4, GoalKind::Process, "Ten minutes of zebra stretching", "2026-11-24");
    let with_goal =
        Step { goal: Some(own.id), race: None, ..step(4, "Buy the quagga mat", None, StepState::Open) };
    let loose = Step { race: None, ..step(5, "Ask about the okapi trail", None, StepState::Open) };
    let changes = [put_goal(own), Change::PutStep(with_goal), Change::PutStep(loose)];
    let found = |words: &str| {
        let mut journal = Journal::holding(EVENING, &changes);
        journal.press("/");
        journal.type_text(words);
        journal.press("tab enter");
        journal
    };
    assert!(matches!(found("zebra").state.screen(), Screen::Goal(_)), "{}", found("zebra").screen());
    assert!(matches!(found("quagga").state.screen(), Screen::Goal(_)), "{}", found("quagga").screen());
    assert!(matches!(found("okapi").state.screen(), Screen::Goals(_)), "{}", found("okapi").screen());
}
