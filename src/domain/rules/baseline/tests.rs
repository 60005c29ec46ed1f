use proptest::prelude::*;

use super::*;
use crate::domain::rules::oracle;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, 11).expect("a day") + chrono::Days::new(number.into())
}

fn by_day(values: &[(u32, f64)]) -> Vec<(NaiveDate, f64)> {
    values.iter().map(|(number, value)| (day(*number), *value)).collect()
}

const GOLDEN: [(u32, f64); 10] = [
    (1, 6.7),
    (3, 7.0),
    (6, 6.3),
    (8, 6.7),
    (12, 7.3),
    (15, 5.7),
    (19, 6.7),
    (24, 6.7),
    (30, 7.0),
    (38, 6.3),
];

fn all(values: &[(Item, u8)]) -> Scores {
    values.iter().fold(Scores::default(), |scores, (item, value)| scores.with(*item, *value))
}

#[test]
fn the_golden_usual_comes_out_as_it_should() {
    let usual = Baseline::of_values(&by_day(&GOLDEN), 0.6).expect("a usual");
    assert_eq!(usual.told_briefly(), "usual 6.7 ± 0.6");
    assert_eq!(usual.told_source(), "measured, 10 check-ins, 12 Feb – 21 Mar 2026");
    assert_eq!((usual.n, usual.label), (10, Label::Measured));
    assert_eq!(format!("{:.4}", usual.band()), "6.1000");
}

#[test]
fn the_label_follows_how_many_there_are_and_over_how_many_days() {
    let label = |days: &[u32]| {
        let values: Vec<_> = days.iter().map(|number| (*number, 6.0)).collect();
        Baseline::of_values(&by_day(&values), 0.6).map(|usual| usual.label)
    };
    // The ten days count both ends.
    assert_eq!(label(&[1, 2, 3, 4, 5, 6, 10]), Some(Label::Measured));
    assert_eq!(label(&[1, 2, 3, 4, 5, 6, 9]), Some(Label::Provisional));
    assert_eq!(label(&[1, 9, 17, 25, 33, 41]), Some(Label::Provisional));
    assert_eq!(label(&[1, 2, 3]), Some(Label::Provisional));
    assert_eq!(label(&[1, 41]), None);
    assert_eq!(label(&[]), None);
}

#[test]
fn the_spread_is_the_larger_of_the_floor_and_the_scaled_deviation() {
    let steady = by_day(&[(1, 6.0), (2, 6.0), (3, 6.0), (4, 9.0)]);
    let told = |floor| Baseline::of_values(&steady, floor).expect("a usual").told_briefly();
    assert_eq!(told(0.6), "usual 6.0 ± 0.6");
    assert_eq!(told(1.0), "usual 6.0 ± 1.0");
    let wide = by_day(&[(1, 2.0), (2, 4.0), (3, 6.0), (4, 8.0)]);
    // Deviations from 5: 3, 1, 1, 3.
    assert_eq!(Baseline::of_values(&wide, 0.6).expect("a usual").told_briefly(), "usual 5.0 ± 3.0");
    assert_eq!(format!("{:.4}", Baseline::of_values(&wide, 0.6).expect("a usual").spread), "2.9652");
    assert_eq!(Measure::Side(Side::Mind).floor().to_string(), "0.6");
    assert_eq!(Measure::Item(Item::Sleep).floor().to_string(), "1");
}

#[test]
fn body_needs_two_of_three_and_mind_three_of_four() {
    let body =
        |values: &[(Item, u8)]| side_score(&all(values), Side::Body).map(|score| format!("{score:.2}"));
    assert_eq!(body(&[(Item::Sleep, 7), (Item::Energy, 6), (Item::Soreness, 3)]).as_deref(), Some("6.67"));
    assert_eq!(body(&[(Item::Sleep, 7), (Item::Soreness, 10)]).as_deref(), Some("3.50"));
    assert_eq!(body(&[(Item::Sleep, 7), (Item::Mood, 7), (Item::Pain, 0)]), None);
    let mind =
        |values: &[(Item, u8)]| side_score(&all(values), Side::Mind).map(|score| format!("{score:.2}"));
    let four = [(Item::Mood, 8), (Item::Stress, 2), (Item::Motivation, 9), (Item::Confidence, 4)];
    assert_eq!(mind(&four).as_deref(), Some("7.25"));
    assert_eq!(mind(&four[..3]).as_deref(), Some("8.33"));
    assert_eq!(mind(&four[..2]), None);
}

