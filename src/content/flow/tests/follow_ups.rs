//! What is asked some days after a race, and that it leaves the facts alone.

use uuid::Uuid;

use crate::content::harvest::harvest;
use crate::content::testing::{Situation, date};
use crate::domain::feeling::{Felt, Moment};
use crate::domain::goal::{Goal, GoalKind, Verdict};
use crate::domain::id::{GoalId, Ids, RaceId};
use crate::domain::race::{Outcome, Race, SetbackMark};

/// A setback of a fortnight ago, which was looked back at then.
fn later(mode: &str) -> Situation {
    let mut situation = Situation::new(mode);
    let mut race = Race::new(RaceId(Uuid::from_u128(0xa)), "River Marathon", date("2026-02-16"));
    race.outcome = Some(Outcome::Finished);
    race.setback = Some(SetbackMark::Yes);
    situation.background.race = Some(race);
    let id = GoalId(Uuid::from_u128(1));
    situation.background.goals = vec![Goal::new(id, GoalKind::TimeOrPlace, "under 4:00", situation.now.wall)];
    situation
}

#[test]
fn each_follow_up_asks_a_few_questions_and_no_facts() {
    let goal = Uuid::from_u128(1);
    let outlines = ["d3", "d7", "d14", "guide_end", "d60"].map(|mode| later(mode).outline());
    assert_eq!(
        outlines,
        [
            "few_days: d3.kind".to_owned(),
            "a_week: d7.different\nfeel_again: feel.pick".to_owned(),
            format!("goals_again: goals.current/{goal}\ntwo_weeks: d14.forward"),
            "easy_over: guide.body guide.head guide.wish".to_owned(),
            "two_months: d60.good".to_owned(),
        ]
    );
}

#[test]
fn a_heavy_feeling_a_week_later_brings_the_support_card_as_well() {
    let heavy = later("d7").felt("feel.pick", &[("hopeless", 8)]);
    assert_eq!(heavy.outline(), "a_week: d7.different\nfeel_again: feel.pick feel.support");
}

#[test]
fn a_week_later_the_feelings_are_those_of_now_and_the_race_stays_as_it_is() {
    let situation = later("d7").text("d7.different", "It was a long day").felt("feel.pick", &[("proud", 6)]);
    let mut ids = Ids::Counting(0);
    let harvest = harvest(&situation.content, &situation.debrief(), &situation.circumstances(), &mut ids)
        .expect("nothing is missing");
    let proud = Felt { feeling: "proud".to_owned(), own: false, strength: 6 };
    assert_eq!(harvest.feelings, [(Moment::Now, proud)]);
    assert_eq!(Some(&harvest.race), situation.background.race.as_ref());
    assert_eq!(harvest.race_before, situation.background.race);
    assert!(harvest.debrief.finished.is_some());
}

#[test]
fn a_fortnight_later_each_goal_gets_its_verdict() {
    let goal = GoalId(Uuid::from_u128(1));
    let situation = later("d14")
        .pick(&format!("goals.current/{goal}"), "let_go")
        .text(&format!("goals.letgo/{goal}"), "It got me out of the door")
        .pick("d14.forward", "not_yet");
    let mut ids = Ids::Counting(0);
    let harvest = harvest(&situation.content, &situation.debrief(), &situation.circumstances(), &mut ids)
        .expect("nothing is missing");
    let [given] = harvest.verdicts.as_slice() else { panic!("{:?}", harvest.verdicts) };
    assert_eq!((given.goal, given.verdict), (goal, Verdict::LetGo));
    assert_eq!(given.reason, "It got me out of the door");
}
