//! The feelings that can be named.

use super::log::{Log, parse};
use super::reading::Table;

/// A quarter of the picture: energy by pleasantness, and one for the mixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quadrant {
    /// Its id.
    pub id: String,
    /// The digit that opens it.
    pub key: char,
    /// Its name.
    pub label: String,
    /// What it is like.
    pub hint: String,
}

/// One feeling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeling {
    /// Its id.
    pub id: String,
    /// The letter that picks it within its quadrant; `None` for an own feeling without one.
    pub key: Option<char>,
    /// Its name.
    pub label: String,
    /// Its quadrant.
    pub quadrant: String,
    /// Its family; "shame" brings the kinder voice.
    pub family: String,
    /// Energy, -5 to 5; only for ordering.
    pub energy: i8,
    /// Pleasantness, -5 to 5; only for ordering.
    pub pleasant: i8,
    /// Whether naming it brings the support card.
    pub support: bool,
    /// Other words under which it is found.
    pub synonyms: Vec<String>,
}

/// All feelings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feelings {
    /// The quadrants in the order of their keys.
    pub quadrants: Vec<Quadrant>,
    /// The feelings, quadrant by quadrant.
    pub feelings: Vec<Feeling>,
}

impl Feelings {
    /// A feeling by id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Feeling> {
        self.feelings.iter().find(|feeling| feeling.id == id)
    }

    /// Whether a feeling weighs: heavy or charged.
    #[must_use]
    pub fn is_unpleasant(&self, id: &str) -> bool {
        self.get(id).is_some_and(|feeling| matches!(feeling.quadrant.as_str(), "heavy" | "charged"))
    }
}

/// Reads the built-in list.
pub(super) fn read_feelings(log: &Log<'_>) -> Feelings {
    let mut feelings = Feelings::default();
    let Some(root) = parse(log) else {
        return feelings;
    };
    let root = Table::new(log, &root, "the list of feelings");
    root.number("schema", 1, 1);
    for quadrant in root.tables("quadrant") {
        let key = letter(&quadrant).unwrap_or('0');
        feelings.quadrants.push(Quadrant {
            id: quadrant.required("id"),
            key,
            label: quadrant.required("label"),
            hint: quadrant.required("hint"),
        });
        quadrant.finish();
    }
    read_into(&mut feelings, &root);
    root.finish();
    feelings
}

/// Adds the feelings of a table to a list, or changes the words of those that are there.
pub(super) fn read_into(feelings: &mut Feelings, root: &Table<'_, '_>) {
    for mut table in root.tables("feeling") {
        let id = table.required("id");
        table.named(format!("feeling \"{id}\""));
        let known = feelings.feelings.iter().position(|feeling| feeling.id == id);
        if let Some(feeling) = known.and_then(|place| feelings.feelings.get_mut(place)) {
            if let Some(label) = table.text("label") {
                feeling.label = label.value;
            }
            if let Some(synonyms) = table.texts("synonyms") {
                feeling.synonyms = synonyms.into_iter().map(|word| word.value).collect();
            }
        } else {
            let quadrant = table.required("quadrant");
            if !quadrant.is_empty() && !feelings.quadrants.iter().any(|known| known.id == quadrant) {
                let known: Vec<&str> = feelings.quadrants.iter().map(|known| known.id.as_str()).collect();
                let message =
                    format!("has the unknown quadrant \"{quadrant}\"; known are {}", known.join(", "));
                table.complain(table.place("quadrant"), &message);
            }
            let key = letter(&table);
            let taken =
                |other: &Feeling| other.quadrant == quadrant && other.key.is_some() && other.key == key;
            if let Some(other) = feelings.feelings.iter().find(|other| taken(other)) {
                let message = format!("wants a key that \"{}\" has", other.id);
                table.complain(table.place("key"), &message);
            }
            let feeling = Feeling {
                id,
                key,
                label: table.required("label"),
                quadrant,
                family: table.text("family").map_or_else(|| "own".to_owned(), |word| word.value),
                energy: degree(&table, "energy"),
                pleasant: degree(&table, "pleasant"),
                support: table.flag("support").unwrap_or(false),
                synonyms: table
                    .texts("synonyms")
                    .unwrap_or_default()
                    .into_iter()
                    .map(|word| word.value)
                    .collect(),
            };
            feelings.feelings.push(feeling);
        }
        table.finish();
    }
}

fn degree(table: &Table<'_, '_>, key: &'static str) -> i8 {
    let number = table.number(key, -5, 5).unwrap_or(0);
    i8::try_from(number).unwrap_or(0)
}

fn letter(table: &Table<'_, '_>) -> Option<char> {
    let key = table.text("key")?;
    let mut letters = key.value.chars();
    let first = letters.next();
    if letters.next().is_some() {
        table.complain(key.at, "needs a `key` of one letter");
        return None;
    }
    first
}
