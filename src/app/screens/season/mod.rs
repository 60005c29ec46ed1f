//! A season on one page: a calendar year, as it is told by `content::season`, with the five questions of its review answered in
//! place. It can be copied and written to a file.

mod compose;

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Journal, Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use super::arc::ArcPage;
use super::goal::GoalPage;
use super::lesson::LessonPage;
use super::period::answering::{Answering, Part};
use super::period::compose::{ANSWER, Choice, question_rows};
use super::step_back::StepBackPage;
use super::story::Story;
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::content::season::{Link, markdown};
use crate::domain::debrief::Value;
use crate::domain::review::{ReviewKind, SeasonBasis};
use crate::domain::rules::period::Span;
use crate::domain::season::Season;
use crate::text::sanitise::for_screen;

/// Something on the page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// An entry that leads somewhere.
    Entry(Link, usize),
    /// A question by its place.
    Question(usize),
}

/// Which other year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    /// An earlier one.
    Before,
    /// A later one.
    After,
}

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonPage {
    /// Which.
    year: i32,
    /// What the journal says, and what it comes to; `None` before the first answer.
    known: Option<(Arc<SeasonBasis>, Season)>,
    /// The answers to the season's questions.
    pub answering: Answering,
    questions: Vec<ReviewQuestion>,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl SeasonPage {
    /// The season of a year.
    #[must_use]
    pub fn of(year: i32) -> Self {
        Self {
            year,
            known: None,
            answering: Answering::new(ReviewKind::Season, Span::year(year)),
            questions: Vec::new(),
            items: Vec::new(),
            sheet: Sheet::default(),
        }
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Season {}", self.year)
    }

    /// What was handed over of what is written.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.answering.writing.as_ref().map(|_| Kept::AsTyped)
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    fn columns(shared: &Shared) -> u16 {
        Self::area(shared).columns.saturating_sub(1)
    }

    /// Where the answer stands that is written.
    #[must_use]
    pub fn writing_area(&self, shared: &Shared) -> Option<Area> {
        let writing = self.answering.writing.as_ref()?;
        let Item::Question(place) = self.written_item()? else { return None };
        let item = self.items.iter().position(|other| *other == Item::Question(place))?;
        let (column, row) = self.sheet.corner_of(item)?;
        let area = Self::area(shared);
        let columns = compose::question_columns(Self::columns(shared));
        let below = u16::try_from(question_rows(self.questions.get(place)?, columns.into())).ok()?;
        let row = row + below;
        Some(Area {
            column: area.column + column + u16::try_from(ANSWER).ok()?,
            row: area.row + row,
            columns: compose::writing_columns(Self::columns(shared)),
            rows: writing.rows.min(area.rows.saturating_sub(row)),
        })
    }

    fn written_item(&self) -> Option<Item> {
        let writing = self.answering.writing.as_ref()?;
        let place = self.questions.iter().position(|question| question.id == writing.question.id);
        place.map(Item::Question)
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
            Item::Question(place) => self.questions.get(place).cloned(),
            Item::Entry(..) => None,
        }
    }

    /// The races that may have taught most.
    fn choices(&self) -> Vec<Choice> {
        let races = self.known.iter().flat_map(|(_, season)| season.over());
        races.map(|race| (race.id.to_string(), race.name.clone())).collect()
    }

    fn as_markdown(&self, shared: &Shared) -> Option<String> {
        let (basis, season) = self.known.as_ref()?;
        let lines = markdown(season, basis.review.as_ref(), &shared.content, shared.settings.units);
        let mut text = String::new();
        for line in lines {
            text.push_str(&for_screen(&line));
            text.push('\n');
        }
        Some(text)
    }

    fn export(&self, shared: &mut Shared) {
        let Some(text) = self.as_markdown(shared) else { return };
        let demo = if shared.journal == Journal::Demo { "demo-" } else { "" };
        let path = shared.exports.join(format!("{demo}season-{}.md", self.year));
        shared.ask(Effect::Export { path, text });
    }

    fn copy(&self, shared: &mut Shared) {
        if let Some(text) = self.as_markdown(shared) {
            shared.ask(Effect::Copy(text));
            shared.tell("The page is on the clipboard, as Markdown, where your terminal allows that.");
        }
    }

    fn open(&mut self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Entry(link, _)) => match link {
                Link::Race(race) => shared.open(Story::of(race)),
                Link::Lesson(lesson) => shared.open(LessonPage::of(lesson)),
                Link::Goal(goal) => shared.open(GoalPage::of(goal)),
                Link::Arc(arc) => shared.open(ArcPage::of(arc)),
                Link::StepBack(step_back) => shared.open(StepBackPage::of(step_back)),
            },
            Some(Item::Question(place)) => {
                let question = self.questions.get(place).filter(|question| question.ask.is_written());
                if let Some(question) = question.cloned() {
                    self.answering.write(&question, Part::Whole);
                    self.compose(shared);
                }
            }
            None => {}
        }
    }

    fn leave_writing(&mut self, shared: &mut Shared) {
        if self.answering.writing.is_some() {
            self.answering.leave(shared);
            self.take_over_answers(shared);
            self.compose(shared);
        }
    }

    /// Reads what another window has changed while an answer was written here; what is still on its way to the disk is followed by
    /// that anyway.
    fn catch_up(&mut self, shared: &mut Shared) {
        if shared.saver.is_clean() {
            self.refresh(shared);
        }
    }

    /// To the next question, or the one before; where that is written, it is begun.
    fn go_on(&mut self, toward: Step, shared: &mut Shared) {
        let Some(Item::Question(here)) = self.written_item() else { return };
        self.leave_writing(shared);
        let next = if toward == Step::Up { here.checked_sub(1) } else { Some(here + 1) };
        if let Some(next) = next.filter(|next| *next < self.questions.len()) {
            self.select(Item::Question(next));
            self.open(shared);
        }
        self.catch_up(shared);
        self.compose(shared);
    }

    /// The race that is selected taught most, or is not said to any more.
    fn pick_taught(&mut self, shared: &mut Shared) {
        let Some(Item::Entry(Link::Race(race), _)) = self.selected() else { return };
        let question = self.questions.iter().find(|question| question.ask == Ask::Race).cloned();
        let Some(question) = question else { return };
        let pick = Value::Pick(race.to_string());
        let is_taken_back = self.answering.value(&question.id) == Some(&pick);
        let value = (!is_taken_back).then_some(pick);
        self.answering.set(&question, value, shared);
        let name = self.choices().into_iter().find(|(id, _)| *id == race.to_string());
        let name = name.map_or_else(String::new, |(_, name)| name);
        shared.tell(if is_taken_back {
            format!("Not picked any more: {name}")
        } else {
            format!("It taught you most: {name}")
        });
        self.take_over_answers(shared);
        self.compose(shared);
    }

    /// What the page tells follows the answers at once, not only when the disk has them.
    fn take_over_answers(&mut self, shared: &Shared) {
        let Some((basis, season)) = &mut self.known else { return };
        if let Some(review) = self.answering.story(shared) {
            let mut changed = (**basis).clone();
            changed.review = Some(review);
            *basis = Arc::new(changed);
            let picked = match self.answering.value(crate::domain::review::TAUGHT_MOST) {
                Some(Value::Pick(id)) => season.races.iter().find(|race| race.id.to_string() == *id),
                _ => None,
            };
            season.pick = picked.map(|race| race.id);
        }
    }

    /// To the nearest year before or after of which something is written; this year is always one of them.
    fn turn(&mut self, toward: Toward, shared: &mut Shared) {
        let this = chrono::Datelike::year(&shared.now.today());
        let years = self.known.as_ref().map_or(&[][..], |(basis, _)| &basis.years);
        let years = years.iter().copied().chain([this]);
        let found = match toward {
            Toward::Before => years.filter(|year| *year < self.year).max(),
            Toward::After => years.filter(|year| *year > self.year).min(),
        };
        if let Some(year) = found {
            *self = Self::of(year);
            self.refresh(shared);
        } else {
            shared.tell(match toward {
                Toward::Before => "Nothing is written of an earlier year.",
                Toward::After => "Nothing is written of a later year.",
            });
        }
    }

    fn adopt(&mut self, basis: &Arc<SeasonBasis>, shared: &Shared) {
        let content = &shared.content;
        let season = Season::of(
            basis,
            shared.now.today(),
            |mode| content.packs().any(|pack| pack.asks_for_causes(mode)),
            |cause| content.causes.reach(cause),
        );
        self.answering.adopt(Span::year(self.year), basis.review.as_ref());
        self.questions = content.reviews.questions(ReviewKind::Season).to_vec();
        self.known = Some((Arc::clone(basis), season));
    }
}

