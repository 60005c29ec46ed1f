//! Arcs: opened by Finish or by hand, joined, hidden and shown as the runner's word changes, thrown away.

use secondwind::domain::arc::{ArcKind, Helped, HelpfulLesson, Part, RecoveryArc, Try};
use secondwind::domain::change::{Change, Harvest, Item};
use secondwind::domain::id::{ArcId, RaceId};
use secondwind::domain::lesson::Verb;
use secondwind::domain::race::{Race, SetbackMark};
use secondwind::store::Store;

use crate::sample::{
    after, arc, arc_id, check_ins, day, debrief_id, evening, finish, finished_race, lesson_id, put_arc,
    put_race, race_id, setback, taught, trash, try_id,
};

fn arcs(store: &Store) -> Vec<RecoveryArc> {
    store.history(None).expect("readable").arcs
}

/// The ids of the arcs that can be seen, each with its races.
fn seen(store: &Store) -> Vec<(ArcId, Vec<RaceId>)> {
    arcs(store).into_iter().map(|arc| (arc.id, arc.races)).collect()
}

/// A race in May, and another one 12 days later.
fn two_races() -> (Race, Race) {
    (finished_race(1, "2026-05-10"), finished_race(2, "2026-05-22"))
}

/// Six weeks of check-ins before the first of the races, then low ones, so that its arc stays open.
fn around() -> Vec<Change> {
    let start = day("2026-05-10");
    let mut changes = check_ins(start, -42..=-1, 7);
    changes.extend(check_ins(start, 1..=25, 3));
    changes
}

fn journal() -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&around()).expect("saved");
    store
}

fn done(number: u128, arc: ArcId) -> Try {
    Try {
        id: try_id(number),
        arc,
        part: Part::Body,
        what: "walk".to_owned(),
        day: day("2026-05-12"),
        helped: Some(Helped::Yes),
        written: evening(12),
    }
}

fn mark(harvest: &Harvest, mark: SetbackMark) -> Harvest {
    let again = setback(1, &harvest.race, mark);
    let debrief = harvest.debrief.clone();
    let arc =
        again.arc.map(|arc| Box::new(RecoveryArc { id: arc_id(90), debrief: Some(debrief.id), ..*arc }));
    Harvest { debrief, arc, ..again }
}

#[test]
fn every_field_of_an_arc_and_of_what_was_done_for_it_comes_back_as_it_was() {
    let mut store = journal();
    let full = RecoveryArc {
        name: "Achilles \u{1f9b5}".to_owned(),
        first_easy_run: Some(day("2026-05-20")),
        training_as_usual: Some(day("2026-06-01")),
        lesson: Some(HelpfulLesson {
            id: lesson_id(1),
            told: Some((Verb::Change, "Walk the first climb".to_owned())),
        }),
        put_down: Some(day("2026-06-10")),
        note: "physio says four weeks".to_owned(),
        ..arc(1, ArcKind::Injury, day("2026-05-10"))
    };
    let first = done(1, full.id);
    let other = Try { part: Part::Person, what: "Åsa".to_owned(), helped: None, ..done(2, full.id) };
    store
        .apply(&[
            taught(1, "Walk the first climb"),
            Change::OpenArc(Box::new(full.clone())),
            Change::PutTry(first.clone()),
            Change::PutTry(Try { helped: Some(Helped::Worse), ..other.clone() }),
            Change::PutTry(other.clone()),
        ])
        .expect("saved");
    let history = store.history(None).expect("readable");
    assert_eq!(history.arcs[0].baseline.body.map(|usual| usual.n), Some(39));
    assert_eq!(history.arcs, [RecoveryArc { baseline: history.arcs[0].baseline, ..full }]);
    assert_eq!(history.tries, [first, other]);
    // Every kind is kept.
    for (number, kind) in (10..).zip(ArcKind::ALL) {
        let one = arc(number, *kind, day("2026-01-10"));
        store.apply(&[put_arc(one.clone())]).expect("saved");
        assert!(arcs(&store).contains(&one), "{kind:?}");
    }
}

#[test]
fn finish_opens_an_arc_where_the_runner_calls_the_race_a_setback() {
    let mut store = journal();
    let (first, _) = two_races();
    store.apply(&[finish(&setback(1, &first, SetbackMark::Unsure))]).expect("saved");
    assert_eq!(seen(&store), []);
    store.apply(&[finish(&setback(1, &first, SetbackMark::Yes))]).expect("saved");
    let told = arcs(&store);
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    assert_eq!((told[0].kind, told[0].start), (ArcKind::SetbackRace, first.date));
    assert_eq!((told[0].name.as_str(), told[0].debrief), ("Race 1", Some(debrief_id(1))));
}

