//! The words of the bounce plan after a setback.

use chrono::NaiveDate;

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::bounce::{BounceBasis, Counts, PUT_AWAY};
use crate::domain::rules::bounce::{Stand, Standing, has_time_until, standing};

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
    /// What stands there instead while the item has time: `{day}` stands for the day until which it has.
    pub early: Option<String>,
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
    /// When only items were not looked at that have time: `{day}` stands for the day until which they have.
    pub time: String,
    /// Under all of these, where there is a next step: `{step}` stands for it.
    pub stone: String,
}

/// The words of the bounce plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BounceWords {
    /// The lines under its head.
    pub line: BounceLines,
    /// Its items, in their order.
    pub items: Vec<BounceItem>,
}

/// How many items of a plan were looked at on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAt {
    /// So many.
    pub looked_at: usize,
    /// Of so many.
    pub of: usize,
    /// So many were not, and have time.
    pub with_time: usize,
}

impl LookedAt {
    /// Whether every one was.
    #[must_use]
    pub fn is_all(self) -> bool {
        self.looked_at == self.of
    }

    /// Whether nothing of it waits to be looked at now.
    #[must_use]
    pub fn is_all_for_now(self) -> bool {
        self.looked_at + self.with_time == self.of
    }

    /// "3 of 8".
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

    /// How many of its items were looked at, on a day.
    #[must_use]
    pub fn looked_at(&self, basis: &BounceBasis, today: NaiveDate) -> LookedAt {
        let mut told = LookedAt { looked_at: 0, of: self.items.len(), with_time: 0 };
        for (item, standing) in self.standings(basis) {
            if standing.stand != Stand::Open {
                told.looked_at += 1;
            } else if has_time_until(item.counts, &basis.race, today).is_some() {
                told.with_time += 1;
            }
        }
        told
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
            time: table.required("time"),
            stone: table.required("stone"),
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
            early: table.text("early").map(|words| words.value),
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
