use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::cause::Effect;
use crate::domain::clock::Stamp;
use crate::domain::lesson::{Lesson, Verb};
use crate::domain::patterns::{Trial, together};
use crate::domain::race::Race;

fn id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(number))
}

fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

fn cause(name: &str, impact: Option<u8>) -> RaceCause {
    RaceCause {
        cause: name.to_owned(),
        effect: Effect::Hindered,
        impact,
        control: None,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    }
}

/// A road race on a day of the year 2026, entered in the order of its number, with what got in the way and how much.
fn race(number: u32, causes: &[(&str, u8)]) -> ToldRace {
    let day = chrono::NaiveDate::from_yo_opt(2026, number).expect("a day of the year");
    let mut race = Race::new(id(number.into()), format!("Race {number}"), day);
    race.outcome = Some(Outcome::Finished);
    race.kind = Some(RaceKind::Road);
    ToldRace {
        modes: vec!["full".to_owned()],
        causes: causes.iter().map(|(name, impact)| cause(name, Some(*impact))).collect(),
        ..ToldRace::of(&race, number.into())
    }
}

/// A race for each letter, first one first: `f` faded a lot, `.` something else.
fn races(letters: &str) -> Vec<ToldRace> {
    let told = |(letter, number)| match letter {
        'f' => race(number, &[("fade", 3)]),
        'a' => race(number, &[("fade", 1)]),
        _ => race(number, &[("heat", 1)]),
    };
    letters.chars().zip(1..).map(told).collect()
}

fn fade(letters: &str) -> Option<(usize, usize)> {
    came_back(&races(letters)).into_iter().find(|back| back.cause == "fade").map(|back| (back.times, back.of))
}

fn at(day: u32) -> Stamp {
    let day = chrono::NaiveDate::from_yo_opt(2026, day).expect("a day of the year");
    day.and_hms_opt(20, 0, 0).expect("an hour").and_utc().fixed_offset()
}

/// A lesson for fading, written on a day, with what became of it in which races.
fn lesson(number: u128, written: u32, trials: &[(u32, UseVerdict)]) -> CauseLesson {
    let lesson = Lesson {
        cause: Some("fade".to_owned()),
        ..Lesson::new(lesson_id(number), Verb::Start, format!("Lesson {number}"), at(written))
    };
    let trials = trials
        .iter()
        .map(|(number, verdict)| Trial {
            race: id((*number).into()),
            day: at(*number).date_naive(),
            verdict: *verdict,
        })
        .collect();
    CauseLesson { lesson, race: None, trials }
}

fn answered(letters: &str, lessons: Vec<CauseLesson>) -> Answer {
    let basis = PatternsBasis { races: races(letters), lessons, ..PatternsBasis::default() };
    let back = came_back(&basis.races).into_iter().find(|back| back.cause == "fade").expect("it came back");
    answer(&back, &basis)
}

#[test]
fn two_of_the_last_four_come_back_and_the_fifth_is_too_long_ago() {
    assert_eq!(fade("f..f"), Some((2, 4)));
    assert_eq!(fade("f...f"), None);
    assert_eq!(fade("f..f."), None);
    assert_eq!(fade(".ff."), Some((2, 4)));
    assert_eq!(fade("f"), None);
    assert_eq!(fade("ff"), Some((2, 2)), "with fewer races the window is what there is");
    assert_eq!(fade("ffff"), Some((4, 4)));
}

#[test]
fn three_of_the_last_eight_come_back_and_the_ninth_is_too_long_ago() {
    assert_eq!(fade("f...f..f"), Some((2, 4)), "the shorter window is told where both hold");
    assert_eq!(fade("f..f...f"), Some((3, 8)));
    assert_eq!(fade("f..f....f"), None);
    assert_eq!(fade("f.f.f..."), Some((3, 8)), "only one of the last four");
    assert_eq!(fade("f.ff....."), None);
    assert_eq!(fade("f.f.f"), Some((2, 4)));
}

#[test]
fn a_little_does_not_count_and_a_weight_that_was_not_asked_does() {
    assert_eq!(fade("a..a"), None);
    assert_eq!(fade("f..a"), None);
    let mut told = races("f..f");
    told[3].causes[0].impact = None;
    assert_eq!(came_back(&told)[0].races, [id(4), id(1)]);
}

