//! A line that is written about a goal or a step, at the foot of the page: why, what it gave, a step, a day, a number.

use super::super::super::command::{Command, Scope};
use super::super::super::effect::Effect;
use super::super::super::geometry::Area;
use super::super::super::key::Key;
use super::super::super::saver::Kept;
use super::super::super::shared::Shared;
use super::super::super::writing;
use crate::domain::goal::{GivenVerdict, Step};
use crate::domain::id::StepId;
use crate::text::editor::{Applied, Edit, Editor};
use crate::text::wrap;

/// What a line is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asks {
    /// Why a verdict was given; of a goal that was let go what it gave.
    Why(GivenVerdict),
    /// What carries on what a goal gave that was let go.
    Carries(GivenVerdict),
    /// A new step: `None` before its first letter is kept.
    NewStep(Option<Step>),
    /// The day of a step that was just written.
    StepDay(Step),
    /// The day to which a step is moved.
    MoveTo(Step),
    /// Other words for a step, with the step as it was.
    Reword(Step),
    /// The number of today.
    Number,
}

/// A line while it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is for.
    pub asks: Asks,
    /// The question.
    pub question: String,
    /// How it is answered.
    pub hint: String,
    /// What is typed.
    pub editor: Editor,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

/// A line takes so many rows at the foot of a page, with one for the words below it.
const ROWS: u16 = 4;

impl Line {
    /// A line that holds some words already.
    #[must_use]
    pub fn new(asks: Asks, question: impl Into<String>, hint: impl Into<String>, text: &str) -> Self {
        let mut editor = Editor::line(text);
        editor.apply(Edit::Move(crate::text::editor::Motion::RowEnd));
        Self { asks, question: question.into(), hint: hint.into(), editor, problem: None }
    }

    /// A line whose words are replaced by what is typed, as long as nobody moves in it.
    #[must_use]
    pub fn all_selected(
        asks: Asks,
        question: impl Into<String>,
        hint: impl Into<String>,
        text: &str,
    ) -> Self {
        let mut line = Self::new(asks, question, hint, text);
        line.editor.apply(Edit::SelectAll);
        line
    }

    /// What stands below what is typed: why that cannot be read, or how it is answered.
    #[must_use]
    pub fn below(&self) -> &str {
        self.problem.as_deref().unwrap_or(&self.hint)
    }

    /// The step that it is about, where that is in the journal already.
    #[must_use]
    pub fn about(&self) -> Option<StepId> {
        match &self.asks {
            Asks::NewStep(step) => step.as_ref().map(|step| step.id),
            Asks::StepDay(step) | Asks::MoveTo(step) | Asks::Reword(step) => Some(step.id),
            Asks::Why(_) | Asks::Carries(_) | Asks::Number => None,
        }
    }

    /// Where keys are heard while a line is written.
    #[must_use]
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::GoalLine, Scope::Writing]
    }

    /// The words: one line, whatever was pasted.
    #[must_use]
    pub fn words(&self) -> String {
        self.editor.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Performs a command of writing; whether the words are others now.
    pub fn perform(&mut self, command: Command, shared: &mut Shared) -> bool {
        writing::edit(command).is_some_and(|edit| self.apply(edit, shared))
    }

    /// Takes a key that is no command; whether the words are others now.
    pub fn typed(&mut self, key: Key, shared: &mut Shared) -> bool {
        key.typed().is_some_and(|letter| self.apply(Edit::Insert(letter.to_string()), shared))
    }

    /// Takes a pasted text, as one line; whether the words are others now.
    pub fn pasted(&mut self, text: &str, shared: &mut Shared) -> bool {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.apply(Edit::Paste(text), shared)
    }

    fn apply(&mut self, edit: Edit, shared: &mut Shared) -> bool {
        let applied: Applied = self.editor.apply(edit);
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() {
            self.problem = None;
        }
        applied.changed_text()
    }

    /// Fits it into the foot of a page.
    pub fn resize(&mut self, area: Area) {
        self.editor.resize(inside(area).columns, 1);
    }

    /// Writes at the place that was clicked on; whether it was in the line.
    pub fn clicked(&mut self, area: Area, (column, row): (u16, u16)) -> bool {
        let inside = inside(area);
        if inside.holds(column, row) {
            self.editor.set_cursor_at(column - inside.column, 0);
        }
        inside.holds(column, row)
    }
}

/// The page above a line, and the line at its foot: where there is none, the page has everything.
#[must_use]
pub fn parted(body: Area, line: Option<&Line>) -> (Area, Area) {
    let rows = line.map_or(0, |line| {
        let below = wrap::wrap_reading(line.below(), body.columns.into()).len().max(1);
        (ROWS + u16::try_from(below).unwrap_or(1) - 1).min(body.rows)
    });
    let above = body.rows - rows;
    (body.top(above), body.below(above))
}

/// Where the words of a line stand in its area.
#[must_use]
pub fn inside(area: Area) -> Area {
    let row = area.below(2).top(1).beyond(2);
    row.left(row.columns.saturating_sub(2))
}

/// How far what is written was handed over; `None` of a day or a number, which is only read once it is whole.
#[must_use]
pub fn kept(line: &Line) -> Option<Kept> {
    match line.asks {
        Asks::Why(_) | Asks::Carries(_) | Asks::NewStep(_) => Some(Kept::AsTyped),
        Asks::Reword(_) => Some(Kept::OnLeaving),
        Asks::StepDay(_) | Asks::MoveTo(_) | Asks::Number => None,
    }
}

/// What is said where the step of a line is not there any more.
pub const STEP_IS_GONE: &str = "That step was decided about in another window.";
