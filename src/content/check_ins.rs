//! The words of check-ins, and the recovery menu.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::arc::Part;
use crate::domain::check_in::{Item, Tag};

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
    /// What one that can be switched on is good for; empty for the seven.
    pub why: String,
}

/// How one tag is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagWords {
    /// Which.
    pub tag: Tag,
    /// The question.
    pub ask: String,
    /// What it is good for.
    pub why: String,
}

/// The questions about pain of 1 or more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PainWords {
    /// Where it is.
    pub site: String,
    /// Whether it changes how one walks.
    pub changes_gait: String,
    /// Whether it is there at rest or at night.
    pub at_rest: String,
    /// Whether it is one exact spot on a bone.
    pub on_bone: String,
}

/// The words of a scale that belongs to no item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScaleWords {
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
    tags: Vec<TagWords>,
    /// The questions about pain.
    pub pain: PainWords,
    /// How the effort of a training is asked.
    pub effort: ScaleWords,
    /// The recovery menu: what may help, by the part it is for. An entry's words are its name in the journal.
    pub menu: Vec<(Part, Vec<String>)>,
}

impl CheckInWords {
    /// How an item is asked; `None` where the words are missing.
    #[must_use]
    pub fn item(&self, item: Item) -> Option<&ItemWords> {
        self.items.iter().find(|words| words.item == item)
    }

    /// How a tag is asked; `None` where the words are missing.
    #[must_use]
    pub fn tag(&self, tag: Tag) -> Option<&TagWords> {
        self.tags.iter().find(|words| words.tag == tag)
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
    let tags: Vec<TagWords> = root.tables("tag").into_iter().filter_map(read_tag).collect();
    for tag in Tag::ALL {
        if !tags.iter().any(|words| words.tag == *tag) {
            root.complain(root.at, &format!("have no tag \"{}\"", tag.id()));
        }
    }
    let menu = root.tables("menu").into_iter().filter_map(|menu| {
        let known: Vec<&str> = Part::ALL.iter().map(|part| part.id()).collect();
        let part = menu.word("part", Part::from_id, &known);
        let entries = menu.texts("entries").unwrap_or_default();
        menu.finish();
        Some((part?, entries.into_iter().map(|entry| entry.value).collect()))
    });
    let menu = menu.collect();
    let words = CheckInWords { items, tags, pain: read_pain(&root), effort: read_effort(&root), menu };
    root.finish();
    words
}

fn read_item(table: Table<'_, '_>) -> Option<ItemWords> {
    let known: Vec<&str> = Item::ALL.iter().map(|item| item.id()).collect();
    let item = table.word("id", Item::from_id, &known);
    let (ask, low, high) = (table.required("ask"), table.required("low"), table.required("high"));
    // The seven are always asked and need no reason.
    let why = if item.is_some_and(|item| Item::EXTRAS.contains(&item)) {
        table.required("why")
    } else {
        String::new()
    };
    table.finish();
    Some(ItemWords { item: item?, ask, low, high, why })
}

fn read_tag(table: Table<'_, '_>) -> Option<TagWords> {
    let known: Vec<&str> = Tag::ALL.iter().map(|tag| tag.id()).collect();
    let tag = table.word("id", Tag::from_id, &known);
    let (ask, why) = (table.required("ask"), table.required("why"));
    table.finish();
    Some(TagWords { tag: tag?, ask, why })
}

fn read_pain(root: &Table<'_, '_>) -> PainWords {
    let Some(table) = root.table("pain") else {
        root.complain(root.at, "have no [pain]");
        return PainWords::default();
    };
    let words = PainWords {
        site: table.required("site"),
        changes_gait: table.required("changes_gait"),
        at_rest: table.required("at_rest"),
        on_bone: table.required("on_bone"),
    };
    table.finish();
    words
}

fn read_effort(root: &Table<'_, '_>) -> ScaleWords {
    let Some(table) = root.table("effort") else {
        root.complain(root.at, "have no [effort]");
        return ScaleWords::default();
    };
    let words =
        ScaleWords { ask: table.required("ask"), low: table.required("low"), high: table.required("high") };
    table.finish();
    words
}
