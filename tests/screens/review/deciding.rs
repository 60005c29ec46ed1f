//! Every verdict, what it asks and what becomes of it.

use secondwind::domain::goal::{GoalKind, GoalState, StepState, StepVerdict, Verdict};

use super::sample::{a_setback, step as small_step, twelve, wanted};
use super::*;

#[test]
fn a_goal_that_is_kept_goes_on_and_is_looked_at_again_after_the_usual_days() {
    let mut journal = review(&twelve());
    journal.press("y");
    journal.tick();
    let row = goals(&journal).row(goal_id(11)).expect("the goal").clone();
    assert_eq!((row.goal.verdict, row.goal.again, row.looked_at), (Some(Verdict::Keep), None, day(0)));
    journal.must_see(&["✓ Kept: No running with a sore calf", "2 of 12"]);
}

#[test]
fn a_line_why_is_added_to_what_was_decided_last_and_survives_whatever_comes() {
    let mut journal = review(&twelve());
    journal.press("m w");
    journal.must_see(&["Why, in one line? No running with a sore calf"]);
    journal.type_text("ask me when it is quiet");
    journal.tick();
    journal.restart();
    assert_eq!(story(&journal, 11).verdicts[0].reason, "ask me when it is quiet");
    assert_eq!(goal(&journal, 11).again, Some(day(0) + chrono::Days::new(7)));
    open(&mut journal);
    journal.press("left");
    journal.must_see(&["Decided  Later, from 5 Aug on", "Why      ask me when it is quiet"]);
    // On a decided card that is looked at again the line belongs to that card.
    journal.press("right y left left w");
    journal.type_text("!");
    journal.press("esc");
    journal.tick();
    assert_eq!(story(&journal, 11).verdicts[0].reason, "ask me when it is quiet!");
    assert_eq!(story(&journal, 1).verdicts[0].reason, "");
}

#[test]
fn letting_go_asks_what_it_gave_and_what_could_carry_that_on() {
    let mut journal = review(&twelve());
    journal.press("l");
    journal.tick();
    // The verdict stands at once; the lines come after it.
    assert_eq!(goal(&journal, 11).state(), GoalState::LetGo);
    journal.must_see(&["It may go. What did it give you?"]);
    journal.type_text("patience");
    journal.press("enter");
    journal.must_see(&["What could carry that on?"]);
    journal.type_text("the long walks");
    journal.press("enter");
    journal.tick();
    let given = story(&journal, 11).verdicts[0].clone();
    assert_eq!((given.reason.as_str(), given.carries.as_str()), ("patience", "the long walks"));
    journal.must_see(&["2 of 12", "~ Let go: No running with a sore calf"]);
    // Both lines can be skipped.
    journal.press("l enter enter");
    journal.must_see(&["3 of 12"]);
    journal.press("l esc");
    journal.must_see(&["4 of 12"]);
    journal.must_not_see(&["fail"]);
}

#[test]
fn a_goal_that_is_reached_gets_a_warm_line_and_is_asked_no_more() {
    let mut journal = review(&twelve());
    journal.press("x");
    journal.tick();
    journal.must_see(&["★ Reached, and it stays yours: No running with a sore calf"]);
    assert_eq!(goal(&journal, 11).state(), GoalState::Reached);
}

#[test]
fn a_goal_that_rests_is_asked_about_after_twelve_weeks_and_taken_up_again_by_keeping_it() {
    let mut journal = review(&twelve());
    journal.press("z");
    journal.tick();
    assert_eq!(goal(&journal, 11).again, Some(day(0) + chrono::Days::new(84)));
    journal.press("esc");
    journal.later("84 days");
    for _ in 0..3 {
        open(&mut journal);
        journal.press("esc");
    }
    journal.later("1 day");
    open(&mut journal);
    for _ in 0..11 {
        journal.press("y");
    }
    journal.press("enter");
    journal.later("1 day");
    open(&mut journal);
    journal.must_see(&["It has rested until now. Take it up again, or let it rest on?", "resting"]);
    journal.press("y");
    journal.tick();
    assert_eq!(goal(&journal, 11).state(), GoalState::Active);
}

