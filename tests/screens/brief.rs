//! The brief before a race: what it shows and when, what is written in it, what becomes of it.

mod sample;

use secondwind::app::effect::{Effect, Read};
use secondwind::app::screens::Screen;
use secondwind::domain::brief::{BriefBasis, BriefPlan, Ready};
use secondwind::domain::change::Change;
use secondwind::domain::lesson::{LessonUse, UseVerdict};
use secondwind::domain::race::{Outcome, Race};

use super::harness::Journal;
use super::life::{EVENING, day, morning, run};
use super::snapshots::accept_all;
use sample::{ahead, lesson_id, life, planned};

/// A journal with a marathon so many days ahead, its brief open.
fn brief(days: u64) -> Journal {
    let mut journal = Journal::holding(EVENING, &life(days));
    journal.press("b");
    journal.tick();
    journal
}

fn planned_brief(days: u64) -> Journal {
    let mut changes = life(days);
    changes.extend(planned(days));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("b");
    journal.tick();
    journal
}

fn basis(journal: &Journal) -> BriefBasis {
    journal.store().brief(None, day(0)).expect("readable").expect("a race ahead")
}

fn plan(journal: &Journal) -> BriefPlan {
    basis(journal).plan.expect("a plan")
}

fn is_a_brief(journal: &Journal) -> bool {
    matches!(journal.state.screen(), Screen::Brief(_))
}

#[test]
fn two_weeks_before_the_race() {
    accept_all("brief_two_weeks", &mut planned_brief(14));
}

#[test]
fn in_the_last_week_the_cue_and_the_switch_point_come_first() {
    accept_all("brief_last_week", &mut planned_brief(7));
    // On one page, however small, they are seen without a key.
    for size in [(60, 18), (80, 24), (100, 24), (200, 24)] {
        planned_brief(7).sized(size.0, size.1).must_see(&[
            "To keep in mind",
            "tall, quiet",
            "At the second bridge",
        ]);
    }
    let told = planned_brief(7).sized(200, 60).whole_page();
    assert_eq!((told.matches("Switch point").count(), told.matches("Cue ").count()), (1, 1), "{told}");
    planned_brief(8).must_not_see(&["To keep in mind"]);
}

#[test]
fn the_day_of_the_race() {
    accept_all("brief_race_day", &mut planned_brief(0));
}

#[test]
fn a_brief_in_which_nothing_is_planned_yet() {
    accept_all("brief_nothing_planned", &mut brief(24));
}

#[test]
fn no_race_ahead() {
    let mut journal = Journal::at(EVENING);
    journal.press("b");
    accept_all("brief_no_race", &mut journal);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("in 3 weeks");
    journal.press("esc");
    journal.tick();
    journal.must_see(&["Harbour Ten", "21 days to go", "None yet."]);
}

#[test]
fn a_race_that_is_over_shows_its_brief_as_it_was_and_what_became_of_each_lesson() {
    let race = ahead("Two Rivers Marathon", 3);
    let mut changes = life(3);
    changes.extend(planned(3));
    let shown = vec![lesson_id(1), lesson_id(2)];
    changes.push(Change::ShowLessons { race: race.id, lessons: shown, at: morning(1) });
    let over = Race { outcome: Some(Outcome::Finished), date: day(1), ..race };
    changes.push(run(&over));
    changes.push(Change::PutUse(LessonUse {
        lesson: lesson_id(1),
        race: over.id,
        debrief: None,
        verdict: UseVerdict::Partly,
        at: morning(0),
    }));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("2");
    journal.choose("Two Rivers Marathon  ");
    journal.press("B");
    accept_all("brief_over", &mut journal);
    // Nothing is written in it any more, and looking at it is no showing.
    let before = journal.screen();
    journal.press("e + d t y x p s");
    journal.tick();
    assert!(is_a_brief(&journal), "{before}");
    let story = journal.store().brief(Some(over.id), day(0)).expect("readable").expect("there");
    assert_eq!(story.lessons.len(), 2);
    assert!(story.lessons.iter().all(|lesson| lesson.shown == Some((day(1), day(1)))));
    assert_eq!(story.plan.expect("its plan").cue, "tall, quiet");
}

