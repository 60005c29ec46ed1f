//! The story of a race tells where its arc stands, from a part of the history: as the whole of it would.

use chrono::NaiveDate;
use secondwind::domain::arc::RecoveryArc;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::check_in::{CheckIn, Illness, Scores};
use secondwind::domain::id::RaceId;
use secondwind::domain::race::SetbackMark;
use secondwind::domain::rules::baseline::Label;
use secondwind::domain::rules::course::Return;
use secondwind::domain::rules::reckoning::{Reckoning, Recovery};
use secondwind::store::Store;

use crate::sample::{
    after, arc_id, check_in, check_ins, day, evening_of, finish, finished_race, put_arc, put_check_in,
    put_race, race_id, setback, trash,
};

fn start() -> NaiveDate {
    day("2026-05-10")
}

fn told(store: &Store, race: RaceId, today: NaiveDate) -> Option<(RecoveryArc, Recovery)> {
    let found = store.race_story(race).expect("readable").expect("there");
    found.way_back(today).map(|(arc, recovery)| (arc.clone(), recovery))
}

/// How many check-ins the story was told from.
fn read(store: &Store, race: RaceId) -> usize {
    let found = store.race_story(race).expect("readable").expect("there");
    found.way_back.map_or(0, |part| part.check_ins.len())
}

/// Six weeks of ordinary days, a race that was a setback, then low days and ordinary ones for two years.
fn lived() -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(&check_ins(start(), -42..=-1, 7)).expect("saved");
    let race = finished_race(1, "2026-05-10");
    store.apply(&[finish(&setback(1, &race, SetbackMark::Yes))]).expect("saved");
    store.apply(&check_ins(start(), 1..=9, 3)).expect("saved");
    store.apply(&check_ins(start(), 10..=700, 7)).expect("saved");
    store
}

#[test]
fn the_story_of_a_race_tells_where_its_arc_stands() {
    let store = lived();
    let (arc, on_day_5) = told(&store, race_id(1), after(start(), 5)).expect("an arc");
    assert_eq!((arc.id, on_day_5.mind.now, on_day_5.closed), (arc_id(1), Return::Open, None));
    let (_, later) = told(&store, race_id(1), after(start(), 700)).expect("an arc");
    assert_eq!((later.day, later.closed), (700, Some(after(start(), 10))));
    assert_eq!(later.body.backs.len(), 1);
}

#[test]
fn a_race_without_an_arc_that_can_be_seen_tells_of_none() {
    let mut store = lived();
    store.apply(&[put_race(finished_race(2, "2026-06-20"))]).expect("saved");
    assert_eq!(told(&store, race_id(2), after(start(), 60)), None);
    store.apply(&[Change::JoinArc { arc: arc_id(1), race: race_id(2) }]).expect("saved");
    assert_eq!(told(&store, race_id(2), after(start(), 60)).map(|(arc, _)| arc.id), Some(arc_id(1)));
    store.apply(&[trash(Item::Arc(arc_id(1)))]).expect("saved");
    assert_eq!(told(&store, race_id(1), after(start(), 60)), None);
}

#[test]
fn no_more_check_ins_are_read_than_the_way_back_took() {
    let mut store = lived();
    assert_eq!(read(&store, race_id(1)), 120);
    // While it is open, all of them may count.
    store.apply(&check_ins(start(), 1..=700, 3)).expect("saved");
    assert_eq!(read(&store, race_id(1)), 700);
    store.apply(&check_ins(start(), 200..=700, 7)).expect("saved");
    assert_eq!(read(&store, race_id(1)), 480);
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    /// A number from 0 up to, but not with, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Four years with a check-in now and then, more in some times than in others, and a setback about every 80 days; some of their
/// arcs have a usual, and some have none. Gives the races with an arc.
fn at_random(seed: u64) -> (Store, Vec<RaceId>) {
    let mut chance = Chance(seed);
    let mut store = Store::in_memory().expect("opens");
    let (mut changes, mut filled, mut level) = (Vec::new(), 5, 7);
    for number in 0..1_460_u32 {
        if number % 40 == 0 {
            filled = chance.below(11);
        }
        if number % 15 == 0 {
            level = 2 + chance.below(6);
        }
        if chance.below(10) >= filled {
            continue;
        }
        let mut good = || u8::try_from(level + chance.below(4)).expect("small");
        let (body, mind) = (good(), good());
        let mut one = check_in(number.into(), after(start(), number.into()), body, mind);
        if chance.below(6) == 0 {
            one = CheckIn { scores: Scores::default(), ..one };
        }
        if chance.below(12) == 0 {
            one.ill = Some(Illness::BelowNeck);
        }
        changes.push(put_check_in(one));
    }
    store.apply(&changes).expect("saved");
    let mut races = Vec::new();
    let mut date = after(start(), 20);
    for number in 1..=18 {
        date = after(date, 30 + i64::try_from(chance.below(100)).expect("small"));
        let race = finished_race(number, &date.to_string());
        let arc = RecoveryArc::of_race(arc_id(number), &race, evening_of(date));
        let put_down = (chance.below(5) == 0).then(|| after(date, 9));
        let arc = RecoveryArc { put_down, ..arc };
        races.push(race.id);
        let opened = if chance.below(3) == 0 { put_arc(arc) } else { Change::OpenArc(Box::new(arc)) };
        store.apply(&[put_race(race), opened]).expect("saved");
    }
    (store, races)
}

#[test]
fn a_part_of_the_history_tells_of_an_arc_what_the_whole_of_it_does() {
    let (mut compared, mut late, mut reopened) = (0, 0, 0);
    for seed in 0..12 {
        let (store, races) = at_random(seed);
        let history = store.history(None).expect("readable");
        for today in [200, 390, 730, 1_100, 1_460, 4_000].map(|days| after(start(), days)) {
            let whole = Reckoning::of(&history, today);
            for race in &races {
                let first = history.arcs.iter().find(|arc| arc.races.contains(race)).expect("its arc");
                let wanted = whole.recovery_of(first.id).expect("reckoned");
                let (arc, found) = told(&store, *race, today).expect("an arc");
                assert_eq!(arc, *first, "seed {seed}, {race:?}");
                let of = |recovery: &Recovery| {
                    let Recovery { baseline, body, mind, closed, day, .. } = recovery.clone();
                    (baseline, body, mind, closed, day)
                };
                assert_eq!(of(&found), of(wanted), "seed {seed}, {today}, {first:?}");
                compared += 1;
                late += u32::from(found.baseline.mind.is_some_and(|usual| usual.label == Label::Late));
                reopened += u32::from(!found.body.reopened.is_empty());
            }
        }
    }
    assert!(compared > 1_000 && late > 20 && reopened > 20, "{compared}, {late}, {reopened}");
}
