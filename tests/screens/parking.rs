//! The guard against brooding: parking a thought, what comes back on its day, and what is opened again and again.

use secondwind::app::screens::Screen;
use secondwind::domain::care::Parked;
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{Asked, Item};
use secondwind::domain::id::ParkedId;
use secondwind::domain::race::Outcome;
use uuid::Uuid;

use super::harness::Journal;
use super::life::{EVENING, arc, check_in, day, kept, morning, opened, ordinary, race, run};
use super::snapshots::{accept_all, accept_page};

/// Check-ins of so many days before this one, last first, in which the race goes round so much.
fn loud(values: &[u8]) -> Vec<Change> {
    let asked = Asked { extras: vec![Item::Loop], tags: Vec::new() };
    let days = (1..).zip(values).map(|(days_ago, value)| {
        let mut check_in = check_in(days_ago, [7, 6, 2, 6, 3, 7, 7]);
        check_in.scores.set(Item::Loop, Some(*value));
        kept(check_in)
    });
    let mut changes =
        vec![Change::PutAsked { asked, at: morning(30) }, run(&race("Two Rivers", 9, 42.2, Outcome::Dnf))];
    changes.extend(days);
    changes
}

fn parked(text: &str, until_in_days: u64, about: bool) -> Change {
    Change::Park(Parked {
        id: ParkedId(Uuid::from_u128(0xa00)),
        text: text.to_owned(),
        until: day(0) + chrono::Days::new(until_in_days),
        race: about.then(|| race("Two Rivers", 9, 42.2, Outcome::Dnf).id),
        ended: None,
        written: morning(7),
    })
}

fn waiting(journal: &Journal) -> Vec<(String, String)> {
    let (_, parked) = journal.store().care_log().expect("the care log");
    parked.into_iter().map(|parked| (parked.text, parked.until.to_string())).collect()
}

fn palette(journal: &mut Journal, words: &str) {
    journal.press(":");
    journal.type_text(words);
    journal.press("enter");
}

#[test]
fn a_line_is_parked_for_a_week_and_something_for_the_body_becomes_a_step() {
    let mut journal = Journal::at(EVENING);
    palette(&mut journal, "park it");
    journal.must_see(&["What goes round", "Put down until"]);
    journal.type_text("why I sat down at 30 km");
    journal.press("tab");
    journal.must_see(&["It comes back Wed 5 Aug 2026, in 7 days."]);
    journal.press("enter");
    journal.must_see(&["Parked until Wed 5 Aug 2026", "For the body", "Company", "Talk with a friend"]);
    assert_eq!(waiting(&journal), [("why I sat down at 30 km".to_owned(), "2026-08-05".to_owned())]);
    journal.press("down enter");
    journal.must_see(&["A small step for today: Easy bike or swim."]);
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
    let steps = journal.store().home(day(0)).expect("a home").steps;
    assert_eq!(steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["Easy bike or swim"]);
    journal.press("u u");
    assert_eq!(waiting(&journal), []);
}

#[test]
fn what_is_offered_is_passed_by_one_key_and_an_empty_line_parks_nothing() {
    let mut journal = Journal::at(EVENING);
    palette(&mut journal, "park it");
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
    assert_eq!(waiting(&journal), []);
    palette(&mut journal, "park it");
    journal.type_text("the last climb");
    journal.press("esc");
    journal.must_see(&["some company?"]);
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::Today(_)));
    assert_eq!(waiting(&journal).len(), 1);
    assert_eq!(journal.store().home(day(0)).expect("a home").steps, []);
}

#[test]
fn a_day_is_typed_in_words_and_one_that_cannot_be_read_is_said_and_becomes_a_week() {
    for (typed, until) in [
        ("monday", "2026-08-03"),
        ("3 days", "2026-08-01"),
        ("in 2 weeks", "2026-08-12"),
        ("soonish", "2026-08-05"),
    ] {
        let mut journal = Journal::at(EVENING);
        palette(&mut journal, "park it");
        journal.type_text("the map");
        journal.press("tab");
        journal.type_text(typed);
        if typed == "soonish" {
            journal.must_see(&["! “soonish” cannot be read as a day"]);
        }
        journal.press("enter");
        assert_eq!(waiting(&journal), [("the map".to_owned(), until.to_owned())], "{typed}");
    }
}

#[test]
fn with_an_open_arc_what_is_taken_is_noted_for_it() {
    let mut changes = ordinary(30, 10);
    changes.push(opened(arc(secondwind::domain::arc::ArcKind::Injury, "left calf", 5)));
    let mut journal = Journal::holding(EVENING, &changes);
    palette(&mut journal, "park it");
    journal.type_text("the kerb");
    journal.press("esc enter");
    journal.must_see(&["For today: Walk. Later Today asks whether it helped."]);
    let tries = journal.store().history(None).expect("a history").tries;
    assert_eq!((tries.len(), tries[0].what.as_str(), tries[0].day), (1, "walk", day(0)));
}

