//! The picture: lanes, marks and axis for the days that are seen, laid into the areas of the screen.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::super::super::chart::{self, Axis, Lane, Tick};
use super::super::super::geometry::TimelineAreas;
use super::super::super::passage::Tone;
use super::super::story::compose::sign;
use super::window::Span;
use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::Side;
use crate::domain::goal::Verdict;
use crate::domain::history::History;
use crate::domain::id::RaceId;
use crate::domain::race::{Race, SetbackMark};
use crate::domain::rules::baseline::Measure;
use crate::domain::rules::course::Return;
use crate::domain::rules::personal_best::{Milestone, milestones};
use crate::domain::rules::reading::{DayReading, ReadingVerdict, Readings};
use crate::domain::rules::reckoning::{Reckoning, Recovery, Status};
use crate::domain::rules::recovery_guide::recovery_guide;
use crate::domain::timeline::Shown;
use crate::text::width;

/// The days of a recovery guide up to its low end, and those up to its high end.
const FIRST_EASY: &str = "▒";
const LATER_EASY: &str = "░";

/// Words or signs at a column of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where they begin, counted from the left of the lane.
    pub column: u16,
    /// What stands there.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The line of Mind.
    pub mind: Lane,
    /// The line of Body.
    pub body: Lane,
    /// The rows of arcs.
    pub arcs: Vec<Vec<Mark>>,
    /// How many arcs found no row of their own.
    pub crowded_arcs: usize,
    /// Recovery guides.
    pub easy: Vec<Mark>,
    /// Readings, steps back and stops.
    pub phases: Vec<Mark>,
    /// Races.
    pub races: Vec<Mark>,
    /// Goals.
    pub goals: Vec<Mark>,
    /// Marks of the axis.
    pub ticks: Vec<Tick>,
    /// The column of the cursor.
    pub cursor: Option<u16>,
    /// How many columns lie in the past, today's among them.
    pub past: u16,
}

/// A history with what it comes to, kept while the page is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The history.
    pub history: std::sync::Arc<History>,
    /// What it comes to today.
    pub reckoning: Reckoning,
    /// From its first day to its last.
    pub span: Span,
    /// How many arcs lie over one another at most.
    pub arcs_together: u16,
    /// The reading of every day, each as it was known then.
    pub readings: Readings,
    mind: Vec<(NaiveDate, f64)>,
    body: Vec<(NaiveDate, f64)>,
    bests: HashSet<RaceId>,
}

impl Known {
    /// Reckons a history.
    #[must_use]
    pub fn of(history: &std::sync::Arc<History>, today: NaiveDate) -> Self {
        let reckoning = Reckoning::of(history, today);
        Self {
            span: Span::of(history, today),
            arcs_together: arcs_together(&reckoning),
            readings: Readings::of(history, &reckoning),
            mind: reckoning.series(Side::Mind).collect(),
            body: reckoning.series(Side::Body).collect(),
            bests: milestones(&history.races)
                .into_iter()
                .filter(|(_, milestone)| *milestone == Milestone::PersonalBest)
                .map(|(race, _)| race.id)
                .collect(),
            reckoning,
            history: std::sync::Arc::clone(history),
        }
    }

    /// Whether a race was a personal best.
    #[must_use]
    pub fn is_best(&self, race: RaceId) -> bool {
        self.bests.contains(&race)
    }

    /// Whether there is anything to show among the phases.
    #[must_use]
    pub fn has_phases(&self) -> bool {
        let is_read = |told: &DayReading| told.verdict != ReadingVerdict::NoReading;
        !self.history.step_backs.is_empty() || self.readings.days().iter().any(is_read)
    }

    fn series(&self, side: Side) -> &[(NaiveDate, f64)] {
        match side {
            Side::Body => &self.body,
            Side::Mind => &self.mind,
        }
    }

    /// How many check-ins lie in a span.
    #[must_use]
    pub fn check_ins_in(&self, span: Span) -> usize {
        let check_ins = &self.history.check_ins;
        let begin = check_ins.partition_point(|check_in| check_in.day < span.first);
        check_ins.partition_point(|check_in| check_in.day <= span.last).saturating_sub(begin)
    }
}