#[test]
fn races_of_which_no_cause_was_told_are_no_last_races_and_helping_is_told_too() {
    let mut told = races("f....f");
    for race in &mut told[1..3] {
        race.causes.clear();
    }
    assert_eq!(came_back(&told)[0].times, 2);
    let mut helping = cause("fade", None);
    helping.effect = Effect::Helped;
    told[1].causes = vec![helping.clone()];
    assert_eq!(came_back(&told), [], "now the first is the fifth one");
    told[5].causes = vec![helping];
    assert_eq!(came_back(&told), [], "what helped does not get in the way");
}

#[test]
fn on_one_day_the_order_of_entry_decides() {
    let mut told = races("f...f");
    for race in &mut told {
        race.day = at(100).date_naive();
    }
    assert_eq!(came_back(&told), []);
    told[0].entered = 3;
    told[1].entered = 1;
    assert_eq!(came_back(&told)[0].times, 2);
}

#[test]
fn of_several_debriefs_the_strongest_weight_counts_and_the_last_look() {
    let last = RaceCause { control: Some(7), put_down: true, ..cause("fade", Some(1)) };
    let told = together([cause("fade", Some(3)), cause("heat", None), last]);
    assert_eq!(told.len(), 2);
    assert_eq!((told[0].impact, told[0].control, told[0].put_down), (Some(3), Some(7), true));
    assert_eq!(told[1].impact, None);
}

#[test]
fn what_comes_back_calls_for_the_answer_that_fits() {
    use UseVerdict::{ChoseNot, Forgot, Helped, NoChance, NoHelp, Partly};
    let one = lesson_id(1);
    assert_eq!(answered("f..f", vec![]), Answer::Write);
    for verdict in [Forgot, ChoseNot, NoChance] {
        assert_eq!(answered("f..f", vec![lesson(1, 1, &[(4, verdict)])]), Answer::Trigger(one));
    }
    assert_eq!(answered("f..f", vec![lesson(1, 1, &[])]), Answer::Trigger(one));
    assert_eq!(
        answered("f..f", vec![lesson(1, 1, &[(2, Helped)])]),
        Answer::Trigger(one),
        "not used this time"
    );
    assert_eq!(answered("f..f", vec![lesson(1, 1, &[(4, NoHelp)])]), Answer::Reword(one));
    assert_eq!(answered("f..f", vec![lesson(1, 1, &[(4, Helped)])]), Answer::TakeAlong(one));
    assert_eq!(answered("f..f", vec![lesson(1, 1, &[(4, Partly)])]), Answer::TakeAlong(one));
    assert_eq!(answered("f..f", vec![lesson(1, 5, &[])]), Answer::TakeAlong(one), "written after the race");
    let mut taught = lesson(1, 4, &[]);
    taught.lesson.race = Some(id(4));
    assert_eq!(answered("f..f", vec![taught]), Answer::TakeAlong(one), "taught by the race");
    let mut retired = lesson(1, 1, &[(4, NoHelp)]);
    retired.lesson.standing = LessonStanding::Retired;
    assert_eq!(answered("f..f", vec![retired]), Answer::Write);
    let mut other = lesson(1, 1, &[(4, NoHelp)]);
    other.lesson.cause = Some("heat".to_owned());
    assert_eq!(answered("f..f", vec![other]), Answer::Write);
}

#[test]
fn of_several_lessons_the_one_that_was_used_counts_then_the_one_held_up() {
    use UseVerdict::{Forgot, NoHelp};
    let used = lesson(1, 1, &[(4, NoHelp)]);
    let forgotten = lesson(2, 2, &[(4, Forgot)]);
    assert_eq!(answered("f..f", vec![forgotten.clone(), used]), Answer::Reword(lesson_id(1)));
    let mut pinned = lesson(3, 1, &[(4, Forgot)]);
    assert_eq!(answered("f..f", vec![pinned.clone(), forgotten.clone()]), Answer::Trigger(lesson_id(2)));
    pinned.lesson.pinned = true;
    assert_eq!(answered("f..f", vec![pinned, forgotten]), Answer::Trigger(lesson_id(3)));
}

#[test]
fn what_is_not_mine_to_change_calls_for_a_what_if_only() {
    let mut basis = PatternsBasis { races: races("f..f"), ..PatternsBasis::default() };
    basis.lessons = vec![lesson(1, 1, &[(4, UseVerdict::NoHelp)])];
    basis.races[0].causes[0].put_down = true;
    let back = came_back(&basis.races).remove(0);
    assert_eq!(answer(&back, &basis), Answer::Reword(lesson_id(1)), "the last word counts");
    basis.races[3].causes[0].put_down = true;
    assert_eq!(answer(&back, &basis), Answer::WhatIf);
}

