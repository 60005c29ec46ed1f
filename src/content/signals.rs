//! What conditions may ask about besides answers: a closed list, each computed from what is known so far.

use crate::domain::feeling::Felt;
use crate::domain::race::{SetbackMark, words};
use crate::domain::rules::lately;
use crate::domain::rules::personal_best::{first_at_distance, is_personal_best};
use crate::domain::rules::race_goals::{GoalResult, goal_result};

use super::known::Known;
use super::prompt::Fills;

words! {
    /// One thing that can be asked about.
    Signal {
        /// The mode's id.
        Mode = "mode", "mode";
        /// Hours since the race by calendar days (yesterday is 24). Without a date it has no value, in the hot mode it is then 0.
        HoursSinceRace = "hours_since_race", "hours since the race";
        /// Whether the journal knew how the race ended before this debrief: yes, no.
        RaceKnown = "race_known", "race known";
        /// Whether a hot debrief of this race was finished: yes, no.
        HotDebrief = "hot_debrief", "hot debrief";
        /// What became of the goals by clock and outcome alone: `not_set`, `had_none`, `missed`, `partly`, `met`, `unclear`.
        GoalsByClock = "goals_by_clock", "goals by the clock";
        /// The same with the runner's own word where the clock cannot tell.
        Goals = "goals", "goals";
        /// Whether the time is a personal best: yes, no.
        PersonalBest = "personal_best", "personal best";
        /// Whether no other race is in the journal: yes, no.
        FirstRace = "first_race", "first race";
        /// Whether it is the first race at this distance: yes, no.
        FirstAtDistance = "first_at_distance", "first at this distance";
        /// The runner's word: yes, no, unsure; no value while there is none.
        Setback = "setback", "setback";
        /// How many races in a row were setbacks, this one the last of them.
        SetbacksRunning = "setbacks_running", "setbacks running";
        /// Whether the facts may suggest a setback: yes, no. Feelings and pain count where they were named already.
        SuggestsSetback = "suggests_setback", "suggests a setback";
        /// The sum of the two strongest heavy or charged feelings.
        UnpleasantSum = "unpleasant_sum", "sum of heavy feelings";
        /// Whether a feeling of the shame family was named: yes, no.
        Shame = "shame", "shame";
        /// Whether a feeling was named that brings the support card: yes, no.
        Support = "support", "support";
        /// How many causes were picked as getting in the way.
        CausesPicked = "causes_picked", "causes picked";
        /// How far the control dial of the cause that is asked about lies from the usual.
        ControlGap = "control_gap", "distance from the usual control";
        /// Whether three causes got in the way and none could be touched (control 2 or less): yes, no.
        AllOutside = "all_outside", "all out of reach";
        /// Whether the cause that is asked about came back with this race: yes, no.
        CameBack = "came_back", "came back";
        /// How often the lesson that is asked about was not thought of in other races.
        TimesForgot = "times_forgot", "times not thought of";
        /// On how many of the last 14 days the check-in said that running is a duty (choice of 3 or less).
        DutyDays = "duty_days", "days of duty";
        /// Whether check-ins tell that the mood is below its usual, 7 to 21 days after this race, and it was no setback: yes, no.
        MoodBelowUsual = "mood_below_usual", "mood below usual";
        /// The worst pain of the check-ins of the 21 days after this race; no value where none told of it.
        PainSince = "pain_since", "pain since";
        /// Whether a check-in of those days says that pain changes how one walks: yes, no.
        PainChangesGait = "pain_changes_gait", "pain changes the gait";
        /// How heavy it is at the end minus how heavy it was at the start.
        Heavier = "heavier", "heavier at the end";
    }
}

/// What a signal says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reading<'a> {
    /// A word.
    Word(&'a str),
    /// A number.
    Number(f64),
    /// Nothing yet.
    Nothing,
}

const FACTS: &[Fills] = &[
    Fills::Outcome,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Official,
    Fills::Covered,
    Fills::Goals,
];

const FACTS_AND_REACHED: &[Fills] = &[
    Fills::Outcome,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Official,
    Fills::Covered,
    Fills::Goals,
    Fills::Reached,
];

