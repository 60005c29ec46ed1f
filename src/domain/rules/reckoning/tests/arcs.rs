//! What becomes of arcs: their states, their status, the usual they are measured by.

use super::*;

fn status(history: &History, today: i64) -> Status {
    recovery(history, today).status
}

#[test]
fn every_state_of_a_side_comes_up_in_an_arc() {
    let state = |history: &History, today| recovery(history, today).body.now;
    let both = setback(&DOWN_AND_BACK);
    assert_eq!(state(&both, 2), Return::TooEarly { have: 2 });
    assert_eq!(state(&both, 4), Return::Open);
    assert_eq!(state(&both, 6), Return::Pending { since: 6, more: 2 });
    assert_eq!(state(&both, 7), Return::Pending { since: 6, more: 1 });
    assert_eq!(state(&both, 8), Return::Back(Interval { from: 5, to: 6 }));
    assert_eq!(state(&setback(&[(1, 7, 7), (2, 6, 6), (3, 7, 7)]), 3), Return::NoDip);
    assert_eq!(state(&setback(&[(1, 3, 3), (2, 3, 3)]), 22), Return::NotMeasured { have: 2 });
    let mut without = setback(&DOWN_AND_BACK);
    without.arcs[0].baseline = FrozenBaseline::default();
    assert_eq!(state(&without, 8), Return::NoBaseline);
}

#[test]
fn an_arc_is_open_until_there_is_something_to_say() {
    assert_eq!(status(&setback(&[]), 0), Status::Open);
    assert_eq!(status(&setback(&[(1, 3, 3), (2, 2, 2)]), 2), Status::Open);
    assert_eq!(status(&setback(&[]), 28), Status::Open);
}

#[test]
fn the_lowest_check_in_so_far_is_dipping_and_a_better_one_is_rising() {
    let history = setback(&[(1, 5, 5), (2, 4, 4), (3, 4, 4), (5, 5, 5), (8, 3, 5)]);
    assert_eq!(status(&history, 3), Status::Dipping);
    assert_eq!(status(&history, 5), Status::Rising);
    // One side that dips is enough.
    assert_eq!(status(&history, 8), Status::Dipping);
}

#[test]
fn a_side_that_is_settled_says_nothing_about_the_way() {
    // Body never left its band; Mind is on its way up.
    let history = setback(&[(1, 7, 3), (2, 7, 4), (3, 6, 5)]);
    let recovery = recovery(&history, 3);
    assert_eq!((recovery.body.now, recovery.mind.now), (Return::NoDip, Return::Open));
    assert_eq!((recovery.status, recovery.closed), (Status::Rising, None));
}

#[test]
fn an_arc_is_back_when_both_sides_are() {
    let mut history = setback(&[(1, 3, 3), (2, 3, 3), (4, 7, 5), (5, 7, 5), (6, 7, 7), (7, 7, 7), (8, 7, 7)]);
    let recovery = recovery(&history, 8);
    assert_eq!(recovery.body.now, Return::Back(Interval { from: 3, to: 4 }));
    assert_eq!(recovery.mind.now, Return::Back(Interval { from: 6, to: 6 }));
    assert_eq!((recovery.status, recovery.closed), (Status::Back, Some(on(6))));
    // Mind alone, where Body was never measured, closes it when four weeks are over.
    for check_in in &mut history.check_ins {
        check_in.scores.set(Item::Sleep, None);
        check_in.scores.set(Item::Soreness, None);
    }
    assert_eq!(status(&history, 28), Status::Open);
    let later = super::recovery(&history, 29);
    assert_eq!((later.status, later.closed), (Status::Back, Some(on(29))));
}

#[test]
fn an_arc_without_a_dip_closes_with_the_third_check_in() {
    let recovery = recovery(&setback(&[(1, 7, 7), (2, 6, 6), (4, 8, 8), (5, 1, 1)]), 5);
    assert_eq!((recovery.status, recovery.closed), (Status::NoDip, Some(on(4))));
    assert_eq!(recovery.body.dip, None);
}

