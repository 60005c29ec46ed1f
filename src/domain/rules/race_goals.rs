//! What became of a race's goals.
//!
//! Source: the branches `missed_goal`, `partly` and `met_goal` of the prompt pack: "A met OR only goal met" is met, "C or B met
//! but not A" is partly, a finished race with a goal and none met is missed. Decided here:
//! - the best goal that was set stands for A: with only B and C set, B met is met;
//! - what the runner has said (`goals.reached`) goes before the clock; a goal that neither can tell makes the result
//!   unclear, unless a better one was met;
//! - who stopped, was stopped or was disqualified has met no goal, unless they said so; who did not start has no result,
//!   nor has a race that was cancelled or is still ahead;
//! - "about 4:00" is met up to 4:00:00, missed from 1 % above it, and in between only the runner knows.

use super::goal_words::{GoalTarget, read_goal};
use crate::domain::race::{Outcome, Race, Tier};
use crate::domain::units::Seconds;
use crate::domain::units::rounding::{EPS, shown};
use crate::domain::units::time::TimeContext;

/// What became of the goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalResult {
    /// No goal was written down, or nothing was raced.
    NotSet,
    /// "I had no goal."
    HadNone,
    /// None was met.
    Missed,
    /// This one was met, a better one was not.
    Partly(Tier),
    /// The best one was met.
    Met,
    /// Only the runner can tell.
    Unclear,
}

/// How near a missed time goal was.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Which goal.
    pub tier: Tier,
    /// The goal in the runner's words.
    pub goal: String,
    /// The time it named.
    pub target: Seconds,
    /// How much slower the race was; zero when a time to beat was only equalled.
    pub by: Seconds,
    /// The same in percent of the target; exact, not rounded.
    pub percent: f64,
}

impl Gap {
    /// As it is said: "7:00 of 4:00:00 (2.9 %)".
    #[must_use]
    pub fn told(&self) -> String {
        format!(
            "{} of {} ({:.1} %)",
            self.by.told_briefly(),
            self.target.told_briefly(),
            shown(self.percent, 1)
        )
    }
}

/// What became of the goals of `race`.
#[must_use]
pub fn goal_result(race: &Race) -> GoalResult {
    match race.outcome {
        None | Some(Outcome::Dns | Outcome::Cancelled) => return GoalResult::NotSet,
        Some(_) if race.goals.had_none => return GoalResult::HadNone,
        Some(_) => {}
    }
    let Some((best, _)) = race.goals.set().next() else {
        return GoalResult::NotSet;
    };
    match race.goals.reached {
        Some(Some(tier)) if tier <= best => return GoalResult::Met,
        Some(Some(tier)) => return GoalResult::Partly(tier),
        Some(None) => return GoalResult::Missed,
        None => {}
    }
    for (tier, words) in race.goals.set() {
        match judge(race, words) {
            Judgement::Met if tier == best => return GoalResult::Met,
            Judgement::Met => return GoalResult::Partly(tier),
            Judgement::Unclear => return GoalResult::Unclear,
            Judgement::Missed => {}
        }
    }
    GoalResult::Missed
}

