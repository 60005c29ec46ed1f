//! The list of goals.

use secondwind::app::effect::Input;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{Goal, GoalKind, Horizon, StepState, Verdict};

use super::*;

#[test]
fn an_empty_tab_tells_which_key_to_press() {
    let journal = goals(&[]);
    journal.must_see(&["No goal is here yet.", "+ writes one down", "n looks back"]);
}

#[test]
fn goals_stand_by_how_far_away_they_are_with_what_is_due_and_how_far_they_have_come() {
    let mut journal = goals(&a_season());
    let page = journal.whole_page();
    for row in [
        "The next weeks",
        "Two weeks of easy days, then ask again",
        "◆ the day has passed: what became of it?",
        "This season",
        "○ A Under 3:30, with an even second half",
        "▰▱▱▱▱ 1½ of 4 steps · Harbour Marathon · ◆ last look 5 weeks ago",
        "○ B Finish among the first hundred",
        "▰▰▰▰▱ 52 of 60 km",
        "in about 5 weeks",
        "in about 6 months",
        "The long run",
        "○   ▲ Home for dinner four evenings a week",
        "▰▰▱▱▱ 9 of 20 days",
        "Steps on their own",
        "□ Call Thandi about the relay",
        "□ Send the shoes back",
        "▸ 1 reached · 1 resting · 1 let go",
    ] {
        assert!(page.contains(row), "{row:?} is not in:\n{page}");
    }
    assert!(!page.contains("Sub 20 over 5 km"), "what is over is folded away:\n{page}");
}

#[test]
fn a_key_goes_through_the_views_and_names_them() {
    let mut journal = goals(&a_season());
    journal.must_see(&["By horizon   v by kind"]);
    journal.press("v");
    let page = journal.whole_page();
    assert!(page.contains("By kind   v by race"), "{page}");
    for kind in ["Outcome", "Time or place", "Process", "Recovery", "Wellbeing", "Open: see what I can do"] {
        assert!(
            page.lines().any(|row| row.trim().trim_end_matches(['┃', '│']).trim() == kind),
            "{kind}:\n{page}"
        );
    }
    journal.press("v");
    let page = journal.whole_page();
    assert!(page.contains("Harbour Marathon, Sun 24 Jan 2027 · in about 2 months"), "{page}");
    assert!(page.contains("Free of any race"), "{page}");
    assert!(!page.contains("steps · Harbour Marathon"), "the heading says it already:\n{page}");
    journal.press("v");
    let page = journal.whole_page();
    for state in ["Active", "Resting", "Reached", "Let go"] {
        assert!(page.lines().any(|row| row.trim() == state), "{state}:\n{page}");
    }
    assert!(page.contains("✓   Sub 20 over 5 km"), "{page}");
    assert!(page.contains("reached, 12 Jun"), "{page}");
    journal.press("v");
    journal.must_see(&["By horizon   v by kind"]);
}

#[test]
fn what_is_over_is_shown_and_folded_by_a_key_or_by_its_own_row() {
    let mut journal = goals(&a_season());
    journal.press("f");
    let page = journal.whole_page();
    for row in
        ["▾ 1 reached · 1 resting · 1 let go   f folds them away", "✓   Sub 20 over 5 km", "~   A place on"]
    {
        assert!(page.contains(row), "{row:?} is not in:\n{page}");
    }
    assert!(page.contains("resting"), "{page}");
    journal.press("f");
    assert!(!journal.whole_page().contains("Sub 20 over 5 km"));
    journal.choose("1 reached");
    journal.press("enter");
    assert!(journal.whole_page().contains("Sub 20 over 5 km"));
}

