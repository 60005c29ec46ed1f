//! A line over its usual, in braille; the edges of the usual stand to an eighth of a row.
//!
//! ```text
//! ⠤⠤⡀⣀⠤⠤⡀   ⢀⡠⠔
//!      ⠘⡄⣀⠔⠁
//! ```

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
