//! What is planned for a race, and what its brief is made from.

use secondwind::domain::brief::{BriefPlan, Ready, ReadyItem};
use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::goal::{Goal, GoalKind};
use secondwind::domain::id::{DebriefId, LessonEventId};
use secondwind::domain::lesson::{
    Lesson, LessonEvent, LessonEventKind, LessonScope, LessonStanding, LessonUse, Occasion, RaceCondition,
    UseVerdict, Verb,
};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::rules::matching::MatchReason;
use secondwind::domain::units::Metres;
use secondwind::store::Store;
use uuid::Uuid;

use crate::sample::{Place, day, evening, goal_id, harvest, lesson_id, put_race, race, race_id};

fn put(plan: &BriefPlan, base: Option<&BriefPlan>) -> Change {
    Change::PutPlan { plan: Box::new(plan.clone()), base: base.cloned().map(Box::new) }
}

fn plan_of(store: &Store) -> BriefPlan {
    let basis = store.brief(Some(race_id(1)), day("2026-05-20")).expect("readable").expect("there");
    basis.plan.expect("a plan")
}

fn marathon(number: u128, date: &str, outcome: Option<Outcome>) -> Race {
    let mut race = race(number, date);
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(42_195.0));
    race.outcome = outcome;
    race
}

fn put_lesson(lesson: &Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(lesson.clone()), base: None }
}

fn brief_of(store: &Store, today: &str) -> Vec<(u128, Vec<MatchReason>)> {
    let basis = store.brief(None, day(today)).expect("readable").expect("a race ahead");
    let told =
        |shown: secondwind::domain::brief::BriefLesson| (shown.lesson.id.0.as_u128() - 0x3000, shown.reasons);
    basis.lessons.into_iter().map(told).collect()
}

#[test]
fn a_plan_comes_back_as_it_was_written() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&[put_race(race(1, "2026-06-07"))]).expect("saved");
    let plan = BriefPlan {
        race: race_id(1),
        why: "for the river".into(),
        switch_point: "second bridge".into(),
        cue: "tall".into(),
        picture: "the straight".into(),
        what_ifs: vec!["If “it” rains, then I will smile.".into()],
        ready: vec![ReadyItem { item: "head".into(), ready: Ready::Partly }],
        at: evening(12),
    };
    store.apply(&[put(&plan, None)]).expect("saved");
    drop(store);
    assert_eq!(plan_of(&place.open()), plan);
}

#[test]
fn two_windows_write_different_lines_and_different_what_ifs() {
    let place = Place::new();
    let (mut one, mut two) = (place.open(), place.open());
    one.apply(&[put_race(race(1, "2026-06-07"))]).expect("saved");
    let blank = BriefPlan::blank(race_id(1), evening(12));
    let mut mine = BriefPlan { cue: "tall".into(), at: evening(13), ..blank.clone() };
    mine.what_ifs = vec!["mine".into()];
    mine.ready = vec![ReadyItem { item: "head".into(), ready: Ready::No }];
    let mut theirs = BriefPlan { why: "for the river".into(), at: evening(14), ..blank.clone() };
    theirs.what_ifs = vec!["theirs".into()];
    theirs.ready = vec![ReadyItem { item: "strength".into(), ready: Ready::Yes }];
    one.apply(&[put(&mine, Some(&blank))]).expect("saved");
    two.apply(&[put(&theirs, Some(&blank))]).expect("saved");
    let both = plan_of(&one);
    assert_eq!((both.cue.as_str(), both.why.as_str()), ("tall", "for the river"));
    assert_eq!(both.what_ifs, ["mine", "theirs"]);
    assert_eq!(both.ready.len(), 2);
    // Taking back what one window wrote leaves the other's.
    one.apply(&[put(&blank, Some(&mine))]).expect("saved");
    let left = plan_of(&one);
    assert_eq!((left.cue.as_str(), left.why.as_str()), ("", "for the river"));
    assert_eq!(left.what_ifs, ["theirs"]);
}

