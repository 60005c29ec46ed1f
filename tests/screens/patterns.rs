//! What keeps coming back: cards, race by race, over time, feelings, what helped; and the lines in a story and in a debrief.

mod reference;
mod sample;

use secondwind::app::screens::Screen;
use secondwind::content::Content;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::lesson::UseVerdict;
use secondwind::domain::race::{Outcome, RaceKind};
use secondwind::domain::rules::recurrence::came_back;
use unicode_width::UnicodeWidthStr;

use super::harness::Journal;
use sample::{Told, at, lesson, lesson_id, race_id, seasons, used};

const EVENING: &str = "2026-09-28T20:00:00+02:00";

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
}

/// The page over a journal that holds these changes.
fn page(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("v");
    assert!(matches!(journal.state.screen(), Screen::Patterns(_)), "{}", journal.screen());
    journal
}

/// Faded late in the second and the last of four races.
fn faded() -> Vec<Change> {
    [
        Told::of(1, "Spring Half", "2026-03-01").hindered("sleep", 1, 8),
        Told::of(2, "Two Rivers", "2026-05-10").hindered("pacing_fade", 2, 8),
        Told::of(3, "Old Town 10", "2026-06-14").hindered("sleep", 1, 8),
        Told::of(4, "Lidingöloppet", "2026-09-26").hindered("pacing_fade", 3, 8),
    ]
    .iter()
    .map(Told::finished)
    .collect()
}

fn with_lesson(trials: &[(u128, UseVerdict)]) -> Vec<Change> {
    let mut changes = faded();
    changes.push(lesson(1, 2, "pacing_fade", "Eat before the hunger", "2026-05-12"));
    changes.extend(trials.iter().map(|(race, verdict)| used(1, *race, *verdict, "2026-09-27")));
    changes
}

#[test]
fn the_page() {
    let mut journal = page(&[]);
    accept("patterns_empty", (80, 24), &mut journal);
    let mut journal = page(&faded()[..1]);
    accept("patterns_one_race", (80, 24), &mut journal);
    for (columns, rows) in SIZES {
        let mut journal = Journal::holding(EVENING, &seasons()).sized(columns, rows);
        for name in ["patterns", "patterns_time", "patterns_feelings", "patterns_helped"] {
            journal.press("v");
            accept(name, (columns, rows), &mut journal);
        }
    }
    let mut journal = page(&seasons());
    journal.press("end");
    accept("patterns_end", (80, 24), &mut journal);
}

#[test]
fn what_came_back_says_how_often_and_with_which_lesson() {
    let mut journal = page(&with_lesson(&[(3, UseVerdict::Helped), (4, UseVerdict::Forgot)]));
    journal.must_see(&[
        "Faded late, in 2 of your last 4 races",
        "Lidingöloppet, 26 Sep 2026 · Two Rivers, 10 May 2026",
        "“Eat before the hunger”",
        "the lesson from Two Rivers, helped 1 of 1, forgotten once",
        "→ Forgotten the last time.",
    ]);
    journal.press("enter");
    let Screen::Lesson(page) = journal.state.screen() else { panic!("{}", journal.screen()) };
    assert_eq!(page.id, lesson_id(1));
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Patterns(_)));
}

#[test]
fn a_card_calls_for_what_fits() {
    let page_of = |trials: &[(u128, UseVerdict)]| page(&with_lesson(trials));
    page_of(&[]).must_see(&["→ Not used the last time."]);
    page_of(&[(4, UseVerdict::NoHelp)])
        .must_see(&["→ Used the last time, and it did not help.", "helped 0 of 1"]);
    page_of(&[(4, UseVerdict::Helped)]).must_see(&["→ It helped the last time."]);
    let mut later = faded();
    later.push(lesson(1, 4, "pacing_fade", "Eat before the hunger", "2026-09-28"));
    page(&later).must_see(&["→ Written since."]);

    let mut journal = page(&faded());
    journal.must_see(&["→ No lesson for it yet."]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::LessonForm(_)), "{}", journal.screen());

    let mut put_down = faded();
    put_down[3] =
        Told::of(4, "Lidingöloppet", "2026-09-26").hindered("pacing_fade", 3, 1).put_down().finished();
    let mut journal = page(&put_down);
    journal.must_see(&["→ Not yours to change."]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Brief(_)), "{}", journal.screen());
}

