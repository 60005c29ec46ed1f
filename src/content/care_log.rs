//! The words of the care log.

use super::log::{Log, parse};
use super::reading::Table;

/// The words of the care log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CareLogWords {
    /// What stands over the list.
    pub line: String,
    /// What stands in place of the list while nothing was taken up.
    pub empty: String,
    /// What stands over that which could be taken up.
    pub offers: String,
    /// What can be taken up; an entry's words are its name in the journal.
    pub items: Vec<String>,
}

/// Reads the built-in words.
pub(super) fn read_care_log(log: &Log<'_>) -> CareLogWords {
    let Some(root) = parse(log) else {
        return CareLogWords::default();
    };
    let root = Table::new(log, &root, "the words of the care log");
    root.number("schema", 1, 1);
    let (line, empty, offers) = (root.required("line"), root.required("empty"), root.required("offers"));
    let mut items: Vec<String> = Vec::new();
    for item in root.texts("items").unwrap_or_default() {
        if items.contains(&item.value) {
            root.complain(root.place("items"), &format!("name \"{}\" twice", item.value));
        }
        items.push(item.value);
    }
    if items.is_empty() {
        root.complain(root.at, "need `items`");
    }
    root.finish();
    CareLogWords { line, empty, offers, items }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    #[test]
    fn twelve_things_can_be_taken_up_and_none_asks_for_a_number_of_days() {
        let words = Content::built_in().care_log;
        assert_eq!(words.items.len(), 12);
        assert_eq!(
            (words.items[0].as_str(), words.items[11].as_str()),
            ("sleep routine", "time with people")
        );
    }

    #[test]
    fn everything_wrong_with_the_words_is_told_at_once() {
        let log = Log::new("carelog.toml", "schema = 1\nline = \"a\"\nitems = [\"x\", \"x\"]\nodd = 1\n");
        read_care_log(&log);
        let told: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
        for wanted in ["`empty`", "`offers`", "\"x\" twice", "odd"] {
            assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}: {told:#?}");
        }
    }
}
