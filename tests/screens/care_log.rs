//! The care log: what is kept, when it was done, and what could be taken up.

use secondwind::app::screens::Screen;
use secondwind::domain::care::{CareDone, CareItem};
use secondwind::domain::change::Change;
use secondwind::domain::id::{CareDoneId, CareItemId};
use uuid::Uuid;

use super::harness::Journal;
use super::life::{EVENING, day, morning};
use super::snapshots::{accept_all, accept_page};

fn item(number: u128, name: &str, every_days: Option<u16>, note: &str) -> CareItem {
    CareItem {
        id: CareItemId(Uuid::from_u128(0x900 + number)),
        name: name.to_owned(),
        every_days,
        note: note.to_owned(),
        written: morning(100),
    }
}

fn kept(item: &CareItem, days_ago: &[u64]) -> Vec<Change> {
    let done = days_ago.iter().map(|ago| {
        Change::PutCareDone(CareDone {
            id: CareDoneId(Uuid::from_u128(item.id.0.as_u128() * 0x1000 + u128::from(*ago))),
            item: item.id,
            day: day(*ago),
            written: morning(*ago),
        })
    });
    let put = Change::PutCare { item: Box::new(item.clone()), base: None };
    std::iter::once(put).chain(done).collect()
}

fn sample() -> Vec<Change> {
    [
        kept(&item(1, "strength", Some(7), "the band behind the sofa"), &[24, 31, 40]),
        kept(&item(2, "sleep routine", Some(1), ""), &[0, 1, 2, 4]),
        kept(&item(3, "blood tests", Some(365), "ferritin was low last time"), &[380]),
        kept(&item(4, "bodywork (physio, massage, chiropractic)", Some(42), ""), &[]),
        kept(&item(5, "time with people", None, ""), &[3]),
    ]
    .concat()
}

fn opened(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("6 C");
    assert!(matches!(journal.state.screen(), Screen::CareLog(_)), "{}", journal.screen());
    journal
}

fn log(journal: &Journal) -> Vec<(String, Option<u16>, usize)> {
    let (rows, _) = journal.store().care_log().expect("the care log");
    rows.into_iter().map(|row| (row.item.name, row.item.every_days, row.done.len())).collect()
}

#[test]
fn an_empty_log_says_which_key_takes_something_up_and_one_key_takes_it_up() {
    let mut journal = opened(&[]);
    journal.must_see(&[
        "Nothing is kept here yet.",
        "Enter takes up what is selected; + writes something of your own.",
        "+ sleep routine",
        "+ time with people",
    ]);
    journal.press("enter");
    journal.must_see(&["Kept: sleep routine. x says that it was done today", "never yet"]);
    journal.must_not_see(&["+ sleep routine", "Nothing is kept here yet."]);
    assert_eq!(log(&journal), [("sleep routine".to_owned(), None, 0)]);
    journal.press("u");
    assert_eq!(log(&journal), []);
    journal.must_see(&["+ sleep routine"]);
}

#[test]
fn the_most_overdue_stands_first_and_nothing_is_red() {
    let journal = opened(&sample());
    let rows = [
        "24 / 7  17 days over",
        "blood tests",
        "bodywork (physio, massage, ",
        "sleep routine   ",
        "time with people   ",
    ];
    let places: Vec<u16> = rows.iter().filter_map(|row| journal.find(row).map(|found| found.1)).collect();
    assert_eq!(places.len(), rows.len(), "{}", journal.screen());
    assert!(places.is_sorted(), "{}", journal.screen());
    journal.must_see(&["5 Jul", "never yet            – / 42", "380 / 365  15 days over", "0 / 1  in 1 day"]);
}

#[test]
fn one_key_says_done_today_and_the_same_key_takes_that_back() {
    let mut journal = opened(&sample());
    journal.press("x");
    journal.must_see(&["Done today: strength.", "today                 0 / 7  in 7 days"]);
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 4)));
    journal.press("x");
    journal.must_see(&["Taken back: strength, today.", "24 / 7"]);
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 3)));
    journal.press("u");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 4)));
}

#[test]
fn another_day_is_typed_and_a_day_ahead_or_no_day_at_all_says_so() {
    let mut journal = opened(&sample());
    journal.press("o");
    journal.must_see(&["When was it done? strength", "yesterday, 3 days ago"]);
    journal.type_text("tomorrow");
    journal.press("enter");
    journal.must_see(&["is still ahead"]);
    journal.press("ctrl-u");
    journal.type_text("3 days");
    journal.press("enter");
    journal.must_see(&["Done 3 days ago: strength.", "3 / 7  in 4 days"]);
    journal.press("o");
    journal.type_text("3 days ago");
    journal.press("enter");
    journal.must_see(&["That day is noted already: 3 days ago."]);
    journal.press("o esc");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 4)));
    journal.press("u");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 3)));
}

