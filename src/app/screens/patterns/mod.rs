//! What keeps coming back, what has not come back, and what helps: the runner's own history, counted.

mod cards;
mod matrix;
mod views;
pub mod words;

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use super::brief::BriefPage;
use super::lesson::LessonPage;
use super::lesson_form::LessonForm;
use super::story::Story;
use crate::domain::id::{LessonId, RaceId};
use crate::domain::patterns::PatternsBasis;
use crate::domain::race::words;

words! {
    /// What of it is shown.
    View {
        /// What came back and what has not, and all causes race by race.
        Back = "back", "What comes back";
        /// Causes over the years, and how much of them was within reach.
        Time = "time", "Over time";
        /// Feelings by how a race ended.
        Feelings = "feelings", "Feelings";
        /// What helped.
        Helped = "helped", "What helped";
    }
}

/// From so many rows on, things are set apart from one another.
const ROOMY: u16 = 30;

/// What Enter does on a thing that can be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    /// Opens a lesson.
    Lesson(LessonId),
    /// Writes a lesson that answers a cause.
    Write(String),
    /// Opens the brief of the next race, where the what-ifs stand.
    Brief,
    /// Opens the story of a race.
    Story(RaceId),
}

/// Puts a view together: lines, and what Enter does on those that can be selected.
struct Composer<'a> {
    basis: &'a PatternsBasis,
    shared: &'a Shared,
    pane: Pane,
    acts: Vec<Act>,
    /// How many lines there were right after the last heading.
    after_heading: usize,
}

impl Composer<'_> {
    /// A passage of the width of the page.
    fn writer(&self) -> Writer {
        Writer::new(self.pane.columns().into())
    }

    /// Text that is only read; it keeps to a width that is easy to read.
    fn words(&mut self, tone: Tone, indent: usize, text: &str) {
        let mut writer = Writer::new(self.pane.columns().min(geometry::READING_COLUMNS).into());
        writer.text(tone, indent, text);
        self.pane.words(writer.done());
    }

    /// The head of a section, with room above.
    fn heading(&mut self, text: &str, aside: &str) {
        self.pane.gap();
        let head = Row::default().with(Tone::Heading, text);
        self.pane.words([head.with(Tone::Muted, &format!("   {aside}"))]);
        self.after_heading = self.pane.len();
    }

    /// Room before a thing that can be selected, where there is enough of it on the screen.
    fn apart(&mut self) {
        let is_first = self.pane.len() == self.after_heading;
        if !is_first && self.shared.size.rows >= ROOMY {
            self.pane.gap();
        }
    }

    /// A thing that can be selected.
    fn item(&mut self, act: Act, rows: Vec<Row>) {
        self.pane.item(self.acts.len(), rows);
        self.acts.push(act);
    }
}

/// The patterns.
#[derive(Debug, Clone, PartialEq)]
pub struct Patterns {
    /// What they are made from; `None` before the first answer.
    basis: Option<Arc<PatternsBasis>>,
    view: View,
    acts: Vec<Act>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl Patterns {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self { basis: None, view: View::Back, acts: Vec::new(), sheet: Sheet::default() }
    }

    /// Where the views are named, and where the one that is shown stands.
    #[must_use]
    pub fn areas(shared: &Shared) -> (Area, Area) {
        let body = geometry::body(shared.size);
        (body.top(1), body.below(2))
    }

    /// The views in a row, the one that is shown in brackets.
    #[must_use]
    pub fn views(&self) -> Row {
        let mut row = Row::default();
        for view in View::ALL {
            if *view == self.view {
                row.push(Tone::Strong, &format!("‹ {} ›", view.label()));
            } else {
                row.push(Tone::Muted, view.label());
            }
            row.push(Tone::Muted, "   ");
        }
        row
    }

    fn selected(&self) -> Option<Act> {
        self.acts.get(self.sheet.selected()?).cloned()
    }

    fn compose(&mut self, shared: &Shared) {
        let Some(basis) = &self.basis else { return };
        let (_, area) = Self::areas(shared);
        let pane = Pane::new(area.columns.saturating_sub(1));
        let mut composer = Composer { basis, shared, pane, acts: Vec::new(), after_heading: 0 };
        match self.view {
            View::Back => cards::compose(&mut composer),
            View::Time => views::over_time(&mut composer),
            View::Feelings => views::feelings(&mut composer),
            View::Helped => views::helped(&mut composer),
        }
        if basis.left_out > 0 {
            composer.pane.gap();
            let words = format!(
                "Counted are the last {} races that were looked back at; {} earlier ones are left out.",
                basis.races.len(),
                basis.left_out
            );
            composer.words(Tone::Muted, 0, &words);
        }
        let Composer { pane, acts, .. } = composer;
        self.acts = acts;
        self.sheet.show(pane, area.rows);
    }

    /// Shows another view.
    fn turn(&mut self, by: usize, shared: &Shared) {
        let views = View::ALL;
        let place = views.iter().position(|view| *view == self.view).unwrap_or(0);
        self.view = views[(place + by) % views.len()];
        self.sheet = Sheet::default();
        self.compose(shared);
    }
}

impl Default for Patterns {
    fn default() -> Self {
        Self::new()
    }
}

impl Page for Patterns {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Patterns, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.basis.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::FollowPattern => self.selected().is_some(),
            Command::Open | Command::OpenPatterns => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::NextPattern => self.turn(1, shared),
            Command::PreviousPattern => self.turn(View::ALL.len() - 1, shared),
            Command::FollowPattern => match self.selected() {
                Some(Act::Lesson(lesson)) => shared.open(LessonPage::of(lesson)),
                Some(Act::Write(cause)) => shared.open(LessonForm::for_cause(cause)),
                Some(Act::Brief) => shared.open(BriefPage::of_the_next()),
                Some(Act::Story(race)) => shared.open(Story::of(race)),
                None => {}
            },
            _ => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (_, area) = Self::areas(shared);
        if !area.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - area.column, row - area.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again {
                self.perform(Command::FollowPattern, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Patterns);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Patterns(basis) = reply else {
            return Heard::No;
        };
        self.basis = Some(Arc::clone(basis));
        self.compose(shared);
        Heard::Yes
    }
}