/// What the picture is taken of.
pub struct View<'a> {
    /// The history.
    pub known: &'a Known,
    /// The days that are seen.
    pub span: Span,
    /// What is shown.
    pub shown: &'a Shown,
    /// The day of the cursor.
    pub cursor: NaiveDate,
    /// The race that is selected.
    pub race: Option<RaceId>,
}

impl View<'_> {
    /// Takes the picture for areas of the screen.
    #[must_use]
    pub fn picture(&self, areas: &TimelineAreas) -> Picture {
        let axis = Axis::new(self.span.first, self.span.last, areas.axis.columns);
        let rows = areas.arcs.rows.into();
        let (arcs, crowded_arcs) = self.arcs(&axis, rows);
        Picture {
            mind: self.lane(&axis, areas.mind.rows, Side::Mind),
            body: self.lane(&axis, areas.body.rows, Side::Body),
            arcs,
            crowded_arcs,
            easy: if areas.easy.rows > 0 { self.easy_days(&axis) } else { Vec::new() },
            phases: if areas.phases.rows > 0 { super::phases::marks(self.known, &axis) } else { Vec::new() },
            races: if areas.races.rows > 0 { self.races(&axis) } else { Vec::new() },
            goals: if areas.goals.rows > 0 { self.goals(&axis) } else { Vec::new() },
            ticks: axis.ticks(),
            cursor: axis.column(self.cursor),
            past: past_columns(&axis, self.known.reckoning.today),
        }
    }

    fn lane(&self, axis: &Axis, rows: u16, side: Side) -> Lane {
        let series = self.known.series(side);
        // What was declared stands in from the first check-in on, not for the years before it.
        let first = series.first().map_or(NaiveDate::MAX, |(day, _)| *day);
        chart::lane(axis, rows, series, |day| {
            if day < first {
                return None;
            }
            self.known
                .reckoning
                .usual(Measure::Side(side), day)
                .map(|usual| (usual.band(), usual.centre + usual.spread))
        })
    }

    /// The races that are shown, each with its column.
    fn seen_races(&self, axis: &Axis) -> Vec<(u16, &Race)> {
        let races = &self.known.history.races;
        let begin = races.partition_point(|race| race.date < axis.first);
        races[begin..]
            .iter()
            .map_while(|race| Some((axis.column(race.date)?, race)))
            .filter(|(_, race)| !self.shown.only_setbacks() || race.setback == Some(SetbackMark::Yes))
            .collect()
    }

    fn races(&self, axis: &Axis) -> Vec<Mark> {
        let seen = self.seen_races(axis);
        let mut marks: Vec<Mark> = Vec::new();
        for together in seen.chunk_by(|(one, _), (other, _)| one == other) {
            let (column, race) = together[0];
            let (text, tone) = match together.len() {
                1 if self.known.is_best(race.id) => ("★".to_owned(), Tone::Accent),
                1 => {
                    let (sign, tone) = sign(race);
                    (sign.to_owned(), tone)
                }
                many => (told_count(many), Tone::Strong),
            };
            marks.push(Mark { column, text, tone });
        }
        self.label_race(axis, &seen, &mut marks);
        marks
    }

    /// The name of the selected race beside its sign, where there is room for it on one side.
    fn label_race(&self, axis: &Axis, seen: &[(u16, &Race)], marks: &mut Vec<Mark>) {
        let Some((column, race)) = seen.iter().find(|(_, race)| Some(race.id) == self.race) else {
            return;
        };
        let taken = |from: u16, to: u16| marks.iter().any(|mark| (from..to).contains(&mark.column));
        let columns = u16::try_from(width::columns(&race.name)).unwrap_or(u16::MAX);
        let right = column + 2;
        // Two columns stay free before the next sign.
        let left = column.checked_sub(columns.saturating_add(1));
        let at = if right.saturating_add(columns) <= axis.columns && !taken(column + 1, right + columns + 2) {
            Some(right)
        } else {
            left.filter(|left| !taken(left.saturating_sub(2), *column))
        };
        if let Some(column) = at {
            marks.push(Mark { column, text: race.name.clone(), tone: Tone::Strong });
        }
    }

    fn goals(&self, axis: &Axis) -> Vec<Mark> {
        let seen: Vec<_> =
            self.known.history.goals.iter().filter_map(|flag| Some((axis.column(flag.day)?, flag))).collect();
        seen.chunk_by(|(one, _), (other, _)| one == other)
            .map(|together| {
                let (column, flag) = together[0];
                let text = match (together.len(), flag.verdict) {
                    (1, Verdict::Reached) => "⚑".to_owned(),
                    (1, _) => "⚐".to_owned(),
                    (many, _) => told_count(many),
                };
                Mark { column, text, tone: Tone::Goal }
            })
            .collect()
    }

    /// The usual easy time after each race: the days that everybody takes, and those that many take.
    fn easy_days(&self, axis: &Axis) -> Vec<Mark> {
        let mut marks = Vec::new();
        for race in &self.known.history.races {
            let Some(guide) = recovery_guide(race) else { continue };
            let low = race.date + Days::new(guide.low.into());
            let high = race.date + Days::new(guide.high.into());
            if high < axis.first || race.date > axis.last() {
                continue;
            }
            let first = axis.column_near(race.date);
            let (low, end) = (axis.column_near(low).max(first), axis.column_near(high).max(first));
            for column in first..=end {
                let text = if column <= low { FIRST_EASY } else { LATER_EASY };
                marks.push(Mark { column, text: text.to_owned(), tone: Tone::Muted });
            }
        }
        marks.sort_by_key(|mark| mark.column);
        // Where two lie over one another, the fuller one is seen.
        marks.dedup_by(|later, earlier| {
            let same = later.column == earlier.column;
            if same && later.text == FIRST_EASY {
                earlier.text.clone_from(&later.text);
            }
            same
        });
        marks
    }

    /// The arcs as bars, packed into rows; and how many had to lie over others.
    fn arcs(&self, axis: &Axis, rows: usize) -> (Vec<Vec<Mark>>, usize) {
        let mut packed: Vec<Vec<Mark>> = vec![Vec::new(); rows];
        let mut crowded = 0;
        if rows == 0 {
            return (packed, crowded);
        }
        let known = self.known;
        let seen: Vec<(&RecoveryArc, &Recovery, Bar)> = known
            .history
            .arcs
            .iter()
            .zip(&known.reckoning.recoveries)
            .filter_map(|(arc, recovery)| {
                Some((arc, recovery, Bar::of(recovery, axis, known.reckoning.today)?))
            })
            .collect();
        // The column from which each row is free, and the bars in it.
        let mut free = vec![0_u16; rows];
        let mut placed: Vec<Vec<(u16, Bar, &RecoveryArc, &Recovery)>> = vec![Vec::new(); rows];
        for (arc, recovery, bar) in seen {
            let row = free.iter().position(|free| bar.start >= *free);
            if row.is_none() {
                crowded += 1;
            }
            let row = row.unwrap_or(rows - 1);
            free[row] = free[row].max(bar.end + 2);
            placed[row].push((bar.start, bar, arc, recovery));
        }
        for (row, bars) in placed.iter().enumerate() {
            for (place, (_, bar, arc, recovery)) in bars.iter().enumerate() {
                packed[row].extend(bar.marks());
                let until = bars.get(place + 1).map_or(axis.columns, |(next, ..)| *next);
                let words = bar_words(arc, recovery);
                let columns = u16::try_from(width::columns(&words)).unwrap_or(u16::MAX);
                if bar.end.saturating_add(2).saturating_add(columns) < until {
                    packed[row].push(Mark { column: bar.end + 2, text: words, tone: Tone::Muted });
                }
            }
        }
        (packed, crowded)
    }
}

