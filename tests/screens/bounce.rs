//! The bounce plan after a setback, and the ways there.

pub mod sample;
mod snapshots;
mod story;
mod ways;

use secondwind::app::screens::Screen;
use secondwind::domain::arc::Part;
use secondwind::domain::bounce::{BounceBasis, BounceTick, PUT_AWAY, Tick};
use secondwind::domain::change::Change;
use secondwind::domain::goal::StepState;

use super::harness::Journal;
use sample::{EVENING, lived, race_id, setback, step, ultra};

/// A journal with the plan open.
fn plan(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("P");
    assert!(matches!(journal.state.screen(), Screen::Bounce(_)), "{}", journal.screen());
    journal
}

fn basis(journal: &Journal) -> BounceBasis {
    journal.store().bounce(race_id(1)).expect("readable").expect("there")
}

fn said(journal: &Journal, item: &str) -> (Option<Tick>, String) {
    let basis = basis(journal);
    basis.tick(item).map_or((None, String::new()), |tick| (tick.tick, tick.note.clone()))
}

#[test]
fn every_item_tells_where_it_stands_and_what_is_known_of_it() {
    let mut journal = plan(&lived());
    let page = journal.whole_page();
    for wanted in [
        "Day 9 since Three Dams Ultra",
        "3 of 8 looked at",
        "1 lesson: “Eat before the third climb, hungry or not”",
        "“Sleep back to usual” · easy days: 9 of 20-38",
        "The stone I step on from here: Talk to Åsa, in 2 days",
        "walk, stretching",
        "Two different ones, like a page written. One is part of it.",
        "Which days are for rest now, and what is new beside the running?",
        "It has time until day 14, 5 Dec. Nothing presses before.",
        "Talk to Åsa, in 2 days",
    ] {
        assert!(page.contains(wanted), "{wanted}:\n{page}");
    }
    assert!(!page.contains('%'), "{page}");
}

#[test]
fn an_item_is_ticked_by_one_key_and_taken_back_by_another() {
    let mut journal = plan(&setback());
    journal.must_see(&["0 of 8 looked at"]);
    journal.choose("Training plan");
    journal.press("x");
    journal.must_see(&["1 of 8 looked at", "Done: Training plan: rest days and variety. u undoes that."]);
    assert_eq!(said(&journal, "training"), (Some(Tick::Done), String::new()));
    journal.press("o");
    assert_eq!(said(&journal, "training").0, Some(Tick::Part));
    journal.press("-");
    assert_eq!(said(&journal, "training").0, Some(Tick::NotForMe));
    journal.must_see(&["1 of 8 looked at", "not for me"]);
    journal.press("backspace");
    assert_eq!(said(&journal, "training").0, None);
    journal.must_see(&["0 of 8 looked at"]);
    // Step by step back to the beginning.
    let mut seen = Vec::new();
    for _ in 0..4 {
        journal.press("u");
        seen.push(said(&journal, "training").0);
    }
    assert_eq!(seen, [Some(Tick::NotForMe), Some(Tick::Part), Some(Tick::Done), None]);
}

#[test]
fn what_the_runner_says_wins_over_what_is_known_until_it_is_taken_back() {
    let mut journal = plan(&lived());
    journal.choose("Write down what it taught");
    journal.press("-");
    journal.must_see(&["not for me", "3 of 8 looked at"]);
    journal.press("backspace");
    journal.must_not_see(&["not for me"]);
    assert_eq!(said(&journal, "lessons").0, None);
    // Nothing was said, so nothing can be taken back.
    journal.press("backspace");
    journal.must_see(&["3 of 8 looked at"]);
}

#[test]
fn a_line_about_an_item_is_kept_as_it_is_typed_and_stays_whatever_is_ticked() {
    let mut journal = plan(&setback());
    journal.choose("A realistic next goal");
    journal.press("w");
    journal.type_text("something short in spring");
    journal.tick();
    assert_eq!(said(&journal, "goal"), (None, "something short in spring".to_owned()));
    journal.must_see(&["saved ✓"]);
    journal.press("enter x");
    journal.must_see(&["“something short in spring”"]);
    assert_eq!(said(&journal, "goal"), (Some(Tick::Done), "something short in spring".to_owned()));
    journal.press("w ctrl-u");
    journal.type_text("no hurry");
    journal.press("esc");
    assert_eq!(said(&journal, "goal"), (Some(Tick::Done), "no hurry".to_owned()));
    journal.press("u");
    assert_eq!(said(&journal, "goal"), (Some(Tick::Done), "something short in spring".to_owned()));
    journal.press("u u");
    assert_eq!(said(&journal, "goal"), (None, String::new()));
}

#[test]
fn a_line_that_is_being_typed_survives_the_end_of_the_program() {
    let mut journal = plan(&setback());
    journal.press("w");
    journal.type_text("half a thought");
    journal.press("ctrl-c");
    assert!(journal.has_left());
    assert_eq!(said(&journal, "lessons"), (None, "half a thought".to_owned()));
}

