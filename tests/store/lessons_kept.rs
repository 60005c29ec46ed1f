//! Nothing of a lesson is lost: by finishing a debrief again, by merging, by the trash, by another window.

use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::id::LessonEventId;
use secondwind::domain::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonState, LessonUse, Occasion, UseVerdict,
};
use secondwind::domain::race::Race;
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{
    day, evening, finish, finished_race, harvest, lesson, lesson_id, put_race, race, race_id, taught, trash,
};

fn used(lesson: u128, race: u128, verdict: UseVerdict, on: u32) -> Change {
    let (lesson, race) = (lesson_id(lesson), race_id(race));
    Change::PutUse(LessonUse { lesson, race, debrief: None, verdict, at: evening(on) })
}

fn merge(lesson: u128, into: u128) -> Change {
    Change::MergeLesson { lesson: lesson_id(lesson), into: Some(lesson_id(into)) }
}

fn run(number: u128, date: &str) -> Race {
    finished_race(number, date)
}

/// The debrief of the first race with these lessons, line by line.
fn debrief(lines: &[(u128, &str)]) -> Harvest {
    let mut harvest = harvest(1, run(1, "2026-05-10"));
    let lessons = lines.iter().enumerate().map(|(place, (number, text))| {
        (QuestionKey::about("lesson.rule", (place + 1).to_string()), lesson(*number, text, &harvest))
    });
    harvest.lessons = lessons.collect();
    harvest
}

/// The same debrief, finished again with other lines.
fn again(lines: &[(u128, &str)]) -> Change {
    let harvest = debrief(lines);
    finish(&Harvest { race_before: Some(harvest.race.clone()), ..harvest })
}

fn texts(store: &Store) -> Vec<String> {
    let mut texts: Vec<String> =
        store.lessons().expect("readable").into_iter().map(|told| told.lesson.text).collect();
    texts.sort();
    texts
}

#[test]
fn an_answer_to_a_lesson_that_was_destroyed_meanwhile_keeps_nothing_else_from_being_saved() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[taught(1, "A"), trash(Item::Lesson(lesson_id(1))), Change::EmptyTrash]).expect("saved");
    let answer = Change::LogLesson(LessonEvent {
        id: LessonEventId(Uuid::from_u128(1)),
        lesson: lesson_id(1),
        kind: LessonEventKind::StillTrue,
        occasion: Occasion::CameBack,
        was: None,
        at: evening(20),
    });
    store.apply(&[answer, put_race(race(5, "2026-06-01"))]).expect("saved");
    assert_eq!(store.race_page(0, 9).expect("readable").total, 2);
}

#[test]
fn a_line_taken_out_of_a_debrief_leaves_each_lesson_its_own_life() {
    let mut store = Store::in_memory().expect("opens");
    let first = finish(&debrief(&[(1, "Start slow"), (2, "Eat early"), (3, "Sleep")]));
    let helped = used(1, 4, UseVerdict::Helped, 15);
    store.apply(&[first, put_race(run(4, "2026-05-14")), helped]).expect("saved");
    store.apply(&[again(&[(12, "Eat early"), (13, "Sleep")])]).expect("saved");
    assert_eq!(texts(&store), ["Eat early", "Sleep"]);
    let lives = |number: u128| {
        let page = store.lesson_story(lesson_id(number)).expect("readable");
        page.map(|page| (page.lesson.text.clone(), page.tally().uses()))
    };
    assert_eq!(lives(2), Some(("Eat early".to_owned(), 0)));
    assert_eq!(lives(3), Some(("Sleep".to_owned(), 0)));
    assert_eq!(lives(1), None, "it went with its line");
    // The line comes back, in another place, and with it what became of it.
    store.apply(&[again(&[(22, "Eat early"), (21, "Start slow")])]).expect("saved");
    assert_eq!(texts(&store), ["Eat early", "Start slow"]);
    let page = store.lesson_story(lesson_id(1)).expect("readable").expect("there");
    assert_eq!((page.lesson.text.as_str(), page.tally().helped), ("Start slow", 1));
}

