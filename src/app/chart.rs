//! A line over days, as it stands in cells: where a day lies, how an axis labels itself, which dots a line lights.
//!
//! A cell holds two dots across and four down (braille). Nothing is smoothed: every check-in has its dot, two check-ins are
//! joined when they are at most [`JOINED_DAYS`] apart, and a longer gap stays a gap.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::units::days::{told_short, told_weekday};

/// Check-ins further apart than this are not joined.
pub const JOINED_DAYS: i64 = 4;

/// From so many columns a day on, a check-in is drawn as a point.
const WIDE_DAY: u32 = 2;

/// From so many rows on, the edges of the usual stand to an eighth of a row.
const ROWS_FOR_PARTS: i32 = 5;

/// The highest value of a lane.
const HIGHEST: f64 = 10.0;

/// Days laid over columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// The first day.
    pub first: NaiveDate,
    /// How many days; at least one.
    pub days: u32,
    /// How many columns; at least one.
    pub columns: u16,
}

/// A mark on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: u16,
    /// Its words; empty where there was no room for them.
    pub label: String,
}

impl Axis {
    /// From one day to another, both counted.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate, columns: u16) -> Self {
        let days = u32::try_from((last - first).num_days() + 1).unwrap_or(1).max(1);
        Self { first, days, columns: columns.max(1) }
    }

    /// The last day.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        self.first + Days::new(u64::from(self.days) - 1)
    }

    /// The place of a day among `parts` equal parts; `None` outside the axis. The middle of the day counts.
    fn place(&self, day: NaiveDate, parts: u32) -> Option<u32> {
        let since = u64::try_from((day - self.first).num_days()).ok()?;
        let place = (2 * since + 1) * u64::from(parts) / (2 * u64::from(self.days));
        u32::try_from(place).ok().filter(|_| since < u64::from(self.days))
    }

    /// The column of a day; `None` outside the axis.
    #[must_use]
    pub fn column(&self, day: NaiveDate) -> Option<u16> {
        self.place(day, self.columns.into()).and_then(|column| u16::try_from(column).ok())
    }

    /// The column of a day, or the nearest one at the edge.
    #[must_use]
    pub fn column_near(&self, day: NaiveDate) -> u16 {
        self.column(day).unwrap_or(if day < self.first { 0 } else { self.columns - 1 })
    }

    /// A day of a column: the one in its middle.
    #[must_use]
    pub fn day(&self, column: u16) -> NaiveDate {
        let middle = (2 * u64::from(column) + 1) * u64::from(self.days) / (2 * u64::from(self.columns));
        self.first + Days::new(middle.min(u64::from(self.days) - 1))
    }

    /// The dot column (two in each column) of a day.
    fn dot(&self, day: NaiveDate) -> Option<i32> {
        self.place(day, u32::from(self.columns) * 2).and_then(|dot| i32::try_from(dot).ok())
    }

    /// Marks that suit the length of the axis: days, weeks, months, quarters or years. Labels never touch one another and
    /// end within the axis.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        let unit = Unit::ALL
            .into_iter()
            .find(|unit| {
                let spacing = f64::from(self.columns) * unit.days() / f64::from(self.days);
                spacing >= unit.label_columns()
            })
            .unwrap_or(Unit::Years(50));
        let mut ticks: Vec<Tick> = Vec::new();
        let mut free_from = 0;
        let mut day = unit.first_at_or_after(self.first);
        while day <= self.last() {
            // The beginning of the day, not its middle: a month begins with its first hour.
            let since = u64::try_from((day - self.first).num_days()).unwrap_or(0);
            let column = since * u64::from(self.columns) / u64::from(self.days);
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let label = unit.label(day);
            let end = column + u16::try_from(label.chars().count()).unwrap_or(u16::MAX);
            if column >= free_from && end <= self.columns {
                free_from = end + 1;
                ticks.push(Tick { column, label });
            } else if ticks.last().is_none_or(|last| last.column < column) {
                ticks.push(Tick { column, label: String::new() });
            }
            day = unit.next(day);
        }
        ticks
    }
}

/// What lies between two marks of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Months(u32),
    Years(i32),
}

