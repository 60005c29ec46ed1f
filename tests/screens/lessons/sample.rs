//! A journal with lessons of every kind, and what finds in it: a finder that the tests can foresee, whatever the ranking of the
//! store may come to be.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use secondwind::app::effect::{Read, Reply};
use secondwind::domain::change::Change;
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{ArcId, CheckInId, DebriefId, GoalId, LessonId, RaceId, StepId};
use secondwind::domain::lesson::{
    Lesson, LessonScope, LessonStanding, LessonUse, RaceCondition, UseTally, UseVerdict, Verb,
};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::rules::lesson_state;
use secondwind::domain::search::{
    FacetKind, Facets, Filter, Found, Hit, HitRace, HitSource, Order, SearchIn, SearchRequest, Total,
};
use secondwind::domain::units::Metres;
use secondwind::domain::units::distance_class::class_of;
use secondwind::store::Store;
use uuid::Uuid;

use super::super::harness::Journal;

pub const EVENING: &str = "2026-11-21T20:00:00+01:00";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(day: NaiveDate) -> Stamp {
    format!("{day}T20:00:00+01:00").parse().expect("a moment")
}

fn races() -> Vec<Race> {
    let race = |number: u128, name: &str, on: &str, kilometres: f64, kind, outcome| {
        let mut race = Race::new(RaceId(Uuid::from_u128(0x1000 + number)), name, day(on));
        race.distance = Some(Metres(kilometres * 1000.0));
        race.kind = Some(kind);
        race.outcome = Some(outcome);
        race
    };
    vec![
        race(1, "Comrades Marathon", "2026-06-14", 89.0, RaceKind::Ultra, Outcome::CutOff),
        race(2, "Two Rivers 100", "2025-09-20", 100.0, RaceKind::Ultra, Outcome::Dnf),
        race(3, "Harbour Half 2026", "2026-03-01", 21.0975, RaceKind::Road, Outcome::Finished),
        race(4, "Ghent Marathon", "2025-04-06", 42.195, RaceKind::Road, Outcome::Finished),
        race(5, "東京マラソン", "2026-10-04", 42.195, RaceKind::Road, Outcome::Finished),
    ]
}

/// One lesson of the sample, by its number.
pub fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

/// The lessons: the number of the race (0 for none), verb, words, trigger, cause, sureness.
fn lessons() -> Vec<Lesson> {
    let told: [(u128, Verb, &str, &str, &str, u8); 14] = [
        (
            1,
            Verb::Change,
            "Start slow, slower than it feels right",
            "If the first 5 km feel easy, then I will slow down once more",
            "pacing_start",
            4,
        ),
        (1, Verb::Keep, "Walk the first climb, whatever the others do", "", "tactics", 5),
        (
            1,
            Verb::Start,
            "Drink at every table from the first one on",
            "If a table comes, then I will take a cup before I think",
            "hydration",
            4,
        ),
        (
            2,
            Verb::Stop,
            "Do not change shoes at night when the feet are wet; dry socks are enough, and the change costs more warmth than it gives",
            "",
            "feet_skin",
            3,
        ),
        (
            2,
            Verb::Change,
            "Eat before it is too late: every 30 minutes, by the watch",
            "If the watch beeps, then I will eat",
            "fuelling",
            4,
        ),
        (2, Verb::Keep, "Turn round before it is dark when nobody comes along", "", "navigation", 5),
        (3, Verb::Keep, "The even pace group is a gift", "", "pacing_start", 4),
        (3, Verb::Start, "Warm up for ten minutes where it is cold", "", "cold_wet", 3),
        (
            4,
            Verb::Stop,
            "Stop banking time in the first half",
            "If I am 10 s ahead of plan, then I will let it go",
            "pacing_start",
            5,
        ),
        (4, Verb::Change, "Two weeks of taper, not one", "", "taper", 4),
        (4, Verb::Start, "Lay out everything the evening before", "", "prep_list", 3),
        (5, Verb::Keep, "三十公里处开始走也可以 walk at 30 km, it is no shame", "", "expectations", 4),
        (0, Verb::Start, "Sleep nine hours on the two nights before the last one", "", "sleep", 2),
        (0, Verb::Change, "Ask for help early; Zürich showed how kind people are", "", "support", 4),
    ];
    let races = races();
    let lesson =
        |(number, (race, verb, text, trigger, cause, sure)): (u128, (u128, Verb, &str, &str, &str, u8))| {
            let race = races.iter().find(|own| own.id.0.as_u128() == 0x1000 + race);
            let written = race.map_or(day("2026-11-01"), |race| race.date + chrono::Days::new(2));
            Lesson {
                race: race.map(|race| race.id),
                trigger: trigger.to_owned(),
                sure: Some(sure),
                cause: Some(cause.to_owned()),
                standing: match number {
                    6 => LessonStanding::Resting,
                    11 => LessonStanding::Retired,
                    _ => LessonStanding::Active,
                },
                pinned: number == 2 || number == 9,
                scope: LessonScope {
                    kind: (number == 3).then_some(RaceKind::Ultra),
                    distance: None,
                    conditions: if number == 3 {
                        vec![RaceCondition::Hot, RaceCondition::Hilly]
                    } else {
                        Vec::new()
                    },
                },
                ..Lesson::new(lesson_id(number), verb, text, at(written))
            }
        };
    (1..).zip(told).map(lesson).collect()
}

