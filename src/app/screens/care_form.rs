//! Something that looks after the runner, to be written or changed: its name, how often it is wanted, a note.
//!
//! What can be read is saved as it is typed, like everything else; a new one is kept once it has a name.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::Reply;
use super::super::entry::Entry;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared, in_brief};
use super::Page;
use crate::domain::care::CareItem;
use crate::domain::change::{Change, Item};
use crate::domain::id::CareItemId;

/// A part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Its name.
    Name,
    /// Wanted every so many days.
    Every,
    /// A note.
    Note,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 16;
/// The most days between two times.
const MOST_DAYS: u32 = 3650;

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct CareItemForm {
    original: Option<CareItem>,
    written: Option<CareItem>,
    /// The item as it was when the field was entered that is written in: half of a number is no number.
    before_field: Option<CareItem>,
    warned: bool,
    /// The fields.
    pub form: Form<Fact>,
}

impl Default for CareItemForm {
    fn default() -> Self {
        Self::holding(None)
    }
}

impl CareItemForm {
    /// To change one that is there.
    #[must_use]
    pub fn of(item: &CareItem) -> Self {
        Self::holding(Some(item))
    }

    fn holding(item: Option<&CareItem>) -> Self {
        let every = item.and_then(|item| item.every_days).map_or_else(String::new, |days| days.to_string());
        let line = |words: fn(&CareItem) -> &str| Entry::line(item.map_or("", words));
        let fields = vec![
            FormField::new(Fact::Name, "What it is", line(|item| &item.name)),
            FormField::new(Fact::Every, "Wanted every", Entry::line(&every)),
            FormField::new(Fact::Note, "Note", line(|item| &item.note)),
        ];
        let mut form = Form::new(LABEL_COLUMNS, fields);
        // Whoever changes one that is there mostly wants to say how often.
        if item.is_some() {
            form.select(Fact::Every);
        }
        let item = item.cloned();
        Self { original: item.clone(), written: item.clone(), before_field: item, warned: false, form }
    }

    /// What it has handed over to the disk so far.
    #[must_use]
    pub fn kept(&self) -> Kept {
        if self.written.is_some() { Kept::AsTyped } else { Kept::Nothing }
    }

    /// What stands over the fields.
    #[must_use]
    pub fn head(&self) -> &'static str {
        match self.original {
            None => "Something that looks after you. Only its name is needed.",
            Some(_) => "How often you want it is your own word; nothing here recommends a number.",
        }
    }

    /// Where the fields stand, below the line over them.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let rows = u16::try_from(self.form.fields.len()).unwrap_or(0);
        geometry::body(shared.size).below(2).top(rows)
    }

    /// How a field may be written.
    #[must_use]
    pub fn hint(fact: Fact) -> &'static str {
        match fact {
            Fact::Name => "In your own words: iron, Thursday yoga, supper with the others.",
            Fact::Every => {
                "Days: 7. Or 2 weeks, 6 months, a year. Empty: nothing is wanted, it is only kept."
            }
            Fact::Note => "Anything you want to find here again: where, with whom, what the last result was.",
        }
    }

    /// The item as the fields tell it; `None` where it has no name yet.
    fn told(&self, shared: &Shared) -> Option<CareItem> {
        let before = self.before_field.as_ref();
        let name = Some(self.form.entered(Fact::Name)).filter(|name| !name.is_empty());
        let name = name.or_else(|| before.map(|item| item.name.clone()))?;
        let every = parse_every(&self.form.entered(Fact::Every));
        let blank = CareItem {
            id: CareItemId(uuid::Uuid::nil()),
            name: String::new(),
            every_days: None,
            note: String::new(),
            written: shared.now.wall,
        };
        Some(CareItem {
            name,
            every_days: every.unwrap_or(before.and_then(|item| item.every_days)),
            note: self.form.entered(Fact::Note),
            ..self.written.clone().unwrap_or(blank)
        })
    }

    fn check(&mut self) {
        let no_name = (self.written.is_some() && self.form.entered(Fact::Name).is_empty())
            .then(|| "It needs a name; without one it keeps the one it had.".to_owned());
        let every = parse_every(&self.form.entered(Fact::Every)).err();
        for field in &mut self.form.fields {
            field.problem = match field.fact {
                Fact::Name => no_name.clone(),
                Fact::Every => every.clone(),
                Fact::Note => None,
            };
        }
    }

    fn save(&mut self, shared: &mut Shared) {
        let Some(mut item) = self.told(shared) else { return };
        if self.written.as_ref() == Some(&item) {
            return;
        }
        if self.written.is_none() {
            item.id = CareItemId(shared.ids.fresh(&shared.now));
            item.written = shared.now.wall;
        }
        let base = self.written.replace(item.clone()).map(Box::new);
        shared.write_at_pause(Change::PutCare { item: Box::new(item), base });
    }

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => {
                self.save(shared);
                self.before_field.clone_from(&self.written);
            }
            Done::Changed => {
                self.check();
                self.save(shared);
            }
            Done::Leave => self.leave(shared),
        }
    }

    fn leave(&mut self, shared: &mut Shared) {
        self.save(shared);
        let typed = [Fact::Every, Fact::Note].into_iter().any(|fact| !self.form.entered(fact).is_empty());
        if self.written.is_none() && typed && !self.warned {
            self.warned = true;
            self.form.select(Fact::Name);
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!("To be kept, it needs a name. {key} once more leaves without it."));
            return;
        }
        shared.saver.hurry();
        shared.go(Go::Back);
        match (&self.original, &self.written) {
            (Some(original), Some(written)) if original != written => {
                shared.tell(format!("Changed: {}", in_brief(&written.name)));
                let (item, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                let told = format!("As before: {}", in_brief(&original.name));
                shared.can_undo(told, Change::PutCare { item, base });
            }
            (None, Some(written)) => {
                shared.tell(format!("Kept: {}", in_brief(&written.name)));
                let (item, at) = (Item::Care(written.id), shared.now.wall);
                let told = format!("In the trash: {}", in_brief(&written.name));
                shared.can_undo(told, Change::Trash { item, at });
            }
            _ => {}
        }
        if self.written.is_some()
            && let Some(wrong) = self.form.wrong()
        {
            shared.warn(format!("{} was left as it was; the rest is kept.", wrong.label));
        }
    }
}

