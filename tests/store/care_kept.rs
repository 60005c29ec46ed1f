//! What looks after the runner, parked thoughts, what was put away, and what was opened again.

use secondwind::domain::care::{CareDone, CareItem, Parked, QuietOffer};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::check_in::{CheckIn, Item as Asked};
use secondwind::domain::id::{CareDoneId, CareItemId, CheckInId, ParkedId};
use secondwind::store::Store;
use uuid::Uuid;

use super::sample::{Place, day, debrief_id, evening, race, race_id};

fn item(number: u128, name: &str, every_days: Option<u16>) -> CareItem {
    let id = CareItemId(Uuid::from_u128(0x7000 + number));
    CareItem { id, name: name.to_owned(), every_days, note: String::new(), written: evening(1) }
}

fn put(item: &CareItem, base: Option<&CareItem>) -> Change {
    Change::PutCare { item: Box::new(item.clone()), base: base.cloned().map(Box::new) }
}

fn done(number: u128, item: &CareItem, on: &str) -> CareDone {
    CareDone {
        id: CareDoneId(Uuid::from_u128(0x7100 + number)),
        item: item.id,
        day: day(on),
        written: evening(2),
    }
}

fn parked(number: u128, text: &str, until: &str) -> Parked {
    Parked {
        id: ParkedId(Uuid::from_u128(0x7200 + number)),
        text: text.to_owned(),
        until: day(until),
        race: None,
        ended: None,
        written: evening(1),
    }
}

fn log(store: &Store) -> Vec<(String, Option<u16>, Vec<String>)> {
    let (rows, _) = store.care_log().expect("readable");
    let told = |row: secondwind::domain::care::CareRow| {
        let days = row.done.iter().map(|done| done.day.to_string()).collect();
        (row.item.name, row.item.every_days, days)
    };
    rows.into_iter().map(told).collect()
}

#[test]
fn what_is_kept_comes_back_as_it_was_written_last_day_first() {
    let place = Place::new();
    let mut store = place.open();
    let mut strength = item(1, "strength", Some(7));
    strength.note = "the band behind the sofa".to_owned();
    let blood = item(2, "blood tests", None);
    let first = done(1, &strength, "2026-05-02");
    store
        .apply(&[
            put(&strength, None),
            put(&blood, None),
            Change::PutCareDone(first.clone()),
            Change::PutCareDone(done(2, &strength, "2026-05-20")),
            Change::PutCareDone(done(3, &strength, "2026-05-11")),
        ])
        .expect("saved");
    drop(store);
    let mut store = place.open();
    let days = ["2026-05-20", "2026-05-11", "2026-05-02"].map(str::to_owned).to_vec();
    assert_eq!(
        log(&store),
        [("strength".to_owned(), Some(7), days), ("blood tests".to_owned(), None, Vec::new())]
    );
    let (rows, _) = store.care_log().expect("readable");
    assert_eq!((&rows[0].item, &rows[0].done[2]), (&strength, &first));
    // On Today only what is wanted is told, with its last day.
    let home = store.home(day("2026-05-24")).expect("readable");
    assert_eq!(home.wanted, [(strength.clone(), Some(day("2026-05-20")))]);
    store.apply(&[Change::DropCareDone(CareDoneId(Uuid::from_u128(0x7102)))]).expect("saved");
    let home = store.home(day("2026-05-24")).expect("readable");
    assert_eq!(home.wanted, [(strength, Some(day("2026-05-11")))]);
}

#[test]
fn two_windows_change_one_item_and_both_changes_stay() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let was = item(1, "strength", Some(7));
    one.apply(&[put(&was, None)]).expect("saved");
    one.apply(&[put(&CareItem { every_days: Some(4), ..was.clone() }, Some(&was))]).expect("saved");
    let noted = CareItem { note: "Tuesdays".to_owned(), ..was.clone() };
    other.apply(&[put(&noted, Some(&was))]).expect("saved");
    let (rows, _) = one.care_log().expect("readable");
    assert_eq!(rows[0].item, CareItem { every_days: Some(4), ..noted });
    // Done in both on one day: it is noted twice, and neither is lost.
    one.apply(&[Change::PutCareDone(done(1, &was, "2026-05-03"))]).expect("saved");
    other.apply(&[Change::PutCareDone(done(2, &was, "2026-05-03"))]).expect("saved");
    assert_eq!(one.care_log().expect("readable").0[0].done.len(), 2);
}

#[test]
fn an_item_goes_to_the_trash_with_its_days_and_comes_back_with_them() {
    let mut store = Store::in_memory().expect("opens");
    let strength = item(1, "strength", Some(7));
    store
        .apply(&[put(&strength, None), Change::PutCareDone(done(1, &strength, "2026-05-03"))])
        .expect("saved");
    let in_trash = Item::Care(strength.id);
    store.apply(&[Change::Trash { item: in_trash, at: evening(4) }]).expect("saved");
    assert_eq!(log(&store), []);
    assert_eq!(store.home(day("2026-05-24")).expect("readable").wanted, []);
    let told: Vec<_> =
        store.trash().expect("readable").into_iter().map(|row| (row.item, row.label)).collect();
    assert_eq!(told, [(in_trash, "strength".to_owned())]);
    store.apply(&[Change::Restore(in_trash)]).expect("saved");
    assert_eq!(log(&store), [("strength".to_owned(), Some(7), vec!["2026-05-03".to_owned()])]);
    store.apply(&[Change::Trash { item: in_trash, at: evening(4) }, Change::EmptyTrash]).expect("saved");
    assert_eq!(log(&store), []);
    // What was done for an item that is gone for good is kept nowhere.
    store.apply(&[Change::PutCareDone(done(2, &strength, "2026-05-04"))]).expect("saved");
    store.apply(&[Change::Restore(in_trash)]).expect("saved");
    assert_eq!(log(&store), []);
}

