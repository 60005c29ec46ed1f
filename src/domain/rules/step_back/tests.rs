use chrono::{DateTime, Days, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::domain::check_in::{CheckIn, Scores, Trained};
use crate::domain::history::History;
use crate::domain::id::{CheckInId, RaceId, StepBackId};
use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::units::Metres;

/// Day 0 is 1 March 2026.
fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day") + Days::new(number)
}

fn check_in(number: u64) -> CheckIn {
    let written = DateTime::parse_from_rfc3339("2026-03-01T20:00:00+01:00").expect("a moment");
    CheckIn::new(CheckInId(Uuid::from_u128(number.into())), day(number), written)
}

/// Energy, soreness, drive.
fn told(number: u64, [energy, soreness, drive]: [u8; 3]) -> CheckIn {
    let scores = Scores::default()
        .with(Item::Energy, energy)
        .with(Item::Soreness, soreness)
        .with(Item::Motivation, drive);
    CheckIn { scores, ..check_in(number) }
}

fn with(mut check_in: CheckIn, item: Item, value: u8) -> CheckIn {
    check_in.scores.set(item, Some(value));
    check_in
}

fn trained(number: u64, what: Option<Trained>) -> CheckIn {
    CheckIn { trained: what, ..told(number, [7, 3, 7]) }
}

fn plan(from: u64, to: u64) -> StepBack {
    let written = DateTime::parse_from_rfc3339("2026-03-01T20:00:00+01:00").expect("a moment");
    let id = StepBackId(Uuid::from_u128(u128::from(from)));
    StepBack::new(id, BreakKind::Planned, (day(from), day(to)), written)
}

fn stop(kind: BreakKind, from: u64, to: u64) -> StepBack {
    StepBack { kind, ..plan(from, to) }
}

fn history(check_ins: Vec<CheckIn>) -> History {
    History { check_ins, ..History::default() }
}

/// Thirty ordinary days: energy 7, soreness 3, drive 7; the band reaches down to 6, up to 4, down to 6.
fn ordinary() -> Vec<CheckIn> {
    (0..30).map(|number| told(number, [7, 3, 7])).collect()
}

fn reentry(after: Vec<CheckIn>) -> Reentry {
    let mut check_ins = ordinary();
    check_ins.extend(after);
    Reentry::of(&Reckoning::of(&history(check_ins), day(40)), &plan(30, 36))
}

#[test]
fn three_check_ins_in_band_speak_for_the_way_back_and_an_edge_is_in() {
    let now = reentry((31..34).map(|number| told(number, [6, 4, 6])).collect());
    assert_eq!((now.band, now.counted(), now.check_ins_in_band()), (Stand::Holds, 3, 3));
    assert_eq!(now.items[1].edge(), Some(4.0), "soreness is in band up to there");
    assert_eq!((now.pain, now.choice), (Stand::NotKnown, Stand::NotKnown), "what is not asked is not known");
    assert!(now.holds(), "and keeps nobody back");
    // Another one that is a little sorer, and it is two of three.
    let now = reentry(vec![told(31, [6, 4, 6]), told(32, [6, 4, 6]), told(33, [6, 5, 6])]);
    assert_eq!((now.band, now.check_ins_in_band(), now.holds()), (Stand::NotYet, 2, false));
    // With two check-ins it is not said yet.
    let now = reentry(vec![told(31, [8, 1, 8]), told(32, [8, 1, 8])]);
    assert_eq!((now.band, now.counted(), now.check_ins_in_band()), (Stand::NotYet, 2, 2));
}

#[test]
fn only_the_last_three_since_it_began_count_and_only_those_that_answer_all() {
    let now = reentry(vec![
        told(31, [2, 9, 2]),
        told(32, [7, 3, 7]),
        told(33, [7, 3, 7]),
        // Drive was passed over.
        CheckIn { scores: Scores::default().with(Item::Energy, 1), ..check_in(34) },
        told(35, [7, 3, 7]),
    ]);
    assert_eq!((now.band, now.items[0].values.clone()), (Stand::Holds, vec![7, 7, 7]));
    // What was before it does not count, however good it was.
    assert_eq!(reentry(Vec::new()).counted(), 0);
}

