//! The markers of an arc: start lines, the answer, training as usual, felt and healed.

use super::*;
use crate::domain::check_in::Standing;
use crate::domain::race::SetbackMark;
use crate::domain::units::Seconds;

#[test]
fn the_next_start_and_the_next_finish_are_told_from_races_that_were_run() {
    let mut history = setback(&[]);
    history.races.extend([
        race(2, on(20), Outcome::Dns),
        race(3, on(30), Outcome::Dnf),
        race(4, on(40), Outcome::Finished),
        race(5, on(50), Outcome::Finished),
    ]);
    let mut not_told = race(6, on(10), Outcome::Finished);
    not_told.outcome = None;
    history.races.insert(0, not_told);
    let told = |today| {
        let recovery = recovery(&history, today);
        (recovery.next_start, recovery.next_finish)
    };
    assert_eq!(told(29), (None, None));
    assert_eq!(told(30), (Some((race_id(3), on(30))), None));
    assert_eq!(told(60), (Some((race_id(3), on(30))), Some((race_id(4), on(40)))));
}

#[test]
fn a_race_half_to_twice_as_long_that_went_well_is_the_answer() {
    let answered = |change: &dyn Fn(&mut Race)| {
        let mut history = setback(&[]);
        let mut next = race(2, on(40), Outcome::Finished);
        next.satisfaction = Some(7);
        change(&mut next);
        history.races.push(next);
        recovery(&history, 60).answered.is_some()
    };
    assert!(answered(&|_| {}));
    assert!(answered(&|race| race.distance = Some(Metres(21_097.5))));
    assert!(answered(&|race| race.distance = Some(Metres(84_390.0))));
    assert!(!answered(&|race| race.distance = Some(Metres(21_000.0))));
    assert!(!answered(&|race| race.distance = Some(Metres(85_000.0))));
    assert!(!answered(&|race| race.distance = None));
    assert!(answered(&|race| race.kind = Some(RaceKind::Trail)));
    assert!(!answered(&|race| race.kind = Some(RaceKind::Ride)));
    assert!(!answered(&|race| race.satisfaction = Some(6)));
    assert!(!answered(&|race| race.outcome = Some(Outcome::Dns)));
    assert!(!answered(&|race| race.outcome = None));
    assert!(!answered(&|race| race.setback = Some(SetbackMark::Yes)));
    assert!(!answered(&|race| race.date = on(0)));
    assert!(!answered(&|race| race.date = on(61)));
}

#[test]
fn a_b_goal_met_is_an_answer_and_a_c_goal_is_not() {
    let answered = |seconds: f64| {
        let mut history = setback(&[]);
        let mut next = race(2, on(40), Outcome::Finished);
        next.official = Some(Seconds(seconds));
        next.goals.a = "3:30:00".to_owned();
        next.goals.b = "3:45:00".to_owned();
        next.goals.c = "finish".to_owned();
        history.races.push(next);
        recovery(&history, 60).answered.is_some()
    };
    assert!(answered(12_600.0));
    assert!(answered(13_500.0));
    assert!(!answered(13_501.0));
    let mut only_c = setback(&[]);
    let mut next = race(2, on(40), Outcome::Finished);
    next.goals.c = "finish".to_owned();
    only_c.races.push(next);
    assert_eq!(recovery(&only_c, 60).answered, None, "with only C set, C is what was met");
}

#[test]
fn the_first_race_that_answers_is_told_and_a_race_of_the_arc_itself_is_none() {
    let mut history = setback(&[]);
    for (number, date) in [(2, 20), (3, 30), (4, 40)] {
        let mut next = race(number, on(date), Outcome::Finished);
        next.satisfaction = Some(9);
        history.races.push(next);
    }
    history.arcs[0].races.push(race_id(2));
    assert_eq!(recovery(&history, 60).answered, Some((race_id(3), on(30))));
}

#[test]
fn an_arc_that_no_race_began_is_answered_by_any_race() {
    let mut history = setback(&[]);
    history.arcs[0].kind = ArcKind::Injury;
    history.arcs[0].races.clear();
    let mut next = race(2, on(40), Outcome::Finished);
    next.distance = Some(Metres(5000.0));
    next.satisfaction = Some(8);
    history.races.push(next);
    assert_eq!(recovery(&history, 60).answered, Some((race_id(2), on(40))));
    assert_eq!(recovery(&history, 60).guide, None);
}

#[test]
fn timed_races_are_compared_by_what_was_covered() {
    let mut history = setback(&[]);
    let timed = |race: &mut Race, metres| {
        race.kind = Some(RaceKind::Timed);
        race.distance = None;
        race.covered = Some(Metres(metres));
        race.satisfaction = Some(8);
    };
    timed(&mut history.races[0], 90_000.0);
    let mut next = race(2, on(40), Outcome::Finished);
    timed(&mut next, 44_000.0);
    let mut other = race(3, on(50), Outcome::Finished);
    timed(&mut other, 50_000.0);
    history.races.extend([next, other]);
    assert_eq!(recovery(&history, 60).answered, Some((race_id(3), on(50))));
}

/// A history in which the given days tell what was trained.
fn trained(days: &[(i64, Trained)]) -> History {
    let mut history = setback(&[]);
    for (place, (number, what)) in days.iter().enumerate() {
        let mut check_in = check_in(place as u128 + 1, on(*number), 7, 7);
        check_in.trained = Some(*what);
        history.check_ins.push(check_in);
    }
    history.check_ins.sort_by_key(|one| one.day);
    history
}