#[test]
fn two_lines_that_change_places_and_one_that_is_written_anew_are_known_again() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[finish(&debrief(&[(1, "Start slow"), (2, "Eat early")]))]).expect("saved");
    store.apply(&[again(&[(12, "Eat early"), (11, "Start slow")])]).expect("saved");
    store.apply(&[again(&[(12, "Eat early and often"), (11, "Start slow")])]).expect("saved");
    let text = |number| store.lesson_story(lesson_id(number)).expect("readable").expect("there").lesson.text;
    assert_eq!((text(1).as_str(), text(2).as_str()), ("Start slow", "Eat early and often"));
}

#[test]
fn what_a_debrief_writes_over_the_runners_own_words_stays_in_the_history() {
    let mut store = Store::in_memory().expect("opens");
    let first = debrief(&[(1, "Start slow")]);
    let made = first.lessons[0].1.clone();
    let own = Lesson { text: "Start slower than slow".to_owned(), ..made.clone() };
    store
        .apply(&[finish(&first), Change::PutLesson { lesson: Box::new(own), base: Some(Box::new(made)) }])
        .expect("saved");
    // The same answer once more leaves the own words.
    store.apply(&[again(&[(1, "Start slow")])]).expect("saved");
    assert_eq!(texts(&store), ["Start slower than slow"]);
    store.apply(&[again(&[(1, "Start slowly")])]).expect("saved");
    assert_eq!(texts(&store), ["Start slowly"]);
    let page = store.lesson_story(lesson_id(1)).expect("readable").expect("there");
    let was = page.events.iter().filter_map(|event| Some(event.was.as_ref()?.text.as_str()));
    assert_eq!(was.collect::<Vec<_>>(), ["Start slower than slow"]);
}

#[test]
fn a_race_in_which_two_lessons_that_became_one_were_used_counts_once_in_the_brief_too() {
    let mut store = Store::in_memory().expect("opens");
    store
        .apply(&[
            taught(1, "A"),
            taught(2, "B"),
            put_race(run(4, "2026-05-14")),
            put_race(run(5, "2026-05-15")),
            put_race(race(9, "2026-06-07")),
            used(1, 4, UseVerdict::Helped, 14),
            used(2, 4, UseVerdict::NoHelp, 15),
            used(1, 5, UseVerdict::Helped, 16),
            Change::ShowLessons {
                race: race_id(4),
                lessons: vec![lesson_id(1), lesson_id(2)],
                at: evening(12),
            },
            merge(2, 1),
        ])
        .expect("saved");
    let page = store.lesson_story(lesson_id(1)).expect("readable").expect("there");
    assert_eq!((page.tally().helped, page.tally().no_help, page.state()), (1, 1, LessonState::Trying));
    let brief =
        |race: u128| store.brief(Some(race_id(race)), day("2026-05-30")).expect("readable").expect("there");
    let ahead = brief(9);
    assert_eq!(ahead.lessons.iter().map(|one| one.tally).collect::<Vec<_>>(), [page.tally()]);
    let over = brief(4);
    let told: Vec<_> = over.lessons.iter().map(|one| (one.lesson.text.as_str(), one.verdict)).collect();
    assert_eq!(told, [("A", Some(UseVerdict::NoHelp))]);
}

#[test]
fn a_lesson_that_goes_with_its_answer_takes_none_along_that_the_runner_has_merged_into_it() {
    let mut store = Store::in_memory().expect("opens");
    store
        .apply(&[taught(2, "From another race"), finish(&debrief(&[(1, "Whole")])), merge(2, 1)])
        .expect("saved");
    assert_eq!(texts(&store), ["Whole"]);
    store.apply(&[again(&[])]).expect("saved");
    assert_eq!(texts(&store), ["From another race"]);
    store.apply(&[Change::EmptyTrash]).expect("saved");
    assert_eq!(texts(&store), ["From another race"]);
}

#[test]
fn no_lesson_becomes_a_part_of_one_that_lies_in_the_trash() {
    let mut store = Store::in_memory().expect("opens");
    store
        .apply(&[taught(1, "A"), taught(3, "C"), trash(Item::Lesson(lesson_id(3))), merge(1, 3)])
        .expect("saved");
    assert_eq!(texts(&store), ["A"]);
    store.apply(&[Change::EmptyTrash]).expect("saved");
    assert_eq!(texts(&store), ["A"]);
}