impl Unit {
    const ALL: [Self; 11] = [
        Self::Day,
        Self::Week,
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
    ];

    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(months) => f64::from(months) * 30.44,
            Self::Years(years) => f64::from(years) * 365.25,
        }
    }

    fn label_columns(self) -> f64 {
        match self {
            Self::Day | Self::Week => 8.0,
            Self::Months(_) => 6.0,
            Self::Years(_) => 7.0,
        }
    }

    fn first_at_or_after(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::Day => day,
            Self::Week => day - Days::new(day.weekday().num_days_from_monday().into()),
            Self::Months(months) => {
                let month = day.month0() / months * months + 1;
                NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
            }
            Self::Years(years) => {
                NaiveDate::from_ymd_opt(day.year().div_euclid(years) * years, 1, 1).unwrap_or(day)
            }
        };
        if first < day { self.next(first) } else { first }
    }

    fn next(self, day: NaiveDate) -> NaiveDate {
        let next = match self {
            Self::Day => day.succ_opt(),
            Self::Week => day.checked_add_days(Days::new(7)),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
            Self::Years(years) => day.checked_add_months(Months::new(12 * u32::try_from(years).unwrap_or(1))),
        };
        next.unwrap_or(NaiveDate::MAX)
    }

    fn label(self, day: NaiveDate) -> String {
        let short = told_short(day);
        let mut parts = short.split(' ');
        let (date, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match self {
            Self::Day => format!("{} {date}", &told_weekday(day)[..3]),
            Self::Week => format!("{date} {month}"),
            Self::Months(_) if day.month() > 1 => month.to_owned(),
            Self::Months(_) | Self::Years(_) => day.year().to_string(),
        }
    }
}

/// One cell of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// The lit dots, as the low byte of a braille sign.
    pub dots: u8,
    /// The part of the cell in which the usual lies; `None` where it does not reach.
    pub band: Option<Part>,
}

/// A part of a cell's height in eighths from its foot: it begins at `from`, 0 to 7, and ends at `to`, 1 to 8. One of the two
/// is always an edge of the cell, since that is what a terminal can draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where it begins.
    pub from: u8,
    /// Where it ends.
    pub to: u8,
    /// How it is shown where a line runs through the cell, which leaves no room for a part.
    pub behind_a_line: Behind,
}

impl Part {
    /// In a lane of few rows a line runs through most cells of the band. Parts of cells would only be seen in its gaps, so
    /// there the band is made of whole cells.
    fn in_a_lane_of(self, rows: i32) -> Option<Self> {
        match (rows < ROWS_FOR_PARTS, self.behind_a_line) {
            (false, _) => Some(self),
            (true, Behind::Usual) => Some(Self { from: 0, to: 8, ..self }),
            (true, Behind::Nothing) => None,
        }
    }
}

/// What a line has behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// The usual, in the whole cell: half of it lies there, or more of it than in any other cell of the column.
    Usual,
    /// Nothing.
    Nothing,
}

impl Cell {
    /// The braille sign of its dots; `None` where none is lit.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        (self.dots != 0).then(|| char::from_u32(0x2800 + u32::from(self.dots)).unwrap_or('·'))
    }
}

/// A line over its usual band, in rows of cells from the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lane {
    /// The rows, all of the axis's width.
    pub rows: Vec<Vec<Cell>>,
}

/// Draws a series of values from 0 to 10 (by day) into `rows` rows; `band` tells the lower and the upper edge of the usual on
/// a day.
#[must_use]
pub fn lane(
    axis: &Axis,
    rows: u16,
    series: &[(NaiveDate, f64)],
    band: impl Fn(NaiveDate) -> Option<(f64, f64)>,
) -> Lane {
    let mut canvas = Dots::new(axis.columns, rows);
    canvas.shade(axis, band);
    // One check-in beyond each end, so that a line runs on to the edge.
    let begin = series.partition_point(|(day, _)| *day < axis.first).saturating_sub(1);
    let end = (series.partition_point(|(day, _)| *day <= axis.last()) + 1).min(series.len());
    let seen = &series[begin.min(end)..end];
    // Where a day is wide, a check-in is a point that stands out of the line which only joins it to the next.
    let is_wide = axis.days * WIDE_DAY <= u32::from(axis.columns);
    for pair in seen.windows(2) {
        let [(one, from), (other, to)] = pair else { continue };
        // The dots of a line that only joins two points lie further apart.
        let every = if is_wide { 2 } else { 1 };
        if (*other - *one).num_days() <= JOINED_DAYS {
            canvas.join(
                (axis.unbounded_dot(*one), canvas.height(*from)),
                (axis.unbounded_dot(*other), canvas.height(*to)),
                every,
            );
        }
    }
    for (day, value) in seen {
        if let Some(dot) = axis.dot(*day) {
            let height = canvas.height(*value);
            canvas.light(dot, height);
            if is_wide {
                let (left, upper) = (dot / 2 * 2, height.min(canvas.height - 2));
                for (x, y) in [(left, upper), (left + 1, upper), (left, upper + 1), (left + 1, upper + 1)] {
                    canvas.light(x, y);
                }
            }
        }
    }
    canvas.lane
}

