//! The words of goals, reviews and bounce plans, as the search over everything finds them.

use secondwind::content::{Content, query};
use secondwind::domain::bounce::{BounceTick, Tick};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::Value;
use secondwind::domain::goal::{Goal, GoalKind};
use secondwind::domain::id::ReviewId;
use secondwind::domain::review::{Review, ReviewAnswer, ReviewKind};
use secondwind::domain::search::{HitSource, Order, SearchIn, SearchRequest};
use secondwind::store::Store;
use uuid::Uuid;

use crate::goal_life::put_goal;
use crate::sample::{day, evening, finished_race, goal_id, put_race, race_id, trash};

fn review_id(number: u128) -> ReviewId {
    ReviewId(Uuid::from_u128(number))
}

fn review(number: u128, kind: ReviewKind, from: &str, to: &str) -> Change {
    Change::PutReview(Review {
        id: review_id(number),
        kind,
        from: day(from),
        to: day(to),
        cards: Vec::new(),
        started: evening(10),
        finished: None,
    })
}

fn answer(review: u128, question: &str, value: Option<Value>) -> Change {
    Change::PutReviewAnswer(ReviewAnswer {
        review: review_id(review),
        question: question.to_owned(),
        asked: format!("What about {question}?"),
        value,
        at: evening(12),
    })
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn tick(item: &str, note: &str) -> Change {
    Change::NoteTick(BounceTick {
        race: race_id(1),
        item: item.to_owned(),
        tick: Some(Tick::Done),
        note: note.to_owned(),
        at: evening(13),
    })
}

fn journal() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let goal = Goal {
        if_then: "If a zebra stands there, then I will wave".to_owned(),
        notes: "Giraffes too".to_owned(),
        ..Goal::new(goal_id(1), GoalKind::Open, "See what I can do", evening(1))
    };
    store
        .apply(&[
            put_race(finished_race(1, "2026-05-09")),
            put_goal(goal),
            review(1, ReviewKind::Season, "2025-01-01", "2025-12-31"),
            answer(1, "taught", Some(text("The zebra race taught most"))),
            review(2, ReviewKind::Week, "2026-05-04", "2026-05-10"),
            answer(2, "held", Some(text("Slept like a giraffe"))),
            tick("talk", "Rang the zebra keeper"),
        ])
        .expect("saved");
    store
}

/// What is found, the day and the race first.
fn told(store: &mut Store, typed: &str) -> Vec<String> {
    let query = query::read(typed, &Content::built_in(), day("2026-05-20")).query;
    let request =
        SearchRequest { number: 1, within: SearchIn::Everything, query, order: Order::Best, limit: 50 };
    let found = store.search(&request, || false).expect("readable").expect("not given up");
    assert!(found.forgiven.is_empty());
    let mut told: Vec<String> = found
        .hits
        .iter()
        .map(|hit| {
            let what = match &hit.source {
                HitSource::Goal(_) => "goal".to_owned(),
                HitSource::Review(review, asked) => {
                    format!("{} of {}: {asked}", review.kind.id(), review.from)
                }
                HitSource::Bounce => "bounce".to_owned(),
                other => format!("{other:?}"),
            };
            let race = hit.race.as_ref().map_or("-", |race| &race.name);
            format!("{} {race} {what} {}", hit.day, hit.excerpt)
        })
        .collect();
    told.sort();
    told
}

#[test]
fn what_was_said_in_reviews_and_bounce_plans_is_found_with_what_opens_it() {
    let mut store = journal();
    assert_eq!(
        told(&mut store, "zebra"),
        [
            "2026-05-01 - goal If a zebra stands there, then I will wave",
            "2026-05-09 Race 1 bounce Rang the zebra keeper",
            "2026-05-12 - season of 2025-01-01: What about taught? The zebra race taught most",
        ]
    );
    assert_eq!(
        told(&mut store, "giraf"),
        [
            "2026-05-01 - goal Giraffes too",
            "2026-05-12 - week of 2026-05-04: What about held? Slept like a giraffe",
        ]
    );
    // What has no race does not meet a filter for races.
    assert_eq!(told(&mut store, "zebra kind:trail"), [""; 0]);
    assert_eq!(told(&mut store, "zebra year:2026").len(), 3);
    assert_eq!(told(&mut store, "zebra since:2026-05-10").len(), 1);
    assert_eq!(told(&mut store, "zebra -keeper").len(), 2);
}

#[test]
fn words_that_are_taken_back_changed_or_thrown_away_are_found_no_more() {
    let mut store = journal();
    let item = Item::Race(race_id(1));
    store.apply(&[answer(1, "taught", None), tick("talk", "Rang the okapi keeper")]).expect("saved");
    assert_eq!(told(&mut store, "zebra").len(), 1);
    assert_eq!(told(&mut store, "okapi").len(), 1);
    store.apply(&[trash(item)]).expect("saved");
    assert_eq!(told(&mut store, "okapi"), [""; 0]);
    store.apply(&[Change::Restore(item)]).expect("saved");
    assert_eq!(told(&mut store, "okapi").len(), 1);
    store.apply(&[trash(item), trash(Item::Goal(goal_id(1))), Change::EmptyTrash]).expect("saved");
    assert_eq!((told(&mut store, "zebra"), told(&mut store, "okapi")), (vec![], vec![]));
    store.apply(&[answer(1, "taught", Some(text("The zebra, after all")))]).expect("saved");
    assert_eq!(told(&mut store, "zebra").len(), 1);
}

#[test]
fn an_answer_that_is_a_list_is_found_by_its_lines() {
    use secondwind::domain::debrief::Line;
    let mut store = journal();
    let line = |text: &str| Line { text: text.to_owned(), verb: None };
    store
        .apply(&[answer(2, "steps", Some(Value::Lines(vec![line("Ring Ruth"), line("Feed the okapi")])))])
        .expect("saved");
    let [only] = told(&mut store, "okapi").try_into().expect("one");
    assert!(only.contains("Feed the okapi"), "{only}");
}
