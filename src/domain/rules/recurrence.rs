//! What came back, and what has not come back.
//!
//! Source: checkins.toml, `lesson`: "a cause with impact >= 2 in 2 of the last 4 races, or 3 of the last 8" came back; the
//! answer is to change the trigger where the lesson was not used, to rewrite it where it was used and did not help, to write one
//! where there is none, and only a what-if where it is not mine to change. "A cause with a used lesson absent in the next 4 races
//! where it could have shown up" has not come back.
//!
//! Decided here:
//! - "Something else" is a different thing each time, so that it does not come back.
//! - The last races are those of which a cause was told, whether it helped or got in the way, by day and on one day in the order
//!   in which they were entered. A weight that was not asked is "some".
//! - What is told is the shorter window where both hold; with fewer races than it is long, the window is what there is.
//! - Whether a lesson was used is looked for in the last race in which the cause came back. A lesson written after that race had
//!   no chance yet; one that helped, in full or in part, is taken along again. Of several lessons the one that was used there
//!   counts, else one that was there before that race, else the one that is held up before the others or was written last.
//! - A cause could have shown up in a race when a finished debrief asked for causes; when the race took place, and was started
//!   where the cause belongs to the race alone; when the cause is known in races of its kind; and when it is of a family in which
//!   the cause got in the way before, as far as the kinds are known.
//! - The next four are counted after the last race in which the cause got in the way, however little, and not before the race in
//!   which a lesson for it was used, which has to be that last one or a later one. More than four are counted on.

use std::collections::BTreeSet;

use crate::domain::cause::{RaceCause, SOMETHING_ELSE};
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{LessonStanding, UseVerdict};
use crate::domain::patterns::{CauseLesson, PatternsBasis, ToldRace};
use crate::domain::race::{Outcome, RaceKind};

/// From this weight on a cause counts.
const WEIGHT: u8 = 2;
/// So often in so many of the last races, and it came back; the shorter window first.
const WINDOWS: [(usize, usize); 2] = [(2, 4), (3, 8)];
/// So many races without it, and it has not come back.
const ABSENT: usize = 4;

/// So many of the last races decide whether something came back.
pub const REACH: usize = WINDOWS[1].1;

/// A cause that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameBack {
    /// Which.
    pub cause: String,
    /// In how many races.
    pub times: usize,
    /// Of how many of the last ones.
    pub of: usize,
    /// In which of them, last one first.
    pub races: Vec<RaceId>,
}

impl CameBack {
    /// "3 of your last 4 races".
    #[must_use]
    pub fn told(&self) -> String {
        format!("{} of your last {} races", self.times, self.of)
    }
}

/// What a cause that came back calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is not the runner's to change: be ready for it, no more.
    WhatIf,
    /// There is no lesson yet: write one.
    Write,
    /// The lesson was not used: give it another trigger.
    Trigger(LessonId),
    /// It was used and did not help: say it anew.
    Reword(LessonId),
    /// It helped, or had no chance yet: take it along.
    TakeAlong(LessonId),
}

impl Answer {
    /// The lesson it is about.
    #[must_use]
    pub fn lesson(self) -> Option<LessonId> {
        match self {
            Self::WhatIf | Self::Write => None,
            Self::Trigger(lesson) | Self::Reword(lesson) | Self::TakeAlong(lesson) => Some(lesson),
        }
    }
}

/// A cause that has not come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solved {
    /// Which.
    pub cause: String,
    /// The last race in which it got in the way.
    pub since: RaceId,
    /// In how many races it could have come back since.
    pub races: usize,
    /// The lesson that was used.
    pub lesson: LessonId,
}

/// Where a cause can show up at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CauseReach {
    /// In races of these kinds; empty for every kind.
    pub kinds: Vec<RaceKind>,
    /// Only in a race that was started, and not in the weeks before it.
    pub only_in_race: bool,
}

/// The causes that came back, each once: the more often first, then the later, then the heavier.
#[must_use]
pub fn came_back(races: &[ToldRace]) -> Vec<CameBack> {
    let mut told: Vec<&ToldRace> = races.iter().filter(|race| !race.causes.is_empty()).collect();
    told.sort_by(|one, other| other.before(one));
    told.truncate(REACH);
    let causes: BTreeSet<&str> =
        told.iter().flat_map(|race| race.hindering()).map(|(cause, _)| cause.cause.as_str()).collect();
    let causes = causes.into_iter().filter(|cause| *cause != SOMETHING_ELSE);
    let mut found: Vec<CameBack> = causes.filter_map(|cause| back(cause, &told)).collect();
    let latest = |one: &CameBack| told.iter().position(|race| one.races.first() == Some(&race.race));
    let weight = |one: &CameBack| -> u32 {
        told.iter().filter_map(|race| race.hindered_by(&one.cause)).map(u32::from).sum()
    };
    found.sort_by(|one, other| {
        let share = |one: &CameBack| one.times * REACH / one.of.max(1);
        (share(other), latest(one), weight(other)).cmp(&(share(one), latest(other), weight(one)))
    });
    found
}

/// Whether a cause came back in these races, last one first.
fn back(cause: &str, told: &[&ToldRace]) -> Option<CameBack> {
    WINDOWS.into_iter().find_map(|(need, window)| {
        let last = &told[..window.min(told.len())];
        let hit = |race: &&&ToldRace| race.hindered_by(cause).is_some_and(|weight| weight >= WEIGHT);
        let races: Vec<RaceId> = last.iter().filter(hit).map(|race| race.race).collect();
        (races.len() >= need).then(|| CameBack {
            cause: cause.to_owned(),
            times: races.len(),
            of: last.len(),
            races,
        })
    })
}

