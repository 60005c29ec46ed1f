//! Personal bests and first times at a distance.
//!
//! Source: races.toml, `rules.pb` and `rules.time_kinds`: the same kind group (road, track and trail apart) and the same
//! class, finished races only, official before gun before the watch's elapsed time; a GPS distance never makes a best, so
//! only the length of the course is looked at, never the distance covered. Cross-country and obstacle races do not
//! compare, nor do timed races and relay legs, whose result is no time over a course. Decided here: parkrun counts as road;
//! every other kind is a group of its own; races of an unknown kind compare among themselves; only races on or before the
//! day count, so that an older race filled in later is judged as it was then; an equal time is no best.

use crate::domain::race::{Outcome, Race, RaceKind};
use crate::domain::units::Seconds;
use crate::domain::units::distance_class::same_distance;

/// How the time of a race stands among the runner's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// Faster than every time before.
    PersonalBest {
        /// The best before.
        before: Seconds,
    },
    /// The first time at this distance: nothing to compare with yet.
    FirstTime,
    /// Not faster than the best.
    NotABest {
        /// The best.
        best: Seconds,
    },
    /// The race has no time that compares.
    DoesNotCompare,
}

/// How the time of `race` stands among `past`. The race itself may be among them.
#[must_use]
pub fn standing<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> Standing {
    let (true, Some(time)) = (times_compare(race), finishing_time(race)) else {
        return Standing::DoesNotCompare;
    };
    let best = past
        .into_iter()
        .filter(|other| is_earlier(other, race) && is_like(race, other))
        .filter_map(finishing_time)
        .min_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        None => Standing::FirstTime,
        Some(before) if time < before => Standing::PersonalBest { before },
        Some(best) => Standing::NotABest { best },
    }
}

/// Whether `race` is the runner's fastest at its distance. A first time at a distance is none.
#[must_use]
pub fn is_personal_best<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> bool {
    matches!(standing(race, past), Standing::PersonalBest { .. })
}

/// Whether the runner had never before started a race of this kind over this distance. Not known (and so `false`) for a race
/// without a distance; a race that was not started is no first time.
#[must_use]
pub fn first_at_distance<'a>(race: &Race, past: impl IntoIterator<Item = &'a Race>) -> bool {
    race.distance.is_some()
        && race.was_started()
        && !past
            .into_iter()
            .any(|other| is_earlier(other, race) && other.was_started() && is_like(race, other))
}

/// What a finished race was first in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// The first time at its distance ([`first_at_distance`]).
    FirstTime,
    /// The fastest at its distance ([`is_personal_best`]).
    PersonalBest,
}

/// The milestones among finished races, by day. The same as asking for each race by itself, in one walk over all of them: a
/// life of racing has few different courses.
#[must_use]
pub fn milestones(races: &[Race]) -> Vec<(&Race, Milestone)> {
    let mut by_day: Vec<&Race> = races.iter().collect();
    by_day.sort_by_key(|race| race.date);
    let mut courses: Vec<Course<'_>> = Vec::new();
    let mut found = Vec::new();
    for of_day in by_day.chunk_by(|one, other| one.date == other.date) {
        for race in of_day.iter().filter(|race| race.outcome == Some(Outcome::Finished)) {
            // What was raced on the same day counts as earlier, too.
            let others = of_day.iter().filter(|other| other.id != race.id && is_like(race, other));
            let before = courses.iter().filter(|course| is_like(race, course.sample));
            let mut had_started = false;
            let mut best: Option<Seconds> = None;
            for (started, time) in others
                .map(|other| (other.was_started(), finishing_time(other)))
                .chain(before.map(|course| (course.started, course.best)))
            {
                had_started |= started;
                best = faster(best, time);
            }
            let time = finishing_time(race).filter(|_| times_compare(race));
            if race.distance.is_some() && !had_started {
                found.push((*race, Milestone::FirstTime));
            } else if time.zip(best).is_some_and(|(time, best)| time < best) {
                found.push((*race, Milestone::PersonalBest));
            }
        }
        for race in of_day {
            note(&mut courses, race);
        }
    }
    found
}

/// The races of one kind over one distance, up to a day.
struct Course<'a> {
    /// One of them.
    sample: &'a Race,
    /// Whether one of them was started.
    started: bool,
    /// The fastest finish.
    best: Option<Seconds>,
}

fn note<'a>(courses: &mut Vec<Course<'a>>, race: &'a Race) {
    let is_its =
        |course: &&mut Course<'_>| course.sample.kind == race.kind && course.sample.distance == race.distance;
    let (started, time) = (race.was_started(), finishing_time(race));
    match courses.iter_mut().find(is_its) {
        Some(course) => {
            course.started |= started;
            course.best = faster(course.best, time);
        }
        None => courses.push(Course { sample: race, started, best: time }),
    }
}

fn faster(one: Option<Seconds>, other: Option<Seconds>) -> Option<Seconds> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other < one { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// Which kinds are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Road,
    Only(Option<RaceKind>),
}

fn group(kind: Option<RaceKind>) -> Group {
    match kind {
        Some(RaceKind::Road | RaceKind::Parkrun) => Group::Road,
        kind => Group::Only(kind),
    }
}

fn times_compare(race: &Race) -> bool {
    let kind_compares = !matches!(
        race.kind,
        Some(RaceKind::CrossCountry | RaceKind::Obstacle | RaceKind::Timed | RaceKind::Relay)
    );
    kind_compares && race.distance.is_some()
}

fn finishing_time(race: &Race) -> Option<Seconds> {
    race.time().filter(|_| race.outcome == Some(Outcome::Finished))
}

fn is_earlier(other: &Race, race: &Race) -> bool {
    other.id != race.id && other.date <= race.date
}

fn is_like(race: &Race, other: &Race) -> bool {
    group(race.kind) == group(other.kind)
        && match (race.distance, other.distance) {
            (Some(one), Some(other)) => same_distance(one, other, race.kind),
            _ => false,
        }
}

#[cfg(test)]
mod tests;
