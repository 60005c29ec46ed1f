//! Where the cursor is after something was written, done or brought back.

use secondwind::domain::goal::{Goal, GoalKind, Horizon, StepState};

use super::*;

fn selected(journal: &Journal) -> String {
    let screen = journal.screen();
    screen.lines().find(|row| row.trim_start().starts_with('›')).unwrap_or_default().to_owned()
}

fn three() -> Journal {
    let of = |number, text: &str| put(goal(number, GoalKind::Process, text, "2026-11-20"));
    goals(&[of(1, "Alpha"), of(2, "Bravo"), of(3, "Charlie")])
}

#[test]
fn a_goal_that_was_just_written_is_selected_on_the_tab_and_so_is_one_that_was_changed() {
    let mut journal = three();
    journal.press("+");
    journal.type_text("Delta");
    journal.press("esc");
    assert!(selected(&journal).contains("Delta"), "{}", journal.screen());
    // The cursor is free again.
    journal.choose("Bravo");
    journal.input(secondwind::app::effect::Input::Focus);
    assert!(selected(&journal).contains("Bravo"), "{}", journal.screen());
    journal.press("e tab tab tab t h e space l o n g esc");
    assert_eq!(kept(&journal, 2).row.goal.horizon, Horizon::Long);
    assert!(selected(&journal).contains("Bravo"), "{}", journal.screen());
    let order = journal.screen();
    assert!(order.find("Charlie") < order.find("Bravo"), "it stands below the others now:\n{order}");
}

#[test]
fn a_goal_that_is_brought_back_is_selected_again() {
    let mut journal = three();
    journal.choose("Bravo");
    journal.press("d");
    assert!(!selected(&journal).contains("Bravo"), "{}", journal.screen());
    journal.press("u");
    assert!(selected(&journal).contains("Bravo"), "{}", journal.screen());
}

#[test]
fn a_goal_of_another_window_moves_no_cursor() {
    let mut journal = Journal::on_disk(EVENING);
    let file = journal.folder().join("journal.db");
    let change = |change: Change| {
        secondwind::store::Store::open(&file).expect("the journal").apply(&[change]).expect("a change");
    };
    change(put(goal(1, GoalKind::Process, "Alpha", "2026-11-20")));
    change(put(goal(2, GoalKind::Process, "Bravo", "2026-11-20")));
    journal.press("5");
    journal.choose("Bravo");
    change(put(goal(3, GoalKind::Process, "Charlie", "2026-11-21")));
    journal.input(secondwind::app::effect::Input::Focus);
    journal.must_see(&["Charlie"]);
    assert!(selected(&journal).contains("Bravo"), "{}", journal.screen());
}

#[test]
fn a_new_step_is_selected_and_one_that_is_done_leaves_the_cursor_to_the_next() {
    let mut changes = vec![put(goal(1, GoalKind::Process, "Run evenly", "2026-11-20"))];
    changes.push(Change::PutStep(step(1, Some(1), "Swim", Some("2026-11-25"))));
    changes.push(Change::PutStep(step(2, Some(1), "Bike", Some("2026-11-26"))));
    let mut journal = goals(&changes);
    journal.press("enter +");
    journal.type_text("Row");
    journal.press("enter enter");
    assert!(selected(&journal).contains("Row"), "{}", journal.screen());
    journal.choose("Swim");
    journal.press("x");
    assert!(selected(&journal).contains("Bike"), "{}", journal.screen());
    journal.press("o");
    assert!(selected(&journal).contains("Row"), "{}", journal.screen());
    let states: Vec<StepState> = kept(&journal, 1).row.steps.iter().map(|step| step.state).collect();
    assert_eq!(states.iter().filter(|state| **state == StepState::Open).count(), 1, "{states:?}");
    journal.press("u u");
    let states: Vec<StepState> = kept(&journal, 1).row.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Open; 3]);
}

#[test]
fn the_day_of_a_race_that_is_over_stands_beside_no_goal() {
    let of = |number, race, text: &str| {
        put(Goal { race: Some(race_id(race)), ..goal(number, GoalKind::Open, text, "2026-11-23") })
    };
    let own = Goal {
        race: Some(race_id(1)),
        by: Some(day("2026-11-22")),
        ..goal(3, GoalKind::Open, "Its own day", "2026-11-23")
    };
    let mut journal = goals(&[
        put_race(1, "Night Relay", "2026-11-21"),
        put_race(2, "Shore Ten", "2026-12-01"),
        of(1, 1, "After the relay"),
        of(2, 2, "Before the shore"),
        put(own),
    ]);
    let page = journal.whole_page();
    let row = |words: &str| page.lines().find(|row| row.contains(words)).unwrap_or_default().to_owned();
    assert!(!row("After the relay").contains("ago"), "{page}");
    assert!(
        row("Before the shore").contains("in 7 days") || row("Before the shore").contains("in 1 week"),
        "{page}"
    );
    assert!(row("Its own day").contains("2 days ago"), "{page}");
}

#[test]
fn a_notice_repeats_no_more_of_a_long_goal_than_tells_which_it_is() {
    let long = "Run the whole of the second half at the pace of the first, whatever the others around me do";
    let mut journal = goals(&[put(goal(1, GoalKind::Process, long, "2026-11-20"))]);
    journal.press("d");
    assert_eq!(journal.notice(), "In the trash: Run the whole of the second half at the…. u brings it back.");
    journal.press("u");
    assert_eq!(journal.notice(), "Back again: Run the whole of the second half at the…");
    journal.press("enter y");
    assert_eq!(journal.notice(), "Kept: Run the whole of the second half at the…");
    journal.press("esc u");
    assert_eq!(journal.notice(), "As before: Run the whole of the second half at the…");
}