#[test]
fn one_item_is_turned_so_that_higher_is_better() {
    let scores = all(&[(Item::Stress, 3), (Item::Sleep, 3)]);
    assert_eq!(Measure::Item(Item::Stress).of(&scores), Some(7.0));
    assert_eq!(Measure::Item(Item::Sleep).of(&scores), Some(3.0));
    assert_eq!(Measure::Item(Item::Mood).of(&scores), None);
}

#[test]
fn a_declared_usual_says_so_and_needs_as_many_answers() {
    let scores = all(&[(Item::Sleep, 7), (Item::Energy, 6), (Item::Mood, 6)]);
    let body = Baseline::declared(&scores, Measure::Side(Side::Body)).expect("declared");
    assert_eq!(body.told_briefly(), "usual 6.5 ± 1.0");
    assert_eq!(body.told_source(), "as you declared it");
    assert_eq!((body.n, body.first, body.last, body.label), (0, None, None, Label::Declared));
    assert_eq!(Baseline::declared(&scores, Measure::Side(Side::Mind)), None);
    let mood = Baseline::declared(&scores, Measure::Item(Item::Mood)).expect("declared");
    assert_eq!(mood.told_briefly(), "usual 6.0 ± 1.0");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_usual_is_what_the_second_computation_says(
        values in prop::collection::btree_map(0..42_u32, (0..61_u32).prop_map(|value| f64::from(value) / 6.0), 0..30),
        floor in prop::sample::select(vec![0.6, 1.0]),
    ) {
        let series: Vec<(u32, f64)> = values.iter().map(|(day, value)| (*day, *value)).collect();
        let told = Baseline::of_values(&by_day(&series), floor);
        let series = values.iter().map(|(day, value)| (i64::from(*day), *value)).collect();
        let expected = oracle::baseline(&series, floor);
        prop_assert_eq!(told.is_some(), expected.is_some());
        if let (Some(told), Some(expected)) = (told, expected) {
            prop_assert!((told.centre - expected.centre).abs() < oracle::EPS);
            prop_assert!((told.spread - expected.spread).abs() < oracle::EPS);
            prop_assert_eq!(u64::from(told.n), expected.n as u64);
            prop_assert_eq!(told.label.id(), expected.label);
            let ends = |day: Option<NaiveDate>| day.map(|at| (at - day_0()).num_days());
            prop_assert_eq!(ends(told.first).zip(ends(told.last)), expected.ends);
        }
    }

    #[test]
    fn the_scores_of_both_sides_are_what_the_second_computation_says(
        values in prop::collection::vec(prop::option::of(0..=10_u8), Item::ALL.len()),
    ) {
        let mut scores = Scores::default();
        for (item, value) in Item::ALL.iter().zip(values) {
            scores.set(*item, value);
        }
        for side in Side::ALL {
            let (told, expected) = (side_score(&scores, *side), oracle::domain(&scores, side.id()));
            prop_assert_eq!(told.is_some(), expected.is_some());
            prop_assert!((told.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < oracle::EPS);
        }
    }
}

fn day_0() -> NaiveDate {
    day(0)
}

proptest::proptest! {
    #[test]
    fn answers_that_are_counted_come_to_the_same_as_values_that_are_sorted(
        goods in proptest::collection::vec(0..=10_u8, 0..60),
    ) {
        let first: NaiveDate = "2028-01-10".parse().expect("a day");
        let days = (0..).map(|number| first + chrono::Days::new(number));
        let answers: Vec<(NaiveDate, u8)> = days.zip(goods).collect();
        let values: Vec<(NaiveDate, f64)> =
            answers.iter().map(|(day, good)| (*day, f64::from(*good))).collect();
        proptest::prop_assert_eq!(
            Baseline::of_answers(answers.into_iter()),
            Baseline::of_values(&values, 1.0)
        );
    }
}
