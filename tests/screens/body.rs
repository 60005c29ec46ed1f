//! Body & mind: check-ins as a calendar and as lines, and the selected day in words.

pub mod sample;

use std::sync::Arc;

use sample::{FAR, STEADY, at, check_in, day, half_a_year, put, steady};
use secondwind::app::effect::{Input, Msg, Reply};
use secondwind::app::screens::Screen;
use secondwind::app::update;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{Illness, Item, Pain, Standing, Trained};
use secondwind::domain::id::CheckInId;
use uuid::Uuid;

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn opened(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("6");
    journal
}

fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    journal.resize(80, 24);
}

#[test]
fn half_a_year_as_a_calendar_and_as_lines() {
    let mut journal = opened(&half_a_year());
    for size in SIZES {
        accept("body_calendar", size, &mut journal);
    }
    journal.press("v");
    for size in SIZES {
        accept("body_lines", size, &mut journal);
    }
}

#[test]
fn a_journal_without_check_ins_says_what_makes_one() {
    let mut journal = opened(&[]);
    accept("body_empty", (60, 18), &mut journal);
    accept("body_empty", (80, 24), &mut journal);
    journal.press("left ] . v e d + pageup home J");
    journal.must_see(&["No check-in yet. c makes one: seven numbers, twenty seconds."]);
    journal.press("esc");
    journal.must_see(&["Wednesday"]);
}

#[test]
fn one_check_in_alone_is_shown_without_a_usual() {
    let mut journal = opened(&steady("2026-07-29", 1));
    accept("body_one", (80, 24), &mut journal);
    journal.must_see(&[
        "1 check-in, 29 Jul 2026",
        "Wed 29 Jul 2026, today at 20:00",
        "Mind  7.3  usual not measured",
        "Body  6.7  usual not measured",
        "Your usual now: Mind and Body",
    ]);
    journal.press("[ ] home end");
    journal.must_see(&["Wed 29 Jul 2026, today"]);
    journal.press("v");
    accept("body_one_lines", (80, 24), &mut journal);
}

#[test]
fn a_gap_of_a_year_stays_a_gap_and_is_crossed_with_one_key() {
    let mut changes = steady("2025-06-20", 40);
    changes.extend(steady("2026-07-28", 12));
    let mut journal = opened(&changes);
    journal.press("home");
    journal.must_see(&["Mon 12 May 2025"]);
    journal.press("end [ [ [ [ [ [ [ [ [ [ [ [");
    journal.must_see(&["Fri 20 Jun 2025", "52 check-ins, 12 May 2025 – 28 Jul 2026"]);
    accept("body_gap", (80, 24), &mut journal);
    accept("body_gap", (120, 40), &mut journal);
    journal.press("v - -");
    accept("body_gap_lines", (80, 24), &mut journal);
    accept("body_gap_lines", (120, 40), &mut journal);
    journal.press("]");
    journal.must_see(&["Fri 17 Jul 2026"]);
}

#[test]
fn days_are_walked_with_arrows_and_never_beyond_either_end() {
    let mut journal = opened(&half_a_year());
    journal.must_see(&["Wed 29 Jul 2026, today"]);
    journal.press("down right l j");
    journal.must_see(&["Wed 29 Jul 2026, today"]);
    for (keys, head) in [
        ("up", "Tue 28 Jul 2026, yesterday"),
        ("left", "Tue 21 Jul 2026, 8 days ago"),
        ("k h", "Mon 13 Jul 2026"),
        ("j l", "Tue 21 Jul 2026"),
        ("[", "Mon 20 Jul 2026"),
        ("home", "Sun 1 Feb 2026"),
        ("left left", "Mon 26 Jan 2026"),
        ("]", "Sun 1 Feb 2026"),
        ("pagedown", "Sun 31 May 2026"),
        ("pageup", "Sun 1 Feb 2026"),
        (".", "Wed 29 Jul 2026, today"),
        ("g", "Sun 1 Feb 2026"),
        ("G", "Wed 29 Jul 2026, today"),
    ] {
        journal.press(keys);
        assert!(journal.sees(head), "{keys}: {head:?} is not on the screen:\n{}", journal.screen());
    }
}