/// In how many races fading has not come back.
fn absent(told: Vec<ToldRace>, lessons: Vec<CauseLesson>, reach: &CauseReach) -> Option<(RaceId, usize)> {
    let basis = PatternsBasis { races: told, lessons, ..PatternsBasis::default() };
    let found = solved(&basis, |mode| mode == "full", |_| reach.clone());
    found.into_iter().find(|solved| solved.cause == "fade").map(|solved| (solved.since, solved.races))
}

fn anywhere() -> CauseReach {
    CauseReach::default()
}

#[test]
fn four_races_without_it_after_a_lesson_was_used_are_enough_and_three_are_not() {
    use UseVerdict::{Forgot, Helped, NoHelp};
    let told = |letters: &str, trials: &[(u32, UseVerdict)]| {
        absent(races(letters), vec![lesson(1, 1, trials)], &anywhere())
    };
    assert_eq!(told("f....", &[(1, NoHelp)]), Some((id(1), 4)));
    assert_eq!(told("f...", &[(1, NoHelp)]), None);
    assert_eq!(told("f....", &[(2, Helped)]), Some((id(1), 4)), "the race in which it was used counts");
    assert_eq!(told("f....", &[(3, Helped)]), None, "the one before that does not");
    assert_eq!(told("f.....", &[(3, Helped)]), Some((id(1), 4)));
    assert_eq!(told("f....", &[(1, Forgot)]), None);
    assert_eq!(told("f....", &[]), None);
    assert_eq!(told("f.a..", &[(1, Helped)]), None, "a little is there all the same");
    assert_eq!(told("ff....", &[(1, Helped)]), None, "it came again since the lesson was used");
    assert_eq!(told("ff.....", &[(2, Helped)]), Some((id(2), 5)));
}

#[test]
fn only_races_count_in_which_it_could_have_shown_up() {
    let one = || vec![lesson(1, 1, &[(1, UseVerdict::Helped)])];
    let with = |change: &dyn Fn(&mut ToldRace)| {
        let mut told = races("f....");
        change(&mut told[2]);
        absent(told, one(), &anywhere())
    };
    assert_eq!(with(&|_| ()), Some((id(1), 4)));
    assert_eq!(with(&|race| race.modes = vec!["hot".to_owned()]), None, "causes were not asked for");
    assert_eq!(with(&|race| race.causes.clear()), Some((id(1), 4)), "they were, and none was named");
    assert_eq!(with(&|race| race.kind = Some(RaceKind::Ultra)), None);
    assert_eq!(with(&|race| race.kind = Some(RaceKind::Parkrun)), Some((id(1), 4)));
    assert_eq!(with(&|race| race.kind = None), Some((id(1), 4)));
    assert_eq!(with(&|race| race.outcome = Some(Outcome::Cancelled)), None);
    assert_eq!(with(&|race| race.outcome = Some(Outcome::Dns)), Some((id(1), 4)));

    let mut told = races("f....");
    told[2].outcome = Some(Outcome::Dns);
    let in_race = CauseReach { only_in_race: true, ..anywhere() };
    assert_eq!(absent(told, one(), &in_race), None);
    let on_trails = CauseReach { kinds: vec![RaceKind::Trail], ..anywhere() };
    assert_eq!(absent(races("f....."), one(), &on_trails), None);
    let mut told = races("f....");
    told[0].kind = None;
    told[2].kind = Some(RaceKind::Ultra);
    assert_eq!(absent(told, one(), &anywhere()), Some((id(1), 4)), "of the first race the kind is not known");
}

/// The rule once more, from its words: two races with it, at most four told races from the older of them on; or three, at most
/// eight.
fn comes_back_in_words(races: &[ToldRace], cause: &str) -> bool {
    let told: Vec<&ToldRace> = races.iter().filter(|race| !race.causes.is_empty()).collect();
    // How many races there are from this one on, itself included.
    let since = |race: &ToldRace| {
        let later = |other: &&&ToldRace| (other.day, other.entered) >= (race.day, race.entered);
        told.iter().filter(later).count()
    };
    let hit = |race: &&&ToldRace| {
        race.causes
            .iter()
            .any(|told| told.cause == cause && told.effect == Effect::Hindered && told.impact != Some(1))
    };
    let mut ages: Vec<usize> = told.iter().filter(hit).map(|race| since(race)).collect();
    ages.sort_unstable();
    ages.get(1).is_some_and(|age| *age <= 4) || ages.get(2).is_some_and(|age| *age <= 8)
}

