//! What came of the checks.

use secondwind::app::screens::Screen;
use secondwind::domain::alignment::FitItem;
use secondwind::domain::change::Change;
use secondwind::domain::goal::{GoalKind, Step, StepState};
use secondwind::domain::id::StepId;
use secondwind::domain::race::Tier;
use uuid::Uuid;

use super::super::body::sample::{check_in, put as put_check_in};
use super::super::bounce::sample::{goal, put_goal};
use super::super::harness::Journal;
use super::sample::{EVENING, a_year, begun, check, day, kept, page, put, to};

fn steps(journal: &Journal) -> Vec<Step> {
    let today = day("2026-11-24");
    let goals = journal.store().goals(today).expect("readable");
    goals.loose.into_iter().chain(goals.rows.into_iter().flat_map(|row| row.steps)).collect()
}

#[test]
fn the_two_lowest_come_first_and_the_numbers_are_told_plainly() {
    let mut journal = page(&a_year());
    journal.must_see(&["40 out of 100", "43 the time before, 10 Aug · check 4 of 4", "The two lowest"]);
    let page = journal.whole_page();
    for wanted in [
        "fits real capacity   0, not now",
        "one thing from the plan",
        "consistent over perfect   1, a little",
        "decide now: a missed session is not made up",
        "beside the score: more than running 2, partly · doable 3, mostly",
        "A strong athlete",
        "This reads your own notes. It is not medical or coaching advice.",
    ] {
        assert!(page.contains(wanted), "{wanted}:\n{page}");
    }
    for never in ["good", "bad", "poor", "fail", "excellent", "%"] {
        assert!(!page.to_lowercase().contains(never), "{never}:\n{page}");
    }
}

#[test]
fn one_key_makes_a_small_step_and_one_takes_it_back() {
    let mut journal = page(&a_year());
    journal.choose("consistent over perfect");
    journal.press("s");
    journal.must_see(&["A small step, on Today in 7 days. u takes it back.", "a small step, in 7 days"]);
    let made = steps(&journal);
    assert_eq!(
        made.iter().map(|step| (step.text.as_str(), step.day, step.goal)).collect::<Vec<_>>(),
        [("decide now: a missed session is not made up", Some(day("2026-12-01")), None)]
    );
    let last = kept(&journal).pop().expect("a check");
    let chosen = last.steps.iter().find(|step| step.item == FitItem::OneMiss).expect("chosen");
    assert_eq!(chosen.step, Some(made[0].id));
    // It cannot be made twice.
    journal.press("s");
    assert_eq!(steps(&journal).len(), 1);
    journal.must_see(&["That is a small step already"]);
    journal.press("u");
    assert_eq!(steps(&journal), []);
    assert!(kept(&journal)[3].steps.iter().all(|step| step.item != FitItem::OneMiss));
}

#[test]
fn a_small_step_can_have_own_words_and_serve_a_goal_that_has_room() {
    let full = goal(1, GoalKind::Process, "Three runs a week", "2026-10-20");
    let mut changes = a_year();
    changes.push(put_goal(full.clone()));
    changes.push(put_goal(goal(2, GoalKind::Wellbeing, "Sleep before screens", "2026-10-21")));
    for number in 0..3 {
        changes.push(Change::PutStep(Step {
            id: StepId(Uuid::from_u128(0x9_0000 + number)),
            goal: Some(full.id),
            race: None,
            debrief: None,
            person: None,
            text: format!("Step {number}"),
            day: None,
            state: StepState::Open,
            written: super::sample::at("2026-10-22"),
        }));
    }
    let mut journal = page(&changes);
    journal.choose("consistent over perfect");
    journal.press("t");
    // The first goal has three open steps already.
    journal.must_see(&["for    Sleep before screens"]);
    journal.press("enter");
    journal.type_text("a run falls out");
    journal.press("tab ctrl-u");
    journal.type_text("I eat dinner and go to bed");
    journal.press("enter s");
    let made = steps(&journal).into_iter().find(|step| step.text.starts_with("If")).expect("a step");
    assert_eq!(made.text, "If a run falls out, then I eat dinner and go to bed");
    assert!(made.goal.is_some() && made.goal != Some(full.id));
}

#[test]
fn left_and_right_walk_through_earlier_checks() {
    let mut journal = page(&a_year());
    journal.press("left");
    journal.must_see(&[
        "43 out of 100",
        "Mon 10 Aug 2026, 11 of 13 answered",
        "69 the time before, 5 May · check 3 of 4",
    ]);
    journal.press("left left left");
    journal.must_see(&["81 out of 100", "the first of 4"]);
    journal.press("right right right");
    journal.must_see(&["40 out of 100"]);
    // The table leads to one as well.
    to(&mut journal, "5 May 2026");
    journal.press("enter");
    journal.must_see(&["69 out of 100"]);
}

