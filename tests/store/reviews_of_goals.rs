//! Reviews of goals as they are kept: what stands after verdicts of one moment, what a resumed review knows, what is dropped.

use chrono::NaiveDate;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalChange, GoalKind, Step, StepEvent, StepState, StepVerdict, Verdict,
};
use secondwind::domain::id::{GoalChangeId, ReviewId, StepEventId, VerdictId};
use secondwind::domain::review::{Card, Review, ReviewBasis, ReviewKind};
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{day, evening, goal_id, step_id, trash};

fn today() -> NaiveDate {
    evening(20).date_naive()
}

fn goal(number: u128, written: Stamp) -> Goal {
    Goal::new(goal_id(number), GoalKind::Process, format!("Goal {number}"), written)
}

fn put(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

fn review(cards: Vec<Card>) -> Review {
    Review {
        id: ReviewId(Uuid::from_u128(0xe000)),
        kind: ReviewKind::Goals,
        from: today(),
        to: today(),
        cards,
        started: evening(20),
        finished: None,
    }
}

fn given(number: u128, goal: u128, verdict: Verdict, at: Stamp) -> GivenVerdict {
    GivenVerdict {
        id: Some(VerdictId(Uuid::from_u128(0xf000 + number))),
        goal: goal_id(goal),
        verdict,
        reason: String::new(),
        carries: String::new(),
        again: None,
        review: Some(review(Vec::new()).id),
        debrief: None,
        at,
    }
}

fn step(number: u128, goal: Option<u128>, on: Option<NaiveDate>) -> Step {
    Step {
        id: step_id(number),
        goal: goal.map(goal_id),
        race: None,
        debrief: None,
        person: None,
        text: format!("Step {number}"),
        day: on,
        state: StepState::Open,
        written: evening(1),
    }
}

fn event(number: u128, step: &Step, verdict: StepVerdict, to: Option<NaiveDate>) -> StepEvent {
    StepEvent {
        id: StepEventId(Uuid::from_u128(0xf100 + number)),
        step: step.id,
        verdict,
        was_day: step.day,
        day: to,
        review: Some(review(Vec::new()).id),
        at: evening(20),
    }
}

fn basis(store: &Store) -> ReviewBasis {
    store.review(ReviewKind::Goals, today()).expect("readable")
}

fn verdict(store: &Store) -> Option<Verdict> {
    store.goals(today()).expect("readable").rows[0].goal.verdict
}

#[test]
fn of_two_verdicts_of_one_moment_the_later_one_counts_everywhere() {
    let mut store = Store::in_memory().expect("opens");
    let moment = evening(20);
    for (number, other) in
        [Verdict::Keep, Verdict::LetGo, Verdict::Rest, Verdict::Keep].into_iter().enumerate()
    {
        let number = u128::try_from(number).expect("small");
        let changes = [put(goal(1, evening(1))), Change::Judge(given(number, 1, other, moment))];
        store.apply(&changes).expect("saved");
        assert_eq!(verdict(&store), Some(other));
        let row = store.goals(today()).expect("readable").rows[0].clone();
        assert_eq!(row.last.map(|last| last.verdict), Some(other));
    }
    for (number, left) in
        [(3, Some(Verdict::Rest)), (2, Some(Verdict::LetGo)), (1, Some(Verdict::Keep)), (0, None)]
    {
        store.apply(&[Change::Unjudge(VerdictId(Uuid::from_u128(0xf000 + number)))]).expect("saved");
        assert_eq!(verdict(&store), left);
    }
    assert_eq!(store.goals(today()).expect("readable").rows[0].looked_at, evening(1).date_naive());
}

#[test]
fn a_review_that_was_begun_knows_what_was_decided_moved_and_said_before() {
    let mut store = Store::in_memory().expect("opens");
    let (loose, served) = (step(1, None, Some(day("2026-05-19"))), step(2, Some(2), Some(day("2026-05-20"))));
    let cards =
        vec![Card::Step(loose.id), Card::Step(served.id), Card::Goal(goal_id(1)), Card::Goal(goal_id(2))];
    let before = goal(1, evening(1));
    let after = Goal { text: "Goal 1, kinder".to_owned(), ..before.clone() };
    let log = |number: u128, at| {
        let id = GoalChangeId(Uuid::from_u128(0xf200 + number));
        Change::LogGoal(GoalChange { id, goal: goal_id(1), was: before.words(), at })
    };
    let earlier = GivenVerdict { review: None, ..given(8, 1, Verdict::Later, evening(10)) };
    store
        .apply(&[
            put(before.clone()),
            put(goal(2, evening(2))),
            Change::PutStep(loose.clone()),
            Change::PutStep(served.clone()),
            Change::Judge(earlier.clone()),
            log(1, evening(10)),
            Change::PutReview(review(cards)),
            Change::DecideStep(event(1, &loose, StepVerdict::Done, loose.day)),
            Change::DecideStep(event(2, &served, StepVerdict::Moved, Some(day("2026-05-27")))),
            log(2, evening(20)),
            Change::PutGoal { goal: Box::new(after), base: Some(Box::new(before.clone())) },
            Change::Judge(given(1, 1, Verdict::Adjust, evening(20))),
        ])
        .expect("saved");
    let told = basis(&store);
    let open = told.open.expect("begun");
    assert_eq!((open.verdicts.len(), open.steps.len()), (1, 2));
    assert_eq!(told.past_of_cards.verdicts, [earlier, given(1, 1, Verdict::Adjust, evening(20))]);
    assert_eq!(told.past_of_cards.moves, [(served.id, 1)]);
    // What was said before by the change of the verdict, not by an older one.
    let changes: Vec<_> = told.past_of_cards.changes.iter().map(|change| change.id.0.as_u128()).collect();
    assert_eq!(changes, [0xf202]);
    // A step that is done stands in no list of open ones, and is known all the same.
    assert_eq!(told.goals.loose, []);
    let texts: Vec<_> = told.past_of_cards.steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(texts, ["Step 1", "Step 2"]);
    assert_eq!(store.home(today()).expect("readable").goals.open_review_decided, 3);
    // For any other kind none of this is read.
    let week = store.review(ReviewKind::Week, today()).expect("readable");
    assert_eq!(week.past_of_cards.verdicts, []);
}

#[test]
fn only_a_review_in_which_nothing_was_decided_is_dropped() {
    let mut store = Store::in_memory().expect("opens");
    let begun = review(vec![Card::Goal(goal_id(1))]);
    store
        .apply(&[
            put(goal(1, evening(1))),
            Change::PutReview(begun.clone()),
            Change::Judge(given(1, 1, Verdict::Keep, evening(20))),
            Change::DropReview(begun.id),
        ])
        .expect("saved");
    assert!(basis(&store).open.is_some());
    store
        .apply(&[Change::Unjudge(VerdictId(Uuid::from_u128(0xf001))), Change::DropReview(begun.id)])
        .expect("saved");
    assert_eq!(basis(&store).open, None);
}

#[test]
fn steps_of_goals_that_rest_or_are_over_or_lie_in_the_trash_do_not_wait_on_the_first_page() {
    let mut store = Store::in_memory().expect("opens");
    let waiting = |store: &Store| store.home(today()).expect("readable").steps.len();
    let own = step(1, Some(1), Some(today()));
    store.apply(&[put(goal(1, evening(1))), Change::PutStep(own)]).expect("saved");
    assert_eq!(waiting(&store), 1);
    for (number, verdict) in (1..).zip(Verdict::ALL.iter().copied()) {
        store.apply(&[Change::Judge(given(number, 1, verdict, evening(20)))]).expect("saved");
        let waits = matches!(verdict, Verdict::Keep | Verdict::Adjust | Verdict::Later);
        assert_eq!(waiting(&store), usize::from(waits), "{verdict:?}");
    }
    store.apply(&[Change::Judge(given(9, 1, Verdict::Keep, evening(20)))]).expect("saved");
    assert_eq!(waiting(&store), 1);
    store.apply(&[trash(Item::Goal(goal_id(1)))]).expect("saved");
    assert_eq!(waiting(&store), 0);
}
