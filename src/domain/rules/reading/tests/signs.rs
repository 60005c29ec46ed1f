//! Each sign and what holds a reading back, one by one.

use super::*;

/// A Monday after a leap day.
fn today() -> NaiveDate {
    day("2028-03-06")
}

/// The signs that count, with their points.
fn counting(reading: &Reading) -> Vec<(SignKind, u8)> {
    reading.signs.iter().filter(|sign| sign.points > 0).map(|sign| (sign.kind, sign.points)).collect()
}

#[test]
fn a_steady_runner_may_build() {
    let reading = read(&steady(today(), 60), today());
    assert_eq!(
        (reading.verdict, reading.points, reading.window, reading.in_two_weeks),
        (ReadingVerdict::Build, 0, (7, 7), 14)
    );
    let energy = &reading.signs[0];
    assert_eq!((energy.value, energy.count), (Some(7.0), 7));
    let usual = energy.usual.expect("a usual");
    // The 42 days before the seven of the window: they end 7 days ago.
    assert_eq!((usual.n, usual.first, usual.last), (42, Some(day("2028-01-18")), Some(day("2028-02-28"))));
}

#[test]
fn an_item_scores_one_point_a_spread_below_its_usual_and_two_at_two() {
    for (low, points) in [(7, 0), (6, 1), (5, 2), (3, 2)] {
        let mut history = steady(today(), 60);
        lately(&mut history, 7, |scores| scores.with(Item::Energy, low));
        assert_eq!(read(&history, today()).points, points, "{low}");
    }
    // Less is better here.
    let mut history = steady(today(), 60);
    lately(&mut history, 7, |scores| scores.with(Item::Soreness, 5));
    assert_eq!(counting(&read(&history, today())), [(SignKind::Sore, 2)]);
}

#[test]
fn two_points_hold_and_four_ask_for_a_reset() {
    let mut history = steady(today(), 60);
    lately(&mut history, 7, |scores| scores.with(Item::Energy, 6).with(Item::Sleep, 6));
    assert_eq!(read(&history, today()).verdict, ReadingVerdict::Hold);
    lately(&mut history, 7, |scores| scores.with(Item::Mood, 6).with(Item::Motivation, 6));
    assert_eq!(read(&history, today()).verdict, ReadingVerdict::Reset);
}

#[test]
fn three_points_hold_at_first_and_ask_for_a_reset_when_they_have_lasted_a_week() {
    let mut history = steady(today(), 60);
    lately(&mut history, 4, |scores| scores.with(Item::Energy, 3).with(Item::Sleep, 5));
    let early = read(&history, today());
    assert_eq!((early.points, early.verdict), (3, ReadingVerdict::Hold));
    let mut history = steady(today(), 60);
    lately(&mut history, 14, |scores| scores.with(Item::Energy, 5).with(Item::Sleep, 6));
    let lasted = read(&history, today());
    assert_eq!((lasted.points, lasted.had_three, lasted.verdict), (3, true, ReadingVerdict::Reset));
}

#[test]
fn three_check_ins_in_a_week_or_four_in_two_are_needed() {
    let mut history = steady(today(), 60);
    let keep = |history: &mut History, ago: &[u64]| {
        history.check_ins.retain(|check_in| {
            let days = u64::try_from((today() - check_in.day).num_days()).expect("past");
            days >= 14 || ago.contains(&days)
        });
    };
    keep(&mut history, &[0, 3]);
    assert_eq!(read(&history, today()).verdict, ReadingVerdict::NoReading);
    let mut history = steady(today(), 60);
    keep(&mut history, &[0, 3, 6]);
    let few = read(&history, today());
    assert_eq!(
        (few.verdict, few.window, few.held_by.clone()),
        (ReadingVerdict::Hold, (3, 7), vec![HeldBy::Few])
    );
    let mut history = steady(today(), 60);
    keep(&mut history, &[1, 5, 8, 12]);
    assert_eq!(read(&history, today()).window, (4, 14));
}

