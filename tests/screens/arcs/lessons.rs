//! The lesson that helped: found by typing, marked, taken back, shown where the arc is told of.

use secondwind::domain::change::Harvest;
use secondwind::domain::debrief::{Debrief, PackStamp, QuestionKey};
use secondwind::domain::id::{DebriefId, LessonId};
use secondwind::domain::lesson::{Lesson, Verb};

use super::*;

/// A debrief of a race, in the evening after it, with these lessons; the later race has the later ones.
fn taught(race: Race, lessons: &[(Verb, &str, &str)]) -> Change {
    let number = race.id.0.as_u128();
    let at = at(race.date);
    let debrief = Debrief {
        id: DebriefId(Uuid::from_u128(0x2_0000 + number)),
        race: race.id,
        mode: "cold_full".to_owned(),
        pack: PackStamp { id: "core".to_owned(), version: 1 },
        started: at,
        finished: Some(at),
        at: None,
        open_in: None,
    };
    let lessons = (1..).zip(lessons).map(|(place, (verb, text, trigger))| {
        let lesson = Lesson {
            race: Some(race.id),
            debrief: Some(debrief.id),
            trigger: (*trigger).to_owned(),
            sure: Some(4),
            ..Lesson::new(LessonId(Uuid::from_u128(0x3_0000 + number * 0x100 + place)), *verb, *text, at)
        };
        (QuestionKey::about("lesson.lines", place.to_string()), lesson)
    });
    Change::Finish(Box::new(Harvest {
        lessons: lessons.collect(),
        debrief: debrief.clone(),
        race_before: Some(race.clone()),
        race,
        feelings: Vec::new(),
        causes: Vec::new(),
        wins: Vec::new(),
        goals: Vec::new(),
        uses: Vec::new(),
        verdicts: Vec::new(),
        steps: Vec::new(),
        people: Vec::new(),
        arc: None,
    }))
}

/// The way back from Two Rivers, which has taught two lessons; an older race has taught two others, and a later one has taught one.
fn with_lessons() -> Vec<Change> {
    let mut changes = on_the_way();
    let of = |number: u128| {
        changes.iter().find_map(|change| match change {
            Change::PutRace { race, .. } if race.id.0.as_u128() == 0x1000 + number => {
                Some(race.as_ref().clone())
            }
            _ => None,
        })
    };
    let (two_rivers, harbour) = (of(1).expect("a race"), of(2).expect("a race"));
    let park = race(9, "Ellery Park Half 三十公里", "2026-03-01");
    let long = "Go out with the last wave, walk the first climb whatever the others do, drink at every table, and \
        only then look at the watch for the first time";
    changes.push(put_race(park.clone()));
    changes.extend([
        taught(
            park,
            &[
                (Verb::Keep, "Start in the third row, not the first.", ""),
                (Verb::Stop, "Racing to prove that I am back.", "If I want to enter, then I ask Ruth first."),
            ],
        ),
        taught(
            two_rivers,
            &[
                (Verb::Change, "Cool early, before it is needed.", "If it is 20 degrees, then ice at noon."),
                (Verb::Start, long, "If the gun goes, then I count to sixty before I move."),
            ],
        ),
        taught(harbour, &[(Verb::Keep, "An easy ten after a hard hundred.", "")]),
    ]);
    changes
}

/// The page of the arc that is on its way, in a journal with lessons.
fn page() -> Journal {
    let mut journal = list(&with_lessons());
    journal.press("enter");
    journal
}

fn marked(journal: &Journal) -> Option<String> {
    the_arc(journal).lesson_told().map(|(_, text)| text.to_owned())
}

/// The texts of the rows of the picker, from the top, as far as they are seen.
fn offered(journal: &Journal) -> Vec<String> {
    let screen = journal.screen();
    let rows = screen.lines().filter(|row| row.contains('□') || row.contains('■'));
    rows.map(|row| row.trim_start_matches(['›', ' ']).chars().take(26).collect()).collect()
}

#[test]
fn the_lessons_of_the_arcs_own_race_come_first_then_the_newest() {
    let mut journal = page();
    assert!(journal.whole_page().contains("helpful lesson                 none yet; L marks one"));
    journal.press("L");
    assert_eq!(
        offered(&journal),
        [
            "□ start   Go out with the ",
            "□ change  Cool early, befo",
            "□ keep    An easy ten afte",
            "□ stop    Racing to prove ",
            "□ keep    Start in the thi",
        ]
    );
    journal.must_see(&["The lesson · Two Rivers 100", "Which lesson helped?"]);
    // The selected one is told as a whole, below.
    journal.press("down");
    journal.must_see(&[
        "› □ change  Cool early, before it is needed.",
        "If it is 20 degrees, then ice at noon.",
        "Two Rivers 100, 8 Jul 2026",
    ]);
}

#[test]
fn a_lesson_is_found_by_typing_marked_and_shown_wherever_the_arc_is_told_of() {
    let mut journal = page();
    journal.press("L");
    journal.type_text("prove");
    assert_eq!(offered(&journal), ["□ stop    Racing to prove "]);
    journal.press("enter");
    assert_eq!(journal.notice(), "Marked as the lesson that helped: Racing to prove that I am back.");
    assert_eq!(marked(&journal).as_deref(), Some("Racing to prove that I am back."));
    let page = journal.whole_page();
    assert!(page.contains("helpful lesson     stop        Racing to prove that I am back."), "{page}");
    journal.press("esc");
    journal.must_see(&["The lesson       stop: Racing to prove that I am back."]);
    // On the timeline, below the race that began it and below what marks the arc.
    journal.press("esc 3");
    journal.resize(120, 40);
    for _ in 0..12 {
        journal.press("left");
        if journal.sees("× Two Rivers 100") {
            break;
        }
    }
    journal.must_see(&["× Two Rivers 100", "Lesson  stop: Racing to prove that I am back. (it helped)"]);
    journal.press("right");
    journal.must_see(&["Lesson  stop: Racing to prove that I am back. (it helped)"]);
}

