//! Where the parts of a question stand: its words, the quiet line, the widget, the line for what is wrong.

use super::super::super::geometry::Area;
use crate::text::wrap;

/// The page of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLayout {
    /// The question's rows.
    pub text: Area,
    /// The quiet line's rows.
    pub note: Area,
    /// The widget.
    pub widget: Area,
    /// One row for what is wrong, below the widget's first rows or at the end.
    pub problem: Area,
}

impl PageLayout {
    /// Lays a question out in an area. The widget gets what is left, never less than two rows where there are any.
    #[must_use]
    pub fn new(area: Area, text: &str, note: Option<&str>) -> Self {
        let rows = |words: &str| {
            u16::try_from(wrap::wrap_reading(words, area.columns.into()).len()).unwrap_or(u16::MAX)
        };
        let most = area.rows.saturating_sub(5);
        let text_rows = rows(text).min(most);
        let note_rows = note.map_or(0, rows).min(most - text_rows.min(most));
        let above = text_rows + note_rows + 1;
        let rest = area.below(above);
        Self {
            text: area.top(text_rows),
            note: area.below(text_rows).top(note_rows),
            widget: rest.top(rest.rows.saturating_sub(2)),
            problem: rest.below(rest.rows.saturating_sub(1)),
        }
    }
}
