//! A debrief from its first key to its story.

use secondwind::domain::story::RaceStory;

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

fn only_story(journal: &Journal) -> RaceStory {
    let page = journal.store().race_page(0, 10).expect("the races");
    assert_eq!(page.rows.len(), 1, "{page:#?}");
    journal.store().race_story(page.rows[0].race.id).expect("the story").expect("a story")
}

#[test]
fn a_hot_debrief_without_long_text_takes_25_keys_or_fewer_from_an_empty_journal_with_the_name() {
    let mut journal = Journal::at(EVENING);
    journal.press("n enter 7 tab 0");
    journal.type_text("Comrades");
    journal.press("tab tab 2 4 a 7 tab tab tab tab tab");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    assert!(journal.counted_keys() <= 25, "it took {} keys", journal.counted_keys());
    journal.must_see(&["Comrades", "DNF", "disappointed 7"]);
    let story = only_story(&journal);
    assert_eq!(story.debriefs.len(), 1);
    assert!(story.debriefs[0].debrief.finished.is_some());
}

#[test]
fn a_full_debrief_of_a_race_that_ended_early_can_be_read_back_after_a_restart() {
    let mut journal = Journal::on_disk(EVENING);
    journal.begin("Full debrief");
    journal.press("6");
    journal.tell_facts("Two Rivers 100", "yesterday", "2");
    journal.answer("How far is the course", "100 km");
    journal.answer("How far had you come", "61 km");
    journal.answer("Where did it end", "At the mill, after a calm first half");
    journal.go_to("What ended it");
    journal.press("s");
    journal.go_to("Going in, what were A");
    journal.type_text("under 11 hours");
    journal.press("down down");
    journal.type_text("see the sunrise");
    journal.go_to("how satisfied");
    journal.press("3");
    journal.go_to("feel like a setback");
    journal.must_see(&["It might, because you did not reach"]);
    journal.press("1");
    journal.go_to("What are you feeling");
    journal.press("4 a 7 3 f 5 tab");
    assert!(journal.question().contains("disappointed"), "{}", journal.question());
    journal.answer("What is it about", "The last climb");
    journal.go_to("held up that day");
    journal.type_text("The first 40 km were patient");
    journal.press("enter");
    journal.type_text("I asked for help in time");
    journal.answer("What did stopping protect", "My stomach and the autumn");
    journal.go_to("What got in the way, up to three");
    journal.press("/");
    journal.type_text("heat");
    journal.press("enter right tab");
    journal.go_to("how much of this could you have touched");
    journal.press("3");
    journal.go_to("can it be different by the next race");
    journal.press("1");
    journal.go_to("is it about this day");
    journal.press("1");
    journal.go_to("would other runners");
    journal.press("1");
    journal.answer("the part you can reach", "Ice in the cap from noon on");
    journal.answer("A good training friend", "You looked after yourself. That counts.");
    journal.go_to("keep, change, start or stop");
    journal.type_text("Cool early, before it is needed");
    journal.go_to("turn it into a trigger");
    journal.type_text("If the sun is out, then I will take ice at every stop");
    journal.go_to("how sure are you");
    journal.press("4");
    journal.answer("smallest next step", "Write to the crew");
    journal.answer("On which day", "tomorrow");
    journal.answer("Who will you talk to", "Thabo");
    journal.must_see(&["Thabo"]);
    journal.answer("When will you talk to", "in 2 days");
    journal.go_to("How heavy does it feel now");
    journal.press("4");
    journal.answer("If this race were a chapter", "The mill");
    journal.finish();

    journal.restart();
    journal.press("2 enter");
    let page = journal.whole_page();
    for words in [
        "Two Rivers 100",
        "DNF, 61 km",
        "under 11 hours",
        "see the sunrise",
        "disappointed 7",
        "frustrated 5",
        "The first 40 km were patient",
        "I asked for help in time",
        "Heat",
        "a lot",
        "Ice in the cap from noon on",
        "Cool early, before it is needed",
        "sure 4 of 5",
        "Write to the crew",
        "My stomach and the autumn",
        "You looked after yourself. That counts.",
        "The mill",
    ] {
        assert!(page.contains(words), "{words:?} is not in the story:\n{page}");
    }
    let people = journal.store().people().expect("the people");
    assert_eq!(people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Thabo"]);
    journal.press("1");
    journal.must_see(&["Write to the crew"]);
}

#[test]
fn a_missed_goal_is_asked_for_its_gap_and_a_fair_goal() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.tell_facts("City Marathon", "yesterday", "1");
    journal.answer("How far is the course", "marathon");
    journal.answer("Official time", "3:38:20");
    journal.answer("Going in, what were A", "3:30");
    journal.go_to("You came within");
    assert!(journal.question().contains("8:20"), "{}", journal.question());
    journal.go_to("what would a fair goal have been");
}