#[test]
fn what_stays_away_after_a_lesson_was_used_has_not_come_back_and_is_not_told_as_coming_back() {
    let mut changes: Vec<Change> = [
        Told::of(1, "One", "2026-01-10").hindered("pacing_fade", 3, 6),
        Told::of(2, "Two", "2026-02-10").hindered("pacing_fade", 3, 6),
        Told::of(3, "Three", "2026-03-10").hindered("pacing_fade", 2, 6),
        Told::of(4, "Four", "2026-04-10").hindered("sleep", 1, 6),
        Told::of(5, "Five", "2026-05-10"),
        Told::of(6, "Six", "2026-06-10").helped("support"),
    ]
    .iter()
    .map(Told::finished)
    .collect();
    changes.push(lesson(1, 2, "pacing_fade", "Eat before the hunger", "2026-02-12"));
    changes.push(used(1, 4, UseVerdict::Helped, "2026-04-12"));
    let journal = page(&changes);
    journal.must_see(&["This came back", "Faded late, in 2 of your last 4 races"]);
    changes.push(Told::of(7, "Seven", "2026-07-10").hindered("sleep", 1, 6).finished());
    let mut journal = page(&changes);
    journal.must_see(&[
        "Has not come back",
        "Faded late, not in 4 races since",
        "The last time: Three, 10 Mar 2026",
    ]);
    journal.must_not_see(&["This came back"]);
    journal.press("enter");
    assert!(matches!(journal.state.screen(), Screen::Lesson(_)), "{}", journal.screen());
}

#[test]
fn races_in_which_a_cause_cannot_show_up_do_not_count() {
    let with_kind = |kind: RaceKind| {
        let mut changes =
            vec![Told::of(1, "One", "2026-01-10").hindered("skill", 2, 6).kind(RaceKind::Trail).finished()];
        for number in 2..=5_u128 {
            changes.push(Told::of(number, "Later", &format!("2026-0{number}-10")).kind(kind).finished());
        }
        changes.push(lesson(1, 1, "skill", "One cue downhill", "2026-01-12"));
        changes.push(used(1, 1, UseVerdict::Partly, "2026-01-12"));
        page(&changes)
    };
    with_kind(RaceKind::Trail).must_see(&["Has not come back"]);
    // Technique is known on trails and not on roads.
    with_kind(RaceKind::Road).must_not_see(&["Has not come back"]);
}

#[test]
fn the_views_are_walked_with_one_key_and_back_with_another() {
    let mut journal = page(&seasons());
    for (key, view) in [
        ("v", "‹ Over time ›"),
        ("tab", "‹ Feelings ›"),
        ("right", "‹ What helped ›"),
        ("l", "‹ What comes back ›"),
        ("left", "‹ What helped ›"),
        ("h", "‹ Feelings ›"),
        ("shift-tab", "‹ Over time ›"),
    ] {
        journal.press(key);
        journal.must_see(&[view]);
    }
    journal.choose("Heat and humidity");
    journal.press("enter");
    assert!(journal.is_reading_a_story(), "the last race with it opens: {}", journal.screen());
    journal.must_see(&["Lidingöloppet"]);
    journal.press("esc");
    journal.must_see(&["‹ Over time ›"]);
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
}

#[test]
fn a_click_selects_a_card_and_a_second_one_follows_it() {
    let mut journal = page(&seasons());
    journal.click("Heat and humidity");
    assert!(matches!(journal.state.screen(), Screen::Patterns(_)));
    journal.click("Heat and humidity");
    assert!(matches!(journal.state.screen(), Screen::LessonForm(_)), "{}", journal.screen());
}

#[test]
fn few_races_are_told_as_few_and_put_into_no_order() {
    let mut journal = page(&faded()[..2]);
    journal.must_see(&["Nothing has come back"]);
    journal.press("v");
    journal.must_see(&[
        "2 races so far: too few to tell a habit from a day.",
        "What got in the way   of 2 races",
    ]);
    journal.must_not_see(&["What got in the way most"]);
    let mut journal = page(&faded());
    journal.press("v");
    journal.must_not_see(&["too few"]);
    journal.must_see(&["What got in the way most   of 4 races"]);
}

#[test]
fn a_race_in_the_trash_takes_its_part_along_and_brings_it_back() {
    let mut changes = with_lesson(&[]);
    changes.push(Change::Trash { item: Item::Race(race_id(4)), at: at("2026-09-28") });
    page(&changes).must_not_see(&["This came back"]);
    changes.push(Change::Restore(Item::Race(race_id(4))));
    page(&changes).must_see(&["This came back"]);
}

