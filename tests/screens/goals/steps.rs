//! Steps and progress on the page of a goal.

use secondwind::app::effect::Effect;
use secondwind::domain::goal::{Goal, GoalKind, Measure, StepState, StepVerdict};

use super::*;

fn of_kind_with(measure: Option<Measure>) -> Journal {
    let goal = Goal { measure, ..goal(1, GoalKind::Process, "Run more evenly", "2026-11-20") };
    page_of("Run more evenly", &[put(goal)])
}

fn steps(journal: &Journal) -> Vec<(String, StepState, Option<String>)> {
    let row = kept(journal, 1).row;
    row.steps.into_iter().map(|step| (step.text, step.state, step.day.map(|day| day.to_string()))).collect()
}

#[test]
fn a_step_is_a_line_and_a_day_and_undo_takes_it_back() {
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.must_see(&["What is the next small step?"]);
    journal.type_text("Ask Lerato for her plan");
    journal.press("enter");
    journal.must_see(&["On which day? Ask Lerato for her plan"]);
    journal.type_text("tomorrow");
    journal.press("enter");
    journal.must_see(&["□ Ask Lerato for her plan", "tomorrow", "1 open; + adds one"]);
    let one = ("Ask Lerato for her plan".to_owned(), StepState::Open, Some("2026-11-25".to_owned()));
    assert_eq!(steps(&journal), [one]);
    journal.press("u");
    assert_eq!(steps(&journal), []);
    journal.must_see(&["none yet; + adds a small one"]);
}

#[test]
fn the_day_may_stay_empty_and_one_that_cannot_be_read_is_asked_again() {
    let mut journal = of_kind_with(None);
    journal.press("t");
    journal.type_text("Stretch");
    journal.press("enter enter");
    assert_eq!(steps(&journal), [("Stretch".to_owned(), StepState::Open, None)]);
    journal.must_see(&["some day"]);
    journal.press("t");
    journal.type_text("Sleep");
    journal.press("enter");
    journal.type_text("31 february");
    journal.press("enter");
    journal.must_see(&["On which day? Sleep", "so there is no 31 February."]);
    journal.press("ctrl-u");
    journal.type_text("12 dec");
    journal.press("enter");
    assert_eq!(steps(&journal)[1], ("Sleep".to_owned(), StepState::Open, Some("2026-12-12".to_owned())));
}

#[test]
fn a_fourth_open_step_is_refused_with_the_keys_that_make_room() {
    let mut journal = of_kind_with(None);
    for text in ["one", "two", "three"] {
        journal.press("+");
        journal.type_text(text);
        journal.press("enter enter");
    }
    journal.must_see(&["3 open, as many as are manageable"]);
    journal.press("+");
    assert_eq!(
        journal.notice(),
        "Three steps are open, and more are not manageable. x done, o part of it or - dropped makes room."
    );
    journal.choose("two");
    journal.press("o");
    assert_eq!(journal.notice(), "Part of it, and that counts: two");
    journal.press("+");
    journal.type_text("four");
    journal.press("enter esc");
    assert_eq!(steps(&journal).len(), 4);
    // A step is opened again only where there is room for it.
    journal.choose("two");
    journal.press("x x");
    assert!(journal.notice().starts_with("Three steps are open"), "{}", journal.notice());
    assert_eq!(steps(&journal)[1].1, StepState::Done);
}

#[test]
fn a_step_is_done_in_part_moved_dropped_and_opened_again_and_each_is_taken_back() {
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.type_text("Hills");
    journal.press("enter");
    journal.type_text("in 2 days");
    journal.press("enter");
    journal.choose("Hills");
    let day = |text: &str| Some(text.to_owned());
    let is = |journal: &Journal, state, day: Option<String>| {
        assert_eq!(steps(journal)[0], ("Hills".to_owned(), state, day));
    };
    for (key, state, word) in [
        ("o", StepState::Part, "part of it"),
        ("x", StepState::Done, "done"),
        ("-", StepState::Dropped, "dropped"),
    ] {
        journal.press(key);
        is(&journal, state, day("2026-11-26"));
        journal.must_see(&[word]);
        journal.press("u");
        is(&journal, StepState::Open, day("2026-11-26"));
    }
    journal.press(">");
    journal.type_text("in 1 week");
    journal.press("enter");
    is(&journal, StepState::Open, day("2026-12-01"));
    journal.press("x");
    is(&journal, StepState::Done, day("2026-12-01"));
    journal.press("x");
    assert_eq!(journal.notice(), "Open again: Hills");
    is(&journal, StepState::Open, day("2026-12-01"));
    let events: Vec<StepVerdict> = kept(&journal, 1).step_events.iter().map(|event| event.verdict).collect();
    assert_eq!(events, [StepVerdict::Moved, StepVerdict::Done, StepVerdict::Reopened]);
    let page = journal.whole_page();
    assert!(page.contains("step moved to 1 Dec 2026: Hills"), "{page}");
    assert!(page.contains("step open again: Hills"), "{page}");
    journal.press("u u u");
    is(&journal, StepState::Open, day("2026-11-26"));
    assert_eq!(kept(&journal, 1).step_events, []);
}

