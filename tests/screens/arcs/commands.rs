//! What can be done with arcs, and how each of it is taken back.

use secondwind::domain::rules::reckoning::Status;

use super::*;

#[test]
fn the_list_moves_opens_and_goes_back_with_keys_and_with_the_mouse() {
    let mut journal = list(&five_arcs());
    journal.must_see(&["› Two Rivers 100", "Mind             back on day 15-17"]);
    journal.press("down down");
    journal.must_see(&["› Burnout", "back again on day 15"]);
    journal.press("end");
    journal.must_see(&["› Spring Half"]);
    journal.input(secondwind::app::effect::Input::Wheel(-20));
    journal.must_see(&["Two Rivers 100", "› Burnout"]);
    journal.click("8 Jul 2026");
    journal.must_see(&["› Two Rivers 100"]);
    journal.click("8 Jul 2026");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Arcs(_)), "{}", journal.screen());
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
}

#[test]
fn a_short_way_and_a_long_one_are_told_in_the_same_sentence() {
    let mut journal = list(&five_arcs());
    journal.choose("Spring Half");
    journal.must_see(&["Mind             back on day 6", "Body             back on day 9"]);
    journal.choose("Two Rivers");
    journal.must_see(&["Mind             back on day 15-17"]);
    for word in ["fast", "quick", "slow", "sooner", "better", "best"] {
        assert!(!journal.screen().contains(word), "{word}:\n{}", journal.screen());
    }
}

#[test]
fn an_arc_goes_to_the_trash_and_one_key_brings_it_back() {
    let mut journal = list(&on_the_way());
    journal.press("d");
    assert_eq!(names(&journal), Vec::<String>::new());
    assert_eq!(journal.notice(), "In the trash: Two Rivers 100. u brings it back.");
    journal.must_see(&["No arc is here yet."]);
    journal.press("u");
    assert_eq!(names(&journal), ["Two Rivers 100"]);
    journal.press("enter d");
    assert!(matches!(journal.state.screen(), Screen::Arcs(_)), "{}", journal.screen());
    assert_eq!(names(&journal), Vec::<String>::new());
    journal.press("u");
    assert_eq!(names(&journal), ["Two Rivers 100"]);
    assert_eq!(history(&journal).tries.len(), 7, "what was done for it comes back with it");
}

#[test]
fn the_first_easy_run_is_marked_today_taken_back_and_undone() {
    let mut journal = one_arc();
    journal.press("r");
    assert_eq!(journal.notice(), "The first easy run is taken back.");
    assert_eq!(the_arc(&journal).first_easy_run, None);
    journal.press("r");
    assert_eq!(journal.notice(), "First easy run: today, day 21.");
    assert_eq!(the_arc(&journal).first_easy_run, Some(day("2026-07-29")));
    journal.press("u");
    assert_eq!(the_arc(&journal).first_easy_run, None);
    journal.press("u");
    assert_eq!(the_arc(&journal).first_easy_run, Some(day("2026-07-22")));
    assert!(
        journal.whole_page().contains("first easy run     day 14      22 Jul 2026"),
        "{}",
        journal.whole_page()
    );
}

#[test]
fn training_as_usual_is_marked_and_the_arc_says_so() {
    let mut journal = one_arc();
    journal.must_see(&["on the way up · day 21"]);
    journal.press("t");
    assert_eq!(journal.notice(), "Training as usual since today, day 21.");
    assert_eq!(the_arc(&journal).training_as_usual, Some(day("2026-07-29")));
    journal.must_see(&["training as usual · day 21"]);
    journal.press("t");
    assert_eq!(journal.notice(), "Training as usual is taken back.");
    journal.must_see(&["on the way up · day 21"]);
    journal.press("u u");
    assert_eq!(the_arc(&journal).training_as_usual, None);
}

#[test]
fn an_arc_is_put_down_and_taken_up_again() {
    let mut journal = one_arc();
    journal.press("p");
    assert_eq!(journal.notice(), "Put down. It stays here with its days; p takes it up again.");
    journal.must_see(&["put down by you · closed on day 21"]);
    journal.press("p");
    assert_eq!(journal.notice(), "Taken up again.");
    journal.must_see(&["on the way up · day 21"]);
    journal.press("u");
    assert_eq!(the_arc(&journal).put_down, Some(day("2026-07-29")));
    journal.press("u");
    assert_eq!(the_arc(&journal).put_down, None);
}

#[test]
fn an_arc_that_closed_by_itself_need_not_be_put_down() {
    let mut journal = list(&five_arcs());
    journal.choose("Spring Half");
    journal.press("enter p");
    journal.must_see(&["back (felt) · closed on day 9"]);
    assert_eq!(journal.notice(), "");
}

