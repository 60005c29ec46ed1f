//! Where the parts of the page stand, for the size of the screen and for how much there is to show.

use super::super::super::effect::Size;
use super::super::super::geometry::{self, Area};

/// The days of the week beside a calendar, and one column for the pointer.
pub const WEEKDAY_COLUMNS: u16 = 5;
/// The name of a lane, and the ends of its scale.
pub const NAME_COLUMNS: u16 = 13;
/// The numbers at the end of a lane: "usual not measured", and air before a scrollbar.
pub const FIGURE_COLUMNS: u16 = 19;

/// Between two parts that stand side by side.
const GUTTER: u16 = 3;
/// The words of a day need so many columns at least, and are hard to read in more.
const WORDS_COLUMNS: (u16, u16) = (32, 64);

/// The axis of the lines, its labels and the legend.
const AXIS_ROWS: u16 = 3;

/// Where the usual of today is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NowPlace {
    /// Behind the words of the day.
    #[default]
    Behind,
    /// At the foot of their column, always in sight.
    Foot,
    /// In an area of its own.
    Apart(Area),
}

/// The calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarPlan {
    /// The blocks of Mind and of Body, each a row of months and the rows of its weekdays. On a large screen several such
    /// pairs, that of the newest weeks first.
    pub blocks: Vec<[Area; 2]>,
    /// How many weeks stand side by side in a block.
    pub weeks: u16,
    /// 1: a day is two columns wide and one row high; 2: twice that.
    pub scale: u16,
    /// What the signs mean.
    pub legend: Area,
    /// The words of the selected day.
    pub words: Area,
    /// Where the usual of today is told.
    pub now: NowPlace,
}

impl CalendarPlan {
    /// Columns from one week to the next: the day's sign, and one for a mark.
    #[must_use]
    pub fn pitch(&self) -> u16 {
        2 * self.scale
    }

    /// How many weeks are seen at once.
    #[must_use]
    pub fn seen(&self) -> u32 {
        u32::from(self.weeks) * u32::try_from(self.blocks.len()).unwrap_or(1)
    }
}

/// Columns that so many weeks take, with the names of the weekdays.
fn wide(weeks: u16, scale: u16) -> u16 {
    WEEKDAY_COLUMNS + weeks * 2 * scale
}

/// How many weeks fit into so many columns.
fn fitting(columns: u16, scale: u16) -> u16 {
    (columns.saturating_sub(WEEKDAY_COLUMNS) / (2 * scale)).max(1)
}

/// Plans the calendar of so many weeks.
#[must_use]
pub fn calendar(size: Size, weeks: u32) -> CalendarPlan {
    let body = geometry::body(size);
    let wanted = u16::try_from(weeks).unwrap_or(u16::MAX);
    if body.columns >= 72 && body.rows >= 18 { stacked(body, wanted) } else { side_by_side(body, wanted) }
}

/// Mind above Body, so that a day lies in one column; the words of the day beside them.
fn stacked(body: Area, wanted: u16) -> CalendarPlan {
    let (narrowest, widest) = WORDS_COLUMNS;
    let air = u16::from(body.rows >= 22);
    let legend_rows = if body.rows >= 19 { 2 } else { 1 };
    let rows = body.rows.saturating_sub(1 + air + legend_rows + air);
    let columns = body.columns.saturating_sub(GUTTER + (body.columns * 2 / 5).clamp(narrowest, widest));
    let tall = |scale: u16| 2 * (1 + 7 * scale) + air;
    let scale = if wide(wanted.min(1000), 2) <= columns && tall(2) <= rows { 2 } else { 1 };
    let weeks = wanted.min(fitting(columns, scale));
    let pairs = ((rows + air) / (tall(scale) + air)).max(1).min(wanted.div_ceil(weeks));
    let block =
        |row: u16| Area { column: body.column, row, columns: wide(weeks, scale), rows: 1 + 7 * scale };
    let blocks = (0..pairs).map(|pair| {
        let first = body.row + 1 + air + pair * (tall(scale) + air);
        [block(first), block(first + 1 + 7 * scale + air)]
    });
    let legend = body.below(body.rows.saturating_sub(legend_rows));
    let beside = body.below(1 + air).top(rows + air);
    let words = beside.beyond(wide(weeks, scale) + GUTTER).left(widest);
    CalendarPlan { blocks: blocks.collect(), weeks, scale, legend, words, now: NowPlace::Foot }
}

/// Mind beside Body on a low screen; the words of the day below them.
fn side_by_side(body: Area, wanted: u16) -> CalendarPlan {
    let legend_rows = if body.rows >= 16 { 2 } else { 1 };
    let half = body.columns.saturating_sub(GUTTER) / 2;
    let weeks = wanted.min(fitting(half, 1));
    let blocks = body.below(1).top(8);
    let pair = [blocks.left(wide(weeks, 1)), blocks.beyond(half + GUTTER).left(wide(weeks, 1))];
    let legend = body.below(9).top(legend_rows);
    let words = body.below(9 + legend_rows);
    CalendarPlan { blocks: vec![pair], weeks, scale: 1, legend, words, now: NowPlace::Behind }
}

/// The lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinesPlan {
    /// All lanes, with their names and their numbers.
    pub lanes: Area,
    /// Rows of one lane.
    pub lane_rows: u16,
    /// Rows from one lane to the next.
    pub pitch: u16,
    /// The axis: a rule with its marks, and a row of labels.
    pub axis: Area,
    /// What the signs mean.
    pub legend: Area,
    /// The words of the selected day.
    pub words: Area,
    /// Where the usual of today is told.
    pub now: NowPlace,
}