#[test]
fn a_story_tells_what_came_back_as_it_was_then() {
    let mut changes = with_lesson(&[(4, UseVerdict::NoHelp)]);
    changes.push(Told::of(5, "Winter 10", "2026-09-27").hindered("pacing_fade", 2, 8).finished());
    let mut journal = Journal::holding(EVENING, &changes);
    let story = |journal: &mut Journal, name: &str| {
        journal.press("2");
        journal.choose(name);
        journal.press("enter");
        let page = journal.whole_page();
        journal.press("esc");
        page
    };
    let page = story(&mut journal, "Lidingöloppet");
    assert!(page.contains("↺ came back: 2 of your last 4 races."), "{page}");
    assert!(page.contains("The lesson until then, helped "), "{page}");
    assert!(page.contains("“Eat before the hunger”"), "{page}");
    let page = story(&mut journal, "Two Rivers");
    assert!(!page.contains("came back"), "the first time it had not come back yet: {page}");
    let page = story(&mut journal, "Winter 10");
    assert!(page.contains("↺ came back: 3 of your last 4 races"), "{page}");
}

#[test]
fn a_debrief_tells_quietly_what_came_back_once_it_is_picked() {
    let mut changes = with_lesson(&[]);
    changes.remove(3);
    let mut journal = Journal::holding(EVENING, &changes);
    journal.begin("Full debrief");
    journal.tell_facts("Lidingöloppet", "yesterday", "1");
    journal.go_to("What got in the way, up to three");
    for cause in ["Faded late", "Heat"] {
        journal.press("/");
        journal.type_text(cause);
        journal.press("enter");
    }
    journal.press("tab");
    assert!(journal.question().starts_with("Faded late: how much of this"), "{}", journal.question());
    journal
        .must_see(&["It came back: 2 of your last 4 races, this one", "The lesson for it: “Eat before the"]);
    accept("debrief_came_back", (80, 24), &mut journal);
    journal.go_to("Heat and humidity: how much of this");
    journal.must_not_see(&["It came back"]);
}

#[test]
fn an_older_race_is_held_against_what_was_before_it() {
    let mut journal = Journal::holding(EVENING, &with_lesson(&[]));
    journal.begin("An older race");
    journal.tell_facts("First Marathon", "2026-04-01", "1");
    journal.go_to("If you had to name one thing");
    journal.press("/");
    journal.type_text("Faded late");
    journal.press("enter tab");
    assert!(journal.question().starts_with("Faded late: how much of this"), "{}", journal.question());
    journal.must_not_see(&["It came back"]);
}

#[test]
fn a_cut_off_is_no_finish_among_the_feelings() {
    let race = Told::of(1, "Ridge 50", "2026-05-10").ended(Outcome::CutOff).then("sad", 7).now("peaceful", 4);
    let mut journal = page(&[race.finished()]);
    journal.press("v v");
    journal.must_see(&[
        "did not finish   1 race",
        "On the day    sad 1 of 1, 7.0",
        "Looking back  peaceful 1 of 1, 4.0",
    ]);
    journal.must_see(&["1 race so far: too few"]);
}

#[test]
fn of_many_races_the_last_ones_are_pictured_as_far_as_there_is_room() {
    let races = (0..70_u128).map(|number| {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 11, 3).expect("a day")
            + chrono::TimeDelta::days(9 * i64::try_from(number).expect("small"));
        let told = Told::of(number, &format!("Race {number}"), &day.to_string());
        if number % 9 == 4 { told.hindered("pacing_fade", 2, 6) } else { told.hindered("sleep", 1, 6) }
    });
    let changes: Vec<Change> = races.map(|told| told.finished()).collect();
    let mut journal = page(&changes);
    journal.press("end");
    accept("patterns_many_races", (80, 24), &mut journal);
    journal.resize(200, 60);
    journal.must_see(&["Race by race   the latest at the right", "62 of 70"]);
}

#[test]
fn the_journal_of_real_races_tells_what_the_rule_says() {
    let Some(changes) = reference::told() else { return };
    let content = Content::built_in();
    for (columns, rows) in SIZES {
        let mut journal = Journal::holding(EVENING, &changes).sized(columns, rows);
        journal.press("v");
        let basis = journal.store().patterns().expect("readable");
        let page = journal.whole_page();
        let back = came_back(&basis.races);
        assert!(!back.is_empty(), "{page}");
        for back in back {
            let label = &content.causes.get(&back.cause).expect("a cause of the list").label;
            assert!(page.contains(&format!("{label}, in {}", back.told())), "{label}: {page}");
        }
        for _ in 0..4 {
            journal.press("v");
            assert!(
                journal.screen().lines().all(|line| line.width() <= columns.into()),
                "{}",
                journal.screen()
            );
        }
    }
}
