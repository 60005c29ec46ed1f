//! Reviews of a week, a month and a season, as they are kept and read back.

use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::{Line, Value};
use secondwind::domain::goal::{Step, StepEvent, StepState, StepVerdict};
use secondwind::domain::id::{LessonId, RaceId, ReviewId, StepEventId, StepId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race};
use secondwind::domain::review::{Review, ReviewAnswer, ReviewKind, SMALL_WINS};
use secondwind::domain::wins::WinKind;
use secondwind::store::Store;
use uuid::Uuid;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

fn stamp(text: &str) -> secondwind::domain::clock::Stamp {
    text.parse().expect("a moment")
}

fn review(number: u128, kind: ReviewKind, from: &str, to: &str) -> Review {
    Review {
        id: ReviewId(Uuid::from_u128(number)),
        kind,
        from: day(from),
        to: day(to),
        cards: Vec::new(),
        started: stamp(&format!("{to}T20:00:00+02:00")),
        finished: None,
    }
}

fn answer(review: &Review, question: &str, value: Option<Value>) -> Change {
    Change::PutReviewAnswer(ReviewAnswer {
        review: review.id,
        question: question.to_owned(),
        asked: "asked".to_owned(),
        value,
        at: review.started,
    })
}

#[test]
fn a_review_that_was_left_unfinished_is_among_the_past_ones_once_a_later_one_is_begun() {
    let mut store = Store::in_memory().expect("opens");
    let first = review(1, ReviewKind::Week, "2026-07-13", "2026-07-19");
    let second = review(2, ReviewKind::Week, "2026-07-20", "2026-07-26");
    let text = |words: &str| Some(Value::Text(words.to_owned()));
    store
        .apply(&[
            Change::PutReview(first.clone()),
            answer(&first, "week.energy", text("sleep")),
            Change::PutReview(second.clone()),
            answer(&second, "week.energy", text("sun")),
        ])
        .expect("saved");
    let basis = store.review(ReviewKind::Week, day("2026-07-26")).expect("readable");
    assert_eq!(basis.open.as_ref().map(|story| story.review.id), Some(second.id));
    let past: Vec<_> = basis.past.iter().map(|story| story.review.id).collect();
    assert_eq!(past, [first.id]);
    assert_eq!(basis.past[0].answer("week.energy"), text("sleep").as_ref());
    assert_eq!(store.review(ReviewKind::Month, day("2026-07-26")).expect("readable").past, []);
    // Of goals only what was finished is past.
    let goals = review(3, ReviewKind::Goals, "2026-07-01", "2026-07-01");
    let later = review(4, ReviewKind::Goals, "2026-07-02", "2026-07-02");
    store.apply(&[Change::PutReview(goals), Change::PutReview(later)]).expect("saved");
    assert_eq!(store.review(ReviewKind::Goals, day("2026-07-26")).expect("readable").past, []);
}

