//! Lessons that went along to a race: which are asked about, and whose word on them counts.

use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::lesson::{LessonUse, UseVerdict};
use secondwind::domain::story::ShownLesson;
use secondwind::store::Store;

use crate::sample::{
    debrief_id, evening, finish, finished_race, harvest, lesson_id, put_race, race, race_id, taught, trash,
};

/// Race 9 is ahead; the races 1 to 3 have taught a lesson each.
fn journal(shown: &[u128]) -> Store {
    let mut store = Store::in_memory().expect("opens");
    let lessons = shown.iter().map(|number| lesson_id(*number)).collect();
    store
        .apply(&[
            taught(1, "Start slow"),
            taught(2, "Eat early"),
            taught(3, "Go easy uphill"),
            put_race(race(9, "2026-05-17")),
            Change::ShowLessons { race: race_id(9), lessons, at: evening(15) },
        ])
        .expect("saved");
    store
}

fn told(shown: Vec<ShownLesson>) -> Vec<(String, Option<UseVerdict>, u32)> {
    let one = |shown: ShownLesson| (shown.lesson.text, shown.said.map(|(verdict, _)| verdict), shown.forgot);
    shown.into_iter().map(one).collect()
}

/// What a debrief of race 9 is told of the lessons that were shown.
fn asked(store: &Store, debrief: u128) -> Vec<(String, Option<UseVerdict>, u32)> {
    told(store.background(race_id(9), debrief_id(debrief)).expect("readable").shown)
}

/// What the story of race 9 tells.
fn story(store: &Store) -> Vec<(String, Option<UseVerdict>, u32)> {
    told(store.race_story(race_id(9)).expect("readable").expect("there").carried)
}

fn says(debrief: u128, uses: &[(u128, UseVerdict)]) -> Change {
    let plain = harvest(debrief, finished_race(9, "2026-05-17"));
    let uses = uses.iter().map(|(lesson, verdict)| (lesson_id(*lesson), *verdict)).collect();
    finish(&Harvest { uses, ..plain })
}

fn by_hand(lesson: u128, race: u128, verdict: UseVerdict) -> Change {
    Change::PutUse(LessonUse {
        lesson: lesson_id(lesson),
        race: race_id(race),
        debrief: None,
        verdict,
        at: evening(19),
    })
}

fn row(text: &str, verdict: Option<UseVerdict>, forgot: u32) -> (String, Option<UseVerdict>, u32) {
    (text.to_owned(), verdict, forgot)
}

#[test]
fn a_debrief_is_told_what_others_have_said_and_the_story_what_stands() {
    let mut store = journal(&[2, 1]);
    assert_eq!(asked(&store, 20), [row("Start slow", None, 0), row("Eat early", None, 0)]);
    store.apply(&[says(20, &[(1, UseVerdict::Helped)])]).expect("saved");
    assert_eq!(asked(&store, 20)[0], row("Start slow", None, 0), "its own answer stands with its answers");
    assert_eq!(asked(&store, 21)[0], row("Start slow", Some(UseVerdict::Helped), 0));
    assert_eq!(story(&store)[0], row("Start slow", Some(UseVerdict::Helped), 0));
    store.apply(&[says(21, &[(1, UseVerdict::Forgot)])]).expect("saved");
    assert_eq!(story(&store)[0], row("Start slow", Some(UseVerdict::Forgot), 0));
    store.apply(&[says(21, &[])]).expect("saved");
    assert_eq!(story(&store)[0], row("Start slow", None, 0));
}

#[test]
fn races_in_which_a_lesson_was_forgotten_are_counted_without_this_one() {
    let mut store = journal(&[1]);
    store
        .apply(&[
            by_hand(1, 2, UseVerdict::Forgot),
            by_hand(1, 3, UseVerdict::Forgot),
            by_hand(1, 9, UseVerdict::Forgot),
            by_hand(2, 3, UseVerdict::Forgot),
        ])
        .expect("saved");
    assert_eq!(asked(&store, 20), [row("Start slow", Some(UseVerdict::Forgot), 2)]);
    store.apply(&[trash(Item::Race(race_id(3)))]).expect("saved");
    assert_eq!(asked(&store, 20)[0].2, 1);
}

#[test]
fn a_lesson_in_the_trash_is_not_asked_and_what_was_said_of_it_comes_back_with_it() {
    let mut store = journal(&[1, 2]);
    store.apply(&[says(20, &[(1, UseVerdict::Helped), (2, UseVerdict::Partly)])]).expect("saved");
    store.apply(&[trash(Item::Lesson(lesson_id(1)))]).expect("saved");
    assert_eq!(asked(&store, 20), [row("Eat early", None, 0)]);
    store.apply(&[says(20, &[(2, UseVerdict::Partly)])]).expect("saved");
    store.apply(&[Change::Restore(Item::Lesson(lesson_id(1)))]).expect("saved");
    assert_eq!(
        story(&store),
        [row("Start slow", Some(UseVerdict::Helped), 0), row("Eat early", Some(UseVerdict::Partly), 0)]
    );
    store.apply(&[trash(Item::Lesson(lesson_id(1))), Change::EmptyTrash]).expect("saved");
    store.apply(&[says(20, &[(1, UseVerdict::Helped), (2, UseVerdict::Partly)])]).expect("saved");
    assert_eq!(story(&store), [row("Eat early", Some(UseVerdict::Partly), 0)]);
}

#[test]
fn a_part_of_another_lesson_is_asked_as_the_whole_and_the_word_on_the_whole_takes_its_place() {
    let mut store = journal(&[1, 2]);
    store.apply(&[says(20, &[(2, UseVerdict::Helped)])]).expect("saved");
    store.apply(&[Change::MergeLesson { lesson: lesson_id(2), into: Some(lesson_id(1)) }]).expect("saved");
    // What it had said of the part, this very debrief is told of the whole.
    assert_eq!(asked(&store, 20), [row("Start slow", Some(UseVerdict::Helped), 0)]);
    store.apply(&[says(20, &[])]).expect("saved");
    assert_eq!(story(&store), [row("Start slow", Some(UseVerdict::Helped), 0)]);
    store.apply(&[says(20, &[(1, UseVerdict::NoHelp)])]).expect("saved");
    assert_eq!(story(&store), [row("Start slow", Some(UseVerdict::NoHelp), 0)]);
    store.apply(&[says(20, &[])]).expect("saved");
    assert_eq!(story(&store), [row("Start slow", None, 0)], "the part says nothing on its own any more");
}

#[test]
fn a_lesson_that_was_used_without_having_been_shown_is_told_in_the_story_only() {
    let mut store = journal(&[1]);
    store.apply(&[by_hand(3, 9, UseVerdict::Helped)]).expect("saved");
    assert_eq!(asked(&store, 20), [row("Start slow", None, 0)]);
    assert_eq!(
        story(&store),
        [row("Start slow", None, 0), row("Go easy uphill", Some(UseVerdict::Helped), 0)]
    );
}