impl Signal {
    /// What has to be asked before this signal can be used. `hot` is the pack's mode for the first hours, in which the time
    /// since the race does not wait for the date.
    #[must_use]
    pub fn reads(self, mode: &str, hot: &str) -> &'static [Fills] {
        match self {
            Self::Mode
            | Self::RaceKnown
            | Self::HotDebrief
            | Self::FirstRace
            | Self::TimesForgot
            | Self::DutyDays => &[],
            Self::HoursSinceRace if mode == hot => &[],
            Self::HoursSinceRace | Self::PainSince | Self::PainChangesGait => &[Fills::Date],
            Self::GoalsByClock => FACTS,
            Self::Goals => FACTS_AND_REACHED,
            Self::PersonalBest => &[Fills::Outcome, Fills::Kind, Fills::Distance, Fills::Official],
            Self::FirstAtDistance => &[Fills::Kind, Fills::Distance],
            Self::Setback => &[Fills::Setback],
            Self::SetbacksRunning | Self::MoodBelowUsual => &[Fills::Setback, Fills::Date],
            Self::SuggestsSetback => &[Fills::Outcome, Fills::DnsReason, Fills::Goals, Fills::Satisfaction],
            Self::UnpleasantSum | Self::Shame | Self::Support => &[Fills::Felt, Fills::FeltThen],
            Self::CausesPicked => &[Fills::Hindered],
            Self::ControlGap => &[Fills::CauseControl],
            Self::CameBack => &[Fills::Date, Fills::Hindered],
            Self::AllOutside => &[Fills::Hindered, Fills::CauseControl],
            Self::Heavier => &[Fills::HeavyBefore, Fills::HeavyAfter],
        }
    }

    /// The words this signal can say; `None` for a signal that is a number or the id of a mode.
    #[must_use]
    pub fn says(self) -> Option<&'static [&'static str]> {
        match self {
            Self::GoalsByClock | Self::Goals => {
                Some(&["not_set", "had_none", "missed", "partly", "met", "unclear"])
            }
            Self::Setback => Some(&["yes", "no", "unsure"]),
            Self::RaceKnown
            | Self::HotDebrief
            | Self::PersonalBest
            | Self::FirstRace
            | Self::FirstAtDistance
            | Self::SuggestsSetback
            | Self::Shame
            | Self::Support
            | Self::AllOutside
            | Self::MoodBelowUsual
            | Self::PainChangesGait
            | Self::CameBack => Some(&["yes", "no"]),
            Self::Mode
            | Self::HoursSinceRace
            | Self::SetbacksRunning
            | Self::UnpleasantSum
            | Self::CausesPicked
            | Self::ControlGap
            | Self::TimesForgot
            | Self::DutyDays
            | Self::PainSince
            | Self::Heavier => None,
        }
    }

    /// Whether this signal is a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.says().is_none() && self != Self::Mode
    }
}

/// What a signal says at this point; `subject` is what the question is about.
pub(super) fn reading<'a>(signal: Signal, known: &'a Known<'_, '_>, subject: &str) -> Reading<'a> {
    match signal {
        Signal::Mode => Reading::Word(known.mode),
        Signal::HoursSinceRace => hours_since_race(known).map_or(Reading::Nothing, Reading::Number),
        Signal::RaceKnown => {
            yes_or_no(known.background.race.as_ref().is_some_and(|race| race.outcome.is_some()))
        }
        Signal::HotDebrief => {
            let hot = &known.pack.timing.hot;
            let mut earlier = known.background.earlier.iter();
            yes_or_no(earlier.any(|story| story.debrief.mode == *hot && story.debrief.finished.is_some()))
        }
        Signal::GoalsByClock => {
            let mut race = known.race.clone();
            race.goals.reached = None;
            Reading::Word(goal_word(goal_result(&race)))
        }
        Signal::Goals => Reading::Word(goal_word(goal_result(&known.race))),
        Signal::PersonalBest => {
            let past = known.background.past.iter().map(|past| &past.race);
            yes_or_no(is_personal_best(&known.race, past))
        }
        Signal::FirstRace => yes_or_no(known.background.past.is_empty()),
        Signal::FirstAtDistance => {
            let past = known.background.past.iter().map(|past| &past.race);
            yes_or_no(first_at_distance(&known.race, past))
        }
        Signal::Setback => known.race.setback.map_or(Reading::Nothing, |mark| Reading::Word(mark.id())),
        Signal::SetbacksRunning => Reading::Number(setbacks_running(known)),
        Signal::SuggestsSetback => yes_or_no(!known.setback_reasons().is_empty()),
        Signal::UnpleasantSum => Reading::Number(f64::from(unpleasant_sum(known))),
        Signal::Shame => yes_or_no(felt_any(known, &known.feelings(), |family, _| family == "shame")),
        Signal::Support => yes_or_no(felt_any(known, &known.feelings_here(), |_, support| support)),
        Signal::CausesPicked => Reading::Number(known.picked(Fills::Hindered).map(|_| 1.0).sum()),
        Signal::ControlGap => control_gap(known, subject).map_or(Reading::Nothing, Reading::Number),
        Signal::AllOutside => yes_or_no(all_outside(known)),
        Signal::CameBack => yes_or_no(known.came_back(subject).is_some()),
        Signal::TimesForgot => {
            known.shown(subject).map_or(Reading::Nothing, |shown| Reading::Number(f64::from(shown.forgot)))
        }
        Signal::DutyDays => {
            Reading::Number(f64::from(lately::days_of_duty(&known.background.lately, known.now.today())))
        }
        Signal::MoodBelowUsual => {
            let (race, today) = (&known.race, known.now.today());
            let is_down = known.dated
                && race.setback != Some(SetbackMark::Yes)
                && lately::mood_is_down_since(&known.background.lately, race.date, today);
            yes_or_no(is_down)
        }
        Signal::PainSince => {
            let (race, today) = (&known.race, known.now.today());
            let worst =
                known.dated.then(|| lately::worst_pain_since(&known.background.lately, race.date, today));
            worst.flatten().map_or(Reading::Nothing, |pain| Reading::Number(f64::from(pain)))
        }
        Signal::PainChangesGait => {
            let (race, today) = (&known.race, known.now.today());
            let lately = &known.background.lately;
            yes_or_no(known.dated && lately::pain_changed_gait_since(lately, race.date, today))
        }
        Signal::Heavier => {
            let before = known.scale(Fills::HeavyBefore, "");
            let after = known.scale(Fills::HeavyAfter, "");
            let change = before.zip(after).map(|(before, after)| f64::from(after) - f64::from(before));
            change.map_or(Reading::Nothing, Reading::Number)
        }
    }
}

