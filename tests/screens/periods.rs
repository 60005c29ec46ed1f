//! The week and the month looked back at: questions in place, steps decided, resuming, undo, and what Today offers.

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::Trained;
use secondwind::domain::debrief::Value;
use secondwind::domain::goal::{Goal, GoalKind, Step, StepState};
use secondwind::domain::id::{GoalId, LessonId, ReviewId, StepId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::race::Outcome;
use secondwind::domain::review::{Review, ReviewAnswer, ReviewKind};
use uuid::Uuid;

use super::harness::Journal;
use super::life::{check_in, day, kept, morning, ordinary, race, run};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

/// The evening of Sunday, 26 July 2026.
const SUNDAY: &str = "2026-07-26T20:00:00+02:00";

pub fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    journal.resize(80, 24);
}

pub fn step(number: u128, text: &str, days_ago: Option<u64>) -> Step {
    Step {
        id: StepId(Uuid::from_u128(0x5000 + number)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: days_ago.map(day),
        state: StepState::Open,
        written: morning(20 - u64::try_from(number).expect("small")),
    }
}

fn lesson(number: u128, text: &str) -> Change {
    let id = LessonId(Uuid::from_u128(0x6000 + number));
    Change::PutLesson { lesson: Box::new(Lesson::new(id, Verb::Keep, text, morning(30))), base: None }
}

/// A review that was finished, with one answer.
fn reviewed(kind: ReviewKind, from: &str, to: &str, (question, value): (&str, Value)) -> Vec<Change> {
    let number = Uuid::from_u128(0x9000 + u128::from(from.replace('-', "").parse::<u32>().expect("digits")));
    let at = format!("{to}T20:00:00+02:00").parse().expect("a moment");
    let review = Review {
        id: ReviewId(number),
        kind,
        from: from.parse().expect("a day"),
        to: to.parse().expect("a day"),
        cards: Vec::new(),
        started: at,
        finished: Some(at),
    };
    let answer = ReviewAnswer {
        review: review.id,
        question: question.to_owned(),
        asked: "asked".to_owned(),
        value: Some(value),
        at,
    };
    vec![Change::PutReview(review), Change::PutReviewAnswer(answer)]
}

/// A week with check-ins, a race on its Saturday, three steps, and the week before looked back at.
fn a_week() -> Vec<Change> {
    let mut changes = ordinary(40, 8);
    for (days_ago, trained) in
        [(9, Trained::Easy), (8, Trained::Hard), (7, Trained::Rest), (6, Trained::Other)]
    {
        let mut low = check_in(days_ago, [5, 5, 4, 6, 5, 5, 5]);
        low.trained = Some(trained);
        changes.push(kept(low));
    }
    changes.push(run(&race("Two Rivers Half", 4, 21.0975, Outcome::Finished)));
    changes.push(Change::PutStep(step(1, "Book the physiotherapist", Some(6))));
    changes.push(Change::PutStep(step(2, "Ten minutes of mobility, three evenings", None)));
    changes.push(Change::PutStep(step(3, "Next month's thing", Some(0))));
    changes.extend(reviewed(
        ReviewKind::Week,
        "2026-07-13",
        "2026-07-19",
        ("week.energy", Value::Text("sleep".to_owned())),
    ));
    changes
}

fn the_week(moment: &str, changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(moment, changes);
    open(&mut journal, "looks back at the week");
    journal
}

fn open(journal: &mut Journal, words: &str) {
    journal.press(":");
    journal.type_text(words);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Period(_)), "{}", journal.screen());
}

fn answers(journal: &Journal, kind: ReviewKind, today: &str) -> Vec<(String, Option<Value>)> {
    let basis = journal.store().review(kind, today.parse().expect("a day")).expect("readable");
    let own =
        basis.open.iter().chain(&basis.past).find(|story| story.review.id == kind.id_of(story.review.from));
    let answers = own.map_or(&[][..], |story| &story.answers);
    answers.iter().map(|answer| (answer.question.clone(), answer.value.clone())).collect()
}

#[test]
fn the_page_of_a_week() {
    let mut journal = the_week(SUNDAY, &a_week());
    for size in SIZES {
        accept("week", size, &mut journal);
    }
    journal.press("enter");
    journal.type_text("the long run with Ana");
    journal.press("tab");
    journal.type_text("a cold, and two short nights");
    journal.press("esc j x o j 7 j 2");
    for size in SIZES {
        accept("week_answered", size, &mut journal);
    }
    let mut journal = the_week(SUNDAY, &[]);
    accept("week_empty", (80, 24), &mut journal);
}