#[test]
fn an_arc_that_was_not_measured_closes_when_day_28_has_passed() {
    let history = setback(&[(1, 3, 3), (2, 3, 3), (25, 3, 3), (26, 3, 3)]);
    assert_eq!(recovery(&history, 28).closed, None);
    let over = recovery(&history, 29);
    assert_eq!((over.status, over.closed), (Status::NotMeasured, Some(on(29))));
    let mut without = setback(&[]);
    without.arcs[0].baseline = FrozenBaseline::default();
    assert_eq!(status(&without, 29), Status::NotMeasured);
}

#[test]
fn an_arc_that_is_open_for_more_than_four_weeks_has_a_long_tail() {
    let low: Vec<(i64, u8, u8)> = (1..=40).map(|number| (number, 3, 3)).collect();
    assert_eq!(status(&setback(&low), 28), Status::Dipping);
    assert_eq!(status(&setback(&low), 29), Status::LongTail);
    assert!(recovery(&setback(&low), 40).is_open());
}

#[test]
fn an_arc_reopens_and_closes_again_and_both_dates_stay() {
    let mut history = setback(&DOWN_AND_BACK);
    add(&mut history, &[(15, 4, 7), (16, 4, 7), (17, 4, 7)]);
    assert_eq!(recovery(&history, 16).closed, Some(on(6)));
    let reopened = recovery(&history, 17);
    // Since it reopened, the last check-in is as low as any.
    assert_eq!((reopened.status, reopened.closed), (Status::Dipping, None));
    assert_eq!(reopened.body.reopened, [15]);
    assert_eq!(reopened.body.backs, [Interval { from: 5, to: 6 }]);
    add(&mut history, &[(19, 7, 7), (20, 7, 7), (21, 7, 7)]);
    let again = recovery(&history, 21);
    assert_eq!((again.status, again.closed), (Status::Back, Some(on(19))));
    assert_eq!(again.body.backs, [Interval { from: 5, to: 6 }, Interval { from: 18, to: 19 }]);
}

#[test]
fn the_runners_word_goes_first_then_the_answer_then_training_then_what_is_felt() {
    let mut history = setback(&DOWN_AND_BACK);
    assert_eq!(status(&history, 60), Status::Back);
    history.arcs[0].training_as_usual = Some(on(20));
    assert_eq!(status(&history, 19), Status::Back);
    assert_eq!(status(&history, 60), Status::Training);
    let mut answer = race(2, on(40), Outcome::Finished);
    answer.satisfaction = Some(7);
    history.races.push(answer);
    assert_eq!(status(&history, 39), Status::Training);
    assert_eq!(status(&history, 60), Status::Answered);
    history.arcs[0].put_down = Some(on(50));
    assert_eq!(status(&history, 49), Status::Answered);
    let put_down = recovery(&history, 50);
    assert_eq!((put_down.status, put_down.closed), (Status::PutDown, Some(on(6))));
}

#[test]
fn an_arc_that_is_put_down_is_closed_from_that_day_on() {
    let mut history = setback(&[(1, 3, 3), (2, 3, 3), (3, 3, 3)]);
    history.arcs[0].put_down = Some(on(3));
    assert!(recovery(&history, 2).is_open());
    let put_down = recovery(&history, 3);
    assert_eq!((put_down.status, put_down.closed), (Status::PutDown, Some(on(3))));
}

#[test]
fn what_was_put_down_before_it_was_measured_is_not_measured() {
    let mut history = setback(&[(1, 3, 3), (2, 3, 3), (3, 3, 3)]);
    history.arcs[0].put_down = Some(on(2));
    assert_eq!(recovery(&history, 1).mind.now, Return::TooEarly { have: 1 });
    assert_eq!(recovery(&history, 60).mind.now, Return::NotMeasured { have: 2 });
}

#[test]
fn an_arc_that_was_moved_behind_the_day_on_which_it_was_put_down_closes_on_its_first_day() {
    let mut history = setback(&DOWN_AND_BACK);
    history.arcs[0].put_down = Some(on(-3));
    let put_down = recovery(&history, 10);
    assert_eq!((put_down.status, put_down.closed), (Status::PutDown, Some(on(0))));
}

#[test]
fn an_arc_that_begins_later_than_today_is_not_measured_yet() {
    let recovery = recovery(&setback(&DOWN_AND_BACK), -3);
    assert_eq!((recovery.day, recovery.status, recovery.closed), (0, Status::Open, None));
    assert_eq!(recovery.body.now, Return::TooEarly { have: 0 });
}