#[test]
fn a_day_without_a_check_in_says_so_and_cannot_be_changed_or_deleted() {
    let mut journal = opened(&steady("2026-07-20", 20));
    journal.must_see(&["Mon 20 Jul 2026, 9 days ago"]);
    journal.press("down");
    journal.must_see(&["Tue 21 Jul 2026, 8 days ago", "No check-in on this day."]);
    journal.press("e d");
    assert!(matches!(journal.state.screen(), Screen::Body(_)));
    assert_eq!(journal.store().history(None).expect("the history").check_ins.len(), 20);
    journal.press(".");
    journal.must_see(&["No check-in yet today. c makes", "one."]);
}

#[test]
fn a_day_tells_every_number_beside_its_usual_and_all_that_was_noted() {
    let mut changes = steady("2026-07-28", 30);
    let mut told = check_in(day("2026-07-29"), [5, 4, 6, 6, 5, 3, 7]);
    told.scores = told.scores.with(Item::Pain, 3).with(Item::Loop, 2);
    told.ill = Some(Illness::AboveNeck);
    told.trained = Some(Trained::Easy);
    told.minutes = Some(45);
    told.effort = Some(4);
    told.cycle = String::from("day 12");
    told.pain = Pain {
        site: String::from("left knee"),
        changes_gait: Some(true),
        at_rest: Some(false),
        on_bone: None,
    };
    told.note =
        String::from("Slept badly 三十公里, then it was fine, and the last climb felt like one in spring.");
    told.written = at(day("2026-07-30"), "07:10");
    changes.push(put(told));
    let mut journal = Journal::holding("2026-07-30T20:00:00+02:00", &changes).sized(120, 60);
    journal.press("6");
    journal.must_see(&[
        "Wed 29 Jul 2026, yesterday",
        "filled in on Thu 30 Jul 2026, 07:10",
        "Mind  5.3  usual 7.3 ± 0.6",
        "Body  4.3  usual 6.7 ± 0.6",
        "both measured, 27 check-ins, 2 Jul – 28 Jul 2026",
        "Mood        6  usual 7.0 ± 1.0",
        "Stress*     5  usual 3.0 ± 1.0",
        "Soreness*   6  usual 3.0 ± 1.0",
        "Pain*       3  usual not measured",
        "Loop*       2  usual not measured",
        "* less is better",
        "Pain     left knee, changes how you walk, not at rest",
        "Ill      above the neck",
        "Trained  easy, 45 min, effort 4 of 10, load 180",
        "Cycle    day 12",
        "Note     Slept badly 三十公里, then it was fine, and",
        "Your usual now",
    ]);
    journal.resize(60, 18);
    assert!(!journal.sees("三十公里"));
    journal.press("J J J J J J J J space space");
    journal.must_see(&["Mind  7.3 ± 0.6", "Reading  "]);
    journal.press("K K K K K K K K K K");
    journal.must_see(&["Wed 29 Jul 2026, yesterday"]);
}

#[test]
fn too_few_answers_are_not_measured_and_it_is_said_how_many_it_takes() {
    let mut changes = steady("2026-07-28", 30);
    let mut told = check_in(day("2026-07-29"), STEADY);
    for item in [Item::Mood, Item::Stress, Item::Sleep] {
        told.scores.set(item, None);
    }
    changes.push(put(told));
    let mut journal = opened(&changes).sized(120, 40);
    journal.must_see(&[
        "Mind    –  usual 7.3 ± 0.6",
        "Body  6.5  usual",
        "Mind: 2 of 4 answered, 3 are needed",
    ]);
    journal.must_not_see(&["Mood ", "Sleep "]);
    journal.press("v");
    // The last measured value is told with its day.
    journal.must_see(&["7.3 28 Jul 2026"]);
}

#[test]
fn several_check_ins_of_one_day_are_gone_through_and_it_is_said_which_one_counts() {
    let mut changes = steady("2026-07-29", 20);
    for (number, time, numbers) in [(1, "21:15", [3, 3, 8, 3, 8, 3, 3]), (2, "22:40", [5; 7])] {
        let mut later = check_in(day("2026-07-29"), numbers);
        later.id = CheckInId(Uuid::from_u128(2 * FAR + number));
        later.standing = Standing::Later;
        later.written = at(later.day, time);
        later.note = format!("Written at {time}");
        changes.push(put(later));
    }
    let mut journal = opened(&changes).sized(120, 40);
    journal.must_see(&[
        "3 check-ins that day",
        "› at 20:00, the one that counts: Mind 7.3, Body 6.7",
        "  at 21:15, later that day, not counted: Mind 2.8, Body",
        "Mood        7  usual 7.0 ± 1.0",
    ]);
    journal.press("]");
    journal.must_see(&["› at 21:15", "Mood        3  usual 7.0 ± 1.0", "Written at 21:15"]);
    journal.press("]");
    journal.must_see(&["› at 22:40", "Written at 22:40"]);
    journal.press("]");
    journal.must_see(&["› at 22:40"]);
    journal.press("d");
    journal.must_see(&["2 check-ins that day", "› at 20:00"]);
    journal.press("[");
    journal.must_see(&["Tue 28 Jul 2026, yesterday"]);
}