#[test]
fn three_loud_check_ins_of_five_offer_it_on_today_and_one_key_puts_that_away() {
    let row = "It goes round a lot. Put it down until a day?";
    let quiet = Journal::holding(EVENING, &loud(&[8, 2, 9, 1, 6]));
    quiet.must_not_see(&[row]);
    let mut journal = Journal::holding(EVENING, &loud(&[8, 2, 9, 1, 7]));
    journal.must_see(&[row]);
    journal.choose(row);
    journal.press("z");
    journal.must_not_see(&[row]);
    journal.press("u");
    journal.must_see(&[row]);
    journal.choose(row);
    journal.press("enter");
    journal.must_see(&["It goes round a lot these days.", "It is kept with Two Rivers."]);
    journal.type_text("the cut-off");
    journal.press("esc esc");
    journal.must_not_see(&[row]);
    let (_, parked) = journal.store().care_log().expect("the care log");
    assert_eq!(parked[0].race, Some(race("Two Rivers", 9, 42.2, Outcome::Dnf).id));
    // It is left alone for a week, whatever became of the thought.
    journal.press("u");
    journal.must_see(&[row]);
}

#[test]
fn right_after_a_check_in_that_says_so_it_is_offered_and_one_key_passes_it_for_a_week() {
    let mut journal = Journal::holding(EVENING, &loud(&[8, 2, 9, 1]));
    journal.press("c 7 6 2 6 3 7 7 8 enter");
    journal.must_see(&["It goes round a lot these days.", "Checked in: the check-in of today."]);
    journal.press("esc");
    journal.must_see(&["Not now. It is not offered again for a week"]);
    journal.must_not_see(&["Put it down until a day?"]);
    journal.later("1 day");
    journal.press("c 7 6 2 6 3 7 7 9 enter");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
    // One that is quiet offers nothing.
    let mut journal = Journal::holding(EVENING, &loud(&[8, 2, 9, 8]));
    journal.press("c 7 6 2 6 3 7 7 2 enter");
    assert!(matches!(journal.state.screen(), Screen::Today(_)), "{}", journal.screen());
}

#[test]
fn on_its_day_the_line_comes_back_and_one_key_lets_it_go_or_parks_it_again() {
    let early = Journal::holding(EVENING, &[parked("the kerb at 30 km", 1, false)]);
    early.must_not_see(&["the kerb at 30 km"]);
    let mut changes = vec![run(&race("Two Rivers", 9, 42.2, Outcome::Dnf))];
    changes.push(parked("the kerb at 30 km", 0, true));
    let mut journal = Journal::holding(EVENING, &changes);
    let row = "Parked until now: “the kerb at 30 km”";
    journal.must_see(&[row, "parked 7 days ago"]);
    journal.choose(row);
    journal.must_see(&["let it go", "in a week"]);
    journal.press("enter");
    assert!(journal.is_reading_a_story());
    journal.press("esc");
    journal.choose(row);
    journal.press("z");
    journal.must_see(&["Parked until Wed 5 Aug 2026: the kerb at 30 km"]);
    journal.must_not_see(&[row]);
    journal.press("u");
    journal.must_see(&[row]);
    journal.choose(row);
    journal.press("x");
    journal.must_see(&["Let go: the kerb at 30 km"]);
    journal.must_not_see(&[row]);
    assert_eq!(waiting(&journal), []);
    journal.press("u");
    journal.must_see(&[row]);
}

#[test]
fn a_story_parks_what_is_about_its_race() {
    let mut journal = Journal::holding(EVENING, &[run(&race("Two Rivers", 9, 42.2, Outcome::Dnf))]);
    journal.press("2 enter");
    palette(&mut journal, "park it");
    journal.must_see(&["It is kept with Two Rivers."]);
    journal.type_text("the cut-off");
    journal.press("esc esc");
    assert!(journal.is_reading_a_story());
    let (_, parked) = journal.store().care_log().expect("the care log");
    assert!(parked[0].race.is_some());
}

#[test]
fn the_pages_of_parking_as_they_are_drawn() {
    let mut journal = Journal::holding(EVENING, &loud(&[8, 2, 9, 1, 7]));
    journal.choose("It goes round a lot");
    journal.press("enter");
    journal.type_text("the cut-off at the second dam");
    accept_page("park", (60, 18), &mut journal);
    accept_page("park", (80, 24), &mut journal);
    journal.press("esc");
    accept_all("park_afterwards", &mut journal);
    let mut changes = loud(&[8, 2, 9, 1, 7]);
    changes.push(parked("the kerb at 30 km", 0, true));
    let mut journal = Journal::holding(EVENING, &changes);
    journal.choose("Parked until now");
    accept_page("today_parked", (80, 24), &mut journal);
}
