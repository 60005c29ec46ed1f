//! The brief before a race: the lessons that fit it, the goals, what if, and what carries. It is written in place and read
//! from two weeks before the race on; of a race that is over it is kept as it was.

mod acts;
mod compose;
mod editing;
mod items;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Sheet, Sideways};
use super::super::writing;
use super::Page;
use super::goal_form::GoalForm;
use super::lesson::LessonPage;
use super::race_form::{RaceFact, RaceForm};
use super::story::Story;
use crate::content::brief::{Suggestion, suggestions};
use crate::domain::brief::{BriefBasis, Ready};
use crate::domain::change::Change;
use crate::domain::id::RaceId;
use crate::text::editor::{Applied, Edit};
use compose::Told;
pub use compose::fundamental_rows;
pub use editing::{Editing, Target};
use items::Offered;
pub use items::{Field, Item};

/// The brief of a race.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefPage {
    /// Which; `None` until the next one is known.
    pub race: Option<RaceId>,
    /// What the journal says, with what was changed here and is still on its way to the disk; `None` before the first answer
    /// and where there is no such race.
    known: Option<BriefBasis>,
    suggestions: Vec<Suggestion>,
    /// There is no such race, or no race ahead at all.
    pub nothing: bool,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
    /// The line that is written; the page waits meanwhile.
    pub editing: Option<Editing>,
    column_count: usize,
}

impl BriefPage {
    /// Of a race.
    #[must_use]
    pub fn of(race: RaceId) -> Self {
        Self {
            race: Some(race),
            known: None,
            suggestions: Vec::new(),
            nothing: false,
            items: Vec::new(),
            sheet: Sheet::default(),
            editing: None,
            column_count: 1,
        }
    }

    /// Of the next race ahead.
    #[must_use]
    pub fn of_the_next() -> Self {
        Self { race: None, ..Self::of(RaceId(uuid::Uuid::nil())) }
    }

