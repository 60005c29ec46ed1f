//! Whole histories, made at random, against the second computation.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::domain::check_in::{Illness, Standing};
use crate::domain::rules::course::tests::in_its_words;
use crate::domain::rules::oracle::{Oracle, Usual};

/// The days of a random history begin before a new year and hold a leap day.
fn first_day() -> NaiveDate {
    day("2027-11-20")
}

/// How many days it has.
const DAYS: u64 = 200;

fn nth(number: u64) -> NaiveDate {
    first_day() + Days::new(number)
}

/// One day: what is answered, how the runner is doing, and when and where it was written.
#[derive(Debug, Clone)]
struct Draw {
    day: u64,
    wobble: [i8; 7],
    left_out: Option<usize>,
    standing: Standing,
    ill: Option<Illness>,
    trained: Option<Trained>,
    hours_later: i64,
    offset_hours: i32,
}

fn a_draw() -> impl Strategy<Value = Draw> {
    let standing = prop::sample::select(vec![
        Standing::Counts,
        Standing::Counts,
        Standing::Counts,
        Standing::Counts,
        Standing::Later,
    ]);
    let ill = prop::sample::select(vec![
        None,
        None,
        None,
        None,
        None,
        None,
        Some(Illness::No),
        Some(Illness::AboveNeck),
        Some(Illness::BelowNeck),
    ]);
    let trained = prop::option::weighted(0.8, prop::sample::select(Trained::ALL.to_vec()));
    let place = (0..DAYS, prop::array::uniform7(-1..=1_i8), prop::option::weighted(0.1, 0..7_usize));
    (place, standing, ill, trained, 0..40_i64, -11..=13_i32).prop_map(
        |((day, wobble, left_out), standing, ill, trained, hours_later, offset_hours)| Draw {
            day,
            wobble,
            left_out,
            standing,
            ill,
            trained,
            hours_later,
            offset_hours,
        },
    )
}

/// How low Body and Mind are after each of these days: down within four days, then up by one point every few days.
fn depth_on(day: u64, dips: &[(u64, i64, u64)]) -> i64 {
    let of_one = |(start, depth, pace): &(u64, i64, u64)| {
        let since = day.checked_sub(*start).filter(|since| *since > 0)?;
        let risen = i64::try_from(since.saturating_sub(4) / pace).expect("small");
        let fallen = i64::try_from(since).expect("small") + 1;
        Some((depth - risen).min(fallen).max(0))
    };
    dips.iter().filter_map(of_one).max().unwrap_or(0)
}

fn told(number: u128, draw: &Draw, dips: &[(u64, i64, u64)]) -> CheckIn {
    let day = nth(draw.day);
    let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(number)), day, evening(day));
    for (place, item) in Item::CORE.into_iter().enumerate() {
        let good = (7 + i64::from(draw.wobble[place]) - depth_on(draw.day, dips)).clamp(0, 10);
        let good = u8::try_from(good).expect("0 to 10");
        let answer = (draw.left_out != Some(place)).then(|| item.good(good));
        check_in.scores.set(item, answer);
    }
    // A second draw leaves a second answer out of the same side now and then.
    if draw.left_out == Some(0) {
        check_in.scores.set(Item::Energy, None);
        check_in.scores.set(Item::Mood, None);
        check_in.scores.set(Item::Stress, None);
    }
    check_in.standing = draw.standing;
    check_in.ill = draw.ill;
    check_in.trained = draw.trained;
    let zone = chrono::FixedOffset::east_opt(draw.offset_hours * 3600).expect("an offset");
    let micros = chrono::TimeDelta::microseconds(i64::try_from(number).expect("small"));
    let written = evening(day) + chrono::TimeDelta::hours(draw.hours_later) + micros;
    check_in.written = written.with_timezone(&zone);
    check_in
}

