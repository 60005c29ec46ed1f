//! What can be seen of a journal: its screen first of all.

use std::path::Path;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;
use secondwind::app::effect::{self, Effect, Size};
use secondwind::app::screens::Screen;
use secondwind::store::Store;
use secondwind::ui;
use secondwind::ui::theme::{Depth, Theme};
use unicode_width::UnicodeWidthStr;

use super::Journal;

impl Journal {
    /// The whole screen, a line each row, without the blanks at the ends.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.drawn();
        rows(&buffer).join("\n")
    }

    /// Whether a text is on the screen, within one row.
    pub fn sees(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Asserts that every one of these texts is on the screen.
    #[track_caller]
    pub fn must_see(&self, texts: &[&str]) {
        for text in texts {
            assert!(self.sees(text), "{text:?} is not on the screen:\n{}", self.screen());
        }
    }

    /// Asserts that none of these texts is on the screen.
    #[track_caller]
    pub fn must_not_see(&self, texts: &[&str]) {
        for text in texts {
            assert!(!self.sees(text), "{text:?} is on the screen:\n{}", self.screen());
        }
    }

    /// Everything a page says, for one that is longer than the screen: read from its first row to its last.
    pub fn whole_page(&mut self) -> String {
        let size = self.state.shared.size;
        self.resize(size.columns, 400);
        let page = self.screen();
        self.resize(size.columns, size.rows);
        page
    }

    /// Where a text begins on the screen.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let (buffer, _) = self.drawn();
        rows(&buffer).iter().zip(0..).find_map(|(row, number)| {
            let byte = row.find(text)?;
            Some((u16::try_from(row[..byte].width()).expect("a column"), number))
        })
    }

    /// How the first cell of a text is drawn.
    pub fn style_of(&self, text: &str) -> Style {
        let (column, row) =
            self.find(text).unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        self.drawn().0[(column, row)].style()
    }

    /// The screen as cells, and where the cursor stands if it can be seen.
    pub fn drawn(&self) -> (Buffer, Option<(u16, u16)>) {
        let theme = Theme::named(self.state.shared.settings.theme, Depth::True);
        let Size { columns, rows } = self.state.shared.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
        terminal.draw(|frame| ui::draw(frame, &self.state, &theme)).expect("a frame");
        let backend = terminal.backend();
        let cursor = backend.cursor_visible().then(|| backend.cursor_position().into());
        (backend.buffer().clone(), cursor)
    }

    /// The question that is asked, and nothing where none is.
    pub fn question(&self) -> String {
        match self.state.screen() {
            Screen::Debrief(debrief) => debrief.question_text(&self.state.shared),
            _ => String::new(),
        }
    }

    /// What is wrong with the answer at hand.
    pub fn problem(&self) -> String {
        match self.state.screen() {
            Screen::Debrief(debrief) => debrief.problem.clone().unwrap_or_default(),
            Screen::RaceForm(form) => form.here().and_then(|field| field.problem.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The line at the foot of the screen.
    pub fn notice(&self) -> String {
        self.state.shared.notice.as_ref().map_or_else(String::new, |notice| notice.text.clone())
    }

    /// Whether a debrief is open.
    pub fn is_looking_back(&self) -> bool {
        matches!(self.state.screen(), Screen::Debrief(_))
    }

    /// Whether the story of a race is open.
    pub fn is_reading_a_story(&self) -> bool {
        matches!(self.state.screen(), Screen::Story(_))
    }

    /// Whether the program has ended.
    pub fn has_left(&self) -> bool {
        self.has_left
    }

    /// What was asked of the world, first to last.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The folder the journal's file lies in.
    pub fn folder(&self) -> &Path {
        self.folder.as_ref().expect("a journal on a disk").path()
    }

    /// How many keys were pressed.
    pub fn counted_keys(&self) -> usize {
        self.keys
    }

    /// What the disk has.
    pub fn store(&self) -> &Store {
        self.performer.as_ref().expect("a performer").store()
    }

    /// Which journal the program says is open.
    pub fn journal(&self) -> effect::Journal {
        self.state.shared.journal
    }
}

/// The rows of a screen as text. A cell after a wide character belongs to that character and is left out.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|row| {
            let mut text = String::new();
            let mut column = area.left();
            while column < area.right() {
                let symbol = buffer[(column, row)].symbol();
                text.push_str(symbol);
                column += u16::try_from(symbol.width()).expect("a narrow symbol").max(1);
            }
            text.trim_end().to_owned()
        })
        .collect()
}

/// Every cell of a screen.
pub fn cells(buffer: &Buffer) -> impl Iterator<Item = &Cell> {
    buffer.content().iter()
}