#[test]
fn a_second_setback_while_an_arc_is_open_joins_it_and_finishing_again_changes_nothing() {
    let mut store = journal();
    let (first, second) = two_races();
    let both =
        [finish(&setback(1, &first, SetbackMark::Yes)), finish(&setback(2, &second, SetbackMark::Yes))];
    store.apply(&both).expect("saved");
    let joined = [(arc_id(1), vec![race_id(1), race_id(2)])];
    assert_eq!(seen(&store), joined);
    store.apply(&both).expect("saved");
    assert_eq!(seen(&store), joined);
}

#[test]
fn a_setback_after_the_arc_has_closed_opens_one_of_its_own() {
    let mut store = Store::in_memory().expect("opens");
    let (first, second) = two_races();
    store.apply(&check_ins(first.date, -42..=-1, 7)).expect("saved");
    store.apply(&check_ins(first.date, 1..=3, 3)).expect("saved");
    store.apply(&check_ins(first.date, 4..=12, 7)).expect("saved");
    let both =
        [finish(&setback(1, &first, SetbackMark::Yes)), finish(&setback(2, &second, SetbackMark::Yes))];
    store.apply(&both).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)]), (arc_id(2), vec![race_id(2)])]);
}

#[test]
fn an_arc_of_another_kind_is_not_joined_nor_one_that_begins_later() {
    let mut store = journal();
    let (first, second) = two_races();
    let injury = arc(5, ArcKind::Injury, first.date);
    store
        .apply(&[
            Change::OpenArc(Box::new(injury)),
            finish(&setback(2, &second, SetbackMark::Yes)),
            finish(&setback(1, &first, SetbackMark::Yes)),
        ])
        .expect("saved");
    let ids: Vec<_> = seen(&store).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, [arc_id(5), arc_id(1), arc_id(2)]);
}

#[test]
fn no_setback_after_all_hides_the_arc_and_a_setback_again_brings_it_back_as_it_was() {
    let mut store = journal();
    let (first, _) = two_races();
    let opened = setback(1, &first, SetbackMark::Yes);
    store.apply(&[finish(&opened), Change::PutTry(done(1, arc_id(1)))]).expect("saved");
    let mut noted = arcs(&store).remove(0);
    noted.note = "it hurt".to_owned();
    store.apply(&[put_arc(noted)]).expect("saved");
    let before = store.history(None).expect("readable");

    store.apply(&[finish(&mark(&opened, SetbackMark::No))]).expect("saved");
    let hidden = store.history(None).expect("readable");
    assert_eq!((hidden.arcs, hidden.tries), (Vec::new(), Vec::new()));
    assert_eq!(store.trash().expect("readable"), []);
    // Not decided is no word against it, nor for it.
    store.apply(&[finish(&mark(&opened, SetbackMark::Unsure))]).expect("saved");
    assert_eq!(seen(&store), []);

    store.apply(&[finish(&mark(&opened, SetbackMark::Yes))]).expect("saved");
    let after = store.history(None).expect("readable");
    assert_eq!((after.arcs, after.tries), (before.arcs, before.tries));
}

#[test]
fn a_race_that_joined_and_was_no_setback_after_all_leaves_the_arc_to_the_others() {
    let mut store = journal();
    let (first, second) = two_races();
    let (one, two) = (setback(1, &first, SetbackMark::Yes), setback(2, &second, SetbackMark::Yes));
    store.apply(&[finish(&one), finish(&two), finish(&mark(&two, SetbackMark::No))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    store.apply(&[finish(&mark(&two, SetbackMark::Yes))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1), race_id(2)])]);
    // The race that began it may go as well; the arc is then that of the other one.
    store.apply(&[finish(&mark(&one, SetbackMark::No))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(2)])]);
    store.apply(&[finish(&mark(&two, SetbackMark::No))]).expect("saved");
    assert_eq!(seen(&store), []);
}

