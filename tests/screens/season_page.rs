//! The page of a season: what it tells, its questions, other years, the file it is written to.

use secondwind::app::effect::Effect;
use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::debrief::Value;
use secondwind::domain::goal::{GivenVerdict, Goal, GoalKind, Verdict};
use secondwind::domain::id::{GoalId, LessonId, VerdictId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::review::{ReviewKind, TAUGHT_MOST};
use uuid::Uuid;

use super::arcs::{EVENING, five_arcs, race};
use super::harness::Journal;
use super::periods::accept;

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn stamp(day: &str) -> secondwind::domain::clock::Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

fn goal(number: u128, text: &str, verdict: Option<(Verdict, &str, &str)>) -> Vec<Change> {
    let id = GoalId(Uuid::from_u128(0x7000 + number));
    let goal = Goal::new(id, GoalKind::Process, text, stamp("2025-12-01"));
    let mut changes = vec![Change::PutGoal { goal: Box::new(goal), base: None }];
    changes.extend(verdict.map(|(verdict, reason, day)| {
        Change::Judge(GivenVerdict {
            id: Some(VerdictId(Uuid::from_u128(0x7100 + number))),
            goal: id,
            verdict,
            reason: reason.to_owned(),
            carries: String::new(),
            again: None,
            review: None,
            debrief: None,
            at: stamp(day),
        })
    }));
    changes
}

/// Two years with arcs, and lessons, uses and goals of the second one.
fn two_years() -> Vec<Change> {
    let mut changes = five_arcs();
    let taught = race(1, "", "2026-07-08").id;
    for number in 0..2_u128 {
        let id = LessonId(Uuid::from_u128(0x6000 + number));
        let text = if number == 0 { "Start slower than feels right" } else { "Eat before I am hungry" };
        let lesson =
            Lesson { race: Some(taught), ..Lesson::new(id, Verb::Change, text, stamp("2026-07-09")) };
        changes.push(Change::PutLesson { lesson: Box::new(lesson), base: None });
    }
    changes.push(Change::PutUse(LessonUse {
        lesson: LessonId(Uuid::from_u128(0x6000)),
        race: taught,
        debrief: None,
        verdict: UseVerdict::Helped,
        at: stamp("2026-07-10"),
    }));
    changes.extend(goal(
        1,
        "Run for an hour without a watch",
        Some((Verdict::Reached, "on the island", "2026-05-03")),
    ));
    changes.extend(goal(2, "Sub three hours", Some((Verdict::LetGo, "years of mornings", "2026-06-01"))));
    changes.extend(goal(3, "Sleep eight hours", None));
    changes
}

fn page(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    open(&mut journal);
    journal
}

fn open(journal: &mut Journal) {
    journal.press(":");
    journal.type_text("season on one page");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Season(_)), "{}", journal.screen());
}

#[test]
fn the_page() {
    let mut journal = page(&two_years());
    for size in SIZES {
        accept("season", size, &mut journal);
    }
    journal.press("end");
    accept("season_end", (80, 24), &mut journal);
    let mut journal = page(&[]);
    accept("season_empty", (60, 18), &mut journal);
    accept("season_empty", (80, 24), &mut journal);
}

#[test]
fn what_the_year_held_is_told() {
    let mut journal = page(&two_years());
    let page = journal.whole_page();
    for words in [
        "2 lessons, used once, helped 1",
        "“Start slower than feels right”",
        "reached 3 May",
        "on the island",
        "What it gave: years of mornings",
        "Sleep eight hours   carried on",
    ] {
        assert!(page.contains(words), "{words:?}: {page}");
    }
    assert!(!page.contains("Step-backs"), "{page}");
}

#[test]
fn other_years_are_turned_to_and_the_ends_say_so() {
    let mut journal = page(&two_years());
    journal.must_see(&["Season 2026", "other years: 2025"]);
    journal.press("right");
    assert_eq!(journal.notice(), "Nothing is written of a later year.");
    journal.press("left");
    journal.must_see(&["Season 2025"]);
    journal.press("left");
    assert_eq!(journal.notice(), "Nothing is written of an earlier year.");
    journal.press("l");
    journal.must_see(&["Season 2026"]);
}

