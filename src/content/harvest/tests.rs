use uuid::Uuid;

use super::harvest;
use crate::content::testing::{Situation, date};
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::change::{Harvest, HarvestedVerdict};
use crate::domain::debrief::{Line, QuestionKey, Value};
use crate::domain::feeling::{Felt, Moment};
use crate::domain::goal::{Goal, GoalKind, StepState, Verdict};
use crate::domain::id::{GoalId, Ids, LessonId, PersonId, RaceId, StepId};
use crate::domain::lesson::{Lesson, Verb};
use crate::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use crate::domain::units::{Metres, Seconds};

fn finish(situation: &Situation) -> Result<Harvest, Vec<(QuestionKey, String)>> {
    let mut ids = Ids::Counting(0);
    harvest(&situation.content, &situation.debrief(), &situation.circumstances(), &mut ids)
}

fn dnf() -> Situation {
    Situation::new("cold_full")
        .scale("arrive.now", 8)
        .text("facts.name", "  Ridge 50 ")
        .date("facts.date", "2026-03-01")
        .pick("facts.outcome", "dnf")
        .pick("facts.kind", "ultra")
        .with("facts.distance", Value::Distance(Metres(50_000.0)))
        .with("dnf.covered", Value::Distance(Metres(32_000.0)))
        .pick("facts.goals", "none")
        .scale("facts.satisfied", 2)
        .pick("facts.setback", "yes")
        .text("facts.temperature", "24 C")
        .text("facts.place", "12/80")
        .felt("feel.pick", &[("disappointed", 7), ("hopeful", 3)])
        .with("held.three", lines(&[(None, "asked for help"), (None, " "), (None, "ate on time")]))
        .picks("helped.pick", &[("support", None)])
        .picks("causes.pick", &[("heat", Some(3)), ("luck", Some(1))])
        .scale("causes.control/heat", 4)
        .pick("causes.changeable/heat", "time")
        .pick("causes.spread/heat", "like_this")
        .pick("causes.shared/heat", "most")
        .text("causes.turn/heat", "carry ice")
        .pick("causes.turn/luck", "put_down")
        .with("lesson.rule", lines(&[(Some("start"), "cool early")]))
        .pick("lesson.cause/1", "heat")
        .text("lesson.ifthen/1", "If it is above 22 degrees, then I will fill my cap at every stream")
        .scale("lesson.sure/1", 4)
        .pick("goals.recovery", "wish")
        .text("goals.well", "sleep")
        .text("next.step", "walk to the river")
        .date("next.day", "2026-03-04")
        .text("people.who", "Anna")
        .date("people.day", "2026-03-05")
        .scale("close.again", 5)
}

fn lines(lines: &[(Option<&str>, &str)]) -> Value {
    let lines =
        lines.iter().map(|(verb, text)| Line { verb: verb.map(str::to_owned), text: (*text).to_owned() });
    Value::Lines(lines.collect())
}

#[test]
fn a_dnf_told_in_full_becomes_facts_feelings_wins_and_causes() {
    let situation = dnf();
    let harvest = finish(&situation).expect("nothing is missing");
    let written = situation.now.wall;
    let race = RaceId(Uuid::from_u128(0xa));

    let mut facts = Race::new(race, "Ridge 50", date("2026-03-01"));
    facts.outcome = Some(Outcome::Dnf);
    facts.kind = Some(RaceKind::Ultra);
    facts.distance = Some(Metres(50_000.0));
    facts.covered = Some(Metres(32_000.0));
    facts.goals.had_none = true;
    facts.satisfaction = Some(2);
    facts.setback = Some(SetbackMark::Yes);
    facts.conditions.temperature_c = Some(24.0);
    (facts.placing.overall, facts.placing.overall_of) = (Some(12), Some(80));
    assert_eq!(harvest.race, facts);
    assert_eq!(harvest.race_before, None);
    assert_eq!(harvest.debrief.finished, Some(written));

    let felt = |feeling: &str, strength| Felt { feeling: feeling.to_owned(), own: false, strength };
    assert_eq!(harvest.feelings, [(Moment::Now, felt("disappointed", 7)), (Moment::Now, felt("hopeful", 3))]);
    assert_eq!(harvest.wins, ["asked for help", "ate on time"]);
    let nothing = RaceCause {
        cause: String::new(),
        effect: Effect::Hindered,
        impact: None,
        control: None,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    };
    assert_eq!(
        harvest.causes,
        [
            RaceCause {
                cause: "heat".to_owned(),
                impact: Some(3),
                control: Some(4),
                changeable: Some("yes, with time".to_owned()),
                spread: Some("races like this".to_owned()),
                shared: Some("most would".to_owned()),
                reachable: Some("carry ice".to_owned()),
                ..nothing.clone()
            },
            RaceCause { cause: "luck".to_owned(), impact: Some(1), put_down: true, ..nothing.clone() },
            RaceCause { cause: "support".to_owned(), effect: Effect::Helped, ..nothing },
        ]
    );
}

