use chrono::{DateTime, TimeDelta};
use uuid::Uuid;

use super::*;
use crate::domain::arc::{ArcKind, FrozenBaseline};
use crate::domain::check_in::CheckIn;
use crate::domain::id::{ArcId, CheckInId};
use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::rules::baseline::{Baseline, Label};
use crate::domain::units::{Metres, Seconds};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn race(number: u128, date: &str, seconds: f64) -> Race {
    let mut race = Race::new(RaceId(Uuid::from_u128(number)), format!("Race {number}"), day(date));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(10_000.0));
    race.outcome = Some(Outcome::Finished);
    race.official = Some(Seconds(seconds));
    race
}

/// An arc from 10 May with check-ins whose Body and Mind are these numbers.
fn with_arc(history: &mut History, name: &str, check_ins: &[(i64, u8, u8)]) {
    let start = day("2026-05-10");
    let written = DateTime::UNIX_EPOCH.fixed_offset();
    for (number, body, mind) in check_ins {
        let id = CheckInId(Uuid::from_u128(number.unsigned_abs().into()));
        let mut check_in = CheckIn::new(id, start + TimeDelta::days(*number), written);
        for (side, good) in [(Side::Body, body), (Side::Mind, mind)] {
            for item in side.items() {
                check_in.scores.set(*item, Some(item.good(*good)));
            }
        }
        history.check_ins.push(check_in);
    }
    let usual = Baseline { centre: 7.0, spread: 1.0, n: 9, first: None, last: None, label: Label::Measured };
    history.arcs.push(RecoveryArc {
        name: name.to_owned(),
        baseline: FrozenBaseline { body: Some(usual), mind: Some(usual) },
        ..RecoveryArc::new(ArcId(Uuid::from_u128(1)), ArcKind::Injury, start, written)
    });
}

fn told(history: &History, today: &str) -> Vec<(String, WinKind, String)> {
    let reckoning = Reckoning::of(history, day(today));
    let wins = all(&[], history, &reckoning);
    wins.into_iter().map(|win| (win.day.to_string(), win.kind, win.text)).collect()
}

fn line(day: &str, kind: WinKind, text: &str) -> (String, WinKind, String) {
    (day.to_owned(), kind, text.to_owned())
}

#[test]
fn first_times_and_personal_bests_are_wins_newest_first() {
    let races =
        vec![race(1, "2025-05-10", 3000.0), race(2, "2025-09-10", 3100.0), race(3, "2026-05-10", 2900.0)];
    let mut history = History { races, ..History::default() };
    let mut ahead = race(4, "2026-09-10", 2000.0);
    ahead.outcome = None;
    history.races.push(ahead);
    assert_eq!(
        told(&history, "2026-06-01"),
        [
            line("2026-05-10", WinKind::PersonalBest, "Race 3"),
            line("2025-05-10", WinKind::FirstTime, "Race 1"),
        ]
    );
    let wins = all(&[], &history, &Reckoning::of(&history, day("2026-06-01")));
    assert_eq!(wins[0].race, Some((RaceId(Uuid::from_u128(3)), "Race 3".to_owned())));
}

#[test]
fn each_side_that_is_back_is_a_comeback_and_one_that_reopened_is_none_until_it_is_back_again() {
    let mut history = History::default();
    let down_and_back = [(1, 3, 3), (2, 3, 3), (4, 7, 5), (5, 7, 7), (6, 7, 7), (7, 7, 7)];
    with_arc(&mut history, "Achilles", &down_and_back);
    let both = [
        line("2026-05-15", WinKind::Comeback, "Mind back on day 5 after Achilles"),
        line("2026-05-14", WinKind::Comeback, "Body back on day 3-4 after Achilles"),
    ];
    assert_eq!(told(&history, "2026-05-17"), both);
    let mut relapsed = History::default();
    let relapse = [(10, 3, 7), (11, 3, 7), (12, 3, 7)];
    with_arc(&mut relapsed, "Achilles", &[down_and_back.as_slice(), &relapse].concat());
    assert_eq!(told(&relapsed, "2026-05-22"), both[..1]);
}

#[test]
fn an_arc_without_a_name_is_called_by_its_kind() {
    let mut history = History::default();
    with_arc(&mut history, "", &[(1, 3, 7), (2, 3, 7), (3, 7, 7), (4, 7, 7), (5, 7, 7)]);
    assert_eq!(
        told(&history, "2026-05-17"),
        [line("2026-05-13", WinKind::Comeback, "Body back on day 3 after injury")]
    );
}

#[test]
fn what_was_done_before_its_day_is_no_win_of_the_future() {
    let history = History::default();
    let reckoning = Reckoning::of(&history, day("2026-05-17"));
    let step = |date: &str, text: &str| Win {
        day: day(date),
        kind: WinKind::Step,
        text: text.to_owned(),
        race: None,
    };
    let told = all(&[step("2026-05-20", "early"), step("2026-05-01", "then")], &history, &reckoning);
    assert_eq!(told, [step("2026-05-17", "early"), step("2026-05-01", "then")]);
}