#[test]
fn the_best_lessons_stand_first_with_the_reasons_and_how_they_have_done() {
    let mut journal = brief(14).sized(120, 40);
    let page = journal.whole_page();
    let order = ["Start slower than feels right", "Walk through every table", "Drink before I am thirsty"];
    let places: Vec<usize> = order.iter().map(|text| page.find(text).expect(text)).collect();
    assert!(places.is_sorted(), "{page}");
    journal.must_see(&["came back: started too fast", "helped 1 of 1", "not used yet"]);
    // Five at most, and the sixth has the least to say here.
    assert!(!page.contains("New shoes in the last week"), "{page}");
}

#[test]
fn on_the_day_it_is_three_lessons_and_the_cue_comes_first() {
    let mut journal = planned_brief(0).sized(120, 40);
    let page = journal.whole_page();
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at("tall, quiet") < at("Start slower"), "{page}");
    assert_eq!(basis(&journal).lessons.iter().filter(|lesson| lesson.shown.is_some()).count(), 3);
    assert!(!page.contains("fundamentals") && !page.contains("Picture"), "{page}");
}

#[test]
fn what_is_shown_is_noted_once_a_day() {
    let mut journal = brief(14);
    let shown = |journal: &Journal| -> Vec<_> {
        basis(journal).lessons.iter().filter_map(|lesson| lesson.shown).collect()
    };
    let writes = |journal: &Journal| {
        let is_showing = |effect: &&Effect| {
            matches!(effect, Effect::Write { changes, .. }
                if changes.iter().any(|change| matches!(change, Change::ShowLessons { .. })))
        };
        journal.effects().iter().filter(is_showing).count()
    };
    assert_eq!(shown(&journal), vec![(day(0), day(0)); 5]);
    assert_eq!(writes(&journal), 1);
    journal.press("esc b esc b");
    journal.tick();
    assert_eq!(writes(&journal), 1);
    // It reads again once after its own note, and then rests.
    let reads =
        journal.effects().iter().filter(|effect| matches!(effect, Effect::Read(Read::Brief(..)))).count();
    assert!(reads <= 5, "{reads}");
    journal.later("1 day");
    journal.press("b");
    journal.tick();
    assert_eq!(writes(&journal), 2);
    let tomorrow = day(0) + chrono::Days::new(1);
    assert_eq!(shown(&journal), vec![(day(0), tomorrow); 5]);
}

#[test]
fn lines_are_written_in_place_and_kept_at_a_pause() {
    let mut journal = brief(14);
    journal.choose("Cue");
    journal.press("enter");
    journal.type_text("tall, quiet");
    journal.must_see(&["saving …"]);
    journal.tick();
    journal.must_see(&["saved ✓", "tall, quiet"]);
    assert_eq!(plan(&journal).cue, "tall, quiet");
    // Letters are letters while something is written.
    journal.type_text(" qbn1");
    journal.press("tab");
    journal.type_text("for the river");
    journal.press("tab");
    journal.type_text("Lerato at 30 km");
    journal.press("enter");
    journal.tick();
    assert!(is_a_brief(&journal));
    let basis = basis(&journal);
    let plan = basis.plan.expect("a plan");
    assert_eq!((plan.cue.as_str(), plan.why.as_str()), ("tall, quiet qbn1", "for the river"));
    assert_eq!(basis.race.company, "Lerato at 30 km");
    journal.press("u");
    journal.tick();
    assert_eq!(self::basis(&journal).race.company, "");
    journal.press("u u");
    journal.tick();
    assert_eq!(self::plan(&journal).cue, "");
}

