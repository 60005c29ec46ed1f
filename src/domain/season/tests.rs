use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::clock::Stamp;
use crate::domain::goal::GoalKind;
use crate::domain::goal_story::GoalRow;
use crate::domain::history::History;
use crate::domain::id::{GoalId, LessonId};
use crate::domain::lesson::{Lesson, UseTally, UseVerdict, Verb};
use crate::domain::patterns::{CauseLesson, Trial};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stamp(day: NaiveDate) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(number))
}

fn race(number: u128, date: NaiveDate) -> Race {
    Race { outcome: Some(Outcome::Finished), ..Race::new(race_id(number), format!("Race {number}"), date) }
}

fn hindered(cause: &str, impact: u8) -> RaceCause {
    RaceCause {
        cause: cause.to_owned(),
        effect: Effect::Hindered,
        impact: Some(impact),
        control: None,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    }
}

fn told(race: &Race, entered: i64, causes: Vec<RaceCause>) -> ToldRace {
    ToldRace { modes: vec!["full".to_owned()], causes, ..ToldRace::of(race, entered) }
}

fn basis(year: i32) -> SeasonBasis {
    SeasonBasis {
        year,
        years: Vec::new(),
        history: Arc::new(History::default()),
        patterns: Arc::new(PatternsBasis::default()),
        wins: Vec::new(),
        lessons: Vec::new(),
        goals: Vec::new(),
        review: None,
    }
}

fn season(basis: &SeasonBasis) -> Season {
    Season::of(basis, day("2027-06-01"), |_| true, |_| CauseReach::default())
}

fn lesson(number: u128, race: u128, tally: UseTally) -> BriefLesson {
    let written = stamp(day("2026-05-01"));
    let id = LessonId(Uuid::from_u128(900 + number));
    let lesson = Lesson {
        race: Some(race_id(race)),
        ..Lesson::new(id, Verb::Keep, format!("Lesson {number}"), written)
    };
    BriefLesson { lesson, race: None, tally, reasons: Vec::new(), shown: None, verdict: None }
}

#[test]
fn the_race_that_taught_most_is_told_by_lessons_uses_and_help() {
    let used = |helped, no_help| UseTally { helped, no_help, ..UseTally::default() };
    let history = History {
        races: vec![race(1, day("2026-03-01")), race(2, day("2026-06-01")), race(3, day("2025-06-01"))],
        ..History::default()
    };
    let basis = SeasonBasis {
        history: Arc::new(history),
        lessons: vec![
            lesson(1, 1, used(0, 0)),
            lesson(2, 1, used(0, 0)),
            lesson(3, 1, used(0, 0)),
            // One lesson that was used twice and helped once weighs four.
            lesson(4, 2, used(1, 1)),
            lesson(5, 3, used(9, 0)),
        ],
        ..basis(2026)
    };
    let season = season(&basis);
    let most = season.taught_most().expect("one of them");
    assert_eq!((most.race, most.lessons.len(), most.used(), most.helped()), (race_id(2), 1, 2, 1));
    assert_eq!(season.taught.len(), 2, "the race of the year before is no part of it");
}

#[test]
fn what_stopped_belongs_to_the_year_in_which_that_was_known() {
    let days =
        ["2025-10-01", "2025-11-01", "2026-02-01", "2026-04-01", "2026-06-01", "2026-08-01", "2026-10-01"];
    let races: Vec<Race> = (1..).zip(days).map(|(number, date)| race(number, day(date))).collect();
    let causes =
        |number: u128| if number <= 2 { vec![hindered("fade", 2)] } else { vec![hindered("heat", 1)] };
    let told: Vec<ToldRace> = (1..).zip(&races).map(|(number, race)| told(race, 1, causes(number))).collect();
    let fade = CauseLesson {
        lesson: Lesson {
            cause: Some("fade".to_owned()),
            ..Lesson::new(LessonId(Uuid::from_u128(1)), Verb::Start, "Eat early", stamp(day("2025-10-02")))
        },
        race: None,
        trials: vec![Trial { race: race_id(2), day: day("2025-11-01"), verdict: UseVerdict::Helped }],
    };
    let patterns = Arc::new(PatternsBasis { races: told, lessons: vec![fade], ..PatternsBasis::default() });
    let of = |year| season(&SeasonBasis { patterns: Arc::clone(&patterns), ..basis(year) });
    // In 2025 it came back with its second race; by August 2026 four races had gone without it.
    let came: Vec<String> = of(2025).came_back.into_iter().map(|back| back.cause).collect();
    assert_eq!(came, ["fade"]);
    assert_eq!(of(2025).stopped, []);
    let season = of(2026);
    assert_eq!(season.came_back, []);
    assert_eq!(season.stopped.len(), 1);
    assert_eq!(season.stopped[0].since, Some(("Race 2".to_owned(), day("2025-11-01"))));
    assert_eq!(season.stopped[0].lesson.as_deref(), Some("Eat early"));
    assert_eq!(of(2027).stopped, [], "it was known before");
}