#[test]
fn long_and_wide_lines_are_one_line_and_shift_nothing() {
    let mut journal = plan(&setback());
    journal.press("w");
    journal.paste(&format!("{} 三十公里处开始走\n走", "walk the climbs ".repeat(30)));
    journal.press("enter");
    let note = said(&journal, "lessons").1;
    assert!(note.ends_with("三十公里处开始走 走") && !note.contains('\n'), "{note}");
    for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        journal.resize(columns, rows);
        journal.press("home");
        journal.must_see(&["Day 9 since Three Dams Ultra"]);
    }
}

#[test]
fn a_talk_is_planned_in_one_line_and_done_on_today() {
    let mut journal = plan(&setback());
    journal.resize(80, 40);
    journal.choose("Talk to somebody");
    journal.press("enter");
    journal.must_see(&["A name, and a day behind a comma"]);
    journal.type_text("Coach Åsa, sat");
    journal.press("enter");
    journal.must_see(&[
        "A small step, in 5 days: Talk to Coach Åsa.",
        "Talk to Coach Åsa, in 5 days",
        "0 of 8 looked at",
    ]);
    journal.press("esc 1");
    journal.choose("Talk to Coach Åsa");
    journal.press("space P");
    journal.must_see(&["2 of 8 looked at", "Talk to Coach Åsa, done"]);
    // The talk, and the first small win with it.
    journal.press("u");
    journal.must_see(&["0 of 8 looked at"]);
    journal.press("u");
    assert_eq!(basis(&journal).steps, []);
}

#[test]
fn a_talk_without_a_day_is_tomorrow_and_one_without_a_name_is_none() {
    let mut journal = plan(&setback());
    journal.choose("Talk to somebody");
    journal.press("enter enter");
    journal.press("enter");
    journal.type_text("half");
    journal.press("esc");
    assert_eq!(basis(&journal).steps, []);
    journal.press("enter");
    journal.type_text("Mum, and the crew");
    journal.press("enter");
    let step = basis(&journal).steps.remove(0);
    assert_eq!(
        (step.text.as_str(), step.day),
        ("Talk to Mum, and the crew", Some(sample::day("2026-12-01")))
    );
    assert_eq!((step.race, step.state), (Some(race_id(1)), StepState::Open));
    assert!(step.person.is_some());
}

#[test]
fn a_small_step_that_is_done_is_the_first_win() {
    let mut changes = setback();
    changes.push(Change::PutStep(step(1, "Wash the shoes", Some("2026-11-30"), StepState::Part)));
    let mut journal = plan(&changes);
    journal.must_see(&["1 of 8 looked at"]);
    assert!(journal.whole_page().contains("Wash the shoes, part of it"), "{}", journal.screen());
}

#[test]
fn enter_goes_to_where_an_item_is_done() {
    let opened = |item: &str, changes: &[Change]| {
        let mut journal = plan(changes);
        journal.choose(item);
        journal.press("enter");
        journal
    };
    let nothing = setback();
    assert!(matches!(opened("Write down", &nothing).state.screen(), Screen::LessonForm(_)));
    assert!(matches!(opened("A recovery goal", &nothing).state.screen(), Screen::GoalForm(_)));
    assert!(matches!(opened("A recovery goal", &lived()).state.screen(), Screen::Goal(_)));
    assert!(matches!(opened("Two things for the body", &nothing).state.screen(), Screen::Menu(_)));
    assert!(matches!(opened("A realistic next goal", &nothing).state.screen(), Screen::GoalForm(_)));
    assert!(matches!(opened("The first small win", &nothing).state.screen(), Screen::Wins(_)));
    let mut journal = opened("Training plan", &nothing);
    journal.type_text("easy until spring");
    journal.press("enter");
    assert_eq!(said(&journal, "training"), (None, "easy until spring".to_owned()));
}

#[test]
fn a_lesson_that_is_written_from_here_belongs_to_the_race() {
    let mut journal = plan(&setback());
    journal.press("enter");
    journal.type_text("Eat before the third climb");
    journal.press("esc");
    journal.must_see(&["1 of 8 looked at", "1 lesson: “Eat before the third climb”"]);
    assert_eq!(basis(&journal).lessons.len(), 1);
}

#[test]
fn what_is_noted_in_the_recovery_menu_counts_here() {
    let mut journal = plan(&setback());
    journal.choose("Two things for the body");
    journal.press("enter enter esc");
    journal.must_see(&["1 of 8 looked at", "one more, something else, makes two"]);
    journal.press("enter down enter esc");
    journal.must_see(&["1 of 8 looked at"]);
    journal.must_not_see(&["one more, something else"]);
    // For the head the menu opens at what is for the head.
    journal.choose("Two things for the head");
    journal.press("enter enter esc");
    journal.must_see(&["2 of 8 looked at", "one more, something else, makes two"]);
    let parts: Vec<Part> = basis(&journal).tries.iter().map(|done| done.part).collect();
    assert_eq!(parts, [Part::Body, Part::Body, Part::Head]);
}

