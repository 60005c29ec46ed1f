//! What a filter is called, and which values its words mean.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::super::causes::{Cause, Causes};
use crate::domain::folding::folded;
use crate::domain::lesson::{LessonState, Verb};
use crate::domain::race::{Outcome, RaceKind};
use crate::domain::search::{FacetKind, Filter};
use crate::domain::units::days::{DayError, Toward, parse_day};
use crate::domain::units::distance::parse_distance;
use crate::domain::units::distance_class::{DistanceClass, class_of};
use crate::domain::units::{Metres, UnitSystem};

/// The name of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Cause,
    Distance,
    Kind,
    Outcome,
    Year,
    State,
    Verb,
    Since,
    Before,
    Is,
}

impl Key {
    pub(super) const ALL: [Self; 10] = [
        Self::Cause,
        Self::Distance,
        Self::Kind,
        Self::Outcome,
        Self::Year,
        Self::State,
        Self::Verb,
        Self::Since,
        Self::Before,
        Self::Is,
    ];

    /// What is typed before the colon.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Distance => "distance",
            Self::Kind => "kind",
            Self::Outcome => "outcome",
            Self::Year => "year",
            Self::State => "state",
            Self::Verb => "verb",
            Self::Since => "since",
            Self::Before => "before",
            Self::Is => "is",
        }
    }

    /// The filter of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name().eq_ignore_ascii_case(name))
    }

    /// The filter that a facet sets.
    pub(super) fn of(facet: FacetKind) -> Self {
        match facet {
            FacetKind::Cause => Self::Cause,
            FacetKind::Distance => Self::Distance,
            FacetKind::Outcome => Self::Outcome,
            FacetKind::State => Self::State,
            FacetKind::Verb => Self::Verb,
            FacetKind::Year => Self::Year,
        }
    }

    /// Which values there are, in words.
    fn values(self, causes: &Causes) -> String {
        let ids = |ids: &mut dyn Iterator<Item = &str>| ids.collect::<Vec<_>>().join(", ");
        match self {
            Self::Cause => {
                let groups = ids(&mut causes.groups.iter().map(|group| group.id.as_str()));
                format!("a cause like heat or pacing, or a group of them: {groups}")
            }
            Self::Distance => "like 5k, 10k, half, marathon, 50k or 89 km".to_owned(),
            Self::Kind => ids(&mut RaceKind::ALL.iter().map(|kind| kind.id())),
            Self::Outcome => ids(&mut Outcome::ALL.iter().map(|outcome| outcome.id())),
            Self::Year => "a year like 2025".to_owned(),
            Self::State => ids(&mut LessonState::ALL.iter().map(|state| state.id())),
            Self::Verb => ids(&mut Verb::ALL.iter().map(|verb| verb.id())),
            Self::Since | Self::Before => "like 3m, 2w, 1y, 2025 or 2025-04-12".to_owned(),
            Self::Is => "pinned".to_owned(),
        }
    }
}

/// What the words of a filter mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// Any of these causes, by id.
    Causes(Vec<String>),
    /// Any of these named distances.
    Distances(Vec<DistanceClass>),
    /// A distance without a name.
    Length(Metres),
    /// Any of these kinds.
    Kinds(Vec<RaceKind>),
    /// Any of these outcomes.
    Outcomes(Vec<Outcome>),
    /// Any of these years.
    Years(Vec<i32>),
    /// Any of these states.
    States(Vec<LessonState>),
    /// Any of these.
    Verbs(Vec<Verb>),
    /// That day or later.
    Since(NaiveDate),
    /// Before that day.
    Before(NaiveDate),
    /// Only what is pinned.
    Pinned,
    /// It is not typed to its end yet, and narrows nothing.
    Unfinished,
    /// There is no such value.
    Nothing,
}

impl Meaning {
    /// What the words mean.
    pub(super) fn of(key: Key, value: &str, causes: &Causes, today: NaiveDate) -> Self {
        let wanted = folded(value);
        if wanted.is_empty() {
            return if value.trim().is_empty() { Self::Unfinished } else { Self::Nothing };
        }
        match key {
            Key::Cause => causes_named(&wanted, value.trim(), causes),
            Key::Distance => distance(&wanted, value),
            Key::Kind => any(Self::Kinds, named(&wanted, RaceKind::ALL, |kind| [kind.id(), kind.label()])),
            Key::Outcome => {
                any(Self::Outcomes, named(&wanted, Outcome::ALL, |outcome| [outcome.id(), outcome.label()]))
            }
            Key::State => {
                any(Self::States, named(&wanted, LessonState::ALL, |state| [state.id(), state.label()]))
            }
            Key::Verb => any(Self::Verbs, named(&wanted, Verb::ALL, |verb| [verb.id(), verb.label()])),
            Key::Year => year(&wanted),
            Key::Since => moment(value.trim(), today, Self::Since),
            Key::Before => moment(value.trim(), today, Self::Before),
            // Many a search elsewhere knows "is:" before whatever a thing can be.
            Key::Is if "pinned".starts_with(&wanted) => Self::Pinned,
            Key::Is => Self::of(Key::State, value, causes, today),
        }
    }

