//! From TOML to a pack. Whether its parts fit together is looked at afterwards, in `checking`.

use std::collections::BTreeMap;

use regex_lite::Regex;

use crate::domain::waiting::{Offer, OfferedFrom, REACH_DAYS};

use super::condition::{Condition, read_condition};
use super::log::Log;
use super::pack::{Branch, Mode, Pack, Rewrite, Stage, Timing};
use super::prompt::Prompt;
use super::prompt_reading::read_prompt;
use super::reading::Table;

/// Where the parts of a pack stand in its text, for what is found out later.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<(&'static str, String, &'static str), usize>);

impl Places {
    /// Remembers where the fields of a thing begin.
    pub fn remember(&mut self, kind: &'static str, id: &str, table: &Table<'_, '_>, fields: &[&'static str]) {
        for field in fields {
            self.0.entry((kind, id.to_owned(), field)).or_insert_with(|| table.place(field));
        }
    }

    /// The byte at which a field of a thing begins.
    pub fn of(&self, kind: &'static str, id: &str, field: &'static str) -> usize {
        self.0.get(&(kind, id.to_owned(), field)).copied().unwrap_or(0)
    }
}

/// Reads a whole pack. `None` where so much is missing that nothing more can be said about it.
pub(super) fn read_pack(log: &Log<'_>, root: Table<'_, '_>) -> Option<(Pack, Places)> {
    let mut places = Places::default();
    let head = root.table("pack").map(|mut table| {
        table.named("[pack]");
        table
    });
    let (id, version, label) = head.map(read_head).unwrap_or_default();
    let modes =
        each(&root, "mode", &mut places, &["stages", "hint", "followed_up", "follow_up"], |table, id| {
            Some(read_mode(table, id))
        });
    let timing = root.table("timing").map(|mut table| {
        table.named("[timing]");
        places.remember("timing", "", &table, &["hot", "short", "full", "older"]);
        read_timing(table)
    });
    let stages = each(&root, "stage", &mut places, &["when"], |table, id| Some(read_stage(table, id)));
    let fields =
        ["stage", "modes", "when", "branch", "each", "fills", "text", "options", "default", "verbs", "notes"];
    let prompts = each(&root, "prompt", &mut places, &fields, read_prompt);
    let branches = each(&root, "branch", &mut places, &["when", "extends", "skips"], |table, id| {
        Some(read_branch(table, id))
    });
    let rewrite = root.table("rewrite").map(|mut table| {
        table.named("[rewrite]");
        read_rewrite(log, table)
    });
    if timing.is_none() && !root.has("timing") {
        root.complain(root.at, "has no [timing]");
    }
    root.finish();
    let pack = Pack { id, version, label, modes, stages, prompts, branches, timing: timing?, rewrite };
    Some((pack, places))
}

/// Reads a list of things with ids; a second thing with the same id is a problem.
fn each<'l, 't, T: Named>(
    root: &Table<'l, 't>,
    kind: &'static str,
    places: &mut Places,
    fields: &[&'static str],
    read: impl Fn(Table<'l, 't>, String) -> Option<T>,
) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for mut table in root.tables(kind) {
        table.named(format!("[[{kind}]]"));
        let mut id = table.required("id");
        table.named(format!("{kind} \"{id}\""));
        if !id.is_empty() && found.iter().any(|thing| thing.id() == id) {
            table.complain(table.place("id"), "is there twice; an id is used once");
            // Under a name of its own, whatever else is wrong with it is found and placed as well.
            id = format!("{id} ({})", found.len() + 1);
        }
        places.remember(kind, &id, &table, fields);
        places.remember(kind, &id, &table, &["id"]);
        found.extend(read(table, id));
    }
    if found.is_empty() && kind != "branch" {
        root.complain(root.at, &format!("has no [[{kind}]]"));
    }
    found
}

trait Named {
    fn id(&self) -> &str;
}

macro_rules! named {
    ($($kind:ty),+) => {$(impl Named for $kind { fn id(&self) -> &str { &self.id } })+};
}
named!(Mode, Stage, Prompt, Branch);

