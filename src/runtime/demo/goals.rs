//! The goals of the made-up journal, with what became of them, and its reviews and bounce plans.

use chrono::{Datelike, Days, Duration, NaiveDate};
use serde::Deserialize;
use uuid::Uuid;

use crate::domain::bounce::{BounceTick, Tick};
use crate::domain::change::Change;
use crate::domain::clock::Stamp;
use crate::domain::debrief::Value;
use crate::domain::goal::{
    GivenVerdict, Goal, GoalChange, GoalKind, Horizon, Measure, Progress, Step, StepEvent, StepState,
    StepVerdict, Verdict,
};
use crate::domain::id::{GoalChangeId, GoalId, ProgressId, RaceId, ReviewId, StepEventId, StepId, VerdictId};
use crate::domain::race::Tier;
use crate::domain::review::{Card, Review, ReviewAnswer, ReviewKind};

/// What the file tells of goals, reviews and bounce plans.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldGoals {
    goal: Vec<ToldGoal>,
    step: Vec<ToldStep>,
    review: Vec<ToldReview>,
    bounce: Vec<ToldBounce>,
}

/// One goal. One that a debrief has made is found by its words, and only judged.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldGoal {
    kind: GoalKind,
    text: String,
    #[serde(default)]
    from_debrief: bool,
    #[serde(default)]
    days_ago: i64,
    tier: Option<Tier>,
    horizon: Option<Horizon>,
    /// How its race begins.
    race: Option<String>,
    by_in: Option<i64>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    if_then: String,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    pinned: bool,
    measure: Option<Measure>,
    /// What it said before, and so many days ago.
    #[serde(default)]
    changes: Vec<(i64, String)>,
    #[serde(default)]
    verdicts: Vec<ToldVerdict>,
    #[serde(default)]
    progress: Vec<(i64, f64)>,
    #[serde(default)]
    steps: Vec<ToldStep>,
}

/// A verdict, so many days ago.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldVerdict {
    days_ago: i64,
    verdict: Verdict,
    reason: String,
    #[serde(default)]
    carries: String,
    again_in: Option<i64>,
    /// In the how manieth review, counted from 1.
    review: Option<usize>,
}

/// A step, and what was decided about it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldStep {
    text: String,
    days_ago: i64,
    day_in: Option<i64>,
    #[serde(default)]
    decided: Vec<ToldDecision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldDecision {
    days_ago: i64,
    verdict: StepVerdict,
    day_in: Option<i64>,
}

/// A review that is finished.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldReview {
    kind: ReviewKind,
    days_ago: i64,
    /// The question's id, the question, the answer.
    #[serde(default)]
    answers: Vec<(String, String, String)>,
}

/// What was ticked in the bounce plan of a race.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldBounce {
    /// How the race begins.
    race: String,
    ticks: Vec<ToldTick>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldTick {
    item: String,
    days_ago: i64,
    tick: Tick,
    note: String,
}

/// What is there already, by its name or its words: races, and goals that debriefs have made.
pub(super) struct There {
    races: Vec<(String, RaceId)>,
    goals: Vec<Goal>,
}

impl There {
    /// What these changes make.
    pub(super) fn of(changes: &[Change]) -> Self {
        let races = changes.iter().filter_map(|change| match change {
            Change::PutRace { race, .. } => Some((race.name.clone(), race.id)),
            _ => None,
        });
        let goals = changes.iter().flat_map(|change| match change {
            Change::Finish(harvest) => harvest.goals.as_slice(),
            _ => &[],
        });
        Self { races: races.collect(), goals: goals.map(|(_, goal)| goal.clone()).collect() }
    }

    pub(super) fn race(&self, begins: &str) -> Option<RaceId> {
        self.races.iter().find(|(name, _)| name.starts_with(begins)).map(|(_, id)| *id)
    }
}

impl ToldGoals {
    pub(super) fn changes(
        self,
        now: Stamp,
        there: &There,
        ids: &mut impl Iterator<Item = Uuid>,
    ) -> Vec<Change> {
        let Self { goal, step, review, bounce } = self;
        let mut reviews: Vec<(Review, Vec<Change>)> =
            review.into_iter().map(|told| told.review(now, ReviewId(fresh(ids)))).collect();
        let mut changes = Vec::new();
        for told in goal {
            changes.extend(told.changes(now, there, (ids, &mut reviews)));
        }
        let loose = step.into_iter().flat_map(|told| told.changes(now, None, ids));
        changes.extend(loose.collect::<Vec<_>>());
        changes.extend(bounce.into_iter().flat_map(|told| told.changes(now, there)));
        // A verdict names its review, which must be there first.
        let reviews = reviews
            .into_iter()
            .flat_map(|(review, answers)| std::iter::once(Change::PutReview(review)).chain(answers));
        reviews.chain(changes).collect()
    }
}