impl Axis {
    /// The dot column of a day that may lie outside.
    fn unbounded_dot(&self, day: NaiveDate) -> i32 {
        let since = (day - self.first).num_days();
        let dots = i64::from(self.columns) * 2;
        let dot = (2 * since + 1) * dots;
        i32::try_from(dot.div_euclid(2 * i64::from(self.days))).unwrap_or(i32::MAX)
    }
}

/// Dots on their way to cells.
struct Dots {
    lane: Lane,
    columns: i32,
    height: i32,
}

impl Dots {
    fn new(columns: u16, rows: u16) -> Self {
        let row = vec![Cell::default(); columns.into()];
        Self {
            lane: Lane { rows: vec![row; rows.into()] },
            columns: i32::from(columns) * 2,
            height: i32::from(rows) * 4,
        }
    }

    /// The dot row of a value, from the top.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value lies between 0 and the height of a screen"
    )]
    fn height(&self, value: f64) -> i32 {
        let from_top = (HIGHEST - value.clamp(0.0, HIGHEST)) / HIGHEST;
        (from_top * f64::from(self.height - 1)).round() as i32
    }

    fn light(&mut self, x: i32, y: i32) {
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        if !(0..self.columns).contains(&x) || !(0..self.height).contains(&y) {
            return;
        }
        let place = |number: i32| usize::try_from(number).unwrap_or(0);
        let cell = &mut self.lane.rows[place(y / 4)][place(x / 2)];
        cell.dots |= BITS[place(y % 4)][place(x % 2)];
    }

    /// A straight line between two dots (Bresenham), of which every so manieth column is lit.
    fn join(&mut self, (mut x, mut y): (i32, i32), (end_x, end_y): (i32, i32), every: i32) {
        let (wide, tall) = ((end_x - x).abs(), -(end_y - y).abs());
        let (right, down) = ((end_x - x).signum(), (end_y - y).signum());
        let mut error = wide + tall;
        let first = x;
        loop {
            if (x - first) % every == 0 {
                self.light(x, y);
            }
            if (x, y) == (end_x, end_y) {
                return;
            }
            let twice = 2 * error;
            if twice >= tall {
                error += tall;
                x += right;
            }
            if twice <= wide {
                error += wide;
                y += down;
            }
        }
    }

    /// Marks the parts of cells in which the usual lies, to an eighth of a row; at least an eighth is always seen.
    fn shade(&mut self, axis: &Axis, band: impl Fn(NaiveDate) -> Option<(f64, f64)>) {
        let eighths = 2 * self.height;
        for column in 0..axis.columns {
            let Some((low, high)) = band(axis.day(column)) else { continue };
            let low = level(low, eighths).min(eighths - 1);
            let high = level(high, eighths).max(low + 1);
            let feet = || (0..eighths).step_by(8);
            let fullest = feet().max_by_key(|foot| (high - foot).min(8) - (low - foot).max(0));
            for (foot, row) in feet().zip(self.lane.rows.iter_mut().rev()) {
                let mut part = part(low - foot, high - foot);
                if let Some(part) = part.as_mut().filter(|_| fullest == Some(foot)) {
                    part.behind_a_line = Behind::Usual;
                }
                row[usize::from(column)].band = part.and_then(|part| part.in_a_lane_of(eighths / 8));
            }
        }
    }
}

/// A value's height above the foot of a lane that is so many eighths high.
#[expect(clippy::cast_possible_truncation, reason = "the value lies between 0 and the height of a screen")]
fn level(value: f64, eighths: i32) -> i32 {
    (value.clamp(0.0, HIGHEST) / HIGHEST * f64::from(eighths)).round() as i32
}

