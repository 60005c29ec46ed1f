//! A runner with a race ahead: what they have learned in two races of the past, and what got in the way there.

use secondwind::domain::brief::{BriefPlan, Ready, ReadyItem};
use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::debrief::{Debrief, PackStamp, QuestionKey};
use secondwind::domain::goal::{Goal, GoalKind};
use secondwind::domain::id::{DebriefId, GoalId, LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race};
use uuid::Uuid;

use super::super::life::{day, morning, race, run};

pub fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(70_000 + number))
}

/// A race that lies so many days ahead.
pub fn ahead(name: &str, days: u64) -> Race {
    let date = day(0) + chrono::Days::new(days);
    let past = race(name, days, 42.195, Outcome::Finished);
    Race { id: RaceId(Uuid::from_u128(80_000 + u128::from(days))), date, outcome: None, ..past }
}

fn hindered(cause: &str, control: u8, put_down: bool) -> RaceCause {
    RaceCause {
        cause: cause.to_owned(),
        effect: Effect::Hindered,
        impact: Some(2),
        control: Some(control),
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down,
    }
}

/// A finished debrief of a race, with what got in the way and the lessons it taught.
fn looked_back(race: &Race, causes: Vec<RaceCause>, lessons: Vec<Lesson>) -> Change {
    let days_ago = u64::try_from((day(0) - race.date).num_days()).expect("a race of the past");
    let at = morning(days_ago - 1);
    let debrief = Debrief {
        id: DebriefId(Uuid::from_u128(race.id.0.as_u128() + 900_000)),
        race: race.id,
        mode: "cold_full".into(),
        pack: PackStamp { id: "core".into(), version: 1 },
        started: at,
        finished: Some(at),
        at: None,
        open_in: None,
    };
    let place = |(number, lesson): (usize, Lesson)| {
        let lesson = Lesson { race: Some(race.id), debrief: Some(debrief.id), written: at, ..lesson };
        (QuestionKey::about("lesson.rule", (number + 1).to_string()), lesson)
    };
    Change::Finish(Box::new(Harvest {
        lessons: lessons.into_iter().enumerate().map(place).collect(),
        race: race.clone(),
        race_before: Some(race.clone()),
        feelings: Vec::new(),
        causes,
        wins: Vec::new(),
        goals: Vec::new(),
        verdicts: Vec::new(),
        uses: Vec::new(),
        steps: Vec::new(),
        arc: None,
        people: Vec::new(),
        debrief,
    }))
}

fn lesson(number: u128, verb: Verb, text: &str, trigger: &str, cause: Option<&str>) -> Lesson {
    let mut lesson = Lesson::new(lesson_id(number), verb, text, morning(0));
    trigger.clone_into(&mut lesson.trigger);
    lesson.sure = Some(4);
    lesson.cause = cause.map(str::to_owned);
    lesson
}

/// Two races of the past with six lessons, and the marathon that lies so many days ahead.
pub fn life(days: u64) -> Vec<Change> {
    let mut last_year = race("Two Rivers Marathon 2025", 360, 42.195, Outcome::Dnf);
    last_year.conditions.temperature_c = Some(27.0);
    let mut trail = race("Saddleback Trail", 60, 30.0, Outcome::Finished);
    trail.kind = Some(secondwind::domain::race::RaceKind::Trail);
    let mut next = ahead("Two Rivers Marathon", days);
    next.goals.a = "under 3:45".into();
    next.goals.b = "under 3:55".into();
    next.goals.c = "finish smiling".into();
    next.conditions.weather = "26 degrees forecast".into();
    next.location = "Riverton".into();
    let start_slower = lesson(
        1,
        Verb::Change,
        "Start slower than feels right",
        "If the first kilometres feel too easy, then I will hold back until the bridge",
        Some("pacing_start"),
    );
    vec![
        run(&last_year),
        looked_back(
            &last_year,
            vec![hindered("pacing_start", 9, false), hindered("heat", 4, false)],
            vec![
                start_slower,
                lesson(2, Verb::Start, "Drink before I am thirsty", "", Some("heat")),
                lesson(3, Verb::Keep, "Walk through every table", "", None),
            ],
        ),
        run(&trail),
        looked_back(
            &trail,
            vec![hindered("pacing_start", 8, false), hindered("wind", 1, true)],
            vec![
                lesson(4, Verb::Stop, "New shoes in the last week", "", Some("gear")),
                lesson(5, Verb::Keep, "Poles on the long climb", "", None),
                lesson(6, Verb::Keep, "Talk to whoever runs beside me", "", None),
            ],
        ),
        Change::PutUse(LessonUse {
            lesson: lesson_id(1),
            race: trail.id,
            debrief: None,
            verdict: UseVerdict::Helped,
            at: morning(59),
        }),
        run(&next),
    ]
}

/// What was planned for the marathon.
pub fn planned(days: u64) -> Vec<Change> {
    let race = ahead("Two Rivers Marathon", days).id;
    let plan = BriefPlan {
        why: "For the morning by the river, whatever the clock says.".into(),
        switch_point: "At the second bridge: if I cannot say a whole sentence, I run for B.".into(),
        cue: "tall, quiet".into(),
        picture: "The straight after 32 km. I look at the next lamp and count ten breaths.".into(),
        what_ifs: vec![
            "If my calf pulls, then I will walk one table and start again.".into(),
            "If the crowd takes me along, then I will look at my watch at the first marker.".into(),
        ],
        ready: vec![
            ReadyItem { item: "alternation".into(), ready: Ready::Yes },
            ReadyItem { item: "strength".into(), ready: Ready::Partly },
            ReadyItem { item: "race_food".into(), ready: Ready::No },
        ],
        ..BriefPlan::blank(race, morning(1))
    };
    let id = GoalId(Uuid::from_u128(90_001));
    let goal =
        Goal { race: Some(race), ..Goal::new(id, GoalKind::Process, "Drink at every table", morning(1)) };
    vec![
        Change::PutPlan { plan: Box::new(plan), base: None },
        Change::PutGoal { goal: Box::new(goal), base: None },
    ]
}