    /// The name of the page.
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.known.as_ref().map(|basis| &basis.race.name);
        name.map_or_else(|| "Brief".to_owned(), |name| format!("Brief · {name}"))
    }

    /// How far what is written was handed over, while something is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.editing.as_ref().map(|_| Kept::AsTyped)
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    /// How wide the lines are: a column is left free before the scrollbar.
    fn columns(shared: &Shared) -> u16 {
        Self::area(shared).columns.saturating_sub(1)
    }

    /// Where the line stands that is written.
    #[must_use]
    pub fn writing_area(&self, shared: &Shared) -> Option<Area> {
        let editing = self.editing.as_ref()?;
        let item = editing.item();
        let (column, row) = self.sheet.corner_of(self.items.iter().position(|other| *other == item)?)?;
        let area = Self::area(shared);
        let columns = compose::writing_columns(Self::columns(shared), &item);
        let column = area.column + column + compose::writing_column(&item);
        let rows = editing.rows.min(area.rows.saturating_sub(row));
        Some(Area { column, row: area.row + row, columns, rows })
    }

    fn is_writable(&self, shared: &Shared) -> bool {
        self.known.as_ref().is_some_and(|basis| !basis.is_over(shared.now.today()))
    }

    fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        if let Some(editing) = &mut self.editing {
            editing.resize(compose::writing_columns(Self::columns(shared), &editing.item()));
        }
        let Some(basis) = &self.known else { return };
        let words = &shared.content.brief;
        let today = shared.now.today();
        let offered = Offered {
            words,
            suggestions: &self.suggestions,
            writable: !basis.is_over(today),
            cue_comes_first: basis.cue_comes_first(today),
        };
        let told = Told {
            basis,
            lessons: items::lessons(basis, words, basis.days_to_go(today)),
            offered,
            editing: self.editing.as_ref(),
            shared,
        };
        self.column_count = compose::count(Self::columns(shared));
        let sections = items::columns(basis, today, self.column_count);
        let selected = self.selected().cloned();
        let (pane, items) = compose::page(&told, &sections, Self::columns(shared));
        self.items = items;
        self.sheet.show(pane, area.rows);
        // What is selected stays so, also where lines were added before it.
        let wanted = self.editing.as_ref().map(Editing::item).or(selected);
        if let Some(place) = wanted.and_then(|wanted| self.items.iter().position(|item| *item == wanted)) {
            self.sheet.select(place);
        }
    }

    fn suggest(&mut self, shared: &Shared) {
        // On the day itself nothing new is taken up.
        let today = shared.now.today();
        let basis = self.known.as_ref().filter(|basis| basis.days_to_go(today) > 0);
        let found = basis.map(|basis| suggestions(basis, &shared.content.causes));
        self.suggestions = found.unwrap_or_default();
    }

    /// The selected thing; `None` where nothing that can be selected is seen.
    #[must_use]
    pub fn selected(&self) -> Option<&Item> {
        self.items.get(self.sheet.selected()?)
    }

    fn select(&mut self, wanted: &Item) {
        if let Some(place) = self.items.iter().position(|item| item == wanted) {
            self.sheet.select(place);
        }
    }

    /// Keeps in the journal that these lessons were shown, once a day: the next debrief asks about them.
    fn note_showing(&mut self, shared: &mut Shared) {
        let today = shared.now.today();
        if !self.is_writable(shared) {
            return;
        }
        let Some(basis) = &mut self.known else { return };
        let shown = items::lessons(basis, &shared.content.brief, basis.days_to_go(today)).len();
        let shown = &mut basis.lessons[..shown];
        if shown.iter().all(|lesson| lesson.shown.is_some_and(|(_, last)| last == today)) {
            return;
        }
        for lesson in shown.iter_mut() {
            lesson.shown = Some((lesson.shown.map_or(today, |(first, _)| first), today));
        }
        let lessons = shown.iter().map(|lesson| lesson.lesson.id).collect();
        shared.write(Change::ShowLessons { race: basis.race.id, lessons, at: shared.now.wall });
    }

    // ---- writing

    fn open(&mut self, shared: &mut Shared) {
        let (Some(item), Some(basis)) = (self.selected().cloned(), &self.known) else { return };
        match item {
            Item::Lesson(lesson) => shared.open(LessonPage::of(lesson)),
            _ if !self.is_writable(shared) => {}
            Item::Goals | Item::Day => {
                let fact = if item == Item::Day { RaceFact::DAY } else { RaceFact::GOAL_A };
                let form = RaceForm::at(fact, basis.race.clone(), shared);
                shared.open(form);
            }
            Item::Suggestion(_) => self.take_suggestion(shared),
            Item::Fundamental(_) => self.next_answer(shared),
            Item::Field(_) | Item::WhatIf(_) | Item::NewWhatIf => self.write(&item, shared),
        }
    }

    fn write(&mut self, item: &Item, shared: &Shared) {
        let Some(basis) = &self.known else { return };
        self.editing = Editing::of(item, basis);
        self.compose(shared);
    }

    /// The line is left; what was typed is kept.
    fn finish(&mut self, shared: &mut Shared) {
        let (Some(editing), Some(basis)) = (self.editing.take(), &mut self.known) else { return };
        editing.finish(basis, shared);
        self.suggest(shared);
        self.compose(shared);
    }

    /// The next line that can be written, or the one before.
    fn write_another(&mut self, toward: Step, shared: &mut Shared) {
        let Some(here) = self.editing.as_ref().map(Editing::item) else { return };
        let is_line = |item: &Item| matches!(item, Item::Field(_) | Item::WhatIf(_) | Item::NewWhatIf);
        let place = self.items.iter().position(|item| *item == here).unwrap_or(0);
        let found = if toward == Step::Up {
            self.items[..place].iter().rev().find(|item| is_line(item)).cloned()
        } else {
            self.items.iter().skip(place + 1).find(|item| is_line(item)).cloned()
        };
        self.finish(shared);
        if let Some(next) = found {
            self.select(&next);
            self.write(&next, shared);
        }
    }

    fn applied(&mut self, applied: Option<Applied>, shared: &mut Shared) {
        let Some(applied) = applied else { return };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if let (true, Some(editing), Some(basis)) =
            (applied.changed_text(), &mut self.editing, &mut self.known)
        {
            editing.keep(basis, shared);
            self.compose(shared);
        }
    }
}

