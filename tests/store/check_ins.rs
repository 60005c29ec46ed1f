//! Check-ins: written, edited, written twice, thrown away.

use secondwind::domain::change::{Change, Item as Thing};
use secondwind::domain::check_in::{Asked, CheckIn, Illness, Item, Pain, Scores, Standing, Tag, Trained};
use secondwind::domain::rules::reckoning::Reckoning;
use secondwind::domain::story::TrashRow;
use secondwind::store::Store;

use crate::sample::{Place, check_in, check_in_id, day, evening, evening_of, put_check_in, stamp, trash};

/// A check-in of which no field has its empty value, each item with a number of its own.
fn full_check_in() -> CheckIn {
    let mut scores = Scores::default();
    for (item, value) in Item::ALL.iter().zip(0..) {
        scores.set(*item, Some(value));
    }
    CheckIn {
        id: check_in_id(1),
        day: day("2026-05-09"),
        standing: Standing::Later,
        scores,
        ill: Some(Illness::AboveNeck),
        trained: Some(Trained::Other),
        minutes: Some(95),
        effort: Some(7),
        cycle: "day 12".to_owned(),
        pain: Pain {
            site: "left Achilles".to_owned(),
            changes_gait: Some(false),
            at_rest: Some(true),
            on_bone: Some(false),
        },
        note: "Slept badly, ran well \u{1f3c3}".to_owned(),
        written: stamp("2026-05-10T06:12:13.000456-03:00"),
    }
}

fn all(store: &Store) -> Vec<CheckIn> {
    store.history(None).expect("readable").check_ins
}

#[test]
fn every_field_of_a_check_in_comes_back_as_it_was() {
    let place = Place::new();
    let full = full_check_in();
    place.open().apply(&[put_check_in(full.clone())]).expect("saved");
    assert_eq!(all(&place.open()), [full]);
}

#[test]
fn an_empty_check_in_comes_back_empty() {
    let mut store = Store::in_memory().expect("opens");
    let empty = CheckIn::new(check_in_id(1), day("2026-05-09"), evening(9));
    store.apply(&[put_check_in(empty.clone())]).expect("saved");
    assert_eq!(all(&store), [empty]);
}

#[test]
fn every_word_of_a_check_in_is_kept() {
    let mut store = Store::in_memory().expect("opens");
    let base = check_in(1, day("2026-05-09"), 6, 6);
    let mut told = Vec::new();
    for ill in Illness::ALL {
        told.push(CheckIn { ill: Some(*ill), ..base.clone() });
    }
    for trained in Trained::ALL {
        told.push(CheckIn { trained: Some(*trained), ..base.clone() });
    }
    for value in 0..=10 {
        let scores = Item::ALL.iter().fold(Scores::default(), |scores, item| scores.with(*item, value));
        told.push(CheckIn { scores, ..base.clone() });
    }
    for check_in in told {
        store.apply(&[put_check_in(check_in.clone())]).expect("saved");
        assert_eq!(all(&store), [check_in]);
    }
}

#[test]
fn an_edited_check_in_takes_the_new_answers_and_keeps_when_it_was_first_written() {
    let mut store = Store::in_memory().expect("opens");
    let first = full_check_in();
    let mut edited = CheckIn::new(first.id, day("2026-05-08"), evening(20));
    edited.scores.set(Item::Mood, Some(3));
    store.apply(&[put_check_in(first.clone()), put_check_in(edited.clone())]).expect("saved");
    assert_eq!(all(&store), [CheckIn { written: first.written, ..edited }]);
}

#[test]
fn two_windows_on_the_same_day_keep_both_and_the_last_one_written_counts() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let mut first = check_in(1, day("2026-05-09"), 4, 4);
    first.written = stamp("2026-05-09T08:00:00+02:00");
    let mut second = check_in(2, day("2026-05-09"), 8, 8);
    second.written = stamp("2026-05-09T06:30:00+00:00");
    // The one that was written last is stored first.
    two.apply(&[put_check_in(second.clone())]).expect("saved");
    one.apply(&[put_check_in(first.clone())]).expect("saved");
    let history = one.history(None).expect("readable");
    assert_eq!(history.check_ins, [first, second]);
    assert_eq!(Reckoning::of(&history, day("2026-05-10")).days[0].body, Some(8.0));
}

