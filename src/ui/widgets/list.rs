//! A row of a list: a mark and a raised ground where it is selected, quiet words at the right end.

use crate::app::geometry::Area;
use crate::app::passage::{Row, Tone};
use crate::text::width;
use crate::ui::canvas::Canvas;

/// Whether a row is the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Selected {
    /// From a comparison.
    #[must_use]
    pub fn when(selected: bool) -> Self {
        if selected { Self::Yes } else { Self::No }
    }
}

/// Draws one row: a mark, the content, the aside at the right end.
pub fn row(
    canvas: &mut Canvas<'_>,
    area: Area,
    row: u16,
    selected: Selected,
    (content, aside): (&Row, &str),
) {
    if selected == Selected::Yes {
        canvas.select(area.column, row, area.columns);
        canvas.text(area.column, row, 1, "›", Tone::Accent);
    }
    let aside_columns = u16::try_from(width::columns(aside)).unwrap_or(0).min(area.columns / 2);
    let gap = if aside_columns > 0 { 2 } else { 0 };
    let room = area.columns.saturating_sub(3 + aside_columns + gap);
    canvas.row(area.column + 2, row, room, content);
    canvas.text_right(area.column + area.columns - 1, row, aside_columns, aside, Tone::Muted);
    if selected == Selected::Yes {
        canvas.embolden(area.column, row, area.columns);
    }
}
