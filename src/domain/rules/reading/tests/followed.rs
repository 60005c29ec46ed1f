//! What followed on readings that were not followed.

use super::*;
use crate::domain::reading::ReadingOverride;

fn over(number: u128, on: NaiveDate) -> ReadingOverride {
    ReadingOverride {
        id: OverrideId(Uuid::from_u128(number)),
        day: on,
        read: ReadingVerdict::Hold,
        chosen: ReadingVerdict::Build,
        reason: "It felt good.".to_owned(),
        at: evening(on),
    }
}

fn followed(history: &History, today: NaiveDate) -> Followed {
    let readings = Readings::of(history, &Reckoning::of(history, today));
    Followed::of(history, &readings, today)
}

#[test]
fn pain_resets_and_quiet_are_counted_once_the_two_weeks_are_over() {
    let today = day("2028-03-06");
    let ago = |days: u64| today - Days::new(days);
    let mut history = steady(today, 200);
    // On day 14 after the first one there was pain of 4; the one a day earlier comes too late for it.
    history.overrides =
        vec![over(1, ago(151)), over(2, ago(150)), over(3, ago(60)), over(4, ago(40)), over(5, ago(14))];
    let place = history.check_ins.iter().position(|one| one.day == ago(136)).expect("a check-in");
    history.check_ins[place].scores.set(Item::Pain, Some(4));
    // A step back within the 14 days of the third one.
    let mut back = step_back(1, ago(46), ago(44));
    back.ended = Some(ago(44));
    history.step_backs = vec![back];
    let told = followed(&history, today);
    assert_eq!(told, Followed { times: 5, pain: 1, reset: 1, nothing: 2, open: 1 });
    assert_eq!(
        told.told().as_deref(),
        Some(
            "5 times against the reading; within 14 days: pain of 4 or more in 1, reset in 1, nothing special in 2; 1 is not over yet."
        )
    );
    assert_eq!(followed(&history, today + Days::new(1)).open, 0);
}

#[test]
fn what_agrees_with_the_reading_goes_not_against_it() {
    let today = day("2028-03-06");
    let mut history = steady(today, 60);
    history.overrides = vec![ReadingOverride { chosen: ReadingVerdict::Hold, ..over(1, today) }];
    assert_eq!(followed(&history, today), Followed::default());
    assert_eq!(Followed::default().told(), None);
    history.overrides = vec![over(1, today)];
    let told = followed(&history, today).told();
    assert_eq!(told.as_deref(), Some("Once against the reading; the 14 days after it are not over yet."));
}

#[test]
fn one_may_be_followed_by_both_and_is_counted_in_both() {
    let today = day("2028-03-06");
    let mut history = steady(today, 60);
    history.overrides = vec![over(1, today - Days::new(30))];
    lately(&mut history, 25, |scores| scores.with(Item::Pain, 5));
    history.step_backs = vec![step_back(1, today - Days::new(29), today - Days::new(28))];
    history.check_ins.retain(|one| !(0..=20).contains(&(today - one.day).num_days()));
    history.step_backs[0].ended = Some(today - Days::new(28));
    assert_eq!(followed(&history, today), Followed { times: 1, pain: 1, reset: 1, nothing: 0, open: 0 });
}