#[test]
fn the_word_on_a_race_counts_the_same_when_it_is_changed_among_its_facts() {
    let mut store = journal();
    let (first, _) = two_races();
    let opened = setback(1, &first, SetbackMark::Yes);
    store.apply(&[finish(&opened)]).expect("saved");
    let change = |mark: SetbackMark, base: SetbackMark| Change::PutRace {
        race: Box::new(Race { setback: Some(mark), ..first.clone() }),
        base: Some(Box::new(Race { setback: Some(base), ..first.clone() })),
    };
    store.apply(&[change(SetbackMark::No, SetbackMark::Yes)]).expect("saved");
    assert_eq!(seen(&store), []);
    store.apply(&[change(SetbackMark::Yes, SetbackMark::No)]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
}

#[test]
fn an_arc_that_the_runner_opened_by_hand_stays_whatever_a_debrief_says() {
    let mut store = journal();
    let (first, _) = two_races();
    let by_hand = RecoveryArc { races: vec![race_id(1)], ..arc(5, ArcKind::SetbackRace, first.date) };
    store.apply(&[put_race(first.clone()), Change::OpenArc(Box::new(by_hand))]).expect("saved");
    store.apply(&[finish(&setback(1, &first, SetbackMark::Yes))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(5), vec![race_id(1)])]);
    store.apply(&[finish(&setback(1, &first, SetbackMark::No))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(5), vec![race_id(1)])]);
    store.apply(&[trash(Item::Debrief(debrief_id(1)))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(5), vec![race_id(1)])]);
}

#[test]
fn a_race_joins_by_hand_and_leaves_again_and_both_can_be_repeated() {
    let mut store = journal();
    let (first, second) = two_races();
    let join = Change::JoinArc { arc: arc_id(1), race: race_id(2) };
    let leave = Change::LeaveArc { arc: arc_id(1), race: race_id(2) };
    store
        .apply(&[finish(&setback(1, &first, SetbackMark::Yes)), put_race(second), join.clone()])
        .expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1), race_id(2)])]);
    assert_eq!(arcs(&store)[0].by_hand, [race_id(2)]);
    store.apply(&[leave.clone(), leave.clone()]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    store.apply(&[join.clone(), join]).expect("saved");
    assert_eq!(arcs(&store)[0].by_hand, [race_id(2)]);
    store.apply(&[leave]).expect("saved");
    assert_eq!(arcs(&store)[0].by_hand, []);
    // What an arc says of itself changes nothing of the races it has.
    let before = arcs(&store).remove(0);
    let told = RecoveryArc { races: Vec::new(), note: "slowly".to_owned(), ..before.clone() };
    store.apply(&[Change::PutArc { arc: Box::new(told), base: Some(Box::new(before)) }]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
}

#[test]
fn a_race_that_a_debrief_calls_a_setback_does_not_leave_by_hand() {
    let mut store = journal();
    let (first, second) = two_races();
    let (one, two) = (setback(1, &first, SetbackMark::Yes), setback(2, &second, SetbackMark::Yes));
    let join = Change::JoinArc { arc: arc_id(1), race: race_id(2) };
    let leave = Change::LeaveArc { arc: arc_id(1), race: race_id(2) };
    store.apply(&[finish(&one), finish(&two), leave.clone()]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1), race_id(2)])]);
    // With both reasons it is not by the hand alone; the hand's is taken back, and the debrief's stands.
    store.apply(std::slice::from_ref(&join)).expect("saved");
    assert_eq!(arcs(&store)[0].by_hand, []);
    store.apply(&[trash(Item::Debrief(debrief_id(2)))]).expect("saved");
    assert_eq!(arcs(&store)[0].by_hand, [race_id(2)]);
    store.apply(std::slice::from_ref(&leave)).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    store.apply(&[join, Change::Restore(Item::Debrief(debrief_id(2))), leave]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1), race_id(2)])]);
}

