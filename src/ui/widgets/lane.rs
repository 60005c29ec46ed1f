//! A line over its usual, in braille.
//!
//! ```text
//! ⠤⠤⡀⣀⠤⠤⡀   ⢀⡠⠔
//!      ⠘⡄⣀⠔⠁
//! ```

use crate::app::chart::Lane;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::domain::check_in::Side;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Band;

/// Draws a lane into an area of its size.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, lane: &Lane, side: Side) {
    let tone = match side {
        Side::Body => Tone::Body,
        Side::Mind => Tone::Mind,
    };
    let colour = canvas.theme().text(tone);
    let band = canvas.theme().band(side);
    let mut sign = [0; 4];
    for (row, cells) in (area.row..area.row + area.rows).zip(&lane.rows) {
        for (column, cell) in (area.column..area.column + area.columns).zip(cells) {
            match (cell.band, band) {
                (true, Band::Ground(style)) => canvas.style(Area { column, row, columns: 1, rows: 1 }, style),
                (true, Band::Dots(style)) if cell.dots == 0 => {
                    canvas.styled(column, row, 1, "·", style);
                }
                _ => {}
            }
            if let Some(dots) = cell.sign() {
                canvas.styled(column, row, 1, dots.encode_utf8(&mut sign), colour);
            }
        }
    }
}
