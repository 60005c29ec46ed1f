//! What each branch adds and takes away.

use super::{question, stage, yesterday};
use crate::content::testing::{Situation, past};
use crate::domain::debrief::{Line, QuestionKey, Value};
use crate::domain::race::{RaceKind, SetbackMark};
use crate::domain::units::{Metres, Seconds};

#[test]
fn each_branch_adds_its_questions_where_they_belong() {
    let dns = yesterday("cold_full", "dns");
    assert_eq!(
        stage(&dns, "facts"),
        "facts.name facts.date facts.outcome facts.kind facts.distance dns.reason facts.goals facts.setback"
    );
    assert_eq!(stage(&dns, "held_up"), "held.three dns.honour");
    assert_eq!((stage(&dns, "plan_vs_day"), stage(&dns, "helped")), (String::new(), String::new()));

    let no_goal = yesterday("cold_short", "finished").pick("facts.goals", "none");
    assert_eq!(stage(&no_goal, "held_one"), "held.one nogoal.good");

    let comedown = yesterday("cold_short", "finished").felt("feel.pick", &[("empty", 2)]);
    assert_eq!(stage(&comedown, "feel"), "feel.pick feel.about come.gap");
    assert_eq!(stage(&comedown, "next_step"), "come.fill next.step");

    let burnout = yesterday("cold_short", "finished").felt("feel.pick", &[("burned_out", 5)]);
    assert_eq!(stage(&burnout, "causes_one"), "causes.pick_one burn.load");
    assert_eq!(stage(&burnout, "next_step"), "burn.off next.step");

    let fear = yesterday("cold_short", "finished").pick("fear.again", "yes");
    assert_eq!(stage(&fear, "next_step"), "fear.what fear.ladder next.step");
    assert_eq!(stage(&fear, "people"), "fear.who people.who");

    let injury = Situation::new("backfill").picks("causes.pick_one", &[("injury", None)]);
    assert_eq!(
        stage(&injury, "causes_one"),
        "causes.pick_one causes.one_control/injury causes.one_question/injury causes.one_turn/injury inj.care_cause"
    );

    let mut first = yesterday("backfill", "finished");
    first.background.past.clear();
    assert_eq!(stage(&first, "held_one"), "held.one first.surprise");
}

#[test]
fn goals_that_were_missed_partly_reached_or_met_ask_different_things() {
    let goal = Value::Lines(vec![
        Line { verb: Some("a".to_owned()), text: "under 4:00".to_owned() },
        Line { verb: Some("b".to_owned()), text: "under 4:15".to_owned() },
    ]);
    let run = |mode, time: f64| {
        yesterday(mode, "finished")
            .with("facts.distance", Value::Distance(Metres(42195.0)))
            .with("facts.goals", goal.clone())
            .with("facts.time", Value::Time(Seconds(time)))
    };
    let missed = run("cold_full", 4.0 * 3600.0 + 1000.0);
    assert_eq!(stage(&missed, "plan_vs_day"), "plan.meant plan.was plan.turn missed.gap missed.fair");
    assert_eq!(
        question(&missed, "missed.gap").0,
        "You came within 1:40 of under 4:15. Which part of the gap was the day, which the plan, which the preparation?"
    );
    let partly = run("cold_short", 4.0 * 3600.0 + 60.0);
    assert_eq!(stage(&partly, "held_one"), "held.one partly.kept first.surprise");
    assert_eq!(
        question(&partly, "partly.kept").0,
        "You let go of A and held B. How did you make that switch?"
    );
    let met = run("cold_full", 3.0 * 3600.0);
    assert_eq!(stage(&met, "helped"), "helped.pick met.repeat");
    assert_eq!(stage(&met, "close"), "met.savour close.again close.title close.summary");
    assert_eq!(stage(&met, "kind_voice"), "", "a met goal needs no kinder voice");
    let ashamed = met.felt("feel.pick", &[("guilty", 3)]);
    assert_eq!(stage(&ashamed, "kind_voice"), "kind.notice kind.others kind.friend");
}

