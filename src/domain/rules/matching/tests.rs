use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stamp(text: &str) -> Stamp {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn race() -> MatchedRace {
    MatchedRace {
        event: "two rivers".into(),
        date: day("2027-04-11"),
        kind: Some(RaceKind::Road),
        distance: Some(Metres(42_195.0)),
        duration: None,
        conditions: vec![RaceCondition::Hot, RaceCondition::Hilly],
    }
}

fn candidate(number: u128) -> Candidate {
    Candidate {
        lesson: LessonId(Uuid::from_u128(number)),
        standing: LessonStanding::Active,
        written: stamp("2026-05-12T20:00:00+02:00"),
        cause: None,
        sure: Some(4),
        scope: LessonScope::default(),
        taught_by: None,
        tally: UseTally::default(),
        seen: Some(day("2027-03-01")),
    }
}

fn today() -> NaiveDate {
    day("2027-03-28")
}

fn best(candidates: Vec<Candidate>, race: &MatchedRace, back: &CausesBack) -> Vec<LessonMatch> {
    best_lessons(candidates, race, back, (today(), 5))
}

fn reasons(candidate: Candidate) -> Vec<MatchReason> {
    best(vec![candidate], &race(), &CausesBack::new()).remove(0).reasons
}

#[test]
fn every_reason_weighs_what_the_formula_says() {
    let back = CausesBack::from([("heat".to_owned(), day("2026-10-01"))]);
    let mut lesson = candidate(1);
    lesson.cause = Some("heat".into());
    lesson.taught_by = Some(Rc::new(MatchedRace { date: day("2026-05-10"), ..race() }));
    lesson.seen = None;
    lesson.tally = UseTally { helped: 3, ..UseTally::default() };
    let found = best(vec![lesson], &race(), &back).remove(0);
    assert_eq!(
        found.reasons,
        [
            MatchReason::CauseCameBack("heat".into()),
            MatchReason::SameDistance,
            MatchReason::SameKind(RaceKind::Road),
            MatchReason::SameConditions(vec![RaceCondition::Hot, RaceCondition::Hilly]),
            MatchReason::SameEvent,
            MatchReason::NotSeenLately,
        ]
    );
    // 3 + 2 + 2 + 2 + 1 + 0.5, and (2 * 0.8 + 3) / 5.
    assert!((found.rank() - (10.5 + 0.92)).abs() < 1e-9, "{}", found.rank());
}

#[test]
fn a_lesson_without_a_race_and_a_scope_fits_by_its_confidence_alone() {
    assert_eq!(reasons(candidate(1)), []);
    let found = best(vec![candidate(1)], &race(), &CausesBack::new());
    assert!((found[0].rank() - 0.8).abs() < 1e-9);
}

#[test]
fn the_scope_that_was_told_stands_for_that_of_the_race_that_taught_it() {
    let mut lesson = candidate(1);
    lesson.taught_by = Some(Rc::new(MatchedRace { event: "another".into(), ..race() }));
    lesson.scope = LessonScope {
        kind: Some(RaceKind::Trail),
        distance: Some(Metres(50_000.0)),
        conditions: vec![RaceCondition::Dark],
    };
    assert_eq!(reasons(lesson.clone()), []);
    lesson.scope.conditions = vec![RaceCondition::Hilly];
    assert_eq!(reasons(lesson.clone()), [MatchReason::SameConditions(vec![RaceCondition::Hilly])]);
    lesson.scope = LessonScope { distance: Some(Metres(42_000.0)), ..LessonScope::default() };
    assert_eq!(
        reasons(lesson),
        [
            MatchReason::SameDistance,
            MatchReason::SameKind(RaceKind::Road),
            MatchReason::SameConditions(vec![RaceCondition::Hot, RaceCondition::Hilly]),
        ]
    );
}

#[test]
fn the_cause_itself_is_a_condition_where_no_other_was_told() {
    let mut lesson = candidate(1);
    lesson.cause = Some("heat".into());
    assert_eq!(reasons(lesson.clone()), [MatchReason::SameConditions(vec![RaceCondition::Hot])]);
    lesson.scope.conditions = vec![RaceCondition::Cold];
    assert_eq!(reasons(lesson), []);
}

#[test]
fn a_cause_comes_back_to_a_lesson_only_by_a_later_race() {
    let mut lesson = candidate(1);
    lesson.cause = Some("pacing_start".into());
    lesson.taught_by =
        Some(Rc::new(MatchedRace { date: day("2026-05-10"), kind: None, distance: None, ..race() }));
    lesson.scope.conditions = vec![RaceCondition::Dark];
    if let Some(taught_by) = lesson.taught_by.as_mut().and_then(Rc::get_mut) {
        taught_by.event = "another".into();
    }
    let came_back = |lesson: &Candidate, last: &str| {
        let back = CausesBack::from([("pacing_start".to_owned(), day(last))]);
        !best(vec![lesson.clone()], &race(), &back)[0].reasons.is_empty()
    };
    assert!(!came_back(&lesson, "2026-05-10"), "the race that taught it");
    assert!(came_back(&lesson, "2026-05-11"));
    lesson.taught_by = None;
    assert!(!came_back(&lesson, "2026-05-12"), "the day it was written");
    assert!(came_back(&lesson, "2026-05-13"));
}

#[test]
fn sixty_days_make_a_lesson_one_that_was_not_seen_lately() {
    let seen = |day: Option<NaiveDate>| reasons(Candidate { seen: day, ..candidate(1) });
    assert_eq!(seen(Some(day("2027-01-28"))), []);
    assert_eq!(seen(Some(day("2027-01-27"))), [MatchReason::NotSeenLately]);
    assert_eq!(seen(None), [MatchReason::NotSeenLately]);
}

#[test]
fn races_over_a_fixed_time_compare_by_that_time() {
    let six_hours = MatchedRace {
        kind: Some(RaceKind::Timed),
        distance: None,
        duration: Some(Seconds(21_600.0)),
        conditions: Vec::new(),
        ..race()
    };
    let mut lesson = candidate(1);
    lesson.taught_by = Some(Rc::new(MatchedRace { event: "another".into(), ..six_hours.clone() }));
    let found =
        |lesson: &Candidate| best(vec![lesson.clone()], &six_hours, &CausesBack::new()).remove(0).reasons;
    assert_eq!(found(&lesson), [MatchReason::SameDistance, MatchReason::SameKind(RaceKind::Timed)]);
    if let Some(taught_by) = lesson.taught_by.as_mut().and_then(Rc::get_mut) {
        taught_by.duration = Some(Seconds(86_400.0));
    }
    assert_eq!(found(&lesson), [MatchReason::SameKind(RaceKind::Timed)]);
}

#[test]
fn of_equals_the_newer_comes_first_and_what_does_not_come_back_is_left_out() {
    let mut older = candidate(9);
    older.written = stamp("2025-05-12T20:00:00+02:00");
    let resting = Candidate { standing: LessonStanding::Resting, ..candidate(3) };
    let retired = Candidate { standing: LessonStanding::Retired, ..candidate(4) };
    let in_order = |candidates: Vec<Candidate>| -> Vec<u128> {
        let found = best(candidates, &race(), &CausesBack::new());
        found.iter().map(|found| found.lesson.0.as_u128()).collect()
    };
    assert_eq!(in_order(vec![older, resting, candidate(1), retired, candidate(2)]), [2, 1, 9]);
}

#[test]
fn the_editions_of_an_event_have_one_name() {
    assert_eq!(event("Two Oceans 2025!"), event("two-oceans"));
    assert_eq!(event("2024 Ärila 10K"), "arila 10k");
    assert_ne!(event("Comrades Up"), event("Comrades Down"));
    assert_eq!(event("2025"), "");
    let nameless = MatchedRace { event: event("2026"), ..race() };
    let mut lesson = candidate(1);
    lesson.taught_by = Some(Rc::new(nameless.clone()));
    let found = best(vec![lesson], &nameless, &CausesBack::new()).remove(0);
    assert!(!found.reasons.contains(&MatchReason::SameEvent));
}

/// The formula once more, in thousandths and with every fact looked up plainly.
fn second_computation(lesson: &Candidate, race: &MatchedRace, back: &CausesBack, today: NaiveDate) -> f64 {
    let home = lesson.taught_by.as_deref();
    let mut halves = 0_i32;
    if let Some(cause) = &lesson.cause {
        let from = home.map_or(lesson.written.date_naive(), |home| home.date);
        halves += if back.iter().any(|(name, last)| name == cause && *last > from) { 6 } else { 0 };
    }
    let kind = if lesson.scope.kind.is_some() { lesson.scope.kind } else { home.and_then(|home| home.kind) };
    let length = lesson.scope.distance.or(home.and_then(|home| home.distance));
    let road = |kind: Option<RaceKind>| matches!(kind, None | Some(RaceKind::Road));
    // The races of these tests are marathons and courses of 89 km, on the road or off it.
    let name = |metres: Metres, kind: Option<RaceKind>| {
        let off = (metres.0 - 42_195.0).abs() / 42_195.0;
        if off <= if road(kind) { 0.015 } else { 0.001 } {
            "marathon".to_owned()
        } else {
            format!("{:.0}", metres.0)
        }
    };
    if let (Some(length), Some(of_race)) = (length, race.distance) {
        halves += if name(length, kind) == name(of_race, race.kind) { 4 } else { 0 };
    }
    halves += if kind.is_some() && kind == race.kind { 4 } else { 0 };
    let mut conditions = lesson.scope.conditions.clone();
    if conditions.is_empty() {
        conditions.extend(home.iter().flat_map(|home| home.conditions.clone()));
        conditions.extend(match lesson.cause.as_deref() {
            Some("heat") => vec![RaceCondition::Hot],
            Some("cold_wet") => vec![RaceCondition::Cold, RaceCondition::Wet],
            _ => vec![],
        });
    }
    halves += if conditions.iter().any(|own| race.conditions.contains(own)) { 4 } else { 0 };
    halves += if home.is_some_and(|home| home.event == race.event) { 2 } else { 0 };
    halves += match lesson.seen {
        Some(seen) if seen > today - chrono::Duration::days(60) => 0,
        _ => 1,
    };
    let (helped, partly, no_help) =
        (f64::from(lesson.tally.helped), f64::from(lesson.tally.partly), f64::from(lesson.tally.no_help));
    let sure = f64::from(lesson.sure.unwrap_or(3));
    f64::from(halves) / 2.0 + (sure * 0.4 + helped + partly / 2.0) / (2.0 + helped + partly + no_help)
}

fn any_race() -> impl Strategy<Value = MatchedRace> {
    let kind = prop::option::of(prop::sample::select(vec![RaceKind::Road, RaceKind::Trail]));
    let distance =
        prop::option::of(prop::sample::select(vec![42_195.0, 42_400.0, 89_000.0]).prop_map(Metres));
    let conditions = prop::sample::subsequence(RaceCondition::ALL.to_vec(), 0..=3);
    let event = prop::sample::select(vec!["two rivers", "another"]);
    (event, 0_i64..700, kind, distance, conditions).prop_map(|(event, days, kind, distance, conditions)| {
        MatchedRace {
            event: event.to_owned(),
            date: day("2025-06-01") + chrono::Duration::days(days),
            kind,
            distance,
            duration: None,
            conditions,
        }
    })
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    let cause = prop::option::of(prop::sample::select(vec!["heat", "cold_wet", "pacing_start"]));
    let scope = (
        prop::option::of(prop::sample::select(vec![RaceKind::Road, RaceKind::Trail])),
        prop::option::of(prop::sample::select(vec![42_195.0, 89_000.0]).prop_map(Metres)),
        prop::sample::subsequence(RaceCondition::ALL.to_vec(), 0..=2),
    );
    let tally = (0_u32..4, 0_u32..3, 0_u32..3);
    let standing = prop::sample::select(LessonStanding::ALL.to_vec());
    (
        (any::<u128>(), 0_i64..5, standing, cause, prop::option::of(1_u8..=5)),
        (scope, prop::option::of(any_race()), tally, prop::option::of(0_i64..120)),
    )
        .prop_map(|((id, days, standing, cause, sure), (scope, taught_by, tally, seen))| Candidate {
            lesson: LessonId(Uuid::from_u128(id)),
            standing,
            written: stamp("2026-05-12T20:00:00+02:00") + chrono::Duration::days(days),
            cause: cause.map(str::to_owned),
            sure,
            scope: LessonScope { kind: scope.0, distance: scope.1, conditions: scope.2 },
            taught_by: taught_by.map(Rc::new),
            tally: UseTally { helped: tally.0, partly: tally.1, no_help: tally.2, forgot: 0 },
            seen: seen.map(|days| today() - chrono::Duration::days(days)),
        })
}

fn any_causes() -> impl Strategy<Value = CausesBack> {
    let causes = prop::sample::subsequence(vec!["heat", "cold_wet", "pacing_start"], 0..=3);
    (causes, 0_i64..700).prop_map(|(causes, days)| {
        let last = day("2025-06-01") + chrono::Duration::days(days);
        causes.into_iter().map(|cause| (cause.to_owned(), last)).collect()
    })
}

proptest! {
    #[test]
    fn the_rank_is_that_of_the_second_computation(
        lesson in any_candidate(), race in any_race(), back in any_causes()
    ) {
        let lesson = Candidate { standing: LessonStanding::Active, ..lesson };
        let found = best(vec![lesson.clone()], &race, &back);
        prop_assert!((found[0].rank() - second_computation(&lesson, &race, &back, today())).abs() < 1e-9);
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter(
        lessons in prop::collection::vec(any_candidate(), 0..12), race in any_race(), back in any_causes(), turn in 0_usize..12
    ) {
        let mut turned = lessons.clone();
        turned.rotate_left(turn.min(lessons.len()));
        turned.reverse();
        let found = best(lessons.clone(), &race, &back);
        prop_assert_eq!(&found, &best(turned, &race, &back));
        // No lesson that was left out fits better than one that was taken.
        let active = lessons.iter().filter(|lesson| lesson.standing == LessonStanding::Active);
        let mut ranks: Vec<f64> = active.map(|lesson| second_computation(lesson, &race, &back, today())).collect();
        ranks.sort_by(|one, other| other.total_cmp(one));
        prop_assert_eq!(found.len(), ranks.len().min(5));
        for (found, rank) in found.iter().zip(ranks) {
            prop_assert!((found.rank() - rank).abs() < 1e-6);
        }
    }

    #[test]
    fn one_reason_more_never_lowers_the_rank(lesson in any_candidate(), race in any_race(), back in any_causes()) {
        let lesson = Candidate { standing: LessonStanding::Active, ..lesson };
        let rank = |lesson: &Candidate, back: &CausesBack| best(vec![lesson.clone()], &race, back)[0].rank() + 1e-9;
        let before = rank(&lesson, &back) - 1e-9;
        let mut with_kind = lesson.clone();
        with_kind.scope.kind = race.kind.or(lesson.scope.kind);
        if lesson.scope.distance.or(lesson.taught_by.as_ref().and_then(|home| home.distance)).is_none() {
            prop_assert!(rank(&with_kind, &back) >= before);
        }
        let mut with_conditions = lesson.clone();
        if !race.conditions.is_empty() {
            with_conditions.scope.conditions.clone_from(&race.conditions);
            prop_assert!(rank(&with_conditions, &back) >= before);
        }
        let unseen = Candidate { seen: None, ..lesson.clone() };
        prop_assert!(rank(&unseen, &back) >= before);
        let all_back = ["heat", "cold_wet", "pacing_start"].map(|cause| (cause.to_owned(), NaiveDate::MAX)).into();
        prop_assert!(rank(&lesson, &all_back) >= before);
        let mut helped = lesson.clone();
        helped.tally.helped += 1;
        prop_assert!(rank(&helped, &back) >= before);
    }
}
