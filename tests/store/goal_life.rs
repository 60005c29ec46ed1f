//! What becomes of goals, steps, reviews and bounce plans: kept, taken back, thrown away, ended, upgraded.

use proptest::prelude::*;
use rusqlite::Connection;
use secondwind::domain::bounce::{BounceTick, Tick};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::{QuestionKey, Value};
use secondwind::domain::goal::{
    GivenVerdict, Goal, GoalChange, GoalKind, GoalState, Horizon, Measure, Progress, Step, StepEvent,
    StepState, StepVerdict, Verdict,
};
use secondwind::domain::goal_story::{GoalRow, GoalStory};
use secondwind::domain::id::{GoalChangeId, ProgressId, ReviewId, StepEventId, VerdictId};
use secondwind::domain::race::{SetbackMark, Tier};
use secondwind::domain::review::{Card, Review, ReviewAnswer, ReviewKind};
use secondwind::domain::rules::goal_review::next_look;
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{
    Place, day, evening, finish, finished_race, goal_id, harvest, judged, put_race, race, race_id, setback,
    step_id, trash,
};
use crate::upgrading::make_first;

pub fn put_goal(goal: Goal) -> Change {
    Change::PutGoal { goal: Box::new(goal), base: None }
}

fn own(number: u128, text: &str) -> Goal {
    Goal::new(goal_id(number), GoalKind::Open, text, evening(1))
}

fn verdict_id(number: u128) -> VerdictId {
    VerdictId(Uuid::from_u128(0xa000 + number))
}

/// A verdict in the evening of a day of May.
pub fn judge(number: u128, goal: u128, verdict: Verdict, reason: &str, on: u32) -> Change {
    Change::Judge(given(number, goal, verdict, reason, on))
}

