//! How well an entry fits what is looked for, and which part of it is shown.
//!
//! Decided here, since no source says it: every term counts 100 where a word is just it and 60 to 90 where it is the beginning of
//! a longer word (the more of the word was typed, the more); in a body text four fifths of that, beside it (the race of a
//! lesson) three fifths. The mean of the terms is what an entry gets, and up to 20 more where all terms stand near each other.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::folding::each_word;
use crate::domain::search::{Presence, Query, Reach};

/// What an excerpt is as long as, in characters.
const EXCERPT: usize = 240;
/// So much of it stands before the place for which it is shown, in characters.
const BEFORE: usize = 60;
/// What standing next to each other is worth.
const NEAR: usize = 20;

/// A text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'t> {
    /// The text.
    pub text: &'t str,
    /// What a word in it is worth.
    pub role: Role,
}

/// What a text is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Its name, its heading, its one line.
    Heading,
    /// What is told.
    Body,
    /// The heading of what it belongs to; never shown as its excerpt.
    Beside,
}

impl Role {
    fn fifths(self) -> usize {
        match self {
            Self::Heading => 5,
            Self::Body => 4,
            Self::Beside => 3,
        }
    }
}

/// The terms that shall be there, with what is taken in their place where they are nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    terms: Vec<SoughtTerm>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SoughtTerm {
    choices: Vec<Vec<String>>,
    reach: Reach,
}

/// A place where a term stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    term: usize,
    bytes: Range<usize>,
    /// The number of the first word in the text.
    word: usize,
    worth: usize,
}

/// The part of an entry that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, in one line.
    pub text: String,
    /// Where the terms are in them, as byte ranges in order, not over each other.
    pub marks: Vec<Range<usize>>,
}

impl Sought {
    /// The terms of a query; `forgiven` are words that are nowhere, each with one that is taken in its place.
    #[must_use]
    pub fn new(query: &Query, forgiven: &[(String, String)]) -> Self {
        let wanted = query.terms.iter().filter(|term| term.presence == Presence::Wanted);
        let terms = wanted.map(|term| {
            let taken = forgiven.iter().filter(|(word, _)| term.words == [word.as_str()]);
            let mut choices: Vec<Vec<String>> = taken.map(|(_, taken)| vec![taken.clone()]).collect();
            if choices.is_empty() {
                choices.push(term.words.clone());
            }
            SoughtTerm { choices, reach: term.reach }
        });
        Self { terms: terms.collect() }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How well an entry fits, from 0 to 120.
    #[must_use]
    pub fn score(&self, fields: &[Field<'_>]) -> usize {
        if self.terms.is_empty() {
            return 0;
        }
        let mut best = vec![0; self.terms.len()];
        let mut near = 0;
        for field in fields {
            let places = self.places(field.text);
            for place in &places {
                best[place.term] = best[place.term].max(place.worth * field.role.fifths() / 5);
            }
            if self.terms.len() > 1
                && let Some((window, terms)) = narrowest(&places)
                && terms == self.terms.len()
            {
                let words = 1 + places[window.end - 1].word - places[window.start].word;
                near = near.max(NEAR * terms / words.max(terms));
            }
        }
        best.iter().sum::<usize>() / self.terms.len() + near
    }

    /// The part of an entry in which most of the terms are, near each other; without any of them its beginning.
    #[must_use]
    pub fn excerpt(&self, fields: &[Field<'_>]) -> Excerpt {
        let shown = || fields.iter().filter(|field| field.role != Role::Beside);
        let mut best: Option<(usize, &Field<'_>, Vec<Place>, Range<usize>)> = None;
        for field in shown() {
            let places = self.places(field.text);
            if let Some((window, terms)) = narrowest(&places)
                && best.as_ref().is_none_or(|(most, ..)| terms > *most)
            {
                best = Some((terms, field, places, window));
            }
        }
        match best {
            Some((_, field, places, window)) => {
                let start = places[window.start].bytes.start;
                cut(field.text, start, &marks(places))
            }
            None => cut(shown().map(|field| field.text).find(|text| !text.is_empty()).unwrap_or(""), 0, &[]),
        }
    }

    /// Where the terms stand in a text, in its order.
    fn places(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        // What has begun: the term, its choice, how many of its words have been seen, and where.
        let mut begun: Vec<(usize, &[String], usize, Place)> = Vec::new();
        let mut number = 0;
        each_word(text, |bytes, word| {
            begun.retain_mut(|(term, words, seen, place)| {
                let reach = self.terms[*term].reach;
                let Some(worth) = fits(words, *seen, reach, word) else { return false };
                place.worth = place.worth.min(worth);
                place.bytes.end = bytes.end;
                *seen += 1;
                if *seen == words.len() {
                    places.push(place.clone());
                }
                *seen < words.len()
            });
            for (term, sought) in self.terms.iter().enumerate() {
                for words in sought.choices.iter().filter(|_| sought.reach != Reach::Inside) {
                    let Some(worth) = fits(words, 0, sought.reach, word) else { continue };
                    let place = Place { term, bytes: bytes.clone(), word: number, worth };
                    if words.len() == 1 {
                        places.push(place);
                    } else {
                        begun.push((term, words, 1, place));
                    }
                }
            }
            number += 1;
        });
        for (term, sought) in
            self.terms.iter().enumerate().filter(|(_, sought)| sought.reach == Reach::Inside)
        {
            for needle in sought.choices.iter().flatten() {
                // How many words lie before it is of no weight in a script without spaces.
                places.extend(inside(text, needle).map(|bytes| Place { term, word: 0, bytes, worth: 100 }));
            }
        }
        places.sort_by_key(|place| (place.word, place.bytes.start));
        places
    }
}

/// What a word is worth as the `seen`th word of a term. Its plain letters may be capital.
fn fits(words: &[String], seen: usize, reach: Reach, word: &str) -> Option<usize> {
    let wanted = words.get(seen)?.as_bytes();
    let begins = word.as_bytes().get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted));
    match (begins, word.len() == wanted.len()) {
        (true, true) => Some(100),
        (true, false) if reach == Reach::Prefix && seen + 1 == words.len() => {
            Some(60 + 30 * wanted.len() / word.len())
        }
        _ => None,
    }
}

/// Every place of a needle in a text, capital or not as far as ASCII goes.
fn inside<'t>(text: &'t str, needle: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.char_indices().map(|(start, _)| start..start + needle.len()).filter(move |bytes| {
        !needle.is_empty() && text.get(bytes.clone()).is_some_and(|part| part.eq_ignore_ascii_case(needle))
    })
}

/// The fewest places next to each other with as many different terms as there are at all; and how many terms.
fn narrowest(places: &[Place]) -> Option<(Range<usize>, usize)> {
    let last_term = places.iter().map(|place| place.term).max()?;
    let mut counts = vec![0_usize; last_term + 1];
    for place in places {
        counts[place.term] = 1;
    }
    let all: usize = counts.iter().sum();
    counts.fill(0);
    let mut best: Option<(usize, Range<usize>)> = None;
    let (mut start, mut terms) = (0, 0);
    for (end, place) in places.iter().enumerate() {
        terms += usize::from(counts[place.term] == 0);
        counts[place.term] += 1;
        while terms == all {
            let words = place.word - places[start].word;
            if best.as_ref().is_none_or(|(least, _)| words < *least) {
                best = Some((words, start..end + 1));
            }
            counts[places[start].term] -= 1;
            terms -= usize::from(counts[places[start].term] == 0);
            start += 1;
        }
    }
    best.map(|(_, window)| (window, all))
}

/// Places as marks: in order, and one where they lie over each other.
fn marks(mut places: Vec<Place>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| place.bytes.start);
    let mut marks: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match marks.last_mut() {
            Some(last) if place.bytes.start < last.end => last.end = last.end.max(place.bytes.end),
            _ => marks.push(place.bytes),
        }
    }
    marks
}

