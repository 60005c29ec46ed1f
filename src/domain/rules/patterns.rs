//! Causes over time, feelings by how a race ended, and what helped: only ever counted in the runner's own history.
//!
//! Source: causes.toml, `route` (within reach from 6 on, in part from 3 on). Decided here: a race counts once for a cause, an
//! ending or a feeling, however many debriefs tell of it; of several namings of a feeling the last one counts; causes are in the
//! order of their weights together, then of the races; with fewer than [`FEW`] races nothing is put into an order of any meaning,
//! and whoever shows it says so.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::cause::Effect;
use crate::domain::feeling::{Felt, Moment};
use crate::domain::id::RaceId;
use crate::domain::patterns::ToldRace;
use crate::domain::race::{Outcome, words};
use crate::domain::rules::race_goals::GoalResult;

/// With fewer races than this nothing can be told of a habit.
pub const FEW: usize = 3;

/// How much of a cause was within reach, in races.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Control 6 or more.
    pub mine: usize,
    /// Control 3 to 5.
    pub partly: usize,
    /// Control 2 or less.
    pub outside: usize,
    /// It was not asked.
    pub untold: usize,
}

impl Reach {
    /// In how many races it was told.
    #[must_use]
    pub fn told(self) -> usize {
        self.mine + self.partly + self.outside
    }

    fn count(&mut self, control: Option<u8>) {
        *match control {
            Some(6..) => &mut self.mine,
            Some(3..=5) => &mut self.partly,
            Some(..=2) => &mut self.outside,
            None => &mut self.untold,
        } += 1;
    }
}

/// The part of a cause that was within reach, in the runner's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReachablePart {
    /// The race.
    pub race: RaceId,
    /// Its name.
    pub name: String,
    /// Its day.
    pub day: NaiveDate,
    /// The words.
    pub words: String,
}

/// How often a cause got in the way in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InYear {
    /// The year.
    pub year: i32,
    /// In how many races.
    pub races: usize,
    /// With these weights together.
    pub weight: u32,
    /// Of how many races in that year a cause was told.
    pub of: usize,
}

/// One cause over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseOverTime {
    /// Which.
    pub cause: String,
    /// In how many races it got in the way.
    pub races: usize,
    /// With these weights together, 1 to 3 each.
    pub weight: u32,
    /// The last race in which it did.
    pub last: RaceId,
    /// Year by year, first year first; every year in which a cause was told.
    pub years: Vec<InYear>,
    /// How much of it was within reach.
    pub reach: Reach,
    /// The parts within reach, last race first; the same words once.
    pub parts: Vec<ReachablePart>,
    /// In how many of these races it was filed under "not mine to change".
    pub put_down: usize,
}

/// Of how many races a cause was told.
#[must_use]
pub fn races_with_causes(races: &[ToldRace]) -> usize {
    races.iter().filter(|race| !race.causes.is_empty()).count()
}

/// What got in the way over time: the heaviest first.
#[must_use]
pub fn causes_over_time(races: &[ToldRace]) -> Vec<CauseOverTime> {
    let mut told: Vec<&ToldRace> = races.iter().filter(|race| !race.causes.is_empty()).collect();
    told.sort_by(|one, other| one.before(other));
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for race in &told {
        *years.entry(race.day.year()).or_default() += 1;
    }
    let blank_years: Vec<InYear> =
        years.into_iter().map(|(year, of)| InYear { year, races: 0, weight: 0, of }).collect();
    let mut found: BTreeMap<&str, CauseOverTime> = BTreeMap::new();
    for race in told {
        for (cause, weight) in race.hindering() {
            let entry = found.entry(&cause.cause).or_insert_with(|| CauseOverTime {
                cause: cause.cause.clone(),
                races: 0,
                weight: 0,
                last: race.race,
                years: blank_years.clone(),
                reach: Reach::default(),
                parts: Vec::new(),
                put_down: 0,
            });
            entry.races += 1;
            entry.weight += u32::from(weight);
            entry.last = race.race;
            entry.reach.count(cause.control);
            entry.put_down += usize::from(cause.put_down);
            if let Some(year) = entry.years.iter_mut().find(|year| year.year == race.day.year()) {
                year.races += 1;
                year.weight += u32::from(weight);
            }
            if let Some(words) = cause.reachable.as_ref().filter(|words| !words.trim().is_empty()) {
                entry.parts.retain(|part| part.words != *words);
                let (name, words) = (race.name.clone(), words.clone());
                entry.parts.insert(0, ReachablePart { race: race.race, name, day: race.day, words });
            }
        }
    }
    let mut found: Vec<CauseOverTime> = found.into_values().collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.weight, one.races)));
    found
}

