//! The words of the alignment check.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::alignment::FitItem;
use crate::domain::rules::alignment::HIGHEST;

/// What stands for the moment in the words of a step.
const MOMENT: &str = "{moment}";
/// What stands for the change in them.
const CHANGE: &str = "{change}";
/// The score is made of these, and so they stand before the others.
const LABELS: usize = HIGHEST as usize + 1;

/// One sentence of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FitSentence {
    /// What it is an answer about.
    pub item: FitItem,
    /// What it is about, in a few words.
    pub pair: String,
    /// The sentence.
    pub text: String,
    /// What there is to know of its answer.
    pub note: Option<String>,
    /// The small change that is offered where its answer is among the lowest.
    pub step: String,
}

/// A row of what a plan takes for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumptionRow {
    /// Its id, as it stands in the journal.
    pub id: String,
    /// What it is about.
    pub text: String,
}

/// What a plan takes for granted, beside what the season really gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AssumptionWords {
    /// What is asked.
    pub ask: String,
    /// The head of the first column.
    pub assumes: String,
    /// The head of the second one.
    pub gives: String,
    /// What comes of it.
    pub then: String,
    /// The rows.
    pub rows: Vec<AssumptionRow>,
}

/// The words of the alignment check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlignmentWords {
    /// The sentences in their order, one for each item.
    pub sentences: Vec<FitSentence>,
    /// What the answers 0 to 4 mean.
    pub labels: Vec<String>,
    /// Shown where little fits and effort is not what is missing.
    pub grit_note: String,
    /// Asked of a small step at the next check.
    pub fitted: String,
    /// What the check is not.
    pub disclaimer: String,
    /// The assumptions.
    pub assumptions: AssumptionWords,
    step: String,
}

impl AlignmentWords {
    /// The sentence of an item.
    #[must_use]
    pub fn sentence(&self, item: FitItem) -> Option<&FitSentence> {
        self.sentences.iter().find(|sentence| sentence.item == item)
    }

    /// What an answer means.
    #[must_use]
    pub fn label(&self, answer: u8) -> &str {
        self.labels.get(usize::from(answer)).map_or("", String::as_str)
    }

    /// A small step in one line; without a moment only the change.
    #[must_use]
    pub fn step(&self, moment: &str, change: &str) -> String {
        if moment.is_empty() {
            return change.to_owned();
        }
        // The words of the runner are put in last: what looks like a placeholder in them is theirs.
        let (before, after) = self.step.split_once(CHANGE).unwrap_or((&self.step, ""));
        [before.replace(MOMENT, moment), change.to_owned(), after.replace(MOMENT, moment)].concat()
    }
}

/// Reads the built-in words.
pub(super) fn read_alignment(log: &Log<'_>) -> AlignmentWords {
    let Some(root) = parse(log) else {
        return AlignmentWords::default();
    };
    let root = Table::new(log, &root, "the words of the alignment check");
    root.number("schema", 1, 1);
    let labels: Vec<String> =
        root.texts("labels").unwrap_or_default().into_iter().map(|label| label.value).collect();
    if labels.len() != LABELS {
        root.complain(root.place("labels"), &format!("need {LABELS} `labels`, those of 0 to {HIGHEST}"));
    }
    let step = root.required("step");
    if !step.is_empty() && [MOMENT, CHANGE].iter().any(|placeholder| step.matches(placeholder).count() != 1) {
        root.complain(root.place("step"), &format!("need {MOMENT} and {CHANGE} in `step`, once each"));
    }
    let words = AlignmentWords {
        sentences: read_sentences(&root),
        labels,
        grit_note: root.required("grit_note"),
        fitted: root.required("fitted"),
        disclaimer: root.required("disclaimer"),
        assumptions: read_assumptions(&root),
        step,
    };
    root.finish();
    words
}

fn read_sentences(root: &Table<'_, '_>) -> Vec<FitSentence> {
    let known: Vec<&str> = FitItem::ALL.iter().map(|item| item.id()).collect();
    let mut sentences: Vec<FitSentence> = Vec::new();
    for table in root.tables("item") {
        if !table.has("id") {
            table.complain(table.at, "have an item without an `id`");
        }
        let item = table.word("id", FitItem::from_id, &known);
        let (pair, text, step) = (table.required("pair"), table.required("text"), table.required("step"));
        let note = table.text("note").map(|note| note.value);
        if let Some(item) = item {
            if sentences.iter().any(|other| other.item == item) {
                table.complain(table.place("id"), "have this item twice; an id is used once");
            }
            if item.is_scored() && sentences.last().is_some_and(|last| !last.item.is_scored()) {
                table.complain(table.place("id"), "have an item of the score behind one that is not");
            }
            sentences.push(FitSentence { item, pair, text, note, step });
        }
        table.finish();
    }
    for item in FitItem::ALL {
        if !sentences.iter().any(|sentence| sentence.item == *item) {
            root.complain(root.at, &format!("have no item \"{}\"", item.id()));
        }
    }
    sentences
}