#[test]
fn a_dnf_told_in_full_leaves_a_lesson_goals_steps_and_a_person() {
    let situation = dnf();
    let harvest = finish(&situation).expect("nothing is missing");
    let written = situation.now.wall;
    let race = RaceId(Uuid::from_u128(0xa));
    let debrief = situation.debrief().id;
    let lesson = Lesson {
        race: Some(race),
        debrief: Some(debrief),
        trigger: "If it is above 22 degrees, then I will fill my cap at every stream".to_owned(),
        sure: Some(4),
        cause: Some("heat".to_owned()),
        ..Lesson::new(LessonId(Uuid::from_u128(4)), Verb::Start, "cool early", written)
    };
    assert_eq!(harvest.lessons, [(QuestionKey::about("lesson.rule", "1"), lesson)]);
    let goals: Vec<_> = harvest
        .goals
        .iter()
        .map(|(key, goal)| (key.prompt.as_str(), goal.kind, goal.text.as_str()))
        .collect();
    assert_eq!(
        goals,
        [
            ("goals.recovery", GoalKind::Recovery, "looking forward to a run"),
            ("goals.well", GoalKind::Wellbeing, "sleep"),
        ]
    );
    let steps: Vec<_> = harvest.steps.iter().map(|(key, step)| (key.prompt.as_str(), step.clone())).collect();
    let step = crate::domain::goal::Step {
        id: StepId(Uuid::from_u128(1)),
        goal: None,
        race: Some(race),
        debrief: Some(debrief),
        person: None,
        text: "walk to the river".to_owned(),
        day: Some(date("2026-03-04")),
        state: StepState::Open,
        written,
    };
    let anna = PersonId(Uuid::from_u128(2));
    let talk = crate::domain::goal::Step {
        id: StepId(Uuid::from_u128(3)),
        person: Some(anna),
        text: "Talk to Anna".to_owned(),
        day: Some(date("2026-03-05")),
        ..step.clone()
    };
    assert_eq!(steps, [("next.step", step), ("people.who", talk)]);
    assert_eq!(harvest.people.len(), 1);
    assert_eq!((harvest.people[0].id, harvest.people[0].name.as_str()), (anna, "Anna"));
}

#[test]
fn a_second_finish_takes_back_what_is_not_asked_any_more_and_keeps_what_others_wrote() {
    let mut situation = dnf();
    let mut first = finish(&situation).expect("nothing is missing").race;
    first.gear = "written elsewhere".to_owned();
    first.official = Some(Seconds(7200.0));
    situation.background.race = Some(first.clone());
    situation.answer("facts.outcome", Some(Value::Pick("finished".to_owned())));
    situation.answer("lesson.rule", None);
    let second = finish(&situation).expect("nothing is missing");
    assert_eq!(second.race.outcome, Some(Outcome::Finished));
    assert_eq!(second.race.covered, None, "a finished race has no place where it ended");
    assert_eq!(second.race.gear, "written elsewhere");
    assert_eq!(second.race.official, Some(Seconds(7200.0)));
    assert_eq!(second.lessons, []);
    assert_eq!(second.race_before, Some(first));
}

