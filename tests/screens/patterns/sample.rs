//! Three seasons of races that were looked back at.

use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Debrief, PackStamp};
use secondwind::domain::feeling::{Felt, Moment};
use secondwind::domain::id::{DebriefId, LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::units::{Metres, Seconds};
use uuid::Uuid;

pub fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

pub fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

pub fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

/// A race on the road that was told of.
#[derive(Debug, Clone)]
pub struct Told {
    number: u128,
    race: Race,
    causes: Vec<RaceCause>,
    feelings: Vec<(Moment, Felt)>,
}

impl Told {
    /// A marathon that was finished in four hours.
    pub fn of(number: u128, name: &str, day: &str) -> Self {
        let mut race = Race::new(race_id(number), name, day.parse().expect("a day"));
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(42_195.0));
        race.outcome = Some(Outcome::Finished);
        race.official = Some(Seconds(14_400.0));
        Self { number, race, causes: Vec::new(), feelings: Vec::new() }
    }

    /// With the time that was wanted.
    pub fn wanted(mut self, goal: &str) -> Self {
        goal.clone_into(&mut self.race.goals.a);
        self
    }

    /// Of another kind.
    pub fn kind(mut self, kind: RaceKind) -> Self {
        self.race.kind = Some(kind);
        self
    }

    /// With how it ended.
    pub fn ended(mut self, outcome: Outcome) -> Self {
        self.race.outcome = Some(outcome);
        self.race.official = None;
        self
    }

    /// With what got in the way: how much, 1 to 3, and how much of it was within reach.
    pub fn hindered(mut self, cause: &str, impact: u8, control: u8) -> Self {
        let mut cause = helped_by(cause);
        (cause.effect, cause.impact, cause.control) = (Effect::Hindered, Some(impact), Some(control));
        self.causes.push(cause);
        self
    }

    /// With the part of the last cause that was within reach.
    pub fn reachable(mut self, words: &str) -> Self {
        if let Some(cause) = self.causes.last_mut() {
            cause.reachable = Some(words.to_owned());
        }
        self
    }

    /// With the last cause filed as not the runner's to change.
    pub fn put_down(mut self) -> Self {
        if let Some(cause) = self.causes.last_mut() {
            cause.put_down = true;
        }
        self
    }

    /// With what helped.
    pub fn helped(mut self, cause: &str) -> Self {
        self.causes.push(helped_by(cause));
        self
    }

    /// With a feeling of the day.
    pub fn then(mut self, feeling: &str, strength: u8) -> Self {
        self.feelings.push((Moment::Then, Felt { feeling: feeling.to_owned(), own: false, strength }));
        self
    }

    /// With a feeling of the look back.
    pub fn now(mut self, feeling: &str, strength: u8) -> Self {
        self.feelings.push((Moment::Now, Felt { feeling: feeling.to_owned(), own: false, strength }));
        self
    }

    /// The finish of its full debrief, two days later.
    pub fn finished(&self) -> Change {
        let finished = at(&(self.race.date + chrono::TimeDelta::days(2)).to_string());
        let debrief = Debrief {
            id: DebriefId(Uuid::from_u128(0x2000 + self.number)),
            race: self.race.id,
            mode: "cold_full".to_owned(),
            pack: PackStamp { id: "core".to_owned(), version: 2 },
            started: finished,
            finished: Some(finished),
            at: None,
            open_in: None,
        };
        Change::Finish(Box::new(Harvest {
            debrief,
            race: self.race.clone(),
            race_before: None,
            feelings: self.feelings.clone(),
            causes: self.causes.clone(),
            wins: Vec::new(),
            lessons: Vec::new(),
            goals: Vec::new(),
            verdicts: Vec::new(),
            uses: Vec::new(),
            steps: Vec::new(),
            arc: None,
            people: Vec::new(),
        }))
    }
}

fn helped_by(cause: &str) -> RaceCause {
    RaceCause {
        cause: cause.to_owned(),
        effect: Effect::Helped,
        impact: None,
        control: None,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    }
}

