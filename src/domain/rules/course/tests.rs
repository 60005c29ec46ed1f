use proptest::prelude::*;

use super::*;
use crate::domain::rules::baseline::Label;
use crate::domain::rules::oracle;

fn usual(centre: f64, spread: f64) -> Baseline {
    Baseline { centre, spread, n: 10, first: None, last: None, label: Label::Measured }
}

/// The course by the usual of the golden vectors: the band is 6.1 and above, near is 5.8 and above.
fn told(after: &[DayValue], today: u32) -> Course {
    course(after, Some(&usual(6.7, 0.6)), today)
}

fn interval(from: u32, to: u32) -> Interval {
    Interval { from, to }
}

#[test]
fn the_golden_courses_come_out_as_they_should() {
    let usual = [(1, 3.3), (2, 4.0), (4, 5.0), (6, 5.7), (8, 6.3), (10, 6.7), (13, 6.3)];
    assert_eq!(told(&usual, 40).now, Return::Back(interval(7, 8)));
    let one_wobble = [(1, 3.0), (3, 5.2), (6, 6.3), (8, 5.9), (10, 6.6)];
    assert_eq!(told(&one_wobble, 40).now, Return::Back(interval(4, 6)));
    assert_eq!(told(&[(1, 3.0), (3, 4.0), (7, 6.4)], 8).now, Return::Pending { since: 7, more: 2 });
    assert_eq!(told(&[(1, 6.3), (3, 6.7), (5, 7.0)], 40).now, Return::NoDip);
    assert_eq!(told(&[(2, 5.0)], 40).now, Return::NotMeasured { have: 1 });
    let long = [(1, 3.0), (5, 4.0), (9, 4.5), (14, 5.0), (20, 5.2), (27, 5.3)];
    assert_eq!(told(&long, 40).now, Return::Open);
}

#[test]
fn the_golden_courses_at_their_edges_come_out_as_they_should() {
    let usual = usual(6.5, 0.75);
    let at = |after: &[DayValue], today| course(after, Some(&usual), today).now;
    assert_eq!(at(&[(1, 3.0), (3, 4.0), (7, 6.0), (8, 2.0)], 9), Return::Open);
    assert_eq!(at(&[(1, 3.0), (3, 4.0)], 6), Return::TooEarly { have: 2 });
    // The edge of the band is in it.
    assert_eq!(at(&[(1, 3.0), (3, 5.75), (5, 5.75), (7, 5.75)], 9), Return::Back(interval(2, 3)));
    assert_eq!(at(&[(1, 5.75), (3, 5.75), (5, 5.75)], 9), Return::NoDip);
    assert_eq!(at(&[(1, 5.749), (3, 5.75), (5, 5.75), (7, 6.0)], 9), Return::Back(interval(2, 3)));
    // So is the edge of what is near: 6.5 - 1.5 * 0.75.
    assert_eq!(at(&[(1, 3.0), (3, 6.0), (5, 5.375), (7, 6.0)], 9), Return::Back(interval(2, 3)));
    assert_eq!(at(&[(1, 3.0), (3, 6.0), (5, 5.374), (7, 6.0)], 9), Return::Pending { since: 7, more: 2 });
}

#[test]
fn without_a_usual_nothing_is_measured_and_after_four_weeks_nothing_is_looked_for() {
    let after = [(1, 3.0), (3, 4.0), (5, 5.0)];
    let early = course(&after, None, 28);
    assert_eq!((early.now, early.early, early.settled), (Return::NoBaseline, 3, None));
    assert_eq!(course(&after, None, 29).settled, Some(29));
}

#[test]
fn too_little_is_too_early_up_to_day_21_and_not_measured_from_then_on() {
    let few = [(2, 3.0), (21, 4.0), (22, 4.0), (23, 4.0)];
    assert_eq!(told(&few, 21).now, Return::TooEarly { have: 2 });
    assert_eq!(told(&few, 22).now, Return::NotMeasured { have: 2 });
    assert_eq!(told(&few, 28).settled, None);
    assert_eq!(told(&few, 29).settled, Some(29));
    assert_eq!(told(&[], 0).now, Return::TooEarly { have: 0 });
    assert_eq!(told(&[], 400).now, Return::NotMeasured { have: 0 });
}

#[test]
fn day_0_is_no_early_check_in_and_what_comes_after_today_is_not_known() {
    let after = [(0, 1.0), (1, 3.0), (2, 4.0)];
    assert_eq!(told(&after, 6).now, Return::TooEarly { have: 2 });
    let whole = [(1, 3.0), (2, 4.0), (4, 6.5), (5, 6.5), (6, 6.5)];
    assert_eq!(told(&whole, 5).now, Return::Pending { since: 4, more: 1 });
    assert_eq!(told(&whole, 6).now, Return::Back(interval(3, 4)));
}