    /// The values that a facet knows by these ids.
    pub(super) fn ids(&self) -> Vec<String> {
        let owned = |ids: &mut dyn Iterator<Item = &'static str>| ids.map(str::to_owned).collect();
        match self {
            Self::Causes(causes) => causes.clone(),
            Self::Distances(classes) => owned(&mut classes.iter().map(|class| class.id())),
            Self::Kinds(kinds) => owned(&mut kinds.iter().map(|kind| kind.id())),
            Self::Outcomes(outcomes) => owned(&mut outcomes.iter().map(|outcome| outcome.id())),
            Self::Years(years) => years.iter().map(ToString::to_string).collect(),
            Self::States(states) => owned(&mut states.iter().map(|state| state.id())),
            Self::Verbs(verbs) => owned(&mut verbs.iter().map(|verb| verb.id())),
            Self::Length(_)
            | Self::Since(_)
            | Self::Before(_)
            | Self::Pinned
            | Self::Unfinished
            | Self::Nothing => Vec::new(),
        }
    }

    /// Narrows a filter by it.
    pub(super) fn narrow(self, filter: &mut Filter) {
        match self {
            Self::Causes(causes) => add(&mut filter.causes, causes),
            Self::Distances(classes) => add(&mut filter.distances, classes),
            Self::Length(length) => add(&mut filter.lengths, vec![length]),
            Self::Kinds(kinds) => add(&mut filter.kinds, kinds),
            Self::Outcomes(outcomes) => add(&mut filter.outcomes, outcomes),
            Self::Years(years) => add(&mut filter.years, years),
            Self::States(states) => add(&mut filter.states, states),
            Self::Verbs(verbs) => add(&mut filter.verbs, verbs),
            Self::Since(day) => filter.since = Some(filter.since.map_or(day, |known| known.max(day))),
            Self::Before(day) => filter.before = Some(filter.before.map_or(day, |known| known.min(day))),
            Self::Pinned => filter.pinned = true,
            Self::Unfinished => {}
            Self::Nothing => filter.impossible = true,
        }
    }
}

/// What is said of a filter whose value is not there or not known.
pub(super) fn note(key: Key, value: &str, causes: &Causes) -> String {
    let values = key.values(causes);
    if value.trim().is_empty() {
        return format!("{}: {values}", key.name());
    }
    let cut: String = value.trim().chars().take(30).collect();
    format!("{}:{cut} finds nothing; {}: {values}", key.name(), key.name())
}

fn add<T: PartialEq>(list: &mut Vec<T>, values: Vec<T>) {
    for value in values {
        if !list.contains(&value) {
            list.push(value);
        }
    }
}

fn any<T>(meaning: fn(Vec<T>) -> Meaning, values: Vec<T>) -> Meaning {
    if values.is_empty() { Meaning::Nothing } else { meaning(values) }
}

/// How well the words fit a name, the smaller the better. `wanted` is folded.
fn fit(wanted: &str, name: &str) -> Option<u8> {
    let name = folded(name);
    // "cutoff" is "cut off", and "10km" is "10 km".
    let close = |text: &str| text.replace(' ', "");
    if name == wanted || close(&name) == close(wanted) {
        Some(0)
    } else if name.starts_with(wanted) || close(&name).starts_with(&close(wanted)) {
        Some(1)
    } else if name.match_indices(' ').any(|(place, _)| name[place + 1..].starts_with(wanted)) {
        Some(2)
    } else {
        None
    }
}

