//! A step back that runs, its end, what comes after it, and what the season tells of it.

use super::*;
use crate::life::EVENING;
use secondwind::app::screens::Screen;
use secondwind::domain::brief::Ready;
use secondwind::domain::rules::reading::{Besides, Reading, ReadingVerdict};
use secondwind::domain::rules::reckoning::Reckoning;
use secondwind::domain::step_back::{Kept, YesNo};

fn reading(journal: &Journal) -> ReadingVerdict {
    let history = journal.store().history(None).expect("the history");
    let today = journal.state.shared.now.today();
    Reading::of(&history, &Reckoning::of(&history, today), &Besides::of(&history, today)).verdict
}

/// On its third day of four.
fn on_its_way(after: [[u8; 3]; 3]) -> Vec<Change> {
    let mut changes = before(7);
    changes.push(put(&plan(6, 0)));
    changes.extend((0..3).rev().zip(after).map(|(days_ago, answers)| kept(told(days_ago, answers))));
    changes
}

#[test]
fn the_conditions_are_told_with_their_values_and_nothing_unknown_keeps_anybody_back() {
    let mut journal = Journal::holding(EVENING, &on_its_way([[4, 5, 5], [6, 2, 7], [6, 3, 7]]));
    journal.press("6 s");
    journal.must_see(&[
        "○ Energy, soreness and drive in band: 2 of 3 check-ins",
        "energy 4, 6, 6 (in band from 5.0)",
        "soreness 5, 2, 3 (in band up to 3.0)",
        "· No pain: not asked, so it is not known",
        "Do you miss it a little? m answers",
        "Not all of it says back yet: + 3 more days",
    ]);
    for size in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        accept_page("step_back_running", size, &mut journal);
    }
    journal.press("m");
    journal.must_see(&["✓ Do you miss it a little? yes"]);
    journal.press("m");
    journal.must_see(&["○ Do you miss it a little? not yet"]);
    journal.tick();
    assert_eq!(on_disk(&journal)[0].missed, Some(YesNo::No));
    journal.press("u u");
    assert_eq!(on_disk(&journal)[0].missed, None);
    // Whoever could help is one key away, and so is the way back.
    journal.press("p");
    assert!(matches!(journal.state.screen(), Screen::Contacts(_)));
}

#[test]
fn pain_and_choice_are_told_where_they_are_asked() {
    let mut changes = before(7);
    changes.push(put(&plan(6, 0)));
    for (days_ago, pain, choice) in [(3, 0, 4), (2, 1, 5), (1, 0, 5)] {
        let asked = with(with(told(days_ago, [6, 2, 7]), Item::Pain, pain), Item::Choice, choice);
        changes.push(kept(asked));
    }
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("6 s");
    journal.must_see(&["○ No pain: 0, 1, 0 on the last 3", "5 at most so far, 6 is asked for"]);
}

#[test]
fn today_asks_on_the_last_day_and_one_key_ends_it_or_gives_it_three_days() {
    let mut journal = Journal::holding(EVENING, &on_its_way([[6, 2, 7]; 3]));
    journal.choose("Step back");
    journal.must_see(&["Step back, day 7 of 7: back, or 3 more?", "check-ins say back"]);
    assert_eq!(reading(&journal), ReadingVerdict::Reset);
    journal.press("+");
    journal.must_see(&["Step back, day 7 of 10: easy movement"]);
    journal.tick();
    assert_eq!(on_disk(&journal)[0].to, day(0) + chrono::Days::new(3));
    journal.press("u");
    journal.choose("Step back");
    journal.press("x");
    journal.must_see(&["It is over after 7 days."]);
    journal.tick();
    assert_eq!(on_disk(&journal)[0].ended, Some(day(0)));
    journal.must_see(&["After the step back: a look back, and the fundamentals"]);
    // The day after, it is hold, and after some days nothing is said any more.
    journal.later("1 day");
    assert_eq!(reading(&journal), ReadingVerdict::Hold);
    journal.must_see(&["After the step back"]);
    journal.later("3 days");
    journal.must_not_see(&["After the step back"]);
}

#[test]
fn one_that_waits_past_its_last_day_ends_with_the_day_before() {
    let mut journal = Journal::holding(EVENING, &on_its_way([[6, 2, 7]; 3]));
    journal.later("3 days");
    journal.choose("Step back");
    journal.must_see(&["Step back, its 7 days are over: back, or 3 more?"]);
    journal.press("x");
    journal.tick();
    assert_eq!(on_disk(&journal)[0].ended, Some(day(0) + chrono::Days::new(2)));
    assert_eq!(reading(&journal), ReadingVerdict::Hold);
}