#[test]
fn the_page_of_a_month() {
    let mut changes = ordinary(20, 8);
    changes.extend((1..=7).map(|number| lesson(number, &format!("Lesson number {number}"))));
    let goal =
        Goal::new(GoalId(Uuid::from_u128(0x7001)), GoalKind::Process, "Long run every Sunday", morning(90));
    changes.push(Change::PutGoal { goal: Box::new(goal), base: None });
    let mut journal = Journal::holding("2026-08-02T20:00:00+02:00", &changes);
    open(&mut journal, "looks back at the month");
    journal.must_see(&["July 2026", "One card is due for a look"]);
    journal.press("+");
    journal.type_text("ran home from work");
    journal.press("enter");
    journal.type_text("said no to a race");
    journal.press("esc");
    for size in SIZES {
        accept("month", size, &mut journal);
    }
    // The review of goals is opened and left again.
    journal.press("home enter");
    assert!(matches!(journal.state.screen(), Screen::Review(_)), "{}", journal.screen());
    journal.press("1");
    open(&mut journal, "looks back at the month");
    journal.must_see(&["ran home from work"]);
    // Small wins stand among the wins from then on.
    journal.press("esc w");
    journal.must_see(&["small win", "said no to a race"]);
}

#[test]
fn every_answer_is_kept_at_the_pause_and_goes_on_after_a_restart() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.must_see(&["nothing written yet", "last week: sleep"]);
    assert_eq!(answers(&journal, ReviewKind::Week, "2026-07-26"), []);
    journal.press("enter");
    journal.type_text("sun");
    journal.tick();
    assert_eq!(
        answers(&journal, ReviewKind::Week, "2026-07-26"),
        [("week.energy".to_owned(), Some(Value::Text("sun".to_owned())))],
        "still being written"
    );
    // The program ends without a word; what was typed is there.
    journal.restart();
    journal.press("1");
    journal.choose("Go on looking back at the week");
    journal.press("enter");
    journal.must_see(&["sun", "saved ✓"]);
    // Monday to Wednesday it is still the same week.
    journal.later("3 days");
    open(&mut journal, "looks back at the week");
    journal.must_see(&["20 Jul – 26 Jul 2026", "sun"]);
    journal.later("1 day");
    open(&mut journal, "looks back at the week");
    journal.must_see(&["27 Jul – 2 Aug 2026", "last week: sun"]);
}

#[test]
fn a_line_is_one_line_and_undo_takes_back_one_answer_after_the_other() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.press("enter");
    journal.paste("two\nlines");
    journal.press("esc");
    journal.must_see(&["two lines"]);
    journal.press("enter");
    journal.type_text(" more");
    journal.press("esc");
    journal.must_see(&["two lines more"]);
    journal.choose("Choice or duty");
    journal.press("8 left");
    journal.must_see(&["[7]"]);
    journal.press("j 3");
    journal.must_see(&["[3 more]"]);
    journal.press("backspace");
    journal.must_not_see(&["[3 more]"]);
    journal.press("u");
    journal.must_see(&["[3 more]"]);
    journal.press("u u");
    journal.must_see(&["[8]"]);
    journal.must_not_see(&["[3 more]"]);
    journal.press("u u");
    journal.must_see(&["two lines"]);
    journal.must_not_see(&["two lines more", "[8]"]);
    // With its first answer the review goes, too.
    journal.press("u");
    journal.must_not_see(&["two lines"]);
    journal.must_see(&["nothing written yet"]);
    let basis =
        journal.store().review(ReviewKind::Week, "2026-07-26".parse().expect("a day")).expect("readable");
    assert_eq!(basis.open, None);
}

