//! What the timeline is given besides check-ins and arcs: goals reached or let go, and wins.

use secondwind::domain::change::{Change, Harvest, HarvestedVerdict, Item};
use secondwind::domain::debrief::{Debrief, QuestionKey};
use secondwind::domain::goal::{Step, StepState, Verdict};
use secondwind::domain::history::{GoalFlag, History};
use secondwind::domain::wins::{Win, WinKind};
use secondwind::store::Store;

use crate::sample::{
    day, debrief_id, evening, finish, finished_race, goal, goal_id, harvest, put_race, race, race_id, stamp,
    step, trash,
};

/// A finished debrief of race 1 with one goal; and later ones that judge it.
fn journal() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let mut first = harvest(1, finished_race(1, "2026-05-09"));
    first.goals = vec![(QuestionKey::once("goals.well"), goal(1, "Sleep back to usual", &first))];
    store.apply(&[finish(&first)]).expect("saved");
    store
}

/// A debrief finished at a moment, with a verdict on the goal.
fn judged(number: u128, at: &str, verdict: Option<Verdict>) -> Change {
    let plain = harvest(number, finished_race(1, "2026-05-09"));
    let verdicts = verdict.map(|verdict| {
        let reason = format!("because {number}");
        HarvestedVerdict { goal: goal_id(1), verdict, reason, at: stamp(at) }
    });
    finish(&Harvest {
        debrief: Debrief { finished: Some(stamp(at)), ..plain.debrief.clone() },
        verdicts: verdicts.into_iter().collect(),
        ..plain
    })
}

fn flags(store: &Store) -> Vec<GoalFlag> {
    store.history(None).expect("readable").goals
}

fn flag(verdict: Verdict, number: u128, at: &str) -> GoalFlag {
    GoalFlag {
        goal: goal_id(1),
        text: "Sleep back to usual".to_owned(),
        verdict,
        reason: format!("because {number}"),
        day: day(at),
    }
}

#[test]
fn a_goal_is_flagged_only_by_the_verdict_that_stands() {
    let mut store = journal();
    assert_eq!(flags(&store), []);
    store.apply(&[judged(2, "2026-06-01T20:00:00+02:00", Some(Verdict::Keep))]).expect("saved");
    assert_eq!(flags(&store), []);
    store.apply(&[judged(3, "2026-06-02T20:00:00+02:00", Some(Verdict::Reached))]).expect("saved");
    assert_eq!(flags(&store), [flag(Verdict::Reached, 3, "2026-06-02")]);
    store.apply(&[judged(4, "2026-06-03T20:00:00+02:00", Some(Verdict::Adjust))]).expect("saved");
    assert_eq!(flags(&store), []);
    store.apply(&[judged(5, "2026-06-04T20:00:00+02:00", Some(Verdict::LetGo))]).expect("saved");
    assert_eq!(flags(&store), [flag(Verdict::LetGo, 5, "2026-06-04")]);
    // Taken back, the one before it stands again.
    store
        .apply(&[judged(5, "2026-06-04T20:00:00+02:00", None), judged(4, "2026-06-03T20:00:00+02:00", None)])
        .expect("saved");
    assert_eq!(flags(&store), [flag(Verdict::Reached, 3, "2026-06-02")]);
}

#[test]
fn a_flag_stands_on_the_day_it_was_at_its_place_and_goes_with_its_goal() {
    let mut store = journal();
    // In Auckland it is the 3rd already, in Honolulu still the 1st.
    store.apply(&[judged(2, "2026-06-03T01:00:00+12:00", Some(Verdict::Reached))]).expect("saved");
    assert_eq!(flags(&store), [flag(Verdict::Reached, 2, "2026-06-03")]);
    let since = |at: &str| store.history(Some(day(at))).expect("readable").goals.len();
    assert_eq!((since("2026-06-03"), since("2026-06-04")), (1, 0));
    for item in [Item::Goal(goal_id(1)), Item::Debrief(debrief_id(1)), Item::Race(race_id(1))] {
        store.apply(&[trash(item)]).expect("saved");
        assert_eq!(flags(&store), [], "{item:?}");
        store.apply(&[Change::Restore(item)]).expect("saved");
        assert_eq!(flags(&store).len(), 1, "{item:?}");
    }
    store.apply(&[judged(3, "2026-06-20T22:00:00-10:00", Some(Verdict::LetGo))]).expect("saved");
    let since = |at: &str| store.history(Some(day(at))).expect("readable").goals.len();
    assert_eq!((since("2026-06-20"), since("2026-06-21")), (1, 0));
}

#[test]
fn races_stand_by_day_those_ahead_included_and_a_part_begins_with_its_day() {
    let mut store = Store::in_memory().expect("opens");
    store
        .apply(&[
            put_race(race(3, "2026-09-01")),
            put_race(finished_race(2, "2026-05-09")),
            put_race(finished_race(1, "2025-05-09")),
            put_race(finished_race(4, "2026-05-10")),
            trash(Item::Race(race_id(4))),
        ])
        .expect("saved");
    let ids = |history: &History| history.races.iter().map(|race| race.id).collect::<Vec<_>>();
    assert_eq!(ids(&store.history(None).expect("readable")), [race_id(1), race_id(2), race_id(3)]);
    assert_eq!(ids(&store.history(Some(day("2026-05-09"))).expect("readable")), [race_id(2), race_id(3)]);
}

#[test]
fn wins_are_what_held_up_and_what_was_done_newest_first() {
    let mut store = Store::in_memory().expect("opens");
    let mut first = harvest(1, finished_race(1, "2026-05-09"));
    first.wins = vec!["I finished".to_owned(), "I thanked the marshals".to_owned()];
    let in_state = |number, text: &str, state, day: Option<&str>| Step {
        state,
        day: day.map(crate::sample::day),
        ..step(number, text, &first)
    };
    let steps = [
        in_state(1, "Walk", StepState::Done, Some("2026-05-14")),
        in_state(2, "Swim", StepState::Part, None),
        in_state(3, "Bike", StepState::Open, Some("2026-05-14")),
        in_state(4, "Row", StepState::Dropped, Some("2026-05-14")),
    ];
    let steps = steps.into_iter().map(|step| (QuestionKey::about("next.step", step.text.clone()), step));
    let first = Harvest { steps: steps.collect(), ..first.clone() };
    // The second debrief of the race says one of the wins again.
    let mut again = harvest(2, first.race.clone());
    again.debrief.started = evening(12);
    again.wins = vec!["I finished".to_owned(), "I slept".to_owned()];
    store.apply(&[finish(&first), finish(&again)]).expect("saved");
    let race = Some((race_id(1), "Race 1".to_owned()));
    let win =
        |at: &str, kind, text: &str| Win { day: day(at), kind, text: text.to_owned(), race: race.clone() };
    assert_eq!(
        store.wins().expect("readable"),
        [
            win("2026-05-14", WinKind::Step, "Walk"),
            win("2026-05-11", WinKind::PartOfStep, "Swim"),
            win("2026-05-09", WinKind::HeldUp, "I finished"),
            win("2026-05-09", WinKind::HeldUp, "I thanked the marshals"),
            win("2026-05-09", WinKind::HeldUp, "I slept"),
        ]
    );
    store.apply(&[trash(Item::Debrief(debrief_id(1)))]).expect("saved");
    let left: Vec<_> = store.wins().expect("readable").into_iter().map(|win| win.text).collect();
    assert_eq!(left, ["I finished", "I slept"]);
    store.apply(&[trash(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(store.wins().expect("readable"), []);
}