/// Five sessions in each of the six weeks before, on the first days of each.
fn five_a_week() -> Vec<(i64, Trained)> {
    (1..=6).flat_map(|back| (0..5).map(move |at| (-7 * back + at, Trained::Easy))).collect()
}

#[test]
fn training_is_as_usual_after_two_weeks_running_with_four_fifths_of_the_sessions() {
    let mut days = five_a_week();
    // Week 1: one session. Week 2: four. Week 3: four, rest and bike beside them.
    days.push((3, Trained::Hard));
    days.extend([8, 9, 10, 14].map(|day| (day, Trained::Easy)));
    days.extend([15, 16, 18, 21].map(|day| (day, Trained::Hard)));
    days.extend([(19, Trained::Rest), (20, Trained::Other)]);
    let history = trained(&days);
    assert_eq!(recovery(&history, 20).training, None);
    assert_eq!(recovery(&history, 21).training, Some(on(21)));
    assert_eq!(recovery(&history, 400).training, Some(on(21)));
    assert_eq!(recovery(&history, 21).status, Status::Training);
    let mut one_less = history.clone();
    one_less.check_ins.retain(|one| one.day != on(21));
    assert_eq!(recovery(&one_less, 400).training, None);
}

#[test]
fn two_good_weeks_that_do_not_follow_each_other_are_not_enough() {
    let mut days = five_a_week();
    days.extend([1, 2, 3, 4].map(|day| (day, Trained::Easy)));
    days.extend([15, 16, 17, 18].map(|day| (day, Trained::Easy)));
    assert_eq!(recovery(&trained(&days), 60).training, None);
}

#[test]
fn a_week_before_of_which_nothing_was_told_leaves_training_unknown() {
    let mut days: Vec<_> = five_a_week().into_iter().filter(|(day, _)| *day >= -35).collect();
    days.extend((1..=28).map(|day| (day, Trained::Easy)));
    assert_eq!(recovery(&trained(&days), 60).training, None);
    // One day of rest tells enough; the median of the six weeks stays at five.
    days.push((-40, Trained::Rest));
    assert_eq!(recovery(&trained(&days), 60).training, Some(on(14)));
}

#[test]
fn who_rested_for_six_weeks_before_is_not_back_to_training_by_resting() {
    let mut days: Vec<_> = (1..=6).map(|back| (-7 * back, Trained::Rest)).collect();
    days.extend((1..=28).map(|day| (day, Trained::Rest)));
    assert_eq!(recovery(&trained(&days), 60).training, None);
}

#[test]
fn a_session_told_later_that_day_counts_and_two_on_one_day_are_one() {
    let mut days = five_a_week();
    days.extend([1, 2, 3, 4].map(|day| (day, Trained::Easy)));
    days.extend([8, 9, 10, 11].map(|day| (day, Trained::Rest)));
    let mut history = trained(&days);
    for number in [8, 9, 10, 11] {
        let mut later = check_in(900, on(number), 1, 1);
        later.standing = Standing::Later;
        later.written = evening(on(number)) + chrono::TimeDelta::hours(1);
        later.trained = Some(Trained::Hard);
        history.check_ins.push(later);
    }
    history.check_ins.sort_by_key(|one| one.day);
    assert_eq!(recovery(&history, 60).training, Some(on(14)));
    // Eight sessions on four days are four.
    history.check_ins.retain(|one| one.day != on(11));
    assert_eq!(recovery(&history, 60).training, None);
}

#[test]
fn the_runners_word_on_training_counts_from_its_day() {
    let mut history = setback(&[]);
    history.arcs[0].training_as_usual = Some(on(20));
    assert_eq!(recovery(&history, 19).training, None);
    assert_eq!(recovery(&history, 20).training, Some(on(20)));
}

#[test]
fn back_before_the_low_end_of_the_guide_is_felt_and_not_healed() {
    let mut history = setback(&DOWN_AND_BACK);
    let felt = |history: &History| recovery(history, 20).felt_before_healed();
    history.races[0].covered = Some(Metres(42_195.0));
    let told = recovery(&history, 20);
    assert_eq!((told.guide.map(|guide| guide.low), told.guide_from), (Some(14), Some(start())));
    assert!(felt(&history), "back on day 6, the guide begins with 14");
    history.races[0].covered = Some(Metres(18_000.0));
    assert!(!felt(&history), "back on day 6, the guide begins with 6");
    history.races[0].covered = Some(Metres(21_000.0));
    assert!(felt(&history), "back on day 6, the guide begins with 7");
    history.races[0].covered = None;
    assert!(!felt(&history), "without a guide there is nothing to say");
    assert_eq!(recovery(&history, 20).guide_from, None);
}

#[test]
fn the_guide_counts_from_the_day_of_its_race() {
    // An injury that began four days before the race: Body was back two days after it.
    let mut history = setback(&DOWN_AND_BACK);
    history.arcs[0].kind = ArcKind::Injury;
    history.races[0].date = on(4);
    history.races[0].covered = Some(Metres(6000.0));
    assert!(!recovery(&history, 20).felt_before_healed(), "a guide of 2 days is over on day 6");
    history.races[0].covered = Some(Metres(9000.0));
    assert!(recovery(&history, 20).felt_before_healed(), "one of 3 days is not");
    // A race after Body was back is no matter of healing.
    history.races[0].date = on(7);
    assert!(!recovery(&history, 20).felt_before_healed());
}