#[test]
fn back_comes_after_a_check_in_below_the_band_never_before_it() {
    // In band on days 1 and 2; the dip comes on day 3.
    let after = [(1, 6.5), (2, 6.5), (3, 4.0), (5, 6.5), (6, 6.5), (7, 6.5)];
    let course = told(&after, 40);
    assert_eq!(course.now, Return::Back(interval(4, 5)));
    assert_eq!(course.settled, Some(5));
}

#[test]
fn a_dip_that_begins_with_the_fourth_check_in_is_not_looked_for() {
    let after = [(1, 6.5), (2, 6.5), (3, 6.5), (4, 2.0), (5, 2.0)];
    let course = told(&after, 40);
    assert_eq!((course.now, course.settled, course.dip), (Return::NoDip, Some(3), None));
}

#[test]
fn of_three_one_may_miss_and_it_may_not_be_the_first_nor_far_away() {
    let dipped = |rest: &[DayValue]| {
        let mut after = vec![(1, 3.0), (2, 3.0)];
        after.extend_from_slice(rest);
        told(&after, 60).now
    };
    assert_eq!(dipped(&[(4, 6.2), (5, 5.8), (6, 6.2)]), Return::Back(interval(3, 4)));
    assert_eq!(dipped(&[(4, 6.2), (5, 6.2), (6, 5.8)]), Return::Back(interval(3, 4)));
    assert_eq!(dipped(&[(4, 6.2), (5, 5.8), (6, 5.8)]), Return::Open);
    assert_eq!(dipped(&[(4, 5.8), (5, 6.2), (6, 6.2), (7, 6.2)]), Return::Back(interval(5, 5)));
    assert_eq!(dipped(&[(4, 6.2), (5, 5.7), (6, 6.2), (8, 6.2), (9, 6.2)]), Return::Back(interval(6, 6)));
}

#[test]
fn the_next_two_have_to_come_within_two_weeks() {
    let dipped = [(1, 3.0), (2, 3.0), (3, 3.0), (5, 6.5), (12, 6.5)];
    let with = |last: u32, today: u32| {
        let mut after = dipped.to_vec();
        after.push((last, 6.5));
        told(&after, today).now
    };
    assert_eq!(with(19, 19), Return::Back(interval(4, 5)));
    // On day 20 the two weeks after day 5 are over; day 12 begins anew.
    assert_eq!(with(20, 20), Return::Pending { since: 12, more: 1 });
    assert_eq!(told(&dipped, 19).now, Return::Pending { since: 5, more: 1 });
    assert_eq!(told(&dipped, 20).now, Return::Pending { since: 12, more: 2 });
    assert_eq!(told(&dipped, 26).now, Return::Pending { since: 12, more: 2 });
    assert_eq!(told(&dipped, 27).now, Return::Open);
}

#[test]
fn three_running_below_within_three_weeks_reopen_the_arc_and_both_dates_stay() {
    let mut after = vec![(1, 3.0), (2, 4.0), (4, 6.5), (5, 6.5), (6, 6.5), (25, 5.0), (26, 5.0)];
    assert_eq!(told(&after, 40).now, Return::Back(interval(3, 4)));
    after.push((30, 5.0));
    let reopened = told(&after, 40);
    assert_eq!((reopened.now, reopened.settled), (Return::Open, None));
    assert_eq!((reopened.backs.clone(), reopened.reopened), (vec![interval(3, 4)], vec![25]));
    after.extend([(33, 6.5), (35, 6.5), (36, 5.9)]);
    let again = told(&after, 40);
    assert_eq!(again.now, Return::Back(interval(31, 33)));
    assert_eq!((again.backs, again.reopened), (vec![interval(3, 4), interval(31, 33)], vec![25]));
    assert_eq!(again.settled, Some(33));
}

#[test]
fn a_relapse_counts_when_its_first_check_in_is_within_21_days() {
    let with = |first: u32| {
        let mut after = vec![(1, 3.0), (2, 4.0), (4, 6.5), (5, 6.5), (6, 6.5)];
        after.extend([(first, 5.0), (first + 9, 5.0), (first + 18, 5.0)]);
        told(&after, 90).reopened
    };
    assert_eq!(with(25), [25]);
    assert_eq!(with(26), [0; 0]);
}

#[test]
fn a_relapse_may_begin_with_the_one_of_three_that_missed() {
    let after = [(1, 3.0), (2, 4.0), (4, 6.5), (5, 6.5), (6, 5.9), (7, 5.0), (8, 5.0)];
    let course = told(&after, 8);
    assert_eq!((course.now, course.reopened), (Return::Open, vec![6]));
}

