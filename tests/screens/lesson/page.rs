//! The page of a lesson: what it tells, and what can be said of it by one key.

use secondwind::domain::change::Item;
use secondwind::domain::lesson::{LessonStanding, LessonState};

use super::*;

#[test]
fn it_tells_where_the_lesson_stands_and_how_that_came_about() {
    let journal = page_of(1, &a_year());
    journal.must_see(&[
        "change  Start in the third row",
        "If the gun goes off, then I will let them run",
        "proven: 0.82 · helped 2 and partly 1 of 3 · forgotten once",
        "sure (4 of 5)",
        "races like Two Rivers 100: Trail or mountain · 100 km",
        "Started too fast, in the way again in 1 later race: Three Dams",
    ]);
    assert_eq!(story(&journal, 1).state(), LessonState::Proven);
}

#[test]
fn something_else_is_another_thing_each_time_and_not_in_the_way_again() {
    let in_the_way = |cause: &str| {
        let (one, other) =
            (race(1, "Two Rivers 100", "2026-03-01", 100.0), race(2, "Three Dams", "2026-06-01", 50.0));
        let mut changes = taught(&one, &[(1, Verb::Keep, "Ask")], &[cause]);
        changes.extend(taught(&other, &[], &[cause]));
        let own = lesson(9, Verb::Keep, "Ask for help early", "2026-03-05");
        changes.push(put(Lesson { race: Some(one.id), cause: Some(cause.to_owned()), ..own }));
        page_of(9, &changes)
    };
    in_the_way("heat").must_see(&["Heat and humidity, in the way again in 1 later race: Three"]);
    let something_else = in_the_way("other");
    something_else.must_see(&["Cause       Something else"]);
    something_else.must_not_see(&["in the way again"]);
}

#[test]
fn the_day_of_a_race_that_is_far_ahead_is_told_once() {
    let canal = |on: &str, columns: u16| {
        let ahead = put_race(race(6, "Canal Marathon", on, 42.2));
        let mut changes = a_year();
        changes.push(ahead);
        let mut journal = page_of(1, &changes).sized(columns, 40);
        let page = journal.whole_page();
        let row = page.lines().find(|row| row.contains("Canal Marathon")).expect("a row").to_owned();
        row.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ┃", "").replace(" │", "")
    };
    assert_eq!(canal("2027-01-23", 80), "◇ Canal Marathon 23 Jan 2027 · in about 2 months");
    assert_eq!(canal("2026-12-05", 80), "◇ Canal Marathon 5 Dec 2026 · in 14 days");
    assert_eq!(canal("2027-01-23", 60), "◇ Canal Marathon · 23 Jan 2027");
}

#[test]
fn enter_opens_the_story_it_came_from_and_any_other_thing_it_tells_of() {
    let mut journal = page_of(1, &a_year());
    journal.press("enter");
    assert!(journal.is_reading_a_story());
    journal.must_see(&["Two Rivers 100", "Start in the third row"]);
    journal.press("esc");
    journal.choose("Night Relay");
    journal.press("enter");
    assert!(journal.is_reading_a_story());
    journal.press("esc");
    journal.choose("Racing the first kilometre");
    journal.press("enter");
    journal.must_see(&["stop    Racing the first kilometre", "A part of: Start in the third row"]);
    journal.press("enter");
    journal.must_see(&["change  Start in the third row"]);
    journal.press("esc esc");
    journal.choose("Too much of May");
    journal.press("enter");
    journal.must_see(&["Arc · Too much of May", "helpful lesson"]);
}

#[test]
fn a_key_says_what_became_of_it_in_a_race_and_backspace_takes_it_back() {
    let mut journal = page_of(1, &a_year());
    let verdict = |journal: &Journal| {
        let told = story(journal, 1);
        let one = told.races.iter().find(|one| one.race.id == race_id(5)).expect("told of");
        (one.verdict(), told.tally().uses())
    };
    journal.choose("Night Relay");
    // Forgotten so far: no chance, chose not to, and round to helped.
    journal.press("space space space");
    assert_eq!(verdict(&journal), (Some(UseVerdict::Helped), 4));
    assert_eq!(journal.notice(), "Used, and it helped: Night Relay.");
    journal.must_see(&["helped 3 and partly 1 of 4"]);
    journal.press("space space");
    assert_eq!(verdict(&journal), (Some(UseVerdict::NoHelp), 4));
    journal.press("backspace");
    assert_eq!(story(&journal, 1).unsaid.len(), 1);
    journal.must_see(&["Night Relay", "not said yet"]);
    journal.press("u u u u u u");
    assert_eq!(verdict(&journal), (Some(UseVerdict::Forgot), 3));
}

#[test]
fn what_became_of_it_in_a_race_that_is_still_ahead_is_not_known_yet() {
    let mut journal = page_of(1, &a_year());
    journal.choose("Canal Marathon");
    journal.press("space");
    assert_eq!(journal.notice(), "Canal Marathon is still ahead.");
    assert_eq!(story(&journal, 1).tally().uses(), 3);
}

#[test]
fn what_was_said_of_a_part_is_taken_back_with_it_and_comes_back_with_it() {
    let mut journal = page_of(1, &a_year());
    journal.choose("Harbour Ten");
    journal.press("space space space");
    assert_eq!(story(&journal, 1).tally().uses(), 2);
    journal.press("backspace");
    assert_eq!(story(&journal, 1).tally().uses(), 2);
    assert!(story(&journal, 3).races.is_empty());
    journal.press("u");
    assert_eq!(
        story(&journal, 1).races.iter().find(|one| one.race.id == race_id(3)).expect("told").said.len(),
        2
    );
    journal.press("u u u");
    assert_eq!(story(&journal, 1).tally().helped, 2);
}