/// How many arcs lie over one another at most.
fn arcs_together(reckoning: &Reckoning) -> u16 {
    let covers = |recovery: &Recovery, day: NaiveDate| {
        recovery.start <= day && recovery.closed.is_none_or(|closed| day <= closed)
    };
    let together = |day: NaiveDate| reckoning.recoveries.iter().filter(|other| covers(other, day)).count();
    let most = reckoning.recoveries.iter().map(|recovery| together(recovery.start)).max();
    most.and_then(|most| u16::try_from(most).ok()).unwrap_or(1)
}

fn past_columns(axis: &Axis, today: NaiveDate) -> u16 {
    if today < axis.first { 0 } else { axis.column_near(today) + 1 }
}

/// More than nine have no room in one column.
fn told_count(count: usize) -> String {
    if count > 9 { "+".to_owned() } else { count.to_string() }
}

/// What stands behind the bar of an arc.
fn bar_words(arc: &RecoveryArc, recovery: &Recovery) -> String {
    let side = |side: Side| {
        let word = side.label().to_lowercase();
        match recovery.side(side).now {
            Return::Back(back) => Some(format!("{word} {}", back.told())),
            Return::Pending { since, .. } => Some(format!("{word} day {since}?")),
            _ => None,
        }
    };
    let sides: Vec<String> = Side::SHOWN.into_iter().filter_map(side).collect();
    match recovery.status {
        Status::NotMeasured | Status::NoDip | Status::PutDown => recovery.status.label().to_owned(),
        _ if sides.is_empty() => format!("{}, day {}", arc.kind.label(), recovery.day),
        _ => sides.join(" · "),
    }
}