#[test]
fn whether_something_helped_is_said_with_one_key_and_taken_back_with_the_same() {
    let mut journal = one_arc();
    let helped = |journal: &Journal| {
        let tries = history(journal).tries;
        tries.into_iter().find(|done| done.what == "early night").expect("it").helped
    };
    journal.choose("early night");
    for (key, answer, notice) in [
        ("y", Some(Helped::Yes), "It helped: early night"),
        ("s", Some(Helped::NoDifference), "It made no difference: early night"),
        ("x", Some(Helped::Worse), "It made it worse: early night"),
        ("x", None, "The answer is taken back: early night"),
    ] {
        journal.press(key);
        assert_eq!((helped(&journal), journal.notice().as_str()), (answer, notice));
    }
    journal.press("u");
    assert_eq!(helped(&journal), Some(Helped::Worse));
    journal.press("u u u");
    assert_eq!(helped(&journal), None);
}

#[test]
fn what_was_done_goes_to_the_trash_and_comes_back() {
    let mut journal = one_arc();
    journal.choose("easy jog");
    journal.press("D");
    assert_eq!(journal.notice(), "In the trash: easy jog. u brings it back.");
    assert_eq!(history(&journal).tries.len(), 6);
    assert!(!journal.whole_page().contains("made it worse"), "{}", journal.whole_page());
    journal.press("u");
    assert!(journal.whole_page().contains("easy jog"), "{}", journal.whole_page());
}

#[test]
fn no_answer_is_given_to_what_is_not_seen() {
    let mut journal = one_arc();
    journal.must_not_see(&["early night"]);
    journal.press("y s x D enter");
    assert_eq!(history(&journal).tries, history(&list(&on_the_way())).tries);
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
}

#[test]
fn a_race_of_the_arc_opens_its_story() {
    let mut journal = one_arc();
    journal.choose("it began here");
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
    journal.press("esc");
    journal.choose("next start line");
    journal.press("enter");
    journal.must_see(&["Harbour Ten"]);
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
}

#[test]
fn something_is_learned_after_three_answers_and_the_other_half_is_named_after_a_week() {
    let mut journal = one_arc();
    let page = journal.whole_page();
    assert!(page.contains("walk: helped 2 of 3"), "{page}");
    assert!(page.contains("The other half might like something too."), "{page}");
    assert!(!page.contains("early night: helped"), "{page}");
    journal.press("m right enter esc");
    let page = journal.whole_page();
    assert!(!page.contains("The other half"), "{page}");
}

#[test]
fn the_body_that_feels_back_before_the_easy_time_is_over_is_told_that_felt_is_not_healed() {
    let mut changes = on_the_way();
    // The body is back on day 11, and 61 km raced ask for 20 days at least.
    changes.retain(
        |change| !matches!(change, Change::PutCheckIn { check_in, .. } if check_in.day > day("2026-07-18")),
    );
    changes.extend(check_ins("2026-07-19", &[Some((7, 8)), Some((7, 8)), Some((7, 8))]));
    let mut journal = Journal::holding("2026-07-22T20:00:00+02:00", &changes);
    to_the_list(&mut journal);
    journal.must_see(&["Your body feels like itself again."]);
    journal.press("enter");
    let page = journal.whole_page();
    assert!(page.contains("Your body feels like itself again. Feeling back usually comes before"), "{page}");
    assert!(page.contains("20-38 days: no races, no hard sessions"), "{page}");
    assert!(page.contains("Today is day 14."), "{page}");
    let mut later = Journal::holding(EVENING, &changes);
    to_the_list(&mut later);
    later.must_not_see(&["Your body feels like itself again."]);
}

#[test]
fn what_was_done_is_noted_in_the_menu_and_taken_back() {
    let mut journal = one_arc();
    journal.press("m");
    journal.must_see(&["For the body", "For the head", "Somebody whose work it is", "helped 2 of 3"]);
    journal.choose("nap");
    journal.press("enter");
    assert_eq!(journal.notice(), "Noted for today: nap");
    assert_eq!(done_today(&journal), [(Part::Body, "nap".to_owned())]);
    journal.must_see(&["■ nap"]);
    journal.press("space");
    assert_eq!(journal.notice(), "Taken back: nap");
    assert_eq!(done_today(&journal), []);
    journal.press("u");
    assert_eq!(done_today(&journal), [(Part::Body, "nap".to_owned())]);
    journal.must_see(&["■ nap"]);
    journal.press("u");
    assert_eq!(done_today(&journal), []);
    journal.must_see(&["□ nap"]);
}

#[test]
fn one_goes_from_column_to_column_and_back_to_the_arc() {
    let mut journal = one_arc();
    journal.press("m right");
    journal.must_see(&["› □ breathing or meditation"]);
    journal.press("left left");
    journal.must_see(&["› □ full rest"]);
    journal.click("write");
    journal.must_see(&["› □ write"]);
    journal.click("write");
    assert_eq!(done_today(&journal), [(Part::Head, "write".to_owned())]);
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
}