#[test]
fn typed_words_survive_a_kill_but_for_the_last_moment() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("in 2 weeks");
    journal.press("esc");
    journal.tick();
    journal.press("b");
    journal.choose("Picture");
    journal.press("e");
    journal.type_text("The straight after 32 km");
    journal.tick();
    // Only what the disk has is left.
    journal.restart();
    journal.press("b");
    journal.choose("Picture");
    journal.must_see(&["The straight after 32 km"]);
    journal.press("e");
    journal.type_text(", and the next lamp");
    // Leaving hands over what is not saved yet.
    journal.press("ctrl-c");
    assert!(journal.has_left());
    journal.restart();
    assert_eq!(plan(&journal).picture, "The straight after 32 km, and the next lamp");
}

#[test]
fn a_process_goal_is_a_goal_of_its_own_and_goes_when_it_is_emptied() {
    let mut journal = brief(14);
    journal.choose("In my hands");
    journal.press("e");
    journal.type_text("Drink at every table");
    journal.press("enter");
    journal.tick();
    let goals = basis(&journal).process;
    assert_eq!(goals.len(), 1);
    assert_eq!(
        (goals[0].text.as_str(), goals[0].race),
        ("Drink at every table", Some(basis(&journal).race.id))
    );
    journal.press("e ctrl-u enter");
    journal.tick();
    assert_eq!(basis(&journal).process, []);
    journal.press("u");
    journal.tick();
    assert_eq!(basis(&journal).process[0].text, "Drink at every table");
    journal.press("u");
    journal.tick();
    assert_eq!(basis(&journal).process, []);
}

#[test]
fn what_past_races_suggest_is_taken_by_one_key_and_taken_back_by_one() {
    let mut journal = brief(14);
    journal.choose("If I turn into a headwind");
    journal.must_see(&["wind, Saddleback Trail: not yours to change"]);
    journal.press("t");
    journal.tick();
    assert_eq!(
        plan(&journal).what_ifs,
        ["If I turn into a headwind, then I will race by effort and tuck in."]
    );
    assert!(!journal.whole_page().contains("not yours to change"), "what is planned is not suggested");
    journal.press("u");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs, Vec::<String>::new());
    journal.choose("the forecast is warmer");
    journal.must_see(&["heat and humidity, Two Rivers Marathon 2025: partly within reach"]);
}

#[test]
fn what_ifs_of_ones_own_are_written_changed_and_taken_out() {
    let mut journal = brief(14);
    journal.press("+");
    journal.type_text("If it rains, then I will smile.");
    journal.press("enter");
    journal.press("+");
    journal.type_text(
        "If my calf pulls, then I will walk one table and begin again from there, however long it takes.",
    );
    journal.press("enter");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs.len(), 2);
    journal.choose("If it rains");
    journal.press("e end backspace");
    journal.type_text(" at them.");
    journal.press("esc");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs[0], "If it rains, then I will smile at them.");
    journal.press("d");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs.len(), 1);
    journal.press("u");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs[0], "If it rains, then I will smile at them.");
    // A line that is left empty goes.
    journal.choose("If it rains");
    journal.press("e ctrl-u enter");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs.len(), 1);
    journal.press("u");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs[0], "If it rains, then I will smile at them.");
    // One that was never written is none.
    journal.press("+ enter");
    journal.tick();
    assert_eq!(plan(&journal).what_ifs.len(), 2);
}

#[test]
fn the_fundamentals_are_answered_by_one_key_each_and_a_no_can_become_a_step() {
    let mut journal = brief(28);
    journal.must_see(&["The fundamentals take 40 seconds", "nothing is scored"]);
    journal.press("y p y");
    journal.choose("strength or mobility");
    journal.press("x");
    journal.must_see(&["makes a small step of it"]);
    journal.press("s");
    journal.tick();
    let basis = basis(&journal);
    let ready: Vec<Ready> = basis.plan.expect("a plan").ready.iter().map(|one| one.ready).collect();
    assert_eq!(ready, [Ready::Yes, Ready::Partly, Ready::Yes, Ready::No]);
    assert_eq!(basis.steps.len(), 1);
    assert_eq!(basis.steps[0].text, "Two times fifteen minutes of strength or mobility");
    assert_eq!(basis.steps[0].day, Some(day(0) + chrono::Days::new(7)));
    journal.must_see(&["step: Two times fifteen minutes"]);
    // It is made once, and undo takes it back.
    journal.press("s");
    journal.tick();
    assert_eq!(self::basis(&journal).steps.len(), 1);
    journal.press("1");
    journal.must_see(&["Two times fifteen minutes of strength or mobility"]);
    journal.press("u");
    journal.tick();
    assert_eq!(self::basis(&journal).steps, []);
}