#[test]
fn the_steps_of_the_week_are_decided_right_there_and_taken_back() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.must_see(&["Book the physiotherapist, 3 days ago", "Ten minutes of mobility"]);
    journal.must_not_see(&["Next month's thing"]);
    journal.choose("Book the physiotherapist");
    journal.press(">");
    journal.must_see(&["moved to Thu 30 Jul 2026"]);
    journal.press(">");
    journal.must_see(&["moved to Fri 31 Jul 2026"]);
    journal.press("x");
    journal.must_see(&["Book the physiotherapist, done"]);
    journal.press("o");
    journal.must_see(&["three evenings, part of it"]);
    let state = |journal: &Journal, number: u128| {
        let home = journal.store().home("2026-07-26".parse().expect("a day")).expect("readable");
        home.steps.iter().any(|step| step.id == self::step(number, "", None).id)
    };
    assert!(!state(&journal, 1));
    // The same key once more takes it back.
    journal.press("o");
    journal.must_not_see(&["three evenings, part of it"]);
    journal.press("- u");
    journal.must_not_see(&["three evenings, dropped"]);
    journal.press("u u");
    journal.must_see(&["Book the physiotherapist, done"]);
    journal.press("u");
    journal.must_see(&["moved to Fri 31 Jul 2026"]);
    journal.press("u");
    journal.must_see(&["moved to Thu 30 Jul 2026"]);
    journal.press("u");
    journal.must_see(&["Book the physiotherapist, 3 days ago", "nothing written yet"]);
    assert!(state(&journal, 1));
}

#[test]
fn one_thing_becomes_a_small_step_once() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.press("end enter");
    journal.type_text("Lay out the kit at night");
    journal.press("enter");
    journal.must_see(&["s makes a small step of it", "Lay out the kit at night"]);
    journal.press("s");
    assert_eq!(journal.notice(), "A small step, on Today from now on: Lay out the kit at night");
    journal.press("s esc 1");
    journal.must_see(&["Lay out the kit at night", "tomorrow"]);
    let home = journal.store().home("2026-07-26".parse().expect("a day")).expect("readable");
    assert_eq!(home.steps.iter().filter(|step| step.text.starts_with("Lay out")).count(), 1);
}

#[test]
fn a_lesson_that_is_kept_in_view_is_pinned_and_undo_lets_go_of_it() {
    let changes: Vec<Change> =
        (1..=7).map(|number| lesson(number, &format!("Lesson number {number}"))).collect();
    let mut journal = Journal::holding(SUNDAY, &changes);
    open(&mut journal, "looks back at the month");
    journal.choose("all 7 lessons");
    journal.press("enter");
    journal.choose("Lesson number 1");
    journal.press("enter");
    journal.must_see(&["● Lesson number 1"]);
    let pinned = |journal: &Journal| -> Vec<String> {
        let lessons = journal.store().lessons().expect("readable").into_iter();
        lessons.filter(|told| told.lesson.pinned).map(|told| told.lesson.text).collect()
    };
    assert_eq!(pinned(&journal), ["Lesson number 1"]);
    journal.press("u");
    assert_eq!(pinned(&journal), Vec::<String>::new());
    journal.must_not_see(&["● Lesson number 1"]);
}

#[test]
fn a_finished_review_is_read_and_changed_and_opened_again() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.press("f");
    assert!(matches!(journal.state.screen(), Screen::Period(_)), "nothing is answered yet");
    journal.press("enter");
    journal.type_text("sun");
    journal.press("esc f");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
    journal.must_not_see(&["Look back at the week", "Go on looking back"]);
    open(&mut journal, "looks back at the week");
    journal.must_see(&["finished today", "sun"]);
    journal.press("esc u");
    journal.must_see(&["Go on looking back at the week"]);
}

#[test]
fn in_a_second_window_the_same_review_goes_on() {
    let mut journal = Journal::on_disk(SUNDAY);
    open(&mut journal, "looks back at the week");
    journal.press("enter");
    journal.type_text("sun");
    journal.press("esc");
    let mut other = journal.another_window();
    open(&mut other, "looks back at the week");
    other.must_see(&["sun"]);
    other.press("j enter");
    other.type_text("rain");
    other.press("esc");
    journal.press("down");
    journal.must_see(&["sun", "rain"]);
    let basis =
        journal.store().review(ReviewKind::Week, "2026-07-26".parse().expect("a day")).expect("readable");
    assert_eq!(basis.open.map(|story| story.answers.len()), Some(2));
    assert_eq!(basis.past, []);
}

#[test]
fn a_disk_that_fails_loses_no_answer() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.disk_fails("The disk is full.");
    journal.press("enter");
    journal.type_text("sun and wind");
    journal.tick();
    journal.must_see(&["! not saved"]);
    journal.press("esc j enter");
    journal.type_text("noise");
    journal.disk_works();
    journal.tick();
    journal.press("esc");
    journal.tick();
    journal.restart();
    open(&mut journal, "looks back at the week");
    journal.must_see(&["sun and wind", "noise"]);
}

