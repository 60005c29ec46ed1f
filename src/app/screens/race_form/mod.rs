//! The facts of a race, field by field. What can be read is saved as it is typed, like everything else.

mod fields;

use super::super::command::{Command, Scope};
use super::super::effect::Effect;
use super::super::entry::Entry;
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use crate::content::prompt::Fills;
use crate::domain::change::{Change, Item};
use crate::domain::id::RaceId;
use crate::domain::race::Race;
use crate::text::editor::Applied;
pub use fields::FormField;
use fields::{AHEAD, OVER, fields, read};

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct RaceForm {
    race: Race,
    before_field: Race,
    original: Option<Race>,
    written: Option<Race>,
    dated: bool,
    warned: bool,
    /// The fields.
    pub fields: Vec<FormField>,
    /// The field that is written in.
    pub rows: Rows,
}

impl RaceForm {
    /// For a race that is still ahead.
    #[must_use]
    pub fn ahead(shared: &mut Shared) -> Self {
        let id = RaceId(shared.ids.fresh(&shared.now));
        let race = Race::new(id, "", shared.now.today());
        let mut form = Self::with(race, AHEAD, shared);
        for field in &mut form.fields {
            if field.fills == Fills::Date {
                field.entry = Entry::line("");
            }
        }
        form
    }

    /// For a race that is in the journal.
    #[must_use]
    pub fn of(race: Race, shared: &Shared) -> Self {
        let facts = if race.outcome.is_none() && race.date >= shared.now.today() { AHEAD } else { OVER };
        let mut form = Self::with(race.clone(), facts, shared);
        form.original = Some(race.clone());
        form.written = Some(race);
        form.dated = true;
        form
    }

    fn with(race: Race, facts: &[Fills], shared: &Shared) -> Self {
        let units = shared.settings.units;
        let fields: Vec<FormField> =
            facts.iter().flat_map(|fills| fields(*fills, &race, shared, units)).collect();
        let mut rows = Rows::default();
        rows.set_count(fields.len());
        Self {
            before_field: race.clone(),
            race,
            original: None,
            written: None,
            dated: false,
            warned: false,
            fields,
            rows,
        }
    }

    /// The name of the page.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.original.is_none() { "A race ahead" } else { &self.race.name }
    }

    /// Where a field's label and its entry stand; rows of the list below one another.
    #[must_use]
    pub fn list_area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        body.top(body.rows.saturating_sub(2))
    }

    /// How wide the labels are.
    pub const LABEL_COLUMNS: u16 = 22;

    /// The field that is written in.
    #[must_use]
    pub fn here(&self) -> Option<&FormField> {
        self.fields.get(self.rows.selected()?)
    }

    fn here_mut(&mut self) -> Option<&mut FormField> {
        let place = self.rows.selected()?;
        self.fields.get_mut(place)
    }

    /// A field has changed: reads it, and saves what the race is now.
    fn changed(&mut self, shared: &mut Shared) {
        let Some(place) = self.rows.selected() else { return };
        let Some(field) = self.fields.get(place) else {
            return;
        };
        let is_date = field.fills == Fills::Date;
        let mut race = self.race.clone();
        let result = read(field, &mut race, shared);
        if is_date {
            self.dated = result.is_ok() && !field.entry.entered().is_empty();
        }
        let problem = result.err();
        // What cannot be read leaves the fact as it was before this field was entered, not as half of it could be read.
        self.race = if problem.is_none() { race } else { self.before_field.clone() };
        // Arcs go along with the day of a race: the days that are read on the way to the one that is meant are not written.
        if self.written.is_none() || !is_date {
            self.save(shared);
        }
        self.fields[place].problem = problem;
    }

    fn save(&mut self, shared: &mut Shared) {
        if self.race.name.trim().is_empty() || !self.dated || self.written.as_ref() == Some(&self.race) {
            return;
        }
        let race = Box::new(self.race.clone());
        let base = self.written.clone().map(Box::new);
        shared.write_at_pause(Change::PutRace { race, base });
        self.written = Some(self.race.clone());
    }

    fn leave(&mut self, shared: &mut Shared) {
        self.save(shared);
        let typed = || self.fields.iter().any(|field| !field.entry.entered().is_empty());
        if self.original.is_none() && self.written.is_none() && !self.warned && typed() {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            let missing = if self.race.name.trim().is_empty() { Fills::Name } else { Fills::Date };
            if let Some(place) = self.fields.iter().position(|field| field.fills == missing) {
                self.before_field = self.race.clone();
                self.rows.select(place);
            }
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!(
                "To be kept, a race needs a name and a day. {key} once more leaves without it."
            ));
            return;
        }
        shared.go(Go::Back);
        let name = self.race.name.clone();
        let wrong = self.fields.iter().find(|field| field.problem.is_some());
        match (&self.original, &self.written) {
            (None, None) => return,
            (Some(original), Some(written)) if original == written => {}
            (Some(original), Some(written)) => {
                let (race, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                shared.tell(format!("{name} is changed."));
                shared.can_undo(format!("As before: {name}"), Change::PutRace { race, base });
            }
            (None, Some(written)) => {
                shared.tell(format!("{name} is in the journal."));
                let at = shared.now.wall;
                shared.can_undo(
                    format!("In the trash: {name}"),
                    Change::Trash { item: Item::Race(written.id), at },
                );
            }
            (Some(_), None) => {}
        }
        if let Some(field) = wrong {
            shared.warn(format!("{} was left as it was; the rest is kept.", field.label));
        }
    }

    fn step(&mut self, step: Step, shared: &mut Shared) {
        self.save(shared);
        self.before_field = self.race.clone();
        self.rows.step(step);
    }

    /// An entry was worked on.
    fn applied(&mut self, applied: Option<Applied>, shared: &mut Shared) {
        let Some(applied) = applied else { return };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() {
            self.changed(shared);
        }
    }
}

impl Page for RaceForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::NextField => self.step(Step::Down, shared),
            Command::PreviousField => self.step(Step::Up, shared),
            Command::FormPageDown => self.step(Step::PageDown, shared),
            Command::FormPageUp => self.step(Step::PageUp, shared),
            Command::LeaveForm => self.leave(shared),
            command => {
                let applied = self.here_mut().map(|field| field.entry.perform(command));
                self.applied(applied, shared);
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let Some(character) = key.typed() else { return };
        let applied = self.here_mut().map(|field| field.entry.typed(character));
        self.applied(applied, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let applied = self.here_mut().map(|field| field.entry.pasted(text));
        self.applied(applied, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        if area.holds(column, row) {
            self.save(shared);
            self.before_field = self.race.clone();
            self.rows.select(self.rows.visible().start + usize::from(row - area.row));
            let inside = column.saturating_sub(area.column + Self::LABEL_COLUMNS + 2);
            if let Some(Entry::Text(editor)) = self.here_mut().map(|field| &mut field.entry) {
                editor.set_cursor_at(inside, 0);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        let area = Self::list_area(shared);
        self.rows.set_height(area.rows.into());
        let columns = area.columns.saturating_sub(Self::LABEL_COLUMNS + 3).max(1);
        for field in &mut self.fields {
            if let Entry::Text(editor) = &mut field.entry {
                editor.resize(columns, 1);
            }
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(shared);
    }
}
