//! The lines: Mind, Body and each item over its usual, one below the other on one axis of days.

use chrono::{Days, NaiveDate};

use super::super::super::chart::{Axis, JOINED_DAYS, Lane, lane};
use super::super::super::effect::Size;
use super::super::super::rows::Rows;
use super::layout::{self, LinesPlan};
use super::record::{Record, answered, told};
use super::words::told_usual;
use crate::domain::check_in::{Item, Side};
use crate::domain::rules::baseline::Measure;
use crate::domain::units::days;

/// How much time is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// Four weeks.
    Month,
    /// Thirteen weeks.
    #[default]
    Season,
    /// A year.
    Year,
    /// From the first check-in to today.
    All,
}

impl Window {
    const EACH: [Self; 4] = [Self::Month, Self::Season, Self::Year, Self::All];

    /// How many days; `None` for all.
    fn days(self) -> Option<u32> {
        match self {
            Self::Month => Some(28),
            Self::Season => Some(91),
            Self::Year => Some(365),
            Self::All => None,
        }
    }

    /// In words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "4 weeks",
            Self::Season => "3 months",
            Self::Year => "a year",
            Self::All => "all",
        }
    }

    /// The next one that shows less.
    #[must_use]
    pub fn closer(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|place| Self::EACH[place])
    }

    /// The next one that shows more.
    #[must_use]
    pub fn wider(self) -> Option<Self> {
        Self::EACH.get(self as usize + 1).copied()
    }
}

/// The numbers at the end of a lane, as they stood on the selected day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// The last value up to that day.
    pub value: String,
    /// Its day, where it is another one.
    pub day: String,
    /// The usual on that day.
    pub usual: String,
}

/// The lines as they are seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// Where they stand.
    pub plan: LinesPlan,
    /// How much time is seen.
    pub window: Window,
    /// What there is a line of.
    pub measures: Vec<Measure>,
    /// Which lanes are seen.
    pub rows: Rows,
    /// The days over the columns; `None` before anything is known.
    pub axis: Option<Axis>,
    /// The lanes in sight.
    pub lanes: Vec<Lane>,
    /// The numbers of the lanes in sight.
    pub figures: Vec<Figure>,
    /// For what the lanes were made.
    made_for: Option<(Axis, std::ops::Range<usize>, u16)>,
}

impl Lines {
    /// Another history is there.
    pub fn renew(&mut self, record: &Record) {
        self.made_for = None;
        let items = Item::CORE.into_iter().chain(record.extras()).map(Measure::Item);
        self.measures = Side::SHOWN.into_iter().map(Measure::Side).chain(items).collect();
        self.rows.set_count(self.measures.len());
    }

    /// Shows more or less time, with the selected day where it is, or in the middle.
    pub fn zoom(&mut self, window: Window) {
        self.window = window;
        self.axis = None;
    }

    /// Makes ready to be drawn, with the selected day in sight; the usual of today takes `now` rows.
    pub fn show(&mut self, record: &Record, day: NaiveDate, size: Size, now: u16) {
        self.plan = layout::lines(size, u16::try_from(self.measures.len()).unwrap_or(9), now);
        self.rows.set_height(self.plan.seen());
        let axis = self.axis_around(record, day);
        self.axis = Some(axis);
        let made_for = (axis, self.rows.visible(), self.plan.lane_rows);
        if self.made_for.as_ref() != Some(&made_for) {
            self.lanes =
                self.in_sight().map(|measure| line(record, measure, &axis, self.plan.lane_rows)).collect();
            self.made_for = Some(made_for);
        }
        self.figures = self.in_sight().map(|measure| figure(record, measure, day)).collect();
    }

    /// The measures in sight.
    pub fn in_sight(&self) -> impl Iterator<Item = Measure> {
        self.measures[self.rows.visible()].iter().copied()
    }

    /// The axis with the day in it: the one that is there, moved by half of what it shows where the day has left it.
    fn axis_around(&self, record: &Record, day: NaiveDate) -> Axis {
        let columns = self.plan.columns();
        let today = record.today();
        let Some(length) = self.window.days() else {
            let first = record.span().map_or(today, |(first, _)| first).min(day);
            return Axis::new(first.min(today - Days::new(27)), today, columns);
        };
        let length = u64::from(length);
        let last = match self.axis {
            Some(axis) if (axis.first..=axis.last()).contains(&day) => axis.last(),
            Some(axis) if day < axis.first => day + Days::new(length / 2),
            _ => day + Days::new(length / 2),
        };
        let last = last.min(today).max(day);
        Axis::new(last - Days::new(length - 1), last, columns)
    }

    /// The day at a cell of the screen. Where several share a column it is the one of the mark that stands there, else the
    /// one with a check-in that lies nearest the middle.
    #[must_use]
    pub fn day_at(&self, record: &Record, column: u16, row: u16) -> Option<NaiveDate> {
        let axis = self.axis?;
        let line = self.plan.line(0);
        let rows = self.plan.lanes.row..self.plan.axis.row + self.plan.axis.rows;
        let column = column.checked_sub(line.column).filter(|column| *column < line.columns)?;
        if !rows.contains(&row) {
            return None;
        }
        let middle = axis.day(column);
        let scores = &record.reckoning.days;
        let at = scores.partition_point(|score| score.day < middle);
        let near = scores[at.saturating_sub(1)..(at + 1).min(scores.len())].iter().map(|score| score.day);
        let (first, last) = (axis.first, axis.last());
        let arcs = record.arcs_within(first, last).iter().map(|arc| arc.start);
        let mut marked = record.races_within(first, last).iter().map(|race| race.date).chain(arcs);
        let here = |day: &NaiveDate| axis.column(*day) == Some(column);
        let checked_in = near.filter(here).min_by_key(|day| (*day - middle).num_days().abs());
        marked.rfind(here).or(checked_in).or(Some(middle))
    }

    /// How many days a page is.
    #[must_use]
    pub fn page(&self) -> u64 {
        self.axis.map_or(1, |axis| u64::from(axis.days / 2).max(1))
    }
}

/// The line of a measure on the scale on which it was answered, over its usual.
fn line(record: &Record, measure: Measure, axis: &Axis, rows: u16) -> Lane {
    let scores = &record.reckoning.days;
    // What lies further outside is joined to nothing inside.
    let joined = Days::new(JOINED_DAYS.unsigned_abs());
    let begin = scores.partition_point(|score| score.day < axis.first - joined);
    let end = scores.partition_point(|score| score.day <= axis.last() + joined);
    let series: Vec<(NaiveDate, f64)> = scores[begin..end]
        .iter()
        .filter_map(|score| Some((score.day, answered(measure, &score.scores)?)))
        .collect();
    let band = |day| {
        let usual = record.usual(measure, day)?;
        Some(((usual.centre - usual.spread).max(0.0), (usual.centre + usual.spread).min(10.0)))
    };
    lane(axis, rows, &series, band)
}

fn figure(record: &Record, measure: Measure, day: NaiveDate) -> Figure {
    let scores = &record.reckoning.days;
    let end = scores.partition_point(|score| score.day <= day);
    let last =
        scores[..end].iter().rev().find_map(|score| Some((score.day, answered(measure, &score.scores)?)));
    let usual = told_usual(record.usual(measure, day).as_ref());
    match last {
        None => Figure { value: "–".to_owned(), day: String::new(), usual },
        Some((at, value)) => {
            let other = if at == day { String::new() } else { days::told_short(at) };
            Figure { value: told(measure, value), day: other, usual }
        }
    }
}
