//! Wins, big and small in one list: what held up, steps done, first times, personal bests, comebacks.

use chrono::NaiveDate;

use super::arc::RecoveryArc;
use super::check_in::Side;
use super::history::History;
use super::id::RaceId;
use super::race::words;
use super::rules::course::Return;
use super::rules::personal_best::{Milestone, milestones};
use super::rules::reckoning::{Reckoning, Recovery};

words! {
    /// What kind of win.
    WinKind {
        /// Something that held up on the day of a race.
        HeldUp = "held_up", "held up";
        /// A step that was done.
        Step = "step", "step done";
        /// Part of a step: that counts.
        PartOfStep = "part", "part of a step";
        /// One that the runner wrote down in looking back at a month.
        SmallWin = "small", "small win";
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

/// The wins that follow from a history, together with those that were `told` in the runner's words; newest first. Of an arc
/// that reopened the last return counts. A step that was done before its day counts on the day on which it is seen.
#[must_use]
pub fn all(told: &[Win], history: &History, reckoning: &Reckoning) -> Vec<Win> {
    let mut wins: Vec<Win> =
        told.iter().map(|win| Win { day: win.day.min(reckoning.today), ..win.clone() }).collect();
    wins.extend(milestones(&history.races).into_iter().map(|(race, milestone)| Win {
        day: race.date,
        kind: match milestone {
            Milestone::FirstTime => WinKind::FirstTime,
            Milestone::PersonalBest => WinKind::PersonalBest,
        },
        text: race.name.clone(),
        race: Some((race.id, race.name.clone())),
    }));
    let arcs = history.arcs.iter().zip(&reckoning.recoveries);
    wins.extend(arcs.flat_map(|(arc, recovery)| comebacks(arc, recovery, history)));
    wins.sort_by_key(|win| std::cmp::Reverse(win.day));
    wins
}

/// Body and Mind, where they are back.
fn comebacks(arc: &RecoveryArc, recovery: &Recovery, history: &History) -> Vec<Win> {
    let race = arc.races.first().and_then(|race| history.race(*race));
    let name = if arc.name.is_empty() { arc.kind.label() } else { &arc.name };
    let backs = Side::ALL.iter().filter_map(|side| match recovery.side(*side).now {
        Return::Back(interval) => Some((side.label(), interval)),
        _ => None,
    });
    backs
        .map(|(side, interval)| Win {
            day: recovery.date(interval.to),
            kind: WinKind::Comeback,
            text: format!("{side} back on {} after {name}", interval.told()),
            race: race.map(|race| (race.id, race.name.clone())),
        })
        .collect()
}

#[cfg(test)]
mod tests;
