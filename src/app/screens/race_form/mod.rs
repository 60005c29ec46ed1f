//! The facts of a race, field by field. What can be read is saved as it is typed, like everything else.

mod fields;

use super::super::command::{Command, Scope};
use super::super::entry::Entry;
use super::super::form::{Done, Form};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::content::prompt::Fills;
use crate::domain::change::{Change, Item};
use crate::domain::id::RaceId;
use crate::domain::race::Race;
use fields::{AHEAD, OVER, fields, read};
pub use fields::{FormField, RaceFact};

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 22;

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
    pub form: Form<RaceFact>,
}

impl RaceForm {
    /// For a race that is still ahead.
    #[must_use]
    pub fn ahead(shared: &mut Shared) -> Self {
        let id = RaceId(shared.ids.fresh(&shared.now));
        let race = Race::new(id, "", shared.now.today());
        let mut form = Self::with(race, AHEAD, shared);
        for field in &mut form.form.fields {
            if field.fact.fills == Fills::Date {
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

    /// The same, written in at one of its facts.
    #[must_use]
    pub fn at(fact: RaceFact, race: Race, shared: &Shared) -> Self {
        let mut form = Self::of(race, shared);
        form.form.select(fact);
        form
    }

    fn with(race: Race, facts: &[Fills], shared: &Shared) -> Self {
        let units = shared.settings.units;
        let fields: Vec<FormField> =
            facts.iter().flat_map(|fills| fields(*fills, &race, shared, units)).collect();
        Self {
            before_field: race.clone(),
            race,
            original: None,
            written: None,
            dated: false,
            warned: false,
            form: Form::new(LABEL_COLUMNS, fields),
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

    /// The field that is written in.
    #[must_use]
    pub fn here(&self) -> Option<&FormField> {
        self.form.here()
    }

    /// A field has changed: reads it, and saves what the race is now.
    fn changed(&mut self, shared: &mut Shared) {
        let Some(place) = self.form.rows.selected() else { return };
        let Some(field) = self.form.fields.get(place) else {
            return;
        };
        let is_date = field.fact.fills == Fills::Date;
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
        self.form.fields[place].problem = problem;
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
        let typed = || self.form.fields.iter().any(|field| !field.entry.entered().is_empty());
        if self.original.is_none() && self.written.is_none() && !self.warned && typed() {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            let missing = if self.race.name.trim().is_empty() { Fills::Name } else { Fills::Date };
            self.before_field = self.race.clone();
            self.form.select(RaceFact { fills: missing, tier: None });
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!(
                "To be kept, a race needs a name and a day. {key} once more leaves without it."
            ));
            return;
        }
        shared.go(Go::Back);
        let name = self.race.name.clone();
        let wrong = self.form.wrong();
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

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => {
                self.save(shared);
                self.before_field = self.race.clone();
            }
            Done::Changed => self.changed(shared),
            Done::Leave => self.leave(shared),
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
        let done = self.form.perform(command, shared);
        self.done(done, shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let done = self.form.typed(key, shared);
        self.done(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let done = self.form.pasted(text, shared);
        self.done(done, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let done = self.form.clicked(Self::list_area(shared), (column, row));
        self.done(done, shared);
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.form.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.form.resized(Self::list_area(shared));
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(shared);
    }
}
