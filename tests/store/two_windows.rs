//! Two windows on one journal.

use std::time::Duration;

use secondwind::domain::arc::{ArcKind, RecoveryArc};
use secondwind::domain::change::Change;
use secondwind::domain::race::Race;
use secondwind::domain::units::Seconds;
use secondwind::store::{Claim, Store, WriteError};

use crate::sample::{Place, after, arc, check_ins, day, debrief, debrief_id, put_race, race, race_id};

fn edit(base: &Race, edited: Race) -> Change {
    Change::PutRace { race: Box::new(edited), base: Some(Box::new(base.clone())) }
}

fn edit_arc(base: &RecoveryArc, edited: RecoveryArc) -> Change {
    Change::PutArc { arc: Box::new(edited), base: Some(Box::new(base.clone())) }
}

fn the_arc(store: &Store) -> RecoveryArc {
    store.history(None).expect("readable").arcs.remove(0)
}

fn open_elsewhere(store: &Store) -> bool {
    let home = store.home(day("2026-05-12")).expect("readable");
    let told = home.drafts[0].open_elsewhere;
    assert_eq!(store.open_elsewhere(debrief_id(1)), Ok(told));
    let (debrief, _) = store.debrief(debrief_id(1)).expect("readable").expect("there");
    assert_eq!(debrief.open_in.is_some_and(|window| window != store.window()), told);
    told
}

#[test]
fn edits_of_different_fields_in_two_windows_are_both_kept() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let base = race(1, "2026-05-09");
    one.apply(&[put_race(base.clone())]).expect("saved");

    let mut named = base.clone();
    named.name = "Göteborgsvarvet".to_owned();
    let mut timed = base.clone();
    timed.official = Some(Seconds(7_200.0));
    one.apply(&[edit(&base, named)]).expect("saved");
    two.apply(&[edit(&base, timed)]).expect("saved");

    let told = one.race_story(race_id(1)).expect("readable").expect("there");
    assert_eq!(told.race.name, "Göteborgsvarvet");
    assert_eq!(told.race.official, Some(Seconds(7_200.0)));
}

#[test]
fn edits_of_different_fields_of_an_arc_in_two_windows_are_both_kept() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let start = day("2026-05-10");
    one.apply(&check_ins(start, -42..=-1, 7)).expect("saved");
    one.apply(&[Change::OpenArc(Box::new(arc(1, ArcKind::Injury, start)))]).expect("saved");
    let base = the_arc(&one);

    let named = RecoveryArc { name: "Achilles".to_owned(), ..base.clone() };
    let ran = RecoveryArc { first_easy_run: Some(day("2026-05-20")), ..base.clone() };
    let moved = RecoveryArc { start: after(start, -3), ..base.clone() };
    let noted = RecoveryArc { note: "slowly".to_owned(), put_down: Some(day("2026-05-25")), ..base.clone() };
    one.apply(&[edit_arc(&base, named.clone()), edit_arc(&base, moved)]).expect("saved");
    two.apply(&[edit_arc(&base, ran), edit_arc(&base, noted)]).expect("saved");
    // A field that was set and is taken back again in one window leaves the others alone, too.
    one.apply(&[edit_arc(&named, base.clone())]).expect("saved");

    let told = the_arc(&one);
    assert_eq!((told.name.as_str(), told.note.as_str()), ("Arc 1", "slowly"));
    assert_eq!((told.first_easy_run, told.put_down), (Some(day("2026-05-20")), Some(day("2026-05-25"))));
    assert_eq!(told.start, day("2026-05-07"));
    // The usual is that of the days before the new first day, whatever the other window held.
    assert_eq!(told.baseline.body.and_then(|usual| usual.last), Some(day("2026-05-06")));
}

#[test]
fn an_edit_of_an_arc_that_was_ended_elsewhere_keeps_the_words() {
    let mut store = Store::in_memory().expect("opens");
    let base = RecoveryArc { races: vec![race_id(1)], ..arc(1, ArcKind::SetbackRace, day("2026-05-09")) };
    let edited = RecoveryArc { note: "rain all day".to_owned(), ..base.clone() };
    store.apply(&[put_race(race(1, "2026-05-09")), edit_arc(&base, edited.clone())]).expect("saved");
    assert_eq!(the_arc(&store), RecoveryArc { by_hand: vec![race_id(1)], ..edited });
}

#[test]
fn a_finish_keeps_the_fields_that_another_window_has_set_meanwhile() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let base = race(1, "2026-05-09");
    one.apply(&[put_race(base.clone())]).expect("saved");
    let mut noted = base.clone();
    noted.notes = "rain all day".to_owned();
    two.apply(&[edit(&base, noted)]).expect("saved");
    let mut harvest = crate::sample::harvest(1, Race { effort: Some(8), ..base.clone() });
    harvest.race_before = Some(base);
    one.apply(&[Change::Finish(Box::new(harvest))]).expect("saved");
    let told = two.race_story(race_id(1)).expect("readable").expect("there");
    assert_eq!(told.race.notes, "rain all day");
    assert_eq!(told.race.effort, Some(8));
}

