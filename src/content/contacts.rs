//! The runner's own contacts: `help.toml` in the folder of the configuration.
//!
//! Source: safety.toml, `help_file`. Numbers change and differ by country, so none is shipped; the runner writes their own, and is
//! reminded when they were not checked for long. The file goes through the same door as packs: everything wrong with it is told at
//! once with its line. Other than of a pack, what is right in it is kept: on a bad day one wrong line must not hide a number.

use chrono::NaiveDate;

use super::Source;
use super::log::{Log, parse};
use super::problem::Problem;
use super::reading::Table;
use crate::domain::race::words;

/// The name of the file.
pub const FILE: &str = "help.toml";
/// A contact asks to be checked again after so many days.
pub const CHECK_DAYS: i64 = 180;

words! {
    /// How somebody is reached.
    How {
        /// By phone.
        Phone = "phone", "phone";
        /// By a message.
        Text = "text", "text";
        /// On the web.
        Web = "web", "web";
    }
}

/// Somebody who can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub name: String,
    /// How.
    pub how: How,
    /// The number or address.
    pub value: String,
    /// When the runner looked last whether it is still right.
    pub checked_on: Option<NaiveDate>,
}

impl Contact {
    /// Whether it should be looked at again: it was not checked for [`CHECK_DAYS`] days, or never.
    #[must_use]
    pub fn wants_a_check(&self, today: NaiveDate) -> bool {
        self.checked_on.is_none_or(|day| (today - day).num_days() >= CHECK_DAYS)
    }
}

/// What stands in such a file, as an example to begin with.
pub const EXAMPLE: &str = "\
[[contact]]
name = \"Anna\"
how = \"phone\"            # phone, text or web
value = \"+41 79 000 00 00\"
checked_on = \"2026-11-01\"";

/// Reads the file.
#[must_use]
pub fn read_contacts(source: &Source) -> (Vec<Contact>, Vec<Problem>) {
    let log = Log::new(&source.name, &source.text);
    let contacts = read(&log).unwrap_or_default();
    (contacts, log.into_problems())
}

fn read(log: &Log<'_>) -> Option<Vec<Contact>> {
    let root = parse(log)?;
    let root = Table::new(log, &root, "the file");
    let contacts = root.tables("contact").into_iter().filter_map(|table| {
        let contact = read_contact(&table);
        table.finish();
        contact
    });
    let contacts = contacts.collect();
    root.finish();
    Some(contacts)
}

fn read_contact(table: &Table<'_, '_>) -> Option<Contact> {
    let name = table.required("name");
    let value = table.required("value");
    let how = table.text("how");
    let read_how = how.as_ref().and_then(|how| How::from_id(how.value.trim()));
    if let (Some(how), None) = (&how, read_how) {
        table.complain(how.at, &format!("has `how = \"{}\"`; it is phone, text or web", how.value));
    }
    let day = table.text("checked_on");
    let checked_on = day.as_ref().and_then(|day| day.value.trim().parse::<NaiveDate>().ok());
    if let (Some(day), None) = (&day, checked_on) {
        table.complain(
            day.at,
            &format!("has `checked_on = \"{}\"`; it is a day like \"2026-11-01\"", day.value),
        );
    }
    if value.is_empty() {
        return None;
    }
    // A contact whose way is told wrong, or not at all, still has its value.
    Some(Contact { name, how: read_how.unwrap_or(How::Phone), value, checked_on })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Contact, EXAMPLE, How, read_contacts};
    use crate::content::Source;

    fn read(text: &str) -> (Vec<Contact>, Vec<String>) {
        let source = Source { name: "help.toml".into(), text: text.into() };
        let (contacts, problems) = read_contacts(&source);
        (contacts, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_example_is_a_file_without_problems() {
        let (contacts, problems) = read(EXAMPLE);
        assert_eq!(problems, Vec::<String>::new());
        let anna = Contact {
            name: "Anna".into(),
            how: How::Phone,
            value: "+41 79 000 00 00".into(),
            checked_on: NaiveDate::from_ymd_opt(2026, 11, 1),
        };
        assert_eq!(contacts, [anna]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_what_is_right_is_kept() {
        let text = "[[contact]]\nname = \"Anna\"\nhow = \"pigeon\"\nvalue = \"12\"\nchecked_on = \"soon\"\n\n[[contact]]\nname = \"Ben\"\ntel = \"3\"\n";
        let (contacts, problems) = read(text);
        assert_eq!(contacts.iter().map(|contact| contact.value.as_str()).collect::<Vec<_>>(), ["12"]);
        assert_eq!(problems.len(), 4, "{problems:#?}");
        assert!(problems[0].contains("help.toml:3"), "{problems:#?}");
    }

    #[test]
    fn a_contact_asks_to_be_checked_after_180_days() {
        let (mut contacts, _) = read(EXAMPLE);
        let day = |text: &str| text.parse().expect("a day");
        assert!(!contacts[0].wants_a_check(day("2027-04-29")), "179 days");
        assert!(contacts[0].wants_a_check(day("2027-04-30")), "180 days");
        contacts[0].checked_on = None;
        assert!(contacts[0].wants_a_check(day("2026-11-01")));
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_of() {
        let (contacts, problems) = read("[[contact\nname");
        assert!(contacts.is_empty());
        assert!(!problems.is_empty());
    }
}