#[test]
fn a_frozen_usual_is_never_changed_by_what_came_later() {
    let mut history = setback(&DOWN_AND_BACK);
    let frozen = history.arcs[0].baseline;
    add(&mut history, &(30..=90).map(|number| (number, 9, 9)).collect::<Vec<_>>());
    add(&mut history, &(-42..=-1).map(|number| (number, 1, 1)).collect::<Vec<_>>());
    history.declared = scores(2, 2);
    for today in [8, 70, 71, 200] {
        assert_eq!(recovery(&history, today).baseline, frozen);
    }
}

/// An arc without a usual, check-ins before and through it, and the days 35 to 70 with Body 6 and Mind 8.
fn without_a_usual() -> History {
    let mut history = setback(&DOWN_AND_BACK);
    history.arcs[0].baseline = FrozenBaseline::default();
    add(&mut history, &[(30, 1, 1), (34, 1, 1), (71, 1, 1), (72, 1, 1)]);
    add(&mut history, &(35..=70).map(|number| (number, 6, 8)).collect::<Vec<_>>());
    history
}

#[test]
fn a_late_usual_is_made_only_where_there_is_no_other_and_only_after_day_70() {
    let mut history = without_a_usual();
    assert_eq!(recovery(&history, 70).baseline, FrozenBaseline::default());
    assert_eq!(recovery(&history, 70).body.now, Return::NoBaseline);
    let late = recovery(&history, 71);
    let body = late.baseline(Side::Body).expect("a late usual");
    assert_eq!(body.told_briefly(), "usual 6.0 ± 0.6");
    assert_eq!(body.told_source(), "late, 36 check-ins, 14 Jun – 19 Jul 2026");
    assert_eq!(late.baseline(Side::Mind).expect("a late usual").told_briefly(), "usual 8.0 ± 0.6");
    assert_eq!(late.body.now, Return::Back(Interval { from: 5, to: 6 }));
    // Only the side that has none gets one.
    history.arcs[0].baseline.mind = Some(usual(7.0));
    let one = recovery(&history, 71);
    assert_eq!(one.baseline(Side::Mind), Some(&usual(7.0)));
    assert_eq!(one.baseline(Side::Body).map(|usual| usual.label), Some(Label::Late));
}

#[test]
fn a_late_usual_leaves_out_what_every_usual_leaves_out_and_the_days_of_other_arcs() {
    let mut history = without_a_usual();
    let n =
        |history: &History| recovery(history, 71).baseline(Side::Body).map(|usual| (usual.n, usual.label));
    assert_eq!(n(&history), Some((36, Label::Late)));
    let place = history.check_ins.iter().position(|one| one.day == on(40)).expect("a check-in");
    history.check_ins[place].ill = Some(crate::domain::check_in::Illness::BelowNeck);
    assert_eq!(n(&history), Some((35, Label::Late)));
    history.races.push(race(3, on(45), Outcome::Finished));
    assert_eq!(n(&history), Some((32, Label::Late)));
    // Another arc that begins on day 50 and stays open keeps its days out, though it begins after this one.
    let mut other = arc(2, on(50));
    other.races.clear();
    other.kind = ArcKind::Injury;
    other.baseline = FrozenBaseline { body: Some(usual(9.0)), mind: Some(usual(9.0)) };
    history.arcs.push(other);
    assert_eq!(n(&history), Some((11, Label::Late)));
    // Too few days: no usual.
    history.check_ins.retain(|one| one.day < on(35) || one.day > on(36));
    history.check_ins.retain(|one| one.day < on(39) || one.day > on(49));
    assert_eq!(n(&history), None);
}

#[test]
fn two_arcs_that_both_need_a_late_usual_get_one_whichever_comes_first() {
    let mut history = without_a_usual();
    let mut other = arc(2, on(-20));
    other.baseline = FrozenBaseline::default();
    add(&mut history, &[(16, 6, 6), (18, 6, 6), (20, 6, 6)]);
    history.arcs.push(other);
    let told = |history: &History| {
        let mut told: Vec<_> = Reckoning::of(history, on(80)).recoveries;
        told.sort_by_key(|recovery| recovery.start);
        told
    };
    let one_way = told(&history);
    history.arcs.reverse();
    assert_eq!(told(&history), one_way);
    assert!(one_way.iter().all(|recovery| recovery.baseline.body.is_some()));
}
