use uuid::Uuid;

use super::*;
use crate::domain::cause::RaceCause;
use crate::domain::race::{Race, Tier};

fn race(number: u128, day: &str, causes: Vec<RaceCause>) -> ToldRace {
    let mut race =
        Race::new(RaceId(Uuid::from_u128(number)), format!("Race {number}"), day.parse().expect("a day"));
    race.outcome = Some(Outcome::Finished);
    ToldRace { causes, ..ToldRace::of(&race, i64::try_from(number).expect("small")) }
}

fn cause(name: &str, impact: u8, control: Option<u8>, reachable: &str) -> RaceCause {
    RaceCause {
        cause: name.to_owned(),
        effect: Effect::Hindered,
        impact: Some(impact),
        control,
        changeable: None,
        spread: None,
        shared: None,
        reachable: (!reachable.is_empty()).then(|| reachable.to_owned()),
        put_down: false,
    }
}

fn helped(name: &str) -> RaceCause {
    RaceCause { effect: Effect::Helped, impact: None, ..cause(name, 1, None, "") }
}

fn felt(moment: Moment, feeling: &str, strength: u8) -> (Moment, Felt) {
    (moment, Felt { feeling: feeling.to_owned(), own: false, strength })
}

#[test]
fn causes_are_told_over_time_with_their_weights_and_what_was_within_reach() {
    let races = [
        race(3, "2026-05-01", vec![cause("fade", 2, Some(6), "eat at 20 km"), cause("heat", 3, Some(2), "")]),
        race(1, "2024-05-01", vec![cause("fade", 3, Some(5), "eat at 20 km")]),
        race(2, "2024-09-01", vec![cause("fade", 1, Some(3), "start slower"), helped("crowd")]),
        race(4, "2026-09-01", vec![helped("crowd")]),
        race(5, "2026-10-01", vec![]),
    ];
    let told = causes_over_time(&races);
    let gist: Vec<_> = told.iter().map(|one| (one.cause.as_str(), one.races, one.weight)).collect();
    assert_eq!(gist, [("fade", 3, 6), ("heat", 1, 3)]);
    assert_eq!(
        told[0].years,
        [
            InYear { year: 2024, races: 2, weight: 4, of: 2 },
            InYear { year: 2026, races: 1, weight: 2, of: 2 }
        ]
    );
    assert_eq!(told[0].reach, Reach { mine: 1, partly: 2, outside: 0, untold: 0 });
    assert_eq!(told[1].reach, Reach { mine: 0, partly: 0, outside: 1, untold: 0 });
    let parts: Vec<_> = told[0].parts.iter().map(|part| (part.name.as_str(), part.words.as_str())).collect();
    assert_eq!(parts, [("Race 3", "eat at 20 km"), ("Race 2", "start slower")]);
    assert_eq!(told[0].last, RaceId(Uuid::from_u128(3)));
    assert_eq!(causes_that_helped(&races), [("crowd".to_owned(), 2)]);
    assert_eq!(races_with_causes(&races), 4);
}

#[test]
fn feelings_are_counted_by_how_the_race_ended_once_a_race() {
    let mut met = race(1, "2026-05-01", vec![]);
    met.result = GoalResult::Met;
    met.feelings = vec![felt(Moment::Then, "proud", 8), felt(Moment::Now, "calm", 5)];
    let mut missed = race(2, "2026-06-01", vec![]);
    missed.result = GoalResult::Missed;
    missed.feelings = vec![
        felt(Moment::Then, "sad", 9),
        felt(Moment::Now, "sad", 7),
        felt(Moment::Now, "hopeful", 6),
        felt(Moment::Now, "sad", 3),
    ];
    let mut again = missed.clone();
    again.feelings = vec![felt(Moment::Now, "sad", 4)];
    let told = feelings_by_ending(&[missed, met, again]);
    assert_eq!(
        told.iter().map(|one| (one.ending, one.races)).collect::<Vec<_>>(),
        [(Ending::Met, 1), (Ending::Missed, 2)]
    );
    let (n, then) = &told[1].then;
    assert_eq!((*n, then.len(), then[0].races), (1, 1, 1));
    let (n, now) = &told[1].now;
    assert_eq!(*n, 2);
    let now: Vec<_> = now.iter().map(|one| (one.feeling.as_str(), one.races, one.strength)).collect();
    assert_eq!(now, [("sad", 2, 3.5), ("hopeful", 1, 6.0)]);
}

#[test]
fn an_ending_is_how_the_race_ended_before_what_became_of_its_goals() {
    let mut one = race(1, "2026-05-01", vec![]);
    for (outcome, result, ending) in [
        (None, GoalResult::NotSet, None),
        (Some(Outcome::Finished), GoalResult::Unclear, Some(Ending::Finished)),
        (Some(Outcome::Finished), GoalResult::Partly(Tier::B), Some(Ending::Partly)),
        (Some(Outcome::CutOff), GoalResult::Missed, Some(Ending::NotFinished)),
        (Some(Outcome::Dns), GoalResult::NotSet, Some(Ending::NotStarted)),
        (Some(Outcome::Cancelled), GoalResult::NotSet, Some(Ending::Other)),
    ] {
        (one.outcome, one.result) = (outcome, result);
        assert_eq!(Ending::of(&one), ending);
    }
}