fn read_assumptions(root: &Table<'_, '_>) -> AssumptionWords {
    let Some(table) = root.table("assumptions") else {
        if !root.has("assumptions") {
            root.complain(root.at, "have no [assumptions]");
        }
        return AssumptionWords::default();
    };
    let mut rows: Vec<AssumptionRow> = Vec::new();
    for row in table.tables("row") {
        let read = AssumptionRow { id: row.required("id"), text: row.required("text") };
        if rows.iter().any(|other| other.id == read.id) {
            row.complain(row.place("id"), "have this row twice; an id is used once");
        }
        rows.push(read);
        row.finish();
    }
    if rows.is_empty() {
        table.complain(table.at, "need at least one [[assumptions.row]]");
    }
    let words = AssumptionWords {
        ask: table.required("ask"),
        assumes: table.required("assumes"),
        gives: table.required("gives"),
        then: table.required("then"),
        rows,
    };
    table.finish();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    fn problems(text: &str) -> Vec<String> {
        let log = Log::new("alignment.toml", text);
        read_alignment(&log);
        log.into_problems().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_item_has_its_sentence_in_the_order_in_which_its_id_stands() {
        let text = include_str!("../../assets/alignment.toml");
        assert_eq!(problems(text), Vec::<String>::new());
        let words = Content::built_in().alignment;
        let items: Vec<FitItem> = words.sentences.iter().map(|sentence| sentence.item).collect();
        assert_eq!(items, FitItem::ALL);
        assert_eq!(words.label(0), "not now");
        assert_eq!(words.label(4), "yes");
        let rows: Vec<&str> = words.assumptions.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(rows, ["sleep", "training", "food", "age", "health", "care", "work", "help"]);
        let fuel = words.sentence(FitItem::Fuel).expect("a sentence");
        assert_eq!(fuel.text, "I eat and drink for the work I do, not for a number on the scale.");
        assert!(words.sentence(FitItem::Wider).is_some_and(|wider| wider.note.is_some()));
    }

    #[test]
    fn a_step_is_told_with_its_moment_or_without() {
        let words = Content::built_in().alignment;
        assert_eq!(words.step("it is Sunday evening", "book it"), "If it is Sunday evening, then book it");
        assert_eq!(words.step("", "book it"), "book it");
        assert_eq!(words.step("{change}", "{moment}"), "If {change}, then {moment}");
    }

    #[test]
    fn everything_wrong_is_told_with_its_line() {
        let text = "schema = 1\nlabels = [\"no\", \"yes\"]\nstep = \"then {change}\"\ngrit_note = \"a\"\nfitted = \"b\"\n\
             [[item]]\nid = \"fuel\"\npair = \"a\"\ntext = \"b\"\nstep = \"c\"\nodd = 1\n\
             [[item]]\nid = \"fuel\"\npair = \"a\"\ntext = \"b\"\n\
             [[item]]\nid = \"luck\"\npair = \"a\"\ntext = \"b\"\nstep = \"c\"\n\
             [assumptions]\nask = \"a\"\nassumes = \"b\"\ngives = \"c\"\n\
             [[assumptions.row]]\nid = \"sleep\"\ntext = \"a\"\n\
             [[assumptions.row]]\nid = \"sleep\"\ntext = \"b\"\n";
        let told = problems(text);
        for wanted in [
            "alignment.toml:2: the words of the alignment check need 5 `labels`, those of 0 to 4",
            "alignment.toml:3: the words of the alignment check need {moment} and {change} in `step`, once each",
            "alignment.toml:1: the words of the alignment check has no `disclaimer`",
            "alignment.toml:11: the words of the alignment check has an unknown field `odd`",
            "alignment.toml:12: the words of the alignment check has no `step`",
            "alignment.toml:13: the words of the alignment check have this item twice; an id is used once",
            "alignment.toml:1: the words of the alignment check have no item \"structure\"",
            "alignment.toml:21: the words of the alignment check has no `then`",
            "alignment.toml:29: the words of the alignment check have this row twice; an id is used once",
        ] {
            assert!(told.iter().any(|line| line == wanted), "{wanted}\n{told:#?}");
        }
        assert!(told.iter().any(|line| line.contains("\"luck\" is not known")), "{told:#?}");
    }
}