#[test]
fn the_band_is_that_of_the_day_on_which_it_began() {
    // Three weeks of low days do not make low days usual.
    let mut check_ins = ordinary();
    check_ins.extend((30..51).map(|number| told(number, [4, 3, 7])));
    let now = Reentry::of(&Reckoning::of(&history(check_ins), day(50)), &plan(30, 50));
    assert_eq!((now.band, now.items[0].usual.map(|usual| usual.centre)), (Stand::NotYet, Some(7.0)));
}

#[test]
fn without_a_usual_the_band_is_not_known() {
    let check_ins = vec![told(31, [7, 3, 7]), told(32, [7, 3, 7]), told(33, [7, 3, 7])];
    let now = Reentry::of(&Reckoning::of(&history(check_ins), day(40)), &plan(30, 36));
    assert_eq!((now.band, now.holds()), (Stand::NotKnown, false));
}

#[test]
fn pain_and_choice_count_where_they_are_asked() {
    let asked = |pain: [u8; 3], choice: [u8; 3]| {
        let good = |number: u64| told(31 + number, [7, 3, 7]);
        let places = (0_u64..).zip(pain.into_iter().zip(choice));
        reentry(
            places
                .map(|(place, (pain, choice))| {
                    with(with(good(place), Item::Pain, pain), Item::Choice, choice)
                })
                .collect(),
        )
    };
    let now = asked([0, 0, 0], [2, 6, 3]);
    assert_eq!((now.pain, now.choice, now.holds()), (Stand::Holds, Stand::Holds, true));
    let now = asked([0, 1, 0], [2, 5, 3]);
    assert_eq!((now.pain, now.choice, now.holds()), (Stand::NotYet, Stand::NotYet, false));
    assert_eq!((now.pain_values, now.choice_value), (vec![0, 1, 0], Some(5)));
}

#[test]
fn a_gain_is_the_end_less_what_was_before() {
    let mut check_ins =
        vec![told(20, [1, 9, 1]), told(24, [4, 6, 3]), told(26, [5, 6, 4]), told(29, [3, 6, 2])];
    check_ins.extend([told(31, [0, 9, 0]), told(33, [6, 4, 6]), told(34, [6, 4, 5]), told(36, [6, 4, 7])]);
    check_ins.push(told(38, [10, 0, 10]));
    let gain = Gain::of(&Reckoning::of(&history(check_ins), day(40)), &plan(30, 36)).expect("a gain");
    // Energy 4 to 6, soreness 6 to 4, drive 3 to 6.
    assert_eq!((gain.before, gain.after), (3, 3));
    assert!((gain.value - 7.0 / 3.0).abs() < 1e-9, "{gain:?}");
    assert_eq!(gain.told(), "+2.3");
}

#[test]
fn one_check_in_on_a_side_is_too_few_for_a_gain() {
    let before = [told(28, [4, 6, 3]), told(29, [4, 6, 3])];
    let at_end = [told(35, [6, 4, 6]), told(36, [6, 4, 6])];
    let of = |check_ins: Vec<CheckIn>| Gain::of(&Reckoning::of(&history(check_ins), day(40)), &plan(30, 36));
    let [one, other] = before.clone();
    let [first, second] = at_end.clone();
    assert!(of(vec![one.clone(), other.clone(), first.clone(), second.clone()]).is_some());
    assert_eq!(of(vec![one.clone(), first.clone(), second.clone()]), None);
    assert_eq!(of(vec![one.clone(), other.clone(), first.clone()]), None);
    // What is older than six weeks is no before.
    let old = [told(0, [4, 6, 3]), told(1, [4, 6, 3])];
    let check_ins = old.into_iter().chain([told(65, [6, 4, 6]), told(66, [6, 4, 6])]).collect();
    assert_eq!(Gain::of(&Reckoning::of(&history(check_ins), day(70)), &plan(60, 66)), None);
}

#[test]
fn an_item_that_was_switched_on_in_between_changes_no_gain() {
    let before = vec![told(28, [4, 6, 3]), told(29, [4, 6, 3])];
    let at_end = [told(35, [6, 4, 6]), told(36, [6, 4, 6])].map(|one| with(one, Item::Choice, 10));
    let check_ins: Vec<CheckIn> = before.into_iter().chain(at_end).collect();
    let gain = Gain::of(&Reckoning::of(&history(check_ins), day(40)), &plan(30, 36)).expect("a gain");
    assert!((gain.value - 7.0 / 3.0).abs() < 1e-9, "{gain:?}");
}

