//! A line over its usual, in braille; the edges of the usual stand to an eighth of a row. Without colours for a ground its
//! lowest row is underlined, also under the line: what lies below that is below the usual.
//!
//! ```text
//! ⠤⠤⡀⣀⠤⠤⡀   ⢀⡠⠔
//!      ⠘⡄⣀⠔⠁
//! ```

use ratatui::style::{Modifier, Style};

use crate::app::chart::{Behind, Lane, Part};
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::domain::check_in::Side;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Band;

/// Lower blocks of one to seven eighths.
const BLOCKS: [&str; 7] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"];

/// Draws a lane into an area of its size.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, lane: &Lane, side: Side) {
    let colour = canvas.theme().text(Tone::of(side));
    let band = canvas.theme().band(side);
    let mut sign = [0; 4];
    for (row, cells) in (area.row..area.row + area.rows).zip(&lane.rows) {
        for (column, cell) in (area.column..area.column + area.columns).zip(cells) {
            let dots = cell.sign();
            match (cell.band, dots) {
                (Some(part), None) => usual(canvas, (column, row), part, &band),
                (Some(part), Some(_)) => under(canvas, (column, row), part, &band),
                (None, _) => {}
            }
            if let Some(dots) = dots {
                canvas.styled(column, row, 1, dots.encode_utf8(&mut sign), colour);
            }
        }
    }
    if let Band::Dots(_) = band {
        underline_foot(canvas, area, lane);
    }
}

/// Underlines the lowest cell of each column that the usual fills.
fn underline_foot(canvas: &mut Canvas<'_>, area: Area, lane: &Lane) {
    let is_usual = |row: u16, column: u16| {
        let cell = lane.rows.get(usize::from(row)).and_then(|cells| cells.get(usize::from(column)));
        cell.and_then(|cell| cell.band).is_some_and(|part| part.behind_a_line == Behind::Usual)
    };
    let foot = Style::new().add_modifier(Modifier::UNDERLINED);
    for (row, column) in (0..area.rows).flat_map(|row| (0..area.columns).map(move |column| (row, column))) {
        if is_usual(row, column) && !is_usual(row + 1, column) {
            let cell = Area { column: area.column + column, row: area.row + row, columns: 1, rows: 1 };
            canvas.style(cell, foot);
        }
    }
}

/// The usual where no line runs.
fn usual(canvas: &mut Canvas<'_>, (column, row): (u16, u16), part: Part, band: &Band) {
    match band {
        Band::Ground { full, lower, upper } => {
            let block = |eighths: u8| BLOCKS.get(usize::from(eighths).wrapping_sub(1)).copied();
            let (sign, style) = match (block(part.from), block(part.to)) {
                // The upper part is what a lower block leaves free.
                (Some(rest), _) => (rest, *upper),
                (None, Some(part)) => (part, *lower),
                (None, None) => (" ", *full),
            };
            canvas.styled(column, row, 1, sign, style);
        }
        Band::Dots(style) if part.behind_a_line == Behind::Usual => {
            canvas.styled(column, row, 1, "·", *style);
        }
        Band::Dots(_) => {}
    }
}

/// The usual behind a line: all of the cell, or nothing.
fn under(canvas: &mut Canvas<'_>, (column, row): (u16, u16), part: Part, band: &Band) {
    if let (Band::Ground { full, .. }, Behind::Usual) = (band, part.behind_a_line) {
        canvas.style(Area { column, row, columns: 1, rows: 1 }, *full);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::draw;
    use crate::app::chart::{Behind, Cell, Lane, Part};
    use crate::app::geometry::Area;
    use crate::app::settings::ThemeName;
    use crate::domain::check_in::Side;
    use crate::ui::canvas::Canvas;
    use crate::ui::theme::{Depth, Theme};

    /// Three columns and rows: the usual fills the two upper rows, but in the last column, where nothing is usual; a line
    /// runs through the middle of the second row and below the usual in the last column.
    fn lane() -> Lane {
        let usual = Part { from: 0, to: 8, behind_a_line: Behind::Usual };
        let filled = Cell { dots: 0, band: Some(usual) };
        let (line, nothing) = (Cell { dots: 0x12, ..filled }, Cell::default());
        let below = Cell { dots: 0x12, band: None };
        Lane {
            rows: vec![
                vec![filled, filled, nothing],
                vec![filled, line, nothing],
                vec![nothing, nothing, below],
            ],
        }
    }

    fn drawn(depth: Depth) -> Buffer {
        let theme = Theme::named(ThemeName::Dark, depth);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 3));
        let area = Area { column: 0, row: 0, columns: 3, rows: 3 };
        draw(&mut Canvas::new(&mut buffer, &theme), area, &lane(), Side::Mind);
        buffer
    }

    #[test]
    fn without_colours_for_a_ground_the_foot_of_the_usual_is_underlined_under_the_line_as_well() {
        for (depth, is_lined) in [(Depth::None, true), (Depth::Sixteen, true), (Depth::True, false)] {
            let buffer = drawn(depth);
            let lined = |column, row| buffer[(column, row)].modifier.contains(Modifier::UNDERLINED);
            let rows: Vec<[bool; 3]> = (0..3).map(|row| [0, 1, 2].map(|column| lined(column, row))).collect();
            assert_eq!(rows, [[false; 3], [is_lined, is_lined, false], [false; 3]], "{depth:?}");
            assert_eq!(buffer[(1, 1)].symbol(), "⠒");
        }
    }
}
