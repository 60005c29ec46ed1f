//! The timeline: what is seen of a season, and how one walks through it.

use chrono::Duration;
use secondwind::app::effect::Input;
use secondwind::domain::arc::ArcKind;
use secondwind::domain::change::Change;
use secondwind::domain::race::Outcome;

use super::harness::Journal;
use super::season::{arc, check_in, day, half_a_year, opens, put, race, season};

const EVENING: &str = "2026-07-29T20:00:00+02:00";

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn accept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(name.to_owned(), text));
}

fn accept_at(name: &str, sizes: &[(u16, u16)], journal: &mut Journal) {
    for (columns, rows) in sizes {
        journal.resize(*columns, *rows);
        accept(&format!("{name}_{columns}x{rows}"), &journal.screen());
    }
    journal.resize(80, 24);
}

fn timeline(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("3");
    journal
}

/// The first row of the story: what is selected.
fn selected(journal: &Journal) -> String {
    let screen = journal.screen();
    let mut rows = screen.lines().skip_while(|row| !row.contains('▲')).skip(2);
    rows.find(|row| !row.trim().is_empty()).unwrap_or_default().trim().to_owned()
}

#[test]
fn every_zoom_at_every_size() {
    let mut journal = timeline(&season());
    // To the race that was the first setback.
    journal.press("home right");
    assert!(selected(&journal).starts_with("× Two Rivers 100"), "{}", journal.screen());
    journal.press("+ +");
    for name in ["week", "month", "season", "year", "all"] {
        accept_at(&format!("timeline_{name}"), &SIZES, &mut journal);
        journal.press("-");
    }
}

#[test]
fn a_timeline_of_nothing_says_what_to_press() {
    let mut journal = timeline(&[]);
    accept_at("timeline_nothing", &SIZES, &mut journal);
    journal.press("left right shift-left + - . a esc f 1 f home end enter");
}

#[test]
fn one_check_in_alone() {
    let mut journal = timeline(&[check_in(day("2026-07-28"), 6.0, 5.0)]);
    accept_at("timeline_one_check_in", &SIZES, &mut journal);
    journal.must_see(&["Tue 28 Jul 2026", "Mind    5.0", "Body    6.0", "no usual yet"]);
}

#[test]
fn a_gap_of_a_year_stays_a_gap() {
    let mut changes: Vec<Change> =
        (0..30).map(|back| check_in(day("2025-06-30") - Duration::days(back), 6.0, 7.0)).collect();
    changes.extend((0..20).map(|back| check_in(day("2026-07-29") - Duration::days(back), 7.0, 6.0)));
    let mut journal = timeline(&changes);
    journal.press("- -");
    accept_at("timeline_gap_of_a_year", &SIZES, &mut journal);
}

#[test]
fn arcs_that_lie_over_one_another_have_rows_of_their_own() {
    let mut changes = half_a_year(&["2026-04-12"]);
    changes.push(opens(arc(1, ArcKind::Injury, "Left calf", "2026-04-12", &[])));
    changes.push(opens(arc(2, ArcKind::Illness, "Flu", "2026-04-15", &[])));
    changes.push(opens(arc(3, ArcKind::Life, "New flat", "2026-04-20", &[])));
    let mut journal = timeline(&changes);
    accept_at("timeline_overlapping_arcs", &SIZES, &mut journal);
}

#[test]
fn two_races_on_one_day_are_counted_and_both_walked() {
    let mut changes = season();
    changes.push(put(&race(9, "Evening Mile", "2026-07-11", 1.609_344, Some(Outcome::Finished))));
    let mut journal = timeline(&changes);
    journal.press("+ end left");
    assert!(selected(&journal).starts_with("● Evening Mile"), "{}", journal.screen());
    assert!(selected(&journal).ends_with("2 of 2 here"), "{}", selected(&journal));
    journal.press("left");
    assert!(selected(&journal).starts_with("★ Harbour Ten"), "{}", journal.screen());
    assert!(selected(&journal).ends_with("1 of 2 here"), "{}", selected(&journal));
    accept_at("timeline_two_races_on_one_day", &SIZES, &mut journal);
}

#[test]
fn the_walk_stops_at_every_event_in_the_order_of_days() {
    let mut journal = timeline(&season());
    journal.press("home");
    let mut seen = vec![selected(&journal)];
    loop {
        journal.press("right");
        let now = selected(&journal);
        if seen.last() == Some(&now) {
            break;
        }
        seen.push(now);
    }
    let heads: Vec<&str> = seen.iter().map(|row| row.split("   ").next().unwrap_or_default()).collect();
    assert_eq!(
        heads,
        [
            "● Spring Half",
            "× Two Rivers 100",
            "▾ Lowest point of Body, 4.0 below the usual",
            "▾ Lowest point of Mind, 4.3 below the usual",
            "◇ Mind back",
            "◇ Body back",
            "○ Ellery Park Ten",
            "◆ The beginning",
            "▾ Lowest point of Body, 4.2 below the usual",
            "▾ Lowest point of Mind, 3.5 below the usual",
            "◇ Body back",
            "◇ Mind back",
            "★ Harbour Ten",
            "◇ Winter Half",
        ],
        "{seen:#?}"
    );
    journal.press("left");
    assert_eq!(selected(&journal), seen[seen.len() - 2]);
}

