//! Goals in groups, as each view parts them.

use chrono::NaiveDate;

use super::words;
use crate::domain::goal::{GoalKind, GoalState, Horizon};
use crate::domain::goal_story::{GoalRow, Goals};
use crate::domain::units::days;

/// How goals are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// By how far away they are.
    #[default]
    Horizon,
    /// By kind.
    Kind,
    /// By race.
    Race,
    /// By where they stand.
    State,
}

impl View {
    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Horizon => "By horizon",
            Self::Kind => "By kind",
            Self::Race => "By race",
            Self::State => "By state",
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Horizon => Self::Kind,
            Self::Kind => Self::Race,
            Self::Race => Self::State,
            Self::State => Self::Horizon,
        }
    }
}

/// Goals under one heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'g> {
    /// The heading.
    pub title: String,
    /// The goals: those held up first, then by their day.
    pub rows: Vec<&'g GoalRow>,
}

/// The groups of a view that have goals. What is reached, rests or was let go is only among them where they are parted by that;
/// else it is [`over`].
pub(super) fn groups(view: View, goals: &Goals, today: NaiveDate) -> Vec<Group<'_>> {
    let of = |title: &str, is_in: &dyn Fn(&GoalRow) -> bool| Group {
        title: title.to_owned(),
        rows: sorted(goals.rows.iter().filter(|row| is_in(row)).collect(), today),
    };
    let active = |row: &GoalRow| row.goal.state() == GoalState::Active;
    let mut groups: Vec<Group<'_>> = match view {
        View::Horizon => Horizon::ALL
            .iter()
            .map(|horizon| of(&capital(horizon.label()), &|row| active(row) && row.goal.horizon == *horizon))
            .collect(),
        View::Kind => GoalKind::ALL
            .iter()
            .map(|kind| of(&capital(words::kind(*kind)), &|row| active(row) && row.goal.kind == *kind))
            .collect(),
        View::Race => by_race(goals, today),
        View::State => GoalState::ALL
            .iter()
            .map(|state| of(&capital(state.label()), &|row| row.goal.state() == *state))
            .collect(),
    };
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// What is reached, rests or was let go: what was looked at last comes first.
pub(super) fn over(view: View, goals: &Goals) -> Vec<&GoalRow> {
    if view == View::State {
        return Vec::new();
    }
    let mut rows: Vec<&GoalRow> =
        goals.rows.iter().filter(|row| row.goal.state() != GoalState::Active).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.looked_at));
    rows
}

/// The next race first, then those that were run, the last one first, and at the end what belongs to none.
fn by_race(goals: &Goals, today: NaiveDate) -> Vec<Group<'_>> {
    let active = || goals.rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let mut races: Vec<_> = active().filter_map(|row| row.race.as_ref()).collect();
    races.sort_by_key(|race| {
        let away = (race.date - today).num_days();
        (away < 0, away.abs(), race.id)
    });
    races.dedup_by_key(|race| race.id);
    let of_race = races.into_iter().map(|race| Group {
        title: format!("{}, {} · {}", race.name, days::told_date(race.date), words::when(race.date, today)),
        rows: sorted(
            active().filter(|row| row.race.as_ref().is_some_and(|own| own.id == race.id)).collect(),
            today,
        ),
    });
    let free = Group {
        title: "Free of any race".to_owned(),
        rows: sorted(active().filter(|row| row.race.is_none()).collect(), today),
    };
    of_race.chain([free]).collect()
}

fn sorted(mut rows: Vec<&GoalRow>, today: NaiveDate) -> Vec<&GoalRow> {
    rows.sort_by_key(|row| {
        let day = words::day_of(row, today).unwrap_or(NaiveDate::MAX);
        (!row.goal.pinned, day, row.goal.tier, row.goal.written)
    });
    rows
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