#[test]
fn a_lesson_of_ones_own_is_said_to_be_used_in_the_races_since() {
    let mut changes: Vec<Change> = (1..=5)
        .map(|number| {
            let on = format!("2026-10-{:02}", number * 2);
            put_race(race(number, &format!("Race {number}"), &on, 10.0))
        })
        .collect();
    changes.push(put(lesson(1, Verb::Keep, "Sleep before, not after", "2026-10-03")));
    let mut journal = page_of(1, &changes);
    journal.must_see(&["Written on its own, 3 Oct 2026", "Race 5", "Race 4", "Race 3", "any race"]);
    journal.must_not_see(&["Race 1", "Race 2"]);
    journal.choose("Race 4");
    journal.press("space space");
    journal.must_see(&["trying: 0.57", "partly 1 of 1", "Race 2"]);
}

#[test]
fn forgotten_twice_the_trigger_is_offered_until_its_words_are_others() {
    let mut changes = a_year();
    changes.push(used(1, 4, UseVerdict::Forgot, "2026-09-16"));
    let mut journal = page_of(1, &changes);
    journal.must_see(&["Forgotten in 2 races.", "t opens the trigger"]);
    journal.press("enter");
    journal.must_see(&["› If ..., then"]);
    journal.press("ctrl-u");
    journal.type_text("If I stand behind the line, then I will count to ten");
    journal.press("esc");
    journal.must_not_see(&["Forgotten in 2 races."]);
    journal.must_see(&["then I will count to ten", "forgotten 2 times"]);
    assert!(journal.whole_page().contains("reworded; before:"));
}

#[test]
fn it_is_pinned_put_aside_and_retired_by_one_key_and_each_is_taken_back() {
    let mut journal = page_of(1, &a_year());
    let standing = |journal: &Journal| {
        let lesson = story(journal, 1).lesson;
        (lesson.standing, lesson.pinned)
    };
    journal.press("p");
    assert_eq!(standing(&journal), (LessonStanding::Active, true));
    journal.must_see(&["held up before the others"]);
    journal.press("z");
    assert_eq!(standing(&journal), (LessonStanding::Resting, true));
    journal.must_see(&["resting: 0.82", "not while it is put aside", "put aside"]);
    journal.press("R");
    assert_eq!(standing(&journal), (LessonStanding::Retired, true));
    journal.must_see(&["never: it is retired"]);
    journal.press("R");
    assert_eq!(standing(&journal), (LessonStanding::Active, true));
    assert_eq!(story(&journal, 1).events.len(), 6);
    journal.press("u u u u");
    assert_eq!(standing(&journal), (LessonStanding::Active, false));
    assert_eq!(story(&journal, 1).events.len(), 3, "what was taken back has not happened");
    journal.press("z z");
    assert_eq!(standing(&journal), (LessonStanding::Active, false));
    assert_eq!(story(&journal, 1).due, Some(day("2027-04-12")));
}

#[test]
fn it_goes_to_the_trash_with_its_parts_and_comes_back_with_them() {
    let mut journal = page_of(1, &a_year());
    journal.press("d");
    journal.must_see(&["In the trash: Start in the third row"]);
    assert_eq!(journal.store().lessons().expect("readable").len(), 1);
    journal.press("u");
    assert_eq!(journal.store().lessons().expect("readable").len(), 2);
    assert_eq!(story(&journal, 1).parts.len(), 1);
}

#[test]
fn one_that_is_gone_says_so_and_takes_no_more_keys() {
    let mut changes = a_year();
    changes.push(Change::Trash { item: Item::Lesson(lesson_id(1)), at: at("2026-11-20") });
    let mut journal = page_of(1, &changes);
    journal.must_see(&["This lesson is in the trash, or was destroyed."]);
    let before = journal.effects().len();
    journal.press("e p z R M d t space y");
    journal.press("esc");
    let wrote = |effect: &secondwind::app::effect::Effect| {
        matches!(effect, secondwind::app::effect::Effect::Write { .. })
    };
    assert!(!journal.effects()[before..].iter().any(wrote));
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut journal = page_of(1, &a_year()).sized(120, 40);
    journal.click("Ellery Park Half");
    journal.must_see(&["› ● Ellery Park Half"]);
    journal.click("Ellery Park Half");
    assert!(journal.is_reading_a_story());
}

#[test]
fn two_windows_tell_of_one_lesson_what_each_has_said() {
    let mut one = Journal::on_disk(EVENING);
    one.press("1");
    let mut two = one.another_window();
    open_new(&mut one, "Sleep before, not after");
    let lesson = one.store().lessons().expect("readable")[0].lesson.id;
    for journal in [&mut one, &mut two] {
        journal.state.shared.open(LessonPage::of(lesson));
        journal.input(Input::Focus);
    }
    one.press("p");
    two.input(Input::Focus);
    two.must_see(&["held up before the others"]);
    two.press("z");
    one.input(Input::Focus);
    one.must_see(&["held up before the others", "not while it is put aside"]);
}

/// Writes a lesson down by keys.
fn open_new(journal: &mut Journal, text: &str) {
    journal.press(":");
    journal.type_text("new lesson");
    journal.press("enter");
    journal.type_text(text);
    journal.press("esc");
    journal.tick();
}
