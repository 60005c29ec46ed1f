//! How arcs begin and are changed: the form, the story of a race, a debrief; and what the trash does to them.

use super::*;

#[test]
fn an_arc_is_declared_by_a_letter_and_a_day() {
    let mut journal = Journal::holding(EVENING, &ordinary("2026-06-01", 50));
    to_the_list(&mut journal);
    journal.press("o");
    journal.type_text("inj");
    journal.press("tab ctrl-u");
    journal.type_text("5 days ago");
    journal.press("tab");
    journal.type_text("Left calf");
    journal.tick();
    assert_eq!(names(&journal), ["Left calf"], "it is saved before the form is left");
    journal.press("tab");
    journal.type_text("after the hills");
    journal.press("esc");
    journal.tick();
    let arc = history(&journal).arcs.remove(0);
    assert_eq!(
        (arc.kind, arc.start, arc.note.as_str()),
        (ArcKind::Injury, day("2026-07-24"), "after the hills")
    );
    let usual = arc.baseline.body.expect("a usual");
    assert_eq!((usual.n, usual.last), (39, Some(day("2026-07-20"))), "its usual ends before it began");
    assert_eq!(
        journal.notice(),
        "An arc is open: Left calf. From here the check-ins tell when you are back."
    );
    journal.must_see(&["› Left calf"]);
    journal.press("u");
    assert_eq!(names(&journal), Vec::<String>::new());
}

#[test]
fn another_first_day_means_another_usual() {
    let mut journal = Journal::holding(EVENING, &ordinary("2026-06-01", 50));
    to_the_list(&mut journal);
    journal.press("o");
    journal.type_text("ill");
    journal.press("tab tab");
    journal.type_text("Flu");
    journal.tick();
    journal.press("shift-tab ctrl-u");
    journal.type_text("1 july");
    journal.press("esc");
    journal.tick();
    let arcs = history(&journal).arcs;
    assert_eq!(arcs.len(), 1);
    assert_eq!((arcs[0].name.as_str(), arcs[0].start), ("Flu", day("2026-07-01")));
    let usual = arcs[0].baseline.body.expect("a usual");
    assert_eq!(usual.last, Some(day("2026-06-30")), "nothing of after its first day");
    assert_eq!(journal.store().trash().expect("the trash"), [], "it is the same arc all the time");
}

#[test]
fn there_is_one_open_arc_of_a_kind_and_that_is_said_before_anything_is_written() {
    let flu = open(arc(1, ArcKind::Illness, "Flu", "2026-07-25"));
    let mut journal = list(&[flu]);
    journal.press("o");
    journal.type_text("il");
    journal.must_see(&["! Open since 25 Jul 2026: Flu. There is one of a kind at a time"]);
    journal.press("tab tab");
    journal.type_text("Another flu");
    journal.press("esc");
    assert!(journal.notice().contains("Esc Ctrl-S once more leaves without it."), "{}", journal.notice());
    journal.must_see(&["! Open since 25 Jul 2026: Flu."]);
    journal.press("esc");
    journal.tick();
    assert_eq!(names(&journal), ["Flu"]);
    // Put down, it makes room.
    journal.press("enter p esc o");
    journal.type_text("il");
    journal.press("tab tab");
    journal.type_text("Another flu");
    journal.press("esc");
    journal.tick();
    assert_eq!(names(&journal), ["Flu", "Another flu"]);
}

#[test]
fn a_form_that_was_only_looked_at_leaves_nothing_and_asks_nothing() {
    let mut journal = list(&[]);
    journal.press("o esc");
    assert!(matches!(journal.state.screen(), Screen::Arcs(_)), "{}", journal.screen());
    assert_eq!(journal.notice(), "");
    assert_eq!(names(&journal), Vec::<String>::new());
}