#[test]
fn a_plan_of_a_race_that_is_not_there_is_passed_over_and_goes_with_its_race() {
    let place = Place::new();
    let mut store = place.open();
    let plan = BriefPlan { cue: "tall".into(), ..BriefPlan::blank(race_id(1), evening(12)) };
    store.apply(&[put(&plan, None)]).expect("nothing is written");
    store.apply(&[put_race(race(1, "2026-06-07")), put(&plan, None)]).expect("saved");
    let trash = Change::Trash { item: Item::Race(race_id(1)), at: evening(13) };
    store.apply(&[trash]).expect("saved");
    assert_eq!(store.brief(Some(race_id(1)), day("2026-05-20")), Ok(None));
    store.apply(&[Change::Restore(Item::Race(race_id(1)))]).expect("saved");
    assert_eq!(plan_of(&store).cue, "tall");
}

#[test]
fn the_next_race_is_that_of_today_or_the_first_one_after_it() {
    let place = Place::new();
    let mut store = place.open();
    let next = |store: &Store, today: &str| {
        store.brief(None, day(today)).expect("readable").map(|basis| basis.race.id)
    };
    assert_eq!(next(&store, "2026-05-20"), None);
    let cancelled = Race { outcome: Some(Outcome::Cancelled), ..race(3, "2026-05-25") };
    let races = [put_race(race(1, "2026-06-07")), put_race(race(2, "2026-05-30")), put_race(cancelled)];
    store.apply(&races).expect("saved");
    assert_eq!(next(&store, "2026-05-20"), Some(race_id(2)));
    assert_eq!(next(&store, "2026-05-30"), Some(race_id(2)));
    assert_eq!(next(&store, "2026-05-31"), Some(race_id(1)));
    assert_eq!(next(&store, "2026-06-08"), None);
}

#[test]
fn process_goals_are_those_of_the_race_that_no_debrief_has_made() {
    let place = Place::new();
    let mut store = place.open();
    store.apply(&[put_race(race(1, "2026-06-07")), put_race(race(2, "2026-05-30"))]).expect("saved");
    let goal = |number: u128, of: u128, kind: GoalKind| Goal {
        race: Some(race_id(of)),
        ..Goal::new(goal_id(number), kind, format!("goal {number}"), evening(12))
    };
    let put = |goal: Goal| Change::PutGoal { goal: Box::new(goal), base: None };
    let goals = [goal(1, 1, GoalKind::Process), goal(2, 1, GoalKind::Outcome), goal(3, 2, GoalKind::Process)];
    store.apply(&goals.map(put)).expect("saved");
    let basis = store.brief(Some(race_id(1)), day("2026-05-20")).expect("readable").expect("there");
    assert_eq!(basis.process.iter().map(|goal| goal.id).collect::<Vec<_>>(), [goal_id(1)]);

    // Nor does looking back at that race ask about what the runner does in the other one.
    let asked = store.background(race_id(1), DebriefId(Uuid::nil())).expect("readable").goals;
    assert_eq!(asked.iter().map(|goal| goal.id).collect::<Vec<_>>(), [goal_id(1), goal_id(2)]);
}