#[test]
fn an_arc_lives_as_long_as_one_debrief_calls_its_race_a_setback() {
    let mut store = journal();
    let (first, _) = two_races();
    let hot = setback(1, &first, SetbackMark::Yes);
    let cold = setback(2, &first, SetbackMark::Yes);
    store.apply(&[finish(&hot), finish(&cold)]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    store.apply(&[trash(Item::Debrief(debrief_id(1)))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    store.apply(&[trash(Item::Debrief(debrief_id(2)))]).expect("saved");
    assert_eq!(seen(&store), []);
    store.apply(&[Change::Restore(Item::Debrief(debrief_id(2)))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
    // Emptied, the first debrief is gone for good; the arc stays with the second.
    store.apply(&[Change::EmptyTrash]).expect("saved");
    let told = arcs(&store);
    assert_eq!((told[0].id, told[0].debrief), (arc_id(1), None));
}

#[test]
fn an_arc_and_what_was_done_for_it_go_to_the_trash_and_come_back_as_they_were() {
    let mut store = journal();
    let (first, _) = two_races();
    store
        .apply(&[finish(&setback(1, &first, SetbackMark::Yes)), Change::PutTry(done(1, arc_id(1)))])
        .expect("saved");
    let before = store.history(None).expect("readable");
    let hidden_by = [Item::Arc(arc_id(1)), Item::Race(race_id(1)), Item::Debrief(debrief_id(1))];
    for item in hidden_by {
        store.apply(&[trash(item)]).expect("saved");
        let hidden = store.history(None).expect("readable");
        assert_eq!((hidden.arcs, hidden.tries), (Vec::new(), Vec::new()), "{item:?}");
        assert_eq!(store.trash().expect("readable").len(), 1);
        store.apply(&[Change::Restore(item)]).expect("saved");
        assert_eq!(store.history(None).expect("readable"), before, "{item:?}");
    }
    let item = Item::Try(try_id(1));
    store.apply(&[trash(item)]).expect("saved");
    assert_eq!(store.history(None).expect("readable").tries, []);
    let row = store.trash().expect("readable").remove(0);
    assert_eq!((row.item, row.label.as_str(), row.day), (item, "walk", Some(day("2026-05-12"))));
    store.apply(&[Change::Restore(item)]).expect("saved");
    assert_eq!(store.history(None).expect("readable"), before);
}

#[test]
fn an_arc_that_the_runner_has_thrown_away_stays_away_when_the_debrief_is_finished_again() {
    let mut store = journal();
    let (first, _) = two_races();
    let opened = setback(1, &first, SetbackMark::Yes);
    store
        .apply(&[finish(&opened), trash(Item::Arc(arc_id(1))), finish(&mark(&opened, SetbackMark::Yes))])
        .expect("saved");
    assert_eq!(seen(&store), []);
    let row = store.trash().expect("readable").remove(0);
    assert_eq!((row.item, row.label.as_str(), row.day), (Item::Arc(arc_id(1)), "Race 1", Some(first.date)));
    // When it is gone for good, the next Finish opens a new one.
    store.apply(&[Change::EmptyTrash, finish(&mark(&opened, SetbackMark::Yes))]).expect("saved");
    assert_eq!(seen(&store), [(arc_id(90), vec![race_id(1)])]);
}

#[test]
fn the_emptied_trash_leaves_no_arc_without_a_reason_and_takes_no_other() {
    let (first, second) = two_races();
    let injury = RecoveryArc { races: vec![race_id(1)], ..arc(7, ArcKind::Injury, first.date) };
    let full = |thrown_away: &[Item]| {
        let mut store = journal();
        store
            .apply(&[
                finish(&setback(1, &first, SetbackMark::Yes)),
                finish(&setback(2, &second, SetbackMark::Yes)),
                Change::OpenArc(Box::new(injury.clone())),
                Change::PutTry(done(1, arc_id(1))),
            ])
            .expect("saved");
        let items: Vec<Change> = thrown_away.iter().map(|item| trash(*item)).collect();
        store.apply(&items).expect("saved");
        store.apply(&[Change::EmptyTrash]).expect("saved");
        // Whatever is seen now stays seen, and the other way round.
        let told = seen(&store);
        let tries = store.history(None).expect("readable").tries.len();
        (told, tries)
    };
    let joined = (arc_id(1), vec![race_id(1), race_id(2)]);
    assert_eq!(full(&[]), (vec![joined.clone(), (arc_id(7), vec![race_id(1)])], 1));
    let race_gone = full(&[Item::Race(race_id(1))]);
    assert_eq!(race_gone, (vec![(arc_id(1), vec![race_id(2)]), (arc_id(7), Vec::new())], 1));
    let both_gone = full(&[Item::Race(race_id(1)), Item::Race(race_id(2))]);
    assert_eq!(both_gone, (vec![(arc_id(7), Vec::new())], 0));
    let debriefs_gone = full(&[Item::Debrief(debrief_id(1)), Item::Debrief(debrief_id(2))]);
    assert_eq!(debriefs_gone, (vec![(arc_id(7), vec![race_id(1)])], 0));
    let mixed = full(&[Item::Debrief(debrief_id(1)), Item::Race(race_id(2))]);
    assert_eq!(mixed, (vec![(arc_id(7), vec![race_id(1)])], 0));
    let arc_gone = full(&[Item::Arc(arc_id(1)), Item::Arc(arc_id(7))]);
    assert_eq!(arc_gone, (Vec::new(), 0));
}

#[test]
fn a_hidden_arc_outlives_an_emptied_trash() {
    let mut store = journal();
    let (first, _) = two_races();
    let opened = setback(1, &first, SetbackMark::Yes);
    store
        .apply(&[
            finish(&opened),
            finish(&mark(&opened, SetbackMark::No)),
            Change::EmptyTrash,
            finish(&mark(&opened, SetbackMark::Yes)),
        ])
        .expect("saved");
    assert_eq!(seen(&store), [(arc_id(1), vec![race_id(1)])]);
}

#[test]
fn an_arc_of_a_race_whose_day_is_corrected_moves_with_it() {
    let mut store = journal();
    let (first, _) = two_races();
    store.apply(&[finish(&setback(1, &first, SetbackMark::Yes))]).expect("saved");
    let right = Race { date: day("2026-05-03"), setback: Some(SetbackMark::Yes), ..first.clone() };
    let base = Race { setback: Some(SetbackMark::Yes), ..first };
    store.apply(&[Change::PutRace { race: Box::new(right), base: Some(Box::new(base)) }]).expect("saved");
    let moved = arcs(&store).remove(0);
    assert_eq!(moved.start, day("2026-05-03"));
    // The usual is that of the days before the right one.
    assert_eq!(moved.baseline.body.and_then(|usual| usual.last), Some(day("2026-05-02")));
    // An arc that was given another first day stays where it is.
    let mut by_hand = moved.clone();
    by_hand.start = day("2026-05-01");
    let later = Race { date: day("2026-05-05"), ..finished_race(1, "2026-05-05") };
    store.apply(&[put_arc(by_hand), put_race(later)]).expect("saved");
    assert_eq!(arcs(&store)[0].start, day("2026-05-01"));
}

#[test]
fn an_arc_stays_with_the_race_that_it_began_with_whatever_another_one_in_it_passes_through() {
    let mut store = journal();
    let (first, second) = two_races();
    let join = Change::JoinArc { arc: arc_id(1), race: second.id };
    store
        .apply(&[finish(&setback(1, &first, SetbackMark::Yes)), put_race(second.clone()), join])
        .expect("saved");
    let before = arcs(&store).remove(0);
    // On its way to another day it stands on that of the first one for a moment.
    let on = |day: chrono::NaiveDate| Race { date: day, ..second.clone() };
    store.apply(&[put_race(on(first.date)), put_race(on(after(first.date, 12)))]).expect("saved");
    let now = arcs(&store).remove(0);
    assert_eq!((now.start, now.baseline), (before.start, before.baseline));
}

#[test]
fn an_arc_that_was_ended_elsewhere_comes_back_with_the_usual_of_its_days() {
    let mut store = journal();
    let injury = arc(5, ArcKind::Injury, two_races().0.date);
    let named = RecoveryArc { name: "Calf".to_owned(), ..injury.clone() };
    store.apply(&[Change::PutArc { arc: Box::new(named), base: Some(Box::new(injury)) }]).expect("saved");
    assert!(arcs(&store)[0].baseline.body.is_some());
}

#[test]
fn what_was_done_for_an_arc_that_is_not_there_and_who_joins_it_is_passed_over() {
    let mut store = journal();
    let (arc, race) = (arc_id(1), race_id(1));
    store
        .apply(&[
            Change::PutTry(done(1, arc)),
            Change::JoinArc { arc, race },
            Change::LeaveArc { arc, race },
            put_race(two_races().0),
            Change::JoinArc { arc, race },
        ])
        .expect("saved");
    assert_eq!(store.history(None).expect("readable").tries, []);
    assert_eq!(seen(&store), []);
}

#[test]
fn a_part_of_the_history_has_the_arcs_that_began_in_it_with_what_was_done_for_them() {
    let mut store = journal();
    let (old, new) = (arc(1, ArcKind::Life, day("2026-01-10")), arc(2, ArcKind::Injury, day("2026-05-10")));
    store
        .apply(&[
            Change::OpenArc(Box::new(old)),
            Change::OpenArc(Box::new(new)),
            Change::PutTry(done(1, arc_id(1))),
            Change::PutTry(done(2, arc_id(2))),
        ])
        .expect("saved");
    let part = store.history(Some(day("2026-05-10"))).expect("readable");
    assert_eq!(part.arcs.iter().map(|arc| arc.id).collect::<Vec<_>>(), [arc_id(2)]);
    assert_eq!(part.tries.iter().map(|done| done.id).collect::<Vec<_>>(), [try_id(2)]);
    let home = store.home(after(day("2026-05-10"), 150)).expect("readable").history;
    assert_eq!(home.arcs.iter().map(|arc| arc.id).collect::<Vec<_>>(), [arc_id(2)]);
    assert_eq!(home.check_ins.first().map(|one| one.day), Some(day("2026-03-29")));
}