/// In which races lessons were used: lesson, race, what became of it.
const USES: [(u128, u128, UseVerdict); 13] = [
    (9, 1, UseVerdict::Helped),
    (9, 2, UseVerdict::Partly),
    (9, 3, UseVerdict::Helped),
    (9, 5, UseVerdict::Helped),
    (2, 5, UseVerdict::Helped),
    (5, 3, UseVerdict::NoHelp),
    (5, 5, UseVerdict::NoHelp),
    (5, 1, UseVerdict::NoHelp),
    (10, 1, UseVerdict::Helped),
    (10, 3, UseVerdict::NoHelp),
    (10, 5, UseVerdict::Partly),
    (7, 5, UseVerdict::Partly),
    (1, 5, UseVerdict::Forgot),
];

/// What makes the journal.
pub fn changes() -> Vec<Change> {
    let races = races().into_iter().map(|race| Change::PutRace { race: Box::new(race), base: None });
    let lessons =
        lessons().into_iter().map(|lesson| Change::PutLesson { lesson: Box::new(lesson), base: None });
    let uses = USES.into_iter().map(|(lesson, race, verdict)| {
        Change::PutUse(LessonUse {
            lesson: lesson_id(lesson),
            race: RaceId(Uuid::from_u128(0x1000 + race)),
            debrief: None,
            verdict,
            at: at(day("2026-11-01")),
        })
    });
    races.chain(lessons).chain(uses).collect()
}

/// The journal, with the finder of the tests.
pub fn journal() -> Journal {
    Journal::holding(EVENING, &changes()).found_by(Finder::default().answering())
}

/// Finds words as they stand, in the lessons as they are now and in a few other things.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// More lessons like the first one, to make the list long.
    pub more: usize,
    /// Words that stand for others where nothing has them.
    pub forgives: Option<(String, String)>,
    /// The searches that are kept.
    pub saved: Vec<String>,
}

/// Where a word begins in a text, in capitals or not, with its umlaut or without.
fn places(text: &str, word: &str) -> Vec<std::ops::Range<usize>> {
    // No letter of the sample changes its length on the way.
    let lower = text.to_lowercase();
    let word = if lower.contains("zürich") { word.replace("zur", "zür") } else { word.to_owned() };
    let begins = |start: usize| !lower[..start].ends_with(char::is_alphanumeric);
    let found = lower.match_indices(&word).filter(|(start, _)| begins(*start));
    found.map(|(start, found)| start..start + found.len()).collect()
}

