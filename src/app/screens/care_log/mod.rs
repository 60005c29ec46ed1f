//! What looks after the runner: a list with how long ago each was done, a line at its foot while a day is typed, and what could
//! be taken up. It records; it recommends nothing, and nothing in it is ever late.

mod compose;

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::entry::Entry as Writing;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared, in_brief};
use super::super::sheet::Sheet;
use super::Page;
use super::care_form::CareItemForm;
use crate::domain::care::{CareDone, CareItem, CareRow};
use crate::domain::change::{Change, Item};
use crate::domain::id::{CareDoneId, CareItemId};
use crate::domain::rules::care_log::CareSince;
use crate::domain::rules::what_helped::is_same;
use crate::domain::units::days::{self, Toward, parse_day};

/// One thing on the page that can be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// What is kept.
    Item(CareItemId),
    /// A day on which that was done; they are listed below it once it is opened.
    Done(CareItemId, CareDoneId),
    /// What could be taken up, by its name.
    Offer(String),
}

/// A day that is being typed, for an item that was done on another day than today.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherDay {
    item: CareItemId,
    /// What is asked.
    pub question: String,
    /// The line.
    pub form: Form<()>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CareLogPage {
    /// What is kept, in the order in which it is told; `None` before the first answer.
    rows: Option<Vec<CareRow>>,
    /// What can be selected, in its order.
    entries: Vec<Entry>,
    /// The item whose days are listed.
    unfolded: Option<CareItemId>,
    /// The page as it is read.
    pub sheet: Sheet,
    /// The day that is being typed.
    pub typing: Option<OtherDay>,
}

/// A day takes so many rows at the foot: a rule, the question, the line, and two for how it is written or what is wrong with it.
const FOOT: u16 = 5;