/// Reads how often something is wanted: "7", "every 7 days", "2 weeks", "a year"; nothing is none.
fn parse_every(text: &str) -> Result<Option<u16>, String> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("every").unwrap_or(&text).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let problem = || format!("Days from 1 to {MOST_DAYS}, or like 2 weeks, 6 months, a year.");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    let (count, unit) = match (count, unit.trim()) {
        ("", unit) => (1, unit.strip_prefix("a ").or_else(|| unit.strip_prefix("one ")).unwrap_or(unit)),
        (count, unit) => (count.parse::<u32>().map_err(|_| problem())?, unit),
    };
    let each = match unit.trim_end_matches('s') {
        "" if digits > 0 => 1,
        "d" | "day" => 1,
        "w" | "week" => 7,
        "m" | "month" => 30,
        "y" | "year" => 365,
        _ => return Err(problem()),
    };
    let days = count.checked_mul(each).filter(|days| (1..=MOST_DAYS).contains(days)).ok_or_else(problem)?;
    u16::try_from(days).map(Some).map_err(|_| problem())
}

impl Page for CareItemForm {
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
        let done = self.form.clicked(self.list_area(shared), (column, row));
        self.done(done, shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.form.resized(self.list_area(shared));
    }

    fn answered(&mut self, _reply: &Reply, _shared: &mut Shared) -> Heard {
        Heard::No
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(shared);
    }
}

#[cfg(test)]
mod tests {
    use super::parse_every;

    #[test]
    fn how_often_is_typed_in_days_weeks_months_or_years() {
        for (typed, days) in [
            ("7", 7),
            (" every 7 days ", 7),
            ("1 day", 1),
            ("day", 1),
            ("2 weeks", 14),
            ("2w", 14),
            ("week", 7),
            ("a month", 30),
            ("6 months", 180),
            ("a year", 365),
            ("10 years", 3650),
        ] {
            assert_eq!(parse_every(typed), Ok(Some(days)), "{typed:?}");
        }
        assert_eq!(parse_every("  "), Ok(None));
        for wrong in ["0", "often", "7 runs", "3651", "99999999999999", "-3", "2.5", "a"] {
            assert!(parse_every(wrong).is_err(), "{wrong:?}");
        }
    }
}
