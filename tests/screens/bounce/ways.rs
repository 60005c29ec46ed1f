//! The ways to a bounce plan: Today, a story, an arc, a debrief's end; and what is said where there is none.

use secondwind::app::screens::Screen;
use secondwind::domain::change::Change;
use secondwind::domain::race::{Outcome, Race, SetbackMark};

use super::super::harness::Journal;
use super::sample::{EVENING, day, finish, harvest, lived, race_id, setback, ultra};

fn row(journal: &Journal) -> Option<String> {
    journal.screen().lines().find(|row| row.contains("Bounce plan")).map(|row| row.trim().to_owned())
}

#[test]
fn today_has_a_row_from_the_third_day_to_the_end_of_the_eighth_week() {
    let on = |moment: &str| row(&Journal::holding(moment, &lived()).sized(80, 40));
    assert_eq!(on("2026-11-22T20:00:00+02:00"), None);
    let told = on("2026-11-23T20:00:00+02:00").expect("a row");
    assert!(told.contains("Bounce plan, 3 of 8 · Three Dams Ultra") && told.ends_with("day 2"), "{told}");
    let told = on(EVENING).expect("a row");
    assert!(told.contains("Bounce plan, 3 of 8 · Three Dams Ultra") && told.ends_with("day 9"), "{told}");
    assert!(on("2027-01-16T20:00:00+02:00").is_some());
    assert_eq!(on("2027-01-17T20:00:00+02:00"), None);
}

#[test]
fn the_row_opens_the_plan_and_counts_what_was_ticked_there() {
    let mut journal = Journal::holding(EVENING, &setback()).sized(80, 40);
    journal.choose("Bounce plan, 0 of 8");
    journal.press("enter x esc");
    journal.must_see(&["Bounce plan, 1 of 8 · Three Dams Ultra"]);
}

#[test]
fn the_row_is_put_away_by_its_key_and_undo_brings_it_back() {
    let mut journal = Journal::holding(EVENING, &setback()).sized(80, 40);
    journal.choose("Bounce plan");
    journal.must_see(&["z put away"]);
    journal.press("z");
    assert_eq!(row(&journal), None);
    assert_eq!(journal.notice(), "Put away. u brings it back; on the race, P opens it any time.");
    journal.restart();
    assert_eq!(row(&journal), None);
    let mut journal = Journal::holding(EVENING, &setback()).sized(80, 40);
    journal.choose("Bounce plan");
    journal.press("z u");
    assert!(row(&journal).is_some(), "{}", journal.screen());
}

#[test]
fn a_plan_of_which_everything_was_looked_at_makes_room_for_the_one_before() {
    let mut changes = setback();
    let later = Race { id: race_id(2), name: "Harbour Ten".to_owned(), date: day("2026-11-28"), ..ultra() };
    let mut other = harvest(later);
    other.debrief.id = secondwind::domain::id::DebriefId(uuid::Uuid::from_u128(77));
    other.arc = None;
    changes.push(finish(other));
    let mut journal = Journal::holding(EVENING, &changes).sized(80, 40);
    journal.must_see(&["Bounce plan, 0 of 8 · Harbour Ten"]);
    journal.choose("Bounce plan");
    journal.press("enter");
    for _ in 0..8 {
        journal.press("- down");
    }
    journal.press("esc");
    journal.must_see(&["Bounce plan, 0 of 8 · Three Dams Ultra"]);
    journal.must_not_see(&["Harbour Ten: "]);
}

#[test]
fn the_story_of_the_race_tells_how_far_it_has_come_and_which_key_opens_it() {
    let mut journal = Journal::holding(EVENING, &lived()).sized(80, 40);
    journal.press("2 enter");
    journal.must_see(&["Bounce plan   3 of 8 looked at; P opens it"]);
    journal.press("P");
    journal.must_see(&["Day 9 since Three Dams Ultra"]);
    journal.press("end x esc");
    journal.must_see(&["Bounce plan   4 of 8 looked at; P opens it"]);
    // A race that was none has no such line; the plan is there for whoever asks.
    let mut other = ultra();
    other.setback = Some(SetbackMark::No);
    let mut journal = Journal::holding(EVENING, &[Change::PutRace { race: Box::new(other), base: None }]);
    journal.press("2 enter");
    journal.must_not_see(&["Bounce plan"]);
    journal.press("P");
    journal.must_see(&["You have not called this race a setback. The plan is here all the same."]);
}

#[test]
fn the_arc_of_the_race_leads_there_too() {
    let mut journal = Journal::holding(EVENING, &setback());
    journal.press("2 enter v P");
    journal.must_see(&["Day 9 since Three Dams Ultra"]);
}

#[test]
fn a_debrief_that_calls_the_race_a_setback_ends_with_a_way_there_and_asks_for_no_further_key() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "2");
    journal.go_to("feel like a setback");
    journal.pick("yes");
    journal.finish();
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    assert!(journal.notice().ends_with("v shows it, P the bounce plan."), "{}", journal.notice());
    journal.must_see(&["Bounce plan   it can wait a day or two; P opens it"]);
    journal.press("P");
    journal.must_see(&["Day 1 since Two Rivers"]);
}

#[test]
fn where_there_is_no_setback_the_page_says_so_warmly_and_with_which_keys_a_plan_is_opened() {
    let mut journal = Journal::at(EVENING);
    journal.press("P");
    assert!(matches!(journal.state.screen(), Screen::Bounce(_)), "{}", journal.screen());
    journal.must_see(&[
        "There is nothing to bounce back from just now.",
        "For any other race: 2, the race, then P.",
    ]);
    journal.press("x o - w z enter backspace esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
}

#[test]
fn a_race_that_is_ahead_gets_a_goal_by_one_key_in_the_list_in_its_story_and_in_its_brief() {
    let mut race = Race::new(race_id(5), "Spring Half", day("2026-12-20"));
    race.distance = None;
    let changes = [Change::PutRace { race: Box::new(race), base: None }];
    for keys in ["2 +", "2 enter +", "2 b A"] {
        let mut journal = Journal::holding(EVENING, &changes);
        journal.press(keys);
        assert!(matches!(journal.state.screen(), Screen::GoalForm(_)), "{keys}:\n{}", journal.screen());
    }
    // One that is over gets none.
    let mut over = ultra();
    over.outcome = Some(Outcome::Finished);
    let mut journal = Journal::holding(EVENING, &[Change::PutRace { race: Box::new(over), base: None }]);
    journal.press("2 +");
    assert!(matches!(journal.state.screen(), Screen::Races(_)), "{}", journal.screen());
}