impl LinesPlan {
    /// How many lanes are seen at once.
    #[must_use]
    pub fn seen(&self) -> usize {
        usize::from(self.lanes.rows / self.pitch.max(1)).max(1)
    }

    /// Where the line of the lane stands that is seen in this place, from 0.
    #[must_use]
    pub fn line(&self, place: u16) -> Area {
        let lane = self.lanes.below(place * self.pitch).top(self.lane_rows);
        lane.beyond(NAME_COLUMNS).left(self.columns())
    }

    /// Columns of a line.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.lanes.columns.saturating_sub(NAME_COLUMNS + 2 + FIGURE_COLUMNS).max(1)
    }
}

/// Plans the lines of so many measures; the usual of today takes `now` rows where it has them for itself.
#[must_use]
pub fn lines(size: Size, measures: u16, now: u16) -> LinesPlan {
    let body = geometry::body(size);
    let air = u16::from(body.rows >= 30);
    if body.columns >= 150 {
        let below = body.below(1 + air);
        let words = WORDS_COLUMNS.1;
        let left = below.left(below.columns - words - GUTTER);
        let words = below.beyond(below.columns - words);
        return arrange(left, measures, 0, LinesPlan { words, now: NowPlace::Foot, ..LinesPlan::default() });
    }
    let now = if body.rows >= 19 { now } else { 0 };
    let place = if now > 0 { NowPlace::Apart(body.below(1).top(now)) } else { NowPlace::Behind };
    let gap = u16::from(body.rows >= 19);
    let above = body.below(1 + now + air);
    // All lanes first, if they leave enough for the words.
    let left = above.rows.saturating_sub(2 * measures + AXIS_ROWS + gap);
    let words = left.clamp(if air > 0 { 6 } else { 4 }, 10);
    let plan = arrange(above, measures, words + gap, LinesPlan { now: place, ..LinesPlan::default() });
    let words = body.below(plan.legend.row + 1 + gap - body.row);
    LinesPlan { words, ..plan }
}

/// Shares out an area between the lanes and the axis below them, and keeps some rows free at its foot.
fn arrange(area: Area, measures: u16, free: u16, plan: LinesPlan) -> LinesPlan {
    let measures = measures.max(1);
    let rows = area.rows.saturating_sub(free + AXIS_ROWS).max(2);
    let pitch = (rows / measures).clamp(2, 6);
    let lane_rows = if pitch >= 4 { pitch - 1 } else { pitch };
    let lanes = area.top((rows / pitch).clamp(1, measures) * pitch);
    let axis = area.below(lanes.rows).top(2);
    let legend = area.below(lanes.rows + 2).top(1);
    LinesPlan { lanes, lane_rows, pitch, axis, legend, ..plan }
}

#[cfg(test)]
mod tests {
    use super::{CalendarPlan, LinesPlan, Size, calendar, lines};
    use crate::app::geometry::{self, Area};

    fn meet(one: Area, other: Area) -> bool {
        let apart = one.column + one.columns <= other.column
            || other.column + other.columns <= one.column
            || one.row + one.rows <= other.row
            || other.row + other.rows <= one.row;
        !apart && one.rows > 0 && other.rows > 0
    }

    fn must_stand_apart(areas: &[Area], size: Size, what: &str) {
        let body = geometry::body(size);
        for (place, area) in areas.iter().enumerate() {
            assert!(area.column >= body.column && area.row > body.row, "{what} {size:?} {area:?}");
            assert!(area.column + area.columns <= body.column + body.columns, "{what} {size:?} {area:?}");
            assert!(area.row + area.rows <= body.row + body.rows, "{what} {size:?} {area:?}");
            for other in &areas[place + 1..] {
                assert!(!meet(*area, *other), "{what} {size:?}: {area:?} meets {other:?}");
            }
        }
    }

    #[test]
    fn no_part_leaves_the_page_or_meets_another_at_any_size() {
        for columns in 60..=260 {
            for rows in 18..=90 {
                let size = Size { columns, rows };
                for weeks in [13, 27, 70, 530, 3_000] {
                    let CalendarPlan { blocks, legend, words, .. } = calendar(size, weeks);
                    let mut areas: Vec<Area> = blocks.into_iter().flatten().collect();
                    areas.extend([legend, words]);
                    must_stand_apart(&areas, size, "calendar");
                    assert!(words.columns >= 28 && words.rows >= 3, "calendar {size:?} {words:?}");
                }
                for (measures, now) in [(9, 2), (13, 4)] {
                    let LinesPlan { lanes, axis, legend, words, .. } = lines(size, measures, now);
                    must_stand_apart(&[lanes, axis, legend, words], size, "lines");
                    assert!(lanes.rows >= 4 && words.rows >= 3, "lines {size:?} {lanes:?} {words:?}");
                }
            }
        }
    }

    #[test]
    fn a_larger_screen_shows_more_weeks_and_a_short_history_larger_days() {
        let plan = |columns, rows, weeks| {
            let plan = calendar(Size { columns, rows }, weeks);
            (plan.blocks.len(), plan.weeks, plan.scale)
        };
        assert_eq!(plan(60, 18, 530), (1, 10, 1));
        assert_eq!(plan(80, 24, 530), (1, 18, 1));
        assert_eq!(plan(120, 40, 530), (1, 31, 1));
        assert_eq!(plan(200, 60, 530), (2, 62, 1));
        assert_eq!(plan(200, 60, 27), (1, 27, 2));
        assert_eq!(plan(80, 24, 13), (1, 13, 1));
    }
}