fn given(number: u128, goal: u128, verdict: Verdict, reason: &str, on: u32) -> GivenVerdict {
    GivenVerdict {
        id: Some(verdict_id(number)),
        goal: goal_id(goal),
        verdict,
        reason: reason.to_owned(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: evening(on),
    }
}

fn change_of(number: u128, goal: &Goal) -> GoalChange {
    GoalChange {
        id: GoalChangeId(Uuid::from_u128(0xb000 + number)),
        goal: goal.id,
        was: goal.words(),
        at: evening(5),
    }
}

fn progress(number: u128, goal: u128, on: &str, value: f64) -> Change {
    Change::PutProgress(Progress {
        id: ProgressId(Uuid::from_u128(0xc000 + number)),
        goal: goal_id(goal),
        day: day(on),
        value,
        at: evening(5),
    })
}

fn own_step(number: u128, goal: Option<u128>, text: &str) -> Step {
    Step {
        id: step_id(number),
        goal: goal.map(goal_id),
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: Some(day("2026-05-14")),
        state: StepState::Open,
        written: evening(1),
    }
}

fn decide(number: u128, step: u128, verdict: StepVerdict, on: &str) -> Change {
    Change::DecideStep(StepEvent {
        id: step_event_id(number),
        step: step_id(step),
        verdict,
        was_day: None,
        day: Some(day(on)),
        review: None,
        at: evening(6),
    })
}

fn step_event_id(number: u128) -> StepEventId {
    StepEventId(Uuid::from_u128(0xd000 + number))
}

fn review(number: u128, kind: ReviewKind) -> Review {
    Review {
        id: review_id(number),
        kind,
        from: day("2026-05-01"),
        to: day("2026-05-31"),
        cards: vec![Card::Goal(goal_id(1)), Card::Step(step_id(1))],
        started: evening(7),
        finished: None,
    }
}

fn review_id(number: u128) -> ReviewId {
    ReviewId(Uuid::from_u128(0xe000 + number))
}

fn answer(review: u128, question: &str, text: &str) -> ReviewAnswer {
    ReviewAnswer {
        review: review_id(review),
        question: question.to_owned(),
        asked: format!("What about {question}?"),
        value: Some(Value::Text(text.to_owned())),
        at: evening(8),
    }
}

fn tick(race: u128, item: &str, note: &str) -> BounceTick {
    BounceTick {
        race: race_id(race),
        item: item.to_owned(),
        tick: Some(Tick::Part),
        note: note.to_owned(),
        at: evening(9),
    }
}

fn with(changes: &[Change]) -> Store {
    let mut store = Store::in_memory().expect("opens");
    store.apply(changes).expect("saved");
    store
}

fn rows(store: &Store) -> Vec<GoalRow> {
    store.goals(day("2026-05-20")).expect("readable").rows
}

fn story(store: &Store, number: u128) -> Option<GoalStory> {
    store.goal_story(goal_id(number), day("2026-05-20")).expect("readable")
}

fn there(store: &Store, number: u128) -> GoalStory {
    story(store, number).expect("there")
}

/// A goal with everything that can hang on one, in a review; a step of its own; a race with a bounce plan.
fn full() -> Vec<Change> {
    let goal = Goal {
        race: Some(race_id(1)),
        tier: Some(Tier::B),
        measure: Some(Measure::Days { wanted: 20 }),
        notes: "notewords".to_owned(),
        ..own(1, "goalwords")
    };
    let was = Goal { text: "earlierwords".to_owned(), ..goal.clone() };
    vec![
        put_race(finished_race(1, "2026-05-09")),
        put_goal(goal),
        Change::LogGoal(change_of(1, &was)),
        Change::PutReview(review(1, ReviewKind::Goals)),
        Change::Judge(GivenVerdict {
            carries: "carrywords".to_owned(),
            review: Some(review_id(1)),
            ..given(1, 1, Verdict::Keep, "reasonwords", 10)
        }),
        progress(1, 1, "2026-05-03", 1.0),
        Change::PutStep(own_step(1, Some(1), "stepwords")),
        decide(1, 1, StepVerdict::Moved, "2026-05-21"),
        Change::PutStep(own_step(2, None, "loosewords")),
        Change::PutReviewAnswer(answer(1, "q", "answerwords")),
        Change::PutTick(tick(1, "lessons", "tickwords")),
    ]
}

#[test]
fn an_upgraded_journal_carries_its_verdicts_and_the_day_of_the_last_look_over() {
    let place = Place::new();
    make_first(&place.path());
    let more = Connection::open(place.path()).expect("opens");
    more.execute_batch(
        "INSERT INTO goals (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, kind, text, why, verdict,
            written_at, written_offset)
         VALUES ('00000000-0000-0000-0000-0000000000a1', NULL, NULL, NULL, NULL, NULL, 'open', 'Never looked at', '', NULL,
            1778500900000000, 120),
            ('00000000-0000-0000-0000-0000000000a2', NULL, NULL, NULL, NULL, NULL, 'time', 'Twice', '', 'let_go',
            1778500900000000, 120);
         INSERT INTO verdicts (goal_id, debrief_id, verdict, reason, at, at_offset)
         VALUES ('00000000-0000-0000-0000-0000000000a2', NULL, 'keep', '', 1778600000000000, 120),
            ('00000000-0000-0000-0000-0000000000a2', NULL, 'let_go', 'it gave mornings', 1780000000000000, 120);",
    )
    .expect("written");
    drop(more);
    let store = place.open();
    let told: Vec<_> = rows(&store)
        .into_iter()
        .map(|row| {
            let last = row.last.as_ref().map(|last| (last.verdict, last.reason.clone()));
            (row.goal.text.clone(), row.goal.state(), row.goal.horizon, row.looked_at.to_string(), last)
        })
        .collect();
    let said = |verdict, reason: &str| Some((verdict, reason.to_owned()));
    assert_eq!(
        told,
        [
            (
                "Sleep".to_owned(),
                GoalState::Reached,
                Horizon::Weeks,
                "2026-05-23".to_owned(),
                said(Verdict::Reached, "slept")
            ),
            ("Never looked at".to_owned(), GoalState::Active, Horizon::Season, "2026-05-11".to_owned(), None),
            (
                "Twice".to_owned(),
                GoalState::LetGo,
                Horizon::Season,
                "2026-05-28".to_owned(),
                said(Verdict::LetGo, "it gave mornings")
            ),
        ]
    );
    // What was harvested then is known again when its debrief is finished anew.
    let connection = Connection::open(place.path()).expect("opens");
    let harvested = |table: &str| -> String {
        connection
            .query_row(&format!("SELECT harvested FROM {table} WHERE origin_prompt IS NOT NULL"), [], |row| {
                row.get(0)
            })
            .expect("told")
    };
    assert_eq!(
        harvested("goals"),
        r#"{"kind":"recovery","text":"Sleep","why":"","race":"00000000-0000-0000-0000-000000000001"}"#
    );
    assert!(harvested("steps").starts_with(r#"{"text":"Talk to Åsa","day":"2026-05-14","goal":null,"#));
    let own: u32 = connection
        .query_row("SELECT count(*) FROM goals WHERE harvested IS NULL", [], |row| row.get(0))
        .expect("told");
    assert_eq!(own, 2);
}

#[test]
fn everything_about_a_goal_is_read_as_it_was_written() {
    let store = with(&full());
    let told = there(&store, 1);
    let goal = told.row.goal;
    assert_eq!((goal.tier, goal.measure), (Some(Tier::B), Some(Measure::Days { wanted: 20 })));
    assert_eq!((goal.notes.as_str(), goal.verdict), ("notewords", Some(Verdict::Keep)));
    assert_eq!(told.race.map(|race| race.id), Some(race_id(1)));
    assert_eq!(told.changes[0].was.text, "earlierwords");
    assert_eq!(
        (told.verdicts[0].carries.as_str(), told.verdicts[0].review),
        ("carrywords", Some(review_id(1)))
    );
    assert_eq!((told.progress[0].day, told.row.reached), (day("2026-05-03"), Some(1.0)));
    assert_eq!((told.row.steps.len(), told.row.steps[0].day), (1, Some(day("2026-05-21"))));
    assert_eq!((told.step_events[0].was_day, told.step_events.len()), (Some(day("2026-05-14")), 1));
    let goals = store.goals(day("2026-05-20")).expect("readable");
    assert_eq!(goals.loose.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["loosewords"]);
    assert_eq!(goals.decided, [(step_id(1), day("2026-05-06"))]);
    assert_eq!(goals.open_review.map(|review| review.cards.len()), Some(2));
}

#[test]
fn the_last_verdict_counts_and_taken_back_the_one_before_it_does() {
    let mut store = with(&[put_goal(own(1, "A"))]);
    let stands = |store: &Store| {
        let row = there(store, 1).row;
        (row.goal.verdict, row.goal.again, row.looked_at)
    };
    let rest = GivenVerdict { again: Some(day("2026-08-12")), ..given(2, 1, Verdict::Rest, "", 12) };
    store.apply(&[judge(1, 1, Verdict::Keep, "", 10), Change::Judge(rest)]).expect("saved");
    assert_eq!(stands(&store), (Some(Verdict::Rest), Some(day("2026-08-12")), day("2026-05-12")));
    // One of an earlier day that comes later changes nothing; at the same moment the one that came last counts.
    store.apply(&[judge(3, 1, Verdict::LetGo, "", 11)]).expect("saved");
    assert_eq!(stands(&store).0, Some(Verdict::Rest));
    store.apply(&[judge(4, 1, Verdict::Reached, "", 12)]).expect("saved");
    assert_eq!(stands(&store), (Some(Verdict::Reached), None, day("2026-05-12")));
    // Given anew under its id, a verdict is another one.
    store.apply(&[judge(4, 1, Verdict::Adjust, "less of it", 12)]).expect("saved");
    assert_eq!(there(&store, 1).row.last.map(|last| last.reason), Some("less of it".to_owned()));
    for (number, wanted) in [
        (4, (Some(Verdict::Rest), Some(day("2026-08-12")), day("2026-05-12"))),
        (2, (Some(Verdict::LetGo), None, day("2026-05-11"))),
        (3, (Some(Verdict::Keep), None, day("2026-05-10"))),
        (1, (None, None, day("2026-05-01"))),
        // Taken back twice, nothing happens.
        (1, (None, None, day("2026-05-01"))),
    ] {
        store.apply(&[Change::Unjudge(verdict_id(number))]).expect("saved");
        assert_eq!(stands(&store), wanted, "{number}");
    }
}

#[test]
fn what_is_said_of_a_goal_that_is_gone_keeps_nothing_else_from_being_saved() {
    let mut store = with(&[put_goal(own(1, "A")), trash(Item::Goal(goal_id(1))), Change::EmptyTrash]);
    store
        .apply(&[
            judge(1, 1, Verdict::Keep, "", 10),
            Change::LogGoal(change_of(1, &own(1, "A"))),
            progress(1, 1, "2026-05-03", 1.0),
            decide(1, 9, StepVerdict::Done, "2026-05-03"),
            Change::PutReviewAnswer(answer(9, "q", "words")),
            Change::PutTick(tick(9, "lessons", "")),
            Change::Unjudge(verdict_id(9)),
            Change::UndecideStep(step_event_id(9)),
            put_goal(own(2, "B")),
        ])
        .expect("saved");
    assert_eq!(rows(&store).into_iter().map(|row| row.goal.text).collect::<Vec<_>>(), ["B"]);
}

#[test]
fn days_are_counted_once_and_of_a_number_the_last_one_counts() {
    let days = Goal { measure: Some(Measure::Days { wanted: 5 }), ..own(1, "A") };
    let number =
        Goal { measure: Some(Measure::Number { from: 0.0, to: 40.0, unit: "km".to_owned() }), ..own(2, "B") };
    let mut store = with(&[put_goal(days), put_goal(number)]);
    let reached = |store: &Store| rows(store).iter().map(|row| row.reached).collect::<Vec<_>>();
    assert_eq!(reached(&store), [Some(0.0), None]);
    store
        .apply(&[
            progress(1, 1, "2026-05-03", 1.0),
            progress(2, 1, "2026-05-03", 1.0),
            progress(3, 1, "2026-05-04", 1.0),
            progress(4, 2, "2026-05-06", 18.0),
            progress(5, 2, "2026-05-04", 12.0),
        ])
        .expect("saved");
    assert_eq!(reached(&store), [Some(2.0), Some(18.0)]);
    store
        .apply(&[
            Change::DropProgress(ProgressId(Uuid::from_u128(0xc003))),
            progress(4, 2, "2026-05-06", 20.0),
        ])
        .expect("saved");
    assert_eq!(reached(&store), [Some(1.0), Some(20.0)]);
}

#[test]
fn what_was_decided_about_a_step_is_taken_back_in_any_order() {
    let mut store = with(&[Change::PutStep(own_step(1, None, "A"))]);
    let stands = |store: &Store| {
        let goals = store.goals(day("2026-05-20")).expect("readable");
        goals.loose.first().map(|step| step.day)
    };
    store
        .apply(&[
            decide(1, 1, StepVerdict::Done, "2026-05-14"),
            decide(2, 1, StepVerdict::Reopened, "2026-05-20"),
        ])
        .expect("saved");
    assert_eq!(stands(&store), Some(Some(day("2026-05-20"))));
    // What was decided since stands, and leads back to the beginning.
    store.apply(&[Change::UndecideStep(step_event_id(1))]).expect("saved");
    assert_eq!(stands(&store), Some(Some(day("2026-05-20"))));
    store.apply(&[Change::UndecideStep(step_event_id(2))]).expect("saved");
    assert_eq!(stands(&store), Some(Some(day("2026-05-14"))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// A second computation: a step stands where the last decision left it that was not taken back, whatever the order.
    #[test]
    fn a_step_stands_where_the_last_decision_that_was_not_taken_back_left_it(
        decisions in proptest::collection::vec((0_usize..5, 1_u32..28), 1..7),
        order in Just((0_usize..7).collect::<Vec<_>>()).prop_shuffle(),
        taken_back in 0_usize..8,
    ) {
        let first = own_step(1, Some(1), "A");
        let mut store = with(&[put_goal(own(1, "A")), Change::PutStep(first.clone())]);
        let on = |date: u32| format!("2026-05-{date:02}");
        for (number, (verdict, date)) in (0_u128..).zip(&decisions) {
            store.apply(&[decide(number, 1, StepVerdict::ALL[*verdict], &on(*date))]).expect("saved");
        }
        let mut left: Vec<usize> = (0..decisions.len()).collect();
        for place in order.into_iter().filter(|place| *place < decisions.len()).take(taken_back) {
            store.apply(&[Change::UndecideStep(step_event_id(place as u128))]).expect("saved");
            left.retain(|known| *known != place);
            let wanted = left.last().map_or((StepState::Open, first.day), |last| {
                let (verdict, date) = decisions[*last];
                (StepVerdict::ALL[verdict].state(), Some(day(&on(date))))
            });
            let step = &there(&store, 1).row.steps[0];
            prop_assert_eq!((step.state, step.day), wanted);
        }
    }
}

#[test]
fn a_goal_goes_to_the_trash_with_its_steps_and_comes_back_as_it_was() {
    let mut store = with(&full());
    let everything = |store: &Store| {
        let goals = store.goals(day("2026-05-20")).expect("readable");
        let home = store.home(day("2026-05-20")).expect("readable");
        let kept = store.review(ReviewKind::Goals, day("2026-05-20")).expect("readable");
        format!("{goals:#?}{home:#?}{kept:#?}{:#?}", story(store, 1))
    };
    let before = everything(&store);
    store.apply(&[trash(Item::Goal(goal_id(1)))]).expect("saved");
    assert_eq!((rows(&store), story(&store, 1)), (vec![], None));
    let goals = store.goals(day("2026-05-20")).expect("readable");
    assert_eq!(goals.loose.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["loosewords"]);
    store.apply(&[Change::Restore(Item::Goal(goal_id(1)))]).expect("saved");
    assert_eq!(everything(&store), before);
    // The race that it belongs to goes and comes back without it.
    store.apply(&[trash(Item::Race(race_id(1)))]).expect("saved");
    let row = there(&store, 1).row;
    assert_eq!((row.goal.race, row.race), (None, None));
    assert_eq!(store.bounce(race_id(1)).expect("readable"), None);
    store.apply(&[Change::Restore(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(everything(&store), before);
}

/// How many rows each table of goals has.
fn counts(place: &Place) -> Vec<(&'static str, u32)> {
    let connection = Connection::open(place.path()).expect("opens");
    let tables = [
        "goals",
        "verdicts",
        "goal_changes",
        "goal_progress",
        "steps",
        "step_events",
        "reviews",
        "review_answers",
        "bounce_ticks",
    ];
    let count = |table: &str| {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("counted")
    };
    tables.map(|table| (table, count(table))).to_vec()
}

fn has(place: &Place, word: &str) -> bool {
    let mut bytes = std::fs::read(place.path()).expect("readable");
    for beside in ["db-wal", "db-shm"] {
        bytes.extend(std::fs::read(place.path().with_extension(beside)).unwrap_or_default());
    }
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn when_the_trash_is_emptied_nothing_is_left_of_a_goal_and_its_words() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&full()).expect("saved");
    let gone = ["goalwords", "notewords", "earlierwords", "reasonwords", "carrywords", "stepwords"];
    for word in gone {
        assert!(has(&place, word), "{word}");
    }
    store.apply(&[trash(Item::Goal(goal_id(1))), Change::EmptyTrash]).expect("saved");
    assert_eq!(
        counts(&place),
        [
            ("goals", 0),
            ("verdicts", 0),
            ("goal_changes", 0),
            ("goal_progress", 0),
            ("steps", 1),
            ("step_events", 0),
            ("reviews", 1),
            ("review_answers", 1),
            ("bounce_ticks", 1)
        ]
    );
    // The review that it was a card of is still there, and can be read.
    let kept = store.review(ReviewKind::Goals, day("2026-05-20")).expect("readable").open.expect("there");
    assert_eq!((kept.review.cards.len(), kept.verdicts.len(), kept.answers.len()), (2, 0, 1));
    store.apply(&[trash(Item::Race(race_id(1))), Change::EmptyTrash]).expect("saved");
    drop(store);
    for word in gone.into_iter().chain(["tickwords"]) {
        assert!(!has(&place, word), "{word}");
    }
    assert!(has(&place, "loosewords") && has(&place, "answerwords"));
}

#[test]
fn an_answer_of_a_review_that_is_taken_back_or_written_over_is_gone_from_the_file() {
    let place = Place::new();
    let mut store = place.open();
    let taken_back = ReviewAnswer { value: None, ..answer(1, "one", "") };
    store
        .apply(&[
            Change::PutReview(review(1, ReviewKind::Week)),
            Change::PutReviewAnswer(answer(1, "one", "firstwords")),
            Change::PutReviewAnswer(answer(1, "two", "secondwords")),
        ])
        .expect("saved");
    store
        .apply(&[
            Change::PutReviewAnswer(taken_back),
            Change::PutReviewAnswer(answer(1, "two", "otherwords")),
            Change::EmptyTrash,
        ])
        .expect("saved");
    drop(store);
    assert!(!has(&place, "firstwords") && !has(&place, "secondwords") && has(&place, "otherwords"));
}

#[test]
fn only_a_review_in_which_nothing_was_said_is_dropped() {
    let drop = |number| Change::DropReview(review_id(number));
    let mut store = with(&[
        put_goal(own(1, "A")),
        Change::PutReview(review(1, ReviewKind::Week)),
        Change::PutReview(review(2, ReviewKind::Month)),
        Change::PutReviewAnswer(answer(2, "q", "words")),
        Change::PutReview(review(3, ReviewKind::Goals)),
        Change::Judge(GivenVerdict { review: Some(review_id(3)), ..given(1, 1, Verdict::Keep, "", 10) }),
        drop(1),
        drop(2),
        drop(3),
    ]);
    let open = |store: &Store, kind| store.review(kind, day("2026-05-20")).expect("readable").open;
    assert_eq!(open(&store, ReviewKind::Week), None);
    assert!(open(&store, ReviewKind::Month).is_some() && open(&store, ReviewKind::Goals).is_some());
    // An answer that was taken back and a verdict that was taken back are nothing said.
    let none = ReviewAnswer { value: None, ..answer(2, "q", "") };
    store
        .apply(&[Change::PutReviewAnswer(none), Change::Unjudge(verdict_id(1)), drop(2), drop(3)])
        .expect("saved");
    assert_eq!((open(&store, ReviewKind::Month), open(&store, ReviewKind::Goals)), (None, None));
}

#[test]
fn a_tick_is_changed_and_taken_back() {
    let mut store =
        with(&[put_race(finished_race(1, "2026-05-09")), Change::PutTick(tick(1, "lessons", "a"))]);
    let ticks = |store: &Store| store.bounce(race_id(1)).expect("readable").expect("there").ticks;
    assert_eq!(ticks(&store), [tick(1, "lessons", "a")]);
    let back = BounceTick { tick: None, ..tick(1, "lessons", "b") };
    store.apply(&[Change::PutTick(back.clone()), Change::NoteTick(back.clone())]).expect("saved");
    assert_eq!(ticks(&store), [back]);
}

#[test]
fn edits_of_different_fields_of_a_goal_in_two_windows_are_both_kept_its_race_included() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    let base = own(1, "A");
    one.apply(&[put_race(race(2, "2026-12-13")), put_goal(base.clone())]).expect("saved");
    let edit = |goal: Goal| Change::PutGoal { goal: Box::new(goal), base: Some(Box::new(base.clone())) };
    let tied = Goal { race: Some(race_id(2)), ..base.clone() };
    let counted = Goal { measure: Some(Measure::Steps), by: Some(day("2026-12-13")), ..base.clone() };
    let named = Goal { text: "B".to_owned(), why: "why".to_owned(), pinned: true, ..base.clone() };
    one.apply(&[edit(tied), judge(1, 1, Verdict::Keep, "", 10)]).expect("saved");
    two.apply(&[edit(counted)]).expect("saved");
    two.apply(&[edit(named)]).expect("saved");
    let told = there(&one, 1).row;
    assert_eq!(
        told.goal,
        Goal {
            race: Some(race_id(2)),
            measure: Some(Measure::Steps),
            by: Some(day("2026-12-13")),
            text: "B".to_owned(),
            why: "why".to_owned(),
            pinned: true,
            verdict: Some(Verdict::Keep),
            ..base.clone()
        }
    );
    // Freed in one window while the other one changes its words.
    let freed = Goal { race: None, ..told.goal.clone() };
    let reworded = Goal { text: "C".to_owned(), ..told.goal.clone() };
    let edit = |goal: Goal| Change::PutGoal { goal: Box::new(goal), base: Some(Box::new(told.goal.clone())) };
    one.apply(&[edit(freed)]).expect("saved");
    two.apply(&[edit(reworded)]).expect("saved");
    let told = there(&two, 1).row;
    assert_eq!((told.goal.race, told.goal.text.as_str()), (None, "C"));
}

#[test]
fn a_race_that_is_gone_meanwhile_leaves_the_goal_free() {
    let mut store =
        with(&[put_race(race(2, "2026-12-13")), trash(Item::Race(race_id(2))), Change::EmptyTrash]);
    store.apply(&[put_goal(Goal { race: Some(race_id(2)), ..own(1, "A") })]).expect("saved");
    assert_eq!(there(&store, 1).row.goal.race, None);
}

#[test]
fn a_verdict_given_in_a_debrief_is_replaced_by_finishing_it_anew_and_one_given_elsewhere_stays() {
    let race = finished_race(1, "2026-05-09");
    let mut told = harvest(1, race.clone());
    told.verdicts = vec![judged(1, Verdict::LetGo, "it gave mornings", 11)];
    let mut store = with(&[put_goal(own(1, "A")), judge(1, 1, Verdict::Rest, "", 8), finish(&told)]);
    assert_eq!(there(&store, 1).row.goal.state(), GoalState::LetGo);
    told.race_before = Some(race);
    told.verdicts.clear();
    store.apply(&[finish(&told)]).expect("saved");
    assert_eq!((there(&store, 1).row.goal.state(), there(&store, 1).verdicts.len()), (GoalState::Resting, 1));
}

#[test]
fn decide_later_in_a_debrief_after_a_setback_books_its_fourteenth_day() {
    let mut told = setback(1, &finished_race(1, "2026-05-09"), SetbackMark::Yes);
    told.verdicts = vec![judged(1, Verdict::Later, "", 11)];
    let store = with(&[put_goal(own(1, "A")), finish(&told)]);
    assert_eq!(there(&store, 1).row.goal.again, Some(day("2026-05-23")));
}

#[test]
fn a_process_goal_of_one_race_stands_among_the_others_and_asks_for_no_look_before_that_race() {
    let mut told = harvest(1, finished_race(1, "2026-05-09"));
    let of_debrief = Goal {
        race: Some(race_id(1)),
        debrief: Some(told.debrief.id),
        ..Goal::new(goal_id(2), GoalKind::Process, "Breathe", evening(11))
    };
    told.goals = vec![(QuestionKey::once("goals.wish"), of_debrief)];
    let process = |number, race: Option<u128>| Goal {
        kind: GoalKind::Process,
        race: race.map(race_id),
        ..own(number, &format!("Process {number}"))
    };
    let ahead = put_race(race(2, "2026-06-07"));
    let goals = [process(1, Some(1)), process(3, None), process(4, Some(2))].map(put_goal);
    let store = with(&[&[finish(&told), ahead][..], &goals].concat());
    let mut texts: Vec<String> = rows(&store).into_iter().map(|row| row.goal.text).collect();
    texts.sort();
    assert_eq!(texts, ["Breathe", "Process 1", "Process 3", "Process 4"]);
    let goals = store.goals(day("2026-05-10")).expect("readable");
    let asked = |number| {
        let row = goals.row(goal_id(number)).expect("there");
        next_look(row, &goals.races).map(|look| look.day)
    };
    assert_eq!([1, 3, 4].map(asked), [Some(day("2026-05-10")), Some(day("2026-05-10")), None]);
}