/// A part of a text around a place, in one line, with the marks that lie in it whole.
fn cut(text: &str, around: usize, marks: &[Range<usize>]) -> Excerpt {
    let is_long = text.char_indices().nth(EXCERPT).is_some();
    let start = if is_long { begin(text, around) } else { 0 };
    let end = if is_long { finish(text, start) } else { text.len() };
    let mut told = String::with_capacity(end - start + 2 * '…'.len_utf8());
    if start > 0 {
        told.push('…');
    }
    let shift = told.len();
    told.extend(text[start..end].chars().map(|letter| if is_break(letter) { ' ' } else { letter }));
    if end < text.len() {
        told.push('…');
    }
    let inside = marks.iter().filter(|mark| start <= mark.start && mark.end <= end);
    let marks = inside.map(|mark| mark.start - start + shift..mark.end - start + shift).collect();
    Excerpt { text: told, marks }
}

/// What becomes a space in one line; one byte like it, so that no mark moves.
fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\t')
}

/// Where an excerpt around a place begins: at a word, some way before it.
fn begin(text: &str, around: usize) -> usize {
    let before = &text[..around];
    let Some((back, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    let gap = before[back..].find(char::is_whitespace);
    match gap {
        Some(gap) => around - before[back + gap..].trim_start().len(),
        // No space anywhere: at the beginning of what stands together on the screen.
        None => text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .take_while(|start| *start <= back)
            .last()
            .unwrap_or(0),
    }
}

/// Where an excerpt from a place on ends: behind a word.
fn finish(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let Some((most, _)) = rest.char_indices().nth(EXCERPT) else { return text.len() };
    let space = rest[..most].rfind(char::is_whitespace).filter(|space| *space > most / 2);
    match space {
        Some(space) => start + rest[..space].trim_end().len(),
        None => {
            start
                + rest
                    .grapheme_indices(true)
                    .map(|(start, _)| start)
                    .take_while(|end| *end <= most)
                    .last()
                    .unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests;
