//! The life of a lesson: what it said before, what became of it in races, which others say the same, and when it comes back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::QuestionKey;
use secondwind::domain::id::{LessonEventId, LessonId};
use secondwind::domain::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonStanding, LessonUse, Occasion, UseVerdict, Verb,
};
use secondwind::domain::lesson_story::LessonStory;
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{
    Place, day, debrief_id, evening, evening_of, finish, finished_race, harvest, lesson, lesson_id, put_race,
    race_id, taught, trash,
};

fn story(store: &Store, number: u128) -> Option<LessonStory> {
    store.lesson_story(lesson_id(number)).expect("readable")
}

fn told(store: &Store, number: u128) -> LessonStory {
    story(store, number).expect("there")
}

fn own(number: u128, text: &str, on: NaiveDate) -> Change {
    let lesson = Lesson::new(lesson_id(number), Verb::Keep, text, evening_of(on));
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

fn merge(lesson: u128, into: Option<u128>) -> Change {
    Change::MergeLesson { lesson: lesson_id(lesson), into: into.map(lesson_id) }
}

fn used(lesson: u128, race: u128, verdict: UseVerdict, on: u32) -> Change {
    let (lesson, race) = (lesson_id(lesson), race_id(race));
    Change::PutUse(LessonUse { lesson, race, debrief: None, verdict, at: evening(on) })
}

fn edit(before: &Lesson, after: Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(after), base: Some(Box::new(before.clone())) }
}

fn event(number: u128, lesson: u128, kind: LessonEventKind, on: NaiveDate) -> LessonEvent {
    LessonEvent {
        id: LessonEventId(Uuid::from_u128(0xa000 + number)),
        lesson: lesson_id(lesson),
        kind,
        occasion: Occasion::CameBack,
        was: None,
        at: evening_of(on),
    }
}

fn texts(store: &Store) -> Vec<String> {
    store.lessons().expect("readable").into_iter().map(|told| told.lesson.text).collect()
}

/// Three lessons of three races, and three races after them.
fn three() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let mut changes = vec![
        taught(1, "Walk the first climb"),
        taught(2, "Hold back on the first climb"),
        taught(3, "Start slow"),
    ];
    changes
        .extend((4..=6).map(|number| put_race(finished_race(number, &format!("2026-05-{}", 10 + number)))));
    store.apply(&changes).expect("saved");
    store
}

#[test]
fn what_two_lessons_have_gone_through_counts_together_and_each_race_once() {
    let mut store = three();
    store
        .apply(&[
            used(1, 4, UseVerdict::Helped, 14),
            used(2, 4, UseVerdict::NoHelp, 15),
            used(2, 5, UseVerdict::Helped, 16),
            used(3, 6, UseVerdict::Forgot, 17),
            merge(2, Some(1)),
        ])
        .expect("saved");
    let both = told(&store, 1);
    let tally = both.tally();
    // Of the fourth race the last word counts.
    assert_eq!((tally.helped, tally.no_help, tally.uses(), tally.forgot), (1, 1, 2, 0));
    assert_eq!(both.parts.len(), 1);
    assert_eq!(both.parts[0].race.as_ref().map(|(name, _)| name.as_str()), Some("Race 2"));
    assert_eq!(texts(&store), ["Start slow", "Walk the first climb"]);
    let part = told(&store, 2);
    assert_eq!(part.into.map(|into| into.id), Some(lesson_id(1)));
    store.apply(&[merge(2, None)]).expect("saved");
    assert_eq!(told(&store, 1).tally().helped, 1);
    assert_eq!(told(&store, 2).tally().uses(), 2);
    assert_eq!(texts(&store).len(), 3);
}

#[test]
fn merging_never_goes_two_deep_nor_in_a_ring() {
    let mut store = three();
    let parts = |store: &Store, number| {
        told(store, number).parts.iter().map(|told| told.lesson.id).collect::<Vec<LessonId>>()
    };
    store.apply(&[merge(2, Some(1)), merge(1, Some(3))]).expect("saved");
    assert_eq!(parts(&store, 3), [lesson_id(1), lesson_id(2)]);
    // Another window knows nothing of that yet.
    store.apply(&[merge(3, Some(2)), merge(3, Some(1)), merge(3, Some(3))]).expect("saved");
    assert_eq!(parts(&store, 3), [lesson_id(1), lesson_id(2)]);
    assert_eq!(texts(&store), ["Start slow"]);
    store.apply(&[merge(1, None), merge(2, None)]).expect("saved");
    assert_eq!(texts(&store).len(), 3);
    store.apply(&[own(4, "Sleep", day("2026-05-12")), merge(2, Some(1)), merge(4, Some(2))]).expect("saved");
    assert_eq!(parts(&store, 1), [lesson_id(2), lesson_id(4)], "what goes into a part goes into the whole");
}

