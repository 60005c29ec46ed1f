//! The offers on Today.

use secondwind::domain::change::Change;
use secondwind::domain::goal::{GoalKind, Horizon};
use secondwind::domain::race::{Outcome, SetbackMark};

use super::super::arcs::{put_race, race};
use super::super::body::sample::{check_in, put as put_check_in};
use super::super::bounce::sample::{goal, put_goal};
use super::super::harness::Journal;
use super::sample::{EVENING, check, day, put};

const WORDS: &str = "does the training fit your life?";

fn setback(number: u128, on: &str) -> Change {
    let mut race = race(number, "Hard one", on);
    race.outcome = Some(Outcome::Dnf);
    race.setback = Some(SetbackMark::Yes);
    put_race(race)
}

fn today(changes: &[Change]) -> Journal {
    Journal::holding(EVENING, changes)
}

#[test]
fn four_weeks_after_the_last_one_it_is_offered_and_z_puts_it_away_for_two_weeks() {
    today(&[put(check(1, "2026-10-28", "222222222222222"))]).must_not_see(&[WORDS]);
    let mut journal = today(&[put(check(1, "2026-10-27", "222222222222222"))]);
    journal.must_see(&["Alignment check: does the training fit your life?", "90 s"]);
    journal.choose(WORDS);
    journal.press("z");
    journal.must_not_see(&[WORDS]);
    journal.must_see(&["Not now."]);
    journal.press("u");
    journal.must_see(&[WORDS]);
    journal.choose(WORDS);
    journal.press("z");
    journal.later("13 days");
    journal.must_not_see(&[WORDS]);
    journal.later("1 day");
    journal.must_see(&[WORDS]);
}

#[test]
fn a_setback_three_of_them_or_a_big_goal_offer_it_in_their_own_words() {
    today(&[setback(1, "2026-11-14")]).must_see(&["After the setback: does the training fit your life?"]);
    today(&[setback(1, "2026-11-20")]).must_not_see(&[WORDS]);
    let three = [setback(1, "2026-06-14"), setback(2, "2026-09-14"), setback(3, "2026-11-20")];
    today(&three).must_see(&["After three hard races: does the training fit your life?"]);
    let mut between = three.to_vec();
    let mut fine = race(9, "Fine one", "2026-10-01");
    fine.outcome = Some(Outcome::Finished);
    between.push(put_race(fine));
    today(&between).must_not_see(&[WORDS]);
    let mut big = goal(1, GoalKind::TimeOrPlace, "Under 3:30", "2026-11-20");
    big.horizon = Horizon::Long;
    today(&[put_goal(big.clone())]).must_see(&["With the new goal: does the training fit your life?"]);
    big.horizon = Horizon::Weeks;
    today(&[put_goal(big)]).must_not_see(&[WORDS]);
}

#[test]
fn who_has_never_done_one_is_asked_once_after_two_weeks_of_check_ins() {
    let since = |first: &str| {
        let days = day(first).iter_days().take_while(|on| *on <= day("2026-11-24"));
        let numbers = [6, 6, 3, 6, 3, 6, 6];
        days.map(|on| put_check_in(check_in(on, numbers))).collect::<Vec<_>>()
    };
    today(&since("2026-11-14")).must_not_see(&[WORDS]);
    today(&since("2026-11-08")).must_see(&["If you like: does the training fit your life?"]);
    today(&since("2026-10-20")).must_not_see(&[WORDS]);
}