impl ToldGoal {
    fn changes(
        self,
        now: Stamp,
        there: &There,
        (ids, reviews): (&mut impl Iterator<Item = Uuid>, &mut [(Review, Vec<Change>)]),
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        let made = there.goals.iter().find(|goal| self.from_debrief && goal.text.starts_with(&self.text));
        let goal = made.cloned().unwrap_or_else(|| self.goal(now, there, GoalId(fresh(ids))));
        if made.is_none() {
            changes.push(Change::PutGoal { goal: Box::new(goal.clone()), base: None });
        }
        for (days_ago, text) in self.changes {
            let was = Goal { text, ..goal.clone() }.words();
            let id = GoalChangeId(fresh(ids));
            changes.push(Change::LogGoal(GoalChange { id, goal: goal.id, was, at: back(now, days_ago) }));
        }
        for told in self.verdicts {
            let review = told.review.and_then(|number| reviews.get_mut(number.checked_sub(1)?));
            let review = review.map(|(review, _)| {
                review.cards.push(Card::Goal(goal.id));
                review.id
            });
            changes.push(Change::Judge(GivenVerdict {
                id: Some(VerdictId(fresh(ids))),
                goal: goal.id,
                verdict: told.verdict,
                reason: told.reason,
                carries: told.carries,
                again: told.again_in.map(|days| ahead(now, days)),
                review,
                debrief: None,
                at: back(now, told.days_ago),
            }));
        }
        for (days_ago, value) in self.progress {
            let at = back(now, days_ago);
            let id = ProgressId(fresh(ids));
            changes.push(Change::PutProgress(Progress {
                id,
                goal: goal.id,
                day: at.date_naive(),
                value,
                at,
            }));
        }
        for told in self.steps {
            changes.extend(told.changes(now, Some(goal.id), ids));
        }
        changes
    }

    fn goal(&self, now: Stamp, there: &There, id: GoalId) -> Goal {
        let new = Goal::new(id, self.kind, &self.text, back(now, self.days_ago));
        Goal {
            race: self.race.as_deref().and_then(|begins| there.race(begins)),
            why: self.why.clone(),
            if_then: self.if_then.clone(),
            notes: self.notes.clone(),
            tier: self.tier,
            horizon: self.horizon.unwrap_or(new.horizon),
            by: self.by_in.map(|days| ahead(now, days)),
            measure: self.measure.clone(),
            pinned: self.pinned,
            ..new
        }
    }
}

impl ToldStep {
    fn changes(self, now: Stamp, goal: Option<GoalId>, ids: &mut impl Iterator<Item = Uuid>) -> Vec<Change> {
        let step = Step {
            id: StepId(fresh(ids)),
            goal,
            race: None,
            debrief: None,
            person: None,
            text: self.text,
            day: self.day_in.map(|days| ahead(now, days)),
            state: StepState::Open,
            written: back(now, self.days_ago),
        };
        let (id, mut day) = (step.id, step.day);
        let mut changes = vec![Change::PutStep(step)];
        for told in self.decided {
            let was_day = day;
            day = told.day_in.map(|days| ahead(now, days)).or(day);
            changes.push(Change::DecideStep(StepEvent {
                id: StepEventId(fresh(ids)),
                step: id,
                verdict: told.verdict,
                was_day,
                day,
                review: None,
                at: back(now, told.days_ago),
            }));
        }
        changes
    }
}

impl ToldReview {
    fn review(self, now: Stamp, id: ReviewId) -> (Review, Vec<Change>) {
        let day = back(now, self.days_ago).date_naive();
        let (from, to) = self.days(day);
        // A week is looked back at on its last day.
        let at = now + Duration::days((to - now.date_naive()).num_days());
        let review =
            Review { id, kind: self.kind, from, to, cards: Vec::new(), started: at, finished: Some(at) };
        let answers = self.answers.into_iter().map(|(question, asked, words)| {
            Change::PutReviewAnswer(ReviewAnswer {
                review: id,
                question,
                asked,
                value: Some(Value::Text(words)),
                at,
            })
        });
        (review, answers.collect())
    }

    /// What it looks back at: of a week its Monday and its Sunday.
    fn days(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        if self.kind != ReviewKind::Week {
            return (day, day);
        }
        let monday = day - Days::new(day.weekday().num_days_from_monday().into());
        (monday, monday + Days::new(6))
    }
}

impl ToldBounce {
    fn changes(self, now: Stamp, there: &There) -> Vec<Change> {
        let Some(race) = there.race(&self.race) else { return Vec::new() };
        let ticks = self.ticks.into_iter().map(|told| {
            Change::PutTick(BounceTick {
                race,
                item: told.item,
                tick: Some(told.tick),
                note: told.note,
                at: back(now, told.days_ago),
            })
        });
        ticks.collect()
    }
}

fn fresh(ids: &mut impl Iterator<Item = Uuid>) -> Uuid {
    ids.next().unwrap_or_default()
}

fn back(now: Stamp, days: i64) -> Stamp {
    now - Duration::days(days)
}

