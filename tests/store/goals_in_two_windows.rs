//! Reviews and bounce plans written in two windows; what a long journal does to the home page and the season's years.

use secondwind::domain::bounce::{BounceTick, Tick};
use secondwind::domain::change::Change;
use secondwind::domain::debrief::Value;
use secondwind::domain::goal::{Goal, GoalKind, Verdict};
use secondwind::domain::review::{Review, ReviewAnswer, ReviewKind};
use secondwind::store::Store;

use crate::goal_life::{judge, put_goal};
use crate::sample::{Place, day, evening, finished_race, goal_id, put_race, race_id, stamp, taught};

fn week() -> Review {
    let from = day("2026-05-04");
    Review {
        id: ReviewKind::Week.id_of(from),
        kind: ReviewKind::Week,
        from,
        to: day("2026-05-10"),
        cards: Vec::new(),
        started: evening(10),
        finished: None,
    }
}

fn answer(question: &str, text: Option<&str>) -> Change {
    Change::PutReviewAnswer(ReviewAnswer {
        review: week().id,
        question: question.to_owned(),
        asked: "asked".to_owned(),
        value: text.map(|text| Value::Text(text.to_owned())),
        at: evening(10),
    })
}

#[test]
fn a_review_of_the_same_days_is_the_same_review_and_of_others_another_one() {
    let of = |kind: ReviewKind, first: &str| kind.id_of(day(first));
    assert_eq!(of(ReviewKind::Week, "2026-05-04"), of(ReviewKind::Week, "2026-05-04"));
    let all = [
        of(ReviewKind::Week, "2026-06-01"),
        of(ReviewKind::Month, "2026-06-01"),
        of(ReviewKind::Season, "2026-06-01"),
        of(ReviewKind::Week, "2026-06-08"),
        of(ReviewKind::Week, "2027-06-01"),
    ];
    let distinct: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    // A journal's ids do not change with the program.
    assert_eq!(all[0].to_string(), "7365636f-6e64-8769-8000-0001000b49b8");
}

#[test]
fn a_review_that_is_begun_again_is_neither_reopened_nor_lost() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let finished = Review { finished: Some(evening(11)), ..week() };
    one.apply(&[Change::BeginReview(week()), answer("a", Some("A")), Change::PutReview(finished.clone())])
        .expect("saved");
    two.apply(&[Change::BeginReview(week()), answer("b", Some("B"))]).expect("saved");
    let past = two.review(ReviewKind::Week, day("2026-05-12")).expect("readable").past;
    assert_eq!((past.len(), past[0].review.finished, past[0].answers.len()), (1, Some(evening(11)), 2));
    // One window takes everything back, the other one goes on.
    one.apply(&[
        Change::PutReview(week()),
        answer("a", None),
        answer("b", None),
        Change::DropReview(week().id),
    ])
    .expect("saved");
    two.apply(&[Change::BeginReview(week()), answer("b", Some("B again"))]).expect("saved");
    let open = one.review(ReviewKind::Week, day("2026-05-12")).expect("readable").open.expect("there");
    assert_eq!(open.answer("b"), Some(&Value::Text("B again".to_owned())));
}

#[test]
fn a_tick_and_a_line_about_it_in_two_windows_are_both_kept() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let tick = |tick: Option<Tick>, note: &str| BounceTick {
        race: race_id(1),
        item: "talk".to_owned(),
        tick,
        note: note.to_owned(),
        at: evening(12),
    };
    let told = |store: &Store| store.bounce(race_id(1)).expect("readable").expect("there").ticks;
    one.apply(&[put_race(finished_race(1, "2026-05-09")), Change::PutTick(tick(None, ""))]).expect("saved");
    one.apply(&[Change::NoteTick(tick(None, "with Sanna"))]).expect("saved");
    two.apply(&[Change::PutTick(tick(Some(Tick::Done), ""))]).expect("saved");
    assert_eq!(told(&one), [tick(Some(Tick::Done), "with Sanna")]);
    one.apply(&[Change::NoteTick(tick(None, "with Sanna, twice"))]).expect("saved");
    assert_eq!(told(&two), [tick(Some(Tick::Done), "with Sanna, twice")]);
}

#[test]
fn what_was_wanted_in_races_that_are_long_over_does_not_hide_the_goals_that_are_due() {
    let mut store = Store::in_memory().expect("opens");
    let of_race = |number| Goal {
        kind: GoalKind::Process,
        race: Some(race_id(1)),
        ..Goal::new(goal_id(number), GoalKind::Process, format!("Process {number}"), evening(1))
    };
    let mut changes = vec![put_race(finished_race(1, "2026-05-09"))];
    changes.extend((100..170).map(|number| put_goal(of_race(number))));
    changes.push(put_goal(Goal::new(goal_id(1), GoalKind::Open, "Enjoy it", evening(2))));
    changes.push(put_goal(of_race(2)));
    changes.push(judge(1, 2, Verdict::Later, "", 3));
    store.apply(&changes).expect("saved");
    let later = day("2026-08-12");
    store
        .apply(&[Change::Judge(secondwind::domain::goal::GivenVerdict {
            again: Some(later),
            ..given(judge(1, 2, Verdict::Later, "", 3))
        })])
        .expect("saved");
    let told = |today: &str| {
        let rows = store.home(day(today)).expect("readable").goals.rows;
        (rows.len(), rows.iter().any(|row| row.goal.text == "Enjoy it"))
    };
    assert_eq!(told("2026-05-20"), (60, false), "within a hundred days of the race all of them may be due");
    assert_eq!(told("2026-09-20"), (2, true), "what is put off is looked at, too");
}

fn given(change: Change) -> secondwind::domain::goal::GivenVerdict {
    match change {
        Change::Judge(given) => given,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_years_of_a_season_are_those_in_which_anything_was_written() {
    let mut store = Store::in_memory().expect("opens");
    // Still the old year in Greenwich, and the new one at the runner's place.
    let new_year = stamp("2025-01-01T01:00:00+02:00");
    let first = day("2023-01-01");
    let season =
        Review { id: ReviewKind::Season.id_of(first), kind: ReviewKind::Season, from: first, ..week() };
    store
        .apply(&[
            put_goal(Goal::new(goal_id(1), GoalKind::Open, "A", new_year)),
            taught(1, "Start slow"),
            Change::BeginReview(season),
        ])
        .expect("saved");
    assert_eq!(store.season(2025).expect("readable").years, [2026, 2025, 2023]);
}
