//! Reading TOML so that everything wrong with a file is found in one go.
//!
//! serde stops at the first error. Here a file is parsed into a tree that knows its places, the fields are taken out one by
//! one, every complaint is noted with its place, and what was not taken out is an unknown field.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::log::{Log, is_unwelcome};

/// A value with the byte at which it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct At<T> {
    /// The value.
    pub value: T,
    /// The byte.
    pub at: usize,
}

/// A table from which fields are taken.
pub(super) struct Table<'l, 't> {
    log: &'l Log<'t>,
    fields: &'l DeTable<'t>,
    /// The byte at which the table begins.
    pub at: usize,
    what: String,
    taken: RefCell<BTreeSet<&'static str>>,
}

impl<'l, 't> Table<'l, 't> {
    pub fn new(log: &'l Log<'t>, table: &'l Spanned<DeTable<'t>>, what: impl Into<String>) -> Self {
        Self {
            log,
            fields: table.get_ref(),
            at: table.span().start,
            what: what.into(),
            taken: RefCell::new(BTreeSet::new()),
        }
    }

    /// Gives the table a better name for messages, once its id is known.
    pub fn named(&mut self, what: impl Into<String>) {
        self.what = what.into();
    }

    /// Notes a problem with this table.
    pub fn complain(&self, at: usize, message: &str) {
        self.log.add(at, format!("{} {message}", self.what));
    }

    /// Whether the field is there.
    pub fn has(&self, key: &'static str) -> bool {
        self.fields.contains_key(key)
    }

    /// Where the field's value begins; the table's own place when the field is not there.
    pub fn place(&self, key: &'static str) -> usize {
        self.fields.get(key).map_or(self.at, |value| value.span().start)
    }

    /// Whether the table under `key` has a field.
    pub fn peek(&self, key: &str, field: &str) -> bool {
        let inner = self.fields.get(key).and_then(|value| value.get_ref().as_table());
        inner.is_some_and(|inner| inner.contains_key(field))
    }

    fn take(&self, key: &'static str) -> Option<&'l Spanned<DeValue<'t>>> {
        self.taken.borrow_mut().insert(key);
        self.fields.get(key)
    }