/// A day, a number that decides when the race was entered, and its causes: which, how much, and whether it got in the way.
type Draw = (u32, i64, Vec<(usize, Option<u8>, bool)>);

fn some_race() -> impl Strategy<Value = Draw> {
    let cause = (0..3_usize, prop::option::of(1..=3_u8), prop::bool::weighted(0.8));
    (1..12_u32, 0..1000_i64, prop::collection::vec(cause, 0..3))
}

const NAMES: [&str; 3] = ["fade", "heat", "gut"];

fn some_races() -> impl Strategy<Value = Vec<ToldRace>> {
    prop::collection::vec(some_race(), 0..14).prop_map(|drawn| {
        // Entered one after the other, whatever their days.
        let mut places: Vec<usize> = (0..drawn.len()).collect();
        places.sort_by_key(|place| drawn[*place].1);
        let entered: BTreeMap<usize, i64> = places.into_iter().zip(1..).collect();
        let make = |(place, (day, _, causes)): (usize, &Draw)| {
            let causes = causes.iter().map(|(name, impact, hinders)| RaceCause {
                effect: if *hinders { Effect::Hindered } else { Effect::Helped },
                ..cause(NAMES[*name], *impact)
            });
            let number = u128::try_from(entered[&place]).expect("positive");
            ToldRace {
                race: id(number),
                entered: entered[&place],
                causes: together(causes),
                ..race(*day, &[])
            }
        };
        drawn.iter().enumerate().map(make).collect()
    })
}

proptest! {
    #[test]
    fn what_comes_back_is_what_the_words_of_the_rule_say(races in some_races()) {
        let found = came_back(&races);
        for name in NAMES {
            let back = found.iter().find(|back| back.cause == name);
            prop_assert_eq!(back.is_some(), comes_back_in_words(&races, name), "{}", name);
            if let Some(back) = back {
                prop_assert_eq!(back.times, back.races.len());
                prop_assert!(back.times <= back.of && back.of <= REACH);
            }
        }
    }

    #[test]
    fn the_order_in_which_races_are_handed_over_does_not_matter(
        (races, shuffled) in some_races().prop_flat_map(|races| (Just(races.clone()), Just(races).prop_shuffle()))
    ) {
        prop_assert_eq!(came_back(&races), came_back(&shuffled));
    }

    #[test]
    fn an_unrelated_race_never_makes_anything_come_back(
        (races, day, place) in (some_races(), 1..12_u32, 0..2000_i64)
    ) {
        let before: Vec<String> = came_back(&races).into_iter().map(|back| back.cause).collect();
        let mut more = races;
        for race in &mut more {
            race.entered *= 2;
        }
        let unrelated = ToldRace { race: id(9999), entered: place * 2 + 1, ..race(day, &[("luck", 3)]) };
        more.push(unrelated);
        for back in came_back(&more) {
            prop_assert!(before.contains(&back.cause), "{}", back.cause);
        }
    }

    #[test]
    fn what_has_not_come_back_did_not_get_in_the_way_since(
        (races, used) in (some_races(), prop::collection::vec(0..14_usize, 0..4))
    ) {
        let trials = used.iter().filter_map(|place| races.get(*place)).map(|race| Trial {
            race: race.race,
            day: race.day,
            verdict: UseVerdict::Partly,
        });
        let one = CauseLesson { trials: trials.collect(), ..lesson(1, 1, &[]) };
        let basis = PatternsBasis { races, lessons: vec![one], ..PatternsBasis::default() };
        let place = |race: &ToldRace| (race.day, race.entered);
        // In its words: the last race with it; then the first one, from that one on, in which the lesson was used.
        let last = basis.races.iter().filter(|race| race.hindered_by("fade").is_some()).max_by_key(|race| place(race));
        let expected = last.and_then(|last| {
            let used = |race: &&ToldRace| place(race) >= place(last) && basis.lessons[0].in_race(race.race).is_some();
            let first = basis.races.iter().filter(used).min_by_key(|race| place(race))?;
            let could = |race: &&ToldRace| place(race) > place(last) && place(race) >= place(first);
            let count = basis.races.iter().filter(could).count();
            (count >= 4).then_some((last.race, count))
        });
        let found = solved(&basis, |_| true, |_| CauseReach::default());
        prop_assert!(found.iter().all(|found| found.cause == "fade"));
        prop_assert_eq!(found.first().map(|found| (found.since, found.races)), expected);
    }
}
