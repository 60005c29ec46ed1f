//! Wins by year: from every page that is browsed, and over a question that waits.

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{Step, StepState};
use secondwind::domain::id::StepId;
use uuid::Uuid;

use super::arcs::{EVENING, day, five_arcs, race};
use super::harness::Journal;

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    journal.resize(80, 24);
}

fn step(number: u128, text: &str, on: &str, state: StepState) -> Change {
    Change::PutStep(Step {
        id: StepId(Uuid::from_u128(0x5000 + number)),
        goal: None,
        race: Some(race(1, "", "2026-07-08").id),
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: Some(day(on)),
        state,
        written: format!("{on}T20:00:00+02:00").parse().expect("a moment"),
    })
}

/// Begins to look back at a race that is not in the journal yet.
fn look_back_at_another(journal: &mut Journal, way: &str) {
    journal.press("1 n");
    journal.choose("A race that is not in the journal yet");
    journal.press("enter");
    journal.choose(way);
    journal.press("enter");
    assert!(journal.is_looking_back(), "{}", journal.screen());
}

/// Two years with wins of every kind.
fn two_years() -> Journal {
    let mut changes = five_arcs();
    changes.push(step(
        1,
        "Book the physiotherapist before the week fills up with everything else again",
        "2026-07-18",
        StepState::Done,
    ));
    changes.push(step(2, "Ten minutes of mobility, three evenings", "2026-07-24", StepState::Part));
    let mut journal = Journal::holding(EVENING, &changes);
    look_back_at_another(&mut journal, "Short debrief");
    journal.tell_facts("三十公里 Night Trail", "yesterday", "1");
    journal.answer("Name one thing that held up", "I turned round before it was dark, told the marshal, and walked back along the river with two others");
    journal.finish();
    journal.press("1 w");
    journal
}

#[test]
fn the_page() {
    let mut journal = Journal::at(EVENING);
    journal.press("w");
    accept("wins_empty", (60, 18), &mut journal);
    accept("wins_empty", (80, 24), &mut journal);
    let mut journal = two_years();
    for size in SIZES {
        accept("wins", size, &mut journal);
    }
    journal.press("right right");
    accept("wins_of_a_year", (80, 24), &mut journal);
}

#[test]
fn a_year_is_chosen_with_the_arrows_and_everything_comes_back_with_a_nought() {
    let mut journal = two_years();
    journal.must_see(&["2026", "2025", "‹ all years 11 ›"]);
    journal.press("right");
    journal.must_see(&["‹ 2026 5 ›", "Ten minutes of mobility"]);
    journal.must_not_see(&["Spring Half"]);
    journal.press("right right right");
    journal.must_see(&["‹ 2025 6 ›", "Spring Half"]);
    journal.must_not_see(&["Ten minutes of mobility"]);
    journal.press("left left left");
    journal.must_see(&["‹ all years 11 ›"]);
    journal.press("right 0");
    journal.must_see(&["‹ all years 11 ›"]);
}

#[test]
fn a_win_opens_the_story_of_its_race_and_one_without_a_race_opens_nothing() {
    let mut journal = two_years();
    journal.choose("Ten minutes of mobility");
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.must_see(&["Two Rivers 100", "cut off, 61 km"]);
    journal.must_not_see(&["61 km (cut off)"]);
    journal.press("esc");
    journal.must_see(&["‹ all years 11 ›"]);
    journal.choose("Body back on day 5 after burnout");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Wins(_)), "{}", journal.screen());
    journal.press("w");
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "a second w opens no second page");
}

#[test]
fn a_click_selects_a_win_and_a_second_opens_its_race() {
    let mut journal = two_years();
    journal.click("Ten minutes of mobility");
    assert!(matches!(journal.state.screen(), Screen::Wins(_)), "{}", journal.screen());
    journal.click("Ten minutes of mobility");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
}

#[test]
fn a_step_that_is_taken_back_is_a_win_no_more() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.answer("smallest next step", "Write to the crew");
    journal.answer("On which day", "tomorrow");
    journal.finish();
    journal.press("1");
    journal.choose("Write to the crew");
    journal.press("o w");
    journal.must_see(&["part of a step", "Write to the crew"]);
    journal.press("u");
    journal.must_see(&["Nothing here yet."]);
}

#[test]
fn a_race_in_the_trash_takes_its_wins_along() {
    let mut journal = two_years();
    journal.press("esc 2");
    journal.choose("Night Trail");
    journal.press("d w");
    journal.must_not_see(&["I turned round"]);
    journal.press("u");
    journal.must_see(&["I turned round"]);
}

#[test]
fn over_a_question_the_wins_are_read_and_nothing_is_lost() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to("Name one thing that held up");
    journal.type_text("I kept");
    let question = journal.question();
    journal.press("f2");
    journal.must_see(&["Nothing here yet."]);
    // Nothing else is begun from here.
    journal.press("n c w enter");
    assert!(matches!(journal.state.screen(), Screen::Wins(_)), "{}", journal.screen());
    journal.press("esc");
    assert_eq!(journal.question(), question);
    journal.type_text(" a stranger company");
    journal.must_see(&["I kept a stranger company"]);
    journal.press("tab f2 esc");
    journal.finish();
    journal.press("w");
    journal.must_see(&["I kept a stranger company"]);
}

#[test]
fn over_a_question_with_wins_the_race_is_not_opened() {
    let mut journal = two_years();
    look_back_at_another(&mut journal, "Just finished");
    journal.press("f2 enter");
    assert!(matches!(journal.state.screen(), Screen::Wins(_)), "{}", journal.screen());
    journal.press("esc");
    assert!(journal.is_looking_back());
}
