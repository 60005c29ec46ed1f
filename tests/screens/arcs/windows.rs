//! One arc in two windows: each keeps what the other has written meanwhile.

use secondwind::app::effect::Input;

use super::*;

/// Two windows on one journal with an arc called "The move", which the first has open.
fn two_windows() -> (Journal, Journal) {
    let mut one = Journal::on_disk(EVENING);
    to_the_list(&mut one);
    one.press("o l tab tab");
    one.type_text("The move");
    one.press("esc");
    one.tick();
    one.press("enter");
    let mut other = one.another_window();
    to_the_list(&mut other);
    (one, other)
}

fn only_arc(journal: &Journal) -> RecoveryArc {
    history(journal).arcs.remove(0)
}

#[test]
fn a_mark_in_one_window_leaves_the_mark_of_the_other() {
    let (mut one, mut other) = two_windows();
    other.press("enter t");
    // The first has not looked around yet; its key marks one thing, and takes nothing back.
    one.press("r");
    let arc = only_arc(&one);
    assert_eq!(
        (arc.first_easy_run, arc.training_as_usual),
        (Some(day("2026-07-29")), Some(day("2026-07-29")))
    );
    one.must_see(&["training as usual · day 0"]);
    // Undo in one window takes back what was done there.
    one.press("u");
    let arc = only_arc(&one);
    assert_eq!((arc.first_easy_run, arc.training_as_usual), (None, Some(day("2026-07-29"))));
}

#[test]
fn a_form_that_is_open_in_one_window_keeps_what_the_other_writes() {
    let (mut one, mut other) = two_windows();
    one.press("e tab tab tab tab");
    one.type_text(" north");
    other.press("e tab tab tab tab tab");
    other.type_text("four flights of stairs");
    other.press("esc");
    other.tick();
    other.press("enter p");
    one.tick();
    one.press("tab tab");
    one.press("esc");
    one.tick();
    let arc = only_arc(&one);
    assert_eq!((arc.name.as_str(), arc.note.as_str()), ("The move north", "four flights of stairs"));
    assert_eq!(arc.put_down, Some(day("2026-07-29")));
    one.press("u");
    let arc = only_arc(&one);
    assert_eq!((arc.name.as_str(), arc.note.as_str()), ("The move", "four flights of stairs"));
}

#[test]
fn marks_that_wait_for_the_disk_in_two_windows_all_arrive() {
    let (mut one, mut other) = two_windows();
    one.disk_is_slow();
    one.press("r p");
    other.press("enter t");
    one.disk_works();
    one.tick();
    one.input(Input::Focus);
    let arc = only_arc(&other);
    let today = Some(day("2026-07-29"));
    assert_eq!((arc.first_easy_run, arc.training_as_usual, arc.put_down), (today, today, today));
}