#[test]
fn enter_lists_the_days_and_one_of_them_can_be_taken_back() {
    let mut journal = opened(&sample());
    journal.press("enter");
    journal.must_see(&["done 3 times", "· Sun 5 Jul 2026", "· Sun 28 Jun 2026", "· Fri 19 Jun 2026"]);
    journal.press("down down d");
    journal.must_see(&["Taken back: strength"]);
    journal.must_not_see(&["· Sun 28 Jun 2026"]);
    journal.press("u");
    journal.must_see(&["· Sun 28 Jun 2026"]);
    journal.press("enter");
    journal.must_not_see(&["· Sun 28 Jun 2026"]);
}

#[test]
fn the_form_writes_an_own_thing_and_changes_one_that_is_there() {
    let mut journal = opened(&sample());
    journal.press("+");
    journal.type_text("iron");
    journal.press("tab");
    journal.type_text("2 weeks");
    journal.press("tab");
    journal.type_text("with orange juice");
    journal.press("ctrl-s");
    journal.must_see(&["Kept: iron", "with orange juice"]);
    assert!(log(&journal).contains(&("iron".to_owned(), Some(14), 0)));
    journal.press("u");
    journal.must_not_see(&["with orange juice"]);
    // The number of days comes first where one is there, and half of a word is no number.
    journal.press("g e");
    journal.press("ctrl-u");
    journal.type_text("often");
    journal.must_see(&["! Days from 1 to 3650"]);
    journal.press("esc");
    journal.must_see(&["Wanted every was left as it was"]);
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 3)));
    journal.press("e ctrl-u");
    journal.type_text("10");
    journal.press("esc");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(10), 3)));
    journal.press("u");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 3)));
}

#[test]
fn a_form_without_a_name_says_so_once_and_loses_nothing_by_one_key() {
    let mut journal = opened(&[]);
    journal.press("+ tab");
    journal.type_text("7");
    journal.press("esc");
    journal.must_see(&["it needs a name"]);
    journal.press("esc");
    assert!(matches!(journal.state.screen(), Screen::CareLog(_)));
    assert_eq!(log(&journal), []);
}

#[test]
fn delete_moves_to_the_trash_and_undo_brings_it_back_with_its_days() {
    let mut journal = opened(&sample());
    journal.press("d");
    journal.must_see(&["In the trash: strength.", "+ strength"]);
    assert_eq!(log(&journal).len(), 4);
    journal.press("u");
    assert!(log(&journal).contains(&("strength".to_owned(), Some(7), 3)));
}

#[test]
fn today_has_one_quiet_row_that_can_be_answered_or_put_away_for_a_week() {
    let mut journal = Journal::holding(EVENING, &sample());
    let row = "Care log: strength, wanted every 7 days";
    journal.must_see(&[row, "last 5 Jul"]);
    journal.must_not_see(&["blood tests"]);
    journal.choose("Care log: strength");
    journal.press("z");
    journal.must_not_see(&[row]);
    journal.press("u");
    journal.must_see(&[row]);
    journal.press("z");
    journal.later("6 days");
    journal.must_not_see(&[row]);
    journal.later("1 day");
    journal.must_see(&[row]);
    journal.choose("Care log: strength");
    journal.press("x");
    journal.must_see(&["Done today: strength."]);
    journal.must_not_see(&[row]);
}

#[test]
fn another_window_sees_what_was_done_in_this_one() {
    let mut one = Journal::on_disk(EVENING);
    let mut other = one.another_window();
    one.press("6 C enter");
    one.tick();
    other.press("6 C");
    other.must_see(&["sleep routine"]);
    other.press("x");
    other.tick();
    one.press("down up");
    one.must_see(&["today"]);
    assert_eq!(log(&one), [("sleep routine".to_owned(), None, 1)]);
}

#[test]
fn the_pages_of_the_care_log_as_they_are_drawn() {
    let mut journal = opened(&sample());
    journal.press("enter");
    accept_all("care_log", &mut journal);
    journal.press("o");
    journal.type_text("never");
    journal.press("enter");
    accept_page("care_log_day", (60, 18), &mut journal);
    accept_page("care_log_day", (80, 24), &mut journal);
    let mut journal = opened(&sample());
    journal.press("e");
    accept_page("care_form", (80, 24), &mut journal);
    accept_page("care_log_empty", (80, 24), &mut opened(&[]));
}
