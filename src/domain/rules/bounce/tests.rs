use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::clock::Stamp;
use crate::domain::goal::Verdict;
use crate::domain::id::{ArcId, DebriefId, GoalId, LessonId, PersonId, RaceId, StepId, TryId};
use crate::domain::lesson::Verb;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stamp(text: &str) -> Stamp {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn basis() -> BounceBasis {
    BounceBasis {
        race: Race::new(RaceId(Uuid::from_u128(1)), "Three Dams Ultra", day("2026-11-21")),
        ticks: Vec::new(),
        lessons: Vec::new(),
        goals: Vec::new(),
        steps: Vec::new(),
        tries: Vec::new(),
        arc: None,
    }
}

fn goal(kind: GoalKind, written: &str) -> Goal {
    Goal::new(GoalId(Uuid::from_u128(7)), kind, "a goal", stamp(written))
}

fn step(state: StepState, written: &str) -> Step {
    Step {
        id: StepId(Uuid::from_u128(8)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: "a step".to_owned(),
        day: None,
        state,
        written: stamp(written),
    }
}

fn done(part: Part, on: &str) -> Try {
    Try {
        id: TryId(Uuid::from_u128(9)),
        arc: ArcId(Uuid::from_u128(3)),
        part,
        what: "walk".to_owned(),
        day: day(on),
        helped: None,
        written: stamp("2026-11-23T08:00:00+02:00"),
    }
}

fn stand(counts: Counts, basis: &BounceBasis) -> Stand {
    standing("an item", counts, basis).stand
}

#[test]
fn nothing_is_known_of_a_plan_without_anything() {
    let basis = basis();
    for counts in Counts::ALL {
        let standing = standing("an item", *counts, &basis);
        assert_eq!(
            (standing.stand, standing.is_by_hand(), standing.is_looked_at()),
            (Stand::Open, false, false)
        );
    }
}

#[test]
fn a_hand_tick_wins_over_what_is_known_and_what_was_taken_back_does_not_count() {
    let mut basis = basis();
    basis.lessons.push(Lesson::new(
        LessonId(Uuid::from_u128(2)),
        Verb::Keep,
        "walk the climbs",
        stamp("2026-11-23T08:00:00+02:00"),
    ));
    assert_eq!(stand(Counts::Lessons, &basis), Stand::Done);
    let (race, at) = (basis.race.id, stamp("2026-11-24T08:00:00+02:00"));
    let tick = |tick| BounceTick { race, item: "an item".to_owned(), tick, note: "why".to_owned(), at };
    for (said, stands) in [
        (Some(Tick::NotForMe), Stand::NotForMe),
        (Some(Tick::Part), Stand::Part),
        (Some(Tick::Done), Stand::Done),
        (None, Stand::Done),
    ] {
        basis.ticks = vec![tick(said)];
        let standing = standing("an item", Counts::Lessons, &basis);
        assert_eq!((standing.stand, standing.is_by_hand()), (stands, said.is_some()));
        // The line that was written about it stays in any case.
        assert_eq!(standing.tick.map(|tick| tick.note.as_str()), Some("why"));
    }
    basis.ticks = vec![BounceTick { item: "another".to_owned(), ..tick(Some(Tick::NotForMe)) }];
    assert_eq!(stand(Counts::Lessons, &basis), Stand::Done);
}

#[test]
fn goals_count_when_they_were_written_since_the_race_and_not_let_go() {
    let mut basis = basis();
    let race = basis.race.id;
    let since = "2026-11-21T21:00:00+02:00";
    let mut of = |goal: Goal| {
        basis.goals = vec![goal];
        (stand(Counts::Recovery, &basis), stand(Counts::NextGoal, &basis))
    };
    assert_eq!(of(goal(GoalKind::Recovery, since)), (Stand::Done, Stand::Open));
    assert_eq!(of(goal(GoalKind::Wellbeing, since)), (Stand::Open, Stand::Done));
    // The day before, where the runner was.
    assert_eq!(of(goal(GoalKind::Recovery, "2026-11-20T23:59:59-10:00")), (Stand::Open, Stand::Open));
    let let_go = Goal { verdict: Some(Verdict::LetGo), ..goal(GoalKind::Open, since) };
    assert_eq!(of(let_go), (Stand::Open, Stand::Open));
    for verdict in [Verdict::Reached, Verdict::Rest, Verdict::Keep] {
        let judged = Goal { verdict: Some(verdict), ..goal(GoalKind::Recovery, since) };
        assert_eq!(of(judged), (Stand::Done, Stand::Open));
    }
    // What aimed at this race is no goal after it; what its debrief made is.
    let aimed = Goal { race: Some(race), ..goal(GoalKind::TimeOrPlace, since) };
    assert_eq!(of(aimed.clone()), (Stand::Open, Stand::Open));
    let from_debrief = Goal { debrief: Some(DebriefId(Uuid::from_u128(4))), ..aimed };
    assert_eq!(of(from_debrief), (Stand::Open, Stand::Done));
    // A recovery goal may be tied to the race by hand.
    let tied = Goal { race: Some(race), ..goal(GoalKind::Recovery, since) };
    assert_eq!(of(tied), (Stand::Done, Stand::Open));
    let of_the_next_race = Goal { race: Some(RaceId(Uuid::from_u128(5))), ..goal(GoalKind::Process, since) };
    assert_eq!(of(of_the_next_race), (Stand::Open, Stand::Open));
}

#[test]
fn the_goal_that_was_written_last_is_told() {
    let mut basis = basis();
    let named = |text: &str, written: &str| Goal { text: text.to_owned(), ..goal(GoalKind::Open, written) };
    basis.goals =
        vec![named("later", "2026-11-25T08:00:00+02:00"), named("first", "2026-11-23T08:00:00+02:00")];
    let Evidence::Goal(Some(found)) = evidence(Counts::NextGoal, &basis) else { panic!("a goal") };
    assert_eq!(found.text, "later");
}

#[test]
fn one_thing_for_the_body_is_part_of_it_and_another_one_is_it_and_so_for_the_head() {
    let mut basis = basis();
    let what = |what: &str, done: Try| Try { what: what.to_owned(), ..done };
    let stands = |basis: &BounceBasis| (stand(Counts::Body, basis), stand(Counts::Head, basis));
    basis.tries = vec![done(Part::Body, "2026-11-20")];
    assert_eq!(stands(&basis), (Stand::Open, Stand::Open));
    // The same thing twice is one thing, however it is written.
    basis.tries = vec![done(Part::Body, "2026-11-21"), what(" Walk", done(Part::Body, "2026-11-22"))];
    assert_eq!(stands(&basis), (Stand::Part, Stand::Open));
    basis.tries.push(what("stretching", done(Part::Head, "2026-11-23")));
    assert_eq!(stands(&basis), (Stand::Part, Stand::Part));
    basis.tries.push(what("stretching", done(Part::Body, "2026-11-23")));
    assert_eq!(stands(&basis), (Stand::Done, Stand::Part));
    basis.tries.push(done(Part::Head, "2026-11-24"));
    assert_eq!(stands(&basis), (Stand::Done, Stand::Done));
}

#[test]
fn the_next_goal_has_time_until_the_fourteenth_day_and_nothing_else_has() {
    let race = Race::new(RaceId(Uuid::from_u128(1)), "Winter Ten", day("2026-12-20"));
    let until = Some(day("2027-01-03"));
    let told =
        ["2026-12-20", "2027-01-02", "2027-01-03"].map(|on| has_time_until(Counts::NextGoal, &race, day(on)));
    assert_eq!(told, [until, until, None]);
    for counts in Counts::ALL.iter().filter(|counts| **counts != Counts::NextGoal) {
        assert_eq!(has_time_until(*counts, &race, day("2026-12-20")), None);
    }
}

#[test]
fn a_time_goal_that_rests_until_the_fourteenth_day_is_not_set_yet_and_any_other_one_is() {
    let mut basis = basis();
    let resting = |again: &str| Goal {
        verdict: Some(Verdict::Rest),
        again: Some(day(again)),
        ..goal(GoalKind::TimeOrPlace, "2026-11-23T20:00:00+02:00")
    };
    basis.goals = vec![resting("2026-12-05")];
    assert_eq!(stand(Counts::NextGoal, &basis), Stand::Open);
    let Evidence::Resting(told) = evidence(Counts::NextGoal, &basis) else { panic!("a goal that rests") };
    assert_eq!(told.text, "a goal");
    // Its runner lets this one rest for twelve weeks: that is a decision.
    basis.goals = vec![resting("2027-02-15")];
    assert_eq!(stand(Counts::NextGoal, &basis), Stand::Done);
    // An older goal of another kind is the next one, whatever rests beside it.
    basis.goals = vec![resting("2026-12-05"), goal(GoalKind::Open, "2026-11-22T20:00:00+02:00")];
    assert_eq!(stand(Counts::NextGoal, &basis), Stand::Done);
}

#[test]
fn the_next_step_is_the_open_one_whose_day_is_nearest_and_that_came_of_the_race() {
    let mut basis = basis();
    let (race, before, since) = (basis.race.id, "2026-11-10T08:00:00+02:00", "2026-11-23T08:00:00+02:00");
    let named = |text: &str, on: Option<&str>, written: &str| Step {
        text: text.to_owned(),
        day: on.map(day),
        ..step(StepState::Open, written)
    };
    basis.steps = vec![
        named("for the race", Some("2026-11-24"), before),
        Step { race: Some(race), ..named("tied to it before", Some("2026-11-24"), before) },
        Step { state: StepState::Done, ..named("done", Some("2026-11-24"), since) },
        named("some day", None, since),
        named("passed", Some("2026-11-22"), since),
        named("ahead", Some("2026-11-26"), since),
        Step {
            race: Some(race),
            debrief: Some(DebriefId(Uuid::from_u128(4))),
            ..named("far", Some("2027-01-02"), before)
        },
    ];
    let next = |basis: &BounceBasis| next_step(basis, day("2026-11-24")).map(|step| step.text.clone());
    let mut seen = Vec::new();
    while let Some(text) = next(&basis) {
        basis.steps.retain(|step| step.text != text);
        seen.push(text);
    }
    assert_eq!(seen, ["ahead", "passed", "far", "some day"]);
}

#[test]
fn a_talk_is_a_step_about_a_person_or_time_with_somebody() {
    let mut basis = basis();
    let since = "2026-11-22T08:00:00+02:00";
    let about = |state| Step { person: Some(PersonId(Uuid::from_u128(6))), ..step(state, since) };
    for (state, stands) in [
        (StepState::Open, Stand::Open),
        (StepState::Dropped, Stand::Open),
        (StepState::Part, Stand::Part),
        (StepState::Done, Stand::Done),
    ] {
        basis.steps = vec![about(state)];
        assert_eq!(stand(Counts::Talk, &basis), stands);
    }
    basis.steps = vec![step(StepState::Done, since)];
    assert_eq!(stand(Counts::Talk, &basis), Stand::Open);
    for part in [Part::Person, Part::Professional] {
        basis.tries = vec![done(part, "2026-11-22")];
        assert_eq!(stand(Counts::Talk, &basis), Stand::Done);
    }
    basis.tries = vec![done(Part::Head, "2026-11-22")];
    assert_eq!(stand(Counts::Talk, &basis), Stand::Open);
}

#[test]
fn the_plan_comes_up_from_the_third_day_to_the_end_of_the_eighth_week_across_a_year() {
    let race = &basis().race;
    let comes: Vec<bool> =
        ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2027-01-16", "2027-01-17"]
            .map(|today| comes_up(race, day(today)))
            .into();
    assert_eq!(comes, [false, false, false, true, true, false]);
    assert_eq!(days_since(race, day("2027-01-01")), Some(41));
    assert_eq!(days_since(race, day("2026-11-20")), None);
    assert!(is_resting(race, day("2026-11-22")) && !is_resting(race, day("2026-11-23")));
}

/// A moment near the race, written anywhere in the world.
fn moments() -> impl Strategy<Value = Stamp> {
    (-72_i64..72, -12_i32..=14).prop_map(|(hours, east)| {
        let offset = FixedOffset::east_opt(east * 3600).expect("an offset");
        let noon = chrono::Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a moment");
        (noon + chrono::TimeDelta::hours(hours)).with_timezone(&offset)
    })
}

fn states() -> impl Strategy<Value = StepState> {
    prop::sample::select(StepState::ALL)
}

fn goals() -> impl Strategy<Value = Goal> {
    let verdicts = prop::option::of(prop::sample::select(Verdict::ALL));
    let verdicts = (verdicts, prop::option::of(10_u64..20));
    (prop::sample::select(GoalKind::ALL), verdicts, moments(), prop::option::of(1_u128..3), any::<bool>())
        .prop_map(|(kind, (verdict, again), written, race, from_debrief)| Goal {
            verdict,
            again: again.map(|days| day("2026-11-21") + Days::new(days)),
            race: race.map(|race| RaceId(Uuid::from_u128(race))),
            debrief: from_debrief.then(|| DebriefId(Uuid::from_u128(4))),
            ..Goal::new(GoalId(Uuid::from_u128(7)), kind, "a goal", written)
        })
}

fn steps() -> impl Strategy<Value = Step> {
    let days = prop::option::of(-20_i64..20);
    let of_it = (any::<bool>(), any::<bool>());
    let all = (states(), moments(), any::<bool>(), days, of_it);
    all.prop_map(|(state, written, about_a_person, day_of_it, (of_race, of_debrief))| Step {
        person: about_a_person.then(|| PersonId(Uuid::from_u128(6))),
        race: of_race.then(|| RaceId(Uuid::from_u128(1))),
        debrief: of_debrief.then(|| DebriefId(Uuid::from_u128(4))),
        day: day_of_it.map(|days| day("2026-12-25") + chrono::TimeDelta::days(days)),
        written,
        ..step(state, "2026-11-21T08:00:00+02:00")
    })
}

fn tries() -> impl Strategy<Value = Try> {
    let things = prop::sample::select(vec!["walk", "Walk ", "stretching", "music"]);
    (prop::sample::select(Part::ALL), -3_i64..4, things).prop_map(|(part, days, what)| Try {
        day: day("2026-11-21") + chrono::TimeDelta::days(days),
        what: what.to_owned(),
        ..done(part, "2026-11-21")
    })
}

/// The same once more, by walking everything that there is and noting the best of what is seen: 2 is all of it, 1 a part.
fn by_walking(counts: Counts, basis: &BounceBasis) -> u8 {
    // A local date and "2026-11-21" are compared as text.
    let since = |stamp: &Stamp| stamp.format("%Y-%m-%d").to_string().as_str() >= "2026-11-21";
    let in_time = |done: &Try| done.day.to_string().as_str() >= "2026-11-21";
    let weight = |step: &Step| match step.state.id() {
        "done" => 2,
        "part" => 1,
        _ => 0,
    };
    let mut best = 0;
    match counts {
        Counts::OwnWord => {}
        Counts::Lessons => best = if basis.lessons.is_empty() { 0 } else { 2 },
        Counts::Recovery | Counts::NextGoal => {
            for goal in &basis.goals {
                let id = goal.kind.id();
                let is_wanted = (id == "recovery") == (counts == Counts::Recovery);
                let is_let_go = goal.verdict.is_some_and(|verdict| verdict.id() == "let_go");
                let by_hand_for_a_race = goal.race.is_some() && goal.debrief.is_none();
                let for_this_one = by_hand_for_a_race && goal.race == Some(basis.race.id);
                // The 14th day after the race, as text.
                let is_held = goal.again.is_some_and(|again| again.to_string().as_str() <= "2026-12-05");
                let rests = goal.verdict.is_some_and(|verdict| verdict.id() == "rest");
                if id == "time" && rests && is_held {
                    continue;
                }
                let left_out = (for_this_one && id != "recovery") || (by_hand_for_a_race && id == "process");
                if since(&goal.written) && is_wanted && !is_let_go && !left_out {
                    best = 2;
                }
            }
        }
        Counts::Body | Counts::Head => {
            let mut things = std::collections::BTreeSet::new();
            for done in &basis.tries {
                if done.part.id() == counts.id() && in_time(done) {
                    things.insert(done.what.to_lowercase().trim().to_owned());
                }
            }
            best = u8::try_from(things.len().min(2)).expect("small");
        }
        Counts::Talk => {
            for done in &basis.tries {
                if ["person", "professional"].contains(&done.part.id()) && in_time(done) {
                    best = 2;
                }
            }
            for step in &basis.steps {
                if since(&step.written) && step.person.is_some() {
                    best = best.max(weight(step));
                }
            }
        }
        Counts::SmallWin => {
            for step in &basis.steps {
                if since(&step.written) {
                    best = best.max(weight(step));
                }
            }
        }
    }
    best
}

proptest! {
    #[test]
    fn what_is_known_is_what_walking_through_everything_finds(
        goals in prop::collection::vec(goals(), 0..5),
        steps in prop::collection::vec(steps(), 0..5),
        tries in prop::collection::vec(tries(), 0..5),
        ticks in prop::collection::vec(prop::option::of(prop::sample::select(Tick::ALL)), Counts::ALL.len()),
    ) {
        let mut basis = BounceBasis { goals, steps, tries, ..basis() };
        for counts in Counts::ALL {
            let expected = [Stand::Open, Stand::Part, Stand::Done][usize::from(by_walking(*counts, &basis))];
            prop_assert_eq!(evidence(*counts, &basis).stand(), expected, "{:?}", counts);
        }
        let (race, at) = (basis.race.id, stamp("2026-11-24T08:00:00+02:00"));
        basis.ticks = ticks.iter().zip(Counts::ALL)
            .map(|(tick, counts)| BounceTick { race, item: counts.id().to_owned(), tick: *tick, note: String::new(), at })
            .collect();
        for (tick, counts) in ticks.into_iter().zip(Counts::ALL) {
            let stand = standing(counts.id(), *counts, &basis).stand;
            if let Some(tick) = tick {
                prop_assert_eq!(stand.id(), tick.id());
            } else {
                prop_assert_eq!(stand, evidence(*counts, &basis).stand());
            }
        }
    }

    #[test]
    fn no_step_of_those_that_count_has_a_nearer_day_than_the_next_one(
        steps in prop::collection::vec(steps(), 0..7),
    ) {
        let basis = BounceBasis { steps, ..basis() };
        let today = day("2026-12-25");
        // One day ahead before one day ago, and everything that has a day before what has none.
        let rank = |step: &Step| match step.day {
            Some(day) if day >= today => 2 * (day - today).num_days(),
            Some(day) => 2 * (today - day).num_days() + 1,
            None => i64::MAX,
        };
        let counts = |step: &&Step| {
            let written = step.written.format("%Y-%m-%d").to_string();
            let out_of_it = step.race == Some(basis.race.id) && step.debrief.is_some();
            step.state.id() == "open" && (out_of_it || written.as_str() >= "2026-11-21")
        };
        let mut sorted: Vec<&Step> = basis.steps.iter().filter(counts).collect();
        sorted.sort_by_key(|step| (rank(step), step.written));
        let next = next_step(&basis, today);
        prop_assert_eq!(next.map(|step| (rank(step), step.written)), sorted.first().map(|step| (rank(step), step.written)));
    }
}
