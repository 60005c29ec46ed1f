//! The facts of a race, field by field. What can be read is saved as it is typed, like everything else.

use super::super::command::{Command, Scope};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::super::writing;
use super::Page;
use crate::content::Content;
use crate::content::facts;
use crate::content::field::{self, FieldContext};
use crate::content::prompt::{Fills, Prompt};
use crate::domain::change::{Change, Item};
use crate::domain::debrief::{Line, Value};
use crate::domain::id::RaceId;
use crate::domain::race::{Outcome, Priority, Race, RaceKind, SetbackMark, Tier};
use crate::domain::units::UnitSystem;
use crate::domain::units::days::{self, parse_day};
use crate::text::editor::{Edit, Editor};

/// What a race ahead is asked.
const AHEAD: &[Fills] = &[
    Fills::Name,
    Fills::Date,
    Fills::Location,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Goals,
    Fills::Priority,
    Fills::Company,
    Fills::Bib,
    Fills::Travel,
    Fills::Link,
    Fills::Notes,
];

/// What a race that is over is asked besides.
const OVER: &[Fills] = &[
    Fills::Name,
    Fills::Date,
    Fills::Location,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Outcome,
    Fills::Official,
    Fills::Gun,
    Fills::Watch,
    Fills::Covered,
    Fills::Goals,
    Fills::Reached,
    Fills::Satisfaction,
    Fills::Effort,
    Fills::Setback,
    Fills::Splits,
    Fills::Place,
    Fills::PlaceGroup,
    Fills::Temperature,
    Fills::Climb,
    Fills::Weather,
    Fills::Wind,
    Fills::Surface,
    Fills::Gear,
    Fills::HeartRate,
    Fills::Carbs,
    Fills::Drink,
    Fills::Company,
    Fills::Bib,
    Fills::Priority,
    Fills::Travel,
    Fills::Photo,
    Fills::Link,
    Fills::Notes,
];

/// What a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Something typed.
    Text(Editor),
    /// One of a few words: each with its id.
    Choice {
        /// The words.
        options: Vec<(&'static str, &'static str)>,
        /// The one that is chosen.
        at: Option<usize>,
        /// What was typed to find it.
        typed: String,
    },
}

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
    /// The fact.
    pub fills: Fills,
    /// The tier, for a goal.
    pub tier: Option<Tier>,
    /// Its words.
    pub label: String,
    /// What it holds.
    pub entry: Entry,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

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
                field.entry = Entry::Text(Editor::line(""));
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
        let mut race = self.race.clone();
        let result = read(field, &mut race, shared);
        if field.fills == Fills::Date {
            self.dated = result.is_ok() && !entered(field).is_empty();
        }
        let problem = result.err();
        // What cannot be read leaves the fact as it was before this field was entered, not as half of it could be read.
        self.race = if problem.is_none() { race } else { self.before_field.clone() };
        self.save(shared);
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
        let typed = || self.fields.iter().any(|field| !entered(field).is_empty());
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

    fn step(&mut self, step: Step) {
        self.before_field = self.race.clone();
        self.rows.step(step);
    }

    fn choose(&mut self, by: isize, shared: &mut Shared) {
        if let Some(Entry::Choice { options, at, typed }) = self.here_mut().map(|field| &mut field.entry) {
            typed.clear();
            let last = options.len().saturating_sub(1);
            *at = match *at {
                None => Some(if by > 0 { 0 } else { last }),
                Some(0) if by < 0 => None,
                Some(place) if place == last && by > 0 => None,
                Some(place) => Some(place.saturating_add_signed(by).min(last)),
            };
            self.changed(shared);
        }
    }
}

/// The fields of one fact: one, or three for the goals.
fn fields(fills: Fills, race: &Race, shared: &Shared, units: UnitSystem) -> Vec<FormField> {
    if fills == Fills::Goals {
        let goals = [
            (Tier::A, &race.goals.a, "Goal A, a great day"),
            (Tier::B, &race.goals.b, "Goal B, a good day"),
            (Tier::C, &race.goals.c, "Goal C, still glad"),
        ];
        return goals
            .into_iter()
            .map(|(tier, words, label)| FormField {
                fills,
                tier: Some(tier),
                label: label.to_owned(),
                entry: Entry::Text(Editor::line(words)),
                problem: None,
            })
            .collect();
    }
    let known = prompt(&shared.content, fills).and_then(|prompt| facts::read_back(race, prompt, units));
    let context = FieldContext { units, today: shared.now.today(), kind: race.kind, distance: race.distance };
    let entry = match options(fills) {
        Some(options) => {
            let at = match &known {
                Some(Value::Pick(id)) => options.iter().position(|(own, _)| own == id),
                _ => None,
            };
            Entry::Choice { options, at, typed: String::new() }
        }
        None => Entry::Text(Editor::line(
            &known.as_ref().map_or_else(String::new, |value| field::as_typed(value, &context)),
        )),
    };
    let label = fills.label();
    let mut letters = label.chars();
    let label =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    vec![FormField { fills, tier: None, label, entry, problem: None }]
}

fn options(fills: Fills) -> Option<Vec<(&'static str, &'static str)>> {
    Some(match fills {
        Fills::Kind => RaceKind::ALL.iter().map(|kind| (kind.id(), kind.label())).collect(),
        Fills::Outcome => Outcome::ALL.iter().map(|outcome| (outcome.id(), outcome.label())).collect(),
        Fills::Reached => {
            let tiers = Tier::ALL.iter().map(|tier| (tier.id(), tier.label()));
            tiers.chain([("none", "none of them")]).collect()
        }
        Fills::Setback => SetbackMark::ALL.iter().map(|mark| (mark.id(), mark.label())).collect(),
        Fills::Priority => Priority::ALL.iter().map(|priority| (priority.id(), priority.label())).collect(),
        _ => return None,
    })
}