/// A lesson for a cause, taught by a race and written on a day.
pub fn lesson(number: u128, race: u128, cause: &str, text: &str, written: &str) -> Change {
    let lesson = Lesson {
        race: Some(race_id(race)),
        cause: Some(cause.to_owned()),
        sure: Some(4),
        ..Lesson::new(lesson_id(number), Verb::Start, text, at(written))
    };
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

pub fn used(lesson: u128, race: u128, verdict: UseVerdict, on: &str) -> Change {
    let lesson = lesson_id(lesson);
    Change::PutUse(LessonUse { lesson, race: race_id(race), debrief: None, verdict, at: at(on) })
}

/// Ten races. Fading late came back and its lesson was forgotten the last time; heat came back and has no lesson; starting too
/// fast has not come back since its lesson was used.
pub fn seasons() -> Vec<Change> {
    let races = [
        Told::of(1, "Spring Half", "2024-04-14").hindered("pacing_start", 3, 9).then("frustrated", 7),
        Told::of(2, "Lidingöloppet", "2024-09-28")
            .wanted("3:50")
            .hindered("pacing_start", 2, 8)
            .hindered("pacing_fade", 3, 6)
            .reachable("eat at 10 km, not at 20")
            .then("disappointed", 8)
            .now("hopeful", 5),
        Told::of(3, "Harbour 10 km", "2025-02-09").wanted("4:10").hindered("sleep", 1, 7).then("proud", 8),
        Told::of(4, "Two Rivers", "2025-05-11")
            .wanted("3:50")
            .hindered("pacing_fade", 2, 5)
            .reachable("a gel in the left pocket")
            .helped("support")
            .then("disappointed", 6)
            .then("exhausted", 7)
            .now("peaceful", 6),
        Told::of(5, "Ridge 50", "2025-08-16")
            .ended(Outcome::Dnf)
            .hindered("heat", 3, 2)
            .put_down()
            .hindered("pacing_fade", 1, 4)
            .then("heartbroken", 9)
            .now("sad", 5),
        Told::of(6, "Autumn Marathon", "2025-10-19").wanted("4:10").helped("support").helped("pacing_start"),
        Told::of(7, "Old Town 10", "2026-03-29").hindered("life_stress", 2, 3).then("numb", 4),
        Told::of(8, "三十公里 Night Trail", "2026-05-09")
            .wanted("3:50")
            .hindered("heat", 2, 4)
            .then("disappointed", 7),
        Told::of(9, "Midsummer Marathon", "2026-06-20")
            .wanted("3:55")
            .hindered("pacing_fade", 3, 7)
            .reachable("walk the aid stations and eat")
            .then("disappointed", 9)
            .now("peaceful", 4)
            .now("hopeful", 7),
        Told::of(10, "Lidingöloppet", "2026-09-26")
            .wanted("3:50")
            .hindered("pacing_fade", 2, 8)
            .hindered("heat", 2, 3)
            .helped("support")
            .then("frustrated", 6),
    ];
    let mut changes: Vec<Change> = races.iter().map(Told::finished).collect();
    changes.extend([
        lesson(1, 2, "pacing_fade", "Eat before the hunger, from 10 km on, every half hour", "2024-09-30"),
        lesson(
            2,
            2,
            "pacing_start",
            "The first 3 km behind the balloon, whatever the legs say",
            "2024-09-30",
        ),
        used(2, 3, UseVerdict::Helped, "2025-02-11"),
        used(2, 6, UseVerdict::Helped, "2025-10-21"),
        used(2, 9, UseVerdict::Partly, "2026-06-22"),
        used(1, 4, UseVerdict::Helped, "2025-05-13"),
        used(1, 9, UseVerdict::NoHelp, "2026-06-22"),
        used(1, 10, UseVerdict::Forgot, "2026-09-28"),
    ]);
    changes
}