#[test]
fn a_goal_belongs_to_what_its_last_verdict_of_the_year_says() {
    let goal = |number: u128, written: &str, verdicts: &[(Verdict, &str)]| {
        let id = GoalId(Uuid::from_u128(number));
        let goal = Goal::new(id, GoalKind::Open, format!("Goal {number}"), stamp(day(written)));
        let given = verdicts.iter().map(|(verdict, on)| GivenVerdict {
            id: None,
            goal: id,
            verdict: *verdict,
            reason: String::new(),
            carries: String::new(),
            again: None,
            review: None,
            debrief: None,
            at: stamp(day(on)),
        });
        let row = GoalRow {
            race: None,
            last: None,
            looked_at: day(written),
            steps: Vec::new(),
            reached: None,
            goal,
        };
        (row, given.collect::<Vec<_>>())
    };
    let basis = |year| SeasonBasis {
        goals: vec![
            goal(1, "2025-03-01", &[(Verdict::Keep, "2026-01-01"), (Verdict::Reached, "2026-12-31")]),
            goal(2, "2025-03-01", &[(Verdict::LetGo, "2026-05-01"), (Verdict::Keep, "2026-06-01")]),
            goal(3, "2026-03-01", &[(Verdict::LetGo, "2027-01-01")]),
            goal(4, "2027-01-01", &[]),
        ],
        ..basis(year)
    };
    let gist = |year| {
        let season = season(&basis(year));
        let texts = |goals: Vec<&Goal>| goals.into_iter().map(|goal| goal.text.clone()).collect::<Vec<_>>();
        (
            texts(season.reached.iter().map(|(goal, _)| goal).collect()),
            texts(season.let_go.iter().map(|(goal, _)| goal).collect()),
            texts(season.carried.iter().collect()),
        )
    };
    let words = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(gist(2025), (vec![], vec![], words(&["Goal 1", "Goal 2"])));
    assert_eq!(gist(2026), (words(&["Goal 1"]), vec![], words(&["Goal 2", "Goal 3"])));
    assert_eq!(gist(2027), (vec![], words(&["Goal 3"]), words(&["Goal 2", "Goal 4"])));
}

#[test]
fn of_many_wins_twelve_are_told_the_rarest_kinds_among_them_by_day() {
    let win = |kind, on: &str| Win { day: day(on), kind, text: format!("{} {on}", kind.label()), race: None };
    let mut wins: Vec<Win> =
        (1..=14).map(|number| win(WinKind::HeldUp, &format!("2026-01-{number:02}"))).collect();
    wins.push(win(WinKind::PersonalBest, "2026-11-01"));
    wins.push(win(WinKind::Step, "2026-01-01"));
    wins.push(win(WinKind::HeldUp, "2025-12-31"));
    let season = season(&SeasonBasis { wins, ..basis(2026) });
    assert_eq!((season.wins.len(), season.more_wins), (12, 4));
    assert_eq!(season.wins.last().map(|win| win.kind), Some(WinKind::PersonalBest));
    assert!(season.wins.is_sorted_by_key(|win| win.day));
    assert!(season.wins.iter().all(|win| win.kind != WinKind::Step));
}

proptest! {
    /// The rule once more, as it is written: with a race of the year a cause came back when it weighed "some" or more in it, and in
    /// 2 of the last 4 or 3 of the last 8 races of which a cause was told, that race included.
    #[test]
    fn what_came_back_is_what_the_rule_says_counted_by_hand(
        weights in prop::collection::vec(prop::collection::vec(0_u8..=3, 3), 1..20),
        first in 0_i64..400,
    ) {
        let names = ["fade", "heat", "sleep"];
        let start = day("2025-01-01") + chrono::Duration::days(first);
        let races: Vec<Race> = (0..).zip(&weights).map(|(number, _)| race(number, start + chrono::Duration::days(i64::try_from(number).expect("small") * 37))).collect();
        let patterns = PatternsBasis {
            races: races.iter().zip(&weights).enumerate().map(|(place, (race, weights))| {
                let causes = names.iter().zip(weights).filter(|(_, weight)| **weight > 0);
                told(race, i64::try_from(place).expect("small"), causes.map(|(name, weight)| hindered(name, *weight)).collect())
            }).collect(),
            ..PatternsBasis::default()
        };
        let year = 2026;
        let found = season(&SeasonBasis { patterns: Arc::new(patterns), ..basis(year) }).came_back;
        let counted: Vec<(&Race, &Vec<u8>)> = races.iter().zip(&weights).filter(|(_, weights)| weights.iter().any(|weight| *weight > 0)).collect();
        for (cause, name) in names.iter().enumerate() {
            let heavy = |(_, weights): &&(&Race, &Vec<u8>)| weights[cause] >= 2;
            let mut came = false;
            for place in 0..counted.len() {
                if counted[place].0.date.year() != year || !heavy(&&counted[place]) {
                    continue;
                }
                let last = |most: usize| counted[(place + 1).saturating_sub(most)..=place].iter().filter(heavy).count();
                came |= last(4) >= 2 || last(8) >= 3;
            }
            let back = found.iter().find(|back| back.cause == *name);
            prop_assert_eq!(back.is_some(), came, "{}", name);
            if let Some(back) = back {
                let of_year: Vec<RaceId> = counted.iter().filter(|(race, _)| race.date.year() == year).filter(heavy).map(|(race, _)| race.id).collect();
                prop_assert_eq!(&back.races, &of_year);
            }
        }
    }

    #[test]
    fn months_are_means_counted_by_hand(values in prop::collection::vec((0_i64..700, 0_u8..=10), 0..60)) {
        let series: Vec<(NaiveDate, f64)> = values.iter().map(|(after, value)| (day("2025-06-01") + chrono::Duration::days(*after), f64::from(*value))).filter(|(day, _)| day.year() == 2026).collect();
        let mut season = season(&basis(2026));
        season.series[0].1.clone_from(&series);
        let (_, months) = season.months()[0];
        for (month, mean) in (1..=12).zip(months) {
            let own: Vec<f64> = series.iter().filter(|(day, _)| day.month() == month).map(|(_, value)| *value).collect();
            match mean {
                None => prop_assert!(own.is_empty()),
                Some(mean) => {
                    let number: f64 = own.iter().map(|_| 1.0).sum();
                    prop_assert!((mean * number - own.iter().sum::<f64>()).abs() < 1e-9);
                }
            }
        }
    }
}
