//! What a review of some days, a season and a bounce plan do while an answer is written or taken back, and where a click goes then.

use secondwind::app::effect::{Effect, Input, Read};
use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::review::{ReviewKind, ReviewStory};

use super::arcs::five_arcs;
use super::harness::Journal;
use super::periods::step;

/// The evening of Sunday, 26 July 2026.
const SUNDAY: &str = "2026-07-26T20:00:00+02:00";

fn the_week() -> Journal {
    let changes = [
        Change::PutStep(step(1, "Book the physiotherapist", Some(6))),
        Change::PutStep(step(2, "Ten minutes of mobility", None)),
    ];
    let mut journal = Journal::holding(SUNDAY, &changes);
    open(&mut journal, "looks back at the week");
    journal
}

fn the_season() -> Journal {
    let mut journal = Journal::holding(super::arcs::EVENING, &five_arcs());
    open(&mut journal, "season on one page");
    journal
}

fn open(journal: &mut Journal, words: &str) {
    journal.press(":");
    journal.type_text(words);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Period(_) | Screen::Season(_)), "{}", journal.screen());
}

fn week_of(journal: &Journal) -> Option<ReviewStory> {
    let today = "2026-07-26".parse().expect("a day");
    journal.store().review(ReviewKind::Week, today).expect("readable").open
}

#[test]
fn a_decision_that_is_taken_back_leaves_no_empty_review_of_the_week() {
    let mut journal = the_week();
    journal.choose("Book the physiotherapist");
    journal.press("x");
    journal.tick();
    assert_eq!(week_of(&journal).map(|story| story.steps.len()), Some(1));
    journal.choose("Book the physiotherapist");
    journal.press("x");
    journal.tick();
    journal.must_see(&["nothing written yet"]);
    assert_eq!(week_of(&journal), None);
    // Undo brings the decision back, with the review that it belongs to.
    journal.press("u");
    journal.tick();
    assert_eq!(week_of(&journal).map(|story| story.steps.len()), Some(1));
    journal.must_see(&["Book the physiotherapist, done"]);
}

#[test]
fn a_decision_right_after_one_that_is_taken_back_belongs_to_the_review_all_the_same() {
    let mut journal = the_week();
    journal.disk_is_slow();
    journal.choose("Book the physiotherapist");
    journal.press("x home");
    journal.choose("Book the physiotherapist");
    journal.press("x");
    journal.choose("Ten minutes of mobility");
    journal.press("o");
    journal.disk_works();
    journal.tick();
    assert_eq!(week_of(&journal).map(|story| story.steps.len()), Some(1));
    // Where something else is decided in it still, it stays.
    journal.choose("Book the physiotherapist");
    journal.press("x");
    journal.choose("Book the physiotherapist");
    journal.press("x");
    journal.tick();
    assert_eq!(week_of(&journal).map(|story| story.steps.len()), Some(1));
}

#[test]
fn a_click_while_an_answer_is_written_goes_to_what_is_under_the_pointer() {
    let mut journal = the_week().sized(60, 40);
    journal.click("What cost you?");
    journal.click("What cost you?");
    for _ in 0..12 {
        journal.type_text("the heat of a long afternoon and ");
    }
    let below = "Ten minutes of mobility";
    let (column, row) = journal.find(below).unwrap_or_else(|| panic!("{}", journal.screen()));
    journal.input(Input::Click { column, row });
    let marked = journal.screen();
    let marked = marked.lines().find(|row| row.contains('›')).unwrap_or_default().to_owned();
    assert!(marked.contains(below), "{marked}\n{}", journal.screen());
}

#[test]
fn while_an_answer_of_the_season_is_written_the_journal_is_not_read_again_at_every_pause() {
    let mut journal = the_season();
    journal.press("end enter");
    let reads = |journal: &Journal| {
        let is_one = |effect: &&Effect| matches!(effect, Effect::Read(Read::Season(_)));
        journal.effects().iter().filter(is_one).count()
    };
    let before = reads(&journal);
    for words in ["carry: ", "the long ", "way home"] {
        journal.type_text(words);
        journal.tick();
    }
    journal.must_see(&["saved ✓"]);
    assert_eq!(reads(&journal), before);
    journal.press("esc");
    journal.tick();
    assert_eq!(reads(&journal), before + 1);
    journal.must_see(&["carry: the long way home"]);
}

#[test]
fn what_another_window_answers_meanwhile_is_there_when_the_answer_is_left() {
    let mut journal = Journal::on_disk(super::arcs::EVENING);
    for change in five_arcs() {
        journal.state.shared.write(change);
    }
    journal.press("1");
    journal.tick();
    open(&mut journal, "season on one page");
    journal.press("end enter");
    journal.type_text("carry: sleep");
    journal.tick();
    let mut other = journal.another_window();
    open(&mut other, "season on one page");
    other.press("end enter shift-tab");
    other.type_text("none planned");
    other.press("esc");
    other.tick();
    journal.press("esc");
    journal.tick();
    let page = journal.whole_page();
    assert!(page.contains("none planned") && page.contains("carry: sleep"), "{page}");
}

#[test]
fn a_click_while_a_line_of_the_bounce_plan_is_written_goes_to_what_is_under_the_pointer() {
    let mut journal = Journal::holding(crate::bounce::sample::EVENING, &crate::bounce::sample::lived());
    journal.press("P w");
    journal.type_text("half a thought");
    for below in ["Two things for the body", "A recovery goal"] {
        let (column, row) = journal.find(below).unwrap_or_else(|| panic!("{}", journal.screen()));
        journal.input(Input::Click { column, row });
        let screen = journal.screen();
        let marked = screen.lines().find(|row| row.contains('›')).unwrap_or_default();
        assert!(marked.contains(below), "{screen}");
        journal.press("w");
        journal.type_text("more");
    }
}