#[test]
fn a_race_or_a_debrief_in_the_trash_takes_what_it_said_of_a_lesson_along() {
    let mut store = three();
    let by_debrief = LessonUse {
        lesson: lesson_id(1),
        race: race_id(2),
        debrief: Some(debrief_id(2)),
        verdict: UseVerdict::Helped,
        at: evening(14),
    };
    let shown = Change::ShowLessons { race: race_id(5), lessons: vec![lesson_id(1)], at: evening(14) };
    store.apply(&[used(1, 4, UseVerdict::Helped, 14), Change::PutUse(by_debrief), shown]).expect("saved");
    let races = |store: &Store| told(store, 1).races.len();
    assert_eq!((told(&store, 1).tally().helped, races(&store)), (2, 3));
    for (item, left) in [
        (Item::Race(race_id(4)), (1, 2)),
        (Item::Debrief(debrief_id(2)), (1, 2)),
        (Item::Race(race_id(5)), (2, 2)),
    ] {
        store.apply(&[trash(item)]).expect("saved");
        assert_eq!((told(&store, 1).tally().helped, races(&store)), left, "{item:?}");
        store.apply(&[Change::Restore(item)]).expect("saved");
    }
    store.apply(&[trash(Item::Race(race_id(4))), Change::EmptyTrash]).expect("saved");
    assert_eq!((told(&store, 1).tally().helped, races(&store)), (1, 2));
    store.apply(&[Change::DropUse { lesson: lesson_id(1), race: race_id(2) }]).expect("saved");
    assert_eq!((told(&store, 1).tally().helped, races(&store)), (0, 1));
}

#[test]
fn a_lesson_is_destroyed_with_its_parts_and_not_because_another_ones_race_is() {
    let mut store = three();
    store.apply(&[merge(2, Some(1)), trash(Item::Lesson(lesson_id(1)))]).expect("saved");
    assert_eq!((texts(&store), story(&store, 1)), (vec!["Start slow".to_owned()], None));
    store.apply(&[Change::EmptyTrash]).expect("saved");
    assert_eq!((story(&store, 1), story(&store, 2)), (None, None));

    for item in [Item::Race(race_id(1)), Item::Debrief(debrief_id(1))] {
        let mut store = three();
        store.apply(&[merge(2, Some(1)), merge(3, Some(1)), trash(item)]).expect("saved");
        assert_eq!(texts(&store), [""; 0], "{item:?}");
        store.apply(&[Change::EmptyTrash]).expect("saved");
        assert_eq!(texts(&store), ["Start slow", "Hold back on the first climb"], "{item:?}");
    }
}

#[test]
fn finishing_a_debrief_again_keeps_what_the_runner_has_made_of_its_lesson() {
    let mut store = Store::in_memory().expect("opens");
    let mut first = harvest(1, finished_race(1, "2026-05-10"));
    let asked = QuestionKey::about("lesson.rule", "1");
    let made = lesson(1, "Walk the first climb", &first);
    first.lessons = vec![(asked.clone(), made.clone())];
    store.apply(&[finish(&first)]).expect("saved");
    let reworded = Lesson { text: "Walk every climb".to_owned(), pinned: true, ..made.clone() };
    let was =
        LessonEvent { was: Some(made.words()), ..event(1, 1, LessonEventKind::Reworded, day("2026-05-20")) };
    store.apply(&[edit(&made, reworded), Change::LogLesson(was)]).expect("saved");

    store.apply(&[finish(&first)]).expect("saved");
    let kept = told(&store, 1);
    assert_eq!((kept.lesson.text.as_str(), kept.lesson.pinned), ("Walk every climb", true));
    assert_eq!(kept.events.len(), 1);
    assert_eq!(kept.events[0].was.as_ref().map(|was| was.text.as_str()), Some("Walk the first climb"));
    // Another answer is another matter; what is not asked there stays.
    let surer = Lesson { sure: Some(5), ..made.clone() };
    first.lessons = vec![(asked.clone(), surer.clone())];
    store.apply(&[finish(&first)]).expect("saved");
    let kept = told(&store, 1).lesson;
    assert_eq!((kept.text.as_str(), kept.sure), ("Walk every climb", Some(5)));
    first.lessons = vec![(asked, Lesson { text: "Run the first climb".to_owned(), ..surer })];
    store.apply(&[finish(&first)]).expect("saved");
    let kept = told(&store, 1).lesson;
    assert_eq!((kept.text.as_str(), kept.pinned), ("Run the first climb", true));
}

#[test]
fn two_windows_keep_each_others_fields_and_standing() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    one.apply(&[own(1, "Sleep", day("2026-05-12"))]).expect("saved");
    let base = told(&one, 1).lesson;
    let pinned = Lesson { pinned: true, sure: Some(4), ..base.clone() };
    let resting =
        Lesson { standing: LessonStanding::Resting, text: "Sleep before".to_owned(), ..base.clone() };
    one.apply(&[edit(&base, pinned)]).expect("saved");
    two.apply(&[edit(&base, resting)]).expect("saved");
    let both = told(&one, 1).lesson;
    assert_eq!((both.text.as_str(), both.sure, both.pinned), ("Sleep before", Some(4), true));
    assert_eq!(both.standing, LessonStanding::Resting);
}