#[test]
fn a_step_is_reworded_and_goes_to_the_trash_by_keys_of_its_own() {
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.type_text("Hills");
    journal.press("enter enter");
    journal.choose("Hills");
    journal.press("e");
    journal.type_text(", six of them");
    journal.tick();
    assert_eq!(steps(&journal)[0].0, "Hills", "it says something else once the words are whole");
    journal.press("enter");
    journal.press("u");
    assert_eq!(steps(&journal)[0].0, "Hills");
    journal.press("e ctrl-u");
    journal.type_text("Stairs");
    journal.press("esc");
    assert_eq!(steps(&journal)[0].0, "Hills");
    journal.press("u");
    assert_eq!(steps(&journal)[0].0, "Stairs", "undo brings back what was typed");
    journal.choose("Stairs");
    journal.press("d");
    assert_eq!(steps(&journal), []);
    assert!(journal.sees("Run more evenly"), "the goal is still here");
    journal.press("u");
    assert_eq!(steps(&journal)[0].0, "Stairs");
}

#[test]
fn a_step_that_was_begun_is_kept_at_the_pause_and_when_the_program_ends() {
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.type_text("Hil");
    journal.tick();
    journal.restart();
    assert_eq!(steps(&journal)[0].0, "Hil");
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.type_text("Stairs");
    journal.press("enter");
    journal.type_text("tomorrow");
    journal.press("ctrl-c");
    assert!(journal.has_left());
    assert_eq!(steps(&journal)[0], ("Stairs".to_owned(), StepState::Open, Some("2026-11-25".to_owned())));
}

#[test]
fn an_empty_step_is_none_and_one_that_is_left_comes_back_by_undo() {
    let mut journal = of_kind_with(None);
    journal.press("+ enter");
    journal.must_not_see(&["What is the next small step?", "On which day?"]);
    journal.press("+");
    journal.type_text("Hills");
    journal.press("esc");
    assert_eq!(steps(&journal), []);
    journal.press("u");
    assert_eq!(steps(&journal)[0].0, "Hills");
    let mut journal = of_kind_with(None);
    journal.press("+");
    journal.type_text("Hills");
    journal.press("ctrl-u enter");
    assert_eq!(steps(&journal), []);
}

#[test]
fn steps_that_are_counted_move_the_bar() {
    let mut journal = of_kind_with(Some(Measure::Steps));
    journal.must_see(&["no step yet"]);
    for text in ["one", "two"] {
        journal.press("+");
        journal.type_text(text);
        journal.press("enter enter");
    }
    journal.choose("one");
    journal.press("x");
    journal.must_see(&["▰▰▰▰▰▱▱▱▱▱ 1 of 2 steps"]);
    journal.choose("two");
    journal.press("o");
    journal.must_see(&["1½ of 2 steps"]);
    journal.press("u");
    journal.choose("two");
    journal.press("-");
    journal.must_see(&["▰▰▰▰▰▰▰▰▰▰ 1 of 1 step"]);
}

#[test]
fn a_number_of_today_is_written_changed_and_taken_back() {
    let mut journal = of_kind_with(Some(kilometres(60.0)));
    journal.must_see(&["no number yet, 0 to 60 km", "= writes the number of today"]);
    let numbers =
        |journal: &Journal| kept(journal, 1).progress.iter().map(|one| one.value).collect::<Vec<f64>>();
    journal.press("=");
    journal.must_see(&["How many today, in km?"]);
    journal.type_text("a lot");
    journal.press("enter");
    journal.must_see(&["A number, such as 52 or 7.5."]);
    journal.press("ctrl-u");
    journal.type_text("40,5");
    journal.press("enter");
    assert_eq!(journal.notice(), "Today: 40.5 of 60 km");
    journal.must_see(&["▰▰▰▰▰▰▱▱▱▱ 40.5 of 60 km", "today: 40.5"]);
    journal.press("= ctrl-u");
    journal.type_text("52 km");
    journal.press("enter");
    assert_eq!(numbers(&journal), [52.0], "a day has one number");
    journal.press("u");
    assert_eq!(numbers(&journal), [40.5]);
    journal.press("= ctrl-u enter");
    assert_eq!(numbers(&journal), [] as [f64; 0]);
    journal.press("u");
    assert_eq!(numbers(&journal), [40.5]);
    journal.press("u");
    assert_eq!(numbers(&journal), [] as [f64; 0]);
}