/// Hours since the race by calendar days: a race has a day, not an hour.
fn hours_since_race(known: &Known<'_, '_>) -> Option<f64> {
    if !known.dated {
        return (known.mode == known.pack.timing.hot).then_some(0.0);
    }
    let days = (known.now.today() - known.race.date).num_days().clamp(-100_000, 100_000);
    i32::try_from(days * 24).ok().map(f64::from)
}

/// The sum of the two strongest heavy or charged feelings.
fn unpleasant_sum(known: &Known<'_, '_>) -> u8 {
    let mut strengths = known.hard_feelings();
    strengths.sort_unstable_by(|one, other| other.cmp(one));
    strengths.iter().take(2).sum()
}

fn setbacks_running(known: &Known<'_, '_>) -> f64 {
    if known.race.setback != Some(SetbackMark::Yes) {
        return 0.0;
    }
    let before = known.background.past.iter().filter(|past| past.race.date <= known.race.date);
    let running = before.take_while(|past| past.race.setback == Some(SetbackMark::Yes));
    1.0 + running.map(|_| 1.0).sum::<f64>()
}

fn control_gap(known: &Known<'_, '_>, cause: &str) -> Option<f64> {
    let control = known.scale(Fills::CauseControl, cause)?;
    let usual = known.content.causes.get(cause)?.control_hint;
    Some(f64::from(control.abs_diff(usual)))
}

fn all_outside(known: &Known<'_, '_>) -> bool {
    let picked: Vec<_> = known.picked(Fills::Hindered).collect();
    let outside = |id: &str| known.scale(Fills::CauseControl, id).is_some_and(|control| control <= 2);
    picked.len() >= 3 && picked.iter().all(|cause| outside(&cause.id))
}

fn felt_any(known: &Known<'_, '_>, feelings: &[&Felt], test: impl Fn(&str, bool) -> bool) -> bool {
    feelings
        .iter()
        .filter(|felt| !felt.own)
        .filter_map(|felt| known.content.feelings.get(&felt.feeling))
        .any(|feeling| test(&feeling.family, feeling.support))
}

fn goal_word(result: GoalResult) -> &'static str {
    match result {
        GoalResult::NotSet => "not_set",
        GoalResult::HadNone => "had_none",
        GoalResult::Missed => "missed",
        GoalResult::Partly(_) => "partly",
        GoalResult::Met => "met",
        GoalResult::Unclear => "unclear",
    }
}

fn yes_or_no(answer: bool) -> Reading<'static> {
    Reading::Word(if answer { "yes" } else { "no" })
}