#[test]
fn the_dip_is_the_lowest_of_the_first_two_weeks_below_the_centre() {
    let after = [(1, 5.0), (3, 4.0), (6, 4.0), (14, 4.5), (15, 1.0)];
    let dip = told(&after, 40).dip.expect("a dip");
    assert_eq!(
        (dip.day, dip.value.to_string(), format!("{:.1}", dip.depth)),
        (3, "4".to_owned(), "2.7".to_owned())
    );
    // Nothing of the first two weeks lies below the centre.
    let late = [(1, 7.0), (16, 3.0), (18, 3.0), (20, 3.0)];
    let course = told(&late, 40);
    assert_eq!((course.now, course.dip), (Return::Open, None));
}

#[test]
fn an_interval_is_told_in_days() {
    assert_eq!(interval(7, 8).told(), "day 7-8");
    assert_eq!(interval(8, 8).told(), "day 8");
}

/// Check-ins on random days, in steps of a sixth or a quarter so that edges are met; low at first more often than not.
fn some_check_ins() -> impl Strategy<Value = Vec<DayValue>> {
    let one = (1..9_u32, 0..25_u32, prop::bool::weighted(0.5));
    (prop::collection::vec(one, 0..40), prop::sample::select(vec![4.0, 3.0])).prop_map(|(gaps, steps)| {
        let mut day = 0;
        let mut after = Vec::new();
        for (gap, value, is_usual) in gaps {
            day += if gap > 4 { 1 } else { gap };
            let value = if is_usual { 24 + value % 8 } else { value };
            after.push((day, f64::from(value) / steps));
        }
        after
    })
}

fn told_by_oracle(after: &[DayValue], centre: f64, spread: f64, today: u32) -> oracle::Course {
    let series = after.iter().map(|(day, value)| (i64::from(*day), *value)).collect();
    oracle::course(&series, Some((centre, spread)), today.into())
}

/// A course in the oracle's words.
pub(in crate::domain::rules) fn in_its_words(course: &Course) -> oracle::Course {
    let have = |have: u32| usize::try_from(have).expect("few");
    let now = match course.now {
        Return::NoBaseline => oracle::Back::NoBaseline,
        Return::NotMeasured { have: early } => oracle::Back::NotMeasured { have: have(early) },
        Return::TooEarly { have: early } => oracle::Back::TooEarly { have: have(early) },
        Return::NoDip => oracle::Back::NoDip,
        Return::Open => oracle::Back::Open,
        Return::Pending { since, more } => oracle::Back::Pending { since: since.into(), more: have(more) },
        Return::Back(Interval { from, to }) => oracle::Back::Since { from: from.into(), to: to.into() },
    };
    oracle::Course {
        now,
        backs: course.backs.iter().map(|back| (back.from.into(), back.to.into())).collect(),
        reopened: course.reopened.iter().map(|day| i64::from(*day)).collect(),
        lowest: course.dip.map(|dip| (dip.day.into(), dip.value)),
        closed: course.settled.map(i64::from),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn every_course_is_what_the_second_computation_says(
        after in some_check_ins(),
        centre in prop::sample::select(vec![6.0, 6.5, 20.0 / 3.0, 7.25]),
        spread in prop::sample::select(vec![0.6, 0.75, 1.0, 1.4826]),
        today in 0..150_u32,
    ) {
        let told = course(&after, Some(&usual(centre, spread)), today);
        prop_assert_eq!(in_its_words(&told), told_by_oracle(&after, centre, spread, today));
    }

    #[test]
    fn where_the_start_lies_in_the_count_of_days_does_not_matter(
        after in some_check_ins(), start in -800_000..800_000_i32, today in 0..150_u32,
    ) {
        let usual = usual(6.5, 0.75);
        let mut values: Vec<NumberedValue> =
            after.iter().map(|(day, value)| (start + day.cast_signed(), *value)).collect();
        values.splice(0..0, [(start - 40, 1.0), (start, 1.0)]);
        prop_assert_eq!(course_since(&values, start, Some(&usual), today), course(&after, Some(&usual), today));
    }

    #[test]
    fn what_is_known_later_never_takes_a_return_back_unless_it_reopens(
        after in some_check_ins(), today in 30..150_u32,
    ) {
        let usual = usual(6.5, 0.75);
        let now = course(&after, Some(&usual), today);
        let later = course(&after, Some(&usual), today + 5);
        prop_assert!(later.backs.starts_with(&now.backs), "{:?} became {:?}", now, later);
        prop_assert!(later.reopened.starts_with(&now.reopened));
    }
}