impl CareLogPage {
    /// The list, and the line at its foot while one is written.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> (Area, Area) {
        let body = geometry::body(shared.size);
        let above = body.rows.saturating_sub(if self.typing.is_some() { FOOT } else { 0 });
        (body.top(above), body.below(above))
    }

    /// Where the field of the day stands in the foot.
    #[must_use]
    pub fn field_area(foot: Area) -> Area {
        foot.below(2).top(1).left(geometry::READING_COLUMNS)
    }

    /// How far what is written was handed over: a day is read once it is whole.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        None
    }

    fn selected(&self) -> Option<&Entry> {
        self.entries.get(self.sheet.selected()?)
    }

    /// The item that is selected, or one of whose days is.
    fn selected_row(&self) -> Option<&CareRow> {
        let (Entry::Item(id) | Entry::Done(id, _)) = self.selected()? else { return None };
        self.row(*id)
    }

    fn row(&self, id: CareItemId) -> Option<&CareRow> {
        self.rows.as_ref()?.iter().find(|row| row.item.id == id)
    }

    /// Puts the rows into their order, and the page into lines; what is selected stays so.
    fn compose(&mut self, shared: &Shared) {
        let was = self.selected().cloned();
        let (area, foot) = self.areas(shared);
        if let Some(typing) = &mut self.typing {
            typing.form.resized(Self::field_area(foot));
        }
        let today = shared.now.today();
        let Some(rows) = &mut self.rows else { return };
        rows.sort_by(|one, other| since(one, today).told_before(since(other, today)));
        let words = &shared.content.care_log;
        let is_kept = |name: &str| rows.iter().any(|row| is_same(&row.item.name, name));
        self.entries.clear();
        for row in rows.iter() {
            let id = row.item.id;
            self.entries.push(Entry::Item(id));
            if self.unfolded == Some(id) {
                self.entries.extend(row.done.iter().map(|done| Entry::Done(id, done.id)));
            }
        }
        let offers = words.items.iter().filter(|name| !is_kept(name));
        self.entries.extend(offers.cloned().map(Entry::Offer));
        let selected = was.and_then(|was| self.entries.iter().position(|entry| *entry == was));
        let told = compose::Told { rows, entries: &self.entries, unfolded: self.unfolded, shared };
        self.sheet.show(compose::page(&told, area.columns.saturating_sub(1)), area.rows);
        if let Some(selected) = selected {
            self.sheet.select(selected);
        }
    }

    fn select(&mut self, wanted: &Entry) {
        if let Some(place) = self.entries.iter().position(|entry| entry == wanted) {
            self.sheet.select(place);
        }
    }

    fn open(&mut self, shared: &mut Shared) {
        match self.selected().cloned() {
            Some(Entry::Item(id) | Entry::Done(id, _)) => {
                let is_open = self.unfolded == Some(id);
                self.unfolded = (!is_open).then_some(id);
                if !is_open && self.row(id).is_some_and(|row| row.done.is_empty()) {
                    shared.tell("Not done yet, as far as the journal knows.");
                }
                self.compose(shared);
                self.select(&Entry::Item(id));
            }
            Some(Entry::Offer(name)) => self.take_up(name, shared),
            None => {}
        }
    }

    fn take_up(&mut self, name: String, shared: &mut Shared) {
        let item = CareItem {
            id: CareItemId(shared.ids.fresh(&shared.now)),
            name,
            every_days: None,
            note: String::new(),
            written: shared.now.wall,
        };
        let (id, at) = (item.id, shared.now.wall);
        let keys = &shared.settings.keymap;
        let (done, edit) = (first_key(keys.told(Command::CareDoneToday)), keys.told(Command::CareEdit));
        shared.tell(format!(
            "Kept: {}. {done} says that it was done today, {edit} how often you want it.",
            item.name
        ));
        shared.can_undo(
            format!("Not kept any more: {}", item.name),
            Change::Trash { item: Item::Care(id), at },
        );
        shared.write(Change::PutCare { item: Box::new(item.clone()), base: None });
        self.rows.get_or_insert_default().push(CareRow { item, done: Vec::new() });
        self.compose(shared);
        self.select(&Entry::Item(id));
    }

    /// Done today; the same key once more takes that back.
    fn done_today(&mut self, shared: &mut Shared) {
        let Some(row) = self.selected_row() else { return };
        let today = shared.now.today();
        match row.done.iter().find(|done| done.day == today).cloned() {
            Some(done) => self.take_back(done, shared),
            None => self.note(row.item.id, today, shared),
        }
    }

    fn note(&mut self, item: CareItemId, day: NaiveDate, shared: &mut Shared) {
        let done = done_on(item, day, shared);
        let Some(row) = self.rows.iter_mut().flatten().find(|row| row.item.id == item) else { return };
        tell_done(&row.item, &done, shared);
        // Last day first, as the journal tells it.
        let place = row.done.partition_point(|other| other.day > day);
        row.done.insert(place, done);
        self.compose(shared);
        self.select(&Entry::Item(item));
    }

    fn take_back(&mut self, done: CareDone, shared: &mut Shared) {
        let Some(row) = self.rows.iter_mut().flatten().find(|row| row.item.id == done.item) else { return };
        let (name, day) =
            (in_brief(&row.item.name).into_owned(), days::told_day(done.day, shared.now.today()));
        row.done.retain(|other| other.id != done.id);
        shared.write(Change::DropCareDone(done.id));
        shared.tell(format!("Taken back: {name}, {day}."));
        let item = done.item;
        shared.can_undo(format!("Done, as before: {name}, {day}."), Change::PutCareDone(done));
        self.compose(shared);
        self.select(&Entry::Item(item));
    }

    fn delete(&mut self, shared: &mut Shared) {
        match self.selected().cloned() {
            Some(Entry::Item(id)) => {
                let Some(name) = self.row(id).map(|row| row.item.name.clone()) else { return };
                shared.throw_away(Item::Care(id), &name);
                self.rows.iter_mut().for_each(|rows| rows.retain(|row| row.item.id != id));
                self.compose(shared);
            }
            Some(Entry::Done(item, id)) => {
                let done = self.row(item).and_then(|row| row.done.iter().find(|done| done.id == id)).cloned();
                if let Some(done) = done {
                    self.take_back(done, shared);
                }
            }
            Some(Entry::Offer(_)) | None => {}
        }
    }

    fn begin_day(&mut self, shared: &Shared) {
        let Some(row) = self.selected_row() else { return };
        let question = format!("When was it done? {}", row.item.name);
        let form = Form::new(DAY_LABEL, vec![FormField::new((), "Day", Writing::line(""))]);
        self.typing = Some(OtherDay { item: row.item.id, question, form });
        self.compose(shared);
    }

    fn keep_day(&mut self, shared: &mut Shared) {
        let Some(typing) = &mut self.typing else { return };
        let entered = typing.form.entered(());
        if entered.is_empty() {
            self.typing = None;
            return self.compose(shared);
        }
        let read = |text: &str| parse_day(text, shared.now.today(), Toward::Past);
        match read(&entered).or_else(|error| read(&format!("{entered} ago")).map_err(|_| error)) {
            Ok(day) => {
                let item = typing.item;
                self.typing = None;
                let is_there = self.row(item).is_some_and(|row| row.done.iter().any(|done| done.day == day));
                if is_there {
                    shared.tell(format!(
                        "That day is noted already: {}.",
                        days::told_day(day, shared.now.today())
                    ));
                    self.compose(shared);
                } else {
                    self.note(item, day, shared);
                }
            }
            Err(error) => {
                for field in &mut typing.form.fields {
                    field.problem = Some(error.to_string());
                }
            }
        }
    }

    fn typed_in(&mut self, done: Done) {
        if let (Done::Changed, Some(typing)) = (done, &mut self.typing) {
            typing.form.fields.iter_mut().for_each(|field| field.problem = None);
        }
    }
}