#[test]
fn a_goal_is_adjusted_in_place_and_what_it_said_before_stays_in_its_history() {
    let mut journal = review(&twelve());
    for _ in 0..10 {
        journal.press("right");
    }
    journal.must_see(&["11 of 12", "Its day, 27 Jul, has passed. What became of it?"]);
    journal.press("a");
    journal.must_see(&["What does it say from now on?", "Under four hours in autumn", "2026-07-27"]);
    journal.press("ctrl-u");
    journal.type_text("Under 4:10, in spring");
    journal.press("enter ctrl-u");
    journal.type_text("12 april");
    journal.press("enter");
    journal.type_text("the calf needs the winter");
    journal.press("enter");
    journal.tick();
    let after = goal(&journal, 2);
    assert_eq!(after.text, "Under 4:10, in spring");
    assert_eq!(after.by, "2027-04-12".parse().ok());
    assert_eq!(after.kind, GoalKind::TimeOrPlace);
    let told = story(&journal, 2);
    assert_eq!(told.verdicts.len(), 1);
    assert_eq!(told.verdicts[0].verdict, Verdict::Adjust);
    assert_eq!(told.verdicts[0].reason, "the calf needs the winter");
    assert_eq!(told.changes.len(), 1, "once a sitting");
    assert_eq!(told.changes[0].was.text, "Under four hours in autumn");
    journal.must_see(&["≈ Adjusted: Under 4:10, in spring"]);
    // Undo brings back what it said, also after a restart.
    journal.press("esc");
    journal.restart();
    open(&mut journal);
    journal.press("u");
    journal.tick();
    let told = story(&journal, 2);
    assert_eq!(told.row.goal.text, "Under four hours in autumn");
    assert_eq!(told.row.goal.by, Some(day(2)));
    assert_eq!((told.verdicts.len(), told.changes.len()), (0, 0));
}

#[test]
fn adjusting_that_changes_nothing_decides_nothing_and_what_cannot_be_read_changes_nothing() {
    let mut journal = review(&twelve());
    journal.press("a enter enter enter");
    journal.tick();
    journal.must_see(&["1 of 12", "Nothing was changed."]);
    assert_eq!(begun(&journal), None);
    journal.press("a enter");
    journal.type_text("31 june");
    journal.must_see(&["! June 2026 has 30 days"]);
    journal.press("enter");
    journal.type_text("x");
    journal.press("backspace esc");
    journal.tick();
    journal.must_see(&["1 of 12", "Nothing was changed."]);
    assert_eq!(goal(&journal, 11).by, None);
    assert_eq!(story(&journal, 11).verdicts, []);
    // A goal never loses its words.
    journal.press("a ctrl-u");
    journal.must_see(&["A goal needs a few words; it keeps the ones it had."]);
    journal.press("esc");
    journal.tick();
    assert_eq!(goal(&journal, 11).text, "No running with a sore calf");
}

#[test]
fn a_half_typed_adjustment_survives_a_kill() {
    let mut journal = review(&twelve());
    journal.press("a");
    journal.type_text(" or knee");
    journal.tick();
    journal.restart();
    assert_eq!(goal(&journal, 11).text, "No running with a sore calf or knee");
    open(&mut journal);
    journal.must_see(&["2 of 12", "≈ Adjusted: No running with a sore calf or knee"]);
    journal.press("u");
    journal.tick();
    assert_eq!(goal(&journal, 11).text, "No running with a sore calf");
}

#[test]
fn steps_are_done_done_in_part_moved_or_dropped() {
    let mut journal = review(&twelve_and_steps());
    journal.must_see(&[
        "A step for  Run the easy days easy",
        "Its day was yesterday. What became of it?",
        "moved twice",
    ]);
    journal.press("o");
    journal.must_see(&[
        "◐ Part of it, and that counts: Ask Lerato",
        "A week without a day. Is it still a step?",
    ]);
    journal.press(">");
    journal.must_see(&["To which day? Enter alone: in a week, Wed 5 Aug."]);
    journal.type_text("saturday");
    journal.press("enter");
    journal.tick();
    journal.must_see(&["□ Moved to Sat 1 Aug: Buy the small bottle", "Its day is today."]);
    assert_eq!(step(&journal, 2).day, "2026-08-01".parse().ok());
    journal.press("-");
    journal.tick();
    assert_eq!(step(&journal, 1).state, StepState::Part);
    let events = begun(&journal).expect("a review").steps;
    let verdicts: Vec<StepVerdict> = events.iter().map(|event| event.verdict).collect();
    assert_eq!(verdicts, [StepVerdict::Part, StepVerdict::Moved, StepVerdict::Dropped]);
    // One that is dropped comes back, as it was.
    journal.press("u");
    journal.tick();
    assert_eq!((step(&journal, 3).state, step(&journal, 3).day), (StepState::Open, Some(day(0))));
    // A day that cannot be read is asked once more; leaving the line leaves the step.
    journal.press(">");
    journal.type_text("someday");
    journal.press("enter");
    journal.must_see(&["cannot be read as a day"]);
    journal.press("esc");
    journal.must_see(&["3 of 15", "Send the photographs"]);
}