#[test]
fn a_double_click_writes_and_a_click_elsewhere_leaves_it_saved() {
    let mut journal = the_week(SUNDAY, &a_week());
    journal.click("What cost you?");
    journal.click("What cost you?");
    journal.type_text("heat");
    journal.click("What gave you energy");
    assert!(!journal.state.screen().page().takes_letters());
    journal.must_see(&["heat"]);
}

#[test]
fn today_offers_the_week_from_sunday_noon_to_tuesday_where_anything_was_written() {
    let offered =
        |moment: &str, changes: &[Change]| Journal::holding(moment, changes).sees("Look back at the week");
    let week = ordinary(5, 5);
    assert!(!offered("2026-07-26T11:59:00+02:00", &week));
    assert!(offered("2026-07-26T12:00:00+02:00", &week));
    assert!(offered("2026-07-28T23:59:00+02:00", &week));
    assert!(!offered("2026-07-29T00:01:00+02:00", &week));
    assert!(!offered("2026-07-26T12:00:00+02:00", &ordinary(5, 12)), "only the week before was written in");
    // The local clock counts, wherever that is.
    assert!(offered("2026-07-26T12:00:00-10:00", &week));
    assert!(!offered("2026-07-26T11:00:00+14:00", &week));
}

#[test]
fn on_the_day_of_a_race_nothing_is_offered_and_never_more_than_one() {
    let mut changes = ordinary(5, 5);
    changes.push(run(&race("Two Rivers Half", 3, 21.0975, Outcome::Finished)));
    assert!(!Journal::holding(SUNDAY, &changes).sees("Look back at the week"));
    // Sunday, 2 August: the week and the month of July could both be looked back at.
    let mut journal = Journal::holding("2026-08-02T20:00:00+02:00", &ordinary(20, 0));
    journal.must_see(&["Look back at the week, 27 Jul – 2 Aug 2026"]);
    journal.must_not_see(&["Look back at the month"]);
    journal.choose("Look back at the week");
    journal.press("z");
    journal.must_see(&["Look back at the month, July 2026"]);
    journal.must_not_see(&["Look back at the week"]);
    journal.restart();
    journal.must_see(&["Look back at the month, July 2026"]);
    journal.choose("Look back at the month");
    journal.press("x u");
    journal.must_see(&["Look back at the month, July 2026"]);
    journal.press("enter");
    journal.must_see(&["July 2026"]);
}

#[test]
fn at_new_year_the_week_of_two_years_and_the_old_month_and_season_are_meant() {
    let mut journal = Journal::at("2027-01-03T20:00:00+02:00");
    open(&mut journal, "looks back at the week");
    journal.must_see(&["28 Dec 2026 – 3 Jan 2027"]);
    journal.press("esc");
    open(&mut journal, "looks back at the month");
    journal.must_see(&["December 2026"]);
    journal.press("esc c");
    journal.type_text("7777777");
    journal.press("esc 1");
    journal.tick();
    journal.choose("Look back at the week, 28 Dec 2026 – 3 Jan 2027");
    journal.press("z");
    // Nothing was written in December, or in 2026.
    journal.must_not_see(&["December 2026", "season 2026"]);
}

#[test]
fn a_week_in_which_the_clock_is_changed_is_a_week_all_the_same() {
    // In the night to Sunday, 25 October 2026 clocks went back an hour in much of Europe.
    let mut journal = Journal::at("2026-10-25T01:30:00+02:00");
    open(&mut journal, "looks back at the week");
    journal.must_see(&["19 Oct – 25 Oct 2026"]);
    let mut begun = reviewed(
        ReviewKind::Week,
        "2026-10-19",
        "2026-10-25",
        ("week.energy", Value::Text("an hour more".to_owned())),
    );
    if let Change::PutReview(review) = &mut begun[0] {
        review.started = "2026-10-25T01:30:00+02:00".parse().expect("a moment");
        review.finished = None;
    }
    begun.push(Change::PutLesson {
        lesson: Box::new(Lesson::new(
            LessonId(Uuid::from_u128(1)),
            Verb::Keep,
            "Sleep",
            "2026-10-24T20:00:00+02:00".parse().expect("a moment"),
        )),
        base: None,
    });
    let mut later = the_week("2026-10-25T23:30:00+01:00", &begun);
    later.must_see(&["19 Oct – 25 Oct 2026", "an hour more"]);
    later.press("esc");
    later.must_see(&["Go on looking back at the week"]);
}