#[test]
fn the_way_of_the_score_stands_with_races_and_arcs_on_one_axis() {
    let mut journal = page(&a_year());
    let page = journal.whole_page();
    let row = |label: &str| {
        page.lines().find(|line| line.trim_start().starts_with(label)).unwrap_or_default().to_owned()
    };
    assert_eq!(row("races").matches(['●', '×', '○']).count(), 3, "{page}");
    assert!(row("races").contains('×'), "{page}");
    assert!(row("arcs").contains("┝━"), "{page}");
    assert!(page.contains("Jul") && page.contains("100"), "{page}");
    for score in ["81", "69", "43", "40"] {
        assert!(page.contains(score), "{score}:\n{page}");
    }
}

#[test]
fn both_columns_of_the_assumptions_are_written_in_place_and_one_row_is_marked() {
    let mut journal = page(&a_year());
    to(&mut journal, "care for others");
    journal.press("enter");
    journal.type_text("none");
    journal.tick();
    // Kept at the pause of typing, before the line is left.
    let row = |journal: &Journal| kept(journal)[3].assumptions.iter().find(|row| row.row == "care").cloned();
    assert_eq!(row(&journal).map(|row| row.assumes), Some("none".to_owned()));
    journal.press("tab");
    journal.type_text("two children");
    journal.press("enter m");
    journal.must_see(&["To change in the plan, not in yourself: care for others."]);
    let written = row(&journal).expect("a row");
    assert_eq!((written.gives.as_str(), written.changes), ("two children", true));
    // Another row takes the mark over.
    to(&mut journal, "who helps");
    journal.press("m");
    let marked: Vec<String> =
        kept(&journal)[3].assumptions.iter().filter(|row| row.changes).map(|row| row.row.clone()).collect();
    assert_eq!(marked, ["help"]);
    for _ in 0..4 {
        journal.press("u");
    }
    assert_eq!(row(&journal), None);
}

#[test]
fn a_line_about_the_check_is_kept_and_undone() {
    let mut journal = page(&[put(check(1, "2026-11-20", "222222222222222"))]);
    journal.press("w");
    journal.type_text("A hard week at work");
    journal.press("esc");
    journal.must_see(&["A hard week at work"]);
    assert_eq!(kept(&journal)[0].note, "A hard week at work");
    journal.press("u");
    assert_eq!(kept(&journal)[0].note, "");
}

#[test]
fn a_check_is_deleted_and_comes_back() {
    let mut journal = page(&a_year());
    journal.press("d");
    journal.must_see(&["In the trash: the check of 12 Oct 2026. u brings it back.", "43 out of 100"]);
    journal.press("u");
    journal.must_see(&["40 out of 100"]);
    to(&mut journal, "2 Mar 2026");
    journal.press("d");
    assert_eq!(kept(&journal).len(), 3);
    journal.press("esc :");
    journal.type_text("shows what was deleted");
    journal.press("enter");
    journal.must_see(&["2 Mar"]);
    journal.press("r");
    assert_eq!(kept(&journal).len(), 4);
}

#[test]
fn effort_is_said_not_to_be_missing_only_where_little_fits_and_much_is_wanted() {
    let low = || put(check(1, "2026-11-24", "111111111111111"));
    let note = "Effort is not what is missing. Which one thing could fit better?";
    let wishing = |drive: u8| put_check_in(check_in(day("2026-11-23"), [6, 6, 6, 6, 6, drive, 6]));
    let hard = |tier: Option<Tier>| {
        let mut goal = goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-10-01");
        goal.tier = tier;
        put_goal(goal)
    };
    for (changes, is_shown) in [
        (vec![low()], false),
        (vec![low(), wishing(7)], true),
        (vec![low(), wishing(6)], false),
        (vec![low(), hard(None)], true),
        (vec![low(), hard(Some(Tier::A))], true),
        (vec![low(), hard(Some(Tier::B))], false),
        (vec![put(check(1, "2026-11-24", "222222222222222")), wishing(9), hard(None)], false),
    ] {
        let mut journal = page(&changes);
        assert_eq!(journal.whole_page().contains(note), is_shown, "{}", journal.screen());
    }
}

#[test]
fn without_a_check_the_page_tells_the_key_that_begins_one() {
    let mut journal = Journal::at(EVENING);
    journal.press(":");
    journal.type_text("alignment check");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Alignment(_)), "{}", journal.screen());
    journal.must_see(&["No check yet.", "+ begins one: fifteen sentences, 90 seconds."]);
    journal.press("+ 3");
    assert!(begun(&journal).is_some());
}