fn ahead(now: Stamp, days: i64) -> NaiveDate {
    (now + Duration::days(days)).date_naive()
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::super::open;
    use crate::domain::goal::{GoalKind, GoalState, Horizon, Measure, StepState, StepVerdict};
    use crate::domain::review::ReviewKind;
    use crate::domain::rules::goal_review::{self, Reason};
    use crate::store::Store;

    const DAYS: [&str; 3] =
        ["2026-11-22T20:00:00+02:00", "2028-02-29T06:00:00-09:30", "2027-01-01T23:30:00+13:00"];

    fn on_each_day(check: impl Fn(&Store, chrono::NaiveDate)) {
        for day in DAYS {
            let now = chrono::DateTime::parse_from_rfc3339(day).expect("a time");
            check(&open(now).expect("the demo"), now.date_naive());
        }
    }

    #[test]
    fn the_demo_has_goals_of_every_kind_and_horizon_in_every_state() {
        on_each_day(|store, today| {
            let rows = store.goals(today).expect("readable").rows;
            // With the process goal of the race ahead, which its brief brings.
            assert_eq!(rows.len(), 12);
            for kind in GoalKind::ALL {
                assert!(rows.iter().any(|row| row.goal.kind == *kind), "{kind:?}");
            }
            for horizon in Horizon::ALL {
                assert!(rows.iter().any(|row| row.goal.horizon == *horizon), "{horizon:?}");
            }
            for state in GoalState::ALL {
                assert!(rows.iter().any(|row| row.goal.state() == *state), "{state:?}");
            }
            let states: Vec<StepState> =
                rows.iter().flat_map(|row| &row.steps).map(|step| step.state).collect();
            assert!(StepState::ALL.iter().all(|state| states.contains(state)), "{states:?}");
            let measures: Vec<&Measure> = rows.iter().filter_map(|row| row.goal.measure.as_ref()).collect();
            assert!(measures.iter().any(|measure| matches!(measure, Measure::Number { .. })));
            assert!(measures.iter().any(|measure| matches!(measure, Measure::Days { .. })));
            assert!(measures.iter().any(|measure| matches!(measure, Measure::Steps)));
            let open = |row: &crate::domain::goal_story::GoalRow| {
                row.steps.iter().filter(|step| step.state == StepState::Open).count()
            };
            assert!(rows.iter().all(|row| open(row) <= crate::domain::goal::MOST_OPEN_STEPS));
        });
    }

    #[test]
    fn a_review_is_finished_and_another_one_is_due() {
        on_each_day(|store, today| {
            let basis = store.review(ReviewKind::Goals, today).expect("readable");
            assert!(basis.open.is_none());
            let [past] = basis.past.as_slice() else { panic!("one review: {:#?}", basis.past) };
            assert_eq!((past.review.cards.len(), past.verdicts.len()), (5, 5));
            let goals = &basis.goals;
            let due: Vec<(&str, bool)> = goals
                .rows
                .iter()
                .filter_map(|row| {
                    let look = goal_review::due(row, &goals.races, today)?;
                    Some((row.goal.text.as_str(), matches!(look.reason, Reason::Passed(_))))
                })
                .collect();
            assert!(due.contains(&("Strength twice a week through the autumn", true)), "{due:#?}");
            assert!(due.contains(&("One evening a week without any plan", false)), "{due:#?}");
            assert!(due.len() >= 3, "{due:#?}");
            let rests = goals.rows.iter().find(|row| row.goal.text.starts_with("Three Dams again"));
            let until = rests.and_then(|row| row.goal.again);
            assert_eq!(until, goal_review::quiet_until(&goals.races, today), "recovery first");
        });
    }

    #[test]
    fn a_week_was_looked_back_at_from_its_monday_to_its_sunday() {
        on_each_day(|store, today| {
            let basis = store.review(ReviewKind::Week, today).expect("readable");
            let [week] = basis.past.as_slice() else { panic!("one week: {:#?}", basis.past) };
            let days = (week.review.from.weekday(), week.review.to.weekday());
            assert_eq!(days, (chrono::Weekday::Mon, chrono::Weekday::Sun));
            assert!((1..=7).contains(&(today - week.review.to).num_days()), "{:?}", week.review);
            assert_eq!(week.answers.len(), 3);
        });
    }

    #[test]
    fn the_history_of_goals_tells_of_changes_moves_and_a_plan_that_is_partly_ticked() {
        on_each_day(|store, today| {
            let goals = store.goals(today).expect("readable");
            let story = |begins: &str| {
                let row = goals.rows.iter().find(|row| row.goal.text.starts_with(begins)).expect(begins);
                store.goal_story(row.goal.id, today).expect("readable").expect("there")
            };
            let sing = story("Run two days a week");
            assert_eq!((sing.changes.len(), sing.verdicts.len(), sing.row.reached), (1, 2, Some(15.0)));
            let strength = story("Strength twice");
            let moved = |event: &&crate::domain::goal::StepEvent| event.verdict == StepVerdict::Moved;
            assert_eq!(strength.step_events.iter().filter(moved).count(), 1);
            assert_eq!(story("Walk and jog").verdicts.len(), 2);
            let home = store.home(today).expect("readable");
            let [race] = home.bouncing.as_slice() else { panic!("one plan") };
            let plan = store.bounce(race.id).expect("readable").expect("there");
            assert_eq!((race.name.as_str(), plan.ticks.len()), ("Three Dams Ultra", 3));
            assert!(plan.goals.iter().any(|goal| goal.kind == GoalKind::Recovery));
        });
    }
}