/// The gap to the nearest time goal that was missed; `None` where nothing was finished, no time is known, or no missed goal
/// names a time.
#[must_use]
pub fn gap(race: &Race) -> Option<Gap> {
    if race.outcome != Some(Outcome::Finished) || race.goals.had_none {
        return None;
    }
    let time = race.time()?;
    let reached = race.goals.reached.flatten();
    race.goals
        .set()
        .filter(|(tier, _)| reached.is_none_or(|reached| *tier < reached))
        .filter_map(|(tier, words)| {
            let target = read_goal(words, TimeContext::of(race)).time()?;
            let by = time.0 - target.0;
            (judge(race, words) != Judgement::Met && by >= 0.0).then(|| Gap {
                tier,
                goal: words.trim().to_owned(),
                target,
                by: Seconds(by),
                percent: 100.0 * by / target.0,
            })
        })
        .min_by(|one, other| one.by.0.total_cmp(&other.by.0))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judgement {
    Met,
    Missed,
    Unclear,
}

/// What the clock and the result list say of one goal.
fn judge(race: &Race, words: &str) -> Judgement {
    if race.outcome != Some(Outcome::Finished) {
        return Judgement::Missed;
    }
    let met = |met: bool| if met { Judgement::Met } else { Judgement::Missed };
    match (read_goal(words, TimeContext::of(race)), race.time(), race.placing.overall) {
        (GoalTarget::Finish, _, _) => Judgement::Met,
        (GoalTarget::Time(target), Some(time), _) => met(time.0 <= target.0 + EPS),
        (GoalTarget::Under(target), Some(time), _) => met(time.0 < target.0 - EPS),
        (GoalTarget::About(target), Some(time), _) if time.0 <= target.0 + EPS => Judgement::Met,
        (GoalTarget::About(target), Some(time), _) if time.0 > target.0 * 1.01 + EPS => Judgement::Missed,
        (GoalTarget::Place(target), _, Some(place)) => met(place <= target),
        _ => Judgement::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::RaceId;
    use crate::domain::race::RaceKind;
    use crate::domain::units::Metres;

    fn marathon(seconds: f64, goals: [&str; 3]) -> Race {
        let mut race = Race::new(RaceId(Uuid::from_u128(1)), "A marathon", NaiveDate::MIN);
        race.kind = Some(RaceKind::Road);
        race.distance = Some(Metres(42_195.0));
        race.outcome = Some(Outcome::Finished);
        race.official = Some(Seconds(seconds));
        let [a, b, c] = goals.map(str::to_owned);
        (race.goals.a, race.goals.b, race.goals.c) = (a, b, c);
        race
    }

    fn result(seconds: f64, goals: [&str; 3]) -> GoalResult {
        goal_result(&marathon(seconds, goals))
    }

    #[test]
    fn the_best_goal_met_is_met_and_a_lesser_one_is_partly() {
        let goals = ["under 3:30", "3:45", "finish"];
        assert_eq!(result(12_599.0, goals), GoalResult::Met);
        assert_eq!(result(12_600.0, goals), GoalResult::Partly(Tier::B));
        assert_eq!(result(13_500.0, goals), GoalResult::Partly(Tier::B));
        assert_eq!(result(13_501.0, goals), GoalResult::Partly(Tier::C));
        assert_eq!(result(14_820.0, ["4:00", "", ""]), GoalResult::Missed);
        assert_eq!(result(14_400.0, ["4:00", "", ""]), GoalResult::Met);
    }

    #[test]
    fn the_only_goal_met_is_met_whatever_its_letter() {
        assert_eq!(result(20_000.0, ["", "", "finish"]), GoalResult::Met);
        assert_eq!(result(13_000.0, ["", "3:40", "finish"]), GoalResult::Met);
        assert_eq!(result(14_000.0, ["", "3:40", "finish"]), GoalResult::Partly(Tier::C));
    }

    #[test]
    fn what_cannot_be_told_is_unclear_until_the_runner_says_it() {
        let mut race = marathon(13_000.0, ["run the hills", "3:40", ""]);
        assert_eq!(goal_result(&race), GoalResult::Unclear);
        race.goals.reached = Some(Some(Tier::B));
        assert_eq!(goal_result(&race), GoalResult::Partly(Tier::B));
        race.goals.reached = Some(Some(Tier::A));
        assert_eq!(goal_result(&race), GoalResult::Met);
        race.goals.reached = Some(None);
        assert_eq!(goal_result(&race), GoalResult::Missed);
    }

    #[test]
    fn a_better_goal_met_makes_the_lesser_ones_needless() {
        assert_eq!(result(12_000.0, ["3:30", "run the hills", ""]), GoalResult::Met);
        assert_eq!(result(13_000.0, ["3:30", "run the hills", ""]), GoalResult::Unclear);
    }

    #[test]
    fn without_a_time_or_a_place_there_is_nothing_to_judge() {
        let mut race = marathon(0.0, ["top 10", "", ""]);
        race.official = None;
        assert_eq!(goal_result(&race), GoalResult::Unclear);
        race.placing.overall = Some(10);
        assert_eq!(goal_result(&race), GoalResult::Met);
        race.placing.overall = Some(11);
        assert_eq!(goal_result(&race), GoalResult::Missed);
        race.goals.a = "sub 3:30".to_owned();
        assert_eq!(goal_result(&race), GoalResult::Unclear);
    }

    #[test]
    fn about_a_time_leaves_one_percent_to_the_runner() {
        assert_eq!(result(14_400.0, ["about 4:00", "", ""]), GoalResult::Met);
        assert_eq!(result(14_500.0, ["about 4:00", "", ""]), GoalResult::Unclear);
        assert_eq!(result(15_420.0, ["about 4:00", "", ""]), GoalResult::Missed);
    }

    #[test]
    fn who_did_not_finish_met_no_goal_unless_they_say_so() {
        let mut race = marathon(9000.0, ["3:30", "", "finish"]);
        for outcome in [Outcome::Dnf, Outcome::CutOff, Outcome::Disqualified] {
            race.outcome = Some(outcome);
            assert_eq!(goal_result(&race), GoalResult::Missed);
            assert_eq!(gap(&race), None);
        }
        race.goals.reached = Some(Some(Tier::C));
        assert_eq!(goal_result(&race), GoalResult::Partly(Tier::C));
    }

    #[test]
    fn what_was_not_raced_has_no_result() {
        let mut race = marathon(9000.0, ["3:30", "", ""]);
        for outcome in [None, Some(Outcome::Dns), Some(Outcome::Cancelled)] {
            race.outcome = outcome;
            race.goals.had_none = false;
            assert_eq!(goal_result(&race), GoalResult::NotSet);
            race.goals.had_none = true;
            assert_eq!(goal_result(&race), GoalResult::NotSet);
        }
    }

    #[test]
    fn no_goal_is_an_answer() {
        let mut race = marathon(14_400.0, ["", " ", ""]);
        assert_eq!(goal_result(&race), GoalResult::NotSet);
        race.goals.had_none = true;
        assert_eq!(goal_result(&race), GoalResult::HadNone);
    }

    #[test]
    fn the_gap_is_told_from_the_nearest_goal_missed() {
        let told = |race: &Race| gap(race).map(|gap| (gap.told(), gap.goal));
        let said = |told: &str, goal: &str| Some((told.to_owned(), goal.to_owned()));
        assert_eq!(
            told(&marathon(14_820.0, ["3:45", "4:00", "finish"])),
            said("7:00 of 4:00:00 (2.9 %)", "4:00")
        );
        assert_eq!(
            told(&marathon(14_000.0, ["3:45", "4:00", "finish"])),
            said("8:20 of 3:45:00 (3.7 %)", "3:45")
        );
        assert_eq!(told(&marathon(13_000.0, ["3:45", "", ""])), None);
        assert_eq!(told(&marathon(13_000.0, ["run free", "", ""])), None);
        assert_eq!(told(&marathon(14_400.0, ["sub 4", "", ""])), said("0:00 of 4:00:00 (0.0 %)", "sub 4"));
    }

    #[test]
    fn a_goal_the_runner_calls_reached_leaves_no_gap() {
        let mut race = marathon(13_520.0, ["3:30", "3:45", ""]);
        race.goals.reached = Some(Some(Tier::B));
        assert_eq!(gap(&race).map(|gap| gap.tier), Some(Tier::A));
        race.goals.reached = Some(Some(Tier::A));
        assert_eq!(gap(&race), None);
    }
}