impl Page for BriefPage {
    fn scopes(&self) -> Vec<Scope> {
        if self.editing.is_some() {
            return vec![Scope::BriefWriting, Scope::TextRows, Scope::Writing];
        }
        let of_item = match self.selected() {
            Some(Item::Fundamental(_)) => Some(Scope::Fundamental),
            Some(Item::Suggestion(_)) => Some(Scope::Suggestion),
            Some(Item::Lesson(_)) | None => None,
            Some(_) => Some(Scope::BriefLine),
        };
        let columns = (self.column_count > 1).then_some(Scope::BriefColumns);
        of_item.into_iter().chain([Scope::Brief]).chain(columns).chain([Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.editing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none() && !self.nothing
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        let writable = self.is_writable(shared);
        match command {
            Command::Open => matches!(self.selected(), Some(Item::Lesson(_))),
            Command::OpenBrief => false,
            Command::BriefStory => self.known.is_some(),
            Command::MakeStep => writable && self.can_make_step(shared),
            Command::DropLine => writable && matches!(self.selected(), Some(Item::WhatIf(_))),
            Command::EditLine
            | Command::OwnWhatIf
            | Command::BriefGoal
            | Command::TakeWhatIf
            | Command::ReadyYes
            | Command::ReadyPartly
            | Command::ReadyNo
            | Command::ReadyNext => writable,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open | Command::EditLine | Command::TakeWhatIf | Command::ReadyNext => self.open(shared),
            Command::OwnWhatIf => {
                self.select(&Item::NewWhatIf);
                self.write(&Item::NewWhatIf, shared);
            }
            Command::DropLine => self.drop_line(shared),
            Command::ReadyYes => self.answer_and_go_on(Ready::Yes, shared),
            Command::ReadyPartly => self.answer_and_go_on(Ready::Partly, shared),
            Command::ReadyNo => self.answer_and_go_on(Ready::No, shared),
            Command::MakeStep => self.make_step(shared),
            Command::BriefGoal => {
                if let Some(basis) = &self.known {
                    shared.open(GoalForm::for_race(basis.race.id));
                }
            }
            Command::BriefStory => {
                if let Some(basis) = &self.known {
                    shared.open(Story::of(basis.race.id));
                }
            }
            Command::BriefLeft => {
                self.sheet.sideways(Sideways::Left);
            }
            Command::BriefRight => {
                self.sheet.sideways(Sideways::Right);
            }
            Command::BriefDone => self.finish(shared),
            Command::BriefNext => self.write_another(Step::Down, shared),
            Command::BriefPrevious => self.write_another(Step::Up, shared),
            command => {
                if let (Some(editing), Some(edit)) = (&mut self.editing, writing::edit(command)) {
                    let applied = editing.editor.apply(edit);
                    self.applied(Some(applied), shared);
                } else if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let Some(character) = key.typed() else { return };
        let applied =
            self.editing.as_mut().map(|editing| editing.editor.apply(Edit::Insert(character.to_string())));
        self.applied(applied, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        // A line is one line, whatever is pasted into it.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let applied = self.editing.as_mut().map(|editing| editing.editor.apply(Edit::Paste(text)));
        self.applied(applied, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        if let Some(area) = self.writing_area(shared) {
            if area.holds(column, row) {
                if let Some(editing) = &mut self.editing {
                    editing.editor.set_cursor_at(column - area.column, row - area.row);
                }
                return;
            }
            self.finish(shared);
        }
        let area = Self::area(shared);
        if !area.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - area.column, row - area.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        if self.editing.is_none() {
            self.sheet.scroll(isize::from(rows));
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Brief(self.race, shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Brief(asked, found) = reply else { return Heard::No };
        if *asked != self.race && asked.is_some() {
            return Heard::No;
        }
        // What was changed here and is still on its way is newer than this answer; another one follows it.
        if self.known.is_some() && !shared.saver.is_clean() {
            return Heard::Yes;
        }
        // The journal may be empty only because the race is still on its way.
        self.nothing = found.is_none() && shared.saver.is_clean();
        self.known = found.as_deref().cloned();
        if let Some(basis) = &self.known {
            self.race = Some(basis.race.id);
            if let Some(editing) = &mut self.editing {
                editing.follow(basis);
            }
        } else {
            self.items.clear();
            self.editing = None;
        }
        self.suggest(shared);
        self.note_showing(shared);
        self.compose(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.finish(shared);
    }
}