#[test]
fn an_answer_that_is_taken_back_gives_the_day_back() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[own(1, "Sleep", day("2026-05-12"))]).expect("saved");
    let due = |store: &Store| told(store, 1).due.expect("a day").to_string();
    assert_eq!(due(&store), "2026-05-19");
    let answer = event(1, 1, LessonEventKind::Later, day("2026-05-20"));
    let own_accord = LessonEvent {
        occasion: Occasion::OwnAccord,
        ..event(2, 1, LessonEventKind::Reworded, day("2026-05-21"))
    };
    store.apply(&[Change::LogLesson(answer.clone()), Change::LogLesson(own_accord)]).expect("saved");
    assert_eq!(due(&store), "2026-07-01");
    store.apply(&[Change::UnlogLesson(answer.id)]).expect("saved");
    assert_eq!(due(&store), "2026-05-19");
    store
        .apply(&[Change::LogLesson(event(3, 1, LessonEventKind::TakenUp, day("2026-06-01")))])
        .expect("saved");
    assert_eq!(due(&store), "2026-06-08");
}

/// What the runner does on a day with one of the lessons that ask, or with one of all.
#[derive(Debug, Clone, Copy)]
enum Act {
    Answer(usize, LessonEventKind),
    PutAside(usize),
    TakeUp(usize),
}

fn an_act() -> impl Strategy<Value = Act> {
    let answers = prop::sample::select(vec![
        LessonEventKind::StillTrue,
        LessonEventKind::Sooner,
        LessonEventKind::Later,
        LessonEventKind::Reworded,
        LessonEventKind::Retired,
    ]);
    prop_oneof![
        6 => (0..2_usize, answers).prop_map(|(place, kind)| Act::Answer(place, kind)),
        1 => (0..2_usize).prop_map(Act::PutAside),
        1 => (0..12_usize).prop_map(Act::TakeUp),
    ]
}

/// Does it as the program does.
fn act(store: &mut Store, act: Act, number: u128, today: NaiveDate) {
    let asking = store.home(today).expect("readable").due;
    let (lesson, kind, standing) = match act {
        Act::Answer(place, kind) => {
            let Some(told) = asking.get(place) else { return };
            let retired = (kind == LessonEventKind::Retired).then_some(LessonStanding::Retired);
            (told.lesson.clone(), kind, retired)
        }
        Act::PutAside(place) => {
            let Some(told) = asking.get(place) else { return };
            (told.lesson.clone(), LessonEventKind::Rested, Some(LessonStanding::Resting))
        }
        Act::TakeUp(place) => {
            let all = store.lessons().expect("readable");
            let Some(told) = all.get(place) else { return };
            if told.lesson.standing == LessonStanding::Active {
                return;
            }
            (told.lesson.clone(), LessonEventKind::TakenUp, Some(LessonStanding::Active))
        }
    };
    let id = LessonEventId(Uuid::from_u128(0xb_0000 + number));
    let occasion = if kind == LessonEventKind::TakenUp { Occasion::OwnAccord } else { Occasion::CameBack };
    let event = LessonEvent { id, lesson: lesson.id, kind, occasion, was: None, at: evening_of(today) };
    let mut changes = vec![Change::LogLesson(event)];
    changes.extend(standing.map(|standing| edit(&lesson, Lesson { standing, ..lesson.clone() })));
    store.apply(&changes).expect("saved");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_answered_or_left_no_seven_days_see_more_than_two_lessons_ask(
        written in prop::collection::vec(0..60_u64, 3..12),
        acts in prop::collection::vec((0..90_u64, an_act()), 0..80),
    ) {
        // Some are written before the first day, some while time goes by; a leap day is among them.
        let first = day("2028-01-20");
        let mut store = Store::in_memory().expect("opens");
        for (number, days) in (1..).zip(&written) {
            let on = first + Days::new(*days) - Days::new(30);
            store.apply(&[own(number, &format!("Lesson {number}"), on)]).expect("saved");
        }
        let mut by_day: BTreeMap<u64, Vec<Act>> = BTreeMap::new();
        for (day, act) in acts {
            by_day.entry(day).or_default().push(act);
        }
        let mut seen: Vec<BTreeSet<LessonId>> = Vec::new();
        let mut number = 0;
        for day in 0..90_u64 {
            let today = first + Days::new(day);
            let mut on_this_day = BTreeSet::new();
            let asking = |store: &Store| store.home(today).expect("readable").due;
            on_this_day.extend(asking(&store).into_iter().map(|told| told.lesson.id));
            for one in by_day.remove(&day).unwrap_or_default() {
                number += 1;
                act(&mut store, one, number, today);
                on_this_day.extend(asking(&store).into_iter().map(|told| told.lesson.id));
            }
            seen.push(on_this_day);
        }
        for week in seen.windows(7) {
            let different: BTreeSet<&LessonId> = week.iter().flatten().collect();
            prop_assert!(different.len() <= 2, "{different:?}");
        }
    }
}