/// The prompt that fills a fact, in any of the packs: the built-in one asks for all of them.
fn prompt(content: &Content, fills: Fills) -> Option<&Prompt> {
    content.packs().flat_map(|pack| &pack.prompts).find(|prompt| prompt.fills == Some(fills))
}

fn entered(field: &FormField) -> String {
    match &field.entry {
        Entry::Text(editor) => editor.text().trim().to_owned(),
        Entry::Choice { options, at, .. } => {
            at.and_then(|at| options.get(at)).map_or_else(String::new, |(id, _)| (*id).to_owned())
        }
    }
}

/// Writes what a field holds into the race; an empty field takes the fact away.
fn read(field: &FormField, race: &mut Race, shared: &Shared) -> Result<(), String> {
    let text = entered(field);
    let units = shared.settings.units;
    if let Some(tier) = field.tier {
        let mut lines: Vec<Line> = race
            .goals
            .set()
            .filter(|(other, _)| *other != tier)
            .map(|(tier, words)| Line { verb: Some(tier.id().to_owned()), text: words.to_owned() })
            .collect();
        lines.push(Line { verb: Some(tier.id().to_owned()), text });
        return facts::apply(race, Fills::Goals, &Value::Lines(lines), units);
    }
    if text.is_empty() {
        return match field.fills {
            Fills::Name => Err("The race needs a name; any word will do.".to_owned()),
            Fills::Date => Err("The race needs a day: 2027-04-11, \"in 3 weeks\", sunday.".to_owned()),
            fills => {
                facts::clear(race, fills);
                Ok(())
            }
        };
    }
    let value = value(field, &text, race, shared)?;
    facts::apply(race, field.fills, &value, units)
}

fn value(field: &FormField, text: &str, race: &Race, shared: &Shared) -> Result<Value, String> {
    let today = shared.now.today();
    match (&field.entry, field.fills) {
        (Entry::Choice { .. }, _) => Ok(Value::Pick(text.to_owned())),
        // A race may lie ahead or behind; a bare weekday is the next one while the race is ahead.
        (_, Fills::Date) if race.outcome.is_none() => parse_day(text, today, days::Toward::Future)
            .or_else(|ahead| parse_day(text, today, days::Toward::Past).map_err(|_| ahead))
            .map(Value::Date)
            .map_err(|error| error.to_string()),
        (_, Fills::Satisfaction | Fills::Effort) => match text.parse::<u8>() {
            Ok(number) if number <= 10 => Ok(Value::Scale(number)),
            _ => Err(format!("{} is a number from 0 to 10.", field.label)),
        },
        (_, fills) => {
            let context = FieldContext {
                units: shared.settings.units,
                today,
                kind: race.kind,
                distance: race.distance,
            };
            match prompt(&shared.content, fills) {
                Some(prompt) => field::read(prompt, text, &context),
                None => Ok(Value::Text(text.to_owned())),
            }
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
            Command::NextField => self.step(Step::Down),
            Command::PreviousField => self.step(Step::Up),
            Command::FormPageDown => self.step(Step::PageDown),
            Command::FormPageUp => self.step(Step::PageUp),
            Command::LeaveForm => self.leave(shared),
            command => {
                let Some(edit) = writing::edit(command) else {
                    return;
                };
                match self.here_mut().map(|field| &mut field.entry) {
                    Some(Entry::Text(editor)) => {
                        let applied = editor.apply(edit);
                        if let Some(text) = applied.for_clipboard() {
                            shared.ask(super::super::effect::Effect::Copy(text.to_owned()));
                        }
                        if applied.changed_text() {
                            self.changed(shared);
                        }
                    }
                    Some(Entry::Choice { at, .. }) => match command {
                        Command::CharLeft => self.choose(-1, shared),
                        Command::CharRight => self.choose(1, shared),
                        Command::DeleteBack | Command::DeleteForward => {
                            *at = None;
                            self.changed(shared);
                        }
                        _ => {}
                    },
                    None => {}
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let Some(character) = key.typed() else { return };
        match self.here_mut().map(|field| &mut field.entry) {
            Some(Entry::Text(editor)) => {
                editor.apply(Edit::Insert(character.to_string()));
                self.changed(shared);
            }
            Some(Entry::Choice { typed, .. }) if character == ' ' && typed.is_empty() => {
                self.choose(1, shared);
            }
            Some(Entry::Choice { options, at, typed }) => {
                // The words typed so far, or else this letter as the first of new ones.
                let fits = |begin: &str| {
                    options.iter().position(|(_, label)| label.to_lowercase().starts_with(begin))
                };
                let letter = character.to_lowercase().to_string();
                let longer = format!("{typed}{letter}");
                let (words, found) = match fits(&longer) {
                    Some(place) => (longer, Some(place)),
                    None => (letter.clone(), fits(&letter)),
                };
                if found.is_some() {
                    *typed = words;
                    *at = found;
                    self.changed(shared);
                }
            }
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if let Some(Entry::Text(editor)) = self.here_mut().map(|field| &mut field.entry) {
            editor.apply(Edit::Paste(text.to_owned()));
            self.changed(shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        if area.holds(column, row) {
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
