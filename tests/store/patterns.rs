//! What patterns are made from, as the store reads it.

use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::feeling::{Felt, Moment};
use secondwind::domain::id::{LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, LessonStanding, LessonUse, UseVerdict, Verb};
use secondwind::domain::patterns::{PatternsBasis, Trial};
use secondwind::store::Store;

use crate::sample::{
    after, day, debrief, debrief_id, evening_of, finish, finished_race, harvest, lesson_id, put_race, race,
    race_id, trash,
};

fn cause(id: &str, impact: u8) -> RaceCause {
    RaceCause {
        cause: id.to_owned(),
        effect: Effect::Hindered,
        impact: Some(impact),
        control: Some(6),
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    }
}

/// The finished debrief of a race, with what got in the way.
fn told(number: u128, race_number: u128, date: &str, causes: &[(&str, u8)]) -> Harvest {
    let mut told = harvest(number, finished_race(race_number, date));
    let at = evening_of(after(day(date), 1));
    (told.debrief.started, told.debrief.finished) = (at, Some(at));
    told.causes = causes.iter().map(|(id, impact)| cause(id, *impact)).collect();
    told
}

/// A lesson that answers a cause, written on a day.
fn put_lesson(number: u128, cause: &str, written: &str) -> Change {
    let lesson =
        Lesson::new(lesson_id(number), Verb::Start, format!("Lesson {number}"), evening_of(day(written)));
    Change::PutLesson { lesson: Box::new(Lesson { cause: Some(cause.to_owned()), ..lesson }), base: None }
}

fn used(lesson: u128, race: u128, verdict: UseVerdict) -> Change {
    let at = evening_of(day("2026-06-01"));
    Change::PutUse(LessonUse { lesson: lesson_id(lesson), race: race_id(race), debrief: None, verdict, at })
}

fn read(changes: &[Change]) -> (Store, PatternsBasis) {
    let mut store = Store::in_memory().expect("opens");
    store.apply(changes).expect("saved");
    let basis = store.patterns().expect("readable");
    (store, basis)
}

fn races(basis: &PatternsBasis) -> Vec<RaceId> {
    basis.races.iter().map(|race| race.race).collect()
}

fn lessons(basis: &PatternsBasis) -> Vec<LessonId> {
    basis.lessons.iter().map(|one| one.lesson.id).collect()
}

#[test]
fn races_that_were_looked_back_at_come_in_the_order_of_days_and_of_entry() {
    let (_, basis) = read(&[
        finish(&told(1, 1, "2026-05-09", &[("heat", 2)])),
        finish(&told(2, 2, "2026-03-01", &[])),
        finish(&told(3, 3, "2026-05-09", &[("heat", 1)])),
        put_race(finished_race(4, "2026-04-01")),
        put_race(race(5, "2026-08-01")),
        Change::PutDebrief(debrief(6, race_id(5))),
    ]);
    assert_eq!(races(&basis), [race_id(2), race_id(1), race_id(3)]);
    assert_eq!(basis.races[1].name, "Race 1");
    assert!(basis.races[1].entered < basis.races[2].entered);
    assert_eq!(basis.left_out, 0);
}

