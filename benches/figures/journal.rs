//! Journals of a given length, the same in every run, kept in the target folder for the next.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration};
use secondwind::content::Content;
use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Harvest};
use secondwind::domain::check_in::{CheckIn, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Answer, Debrief, QuestionKey, Value};
use secondwind::domain::feeling::{Felt, Moment};
use secondwind::domain::goal::{GivenVerdict, Goal, GoalKind, Step, StepState, Verdict};
use secondwind::domain::id::{CheckInId, DebriefId, GoalId, LessonId, RaceId, StepId, VerdictId};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind, SetbackMark};
use secondwind::domain::units::{Metres, Seconds};
use secondwind::store::Store;
use uuid::Uuid;

/// When the journals are opened.
pub const NOW: &str = "2026-11-21T20:00:00+02:00";
/// How the lesson that was written last begins; Today shows it.
pub const LAST_LESSON: &str = "Lesson number";

/// Races in one transaction.
const AT_ONCE: usize = 500;
/// They lie spread over so many days.
const DAYS: usize = 3650;

/// The folder with a journal of so many races, each looked back at in full, and of as many check-ins, one a day.
pub fn of(count: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("figures-6-{count}"));
    if folder.join("journal.db").exists() {
        return folder;
    }
    let unfinished = folder.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    write(&unfinished.join("journal.db"), count);
    fs::rename(&unfinished, &folder).expect("the journal in its place");
    folder
}

/// The time at which the journals are opened.
pub fn now() -> Stamp {
    DateTime::parse_from_rfc3339(NOW).expect("a time")
}

fn write(path: &Path, count: usize) {
    let content = Content::built_in();
    let mut store = Store::open(path).expect("a new journal");
    let mut words = Words(0x9E37_79B9_7F4A_7C15);
    for start in (0..count).step_by(AT_ONCE) {
        let end = (start + AT_ONCE).min(count);
        let changes: Vec<Change> =
            (start..end).flat_map(|number| told(number, count, &content, &mut words)).collect();
        store.apply(&changes).expect("the races");
        let check_ins: Vec<Change> = (start..end).map(check_in).collect();
        store.apply(&check_ins).expect("the check-ins");
    }
}

/// The check-in of so many days ago.
fn check_in(number: usize) -> Change {
    let written = now() - Duration::days(i64::try_from(number).expect("days"));
    let id = CheckInId(Uuid::from_u128((4 << 64) + number as u128 + 1));
    let mut check_in = CheckIn::new(id, written.date_naive(), written);
    for (place, item) in Item::CORE.into_iter().enumerate() {
        let value = u8::try_from(5 + (number + place) % 4).expect("a number of the scale");
        check_in.scores.set(item, Some(value));
    }
    Change::PutCheckIn { check_in: Box::new(check_in), base: None }
}

/// A race and the debrief of it; number 0 is the last one run.
fn told(number: usize, count: usize, content: &Content, words: &mut Words) -> Vec<Change> {
    let id = |kind: u128| Uuid::from_u128((kind << 64) + number as u128 + 1);
    let days = i64::try_from(number * DAYS / count + 5).expect("days");
    let at = now() - Duration::days(days);
    let mut race = Race::new(RaceId(id(1)), format!("{} {number}", words.some(2)), at.date_naive());
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres([5_000.0, 10_000.0, 21_097.5, 42_195.0][number % 4]));
    race.outcome = Some(if number % 11 == 3 { Outcome::Dnf } else { Outcome::Finished });
    race.official = Some(Seconds(
        [1_500.0, 3_100.0, 7_000.0, 14_800.0][number % 4]
            + f64::from(u32::try_from(number % 97).expect("less than 97")),
    ));
    race.goals.a = String::from("under my best");
    race.goals.b = words.some(4);
    race.satisfaction = Some(6);
    race.setback = (number % 7 == 2).then_some(SetbackMark::Yes);
    let debrief = Debrief {
        id: DebriefId(id(2)),
        race: race.id,
        mode: String::from("cold_full"),
        pack: content.pack().stamp(),
        started: at + Duration::days(2),
        finished: None,
        at: None,
        open_in: None,
    };
    let mut changes = vec![Change::PutDebrief(debrief.clone())];
    for prompt in ["plan.meant", "plan.was", "held.tough", "close.title", "feel.about"] {
        let question = content.pack().prompt(prompt).map_or("", |prompt| prompt.text.as_str()).to_owned();
        let value = Some(Value::Text(words.some(30)));
        let answer = Answer { key: QuestionKey::once(prompt), question, value, at: debrief.started };
        changes.push(Change::PutAnswer { debrief: debrief.id, answer });
    }
    let harvest = harvest(number, race, debrief, words);
    // One goal in twenty is still pursued.
    let judged = harvest.goals.iter().filter(|_| !number.is_multiple_of(20)).map(|(_, goal)| GivenVerdict {
        id: Some(VerdictId(id(7))),
        goal: goal.id,
        verdict: Verdict::Reached,
        reason: String::from("it was enough"),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: at + Duration::days(4),
    });
    let judged: Vec<Change> = judged.map(Change::Judge).collect();
    changes.push(Change::Finish(Box::new(harvest)));
    changes.extend(judged);
    changes
}

