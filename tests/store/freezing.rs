//! The usual that an arc is measured by: frozen when it is opened, and never changed by what comes later.

use secondwind::domain::arc::{ArcKind, FrozenBaseline, RecoveryArc};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::check_in::{CheckIn, Illness, Item as Asked, Scores, Side, Standing};
use secondwind::domain::race::SetbackMark;
use secondwind::domain::rules::baseline::{Baseline, Label};
use secondwind::domain::rules::reckoning::Reckoning;
use secondwind::store::Store;

use crate::sample::{
    after, arc, arc_id, check_in, check_in_id, check_ins, day, evening_of, finish, finished_race, put_arc,
    put_check_in, race_id, setback, trash,
};

fn start() -> chrono::NaiveDate {
    day("2026-05-10")
}

fn frozen(store: &Store) -> FrozenBaseline {
    store.history(None).expect("readable").arcs[0].baseline
}

fn told(usual: Option<Baseline>) -> String {
    usual.map_or_else(
        || "none".to_owned(),
        |usual| format!("{}, {}", usual.told_briefly(), usual.told_source()),
    )
}

fn open(kind: ArcKind) -> Change {
    Change::OpenArc(Box::new(arc(1, kind, start())))
}

#[test]
fn finish_freezes_the_usual_of_the_six_weeks_before_the_race_and_nothing_changes_it() {
    let mut store = Store::in_memory().expect("opens");
    // Body 7 and Mind 7; the first three days ever are left out, and one with fever.
    store.apply(&check_ins(start(), -42..=-1, 7)).expect("saved");
    let fever = CheckIn { ill: Some(Illness::BelowNeck), ..check_in(900, after(start(), -20), 1, 1) };
    store.apply(&[put_check_in(fever)]).expect("saved");
    store.apply(&check_ins(start(), 1..=2, 3)).expect("saved");
    let race = finished_race(1, "2026-05-10");
    store.apply(&[finish(&setback(1, &race, SetbackMark::Yes))]).expect("saved");
    let opened = frozen(&store);
    let usual = "usual 7.0 ± 0.6, measured, 38 check-ins, 1 Apr – 9 May 2026";
    assert_eq!((told(opened.body), told(opened.mind)), (usual.to_owned(), usual.to_owned()));

    // Later days, earlier days filled in, edited and thrown away; what is declared; another Finish; an arc changed.
    store.apply(&check_ins(start(), 3..=90, 9)).expect("saved");
    store.apply(&check_ins(start(), -41..=-30, 1)).expect("saved");
    let thrown_away = u128::from(chrono::Datelike::num_days_from_ce(&after(start(), -5)).unsigned_abs());
    let mut renamed = store.history(None).expect("readable").arcs.remove(0);
    renamed.name = "The wall".to_owned();
    renamed.baseline = FrozenBaseline::default();
    let declared = check_in(1, start(), 2, 2).scores;
    store
        .apply(&[
            trash(Item::CheckIn(check_in_id(thrown_away))),
            Change::EmptyTrash,
            Change::PutDeclared { scores: declared, at: evening_of(after(start(), 91)) },
            finish(&setback(1, &race, SetbackMark::Yes)),
            put_arc(renamed),
        ])
        .expect("saved");
    assert_eq!(frozen(&store), opened);
    assert_eq!(store.history(None).expect("readable").arcs[0].name, "The wall");
}

#[test]
fn a_frozen_usual_is_read_as_the_very_numbers_it_was() {
    let mut store = Store::in_memory().expect("opens");
    // Thirds and their deviations have no short way of being written.
    for (number, soreness) in (1..).zip([1, 2, 4, 5, 7, 8, 3, 1, 5, 9]) {
        let mut one = check_in(number, after(start(), -30 + 2 * i64::try_from(number).expect("small")), 6, 6);
        one.scores.set(Asked::Soreness, Some(soreness));
        store.apply(&[put_check_in(one)]).expect("saved");
    }
    let before = Reckoning::of(&store.history(None).expect("readable"), start()).freeze(start());
    store.apply(&[open(ArcKind::Injury)]).expect("saved");
    assert_eq!(frozen(&store), before);
    let body = before.body.expect("a usual");
    assert!(body.centre.fract() > 0.1 && body.spread > 0.6, "{body:?}");
}

#[test]
fn an_arc_takes_the_usual_that_is_declared_later_where_it_has_none() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[open(ArcKind::Life)]).expect("saved");
    assert_eq!(frozen(&store), FrozenBaseline::default());
    let mut declared = check_in(1, start(), 7, 6).scores;
    declared.set(Asked::Stress, None);
    declared.set(Asked::Mood, None);
    let declare = |scores, days| Change::PutDeclared { scores, at: evening_of(after(start(), days)) };
    store.apply(&[declare(declared, 2)]).expect("saved");
    // Mind has too few answers yet.
    assert_eq!(told(frozen(&store).body), "usual 7.0 ± 1.0, as you declared it");
    assert_eq!(frozen(&store).mind, None);
    store.apply(&[declare(check_in(1, start(), 3, 6).scores, 3)]).expect("saved");
    assert_eq!(told(frozen(&store).body), "usual 7.0 ± 1.0, as you declared it");
    assert_eq!(told(frozen(&store).mind), "usual 6.0 ± 1.0, as you declared it");
}