#[test]
fn a_gain_is_told_with_its_sign() {
    assert_eq!([1.44, -0.25, 0.04, -0.04].map(told_gain), ["+1.4", "-0.3", "0.0", "0.0"]);
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn number(&mut self) -> u8 {
        u8::try_from(self.below(11)).expect("0 to 10")
    }
}

/// The gain where every item is answered, as the plan of the project words it: the mean of `g` of the four over the last three
/// check-ins of the step back, less that over the three before it.
fn second_gain(check_ins: &[CheckIn], from: NaiveDate, to: NaiveDate) -> Option<f64> {
    let goods = |check_in: &CheckIn| {
        [
            check_in.scores.get(Item::Energy).map(f64::from),
            check_in.scores.get(Item::Soreness).map(|sore| 10.0 - f64::from(sore)),
            check_in.scores.get(Item::Motivation).map(f64::from),
            check_in.scores.get(Item::Choice).map(f64::from),
        ]
    };
    let mean = |picked: Vec<&CheckIn>| {
        let last: Vec<&CheckIn> = picked.into_iter().rev().take(3).collect();
        let all: Vec<f64> = last.iter().flat_map(|check_in| goods(check_in)).flatten().collect();
        let count: f64 = all.iter().map(|_| 1.0).sum();
        (last.len() >= 2).then(|| all.iter().sum::<f64>() / count)
    };
    let before = check_ins.iter().filter(|one| one.day < from && (from - one.day).num_days() <= 42).collect();
    let during = check_ins.iter().filter(|one| from <= one.day && one.day <= to).collect();
    Some(mean(during)? - mean(before)?)
}

/// The way back, said once more: three check-ins, all three items, none below its band.
fn second_way_back(check_ins: &[CheckIn], usual: [f64; 3], (from, today): (NaiveDate, NaiveDate)) -> bool {
    let since: Vec<&CheckIn> = check_ins.iter().filter(|one| from <= one.day && one.day <= today).collect();
    let last_three = since.iter().rev().take(3);
    since.len() >= 3
        && last_three.clone().all(|one| {
            let energy = one.scores.get(Item::Energy).map(f64::from).unwrap_or_default();
            let fresh = 10.0 - one.scores.get(Item::Soreness).map(f64::from).unwrap_or_default();
            let drive = one.scores.get(Item::Motivation).map(f64::from).unwrap_or_default();
            energy >= usual[0] && fresh >= usual[1] && drive >= usual[2]
        })
        && last_three.clone().all(|one| one.scores.get(Item::Pain) == Some(0))
        && since.iter().any(|one| one.scores.get(Item::Choice).is_some_and(|choice| choice >= 6))
}

#[test]
fn a_second_computation_comes_to_the_same_for_a_thousand_runners() {
    let (mut chance, mut back, mut gains) = (Chance(7), 0, 0);
    for _ in 0..1000 {
        let whole = |number: u64, chance: &mut Chance, low: u8| {
            let mut number_of = || low + chance.number() % (11 - low);
            let one = told(number, [number_of(), 10 - number_of(), number_of()]);
            let choice = number_of();
            with(with(one, Item::Choice, choice), Item::Pain, u8::from(chance.below(4) == 0))
        };
        let mut check_ins: Vec<CheckIn> = Vec::new();
        for number in 0..30 {
            if chance.below(10) < 8 {
                check_ins.push(whole(number, &mut chance, 3));
            }
        }
        for number in 30..40 {
            if chance.below(10) < 5 {
                check_ins.push(whole(number, &mut chance, 6));
            }
        }
        let step_back = plan(30, 36);
        let known = history(check_ins.clone());
        let reckoning = Reckoning::of(&known, day(40));
        let gain = Gain::of(&reckoning, &step_back).map(|gain| gain.value);
        let second = second_gain(&check_ins, day(30), day(36));
        match (gain, second) {
            (Some(gain), Some(second)) => assert!((gain - second).abs() < 1e-9, "{gain} {second}"),
            (gain, second) => assert_eq!(gain, second),
        }
        gains += usize::from(gain.is_some());
        let usual = BAND_ITEMS.map(|item| {
            reckoning.baseline(Measure::Item(item), day(30)).map_or(f64::INFINITY, |usual| usual.band())
        });
        let now = Reentry::of(&reckoning, &step_back);
        let second = second_way_back(&check_ins, usual, (day(30), day(40)));
        assert_eq!(now.holds(), second, "{now:?}");
        back += usize::from(second);
    }
    assert!((50..950).contains(&back) && gains > 500, "both happen: {back} {gains}");
}

