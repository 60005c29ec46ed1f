//! The search over everything finds what was said of goals, in reviews and in bounce plans, and Enter opens where it stands.

use secondwind::app::screens::Screen;
use secondwind::domain::bounce::{BounceTick, Tick};
use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::Value;
use secondwind::domain::goal::{Goal, GoalKind};
use secondwind::domain::id::{GoalId, RaceId, ReviewId};
use secondwind::domain::race::{Outcome, Race};
use secondwind::domain::review::{Review, ReviewAnswer, ReviewKind};
use uuid::Uuid;

use super::harness::Journal;

const EVENING: &str = "2026-08-05T20:00:00+02:00";

fn now() -> Stamp {
    EVENING.parse().expect("a moment")
}

fn review(number: u128, kind: ReviewKind, from: &str, words: &str) -> [Change; 2] {
    let id = ReviewId(Uuid::from_u128(number));
    let from = from.parse().expect("a day");
    let review = Review { id, kind, from, to: from, cards: Vec::new(), started: now(), finished: None };
    let answer = ReviewAnswer {
        review: id,
        question: "q".to_owned(),
        asked: "Which race taught you most?".to_owned(),
        value: Some(Value::Text(words.to_owned())),
        at: now(),
    };
    [Change::PutReview(review), Change::PutReviewAnswer(answer)]
}

fn journal() -> Journal {
    let race = Race {
        outcome: Some(Outcome::Dnf),
        ..Race::new(RaceId(Uuid::from_u128(1)), "Comrades", "2026-06-14".parse().expect("a day"))
    };
    let goal = Goal {
        if_then: "If an okapi stands there, then I will wave".to_owned(),
        ..Goal::new(GoalId(Uuid::from_u128(2)), GoalKind::Open, "See what I can do", now())
    };
    let tick = BounceTick {
        race: race.id,
        item: "talk".to_owned(),
        tick: Some(Tick::Done),
        note: "Rang the giraffe keeper".to_owned(),
        at: now(),
    };
    let changes = [
        &review(1, ReviewKind::Season, "2025-01-01", "The zebra race")[..],
        &review(2, ReviewKind::Week, "2026-07-27", "Slept like a lion"),
        &[
            Change::PutRace { race: Box::new(race), base: None },
            Change::PutGoal { goal: Box::new(goal), base: None },
            Change::PutTick(tick),
        ],
    ];
    Journal::holding(EVENING, &changes.concat())
}

fn opened(word: &str, seen: &[&str]) -> Journal {
    let mut journal = journal();
    journal.press("/ tab");
    journal.type_text(word);
    journal.must_see(seen);
    journal.press("enter");
    journal
}

#[test]
fn what_was_said_of_goals_in_reviews_and_bounce_plans_opens_where_it_stands() {
    let season = opened("zebra", &["review", "Which race taught you most?", "The zebra race"]);
    assert!(matches!(season.state.screen(), Screen::Season(_)));
    season.must_see(&["2025"]);
    let week = opened("lion", &["review", "Slept like a lion"]);
    assert!(matches!(week.state.screen(), Screen::Period(_)));
    let bounce = opened("giraffe", &["bounce", "Comrades", "Rang the giraffe keeper"]);
    assert!(matches!(bounce.state.screen(), Screen::Bounce(_)));
    let goal = opened("okapi", &["goal", "If an okapi stands there"]);
    assert!(matches!(goal.state.screen(), Screen::Goal(_)));
}
