use uuid::Uuid;

use super::{Pairing, pairings};
use crate::domain::goal::{Goal, GoalKind, Verdict};
use crate::domain::id::GoalId;

fn goal(kind: GoalKind, verdict: Option<Verdict>) -> Goal {
    let written = "2026-11-24T20:00:00+02:00".parse().expect("a moment");
    Goal { verdict, ..Goal::new(GoalId(Uuid::nil()), kind, "a goal", written) }
}

fn lines(kinds: &[GoalKind]) -> Vec<Pairing> {
    let goals: Vec<Goal> = kinds.iter().map(|kind| goal(*kind, None)).collect();
    pairings(goals.iter())
}

#[test]
fn a_race_goal_wants_one_that_looks_after_the_runner_and_one_in_their_own_hands() {
    use GoalKind::{Open, Outcome, Process, Recovery, TimeOrPlace, Wellbeing};
    assert_eq!(lines(&[TimeOrPlace]), [Pairing::LooksAfterYou, Pairing::InYourHands]);
    assert_eq!(lines(&[Outcome, Recovery]), [Pairing::InYourHands]);
    assert_eq!(lines(&[Outcome, Process]), [Pairing::LooksAfterYou]);
    assert_eq!(lines(&[Outcome, Wellbeing, Open]), [Pairing::InYourHands]);
    assert_eq!(lines(&[Outcome, Wellbeing, Process]), []);
    assert_eq!(lines(&[Recovery]), [], "without a race goal nothing is missing");
    assert_eq!(lines(&[]), []);
}

/// Every set of kinds, told by one rule for each line.
#[test]
fn every_set_of_kinds_gets_the_lines_it_wants() {
    for set in 0_u32..1 << GoalKind::ALL.len() {
        let has = |wanted: GoalKind| {
            let place = GoalKind::ALL.iter().position(|kind| *kind == wanted).expect("a kind");
            set >> place & 1 == 1
        };
        let kinds: Vec<GoalKind> = GoalKind::ALL.iter().copied().filter(|kind| has(*kind)).collect();
        let races = has(GoalKind::Outcome) | has(GoalKind::TimeOrPlace);
        let after_you = races & !has(GoalKind::Recovery) & !has(GoalKind::Wellbeing);
        let hands = races & !has(GoalKind::Process);
        let told = lines(&kinds);
        assert_eq!(told.contains(&Pairing::LooksAfterYou), after_you, "{kinds:?}");
        assert_eq!(told.contains(&Pairing::InYourHands), hands, "{kinds:?}");
        assert_eq!(told.len(), usize::from(after_you) + usize::from(hands), "{kinds:?}");
    }
}

#[test]
fn only_what_is_pursued_counts() {
    for verdict in Verdict::ALL {
        let is_active = matches!(verdict, Verdict::Keep | Verdict::Adjust | Verdict::Later);
        let goals = [goal(GoalKind::Outcome, None), goal(GoalKind::Recovery, Some(*verdict))];
        let after_you = pairings(goals.iter()).contains(&Pairing::LooksAfterYou);
        assert_eq!(after_you, !is_active, "{verdict:?}");
        let race_goal = [goal(GoalKind::TimeOrPlace, Some(*verdict))];
        assert_eq!(pairings(race_goal.iter()).is_empty(), !is_active, "{verdict:?}");
    }
}

#[test]
fn the_lines_ask_and_never_scold() {
    assert!(Pairing::LooksAfterYou.line().starts_with("What looks after you?"));
    assert!(Pairing::InYourHands.line().starts_with("What is in your own hands?"));
}
