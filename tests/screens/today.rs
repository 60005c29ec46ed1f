//! Today: what is offered and when, the last weeks at a glance, the easy days, and the questions that one key answers.

use secondwind::app::screens::Screen;
use secondwind::domain::arc::{ArcKind, Helped, RecoveryArc, Try};
use secondwind::domain::change::Change;
use secondwind::domain::race::Outcome;

use super::harness::Journal;
use super::life::{EVENING, arc, check_in, day, kept, opened, ordinary, race, run, setback, step, tried};

fn tries(journal: &Journal) -> Vec<Try> {
    journal.store().history(None).expect("the history").tries
}

fn arcs(journal: &Journal) -> Vec<RecoveryArc> {
    journal.store().history(None).expect("the history").arcs
}

/// Ordinary weeks, a marathon that was not finished, and the days after it.
fn after_a_setback(days_ago: u64, after: &[(u64, [u8; 7])]) -> Vec<Change> {
    let mut changes = ordinary(30, days_ago + 1);
    let mut marathon = race("Two Rivers", days_ago, 42.195, Outcome::Dnf);
    marathon.covered = marathon.distance;
    changes.extend([run(&marathon), setback(&marathon)]);
    changes.extend(after.iter().map(|(days_ago, answers)| kept(check_in(*days_ago, *answers))));
    changes
}

#[test]
fn a_check_in_is_offered_until_one_is_made() {
    let mut journal = Journal::at(EVENING);
    journal.choose("Check in");
    journal.must_see(&["Check in", "20 s"]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::CheckIn(_)), "{}", journal.screen());
    journal.press("7 6 2 8 3 7 7 enter");
    journal.tick();
    journal.must_not_see(&["20 s"]);
    // Twice a week is enough, and whoever forgets owes nothing.
    journal.later("2 days");
    journal.must_not_see(&["20 s"]);
    journal.later("1 day");
    journal.must_see(&["20 s"]);
}

#[test]
fn after_a_race_it_is_offered_every_day_and_yesterdays_can_be_made_up_for() {
    let race = race("Two Rivers", 5, 10.0, Outcome::Finished);
    let mut changes = vec![run(&race)];
    changes.extend(ordinary(4, 1));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.must_see(&["Check in"]);
    journal.press(&format!("c {}", "7 7 2 7 2 7 7 enter"));
    journal.tick();
    journal.must_not_see(&["20 s"]);
    journal.later("1 day");
    journal.must_see(&["20 s"]);
}

#[test]
fn mind_and_body_stand_side_by_side_with_their_gaps_their_last_value_and_their_usual() {
    let mut changes = ordinary(20, 4);
    changes.push(kept(check_in(2, [3, 3, 6, 4, 6, 4, 4])));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.must_see(&[
        "▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆ ▃     4.0 2 days ago   usual 7.3 ± 0.6",
        "▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆ ▃     3.3 2 days ago   usual 7.0 ± 0.6",
        "measured, 18 check-ins, 9 Jul – 27 Jul 2026",
    ]);
    // A check-in that is made now is there at once.
    journal.press("c 9 9 0 9 0 9 9 enter");
    journal.tick();
    journal.must_see(&["▃ ▇   9.3 today", "Mind"]);
}

#[test]
fn without_enough_check_ins_there_is_no_usual_and_without_any_nothing_is_shown() {
    let journal = Journal::holding(EVENING, &ordinary(5, 1));
    journal.must_see(&[
        "no usual yet: 2 of 3 check-ins, your first three left out",
        "7.0 yesterday    no usual yet",
    ]);
    let two_rivers = race("Two Rivers", 40, 10.0, Outcome::Finished);
    let journal = Journal::holding(EVENING, &[run(&two_rivers)]);
    journal.must_not_see(&["Mind", "usual"]);
}

#[test]
fn a_wider_screen_shows_more_weeks_and_a_taller_one_their_months_and_races() {
    let mut changes = ordinary(80, 1);
    changes.push(run(&race("Two Rivers", 30, 10.0, Outcome::Finished)));
    let mut journal = Journal::holding(EVENING, &changes);
    let days = |journal: &Journal| {
        let screen = journal.screen();
        let row = screen.lines().find(|row| row.contains("Mind")).expect("the row").to_owned();
        row.matches('▆').count()
    };
    assert_eq!(days(&journal), 29);
    journal.must_not_see(&["Jul       "]);
    journal.resize(60, 18);
    assert_eq!(days(&journal), 21);
    journal.resize(120, 40);
    assert_eq!(days(&journal), 69);
    journal.must_see(&["Jun ", "Jul ", "●"]);
    journal.resize(200, 60);
    assert_eq!(days(&journal), 80);
}