#[test]
fn an_arc_without_a_day_is_not_kept_and_that_is_said() {
    let mut journal = list(&[]);
    journal.press("o l tab ctrl-u");
    journal.type_text("in 3 weeks");
    journal.must_see(&["19 Aug 2026 is still ahead. An arc begins today or before."]);
    journal.press("esc");
    assert!(journal.notice().contains("needs what began it and a first day"), "{}", journal.notice());
    journal.press("esc");
    journal.tick();
    assert_eq!(names(&journal), Vec::<String>::new());
}

#[test]
fn an_arc_is_changed_and_taken_back_as_a_whole() {
    let mut journal = list(&on_the_way());
    journal.press("e tab ctrl-u");
    journal.type_text("9 july");
    journal.press("tab tab tab ctrl-u");
    journal.type_text("The long one");
    journal.press("esc");
    journal.tick();
    let changed = the_arc(&journal);
    assert_eq!((changed.name.as_str(), changed.start), ("The long one", day("2026-07-09")));
    assert_eq!(changed.first_easy_run, Some(day("2026-07-22")), "what was not touched stays");
    assert_eq!(changed.kind, ArcKind::SetbackRace);
    assert_eq!(journal.notice(), "The long one is changed.");
    journal.press("u");
    let back = the_arc(&journal);
    assert_eq!((back.name.as_str(), back.start), ("Two Rivers 100", day("2026-07-08")));
}

#[test]
fn the_form_tells_what_becomes_of_the_usual_and_undo_brings_the_very_same_back() {
    let mut journal = list(&on_the_way());
    let usual = |journal: &Journal| the_arc(journal).baseline.body.and_then(|usual| usual.last);
    let was = the_arc(&journal);
    journal.press("e tab");
    journal.must_see(&["Its usual stays as it is."]);
    journal.press("ctrl-u");
    journal.type_text("1 july");
    journal.must_see(&["Another first day: its usual is made anew from the days before."]);
    journal.tick();
    assert_eq!(usual(&journal), Some(day("2026-06-30")));
    journal.press("ctrl-u");
    journal.type_text("8 july");
    journal.must_see(&["Its usual stays as it is."]);
    journal.tick();
    assert_eq!(the_arc(&journal), was);
    journal.press("ctrl-u");
    journal.type_text("2 july");
    journal.press("esc");
    journal.tick();
    assert_eq!(usual(&journal), Some(day("2026-07-01")));
    journal.press("u");
    assert_eq!(the_arc(&journal), was);
}

#[test]
fn what_cannot_be_read_in_a_change_leaves_the_rest_alone() {
    let mut journal = list(&on_the_way());
    journal.press("e tab ctrl-u");
    journal.type_text("some day");
    journal.press("tab tab tab ctrl-u");
    journal.type_text("The long one");
    journal.press("esc");
    journal.tick();
    let arc = the_arc(&journal);
    assert_eq!((arc.name.as_str(), arc.start), ("The long one", day("2026-07-08")));
    assert_eq!(journal.notice(), "First day was left as it was; the rest is kept.");
}

#[test]
fn the_days_of_the_markers_can_be_told_later_and_taken_out_again() {
    let mut journal = list(&on_the_way());
    journal.press("e tab tab ctrl-u");
    journal.type_text("20 july");
    journal.press("tab");
    journal.type_text("2026-07-30");
    journal.must_see(&["is still ahead. A marker is today or before."]);
    journal.press("ctrl-u");
    journal.type_text("7 july");
    journal.must_see(&["! That is before the first day of the arc."]);
    journal.press("ctrl-u");
    journal.type_text("yesterday");
    journal.press("esc");
    journal.tick();
    let marked = |journal: &Journal| (the_arc(journal).first_easy_run, the_arc(journal).training_as_usual);
    assert_eq!(marked(&journal), (Some(day("2026-07-20")), Some(day("2026-07-28"))));
    journal.press("e tab tab ctrl-u esc");
    journal.tick();
    assert_eq!(marked(&journal), (None, Some(day("2026-07-28"))));
    journal.press("u u");
    assert_eq!(marked(&journal), (Some(day("2026-07-22")), None));
}