#[derive(Debug, Clone)]
struct ArcDraw {
    start: u64,
    depth: i64,
    pace: u64,
    /// 0: no usual; 1: what the history gives; else a made-up one.
    usual: [u8; 2],
    put_down: Option<i64>,
    training: Option<i64>,
}

fn an_arc() -> impl Strategy<Value = ArcDraw> {
    let usual = prop::array::uniform2(0..5_u8);
    let days = (prop::option::weighted(0.15, -3..60_i64), prop::option::weighted(0.1, 5..80_i64));
    (0..DAYS - 20, 0..6_i64, 1..6_u64, usual, days).prop_map(|(start, depth, pace, usual, days)| ArcDraw {
        start,
        depth,
        pace,
        usual,
        put_down: days.0,
        training: days.1,
    })
}

/// A history and the day on which it is looked at.
fn a_history() -> impl Strategy<Value = (History, NaiveDate)> {
    let races = prop::collection::vec(
        (0..DAYS + 30, prop::option::of(prop::sample::select(Outcome::ALL.to_vec()))),
        0..6,
    );
    let arcs = prop::collection::vec(an_arc(), 0..5);
    let draws = prop::collection::vec(a_draw(), 20..220);
    let declared = prop::option::weighted(0.3, 4..9_u8);
    // Half of the time today lies in the first weeks of an arc.
    let today = (40..DAYS + 100, prop::option::of(3..30_u64));
    (draws, races, arcs, declared, today).prop_map(|(draws, races, arcs, declared, (today, into_arc))| {
        let today = match (into_arc, arcs.first()) {
            (Some(days), Some(arc)) => arc.start + days,
            _ => today,
        };
        let dips: Vec<_> = arcs.iter().map(|arc| (arc.start, arc.depth, arc.pace)).collect();
        let check_ins = draws.iter().zip(1..).map(|(draw, number)| told(number, draw, &dips)).collect();
        let mut history = History { check_ins, ..History::default() };
        history.races = races
            .into_iter()
            .zip(1..)
            .map(|((at, outcome), number)| {
                let mut race = race(number, nth(at), Outcome::Finished);
                race.outcome = outcome;
                race
            })
            .collect();
        history.declared = declared.map_or_else(Scores::default, |value| scores(value, value));
        let counted = history.check_ins.iter().filter(|one| one.standing == Standing::Counts);
        let mut days: Vec<NaiveDate> = counted.map(|one| one.day).collect();
        days.sort_unstable();
        days.dedup();
        history.first_days = days.into_iter().take(3).collect();
        let mut arcs = arcs;
        arcs.sort_by_key(|arc| arc.start);
        for (draw, number) in arcs.into_iter().zip(1..) {
            let start = nth(draw.start);
            let mut arc = arc(number, start);
            arc.races.clear();
            let found = Reckoning::of(&history, start).freeze(start);
            let frozen = |choice: u8, found: Option<Baseline>| match choice {
                0 => None,
                1 | 2 => found,
                3 => Some(usual(6.5)),
                _ => Some(Baseline { spread: 0.75, ..usual(7.0) }),
            };
            arc.baseline = FrozenBaseline {
                body: frozen(draw.usual[0], found.body),
                mind: frozen(draw.usual[1], found.mind),
            };
            let later = |days: i64| start + chrono::TimeDelta::days(days);
            arc.put_down = draw.put_down.map(later);
            arc.training_as_usual = draw.training.map(later);
            history.arcs.push(arc);
        }
        (history, nth(today))
    })
}

fn in_numbers(usual: &Baseline) -> Usual {
    let number = |day: NaiveDate| i64::from(chrono::Datelike::num_days_from_ce(&day));
    Usual {
        centre: usual.centre,
        spread: usual.spread,
        n: usize::try_from(usual.n).expect("few"),
        ends: usual.first.zip(usual.last).map(|(first, last)| (number(first), number(last))),
        label: usual.label.id(),
    }
}

