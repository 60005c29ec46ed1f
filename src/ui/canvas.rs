//! A buffer to draw on, with the theme at hand. Every text goes through it, so that nothing unsanitised reaches the terminal
//! and nothing is drawn outside the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::passage::{Passage, Row, Tone};
use crate::app::rows::Rows;
use crate::text::{sanitise, width};

/// The screen while it is drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    /// Draws on `buffer`.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme, cursor: None }
    }

    /// The theme.
    #[must_use]
    pub fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// Gives the whole screen its ground.
    pub fn clear(&mut self) {
        let area = self.buffer.area;
        let ground = self.theme.ground();
        self.buffer.set_style(area, ground);
    }

    /// Where the terminal's cursor shall stand.
    #[must_use]
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor
    }

    /// Puts the terminal's cursor on a cell.
    pub fn set_cursor(&mut self, column: u16, row: u16) {
        if self.buffer.area.contains((column, row).into()) {
            self.cursor = Some((column, row));
        }
    }

    /// Draws text in a style, at most `columns` wide, cut with an ellipsis; gives the column behind it.
    pub fn styled(&mut self, column: u16, row: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if row >= area.height || column >= area.width {
            return column;
        }
        let room = columns.min(area.width - column);
        let text = sanitise::for_screen(text);
        let text = width::fit(&text, room.into());
        let (end, _) = self.buffer.set_stringn(column, row, &text, room.into(), style);
        end
    }

    /// Draws text in a tone; gives the column behind it.
    pub fn text(&mut self, column: u16, row: u16, columns: u16, text: &str, tone: Tone) -> u16 {
        let style = self.theme.text(tone);
        self.styled(column, row, columns, text, style)
    }

    /// Draws text that ends before column `end`; gives the column where it begins.
    pub fn text_right(&mut self, end: u16, row: u16, columns: u16, text: &str, tone: Tone) -> u16 {
        let text = sanitise::for_screen(text);
        let text = width::fit(&text, columns.into());
        let start = end.saturating_sub(u16::try_from(width::columns(&text)).unwrap_or(u16::MAX));
        self.text(start, row, end - start, &text, tone);
        start
    }

    /// Draws a row of a passage.
    pub fn row(&mut self, column: u16, row: u16, columns: u16, content: &Row) {
        let mut at = column;
        for span in &content.spans {
            let left = (column + columns).saturating_sub(at);
            at = self.text(at, row, left, &span.text, span.tone);
        }
    }

    /// Draws what is seen of a passage, with a scrollbar at the right where there is more.
    pub fn passage(&mut self, area: Area, passage: &Passage) {
        for (row, content) in (area.row..area.row + area.rows).zip(passage.visible()) {
            self.row(area.column, row, area.columns, content);
        }
        self.scrollbar(area, passage.rows().len(), passage.top(), passage.height());
    }

    /// A scrollbar one column right of an area, where `total` does not fit.
    pub fn scrollbar(&mut self, area: Area, total: usize, top: usize, seen: usize) {
        let rows = usize::from(area.rows);
        if total <= seen || rows == 0 {
            return;
        }
        let thumb = (rows * seen / total).max(1);
        let start = (rows - thumb) * top / (total - seen).max(1);
        let column = (area.column + area.columns).min(self.buffer.area.width.saturating_sub(1));
        for place in 0..rows {
            let (sign, style) = if (start..start + thumb).contains(&place) {
                ("┃", self.theme.text(Tone::Muted))
            } else {
                ("│", self.theme.decoration())
            };
            let row = area.row + u16::try_from(place).unwrap_or(0);
            self.styled(column, row, 1, sign, style);
        }
    }

    /// A scrollbar for a list.
    pub fn list_scrollbar(&mut self, area: Area, rows: &Rows) {
        self.scrollbar(area, rows.count(), rows.visible().start, rows.visible().len());
    }

    /// A horizontal rule.
    pub fn rule(&mut self, column: u16, row: u16, columns: u16) {
        let style = self.theme.decoration();
        self.styled(column, row, columns, &"─".repeat(columns.into()), style);
    }

    /// Raises the ground of a row, to show that it is selected.
    pub fn select(&mut self, column: u16, row: u16, columns: u16) {
        self.style(Area { column, row, columns, rows: 1 }, self.theme.selected());
    }

    /// Makes what stands in a row bold.
    pub fn embolden(&mut self, column: u16, row: u16, columns: u16) {
        self.style(Area { column, row, columns, rows: 1 }, Style::new().add_modifier(Modifier::BOLD));
    }

    /// Lays a style over what is drawn.
    pub fn style(&mut self, area: Area, style: Style) {
        let rect = Rect::new(area.column, area.row, area.columns, area.rows).intersection(self.buffer.area);
        self.buffer.set_style(rect, style);
    }
}