impl Finder {
    /// What the harness asks in place of the store.
    pub fn answering(mut self) -> impl FnMut(&Store, &Read, Reply) -> Reply + 'static {
        move |store, read, own| match (read, own) {
            (Read::Search(request), _) => Reply::Found(Box::new(self.found(store, request))),
            (Read::Facets(request), Reply::Facets(own)) => {
                Reply::Facets(Box::new(self.facets(store, request, own.saved)))
            }
            (_, own) => own,
        }
    }

    fn lessons(&self, store: &Store) -> Vec<(Lesson, UseTally, Race)> {
        let tally = |lesson: LessonId| {
            let mut tally = UseTally::default();
            USES.iter()
                .filter(|(own, ..)| lesson_id(*own) == lesson)
                .for_each(|(_, _, verdict)| tally.count(*verdict));
            tally
        };
        let races = races();
        let nowhere = Race::new(RaceId(Uuid::nil()), "", day("2026-11-01"));
        let mut lessons = store.lessons().expect("the lessons");
        let more = (0..self.more).filter_map(|number| {
            let mut copy = lessons.first()?.clone();
            copy.lesson.id = lesson_id(0x1_0000 + u128::try_from(number).ok()?);
            copy.lesson.text = format!("Lesson number {number}");
            copy.lesson.pinned = false;
            Some(copy)
        });
        let more: Vec<_> = more.collect();
        lessons.extend(more);
        lessons.sort_by_key(|told| !told.lesson.pinned);
        lessons
            .into_iter()
            .map(|told| {
                let race =
                    races.iter().find(|race| Some(race.id) == told.lesson.race).unwrap_or(&nowhere).clone();
                (told.lesson.clone(), tally(told.lesson.id), race)
            })
            .collect()
    }

    fn found(&mut self, store: &Store, request: &SearchRequest) -> Found {
        let mut forgiven = Vec::new();
        let words: Vec<String> = request.query.terms.iter().flat_map(|term| term.words.clone()).collect();
        let words: Vec<String> = words
            .into_iter()
            .map(|word| match &self.forgives {
                Some((wrong, right)) if *wrong == word => {
                    forgiven.push((wrong.clone(), right.clone()));
                    right.clone()
                }
                _ => word,
            })
            .collect();
        let lessons = self.lessons(store).into_iter().filter(|told| meets(told, &request.query.filter)).map(
            |(lesson, tally, race)| Hit {
                day: race.date,
                excerpt: lesson.text.clone(),
                marks: Vec::new(),
                race: (!race.name.is_empty()).then(|| of(&race)),
                source: HitSource::Lesson(Box::new(lesson), tally),
            },
        );
        let others = if request.within == SearchIn::Everything { others() } else { Vec::new() };
        let mut hits: Vec<Hit> =
            others.into_iter().chain(lessons).filter_map(|hit| marked(hit, &words)).collect();
        match request.order {
            Order::Oldest => hits.sort_by_key(|hit| hit.day),
            Order::Newest => hits.sort_by_key(|hit| std::cmp::Reverse(hit.day)),
            _ => {}
        }
        let total = hits.len();
        hits.truncate(request.limit);
        let total = if total > 400 { Total::MoreThan(400) } else { Total::Exactly(total) };
        Found { number: request.number, hits, total, forgiven }
    }

    fn facets(&self, store: &Store, request: &SearchRequest, mut saved: Vec<String>) -> Facets {
        let words: Vec<String> = request.query.terms.iter().flat_map(|term| term.words.clone()).collect();
        let values = FacetKind::ALL.iter().map(|facet| {
            let mut filter = request.query.filter.clone();
            match facet {
                FacetKind::Cause => filter.causes.clear(),
                FacetKind::Distance => filter.distances.clear(),
                FacetKind::Outcome => filter.outcomes.clear(),
                FacetKind::State => filter.states.clear(),
                FacetKind::Verb => filter.verbs.clear(),
                FacetKind::Year => filter.years.clear(),
            }
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for told in self.lessons(store).iter().filter(|told| meets(told, &filter)) {
                let has_them = words.iter().all(|word| !places(&told.0.text, word).is_empty());
                if let Some(id) = value(told, *facet).filter(|_| has_them) {
                    *counts.entry(id).or_default() += 1;
                }
            }
            let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
            counts.sort_by_key(|(id, count)| match facet {
                FacetKind::Year => std::cmp::Reverse(id.parse().unwrap_or(0)),
                _ => std::cmp::Reverse(*count),
            });
            (*facet, counts)
        });
        let values = values.collect();
        saved.extend(self.saved.clone());
        Facets { number: request.number, values, saved }
    }
}