#[test]
fn goals_and_the_day_are_written_in_the_facts_of_the_race_at_their_own_field() {
    let mut journal = brief(14);
    journal.choose("under 3:45");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::RaceForm(_)), "{}", journal.screen());
    journal.type_text(" or so");
    journal.press("esc");
    journal.tick();
    journal.must_see(&["› A             under 3:45 or so"]);
    journal.choose("The day");
    journal.press("e");
    journal.type_text("27 C");
    journal.press("tab tab");
    journal.type_text("from the south");
    journal.press("tab");
    journal.type_text("850 m");
    journal.press("esc");
    journal.tick();
    let race = basis(&journal).race;
    assert_eq!((race.name.as_str(), race.goals.a.as_str()), ("Two Rivers Marathon", "under 3:45 or so"));
    assert_eq!(
        (race.conditions.temperature_c, race.conditions.wind.as_str()),
        (Some(27.0), "from the south")
    );
    journal.must_see(&["27 °C, 26 degrees forecast, from the south, 850 m up"]);
}

#[test]
fn two_windows_write_one_plan() {
    let mut one = Journal::on_disk(EVENING);
    one.press("a");
    one.type_text("Harbour Ten");
    one.press("tab");
    one.type_text("in 2 weeks");
    one.press("esc");
    one.tick();
    let mut other = one.another_window();
    one.press("b");
    other.press("b");
    one.press("+");
    one.type_text("If it rains");
    one.tick();
    other.press("+");
    other.type_text("If the sun stands high, then I will pour");
    other.tick();
    one.type_text(", then I will smile.");
    one.press("enter");
    one.choose("Cue");
    one.press("e");
    one.type_text("tall");
    one.tick();
    other.type_text(" water.");
    other.press("enter");
    other.choose("Why");
    other.press("e");
    other.type_text("for the river");
    other.press("enter");
    other.tick();
    let plan = plan(&one);
    assert_eq!(
        plan.what_ifs,
        ["If it rains, then I will smile.", "If the sun stands high, then I will pour water."]
    );
    assert_eq!((plan.cue.as_str(), plan.why.as_str()), ("tall", "for the river"));
}

#[test]
fn b_opens_the_brief_of_the_selected_race_ahead_and_else_that_of_the_next_one() {
    let mut changes = life(14);
    changes.push(run(&ahead("Autumn Half", 80)));
    let mut journal = Journal::holding(EVENING, &changes);
    for tab in ["1", "3", "4", "6"] {
        journal.press(tab);
        journal.press("b");
        assert!(is_a_brief(&journal), "{}", journal.screen());
        journal.must_see(&["Two Rivers Marathon   14 days to go"]);
    }
    journal.press("2");
    journal.choose("Autumn Half");
    journal.press("b");
    journal.must_see(&["Autumn Half   80 days to go"]);
    journal.press("o");
    assert!(journal.is_reading_a_story());
    journal.press("b");
    journal.must_see(&["Autumn Half   80 days to go"]);
    journal.press("2");
    journal.choose("Saddleback Trail");
    journal.press("b");
    journal.must_see(&["Two Rivers Marathon   14 days to go"]);
}