#[test]
fn what_breaks_came_to_is_told_for_all_and_by_kind() {
    let mut check_ins = ordinary();
    check_ins.extend((30..37).map(|number| told(number, [8, 3, 7])));
    let step_backs = [
        StepBack { ended: Some(day(36)), ..plan(30, 33) },
        // Nothing was heard of it for more than a month.
        stop(BreakKind::Life, 50, 61),
        StepBack { ended: Some(day(72)), ..plan(70, 76) },
        StepBack { ended: Some(day(87)), ..stop(BreakKind::Life, 80, 87) },
        // This one runs.
        plan(98, 104),
    ];
    let told = so_far(&step_backs, &Reckoning::of(&history(check_ins), day(100)));
    let rows: Vec<_> = told.iter().map(|row| (row.kind, row.count, row.median_days, row.gains)).collect();
    assert_eq!(
        rows,
        [(None, 4, 7.5, 1), (Some(BreakKind::Planned), 2, 5.0, 1), (Some(BreakKind::Life), 2, 10.0, 0)]
    );
    assert_eq!(told[1].median_gain.map(told_gain), Some("+0.3".to_owned()));
    assert_eq!(told[2].median_gain, None);
}

#[test]
fn a_stop_that_still_grows_is_not_over() {
    let growing = stop(BreakKind::Drifted, 80, 87);
    let counted = |stop: &StepBack, today: u64| {
        !so_far(std::slice::from_ref(stop), &Reckoning::of(&history(ordinary()), day(today))).is_empty()
    };
    assert!(!counted(&growing, 88) && !counted(&growing, 117));
    assert!(counted(&growing, 118), "a month has passed");
    assert!(counted(&StepBack { ended: Some(day(87)), ..growing }, 88), "the runner trains again");
}

// ---- stops

/// Training on every other day up to day 28, noted in check-ins; then check-ins on these days, with what they say of training.
fn noted(after: &[(u64, Option<Trained>)]) -> History {
    let mut check_ins: Vec<CheckIn> =
        (0..=28).step_by(2).map(|number| trained(number, Some(Trained::Easy))).collect();
    check_ins.extend(after.iter().map(|(number, what)| trained(*number, *what)));
    history(check_ins)
}

fn asked(history: &History, today: u64) -> Option<(u64, u64, bool)> {
    let number = |at: NaiveDate| u64::try_from((at - day(0)).num_days()).expect("after day 0");
    stop_to_ask(history, day(today)).map(|stop| (number(stop.from), number(stop.to), stop.is_over))
}

const REST: Option<Trained> = Some(Trained::Rest);
const EASY: Option<Trained> = Some(Trained::Easy);

#[test]
fn seven_days_without_training_are_a_stop_and_six_are_none() {
    assert_eq!(asked(&noted(&[(30, REST), (32, None), (34, REST)]), 34), None);
    assert_eq!(asked(&noted(&[(30, REST), (32, None), (35, REST)]), 35), Some((29, 35, false)));
    // Once training is noted again it is over, and reaches to the day before.
    assert_eq!(asked(&noted(&[(30, REST), (32, None), (35, REST), (38, EASY)]), 38), Some((29, 37, true)));
    // A race is training, whatever is noted of it.
    let mut raced = noted(&[(30, REST), (32, None), (35, REST)]);
    let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Parkrun", day(33));
    race.outcome = Some(Outcome::Finished);
    raced.races.push(race);
    assert_eq!(asked(&raced, 35), None);
    let mut with_minutes = noted(&[(30, REST), (32, None), (35, REST)]);
    with_minutes.check_ins[16].minutes = Some(40);
    assert_eq!(asked(&with_minutes, 35), None);
}

