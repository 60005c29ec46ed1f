//! Writing a goal, and changing one.

use chrono::NaiveDate;
use secondwind::app::effect::Input;
use secondwind::app::screens::goal_form::GoalForm;
use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{Goal, GoalKind, GoalState, Horizon, Measure, Verdict};
use secondwind::domain::goal_story::{GoalRow, GoalStory};
use secondwind::domain::id::{GoalId, RaceId};
use secondwind::domain::race::{Outcome, Race, SetbackMark, Tier};
use uuid::Uuid;

use super::harness::Journal;
use super::snapshots::{accept_all, accept_page};

const EVENING: &str = "2026-08-05T20:00:00+02:00";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

fn race(number: u128, name: &str, on: &str) -> Race {
    Race::new(RaceId(Uuid::from_u128(0x1000 + number)), name, day(on))
}

fn put_race(race: Race) -> Change {
    Change::PutRace { race: Box::new(race), base: None }
}

/// A race on 31 July that was a setback.
fn setback() -> Change {
    let over = Race {
        outcome: Some(Outcome::Dnf),
        setback: Some(SetbackMark::Yes),
        ..race(1, "Comrades", "2026-07-31")
    };
    put_race(over)
}

fn two_ahead() -> [Change; 2] {
    [put_race(race(2, "Harbour Lights Marathon", "2026-12-13")), put_race(race(3, "Shore Ten", "2026-10-04"))]
}

fn goal_id(number: u128) -> GoalId {
    GoalId(Uuid::from_u128(0x4000 + number))
}

fn goal(number: u128, kind: GoalKind, text: &str) -> Goal {
    Goal::new(goal_id(number), kind, text, at("2026-07-20"))
}