words! {
    /// How a race ended, as far as feelings may go with it.
    Ending {
        /// The best goal was met.
        Met = "met", "goal met";
        /// A goal was met, a better one was not.
        Partly = "partly", "a part of the goals met";
        /// No goal was met.
        Missed = "missed", "goal missed";
        /// Finished, without a goal or without a word on it.
        Finished = "finished", "finished, no goal told";
        /// Did not finish, or was cut off.
        NotFinished = "not_finished", "did not finish";
        /// Did not start.
        NotStarted = "not_started", "did not start";
        /// Disqualified, or cancelled.
        Other = "other", "disqualified or cancelled";
    }
}

impl Ending {
    /// How a race ended; `None` for one that has no outcome yet.
    #[must_use]
    pub fn of(race: &ToldRace) -> Option<Self> {
        Some(match (race.outcome?, race.result) {
            (Outcome::Dnf | Outcome::CutOff, _) => Self::NotFinished,
            (Outcome::Dns, _) => Self::NotStarted,
            (Outcome::Disqualified | Outcome::Cancelled, _) => Self::Other,
            (Outcome::Finished, GoalResult::Met) => Self::Met,
            (Outcome::Finished, GoalResult::Partly(_)) => Self::Partly,
            (Outcome::Finished, GoalResult::Missed) => Self::Missed,
            (Outcome::Finished, _) => Self::Finished,
        })
    }
}

/// In how many races a feeling was named.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFeeling {
    /// The feeling's id, or the runner's own word.
    pub feeling: String,
    /// Whether it is the runner's own word.
    pub own: bool,
    /// In how many races.
    pub races: usize,
    /// How strong, 0 to 10: the mean of these races.
    pub strength: f64,
}

/// What was felt after races that ended alike.
#[derive(Debug, Clone, PartialEq)]
pub struct EndingFeelings {
    /// How they ended.
    pub ending: Ending,
    /// How many they are, as far as a feeling was named.
    pub races: usize,
    /// On the day: of how many races it was told, and what.
    pub then: (usize, Vec<NamedFeeling>),
    /// Looking back.
    pub now: (usize, Vec<NamedFeeling>),
}

/// Feelings by how the race ended, in the order of [`Ending::ALL`]; the one named in most races first, then the strongest.
#[must_use]
pub fn feelings_by_ending(races: &[ToldRace]) -> Vec<EndingFeelings> {
    Ending::ALL
        .iter()
        .filter_map(|ending| {
            let alike: Vec<&ToldRace> = races
                .iter()
                .filter(|race| !race.feelings.is_empty() && Ending::of(race) == Some(*ending))
                .collect();
            (!alike.is_empty()).then(|| EndingFeelings {
                ending: *ending,
                races: alike.len(),
                then: named(&alike, Moment::Then),
                now: named(&alike, Moment::Now),
            })
        })
        .collect()
}

fn named(races: &[&ToldRace], moment: Moment) -> (usize, Vec<NamedFeeling>) {
    let mut told = 0;
    let mut sums: BTreeMap<(&str, bool), (usize, u32)> = BTreeMap::new();
    for race in races {
        let mut last: BTreeMap<(&str, bool), &Felt> = BTreeMap::new();
        for (_, felt) in race.feelings.iter().filter(|(at, _)| *at == moment) {
            last.insert((felt.feeling.as_str(), felt.own), felt);
        }
        told += usize::from(!last.is_empty());
        for (name, felt) in last {
            let sum = sums.entry(name).or_default();
            sum.0 += 1;
            sum.1 += u32::from(felt.strength);
        }
    }
    let mean = |races: usize, strengths: u32| {
        f64::from(strengths) / f64::from(u32::try_from(races).unwrap_or(u32::MAX))
    };
    let mut found: Vec<NamedFeeling> = sums
        .into_iter()
        .map(|((feeling, own), (races, strengths))| NamedFeeling {
            feeling: feeling.to_owned(),
            own,
            races,
            strength: mean(races, strengths),
        })
        .collect();
    found.sort_by(|one, other| {
        other.races.cmp(&one.races).then_with(|| other.strength.total_cmp(&one.strength))
    });
    (told, found)
}

/// What helped in races, each cause with the number of races, the most frequent first.
#[must_use]
pub fn causes_that_helped(races: &[ToldRace]) -> Vec<(String, usize)> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for cause in races.iter().flat_map(|race| &race.causes).filter(|cause| cause.effect == Effect::Helped) {
        *found.entry(&cause.cause).or_default() += 1;
    }
    let mut found: Vec<(String, usize)> =
        found.into_iter().map(|(cause, races)| (cause.to_owned(), races)).collect();
    found.sort_by_key(|(_, races)| std::cmp::Reverse(*races));
    found
}

#[cfg(test)]
mod tests;