#[test]
fn a_check_in_is_opened_for_change_with_e_or_enter() {
    for key in ["e", "enter"] {
        let mut journal = opened(&half_a_year());
        journal.press("home");
        journal.press(key);
        assert!(matches!(journal.state.screen(), Screen::CheckIn(_)), "{key}:\n{}", journal.screen());
        journal.press("esc");
        journal.must_see(&["Sun 1 Feb 2026"]);
    }
}

#[test]
fn a_deleted_check_in_goes_to_the_trash_and_undo_brings_it_back() {
    let mut journal = opened(&half_a_year());
    journal.press("d");
    assert_eq!(journal.notice(), "In the trash: check-in of Wed 29 Jul 2026. u brings it back.");
    journal.must_see(&["148 check-ins", "Wed 29 Jul 2026, today", "No check-in yet today."]);
    assert_eq!(journal.store().trash().expect("the trash").len(), 1);
    journal.press("u");
    assert_eq!(journal.notice(), "Back again: check-in of Wed 29 Jul 2026");
    journal.must_see(&["149 check-ins", "Wed 29 Jul 2026, today at 20:00", "Mind  6.5"]);
    assert!(journal.store().trash().expect("the trash").is_empty());
}

#[test]
fn the_only_check_in_can_be_deleted_and_brought_back() {
    let mut journal = opened(&steady("2026-07-29", 1));
    journal.press("d");
    journal.must_see(&["No check-in yet. c makes one"]);
    journal.press("u");
    journal.must_see(&["1 check-in, 29 Jul 2026", "Mind  7.3"]);
}

#[test]
fn a_new_check_in_after_the_last_one_is_gone_to_and_others_leave_the_selection_alone() {
    for (keys, head) in [("", "Wed 29 Jul 2026, today"), ("left", "Tue 21 Jul 2026")] {
        let mut journal = opened(&steady("2026-07-28", 30));
        journal.press(keys);
        let mut history = journal.store().history(None).expect("the history");
        history.check_ins.push(check_in(day("2026-07-29"), STEADY));
        let now = journal.state.shared.now;
        let answer = Msg::Answer(Box::new(Reply::History(None, Arc::new(history))));
        update(&mut journal.state, answer, now);
        journal.must_see(&["31 check-ins", head]);
    }
}

#[test]
fn a_click_selects_a_day_and_a_second_one_opens_it() {
    let mut journal = opened(&half_a_year());
    // The mark of the race stands behind its day.
    let (column, row) = journal.find("⇓").expect("the race that began an arc");
    journal.input(Input::Click { column: column - 1, row });
    journal.must_see(&["Sun 14 Jun 2026", "× Two Rivers 100", "An arc begins: Two Rivers 100"]);
    // A day that is still to come, the names of the months and the legend are no days.
    let (column, row) = journal.find("‹").expect("today");
    for (column, row) in [(column - 1, row + 1), (column, row - 3), (4, row), (30, 21)] {
        journal.input(Input::Click { column, row });
        journal.must_see(&["Sun 14 Jun 2026"]);
    }
    journal.input(Input::Click { column: column - 1, row });
    journal.must_see(&["Wed 29 Jul 2026, today"]);
    journal.input(Input::Click { column: column - 1, row });
    assert!(matches!(journal.state.screen(), Screen::CheckIn(_)));
}

#[test]
fn a_click_on_the_name_of_a_view_shows_it_and_one_on_a_line_selects_a_day() {
    let mut journal = opened(&half_a_year());
    journal.click("Lines");
    journal.must_see(&["› Lines", "3 months"]);
    let (column, row) = journal.find("↓").expect("the beginning of the arc");
    journal.input(Input::Click { column, row: row - 4 });
    journal.must_see(&["Sun 14 Jun 2026", "▴"]);
    journal.click("Calendar");
    journal.must_see(&["› Calendar", "Sun 14 Jun 2026"]);
}

