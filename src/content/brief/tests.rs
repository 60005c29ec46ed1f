use crate::domain::lesson::UseTally;
use uuid::Uuid;

use super::*;
use crate::content::Content;
use crate::domain::brief::BriefPlan;
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{Lesson, RaceCondition, Verb};
use crate::domain::race::{Race, RaceKind};

fn stamp() -> crate::domain::clock::Stamp {
    chrono::DateTime::parse_from_rfc3339("2026-11-21T20:00:00+02:00").expect("a moment")
}

fn race(number: u128, date: &str) -> Race {
    Race::new(RaceId(Uuid::from_u128(number)), format!("Race {number}"), date.parse().expect("a day"))
}

fn past(cause: &str, race: &Race, control: Option<u8>, put_down: bool) -> PastCause {
    let cause = RaceCause {
        cause: cause.to_owned(),
        effect: Effect::Hindered,
        impact: Some(2),
        control,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down,
    };
    PastCause { cause, race: race.name.clone(), date: race.date }
}

fn basis(past_causes: Vec<PastCause>, editions: Vec<Race>) -> BriefBasis {
    BriefBasis {
        race: race(1, "2027-04-11"),
        plan: None,
        process: Vec::new(),
        steps: Vec::new(),
        lessons: Vec::new(),
        past_causes,
        editions,
    }
}

#[test]
fn what_a_brief_is_for_changes_on_its_days() {
    let words = Content::built_in().brief;
    let lessons: Vec<usize> = [90, 28, 15, 14, 8, 7, 3, 2, 1, 0].map(|days| words.lessons(days)).into();
    assert_eq!(lessons, [5, 5, 5, 5, 5, 5, 5, 5, 5, 3]);
    let days = |to_go: i64| words.moment(to_go).map(|moment| moment.days);
    assert_eq!(
        [29, 28, 15, 14, 8, 7, 3, 2, 1, 0].map(days),
        [None, Some(28), Some(28), Some(14), Some(14), Some(7), Some(7), Some(2), Some(2), Some(0)]
    );
    assert_eq!(words.fundamentals.len(), 9);
}

#[test]
fn what_was_partly_within_reach_and_what_was_put_down_become_what_ifs() {
    let (old, last) = (race(2, "2026-04-12"), race(3, "2026-10-01"));
    let causes = Content::built_in().causes;
    let mut basis = basis(
        vec![
            past("pacing_start", &last, Some(9), false),
            past("other", &last, Some(4), false),
            past("other", &last, Some(0), true),
            past("gut", &last, Some(5), false),
            past("wind", &last, Some(1), true),
            past("heat", &old, Some(3), false),
            past("gut", &old, Some(4), false),
        ],
        vec![old],
    );
    let lines = |basis: &BriefBasis| -> Vec<String> {
        suggestions(basis, &causes).into_iter().map(|suggestion| suggestion.line).collect()
    };
    let [heat, gut, wind] = [
        "If the forecast is warmer than I trained for, then I will move to my B or C goal before the start and cool early.",
        "If my stomach turns, then I will ease off, small sips, wait, then try the gentlest food I carry.",
        "If I turn into a headwind, then I will race by effort and tuck in.",
    ];
    assert_eq!(lines(&basis), [heat, gut, wind]);
    assert_eq!(suggestions(&basis, &causes)[2].from, "wind, Race 3: not yours to change");
    let plan = BriefPlan { what_ifs: vec![gut.to_owned()], ..BriefPlan::blank(basis.race.id, stamp()) };
    basis.plan = Some(plan);
    assert_eq!(lines(&basis), [heat, wind]);
}

#[test]
fn reasons_are_told_in_few_words_and_the_least_only_where_there_is_no_other() {
    let causes = Content::built_in().causes;
    let lesson = Lesson::new(LessonId(Uuid::nil()), Verb::Change, "Start slower", stamp());
    let mut shown = BriefLesson {
        lesson,
        race: None,
        tally: UseTally::default(),
        reasons: vec![
            MatchReason::CauseCameBack("pacing_start".into()),
            MatchReason::SameDistance,
            MatchReason::SameKind(RaceKind::Road),
            MatchReason::SameConditions(vec![RaceCondition::Hot, RaceCondition::Hilly]),
            MatchReason::SameEvent,
            MatchReason::NotSeenLately,
        ],
        shown: None,
        verdict: None,
    };
    let told = |shown: &BriefLesson| told_match(shown, &causes).join(" · ");
    assert_eq!(told(&shown), "came back: started too fast · hot and hilly · same race · not used yet");
    shown.reasons.remove(4);
    assert_eq!(
        told(&shown),
        "came back: started too fast · same distance and kind · hot and hilly · not used yet"
    );
    shown.reasons.drain(..2);
    assert_eq!(told(&shown), "same kind of race · hot and hilly · not used yet");
    shown.reasons.drain(..2);
    shown.race = Some(("Race 3".into(), "2026-10-01".parse().expect("a day")));
    assert_eq!(told(&shown), "not seen for a while · not used yet · from Race 3");
}

#[test]
fn how_a_lesson_has_done_is_counted_and_not_judged() {
    let told =
        |helped, partly, no_help, forgot| UseTally { helped, partly, no_help, forgot }.facts().join(", ");
    assert_eq!(told(0, 0, 0, 0), "not used yet");
    assert_eq!(told(1, 0, 0, 0), "helped 1 of 1");
    assert_eq!(told(0, 3, 0, 0), "partly 3 of 3");
    assert_eq!(told(0, 0, 1, 1), "helped 0 of 1, forgotten once");
    assert_eq!(told(2, 1, 1, 2), "helped 2 and partly 1 of 4, forgotten 2 times");
}

#[test]
fn everything_wrong_with_the_words_is_told_at_once() {
    let text = "schema = 1\n[ask]\nprocess = \"?\"\n[[moment]]\ndays = 7\nlessons = 5\nline = \"a\"\ntoday = \"b\"\n\
                [[moment]]\ndays = 14\nlessons = 0\nline = \"a\"\ntoday = \"b\"\n\
                [[fundamental]]\nid = \"x\"\ntext = \"a\"\nstep = \"b\"\n[[fundamental]]\nid = \"x\"\ntext = \"a\"\nodd = 1\n";
    let log = Log::new("brief.toml", text);
    read_brief(&log);
    let told: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    for wanted in
        ["`switch_point`", "`lessons`", "nearer to the race", "`days = 0`", "twice", "`step`", "odd"]
    {
        assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}: {told:#?}");
    }
}
