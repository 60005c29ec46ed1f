//! A scale: its numbers in a row, the chosen one marked, the words of its ends below.
//!
//! ```text
//!   0   1   2   3   4   5   6  [7]  8   9   10
//!   light                            very heavy
//! ```

use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::debrief::widget::Scale;
use crate::text::width;
use crate::ui::canvas::Canvas;

/// Draws a scale.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, scale: &Scale) {
    let count = u16::from(scale.max - scale.min) + 1;
    let step = (area.columns.saturating_sub(2) / count).clamp(3, 5);
    for (place, number) in (scale.min..=scale.max).enumerate() {
        let column = area.column + u16::try_from(place).unwrap_or(0) * step;
        if scale.value == Some(number) {
            let words = format!("[{number}]");
            canvas.text(column, area.row, 4, &words, Tone::Heading);
            canvas.select(column, area.row, u16::try_from(words.len()).unwrap_or(3));
        } else {
            canvas.text(column + 1, area.row, 2, &number.to_string(), Tone::Muted);
        }
    }
    let end = area.column + (count - 1) * step + 3;
    let half = (end - area.column) / 2;
    canvas.text(area.column + 1, area.row + 1, half, &scale.low, Tone::Muted);
    let high = u16::try_from(width::columns(&scale.high)).unwrap_or(0).min(half);
    canvas.text_right(end, area.row + 1, high, &scale.high, Tone::Muted);
    if let Some(value) = scale.value {
        let filled = u16::from(value - scale.min) * step;
        canvas.text(
            area.column + 1,
            area.row + 3,
            filled + 1,
            &"━".repeat(usize::from(filled) + 1),
            Tone::Accent,
        );
        let rest = usize::from(end.saturating_sub(area.column + 2 + filled));
        let style = canvas.theme().decoration();
        canvas.styled(area.column + 2 + filled, area.row + 3, area.columns, &"─".repeat(rest), style);
    }
}