#[test]
fn the_lesson_that_helped_is_not_told_twice_of_its_own_race() {
    let mut journal = page();
    journal.press("L");
    journal.type_text("cool");
    journal.press("enter 3");
    journal.resize(120, 40);
    for _ in 0..12 {
        journal.press("left");
        if journal.sees("× Two Rivers 100") {
            break;
        }
    }
    journal.must_see(&["Lesson  change: Cool early, before it is needed. (it helped)"]);
    journal.must_not_see(&["Lesson  If it is 20 degrees"]);
}

#[test]
fn the_same_key_takes_the_mark_back_and_undo_takes_back_either() {
    let mut journal = page();
    journal.press("L down enter");
    assert_eq!(marked(&journal).as_deref(), Some("Cool early, before it is needed."));
    // The marked one is selected when the lessons are opened again.
    journal.press("L");
    journal.must_see(&["› ■ change  Cool early", "marked; Enter takes that back"]);
    journal.press("enter");
    assert_eq!(journal.notice(), "Not marked any more: Cool early, before it is needed.");
    assert_eq!(marked(&journal), None);
    journal.press("u");
    assert_eq!(marked(&journal).as_deref(), Some("Cool early, before it is needed."));
    journal.press("u");
    assert_eq!(marked(&journal), None);
    // Another one takes the place of the one that was marked.
    journal.press("L enter L");
    journal.type_text("third");
    journal.press("enter");
    assert_eq!(marked(&journal).as_deref(), Some("Start in the third row, not the first."));
    journal.press("u");
    assert!(marked(&journal).expect("a lesson").starts_with("Go out with the last wave"));
}

#[test]
fn lessons_are_found_by_their_trigger_and_by_their_race_too_and_what_fits_nothing_marks_nothing() {
    let mut journal = page();
    journal.press("L");
    journal.type_text("ruth");
    assert_eq!(offered(&journal), ["□ stop    Racing to prove "]);
    journal.press("ctrl-u");
    journal.type_text("ellery");
    assert_eq!(offered(&journal).len(), 2);
    journal.type_text("x");
    journal.must_see(&["No lesson has these words."]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::ArcLesson(_)), "{}", journal.screen());
    journal.press("backspace");
    assert_eq!(offered(&journal).len(), 2);
    journal.press("ctrl-u");
    assert_eq!(offered(&journal).len(), 5);
    journal.paste("thir");
    assert_eq!(offered(&journal), ["□ keep    Start in the thi"]);
    journal.press("esc");
    assert_eq!(marked(&journal), None);
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
}

#[test]
fn a_click_selects_a_lesson_and_another_one_marks_it() {
    let mut journal = page();
    journal.press("L");
    journal.click("An easy ten");
    journal.must_see(&["› □ keep    An easy ten after a hard hundred."]);
    journal.click("An easy ten");
    assert_eq!(marked(&journal).as_deref(), Some("An easy ten after a hard hundred."));
}

#[test]
fn a_journal_without_lessons_says_where_they_come_from() {
    let mut journal = one_arc();
    journal.press("L");
    journal.must_see(&["No lesson is here yet. Looking back at a race makes them"]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::ArcLesson(_)), "{}", journal.screen());
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
}

#[test]
fn a_lesson_whose_debrief_is_in_the_trash_is_neither_shown_nor_offered() {
    let mut journal = page();
    journal.press("L down enter esc esc 2");
    journal.choose("Two Rivers 100");
    journal.press("enter D v");
    assert!(!journal.whole_page().contains("Cool early"), "{}", journal.whole_page());
    journal.press("L");
    assert_eq!(offered(&journal).len(), 3);
    journal.press("esc u");
    assert!(journal.whole_page().contains("Cool early"), "{}", journal.screen());
}

#[test]
fn a_mark_of_a_lesson_in_one_window_leaves_the_mark_of_the_other() {
    let mut one = Journal::on_disk(EVENING);
    one.begin("Short debrief");
    one.tell_facts("Two Rivers", "yesterday", "2");
    one.go_to("feel like a setback");
    one.pick("yes");
    one.go_to("hand one line to yourself");
    one.type_text("Cool early");
    one.finish();
    one.press("v L");
    let mut other = one.another_window();
    to_the_list(&mut other);
    other.press("enter t");
    one.press("enter");
    let arc = history(&one).arcs.remove(0);
    assert_eq!(
        (arc.lesson_told(), arc.training_as_usual),
        (Some((Verb::Keep, "Cool early")), Some(day("2026-07-29")))
    );
    other.input(secondwind::app::effect::Input::Focus);
    assert!(other.whole_page().contains("Cool early"), "{}", other.screen());
    // With the lessons open in one window, the arc goes to the trash in the other.
    one.press("L");
    other.press("d");
    one.input(secondwind::app::effect::Input::Focus);
    one.must_see(&["This arc is in the trash, or was destroyed."]);
    one.press("enter esc");
}

#[test]
fn the_lessons_at_every_size() {
    let mut journal = page();
    journal.press("L down enter L");
    for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        snapshots::accept("arc_lessons", (columns, rows), &mut journal);
    }
    journal.press("up");
    snapshots::accept("arc_lessons_long", (60, 18), &mut journal);
    journal.type_text("first");
    snapshots::accept("arc_lessons_search", (80, 24), &mut journal);
    journal.press("esc");
    snapshots::accept("arc_lesson_marked", (120, 40), &mut journal);
}