#[test]
fn a_goal_in_words_is_asked_about_once_and_then_settles_the_result() {
    let words = Value::Lines(vec![Line { verb: Some("a".to_owned()), text: "enjoy the hills".to_owned() }]);
    let open = yesterday("cold_short", "finished").with("facts.goals", words);
    assert!(open.asked().contains(&"facts.reached".to_owned()));
    let questions = open.questions();
    let reached =
        questions.iter().find(|question| question.prompt.id == "facts.reached").expect("it is asked");
    let labels: Vec<&str> = reached.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["A: enjoy the hills", "none of them"]);
    let settled = open.pick("facts.reached", "a");
    assert!(
        settled.asked().contains(&"facts.reached".to_owned()),
        "the question stays where it was answered"
    );
    assert!(settled.asked().contains(&"met.savour".to_owned()));
}

#[test]
fn a_personal_best_asks_what_a_met_goal_asks_and_speaks_of_the_dip() {
    let mut best = yesterday("cold_full", "finished")
        .with("facts.distance", Value::Distance(Metres(10_000.0)))
        .with("facts.time", Value::Time(Seconds(2400.0)));
    let before = &mut best.background.past[0].race;
    before.kind = Some(RaceKind::Road);
    before.distance = Some(Metres(10_000.0));
    before.official = Some(Seconds(2500.0));
    assert_eq!(stage(&best, "close"), "met.savour pb.comedown close.again close.title close.summary");
    assert_eq!(stage(&best, "helped"), "helped.pick met.repeat");
}

#[test]
fn three_setbacks_running_are_met_with_what_held_up_in_each() {
    let mut third =
        yesterday("cold_short", "finished").pick("facts.setback", "yes").text("held.one", "I went back out");
    third.background.past = vec![
        past("Hill Half", "2025-11-02", SetbackMark::Yes),
        past("Old Town 10", "2025-09-14", SetbackMark::Yes),
    ];
    third.background.past[0].held_up = Some("ate on time".to_owned());
    assert_eq!(stage(&third, "next_step"), "streak.mirror streak.fit streak.rest streak.small next.step");
    assert_eq!(
        question(&third, "streak.mirror").0,
        "Three hard ones in a row. Here is what held up in each: “I went back out”, “ate on time”."
    );
    third.background.past[1].race.setback = Some(SetbackMark::No);
    assert_eq!(stage(&third, "next_step"), "next.step");
}

#[test]
fn a_timed_race_is_asked_for_its_length_and_the_distance_covered() {
    let timed = Situation::new("facts").pick("facts.outcome", "finished").pick("facts.kind", "timed");
    assert_eq!(
        stage(&timed, "facts"),
        "facts.name facts.date facts.outcome facts.kind facts.duration facts.covered facts.goals facts.satisfied facts.setback"
    );
}

#[test]
fn red_flags_show_the_card_at_once_and_are_asked_for_three_days() {
    let flagged = Situation::new("hot").picks("safety.red", &[("heart", None)]);
    assert_eq!(stage(&flagged, "safety"), "safety.red safety.help safety.pain");
    let prompt = flagged.questions()[1].prompt.clone();
    assert!(!prompt.keep, "which signs there were is never stored");
    let labels = flagged.questions()[1].choices.len();
    assert_eq!(labels, 9);
    let none = Situation::new("hot").picks("safety.red", &[]);
    assert_eq!(stage(&none, "safety"), "safety.red safety.pain", "nothing picked is no answer");
    let third_day = Situation::new("cold_short").date("facts.date", "2026-02-27");
    assert_eq!(stage(&third_day, "safety"), "safety.red safety.pain");
    let fourth_day = Situation::new("cold_short").date("facts.date", "2026-02-26");
    assert_eq!(stage(&fourth_day, "safety"), "safety.pain");
}

#[test]
fn hopeless_brings_the_support_card_and_blocks_nothing() {
    let hopeless = Situation::new("hot").felt("feel.pick", &[("hopeless", 1)]);
    assert_eq!(stage(&hopeless, "feel"), "feel.pick feel.support feel.about");
    let remembered = Situation::new("backfill").felt("feel_then.pick", &[("hopeless", 8)]);
    assert_eq!(stage(&remembered, "feel_then"), "feel_then.pick feel.support");
}

#[test]
fn a_branch_that_closes_again_hides_its_answers_and_keeps_them() {
    let mut situation = yesterday("cold_full", "dnf").text("dnf.right", "my knee");
    assert!(situation.asked().contains(&"dnf.right".to_owned()));
    situation.answer("facts.outcome", Some(Value::Pick("finished".to_owned())));
    assert!(!situation.asked().contains(&"dnf.right".to_owned()));
    assert!(situation.answers.contains_key(&QuestionKey::once("dnf.right")));
}