fn read_head(table: Table<'_, '_>) -> (String, u32, String) {
    let id = table.required("id");
    let label = table.required("label");
    if !table.has("version") {
        table.complain(table.at, "has no `version`");
    }
    let version = table.number("version", 1, i64::from(u32::MAX)).unwrap_or(1);
    table.finish();
    (id, u32::try_from(version).unwrap_or(1), label)
}

fn read_mode(table: Table<'_, '_>, id: String) -> Mode {
    let mode = Mode {
        id,
        label: table.required("label"),
        hint: table.text("hint").map(|text| text.value).unwrap_or_default(),
        stages: plain(&table, "stages"),
        is_followed_up: table.flag("followed_up").unwrap_or(false),
        follow_up: table.table("follow_up").map(read_offer),
    };
    if mode.stages.is_empty() {
        table.complain(table.place("stages"), "has no stages");
    }
    table.finish();
    mode
}

/// For how many days a follow-up is offered where the pack does not say.
const OFFERED_FOR_DAYS: u32 = 7;

fn read_offer(table: Table<'_, '_>) -> Offer {
    let days = |key, most| table.number(key, 1, most).and_then(|days| u32::try_from(days).ok());
    let after_days = days("after_days", i64::from(REACH_DAYS));
    let for_days = days("for_days", 30).unwrap_or(OFFERED_FOR_DAYS);
    let guide_end = |word: &str| (word == "guide_end").then_some(OfferedFrom::GuideEnd);
    let at = table.word("at", guide_end, &["guide_end"]);
    if table.has("after_days") == table.has("at") {
        table.complain(table.at, "has a `follow_up` that needs exactly one of after_days, at");
    }
    if let Some(last) = after_days.map(|first| first + for_days - 1).filter(|last| *last > REACH_DAYS) {
        let message = format!("is offered until day {last}; a follow-up has to end by day {REACH_DAYS}");
        table.complain(table.place("after_days"), &message);
    }
    table.finish();
    // One that cannot be read stays a follow-up, so that nothing else is expected of it.
    let from = at.or(after_days.map(OfferedFrom::Days)).unwrap_or(OfferedFrom::GuideEnd);
    Offer { from, for_days }
}

fn read_stage(table: Table<'_, '_>, id: String) -> Stage {
    let stage = Stage {
        id,
        title: table.required("title"),
        why: table.text("why").map(|text| text.value),
        minutes: table.decimal("minutes").unwrap_or(1.0),
        when: read_condition(&table, "when"),
    };
    table.finish();
    stage
}

fn read_branch(table: Table<'_, '_>, id: String) -> Branch {
    if !table.has("when") {
        table.complain(table.at, "has no `when`");
    }
    let when = read_condition(&table, "when");
    let extends = table.text("extends").map(|text| text.value);
    let skips = plain(&table, "skips");
    table.finish();
    // A branch that cannot be read stays in the list, so that what refers to it is not reported as well.
    Branch { id, when: when.unwrap_or(Condition::All(Vec::new())), extends, skips }
}

fn read_timing(table: Table<'_, '_>) -> Timing {
    let hours = |key| table.number(key, 0, 24 * 365);
    let timing = Timing {
        hot: table.required("hot"),
        short: table.required("short"),
        full: table.required("full"),
        older: table.required("older"),
        hot_until_hours: hours("hot_until_hours").unwrap_or(24),
        best_until_hours: hours("best_until_hours").unwrap_or(72),
        older_from_days: table.number("older_from_days", 1, 365).unwrap_or(14),
        early_note: table.required("early_note"),
        heavier_note: table.required("heavier_note"),
    };
    table.finish();
    timing
}

fn read_rewrite(log: &Log<'_>, table: Table<'_, '_>) -> Rewrite {
    let mut patterns = Vec::new();
    for pattern in table.texts("patterns").unwrap_or_default() {
        match Regex::new(&format!("(?i){}", pattern.value)) {
            Ok(regex) => patterns.push(regex),
            Err(error) => log
                .add(pattern.at, format!("[rewrite] pattern \"{}\" cannot be used: {error}", pattern.value)),
        }
    }
    let offer = table.required("offer");
    table.finish();
    Rewrite { patterns, offer }
}

fn plain(table: &Table<'_, '_>, key: &'static str) -> Vec<String> {
    let texts = table.texts(key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}
