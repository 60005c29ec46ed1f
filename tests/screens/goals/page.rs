//! The page of a goal: what it tells, and verdicts.

use secondwind::app::effect::Input;
use secondwind::domain::goal::{Goal, GoalKind, GoalState, Verdict};

use super::*;

fn a_goal() -> Journal {
    page_of("Under 3:30", &[put(goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-20"))])
}

fn verdicts(journal: &Journal) -> Vec<(Verdict, String, String)> {
    kept(journal, 1).verdicts.into_iter().map(|given| (given.verdict, given.reason, given.carries)).collect()
}

fn state(journal: &Journal) -> GoalState {
    kept(journal, 1).row.goal.state()
}

#[test]
fn the_page_tells_everything_about_a_goal_in_order() {
    let mut journal = page_of("Under 3:30", &a_season());
    let page = journal.whole_page();
    let mut from = 0;
    for words in [
        "Under 3:30, with an even second half",
        "A goal · time or place · this season",
        "◆ Last look 5 weeks ago",
        "y keep   a adjust   x reached   z rest it   l let it go   m later",
        "Harbour Marathon  Sun 24 Jan 2027, in about 2 months",
        "Why       Because the last two fell apart",
        "If-then   If the first ten feel easy",
        "Notes     Talk to Lerato",
        "1½ of 4 steps",
        "Steps   2 open; + adds one",
        "□ Book the physio for the left calf",
        "□ Run the last 8 km",
        "■ Write down what I eat",
        "◧ Two sessions of hills",
        "What became of it",
        "10 Sep 2026  written",
        "20 Oct 2026  kept",
        "“the long runs say so”",
        "25 Oct 2026  changed; before:",
        "“Under 3:25”",
        "if-then: none",
        "10 Nov 2026  step done: Write down what I eat",
        "14 Nov 2026  step part of it: Two sessions of hills",
    ] {
        let found =
            page[from..].find(words).unwrap_or_else(|| panic!("{words:?} is not there, or earlier:\n{page}"));
        from += found;
    }
}

#[test]
fn every_kind_has_its_page() {
    for (kind, words) in [
        (GoalKind::Outcome, "outcome · this season"),
        (GoalKind::TimeOrPlace, "time or place · this season"),
        (GoalKind::Process, "process · this season"),
        (GoalKind::Recovery, "recovery · the next weeks"),
        (GoalKind::Wellbeing, "wellbeing · this season"),
        (GoalKind::Open, "open: see what I can do · this season"),
    ] {
        page_of("A goal of mine", &[put(goal(1, kind, "A goal of mine", "2026-11-20"))]).must_see(&[words]);
    }
}

#[test]
fn every_verdict_is_one_key_with_an_optional_line_and_undo_takes_it_back() {
    for (key, verdict, left, question) in [
        ("y", Verdict::Keep, GoalState::Active, "Why keep it?"),
        ("x", Verdict::Reached, GoalState::Reached, "What got you there?"),
        ("z", Verdict::Rest, GoalState::Resting, "Why does it rest?"),
        ("m", Verdict::Later, GoalState::Active, "What does it wait for?"),
    ] {
        let mut journal = a_goal();
        journal.press(key);
        journal.must_see(&[question, "Enter keeps the line, Esc leaves it empty."]);
        assert_eq!(verdicts(&journal), [(verdict, String::new(), String::new())], "given at once");
        journal.type_text("because");
        journal.tick();
        assert_eq!(verdicts(&journal)[0].1, "because", "kept at the pause");
        journal.press("enter");
        journal.must_not_see(&[question]);
        journal.must_see(&["“because”"]);
        assert_eq!(state(&journal), left);
        journal.press("u");
        assert_eq!(verdicts(&journal), []);
        assert_eq!(state(&journal), GoalState::Active);
        journal.must_not_see(&["“because”"]);
    }
}

#[test]
fn letting_go_asks_what_it_gave_and_what_carries_that_on() {
    let mut journal = a_goal();
    journal.press("l");
    journal.must_see(&["What did it give you?"]);
    journal.type_text("long Sundays");
    journal.press("enter");
    journal.must_see(&["What carries that on from here?"]);
    journal.type_text("the trail group");
    journal.press("enter");
    assert_eq!(
        verdicts(&journal),
        [(Verdict::LetGo, "long Sundays".to_owned(), "the trail group".to_owned())]
    );
    journal.must_see(&["let go, 24 Nov 2026", "“long Sundays”", "carried on by: the trail group"]);
    journal.must_not_see(&["fail"]);
    journal.press("u");
    assert_eq!(state(&journal), GoalState::Active);
    // Both lines may stay empty.
    journal.press("l esc esc");
    assert_eq!(verdicts(&journal), [(Verdict::LetGo, String::new(), String::new())]);
}

#[test]
fn escape_leaves_the_line_empty_and_undo_brings_back_what_was_typed() {
    let mut journal = a_goal();
    journal.press("y");
    journal.type_text("the long runs");
    journal.tick();
    journal.press("esc");
    assert_eq!(verdicts(&journal), [(Verdict::Keep, String::new(), String::new())]);
    journal.press("u");
    assert_eq!(verdicts(&journal), [(Verdict::Keep, "the long runs".to_owned(), String::new())]);
    journal.press("u");
    assert_eq!(verdicts(&journal), []);
}

#[test]
fn adjusting_opens_the_form_and_asks_why_when_that_is_left() {
    let mut journal = a_goal();
    journal.press("a");
    assert_eq!(verdicts(&journal), [(Verdict::Adjust, String::new(), String::new())]);
    journal.must_not_see(&["What made you adjust it?"]);
    journal.state.shared.go(secondwind::app::shared::Go::Back);
    journal.press("f12");
    journal.must_see(&["What made you adjust it?"]);
    journal.type_text("a winter of calves");
    journal.press("enter");
    assert_eq!(verdicts(&journal), [(Verdict::Adjust, "a winter of calves".to_owned(), String::new())]);
    journal.press("u");
    assert_eq!(verdicts(&journal), []);
}

#[test]
fn what_is_put_off_or_rests_says_when_it_asks_again() {
    let mut journal = a_goal();
    journal.press("m");
    assert_eq!(journal.notice(), "Asked about again in 7 days: Under 3:30");
    journal.press("esc");
    journal.must_see(&["Next look Tue 1 Dec 2026, in 7 days"]);
    journal.press("z");
    assert_eq!(journal.notice(), "It rests, and is asked about again 16 Feb 2027: Under 3:30");
    journal.press("esc y");
    assert_eq!(journal.notice(), "Taken up again: Under 3:30");
    assert_eq!(state(&journal), GoalState::Active);
    journal.press("esc u");
    assert_eq!(state(&journal), GoalState::Resting, "of two verdicts of one moment the later one counts");
    journal.press("u");
    assert_eq!(kept(&journal, 1).row.goal.again, Some(day("2026-12-01")));
}

#[test]
fn within_two_weeks_of_a_setback_later_means_its_fourteenth_day() {
    let changes = [
        put(goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-01")),
        setback(1, "Two Rivers", "2026-11-20"),
    ];
    let mut journal = page_of("Under 3:30", &changes);
    journal.press("m");
    assert_eq!(kept(&journal, 1).row.goal.again, Some(day("2026-12-04")));
}

#[test]
fn days_are_told_across_the_turn_of_a_year() {
    let changes =
        [put(Goal { by: Some(day("2027-01-02")), ..goal(1, GoalKind::Open, "The track", "2026-12-20") })];
    let mut journal = Journal::holding("2026-12-30T23:30:00+13:00", &changes);
    journal.press("5");
    journal.must_see(&["in 3 days"]);
    journal.press("enter");
    journal.must_see(&["Sat 2 Jan 2027, in 3 days"]);
    journal.later("4 days");
    journal.press("5");
    journal.must_see(&["yesterday", "◆ the day has passed: what became of it?"]);
    journal.press("enter y esc esc");
    journal.must_not_see(&["what became of it?"]);
}

#[test]
fn a_goal_is_pinned_and_thrown_away_from_its_page() {
    let mut journal = a_goal();
    journal.press("p");
    journal.must_see(&["▲ pinned"]);
    journal.press("u");
    journal.must_not_see(&["▲ pinned"]);
    journal.press("d");
    journal.must_see(&["No goal is here yet."]);
    journal.press("u");
    journal.must_see(&["Under 3:30"]);
}

#[test]
fn a_goal_that_is_gone_says_so() {
    let mut journal = Journal::on_disk(EVENING);
    let file = journal.folder().join("journal.db");
    let change = |change: Change| {
        secondwind::store::Store::open(&file).expect("the journal").apply(&[change]).expect("a change");
    };
    change(put(goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-20")));
    journal.press("5 enter");
    let item = secondwind::domain::change::Item::Goal(goal_id(1));
    change(Change::Trash { item, at: at("2026-11-24") });
    journal.press("j");
    journal.must_see(&["This goal is in the trash, or was destroyed."]);
    journal.press("y + = e p d");
    change(Change::Restore(item));
    journal.press("j");
    journal.must_see(&["Under 3:30"]);
    assert_eq!(verdicts(&journal), []);
}

#[test]
fn what_another_window_changes_is_seen_while_a_line_is_written_and_stays() {
    let mut journal = Journal::on_disk(EVENING);
    let file = journal.folder().join("journal.db");
    let before = goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-20");
    let change = |change: Change| {
        secondwind::store::Store::open(&file).expect("the journal").apply(&[change]).expect("a change");
    };
    change(put(before.clone()));
    journal.press("5 enter y");
    journal.type_text("so");
    journal.tick();
    let after = Goal { text: "Under 3:25".to_owned(), ..before.clone() };
    change(Change::PutGoal { goal: Box::new(after), base: Some(Box::new(before)) });
    journal.type_text(" far");
    journal.press("enter p");
    journal.must_see(&["Under 3:25", "“so far”", "▲ pinned"]);
    assert_eq!(kept(&journal, 1).row.goal.text, "Under 3:25");
    assert_eq!(verdicts(&journal)[0].1, "so far");
}

#[test]
fn a_step_is_chosen_by_a_click_and_opened_by_a_second_one() {
    let mut journal = page_of("Under 3:30", &a_season()).sized(120, 40);
    journal.click("Book the physio");
    assert!(journal.screen().lines().any(|row| row.contains('›') && row.contains("Book the physio")));
    journal.input(Input::Wheel(1));
    journal.click("Book the physio");
    journal.must_see(&["The step in one line"]);
    journal.press("esc");
    journal.click("Harbour Marathon");
    journal.click("Harbour Marathon");
    assert!(journal.is_reading_a_story());
}

#[test]
fn very_long_words_wrap_and_are_never_lost() {
    let words = "word ".repeat(120) + "end";
    let goal = Goal {
        why: words.clone(),
        notes: "長い言葉".repeat(60),
        ..goal(1, GoalKind::Open, &words, "2026-11-20")
    };
    let mut journal = page_of("word word", &[put(goal)]);
    for (columns, rows) in [(60, 18), (80, 24), (200, 60)] {
        journal.resize(columns, rows);
        let page = journal.whole_page();
        assert!(page.matches("end").count() >= 2, "{page}");
        for row in page.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(row) <= usize::from(columns), "{row}");
        }
    }
    journal.press("y");
    journal.type_text(&"why ".repeat(80));
    journal.press("enter");
    assert_eq!(verdicts(&journal)[0].1, "why ".repeat(80).trim());
}

#[test]
fn a_goal_that_a_debrief_has_made_tells_the_question_it_came_from() {
    let mut journal = Journal::at("2026-11-23T20:00:00+02:00");
    journal.begin("Full debrief");
    journal.tell_facts("Two Rivers", "3 days ago", "1");
    journal.answer("One goal for life outside the clock", "Sleep eight hours");
    journal.finish();
    journal.press("5");
    journal.choose("Sleep eight hours");
    journal.press("enter");
    journal.must_see(&[
        "Sleep eight hours",
        "Two Rivers",
        "written",
        "Full debrief, Two Rivers: “One goal for life outside the",
    ]);
}

#[test]
fn the_timeline_and_a_search_lead_to_the_page_of_a_goal() {
    let changes = [
        put(goal(1, GoalKind::TimeOrPlace, "Sub 20 over 5 km", "2026-10-01")),
        judged(1, 1, Verdict::Reached, "a windless evening", "2026-11-12"),
    ];
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("3 enter");
    journal.must_see(&["✓ Sub 20 over 5 km", "“a windless evening”"]);
    journal.press("esc /");
    journal.type_text("sub 20");
    journal.press("tab enter");
    journal.must_see(&["✓ Sub 20 over 5 km", "“a windless evening”"]);
}
