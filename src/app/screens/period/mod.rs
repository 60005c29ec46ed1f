//! A week or a month looked back at: a calm page of questions, answered in place in any order. Every answer is kept as it is given;
//! the page can be left at any time and gone on with later.

mod acts;
mod aligned;
pub mod answering;
pub mod compose;
mod held;
mod keys;
mod page;
mod steps;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::content::season::told_span;
use crate::domain::history::History;
use crate::domain::lesson::Lesson;
use crate::domain::review::{DECIDED_DAYS, ReviewBasis, ReviewKind, ReviewStory};
use crate::domain::rules::period::{self, Span};
use crate::domain::rules::reckoning::{Reckoning, USUAL_REACH_DAYS};
use answering::{Answering, Part};
use chrono::{Days, NaiveDate};
use std::sync::Arc;
use steps::WeekStep;

/// So many lessons are offered to be kept in view before all of them are asked for.
const FEW_LESSONS: usize = 5;

/// Something on the page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A question by its place.
    Question(usize),
    /// A step by its place.
    Step(usize),
    /// A small win by its place.
    Win(usize),
    /// Where a small win is written.
    NewWin,
    /// A lesson by its place.
    Lesson(usize),
    /// All lessons instead of a few.
    MoreLessons,
}

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReview {
    /// What is looked back at.
    kind: ReviewKind,
    /// What the journal says; `None` before the first answer.
    basis: Option<ReviewBasis>,
    /// The history that the days are told from, and what it comes to.
    history: Option<(Arc<History>, Reckoning)>,
    /// The answers.
    pub answering: Answering,
    questions: Vec<ReviewQuestion>,
    steps: Vec<WeekStep>,
    all_lessons: bool,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl PeriodReview {
    /// Looks back at a week, a month or a season.
    #[must_use]
    pub fn of(kind: ReviewKind) -> Self {
        Self {
            kind,
            basis: None,
            history: None,
            answering: Answering::new(kind, Span { from: NaiveDate::MIN, to: NaiveDate::MIN }),
            questions: Vec::new(),
            steps: Vec::new(),
            all_lessons: false,
            items: Vec::new(),
            sheet: Sheet::default(),
        }
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        if self.basis.is_none() {
            return format!("The {}", self.kind.label());
        }
        let span = self.answering.span;
        format!("The {} · {}", self.kind.label(), told_span(self.kind, span.from, span.to))
    }

    /// What has been handed over so far.
    #[must_use]
    pub fn kept(&self) -> Kept {
        if self.answering.review.is_some() { Kept::AsTyped } else { Kept::Nothing }
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    /// Where the answer stands that is written.
    #[must_use]
    pub fn writing_area(&self, shared: &Shared) -> Option<Area> {
        let writing = self.answering.writing.as_ref()?;
        let item = self.written_item()?;
        let (column, row) = self.sheet.corner_of(self.items.iter().position(|other| *other == item)?)?;
        let area = Self::area(shared);
        let columns = page::question_columns(Self::columns(shared));
        let (indent, below) = match item {
            Item::Question(place) => {
                let question = self.questions.get(place)?;
                (compose::ANSWER, compose::question_rows(question, columns.into()))
            }
            _ => (compose::ANSWER + 2, 0),
        };
        let (indent, below) = (u16::try_from(indent).ok()?, u16::try_from(below).ok()?);
        let row = row + below;
        let rows = writing.rows.min(area.rows.saturating_sub(row));
        Some(Area {
            column: area.column + column + indent,
            row: area.row + row,
            columns: page::writing_columns(Self::columns(shared)),
            rows,
        })
    }

    fn columns(shared: &Shared) -> u16 {
        Self::area(shared).columns.saturating_sub(1)
    }

    fn question(&self, place: usize) -> Option<ReviewQuestion> {
        self.questions.get(place).cloned()
    }

    /// The question that is answered by a list of this kind.
    fn question_of(&self, ask: &Ask) -> Option<ReviewQuestion> {
        self.questions.iter().find(|question| question.ask == *ask).cloned()
    }

    /// The thing on the page that is written.
    fn written_item(&self) -> Option<Item> {
        let writing = self.answering.writing.as_ref()?;
        match writing.part {
            Part::Line(Some(place)) => Some(Item::Win(place)),
            Part::Line(None) => Some(Item::NewWin),
            Part::Whole => self
                .questions
                .iter()
                .position(|question| question.id == writing.question.id)
                .map(Item::Question),
        }
    }

    /// What is selected; `None` where nothing that can be is seen.
    #[must_use]
    pub fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn select(&mut self, wanted: Item) {
        if let Some(place) = self.items.iter().position(|item| *item == wanted) {
            self.sheet.select(place);
        }
    }

    fn selected_question(&self) -> Option<ReviewQuestion> {
        match self.selected()? {
            Item::Question(place) => self.question(place),
            _ => None,
        }
    }

    /// The reviews of the kind that looked back at earlier days, the last ones first.
    fn earlier(&self) -> impl Iterator<Item = &ReviewStory> {
        let span = self.answering.span;
        let basis = self.basis.iter();
        basis
            .flat_map(|basis| basis.open.iter().chain(&basis.past))
            .filter(move |story| story.review.from < span.from)
    }

    /// How the same question was answered the time before.
    fn earlier_answer(&self, question: &ReviewQuestion) -> Option<String> {
        let known = self.earlier().filter_map(|story| Some((story.review.from, story.answer(&question.id)?)));
        let (from, value) = known.max_by_key(|(from, _)| *from)?;
        let name = |id: &str| self.lesson_named(id);
        let told = crate::content::season::told_answer(question, value, name)?;
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        let days = (self.answering.span.from - from).num_days();
        let when = match self.kind {
            ReviewKind::Week if days == 7 => "last week".to_owned(),
            ReviewKind::Week => format!("week of {}", crate::domain::units::days::told_short(from)),
            ReviewKind::Month if days <= 31 => "last month".to_owned(),
            _ => told_span(self.kind, from, from),
        };
        Some(format!("{when}: {told}"))
    }

    fn lesson_named(&self, id: &str) -> Option<String> {
        let lessons = &self.basis.as_ref()?.lessons;
        lessons.iter().find(|told| told.lesson.id.to_string() == id).map(|told| told.lesson.text.clone())
    }

    /// The lessons that are offered: what is kept in view already, what is pinned, the newest.
    fn lessons(&self) -> Vec<&Lesson> {
        let Some(basis) = &self.basis else { return Vec::new() };
        let mut lessons: Vec<&Lesson> = basis.lessons.iter().map(|told| &told.lesson).collect();
        lessons.sort_by_key(|lesson| !lesson.pinned);
        lessons
    }

    /// The history reaches back far enough for the usual before the earliest days that may be looked back at.
    fn since(today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(USUAL_REACH_DAYS + DECIDED_DAYS)).unwrap_or(NaiveDate::MIN)
    }

    fn adopt(&mut self, basis: &ReviewBasis, shared: &Shared) {
        let today = shared.now.today();
        // While the page is open it stays with the days that it was opened for.
        let span = if self.basis.is_some() {
            self.answering.span
        } else {
            let open = basis.open.as_ref().map(|story| &story.review);
            period::span_to_go_on(self.kind, open, today)
        };
        let mut stories = basis.open.iter().chain(&basis.past);
        let own = self.answering.review.as_ref().map(|review| review.id);
        let story = stories
            .clone()
            .find(|story| Some(story.review.id) == own)
            .or_else(|| stories.find(|story| story.review.from == span.from));
        self.answering.adopt(span, story);
        self.questions = shared.content.reviews.questions(self.kind).to_vec();
        self.steps = steps::of(basis, span);
        self.basis = Some(basis.clone());
    }
}

impl Page for PeriodReview {
    fn scopes(&self) -> Vec<Scope> {
        if let Some(writing) = &self.answering.writing {
            let own = if writing.is_long() { Scope::LongText } else { Scope::PeriodLine };
            return vec![Scope::PeriodWriting, own, Scope::TextRows, Scope::Writing];
        }
        let of_item = match self.selected() {
            Some(Item::Step(_)) => vec![Scope::PeriodStep],
            Some(Item::Win(_)) => vec![Scope::PeriodWin],
            Some(Item::NewWin) => vec![Scope::PeriodText],
            Some(Item::Lesson(_)) => vec![Scope::PeriodLesson],
            Some(Item::MoreLessons) | None => Vec::new(),
            Some(Item::Question(place)) => {
                self.questions.get(place).map(|question| page::scopes(&question.ask)).unwrap_or_default()
            }
        };
        of_item.into_iter().chain([Scope::Period, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.answering.writing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.basis.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open => {
                self.selected() == Some(Item::MoreLessons)
                    || self
                        .selected_question()
                        .is_some_and(|question| matches!(question.ask, Ask::Goals | Ask::Alignment))
            }
            Command::AddWin => self.kind == ReviewKind::Month,
            Command::AnswerToStep => self.can_make_step(),
            Command::FinishPeriod => self.answering.review.is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open | Command::WriteAnswer | Command::EditWin => self.open(shared),
            Command::AddWin => {
                if let Some(question) = self.question_of(&Ask::Wins) {
                    self.select(Item::NewWin);
                    self.write(&question, Part::Line(None), shared);
                }
            }
            Command::DropWin => {
                if let (Some(Item::Win(place)), Some(question)) =
                    (self.selected(), self.question_of(&Ask::Wins))
                {
                    self.answering.drop_line(&question, place, shared);
                    self.compose(shared);
                }
            }
            Command::AnswerToStep => self.make_step(shared),
            Command::KeepInView => self.keep_in_view(shared),
            Command::FinishPeriod => self.finish(shared),
            Command::ChooseNumber | Command::ChooseAfter | Command::ChooseBefore => {
                self.choose((command, key), shared);
            }
            Command::ClearAnswer => {
                if let Some(question) = self.selected_question() {
                    self.answering.set(&question, None, shared);
                    self.compose(shared);
                }
            }
            Command::ScaleDigit | Command::ScaleTen | Command::ScaleLess | Command::ScaleMore => {
                if let Some(question) = self.selected_question() {
                    self.answering.scale((command, key), &question, shared);
                    self.compose(shared);
                }
            }
            Command::AnswerDone => self.leave_writing(shared),
            Command::AnswerNext | Command::AnswerOn => self.go_on(Step::Down, shared),
            Command::AnswerPrevious => self.go_on(Step::Up, shared),
            command if steps::verdict(command).is_some() => self.decide(command, shared),
            command => {
                if self.answering.edit(command, shared) {
                    self.compose(shared);
                } else if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                    self.compose(shared);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        self.answering.typed(key, shared);
        self.compose(shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        self.answering.pasted(text, shared);
        self.compose(shared);
    }

    fn edited(&mut self, result: Result<String, String>, shared: &mut Shared) {
        self.answering.edited(result, shared);
        self.compose(shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        // What is under the pointer is found before the answer is left: that may move everything below it.
        let area = Self::area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        let under = under.and_then(|(column, row)| self.sheet.item_at(column, row));
        let under = under.and_then(|place| self.items.get(place).copied());
        if let Some(area) = self.writing_area(shared) {
            if area.holds(column, row) {
                if let Some(writing) = &mut self.answering.writing {
                    writing.editor.set_cursor_at(column - area.column, row - area.row);
                }
                return;
            }
            self.leave_writing(shared);
        }
        let Some(item) = under else { return };
        let again = self.selected() == Some(item);
        self.select(item);
        self.compose(shared);
        if again {
            self.perform(Command::Open, Key::plain(Code::Enter), shared);
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        if self.answering.writing.is_none() {
            self.sheet.scroll(isize::from(rows));
            self.compose(shared);
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        let today = shared.now.today();
        shared.read(Read::Review(self.kind, today));
        shared.read(Read::History(Some(Self::since(today))));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Review(basis) if basis.kind == self.kind => {
                // What was changed here and is still on its way is newer than this answer; another one follows it.
                if self.basis.is_none() || shared.saver.is_clean() {
                    self.adopt(basis, shared);
                    self.compose(shared);
                }
                Heard::Yes
            }
            Reply::History(Some(since), history) if *since == Self::since(shared.now.today()) => {
                let reckoning = Reckoning::of(history, shared.now.today());
                self.history = Some((Arc::clone(history), reckoning));
                self.compose(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.leave_writing(shared);
    }
}