#[test]
fn an_edit_of_a_race_that_was_ended_elsewhere_keeps_the_words() {
    let mut store = Store::in_memory().expect("opens");
    let base = race(1, "2026-05-09");
    let edited = Race { notes: "rain all day".to_owned(), ..base.clone() };
    store.apply(&[edit(&base, edited.clone())]).expect("saved");
    let told = store.race_story(race_id(1)).expect("readable").expect("there");
    assert_eq!(told.race, edited);
}

#[test]
fn a_write_of_another_window_is_noticed_once_and_an_own_one_never() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    assert_eq!(one.changed_elsewhere(), Ok(false));
    two.apply(&[put_race(race(1, "2026-05-09"))]).expect("saved");
    assert_eq!(one.changed_elsewhere(), Ok(true));
    assert_eq!(one.changed_elsewhere(), Ok(false));
    assert_eq!(two.changed_elsewhere(), Ok(false));
}

#[test]
fn a_debrief_open_in_one_window_is_seen_in_the_other_until_that_window_is_gone() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    one.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    assert!(!open_elsewhere(&two));
    assert_eq!(one.claim_debrief(debrief_id(1)), Ok(Claim::Here));
    assert!(open_elsewhere(&two));
    assert!(!open_elsewhere(&one));
    assert_eq!(two.claim_debrief(debrief_id(1)), Ok(Claim::Elsewhere(one.window())));
    drop(one);
    assert!(!open_elsewhere(&two));
    assert_eq!(two.claim_debrief(debrief_id(1)), Ok(Claim::Here));
}

#[test]
fn a_released_debrief_is_free() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    one.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    assert_eq!(one.claim_debrief(debrief_id(1)), Ok(Claim::Here));
    two.release_debrief(debrief_id(1)).expect("nothing to release");
    assert!(open_elsewhere(&two), "only its own window can release it");
    one.release_debrief(debrief_id(1)).expect("released");
    assert!(!open_elsewhere(&two));
    assert_eq!(two.claim_debrief(debrief_id(1)), Ok(Claim::Here));
}

#[test]
fn a_claim_is_noticed_once_and_made_again_not_at_all() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    one.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    assert_eq!(two.changed_elsewhere(), Ok(true));
    one.claim_debrief(debrief_id(1)).expect("claimed");
    assert_eq!(two.changed_elsewhere(), Ok(true));
    one.claim_debrief(debrief_id(1)).expect("claimed");
    two.claim_debrief(debrief_id(1)).expect("answered");
    two.home(day("2026-05-12")).expect("readable");
    assert_eq!(two.changed_elsewhere(), Ok(false));
    assert_eq!(one.changed_elsewhere(), Ok(false));
}

#[test]
fn writing_a_debrief_leaves_its_claim() {
    let place = Place::new();
    let (mut one, two) = (place.open(), place.open());
    let draft = Change::PutDebrief(debrief(1, race_id(1)));
    one.apply(std::slice::from_ref(&draft)).expect("saved");
    one.claim_debrief(debrief_id(1)).expect("claimed");
    one.apply(&[draft]).expect("saved");
    assert!(open_elsewhere(&two));
}

#[test]
fn the_lock_that_a_killed_window_left_behind_claims_nothing_and_is_removed() {
    let place = Place::new();
    let mut one = place.open();
    let mut two = place.open();
    one.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    one.claim_debrief(debrief_id(1)).expect("claimed");
    let locks = place.path().with_file_name("windows");
    let left = locks.join(format!("{}.lock", one.window()));
    assert!(left.exists());
    // A killed process leaves its file and its mark in the journal, but not its lock.
    drop(one);
    std::fs::write(&left, "").expect("written");

    assert!(!open_elsewhere(&two));
    assert_eq!(two.claim_debrief(debrief_id(1)), Ok(Claim::Here));
    assert!(!left.exists());
}

#[test]
fn no_lock_is_made_before_something_is_claimed() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&[Change::PutDebrief(debrief(1, race_id(1)))]).expect("saved");
    store.home(day("2026-05-12")).expect("readable");
    assert!(!place.path().with_file_name("windows").exists());
}

#[test]
fn a_claim_on_a_debrief_that_is_not_there_is_refused() {
    let mut store = Store::in_memory().expect("opens");
    assert_eq!(store.claim_debrief(debrief_id(1)), Err(WriteError::NoSuchDebrief(debrief_id(1))));
}

#[test]
fn a_journal_that_another_program_holds_gives_locked_and_takes_the_words_afterwards() {
    let place = Place::new();
    let mut store = place.open();
    store.wait_for_others(Duration::from_millis(20)).expect("set");
    let other = rusqlite::Connection::open(place.path()).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let change = [put_race(race(1, "2026-05-09"))];
    assert_eq!(store.apply(&change), Err(WriteError::Locked));
    assert_eq!(store.race_page(0, 1).expect("reading goes on").total, 0);
    other.execute_batch("ROLLBACK").expect("freed");
    assert_eq!(store.apply(&change), Ok(()));
}

#[test]
fn two_windows_that_make_the_journal_at_the_same_time_both_open_it() {
    let place = Place::new();
    let path = place.path();
    std::thread::scope(|scope| {
        let windows = [0, 1, 2, 3].map(|_| scope.spawn(|| Store::open(&path)));
        for window in windows {
            let store = window.join().expect("no panic").expect("opens");
            assert_eq!(store.race_page(0, 1).expect("readable").total, 0);
        }
    });
}