fn agree(told: Option<&Baseline>, expected: Option<Usual>) -> bool {
    match (told.map(in_numbers), expected) {
        (Some(told), Some(expected)) => {
            let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
            near(told.centre, expected.centre)
                && near(told.spread, expected.spread)
                && (told.n, told.ends, told.label) == (expected.n, expected.ends, expected.label)
        }
        (None, None) => true,
        _ => false,
    }
}

/// A reckoning without the places of check-ins, which depend on their order.
fn without_places(mut reckoning: Reckoning) -> Reckoning {
    for day in &mut reckoning.days {
        day.place = 0;
    }
    reckoning
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_arc_is_what_the_second_computation_says((history, today) in a_history()) {
        let reckoning = Reckoning::of(&history, today);
        let oracle = Oracle::new(&history, today);
        for (place, recovery) in reckoning.recoveries.iter().enumerate() {
            let expected = oracle.recovery(place);
            for (at, side) in Side::ALL.iter().enumerate() {
                prop_assert!(
                    agree(recovery.baseline(*side), expected.usual[at]),
                    "{:?} is not {:?}", recovery.baseline(*side), expected.usual[at]
                );
                prop_assert_eq!(in_its_words(recovery.side(*side)), expected.courses[at].clone());
            }
            prop_assert_eq!(recovery.closed, expected.closed);
            prop_assert_eq!(recovery.training, expected.training);
        }
    }

    #[test]
    fn the_usual_of_every_day_is_what_the_second_computation_says((history, today) in a_history()) {
        let reckoning = Reckoning::of(&history, today);
        let oracle = Oracle::new(&history, today);
        let days: Vec<NaiveDate> = oracle.days().into_iter().collect();
        prop_assert_eq!(reckoning.days.iter().map(|score| score.day).collect::<Vec<_>>(), days);
        let ordinary = oracle.ordinary();
        for (at, side) in Side::ALL.iter().enumerate() {
            let values: BTreeMap<_, _> =
                oracle.days().into_iter().filter_map(|day| Some((day, oracle.value(day, at)?))).collect();
            prop_assert_eq!(reckoning.series(*side).collect::<BTreeMap<_, _>>(), values);
            for day in (0..DAYS + 60).step_by(7).map(nth) {
                let told = reckoning.baseline(Measure::Side(*side), day);
                let expected = oracle.usual(&ordinary, at, day);
                prop_assert!(agree(told.as_ref(), expected), "{}: {:?} is not {:?}", day, told, expected);
            }
        }
    }

    #[test]
    fn the_order_in_which_things_stand_does_not_matter(
        ((history, today), seed) in (a_history(), any::<u64>())
    ) {
        let mut shuffled = history.clone();
        shuffle(&mut shuffled.check_ins, seed);
        shuffle(&mut shuffled.races, seed ^ 1);
        let expected = without_places(Reckoning::of(&history, today));
        prop_assert_eq!(without_places(Reckoning::of(&shuffled, today)), expected);
    }

    #[test]
    fn in_which_zone_something_was_written_does_not_matter((history, today) in a_history()) {
        let mut moved = history.clone();
        for (check_in, hours) in moved.check_ins.iter_mut().zip([-9, 0, 5, 12].into_iter().cycle()) {
            let zone = chrono::FixedOffset::east_opt(hours * 3600).expect("an offset");
            check_in.written = check_in.written.with_timezone(&zone);
        }
        prop_assert_eq!(Reckoning::of(&moved, today), Reckoning::of(&history, today));
    }

    #[test]
    fn a_frozen_usual_never_changes_and_no_day_is_ever_kept_out_for_longer_than_42_days(
        (history, today) in a_history()
    ) {
        let reckoning = Reckoning::of(&history, today);
        for (arc, recovery) in history.arcs.iter().zip(&reckoning.recoveries) {
            for (frozen, used) in [
                (arc.baseline.body, recovery.baseline.body),
                (arc.baseline.mind, recovery.baseline.mind),
            ] {
                prop_assert!(frozen.is_none() || frozen == used);
                prop_assert!(frozen.is_some() || used.is_none_or(|used| used.label == Label::Late));
            }
        }
        for (first, end) in days_kept_out(&reckoning.recoveries) {
            prop_assert!((end - first).num_days() <= 42);
        }
    }

    #[test]
    fn what_lies_ahead_changes_nothing((history, today) in a_history()) {
        let mut known = history.clone();
        known.check_ins.retain(|one| one.day <= today);
        known.races.retain(|race| race.date <= today);
        let told = without_places(Reckoning::of(&history, today));
        prop_assert_eq!(without_places(Reckoning::of(&known, today)), told);
    }

    #[test]
    fn a_status_is_what_the_states_and_the_markers_say((history, today) in a_history()) {
        for (arc, recovery) in history.arcs.iter().zip(Reckoning::of(&history, today).recoveries) {
            let is_back = |side: &Course| matches!(side.now, Return::Back(_));
            let sides = [&recovery.body, &recovery.mind];
            let expected = if arc.put_down.is_some_and(|day| day <= today) {
                vec![Status::PutDown]
            } else if recovery.answered.is_some() {
                vec![Status::Answered]
            } else if recovery.training.is_some() {
                vec![Status::Training]
            } else if recovery.closed.is_some() && sides.into_iter().any(is_back) {
                vec![Status::Back]
            } else if recovery.closed.is_some() && sides.into_iter().any(|side| side.now == Return::NoDip) {
                vec![Status::NoDip]
            } else if recovery.closed.is_some() {
                vec![Status::NotMeasured]
            } else if (today - arc.start).num_days() > 28 {
                vec![Status::LongTail]
            } else if sides.into_iter().any(|side| matches!(side.now, Return::Open | Return::Pending { .. })) {
                vec![Status::Dipping, Status::Rising]
            } else {
                vec![Status::Open]
            };
            prop_assert!(expected.contains(&recovery.status), "{:?}", recovery);
        }
    }
}

