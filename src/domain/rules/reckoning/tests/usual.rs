//! Which days make a usual.

use super::*;
use crate::domain::check_in::{Illness, Standing};

/// A check-in on each of the 42 days before [`start`], Body 6, Mind 8; but the given days have Body 2.
fn six_weeks(low: &[i64]) -> History {
    let days: Vec<(i64, u8, u8)> =
        (-42..=-1).map(|number| (number, if low.contains(&number) { 2 } else { 6 }, 8)).collect();
    checked_in(&days)
}

fn low_days_counted(history: &History) -> Option<String> {
    let usual = Reckoning::of(history, start()).baseline(Measure::Side(Side::Body), start())?;
    Some(format!("{} of {}", usual.centre, usual.n))
}

#[test]
fn the_usual_is_made_from_the_42_days_before_a_day_and_not_from_the_day_itself() {
    let mut history = six_weeks(&[]);
    add(&mut history, &[(-44, 1, 1), (-43, 1, 1), (0, 1, 1), (1, 1, 1)]);
    assert_eq!(
        told_usual(&history, 0).as_deref(),
        Some("usual 6.0 ± 0.6, measured, 42 check-ins, 29 Mar – 9 May 2026")
    );
}

#[test]
fn body_and_mind_each_have_their_own_and_so_has_each_item() {
    let reckoning = Reckoning::of(&six_weeks(&[]), start());
    let told = |measure| reckoning.baseline(measure, start()).expect("a usual").told_briefly();
    assert_eq!(told(Measure::Side(Side::Mind)), "usual 8.0 ± 0.6");
    assert_eq!(told(Measure::Item(Item::Soreness)), "usual 6.0 ± 1.0");
    assert_eq!(told(Measure::Item(Item::Confidence)), "usual 8.0 ± 1.0");
    assert_eq!(reckoning.baseline(Measure::Item(Item::Pain), start()), None);
    let frozen = reckoning.freeze(start());
    assert_eq!(frozen.body.expect("a usual").told_briefly(), "usual 6.0 ± 0.6");
    assert_eq!(frozen.mind.expect("a usual").told_briefly(), "usual 8.0 ± 0.6");
}

#[test]
fn days_with_illness_below_the_neck_are_left_out_and_a_cold_is_not() {
    let mut history = checked_in(&[(-9, 6, 6), (-8, 6, 6), (-7, 6, 6), (-6, 2, 2), (-5, 2, 2)]);
    history.check_ins[3].ill = Some(Illness::BelowNeck);
    history.check_ins[4].ill = Some(Illness::AboveNeck);
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 4"));
}

#[test]
fn a_day_is_ill_when_a_later_check_in_of_it_says_so() {
    let mut history = checked_in(&[(-9, 6, 6), (-8, 6, 6), (-7, 6, 6), (-6, 2, 2)]);
    let mut later = check_in(90, on(-6), 1, 1);
    later.standing = Standing::Later;
    later.ill = Some(Illness::BelowNeck);
    history.check_ins.push(later);
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 3"));
}

#[test]
fn a_race_leaves_out_its_day_and_two_more_unless_it_was_not_started() {
    let raced = |outcome: Option<Outcome>| {
        let mut history =
            checked_in(&[(-9, 6, 6), (-8, 6, 6), (-7, 2, 2), (-6, 2, 2), (-5, 2, 2), (-4, 6, 6)]);
        let mut race = race(5, on(-7), Outcome::Finished);
        race.outcome = outcome;
        history.races.push(race);
        low_days_counted(&history).expect("a usual")
    };
    assert_eq!(raced(Some(Outcome::Finished)), "6 of 3");
    assert_eq!(raced(Some(Outcome::Dnf)), "6 of 3");
    assert_eq!(raced(None), "6 of 3");
    assert_eq!(raced(Some(Outcome::Dns)), "4 of 6");
    assert_eq!(raced(Some(Outcome::Cancelled)), "4 of 6");
}

#[test]
fn the_first_three_check_ins_ever_are_left_out() {
    let mut history = checked_in(&[(-9, 2, 2), (-8, 2, 2), (-7, 2, 2), (-6, 6, 6), (-5, 6, 6), (-4, 6, 6)]);
    assert_eq!(low_days_counted(&history).as_deref(), Some("4 of 6"));
    history.first_days = vec![on(-9), on(-8), on(-7)];
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 3"));
}