#[test]
fn an_arc_does_not_begin_after_it_was_put_down_or_after_its_markers() {
    let mut journal = list(&on_the_way());
    journal.press("e tab ctrl-u");
    journal.type_text("23 july");
    journal.must_see(&["! A marker below is before that day."]);
    journal.press("esc");
    journal.tick();
    assert_eq!(the_arc(&journal).start, day("2026-07-08"));
    assert_eq!(journal.notice(), "First day was left as it was; the rest is kept.");
    journal.press("enter p esc e tab ctrl-u");
    journal.press("tab ctrl-u shift-tab");
    journal.type_text("yesterday");
    journal.press("esc");
    journal.tick();
    assert_eq!((the_arc(&journal).start, the_arc(&journal).first_easy_run), (day("2026-07-28"), None));
}

#[test]
fn the_easy_time_is_counted_from_the_race_where_the_arc_has_another_first_day() {
    let mut journal = list(&on_the_way());
    journal.press("e tab ctrl-u");
    journal.type_text("1 july");
    journal.press("esc");
    journal.tick();
    journal.press("enter");
    let page = journal.whole_page();
    assert!(page.contains("Today is day 21."), "{page}");
    assert!(page.contains("day 28"), "{page}");
}

#[test]
fn an_arc_is_declared_from_the_palette_anywhere() {
    let mut journal = Journal::at(EVENING);
    journal.press("2 :");
    journal.type_text("declare");
    journal.press("enter");
    journal.must_see(&["What began it"]);
    journal.press("b esc");
    journal.tick();
    assert_eq!(history(&journal).arcs[0].kind, ArcKind::Burnout);
    assert!(journal.notice().contains("An arc is open: Burnout."), "{}", journal.notice());
}

#[test]
fn the_story_of_a_race_leads_to_its_arc_or_opens_one() {
    let mut changes = on_the_way();
    changes.retain(|change| !matches!(change, Change::OpenArc(_) | Change::PutTry(_)));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("2");
    journal.choose("Two Rivers 100");
    journal.press("enter v");
    assert_eq!(
        journal.notice(),
        "An arc is open: Two Rivers 100. From here the check-ins tell when you are back."
    );
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    journal.must_see(&["Two Rivers 100   setback race, Wed 8 Jul 2026", "mind back on day 15-17"]);
    let arc = history(&journal).arcs.remove(0);
    assert_eq!((arc.kind, arc.races.len()), (ArcKind::SetbackRace, 1));
    // The next time it only leads there.
    journal.press("esc v");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    assert_eq!((names(&journal).len(), journal.notice().as_str()), (1, ""));
    journal.press("u");
    assert_eq!(names(&journal), Vec::<String>::new());
    journal.must_see(&["This arc is in the trash, or was destroyed."]);
    journal.press("r t p m e d y esc");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
}

#[test]
fn another_race_joins_the_open_arc_only_when_asked_twice() {
    let mut journal = Journal::holding(EVENING, &on_the_way());
    journal.press("2");
    journal.choose("Harbour Ten");
    journal.press("enter v");
    assert!(journal.notice().contains("The arc of Two Rivers 100 is open"), "{}", journal.notice());
    assert_eq!(the_arc(&journal).races.len(), 1);
    journal.press("down v");
    assert_eq!(the_arc(&journal).races.len(), 1, "another key between takes the question back");
    journal.press("v");
    assert_eq!(the_arc(&journal).races.len(), 2);
    assert_eq!(journal.notice(), "Harbour Ten has joined the arc of Two Rivers 100. u takes it out again.");
    assert!(journal.whole_page().contains("it joined"), "{}", journal.whole_page());
    journal.press("u");
    assert_eq!(journal.notice(), "Out of the arc of Two Rivers 100 again: Harbour Ten");
    assert_eq!(the_arc(&journal).races.len(), 1);
    assert!(!journal.whole_page().contains("it joined"), "{}", journal.whole_page());
}