#[test]
fn today_says_what_the_brief_is_for_and_enter_opens_it_when_it_is_time() {
    let row = |days: u64, says: &str| {
        let mut journal = Journal::holding(EVENING, &life(days));
        journal.choose(says);
        let row = journal.screen().lines().find(|line| line.contains('›')).map(str::to_owned);
        journal.press("enter");
        (row.expect("a row"), is_a_brief(&journal))
    };
    for (days, says, opens) in [
        (40, "Two Rivers Marathon  ", false),
        (28, "Two Rivers Marathon: the fundamentals, 40 seconds", true),
        (18, "Two Rivers Marathon  ", false),
        (14, "Two Rivers Marathon: the brief and the fundamentals", true),
        (7, "Two Rivers Marathon: read the brief once more", true),
        (2, "Two Rivers Marathon: the brief, and nothing new", true),
        (0, "Two Rivers Marathon: the brief for today", true),
    ] {
        let (row, is_brief) = row(days, says);
        assert_eq!(is_brief, opens, "{days}: {row}");
    }
}

#[test]
fn a_race_that_goes_to_the_trash_takes_its_brief_along() {
    let mut journal = brief(14);
    journal.press("o d");
    journal.tick();
    journal.must_see(&["This race is in the trash"]);
    journal.press("u");
    journal.tick();
    journal.must_see(&["14 days to go"]);
}

#[test]
fn at_midnight_the_brief_is_that_of_the_new_day() {
    let mut journal = brief(1);
    journal.must_see(&["tomorrow"]);
    journal.pass_hours(6);
    journal.press("down");
    journal.tick();
    journal.must_see(&["Today. You have what you need."]);
}

#[test]
fn hostile_words_reach_neither_the_screen_nor_another_row() {
    let mut journal = brief(14);
    journal.choose("Cue");
    journal.press("e");
    journal.paste("one\r\ntwo\u{1b}[2J\u{7} 走走 👨‍👩‍👧‍👦");
    journal.press("enter");
    journal.tick();
    assert_eq!(plan(&journal).cue, "one two 走走 👨‍👩‍👧‍👦");
    assert!(!journal.screen().contains('\u{1b}'));
}

#[test]
fn words_that_cannot_be_saved_can_be_copied_out() {
    let mut journal = Journal::on_disk(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("in 2 weeks");
    journal.press("esc");
    journal.tick();
    journal.press("b");
    journal.disk_fails("The disk is full.");
    journal.choose("Cue");
    journal.press("e");
    journal.type_text("tall, quiet");
    journal.press("tab shift-tab shift-tab");
    journal.press("enter");
    journal.choose("In my hands");
    journal.press("e");
    journal.type_text("Drink at every table");
    journal.tick();
    let path = journal.folder().join("words.txt");
    journal.press("ctrl-c");
    assert!(!journal.has_left());
    journal.press("s ctrl-u");
    journal.paste(&path.display().to_string());
    journal.press("enter");
    let copy = std::fs::read_to_string(&path).expect("a copy");
    assert!(copy.contains("tall, quiet") && copy.contains("Drink at every table"), "{copy}");
}

#[test]
fn what_was_in_the_runners_hands_stands_with_the_goals_of_the_race_before_it_and_after() {
    let mut changes = life(3);
    changes.extend(planned(3));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("b o");
    let goals = [
        "Goals         A  under 3:45",
        "B  under 3:55",
        "C  finish smiling",
        "In my hands   Drink at every table",
    ];
    let told = |journal: &Journal| -> Vec<String> {
        let screen = journal.screen();
        let rows = screen.lines().map(str::trim).skip_while(|row| !row.starts_with("Goals "));
        rows.take(goals.len()).map(str::to_owned).collect()
    };
    assert_eq!(told(&journal), goals);
    journal.must_not_see(&["Goals for it"]);
    let over = Race { outcome: Some(Outcome::Finished), date: day(1), ..basis(&journal).race };
    changes.push(run(&over));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("2");
    journal.choose("Two Rivers Marathon  ");
    journal.press("enter");
    assert_eq!(told(&journal), goals);
    journal.must_not_see(&["Goals from here"]);
}