#[test]
fn finish_names_everything_it_still_needs_and_everything_it_cannot_read() {
    let situation = Situation::new("cold_short")
        .pick("facts.outcome", "finished")
        .text("facts.name", "  ")
        .with("facts.date", Value::Unread("31 february".to_owned()))
        .with("facts.time", Value::Unread("25:99:00".to_owned()))
        .with("facts.distance", Value::Unread("-3".to_owned()));
    let missing = finish(&situation).expect_err("a lot is missing");
    let keys: Vec<&str> = missing.iter().map(|(key, _)| key.prompt.as_str()).collect();
    assert_eq!(keys, ["facts.name", "facts.date", "facts.distance", "facts.time"]);
    assert_eq!(missing[0].1, "The race needs a name; any word will do.");
    assert_eq!(missing[1].1, "February 2026 has 28 days, so there is no 31 February.");
    let nothing = finish(&Situation::new("hot")).expect_err("everything is missing");
    assert_eq!(
        nothing,
        [
            (QuestionKey::once("facts.name"), "The race needs a name; any word will do.".to_owned()),
            (QuestionKey::once("facts.date"), "Finish needs the day of the race.".to_owned()),
            (QuestionKey::once("facts.outcome"), "Finish needs to know how the race ended.".to_owned()),
        ]
    );
}

#[test]
fn a_race_day_that_is_still_ahead_is_refused_and_a_step_whose_day_has_passed_is_not() {
    let ahead = dnf().date("facts.date", "2026-03-03");
    let missing = finish(&ahead).expect_err("the race is ahead");
    assert_eq!(
        missing,
        [(
            QuestionKey::once("facts.date"),
            "2026-03-03 is still ahead. A debrief is for a race that is over.".to_owned()
        )]
    );
    let passed = dnf().date("next.day", "2026-02-20");
    assert_eq!(finish(&passed).expect("nothing is missing").steps[0].1.day, Some(date("2026-02-20")));
}

#[test]
fn feelings_of_a_hot_debrief_belong_to_the_day_and_so_do_remembered_ones() {
    let facts = |situation: Situation| {
        situation
            .text("facts.name", "River 10")
            .date("facts.date", "2026-03-02")
            .pick("facts.outcome", "finished")
    };
    let moments = |situation: Situation| {
        let harvest = finish(&facts(situation)).expect("nothing is missing");
        harvest.feelings.iter().map(|(moment, _)| *moment).collect::<Vec<_>>()
    };
    assert_eq!(moments(Situation::new("hot").felt("feel.pick", &[("sad", 4)])), [Moment::Then]);
    assert_eq!(moments(Situation::new("cold_short").felt("feel.pick", &[("sad", 4)])), [Moment::Now]);
    assert_eq!(moments(Situation::new("backfill").felt("feel_then.pick", &[("sad", 4)])), [Moment::Then]);
    let both =
        Situation::new("cold_short").felt("feel.pick", &[("sad", 4)]).felt("feel.that_day", &[("sad", 9)]);
    assert_eq!(moments(both), [Moment::Now, Moment::Then]);
}

#[test]
fn verdicts_carry_their_reason_and_one_person_named_twice_is_one_person() {
    let mut situation = dnf().felt("feel.pick", &[("afraid", 8)]).text("fear.who", "ANNA");
    let id = GoalId(Uuid::from_u128(9));
    situation.background.goals = vec![Goal::new(id, GoalKind::Outcome, "finish a 100", situation.now.wall)];
    situation.answer(&format!("goals.current/{id}"), Some(Value::Pick("let_go".to_owned())));
    situation.answer(&format!("goals.letgo/{id}"), Some(Value::Text("long days outside".to_owned())));
    let at = situation.now.wall;
    // Finished a day after it was answered, the verdict is as old as its answer.
    situation.now.wall = at + chrono::TimeDelta::days(1);
    let harvest = finish(&situation).expect("nothing is missing");
    let reason = "long days outside".to_owned();
    assert_eq!(harvest.verdicts, [HarvestedVerdict { goal: id, verdict: Verdict::LetGo, reason, at }]);
    assert_eq!(harvest.people.len(), 1);
    let talks: Vec<_> = harvest.steps.iter().filter_map(|(_, step)| step.person).collect();
    assert_eq!(talks, [harvest.people[0].id, harvest.people[0].id]);
}