#[test]
fn of_one_day_the_check_in_that_was_written_last_counts_wherever_it_was_written() {
    let mut history = checked_in(&[(-9, 6, 6), (-8, 6, 6)]);
    // At home at a quarter to eight, and a quarter of an hour before that in Lisbon, where the clock says less.
    let mut at_home = check_in(7, on(-7), 6, 6);
    at_home.written = stamp("2026-05-03T19:45:00+02:00");
    let mut abroad = check_in(8, on(-7), 2, 2);
    abroad.written = stamp("2026-05-03T18:30:00+01:00");
    history.check_ins.extend([at_home.clone(), abroad.clone()]);
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 3"));
    history.check_ins.swap(2, 3);
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 3"));
    abroad.written = stamp("2026-05-03T18:50:00+01:00");
    history.check_ins.truncate(2);
    history.check_ins.extend([abroad, at_home]);
    let reckoning = Reckoning::of(&history, start());
    assert_eq!(reckoning.days[2].body, Some(2.0));
    assert_eq!(reckoning.days[2].place, 2);
}

#[test]
fn around_a_change_of_the_clock_two_check_ins_in_the_doubled_hour_stand_in_their_order() {
    // 25 October 2026, Berlin: half past two comes twice, first in summer time.
    let at = day("2026-10-25");
    let mut first = check_in(1, at, 4, 4);
    first.written = stamp("2026-10-25T02:40:00+02:00");
    let mut second = check_in(2, at, 8, 8);
    second.written = stamp("2026-10-25T02:20:00+01:00");
    let history = History { check_ins: vec![second, first], ..History::default() };
    assert_eq!(Reckoning::of(&history, at).days[0].body, Some(8.0));
}

#[test]
fn a_check_in_belongs_to_the_day_it_tells_of_whenever_it_was_written() {
    let mut late = check_in(1, on(-3), 4, 4);
    late.written = evening(on(-2));
    let own = check_in(2, on(-2), 8, 8);
    let history = History { check_ins: vec![late, own], ..History::default() };
    let reckoning = Reckoning::of(&history, start());
    let told: Vec<_> = reckoning.series(Side::Mind).collect();
    assert_eq!(told, [(on(-3), 4.0), (on(-2), 8.0)]);
}

#[test]
fn later_that_day_is_kept_and_never_counted_nor_averaged() {
    let mut history = checked_in(&[(-9, 6, 6), (-8, 6, 6), (-7, 6, 6)]);
    let mut later = check_in(9, on(-7), 0, 0);
    later.written = evening(on(-7)) + chrono::TimeDelta::hours(2);
    later.standing = Standing::Later;
    let mut alone = check_in(10, on(-5), 0, 0);
    alone.standing = Standing::Later;
    history.check_ins.extend([later, alone]);
    assert_eq!(low_days_counted(&history).as_deref(), Some("6 of 3"));
    assert_eq!(Reckoning::of(&history, start()).days.len(), 3);
}

#[test]
fn what_was_written_after_today_is_not_known_today() {
    let history = checked_in(&[(-3, 6, 6), (-2, 6, 6), (-1, 6, 6), (1, 2, 2)]);
    let reckoning = Reckoning::of(&history, start());
    assert_eq!(reckoning.days.len(), 3);
    let tomorrow = reckoning.baseline(Measure::Side(Side::Body), on(7)).expect("a usual");
    assert_eq!((tomorrow.centre, tomorrow.n), (6.0, 3));
}

#[test]
fn a_leap_day_is_a_day_and_a_new_year_is_no_break() {
    // 42 days before 1 March 2028 is 19 January; 42 days before 5 January 2027 is 24 November 2026.
    for (today, first, outside, n) in
        [("2028-03-01", "2028-01-19", "2028-01-18", 3), ("2027-01-05", "2026-11-24", "2026-11-23", 3)]
    {
        let today = day(today);
        let days = [day(outside), day(first), today - Days::new(2), today - Days::new(1)];
        let check_ins = days.iter().map(|at| check_in(1, *at, 6, 6)).collect();
        let history = History { check_ins, ..History::default() };
        let usual = Reckoning::of(&history, today).baseline(Measure::Side(Side::Body), today);
        let usual = usual.expect("a usual");
        assert_eq!((usual.n, usual.first), (n, Some(day(first))));
    }
    assert_eq!(day("2028-03-01") - Days::new(1), day("2028-02-29"));
}