#[test]
fn something_of_ones_own_and_a_name_are_added_and_stay_in_the_menu() {
    let mut journal = one_arc();
    journal.press("m right +");
    journal.must_see(&["For the head, in your own words:"]);
    journal.type_text("Sing q?u");
    journal.press("enter");
    assert_eq!(done_today(&journal), [(Part::Head, "Sing q?u".to_owned())]);
    journal.must_see(&["› ■ Sing q?u"]);
    journal.choose("a name");
    journal.press("enter");
    journal.must_see(&["With whom did you talk?"]);
    journal.paste("Lerato");
    journal.press("enter");
    assert_eq!(done_today(&journal)[1], (Part::Person, "Lerato".to_owned()));
    // The same name once more is the same, and without words nothing is noted.
    journal.press("+");
    journal.type_text("lerato");
    journal.press("enter");
    assert_eq!(journal.notice(), "Noted already: lerato");
    journal.press("+ enter + esc");
    assert_eq!(done_today(&journal).len(), 2);
    journal.press("u u");
    assert_eq!(done_today(&journal), []);
    journal.press("esc m");
    journal.must_not_see(&["Sing"]);
}

#[test]
fn what_was_named_once_is_offered_the_next_day() {
    let mut journal = one_arc();
    journal.press("m +");
    journal.type_text("sauna");
    journal.press("enter");
    journal.later("1 day");
    to_the_list(&mut journal);
    journal.press("enter m");
    journal.must_see(&["□ sauna"]);
}

#[test]
fn two_windows_see_what_the_other_does_to_an_arc() {
    let mut one = Journal::on_disk(EVENING);
    to_the_list(&mut one);
    one.press("o l tab tab");
    one.type_text("The move");
    one.press("esc");
    one.tick();
    one.press("enter");
    let mut other = one.another_window();
    to_the_list(&mut other);
    other.press("enter t");
    one.input(secondwind::app::effect::Input::Focus);
    one.must_see(&["training as usual · day 0"]);
    // It goes to the trash in one window while the other has it open, with its menu over it.
    one.press("m");
    other.press("d");
    one.input(secondwind::app::effect::Input::Focus);
    one.must_see(&["This arc is in the trash, or was destroyed."]);
    one.press("enter + space esc");
    one.must_see(&["This arc is in the trash, or was destroyed."]);
    other.press("u");
    one.input(secondwind::app::effect::Input::Focus);
    one.must_see(&["The move", "training as usual · day 0"]);
}

#[test]
fn keys_that_are_quicker_than_the_disk_lose_nothing() {
    let mut journal = one_arc();
    journal.disk_is_slow();
    journal.press("t p");
    journal.press("m space space space down space");
    journal.disk_works();
    journal.tick();
    let arc = the_arc(&journal);
    assert_eq!((arc.training_as_usual, arc.put_down), (Some(day("2026-07-29")), Some(day("2026-07-29"))));
    let done = done_today(&journal);
    assert_eq!(done, [(Part::Body, "full rest".to_owned()), (Part::Body, "walk".to_owned())]);
}

#[test]
fn every_status_can_be_come_to() {
    let seen = |journal: &Journal| {
        let history = history(journal);
        let reckoning = secondwind::domain::rules::reckoning::Reckoning::of(&history, day("2026-07-29"));
        reckoning.recoveries.into_iter().map(|recovery| recovery.status).collect::<Vec<_>>()
    };
    let journal = list(&five_arcs());
    assert_eq!(
        seen(&journal),
        [Status::Back, Status::NotMeasured, Status::Back, Status::NoDip, Status::Rising]
    );
}

#[test]
fn no_sequence_of_keys_and_sizes_makes_these_pages_fall_over() {
    const KEYS: [&str; 35] = [
        "enter",
        "enter",
        "esc",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "o",
        "e",
        "d",
        "u",
        "u",
        "r",
        "t",
        "p",
        "m",
        "y",
        "s",
        "x",
        "D",
        "L",
        "v",
        "w",
        "0",
        "+",
        "space",
        "tab",
        "f2",
        "backspace",
        "i",
        "z",
    ];
    for seed in [3_usize, 77, 4_099] {
        let mut journal = list(&five_arcs());
        let mut chance = seed;
        for _ in 0..500 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = chance >> 33;
            match number % 40 {
                38 => {
                    let size = |part: usize| u16::try_from(part % 180).expect("small") + 20;
                    journal.resize(size(number / 40), size(number / 8_000) / 3);
                }
                39 => journal.input(secondwind::app::effect::Input::Click {
                    column: u16::try_from(number / 40 % 80).expect("small"),
                    row: u16::try_from(number / 3_200 % 24).expect("small"),
                }),
                key => journal.press(KEYS[key % KEYS.len()]),
            }
            if number % 97 == 0 {
                journal.resize(80, 24);
                to_the_list_from_anywhere(&mut journal);
            }
            assert!(!journal.screen().is_empty());
        }
    }
}

/// Leaves whatever is open, and goes to the list of arcs.
fn to_the_list_from_anywhere(journal: &mut Journal) {
    for _ in 0..60 {
        if matches!(journal.state.screen(), Screen::Today(_)) {
            to_the_list(journal);
            return;
        }
        journal.press("esc");
    }
    panic!("there is no way out:\n{}", journal.screen());
}
