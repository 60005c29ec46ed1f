//! What shapes a race: the list of causes, for what got in the way and for what helped.

use super::log::{Log, parse};
use crate::domain::cause::Effect;
use crate::domain::race::{RaceKind, words};
use crate::domain::rules::recurrence::CauseReach;

use super::reading::Table;

/// A group of causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
}

words! {
    /// When a cause shows up.
    Phase {
        /// In the months of training.
        Build = "build", "training and build-up";
        /// In the last weeks.
        Taper = "taper", "taper";
        /// In the week of the race.
        RaceWeek = "race_week", "race week";
        /// On the morning of the race.
        Morning = "morning", "the morning";
        /// In the race.
        Race = "race", "the race";
    }
}

/// One cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Its id.
    pub id: String,
    /// Its name where it got in the way.
    pub label: String,
    /// Its name where it helped; the same where nothing else is written.
    pub label_helped: String,
    /// Its group.
    pub group: String,
    /// How much of it is usually in a runner's hands, 0 to 10; never shown before the runner has answered.
    pub control_hint: u8,
    /// When it shows up; empty where that is not told.
    pub phases: Vec<Phase>,
    /// In races of which kinds; empty for all.
    pub kinds: Vec<RaceKind>,
    /// Other words under which it is found.
    pub synonyms: Vec<String>,
    /// Questions where it got in the way, most useful first.
    pub ask_hindered: Vec<String>,
    /// The question where it helped.
    pub ask_helped: String,
    /// A starter for the moment of an if-then lesson.
    pub lesson_if: String,
    /// A starter for the action of an if-then lesson.
    pub lesson_then: String,
    /// The care note shown beside it.
    pub care: Option<String>,
}

/// What is said beside the part within reach, from this much control on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The least control, 0 to 10.
    pub from: u8,
    /// The words.
    pub text: String,
}

/// All causes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Causes {
    /// The words for a strength of 1, 2 and 3.
    pub impact: Vec<String>,
    /// The groups in the order in which they are shown.
    pub groups: Vec<Group>,
    /// The causes, group by group.
    pub causes: Vec<Cause>,
    /// What the control dial leads to, most control first.
    pub routes: Vec<Route>,
}

impl Cause {
    /// Its name, for what it did.
    #[must_use]
    pub fn label_for(&self, effect: Effect) -> &str {
        match effect {
            Effect::Helped => &self.label_helped,
            Effect::Hindered => &self.label,
        }
    }
}

impl Causes {
    /// A cause by id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.id == id)
    }

    /// Where a cause can show up; of one from another list nothing is known.
    #[must_use]
    pub fn reach(&self, id: &str) -> CauseReach {
        self.get(id).map_or_else(CauseReach::default, |cause| CauseReach {
            kinds: cause.kinds.clone(),
            only_in_race: cause.phases == [Phase::Race],
        })
    }

    /// What is said beside the part within reach.
    #[must_use]
    pub fn route(&self, control: u8) -> Option<&str> {
        let route = self.routes.iter().find(|route| control >= route.from)?;
        Some(&route.text)
    }
}

/// Reads the built-in list.
pub(super) fn read_causes(log: &Log<'_>) -> Causes {
    let mut causes = Causes::default();
    let Some(root) = parse(log) else {
        return causes;
    };
    let root = Table::new(log, &root, "the list of causes");
    root.number("schema", 1, 1);
    causes.impact = words(&root, "impact");
    for route in root.tables("route") {
        causes
            .routes
            .push(Route { from: route.small("from", 0, 10).unwrap_or(0), text: route.required("text") });
        route.finish();
    }
    causes.routes.sort_by_key(|route| std::cmp::Reverse(route.from));
    for group in root.tables("group") {
        causes.groups.push(Group { id: group.required("id"), label: group.required("label") });
        group.finish();
    }
    read_into(&mut causes, &root);
    root.finish();
    causes
}

/// Adds the causes of a table to a list, or changes the words of those that are there.
pub(super) fn read_into(causes: &mut Causes, root: &Table<'_, '_>) {
    for mut table in root.tables("cause") {
        let id = table.required("id");
        table.named(format!("cause \"{id}\""));
        let known = causes.causes.iter().position(|cause| cause.id == id);
        if let Some(cause) = known.and_then(|place| causes.causes.get_mut(place)) {
            for (key, words) in [
                ("label", &mut cause.label),
                ("label_helped", &mut cause.label_helped),
                ("ask_helped", &mut cause.ask_helped),
                ("lesson_if", &mut cause.lesson_if),
                ("lesson_then", &mut cause.lesson_then),
            ] {
                if let Some(text) = table.text(key) {
                    *words = text.value;
                }
            }
            for (key, list) in [("synonyms", &mut cause.synonyms), ("ask_hindered", &mut cause.ask_hindered)]
            {
                if table.has(key) {
                    *list = words(&table, key);
                }
            }
        } else {
            let group = table.required("group");
            if !group.is_empty() && !causes.groups.iter().any(|known| known.id == group) {
                let known: Vec<&str> = causes.groups.iter().map(|known| known.id.as_str()).collect();
                let message = format!("has the unknown group \"{group}\"; known are {}", known.join(", "));
                table.complain(table.place("group"), &message);
            }
            let label = table.required("label");
            let cause = Cause {
                id,
                label_helped: table.text("label_helped").map_or_else(|| label.clone(), |words| words.value),
                label,
                group,
                control_hint: table.small("control_hint", 0, 10).unwrap_or(5),
                phases: known_words(&table, "phases", Phase::from_id, Phase::ALL, Phase::id),
                kinds: known_words(&table, "kinds", RaceKind::from_id, RaceKind::ALL, RaceKind::id),
                synonyms: words(&table, "synonyms"),
                ask_hindered: words(&table, "ask_hindered"),
                ask_helped: table.required("ask_helped"),
                lesson_if: table.required("lesson_if"),
                lesson_then: table.required("lesson_then"),
                care: table.text("care").map(|word| word.value),
            };
            if cause.ask_hindered.is_empty() {
                table.complain(table.place("ask_hindered"), "needs at least one question in `ask_hindered`");
            }
            causes.causes.push(cause);
        }
        table.finish();
    }
}

/// Words of which each stands for something; what is not known is complained of.
fn known_words<T: Copy>(
    table: &Table<'_, '_>,
    key: &'static str,
    read: fn(&str) -> Option<T>,
    all: &[T],
    id: fn(T) -> &'static str,
) -> Vec<T> {
    let texts = words(table, key);
    let unknown = texts.iter().find(|word| read(word).is_none());
    if let Some(unknown) = unknown {
        let known: Vec<&str> = all.iter().map(|one| id(*one)).collect();
        let message = format!("`{key}`: \"{unknown}\" is not known; known are {}", known.join(", "));
        table.complain(table.place(key), &message);
    }
    texts.iter().filter_map(|word| read(word)).collect()
}

fn words(table: &Table<'_, '_>, key: &'static str) -> Vec<String> {
    let texts = table.texts(key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}