fn put(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

fn opened(form: GoalForm, changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    open(&mut journal, form);
    journal
}

fn open(journal: &mut Journal, form: GoalForm) {
    journal.state.shared.open(form);
    journal.input(Input::Focus);
}

fn all(journal: &Journal) -> Vec<GoalRow> {
    journal.store().goals(day("2026-08-05")).expect("readable").rows
}

fn only(journal: &Journal) -> GoalRow {
    let [row] = all(journal).try_into().expect("one goal");
    row
}

fn story(journal: &Journal, number: u128) -> GoalStory {
    journal.store().goal_story(goal_id(number), day("2026-08-05")).expect("readable").expect("there")
}

#[test]
fn a_goal_is_written_from_its_first_field_to_its_last() {
    let mut journal = Journal::holding(EVENING, &two_ahead());
    journal.press(":");
    journal.type_text("new goal");
    journal.press("enter");
    journal.type_text("Run forty relaxed kilometres a week");
    journal.press("tab");
    journal.must_see(&["‹ process ›", "What you do, whatever the clock says."]);
    journal.type_text("op");
    journal.must_see(&["‹ open ›"]);
    journal.press("tab b tab");
    journal.type_text("the l");
    journal.press("tab");
    journal.must_see(&["such as Shore Ten, 4 Oct 2026"]);
    journal.type_text("lights");
    journal.must_see(&["Takes: Harbour Lights Marathon, 13 Dec 2026"]);
    journal.press("tab");
    journal.must_see(&["Race            Harbour Lights Marathon, 13 Dec 2026"]);
    journal.type_text("in 8 weeks");
    journal.must_see(&["Wed 30 Sep 2026, in 8 weeks."]);
    journal.press("tab");
    journal.must_see(&["By              2026-09-30"]);
    journal.type_text("Because it makes me glad");
    journal.press("tab");
    journal.type_text("If it rains, then I will run in the forest");
    journal.press("tab");
    journal.type_text("a");
    journal.must_see(&["‹ a number ›", "from", "of what"]);
    journal.press("tab 1 2 tab 4 0 tab");
    journal.type_text("km a week");
    journal.press("tab");
    journal.type_text("Not while the calf complains");
    journal.press("esc");
    assert_eq!(journal.notice(), "Written down: Run forty relaxed kilometres a week");
    let row = only(&journal);
    let written = &row.goal;
    assert_eq!((written.kind, written.tier, written.horizon), (GoalKind::Open, Some(Tier::B), Horizon::Long));
    assert_eq!(row.race.map(|race| race.name), Some("Harbour Lights Marathon".to_owned()));
    assert_eq!((written.by, written.why.as_str()), (Some(day("2026-09-30")), "Because it makes me glad"));
    assert_eq!(written.if_then, "If it rains, then I will run in the forest");
    let km = Measure::Number { from: 12.0, to: 40.0, unit: "km a week".to_owned() };
    assert_eq!((&written.measure, written.notes.as_str()), (&Some(km), "Not while the calf complains"));
    journal.press("u");
    assert_eq!(all(&journal), []);
}

#[test]
fn words_that_name_a_time_make_a_time_goal_unless_the_runner_has_said_what_kind_it_is() {
    let mut journal = opened(GoalForm::default(), &[]);
    journal.type_text("Under 3:30");
    journal.press("tab");
    journal.must_see(&["‹ time or place ›"]);
    journal.press("shift-tab");
    journal.type_text(" and smiling at the end");
    journal.press("tab esc");
    journal.tick();
    assert_eq!(only(&journal).goal.kind, GoalKind::Process, "not a time alone any more");

    let mut journal = opened(GoalForm::of_kind(GoalKind::Open), &[]);
    journal.type_text("Under 3:30");
    journal.press("tab esc");
    journal.tick();
    assert_eq!(only(&journal).goal.kind, GoalKind::Open);
}

#[test]
fn what_is_typed_is_kept_before_the_form_is_left_and_nothing_appears_without_words() {
    let mut journal = opened(GoalForm::default(), &[]);
    journal.press("tab");
    journal.type_text("well");
    journal.tick();
    assert_eq!(all(&journal), []);
    journal.press("up");
    journal.type_text("Sleep before midnight");
    journal.tick();
    let row = only(&journal);
    assert_eq!((row.goal.text.as_str(), row.goal.kind), ("Sleep before midnight", GoalKind::Wellbeing));
    journal.restart();
    assert_eq!(only(&journal).goal.text, "Sleep before midnight");
}

#[test]
fn without_its_words_a_goal_is_not_kept_and_that_is_told_once() {
    let mut journal = opened(GoalForm::default(), &[]);
    journal.press("end tab tab tab tab tab tab");
    journal.type_text("Because");
    journal.press("esc");
    assert_eq!(
        journal.notice(),
        "To be kept, a goal needs its words. Esc Ctrl-S once more leaves without it."
    );
    journal.must_see(&["› The goal"]);
    journal.press("esc");
    assert_eq!((all(&journal), journal.notice()), (vec![], String::new()));
    // Nothing was typed: it is left without a word.
    for form in [GoalForm::default(), GoalForm::for_race(race(2, "", "2026-12-13").id)] {
        let mut journal = opened(form, &two_ahead());
        journal.press("esc");
        assert_eq!((all(&journal), journal.notice()), (vec![], String::new()));
        journal.must_see(&["Wednesday"]);
    }
}

#[test]
fn a_goal_for_a_race_belongs_to_it_from_the_first() {
    let mut journal = opened(GoalForm::for_race(race(3, "", "2026-10-04").id), &two_ahead());
    journal.must_see(&["Race            Shore Ten, 4 Oct 2026", "outcome"]);
    journal.type_text("Come home smiling");
    journal.press("esc");
    let row = only(&journal);
    assert_eq!(row.race.map(|race| race.name), Some("Shore Ten".to_owned()));
    assert_eq!((row.goal.kind, row.goal.horizon), (GoalKind::Outcome, Horizon::Season));
}

#[test]
fn a_race_just_run_can_be_tied_to_and_a_race_is_taken_away_by_emptying_its_field() {
    let form = GoalForm::of_kind(GoalKind::Recovery).tied_to(race(1, "", "2026-07-31").id);
    let mut journal = opened(form, &[setback()]);
    journal.must_see(&["Race            Comrades, 31 Jul 2026"]);
    journal.type_text("Sleep back to usual");
    journal.press("esc");
    let row = only(&journal);
    assert_eq!(row.race.map(|race| race.name), Some("Comrades".to_owned()));
    open(&mut journal, GoalForm::of(&row.goal));
    journal.press("tab tab tab tab ctrl-u esc");
    assert_eq!(only(&journal).goal.race, None);
}

#[test]
fn a_recovery_goal_is_one_of_weeks_and_the_debriefs_words_stand_as_suggestions() {
    let mut journal = opened(GoalForm::of_kind(GoalKind::Recovery), &[]);
    journal.must_see(&["recovery", "the next weeks", "Ctrl-N: walk", "sleep back to usual"]);
    journal.press("ctrl-n ctrl-n");
    journal.must_see(&["The goal        sleep back to usual"]);
    journal.press("esc");
    assert_eq!(only(&journal).goal.text, "sleep back to usual");
    // Own words are never written over.
    open(&mut journal, GoalForm::of_kind(GoalKind::Recovery));
    journal.type_text("Laugh on a run");
    journal.press("ctrl-n");
    journal.must_see(&["The goal        Laugh on a run"]);
    // The horizon goes along with the kind until the runner has said it.
    journal.press("tab");
    journal.type_text("wel");
    journal.must_see(&["How far away    this season"]);
    journal.press("tab tab");
    journal.type_text("the l");
    journal.press("up up");
    journal.type_text("rec");
    journal.must_see(&["How far away    the long run"]);
}

#[test]
fn one_sitting_is_one_line_of_its_history_and_none_where_it_ends_as_it_was() {
    let begun = Goal { by: Some(day("2026-09-20")), ..goal(1, GoalKind::Open, "See what I can do") };
    let mut journal = opened(GoalForm::of(&begun), &[put(begun.clone())]);
    journal.must_see(&["What it said before stays in its history."]);
    let earlier = |journal: &Journal| -> Vec<String> {
        story(journal, 1).changes.into_iter().map(|change| change.was.text).collect()
    };
    journal.type_text("!");
    journal.tick();
    journal.type_text("!!");
    journal.tick();
    assert_eq!(earlier(&journal), ["See what I can do"]);
    journal.press("backspace backspace backspace");
    journal.tick();
    assert_eq!(earlier(&journal), [""; 0]);
    journal.type_text(" this year");
    journal.press("esc");
    assert_eq!(journal.notice(), "Changed: See what I can do this year");
    open(&mut journal, GoalForm::of_id(begun.id));
    journal.type_text(", gladly");
    journal.press("esc");
    assert_eq!(earlier(&journal), ["See what I can do", "See what I can do this year"]);
    journal.press("u u");
    assert_eq!(earlier(&journal), [""; 0]);
    assert_eq!(story(&journal, 1).row.goal, begun);
    // Notes and the pin are no matter of what it says.
    open(&mut journal, GoalForm::of(&begun));
    journal.press("up");
    journal.press("pagedown pagedown");
    journal.must_see(&["› Notes"]);
    journal.type_text("a note");
    journal.press("esc");
    assert_eq!((story(&journal, 1).row.goal.notes.as_str(), earlier(&journal).len()), ("a note", 0));
}

#[test]
fn what_cannot_be_read_says_what_to_do_and_leaves_what_was_there() {
    let tied = Goal {
        race: Some(race(3, "", "2026-10-04").id),
        by: Some(day("2026-07-01")),
        measure: Some(Measure::Days { wanted: 20 }),
        ..goal(1, GoalKind::Wellbeing, "An evening without any plan")
    };
    let changes = [&two_ahead()[..], &[put(tied.clone())]].concat();
    let mut journal = opened(GoalForm::of(&tied), &changes);
    // A day that has passed is no error.
    journal.must_see(&["By              2026-07-01", "days          20"]);
    journal.press("tab tab tab tab ctrl-u");
    journal.type_text("xyzzy");
    journal.must_see(&["! No race ahead has these letters."]);
    journal.press("tab ctrl-u");
    journal.type_text("soonish");
    journal.must_see(&["! “soonish” cannot be read as a day."]);
    journal.press("tab tab tab tab ctrl-u");
    journal.type_text("often");
    journal.must_see(&["! “often” cannot be read as days."]);
    journal.press("up");
    journal.type_text("a");
    journal.press("tab");
    journal.type_text("1:40");
    journal.must_see(&["! “1:40” cannot be read as a number."]);
    journal.must_see(&["xyzzy", "soonish", "1:40"]);
    journal.press("esc");
    assert_eq!(
        journal.notice(),
        "The race was left as it was: “xyzzy” is no race ahead. The day was left as it was: “soonish” is no day. How it is counted was left as it was: “from” is no number. The rest is kept."
    );
    assert_eq!(story(&journal, 1).row.goal, tied);
}

#[test]
fn what_was_typed_for_another_way_of_counting_is_still_there() {
    let mut journal = opened(GoalForm::default(), &[]);
    journal.type_text("Read at night");
    journal.press("tab tab tab tab tab tab tab tab");
    journal.type_text("a");
    journal.press("tab tab");
    journal.type_text("12");
    journal.tick();
    let books = |unit: &str| Some(Measure::Number { from: 0.0, to: 12.0, unit: unit.to_owned() });
    assert_eq!(only(&journal).goal.measure, books(""));
    journal.press("tab");
    journal.type_text("books");
    journal.press("up up up");
    journal.type_text("days");
    journal.press("tab");
    journal.type_text("30 days");
    journal.tick();
    assert_eq!(only(&journal).goal.measure, Some(Measure::Days { wanted: 30 }));
    journal.press("up");
    journal.type_text("a n");
    journal.tick();
    assert_eq!(only(&journal).goal.measure, books("books"));
    journal.press("left");
    journal.tick();
    assert_eq!(only(&journal).goal.measure, None);
}

#[test]
fn a_new_time_goal_soon_after_a_setback_rests_and_the_recovery_goal_is_one_key_away() {
    let mut journal = opened(GoalForm::of_kind(GoalKind::TimeOrPlace), &[setback()]);
    journal.type_text("Under four hours");
    journal.must_see(&[
        "Recovery first: a time goal can be set from 14 Aug. Until then it rests, and",
        "the review asks about it that day. Ctrl-R writes the recovery goal first.",
        "Ctrl-R recovery goal",
    ]);
    journal.press("ctrl-r");
    journal.must_see(&["recovery", "and jog without pain"]);
    journal.type_text("Sleep back to usual");
    journal.press("esc");
    journal.must_see(&["The goal        Under four hours", "it rests, and"]);
    journal.must_not_see(&["Ctrl-R"]);
    journal.press("esc");
    assert_eq!(journal.notice(), "Written down, rests until 14 Aug: Under four hours");
    let rows = all(&journal);
    let told: Vec<_> =
        rows.iter().map(|row| (row.goal.text.as_str(), row.goal.state(), row.goal.again)).collect();
    assert_eq!(
        told,
        [
            ("Under four hours", GoalState::Resting, Some(day("2026-08-14"))),
            ("Sleep back to usual", GoalState::Active, None),
        ]
    );
    let last = rows[0].last.as_ref().expect("a verdict");
    assert_eq!((last.verdict, last.reason.as_str()), (Verdict::Rest, "recovery first"));
}

#[test]
fn a_goal_turned_into_a_time_goal_rests_and_turned_back_it_does_not() {
    let free = goal(1, GoalKind::Open, "See what I can do");
    let mut journal = opened(GoalForm::of(&free), &[setback(), put(free.clone())]);
    let state = |journal: &Journal| story(journal, 1).row.goal.state();
    journal.press("tab");
    journal.type_text("ti");
    journal.tick();
    assert_eq!(state(&journal), GoalState::Resting);
    journal.must_see(&["Recovery first"]);
    journal.type_text("w");
    journal.tick();
    assert_eq!(state(&journal), GoalState::Active);
    journal.must_not_see(&["Recovery first"]);
    journal.type_text("ti");
    journal.press("esc");
    assert_eq!(journal.notice(), "Changed, rests until 14 Aug: See what I can do");
    assert_eq!((state(&journal), story(&journal, 1).verdicts.len()), (GoalState::Resting, 1));
    journal.press("u");
    assert_eq!((story(&journal, 1).row.goal, story(&journal, 1).verdicts), (free, vec![]));
}

#[test]
fn a_time_goal_that_was_one_before_the_setback_is_changed_freely() {
    let time = goal(1, GoalKind::TimeOrPlace, "Under 4:00");
    let mut journal = opened(GoalForm::of(&time), &[setback(), put(time.clone())]);
    journal.press("backspace backspace");
    journal.type_text("10");
    journal.press("esc");
    let row = only(&journal);
    assert_eq!((row.goal.text.as_str(), row.goal.state()), ("Under 4:10", GoalState::Active));
}

#[test]
fn on_the_fourteenth_day_a_time_goal_is_set_like_any_other() {
    let mut journal = Journal::holding("2026-08-14T06:00:00+02:00", &[setback()]);
    open(&mut journal, GoalForm::of_kind(GoalKind::TimeOrPlace));
    journal.type_text("Under four hours");
    journal.must_not_see(&["Recovery first"]);
    journal.press("esc");
    assert_eq!(only(&journal).goal.state(), GoalState::Active);
}

#[test]
fn two_windows_that_change_one_goal_keep_each_others_fields() {
    let mut one = Journal::on_disk(EVENING);
    open(&mut one, GoalForm::default());
    one.type_text("Run by feel");
    one.press("esc");
    let mut two = one.another_window();
    let goal = only(&one).goal;
    for journal in [&mut one, &mut two] {
        open(journal, GoalForm::of(&goal));
    }
    one.type_text(", every day");
    one.tick();
    two.press("tab");
    two.type_text("well");
    two.press("esc");
    one.press("tab tab c esc");
    let told = only(&two).goal;
    assert_eq!(
        (told.text.as_str(), told.kind, told.tier),
        ("Run by feel, every day", GoalKind::Wellbeing, Some(Tier::C))
    );
}

#[test]
fn a_goal_that_is_gone_says_so() {
    let mut journal = opened(GoalForm::of_id(goal_id(9)), &[]);
    assert_eq!(journal.notice(), "This goal is not in the journal any more.");
    journal.press("q");
    assert!(journal.has_left());
}

#[test]
fn the_form() {
    let long = Goal {
        race: Some(race(2, "", "2026-12-13").id),
        tier: Some(Tier::A),
        by: Some(day("2026-12-13")),
        why: "Because I want to run past the lights again without looking at the clock".to_owned(),
        if_then: "If the wind turns on the quay, then I will tuck in and count the lamps".to_owned(),
        measure: Some(Measure::Number { from: 3.0, to: 7.5, unit: "hours of sleep".to_owned() }),
        notes: "Ruth knows".to_owned(),
        ..goal(1, GoalKind::Open, "Run the harbour with my head up, 前へ")
    };
    let changes = [&two_ahead()[..], &[put(long.clone())]].concat();
    accept_all("goal_form", &mut opened(GoalForm::of(&long), &changes));
    let mut journal = opened(GoalForm::of_kind(GoalKind::Recovery), &[]);
    accept_page("goal_form_recovery", (80, 24), &mut journal);
    accept_page("goal_form_recovery", (60, 18), &mut journal);
    let mut journal = opened(GoalForm::of_kind(GoalKind::TimeOrPlace), &[setback()]);
    journal.type_text("Under four hours");
    accept_page("goal_form_rests", (60, 18), &mut journal);
    accept_page("goal_form_rests", (80, 24), &mut journal);
}
