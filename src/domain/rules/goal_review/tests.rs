//! The days of looks, by hand and once more by a second computation that walks the calendar day by day.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::goal::GivenVerdict;
use crate::domain::goal_story::GoalRace;
use crate::domain::id::{DebriefId, GoalId, RaceId, ReviewId, StepId};
use crate::domain::review::ReviewKind;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// A goal that was last looked at when it was written.
fn written(text: &str) -> GoalRow {
    let goal = Goal::new(GoalId(Uuid::from_u128(1)), GoalKind::Process, "Easy days easy", at(text));
    GoalRow {
        looked_at: goal.written.date_naive(),
        goal,
        race: None,
        last: None,
        steps: Vec::new(),
        reached: None,
    }
}

/// The same goal after a verdict.
fn judged(mut row: GoalRow, verdict: Verdict, moment: &str, races: &[PastRaceForGoals]) -> GoalRow {
    let given = GivenVerdict {
        id: None,
        goal: row.goal.id,
        verdict,
        reason: String::new(),
        carries: String::new(),
        again: again(verdict, races, at(moment).date_naive()),
        review: None,
        debrief: None,
        at: at(moment),
    };
    row.goal.verdict = Some(verdict);
    row.goal.again = given.again;
    row.looked_at = given.at.date_naive();
    row.last = Some(given);
    row
}

fn past(name: &str, date: NaiveDate, is_setback: bool) -> PastRaceForGoals {
    let race = GoalRace { id: RaceId(Uuid::from_u128(9)), name: name.to_owned(), date };
    PastRaceForGoals { race, is_setback }
}