#[test]
fn the_wheel_scrolls_weeks_and_takes_the_selection_along_when_it_must() {
    let mut journal = opened(&half_a_year());
    journal.input(Input::Wheel(-3));
    journal.must_see(&["Wed 8 Jul 2026"]);
    journal.must_not_see(&["‹ · "]);
    journal.input(Input::Wheel(2));
    journal.must_see(&["Wed 8 Jul 2026"]);
    journal.input(Input::Wheel(-40));
    journal.must_see(&["Feb", "Wed 27 May 2026"]);
    journal.input(Input::Wheel(40));
    journal.must_see(&["Jul", "Wed 27 May 2026"]);
}

#[test]
fn the_lines_show_more_and_less_time_and_every_item_ever_answered() {
    let mut changes = half_a_year();
    let mut told = check_in(day("2026-05-04"), STEADY);
    told.scores = told.scores.with(Item::Pain, 4);
    changes.push(put(told));
    let mut journal = opened(&changes).sized(120, 40);
    journal.press("v");
    journal.must_see(&["3 months", "Mind", "Soreness*", "Trust", "Pain*", "* less is better"]);
    journal.must_not_see(&["Choice", "Fuelled"]);
    for (key, label) in [("+", "4 weeks"), ("+", "4 weeks"), ("-", "3 months"), ("=", "4 weeks")] {
        journal.press(key);
        journal.must_see(&[label]);
    }
    journal.press("- - - -");
    journal.must_see(&["all", "Feb"]);
    journal.press("home + +");
    journal.must_see(&["3 months", "Sun 1 Feb 2026", "Feb"]);
    journal.press("right right left up down");
    journal.must_see(&["Mon 2 Feb 2026"]);
}

#[test]
fn lanes_that_do_not_fit_are_scrolled_to() {
    let mut journal = opened(&half_a_year());
    journal.press("v");
    journal.must_see(&["Mind", "Energy"]);
    journal.must_not_see(&["Trust "]);
    journal.press("down down down down down down down");
    journal.must_see(&["Trust ", "Mood "]);
    journal.input(Input::Wheel(-20));
    journal.must_see(&["Energy"]);
}

#[test]
fn the_lines_follow_the_selected_day_into_the_past() {
    let mut journal = opened(&half_a_year());
    journal.press("v + pageup pageup pageup");
    journal.must_see(&["Wed 17 Jun 2026", "▴", "4 weeks", "Jun"]);
    journal.press("tab");
    journal.must_see(&["› Calendar", "Wed 17 Jun 2026"]);
}

#[test]
fn the_selection_survives_every_size_of_the_window() {
    let mut journal = opened(&half_a_year());
    journal.press("home");
    for view in ["Calendar", "Lines"] {
        for (columns, rows) in [(60, 18), (200, 60), (20, 5), (60, 60), (260, 18), (80, 24)] {
            journal.resize(columns, rows);
            if columns >= 60 {
                journal.must_see(&["Sun 1 Feb 2026", view]);
            } else {
                journal.must_see(&["Nothing is lost."]);
                // What cannot be seen is not done.
                journal.press("end d v");
            }
        }
        journal.press("v");
    }
    assert_eq!(journal.store().history(None).expect("the history").check_ins.len(), 149);
}

#[test]
fn nothing_in_a_note_reaches_the_terminal_unread() {
    let mut changes = steady("2026-07-28", 8);
    let mut told = check_in(day("2026-07-29"), STEADY);
    told.note = String::from("before\u{1b}[2J after 🏃🏽‍♀️ שלום e\u{301}\tend");
    changes.push(put(told));
    let journal = opened(&changes).sized(120, 40);
    journal.must_see(&["before", "after"]);
    assert!(!journal.screen().contains('\u{1b}'));
}

#[test]
fn a_new_day_is_noticed_while_the_page_stays_open() {
    let mut journal = opened(&steady("2026-07-29", 20));
    journal.must_see(&["Wed 29 Jul 2026, today"]);
    journal.pass_hours(5);
    journal.press("left right");
    journal.must_see(&["Wed 29 Jul 2026, yesterday"]);
    journal.press(".");
    journal.must_see(&["Thu 30 Jul 2026, today", "No check-in yet today."]);
}