#[test]
fn what_is_no_number_counts_as_it_should() {
    // Duty: the latest of 3 or less.
    let mut history = steady(today(), 60);
    lately(&mut history, 1, |scores| scores.with(Item::Choice, 3));
    assert_eq!(counting(&read(&history, today())), [(SignKind::Duty, 1)]);
    // Or a mean 3 below its usual.
    let mut history = steady(today(), 60);
    lately(&mut history, 60, |scores| scores.with(Item::Choice, 9));
    lately(&mut history, 7, |scores| scores.with(Item::Choice, 6));
    assert_eq!(counting(&read(&history, today())), [(SignKind::Duty, 1)]);
    // A niggle: pain of 1 to 3 on three check-ins in a week; it is pain besides, which holds.
    let mut history = steady(today(), 60);
    lately(&mut history, 3, |scores| scores.with(Item::Pain, 2));
    let niggle = read(&history, today());
    assert_eq!(
        (counting(&niggle), niggle.held_by.clone()),
        (vec![(SignKind::Niggle, 1)], vec![HeldBy::Pain])
    );
    // Two weeks running.
    let mut history = steady(today(), 60);
    let week = |until: &str, is_less| WeekEffort { until: day(until), is_less };
    history.weeks = vec![week("2028-02-27", true), week("2028-03-05", true)];
    assert_eq!(counting(&read(&history, today())), [(SignKind::Flat, 1)]);
    history.weeks = vec![week("2028-02-20", true), week("2028-03-05", true)];
    assert_eq!(counting(&read(&history, today())), []);
    // The latest check, 45 days old at most.
    let mut history = steady(today(), 60);
    history.alignments = vec![alignment(1, today() - Days::new(45), 1)];
    assert_eq!(counting(&read(&history, today())), [(SignKind::Capacity, 1)]);
    history.alignments.push(alignment(2, today(), 3));
    assert_eq!(counting(&read(&history, today())), []);
    history.alignments = vec![alignment(1, today() - Days::new(46), 1)];
    assert_eq!(counting(&read(&history, today())), []);
}

#[test]
fn a_usual_that_has_slipped_is_told_beside_that_of_half_a_year() {
    let mut history = steady(today(), 200);
    lately(&mut history, 50, |scores| {
        Item::CORE.into_iter().fold(scores, |scores, item| scores.with(item, item.good(6)))
    });
    let reading = read(&history, today());
    let creep = reading.signs.iter().find(|sign| sign.kind == SignKind::Creep).expect("a sign");
    let long = creep.usual.expect("a usual");
    assert_eq!((creep.points, creep.value, long.centre, long.n), (1, Some(6.0), 7.0, 180));
    assert!(creep.side.is_some());
}

#[test]
fn what_holds_back_is_named() {
    let today = today();
    // A half marathon asks for 13 easy days.
    for (ago, held) in [(13, vec![HeldBy::Guide]), (14, vec![])] {
        let mut history = steady(today, 60);
        history.races = vec![race(1, today - Days::new(ago), 21.1)];
        assert_eq!(read(&history, today).held_by, held, "{ago}");
    }
    for (ago, held) in [(6, vec![HeldBy::AfterReset]), (7, vec![])] {
        let mut history = steady(today, 60);
        let mut back = step_back(1, today - Days::new(20), today - Days::new(ago));
        back.ended = Some(back.to);
        history.step_backs = vec![back];
        assert_eq!(read(&history, today).held_by, held, "{ago}");
    }
    let mut history = steady(today, 60);
    history.check_ins[55].ill = Some(Illness::BelowNeck);
    history.check_ins[56].ill = Some(Illness::No);
    let ill = read(&history, today);
    assert_eq!((ill.verdict, ill.held_by.clone()), (ReadingVerdict::Hold, vec![HeldBy::Ill]));
    history.check_ins[55].ill = Some(Illness::AboveNeck);
    assert_eq!(read(&history, today).verdict, ReadingVerdict::Build);
}

#[test]
fn a_safety_rule_comes_before_a_step_back_and_that_before_the_signs() {
    let today = today();
    let mut history = steady(today, 60);
    history.step_backs = vec![step_back(1, today, today + Days::new(6))];
    assert_eq!(read(&history, today).verdict, ReadingVerdict::Reset);
    history.check_ins[59].ill = Some(Illness::BelowNeck);
    assert_eq!(read(&history, today).verdict, ReadingVerdict::Care);
}