#[test]
fn after_its_end_three_questions_and_the_fundamentals_and_each_no_can_become_a_step() {
    let mut journal = Journal::holding(EVENING, &on_its_way([[7, 1, 8]; 3]));
    journal.press("6 s x r");
    journal.must_see(&["Do you miss it a little?", "Miss it", "Kept", "First back", "Earlier"]);
    journal.press("tab 1 tab");
    journal.type_text("the wish to go out");
    journal.press("tab 2 esc");
    journal.tick();
    let own = on_disk(&journal).remove(0);
    assert_eq!((own.kept, own.earlier), (Some(Kept::Fully), Some(YesNo::No)));
    journal.must_see(&[
        "It gave      +1.0 in energy, soreness, drive and choice",
        "What came back first? the wish to go out",
        "Did you keep it? fully",
    ]);
    accept_page("step_back_over", (80, 24), &mut journal);
    accept_page("step_back_over", (120, 40), &mut journal);
    // The fundamentals, 40 seconds.
    journal.press("f");
    journal.must_see(&["The ground you go back to", "hard days and easy days take turns"]);
    journal.press("y p x");
    journal.must_see(&["s makes a small step of it"]);
    journal.press("s");
    journal.tick();
    journal.must_see(&["step: "]);
    accept_page("fundamentals", (80, 24), &mut journal);
    accept_page("fundamentals", (60, 18), &mut journal);
    let ready: Vec<Ready> = on_disk(&journal)[0].ready.iter().map(|one| one.ready).collect();
    assert_eq!(ready, [Ready::Yes, Ready::Partly, Ready::No]);
    assert_eq!(journal.store().home(day(0)).expect("readable").steps.len(), 1);
    journal.press("u");
    assert_eq!(journal.store().home(day(0)).expect("readable").steps.len(), 0);
    journal.press("u");
    assert_eq!(on_disk(&journal)[0].ready.len(), 2);
    // All was looked at, so Today has nothing to add.
    journal.press("1");
    journal.must_not_see(&["After the step back"]);
}

#[test]
fn deleting_it_can_be_undone_and_a_page_of_one_that_is_gone_says_so() {
    let mut journal = Journal::holding(EVENING, &on_its_way([[6, 2, 7]; 3]));
    journal.press("6 s d");
    journal.tick();
    assert!(
        journal.notice().contains("In the trash: Step back, 23 Jul – 29 Jul 2026."),
        "{}",
        journal.notice()
    );
    assert_eq!(on_disk(&journal), []);
    journal.press("u");
    assert_eq!(on_disk(&journal).len(), 1);
}

#[test]
fn the_season_tells_steps_back_planned_or_not_and_what_they_gave() {
    let mut changes = on_its_way([[7, 1, 8]; 3]);
    changes.push(put(&StepBack { ended: Some(day(0)), kept: Some(Kept::Partly), ..plan(6, 0) }));
    changes.push(put(&step_back(BreakKind::Life, 100, 90)));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press(":");
    journal.type_text("season");
    journal.press("enter");
    let page = journal.whole_page();
    for line in [
        "Steps back",
        "Absorb the work",
        "planned · 23 Jul – 29 Jul 2026, 7 days · gave +1.0",
        "kept: partly",
    ] {
        assert!(page.contains(line), "{line:?}:\n{page}");
    }
    for line in
        ["Life came between", "not planned · 20 Apr – 30 Apr 2026, 11 days", "what it gave is not measured"]
    {
        assert!(page.contains(line), "{line:?}:\n{page}");
    }
}

#[test]
fn the_fundamentals_are_asked_on_today_28_and_14_days_before_a_race() {
    for (days, line) in [(28, "the fundamentals, 40 seconds"), (14, "the brief and the fundamentals")] {
        let mut race = crate::life::race("Harbour Ten", 0, 10.0, secondwind::domain::race::Outcome::Finished);
        race.outcome = None;
        race.date = day(0) + chrono::Days::new(days);
        let mut journal = Journal::holding(EVENING, &[crate::life::run(&race)]);
        journal.choose("Harbour Ten");
        journal.must_see(&[line]);
        journal.press("enter");
        assert!(journal.whole_page().contains("hard days and easy days take turns"), "{}", journal.screen());
    }
}