fn of(race: &Race) -> HitRace {
    HitRace { id: race.id, name: race.name.clone(), date: race.date }
}

/// A value of a facet that a lesson has, by id.
fn value((lesson, tally, race): &(Lesson, UseTally, Race), facet: FacetKind) -> Option<String> {
    Some(match facet {
        FacetKind::Cause => lesson.cause.clone()?,
        FacetKind::Distance => class_of(race.distance?, race.kind)?.id().to_owned(),
        FacetKind::Outcome => race.outcome?.id().to_owned(),
        FacetKind::State => lesson_state::state(lesson.standing, lesson.sure, *tally).id().to_owned(),
        FacetKind::Verb => lesson.verb.id().to_owned(),
        FacetKind::Year => race.date.year().to_string(),
    })
}

fn meets(told: &(Lesson, UseTally, Race), filter: &Filter) -> bool {
    let ids = |facet: FacetKind| -> Vec<String> {
        match facet {
            FacetKind::Cause => filter.causes.clone(),
            FacetKind::Distance => filter.distances.iter().map(|one| one.id().to_owned()).collect(),
            FacetKind::Outcome => filter.outcomes.iter().map(|one| one.id().to_owned()).collect(),
            FacetKind::State => filter.states.iter().map(|one| one.id().to_owned()).collect(),
            FacetKind::Verb => filter.verbs.iter().map(|one| one.id().to_owned()).collect(),
            FacetKind::Year => filter.years.iter().map(i32::to_string).collect(),
        }
    };
    !filter.impossible
        && FacetKind::ALL.iter().all(|facet| {
            let wanted = ids(*facet);
            wanted.is_empty() || value(told, *facet).is_some_and(|own| wanted.contains(&own))
        })
}

/// The hit with its words marked, where it has them all.
fn marked(hit: Hit, words: &[String]) -> Option<Hit> {
    let mut marks = Vec::new();
    for word in words {
        let found = places(&hit.excerpt, word);
        if found.is_empty() {
            return None;
        }
        marks.extend(found);
    }
    marks.sort_by_key(|mark| mark.start);
    Some(Hit { marks, ..hit })
}

/// What was written besides lessons, one of each kind.
fn others() -> Vec<Hit> {
    let races = races();
    let id = |number: u128| Uuid::from_u128(0x9000 + number);
    let hit = |source, race: Option<&Race>, on: &str, excerpt: &str| Hit {
        source,
        race: race.map(of),
        day: race.map_or_else(|| day(on), |race| race.date),
        excerpt: excerpt.to_owned(),
        marks: Vec::new(),
    };
    vec![
        hit(
            HitSource::Answer(DebriefId(id(1)), "What got in the way, and where did it begin?".to_owned()),
            Some(&races[0]),
            "",
            "…and from the second climb on nothing worked any more. I had to start walking, slow as everybody around me, and the tables were empty…",
        ),
        hit(HitSource::Race, Some(&races[3]), "", "Started beside the slow wave; wind from the side"),
        hit(
            HitSource::Goal(GoalId(id(2))),
            None,
            "2026-11-10",
            "One slow run a week, only for the joy of it",
        ),
        hit(
            HitSource::Step(StepId(id(3)), None),
            Some(&races[1]),
            "",
            "Write to the crew about the slow handover",
        ),
        hit(HitSource::CheckIn(CheckInId(id(4))), None, "2026-06-20", "slow legs, good sleep"),
        hit(HitSource::Arc(ArcId(id(5))), None, "2026-06-14", "A slow way back, and a good one"),
    ]
}