#[test]
fn the_order_of_writing_does_not_matter_to_the_order_of_days() {
    let days = ["2024-03-01", "2024-02-29", "2023-12-31", "2024-01-01", "2024-02-28"];
    let mut store = Store::in_memory().expect("opens");
    for (number, at) in (1..).zip(days) {
        store.apply(&[put_check_in(check_in(number, day(at), 6, 6))]).expect("saved");
    }
    let told: Vec<String> = all(&store).iter().map(|one| one.day.to_string()).collect();
    assert_eq!(told, ["2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01"]);
    let since = store.history(Some(day("2024-02-29"))).expect("readable");
    assert_eq!(since.check_ins.len(), 2);
    assert_eq!(since.first_days, [day("2023-12-31"), day("2024-01-01"), day("2024-02-28")]);
}

#[test]
fn the_first_three_days_are_those_of_check_ins_that_count() {
    let mut store = Store::in_memory().expect("opens");
    let later = CheckIn { standing: Standing::Later, ..check_in(1, day("2026-05-01"), 6, 6) };
    let note =
        CheckIn { note: "rain".to_owned(), ..CheckIn::new(check_in_id(8), day("2026-04-01"), evening(9)) };
    let thrown_away = check_in(2, day("2026-05-02"), 6, 6);
    store
        .apply(&[
            put_check_in(note),
            put_check_in(later),
            put_check_in(thrown_away),
            put_check_in(check_in(3, day("2026-05-03"), 6, 6)),
            put_check_in(check_in(4, day("2026-05-03"), 7, 7)),
            put_check_in(check_in(5, day("2026-05-04"), 6, 6)),
            put_check_in(check_in(6, day("2026-05-05"), 6, 6)),
            put_check_in(check_in(7, day("2026-05-06"), 6, 6)),
            trash(Thing::CheckIn(check_in_id(2))),
        ])
        .expect("saved");
    let history = store.history(None).expect("readable");
    assert_eq!(history.first_days, ["2026-05-03", "2026-05-04", "2026-05-05"].map(day));
}

#[test]
fn a_check_in_goes_to_the_trash_comes_back_and_is_gone_when_the_trash_is_emptied() {
    let mut store = Store::in_memory().expect("opens");
    let full = full_check_in();
    let item = Thing::CheckIn(full.id);
    store.apply(&[put_check_in(full.clone()), trash(item)]).expect("saved");
    assert_eq!(all(&store), []);
    assert_eq!(
        store.trash().expect("readable"),
        [TrashRow { item, label: full.note.clone(), at: evening(20), day: Some(full.day) }]
    );
    // An edit that was on its way does not take it out.
    store.apply(&[put_check_in(CheckIn { minutes: Some(1), ..full.clone() })]).expect("saved");
    assert_eq!(all(&store), []);
    store.apply(&[put_check_in(full.clone()), Change::Restore(item)]).expect("saved");
    assert_eq!(all(&store), [full]);
    store.apply(&[trash(item), Change::EmptyTrash, Change::Restore(item)]).expect("saved");
    assert_eq!(all(&store), []);
    assert_eq!(store.trash().expect("readable"), []);
}

#[test]
fn what_is_declared_and_what_is_asked_is_kept_and_the_last_word_counts() {
    let place = Place::new();
    let asked = Asked { extras: vec![Item::Pain, Item::Choice], tags: vec![Tag::Load, Tag::Ill] };
    let declared = check_in(1, day("2026-05-09"), 7, 6).scores;
    let mut store = place.open();
    assert_eq!(store.history(None).expect("readable").asked, Asked::default());
    store
        .apply(&[
            Change::PutDeclared { scores: Scores::default().with(Item::Sleep, 1), at: evening(1) },
            Change::PutDeclared { scores: declared, at: evening(2) },
            Change::PutAsked { asked: asked.clone(), at: evening_of(day("2026-05-03")) },
        ])
        .expect("saved");
    drop(store);
    let history = place.open().history(None).expect("readable");
    assert_eq!((history.declared, history.asked), (declared, asked));
}