fn harvest(number: usize, race: Race, debrief: Debrief, words: &mut Words) -> Harvest {
    let id = |kind: u128| Uuid::from_u128((kind << 64) + number as u128 + 1);
    let written = debrief.started + Duration::hours(1);
    let felt = |feeling: &str, strength| Felt { feeling: feeling.to_owned(), own: false, strength };
    let cause = |cause: &str| RaceCause {
        cause: cause.to_owned(),
        effect: Effect::Hindered,
        impact: Some(2),
        control: Some(7),
        changeable: None,
        spread: None,
        shared: None,
        reachable: Some(String::from("the first five kilometres")),
        put_down: false,
    };
    let lesson = Lesson {
        race: Some(race.id),
        debrief: Some(debrief.id),
        sure: Some(4),
        ..Lesson::new(
            LessonId(id(3)),
            Verb::Change,
            format!("Lesson number {number}: {}", words.some(8)),
            written,
        )
    };
    let goal = Goal {
        race: Some(race.id),
        debrief: Some(debrief.id),
        ..Goal::new(GoalId(id(5)), GoalKind::ALL[number % 6], words.some(6), written)
    };
    let step = Step {
        id: StepId(id(6)),
        goal: Some(goal.id),
        race: Some(race.id),
        debrief: Some(debrief.id),
        person: None,
        text: words.some(5),
        day: None,
        state: if number.is_multiple_of(20) { StepState::Open } else { StepState::Done },
        written,
    };
    Harvest {
        feelings: vec![(Moment::Now, felt("disappointed", 6)), (Moment::Now, felt("empty", 4))],
        causes: vec![cause("pacing"), cause("heat")],
        wins: vec![words.some(8), words.some(6)],
        lessons: vec![(QuestionKey::about("lesson.rule", "1"), lesson)],
        goals: vec![(QuestionKey::once("goals.well"), goal)],
        uses: Vec::new(),
        verdicts: Vec::new(),
        steps: vec![(QuestionKey::once("next.step"), step)],
        people: Vec::new(),
        arc: None,
        race,
        race_before: None,
        debrief: Debrief { finished: Some(written), ..debrief },
    }
}

/// Words in a row that looks like chance and is the same in every run.
pub struct Words(pub u64);

impl Words {
    /// So many words.
    pub fn some(&mut self, count: usize) -> String {
        const KNOWN: [&str; 16] = [
            "wind",
            "harbour",
            "climb",
            "kilometre",
            "legs",
            "slowly",
            "the",
            "and",
            "water",
            "bridge",
            "again",
            "turn",
            "with",
            "a",
            "breathing",
            "road",
        ];
        let mut text = String::new();
        for place in 0..count {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if place > 0 {
                text.push(' ');
            }
            text.push_str(KNOWN[usize::try_from(self.0 >> 60).expect("less than sixteen")]);
        }
        text
    }
}
