//! The language of searches: words, phrases in quotes, and filters like `cause:heat`.
//!
//! Nothing that is typed is an error. What is not understood is looked for as words, and a filter whose value is not known
//! finds nothing and says which values there are.

mod editing;
mod filters;
mod parts;

use chrono::NaiveDate;

use super::Content;
use super::causes::{Cause, Causes};
use crate::domain::folding::{folded, is_unspaced, words};
use crate::domain::rules::spelling::Misspelt;
use crate::domain::search::{Presence, Query, Reach, Term};
pub use editing::{clear, has, has_written, toggle, toggle_written, without_filters, written};
use filters::{Key, Meaning, note};
use parts::{Part, Quotes, parts};

/// So many words are looked for at most.
pub const MOST_WORDS: usize = 32;

/// What was typed, as it is understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadQuery {
    /// What is looked for.
    pub query: Query,
    /// What could not be understood, each a short line to be read beside the results.
    pub notes: Vec<String>,
}

/// One line of the help of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpRow {
    /// What is typed.
    pub example: &'static str,
    /// What it finds.
    pub words: &'static str,
}

/// The help of the language: the page of help, the help of the command line and the README are made from it.
pub const HELP: &[HelpRow] = &[
    HelpRow {
        example: "pac",
        words: "every word that begins so; several words must all be there, in any order",
    },
    HelpRow {
        example: "humid",
        words: "a word in the name of a cause also finds the lessons about that cause, after those with the word",
    },
    HelpRow { example: "\"easy start\"", words: "these words, one after the other" },
    HelpRow { example: "-gel", words: "leaves out what has this word" },
    HelpRow {
        example: "cause:heat",
        words: "a cause by its name or another word for it, or a group like cause:fuel",
    },
    HelpRow { example: "distance:marathon", words: "the race's distance: half, 10k, 50mi, 89km" },
    HelpRow { example: "kind:trail", words: "the kind of race: road, trail, ultra, track, tri" },
    HelpRow {
        example: "outcome:dnf",
        words: "how the race ended: finished, dnf, dns, cut_off, dsq, cancelled",
    },
    HelpRow { example: "year:2025", words: "the year of the race" },
    HelpRow {
        example: "state:proven",
        words: "a lesson's state: fresh, trying, in_use, proven, doubtful, resting, retired",
    },
    HelpRow { example: "verb:stop", words: "what a lesson asks for: keep, change, start, stop" },
    HelpRow { example: "since:3m", words: "since so long ago (3d, 2w, 3m, 1y), or since a date or a year" },
    HelpRow { example: "before:2025", words: "before a date or a year, or longer ago than that" },
    HelpRow { example: "is:pinned", words: "only lessons that are pinned" },
];

/// Reads what was typed. `today` is what `since:3m` counts back from.
#[must_use]
pub fn read(text: &str, content: &Content, today: NaiveDate) -> ReadQuery {
    let mut read = ReadQuery::default();
    let mut room = MOST_WORDS;
    let mut is_full = false;
    for part in parts(text) {
        match part.key.and_then(Key::named) {
            Some(key) if part.is_left_out => {
                read.notes.push(format!("Only words can be left out, not {}:", key.name()));
            }
            Some(key) => {
                let meaning = Meaning::of(key, part.value, &content.causes, today);
                let is_unknown = match &meaning {
                    Meaning::Causes(causes) => causes.iter().all(|cause| content.causes.get(cause).is_none()),
                    meaning => matches!(meaning, Meaning::Unfinished | Meaning::Nothing),
                };
                if is_unknown {
                    read.notes.push(note(key, part.value, &content.causes));
                }
                meaning.narrow(&mut read.query.filter);
            }
            None => {
                let note = part.key.filter(|_| is_meant_to_narrow(&part)).map(unknown);
                read.notes.extend(note.filter(|note| !read.notes.contains(note)));
                for term in terms(text, &part) {
                    if read.query.terms.contains(&term) {
                        continue;
                    }
                    let Some(left) = room.checked_sub(term.words.len()) else {
                        is_full = true;
                        continue;
                    };
                    room = left;
                    read.query.terms.push(term);
                }
            }
        }
    }
    read.query.meant = meant(&read.query.terms, &content.causes);
    if is_full {
        read.notes.push(format!("Only the first {MOST_WORDS} words are looked for."));
    }
    read
}

/// Whether what stands before a colon is the name of a filter, although none is called so: `http://x`, `std::x` and `note: x` are
/// only words.
fn is_meant_to_narrow(part: &Part<'_>) -> bool {
    let is_plain = part.key.is_some_and(|key| !key.chars().any(is_unspaced));
    is_plain && (part.quotes != Quotes::None || part.value.starts_with(char::is_alphanumeric))
}

/// What is said of a filter that there is not. Its words are looked for.
fn unknown(key: &str) -> String {
    let cut: String = key.chars().take(30).collect();
    let known: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
    format!("There is no “{cut}:”; there are {}.", known.join(", "))
}

