//! Care texts: what is shown where a body or a mind may need more than a journal.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::rules::care_words::{CareWords, phrase};

/// One item of a care text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id; empty where nothing refers to it.
    pub id: String,
    /// The words.
    pub label: String,
}

/// One care text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CareText {
    /// The heading.
    pub title: String,
    /// The items.
    pub items: Vec<Item>,
    /// What to do.
    pub action: String,
}

/// All care texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Care {
    /// What this journal is not.
    pub disclaimer: String,
    /// Signs that need medical help now.
    pub red_flags: CareText,
    /// When pain should be looked at.
    pub pain_rules: CareText,
    /// For heavy days.
    pub support: CareText,
    /// The card where words may mean danger.
    pub danger: CareText,
    /// The card where words are heavy.
    pub heavy: CareText,
    /// An illness below the neck.
    pub illness: CareText,
    /// Weeks of low mood.
    pub low_mood: CareText,
    /// A reset that does not help.
    pub overreach: CareText,
    /// Too little food for the work: the items are asked about.
    pub fuel: CareText,
    /// What stands on the page of contacts besides the runner's own.
    pub contacts: CareText,
    /// Short notes beside causes, by id.
    pub notes: Vec<Item>,
    /// Words that may mean danger.
    pub words: CareWords,
}

impl Care {
    /// The note with this id.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<&str> {
        let note = self.notes.iter().find(|note| note.id == id)?;
        Some(&note.label)
    }
}

/// Reads the built-in texts.
pub(super) fn read_care(log: &Log<'_>) -> Care {
    let Some(root) = parse(log) else {
        return Care::default();
    };
    let root = Table::new(log, &root, "the care texts");
    root.number("schema", 1, 1);
    let notes = root.tables("note").into_iter().map(|note| {
        let item = Item { id: note.required("id"), label: note.required("text") };
        note.finish();
        item
    });
    let care = Care {
        disclaimer: root.required("disclaimer"),
        notes: notes.collect(),
        red_flags: read_signs(&root),
        pain_rules: read_text(&root, "pain_rules"),
        support: read_text(&root, "support"),
        danger: read_text(&root, "danger"),
        heavy: read_text(&root, "heavy"),
        illness: read_text(&root, "illness"),
        low_mood: read_text(&root, "low_mood"),
        overreach: read_text(&root, "overreach"),
        fuel: read_text(&root, "fuel"),
        contacts: read_text(&root, "contacts"),
        words: read_words(&root),
    };
    root.finish();
    care
}

fn read_words(root: &Table<'_, '_>) -> CareWords {
    let Some(table) = root.table("words") else {
        return CareWords::default();
    };
    let list = |key| -> Vec<String> {
        table.texts(key).unwrap_or_default().iter().map(|word| phrase(&word.value)).collect()
    };
    let words = CareWords {
        race_talk: [list("race_talk"), list("names")].concat(),
        danger: list("danger"),
        heavy: list("heavy"),
        eating: list("eating"),
    };
    table.finish();
    words
}

fn read_signs(root: &Table<'_, '_>) -> CareText {
    let Some(table) = root.table("red_flags") else {
        return CareText::default();
    };
    let items = table.tables("items").into_iter().map(|item| {
        let read = Item { id: item.required("id"), label: item.required("label") };
        item.finish();
        read
    });
    let text =
        CareText { title: table.required("title"), items: items.collect(), action: table.required("action") };
    table.finish();
    text
}

fn read_text(root: &Table<'_, '_>, key: &'static str) -> CareText {
    let Some(table) = root.table(key) else {
        return CareText::default();
    };
    let items = table
        .texts("items")
        .unwrap_or_default()
        .into_iter()
        .map(|item| Item { id: String::new(), label: item.value });
    let text =
        CareText { title: table.required("title"), items: items.collect(), action: table.required("action") };
    table.finish();
    text
}
