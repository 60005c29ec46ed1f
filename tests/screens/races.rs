//! Races: entered ahead, changed, thrown away and brought back.

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

fn with_a_race() -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.finish();
    journal.tick();
    journal
}

fn names(journal: &Journal) -> Vec<String> {
    let page = journal.store().race_page(0, 20).expect("the races");
    page.rows.into_iter().map(|row| row.race.name).collect()
}

#[test]
fn a_race_ahead_is_entered_with_its_goals_and_saved_as_it_is_typed() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("in 3 weeks");
    journal.tick();
    assert_eq!(names(&journal), ["Harbour Ten"], "it is saved before the form is left");
    for _ in 0..20 {
        if journal.screen().lines().any(|row| row.contains('›') && row.contains("Goal A")) {
            break;
        }
        journal.press("tab");
    }
    journal.type_text("42:30");
    journal.press("tab tab");
    journal.type_text("enjoy the harbour");
    journal.press("esc");
    journal.tick();
    let race = journal.store().race_page(0, 1).expect("the races").rows.remove(0).race;
    assert_eq!(race.date.to_string(), "2026-08-19");
    assert_eq!((race.goals.a.as_str(), race.goals.c.as_str()), ("42:30", "enjoy the harbour"));
    journal.must_see(&["Harbour Ten"]);
}

#[test]
fn a_race_ahead_without_a_day_is_not_kept_and_that_is_said() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("esc");
    journal.tick();
    assert_eq!(names(&journal), Vec::<String>::new());
    assert!(journal.notice().contains("needs a name and a day"), "{}", journal.notice());
}

#[test]
fn a_fact_is_changed_saved_and_taken_back_by_undo() {
    let mut journal = with_a_race();
    journal.press("2 e ctrl-u");
    journal.type_text("Three Rivers");
    journal.press("esc");
    journal.tick();
    assert_eq!(names(&journal), ["Three Rivers"]);
    journal.press("u");
    journal.tick();
    assert_eq!(names(&journal), ["Two Rivers"]);
    journal.must_see(&["Two Rivers"]);
}

#[test]
fn a_fact_that_cannot_be_read_leaves_the_others_alone() {
    let mut journal = with_a_race();
    journal.press("2 e ctrl-u");
    journal.type_text("Three Rivers");
    journal.press("tab ctrl-u");
    journal.type_text("some day");
    assert!(!journal.problem().is_empty());
    journal.press("esc");
    journal.tick();
    let race = journal.store().race_page(0, 1).expect("the races").rows.remove(0).race;
    assert_eq!((race.name.as_str(), race.date.to_string().as_str()), ("Three Rivers", "2026-07-28"));
}

#[test]
fn a_deleted_race_lies_in_the_trash_and_one_key_brings_it_back() {
    let mut journal = with_a_race();
    journal.press("2 d");
    assert_eq!(names(&journal), Vec::<String>::new());
    assert!(journal.notice().contains("In the trash: Two Rivers"), "{}", journal.notice());
    journal.press("u");
    assert_eq!(names(&journal), ["Two Rivers"]);
    journal.must_see(&["Two Rivers"]);
}

#[test]
fn the_trash_gives_back_what_is_selected_and_is_emptied_only_when_asked_twice() {
    let mut journal = with_a_race();
    journal.press("2 d :");
    journal.type_text("trash");
    journal.press("enter");
    journal.must_see(&["Two Rivers"]);
    journal.press("r");
    assert_eq!(names(&journal), ["Two Rivers"]);
    journal.press("u");
    assert_eq!(names(&journal), Vec::<String>::new(), "undo throws it away again");

    journal.press("X");
    assert!(journal.notice().contains("for good"), "{}", journal.notice());
    assert_eq!(journal.store().trash().expect("the trash").len(), 1);
    journal.press("down X");
    assert_eq!(
        journal.store().trash().expect("the trash").len(),
        1,
        "another key between takes the question back"
    );
    journal.press("X");
    assert_eq!(journal.store().trash().expect("the trash").len(), 0);
    journal.press("u");
    assert_eq!(names(&journal), Vec::<String>::new());
}

#[test]
fn a_debrief_can_be_thrown_away_alone_and_brought_back() {
    let mut journal = with_a_race();
    journal.press("2 enter D");
    assert!(journal.notice().contains("In the trash"), "{}", journal.notice());
    let story = |journal: &Journal| {
        let race = journal.store().race_page(0, 1).expect("the races").rows.remove(0).race;
        journal.store().race_story(race.id).expect("a story").expect("a race").debriefs.len()
    };
    assert_eq!(story(&journal), 0);
    journal.press("u");
    assert_eq!(story(&journal), 1);
}

#[test]
fn a_click_selects_a_row_and_a_second_opens_it() {
    let mut journal = with_a_race();
    journal.press("1");
    journal.click("Races");
    journal.must_see(&["Two Rivers"]);
    journal.click("Two Rivers");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
}

#[test]
fn a_small_step_is_ticked_on_today_and_opened_again_by_undo() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers", "yesterday", "1");
    journal.answer("smallest next step", "Write to the crew");
    journal.answer("On which day", "tomorrow");
    journal.finish();
    journal.press("1");
    journal.choose("Write to the crew");
    journal.press("space");
    assert!(journal.notice().contains("Done: Write to the crew"), "{}", journal.notice());
    journal.press("2 1");
    journal.must_not_see(&["Write to the crew"]);
    journal.press("u 2 1");
    journal.must_see(&["Write to the crew"]);
}