/// The causes that are called so, by id: as after `cause:`. Empty where there is none.
#[must_use]
pub fn causes(name: &str, causes: &Causes) -> Vec<String> {
    let named = Meaning::of(Key::Cause, name, causes, NaiveDate::MIN).ids();
    named.into_iter().filter(|id| causes.get(id).is_some()).collect()
}

/// The causes of which a word of the id, the name or another name is nearest to a word with an error of typing; empty where none is
/// near.
#[must_use]
pub fn nearest_causes<'c>(name: &str, causes: &'c Causes) -> Vec<&'c Cause> {
    let Some(misspelt) = Misspelt::new(&folded(name)) else { return Vec::new() };
    let errors = |cause: &Cause| {
        let near = names(cause).flat_map(words).filter_map(|word| misspelt.errors(&word.folded));
        near.map(|errors| errors.count).min()
    };
    let near: Vec<(&Cause, usize)> =
        causes.causes.iter().filter_map(|cause| Some((cause, errors(cause)?))).collect();
    let least = near.iter().map(|(_, errors)| *errors).min();
    near.into_iter().filter(|(_, errors)| Some(*errors) == least).map(|(cause, _)| cause).collect()
}

/// The id of a cause, its names and the other words for it.
fn names(cause: &Cause) -> impl Iterator<Item = &str> {
    let own = [cause.id.as_str(), &cause.label, &cause.label_helped];
    own.into_iter().chain(cause.synonyms.iter().map(String::as_str))
}

/// Words that stand in the names of causes and say nothing of them.
const LITTLE_WORDS: &[&str] = &[
    "and",
    "but",
    "did",
    "didn",
    "for",
    "from",
    "had",
    "just",
    "not",
    "off",
    "one",
    "only",
    "other",
    "out",
    "something",
    "than",
    "that",
    "the",
    "those",
    "too",
    "was",
    "went",
    "why",
    "with",
    "yet",
];
/// From so many letters on a word may be meant as the beginning of another one in the name of a cause.
const MEANT_FROM: usize = 3;

/// The plain words among the terms that begin a word in the name of a cause, or in another name of it, each with those causes.
fn meant(terms: &[Term], causes: &Causes) -> Vec<(String, Vec<String>)> {
    let plain = |term: &&Term| {
        let is_wanted = term.presence == Presence::Wanted && term.reach == Reach::Prefix;
        let says_something = |word: &str| word.chars().count() >= MEANT_FROM && !LITTLE_WORDS.contains(&word);
        is_wanted && term.words.len() == 1 && says_something(&term.words[0])
    };
    let mut meant: Vec<(String, Vec<String>)> =
        terms.iter().filter(plain).map(|term| (term.words[0].clone(), Vec::new())).collect();
    if meant.is_empty() {
        return meant;
    }
    for cause in &causes.causes {
        for known in names(cause).skip(1).flat_map(words).map(|word| word.folded) {
            let known_begins =
                |typed: &str| known.starts_with(typed) && !LITTLE_WORDS.contains(&known.as_str());
            for (_, ids) in meant.iter_mut().filter(|(typed, _)| known_begins(typed)) {
                if ids.last() != Some(&cause.id) {
                    ids.push(cause.id.clone());
                }
            }
        }
    }
    meant.retain(|(_, ids)| !ids.is_empty());
    meant
}

/// What a part without a known key looks for.
fn terms(text: &str, part: &Part<'_>) -> Vec<Term> {
    let presence = if part.is_left_out { Presence::Unwanted } else { Presence::Wanted };
    let whole = if part.quotes == Quotes::Closed { Reach::Whole } else { Reach::Prefix };
    let term = |text: &str, reach| {
        let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        match (folded.is_empty(), sign(text)) {
            (true, None) => None,
            // An emoji is no word to the index, and yet it can be looked for.
            (true, Some(sign)) => Some(Term { words: vec![sign], reach: Reach::Inside, presence }),
            _ if text.chars().any(is_unspaced) => {
                Some(Term { words: folded, reach: Reach::Inside, presence })
            }
            _ => Some(Term { words: folded, reach, presence }),
        }
    };
    match (part.key, part.quotes) {
        // "5:30" and "foo:bar" are words that stand beside each other.
        (Some(_), Quotes::None) | (None, _) => {
            let typed = if part.quotes == Quotes::None { &text[part.place.clone()] } else { part.value };
            term(typed, whole).into_iter().collect()
        }
        (Some(key), _) => term(key, Reach::Prefix).into_iter().chain(term(part.value, whole)).collect(),
    }
}

/// The first sign of a text that can be looked for although it is neither a letter nor a digit: arrows, symbols, emoji.
fn sign(text: &str) -> Option<String> {
    let is_sign = |letter: char| {
        let is_joiner = matches!(u32::from(letter), 0xfe00..=0xfe0f | 0xe_0000..=0xe_0fff | 0x3000..=0x303f);
        letter >= '\u{2190}' && !is_joiner && folded(letter.encode_utf8(&mut [0; 4])).is_empty()
    };
    text.chars().find(|letter| is_sign(*letter)).map(String::from)
}

#[cfg(test)]
mod tests;
