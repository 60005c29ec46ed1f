//! Lessons: found by typing, narrowed by facets; and with one key more everything else that was written.
//!
//! What is typed and what is chosen is one text: a facet that is chosen by a key is written into it.

mod acting;
pub mod detail;
pub mod facets;
pub mod layout;
pub mod marks;
mod searching;
pub mod told;

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Reply, Size};
use super::super::geometry::Area;
use super::super::key::{Code, Key};
use super::super::passage::Passage;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::super::writing;
use super::Page;
use crate::content::query::ReadQuery;
use crate::domain::id::LessonId;
use crate::domain::lesson::{Lesson, UseTally};
use crate::domain::search::{Filter, Found, Hit, HitSource, Order, Query, SearchIn, SearchRequest, Total};
use crate::text::editor::{Edit, Editor};
use crate::text::{width, wrap};
use facets::Panel;
use layout::{Areas, Columns, Wanted};

/// Where keys are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// In what is searched for.
    Typing,
    /// Among what was found.
    Hits,
    /// Among the facets.
    Facets,
}

/// What is selected once what was found comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reselect {
    /// The first: it is another search.
    First,
    /// What was selected before.
    Same,
}

/// What was found, and by which search.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The search.
    pub request: SearchRequest,
    /// What it has found.
    pub found: Found,
}

/// The lessons, and what is searched for.
#[derive(Debug, Clone, PartialEq)]
pub struct Lessons {
    /// What is typed.
    pub query: Editor,
    /// What was read out of it.
    read: ReadQuery,
    /// Where keys are heard.
    pub focus: Focus,
    /// Where it is searched.
    pub within: SearchIn,
    order: Order,
    limit: usize,
    /// The last search that was asked for.
    asked: Option<SearchRequest>,
    /// What was found last; `None` before the first answer.
    pub shown: Option<Shown>,
    /// How many lessons there are in all, as far as that is known.
    all: Option<Total>,
    /// The number of the search that counts them.
    counting: Option<u64>,
    /// The number of the last search that was asked for, be it only to count.
    last_number: u64,
    /// The number of the search whose facets were asked for last, and that of the asking.
    facets_for: Option<u64>,
    facets_asked: Option<u64>,
    reselect: Reselect,
    /// Moves made since the search was changed, to be made among what it finds.
    moves: Vec<Step>,
    /// Enter was pressed before what the last letter finds has come.
    opens_when_found: bool,
    /// How wide the longest telling is of where a lesson stands, among all that were found.
    widest_standing: u16,
    /// The selection among the hits.
    pub rows: Rows,
    /// The lesson of which it was asked when it comes back, and the day.
    due: Option<(LessonId, Option<NaiveDate>)>,
    /// The selected hit as a whole.
    pub detail: Passage,
    /// The facets.
    pub facets: Panel,
    /// Where the parts stand.
    pub areas: Areas,
    /// The columns of the list.
    pub columns: Columns,
}

impl Default for Lessons {
    fn default() -> Self {
        Self {
            query: Editor::line(""),
            read: ReadQuery::default(),
            focus: Focus::Hits,
            within: SearchIn::Lessons,
            order: Order::Best,
            limit: searching::AT_FIRST,
            asked: None,
            shown: None,
            all: None,
            counting: None,
            last_number: 0,
            facets_for: None,
            facets_asked: None,
            reselect: Reselect::First,
            moves: Vec::new(),
            opens_when_found: false,
            widest_standing: 0,
            rows: Rows::default(),
            due: None,
            detail: Passage::default(),
            facets: Panel::default(),
            areas: Areas::default(),
            columns: Columns::default(),
        }
    }
}

impl Lessons {
    /// Lessons, with the cursor in what is searched for.
    #[must_use]
    pub fn searching() -> Self {
        Self { focus: Focus::Typing, ..Self::default() }
    }

    /// A hit that was found.
    #[must_use]
    pub fn hit(&self, place: usize) -> Option<&Hit> {
        self.shown.as_ref()?.found.hits.get(place)
    }

    /// The selected hit.
    #[must_use]
    pub fn selected(&self) -> Option<&Hit> {
        self.hit(self.rows.selected()?)
    }

    /// Where that was searched which is shown. For a moment it may not be where it is searched now.
    #[must_use]
    pub fn shown_within(&self) -> SearchIn {
        self.shown.as_ref().map_or(self.within, |shown| shown.request.within)
    }

    /// Whether anything is typed.
    #[must_use]
    pub fn has_query(&self) -> bool {
        !self.query.text().trim().is_empty()
    }