#[test]
fn the_days_between_can_be_read_off_one_by_one() {
    let mut journal = timeline(&[
        check_in(day("2026-07-20"), 6.0, 5.0),
        check_in(day("2026-07-24"), 4.0, 8.0),
        put(&race(1, "Harbour Ten", "2026-07-22", 10.0, Some(Outcome::Finished))),
    ]);
    assert!(selected(&journal).starts_with("● Harbour Ten"));
    journal.must_see(&["Mind    –   no usual yet", "Body    –   no usual yet"]);
    journal.press("shift-right");
    journal.must_see(&["Fri 24 Jul 2026", "Mind    8.0", "Body    4.0"]);
    journal.press("shift-left");
    journal.must_see(&["Mon 20 Jul 2026", "Mind    5.0", "Body    6.0"]);
    journal.press("shift-left");
    journal.must_see(&["Mon 20 Jul 2026"]);
    journal.press("right");
    assert!(selected(&journal).starts_with("● Harbour Ten"));
}

/// The golden vectors of a usual and of a way back, in Body; Mind never dips.
#[test]
fn the_way_back_on_the_screen_is_that_of_the_golden_vectors() {
    let start = day("2026-06-28");
    let before = [
        (42, 6.7),
        (40, 7.0),
        (37, 6.3),
        (35, 6.7),
        (31, 7.3),
        (28, 5.7),
        (24, 6.7),
        (19, 6.7),
        (13, 7.0),
        (5, 6.3),
    ];
    let after = [(1, 3.3), (2, 4.0), (4, 5.0), (6, 5.7), (8, 6.3), (10, 6.7), (13, 6.3)];
    // The first three check-ins ever are no part of the usual.
    let mut changes: Vec<Change> =
        (0..3).map(|more| check_in(start - Duration::days(100 + more), 1.0, 1.0)).collect();
    changes.extend(before.map(|(back, body)| check_in(start - Duration::days(back), body, 7.0)));
    changes.extend(after.map(|(on, body)| check_in(start + Duration::days(on), body, 7.0)));
    changes.push(opens(arc(1, ArcKind::Illness, "Flu", "2026-06-28", &[])));
    let mut journal = timeline(&changes);
    journal.press("home");
    journal.must_see(&["◆ The beginning", "mind: no dip measured · body back on day 7-8"]);
    journal.press("right right");
    assert!(selected(&journal).starts_with("◇ Body back   6 Jul 2026"), "{}", journal.screen());
    journal.must_see(&["Body    6.3 usual 6.7 ± 0.6 (measured, 10 check-ins, 17 May – 23 Jun 2026)"]);
}

#[test]
fn a_race_tells_its_story_below_and_opens() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.tell_facts("Two Rivers 100", "3 days ago", "2");
    journal.go_to("What are you feeling");
    journal.press("4 a 7 3 f 5");
    journal.answer("Name up to three things that held up", "I turned round before it was dark");
    journal.go_to("What got in the way, up to three");
    journal.press("3");
    journal.finish();
    journal.press("3");
    assert!(selected(&journal).starts_with("× Two Rivers 100   26 Jul 2026"), "{}", journal.screen());
    journal.resize(120, 40);
    journal.must_see(&["Held up I turned round before it was dark", "disappointed 7", "Cost"]);
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.press("esc");
    assert!(selected(&journal).starts_with("× Two Rivers 100"), "{}", journal.screen());
}

#[test]
fn what_is_hidden_is_said_and_its_events_are_passed_over() {
    let mut journal = timeline(&season());
    journal.press("f");
    journal.must_see(&["Show", "1 Mind✓", "5 Race✓", "8 setbacks·"]);
    journal.press("5 3");
    journal.must_see(&["5 Race·", "3 Arcs·"]);
    journal.press("f");
    journal.must_see(&["hidden: arcs, races"]);
    journal.must_not_see(&["Two Rivers", "◆"]);
    journal.press("f 0 8 enter");
    journal.must_see(&["hidden: races but setbacks"]);
    journal.press("home");
    assert!(selected(&journal).starts_with("× Two Rivers 100"), "{}", journal.screen());
    journal.press("f 0 1 2 3 4 5 6 7 f");
    journal.press("left right + -");
    journal.must_see(&["hidden: 7 of 8"]);
}

