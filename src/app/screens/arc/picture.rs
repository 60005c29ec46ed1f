//! The little picture of one arc: Mind and Body over the usual they are measured by, from two weeks before day 0 until two
//! weeks after both were back, or until today.

use chrono::{Days as Span, NaiveDate};

use super::Told;
use super::way::{self, Days, StartLine};
use super::words;
use crate::app::chart::{Axis, Lane, lane};
use crate::app::passage::{Row, Tone, Writer};
use crate::app::sheet::{Ink, Pane};
use crate::domain::check_in::Side;
use crate::domain::rules::course::Return;
use crate::domain::units::days;

/// The names of the lanes and their scale take so many columns.
const LABEL: u16 = 8;
/// So many days before day 0, and after both were back.
const AROUND: u64 = 14;
/// A picture is never shorter than this after day 0.
const LEAST_AFTER: u64 = 14;
/// The highest value of a lane.
const HIGHEST: f64 = 10.0;

/// Days of an arc, laid over the columns of a calendar.
struct Calendar {
    axis: Axis,
    start: NaiveDate,
}

impl Days for Calendar {
    fn columns(&self) -> u16 {
        self.axis.columns
    }

    fn column(&self, day: u32) -> Option<u16> {
        self.axis.column(self.start.checked_add_days(Span::new(day.into()))?)
    }
}

/// The picture, each lane `rows` high.
#[must_use]
pub fn compose(told: &Told<'_>, columns: u16, rows: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let calendar = calendar(told, columns.saturating_sub(LABEL).max(10));
    for side in [Side::Mind, Side::Body] {
        one_side(&mut pane, told, &calendar, (side, rows));
        if rows > 3 {
            pane.gap();
        }
    }
    for row in axis_rows(&calendar) {
        pane.ink(LABEL, Ink::Words(row), None);
    }
    pane
}

fn calendar(told: &Told<'_>, columns: u16) -> Calendar {
    let recovery = told.recovery;
    let start = recovery.start;
    let after = |day: NaiveDate, days: u64| day.checked_add_days(Span::new(days)).unwrap_or(day);
    let backs = [recovery.mind.now, recovery.body.now].map(|now| match now {
        Return::Back(interval) => Some(interval.to),
        _ => None,
    });
    let today = told.reckoning.today;
    let last = match backs {
        [Some(mind), Some(body)] => after(recovery.date(mind.max(body)), AROUND).min(today),
        _ => recovery.closed.map_or(today, |closed| after(closed, AROUND).min(today)),
    };
    let last = last.max(after(start, LEAST_AFTER));
    let first = start.checked_sub_days(Span::new(AROUND)).unwrap_or(start);
    Calendar { axis: Axis::new(first, last, columns), start }
}

fn one_side(pane: &mut Pane, told: &Told<'_>, calendar: &Calendar, (side, rows): (Side, u16)) {
    let recovery = told.recovery;
    let tone = match side {
        Side::Body => Tone::Body,
        Side::Mind => Tone::Mind,
    };
    let usual = recovery.baseline(side);
    let band = usual.map(|usual| (usual.band().max(0.0), (usual.centre + usual.spread).min(HIGHEST)));
    let series: Vec<(NaiveDate, f64)> = told.reckoning.series(side).collect();
    let way = Ink::Words(way::way(recovery, side, calendar, StartLine::Elsewhere));
    let is_empty = !series.iter().any(|(day, _)| calendar.axis.column(*day).is_some());
    let drawn = lane(&calendar.axis, rows, &series, |_| band);
    let last = drawn.rows.len().saturating_sub(1);
    let drawn = if is_empty { Lane::default() } else { drawn };
    for (number, cells) in drawn.rows.into_iter().enumerate() {
        let label = match number {
            0 => Row::default().with(tone, side.label()).with(Tone::Muted, " 10"),
            number if number == last => Row::default().with(Tone::Muted, "      0"),
            _ => Row::default(),
        };
        pane.labelled(label, LABEL, Ink::Curve(side, Lane { rows: vec![cells] }));
    }
    let label = if is_empty { Row::default().with(tone, side.label()) } else { Row::default() };
    pane.labelled(label, LABEL, way);
    let mut writer = Writer::new(pane.columns().into());
    let course = recovery.side(side);
    let mut words = words::side_words(side, course);
    if let Some(dip) = &course.dip {
        words = format!("{words}; {}", words::dip_words(dip));
    }
    if let Some(why) = words::why_not_measured(course) {
        words = format!("{words}. {why}");
    }
    writer.text(Tone::Plain, LABEL.into(), &words);
    if usual.is_some() {
        writer.text(Tone::Muted, LABEL.into(), &words::usual_words(usual));
    }
    pane.words(writer.done());
}

/// The days counted from day 0, and below them the calendar: the first day, day 0, and the last one where there is room.
fn axis_rows(calendar: &Calendar) -> [Row; 2] {
    let axis = &calendar.axis;
    let columns = usize::from(axis.columns);
    let before = i64::try_from(AROUND).unwrap_or(0);
    let after = (axis.last() - calendar.start).num_days();
    let spacing = |step: i64| i64::from(axis.columns) * step / i64::from(axis.days);
    let step = [7, 14, 28, 56, 91, 182, 364].into_iter().find(|step| spacing(*step) >= 6).unwrap_or(364);
    let mut numbers = Labels::new(columns);
    let mut day = -(before / step) * step;
    while day <= after {
        let date = calendar.start + chrono::Duration::days(day);
        numbers.put(axis.column_near(date).into(), &day.to_string());
        day += step;
    }
    let mut dates = Labels::new(columns);
    let zero = usize::from(axis.column_near(calendar.start));
    dates.put(zero, &days::told_short(calendar.start));
    let last = days::told_short(axis.last());
    dates.put(columns.saturating_sub(last.len()), &last);
    dates.put(0, &days::told_short(axis.first));
    let unit = " days";
    let mut numbers = numbers.done();
    if numbers.columns() + unit.len() <= columns {
        numbers.push(Tone::Muted, unit);
    }
    [numbers, dates.done()]
}

/// Labels in one row that never touch.
struct Labels {
    cells: Vec<char>,
}

impl Labels {
    fn new(columns: usize) -> Self {
        Self { cells: vec![' '; columns] }
    }

    /// Puts a label where there is room for it and for a blank on both sides; else it is left out.
    fn put(&mut self, column: usize, label: &str) {
        let end = column + label.chars().count();
        let around = column.saturating_sub(1)..(end + 1).min(self.cells.len());
        if end > self.cells.len() || self.cells[around].iter().any(|cell| *cell != ' ') {
            return;
        }
        for (cell, letter) in self.cells[column..end].iter_mut().zip(label.chars()) {
            *cell = letter;
        }
    }

    fn done(self) -> Row {
        let text: String = self.cells.into_iter().collect();
        Row::default().with(Tone::Muted, text.trim_end())
    }
}