    /// Whether the search is narrowed by more than words.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        self.read.query.filter != Filter::default()
    }

    /// Whether the journal has answered, and holds no lesson.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| {
            shown.request.within == SearchIn::Lessons
                && shown.request.query == Query::default()
                && shown.found.total == Total::Exactly(0)
        })
    }

    /// How much was found and in which order, for the right end of the first row.
    #[must_use]
    pub fn count(&self) -> String {
        let Some(Shown { request, found }) = &self.shown else { return String::new() };
        let narrows = request.query != Query::default();
        let all = self.all.filter(|_| narrows && request.within == SearchIn::Lessons);
        let order = told::order(request.order, !request.query.terms.is_empty(), request.within);
        let count = told::count(request.within, found.total, all);
        if found.hits.len() > 1 { format!("{count} · {order}") } else { count }
    }

    /// What the search has to say: what could not be read, and what was forgiven.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let forgiven = self.shown.iter().flat_map(|shown| told::forgiven(&shown.found));
        self.read.notes.iter().cloned().chain(forgiven).collect()
    }

    /// The notes in the rows that they have on a screen of this size; what has no room is left out, and that is seen.
    #[must_use]
    pub fn note_rows(&self, size: Size) -> Vec<String> {
        let notes = self.notes().join(" · ");
        if notes.is_empty() {
            return Vec::new();
        }
        let columns = layout::notes_columns(size).into();
        let rows = wrap::wrap_reading(&notes, columns);
        let most = usize::from(layout::most_notes(self.rows.count()));
        let mut kept: Vec<String> = rows.iter().take(most).map(|row| (*row).to_owned()).collect();
        if let Some(last) = kept.last_mut().filter(|_| rows.len() > most) {
            *last = width::fit(&format!("{last} {}", rows[most]), columns).into_owned();
        }
        kept
    }

    /// The names of where it can be searched, each with its cells; a mark stands before the one that is searched.
    pub fn places(&self) -> impl Iterator<Item = (SearchIn, Area)> {
        let mut start = self.areas.head;
        SearchIn::ALL.iter().map(move |within| {
            let columns = u16::try_from(width::columns(within.label())).unwrap_or(0) + 2;
            let area = start.left(columns);
            start = start.beyond(columns + 1);
            (*within, area)
        })
    }

    fn selected_lesson(&self) -> Option<(&Lesson, UseTally)> {
        match &self.selected()?.source {
            HitSource::Lesson(lesson, tally) => Some((lesson, *tally)),
            _ => None,
        }
    }

    /// Makes ready whatever depends on the size of the screen and on what was found.
    fn lay_out(&mut self, shared: &Shared) {
        let wanted = if self.focus == Focus::Facets { Wanted::Yes } else { Wanted::No };
        let rows = u16::try_from(self.note_rows(shared.size).len()).unwrap_or(u16::MAX);
        let within = self.shown_within();
        self.areas = layout::areas(shared.size, within, wanted, rows);
        self.columns = Columns::of(self.areas.list.columns, self.widest_standing);
        self.query.resize(self.areas.query.columns, 1);
        self.rows.set_height((self.areas.list.rows / layout::rows_of_a_hit(within)).into());
        self.facets.compose(&self.query.text(), &self.read.query.filter, self.areas.facets, shared);
        self.tell_selected(shared);
    }

    /// Tells the selected hit as a whole.
    fn tell_selected(&mut self, shared: &Shared) {
        let area = self.areas.detail;
        let rows = match self.selected() {
            Some(hit) if area.columns > 0 => detail::rows(hit, self.due_of_selected(), area, shared),
            _ => Vec::new(),
        };
        self.detail.show(rows, area.rows.into());
    }

    /// The day on which the selected lesson comes back, as far as it is known.
    fn due_of_selected(&self) -> Option<NaiveDate> {
        let (lesson, _) = self.selected_lesson()?;
        self.due.filter(|(of, _)| *of == lesson.id)?.1
    }

    fn focus_on(&mut self, focus: Focus, shared: &mut Shared) {
        self.focus = focus;
        self.lay_out(shared);
        self.ask_facets(shared);
    }

    /// After the selection has moved.
    fn moved(&mut self, shared: &mut Shared) {
        self.detail.to_start();
        self.tell_selected(shared);
        self.ask_due(shared);
        self.ask_more(shared);
    }

    fn step(&mut self, step: Step, shared: &mut Shared) {
        if self.reselect == Reselect::First && self.is_outdated() {
            self.moves.push(step);
        }
        self.rows.step(step);
        self.moved(shared);
    }

    fn edit(&mut self, edit: Edit, shared: &mut Shared) {
        let applied = self.query.apply(edit);
        if let Some(text) = applied.for_clipboard() {
            let text = text.to_owned();
            shared.ask(Effect::Copy(text));
        }
        if applied.changed_text() {
            self.typed_anew(shared);
        }
    }

    fn back(&mut self, shared: &mut Shared) {
        if self.has_query() {
            self.write_query("", shared);
        } else if self.within == SearchIn::Everything {
            self.search_in(SearchIn::Lessons, shared);
        } else {
            shared.go(Go::Back);
        }
    }
}

