//! The words of check-ins, and the recovery menu.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::arc::Part;
use crate::domain::check_in::Item;

/// How one item is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemWords {
    /// Which.
    pub item: Item,
    /// The question.
    pub ask: String,
    /// What 0 means.
    pub low: String,
    /// What 10 means.
    pub high: String,
}

/// The words of check-ins, and what may help on the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckInWords {
    items: Vec<ItemWords>,
    /// The recovery menu: what may help, by the part it is for. An entry's words are its name in the journal.
    pub menu: Vec<(Part, Vec<String>)>,
}

impl CheckInWords {
    /// How an item is asked; `None` where the words are missing.
    #[must_use]
    pub fn item(&self, item: Item) -> Option<&ItemWords> {
        self.items.iter().find(|words| words.item == item)
    }
}

/// Reads the built-in words.
pub(super) fn read_check_ins(log: &Log<'_>) -> CheckInWords {
    let Some(root) = parse(log) else {
        return CheckInWords::default();
    };
    let root = Table::new(log, &root, "the words of check-ins");
    root.number("schema", 1, 1);
    let items: Vec<ItemWords> = root.tables("item").into_iter().filter_map(read_item).collect();
    for item in Item::ALL {
        if !items.iter().any(|words| words.item == *item) {
            root.complain(root.at, &format!("have no item \"{}\"", item.id()));
        }
    }
    let menu = root.tables("menu").into_iter().filter_map(|menu| {
        let known: Vec<&str> = Part::ALL.iter().map(|part| part.id()).collect();
        let part = menu.word("part", Part::from_id, &known);
        let entries = menu.texts("entries").unwrap_or_default();
        menu.finish();
        Some((part?, entries.into_iter().map(|entry| entry.value).collect()))
    });
    let words = CheckInWords { items, menu: menu.collect() };
    root.finish();
    words
}

fn read_item(table: Table<'_, '_>) -> Option<ItemWords> {
    let known: Vec<&str> = Item::ALL.iter().map(|item| item.id()).collect();
    let item = table.word("id", Item::from_id, &known);
    let (ask, low, high) = (table.required("ask"), table.required("low"), table.required("high"));
    table.finish();
    Some(ItemWords { item: item?, ask, low, high })
}