#[test]
fn a_personal_best_is_savoured_and_is_told_of_the_dip_after_it() {
    let mut journal = Journal::at(EVENING);
    for (name, day, time) in [("Spring Ten", "2026-04-11", "44:10"), ("Harbour Ten", "yesterday", "42:55")] {
        journal.begin("Short debrief");
        journal.tell_facts(name, day, "1");
        journal.answer("How far is the course", "10 km");
        journal.answer("Official time", time);
        if name == "Spring Ten" {
            journal.finish();
        }
    }
    journal.go_to("What will you want to remember in five years");
    journal.go_to("A dip after a big day is common too");
    journal.finish();
    journal.must_see(&["Harbour Ten", "42:55"]);
}

#[test]
fn any_red_flag_brings_the_card_that_sends_to_a_doctor_and_is_not_kept() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("n enter");
    journal.go_to("Any of these since the race");
    journal.press("1 tab");
    assert_eq!(journal.question(), "Get medical help now");
    journal.go_to("Which race");
    journal.tell_facts("Two Rivers", "today", "1");
    journal.finish();
    let story = only_story(&journal);
    assert!(!story.debriefs[0].answers.keys().any(|key| key.prompt == "safety.red"));
}

#[test]
fn a_debrief_that_weighs_more_at_its_end_says_stop_for_today() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.press("2");
    journal.go_to("How heavy does it feel now");
    journal.press("4");
    assert!(journal.question().contains("It weighs more now"), "{}", journal.question());
    journal.back_to("How heavy does it feel now");
    journal.press("3");
    assert!(journal.question().contains("a chapter"), "{}", journal.question());
}

#[test]
fn the_third_setback_running_shows_what_held_up_in_each_and_asks_whether_the_goals_fit() {
    let mut journal = Journal::at(EVENING);
    for (name, day, held) in [
        ("Winter Half", "2026-02-01", "The first hour"),
        ("Spring Trail", "2026-05-10", "My feet"),
        ("Two Rivers", "yesterday", "A calm start"),
    ] {
        journal.begin("Short debrief");
        journal.tell_facts(name, day, "2");
        journal.go_to("feel like a setback");
        journal.press("3");
        journal.answer("Name one thing that held up", held);
        if name != "Two Rivers" {
            journal.finish();
        }
    }
    journal.go_to("Three hard ones in a row");
    for held in ["The first hour", "My feet", "A calm start"] {
        assert!(journal.question().contains(held), "{held}: {}", journal.question());
    }
    journal.go_to("Do your goals fit the life and body");
    journal.go_to("a planned step back");
}

#[test]
fn a_harsh_sentence_is_offered_another_way_to_say_it_once_and_is_never_in_the_way() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.answer("Name one thing that held up", "I am such a failure");
    assert!(
        journal.question().contains("Would you say it as something that happened"),
        "{}",
        journal.question()
    );
    journal.press("ctrl-u");
    journal.type_text("At 30 km I walked");
    journal.press("tab");
    let after = journal.question();
    assert!(!after.contains("Would you say it"), "{after}");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["At 30 km I walked"]);
    journal.press("ctrl-u");
    journal.type_text("I always fade");
    journal.press("tab");
    assert_eq!(journal.question(), after, "the offer is made once");
}

