//! Writing a lesson, and changing one.

use secondwind::app::screens::lesson_form::LessonForm;
use secondwind::domain::lesson::RaceCondition;
use secondwind::domain::race::RaceKind;

use super::*;

fn with_form(form: LessonForm) -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.state.shared.open(form);
    journal.input(Input::Focus);
    journal
}

fn all(journal: &Journal) -> Vec<Lesson> {
    journal.store().lessons().expect("readable").into_iter().map(|told| told.lesson).collect()
}

#[test]
fn a_lesson_is_written_on_its_own_from_first_to_last_field() {
    let mut journal = Journal::at(EVENING);
    journal.press(":");
    journal.type_text("new lesson");
    journal.press("enter");
    journal.type_text("Eat every twenty minutes");
    journal.press("tab");
    journal.type_text("If the watch beeps, then I will eat");
    journal.press("tab 4 tab");
    journal.type_text("heat");
    journal.must_see(&["Takes: "]);
    journal.press("tab");
    journal.type_text("tr");
    journal.press("tab");
    journal.type_text("50 km");
    journal.press("tab");
    journal.type_text("hilly hot");
    journal.press("esc");
    assert_eq!(journal.notice(), "Written down: Eat every twenty minutes");
    let written = all(&journal).remove(0);
    assert_eq!((written.verb, written.text.as_str()), (Verb::Keep, "Eat every twenty minutes"));
    assert_eq!(written.trigger, "If the watch beeps, then I will eat");
    assert_eq!((written.sure, written.scope.kind), (Some(4), Some(RaceKind::Trail)));
    assert!(written.cause.is_some());
    assert_eq!(written.scope.distance, Some(Metres(50_000.0)));
    assert_eq!(written.scope.conditions, [RaceCondition::Hot, RaceCondition::Hilly]);
    journal.press("u");
    assert_eq!(all(&journal), []);
}

#[test]
fn what_is_typed_is_kept_before_the_form_is_left() {
    let mut journal = with_form(LessonForm::default());
    journal.type_text("Sleep before");
    journal.tick();
    assert_eq!(all(&journal)[0].text, "Sleep before");
}

#[test]
fn a_lesson_for_a_cause_begins_with_its_starter() {
    let mut journal = with_form(LessonForm::for_cause("pacing_start"));
    journal.must_see(&["change", "Started too fast", "If the first kilometres feel too easy, then I will"]);
    // Nothing was typed: it is left without a word.
    let mut empty = journal;
    empty.press("esc");
    assert_eq!((all(&empty), empty.notice()), (vec![], String::new()));
    journal = with_form(LessonForm::for_cause("pacing_start"));
    journal.type_text("Hold back");
    journal.press("esc");
    let written = all(&journal).remove(0);
    assert_eq!((written.verb, written.cause.as_deref()), (Verb::Change, Some("pacing_start")));
    assert!(written.trigger.starts_with("If the first kilometres feel too easy"));
}

#[test]
fn without_its_line_a_lesson_is_not_kept_and_that_is_told_once() {
    let mut journal = with_form(LessonForm::default());
    journal.press("tab");
    journal.type_text("If it rains, then I will smile");
    journal.press("esc");
    assert_eq!(
        journal.notice(),
        "To be kept, a lesson needs its line. Esc Ctrl-S once more leaves without it."
    );
    journal.must_see(&["› The lesson"]);
    journal.press("esc");
    assert_eq!(all(&journal), []);
    journal.must_see(&["Saturday"]);
}

#[test]
fn one_sitting_is_one_line_of_its_history_and_none_where_the_words_end_as_they_were() {
    let mut journal = page_of(2, &a_year());
    let earlier = |journal: &Journal| -> Vec<String> {
        story(journal, 2).events.into_iter().filter_map(|event| event.was).map(|was| was.text).collect()
    };
    journal.press("e");
    journal.type_text("!");
    journal.tick();
    journal.type_text("!!");
    journal.tick();
    assert_eq!(earlier(&journal), ["Cool early, before it is needed"]);
    journal.press("backspace backspace backspace");
    journal.tick();
    assert_eq!(earlier(&journal), [""; 0]);
    journal.type_text(" at all");
    journal.press("tab");
    journal.type_text("If it is warm, then I will");
    journal.press("esc");
    assert_eq!(earlier(&journal), ["Cool early, before it is needed"]);
    assert!(journal.whole_page().contains("reworded; before:"));
    journal.press("e");
    journal.type_text(", really");
    journal.press("esc");
    assert_eq!(
        earlier(&journal),
        ["Cool early, before it is needed", "Cool early, before it is needed at all"]
    );
    journal.press("u u");
    assert_eq!(earlier(&journal), [""; 0]);
    assert_eq!(story(&journal, 2).lesson.text, "Cool early, before it is needed");
}

#[test]
fn for_which_races_it_is_is_no_matter_of_its_words() {
    let mut journal = page_of(2, &a_year());
    journal.press("e end tab tab tab tab");
    journal.type_text("road");
    journal.press("esc");
    let told = story(&journal, 2);
    assert_eq!(told.lesson.scope.kind, Some(RaceKind::Road));
    assert!(told.events.iter().all(|event| event.was.is_none()));
    journal.must_see(&["Road"]);
}

#[test]
fn what_cannot_be_read_is_told_and_leaves_what_was_there() {
    let mut journal = page_of(1, &a_year());
    journal.press("e tab tab tab ctrl-u");
    journal.type_text("xyzzy");
    journal.must_see(&["! No cause has these letters."]);
    journal.press("tab tab");
    journal.type_text("far");
    journal.press("tab");
    journal.type_text("foggy");
    journal.must_see(&["“foggy” is not known here."]);
    journal.press("shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab ctrl-u");
    journal.must_see(&["! A lesson needs its line; without one it stays as it was."]);
    journal.press("esc");
    assert_eq!(journal.notice(), "“The lesson” was left as it was; the rest is kept.");
    let lesson = story(&journal, 1).lesson;
    assert_eq!((lesson.text.as_str(), lesson.cause.as_deref()), (START, Some("pacing_start")));
    assert_eq!((lesson.scope.distance, lesson.scope.conditions), (None, vec![]));
}

#[test]
fn two_windows_that_change_one_lesson_keep_each_others_fields() {
    let mut one = Journal::on_disk(EVENING);
    one.state.shared.open(LessonForm::default());
    one.input(Input::Focus);
    one.type_text("Hold back early");
    one.press("esc");
    let mut two = one.another_window();
    let lesson = all(&one).remove(0);
    for journal in [&mut one, &mut two] {
        journal.state.shared.open(LessonForm::of(lesson.clone()));
        journal.input(Input::Focus);
    }
    one.type_text(", very early");
    one.tick();
    two.press("tab");
    two.type_text("If it feels easy, then I will wait");
    two.press("esc");
    one.press("tab tab 5 esc");
    let told = all(&two).remove(0);
    assert_eq!(told.text, "Hold back early, very early");
    assert_eq!((told.trigger.as_str(), told.sure), ("If it feels easy, then I will wait", Some(5)));
}