#[test]
fn pinned_goals_come_first_in_their_group_and_then_the_nearest_day() {
    let of = |number, text: &str| goal(number, GoalKind::Open, text, "2026-11-20");
    let changes = [
        put(of(1, "some day")),
        put(Goal { by: Some(day("2027-02-01")), ..of(2, "in February") }),
        put(Goal { by: Some(day("2026-12-10")), ..of(3, "in December") }),
        put(Goal { pinned: true, ..of(4, "held up") }),
    ];
    let mut journal = goals(&changes);
    let order = |journal: &Journal| {
        let screen = journal.screen();
        let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}:\n{screen}"));
        let mut words = ["some day", "in February", "in December", "held up"];
        words.sort_by_key(|words| at(words));
        words
    };
    assert_eq!(order(&journal), ["held up", "in December", "in February", "some day"]);
    journal.choose("in February");
    journal.press("p");
    assert_eq!(order(&journal), ["in February", "held up", "in December", "some day"]);
    assert!(journal.screen().lines().any(|row| row.contains('›') && row.contains("▲ in February")));
    journal.press("u");
    assert_eq!(order(&journal), ["held up", "in December", "in February", "some day"]);
}

#[test]
fn a_race_that_was_run_since_asks_and_a_setback_only_after_two_weeks() {
    let goal = put(goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-01"));
    let run = goals(&[goal.clone(), put_race(1, "Night Relay", "2026-11-21")]);
    run.must_see(&["◆ Night Relay has been run since"]);
    let near = goals(&[goal.clone(), setback(1, "Two Rivers", "2026-11-11")]);
    near.must_not_see(&["◆"]);
    let far = goals(&[goal, setback(1, "Two Rivers", "2026-11-10")]);
    far.must_see(&["◆ two weeks have gone by since Two Rivers", "1 to look at · r reviews it"]);
}

#[test]
fn what_was_put_off_or_rests_asks_on_its_day_and_not_before() {
    let put_off = |again: &str, verdict| {
        let given = judged(1, 1, verdict, "", "2026-11-10");
        let Change::Judge(given) = given else { panic!("a verdict") };
        [
            put(goal(1, GoalKind::Open, "The track", "2026-11-01")),
            Change::Judge(GivenVerdict { again: Some(day(again)), ..given }),
        ]
    };
    goals(&put_off("2026-11-24", Verdict::Later)).must_see(&["◆ put off until now"]);
    goals(&put_off("2026-11-25", Verdict::Later)).must_not_see(&["◆"]);
    let mut resting = goals(&put_off("2026-11-24", Verdict::Rest));
    resting.press("f");
    resting.must_see(&["◆ it has rested for a while: how does it look now?"]);
}

#[test]
fn the_pairing_lines_stand_below_the_goals_until_there_is_a_counterpart() {
    let race = put(goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-20"));
    let journal = goals(std::slice::from_ref(&race));
    journal.must_see(&["What looks after you?", "What is in your own hands?"]);
    let journal = goals(&[race.clone(), put(goal(2, GoalKind::Recovery, "Sleep eight hours", "2026-11-20"))]);
    journal.must_not_see(&["What looks after you?"]);
    journal.must_see(&["What is in your own hands?"]);
    let over = judged(1, 1, Verdict::LetGo, "", "2026-11-21");
    goals(&[race, over]).must_not_see(&["What looks after you?", "What is in your own hands?"]);
}

#[test]
fn a_goal_goes_to_the_trash_by_a_key_and_comes_back_by_another() {
    let mut journal = goals(&a_season());
    journal.choose("See what the track");
    journal.press("d");
    assert_eq!(journal.notice(), "In the trash: See what the track has for me. u brings it back.");
    assert!(!journal.whole_page().contains("○   See what the track"));
    journal.press("u");
    assert!(journal.whole_page().contains("See what the track"));
}

#[test]
fn steps_without_a_goal_are_decided_about_in_the_list() {
    let mut journal = goals(&a_season());
    journal.choose("Call Thandi");
    journal.press("x");
    assert_eq!(journal.notice(), "Done: Call Thandi about the relay");
    assert!(!journal.whole_page().contains("□ Call Thandi"));
    journal.press("u");
    journal.choose("Send the shoes");
    journal.press(">");
    journal.must_see(&["To which day? Send the shoes back"]);
    journal.type_text("sat");
    journal.press("enter");
    assert_eq!(journal.notice(), "Moved, in 4 days: Send the shoes back");
    journal.must_see(&["in 4 days"]);
    journal.press("e");
    journal.type_text(" to the shop");
    journal.press("enter");
    journal.must_see(&["□ Send the shoes back to the shop"]);
    let loose = journal.store().goals(day("2026-11-24")).expect("goals").loose;
    let told: Vec<_> = loose.iter().map(|step| (step.text.as_str(), step.day, step.state)).collect();
    assert_eq!(
        told,
        [
            ("Call Thandi about the relay", Some(day("2026-11-25")), StepState::Open),
            ("Send the shoes back to the shop", Some(day("2026-11-28")), StepState::Open),
        ]
    );
    journal.press("u u");
    let loose = journal.store().goals(day("2026-11-24")).expect("goals").loose;
    assert_eq!((loose[1].text.as_str(), loose[1].day), ("Send the shoes back", None));
}

#[test]
fn a_day_that_cannot_be_read_is_asked_once_more_and_escape_leaves_the_step_alone() {
    let mut journal = goals(&a_season());
    journal.choose("Send the shoes");
    journal.press(">");
    journal.type_text("soonish");
    journal.press("enter");
    journal.must_see(&["To which day?", "soonish"]);
    journal.press("esc");
    journal.must_not_see(&["To which day?"]);
    assert_eq!(journal.store().goals(day("2026-11-24")).expect("goals").loose[1].day, None);
}

#[test]
fn on_a_wide_screen_the_selected_goal_stands_beside_the_list() {
    let mut journal = goals(&a_season()).sized(120, 40);
    journal.choose("Under 3:30");
    journal.must_see(&[
        "A goal · time or place · this season",
        "Harbour Marathon",
        "Sun 24 Jan 2027, in about 2 months",
        "If the first ten feel easy",
        "□ Book the physio for the left calf",
        "Last looked at",
        "“the long runs say so”",
    ]);
    journal.press("down");
    journal.must_see(&["B goal · outcome · this season"]);
    journal.must_not_see(&["If the first ten feel easy"]);
}

#[test]
fn the_list_leads_to_the_form_the_page_and_the_review() {
    let mut journal = goals(&a_season());
    journal.press("r");
    journal.must_see(&["Goals in review"]);
    journal.press("5 +");
    journal.must_see(&["A goal"]);
    journal.press("esc");
    let mut journal = page_of("Home for dinner", &a_season());
    journal.must_see(&["Home for dinner four evenings a week", "What became of it"]);
    journal.press("esc");
    journal.must_see(&["By horizon"]);
}

#[test]
fn the_wheel_and_a_click_select_and_a_second_click_opens() {
    let mut journal = goals(&a_season());
    journal.click("Finish among");
    assert!(journal.screen().lines().any(|row| row.contains('›') && row.contains("Finish among")));
    journal.input(Input::Wheel(3));
    journal.input(Input::Wheel(-3));
    journal.click("Finish among");
    journal.must_see(&["B goal · outcome · this season"]);
}

#[test]
fn what_another_window_writes_is_seen_at_the_next_key() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("5");
    let mut other = journal.another_window();
    let changes = [put(goal(1, GoalKind::Wellbeing, "Sleep eight hours", "2026-11-20"))];
    other.press("1");
    drop(other);
    secondwind::store::Store::open(&journal.folder().join("journal.db"))
        .expect("the journal")
        .apply(&changes)
        .expect("a goal");
    journal.press("j");
    journal.must_see(&["Sleep eight hours"]);
}

#[test]
fn five_hundred_goals_scroll_and_long_and_wide_words_stay_in_their_columns() {
    let mut changes = Vec::new();
    for number in 0..500 {
        let horizon = Horizon::ALL[usize::try_from(number % 3).expect("few")];
        let text =
            format!("目標その{number}は長い長い言葉でできている、とても長い言葉で、まだ終わらない長い言葉で");
        changes.push(put(Goal { horizon, ..goal(number, GoalKind::ALL[0], &text, "2026-11-20") }));
    }
    let mut journal = goals(&changes);
    for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        journal.resize(columns, rows);
        journal.press("end");
        journal.press("pageup pagedown home pagedown");
        for row in journal.screen().lines() {
            assert!(unicode_width::UnicodeWidthStr::width(row) <= usize::from(columns), "{row}");
        }
    }
    journal.resize(80, 24);
    journal.press("home");
    journal.must_see(&["目標その0は", "…", "┃"]);
    journal.press("end");
    journal.must_see(&["目標その497は"]);
}
