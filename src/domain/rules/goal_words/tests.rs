use super::*;
use crate::domain::race::RaceKind;
use crate::domain::units::Metres;

fn over(metres: f64) -> TimeContext {
    TimeContext::new(Some(RaceKind::Road), Some(Metres(metres)))
}

const MARATHON: f64 = 42_195.0;
const HALF: f64 = 21_097.5;

fn all(expected: &[(&str, f64, GoalTarget)]) {
    for &(words, metres, target) in expected {
        assert_eq!(read_goal(words, over(metres)), target, "{words}");
    }
}

#[test]
fn times_are_read_out_of_the_words_around_them() {
    let time = |seconds| GoalTarget::Time(Seconds(seconds));
    all(&[
        ("A 4:30", MARATHON, time(16_200.0)),
        ("A: 3:45:30", MARATHON, time(13_530.0)),
        ("1:39 with a negative split", HALF, time(5940.0)),
        ("3:10 Boston standard", MARATHON, time(11_400.0)),
        ("1:45:00", HALF, time(6300.0)),
        ("finish in 4:30", MARATHON, time(16_200.0)),
        ("no slower than 4:10", MARATHON, time(15_000.0)),
        ("3h45", MARATHON, time(13_500.0)),
        ("4 hours 30 minutes", MARATHON, time(16_200.0)),
        ("24 h", 160_934.4, time(86_400.0)),
        ("40 min", 10_000.0, time(2400.0)),
        ("4:10", 1500.0, time(250.0)),
    ]);
}

#[test]
fn a_time_to_beat_is_told_from_a_time_to_reach() {
    let under = |seconds| GoalTarget::Under(Seconds(seconds));
    all(&[
        ("sub 3:30", MARATHON, under(12_600.0)),
        ("sub-3:30", MARATHON, under(12_600.0)),
        ("under 2:30", HALF, under(9000.0)),
        ("dream: under 3:30", MARATHON, under(12_600.0)),
        ("beat 4:49 (Paris 2018)", MARATHON, under(17_340.0)),
        ("faster than 19:30", 5000.0, under(1170.0)),
        ("<20:00", 5000.0, under(1200.0)),
        ("sub 3", MARATHON, under(10_800.0)),
        ("sub40", 10_000.0, under(2400.0)),
        ("sub 40 10k", 10_000.0, under(2400.0)),
        ("sub 24", 160_934.4, under(86_400.0)),
        ("sub 2", 800.0, under(120.0)),
        ("under five hours", 50_000.0, under(18_000.0)),
        ("sub 4 hours", MARATHON, under(14_400.0)),
    ]);
}

#[test]
fn a_rough_time_stays_rough() {
    let about = GoalTarget::About(Seconds(14_400.0));
    all(&[
        ("about 4:00 (started beside the 4-hour pacer)", MARATHON, about),
        ("~4:00", MARATHON, about),
        ("somewhere around 4 h", MARATHON, about),
    ]);
}

#[test]
fn finishing_is_a_goal_when_nothing_more_is_asked() {
    for words in [
        "finish",
        "C finish",
        "just finish",
        "Finish within the cut-offs",
        "finish before the cut-off",
        "finish in the time limit",
        "first 100-mile finish",
        "finish my first marathon",
        "third finish here",
        "cross the line",
        "get round",
        "get around the course",
        "complete the distance",
    ] {
        assert_eq!(read_goal(words, over(160_934.4)), GoalTarget::Finish, "{words}");
    }
    for words in [
        "finish strong",
        "finish before dark",
        "finish with a smile",
        "start easy and finish with something left",
        "finish without walking",
        "don't finish last",
    ] {
        assert_eq!(read_goal(words, over(160_934.4)), GoalTarget::Words, "{words}");
    }
}

#[test]
fn places_overall_are_read_and_places_in_a_group_are_not() {
    all(&[
        ("top 10", MARATHON, GoalTarget::Place(10)),
        ("top ten", MARATHON, GoalTarget::Place(10)),
        ("Top10", MARATHON, GoalTarget::Place(10)),
        ("podium", MARATHON, GoalTarget::Place(3)),
        ("win", MARATHON, GoalTarget::Place(1)),
        ("3rd place", MARATHON, GoalTarget::Place(3)),
        ("top 3 in my age group", MARATHON, GoalTarget::Words),
        ("top 10 %", MARATHON, GoalTarget::Words),
        ("top half", MARATHON, GoalTarget::Words),
        ("win back some trust", MARATHON, GoalTarget::Words),
    ]);
}

#[test]
fn what_only_the_runner_can_judge_stays_words() {
    for words in [
        "hold 8:00/mile as long as possible",
        "5:00 per km for as long as it holds",
        "1:14:30 at half, then 1:13",
        "through halfway in 1:45",
        "1:45 for the first half",
        "3:30-3:40",
        "5 minutes faster than last year",
        "2 minutes faster than the year before",
        "finish before 14:00",
        "personal best",
        "run the hills",
        "race the front",
        "enjoy it",
        "40",
        "",
    ] {
        assert_eq!(read_goal(words, over(MARATHON)), GoalTarget::Words, "{words}");
    }
}

#[test]
fn two_parts_without_a_distance_could_be_anything() {
    let unknown = TimeContext::default();
    assert_eq!(read_goal("sub 3:30", unknown), GoalTarget::Words);
    assert_eq!(read_goal("sub 3", unknown), GoalTarget::Words);
    assert_eq!(read_goal("sub 3:30:00", unknown), GoalTarget::Under(Seconds(12_600.0)));
    assert_eq!(read_goal("3:30 h", unknown), GoalTarget::Time(Seconds(12_600.0)));
}

#[test]
fn a_triathlon_is_read_by_what_is_likely_and_its_legs_stay_words() {
    let half = TimeContext::new(Some(RaceKind::Triathlon), Some(Metres(112_997.5)));
    assert_eq!(read_goal("under 5:30", half), GoalTarget::Under(Seconds(19_800.0)));
    assert_eq!(read_goal("swim under 35:00", half), GoalTarget::Words);
}

#[test]
fn words_that_name_a_time_a_place_or_the_finish_tell_what_kind_of_goal_they_are() {
    assert_eq!(kind_of("Under 3:30"), Some(GoalKind::TimeOrPlace));
    assert_eq!(kind_of("top 10"), Some(GoalKind::TimeOrPlace));
    assert_eq!(kind_of("finish"), Some(GoalKind::Outcome));
    assert_eq!(kind_of("Be in bed by 22:30, with a book"), None);
    assert_eq!(kind_of("Sleep eight hours"), None);
    assert_eq!(kind_of("Run 60 km in a week"), None);
    assert_eq!(kind_of(""), None);
}
