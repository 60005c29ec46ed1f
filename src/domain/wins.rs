//! Wins, big and small in one list: what held up, steps done, first times, personal bests, comebacks.

use chrono::NaiveDate;

use super::arc::ArcKind;
use super::check_in::Side;
use super::history::History;
use super::id::RaceId;
use super::race::{Outcome, Race, words};
use super::rules::course::Return;
use super::rules::personal_best::{first_at_distance, is_personal_best};
use super::rules::reckoning::Reckoning;

words! {
    /// What kind of win.
    WinKind {
        /// Something that held up on the day of a race.
        HeldUp = "held_up", "held up";
        /// A step that was done.
        Step = "step", "step done";
        /// Part of a step: that counts.
        PartOfStep = "part", "part of a step";
        /// A first time at a distance.
        FirstTime = "first", "first time";
        /// A personal best.
        PersonalBest = "best", "personal best";
        /// Back after a setback.
        Comeback = "comeback", "comeback";
    }
}

/// One win.
#[derive(Debug, Clone, PartialEq)]
pub struct Win {
    /// Its day.
    pub day: NaiveDate,
    /// What kind.
    pub kind: WinKind,
    /// In words.
    pub text: String,
    /// The race it belongs to.
    pub race: Option<(RaceId, String)>,
}

/// The wins that follow from a history, together with those that were `told` in the runner's words; newest first.
#[must_use]
pub fn all(told: &[Win], history: &History, reckoning: &Reckoning) -> Vec<Win> {
    let mut wins = told.to_vec();
    wins.extend(history.races.iter().filter_map(|race| raced(race, &history.races)));
    wins.extend(history.arcs.iter().zip(&reckoning.recoveries).flat_map(|(arc, recovery)| {
        let race = arc.races.first().and_then(|race| history.race(*race));
        let race = race.map(|race| (race.id, race.name.clone()));
        let name = if arc.kind == ArcKind::SetbackRace { &arc.name } else { arc.kind.label() };
        let backs = Side::ALL.iter().filter_map(move |side| match recovery.side(*side).now {
            Return::Back(interval) => Some((*side, interval)),
            _ => None,
        });
        backs
            .map(move |(side, interval)| Win {
                day: recovery.date(interval.to),
                kind: WinKind::Comeback,
                text: format!("{} back on {} after {name}", side.label(), interval.told()),
                race: race.clone(),
            })
            .collect::<Vec<_>>()
    }));
    wins.sort_by_key(|win| std::cmp::Reverse(win.day));
    wins
}

fn raced(race: &Race, all: &[Race]) -> Option<Win> {
    if race.outcome != Some(Outcome::Finished) {
        return None;
    }
    let others = || all.iter().filter(|other| other.id != race.id);
    let kind = if first_at_distance(race, others()) {
        WinKind::FirstTime
    } else if is_personal_best(race, others()) {
        WinKind::PersonalBest
    } else {
        return None;
    };
    Some(Win { day: race.date, kind, text: race.name.clone(), race: Some((race.id, race.name.clone())) })
}
