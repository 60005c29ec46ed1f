//! When the journal may ask whether a race was a setback. It only ever suggests; the runner decides.
//!
//! Source: checkins.toml, `arc.setback_suggest`.

use super::race_goals::GoalResult;
use crate::domain::race::Outcome;

/// What is known of one race when the question comes up. Everything may be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetbackSigns<'a> {
    /// How the race ended.
    pub outcome: Option<Outcome>,
    /// What kept the runner from the start, as the prompt's option says it ("injury", "illness", "fear" ...).
    pub dns_reason: Option<&'a str>,
    /// What became of the goals.
    pub goals: GoalResult,
    /// Satisfaction, 0 to 10.
    pub satisfaction: Option<u8>,
    /// The strengths, 0 to 10, of all feelings named that are heavy or charged.
    pub hard_feelings: &'a [u8],
    /// Whether the branch on pain and injury is open.
    pub pain: Pain,
}

/// Whether pain has come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pain {
    /// The branch on pain is not open.
    #[default]
    NotAsked,
    /// The branch on pain is open.
    Branch,
}

/// One reason to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetbackReason {
    /// Did not finish.
    DidNotFinish,
    /// Stopped by the clock.
    CutOff,
    /// Did not start, because of injury.
    NotStartedInjury,
    /// Did not start, because of illness.
    NotStartedIllness,
    /// Did not start, because of fear.
    NotStartedFear,
    /// No goal was met.
    NoGoalMet,
    /// Satisfaction of 3 or less.
    LittleSatisfaction,
    /// The two strongest heavy or charged feelings add up to 12 or more.
    HardFeelings,
    /// Pain.
    Pain,
}

impl SetbackReason {
    /// The reason as it is said: "you did not reach the finish".
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::DidNotFinish => "you did not reach the finish",
            Self::CutOff => "the cut-off came first",
            Self::NotStartedInjury => "an injury kept you from the start",
            Self::NotStartedIllness => "being ill kept you from the start",
            Self::NotStartedFear => "fear kept you from the start",
            Self::NoGoalMet => "none of your goals came together",
            Self::LittleSatisfaction => "you are not content with how it went",
            Self::HardFeelings => "it weighs on you",
            Self::Pain => "something hurts",
        }
    }
}

/// Every reason to ask whether the race was a setback; none means: do not ask.
#[must_use]
pub fn suggests_setback(signs: &SetbackSigns) -> Vec<SetbackReason> {
    let ending = match (signs.outcome, signs.dns_reason) {
        (Some(Outcome::Dnf), _) => Some(SetbackReason::DidNotFinish),
        (Some(Outcome::CutOff), _) => Some(SetbackReason::CutOff),
        (Some(Outcome::Dns), Some("injury")) => Some(SetbackReason::NotStartedInjury),
        (Some(Outcome::Dns), Some("illness")) => Some(SetbackReason::NotStartedIllness),
        (Some(Outcome::Dns), Some("fear")) => Some(SetbackReason::NotStartedFear),
        _ => None,
    };
    let mut strengths = signs.hard_feelings.to_vec();
    strengths.sort_unstable_by(|one, other| other.cmp(one));
    let two_strongest: u32 = strengths.iter().take(2).copied().map(u32::from).sum();
    [
        ending,
        (signs.goals == GoalResult::Missed).then_some(SetbackReason::NoGoalMet),
        signs
            .satisfaction
            .filter(|satisfaction| *satisfaction <= 3)
            .map(|_| SetbackReason::LittleSatisfaction),
        (two_strongest >= 12).then_some(SetbackReason::HardFeelings),
        (signs.pain == Pain::Branch).then_some(SetbackReason::Pain),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::race::Tier;

    const GOOD_DAY: SetbackSigns<'static> = SetbackSigns {
        outcome: Some(Outcome::Finished),
        dns_reason: None,
        goals: GoalResult::Partly(Tier::B),
        satisfaction: Some(4),
        hard_feelings: &[6, 5, 5],
        pain: Pain::NotAsked,
    };

    #[test]
    fn a_day_just_good_enough_gives_no_reason() {
        assert_eq!(suggests_setback(&GOOD_DAY), vec![]);
    }

    #[test]
    fn every_reason_is_given_alone_when_it_alone_holds() {
        for (signs, reason) in [
            (SetbackSigns { outcome: Some(Outcome::Dnf), ..GOOD_DAY }, SetbackReason::DidNotFinish),
            (SetbackSigns { outcome: Some(Outcome::CutOff), ..GOOD_DAY }, SetbackReason::CutOff),
            (SetbackSigns { goals: GoalResult::Missed, ..GOOD_DAY }, SetbackReason::NoGoalMet),
            (SetbackSigns { satisfaction: Some(3), ..GOOD_DAY }, SetbackReason::LittleSatisfaction),
            (SetbackSigns { hard_feelings: &[2, 6, 1, 6], ..GOOD_DAY }, SetbackReason::HardFeelings),
            (SetbackSigns { pain: Pain::Branch, ..GOOD_DAY }, SetbackReason::Pain),
        ] {
            assert_eq!(suggests_setback(&signs), vec![reason], "{}", reason.told());
        }
    }

    #[test]
    fn not_starting_is_a_reason_only_for_injury_illness_or_fear() {
        let reasons = |reason| {
            suggests_setback(&SetbackSigns { outcome: Some(Outcome::Dns), dns_reason: reason, ..GOOD_DAY })
        };
        assert_eq!(reasons(Some("injury")), vec![SetbackReason::NotStartedInjury]);
        assert_eq!(reasons(Some("illness")), vec![SetbackReason::NotStartedIllness]);
        assert_eq!(reasons(Some("fear")), vec![SetbackReason::NotStartedFear]);
        assert_eq!(reasons(Some("travel")), vec![]);
        assert_eq!(reasons(None), vec![]);
    }

    #[test]
    fn one_feeling_alone_is_never_enough() {
        let one = SetbackSigns { hard_feelings: &[10], ..GOOD_DAY };
        assert_eq!(suggests_setback(&one), vec![]);
    }

    #[test]
    fn all_reasons_come_together_in_their_order() {
        let signs = SetbackSigns {
            outcome: Some(Outcome::Dnf),
            dns_reason: None,
            goals: GoalResult::Missed,
            satisfaction: Some(0),
            hard_feelings: &[10, 10],
            pain: Pain::Branch,
        };
        assert_eq!(
            suggests_setback(&signs),
            vec![
                SetbackReason::DidNotFinish,
                SetbackReason::NoGoalMet,
                SetbackReason::LittleSatisfaction,
                SetbackReason::HardFeelings,
                SetbackReason::Pain,
            ]
        );
    }
}
