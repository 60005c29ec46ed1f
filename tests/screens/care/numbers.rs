//! The rules about numbers: a card right after the check-in that tells it, a quiet row on Today, nothing in the way.

use chrono::Days;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::Item;

use super::super::body::sample::{check_in, day, put};
use super::super::harness::Journal;
use super::EVENING;

/// Check-ins that ask for pain; the last one was yesterday.
fn with_pain(pains: &[(u64, u8)]) -> Vec<Change> {
    let today = day("2026-11-21");
    pains
        .iter()
        .map(|(ago, pain)| {
            let mut one = check_in(today - Days::new(*ago), [7, 7, 2, 7, 2, 7, 7]);
            one.scores.set(Item::Pain, Some(*pain));
            put(one)
        })
        .collect()
}

const PAIN_ROW: &str = "This pain is worth a professional's eyes";

#[test]
fn a_pain_that_stays_strong_is_a_quiet_row_with_a_card_and_a_small_step() {
    let mut journal = Journal::holding(EVENING, &with_pain(&[(3, 5), (1, 4)]));
    journal.must_see(&[PAIN_ROW]);
    journal.choose(PAIN_ROW);
    journal.press("enter");
    journal.must_see(&["Have this one looked at", "it is worth a professional's eyes", "small step"]);
    journal.look();
    journal.press("s");
    journal.must_see(&["Have the pain looked at"]);
}

#[test]
fn any_key_leaves_a_card_of_numbers_and_the_row_can_be_put_away_for_the_day() {
    let mut journal = Journal::holding(EVENING, &with_pain(&[(3, 5), (1, 4)]));
    for key in ["x", "esc", "enter", "space", "y"] {
        journal.choose(PAIN_ROW);
        journal.press("enter");
        journal.must_see(&["Have this one looked at"]);
        journal.look();
        journal.press(key);
        if key == "space" {
            // It turns the page, like everywhere.
            journal.press("esc");
        }
        journal.must_not_see(&["Have this one looked at"]);
    }
    journal.choose(PAIN_ROW);
    journal.press("z");
    journal.must_not_see(&[PAIN_ROW]);
}

#[test]
fn after_seven_days_it_asks_whether_someone_has_looked_and_a_yes_stands_in_the_care_log() {
    let pains: Vec<(u64, u8)> = (1..=10).rev().map(|ago| (ago, 5)).collect();
    let mut journal = Journal::holding(EVENING, &with_pain(&pains));
    let row = "has someone looked at it?";
    journal.choose(row);
    journal.press("enter");
    journal.must_see(&["Has someone looked at it?", "yes", "not yet"]);
    journal.look();
    journal.press("n");
    journal.must_not_see(&[row]);
    let mut journal = Journal::holding(EVENING, &with_pain(&pains));
    journal.choose(row);
    journal.press("enter");
    journal.look();
    journal.press("y");
    journal.tick();
    journal.must_not_see(&[row]);
    let (log, _) = journal.store().care_log().expect("the care log");
    let told: Vec<(&str, usize)> = log.iter().map(|row| (row.item.name.as_str(), row.done.len())).collect();
    assert_eq!(told, [("medical check", 1)]);
    journal.press("u");
    journal.tick();
    journal.must_see(&[row]);
}

#[test]
fn a_check_in_that_tells_it_shows_the_card_once() {
    let mut low: Vec<Change> =
        (1..=4).map(|ago| put(check_in(day("2026-11-21") - Days::new(ago), [7, 7, 2, 2, 2, 7, 7]))).collect();
    low.truncate(4);
    let mut journal = Journal::holding(EVENING, &low);
    journal.must_not_see(&["Two weeks of low days"]);
    journal.press("c");
    journal.press("7 7 2 2 2 7 7 esc");
    journal.must_see(&["Two weeks of low days are worth telling a doctor or someone close"]);
    journal.look();
    journal.press("esc");
    journal.must_see(&["Two weeks of low days: somebody could know"]);
    journal.press("c");
    journal.press("7 esc");
    journal.must_not_see(&["are worth telling a doctor"]);
}

#[test]
fn signs_that_need_help_now_are_one_key_away_for_three_days_after_a_race() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.finish();
    journal.press("1");
    let row = "Signs that need help now";
    journal.choose(row);
    journal.press("enter");
    journal.must_see(&["Get medical help now if any of these is true", "chest pain"]);
    journal.look();
    journal.press("x");
    journal.must_see(&[row]);
    journal.later("3 days");
    journal.must_not_see(&[row]);
}