const DAY_LABEL: u16 = 8;

/// How a day may be typed.
pub const DAY_HINT: &str = "yesterday, 3 days ago, last sunday, 12 april";

/// How long ago an item was done, beside how often it is wanted.
pub(super) fn since(row: &CareRow, today: NaiveDate) -> CareSince {
    CareSince::on(today, row.done.first().map(|done| done.day), row.item.every_days)
}

/// That something was done on a day, as it is written down.
pub(super) fn done_on(item: CareItemId, day: NaiveDate, shared: &mut Shared) -> CareDone {
    CareDone { id: CareDoneId(shared.ids.fresh(&shared.now)), item, day, written: shared.now.wall }
}

/// Writes it down and says so.
pub(super) fn tell_done(item: &CareItem, done: &CareDone, shared: &mut Shared) {
    let name = in_brief(&item.name).into_owned();
    let day = days::told_day(done.day, shared.now.today());
    shared.write(Change::PutCareDone(done.clone()));
    shared.tell(format!("Done {day}: {name}."));
    shared.can_undo(format!("Taken back: {name}, {day}."), Change::DropCareDone(done.id));
}

/// The first of a command's keys.
fn first_key(keys: String) -> String {
    keys.split(' ').next().map(str::to_owned).unwrap_or(keys)
}

impl Page for CareLogPage {
    fn scopes(&self) -> Vec<Scope> {
        match self.typing {
            Some(_) => vec![Scope::CareDay, Scope::Writing],
            None => vec![Scope::CareLog, Scope::Rows],
        }
    }

    fn takes_letters(&self) -> bool {
        self.typing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.rows.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let selected = self.selected();
        match command {
            Command::CareDoneToday | Command::CareDoneOn | Command::CareEdit | Command::CareDelete => {
                matches!(selected, Some(Entry::Item(_) | Entry::Done(..)))
            }
            Command::Open => selected.is_some(),
            Command::OpenCareLog => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.open(shared),
            Command::CareDoneToday => self.done_today(shared),
            Command::CareDoneOn => self.begin_day(shared),
            Command::CareNew => shared.open(CareItemForm::default()),
            Command::CareEdit => {
                if let Some(row) = self.selected_row() {
                    let form = CareItemForm::of(&row.item);
                    shared.open(form);
                }
            }
            Command::CareDelete => self.delete(shared),
            Command::KeepCareDay => self.keep_day(shared),
            Command::LeaveCareDay => {
                self.typing = None;
                self.compose(shared);
            }
            command => {
                if let Some(typing) = &mut self.typing {
                    let done = typing.form.perform(command, shared);
                    self.typed_in(done);
                } else if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let Some(typing) = &mut self.typing {
            let done = typing.form.typed(key, shared);
            self.typed_in(done);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if let Some(typing) = &mut self.typing {
            let done = typing.form.pasted(text, shared);
            self.typed_in(done);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (area, foot) = self.areas(shared);
        if let Some(typing) = &mut self.typing {
            typing.form.clicked(Self::field_area(foot), (column, row));
            return;
        }
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
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::CareLog);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::CareLog(rows, _) = reply else {
            return Heard::No;
        };
        // What was noted here and is still on its way is newer than this answer; another one follows it.
        if self.rows.is_none() || shared.saver.is_clean() {
            self.rows = Some(rows.clone());
            if self.typing.as_ref().is_some_and(|typing| self.row(typing.item).is_none()) {
                self.typing = None;
                shared.warn("It is not in the journal any more.");
            }
            self.compose(shared);
        }
        Heard::Yes
    }
}