#[test]
fn the_easy_days_are_told_while_the_guide_runs() {
    let marathon = race("Two Rivers", 2, 42.195, Outcome::Finished);
    let mut journal = Journal::holding(EVENING, &[run(&marathon)]);
    journal.must_see(&["Easy days  ■■□□□□□□□□□□□□▫▫▫▫▫▫▫▫▫▫▫▫  2 of 14-26. No race, no hard session."]);
    journal.later("24 days");
    journal.must_see(&["Easy days  ■■■■■■■■■■■■■■■■■■■■■■■■■  26 of 14-26."]);
    journal.must_not_see(&["□", "▫"]);
    journal.later("1 day");
    journal.must_not_see(&["Easy days"]);
    // A race in miles of which much is not known says so.
    let hundred = race("Long Day", 0, 160.934, Outcome::Finished);
    let journal = Journal::holding(EVENING, &[run(&hundred)]);
    journal.must_see(&["from tomorrow, 21-42 or more, opinions differ."]);
}

#[test]
fn felt_is_not_healed() {
    let well = [7, 7, 2, 8, 3, 7, 7];
    let low = [3, 2, 7, 3, 6, 3, 3];
    let changes = after_a_setback(8, &[(7, low), (5, well), (4, well), (3, well), (1, well)]);
    let journal = Journal::holding(EVENING, &changes);
    journal.must_see(&[
        "Your body feels like itself again. Feeling back usually comes",
        "before muscles and tendons are.",
    ]);
    // From the low end of the guide on there is nothing to say about it.
    let changes = after_a_setback(15, &[(14, low), (12, well), (11, well), (10, well)]);
    let journal = Journal::holding(EVENING, &changes);
    journal.must_see(&["15 of 14-26"]);
    journal.must_not_see(&["feels like itself"]);
}

#[test]
fn an_open_arc_tells_its_day_and_where_mind_and_body_stand_and_opens() {
    let well = [7, 7, 2, 8, 3, 7, 7];
    let sore = [7, 3, 8, 8, 3, 7, 7];
    let low = [3, 2, 7, 3, 6, 3, 3];
    let after = [(8, low), (7, low), (5, sore), (3, sore), (2, sore), (1, sore)];
    let mut journal = Journal::holding(EVENING, &after_a_setback(9, &after));
    journal.must_see(&["Day 9: mind back on day 3-4, body open · Two Rivers"]);
    journal.choose("Day 9: mind");
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Arc(_)), "{}", journal.screen());
    // Once Mind and Body are back, it waits for nothing.
    let back = [(8, low), (6, well), (5, well), (4, well)];
    let journal = Journal::holding(EVENING, &after_a_setback(9, &back));
    journal.must_not_see(&["Day 9:"]);
}

#[test]
fn one_key_says_that_training_is_as_usual_again_and_one_takes_it_back() {
    let calf = arc(ArcKind::Injury, "Calf", 14);
    let mut changes = ordinary(20, 15);
    changes.push(opened(calf));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Calf: training as usual again?");
    journal.must_see(&["t as usual", "x not yet"]);
    journal.press("t");
    assert_eq!(journal.notice(), "Training as usual since today: Calf.");
    journal.must_not_see(&["training as usual again?"]);
    assert_eq!(arcs(&journal)[0].training_as_usual, Some(day(0)));
    journal.press("u");
    journal.must_see(&["training as usual again?"]);
    assert_eq!(arcs(&journal)[0].training_as_usual, None);
}

#[test]
fn not_yet_puts_the_question_off_for_a_week() {
    let mut changes = ordinary(20, 15);
    changes.push(opened(arc(ArcKind::Injury, "Calf", 14)));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Calf: training as usual again?");
    journal.press("x");
    assert_eq!(journal.notice(), "Not yet. It is asked again in a week.");
    journal.must_not_see(&["training as usual again?"]);
    journal.press("2 1");
    journal.must_not_see(&["training as usual again?"]);
    journal.pass_hours(7 * 24);
    journal.press("2 1");
    journal.must_see(&["Calf: training as usual again?"]);
    assert_eq!(arcs(&journal)[0].training_as_usual, None);
}

