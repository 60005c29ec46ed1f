//! Requests for more, what is known beforehand, and questions that are asked about one thing after the other.

use uuid::Uuid;

use super::super::{minutes_left, prefill, stages};
use super::{lines, question, stage, yesterday};
use crate::content::testing::{Situation, date};
use crate::domain::debrief::{QuestionKey, Value};
use crate::domain::goal::{Goal, GoalKind};
use crate::domain::id::{GoalId, RaceId};
use crate::domain::race::{Outcome, Race};
use crate::domain::units::UnitSystem;

#[test]
fn more_is_asked_on_request_and_stays_where_it_was_answered() {
    let mut situation = Situation::new("cold_full");
    assert!(!situation.asked().contains(&"facts.gear".to_owned()));
    assert!(stages(&situation.content, &situation.circumstances())[1].more);
    situation.more.insert("facts".to_owned());
    assert!(situation.asked().contains(&"facts.gear".to_owned()));
    situation.answer("facts.gear", Some(Value::Text("old flats".to_owned())));
    situation.more.clear();
    assert!(situation.asked().contains(&"facts.gear".to_owned()));
    assert!(!situation.asked().contains(&"facts.drink".to_owned()));
}

#[test]
fn a_race_the_journal_knows_is_shown_as_given_and_counts_without_being_answered() {
    let mut situation = Situation::new("cold_full");
    let mut race = Race::new(RaceId(Uuid::from_u128(7)), "River Marathon", date("2026-03-01"));
    race.outcome = Some(Outcome::Dnf);
    situation.background.race = Some(race);
    let given = prefill(&situation.content, &situation.background, UnitSystem::Metric);
    assert_eq!(
        given,
        [
            (QuestionKey::once("facts.name"), Value::Text("River Marathon".to_owned())),
            (QuestionKey::once("facts.date"), Value::Date(date("2026-03-01"))),
            (QuestionKey::once("facts.outcome"), Value::Pick("dnf".to_owned())),
        ]
    );
    assert!(situation.asked().contains(&"dnf.reason".to_owned()));
    let facts = stages(&situation.content, &situation.circumstances())[1].clone();
    assert_eq!((facts.stage.id.as_str(), facts.done), ("facts", 3));
    situation.mode = "free".to_owned();
    assert_eq!(stage(&situation, "facts_min"), "", "what is known is not asked again");
}

#[test]
fn active_goals_are_gone_through_one_by_one_and_wait_after_a_setback() {
    let mut situation = yesterday("cold_full", "finished").pick("facts.setback", "yes");
    let id = GoalId(Uuid::from_u128(5));
    situation.background.goals = vec![Goal::new(id, GoalKind::TimeOrPlace, "under 4:00", situation.now.wall)];
    let verdict = format!("goals.current/{id}");
    assert_eq!(
        question(&situation, &verdict),
        (
            "Your goal “under 4:00”: what now?".to_owned(),
            Some("This soon after a setback, deciding later is a good answer.".to_owned())
        )
    );
    let place = situation.asked().iter().position(|asked| *asked == verdict).expect("it is asked");
    assert_eq!(situation.questions()[place].default, Some(Value::Pick("later".to_owned())));
    situation.answer(&verdict, Some(Value::Pick("let_go".to_owned())));
    assert_eq!(
        question(&situation, &format!("goals.letgo/{id}")).0,
        "What did “under 4:00” give you, and what could carry that from here?"
    );
}

#[test]
fn a_debrief_that_ends_heavier_suggests_to_stop() {
    let heavier = Situation::new("cold_short").scale("arrive.now", 4).scale("close.again", 6);
    assert_eq!(stage(&heavier, "close"), "close.again close.heavier close.title close.summary");
    let same = Situation::new("cold_short").scale("arrive.now", 4).scale("close.again", 5);
    assert_eq!(stage(&same, "close"), "close.again close.title close.summary");
}

#[test]
fn a_lesson_is_offered_the_starter_of_its_cause() {
    let one = Situation::new("cold_short").picks("causes.pick_one", &[("gut", None)]);
    assert_eq!(
        question(&one, "lesson.one").1.as_deref(),
        Some(
            "For example: If my stomach turns, then I will ease off, small sips, wait, then try the gentlest food I carry."
        )
    );
    let two = Situation::new("cold_full")
        .picks("causes.pick", &[("gut", Some(1)), ("wind", Some(1))])
        .with("lesson.rule", lines(&["tuck in"]));
    assert_eq!(question(&two, "lesson.ifthen/1").1, None, "two causes, and none was chosen for this lesson");
    let chosen = two.pick("lesson.cause/1", "wind");
    assert_eq!(
        question(&chosen, "lesson.ifthen/1").1.as_deref(),
        Some("For example: If I turn into a headwind, then I will race by effort and tuck in.")
    );
}

#[test]
fn minutes_left_shrink_as_questions_are_answered_or_passed() {
    let mut situation = Situation::new("hot");
    let whole = minutes_left(&stages(&situation.content, &situation.circumstances()));
    assert!((whole - 3.5).abs() < 1e-9, "{whole}");
    situation.answer("arrive.now", Some(Value::Scale(5)));
    situation.answer("held.one", None);
    let left = minutes_left(&stages(&situation.content, &situation.circumstances()));
    assert!((left - 2.6).abs() < 1e-9, "{left}");
}
