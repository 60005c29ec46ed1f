//! What is asked, in every mode and on every kind of day.

mod branches;
mod follow_ups;
mod lately;
mod one_by_one;
mod whatever_is_answered;

use crate::content::testing::Situation;
use crate::domain::debrief::{Line, Value};

/// A debrief of yesterday's marathon with its facts told as far as the outcome.
fn yesterday(mode: &str, outcome: &str) -> Situation {
    Situation::new(mode)
        .text("facts.name", "River Marathon")
        .date("facts.date", "2026-03-01")
        .pick("facts.outcome", outcome)
        .pick("facts.kind", "road")
}

fn stage(situation: &Situation, stage: &str) -> String {
    let outline = situation.outline();
    let line = outline.lines().find_map(|line| line.strip_prefix(&format!("{stage}: ")));
    line.unwrap_or("").to_owned()
}

fn question(situation: &Situation, name: &str) -> (String, Option<String>) {
    let place = situation.asked().iter().position(|asked| asked == name);
    let question = place.map(|place| situation.questions()[place].clone());
    let question = question.unwrap_or_else(|| panic!("{name} is not asked"));
    (question.text, question.note)
}

fn lines(texts: &[&str]) -> Value {
    let lines = texts.iter().map(|text| Line { verb: None, text: (*text).to_owned() });
    Value::Lines(lines.collect())
}

#[test]
fn every_mode_with_nothing_answered_asks_the_plain_day() {
    let modes = ["hot", "cold_short", "backfill", "free", "facts"];
    let outlines = modes.map(|mode| Situation::new(mode).outline());
    assert_eq!(
        outlines,
        [
            "arrive: arrive.now
safety: safety.red safety.pain
facts_min: facts.name facts.date facts.outcome
feel: feel.pick
held_one: held.one
remember: remember.line
close_hot: close_hot.enough",
            "arrive: arrive.now
facts: facts.name facts.date facts.outcome facts.kind facts.distance facts.time facts.goals facts.satisfied facts.setback
safety: safety.pain
feel: feel.pick
held_one: held.one
causes_one: causes.pick_one
lesson_one: lesson.one
next_step: next.step
people: people.who
close: close.again close.title close.summary",
            "facts: facts.name facts.date facts.outcome facts.kind facts.distance facts.time facts.goals facts.satisfied facts.setback
feel_then: feel_then.pick
held_one: held.one
causes_one: causes.pick_one
lesson_one: lesson.one
close: close.again close.title close.summary",
            "free_write: write.free
feel: feel.pick
remember: remember.line
facts_min: facts.name facts.date facts.outcome
close: close.again close.title close.summary",
            "facts: facts.name facts.date facts.outcome facts.kind facts.distance facts.time facts.goals facts.satisfied facts.setback
close: close.summary",
        ]
    );
}

#[test]
fn a_full_debrief_with_nothing_answered_goes_through_fourteen_stages() {
    assert_eq!(
        Situation::new("cold_full").outline(),
        "arrive: arrive.now
facts: facts.name facts.date facts.outcome facts.kind facts.distance facts.time facts.goals facts.satisfied facts.setback
safety: safety.pain
feel: feel.pick
held_up: held.three
plan_vs_day: plan.meant plan.was plan.turn
helped: helped.pick
causes: causes.pick
kind_voice: kind.notice kind.others kind.friend
lessons: lesson.rule
goals_next: goals.recovery goals.well
next_step: next.step
people: people.who
close: close.again close.title close.summary"
    );
}

#[test]
fn a_full_debrief_of_a_dnf_with_fear_an_injury_and_two_causes() {
    let situation = yesterday("cold_full", "dnf")
        .pick("facts.goals", "none")
        .pick("facts.setback", "yes")
        .scale("safety.pain", 5)
        .felt("feel.pick", &[("ashamed", 7), ("afraid", 6)])
        .picks("causes.pick", &[("heat", Some(3)), ("injury", Some(2))])
        .scale("causes.control/heat", 9)
        .with("lesson.rule", lines(&["", "cool early"]))
        .text("next.step", "swim")
        .text("people.who", "Anna");
    assert_eq!(
        situation.outline(),
        "arrive: arrive.now
facts: facts.name facts.date facts.outcome facts.kind facts.distance dnf.covered dnf.where dnf.reason facts.goals facts.satisfied facts.setback
safety: safety.red safety.pain safety.pain_where safety.pain_signs inj.care
feel: feel.pick feel.about
held_up: held.three dnf.right nogoal.good
helped: helped.pick
causes: dnf.call causes.pick causes.control/heat causes.look/heat causes.changeable/heat causes.spread/heat causes.shared/heat \
causes.question_1/heat causes.question_2/heat causes.turn/heat causes.control/injury causes.changeable/injury causes.spread/injury \
causes.shared/injury causes.question_1/injury causes.question_2/injury causes.turn/injury
kind_voice: kind.notice kind.others kind.friend
lessons: lesson.rule lesson.cause/2 lesson.ifthen/2 lesson.sure/2
goals_next: goals.recovery goals.well
next_step: fear.what fear.ladder inj.today next.step next.day
people: fear.who inj.who people.who people.day
close: close.again close.title close.summary"
    );
    assert_eq!(question(&situation, "feel.about").0, "You named ashamed. What is it about?");
    assert_eq!(
        question(&situation, "causes.turn/heat").1.as_deref(),
        Some("Much of this is yours to shape: it can become an if-then lesson.")
    );
    assert_eq!(question(&situation, "people.day").0, "When will you talk to Anna?");
}

#[test]
fn the_hot_debrief_never_looks_for_reasons_and_stays_small() {
    let worst = yesterday("hot", "dnf")
        .date("facts.date", "2026-03-02")
        .picks("safety.red", &[("heat", None)])
        .scale("safety.pain", 8)
        .picks("safety.pain_signs", &[("gait", None)])
        .felt(
            "feel.pick",
            &[("hopeless", 9), ("afraid", 9), ("empty", 9), ("burned_out", 9), ("ashamed", 9)],
        );
    assert_eq!(
        worst.outline(),
        "arrive: arrive.now
safety: safety.red safety.help safety.pain safety.pain_where safety.pain_signs inj.care
facts_min: facts.name facts.date facts.outcome
feel: feel.pick feel.support feel.about
held_one: held.one
remember: remember.line
close_hot: close_hot.enough"
    );
    assert_eq!(
        question(&worst, "close_hot.enough").0,
        "That is enough for today. Eat, drink, get warm, be with someone. The longer look can wait until tomorrow."
    );
}