#[test]
fn the_runners_own_pick_stands_above_and_undo_takes_it_back() {
    let mut journal = page(&two_years());
    journal.press("t");
    let picked = journal.notice();
    assert!(picked.starts_with("It taught you most: "), "{picked}");
    let name = picked.trim_start_matches("It taught you most: ").to_owned();
    let whole = journal.whole_page();
    let line = whole.lines().find(|line| line.contains("your own pick")).expect("the pick");
    assert!(line.contains(&name) || whole.contains(&format!("◆ {name}")), "{whole}");
    let review = journal.store().season(2026).expect("readable").review.expect("begun");
    assert!(matches!(review.answer(TAUGHT_MOST), Some(Value::Pick(_))));
    assert_eq!(
        (review.review.kind, review.review.from.to_string().as_str()),
        (ReviewKind::Season, "2026-01-01")
    );
    journal.press("u");
    assert!(!journal.whole_page().contains("your own pick"));
    assert_eq!(journal.store().season(2026).expect("readable").review, None);
}

#[test]
fn the_questions_are_answered_in_place_and_kept_with_their_year() {
    let mut journal = page(&two_years());
    journal.press("end enter");
    journal.type_text("carry: the long way home");
    journal.press("enter");
    journal.type_text("put down: the clock");
    journal.tick();
    journal.restart();
    open(&mut journal);
    journal.press("end");
    journal.must_see(&["carry: the long way home", "put down: the clock"]);
    journal.press("home left end");
    journal.must_not_see(&["the long way home"]);
    journal.press("home right end enter");
    journal.press("shift-tab");
    journal.type_text("none planned");
    journal.press("esc");
    let page = journal.whole_page();
    assert!(page.contains("none planned") && page.contains("put down: the clock"), "{page}");
}

#[test]
fn an_entry_opens_its_page_and_comes_back() {
    let mut journal = page(&two_years());
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Season(_)));
    journal.choose("Sleep eight hours");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Goal(_)), "{}", journal.screen());
}

#[test]
fn it_is_written_to_a_file_and_copied_and_both_say_the_same() {
    let mut journal = Journal::on_disk(EVENING);
    let folder = journal.folder().to_owned();
    journal.state.shared.exports = folder.join("exports");
    journal.press("c");
    journal.type_text("7777777");
    journal.press("esc");
    open(&mut journal);
    journal.press("x");
    let path = folder.join("exports").join("season-2026.md");
    assert_eq!(journal.notice(), format!("Written to {}", path.display()));
    let written = std::fs::read_to_string(&path).expect("the file");
    assert!(written.starts_with("# Season 2026\n"), "{written}");
    journal.press("y");
    let copied = journal.effects().iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(written.as_str()));
    journal.press("x");
    assert_eq!(
        journal.notice(),
        format!("Written to {}", path.display()),
        "the same page is not written twice"
    );
}

#[test]
fn today_offers_the_season_from_december_to_the_middle_of_january() {
    let changes = two_years();
    let offered = |moment: &str| Journal::holding(moment, &changes).sees("Look back at the season 2026");
    assert!(!offered("2026-11-30T20:00:00+02:00"));
    assert!(offered("2026-12-06T08:00:00+02:00"), "before noon on a Sunday");
    assert!(offered("2027-01-15T20:00:00+02:00"));
    assert!(!offered("2027-01-16T20:00:00+02:00"));
    let mut journal = Journal::holding("2026-12-07T08:00:00+02:00", &changes);
    journal.choose("Look back at the season 2026");
    journal.press("enter");
    journal.must_see(&["Season 2026"]);
    journal.press("esc z");
    journal.must_not_see(&["Look back at the season"]);
    journal.press("u");
    journal.must_see(&["Look back at the season 2026"]);
}