#[test]
fn somebody_who_does_not_check_in_has_not_stopped() {
    assert_eq!(asked(&noted(&[]), 60), None);
    assert_eq!(asked(&noted(&[(35, REST), (36, None)]), 40), None, "two check-ins are too few");
    // The days before a check-in that comes after a long silence are not known.
    assert_eq!(asked(&noted(&[(50, REST), (53, REST), (55, None)]), 55), None);
    assert_eq!(asked(&noted(&[(50, REST), (53, REST), (56, None)]), 56), Some((50, 56, false)));
    // Days after the last check-in are not known either.
    assert_eq!(asked(&noted(&[(30, REST), (32, None), (36, None)]), 45), Some((29, 36, false)));
    assert_eq!(
        asked(&noted(&[(30, REST), (32, None), (36, None)]), 51),
        None,
        "too long ago to be asked about"
    );
}

#[test]
fn who_does_not_note_training_is_not_asked() {
    let check_ins = (0..60).map(|number| trained(number, None)).collect();
    assert_eq!(asked(&history(check_ins), 59), None);
    let mut seldom: Vec<CheckIn> = (0..60).map(|number| trained(number, None)).collect();
    for place in [3, 5] {
        seldom[place].trained = EASY;
    }
    assert_eq!(asked(&history(seldom.clone()), 20), None);
    seldom[7].trained = EASY;
    assert_eq!(asked(&history(seldom), 20), Some((8, 20, false)));
}

#[test]
fn what_is_planned_or_was_answered_is_not_asked_about() {
    let mut known = noted(&[(30, REST), (32, None), (35, REST), (38, REST)]);
    assert_eq!(asked(&known, 38), Some((29, 38, false)));
    known.step_backs = vec![plan(29, 35)];
    assert_eq!(asked(&known, 38), None, "it runs on until it is ended");
    known.step_backs = vec![StepBack { ended: Some(day(31)), ..plan(29, 35) }];
    assert_eq!(asked(&known, 38), Some((32, 38, false)), "what came after it was not planned");
    known.step_backs = vec![stop(BreakKind::Life, 29, 35)];
    assert_eq!(asked(&known, 38), None);
    known.step_backs.clear();
    known.no_breaks = vec![day(29)];
    assert_eq!(asked(&known, 38), None);
    known.no_breaks = vec![day(5)];
    assert_eq!(asked(&known, 38), Some((29, 38, false)), "that was another one");
}

#[test]
fn the_recovery_guide_after_a_race_is_plan_enough() {
    let mut known = noted(&[(30, REST), (35, REST), (40, REST), (44, REST)]);
    let mut race = Race::new(RaceId(Uuid::from_u128(1)), "Half", day(28));
    race.kind = Some(RaceKind::Road);
    race.outcome = Some(Outcome::Finished);
    race.distance = Some(Metres(21_097.5));
    known.races.push(race);
    // The guide says 7 to 13 days, up to day 41.
    assert_eq!(asked(&known, 44), None);
    for number in [46, 48, 50] {
        known.check_ins.push(trained(number, REST));
    }
    assert_eq!(asked(&known, 50), Some((42, 50, false)));
}

#[test]
fn a_stop_that_was_answered_grows_until_training_comes_back() {
    let answered = stop(BreakKind::Drifted, 29, 35);
    let days = |history: &History, today: u64| {
        as_it_went(&answered, history, day(today)).map(|went| (went.to, went.ended))
    };
    let still = [(30, REST), (32, None), (35, REST)];
    assert_eq!(days(&noted(&still), 36), None);
    let longer: Vec<_> = still.into_iter().chain([(38, None), (41, REST)]).collect();
    assert_eq!(days(&noted(&longer), 42), Some((day(41), None)));
    let back: Vec<_> = longer.iter().copied().chain([(44, EASY), (47, REST)]).collect();
    assert_eq!(days(&noted(&back), 47), Some((day(43), Some(day(43)))));
    // Who falls silent is not in a stop for ever.
    assert_eq!(days(&noted(&longer), 60), Some((day(41), Some(day(41)))));
    assert_eq!(as_it_went(&plan(29, 35), &noted(&longer), day(60)), None);
}
