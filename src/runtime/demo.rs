//! A made-up journal to look around in, told from today and kept in memory.

mod body;
mod check_ins;
mod goals;

use body::ToldBody;
use check_ins::{Pull, ToldCheckIns, ToldPull};
use chrono::{Duration, NaiveDate};
use goals::{There, ToldGoals};
use serde::Deserialize;
use uuid::Uuid;

use crate::content::Content;
use crate::domain::arc::{Helped, HelpfulLesson, Part, RecoveryArc, Try};
use crate::domain::brief::{BriefPlan, Ready, ReadyItem};
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::change::{Change, Harvest};
use crate::domain::clock::Stamp;
use crate::domain::debrief::{Answer, Debrief, QuestionKey, Value};
use crate::domain::feeling::{Felt, Moment};
use crate::domain::goal::{Goal, GoalKind, Step, StepState};
use crate::domain::id::{ArcId, DebriefId, GoalId, LessonId, RaceId, StepId, TryId};
use crate::domain::lesson::{Lesson, UseVerdict, Verb};
use crate::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use crate::domain::units::{Metres, Seconds};
use crate::store::Store;

const DEMO: &str = include_str!("../../assets/demo.toml");

/// Opens the made-up journal as it would look on the day of `now`.
///
/// # Errors
/// A line for the runner.
pub fn open(now: Stamp) -> Result<Store, String> {
    let failed = |what: String| format!("The demo could not be opened: {what}");
    let demo: Demo = toml::from_str(DEMO).map_err(|error| failed(error.to_string()))?;
    let mut store = Store::in_memory().map_err(|error| failed(error.to_string()))?;
    let mut ids = (1u128..).map(Uuid::from_u128);
    let content = Content::built_in();
    let changes = demo.changes(now, &content, &mut ids);
    store.apply(&changes).map_err(|error| failed(error.to_string()))?;
    Ok(store)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demo {
    check_ins: ToldCheckIns,
    race: Vec<Told>,
    goals: ToldGoals,
    body: ToldBody,
}

impl Demo {
    /// In the order in which it all happened, so that each arc finds the check-ins from before it.
    fn changes(self, now: Stamp, content: &Content, ids: &mut impl Iterator<Item = Uuid>) -> Vec<Change> {
        let pulls: Vec<Pull> = self
            .race
            .iter()
            .filter_map(|told| Some(Pull { days_ago: told.days_ago, told: told.pull? }))
            .collect();
        let at = now - Duration::days(400);
        let mut changes = vec![
            Change::PutDeclared { scores: self.check_ins.declared(), at },
            Change::PutAsked { asked: self.check_ins.asked(), at },
        ];
        let check_ins = self.check_ins.all(now, &pulls, ids);
        changes.extend(
            check_ins
                .into_iter()
                .map(|check_in| Change::PutCheckIn { check_in: Box::new(check_in), base: None }),
        );
        let mut taught = Vec::new();
        for told in self.race.into_iter().rev() {
            changes.extend(told.changes(now, content, (ids, &mut taught)));
        }
        let there = There::of(&changes);
        changes.extend(self.goals.changes(now, &there, ids));
        changes.extend(self.body.changes(now, &there, ids));
        changes
    }
}

/// One race of the demo. `days_ago` is negative for a race ahead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    name: String,
    days_ago: i64,
    kind: RaceKind,
    location: String,
    kilometres: f64,
    outcome: Option<Outcome>,
    official_s: Option<f64>,
    covered_km: Option<f64>,
    #[serde(default)]
    goals: Vec<String>,
    satisfaction: Option<u8>,
    effort: Option<u8>,
    setback: Option<SetbackMark>,
    #[serde(default)]
    weather: String,
    pull: Option<ToldPull>,
    arc: Option<ToldArc>,
    plan: Option<ToldPlan>,
    #[serde(default)]
    debrief: Vec<ToldDebrief>,
}

/// What is planned for a race ahead, written so many days ago.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldPlan {
    written_days_ago: i64,
    why: String,
    switch_point: String,
    cue: String,
    process: String,
    what_ifs: Vec<String>,
    ready: Vec<(String, Ready)>,
}