#[test]
fn what_was_decided_about_steps_of_late_is_read_with_the_steps_also_those_without_a_goal() {
    let mut store = Store::in_memory().expect("opens");
    let step = |number: u128| Step {
        id: StepId(Uuid::from_u128(number)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: format!("Step {number}"),
        day: None,
        state: StepState::Open,
        written: stamp("2026-05-01T08:00:00+02:00"),
    };
    let decided = |number: u128, at: &str| {
        Change::DecideStep(StepEvent {
            id: StepEventId(Uuid::from_u128(100 + number)),
            step: StepId(Uuid::from_u128(number)),
            verdict: StepVerdict::Done,
            was_day: None,
            day: None,
            review: None,
            at: stamp(at),
        })
    };
    store
        .apply(&[
            Change::PutStep(step(1)),
            Change::PutStep(step(2)),
            Change::PutStep(step(3)),
            decided(1, "2026-07-20T08:00:00+02:00"),
            decided(2, "2026-05-20T08:00:00+02:00"),
            decided(3, "2026-07-21T08:00:00+02:00"),
            Change::Trash {
                item: Item::Step(StepId(Uuid::from_u128(3))),
                at: stamp("2026-07-22T08:00:00+02:00"),
            },
        ])
        .expect("saved");
    let read = |kind| store.review(kind, day("2026-07-26")).expect("readable").decided;
    let told: Vec<_> = read(ReviewKind::Week)
        .into_iter()
        .map(|(event, step)| (event.verdict, step.text, step.state))
        .collect();
    assert_eq!(told, [(StepVerdict::Done, "Step 1".to_owned(), StepState::Done)]);
    assert_eq!(read(ReviewKind::Goals), []);
}

#[test]
fn small_wins_of_a_month_are_wins_of_its_last_day_and_go_when_they_are_taken_out() {
    let mut store = Store::in_memory().expect("opens");
    let month = review(1, ReviewKind::Month, "2026-07-01", "2026-07-31");
    let line = |text: &str| Line { verb: None, text: text.to_owned() };
    let wins = Value::Lines(vec![line("ran home"), line(" ")]);
    store.apply(&[Change::PutReview(month.clone()), answer(&month, SMALL_WINS, Some(wins))]).expect("saved");
    let read: Vec<_> =
        store.wins().expect("readable").into_iter().map(|win| (win.day, win.kind, win.text)).collect();
    assert_eq!(read, [(day("2026-07-31"), WinKind::SmallWin, "ran home".to_owned())]);
    store.apply(&[answer(&month, SMALL_WINS, None)]).expect("saved");
    assert_eq!(store.wins().expect("readable"), []);
}

#[test]
fn the_lessons_of_a_season_are_those_it_taught_wrote_or_used_by_the_runners_own_calendar() {
    let mut store = Store::in_memory().expect("opens");
    let race = |number: u128, date: &str| Race {
        outcome: Some(Outcome::Finished),
        ..Race::new(RaceId(Uuid::from_u128(number)), format!("Race {number}"), day(date))
    };
    let lesson = |number: u128, race: Option<u128>, written: &str| {
        let lesson = Lesson::new(
            LessonId(Uuid::from_u128(10 + number)),
            Verb::Keep,
            format!("Lesson {number}"),
            stamp(written),
        );
        let lesson = Lesson { race: race.map(|race| RaceId(Uuid::from_u128(race))), ..lesson };
        Change::PutLesson { lesson: Box::new(lesson), base: None }
    };
    let used = |number: u128, race: u128, verdict| {
        Change::PutUse(LessonUse {
            lesson: LessonId(Uuid::from_u128(10 + number)),
            race: RaceId(Uuid::from_u128(race)),
            debrief: None,
            verdict,
            at: stamp("2026-07-01T08:00:00+02:00"),
        })
    };
    let put = |race: Race| Change::PutRace { race: Box::new(race), base: None };
    store
        .apply(&[
            put(race(1, "2025-12-31")),
            put(race(2, "2026-01-01")),
            put(race(3, "2027-02-01")),
            lesson(1, Some(1), "2026-01-02T08:00:00+02:00"),
            lesson(2, Some(2), "2026-01-02T08:00:00+02:00"),
            // New Year's Eve at the place where it was written, though not yet, or no more, in Greenwich.
            lesson(3, None, "2026-01-01T00:30:00+14:00"),
            lesson(4, None, "2026-12-31T23:30:00-11:00"),
            lesson(5, None, "2027-01-01T00:30:00+02:00"),
            lesson(6, Some(1), "2025-12-31T08:00:00+02:00"),
            used(6, 2, UseVerdict::Partly),
            used(2, 3, UseVerdict::Helped),
        ])
        .expect("saved");
    let basis = store.season(2026).expect("readable");
    let told: Vec<_> =
        basis.lessons.iter().map(|one| (one.lesson.text.as_str(), one.tally.uses(), one.verdict)).collect();
    assert_eq!(
        told,
        [
            ("Lesson 6", 1, Some(UseVerdict::Partly)),
            ("Lesson 3", 0, None),
            ("Lesson 2", 1, None),
            ("Lesson 4", 0, None),
        ]
    );
    assert_eq!(basis.years, [2027, 2026, 2025]);
}