#[test]
fn the_course_of_a_number_is_told_by_day() {
    let journal = page_of("Run 60 km", &a_season());
    journal.must_see(&["▰▰▰▰▰▰▰▰▱▱ 52 of 60 km", "8 Nov: 38 · 15 Nov: 45 · 22 Nov: 52"]);
}

#[test]
fn today_is_marked_as_kept_and_marked_no_more_by_the_same_key() {
    let mut journal = of_kind_with(Some(Measure::Days { wanted: 2 }));
    journal.must_see(&["0 of 2 days", "= marks today as a day on which it was kept"]);
    journal.press("=");
    assert_eq!(journal.notice(), "Kept today: 1 of 2 days");
    journal.must_see(&["▰▰▰▰▰▱▱▱▱▱ 1 of 2 days", "= takes today back"]);
    journal.press("=");
    assert_eq!(journal.notice(), "Not today: 0 of 2 days");
    assert_eq!(kept(&journal, 1).progress, []);
    journal.press("u");
    assert_eq!(kept(&journal, 1).progress.len(), 1);
    journal.press("u");
    assert_eq!(kept(&journal, 1).progress, []);
}

#[test]
fn a_key_for_progress_says_why_it_does_nothing_where_nothing_is_counted() {
    let mut journal = of_kind_with(Some(Measure::Steps));
    journal.press("=");
    assert_eq!(journal.notice(), "It is counted by its steps: each that is done counts by itself.");
    let mut journal = of_kind_with(None);
    journal.press("=");
    assert_eq!(journal.notice(), "It is not counted; e on the goal says how.");
    journal.must_not_see(&["How many", "The number", "How far"]);
    assert_eq!(kept(&journal, 1).progress, []);
}

#[test]
fn a_step_that_another_window_throws_away_takes_its_line_along() {
    let mut journal = Journal::on_disk(EVENING);
    let file = journal.folder().join("journal.db");
    let change = |change: Change| {
        secondwind::store::Store::open(&file).expect("the journal").apply(&[change]).expect("a change");
    };
    change(put(goal(1, GoalKind::Open, "The track", "2026-11-20")));
    change(Change::PutStep(step(1, Some(1), "Hills", None)));
    journal.press("5 enter");
    journal.choose("Hills");
    journal.press(">");
    journal.type_text("to");
    let item = secondwind::domain::change::Item::Step(step(1, None, "", None).id);
    change(Change::Trash { item, at: at("2026-11-24") });
    journal.type_text("m");
    assert_eq!(journal.notice(), "That step was decided about in another window.");
    journal.must_not_see(&["To which day?", "□ Hills"]);
}

#[test]
fn the_key_that_says_reached_is_only_told_where_it_says_that() {
    let mut journal = page_of("Under 3:30", &a_season());
    journal.must_see(&["x reached   z rest it", "x reached   Enter open"]);
    journal.choose("Book the physio");
    journal.must_see(&["a adjust   z rest it", "x done"]);
    journal.must_not_see(&["x reached"]);
    journal.press("x");
    assert_eq!(journal.notice(), "Done: Book the physio for the left calf");
    assert_eq!(kept(&journal, 1).verdicts.len(), 1, "the goal stands as it stood");
}

#[test]
fn what_is_typed_goes_to_the_disk_at_the_pause_as_one_change() {
    let mut journal = of_kind_with(None);
    let writes = |journal: &Journal| {
        let effects = journal.effects().iter();
        effects.filter(|effect| matches!(effect, Effect::Write { .. })).cloned().collect::<Vec<Effect>>()
    };
    journal.press("+");
    let before = writes(&journal).len();
    journal.type_text("Hills");
    journal.tick();
    let after = writes(&journal);
    assert_eq!(after.len(), before + 1);
    let Some(Effect::Write { changes, .. }) = after.last() else { panic!("a write") };
    assert!(matches!(changes.as_slice(), [Change::PutStep(step)] if step.text == "Hills"), "{changes:?}");
}

#[test]
fn a_second_number_of_a_day_takes_the_place_of_the_first() {
    let mut journal = of_kind_with(Some(kilometres(60.0)));
    journal.press("=");
    journal.type_text("32.5");
    journal.press("enter =");
    journal.must_see(&["32.5 so far; typing replaces it, and empty takes it back."]);
    journal.type_text("40");
    journal.press("enter");
    assert_eq!(journal.notice(), "Today: 40 of 60 km");
    // Kept as it stands, it is the same.
    journal.press("= enter");
    assert_eq!(kept(&journal, 1).row.reached, Some(40.0));
    // Moved in, it is changed.
    journal.press("= end");
    journal.type_text(".5");
    journal.press("enter");
    assert_eq!(kept(&journal, 1).row.reached, Some(40.5));
    journal.press("= backspace enter");
    assert_eq!(kept(&journal, 1).progress, []);
}