impl ToldPlan {
    fn changes(self, race: RaceId, now: Stamp, ids: &mut impl Iterator<Item = Uuid>) -> Vec<Change> {
        let at = now - Duration::days(self.written_days_ago);
        let ready = self.ready.into_iter().map(|(item, ready)| ReadyItem { item, ready }).collect();
        let plan = BriefPlan {
            why: self.why,
            switch_point: self.switch_point,
            cue: self.cue,
            what_ifs: self.what_ifs,
            ready,
            ..BriefPlan::blank(race, at)
        };
        let id = GoalId(ids.next().unwrap_or_default());
        let goal = Goal { race: Some(race), ..Goal::new(id, GoalKind::Process, self.process, at) };
        vec![
            Change::PutPlan { plan: Box::new(plan), base: None },
            Change::PutGoal { goal: Box::new(goal), base: None },
        ]
    }
}

/// The arc that a race opened: its markers in days after the race, and what was done for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldArc {
    first_easy_run: Option<i64>,
    training_as_usual: Option<i64>,
    /// The how manieth lesson of the race helped, counted from 1.
    lesson: Option<usize>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tries: Vec<ToldTry>,
}

/// Something done for an arc on one of its days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldTry {
    day: i64,
    part: Part,
    what: String,
    helped: Option<Helped>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldDebrief {
    mode: String,
    days_after: i64,
    #[serde(default)]
    feelings: Vec<(String, u8)>,
    #[serde(default)]
    held_up: Vec<String>,
    #[serde(default)]
    hindered: Vec<ToldCause>,
    #[serde(default)]
    helped: Vec<String>,
    #[serde(default)]
    lessons: Vec<ToldLesson>,
    /// The lessons of earlier races that the brief had shown, by how they begin, and what became of each.
    #[serde(default)]
    carried: Vec<(String, UseVerdict)>,
    #[serde(default)]
    goals: Vec<(GoalKind, String)>,
    #[serde(default)]
    steps: Vec<(String, i64, StepState)>,
    #[serde(default)]
    answers: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldCause {
    cause: String,
    impact: u8,
    control: u8,
    reachable: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldLesson {
    verb: Verb,
    text: String,
    #[serde(default)]
    trigger: String,
    sure: u8,
    cause: Option<String>,
}

impl Told {
    fn race(&self, date: NaiveDate, id: RaceId) -> Race {
        let mut race = Race::new(id, &self.name, date);
        race.location.clone_from(&self.location);
        race.kind = Some(self.kind);
        race.distance = Some(Metres(self.kilometres * 1000.0));
        race.outcome = self.outcome;
        race.official = self.official_s.map(Seconds);
        race.covered = self.covered_km.map(|kilometres| Metres(kilometres * 1000.0));
        for (goal, words) in
            [&mut race.goals.a, &mut race.goals.b, &mut race.goals.c].into_iter().zip(&self.goals)
        {
            goal.clone_from(words);
        }
        race.satisfaction = self.satisfaction;
        race.effort = self.effort;
        race.setback = self.setback;
        race.conditions.weather.clone_from(&self.weather);
        race
    }

    /// `taught` are the lessons of the races before it, and then its own as well.
    fn changes(
        self,
        now: Stamp,
        content: &Content,
        (ids, taught): (&mut impl Iterator<Item = Uuid>, &mut Vec<Lesson>),
    ) -> Vec<Change> {
        let at = now - Duration::days(self.days_ago);
        let race = self.race(at.date_naive(), RaceId(ids.next().unwrap_or_default()));
        let mut arc = self.arc.as_ref().map(|told| told.arc(&race, at, ids));
        let mut lessons: Vec<HelpfulLesson> = Vec::new();
        let mut changes = vec![Change::PutRace { race: Box::new(race.clone()), base: None }];
        let plan = self.plan.map(|plan| plan.changes(race.id, now, ids));
        changes.extend(plan.into_iter().flatten());
        for told in self.debrief {
            let debrief = Debrief {
                id: DebriefId(ids.next().unwrap_or_default()),
                race: race.id,
                mode: told.mode.clone(),
                pack: content.pack().stamp(),
                started: at + Duration::days(told.days_after),
                finished: None,
                at: None,
                open_in: None,
            };
            changes.push(Change::PutDebrief(debrief.clone()));
            changes.extend(told.answers(&debrief, content));
            let carried = told.carried(taught);
            let lessons_shown = carried.iter().map(|(lesson, _)| *lesson).collect();
            let mut harvest = told.harvest(debrief, &race, content, ids);
            if !carried.is_empty() {
                let at = at - Duration::days(2);
                changes.push(Change::ShowLessons { race: race.id, lessons: lessons_shown, at });
                harvest.uses = carried;
            }
            taught.extend(harvest.lessons.iter().map(|(_, lesson)| lesson.clone()));
            if let Some(arc) = &mut arc {
                arc.debrief.get_or_insert(harvest.debrief.id);
                harvest.arc = Some(Box::new(RecoveryArc { written: harvest.debrief.started, ..arc.clone() }));
            }
            let own = harvest.lessons.iter().map(|(_, lesson)| lesson.id);
            lessons.extend(own.map(|id| HelpfulLesson { id, told: None }));
            changes.push(Change::Finish(Box::new(harvest)));
        }
        if let (Some(arc), Some(told)) = (arc, self.arc) {
            let lesson = told.lesson.and_then(|number| lessons.into_iter().nth(number.saturating_sub(1)));
            changes.extend(told.afterwards(RecoveryArc { lesson, ..arc }, at, ids));
        }
        changes
    }
}

impl ToldArc {
    fn arc(&self, race: &Race, at: Stamp, ids: &mut impl Iterator<Item = Uuid>) -> RecoveryArc {
        let id = ArcId(ids.next().unwrap_or_default());
        RecoveryArc { note: self.note.clone(), ..RecoveryArc::of_race(id, race, at) }
    }

    /// The markers that came later, and what was done for it.
    fn afterwards(self, arc: RecoveryArc, at: Stamp, ids: &mut impl Iterator<Item = Uuid>) -> Vec<Change> {
        let on = |days: i64| (at + Duration::days(days)).date_naive();
        let id = arc.id;
        let marked = RecoveryArc {
            first_easy_run: self.first_easy_run.map(on),
            training_as_usual: self.training_as_usual.map(on),
            ..arc
        };
        let tries = self.tries.into_iter().map(|told| {
            Change::PutTry(Try {
                id: TryId(ids.next().unwrap_or_default()),
                arc: id,
                part: told.part,
                what: told.what,
                day: on(told.day),
                helped: told.helped,
                written: at + Duration::days(told.day),
            })
        });
        std::iter::once(Change::PutArc { arc: Box::new(marked), base: None }).chain(tries).collect()
    }
}

impl ToldDebrief {
    fn carried(&self, taught: &[Lesson]) -> Vec<(LessonId, UseVerdict)> {
        let named = |begins: &str| taught.iter().find(|lesson| lesson.text.starts_with(begins));
        self.carried.iter().filter_map(|(begins, verdict)| Some((named(begins)?.id, *verdict))).collect()
    }

    fn answers(&self, debrief: &Debrief, content: &Content) -> Vec<Change> {
        let question =
            |prompt: &str| content.pack().prompt(prompt).map_or("", |prompt| prompt.text.as_str()).to_owned();
        let answers = self.answers.iter().map(|(prompt, words)| Change::PutAnswer {
            debrief: debrief.id,
            answer: Answer {
                key: QuestionKey::once(prompt),
                question: question(prompt),
                value: Some(Value::Text(words.clone())),
                at: debrief.started,
            },
        });
        answers.collect()
    }

    fn harvest(
        self,
        debrief: Debrief,
        race: &Race,
        content: &Content,
        ids: &mut impl Iterator<Item = Uuid>,
    ) -> Harvest {
        let at = debrief.started;
        let moment = if self.mode == content.pack().timing.hot { Moment::Then } else { Moment::Now };
        let key = |prompt: &str, place: usize| QuestionKey::about(prompt, (place + 1).to_string());
        let mut fresh = || ids.next().unwrap_or_default();
        let cause = |effect, cause: String| RaceCause {
            cause,
            effect,
            impact: None,
            control: None,
            changeable: None,
            spread: None,
            shared: None,
            reachable: None,
            put_down: false,
        };
        let hindered = self.hindered.into_iter().map(|told| RaceCause {
            impact: Some(told.impact),
            control: Some(told.control),
            put_down: told.reachable.is_none(),
            reachable: told.reachable,
            ..cause(Effect::Hindered, told.cause)
        });
        let helped = self.helped.into_iter().map(|id| cause(Effect::Helped, id));
        let lessons = self.lessons.into_iter().enumerate().map(|(place, told)| {
            let lesson = Lesson {
                race: Some(race.id),
                debrief: Some(debrief.id),
                trigger: told.trigger,
                sure: Some(told.sure),
                cause: told.cause,
                ..Lesson::new(LessonId(fresh()), told.verb, told.text, at)
            };
            (key("lesson.rule", place), lesson)
        });
        let lessons = lessons.collect();
        let goals = self.goals.into_iter().enumerate().map(|(place, (kind, text))| {
            let goal = Goal {
                race: Some(race.id),
                debrief: Some(debrief.id),
                ..Goal::new(GoalId(fresh()), kind, text, at)
            };
            (key("goals.well", place), goal)
        });
        let goals = goals.collect();
        let steps = self.steps.into_iter().enumerate().map(|(place, (text, days, state))| {
            let step = Step {
                id: StepId(fresh()),
                goal: None,
                race: Some(race.id),
                debrief: Some(debrief.id),
                person: None,
                text,
                day: Some((at + Duration::days(days)).date_naive()),
                state,
                written: at,
            };
            (key("next.step", place), step)
        });
        let steps = steps.collect();
        Harvest {
            feelings: self
                .feelings
                .into_iter()
                .map(|(feeling, strength)| (moment, Felt { feeling, own: false, strength }))
                .collect(),
            causes: hindered.chain(helped).collect(),
            wins: self.held_up,
            lessons,
            goals,
            uses: Vec::new(),
            verdicts: Vec::new(),
            steps,
            people: Vec::new(),
            arc: None,
            race: race.clone(),
            race_before: Some(race.clone()),
            debrief: Debrief { finished: Some(at), ..debrief },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::check_in::Side;
    use crate::domain::rules::baseline::Label;
    use crate::domain::rules::course::Return;
    use crate::domain::rules::reckoning::{Reckoning, Status};

    use super::open;
    use crate::content::Content;
    use crate::domain::change::Change;

    #[test]
    fn the_demo_opens_on_any_day_and_shows_a_setback_and_a_race_ahead() {
        for day in ["2026-11-22T20:00:00+02:00", "2028-02-29T06:00:00-09:30"] {
            let now = chrono::DateTime::parse_from_rfc3339(day).expect("a time");
            let store = open(now).expect("the demo");
            let home = store.home(now.date_naive()).expect("its home page");
            assert!(!home.empty);
            assert_eq!(home.ahead.len(), 1);
            assert!(store.race_page(0, 50).expect("its races").total >= 5);
        }
    }

    #[test]
    fn the_lessons_of_the_demo_were_carried_into_later_races() {
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T20:00:00+02:00").expect("a time");
        let demo: super::Demo = toml::from_str(super::DEMO).expect("readable");
        let named: usize =
            demo.race.iter().flat_map(|race| &race.debrief).map(|debrief| debrief.carried.len()).sum();
        let mut ids = (1u128..).map(uuid::Uuid::from_u128);
        let changes = demo.changes(now, &Content::built_in(), &mut ids);
        let carried = changes.iter().map(|change| match change {
            Change::Finish(harvest) => harvest.uses.len(),
            _ => 0,
        });
        assert_eq!((named, carried.sum::<usize>()), (8, 8), "each is found by how it begins");
    }

    #[test]
    fn the_demo_has_lived_through_a_setback_and_is_in_the_middle_of_another() {
        for day in ["2026-11-22T20:00:00+02:00", "2028-02-29T06:00:00-09:30"] {
            let now = chrono::DateTime::parse_from_rfc3339(day).expect("a time");
            let store = open(now).expect("the demo");
            let history = store.history(None).expect("its history");
            assert!((150..260).contains(&history.check_ins.len()), "{}", history.check_ins.len());
            let reckoning = Reckoning::of(&history, now.date_naive());
            let [earlier, now_open] = reckoning.recoveries.as_slice() else {
                panic!("two arcs: {:#?}", reckoning.recoveries)
            };
            for side in Side::ALL {
                assert!(matches!(earlier.side(*side).now, Return::Back(_)), "{:#?}", earlier.side(*side));
                let usual = now_open.baseline(*side).expect("a usual");
                assert_eq!(usual.label, Label::Measured);
            }
            assert_eq!((earlier.status, earlier.training.is_some()), (Status::Answered, true));
            assert!(now_open.is_open());
            assert_eq!(now_open.day, 2);
            assert!(history.tries.iter().any(|tried| tried.helped.is_none()));
            assert!(history.tries.iter().filter(|tried| tried.helped.is_some()).count() >= 3);
        }
    }
}
