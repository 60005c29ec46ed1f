//! Pages that are closed on the way, journals that change under the program: nothing typed is lost, nothing ends up elsewhere.

use secondwind::app::effect::{Effect, Journal as Opened};

use super::harness::Journal;

const EVENING: &str = "2026-07-30T20:00:00+02:00";

fn at_the_rewrite(mut journal: Journal) -> Journal {
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to("Name one thing that held up");
    journal.type_text("I am so weak");
    journal.press("tab");
    journal.must_see(&["something that happened"]);
    journal
}

#[test]
fn a_sentence_that_is_said_again_is_saved_like_any_other() {
    let mut journal = at_the_rewrite(Journal::on_disk(EVENING));
    journal.press("ctrl-u");
    journal.type_text("At 30 km I walked");
    journal.tick();
    journal.restart();
    journal.press("home enter");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["At 30 km I walked"]);
}

#[test]
fn a_sentence_that_is_left_as_it_is_stays_word_for_word() {
    let mut journal = at_the_rewrite(Journal::at(EVENING));
    journal.type_text(" at times");
    journal.press("ctrl-s");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["I am so weak"]);
    journal.must_not_see(&["at times"]);
}

#[test]
fn the_offer_belongs_to_its_question_and_goes_with_it() {
    let mut journal = at_the_rewrite(Journal::at(EVENING));
    journal.press("ctrl-n");
    journal.must_not_see(&["something that happened", "I am so weak"]);
    journal.back_to("Name one thing that held up");
    journal.must_see(&["I am so weak"]);
}

#[test]
fn a_debrief_that_is_closed_by_going_elsewhere_is_saved_and_released() {
    let mut journal = Journal::on_disk(EVENING);
    journal.begin("Short debrief");
    journal.go_to("Name one thing that held up");
    journal.type_text("The first hour");
    journal.press("f1");
    journal.press("2");
    assert!(
        journal.effects().iter().any(|effect| matches!(effect, Effect::Release(_))),
        "no longer open here"
    );
    journal.restart();
    journal.press("home enter");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["The first hour"]);
}

#[test]
fn the_demo_is_not_opened_over_words_that_are_on_their_way() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Soweto Half");
    journal.press("tab");
    journal.type_text("sunday");
    journal.disk_is_slow();
    journal.press("esc :");
    journal.type_text("demo");
    journal.press("enter");
    assert_eq!(journal.journal(), Opened::Own);
    assert!(journal.notice().contains("Still saving"), "{}", journal.notice());
    journal.disk_works();
    journal.tick();
    assert_eq!(journal.store().race_page(0, 9).expect("the races").total, 1);
}

#[test]
fn a_race_without_a_day_is_not_thrown_away_by_one_key() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Soweto Half");
    journal.press("esc");
    assert!(journal.notice().contains("a name and a day"), "{}", journal.notice());
    journal.must_see(&["Soweto Half"]);
    journal.type_text("sunday");
    journal.press("esc");
    journal.tick();
    assert_eq!(journal.store().race_page(0, 9).expect("the races").total, 1);
}

#[test]
fn words_of_ones_own_take_the_place_of_what_was_picked() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to("First the recovery goal");
    journal.press("1 shift-tab down down down down down down");
    journal.type_text("a long sleep");
    journal.press("tab shift-tab");
    journal.must_see(&["a long sleep"]);
    journal.must_not_see(&["●"]);
}

#[test]
fn a_date_that_stands_ready_is_replaced_by_what_is_typed() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just finished");
    journal.go_to("When was it?");
    journal.type_text("yesterday");
    journal.press("tab shift-tab");
    journal.must_see(&["2026-07-29"]);
}