impl Page for SeasonPage {
    fn scopes(&self) -> Vec<Scope> {
        if let Some(writing) = &self.answering.writing {
            let own = if writing.is_long() { Scope::LongText } else { Scope::PeriodLine };
            return vec![Scope::PeriodWriting, own, Scope::TextRows, Scope::Writing];
        }
        let of_question = match self.selected_question().map(|question| question.ask) {
            Some(Ask::Race) => vec![Scope::PeriodPick, Scope::PeriodClear],
            Some(ask) if ask.is_written() => vec![Scope::PeriodText],
            _ => Vec::new(),
        };
        of_question.into_iter().chain([Scope::Season, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.answering.writing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open => matches!(self.selected(), Some(Item::Entry(..))),
            Command::PickTaught => matches!(self.selected(), Some(Item::Entry(Link::Race(_), _))),
            Command::AnswerToStep | Command::OpenSeason => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open | Command::WriteAnswer => self.open(shared),
            Command::SeasonBefore => self.turn(Toward::Before, shared),
            Command::SeasonAfter => self.turn(Toward::After, shared),
            Command::ExportSeason => self.export(shared),
            Command::CopySeason => self.copy(shared),
            Command::PickTaught => self.pick_taught(shared),
            Command::ChooseNumber | Command::ChooseAfter | Command::ChooseBefore => {
                if let Some(question) = self.selected_question() {
                    let choices = self.choices();
                    self.answering.choose((command, key), &question, &choices, shared);
                    self.take_over_answers(shared);
                    self.compose(shared);
                }
            }
            Command::ClearAnswer => {
                if let Some(question) = self.selected_question() {
                    self.answering.set(&question, None, shared);
                    self.take_over_answers(shared);
                    self.compose(shared);
                }
            }
            Command::AnswerDone => {
                self.leave_writing(shared);
                self.catch_up(shared);
            }
            Command::AnswerNext | Command::AnswerOn => self.go_on(Step::Down, shared),
            Command::AnswerPrevious => self.go_on(Step::Up, shared),
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
            self.catch_up(shared);
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
        // While an answer is written, every pause in typing is followed by this, and the page is made of the whole journal: it is
        // read again when the answer is left.
        if self.known.is_none() || self.answering.writing.is_none() {
            shared.read(Read::Season(self.year));
        }
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Season(basis) if basis.year == self.year => {
                // What was changed here and is still on its way is newer than this answer; another one follows it.
                if self.known.is_none() || shared.saver.is_clean() {
                    self.adopt(basis, shared);
                    self.compose(shared);
                }
                Heard::Yes
            }
            Reply::CopySaved(result) => {
                match result {
                    Ok(path) => shared.tell(format!("Written to {}", path.display())),
                    Err(line) => shared.warn(line.clone()),
                }
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.leave_writing(shared);
    }
}
