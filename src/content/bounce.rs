//! The words of the bounce plan after a setback.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::bounce::{BounceBasis, Counts, PUT_AWAY};
use crate::domain::rules::bounce::{Standing, standing};

/// An item of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BounceItem {
    /// Its id, as it stands in the journal.
    pub id: String,
    /// What the journal itself takes for it being done.
    pub counts: Counts,
    /// The item in a few words.
    pub text: String,
    /// What it is good for.
    pub why: String,
    /// What to do, where nothing of it is known yet.
    pub next: String,
    /// What is done where it is opened, to stand behind the key: "writes a lesson".
    pub opens: String,
}

/// The line under the head of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BounceLines {
    /// In the days of rest after the race.
    pub early: String,
    /// After them.
    pub open: String,
    /// When every item was looked at.
    pub all: String,
}

/// The words of the bounce plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BounceWords {
    /// The lines under its head.
    pub line: BounceLines,
    /// Its items, in their order.
    pub items: Vec<BounceItem>,
}

/// How many items of a plan were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAt {
    /// So many.
    pub looked_at: usize,
    /// Of so many.
    pub of: usize,
}

impl LookedAt {
    /// Whether every one was.
    #[must_use]
    pub fn is_all(self) -> bool {
        self.looked_at == self.of
    }

    /// "3 of 7".
    #[must_use]
    pub fn told(self) -> String {
        format!("{} of {}", self.looked_at, self.of)
    }
}

impl BounceWords {
    /// Where each item stands in the plan of a race, in their order.
    pub fn standings<'b>(
        &'b self,
        basis: &'b BounceBasis,
    ) -> impl Iterator<Item = (&'b BounceItem, Standing<'b>)> {
        self.items.iter().map(|item| (item, standing(&item.id, item.counts, basis)))
    }

    /// How many of its items were looked at.
    #[must_use]
    pub fn looked_at(&self, basis: &BounceBasis) -> LookedAt {
        let looked_at = self.standings(basis).filter(|(_, standing)| standing.is_looked_at()).count();
        LookedAt { looked_at, of: self.items.len() }
    }
}

/// Reads the built-in words.
pub(super) fn read_bounce(log: &Log<'_>) -> BounceWords {
    let Some(root) = parse(log) else {
        return BounceWords::default();
    };
    let root = Table::new(log, &root, "the words of the bounce plan");
    root.number("schema", 1, 1);
    let mut line = BounceLines::default();
    if let Some(table) = root.table("line") {
        line = BounceLines {
            early: table.required("early"),
            open: table.required("open"),
            all: table.required("all"),
        };
        table.finish();
    } else {
        root.complain(root.at, "have no [line]");
    }
    let known: Vec<&str> = Counts::ALL.iter().map(|counts| counts.id()).collect();
    let mut items: Vec<BounceItem> = Vec::new();
    for table in root.tables("item") {
        if !table.has("counts") {
            table.complain(table.at, "has no `counts`");
        }
        let item = BounceItem {
            id: table.required("id"),
            counts: table.word("counts", Counts::from_id, &known).unwrap_or(Counts::OwnWord),
            text: table.required("text"),
            why: table.required("why"),
            next: table.required("next"),
            opens: table.required("opens"),
        };
        if items.iter().any(|other| other.id == item.id) {
            table.complain(table.place("id"), "is there twice; an id is used once");
        }
        if item.id == PUT_AWAY {
            table.complain(table.place("id"), "stands for the plan as a whole; an item needs another one");
        }
        items.push(item);
        table.finish();
    }
    if items.is_empty() {
        root.complain(root.at, "need at least one [[item]]");
    }
    root.finish();
    BounceWords { line, items }
}

#[cfg(test)]
mod tests;