/// The values whose names fit best.
fn named<T: Copy>(wanted: &str, all: &[T], names: fn(T) -> [&'static str; 2]) -> Vec<T> {
    best(all.iter().map(|value| {
        let [id, label] = names(*value);
        (*value, fit(wanted, id).into_iter().chain(fit(wanted, label)).min())
    }))
}

fn best<T>(fits: impl Iterator<Item = (T, Option<u8>)>) -> Vec<T> {
    let fits: Vec<(T, u8)> = fits.filter_map(|(value, fit)| Some((value, fit?))).collect();
    let best = fits.iter().map(|(_, fit)| *fit).min();
    fits.into_iter().filter(|(_, fit)| Some(*fit) == best).map(|(value, _)| value).collect()
}

/// The causes that are called so: one by its id, a whole group, or whatever begins so in a name or another word.
fn causes_named(wanted: &str, typed: &str, causes: &Causes) -> Meaning {
    let ids = |causes: Vec<&Cause>| causes.into_iter().map(|cause| cause.id.clone()).collect::<Vec<_>>();
    if let Some(cause) = causes.causes.iter().find(|cause| folded(&cause.id) == wanted) {
        return Meaning::Causes(vec![cause.id.clone()]);
    }
    let group =
        causes.groups.iter().find(|group| folded(&group.id) == wanted || folded(&group.label) == wanted);
    if let Some(group) = group {
        return Meaning::Causes(ids(causes.causes.iter().filter(|cause| cause.group == group.id).collect()));
    }
    let found = best(causes.causes.iter().map(|cause| {
        let group = causes.groups.iter().find(|group| group.id == cause.group);
        let names =
            super::names(cause).chain(group.into_iter().flat_map(|group| [group.id.as_str(), &group.label]));
        // The name itself is no better than its beginning: "cold" is an illness and the weather.
        (cause, names.filter_map(|name| fit(wanted, name)).min().map(|fit| fit.max(1)))
    }));
    // A lesson keeps the cause of a list that is not there any more.
    if found.is_empty() { Meaning::Causes(vec![typed.to_owned()]) } else { Meaning::Causes(ids(found)) }
}

/// A named distance, or one that is told by its length.
fn distance(wanted: &str, typed: &str) -> Meaning {
    let names = |class: DistanceClass| [class.id(), class.label()];
    let exact = DistanceClass::ALL
        .iter()
        .copied()
        .filter(|class| names(*class).into_iter().any(|name| fit(wanted, name) == Some(0)));
    let exact: Vec<DistanceClass> = exact.collect();
    if !exact.is_empty() {
        return Meaning::Distances(exact);
    }
    let length = parse_distance(typed, UnitSystem::Metric).ok();
    if let Some(class) = length.and_then(|length| class_of(length, None)) {
        return Meaning::Distances(vec![class]);
    }
    match (named(wanted, DistanceClass::ALL, names), length) {
        (classes, None) => any(Meaning::Distances, classes),
        (classes, Some(length)) if classes.is_empty() => Meaning::Length(length),
        (classes, Some(_)) => Meaning::Distances(classes),
    }
}

/// A year; three digits stand for ten of them, while the fourth is being typed.
fn year(wanted: &str) -> Meaning {
    let Some(number) =
        wanted.parse::<i32>().ok().filter(|_| wanted.bytes().all(|byte| byte.is_ascii_digit()))
    else {
        return Meaning::Nothing;
    };
    match wanted.len() {
        1 | 2 => Meaning::Unfinished,
        3 => Meaning::Years((number * 10..=number * 10 + 9).collect()),
        4 => Meaning::Years(vec![number]),
        _ => Meaning::Nothing,
    }
}

/// A day: so long back from today, a date, a month, a year.
fn moment(typed: &str, today: NaiveDate, meaning: fn(NaiveDate) -> Meaning) -> Meaning {
    if let Some(day) = back(typed, today).or_else(|| dated(typed, today)) {
        return meaning(day);
    }
    // "3" may become "3m", and "2025-0" a date.
    let may_go_on = typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if may_go_on { Meaning::Unfinished } else { Meaning::Nothing }
}

fn back(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let digits = typed.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let count: u32 = digits.parse().ok()?;
    let days = |each: u64| today.checked_sub_days(Days::new(u64::from(count) * each));
    let months = |each: u32| today.checked_sub_months(Months::new(count.checked_mul(each)?));
    let day = match typed[digits.len()..].trim() {
        "d" | "D" => days(1),
        "w" | "W" => days(7),
        "m" | "M" => months(1),
        "y" | "Y" => months(12),
        _ => return None,
    };
    // Longer ago than there were calendars is from the beginning.
    let first = NaiveDate::from_yo_opt(1, 1)?;
    Some(day.filter(|day| *day >= first).unwrap_or(first))
}

fn dated(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let first_of = |year: &str, month: &str| {
        let is_a_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| is_a_year)?, month.parse().ok()?, 1)
    };
    if let Some(day) = first_of(typed, "1") {
        return Some(day);
    }
    if let Some(day) = typed.split_once('-').and_then(|(year, month)| first_of(year, month)) {
        return Some(day);
    }
    let past = typed.parse().or_else(|_| parse_day(typed, today, Toward::Past));
    let day = match past {
        Err(DayError::StillAhead { .. }) => parse_day(typed, today, Toward::Future),
        past => past,
    };
    day.ok().filter(|day| (1..=9999).contains(&day.year()))
}
