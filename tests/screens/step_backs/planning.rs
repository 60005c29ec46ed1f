//! The form, and the list.

use super::*;
use crate::life::EVENING;
use secondwind::app::screens::Screen;
use secondwind::domain::step_back::Hard;

#[test]
fn a_step_back_is_planned_in_a_few_keys_and_stands_on_today() {
    let mut journal = Journal::holding(EVENING, &before(1));
    journal.press("6 s");
    assert!(matches!(journal.state.screen(), Screen::StepBackForm(_)), "{}", journal.screen());
    journal.must_see(&["A step back on purpose, with an end.", "What is it for?", "1 ○ absorb the work"]);
    // What for, what is smaller, by how much.
    journal.press("1 tab 1 2 tab + tab");
    journal.press("tab tab 3 tab");
    journal.type_text("the Sunday walk");
    journal.press("tab tab 3 tab");
    journal.type_text("The woods behind the school");
    assert!(journal.counted_keys() < 70, "{} keys, most of them letters", journal.counted_keys());
    accept_page("step_back_form", (80, 24), &mut journal);
    journal.press("ctrl-s");
    journal.tick();
    let written = on_disk(&journal);
    let [own] = written.as_slice() else { panic!("{written:?}") };
    assert_eq!(
        (own.from, own.to, own.cut, own.ended),
        (day(0), day(0) + chrono::Days::new(6), Some(35), None)
    );
    assert_eq!(
        (own.purpose, own.space.as_slice()),
        (Some(Purpose::Absorb), [Space::EasyMovement].as_slice())
    );
    assert_eq!((own.keep.as_str(), own.hard.as_slice()), ("the Sunday walk", [Hard::Habit].as_slice()));
    journal.must_see(&[
        "A step back: absorb the work",
        "day 1 of 7   ■□□□□□□",
        "The woods behind the school",
    ]);
    journal.press("1");
    journal.must_see(&["Step back, day 1 of 7: easy movement · keeps: the Sunday walk"]);
    // It can be taken back, from anywhere.
    journal.press("u");
    journal.must_not_see(&["day 1 of 7"]);
    assert_eq!(on_disk(&journal), []);
}

#[test]
fn nothing_is_kept_before_anything_was_answered_and_what_was_is_kept_at_the_pause() {
    let mut journal = Journal::at(EVENING);
    journal.press("6 s esc");
    journal.tick();
    assert_eq!(on_disk(&journal), []);
    journal.press("s 4");
    journal.tick();
    assert_eq!(on_disk(&journal)[0].purpose, Some(Purpose::Heal));
    journal.press("4");
    journal.tick();
    assert_eq!((on_disk(&journal).len(), on_disk(&journal)[0].purpose), (1, None));
}

#[test]
fn there_is_one_plan_at_a_time() {
    let mut changes = before(8);
    changes.push(put(&plan(3, 0)));
    let mut journal = Journal::holding(EVENING, &changes);
    // The running one is shown; from the list, the form changes that one.
    journal.press("6 s");
    journal.must_see(&["A step back: absorb the work", "day 4 of 4"]);
    journal.press("esc S o");
    journal.must_see(&["This one runs since 3 days ago; there is one at a time."]);
    assert!(journal.notice().contains("A step back runs already, since 3 days ago."), "{}", journal.notice());
    journal.press("2 esc");
    journal.tick();
    assert_eq!((on_disk(&journal).len(), on_disk(&journal)[0].purpose), (1, Some(Purpose::Refresh)));
    journal.press("u");
    assert_eq!(on_disk(&journal)[0].purpose, Some(Purpose::Absorb));
}

#[test]
fn days_that_cannot_be_are_told_and_another_plan_leaves_no_room() {
    let ahead =
        StepBack { from: day(0) + chrono::Days::new(5), to: day(0) + chrono::Days::new(9), ..plan(0, 0) };
    let mut journal = Journal::holding(EVENING, &[put(&ahead)]);
    journal.press("6 s 1 tab tab tab ctrl-u 2");
    journal.must_see(&["! A step back takes 3 to 28 days; a number is enough."]);
    journal.press("ctrl-u 7");
    journal.tick();
    assert_eq!(on_disk(&journal), std::slice::from_ref(&ahead), "it would reach into the other one");
    journal.press("tab");
    journal.must_see(&["! There is one at a time, and one is planned 3 Aug – 7 Aug 2026."]);
    journal.press("ctrl-u");
    journal.type_text("20 august");
    journal.press("tab");
    journal.tick();
    journal.must_see(&["2026-08-20"]);
    assert_eq!(on_disk(&journal).len(), 2);
    // Percent as well.
    journal.press("shift-tab shift-tab shift-tab ctrl-u 5");
    journal.must_see(&["! A number from 10 to 100, or nothing."]);
    journal.press("ctrl-u esc");
    journal.tick();
    assert_eq!(on_disk(&journal)[1].cut, None);
}

#[test]
fn a_plan_may_begin_earlier_or_later_and_one_ahead_says_so() {
    let mut journal = Journal::at(EVENING);
    journal.press("6 s 1 tab tab tab tab ctrl-u");
    journal.type_text("in 3 days");
    journal.press("ctrl-s");
    journal.tick();
    journal.must_see(&["planned, begins in 3 days, 7 days", "□□□□□□□"]);
    journal.must_not_see(&["The way back"]);
    journal.press("1");
    journal.must_see(&["Step back ahead: absorb the work", "in 3 days"]);
    journal.press("6 S e tab tab tab tab ctrl-u");
    journal.type_text("last monday");
    journal.press("esc");
    journal.tick();
    assert_eq!(on_disk(&journal)[0].from, day(2));
}

#[test]
fn the_list_tells_how_many_how_long_and_what_they_gave() {
    let mut changes = before(40);
    changes.extend((33..39).map(|days_ago| kept(told(days_ago, [8, 1, 8]))));
    let ended = StepBack {
        ended: Some(day(34)),
        kept: Some(secondwind::domain::step_back::Kept::Fully),
        first_back: "sleep".to_owned(),
        ..plan(39, 33)
    };
    changes.extend([
        put(&ended),
        put(&step_back(BreakKind::Life, 25, 12)),
        put(&step_back(BreakKind::IllOrHurt, 200, 180)),
        put(&plan(2, 0)),
    ]);
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("6 S");
    journal.must_see(&["╌╌╌", "■■■", "all of them", "planned", "life came between"]);
    for size in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        accept_page("step_backs", size, &mut journal);
    }
    journal.press("end d");
    journal.tick();
    assert_eq!(on_disk(&journal).len(), 3);
    journal.press("u");
    assert_eq!(on_disk(&journal).len(), 4);
    journal.choose("absorb the work");
    journal.press("enter");
    journal.must_see(&["A step back: absorb the work"]);
}

#[test]
fn without_any_the_list_says_what_to_press() {
    let mut journal = Journal::at(EVENING);
    journal.press("6 S");
    journal.must_see(&["None so far. o plans one in 3 minutes", "Today asks once what it was."]);
    journal.press("o");
    assert!(matches!(journal.state.screen(), Screen::StepBackForm(_)));
}