#[test]
fn a_step_that_is_decided_anew_is_moved_from_where_it_was() {
    let mut journal = review(&twelve_and_steps());
    journal.press("> enter left > ");
    journal.type_text("sat");
    journal.press("enter");
    journal.tick();
    let events = begun(&journal).expect("a review").steps;
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].was_day, events[0].day), (Some(day(1)), "2026-08-01".parse().ok()));
    journal.press("u");
    journal.tick();
    assert_eq!(step(&journal, 1).day, Some(day(0) + chrono::Days::new(7)));
    journal.press("u");
    journal.tick();
    assert_eq!(step(&journal, 1).day, Some(day(1)));
}

#[test]
fn a_step_that_was_moved_often_is_asked_whether_it_could_be_smaller() {
    let mut changes = twelve_and_steps();
    changes.push(sample::moved(3, 1, day(1), day(0), 1));
    review(&changes).must_see(&["moved 3 times", "Could it be smaller?"]);
}

#[test]
fn in_the_days_after_a_setback_deciding_later_is_marked_as_usual_and_goes_to_the_fourteenth_day() {
    let mut changes = twelve();
    changes.push(a_setback(6));
    let mut journal = review(&changes);
    journal.must_see(&[
        "Two Rivers 100 is still near: until 6 Aug nothing has to be decided",
        "› m decide later",
    ]);
    journal.press("m");
    journal.tick();
    assert_eq!(goal(&journal, 11).again, Some(day(0) + chrono::Days::new(8)));
    let mut changes = twelve();
    changes.push(a_setback(14));
    let mut journal = review(&changes);
    journal.must_not_see(&["› m", "is still near"]);
    journal.press("m");
    journal.tick();
    assert_eq!(goal(&journal, 11).again, Some(day(0) + chrono::Days::new(7)));
}

#[test]
fn at_the_end_a_step_is_added_to_a_goal_that_goes_on_and_three_are_enough() {
    let mut changes = vec![wanted(sample::goal(1, GoalKind::Outcome, "Finish the ridge race", 50))];
    changes.push(Change::PutStep(small_step(
        1,
        Some(1),
        "Look at the map",
        Some(day(0) + chrono::Days::new(3)),
        2,
    )));
    let mut journal = review(&changes);
    journal.press("y");
    journal.must_see(&[
        "Going on (1)",
        "Finish the ridge race",
        "again in 28 days",
        "What looks after you?",
        "What is in your own hands?",
        "□ Look at the map · in 3 days",
    ]);
    journal.press("+");
    journal.must_see(&["The smallest next step? Finish the ridge race"]);
    journal.type_text("Ask Thabo along");
    journal.press("enter");
    journal.type_text("sat");
    journal.press("enter");
    journal.tick();
    journal.must_see(&["□ Ask Thabo along · in 3 days"]);
    // Enter alone is in a week; a line without words is no step.
    journal.press("+");
    journal.type_text("Pack the lamp");
    journal.press("enter enter");
    journal.tick();
    journal.must_see(&["□ Pack the lamp · in 7 days"]);
    journal.press("+");
    journal.must_see(&["Three steps are open here already."]);
    journal.press("u");
    journal.tick();
    journal.must_not_see(&["□ Pack the lamp"]);
    assert_eq!(goals(&journal).rows[0].steps.len(), 2);
    journal.press("+ enter");
    journal.tick();
    assert_eq!(goals(&journal).rows[0].steps.len(), 2);
    // The next step back is the card itself.
    journal.press("u");
    journal.must_see(&["Not a", "Ask Thabo"].map(|_| "Ask Thabo"));
}

#[test]
fn a_step_on_today_is_decided_and_every_decision_can_be_taken_back() {
    for (key, state, told) in [
        ("space", StepState::Done, "Done: Send the photographs"),
        ("o", StepState::Part, "Part of it, and that counts: Send the photographs"),
        ("-", StepState::Dropped, "Dropped: Send the photographs"),
        (">", StepState::Open, "Moved to Wed 5 Aug 2026: Send the photographs"),
    ] {
        let mut journal = Journal::holding(EVENING, &three_steps()[2..3]);
        journal.choose("Send the photographs");
        journal.press(key);
        assert_eq!(journal.notice(), told);
        journal.tick();
        if state == StepState::Open {
            assert_eq!(step(&journal, 3).day, Some(day(0) + chrono::Days::new(7)));
        } else {
            assert_eq!(goals(&journal).loose, []);
        }
        journal.press("u");
        journal.tick();
        assert_eq!((step(&journal, 3).state, step(&journal, 3).day), (StepState::Open, Some(day(0))));
    }
}