/// Fisher and Yates with a small generator of its own, so that a failing case can be told again.
fn shuffle<T>(things: &mut [T], seed: u64) {
    let mut state = seed | 1;
    for place in (1..things.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).expect("31 bits") % (place + 1);
        things.swap(place, other);
    }
}

#[test]
fn the_random_histories_hold_every_state_every_status_and_every_label() {
    let mut runner = TestRunner::deterministic();
    let strategy = a_history();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..600 {
        let (history, today) = strategy.new_tree(&mut runner).expect("a history").current();
        for recovery in Reckoning::of(&history, today).recoveries {
            *seen.entry(recovery.status.id().to_owned()).or_default() += 1;
            for side in Side::ALL {
                let state = format!("{:?}", recovery.side(*side).now);
                let name = state.split([' ', '(']).next().unwrap_or_default().to_owned();
                *seen.entry(name).or_default() += 1;
                let label = recovery.baseline(*side).map_or("none", |usual| usual.label.id());
                *seen.entry(format!("by {label}")).or_default() += 1;
                if !recovery.side(*side).reopened.is_empty() {
                    *seen.entry("reopened".to_owned()).or_default() += 1;
                }
            }
        }
    }
    // No race of these arcs is compared with another one, so that none of them is answered.
    let statuses = Status::ALL.iter().filter(|status| **status != Status::Answered).map(|status| status.id());
    let states = ["NoBaseline", "NotMeasured", "TooEarly", "NoDip", "Open", "Pending", "Back", "reopened"];
    let labels = ["by none", "by measured", "by provisional", "by declared", "by late"];
    for name in statuses.chain(states).chain(labels) {
        assert!(seen.get(name).copied().unwrap_or(0) >= 5, "{name} came up too rarely: {seen:?}");
    }
}