#[test]
fn a_race_that_is_still_ahead_has_no_way_back_yet() {
    let mut journal = Journal::holding(EVENING, &[put_race(race(1, "Harbour Ten", "2026-08-19"))]);
    journal.press("2 v enter v");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    assert_eq!(history(&journal).arcs, []);
}

#[test]
fn a_debrief_that_calls_the_race_a_setback_says_that_an_arc_is_open() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal.finish();
    assert_eq!(
        journal.notice(),
        "An arc is open: from here the check-ins tell when you are back. v shows it, P the bounce plan."
    );
    journal.press("v");
    journal.must_see(&["Two Rivers   setback race, Tue 28 Jul 2026"]);
}

/// Looks back at a race of yesterday and calls it a setback, up to the last question.
fn called_a_setback() -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal
}

#[test]
fn an_arc_in_the_trash_is_not_called_open_when_the_debrief_is_finished_again() {
    let mut journal = called_a_setback();
    journal.finish();
    journal.press("v d");
    assert_eq!(names(&journal), Vec::<String>::new());
    journal.press("E");
    journal.finish();
    assert_eq!((journal.notice().as_str(), names(&journal).len()), ("", 0));
    journal.must_not_see(&["The way back"]);
    // Back from the trash, it is open, and that is said again.
    journal.press("u");
    assert_eq!(names(&journal), ["Two Rivers"]);
    journal.press("E");
    journal.finish();
    assert!(journal.notice().contains("An arc is open"), "{}", journal.notice());
}

#[test]
fn an_arc_that_has_closed_is_not_called_open_when_the_debrief_is_finished_again() {
    let mut journal = called_a_setback();
    journal.finish();
    journal.press("v p esc E");
    journal.finish();
    assert_eq!(journal.notice(), "");
    journal.must_see(&["The way back  put down by you, closed on day 1 · mind"]);
}

#[test]
fn an_arc_is_called_open_when_the_disk_has_it() {
    let mut journal = called_a_setback();
    journal.disk_is_slow();
    journal.finish();
    assert_eq!(journal.notice(), "");
    journal.disk_works();
    assert!(journal.notice().contains("An arc is open"), "{}", journal.notice());
}

#[test]
fn the_story_of_a_race_tells_where_its_arc_stands() {
    let mut journal = Journal::holding(EVENING, &on_the_way());
    journal.press("2");
    journal.choose("Two Rivers 100");
    journal.press("enter");
    journal.must_see(&[
        "Setback       it felt like one",
        "The way back  on the way, day 21 · mind back on day 15-17 · body looks back",
        "              since day 19, one more check-in to be sure",
    ]);
    journal.press("v p esc");
    journal.must_see(&["The way back  put down by you, closed on day 21 · mind back on day 15-17"]);
    // A race without an arc has nothing to tell.
    journal.press("esc");
    journal.choose("Harbour Ten");
    journal.press("enter");
    journal.must_not_see(&["The way back"]);
    // On a wide screen it stands beside the list of races.
    journal.press("esc");
    journal.resize(200, 60);
    journal.choose("Two Rivers 100");
    journal.must_see(&["The way back  put down by you"]);
}

#[test]
fn a_race_in_the_trash_hides_its_arc_and_brings_it_back() {
    let mut journal = Journal::holding(EVENING, &on_the_way());
    journal.press("2");
    journal.choose("Two Rivers 100");
    journal.press("d");
    to_the_list(&mut journal);
    journal.must_see(&["No arc is here yet."]);
    journal.press("u");
    journal.must_see(&["› Two Rivers 100"]);
    // Another race of it in the trash is told no more.
    journal.press("esc 2");
    journal.choose("Harbour Ten");
    journal.press("d");
    to_the_list(&mut journal);
    journal.must_see(&["Next start line  not yet"]);
    journal.must_not_see(&["Harbour"]);
}