#[test]
fn what_an_arc_took_from_a_declaration_goes_when_that_is_undone() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[open(ArcKind::Life)]).expect("saved");
    let declare = |scores| Change::PutDeclared { scores, at: evening_of(after(start(), 2)) };
    store.apply(&[declare(check_in(1, start(), 7, 6).scores)]).expect("saved");
    assert_eq!(told(frozen(&store).mind), "usual 6.0 ± 1.0, as you declared it");
    store.apply(&[declare(Scores::default())]).expect("saved");
    assert_eq!(frozen(&store), FrozenBaseline::default());
}

#[test]
fn an_arc_of_long_ago_takes_nothing_that_is_declared_now() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[open(ArcKind::Life)]).expect("saved");
    let at = evening_of(after(start(), 71));
    store.apply(&[Change::PutDeclared { scores: check_in(1, start(), 7, 6).scores, at }]).expect("saved");
    assert_eq!(frozen(&store), FrozenBaseline::default());
}

#[test]
fn another_first_day_freezes_the_usual_anew_from_the_days_before_it() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&check_ins(start(), -42..=-1, 7)).expect("saved");
    store.apply(&check_ins(start(), 0..=30, 3)).expect("saved");
    store.apply(&[Change::OpenArc(Box::new(arc(1, ArcKind::Injury, after(start(), 14))))]).expect("saved");
    let mixed = frozen(&store).body.expect("a usual");
    assert_eq!(mixed.last, Some(after(start(), 13)));
    let mut moved = store.history(None).expect("readable").arcs.remove(0);
    moved.start = start();
    store.apply(&[put_arc(moved.clone())]).expect("saved");
    assert_eq!(told(frozen(&store).body), "usual 7.0 ± 0.6, measured, 39 check-ins, 1 Apr – 9 May 2026");
    // Its own days, from the first day it had, are no reason to leave anything out when it moves on.
    moved.start = after(start(), 14);
    store.apply(&[put_arc(moved)]).expect("saved");
    assert_eq!(frozen(&store).body, Some(mixed));
}

#[test]
fn a_first_day_that_is_taken_back_has_the_very_usual_that_it_had() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&check_ins(start(), -42..=-1, 7)).expect("saved");
    store.apply(&[open(ArcKind::Injury)]).expect("saved");
    let was = store.history(None).expect("readable").arcs.remove(0);
    let change = |arc: &RecoveryArc, base: &RecoveryArc| Change::PutArc {
        arc: Box::new(arc.clone()),
        base: Some(Box::new(base.clone())),
    };
    // What is thrown away has no part in a usual that is made anew; and the old one holds it still.
    let gone = u128::from(chrono::Datelike::num_days_from_ce(&after(start(), -9)).unsigned_abs());
    let moved = RecoveryArc { start: after(start(), -7), baseline: FrozenBaseline::default(), ..was.clone() };
    store.apply(&[trash(Item::CheckIn(check_in_id(gone))), change(&moved, &was)]).expect("saved");
    assert_eq!(told(frozen(&store).body), "usual 7.0 ± 0.6, measured, 31 check-ins, 1 Apr – 2 May 2026");
    store.apply(&[change(&was, &moved)]).expect("saved");
    assert_eq!(store.history(None).expect("readable").arcs.first(), Some(&was));
    // Who knows only the usual that it had cannot mean another first day to be measured by it.
    let naive = RecoveryArc { start: after(start(), -7), ..was.clone() };
    store.apply(&[change(&naive, &was)]).expect("saved");
    assert_eq!(told(frozen(&store).body), "usual 7.0 ± 0.6, measured, 31 check-ins, 1 Apr – 2 May 2026");
}

/// An arc without a usual, check-ins from day 1 to `last`.
fn without_a_usual(last: i64) -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&[open(ArcKind::Burnout)]).expect("saved");
    store.apply(&check_ins(start(), 1..=10, 3)).expect("saved");
    store.apply(&check_ins(start(), 11..=last, 7)).expect("saved");
    store
}

const LATE: &str = "usual 7.0 ± 0.6, late, 36 check-ins, 14 Jun – 19 Jul 2026";

#[test]
fn a_late_usual_is_frozen_with_the_first_check_in_after_day_70_and_never_changes_again() {
    let mut store = without_a_usual(70);
    assert_eq!(frozen(&store), FrozenBaseline::default());
    // It can be seen from day 71 on, before anything is written.
    let history = store.history(None).expect("readable");
    let seen = Reckoning::of(&history, after(start(), 71)).recoveries.remove(0).baseline;
    assert_eq!(told(seen.body), LATE);

    store.apply(&check_ins(start(), 71..=71, 1)).expect("saved");
    assert_eq!(frozen(&store), seen);
    assert_eq!(frozen(&store).mind.map(|usual| usual.label), Some(Label::Late));
    store.apply(&check_ins(start(), 35..=70, 2)).expect("saved");
    store
        .apply(&[Change::PutDeclared { scores: check_in(1, start(), 1, 1).scores, at: evening_of(start()) }])
        .expect("saved");
    assert_eq!(frozen(&store), seen);
    let recovery =
        Reckoning::of(&store.history(None).expect("readable"), after(start(), 90)).recoveries.remove(0);
    assert_eq!(recovery.baseline, seen);
}