#[test]
fn the_offer_can_be_passed_and_the_sentence_stays_as_it_was() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.answer("Name one thing that held up", "I always fade");
    assert!(journal.question().contains("Would you say it"));
    journal.press("ctrl-s");
    journal.back_to("Name one thing that held up");
    journal.must_see(&["I always fade"]);
}

#[test]
fn a_finished_debrief_can_be_opened_again_and_finishing_it_again_doubles_nothing() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to("What are you feeling");
    journal.press("4 a 7");
    journal.answer("Name one thing that held up", "The start");
    journal.answer("If you could hand one line", "Eat before you are hungry");
    journal.answer("smallest next step", "Sleep");
    journal.answer("On which day", "tomorrow");
    journal.finish();
    journal.tick();
    let before = only_story(&journal);

    journal.press("E");
    journal.go_to("If you could hand one line");
    journal.must_see(&["Eat before you are hungry"]);
    journal.type_text(", and drink");
    journal.finish();
    journal.tick();
    let after = only_story(&journal);
    assert_eq!(after.debriefs.len(), 1);
    let lines: Vec<&str> = after.lessons.iter().map(|lesson| lesson.text.as_str()).collect();
    assert_eq!(lines, ["Eat before you are hungry, and drink"]);
    assert_eq!(after.steps.len(), before.steps.len());
    assert_eq!(after.wins, before.wins);
    assert_eq!(after.debriefs[0].feelings, before.debriefs[0].feelings);
}

#[test]
fn an_open_debrief_waits_on_today_and_goes_on_at_the_same_question_with_its_text() {
    let mut journal = Journal::on_disk(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.go_to("Name one thing that held up");
    journal.type_text("The first hour was pat");
    let question = journal.question();
    journal.press("esc");
    assert!(!journal.is_looking_back());
    journal.tick();
    journal.restart();
    journal.must_see(&["Go on looking back at Two Rivers"]);
    journal.press("home enter");
    assert_eq!(journal.question(), question);
    journal.must_see(&["The first hour was pat"]);
    journal.type_text("ient");
    journal.must_see(&["The first hour was patient"]);
}

#[test]
fn a_debrief_that_was_only_looked_at_leaves_no_trace() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just finished");
    journal.press("tab tab shift-tab esc");
    journal.tick();
    let home = journal.store().home("2026-07-29".parse().expect("a day")).expect("what waits");
    assert!(home.empty, "{home:#?}");
}

#[test]
fn a_race_of_today_asks_for_the_hot_minutes_and_for_the_longer_look_two_days_later() {
    let mut journal = Journal::on_disk(EVENING);
    journal.begin("Just finished");
    journal.tell_facts("Two Rivers", "today", "1");
    journal.finish();
    journal.tick();
    journal.press("1");
    journal.must_not_see(&["Look back at Two Rivers"]);
    journal.later("2 days");
    journal.must_see(&["Look back at Two Rivers"]);
    journal.press("home enter");
    journal.must_see(&["Full debrief"]);
}

#[test]
fn a_journal_left_open_over_midnight_shows_the_new_day() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("tomorrow");
    journal.press("esc");
    journal.tick();
    journal.pass_hours(24);
    journal.press("2 1");
    journal.must_see(&["Harbour Ten is today"]);
}

#[test]
fn a_race_that_waits_on_today_does_not_stand_in_the_way_of_another() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Just finished");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.finish();
    journal.press("1");
    journal.must_see(&["Look back at Two Rivers"]);
    journal.press("n");
    journal.must_see(&["Two Rivers", "A race that is not in the journal yet"]);
    journal.press("end enter enter");
    journal.go_to("Which race");
    journal.must_not_see(&["Two Rivers"]);
}