/// What a cause that came back calls for.
#[must_use]
pub fn answer(back: &CameBack, basis: &PatternsBasis) -> Answer {
    let Some(last) = back.races.first().and_then(|race| basis.races.iter().find(|told| told.race == *race))
    else {
        return Answer::Write;
    };
    if last.hindering().any(|(told, _): (&RaceCause, u8)| told.cause == back.cause && told.put_down) {
        return Answer::WhatIf;
    }
    let Some(lesson) = main_lesson(&back.cause, last, basis) else {
        return Answer::Write;
    };
    let id = lesson.lesson.id;
    match lesson.in_race(last.race) {
        Some(UseVerdict::Helped | UseVerdict::Partly) => Answer::TakeAlong(id),
        Some(UseVerdict::NoHelp) => Answer::Reword(id),
        _ if !was_there(lesson, last) => Answer::TakeAlong(id),
        _ => Answer::Trigger(id),
    }
}

/// The lesson that a cause is told with: one that was tried in the last race of it, else one that was there before that race;
/// among them the one that is held up before the others, else the last one written.
fn main_lesson<'b>(cause: &'b str, last: &ToldRace, basis: &'b PatternsBasis) -> Option<&'b CauseLesson> {
    let rank = |one: &&CauseLesson| {
        let verdict = one.in_race(last.race);
        let used = verdict.is_some_and(UseVerdict::is_use);
        (used, was_there(one, last), verdict.is_some(), one.lesson.pinned, one.lesson.written)
    };
    let alive = |one: &&CauseLesson| one.lesson.standing != LessonStanding::Retired;
    basis.answering(cause).filter(alive).max_by_key(rank)
}

/// Whether a lesson was there before a race: written by its day, and not taught by it.
fn was_there(one: &CauseLesson, race: &ToldRace) -> bool {
    one.lesson.written.date_naive() <= race.day && one.lesson.race != Some(race.race)
}

/// The lesson that a cause of a race is told with, where there was one before that race.
#[must_use]
pub fn earlier_lesson<'b>(
    cause: &'b str,
    race: &ToldRace,
    basis: &'b PatternsBasis,
) -> Option<&'b CauseLesson> {
    main_lesson(cause, race, basis).filter(|one| was_there(one, race))
}

/// The causes that have not come back, the last one to get in the way first. `asks` tells whether debriefs of a mode ask for
/// causes, `reach` where a cause can show up.
#[must_use]
pub fn solved(
    basis: &PatternsBasis,
    asks: impl Fn(&str) -> bool,
    reach: impl Fn(&str) -> CauseReach,
) -> Vec<Solved> {
    let mut races: Vec<&ToldRace> = basis.races.iter().collect();
    races.sort_by(|one, other| one.before(other));
    let causes: BTreeSet<&str> =
        races.iter().flat_map(|race| race.hindering()).map(|(cause, _)| cause.cause.as_str()).collect();
    let mut found: Vec<(usize, Solved)> = Vec::new();
    for cause in causes {
        let Some(last) = races.iter().rposition(|race| race.hindered_by(cause).is_some()) else { continue };
        let used = (last..races.len()).find_map(|place| {
            let used = |one: &&CauseLesson| one.in_race(races[place].race).is_some_and(UseVerdict::is_use);
            Some((place, basis.answering(cause).find(used)?.lesson.id))
        });
        let Some((first, lesson)) = used else { continue };
        let families: Vec<Option<Family>> = races[..=last]
            .iter()
            .filter(|race| race.hindered_by(cause).is_some())
            .map(|race| race.kind.map(family))
            .collect();
        let reach = reach(cause);
        let could = |race: &&&ToldRace| {
            race.modes.iter().any(|mode| asks(mode)) && could_show_up(race, &reach) && {
                let own = race.kind.map(family);
                own.is_none() || families.contains(&None) || families.contains(&own)
            }
        };
        let absent = races[first.max(last + 1)..].iter().filter(could).count();
        if absent >= ABSENT {
            let since = races[last].race;
            found.push((last, Solved { cause: cause.to_owned(), since, races: absent, lesson }));
        }
    }
    found.sort_by_key(|(last, _)| std::cmp::Reverse(*last));
    found.into_iter().map(|(_, solved)| solved).collect()
}

/// Whether a cause of this reach can show up in such a race.
fn could_show_up(race: &ToldRace, reach: &CauseReach) -> bool {
    let in_time = match race.outcome {
        Some(Outcome::Cancelled) => false,
        Some(Outcome::Dns) => !reach.only_in_race,
        _ => true,
    };
    let of_kind = reach.kinds.is_empty() || race.kind.is_some_and(|kind| reach.kinds.contains(&kind));
    in_time && of_kind
}

/// Kinds of race that are alike enough for the same things to get in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// On foot, on a road or a track.
    Road,
    /// On foot, off the road or for very long.
    Long,
    /// Several sports.
    Several,
    /// Each a sport of its own.
    Only(RaceKind),
}

fn family(kind: RaceKind) -> Family {
    match kind {
        RaceKind::Road | RaceKind::Parkrun | RaceKind::Track | RaceKind::Relay => Family::Road,
        RaceKind::Trail | RaceKind::Ultra | RaceKind::CrossCountry | RaceKind::Timed | RaceKind::Obstacle => {
            Family::Long
        }
        RaceKind::Triathlon | RaceKind::Duathlon | RaceKind::Swimrun => Family::Several,
        kind => Family::Only(kind),
    }
}

#[cfg(test)]
mod tests;