fn step(written: &str, on: Option<&str>) -> Step {
    Step {
        id: StepId(Uuid::from_u128(5)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: "Buy laces".to_owned(),
        day: on.map(day),
        state: StepState::Open,
        written: at(written),
    }
}

fn first_due(row: &GoalRow, races: &[PastRaceForGoals]) -> Option<NaiveDate> {
    row.looked_at.iter_days().take(500).find(|today| due(row, races, *today).is_some())
}

#[test]
fn a_goal_is_looked_at_every_28_days_and_one_of_the_long_run_every_84_over_years_and_leap_days() {
    let row = written("2027-12-20T21:00:00+02:00");
    assert_eq!(next_look(&row, &[]), Some(Look { day: day("2028-01-17"), reason: Reason::Time }));
    // 2028 has a 29th of February, 2027 has none.
    assert_eq!(first_due(&written("2028-02-10T21:00:00+02:00"), &[]), Some(day("2028-03-09")));
    assert_eq!(first_due(&written("2027-02-10T21:00:00+02:00"), &[]), Some(day("2027-03-10")));
    let mut long = written("2027-12-20T21:00:00+02:00");
    long.goal.horizon = Horizon::Long;
    assert_eq!(first_due(&long, &[]), Some(day("2028-03-13")));
    let kept = judged(long, Verdict::Keep, "2028-03-13T08:00:00+02:00", &[]);
    assert_eq!(first_due(&kept, &[]), Some(day("2028-06-05")));
}

#[test]
fn days_are_those_of_the_place_where_something_was_written_and_of_the_place_where_it_is_read() {
    // Half past one at night in Tonga is noon of the day before in Hawaii: nothing is due there before its time.
    let row = written("2026-11-25T01:30:00+13:00");
    let in_hawaii = at("2026-11-24T02:30:00-10:00");
    assert_eq!(at("2026-11-25T01:30:00+13:00"), in_hawaii);
    assert_eq!(due(&row, &[], in_hawaii.date_naive()), None);
    assert_eq!(first_due(&row, &[]), Some(day("2026-12-23")));
    let waiting = step("2026-11-25T01:30:00+13:00", None);
    assert!(!is_step_due(&waiting, None, day("2026-11-24")));
    assert!(!is_step_due(&waiting, None, day("2026-12-01")));
    assert!(is_step_due(&waiting, None, day("2026-12-02")));
    // A verdict that was given on the far side of the date line counts from its own day, and a race of the day before is looked at.
    let race = [past("Two Rivers", day("2026-11-24"), false)];
    let after =
        judged(written("2026-11-01T08:00:00-10:00"), Verdict::Keep, "2026-11-25T01:30:00+13:00", &race);
    assert_eq!(first_due(&after, &race), Some(day("2026-12-23")));
}

#[test]
fn a_clock_that_is_put_back_or_on_moves_no_day() {
    // In central Europe the clock is put back on 25 October 2026, and on on 28 March 2027.
    let before = written("2026-10-24T23:30:00+02:00");
    assert_eq!(first_due(&before, &[]), Some(day("2026-11-21")));
    let twice = judged(before, Verdict::Later, "2026-10-25T02:30:00+01:00", &[]);
    assert_eq!(twice.goal.again, Some(day("2026-11-01")));
    let spring = written("2027-03-27T23:59:00+01:00");
    assert_eq!(first_due(&spring, &[]), Some(day("2027-04-24")));
    let missing = step("2027-03-28T03:00:00+02:00", None);
    assert!(!is_step_due(&missing, None, day("2027-04-03")));
    assert!(is_step_due(&missing, None, day("2027-04-04")));
}

#[test]
fn a_day_that_has_passed_asks_once_and_says_so_whatever_else_is_due() {
    let mut row = written("2026-09-01T20:00:00+02:00");
    row.goal.by = Some(day("2026-11-01"));
    assert_eq!(due(&row, &[], day("2026-09-28")), None);
    assert_eq!(due(&row, &[], day("2026-11-01")).map(|look| look.reason), Some(Reason::Time));
    let look = due(&row, &[], day("2026-11-02")).expect("due");
    // It has waited since its usual day, and what is asked is what became of it.
    assert_eq!(look, Look { day: day("2026-09-29"), reason: Reason::Passed(day("2026-11-01")) });
    let kept = judged(row.clone(), Verdict::Keep, "2026-11-03T20:00:00+02:00", &[]);
    assert_eq!(first_due(&kept, &[]), Some(day("2026-12-01")));
    // Whoever looked at it on the very day has not seen it pass.
    let on_the_day = judged(row, Verdict::Keep, "2026-11-01T09:00:00+01:00", &[]);
    assert_eq!(first_due(&on_the_day, &[]), Some(day("2026-11-02")));
}

#[test]
fn a_race_asks_from_the_day_after_it_and_a_setback_from_its_fourteenth_day() {
    let row = written("2026-11-01T20:00:00+01:00");
    let race = past("Two Rivers", day("2026-11-08"), false);
    let look = due(&row, std::slice::from_ref(&race), day("2026-11-09")).expect("due");
    let reason = Reason::AfterRace { race: "Two Rivers".to_owned(), is_setback: false };
    assert_eq!(look, Look { day: day("2026-11-09"), reason });
    assert_eq!(due(&row, std::slice::from_ref(&race), day("2026-11-08")), None);
    let setback = [past("Two Rivers", day("2026-11-08"), true)];
    assert_eq!(first_due(&row, &setback), Some(day("2026-11-22")));
    // A verdict of the evening before the race is none that looks back at it; one of a debrief on its day is.
    let mut on_its_day = judged(row, Verdict::Keep, "2026-11-08T21:00:00+01:00", &[]);
    assert_eq!(first_due(&on_its_day, std::slice::from_ref(&race)), Some(day("2026-11-09")));
    if let Some(last) = &mut on_its_day.last {
        last.debrief = Some(DebriefId(Uuid::from_u128(3)));
    }
    assert_eq!(first_due(&on_its_day, &[race]), Some(day("2026-12-06")));
}

#[test]
fn deciding_later_is_a_week_or_the_fourteenth_day_after_a_setback_and_resting_is_twelve_weeks() {
    let setback = [past("Two Rivers", day("2027-12-25"), true)];
    assert_eq!(again(Verdict::Later, &[], day("2027-12-28")), Some(day("2028-01-04")));
    assert_eq!(again(Verdict::Later, &setback, day("2027-12-28")), Some(day("2028-01-08")));
    assert_eq!(again(Verdict::Later, &setback, day("2028-01-07")), Some(day("2028-01-08")));
    assert_eq!(again(Verdict::Later, &setback, day("2028-01-08")), Some(day("2028-01-15")));
    assert_eq!(again(Verdict::Rest, &setback, day("2027-12-28")), Some(day("2028-03-21")));
    for verdict in [Verdict::Keep, Verdict::Adjust, Verdict::Reached, Verdict::LetGo] {
        assert_eq!(again(verdict, &setback, day("2027-12-28")), None, "{verdict:?}");
    }
}

#[test]
fn what_is_over_is_asked_no_more_and_what_rests_is_asked_on_its_day_alone() {
    let row = || {
        let mut row = written("2026-01-01T20:00:00+01:00");
        row.goal.by = Some(day("2026-02-01"));
        row
    };
    let race = [past("Two Rivers", day("2026-03-08"), false)];
    for verdict in [Verdict::Reached, Verdict::LetGo] {
        let over = judged(row(), verdict, "2026-01-20T20:00:00+01:00", &race);
        assert_eq!(next_look(&over, &race), None);
    }
    let resting = judged(row(), Verdict::Rest, "2026-01-20T20:00:00+01:00", &race);
    assert_eq!(first_due(&resting, &race), Some(day("2026-04-14")));
}

#[test]
fn within_fourteen_days_of_a_setback_a_time_goal_is_too_early_and_no_other() {
    let setback = [past("Two Rivers", day("2026-11-08"), true), past("Parkrun", day("2026-11-15"), false)];
    let goal =
        |kind| Goal::new(GoalId(Uuid::from_u128(1)), kind, "Under four", at("2026-11-10T20:00:00+01:00"));
    for kind in GoalKind::ALL.iter().copied() {
        let expected = (kind == GoalKind::TimeOrPlace).then(|| day("2026-11-22"));
        assert_eq!(too_early(&goal(kind), &setback, day("2026-11-21")), expected, "{kind:?}");
        assert_eq!(too_early(&goal(kind), &setback, day("2026-11-22")), None);
    }
    assert_eq!(quiet_until(&setback, day("2026-11-07")), None, "a race that is still ahead says nothing");
}

#[test]
fn what_is_done_in_one_race_is_asked_about_after_it_and_again_on_the_day_to_which_that_was_put_off() {
    let mut goal = written("2026-07-01T10:00:00+02:00");
    let races = [past("Two Rivers 100", day("2026-07-20"), false)];
    goal.goal.kind = GoalKind::Process;
    goal.goal.race = Some(races[0].race.id);
    assert_eq!(first_due(&goal, &[]), None);
    assert_eq!(first_due(&goal, &races), Some(day("2026-07-21")));
    let later = judged(goal.clone(), Verdict::Later, "2026-07-22T20:00:00+02:00", &races);
    assert_eq!(next_look(&later, &races), Some(Look { day: day("2026-07-29"), reason: Reason::Booked }));
    assert_eq!(due(&later, &races, day("2026-07-28")), None);
    assert!(due(&later, &races, day("2026-07-29")).is_some());
    let kept = judged(later, Verdict::Keep, "2026-07-29T20:00:00+02:00", &races);
    assert_eq!(next_look(&kept, &races), None);
}

#[test]
fn cards_are_steps_first_then_recovery_then_what_is_held_up_then_what_has_waited_longest() {
    let goal = |number: u128, kind, moment: &str| {
        let mut row = written(moment);
        row.goal.id = GoalId(Uuid::from_u128(number));
        row.goal.kind = kind;
        row
    };
    let mut held_up = goal(2, GoalKind::Open, "2026-10-10T20:00:00+02:00");
    held_up.goal.pinned = true;
    let resting = {
        let mut row = judged(
            goal(5, GoalKind::Process, "2026-01-01T20:00:00+01:00"),
            Verdict::Rest,
            "2026-11-01T20:00:00+01:00",
            &[],
        );
        row.steps = vec![step("2026-10-01T20:00:00+02:00", Some("2026-11-01"))];
        row
    };
    let mut with_step = goal(3, GoalKind::Process, "2026-10-01T20:00:00+02:00");
    with_step.steps =
        vec![Step { id: StepId(Uuid::from_u128(6)), ..step("2026-11-10T20:00:00+01:00", None) }];
    let goals = Goals {
        rows: vec![
            goal(1, GoalKind::Process, "2026-10-05T20:00:00+02:00"),
            held_up,
            with_step,
            goal(4, GoalKind::Recovery, "2026-10-12T20:00:00+02:00"),
            resting,
        ],
        loose: vec![Step {
            id: StepId(Uuid::from_u128(7)),
            ..step("2026-11-20T20:00:00+01:00", Some("2026-11-21"))
        }],
        ..Goals::default()
    };
    let goal = |number| Card::Goal(GoalId(Uuid::from_u128(number)));
    let step = |number| Card::Step(StepId(Uuid::from_u128(number)));
    assert_eq!(cards(&goals, day("2026-11-21")), [step(6), step(7), goal(4), goal(2), goal(3), goal(1)]);
    assert_eq!(all_cards(&goals), [step(6), step(7), goal(1), goal(2), goal(3), goal(4)]);
}

/// The same rules once more: whether a goal is due is asked for each day anew, by counting days up from the last look.
#[test]
fn an_open_review_has_left_what_nobody_decided_since_and_what_became_due_since() {
    let at_noon = |day: &str| format!("{day}T12:00:00+02:00");
    let numbered = |number: u128, on: &str| {
        let mut row = written(&at_noon(on));
        row.goal.id = GoalId(Uuid::from_u128(number));
        row
    };
    let review = |cards: Vec<Card>| Review {
        id: ReviewId(Uuid::from_u128(1)),
        kind: ReviewKind::Goals,
        from: day("2026-07-01"),
        to: day("2026-07-01"),
        cards,
        started: at(&at_noon("2026-07-01")),
        finished: None,
    };
    let mut in_it = judged(numbered(1, "2026-05-01"), Verdict::Keep, &at_noon("2026-07-01"), &[]);
    if let Some(last) = &mut in_it.last {
        last.review = Some(ReviewId(Uuid::from_u128(1)));
    }
    let elsewhere = judged(numbered(2, "2026-05-01"), Verdict::Keep, &at_noon("2026-07-02"), &[]);
    let before = judged(numbered(3, "2026-04-01"), Verdict::Keep, &at_noon("2026-05-02"), &[]);
    let (joins, waits) = (numbered(4, "2026-06-05"), numbered(5, "2026-06-20"));
    let (decided, open) = (step("2026-06-01T12:00:00+02:00", None), step("2026-06-01T12:00:00+02:00", None));
    let open = Step { id: StepId(Uuid::from_u128(6)), ..open };
    let goals = Goals {
        rows: vec![in_it, elsewhere, before, joins, waits],
        loose: vec![decided.clone(), open.clone()],
        decided: vec![(decided.id, day("2026-07-01"))],
        ..Goals::default()
    };
    let card = |number| Card::Goal(GoalId(Uuid::from_u128(number)));
    let laid = vec![Card::Step(decided.id), Card::Step(open.id), card(1), card(2), card(3), card(9)];
    assert_eq!(
        left(&review(laid), &goals, day("2026-07-03")),
        [Card::Step(open.id), card(3), card(4)],
        "the ninth lies in the trash, the fifth is not due yet"
    );
}

fn is_due_by_walking(row: &GoalRow, races: &[PastRaceForGoals], today: NaiveDate) -> bool {
    let days = |from: NaiveDate, to: NaiveDate| {
        i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
    };
    let waited = days(row.looked_at, today);
    match row.goal.verdict {
        Some(Verdict::Reached | Verdict::LetGo) => false,
        Some(Verdict::Rest) => row.goal.again.map_or(waited >= 84, |again| days(again, today) >= 0),
        _ => {
            let usual = match row.goal.again {
                Some(again) => days(again, today) >= 0,
                None => waited >= if row.goal.horizon == Horizon::Long { 84 } else { 28 },
            };
            let passed = row.goal.by.is_some_and(|by| days(by, today) > 0 && days(by, row.looked_at) <= 0);
            let race = races.iter().any(|past| {
                let since = days(past.race.date, today);
                let looked = days(past.race.date, row.looked_at);
                let debriefed = row.last.as_ref().map_or(row.goal.debrief, |last| last.debrief).is_some();
                let concerns = row.goal.horizon != Horizon::Long || row.goal.race == Some(past.race.id);
                concerns
                    && looked <= 0
                    && !(looked == 0 && debriefed)
                    && since >= if past.is_setback { 14 } else { 1 }
            });
            usual || passed || race
        }
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // From 2023 to 2029: two leap days, seven turns of the year.
    (0_u64..2400).prop_map(|days| day("2023-01-01") + Days::new(days))
}

fn any_moment() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (any_day(), 0_u32..1440, -12_i32..=14).prop_map(|(day, minute, hours)| {
        let offset = FixedOffset::east_opt(hours * 3600).expect("an offset");
        let time = day.and_hms_opt(minute / 60, minute % 60, 0).expect("a time");
        time.and_local_timezone(offset).single().expect("a moment")
    })
}

#[test]
fn a_goal_of_the_long_run_is_asked_about_after_its_own_race_and_no_other() {
    let mut row = written("2026-05-01T08:00:00+02:00");
    row.goal.horizon = Horizon::Long;
    let race = past("Two Rivers", day("2026-05-09"), false);
    assert_eq!(due(&row, std::slice::from_ref(&race), day("2026-05-10")), None);
    row.goal.race = Some(race.race.id);
    assert_eq!(due(&row, &[race], day("2026-05-10")).map(|look| look.day), Some(day("2026-05-10")));
}

#[test]
fn a_day_that_passed_while_a_goal_rested_is_asked_about_when_it_is_looked_at_again() {
    let mut row =
        judged(written("2026-05-01T08:00:00+02:00"), Verdict::Rest, "2026-05-02T08:00:00+02:00", &[]);
    row.goal.by = Some(day("2026-06-01"));
    let look = next_look(&row, &[]).expect("a look");
    assert_eq!((look.day, look.reason), (day("2026-07-25"), Reason::Passed(day("2026-06-01"))));
}

proptest! {
    #[test]
    fn whether_a_goal_is_due_is_the_same_when_it_is_reckoned_by_walking(
        moment in any_moment(),
        verdict in proptest::option::of((proptest::sample::select(Verdict::ALL), 0_u64..200, any::<bool>())),
        by in proptest::option::of(0_u64..300),
        is_long in any::<bool>(),
        races in proptest::collection::vec((0_u64..300, any::<bool>()), 0..4),
        later in 0_u64..320,
    ) {
        let mut row = written(&moment.to_rfc3339());
        let first = row.looked_at;
        row.goal.horizon = if is_long { Horizon::Long } else { Horizon::Season };
        row.goal.by = by.map(|days| first + Days::new(days));
        let races: Vec<_> = races
            .into_iter()
            .map(|(days, is_setback)| past("A race", first + Days::new(days), is_setback))
            .collect();
        if let Some((verdict, days, in_a_debrief)) = verdict {
            row = judged(row, verdict, &(moment + Days::new(days)).to_rfc3339(), &races);
            if let Some(last) = &mut row.last {
                last.debrief = in_a_debrief.then(|| DebriefId(Uuid::from_u128(3)));
            }
        }
        let today = first + Days::new(later);
        prop_assert_eq!(due(&row, &races, today).is_some(), is_due_by_walking(&row, &races, today));
        // The first day on which it is due is the day of its next look; from then on it stays due until it is looked at.
        if let Some(look) = due(&row, &races, today) {
            let next = next_look(&row, &races).expect("a look");
            prop_assert_eq!(look.day, next.day);
            prop_assert!(due(&row, &races, today + Days::new(1)).is_some());
        }
    }

    #[test]
    fn no_goal_that_was_just_looked_at_is_due_before_its_time(
        moment in any_moment(),
        verdict in proptest::sample::select(Verdict::ALL),
        hours in -12_i32..=14,
    ) {
        let row = judged(written(&moment.to_rfc3339()), verdict, &moment.to_rfc3339(), &[]);
        let elsewhere = FixedOffset::east_opt(hours * 3600).expect("an offset");
        let today = moment.with_timezone(&elsewhere).date_naive();
        // Up to five days on, wherever on earth it is read.
        for ahead in 0..=5 {
            prop_assert_eq!(due(&row, &[], today + Days::new(ahead)), None);
        }
    }
}
