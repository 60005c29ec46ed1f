//! The runner's own contacts, and where else somebody answers: two keys away from every screen.

use super::super::command::{Command, Scope};
use super::super::effect::Effect;
use super::super::geometry;
use super::super::key::Key;
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use crate::content::contacts::{Contact, EXAMPLE, FILE};
use crate::domain::units::days;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ContactList {
    /// The page as it is read.
    pub sheet: Sheet,
}

/// A contact in one line: "Anna · phone · +41 79 000 00 00".
#[must_use]
pub fn told_contact(contact: &Contact) -> String {
    if contact.name.is_empty() {
        format!("{} · {}", contact.how.label(), contact.value)
    } else {
        format!("{} · {} · {}", contact.name, contact.how.label(), contact.value)
    }
}

fn checked(contact: &Contact, shared: &Shared) -> String {
    let today = shared.now.today();
    match contact.checked_on {
        None => format!("not checked yet; checked_on in {FILE} says when it was"),
        Some(day) if contact.wants_a_check(today) => {
            format!("checked {}: worth another look", days::told_day(day, today))
        }
        Some(day) => format!("checked {}", days::told_day(day, today)),
    }
}

impl ContactList {
    fn lay_out(&mut self, shared: &Shared) {
        let body = geometry::body(shared.size);
        let columns = body.columns.saturating_sub(1).min(geometry::READING_COLUMNS);
        let room = usize::from(columns).saturating_sub(2);
        let text = &shared.content.care.contacts;
        let mut pane = Pane::new(columns);
        for (place, contact) in shared.content.contacts.iter().enumerate() {
            let mut writer = Writer::new(room);
            writer.text(Tone::Strong, 2, &told_contact(contact));
            let tone = if contact.wants_a_check(shared.now.today()) { Tone::Accent } else { Tone::Muted };
            writer.text(tone, 2, &checked(contact, shared));
            pane.item(place, writer.done());
            pane.gap();
        }
        let mut writer = Writer::new(room);
        for item in &text.items {
            writer.text(Tone::Plain, 2, &item.label);
            writer.gap();
        }
        let path = shared.help_file.display().to_string();
        if shared.content.contacts.is_empty() {
            writer.text(Tone::Muted, 2, &text.action);
            writer.text(Tone::Strong, 2, &path);
            writer.gap();
            for line in EXAMPLE.lines() {
                writer.row(Row::default().with(Tone::Muted, &format!("    {line}")));
            }
            writer.gap();
            writer.text(
                Tone::Muted,
                2,
                "They are shown here and on the cards of care from the next start on.",
            );
        } else {
            writer.text(Tone::Muted, 2, &format!("Yours stand in {path}"));
        }
        pane.words(writer.done());
        self.sheet.show(pane, body.rows);
    }
}

impl Page for ContactList {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Contacts, Scope::Rows]
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::Open => false,
            Command::CopyContact => !shared.content.contacts.is_empty(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::CopyContact => {
                let contact = self.sheet.selected().and_then(|place| shared.content.contacts.get(place));
                if let Some(contact) = contact.cloned() {
                    shared.tell(format!("Copied: {}", contact.value));
                    shared.ask(Effect::Copy(contact.value));
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.lay_out(shared);
    }
}