/// One arc as a bar.
#[derive(Debug, Clone)]
struct Bar {
    start: u16,
    low: u16,
    end: u16,
    begins_inside: bool,
    end_sign: &'static str,
    line: &'static str,
    reopened: Vec<u16>,
}

impl Bar {
    fn of(recovery: &Recovery, axis: &Axis, today: NaiveDate) -> Option<Self> {
        let last = recovery.closed.unwrap_or(today).max(recovery.start);
        if last < axis.first || recovery.start > axis.last() {
            return None;
        }
        let low = Side::ALL.iter().filter_map(|side| recovery.side(*side).dip).map(|dip| dip.day).max();
        let low = recovery.date(low.unwrap_or(0));
        let pending = Side::ALL.iter().any(|side| matches!(recovery.side(*side).now, Return::Pending { .. }));
        let measured = !matches!(recovery.status, Status::NotMeasured);
        let end_sign = match (recovery.closed, recovery.status) {
            (Some(_), Status::PutDown) => "▪",
            (Some(_), Status::NotMeasured) => "┄",
            (Some(_), _) => "◇",
            (None, _) if pending => "◌",
            (None, _) => "▸",
        };
        let start = axis.column_near(recovery.start);
        Some(Self {
            start,
            low: axis.column_near(low).max(start),
            end: axis.column_near(last).max(start),
            begins_inside: recovery.start >= axis.first,
            end_sign: if last > axis.last() { "━" } else { end_sign },
            line: if measured { "━" } else { "┄" },
            reopened: Side::ALL
                .iter()
                .flat_map(|side| &recovery.side(*side).reopened)
                .filter_map(|day| axis.column(recovery.date(*day)))
                .collect(),
        })
    }

    /// The signs from the start to the low point in the tone of a setback, from there in that of a recovery.
    fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut put = |column: u16, text: String, tone: Tone| marks.push(Mark { column, text, tone });
        let first = if self.begins_inside { "◆" } else { self.line };
        put(self.start, first.to_owned(), Tone::Setback);
        if self.end > self.start {
            let down = self.low.min(self.end - 1) - self.start;
            put(self.start + 1, self.line.repeat(down.into()), Tone::Setback);
            let up = self.end - 1 - self.start - down;
            put(self.start + 1 + down, self.line.repeat(up.into()), Tone::Recovery);
            put(self.end, self.end_sign.to_owned(), Tone::Recovery);
            // Where it was back in between, it is said where it opened again.
            for column in self.reopened.iter().filter(|column| (self.start..self.end).contains(column)) {
                put(*column, "↓".to_owned(), Tone::Setback);
            }
        }
        marks.retain(|mark| !mark.text.is_empty());
        marks
    }
}