#[test]
fn days_without_enough_answers_do_not_count() {
    let mut history = checked_in(&[(-9, 6, 6), (-8, 6, 6), (-7, 6, 6)]);
    history.check_ins[2].scores.set(Item::Sleep, None);
    history.check_ins[2].scores.set(Item::Energy, None);
    assert_eq!(low_days_counted(&history), None);
    let mind = Reckoning::of(&history, start()).baseline(Measure::Side(Side::Mind), start());
    assert_eq!(mind.expect("a usual").n, 3);
}

#[test]
fn what_was_declared_stands_in_where_nothing_was_measured() {
    let mut history = checked_in(&[(-3, 4, 4), (-2, 4, 4)]);
    assert_eq!(told_usual(&history, 0), None);
    history.declared = scores(7, 7);
    assert_eq!(told_usual(&history, 0).as_deref(), Some("usual 7.0 ± 1.0, as you declared it"));
    add(&mut history, &[(-1, 4, 4)]);
    assert_eq!(
        told_usual(&history, 0).as_deref(),
        Some("usual 4.0 ± 0.6, provisional, 3 check-ins, 7 May – 9 May 2026")
    );
}

#[test]
fn the_days_of_an_open_arc_are_left_out_but_never_more_than_42_of_them() {
    // Low from the start on, and never back: the arc stays open.
    let low: Vec<(i64, u8, u8)> = (1..=80).map(|number| (number, 3, 3)).collect();
    let mut history = setback(&low);
    add(&mut history, &[(-3, 7, 7), (-2, 7, 7), (-1, 7, 7)]);
    // Day 0 is kept out as the day of the race, too; 39 days before day 39 begin the window.
    assert_eq!(
        told_usual(&history, 39).as_deref(),
        Some("usual 7.0 ± 0.6, provisional, 3 check-ins, 7 May – 9 May 2026")
    );
    assert_eq!(told_usual(&history, 44), None);
    assert_eq!(
        told_usual(&history, 45).as_deref(),
        Some("usual 3.0 ± 0.6, provisional, 3 check-ins, 21 Jun – 23 Jun 2026")
    );
}

#[test]
fn the_days_of_an_arc_are_left_out_up_to_the_day_before_it_closed() {
    let mut history = setback(&DOWN_AND_BACK);
    assert_eq!(recovery(&history, 8).closed, Some(on(6)));
    assert_eq!(
        told_usual(&history, 9).as_deref(),
        Some("usual 7.0 ± 0.6, provisional, 3 check-ins, 16 May – 18 May 2026")
    );
    // Put down on day 2, its days count from then on.
    history.arcs[0].put_down = Some(on(2));
    history.races[0].outcome = Some(Outcome::Dns);
    let usual = Reckoning::of(&history, on(9)).baseline(Measure::Side(Side::Body), on(9)).expect("a usual");
    assert_eq!((usual.n, usual.first), (5, Some(on(2))));
}

#[test]
fn arcs_that_overlap_keep_out_the_days_of_both() {
    let mut history = checked_in(&[]);
    history.arcs = vec![arc(1, start()), arc(2, on(3))];
    // The first is back on day 4 by itself, the second begins on day 3 and is back on day 8.
    add(&mut history, &[(1, 3, 3), (2, 3, 3), (3, 7, 7), (4, 7, 7), (5, 7, 7)]);
    add(&mut history, &[(6, 2, 2), (7, 2, 2), (8, 7, 7), (9, 7, 7), (10, 7, 7)]);
    let reckoning = Reckoning::of(&history, on(11));
    let closed: Vec<_> = reckoning.recoveries.iter().map(|recovery| recovery.closed).collect();
    assert_eq!(closed, [Some(on(3)), Some(on(8))]);
    let usual = reckoning.baseline(Measure::Side(Side::Body), on(11)).expect("a usual");
    assert_eq!((usual.first, usual.n), (Some(on(8)), 3));
}