impl Page for Lessons {
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match self.focus {
            Focus::Typing => vec![Scope::Searching, Scope::Writing],
            Focus::Hits => vec![Scope::Lessons, Scope::Lesson, Scope::Rows],
            Focus::Facets => vec![Scope::Facets, Scope::Lessons, Scope::Rows],
        };
        if self.within == SearchIn::Everything {
            scopes.insert(0, Scope::Everything);
        }
        scopes
    }

    fn takes_letters(&self) -> bool {
        self.focus == Focus::Typing
    }

    fn awaits_answer(&self) -> bool {
        self.opens_when_found || (self.shown.is_none() && self.focus != Focus::Typing)
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let is_among_hits = self.focus == Focus::Hits;
        match command {
            Command::Open => is_among_hits && self.opens(),
            Command::OpenHit => self.is_outdated() || self.opens(),
            Command::EditLesson | Command::PinLesson | Command::DeleteLesson => {
                is_among_hits && self.selected_lesson().is_some()
            }
            Command::NarrowSearch => self.within == SearchIn::Lessons && !self.is_empty(),
            Command::SaveSearch | Command::ClearSearch => self.has_query(),
            Command::SortHits => self.rows.count() > 1,
            Command::HitReadOn | Command::HitReadBack => self.detail.rows().len() > self.detail.height(),
            Command::ToggleFacet => self.facets.selected().is_some(),
            Command::ForgetSearch => self.selected_search().is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        self.opens_when_found = false;
        match command {
            Command::Back => self.back(shared),
            Command::Search => self.focus_on(Focus::Typing, shared),
            Command::StopTyping | Command::LeaveFacets => self.focus_on(Focus::Hits, shared),
            Command::NarrowSearch => self.focus_on(Focus::Facets, shared),
            Command::SearchEverything | Command::TypeEverything => {
                self.search_in(SearchIn::Everything, shared);
            }
            Command::SearchLessons => self.search_in(SearchIn::Lessons, shared),
            Command::SortHits => self.sort(shared),
            Command::ClearSearch => self.write_query("", shared),
            Command::SaveSearch => self.save_search(shared),
            Command::ForgetSearch => self.forget_search(shared),
            Command::ToggleFacet => self.choose_facet(shared),
            Command::OpenHit if self.is_outdated() => self.opens_when_found = true,
            Command::Open | Command::OpenHit => self.open(shared),
            Command::WriteLesson => shared.open(super::lesson_form::LessonForm::default()),
            Command::EditLesson | Command::PinLesson | Command::DeleteLesson => self.act(command, shared),
            Command::HitReadOn => self.detail.step(Step::PageDown),
            Command::HitReadBack => self.detail.step(Step::PageUp),
            Command::HitUp => self.step(Step::Up, shared),
            Command::HitDown => self.step(Step::Down, shared),
            Command::HitPageUp => self.step(Step::PageUp, shared),
            Command::HitPageDown => self.step(Step::PageDown, shared),
            _ => match (Step::of(command), self.focus) {
                (Some(step), Focus::Facets) => self.facets.sheet.step(step),
                (Some(step), Focus::Hits) => self.step(step, shared),
                _ => {
                    if let Some(edit) = writing::edit(command) {
                        self.edit(edit, shared);
                    }
                }
            },
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let (Some(character), Focus::Typing) = (key.typed(), self.focus) {
            self.opens_when_found = false;
            self.edit(Edit::Insert(character.to_string()), shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if self.focus == Focus::Typing {
            self.opens_when_found = false;
            self.edit(Edit::Paste(text.to_owned()), shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let place = self.places().find(|(_, area)| area.holds(column, row));
        let Areas { query, list, facets, .. } = self.areas;
        if let Some((within, _)) = place {
            if within != self.within {
                self.search_in(within, shared);
            }
        } else if row == query.row && query.rows > 0 {
            self.focus_on(Focus::Typing, shared);
            self.query.set_cursor_at(column.saturating_sub(query.column), 0);
        } else if facets.holds(column, row) {
            if let Some(item) = self.facets.sheet.item_at(column - facets.column, row - facets.row) {
                self.facets.sheet.select(item);
                self.choose_facet(shared);
            }
        } else if list.holds(column, row) {
            let height = layout::rows_of_a_hit(self.shown_within());
            let place = self.rows.visible().start + usize::from((row - list.row) / height);
            if self.rows.selected() == Some(place) && !self.is_outdated() {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            } else if place < self.rows.count() {
                self.rows.select(place);
                self.moved(shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        if self.focus == Focus::Facets {
            self.facets.sheet.scroll(rows.into());
        } else {
            self.rows.scroll(rows.into());
            self.moved(shared);
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.lay_out(shared);
        self.ask_facets(shared);
        self.ask_due(shared);
        self.ask_more(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        self.all = None;
        self.due = None;
        self.ask(shared);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Found(found) => self.take(found, shared),
            Reply::Facets(facets) if self.facets_asked == Some(facets.number) => {
                self.facets.take(facets);
                self.lay_out(shared);
                self.ask_how_many(shared);
                Heard::Yes
            }
            Reply::Outdated(number) => self.gave_up(*number),
            Reply::ComesBack(lesson, day) if self.due.is_some_and(|(asked, _)| asked == *lesson) => {
                self.due = Some((*lesson, *day));
                self.tell_selected(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