#[test]
fn what_several_debriefs_say_of_one_race_is_put_together() {
    let felt = |feeling: &str| Felt { feeling: feeling.to_owned(), own: false, strength: 5 };
    let mut first = told(1, 1, "2026-05-09", &[("heat", 3), ("gut", 1)]);
    first.debrief.mode = "cold_short".to_owned();
    first.feelings = vec![(Moment::Then, felt("empty"))];
    let mut second = told(2, 1, "2026-05-09", &[("heat", 1)]);
    second.debrief.started = evening_of(day("2026-05-20"));
    second.feelings = vec![(Moment::Now, felt("calm"))];
    let (mut store, basis) = read(&[finish(&second), finish(&first)]);
    let race = &basis.races[0];
    assert_eq!(race.modes, ["cold_short", "cold_full"]);
    let causes: Vec<_> = race.causes.iter().map(|cause| (cause.cause.as_str(), cause.impact)).collect();
    assert_eq!(causes, [("heat", Some(3)), ("gut", Some(1))]);
    assert_eq!(race.feelings, [(Moment::Then, felt("empty")), (Moment::Now, felt("calm"))]);

    // The story shows the last look; what comes back is decided by the strongest weight.
    let read_back = store.race_story(race_id(1)).expect("readable").expect("there");
    assert_eq!((read_back.causes[0].impact, read_back.told.causes[0].impact), (Some(1), Some(3)));
    assert_eq!(read_back.told.entered, race.entered);

    store.apply(&[trash(Item::Debrief(debrief_id(1)))]).expect("saved");
    let basis = store.patterns().expect("readable");
    assert_eq!(basis.races[0].causes.len(), 1);
    store.apply(&[trash(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(store.patterns().expect("readable").races, []);
}

#[test]
fn lessons_come_with_what_became_of_them_and_of_their_parts() {
    let mut retired = Lesson::new(lesson_id(5), Verb::Stop, "Lesson 5", evening_of(day("2026-05-12")));
    (retired.cause, retired.standing) = (Some("heat".to_owned()), LessonStanding::Retired);
    let (mut store, basis) = read(&[
        finish(&told(1, 1, "2026-05-09", &[("heat", 2)])),
        finish(&told(2, 2, "2026-03-01", &[("heat", 2)])),
        put_lesson(1, "heat", "2026-05-12"),
        put_lesson(2, "heat", "2026-01-12"),
        put_lesson(3, "gut", "2026-05-12"),
        put_lesson(4, "heat", "2026-05-13"),
        Change::PutLesson { lesson: Box::new(retired), base: None },
        used(1, 1, UseVerdict::Helped),
        used(2, 2, UseVerdict::Forgot),
        Change::MergeLesson { lesson: lesson_id(2), into: Some(lesson_id(1)) },
        trash(Item::Lesson(lesson_id(4))),
    ]);
    assert_eq!(lessons(&basis), [lesson_id(1)]);
    let trial = |race: u128, on: &str, verdict| Trial { race: race_id(race), day: day(on), verdict };
    let trials = [trial(2, "2026-03-01", UseVerdict::Forgot), trial(1, "2026-05-09", UseVerdict::Helped)];
    assert_eq!(basis.lessons[0].trials, trials);
    store.apply(&[trash(Item::Race(race_id(2)))]).expect("saved");
    assert_eq!(store.patterns().expect("readable").lessons[0].trials, trials[1..]);
}

#[test]
fn a_lesson_that_was_used_is_read_however_many_were_written_since() {
    let mut changes = vec![
        finish(&told(1, 1, "2026-05-09", &[("heat", 2)])),
        put_lesson(1, "heat", "2025-01-12"),
        used(1, 1, UseVerdict::Helped),
    ];
    changes.extend((2..30).map(|number| put_lesson(number, "heat", "2026-05-12")));
    let (_, basis) = read(&changes);
    assert!(lessons(&basis).contains(&lesson_id(1)));
    assert!(basis.lessons.len() < 10, "{}", basis.lessons.len());
}

#[test]
fn a_story_is_told_what_came_before_its_race_and_no_more() {
    let mut changes: Vec<Change> = (1..=12_u128)
        .map(|number| {
            let date = after(day("2026-01-01"), 10 * i64::try_from(number).expect("small"));
            finish(&told(number, number, &date.to_string(), &[("heat", 2)]))
        })
        .collect();
    changes.push(finish(&told(20, 20, "2026-01-02", &[])));
    changes.push(put_lesson(1, "heat", "2026-02-01"));
    changes.push(put_lesson(2, "heat", "2026-05-30"));
    let (store, _) = read(&changes);
    let before = |number: u128| store.race_story(race_id(number)).expect("readable").expect("there").before;
    assert_eq!(races(&before(11)), (3..=10).map(race_id).collect::<Vec<_>>());
    assert_eq!(lessons(&before(11)), [lesson_id(1)]);
    assert_eq!(races(&before(2)), [race_id(1)], "where no cause was told, nothing is decided");
    assert_eq!(lessons(&before(2)), Vec::<LessonId>::new());
    // A debrief of a race that is not in the journal yet may be one of any day.
    let asked = store.background(race_id(99), debrief_id(99)).expect("readable").before;
    assert_eq!((asked.races.len(), asked.lessons.len()), (12, 2));
}