/// The part of a cell between two heights above its foot; one that touches no edge is drawn out to the nearer one.
fn part(low: i32, high: i32) -> Option<Part> {
    if high <= 0 || low >= 8 {
        return None;
    }
    let (low, high) = (low.max(0), high.min(8));
    let (low, high) = match (low > 0, high < 8) {
        (true, true) if low <= 8 - high => (0, high),
        (true, true) => (low, 8),
        _ => (low, high),
    };
    let behind_a_line = if high - low >= 4 { Behind::Usual } else { Behind::Nothing };
    Some(Part { from: u8::try_from(low).ok()?, to: u8::try_from(high).ok()?, behind_a_line })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::{Axis, Lane, lane};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn told(lane: &Lane) -> Vec<String> {
        lane.rows.iter().map(|row| row.iter().map(|cell| cell.sign().unwrap_or(' ')).collect()).collect()
    }

    fn labels(first: &str, last: &str, columns: u16) -> String {
        let axis = Axis::new(day(first), day(last), columns);
        let ticks = axis.ticks();
        ticks
            .iter()
            .map(|tick| tick.label.as_str())
            .filter(|label| !label.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn an_axis_labels_itself_from_a_week_to_twenty_years() {
        assert_eq!(labels("2026-07-27", "2026-08-02", 100), "Mon 27 Tue 28 Wed 29 Thu 30 Fri 31 Sat 1 Sun 2");
        assert_eq!(labels("2026-07-01", "2026-07-31", 60), "6 Jul 13 Jul 20 Jul 27 Jul");
        assert_eq!(labels("2026-06-15", "2026-10-12", 70), "Jul Aug Sep Oct");
        assert_eq!(
            labels("2025-09-01", "2026-08-31", 110),
            "Sep Oct Nov Dec 2026 Feb Mar Apr May Jun Jul Aug"
        );
        assert_eq!(labels("2025-09-01", "2026-08-31", 46), "Oct 2026 Apr Jul");
        assert_eq!(labels("2006-03-01", "2026-02-28", 70), "2008 2010 2012 2014 2016 2018 2020 2022 2024");
        assert_eq!(
            labels("2006-03-01", "2026-02-28", 190),
            "2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025"
        );
    }

    #[test]
    fn a_line_joins_near_check_ins_and_leaves_a_gap_between_far_ones() {
        let axis = Axis::new(day("2026-07-01"), day("2026-07-16"), 8);
        let series = [(day("2026-07-01"), 10.0), (day("2026-07-03"), 0.0), (day("2026-07-10"), 5.0)];
        assert_eq!(told(&lane(&axis, 2, &series, |_| None)), ["⢣       ", "⠘⡄  ⠈   "]);
    }

    #[test]
    fn the_usual_is_marked_to_an_eighth_of_a_row() {
        let axis = Axis::new(day("2026-07-01"), day("2026-07-02"), 2);
        let told = |low: f64, high: f64| -> Vec<Option<(u8, u8)>> {
            let marked = lane(&axis, 5, &[], |at| (at == day("2026-07-02")).then_some((low, high)));
            assert!(marked.rows.iter().all(|row| row[0].band.is_none()));
            marked.rows.iter().map(|row| row[1].band.map(|part| (part.from, part.to))).collect()
        };
        // A row of five is two points high.
        assert_eq!(told(6.0, 8.0), [None, Some((0, 8)), None, None, None]);
        assert_eq!(told(5.5, 8.5), [Some((0, 2)), Some((0, 8)), Some((6, 8)), None, None]);
        assert_eq!(told(6.25, 7.0), [None, Some((0, 4)), None, None, None]);
        assert_eq!(told(6.9, 6.9), [None, Some((4, 8)), None, None, None]);
        assert_eq!(told(9.9, 12.0), [Some((7, 8)), None, None, None, None]);
    }

    proptest! {
        #[test]
        fn every_day_of_an_axis_has_a_column_and_no_label_touches_another(
            days in 1_i64..9_000, columns in 1_u16..300, from in 0_i64..15_000,
        ) {
            let first = day("2000-01-01") + chrono::Duration::days(from);
            let axis = Axis::new(first, first + chrono::Duration::days(days - 1), columns);
            for step in [0, days / 3, days / 2, days - 1] {
                let column = axis.column(first + chrono::Duration::days(step));
                prop_assert!(column.is_some_and(|column| column < columns));
            }
            prop_assert_eq!(axis.column(first - chrono::Duration::days(1)), None);
            prop_assert_eq!(axis.column(axis.last() + chrono::Duration::days(1)), None);
            for column in 0..columns {
                let day = axis.day(column);
                prop_assert!(day >= axis.first && day <= axis.last());
                // A column of a day or more holds its own middle day.
                if axis.days >= u32::from(columns) {
                    prop_assert_eq!(axis.column(day), Some(column));
                }
            }
            let mut free = 0;
            for tick in axis.ticks() {
                prop_assert!(tick.column < columns);
                if !tick.label.is_empty() {
                    prop_assert!(tick.column >= free);
                    free = tick.column + u16::try_from(tick.label.len()).expect("short") + 1;
                    prop_assert!(free <= columns + 1);
                }
            }
        }

        #[test]
        fn a_dot_is_lit_for_every_check_in(values in proptest::collection::vec((0_i64..60, 0.0..=10.0_f64), 1..40)) {
            let first = day("2026-01-01");
            let mut values = values;
            values.sort_by_key(|(at, _)| *at);
            values.dedup_by_key(|(at, _)| *at);
            let series: Vec<_> =
                values.iter().map(|(at, value)| (first + chrono::Duration::days(*at), *value)).collect();
            let axis = Axis::new(first, first + chrono::Duration::days(59), 30);
            let drawn = lane(&axis, 4, &series, |_| None);
            for (at, _) in &series {
                let column = usize::from(axis.column(*at).expect("inside"));
                prop_assert!(drawn.rows.iter().any(|row| row[column].dots != 0));
            }
        }
    }
}