#[test]
fn zooming_keeps_what_is_selected_in_sight() {
    let mut journal = timeline(&season());
    journal.press("home");
    for key in ["+", "+", "+", "-", "-", "-", "-", "-"] {
        journal.press(key);
        assert!(selected(&journal).starts_with("● Spring Half"), "{}", journal.screen());
        assert!(journal.screen().contains('▲'), "{}", journal.screen());
    }
}

#[test]
fn a_click_selects_what_is_near_and_a_second_one_opens_it() {
    let mut journal = timeline(&season());
    journal.click("×");
    assert!(selected(&journal).starts_with("× Two Rivers 100"), "{}", journal.screen());
    journal.click("×");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.press("esc");
    let (column, row) = journal.find("Mind").expect("the lane");
    journal.input(Input::Click { column: column + 40, row });
    journal.must_see(&["2026", "Mind    "]);
    for row in 0..24 {
        for column in 0..80 {
            journal.input(Input::Click { column, row });
            journal.press("3");
        }
    }
}

#[test]
fn the_wheel_walks_and_no_size_loses_the_selection() {
    let mut journal = timeline(&season());
    journal.input(Input::Wheel(-3));
    let before = selected(&journal);
    for (columns, rows) in [(60, 18), (200, 60), (61, 19), (300, 100), (10, 3), (120, 40), (80, 24)] {
        journal.resize(columns, rows);
    }
    assert_eq!(selected(&journal), before);
    journal.input(Input::Wheel(3));
    assert_ne!(selected(&journal), before);
}

#[test]
fn another_windows_check_in_is_on_the_line_at_the_next_key() {
    let mut journal = Journal::on_disk(EVENING);
    let mut other = journal.another_window();
    other.begin("Only the facts");
    other.tell_facts("Harbour Ten", "yesterday", "1");
    other.finish();
    other.tick();
    journal.press("3");
    assert!(selected(&journal).starts_with("● Harbour Ten"), "{}", journal.screen());
    other.press("2");
    other.choose("Harbour Ten");
    other.press("d");
    other.tick();
    journal.press("left");
    journal.must_see(&["Nothing has happened here yet."]);
}

#[test]
fn ten_years_of_names_in_every_script_stay_in_their_columns() {
    let mut changes = season();
    for (number, name) in
        (20_u128..).zip(["三十公里夜跑", "Ёлки \u{1b}[31m red", "👨‍👩‍👧‍👦 family run", "سباق الليل"])
    {
        changes.push(put(&race(
            number,
            name,
            &format!("2026-0{}-05", number - 17),
            10.0,
            Some(Outcome::Finished),
        )));
    }
    let mut journal = timeline(&changes);
    journal.press("home");
    for _ in 0..25 {
        let screen = journal.screen();
        assert!(!screen.contains('\u{1b}'), "{screen}");
        let axis = screen.lines().find(|row| row.contains('▲')).expect("the axis");
        assert!(axis.starts_with("          "), "{screen}");
        journal.press("right");
    }
}

/// Six weeks at 7 before an illness, and low check-ins ever since: it never ends.
fn a_long_way(days: i64) -> Journal {
    let start = day("2026-03-01");
    let mut changes: Vec<Change> =
        (1..=60).map(|back| check_in(start - Duration::days(back), 7.0, 7.0)).collect();
    changes.push(opens(arc(1, ArcKind::Illness, "Flu", "2026-03-01", &[])));
    changes.extend((1..=days).map(|on| check_in(start + Duration::days(on), 4.0, 4.0)));
    Journal::holding(&format!("{}T20:00:00+02:00", start + Duration::days(days)), &changes).sized(120, 40)
}

#[test]
fn every_page_tells_the_same_usual_however_long_an_arc_goes_on() {
    for (days, usual, source) in [
        (80, "usual 7.0 ± 0.6", "18 Jan – 28 Feb 2026"),
        // From day 84 on no day that is kept out lies in the window any more: what has become usual counts.
        (95, "usual 4.0 ± 0.6", "23 Apr – 3 Jun 2026"),
        (400, "usual 4.0 ± 0.6", "22 Feb – 4 Apr 2027"),
    ] {
        let mut journal = a_long_way(days);
        // Without its events the timeline stands on the last check-in.
        for keys in ["1", "6", "3 f 3 f .", "c"] {
            journal.press(keys);
            journal.must_see(&[usual, source]);
        }
    }
}

#[test]
fn a_page_left_open_past_midnight_tells_of_the_new_day_at_the_next_key() {
    let mut journal = a_long_way(20);
    journal.press("3");
    journal.must_see(&["day 20"]);
    journal.pass_hours(24);
    journal.press("left");
    journal.press("right");
    journal.must_see(&["day 21"]);
}

#[test]
fn a_key_without_a_number_hides_nothing() {
    let mut journal = timeline(&season());
    journal.press("f :");
    journal.type_text("show or hide");
    journal.press("enter f");
    journal.must_not_see(&["hidden"]);
}
