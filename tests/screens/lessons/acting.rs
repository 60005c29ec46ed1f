//! What is done with the selected lesson, and what happens to the list meanwhile.

use secondwind::app::screens::Screen;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::id::LessonEventId;
use secondwind::domain::lesson::{LessonEvent, LessonEventKind, Occasion};
use secondwind::store::Store;
use uuid::Uuid;

use super::sample::{EVENING, Finder, changes, journal, lesson_id};
use super::typing::{open_lesson, selected};
use crate::harness::Journal;

#[test]
fn a_lesson_is_pinned_unpinned_and_that_is_taken_back() {
    let mut journal = journal();
    journal.press("4 /");
    journal.type_text("taper");
    journal.press("esc p");
    assert!(journal.notice().contains("Pinned: Two weeks of taper"), "{}", journal.notice());
    assert!(selected(&journal).contains("▲ change"), "{}", journal.screen());
    journal.press("p");
    assert!(!selected(&journal).contains('▲'), "{}", journal.screen());
    journal.press("u");
    assert!(selected(&journal).contains("▲ change"), "{}", journal.screen());
}

#[test]
fn a_deleted_lesson_leaves_the_selection_in_its_place_and_undo_brings_it_back() {
    let mut journal = journal();
    journal.press("4 down");
    assert!(selected(&journal).contains("Stop banking time"));
    journal.press("d");
    assert!(journal.notice().contains("In the trash: Stop banking time"), "{}", journal.notice());
    journal.must_see(&["13 lessons"]);
    assert!(selected(&journal).contains("Ask for help early"), "{}", journal.screen());
    journal.press("u");
    journal.must_see(&["14 lessons", "Stop banking time"]);
}

#[test]
fn a_lesson_is_edited_and_a_new_one_begun() {
    let mut journal = journal();
    journal.press("4 e");
    match journal.state.screen() {
        Screen::LessonForm(form) => {
            assert_eq!(form.original.as_ref().map(|lesson| lesson.id), Some(lesson_id(2)));
        }
        _ => panic!("no form:\n{}", journal.screen()),
    }
    let mut journal = self::journal();
    journal.press("4 +");
    match journal.state.screen() {
        Screen::LessonForm(form) => assert_eq!(form.original, None),
        _ => panic!("no form:\n{}", journal.screen()),
    }
}

#[test]
fn the_selected_lesson_says_when_it_comes_back_or_why_it_does_not() {
    let event = LessonEvent {
        id: LessonEventId(Uuid::from_u128(1)),
        lesson: lesson_id(10),
        kind: LessonEventKind::StillTrue,
        occasion: Occasion::CameBack,
        was: None,
        at: "2026-11-20T08:00:00+01:00".parse().expect("a moment"),
    };
    let mut told = changes();
    told.push(Change::LogLesson(event));
    let mut journal = Journal::holding(EVENING, &told).found_by(Finder::default().answering()).sized(120, 40);
    for (word, back) in [
        ("taper", "from 11 Dec 2026 on"),
        ("banking", "due; Today shows two a week"),
        ("evening", "no more; it is kept"),
        ("dark", "not by itself while it rests"),
    ] {
        journal.press("4 / ctrl-u");
        journal.type_text(word);
        journal.must_see(&["Comes back  ", back]);
        journal.press("esc");
    }
}

#[test]
fn an_empty_journal_says_how_lessons_come_to_be() {
    let mut journal = Journal::at(EVENING);
    journal.press("4");
    journal.must_see(&["No lesson is here yet.", "n looks back at a", "+ writes a lesson"]);
    journal.press("+");
    assert!(matches!(journal.state.screen(), Screen::LessonForm(_)));
}

