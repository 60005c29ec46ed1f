//! The sentences of the alignment check, all of them in one list: a digit answers the one at hand and goes on. Every answer is kept
//! as it is given, so that a check that was broken off goes on where it was.

mod compose;
mod keeping;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::domain::alignment::{AlignmentCheck, FitItem, Fitted};
use crate::domain::id::AlignmentId;
use crate::domain::rules::alignment::HIGHEST;

/// Where an answer begins that has no number yet, when it is moved by an arrow.
const MIDDLE: u8 = HIGHEST / 2;

/// Where the page leads to when the check is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum After {
    /// To what came of it.
    #[default]
    Result,
    /// Back to where it was opened.
    Back,
}

/// Something that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether a small step of the last check did fit, by its place among them.
    Fitted(usize),
    /// A sentence.
    Sentence(FitItem),
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlignmentForm {
    /// The check that is changed; `None` to begin one, or to go on with the one that was begun.
    of: Option<AlignmentId>,
    after: After,
    /// The check as it stands on the page; `None` before the journal has answered.
    check: Option<AlignmentCheck>,
    /// As it was when the page was opened; `None` for one that begins here.
    before: Option<AlignmentCheck>,
    /// As it was handed over last; `None` while nothing of it was.
    written: Option<AlignmentCheck>,
    /// The check before it, the small steps of which are asked about.
    last: Option<AlignmentCheck>,
    /// What is asked, in its order.
    pub asked: Vec<Asked>,
    /// The list.
    pub sheet: Sheet,
}

impl AlignmentForm {
    /// The same, and back to the page below when it is done.
    #[must_use]
    pub fn meanwhile() -> Self {
        Self { after: After::Back, ..Self::default() }
    }

    /// Changes the answers of a check that is finished.
    #[must_use]
    pub fn of(check: &AlignmentCheck) -> Self {
        Self { of: Some(check.id), after: After::Back, ..Self::default() }
    }

    /// What has been handed over so far.
    #[must_use]
    pub fn kept(&self) -> Kept {
        if self.written.is_some() { Kept::AsTyped } else { Kept::Nothing }
    }

    /// The check as it stands on the page.
    #[must_use]
    pub fn check(&self) -> Option<&AlignmentCheck> {
        self.check.as_ref()
    }

    /// What is asked at the moment.
    #[must_use]
    pub fn here(&self) -> Option<Asked> {
        self.asked.get(self.sheet.selected()?).copied()
    }

    /// Where the page stands.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    /// Where the list stands: below what the numbers mean, and above the line that says more of what is at hand.
    #[must_use]
    pub fn list_area(shared: &Shared) -> Area {
        let below = Self::area(shared).below(2);
        below.top(below.rows.saturating_sub(2))
    }

    fn is_finished(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.finished.is_some())
    }

    fn is_at_the_end(&self) -> bool {
        self.sheet.selected().is_some_and(|place| place + 1 >= self.asked.len())
    }

    fn go_on(&mut self, shared: &Shared) {
        let next = self.sheet.selected().map_or(0, |place| place + 1);
        self.sheet.select(next.min(self.asked.len().saturating_sub(1)));
        self.compose(shared);
    }

    fn answer(&mut self, answer: Option<u8>, shared: &mut Shared) {
        match (self.here(), &mut self.check) {
            (Some(Asked::Sentence(item)), Some(check)) => {
                check.fits.set(item, answer);
                self.keep(shared);
            }
            (Some(Asked::Fitted(_)), _) if answer.is_none() => self.say_fitted(None, shared),
            _ => {}
        }
        self.compose(shared);
    }

    fn move_answer(&mut self, by: i8, shared: &mut Shared) {
        let (Some(Asked::Sentence(item)), Some(check)) = (self.here(), &self.check) else { return };
        let known = check.fits.get(item);
        let next = known.map_or(MIDDLE, |known| known.saturating_add_signed(by).min(HIGHEST));
        self.answer(Some(next), shared);
    }

    fn say(&mut self, fitted: Fitted, shared: &mut Shared) {
        self.say_fitted(Some(fitted), shared);
        self.go_on(shared);
    }
}

impl Page for AlignmentForm {
    fn scopes(&self) -> Vec<Scope> {
        match self.here() {
            Some(Asked::Fitted(_)) => vec![Scope::AlignmentFitted, Scope::AlignmentCheck],
            _ => vec![Scope::AlignmentCheck],
        }
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.check.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::AnswerFit => matches!(self.here(), Some(Asked::Sentence(_))),
            Command::FinishFit => !self.is_finished(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::AnswerFit => {
                let digit = key.typed().and_then(|digit| digit.to_digit(10));
                if let Some(digit) = digit.and_then(|digit| u8::try_from(digit).ok()) {
                    self.answer(Some(digit), shared);
                    self.go_on(shared);
                }
            }
            Command::FitLess => self.move_answer(-1, shared),
            Command::FitMore => self.move_answer(1, shared),
            Command::ClearFit => self.answer(None, shared),
            Command::FittedYes => self.say(Fitted::Yes, shared),
            Command::FittedPartly => self.say(Fitted::Partly, shared),
            Command::FittedNo => self.say(Fitted::No, shared),
            Command::FitOn if self.is_at_the_end() => self.finish(shared),
            Command::FitOn | Command::SkipFit => self.go_on(shared),
            Command::FinishFit => self.finish(shared),
            Command::LeaveFit => self.pause(shared),
            command => {
                let step = match command {
                    Command::FitUp => Step::Up,
                    Command::FitDown => Step::Down,
                    Command::FitPageUp => Step::PageUp,
                    Command::FitPageDown => Step::PageDown,
                    _ => return,
                };
                self.sheet.step(step);
                self.compose(shared);
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        if let Some(place) = under.and_then(|(column, row)| self.sheet.item_at(column, row)) {
            self.sheet.select(place);
            self.compose(shared);
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
        self.compose(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Alignment);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Alignment(basis) = reply else { return Heard::No };
        self.adopt(basis, shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.conclude(shared);
    }
}

impl AlignmentForm {
    fn pause(&mut self, shared: &mut Shared) {
        if self.written.is_some() && !self.is_finished() {
            shared.tell("It waits on Today, as you left it.");
        }
        shared.go(Go::Back);
    }
}
