//! Lessons: all of them, and the one that helped on the way back of an arc.

use secondwind::domain::arc::{ArcKind, HelpfulLesson, RecoveryArc};
use secondwind::domain::change::{Change, Item};
use secondwind::store::Store;

use crate::sample::{arc, day, debrief_id, lesson_id, race_id, taught, trash};

fn the_arc(store: &Store) -> RecoveryArc {
    store.history(None).expect("readable").arcs.remove(0)
}

#[test]
fn a_lesson_that_helped_is_told_with_its_words_while_it_is_not_in_the_trash() {
    let mut store = Store::in_memory().expect("opens");
    store
        .apply(&[
            taught(1, "Walk the first climb"),
            taught(2, "Eat early"),
            Change::OpenArc(Box::new(arc(1, ArcKind::Injury, day("2026-05-10")))),
        ])
        .expect("saved");
    let bare = the_arc(&store);
    let mark = |number: u128, base: &RecoveryArc| {
        let lesson = Some(HelpfulLesson { id: lesson_id(number), told: None });
        let arc = RecoveryArc { lesson, ..base.clone() };
        Change::PutArc { arc: Box::new(arc), base: Some(Box::new(base.clone())) }
    };
    let words = |store: &Store| the_arc(store).lesson_told().map(|(_, text)| text.to_owned());
    store.apply(&[mark(1, &bare)]).expect("saved");
    assert_eq!(words(&store).as_deref(), Some("Walk the first climb"));
    // In the trash, by itself or with its race, it is not shown; the arc knows it still.
    for item in [Item::Lesson(lesson_id(1)), Item::Race(race_id(1)), Item::Debrief(debrief_id(1))] {
        store.apply(&[trash(item)]).expect("saved");
        assert_eq!(words(&store), None, "{item:?}");
        assert_eq!(the_arc(&store).lesson.as_ref().map(|lesson| lesson.id), Some(lesson_id(1)));
        store.apply(&[Change::Restore(item)]).expect("saved");
        assert_eq!(words(&store).as_deref(), Some("Walk the first climb"));
    }
    // Another mark takes its place, and it comes back as it was though it lies in the trash.
    let marked = the_arc(&store);
    store.apply(&[trash(Item::Lesson(lesson_id(1))), mark(2, &marked)]).expect("saved");
    assert_eq!(words(&store).as_deref(), Some("Eat early"));
    let other = the_arc(&store);
    store.apply(&[Change::PutArc { arc: Box::new(marked), base: Some(Box::new(other)) }]).expect("saved");
    assert_eq!(the_arc(&store).lesson.as_ref().map(|lesson| lesson.id), Some(lesson_id(1)));
    // What is destroyed leaves nothing behind, and a window that has not seen that yet cannot mark it.
    store.apply(&[Change::EmptyTrash]).expect("saved");
    assert_eq!(the_arc(&store), bare);
    store.apply(&[mark(1, &bare)]).expect("saved");
    assert_eq!(the_arc(&store), bare);
}

#[test]
fn lessons_are_told_newest_first_with_their_races_and_those_in_the_trash_are_not() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[taught(1, "Walk the first climb"), taught(2, "Eat early")]).expect("saved");
    let told = |store: &Store| {
        let lessons = store.lessons().expect("readable").into_iter();
        lessons.map(|told| (told.lesson.text, told.race.expect("a race").0)).collect::<Vec<_>>()
    };
    let both = [("Eat early", "Race 2"), ("Walk the first climb", "Race 1")];
    assert_eq!(told(&store), both.map(|(text, race)| (text.to_owned(), race.to_owned())));
    store.apply(&[trash(Item::Lesson(lesson_id(2))), trash(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(told(&store), []);
}
