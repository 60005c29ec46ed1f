//! Where things stand on a screen of a given size. State that depends on the size and the drawing of it take their
//! numbers from here, so that they never disagree.

use super::effect::Size;
use crate::domain::timeline::Kind;

/// The smallest screen that is drawn; below it the program says so.
pub const SMALLEST: Size = Size { columns: 60, rows: 18 };

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The leftmost column.
    pub column: u16,
    /// The topmost row.
    pub row: u16,
    /// How many columns.
    pub columns: u16,
    /// How many rows.
    pub rows: u16,
}

impl Area {
    /// Whether the cell lies inside.
    #[must_use]
    pub fn holds(&self, column: u16, row: u16) -> bool {
        (self.column..self.column + self.columns).contains(&column)
            && (self.row..self.row + self.rows).contains(&row)
    }

    /// The lower part, without the first `rows` rows.
    #[must_use]
    pub fn below(self, rows: u16) -> Self {
        let rows = rows.min(self.rows);
        Self { row: self.row + rows, rows: self.rows - rows, ..self }
    }

    /// The upper part.
    #[must_use]
    pub fn top(self, rows: u16) -> Self {
        Self { rows: rows.min(self.rows), ..self }
    }

    /// The left part.
    #[must_use]
    pub fn left(self, columns: u16) -> Self {
        Self { columns: columns.min(self.columns), ..self }
    }

    /// The right part, without the first `columns` columns.
    #[must_use]
    pub fn beyond(self, columns: u16) -> Self {
        let columns = columns.min(self.columns);
        Self { column: self.column + columns, columns: self.columns - columns, ..self }
    }
}

/// Whether a screen is large enough to be drawn.
#[must_use]
pub fn is_large_enough(size: Size) -> bool {
    size.columns >= SMALLEST.columns && size.rows >= SMALLEST.rows
}

/// The whole screen.
#[must_use]
pub fn screen(size: Size) -> Area {
    Area { column: 0, row: 0, columns: size.columns, rows: size.rows }
}

/// What is left to a page: below the title and its rule, above the notice and the help bar, with a margin at the sides.
#[must_use]
pub fn body(size: Size) -> Area {
    let margin = 2.min(size.columns / 8);
    let air = u16::from(size.rows >= 22);
    Area {
        column: margin,
        row: 2 + air,
        columns: size.columns.saturating_sub(2 * margin),
        rows: size.rows.saturating_sub(4 + air),
    }
}

/// How wide a column of text may be before it is hard to read.
pub const READING_COLUMNS: u16 = 84;

/// The list of races and, where there is room, the story of the selected one beside it.
#[must_use]
pub fn races(size: Size) -> (Area, Option<Area>) {
    let body = body(size);
    if body.columns < 132 {
        return (body, None);
    }
    let list = (body.columns * 11 / 20).min(100);
    (body.left(list), Some(body.beyond(list + 4)))
}

/// How wide the names of the lanes of a timeline stand at their left.
pub const GUTTER: u16 = 8;

/// The parts of a timeline, from the top. The lanes lie right of their names ([`GUTTER`]); one that is not shown has no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineAreas {
    /// Which days are seen, and how much there is in them.
    pub header: Area,
    /// The line of Mind.
    pub mind: Area,
    /// The line of Body.
    pub body: Area,
    /// Arcs.
    pub arcs: Area,
    /// Recovery guides.
    pub easy: Area,
    /// Readings, steps back and stops.
    pub phases: Area,
    /// Races.
    pub races: Area,
    /// Goals.
    pub goals: Area,
    /// The axis with its labels.
    pub axis: Area,
    /// The story of what is selected.
    pub story: Area,
}