#[test]
fn what_was_tried_is_asked_after_and_one_key_answers_it() {
    let mut changes = after_a_setback(9, &[]);
    changes.extend([
        tried(9, 0, "nap", None),
        tried(9, 1, "early night", None),
        tried(9, 3, "walk", None),
        tried(9, 4, "stretching", None),
        tried(9, 5, "full rest", Some(Helped::Yes)),
        tried(9, 15, "mobility", None),
    ]);
    let mut journal = Journal::holding(EVENING, &changes);
    journal.must_not_see(&["Nap", "Full rest", "Mobility"]);
    let answer = |journal: &mut Journal, row: &str, key: &str| {
        journal.choose(row);
        journal.must_see(&["y helped", "s no difference", "x made it worse"]);
        journal.press(key);
        journal.must_not_see(&[row]);
    };
    answer(&mut journal, "Early night: did it help?", "y");
    assert_eq!(journal.notice(), "early night: helped.");
    answer(&mut journal, "Walk: did it help?", "s");
    answer(&mut journal, "Stretching: did it help?", "x");
    let helped = |journal: &Journal, what: &str| {
        tries(journal).into_iter().find(|tried| tried.what == what).and_then(|tried| tried.helped)
    };
    assert_eq!(helped(&journal, "early night"), Some(Helped::Yes));
    assert_eq!(helped(&journal, "walk"), Some(Helped::NoDifference));
    assert_eq!(helped(&journal, "stretching"), Some(Helped::Worse));
    journal.press("u");
    journal.must_see(&["Stretching: did it help?"]);
    assert_eq!(helped(&journal, "stretching"), None);
}

#[test]
fn one_letter_means_what_the_selected_row_says() {
    let mut changes = after_a_setback(9, &[]);
    changes.extend([tried(9, 1, "walk", None), step("Ring Ruth")]);
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Ring Ruth");
    // No answer to a question that is not selected.
    journal.press("y s t");
    assert_eq!(tries(&journal)[0].helped, None);
    journal.press("-");
    assert_eq!(journal.notice(), "Dropped: Ring Ruth");
    journal.choose("Walk: did it help?");
    journal.press("o space -");
    assert_eq!(journal.notice(), "");
    journal.press("x");
    assert_eq!(journal.notice(), "walk: made it worse.");
}

#[test]
fn however_much_waits_the_glance_and_the_easy_days_keep_their_place() {
    let mut changes = after_a_setback(9, &[(8, [3, 2, 7, 3, 6, 3, 3])]);
    changes.extend((1..=9).map(|days_ago| tried(9, days_ago, "walk", None)));
    let mut journal = Journal::holding(EVENING, &changes);
    for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
        journal.resize(columns, rows);
        journal.must_see(&["Mind", "Body", "measured, 27 check-ins", "Easy days", "9 of 14-26"]);
    }
    journal.resize(60, 18);
    journal.press("end");
    journal.must_see(&["› ○ Day 9: too early"]);
}

#[test]
fn the_day_and_the_tabs_never_collide_and_a_click_finds_each_tab_at_every_width() {
    for columns in (60..=100).chain([120, 160, 200]) {
        let mut journal = Journal::at(EVENING).sized(columns, 24);
        let title = journal.screen().lines().next().expect("a title").to_owned();
        assert!(title.contains("  29 Jul") || title.contains("  Wed 29 Jul"), "{columns}: {title:?}");
        for (digit, name) in [("3", "3 Timeline"), ("4", "4 Lessons"), ("2", "2 Races"), ("6", "6 Body")] {
            let title = journal.screen().lines().next().expect("a title").to_owned();
            let named = title.contains(name);
            assert!(
                named || (columns < 80 && title.contains(&format!("  {digit}  "))),
                "{columns}: {title:?}"
            );
            journal.click(if named { name } else { digit });
            journal.must_see(&[name]);
        }
        assert!(matches!(journal.state.screen(), Screen::Body(_)), "{columns}");
        journal.click("1");
        assert!(matches!(journal.state.screen(), Screen::Today(_)), "{columns}");
    }
}

#[test]
fn the_demo_shows_weeks_an_arc_and_a_question() {
    let mut journal = Journal::at(EVENING);
    journal.choose("made-up journal");
    journal.press("enter");
    journal.must_see(&[
        "6 Body    demo",
        "Check in",
        "Early night: did it help?",
        "Day 2: too early to tell, 1 of 3 check-ins · Three Dams Ultra",
        "Easy days",
        "measured,",
        "yesterday",
    ]);
    journal.resize(60, 18);
    journal.must_see(&["1 Today  2  3  4  5  6       demo, not kept"]);
}