#[test]
fn a_check_in_of_day_70_that_is_written_the_day_after_belongs_to_the_late_usual() {
    let mut store = without_a_usual(69);
    let mut yesterday = check_in(900, after(start(), 70), 7, 7);
    yesterday.written = evening_of(after(start(), 71));
    store.apply(&[put_check_in(yesterday)]).expect("saved");
    assert_eq!(told(frozen(&store).body), LATE);
}

#[test]
fn what_is_thrown_away_or_declared_after_day_70_comes_too_late_to_change_the_late_usual() {
    let number = u128::from(chrono::Datelike::num_days_from_ce(&after(start(), 50)).unsigned_abs());
    let later = evening_of(after(start(), 71));
    let mut store = without_a_usual(70);
    store.apply(&[Change::Trash { item: Item::CheckIn(check_in_id(number)), at: later }]).expect("saved");
    assert_eq!(told(frozen(&store).body), LATE);
    let mut store = without_a_usual(70);
    let scores = check_in(1, start(), 1, 1).scores;
    store.apply(&[Change::PutDeclared { scores, at: later }]).expect("saved");
    assert_eq!(told(frozen(&store).body), LATE);
    // On day 70 it is not made yet.
    let mut store = without_a_usual(70);
    store.apply(&[Change::PutDeclared { scores, at: evening_of(after(start(), 70)) }]).expect("saved");
    assert_eq!(told(frozen(&store).body), "usual 1.0 ± 1.0, as you declared it");
}

#[test]
fn an_arc_that_has_a_usual_gets_no_late_one_and_too_few_check_ins_make_none() {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&check_ins(start(), -42..=-1, 6)).expect("saved");
    store.apply(&[open(ArcKind::Burnout)]).expect("saved");
    store.apply(&check_ins(start(), 30..=80, 9)).expect("saved");
    assert_eq!(frozen(&store).body.map(|usual| usual.label), Some(Label::Measured));

    let mut store = without_a_usual(36);
    store.apply(&check_ins(start(), 71..=80, 9)).expect("saved");
    assert_eq!(frozen(&store), FrozenBaseline::default());
    // Three rows, but two days that count.
    let later = CheckIn { standing: Standing::Later, ..check_in(900, after(start(), 36), 7, 7) };
    store.apply(&[put_check_in(later)]).expect("saved");
    store.apply(&check_ins(start(), 81..=81, 9)).expect("saved");
    assert_eq!(frozen(&store), FrozenBaseline::default());
}

#[test]
fn each_side_has_its_own_late_usual() {
    let mut store = Store::in_memory().expect("opens");
    let body_only = |change: Change| match change {
        Change::PutCheckIn { check_in: mut one, base } => {
            for item in Side::Mind.items() {
                one.scores.set(*item, None);
            }
            Change::PutCheckIn { check_in: one, base }
        }
        other => other,
    };
    let before: Vec<Change> = check_ins(start(), -42..=-1, 6).into_iter().map(body_only).collect();
    store.apply(&before).expect("saved");
    store.apply(&[open(ArcKind::Illness)]).expect("saved");
    store.apply(&check_ins(start(), 35..=71, 8)).expect("saved");
    let both = frozen(&store);
    assert_eq!(told(both.body), "usual 6.0 ± 0.6, measured, 39 check-ins, 1 Apr – 9 May 2026");
    assert_eq!(told(both.mind), "usual 8.0 ± 0.6, late, 36 check-ins, 14 Jun – 19 Jul 2026");
}

#[test]
fn the_late_usual_of_an_old_arc_leaves_out_the_days_of_the_others() {
    let mut store = without_a_usual(70);
    let race = finished_race(1, "2026-06-20");
    // An arc that stays open for more than 42 days from day 41 on: its days are kept out of the late usual.
    let other = RecoveryArc {
        races: vec![race_id(1)],
        baseline: FrozenBaseline {
            body: Some(Baseline {
                centre: 10.0,
                spread: 0.6,
                n: 9,
                first: None,
                last: None,
                label: Label::Measured,
            }),
            mind: None,
        },
        ..arc(2, ArcKind::SetbackRace, race.date)
    };
    store.apply(&[Change::PutRace { race: Box::new(race), base: None }, put_arc(other)]).expect("saved");
    store.apply(&check_ins(start(), 71..=71, 7)).expect("saved");
    let arcs = store.history(None).expect("readable").arcs;
    let of = |number| arcs.iter().find(|arc| arc.id == arc_id(number)).expect("the arc").baseline.body;
    assert_eq!(
        told(of(1)),
        "usual 7.0 ± 0.6, provisional, 6 check-ins, 14 Jun – 19 Jun 2026".replace("provisional", "late")
    );
}