/// The page of a timeline with these lanes, whose arcs lie over one another in so many rows at most.
#[must_use]
pub fn timeline(size: Size, lanes: &[Kind], arcs_together: u16) -> TimelineAreas {
    let body = body(size);
    let air = u16::from(body.rows >= 30);
    let has = |kind: Kind| u16::from(lanes.contains(&kind));
    let (most_arc_rows, story_rows) = match body.rows {
        ..17 => (1, 4),
        17..24 => (2, 5),
        24..30 => (2, 7),
        30..45 => (4, 8),
        45.. => (6, 11),
    };
    let arc_rows = arcs_together.clamp(1, most_arc_rows);
    let line_count = has(Kind::Mind) + has(Kind::Body);
    let marks = has(Kind::Arcs) * arc_rows
        + has(Kind::EasyDays)
        + has(Kind::Phases)
        + has(Kind::Races)
        + has(Kind::Goals);
    let gap = u16::from(body.rows >= 19);
    let fixed = 1 + 2 + marks + gap + air * (1 + line_count);
    let line_rows = (body.rows.saturating_sub(fixed + story_rows) / line_count.max(1)).clamp(2, 13);
    let mut left = body;
    let mut take = |rows: u16| {
        let area = left.top(rows);
        left = left.below(rows);
        area
    };
    let header = take(1);
    take(air);
    let [mind, body_line] = [Kind::Mind, Kind::Body].map(|kind| {
        let area = take(has(kind) * line_rows);
        take(has(kind) * air);
        area
    });
    let single = [Kind::EasyDays, Kind::Phases, Kind::Races, Kind::Goals].map(has);
    let [easy, phases, races, goals] = single;
    let rows = [has(Kind::Arcs) * arc_rows, easy, phases, races, goals];
    let rows = rows.map(&mut take);
    let axis = take(2);
    take(gap);
    let story = left;
    let lane = |area: Area| area.beyond(GUTTER);
    let [arcs, easy, phases, races, goals] = rows.map(lane);
    TimelineAreas {
        header,
        mind: lane(mind),
        body: lane(body_line),
        arcs,
        easy,
        phases,
        races,
        goals,
        axis: lane(axis),
        story,
    }
}

/// The parts of a debrief's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DebriefAreas {
    /// The stages, where there is room for them.
    pub stages: Option<Area>,
    /// The question and its answer.
    pub question: Area,
    /// Memory cues, where there is room for them.
    pub cues: Option<Area>,
}

/// Whether there are memory cues to show beside a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cues {
    /// There are some.
    Some,
    /// Nothing is known yet.
    None,
}

/// The page of a debrief whose question wants at least `wanted` columns. Memory cues give way to it first, then the stages.
#[must_use]
pub fn debrief(size: Size, wanted: u16, cues: Cues) -> DebriefAreas {
    let body = body(size);
    let rail = match body.columns {
        ..72 => 0,
        72..110 => 22,
        110.. => 26,
    };
    let rest = if rail > 0 { body.beyond(rail + 3) } else { body };
    if rail > 0 && rest.columns < wanted {
        return DebriefAreas { stages: None, question: body.left(READING_COLUMNS), cues: None };
    }
    let stages = (rail > 0).then(|| body.left(rail));
    let beside = if cues == Cues::Some && rest.columns >= 84 { (rest.columns / 3).min(56) } else { 0 };
    let left = rest.columns.saturating_sub(beside + 4);
    if beside == 0 || left < wanted {
        return DebriefAreas { stages, question: rest.left(READING_COLUMNS), cues: None };
    }
    let question = rest.left(left.min(READING_COLUMNS));
    DebriefAreas { stages, question, cues: Some(rest.beyond(question.columns + 4).left(beside)) }
}

#[cfg(test)]
mod tests {
    use super::{Cues, Size, body, debrief, races};

    #[test]
    fn no_area_ever_leaves_the_screen_or_meets_another() {
        for columns in 1..=260 {
            for rows in [1, 5, 18, 24, 60, 200] {
                let size = Size { columns, rows };
                let parts = debrief(size, columns / 3, Cues::Some);
                let mut areas = vec![parts.question];
                areas.extend(parts.stages);
                areas.extend(parts.cues);
                let (list, story) = races(size);
                for area in areas.iter().chain([&list, &body(size)]).chain(&story) {
                    assert!(area.column + area.columns <= columns.max(area.column), "{size:?} {area:?}");
                    assert!(area.row + area.rows <= rows.max(area.row), "{size:?} {area:?}");
                }
                areas.sort_by_key(|area| area.column);
                for pair in areas.windows(2) {
                    assert!(pair[0].column + pair[0].columns < pair[1].column, "{size:?} {pair:?}");
                }
            }
        }
    }

    #[test]
    fn a_small_laptop_has_room_for_stages_and_a_large_screen_for_memory_cues() {
        let small = debrief(Size { columns: 80, rows: 24 }, 40, Cues::Some);
        assert!(small.stages.is_some() && small.cues.is_none());
        assert!(small.question.columns >= 50);
        let large = debrief(Size { columns: 120, rows: 40 }, 40, Cues::Some);
        assert!(large.cues.is_some());
        assert!(debrief(Size { columns: 60, rows: 18 }, 40, Cues::Some).stages.is_none());
        // A picker that needs the room gets it: from the cues first, then from the stages.
        let wide = debrief(Size { columns: 120, rows: 40 }, 75, Cues::Some);
        assert!(wide.stages.is_some() && wide.cues.is_none());
        assert_eq!(debrief(Size { columns: 80, rows: 24 }, 75, Cues::Some).question.columns, 76);
    }
}