#[test]
fn a_parked_thought_waits_is_put_off_let_go_and_taken_back() {
    let mut store = Store::in_memory().expect("opens");
    let (late, soon) =
        (parked(1, "the last aid station", "2026-06-08"), parked(2, "what Jo said", "2026-05-30"));
    let late = Parked { race: Some(race_id(1)), ..late };
    let run = Change::PutRace { race: Box::new(race(1, "2026-05-01")), base: None };
    store.apply(&[run, Change::Park(late.clone()), Change::Park(soon.clone())]).expect("saved");
    let waiting = |store: &Store| store.home(day("2026-05-24")).expect("readable").parked;
    assert_eq!(waiting(&store), [soon.clone(), late.clone()]);
    let again = Parked { until: day("2026-06-20"), ..soon.clone() };
    store.apply(&[Change::Park(again.clone())]).expect("saved");
    assert_eq!(waiting(&store), [late.clone(), again.clone()]);
    store.apply(&[Change::Park(Parked { ended: Some(evening(30)), ..late.clone() })]).expect("saved");
    assert_eq!(waiting(&store), std::slice::from_ref(&again));
    store.apply(&[Change::Park(late.clone())]).expect("saved");
    assert_eq!(waiting(&store), [late.clone(), again.clone()]);
    store.apply(&[Change::Trash { item: Item::Parked(again.id), at: evening(30) }]).expect("saved");
    assert_eq!(waiting(&store), std::slice::from_ref(&late));
    // A thought outlives its race, which is gone for good.
    store
        .apply(&[Change::Trash { item: Item::Race(race_id(1)), at: evening(30) }, Change::EmptyTrash])
        .expect("saved");
    assert_eq!(waiting(&store), [Parked { race: None, ..late }]);
}

#[test]
fn what_is_put_away_is_known_by_its_day_until_that_is_taken_back() {
    let mut store = Store::in_memory().expect("opens");
    let put_off = |offer, on: Option<&str>| Change::PutOfferOff { offer, on: on.map(day), at: evening(1) };
    let known = |store: &Store| store.home(day("2026-05-24")).expect("readable").history.quiet_offers;
    assert_eq!(known(&store), []);
    store
        .apply(&[
            put_off(QuietOffer::ParkIt, Some("2026-05-20")),
            put_off(QuietOffer::CareLog, Some("2026-05-22")),
        ])
        .expect("saved");
    assert_eq!(
        known(&store),
        [(QuietOffer::CareLog, day("2026-05-22")), (QuietOffer::ParkIt, day("2026-05-20"))]
    );
    store.apply(&[put_off(QuietOffer::CareLog, None)]).expect("saved");
    assert_eq!(known(&store), [(QuietOffer::ParkIt, day("2026-05-20"))]);
}

#[test]
fn openings_are_told_last_first_and_of_a_debrief_that_is_not_there_nothing_is_kept() {
    let mut store = Store::in_memory().expect("opens");
    let race = race(1, "2026-05-01");
    let harvest = super::sample::harvest(1, race.clone());
    store.apply(&[Change::Finish(Box::new(harvest))]).expect("saved");
    let open = |debrief, on| Change::Reopen { debrief, at: evening(on) };
    store.apply(&[open(debrief_id(1), 3), open(debrief_id(1), 5), open(debrief_id(9), 6)]).expect("saved");
    let known = store.background(race.id, debrief_id(1)).expect("readable").reopened;
    assert_eq!(known, [evening(5), evening(3)]);
    assert!(store.background(race.id, debrief_id(9)).expect("readable").reopened.is_empty());
}

#[test]
fn a_debrief_is_told_of_the_weeks_before_the_last_check_in() {
    let mut store = Store::in_memory().expect("opens");
    let check_in = |number: u128, on: &str| {
        let mut check_in = CheckIn::new(CheckInId(Uuid::from_u128(number)), day(on), evening(1));
        check_in.scores.set(Asked::Choice, Some(2));
        Change::PutCheckIn { check_in: Box::new(check_in), base: None }
    };
    let told = |store: &Store| {
        let lately = store.background(race_id(1), debrief_id(1)).expect("readable").lately;
        lately.check_ins.iter().map(|check_in| check_in.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(&store), Vec::<String>::new());
    store
        .apply(&[check_in(1, "2025-12-01"), check_in(2, "2026-03-01"), check_in(3, "2026-05-20")])
        .expect("saved");
    assert_eq!(told(&store), ["2026-03-01", "2026-05-20"]);
}