    /// Words that may be missing, but not empty.
    pub fn text(&self, key: &'static str) -> Option<At<String>> {
        let value = self.take(key)?;
        let at = value.span().start;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "text");
            return None;
        };
        self.words(key, at, text)
    }

    /// Words that have to be there.
    pub fn required(&self, key: &'static str) -> String {
        if !self.has(key) {
            self.complain(self.at, &format!("has no `{key}`"));
        }
        self.text(key).map(|text| text.value).unwrap_or_default()
    }

    /// A list of words; one word alone is a list of one.
    pub fn texts(&self, key: &'static str) -> Option<Vec<At<String>>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(self.words(key, value.span().start, text).into_iter().collect()),
            DeValue::Array(items) => Some(
                items
                    .iter()
                    .filter_map(|item| {
                        let Some(text) = item.get_ref().as_str() else {
                            self.wrong_type(key, item, "text");
                            return None;
                        };
                        self.words(key, item.span().start, text)
                    })
                    .collect(),
            ),
            _ => {
                self.wrong_type(key, value, "a list of texts");
                None
            }
        }
    }

    /// A whole number within a range.
    pub fn number(&self, key: &'static str, low: i64, high: i64) -> Option<i64> {
        let value = self.take(key)?;
        let read = value
            .get_ref()
            .as_integer()
            .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        match read {
            Some(number) if (low..=high).contains(&number) => Some(number),
            Some(_) => {
                let at = value.span().start;
                self.complain(at, &format!("`{key}` has to be a whole number from {low} to {high}"));
                None
            }
            None => {
                self.wrong_type(key, value, "a whole number");
                None
            }
        }
    }

    /// A small whole number within a range.
    pub fn small(&self, key: &'static str, low: u8, high: u8) -> Option<u8> {
        let number = self.number(key, i64::from(low), i64::from(high))?;
        u8::try_from(number).ok()
    }

    /// A number with a point, not negative.
    pub fn decimal(&self, key: &'static str) -> Option<f64> {
        let value = self.take(key)?;
        let read = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match read {
            Some(number) if number.is_finite() && number >= 0.0 => Some(number),
            _ => {
                self.wrong_type(key, value, "a number of 0 or more");
                None
            }
        }
    }

    /// True or false.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        let read = value.get_ref().as_bool();
        if read.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        read
    }

    /// One word out of a closed list.
    pub fn word<T>(&self, key: &'static str, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let text = self.text(key)?;
        let found = read(&text.value);
        if found.is_none() {
            let message = format!("`{key}`: \"{}\" is not known; known are {}", text.value, known.join(", "));
            self.complain(text.at, &message);
        }
        found
    }

    /// A table inside this one.
    pub fn table(&self, key: &'static str) -> Option<Table<'l, 't>> {
        let value = self.take(key)?;
        let found = self.inner(value);
        if found.is_none() {
            self.wrong_type(key, value, "a table");
        }
        found
    }

    /// A list of tables inside this one; empty when it is not there.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'l, 't>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| {
                let found = self.inner(item);
                if found.is_none() {
                    self.wrong_type(key, item, "a table");
                }
                found
            })
            .collect()
    }

    /// Takes fields without looking at them, where another complaint already covers them.
    pub fn ignore(&self, keys: &[&'static str]) {
        self.taken.borrow_mut().extend(keys);
    }

    /// Complains about every field that was not taken.
    pub fn finish(self) {
        let taken = self.taken.borrow();
        for key in self.fields.keys() {
            if !taken.contains(key.get_ref().as_ref()) {
                self.complain(key.span().start, &format!("has an unknown field `{}`", shown(key.get_ref())));
            }
        }
    }

    fn inner(&self, value: &'l Spanned<DeValue<'t>>) -> Option<Table<'l, 't>> {
        Some(Table {
            log: self.log,
            fields: value.get_ref().as_table()?,
            at: value.span().start,
            what: self.what.clone(),
            taken: RefCell::new(BTreeSet::new()),
        })
    }

    fn words(&self, key: &str, at: usize, text: &str) -> Option<At<String>> {
        if text.trim().is_empty() {
            self.complain(at, &format!("`{key}` is empty"));
            return None;
        }
        if let Some(control) = text.chars().find(|c| is_unwelcome(*c)) {
            let code = u32::from(control);
            self.complain(at, &format!("`{key}` holds the control character U+{code:04X}"));
            return None;
        }
        Some(At { value: text.to_owned(), at })
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = value.get_ref().type_str();
        self.complain(value.span().start, &format!("`{key}` has to be {wanted}, not {found}"));
    }
}

/// A name from a foreign file, made fit for one line of a message.
fn shown(name: &str) -> String {
    name.chars().map(|c| if is_unwelcome(c) || c == '\n' { '\u{fffd}' } else { c }).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::log::parse;

    fn messages(text: &str, read: impl Fn(&Table<'_, '_>)) -> Vec<String> {
        let log = Log::new("own.toml", text);
        if let Some(root) = parse(&log) {
            let table = Table::new(&log, &root, "the file");
            read(&table);
            table.finish();
        }
        log.into_problems().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_complaint_about_a_table_is_made_at_once_in_the_order_of_the_text() {
        let text = "wrong = 1\nname = \"\"\nsize = 99\nflag = \"yes\"\nbell = \"a\\u0007b\"\n";
        let found = messages(text, |table| {
            table.required("id");
            table.text("name");
            table.number("size", 0, 10);
            table.flag("flag");
            table.text("bell");
        });
        assert_eq!(
            found,
            [
                "own.toml:1: the file has no `id`",
                "own.toml:1: the file has an unknown field `wrong`",
                "own.toml:2: the file `name` is empty",
                "own.toml:3: the file `size` has to be a whole number from 0 to 10",
                "own.toml:4: the file `flag` has to be true or false, not string",
                "own.toml:5: the file `bell` holds the control character U+0007",
            ]
        );
    }

    #[test]
    fn a_text_that_is_no_toml_is_reported_with_its_line() {
        let found = messages("a = 1\nb = = 2\n", |_| {});
        assert!(found[0].starts_with("own.toml:2: not TOML: "), "{found:?}");
    }

    #[test]
    fn a_field_name_with_control_characters_does_not_reach_the_message() {
        let found = messages("\"a\\u001b[2J\" = 1\n", |_| {});
        assert_eq!(found, ["own.toml:1: the file has an unknown field `a\u{fffd}[2J`"]);
    }
}