#[test]
fn lessons_are_matched_with_what_became_of_them() {
    let place = Place::new();
    let mut store = place.open();
    let mut hot = marathon(2, "2026-05-09", Some(Outcome::Dnf));
    hot.conditions.temperature_c = Some(28.0);
    let mut ahead = marathon(1, "2026-06-07", None);
    ahead.conditions.weather = "hot".into();
    store.apply(&[put_race(hot), put_race(ahead)]).expect("saved");
    let lesson = |number: u128| {
        let lesson = Lesson::new(lesson_id(number), Verb::Keep, format!("lesson {number}"), evening(10));
        Lesson { race: Some(race_id(2)), sure: Some(3), ..lesson }
    };
    let mut own = lesson(2);
    own.race = None;
    own.scope = LessonScope { conditions: vec![RaceCondition::Hot], ..LessonScope::default() };
    let resting = Lesson { standing: LessonStanding::Resting, ..lesson(3) };
    let changes = [put_lesson(&lesson(1)), put_lesson(&own), put_lesson(&resting), put_lesson(&lesson(4))];
    store.apply(&changes).expect("saved");
    let merged = Change::MergeLesson { lesson: lesson_id(4), into: Some(lesson_id(2)) };
    let used = Change::PutUse(LessonUse {
        lesson: lesson_id(4),
        race: race_id(2),
        debrief: None,
        verdict: UseVerdict::Helped,
        at: evening(11),
    });
    store.apply(&[merged, used]).expect("saved");
    let hot = || MatchReason::SameConditions(vec![RaceCondition::Hot]);
    assert_eq!(
        brief_of(&store, "2026-05-20"),
        [
            (
                1,
                vec![
                    MatchReason::SameDistance,
                    MatchReason::SameKind(RaceKind::Road),
                    hot(),
                    MatchReason::NotSeenLately
                ]
            ),
            (2, vec![hot(), MatchReason::NotSeenLately]),
        ]
    );
    let basis = store.brief(None, day("2026-05-20")).expect("readable").expect("a race ahead");
    assert_eq!(basis.lessons[1].tally.helped, 1, "the use of what is a part of it counts");
    // An answer when it came back is a look at it; this brief's own showing is none.
    let event = LessonEvent {
        id: LessonEventId(Uuid::from_u128(1)),
        lesson: lesson_id(1),
        kind: LessonEventKind::StillTrue,
        occasion: Occasion::CameBack,
        was: None,
        at: evening(19),
    };
    let shown = Change::ShowLessons { race: race_id(1), lessons: vec![lesson_id(2)], at: evening(19) };
    store.apply(&[Change::LogLesson(event), shown]).expect("saved");
    let found = brief_of(&store, "2026-05-20");
    assert!(!found[0].1.contains(&MatchReason::NotSeenLately));
    assert!(found[1].1.contains(&MatchReason::NotSeenLately));
    let trash = Change::Trash { item: Item::Lesson(lesson_id(1)), at: evening(20) };
    store.apply(&[trash]).expect("saved");
    assert_eq!(brief_of(&store, "2026-05-20").len(), 1);
}

#[test]
fn a_cause_comes_back_by_later_races_and_editions_are_found_by_their_name() {
    let place = Place::new();
    let mut store = place.open();
    let named = |number: u128, name: &str, date: &str, outcome: Option<Outcome>| Race {
        name: name.into(),
        outcome,
        ..race(number, date)
    };
    let over = Some(Outcome::Finished);
    let races = [
        named(2, "Two Rivers 2024", "2024-05-10", over),
        named(3, "Harbour Ten", "2025-05-10", over),
        named(4, "two-rivers 2025", "2025-06-10", over),
    ];
    let gut = RaceCause {
        cause: "gut".into(),
        effect: Effect::Hindered,
        impact: Some(2),
        control: Some(4),
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    };
    for (number, race) in (1..).zip(&races) {
        let mut harvest = harvest(number, race.clone());
        harvest.causes = if number == 2 { Vec::new() } else { vec![gut.clone()] };
        store.apply(&[put_race(race.clone()), Change::Finish(Box::new(harvest))]).expect("saved");
    }
    let lesson = Lesson {
        race: Some(race_id(2)),
        cause: Some("gut".into()),
        ..Lesson::new(lesson_id(1), Verb::Keep, "Small sips", evening(10))
    };
    let ahead = named(1, "Two Rivers 2026", "2026-06-07", None);
    store.apply(&[put_race(ahead), put_lesson(&lesson)]).expect("saved");
    let basis = store.brief(None, day("2026-05-20")).expect("readable").expect("a race ahead");
    let editions: Vec<_> = basis.editions.iter().map(|race| race.id).collect();
    assert_eq!(editions, [race_id(4), race_id(2)]);
    let past: Vec<_> = basis.past_causes.iter().map(|past| past.race.as_str()).collect();
    assert_eq!(past, ["two-rivers 2025", "Two Rivers 2024"]);
    let found = brief_of(&store, "2026-05-20");
    let own = found.iter().find(|(number, _)| *number == 1).expect("the lesson");
    assert_eq!(own.1[..1], [MatchReason::CauseCameBack("gut".into())]);
}