#[test]
fn more_is_asked_for_before_the_end_of_the_list_is_come_to() {
    let finder = Finder { more: 986, ..Finder::default() };
    let mut journal = Journal::holding(EVENING, &changes()).found_by(finder.answering());
    journal.press("4");
    journal.must_see(&["more than 400 lessons"]);
    for _ in 0..200 {
        journal.press("pagedown");
    }
    journal.must_see(&["Lesson number 985"]);
    assert!(selected(&journal).contains("Lesson number 985"), "{}", journal.screen());
    journal.press("home");
    assert!(selected(&journal).contains("Walk the first climb"));
    journal.press("/");
    journal.type_text("number");
    journal.must_see(&["more than 400 lessons"]);
}

#[test]
fn another_window_changes_the_journal_and_the_selection_stays_on_its_lesson() {
    let journal = Journal::on_disk(EVENING);
    let mut other = Store::open(&journal.folder().join("journal.db")).expect("the same journal");
    other.apply(&changes()).expect("saved");
    let mut journal = journal.found_by(Finder::default().answering());
    journal.press("4 down down down");
    let before = selected(&journal);
    assert!(before.contains("Sleep nine hours"), "{}", journal.screen());
    let at = EVENING.parse().expect("a moment");
    let gone = [2, 9, 14].map(|number| Change::Trash { item: Item::Lesson(lesson_id(number)), at });
    other.apply(&gone).expect("saved");
    journal.input(secondwind::app::effect::Input::Focus);
    journal.must_see(&["11 lessons"]);
    assert_eq!(selected(&journal), before);
}

#[test]
fn clicks_select_open_choose_and_put_the_cursor() {
    let mut journal = journal().sized(200, 60);
    journal.press("4");
    journal.click("Two weeks of taper");
    assert!(selected(&journal).contains("Two weeks of taper"));
    journal.click("□ finished");
    journal.must_see(&["/ outcome:finished", "■ finished"]);
    journal.click("Everything");
    journal.must_see(&["› Everything"]);
    journal.click("Lessons ›");
    journal.must_see(&["› Lessons"]);
    journal.click("outcome:finished");
    journal.type_text("taper ");
    journal.must_see(&["/ taper outcome:finished"]);
    journal.click("Two weeks of taper");
    assert_eq!(open_lesson(&journal), lesson_id(10));
}

#[test]
fn the_wheel_moves_the_list_and_the_page_survives_every_size() {
    let mut journal = journal().sized(60, 18);
    journal.press("4");
    journal.input(secondwind::app::effect::Input::Wheel(3));
    journal.must_not_see(&["▲ keep"]);
    for (columns, rows) in
        [(60, 18), (69, 19), (80, 24), (109, 30), (110, 30), (111, 40), (153, 40), (200, 60), (20, 5)]
    {
        for keys in ["", "tab", "tab", "f", "esc", "/", "esc"] {
            journal.press(keys);
            journal.resize(columns, rows);
            assert!(!journal.screen().is_empty());
        }
    }
}

#[test]
fn a_story_that_a_search_has_opened_is_read_from_the_found_words_on() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just write");
    let words = "The road goes on and on, and so do I. ".repeat(40);
    journal.answer("Write whatever is there", &format!("{words}At the quarry the heat stood still. {words}"));
    journal.tell_facts("Two Rivers 100", "2026-11-15", "2");
    journal.finish();
    journal.press("/");
    journal.type_text("quarry");
    journal.press("tab enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.must_see(&["At the quarry"]);
    journal.must_not_see(&["did not finish"]);
    let row = |journal: &Journal| journal.find("quarry").expect("the word").1;
    assert!(journal.style_of("quarry").add_modifier.contains(ratatui::style::Modifier::UNDERLINED));
    // However the rows break, the words stay in sight until the runner moves on.
    journal.resize(60, 18);
    journal.must_see(&["quarry"]);
    journal.resize(120, 40);
    journal.must_see(&["quarry"]);
    journal.resize(80, 24);
    let before = row(&journal);
    journal.press("up up");
    assert_eq!(row(&journal), before + 2);
    journal.press("home");
    journal.must_see(&["did not finish"]);
    journal.resize(60, 18);
    journal.must_not_see(&["quarry"]);
}
