//! Where the parts of the page stand.

use super::super::super::effect::Size;
use super::super::super::geometry::{self, Area};
use crate::domain::search::SearchIn;

/// The parts of the page. One that is not shown has no columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// Where it is searched, and how much was found.
    pub head: Area,
    /// What is typed, behind its sign.
    pub query: Area,
    /// What the search has to say.
    pub notes: Area,
    /// What was found. A scrollbar has its place right of it.
    pub list: Area,
    /// The line between the list and what stands below it.
    pub rule: Area,
    /// The selected hit as a whole.
    pub detail: Area,
    /// What the search can be narrowed by.
    pub facets: Area,
}

/// Whether what narrows a search is wanted on a screen that has no room to show it always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// The sign before what is typed, with a space.
pub const SIGN: &str = "/ ";
/// From this width on, the selected hit stands beside the list.
const BESIDE_FROM: u16 = 106;
/// From this width on, facets have a column of their own.
const FACETS_FROM: u16 = 150;
/// So wide are facets.
const FACETS: u16 = 32;
/// Below this width they take the whole of it.
const FACETS_BESIDE_FROM: u16 = 70;
/// Between two columns.
const GAP: u16 = 3;
/// A hit of everything takes two rows.
const ROWS_OF_EVERYTHING: u16 = 2;

/// How many rows a hit takes.
#[must_use]
pub fn rows_of_a_hit(within: SearchIn) -> u16 {
    match within {
        SearchIn::Lessons => 1,
        SearchIn::Everything => ROWS_OF_EVERYTHING,
    }
}

/// Whether facets are always shown.
#[must_use]
pub fn has_facets(size: Size, within: SearchIn) -> bool {
    within == SearchIn::Lessons && geometry::body(size).columns >= FACETS_FROM
}

/// The width that notes have.
#[must_use]
pub fn notes_columns(size: Size) -> u16 {
    geometry::body(size).columns.min(geometry::READING_COLUMNS + 16)
}

/// How many rows notes may have: more where they do not stand in the way of anything.
#[must_use]
pub fn most_notes(hits: usize) -> u16 {
    if hits == 0 { 5 } else { 2 }
}

/// The page with so many rows of notes.
#[must_use]
pub fn areas(size: Size, within: SearchIn, facets: Wanted, notes: u16) -> Areas {
    let body = geometry::body(size);
    let air = u16::from(body.rows >= 17);
    let sign = u16::try_from(SIGN.len()).unwrap_or(2);
    let (head, query) = (body.top(1), body.below(1).top(1).beyond(sign));
    let notes = body.below(2).top(notes).left(notes_columns(size));
    let below = body.below(2 + notes.rows + air);
    let mut areas = Areas { head, query, notes, ..Areas::default() };
    let wanted = facets == Wanted::Yes || has_facets(size, within);
    let mut left = below;
    if wanted && body.columns < FACETS_BESIDE_FROM {
        areas.facets = with_room_for_a_bar(below);
        return areas;
    }
    if wanted {
        left = below.left(body.columns.saturating_sub(FACETS + GAP));
        areas.facets = with_room_for_a_bar(below.beyond(body.columns.saturating_sub(FACETS)));
    }
    let beside = body.columns >= BESIDE_FROM;
    let room_beside = beside && (!wanted || has_facets(size, within));
    if room_beside {
        // Beside facets there is room for all columns of a lesson, where the list gets more of it.
        let list = if wanted { left.columns * 2 / 3 } else { left.columns * 3 / 5 };
        areas.list = with_room_for_a_bar(left.left(list));
        areas.detail = with_room_for_a_bar(left.beyond(list + GAP).left(geometry::READING_COLUMNS));
    } else if wanted || beside || within == SearchIn::Everything {
        // A hit of everything says what there is to say in its own rows.
        areas.list = with_room_for_a_bar(left);
    } else {
        let list = below.rows.saturating_sub(detail_rows(below.rows) + 1);
        areas.list = with_room_for_a_bar(left.top(list));
        areas.rule = left.below(list).top(1);
        areas.detail = with_room_for_a_bar(left.below(list + 1).left(geometry::READING_COLUMNS));
    }
    areas
}

/// The columns of a list of lessons; one that is not shown has no width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// The words of a lesson.
    pub text: u16,
    /// Where it stands.
    pub state: u16,
    /// Whether what its uses came to stands there, too.
    pub uses: Uses,
    /// Its race and the year.
    pub race: u16,
}

/// Whether a list tells what the uses of a lesson came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uses {
    /// It does.
    Told,
    /// There is no room.
    #[default]
    LeftOut,
}

/// Pin and verb stand before the words.
pub const BEFORE_TEXT: u16 = 2 + 8;
/// The longest word of a state, and the most that is given to it with what the uses came to.
const STATE: u16 = 8;
const STATE_AND_USES: u16 = 24;

impl Columns {
    /// For a list of this width, in which the longest telling of a state with its uses is so wide.
    #[must_use]
    pub fn of(columns: u16, widest: u16) -> Self {
        let told = (widest.clamp(STATE, STATE_AND_USES), Uses::Told);
        let word = (STATE, Uses::LeftOut);
        let ((state, uses), race) = match columns {
            ..48 => ((0, Uses::LeftOut), 0),
            48..72 => (word, 4),
            72..96 => (word, 15),
            96..106 => (word, 24),
            106.. => (told, 22),
        };
        let gaps = 2 * (u16::from(state > 0) + u16::from(race > 0));
        Self { text: columns.saturating_sub(3 + BEFORE_TEXT + state + race + gaps), state, uses, race }
    }
}

fn detail_rows(rows: u16) -> u16 {
    match rows {
        ..9 => 3,
        9..14 => 4,
        14..20 => 6,
        20.. => rows / 3,
    }
}

fn with_room_for_a_bar(area: Area) -> Area {
    area.left(area.columns.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::{Area, SearchIn, Size, Wanted, areas};

    #[test]
    fn the_parts_of_the_page_never_meet_and_never_leave_the_screen() {
        for columns in 60..=260 {
            for rows in [18, 21, 24, 30, 40, 60, 200] {
                for within in [SearchIn::Lessons, SearchIn::Everything] {
                    for facets in [Wanted::Yes, Wanted::No] {
                        for notes in 0..=2 {
                            let size = Size { columns, rows };
                            let all = areas(size, within, facets, notes);
                            let parts =
                                [all.head, all.query, all.notes, all.list, all.rule, all.detail, all.facets];
                            let parts: Vec<Area> =
                                parts.into_iter().filter(|area| area.columns > 0 && area.rows > 0).collect();
                            for (place, one) in parts.iter().enumerate() {
                                assert!(one.column + one.columns < columns && one.row + one.rows < rows);
                                for other in &parts[..place] {
                                    let apart = one.column >= other.column + other.columns
                                        || other.column >= one.column + one.columns
                                        || one.row >= other.row + other.rows
                                        || other.row >= one.row + one.rows;
                                    assert!(apart, "{size:?} {within:?} {facets:?}: {one:?} {other:?}");
                                }
                            }
                            let least = if all.facets.columns > 50 { 0 } else { 4 };
                            assert!(all.list.rows >= least, "{size:?} {all:?}");
                        }
                    }
                }
            }
        }
    }
}