#[test]
fn until_the_fourteenth_day_the_next_goal_has_time_and_does_not_bring_the_plan_up() {
    let mut changes = setback();
    for item in ["lessons", "recovery", "body", "head", "training", "talk", "win"] {
        let tick = Some(Tick::Done);
        let (race, at) = (race_id(1), sample::at("2026-11-23"));
        let item = item.to_owned();
        changes.push(Change::PutTick(BounceTick { race, item, tick, note: String::new(), at }));
    }
    let mut journal = Journal::holding("2026-12-04T20:00:00+02:00", &changes).sized(80, 40);
    journal.must_not_see(&["Bounce plan"]);
    journal.press("P");
    journal.must_see(&[
        "7 of 8 looked at",
        "All that counts now was looked at. The next goal has time until 5 Dec.",
        "It has time until day 14, 5 Dec. Nothing presses before.",
        "has time",
    ]);
    let mut journal = Journal::holding("2026-12-05T00:30:00+02:00", &changes).sized(80, 40);
    journal.must_see(&["Bounce plan, 7 of 8"]);
    journal.press("P");
    journal.must_see(&["When you are ready, and not before.", "In any order, over the coming weeks."]);
    journal.must_not_see(&["has time"]);
}

#[test]
fn the_stone_is_the_next_open_step_and_without_one_there_is_no_such_line() {
    let mut changes = setback();
    plan(&changes).must_not_see(&["The stone I step on"]);
    changes.push(Change::PutStep(step(1, "Wash the shoes", None, StepState::Open)));
    plan(&changes).must_see(&["The stone I step on from here: Wash the shoes"]);
    changes.push(Change::PutStep(step(2, "Write to the crew", Some("2026-12-01"), StepState::Open)));
    let journal = plan(&changes);
    journal.must_see(&["The stone I step on from here: Write to the crew, tomorrow"]);
}

#[test]
fn without_an_arc_the_story_of_the_race_is_opened_and_says_which_key_opens_one() {
    let mut harvest = sample::harvest(ultra());
    harvest.arc = None;
    let mut journal = plan(&[sample::finish(harvest)]);
    journal.choose("Two things for the body");
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    assert_eq!(
        journal.notice(),
        "There is no arc for this race yet. v opens one, and what is done for it is noted there."
    );
}

#[test]
fn in_the_first_two_days_the_plan_says_that_all_of_it_can_wait() {
    let mut journal = Journal::holding("2026-11-22T20:00:00+02:00", &setback());
    journal.press("P");
    journal.must_see(&[
        "Day 1 since Three Dams Ultra",
        "The first two days are for rest. All of this can wait.",
    ]);
}

#[test]
fn when_everything_was_looked_at_the_plan_says_so_warmly() {
    let mut journal = plan(&setback());
    for _ in 0..8 {
        journal.press("x down");
    }
    journal.press("home");
    journal.must_see(&["8 of 8 looked at"]);
    assert!(journal.whole_page().contains("That is a way back, in your own words."), "{}", journal.screen());
}

#[test]
fn a_plan_is_put_away_and_taken_up_again_by_the_same_key() {
    let mut journal = plan(&setback());
    journal.press("z");
    assert!(basis(&journal).is_put_away());
    journal.must_see(&["Put away: it does not come up on Today. z takes it up again."]);
    journal.press("z");
    assert!(!basis(&journal).is_put_away());
    journal.press("u");
    assert!(basis(&journal).is_put_away());
    journal.press("u");
    assert_eq!(said(&journal, PUT_AWAY).0, None);
}

#[test]
fn another_window_on_the_journal_is_seen_at_the_next_key() {
    let mut journal = Journal::on_disk(EVENING);
    let mut store = secondwind::store::Store::open(&journal.folder().join("journal.db")).expect("opens");
    store.apply(&setback()).expect("saved");
    drop(store);
    journal.input(secondwind::app::effect::Input::Focus);
    let mut other = journal.another_window();
    journal.press("P");
    other.press("P");
    other.choose("A realistic next goal");
    other.press("x");
    journal.press("down");
    journal.must_see(&["1 of 8 looked at"]);
    // A line that is being written here stays, while the other one ticks.
    journal.press("home w");
    journal.type_text("mine");
    other.choose("Talk to somebody");
    other.press("o");
    journal.press("enter");
    journal.must_see(&["“mine”", "2 of 8 looked at"]);
}

#[test]
fn a_race_that_went_to_the_trash_has_no_plan() {
    let mut journal = plan(&setback());
    journal.press("r d");
    assert!(matches!(journal.state.screen(), Screen::Bounce(_)), "{}", journal.screen());
    journal.must_see(&["This race is in the trash, or was destroyed."]);
    journal.press("x o - z w enter");
    journal.press("u");
    journal.must_see(&["0 of 8 looked at"]);
}

#[test]
fn a_click_selects_an_item_and_a_second_opens_it() {
    let mut journal = plan(&setback());
    journal.resize(80, 40);
    journal.click("The first small win");
    assert!(matches!(journal.state.screen(), Screen::Bounce(_)));
    journal.click("The first small win");
    assert!(matches!(journal.state.screen(), Screen::Wins(_)), "{}", journal.screen());
}
